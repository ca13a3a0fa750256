/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-labels.h"
#include "fw-scene-check.h"
#include "fw-scale.h"
#include "samples-goal.h"

static void
test_ticks (void)
{
  static const struct
  {
    double lo, hi;
    guint most;
    gboolean whole;
    double step, first, last;
  } cases[] = {
    { 0, 224, 5, TRUE, 50, 0, 250 },
    { 0, 1, 5, TRUE, 1, 0, 1 },
    { 0, 3, 5, TRUE, 1, 0, 3 },
    { -45, 78, 4, TRUE, 50, -50, 100 },
    { 0, 3.4e-5, 4, FALSE, 1e-5, 0, 4e-5 },
    { 0, 0, 5, TRUE, 1, 0, 1 },
    { 0, 9e9, 5, TRUE, 2e9, 0, 1e10 },
    { -3, 0, 4, FALSE, 1, -3, 0 },
    { 0, 100, 5, TRUE, 20, 0, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FwTicks ticks
          = fw_ticks_cover (cases[i].lo, cases[i].hi, cases[i].most, cases[i].whole);

      g_assert_cmpfloat_with_epsilon (ticks.step, cases[i].step, 1e-9 * cases[i].step);
      g_assert_cmpfloat_with_epsilon (fw_ticks_first (&ticks), cases[i].first,
                                      1e-9 * cases[i].step);
      g_assert_cmpfloat_with_epsilon (fw_ticks_last (&ticks), cases[i].last, 1e-9 * cases[i].step);
      g_assert_cmpuint (ticks.n - 1, <=, cases[i].most);
    }
}

/* For any numbers: covered, in order, no more than asked for. */
static void
test_ticks_cover (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const double a = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-9, 12));
      const double b = a + fabs (a) * g_test_rand_double_range (0, 10) + 1e-12;
      const guint most = (guint)g_test_rand_int_range (1, 12);
      const FwTicks ticks = fw_ticks_cover (a, b, most, FALSE);

      g_assert_cmpfloat (fw_ticks_first (&ticks), <=, a + 1e-6 * ticks.step);
      g_assert_cmpfloat (fw_ticks_last (&ticks), >=, b - 1e-6 * ticks.step);
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, MAX (most, 2) + 1);
    }
}

static void
test_spread (void)
{
  double near[] = { 50, 51, 52 }, low[] = { 95, 96, 97 }, apart[] = { 10, 50, 90 },
         many[] = { 5, 5, 5, 5 };

  fw_labels_spread (near, 3, 10, 0, 100);
  g_assert_cmpfloat (near[1] - near[0], >=, 10);
  g_assert_cmpfloat (near[2] - near[1], >=, 10);
  fw_labels_spread (low, 3, 10, 0, 100);
  g_assert_cmpfloat (low[2], <=, 100);
  g_assert_cmpfloat (low[0], ==, 80);
  fw_labels_spread (apart, 3, 10, 0, 100);
  g_assert_cmpfloat (apart[1], ==, 50);
  fw_labels_spread (many, 4, 40, 0, 100);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (many[i] - many[i - 1], >=, 40);
}

static FwLabel
label (const char *text, FwPriority priority, double x, double y)
{
  return (FwLabel){ .text = text,
                    .size = 12,
                    .role = FW_ROLE_TEXT,
                    .priority = priority,
                    .places
                    = { { { x, y }, FW_ANCHOR_MIDDLE }, { { x, y + 20 }, FW_ANCHOR_MIDDLE } },
                    .n_places = 2,
                    .datum = -1 };
}

