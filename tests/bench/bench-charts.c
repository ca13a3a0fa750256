/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-chart.h"
#include "fw-paint.h"

/* What one step of a slider costs in the window, in the processor time of the one thread that does
 * it: the run on all draws, and for each chart its scene and its painting at the window's width,
 * beside what filling the same picture with one colour costs. */

#define N_DRAWS 10000
#define N_STEPS 60
#define N_TIMES 15
#define WIDTH   900

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
percentile (double *times, guint n, double p)
{
  qsort (times, n, sizeof *times, compare);
  return times[MIN (n - 1, (guint)(p * n))];
}

static FwCompiled *
compile (FwPlan *plan, const char *key, double value)
{
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, key, value);
  g_autoptr (FwChange) back = fw_change_apply (change, plan, NULL);
  g_autoptr (FwCompiled) compiled = NULL;

  g_assert (back != NULL);
  compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), NULL);
  return fw_compiled_with_draws (compiled, N_DRAWS, 1);
}

/* The same steps a hand makes: a lever goes up and down, everything is computed on stored draws. */
static void
drag (FwPlan *plan, const char *key, double lo, double hi)
{
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  double times[N_STEPS];

  for (guint i = 0; i <= N_STEPS; i++)
    {
      const double at = (double)(i % 20) / 19;
      g_autoptr (FwCompiled) compiled = compile (plan, key, lo + (hi - lo) * at);
      const double start = now_ms ();
      g_autoptr (FwResult) result = fw_result_new_run (compiled, draws, 1, FALSE, NULL, NULL);

      g_assert (result != NULL);
      if (i > 0) /* the first has to make the draws */
        times[i - 1] = now_ms () - start;
    }
  printf ("%-44s median %6.1f ms, 95th percentile %6.1f ms\n", key,
          percentile (times, N_STEPS, 0.5), percentile (times, N_STEPS, 0.95));
  fwe_draws_free (draws);
}

static double
time_fill (cairo_surface_t *surface)
{
  double times[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      const double start = now_ms ();
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_destroy (cr);
      times[i] = now_ms () - start;
    }
  return percentile (times, N_TIMES, 0.5);
}

static void
draw (const FwChartRow *row, const FwChartSubject *subject, FwTextMetrics *text)
{
  double scene_times[N_TIMES], paint_times[N_TIMES], fill = 0;
  FwSize size = { 0 };

  for (guint i = 0; i < N_TIMES; i++)
    {
      const double start = now_ms ();
      g_autoptr (FwScene) scene
          = row->build (subject, fw_theme_get (FW_THEME_LIGHT), text, (FwSize){ WIDTH, 0 });
      const double built = now_ms ();
      cairo_surface_t *surface;
      cairo_t *cr;

      size = fw_scene_size (scene);
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)size.width, (int)size.height);
      cr = cairo_create (surface);
      scene_times[i] = built - start;
      paint_times[i] = now_ms ();
      fw_paint_scene (cr, scene);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      paint_times[i] = now_ms () - paint_times[i];
      if (i == 0)
        fill = time_fill (surface);
      cairo_surface_destroy (surface);
    }
  printf ("%-14s %4.0f x %4.0f px: scene %6.2f ms, paint %6.2f ms (%4.0f times a plain fill)\n",
          row->name, size.width, size.height, percentile (scene_times, N_TIMES, 0.5),
          percentile (paint_times, N_TIMES, 0.5), percentile (paint_times, N_TIMES, 0.5) / fill);
}

int
main (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwPlan) other = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (FwComparison) comparison = NULL;
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1.0);
  FwChartSubject subject = { .choice = -1, .date = "2026-11-21" };
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  g_assert (plan != NULL && other != NULL);
  printf ("A step of a slider, Minneapolis, %d draws, one thread\n", N_DRAWS);
  drag (other, "programs.prime.seats", 10, 40);
  drag (other, "programs.prime.completion", 0.5, 0.9);
  compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), NULL);
  result = fw_result_new_run (compiled, NULL, 1, TRUE, NULL, NULL);
  comparison = fw_comparison_new (&result, 1, 0, 0);
  subject.result = result;
  subject.comparison = comparison;
  printf ("Redrawing a chart at %d px, medians of %d\n", WIDTH, N_TIMES);
  for (guint i = 0; i < n; i++)
    if (fw_chart_can_build (&rows[i], &subject))
      draw (&rows[i], &subject, text);
  return 0;
}
