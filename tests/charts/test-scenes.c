/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks.h"
#include "samples.h"

/* Every sample in every theme and size, at 100 % and 200 % text. */
static void
test_chart (gconstpointer user_data)
{
  const char *chart = user_data;
  g_autoptr (FwTextMetrics) plain = fw_text_metrics_new_fixed (1);
  g_autoptr (FwTextMetrics) large = fw_text_metrics_new_fixed (2);
  guint n, seen = 0;
  const Sample *all = samples (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < FW_N_THEMES * 2 * N_SAMPLE_SIZES; k++)
      {
        const FwTheme *theme = fw_theme_get (k % FW_N_THEMES);
        const FwSize size = sample_sizes[k / FW_N_THEMES / 2];
        const gboolean is_large = k / FW_N_THEMES % 2 == 1;
        g_autoptr (FwScene) scene = NULL;
        g_autofree char *what = NULL;

        if (!g_str_equal (all[i].chart, chart))
          break;
        if (!theme_is_due (theme))
          continue;
        scene = sample_build (&all[i], theme, is_large ? large : plain, size);
        what = g_strdup_printf ("%s %s, %s, %g px, text %d %%", chart, all[i].name,
                                fw_theme_name (theme), size.width, is_large ? 200 : 100);
        check_scene (scene, what);
        seen++;
      }
  g_assert_cmpuint (seen, >, 0);
}

/* Is it the first sample of its chart? */
static gboolean
is_first (const Sample *all, guint i)
{
  for (guint k = 0; k < i; k++)
    if (g_str_equal (all[k].chart, all[i].chart))
      return FALSE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  guint n;
  const Sample *all = samples (&n);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    if (is_first (all, i))
      {
        g_autofree char *path = g_strconcat ("/charts/scenes/", all[i].chart, NULL);

        g_test_add_data_func (path, all[i].chart, test_chart);
      }
  return g_test_run ();
}