/* The higher label stays, the next moves once, the third is dropped. */
static void
test_priority (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwLabels) labels = fw_labels_new (text, &(FwRect){ 0, 0, 200, 200 });
  g_autoptr (FwScene) scene = fw_scene_new ((FwSize){ 200, 200 }, fw_theme_get (FW_THEME_LIGHT));
  const FwLabel note = label ("note", FW_LABEL_NOTE, 100, 100),
                tick = label ("tick", FW_LABEL_TICK, 100, 100);
  const FwLabel value = label ("value", FW_LABEL_VALUE, 100, 100);
  guint n;
  const FwMark *marks;

  fw_labels_add (labels, &note);
  fw_labels_add (labels, &tick);
  fw_labels_add (labels, &value);
  g_assert_cmpuint (fw_labels_place (labels, scene), ==, 1);
  marks = fw_scene_marks (scene, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (marks[0].text, ==, "value");
  g_assert_cmpfloat_with_epsilon (marks[0].box.y + marks[0].box.height / 2, 100, 1e-9);
  g_assert_cmpstr (marks[1].text, ==, "tick");
  g_assert_cmpfloat_with_epsilon (marks[1].box.y + marks[1].box.height / 2, 120, 1e-9);
}

static void
test_wrap (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  const char *title = "Placements stop at about\u00a0140: openings run out in 2028";
  const char *name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
  g_auto (GStrv) clauses = fw_text_metrics_wrap (text, title, 14, TRUE, 300, TRUE);
  g_auto (GStrv) whole = fw_text_metrics_wrap (text, title, 14, TRUE, 1000, TRUE);
  g_auto (GStrv) broken = fw_text_metrics_wrap (text, name, 14, FALSE, 100, FALSE);

  g_assert_cmpuint (g_strv_length (clauses), ==, 2);
  g_assert_cmpstr (clauses[1], ==, "openings run out in 2028");
  g_assert_cmpuint (g_strv_length (whole), ==, 1);
  g_assert_cmpuint (g_strv_length (broken), >, 3);
  for (guint i = 0; broken[i] != NULL; i++)
    g_assert_cmpfloat (fw_text_metrics_width (text, broken[i], 14, FALSE), <=, 100);
}

/* Names are not parted, and no word stands alone, where the width allows it. */
/* A stop behind a word cut short ends no sentence. */
static void
test_wrap_short (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_auto (GStrv) lines = fw_text_metrics_wrap (
      text, "Share of income held by the poorest, St. Louis city and county, as the plan has it",
      14, FALSE, 420, FALSE);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_false (g_str_has_suffix (lines[i], "St."));
}

static void
test_wrap_names (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  const char *nearest = "No plan makes the goal likely; “Twice the pledges” comes nearest";
  const char *plan = "Openings that come and people who finish by Q4 2028, by occupation. Plan “As "
                     "pledged”";
  g_auto (GStrv) title = fw_text_metrics_wrap (text, nearest, 14, TRUE, 420, TRUE);
  g_auto (GStrv) subtitle = fw_text_metrics_wrap (text, plan, 12, FALSE, 480, FALSE);
  g_auto (GStrv) narrow
      = fw_text_metrics_wrap (text, "Plan “As pledged by all”", 14, FALSE, 90, FALSE);

  g_assert_cmpuint (g_strv_length (title), ==, 2);
  g_assert_cmpstr (title[1], ==, "“Twice the pledges” comes nearest");
  g_assert_cmpuint (g_strv_length (subtitle), ==, 2);
  g_assert_cmpstr (subtitle[1], ==, "Plan “As pledged”");
  for (guint i = 0; narrow[i] != NULL; i++)
    g_assert_cmpfloat (fw_text_metrics_width (text, narrow[i], 14, FALSE), <=, 90);
}

/* Numbers with their units, quarters with their years and dates are never parted, at any width that
 * holds them. */
static void
test_wrap_numbers (void)
{
  static const char *const whole[]
      = { "Q1 2031",    "80% range", "2024 dollars", "$3.2 million",         "22 Nov 2026",
          "4,000 runs", "in 100",    "3% a",         "\u2212$141 to $7,300", "39 runs" };
  const char *said = "Income, New York City, year from Q1 2031, 2024 dollars at 3% a year; average "
                     "of 4,000 runs, 80% range \u2212$141 to $7,300, reached in 39 runs in 100, "
                     "about\u00a0$3.2 million. A model, not a forecast. 22 Nov 2026";
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_nonnull (strstr (said, whole[i]));
  for (double width = 180; width < 900; width += 7)
    for (guint balanced = 0; balanced < 2; balanced++)
      {
        g_auto (GStrv) lines = fw_text_metrics_wrap (text, said, 12, FALSE, width, balanced == 1);
        g_autofree char *shown = g_strjoinv ("\n", lines);

        /* Only in a title of two lines may a unit stand on the second. */
        for (guint i = 0; i < G_N_ELEMENTS (whole) && g_strv_length (lines) > 2; i++)
          if (strstr (shown, whole[i]) == NULL)
            g_error ("“%s” is parted at %g px:\n%s", whole[i], width, shown);
        for (guint i = 0; lines[i] != NULL; i++)
          g_assert_cmpfloat (fw_text_metrics_width (text, lines[i], 12, FALSE), <=, width);
      }
}

/* The check that every chart has to pass finds what it looks for. */
static void
test_faults (void)
{
  static const struct
  {
    FwRect first, second;
    guint n_faults;
  } cases[] = { { { 10, 10, 50, 12 }, { 70, 10, 50, 12 }, 0 },
                { { 10, 10, 50, 12 }, { 60, 10, 50, 12 }, 0 },
                { { 10, 10, 50, 12 }, { 55, 15, 50, 12 }, 1 },
                { { 10, 10, 50, 12 }, { 160, 10, 50, 12 }, 1 },
                { { -5, 10, 50, 12 }, { 20, 95, 50, 12 }, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwScene) scene
          = fw_scene_new ((FwSize){ 200, 100 }, fw_theme_get (FW_THEME_LIGHT));
      const FwMark mark
          = { .kind = FW_MARK_TEXT, .fill = FW_ROLE_TEXT, .text = (char *)"text", .size = 11 };
      g_autoptr (GPtrArray) faults = NULL;

      fw_scene_add_text (scene, &mark, &cases[i].first);
      fw_scene_add_text (scene, &mark, &cases[i].second);
      fw_scene_seal (scene);
      faults = fw_scene_find_faults (scene);
      g_assert_cmpuint (faults->len, ==, cases[i].n_faults);
    }
}

/* A bar without a name is none: on a phone with text twice as large all stages are named. */
static void
test_backcast_narrow (void)
{
  static const char *const names[]
      = { "Reached by outreach", "Applicants",          "Seats", "Completers", "Openings",
          "Placements",          "Net local placements" };
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (2);
  g_autoptr (FwScene) scene
      = sample_backcast ("typical", fw_theme_get (FW_THEME_LIGHT), text, (FwSize){ 310, 0 });
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n_found = 0;

      for (guint m = 0; m < n; m++)
        n_found += marks[m].region == FW_REGION_PLOT && g_strcmp0 (marks[m].text, names[i]) == 0;
      g_assert_cmpuint (n_found, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/layout/ticks", test_ticks);
  g_test_add_func ("/charts/layout/ticks-cover", test_ticks_cover);
  g_test_add_func ("/charts/layout/labels-spread", test_spread);
  g_test_add_func ("/charts/layout/labels-priority", test_priority);
  g_test_add_func ("/charts/layout/wrap", test_wrap);
  g_test_add_func ("/charts/layout/wrap-names", test_wrap_names);
  g_test_add_func ("/charts/layout/wrap-short", test_wrap_short);
  g_test_add_func ("/charts/layout/wrap-numbers", test_wrap_numbers);
  g_test_add_func ("/charts/layout/faults", test_faults);
  g_test_add_func ("/charts/layout/backcast-narrow", test_backcast_narrow);
  return g_test_run ();
}
