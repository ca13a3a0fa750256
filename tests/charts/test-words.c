/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fw-query.h"
#include "fw-words.h"
#include "samples.h"

/* Titles say what the data bear out, and nothing else. */

#define NB "\u00a0"

static const struct
{
  const char *chart, *sample, *title;
} titles[] = {
  { "placements", "typical", "Placements stop at about" NB "140: openings run out in 2028" },
  { "placements", "finished",
    "Placements stop at about" NB "96: the last people are placed in 2028" },
  { "placements", "level",
    "Placements level off at about" NB "44 in 2032: as many leave as are placed" },
  { "placements", "peaks",
    "Placements peak at about" NB "160 in 2029; about" NB "96 are still local in 2036" },
  { "placements", "rises", "Placements reach about" NB "300 by the end of 2029 and still rise" },
  { "placements", "rare", "In at least half of the runs nobody is placed" },
  { "placements", "zeros", "No net local placements" },
  { "placements", "nan", "No net local placements" },
  { "waterfall", "typical",
    "Of about" NB "220 placements, about" NB "140 are net new jobs for residents" },
  { "waterfall", "below-zero", "Of about" NB "40 placements, none are net new jobs for residents" },
  { "waterfall", "all-net", "All of about" NB "120 placements count as net" },
  { "waterfall", "zeros", "Nobody is placed by Q4 2028" },
  { "lorenz", "typical",
    "The Gini of Hennepin County stays at 0.481: the two curves cannot be told apart" },
  { "lorenz", "visible", "The Gini of Hennepin County falls from 0.444 to 0.411" },
  { "lorenz", "alone", "Hennepin County: the poorest half have 14% of all income, Gini 0.481" },
  { "lorenz", "nan", "Household incomes are not known here" },
  { "distribution", "typical",
    "No group’s income curve shifts visibly: about" NB "84 more households have over $30,000" },
  { "distribution", "large",
    "Income curves shift: about" NB "12,000 more households have over $30,000" },
  { "distribution", "unmoved", "No household’s income changes by the plan" },
  { "distribution", "fraction", "Less than one household moves over any income line" },
  { "distribution", "none", "Household incomes are not known here" },
  { "openings", "typical", "User support: about" NB "63 finish, about" NB "10 can be hired" },
  { "openings", "balanced", "In no occupation do clearly more people finish than can be hired" },
  { "openings", "one", "User support: about" NB "130 finish, about" NB "130 can be hired" },
  { "openings", "closed", "User support: about" NB "40 finish, but none can be hired" },
  { "openings", "nobody", "Nobody finishes a program of this scenario" },
  { "openings", "no-rows", "This plan names no occupation" },
  { "sankey", "typical", "Black: 38% of applicants, but 18% of those placed" },
  { "sankey", "even",
    "Groups keep about their share; about" NB "1,100 of 1,900 applicants are turned away" },
  { "sankey", "leaky",
    "Groups keep about their share; about" NB "360 of 450 enrolled do not finish by then" },
  { "sankey", "no-openings",
    "Groups keep about their share; about" NB "320 of 360 who finish have no job yet" },
  { "sankey", "leavers", "Groups keep about their share; about" NB "330 of 360 placed move away" },
  { "sankey", "one", "Of about" NB "790 applicants, about" NB "150 are placed" },
  { "sankey", "unplaced", "Of about" NB "540 applicants nobody is placed by Q4 2028" },
  { "sankey", "zeros", "Nobody applies in this scenario" },
  { "sankey", "nan", "Nobody applies in this scenario" },
  { "network", "typical",
    "Retailer C, developers: about" NB "30–56 of 70 pledged openings likely" },
  { "network", "untrained", "2 of 5 employers have no program that trains for their jobs" },
  { "network", "one-untrained", "No program trains for the jobs of School district D" },
  { "network", "none-trained", "No program trains for the jobs of any employer" },
  { "network", "alone", "No employer has agreed to hire from Coding" },
  { "network", "some-alone", "3 programs have no employer that agreed to hire from them" },
  { "network", "all-alone", "No employer has agreed to hire from a program" },
  { "network", "kept", "All 169 openings pledged are expected" },
  { "network", "unpledged", "No opening is pledged by Q4 2028" },
  { "network", "no-programs", "There is no program that trains for an employer" },
  { "network", "no-employers", "There is no employer to train for" },
  { "network", "no-program", "Without a program nobody is trained for an employer" },
  { "skills", "typical",
    "“Customer support” and “JavaScript” are asked for, but nobody teaches them" },
  { "skills", "one-gap", "“Customer support” is asked for, but nobody teaches it" },
  { "skills", "three-gaps",
    "“Customer support”, “JavaScript” and “SQL” are asked for, but not taught" },
  { "skills", "many",
    "“Customer support”, “JavaScript” and 7 other skills are asked for, but not taught" },
  { "skills", "covered", "Every skill employers ask for is taught where they ask for it" },
  { "skills", "elsewhere",
    "Every skill is taught, but “Customer support” not by every program asked for it" },
  { "skills", "unasked", "No employer has said which skills it asks for" },
  { "skills", "nothing", "No skills entered" },
  { "selection", "typical", "The gap between groups opens at enrollment" },
  { "selection", "two-gaps", "The gap between groups opens in training and at placement" },
  { "selection", "every-gap", "The gap between groups is widest at enrollment and in training" },
  { "selection", "even", "In the plan, groups of 20 or more pass at nearly the same rate" },
  { "selection", "small-gap",
    "A small gap between groups opens at placement (Asian: 93% of Black)" },
  { "selection", "unclear",
    "No clear gap between groups of 20 or more; widest in training (Asian: 96% of Black)" },
  { "selection", "doubtful",
    "No clear gap between groups of 20 or more; widest at placement (Asian: 79% of Black)" },
  { "selection", "one-large", "No two groups have 20 people or more: there is nothing to compare" },
  { "selection", "one", "No two groups have 20 people or more: there is nothing to compare" },
  { "selection", "all-small", "No group has 20 people or more at any stage" },
  { "selection", "nan", "No group has 20 people or more at any stage" },
  { "actual", "typical",
    "After 15 quarters the pilot has placed 168, as the plan expects (160–240), but it was "
    "slower" },
  { "actual", "more",
    "After 9 quarters the pilot has placed 240, more than the plan expects (64–96)" },
  { "actual", "fewer",
    "After 9 quarters the pilot has placed 88, fewer than the plan expects (288–352)" },
  { "actual", "within",
    "After 9 quarters the pilot has placed 168, as the plan expects (126–234)" },
  { "actual", "withheld", "Of the pilot’s placements nothing can be shown" },
  { "actual", "none", "No outcome records in this plan yet" },
  { "frontier", "typical", "More than $3.2m brings little: openings hold it back" },
  { "frontier", "better", "The same money could place 161 people, not 130" },
  { "frontier", "steep", "More money brings more, up to $6.4m at least" },
  { "frontier", "applicants", "More than $3.2m brings little: too few people apply" },
  { "frontier", "dollars", "The same money could bring $8m, not $2m" },
  { "frontier", "one", "No other budget was looked at" },
  { "frontier", "nan", "No other budget was looked at" },
  { "backcast", "typical",
    "Openings are the narrowest: about" NB "480 needed, about" NB "220 there" },
  { "backcast", "seats", "Seats are the narrowest: about" NB "620 needed, about" NB "120 there" },
  { "backcast", "applicants",
    "Applicants are the narrowest: about" NB "2,700 needed, about" NB "240 there" },
  { "backcast", "enough", "Each stage alone has enough for the goal" },
  { "backcast", "nobody", "No stage can be told what it needs" },
  { "backcast", "dollars", "This goal counts nobody on the way through the pipeline" },
  { "compare", "typical", "Only “All three + 140 seats” makes the goal more likely than not" },
  { "compare", "one", "No plan makes the goal likely; “As pledged” comes nearest: 5 runs in 100" },
  { "compare", "none", "There is no plan to compare" },
  { "compare", "no-goal", "“More of all” comes to most: about" NB "150 net local placements" },
  { "compare", "alike", "No plan reaches the goal in more than 1 run in 100" },
  { "compare", "likely", "Every plan makes the goal more likely than not, most of all “All”" },
  { "compare", "worse",
    "No plan makes the goal likely; “As pledged” comes nearest: 23 runs in 100" },
  { "compare", "zeros", "No plan reaches the goal in more than 1 run in 100" },
  { "compare", "nan", "There is no plan to compare" },
  { "multiples", "typical",
    "Placements go from about" NB "110 in “As pledged” to about" NB
    "150 in “All three + 140 seats”" },
  { "multiples", "alike", "All plans bring nearly as many placements" },
  { "multiples", "one", "“As pledged” has about" NB "110 net local placements" },
  { "multiples", "worse",
    "“None of them” stands out: about" NB "59 placements, the others about" NB "100–150" },
  { "multiples", "none", "There is no plan to compare" },
  { "wages", "typical", "Developers: a start pays $51,100, the middle wage is $136,000" },
  { "wages", "capped-low",
    "Developers: a start pays $102,000, the middle wage is $326,000 or more" },
  { "wages", "mean", "Developers: a start pays $51,100, the mean wage is $147,000" },
  { "wages", "withheld", "Developers: a start pays $51,100; no wages to compare it with" },
  { "wages", "no-starts", "Developers: the middle wage is $136,000" },
  { "wages", "nothing-at-all", "Developers: no wages are published here" },
  { "wages", "no-rows", "This plan names no occupation" },
  { "payback", "typical", "The middle run pays back in Q2 2033; 28 runs in 100 do not by Q4 2036" },
  { "payback", "one-in-hundred",
    "The middle run pays back in Q2 2033; 1 run in 100 does not by Q4 2036" },
  { "payback", "sure", "The middle run pays back in Q4 2029, 9 runs in 10 by Q3 2030" },
  { "payback", "one-draw", "The plan pays back in Q2 2030" },
  { "payback", "late", "The middle run has not paid back by Q4 2036; 28 runs in 100 have" },
  { "payback", "never", "No run pays back by Q4 2036" },
  { "payback", "no-program", "Nothing is spent, so nothing has to pay back" },
  { "payback", "nan", "The net benefit is not defined" },
  { "parties", "typical",
    "Participants gain about" NB "$4.6 million on average; taxpayers are repaid in" NB
    "31 runs in 100" },
  { "parties", "all-gain",
    "Participants gain about" NB "$9 million; taxpayers are repaid in" NB
    "more than 99 runs in 100" },
  { "parties", "all-lose",
    "Participants lose about" NB "$200,000; taxpayers are repaid in" NB "fewer than 1 run in 100" },
  { "parties", "no-program", "Nobody gains and nobody pays" },
  { "parties", "nan", "Benefits and costs are not defined" },
  { "costs", "typical", "A net local placement costs about" NB "$23,000, 3.3 times a seat" },
  { "costs", "alike", "A net local placement costs about" NB "$7,000, no more than a seat" },
  { "costs", "none-net", "No placement by Q4 2028 is new to residents: a net one has no cost" },
  { "costs", "none-placed", "Nobody is placed by Q4 2028: a placement has no cost" },
  { "costs", "no-program", "Without a program nothing is spent" },
  { "funds", "typical",
    "Funds pay about" NB "$3.1 million; State grant ends before the last cohort" },
  { "funds", "used-up", "Funds pay about" NB "$3.5 million; WIOA adult reaches its limit in 2027" },
  { "funds", "mid-year", "Funds pay about" NB "$2.6 million in 3 years" },
  { "funds", "unused",
    "Funds pay about" NB "$1.3 million; about" NB "$1 million is left in WIOA adult" },
  { "funds", "no-fund", "This plan names no fund" },
  { "funds", "zeros", "No fund pays anything" },
  { "funds", "no-program", "Without a program no fund pays" },
  { "path", "typical", "The promise is $52,000 a year more; the evidence gives about" NB "$3,700" },
  { "path", "raw",
    "The promise is $52,000 a year more; counted raw, the plan gives about" NB "$13,000" },
  { "path", "no-gain", "The promise is $52,000 a year more; the evidence gives no more pay" },
  { "path", "loss", "The promise is $9,000 a year more; the evidence takes about" NB "$1,800" },
  { "path", "no-promise",
    "The promise is no more pay; the evidence gives about" NB "$3,700 a year" },
  { "path", "no-program", "There is no participant to follow" },
  { "path", "nan", "There is no participant to follow" },
};

static FwScene *
build_scaled (const char *chart, const char *name, FwSize size, double text_scale)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (text_scale);
  guint n;
  const Sample *all = samples (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].chart, chart) && g_str_equal (all[i].name, name))
      return sample_build (&all[i], fw_theme_get (FW_THEME_LIGHT), text, size);
  g_error ("no sample %s of %s", name, chart);
}

static FwScene *
build (const char *chart, const char *name, FwSize size)
{
  return build_scaled (chart, name, size, 1);
}

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (FwScene) scene = build (titles[i].chart, titles[i].sample, (FwSize){ 560, 0 });

      g_assert_cmpstr (fw_scene_title (scene), ==, titles[i].title);
    }
}

static void
test_datum (void)
{
  g_autoptr (FwScene) scene = build ("placements", "typical", (FwSize){ 560, 0 });
  g_autofree char *words = fw_words_datum (scene, 11);

  g_assert_cmpstr (words, ==, "Q4 2029, middle run, 142 placements, 80% range 92 to 187");
}

/* Nobody is made or lost between two columns: what the words and the table say adds up. */
static void
test_sankey_sums (void)
{
  g_autoptr (FwScene) scene = build ("sankey", "incumbents", (FwSize){ 900, 0 });
  const guint n = fw_scene_n_columns (scene);

  for (guint column = 1; column < n; column++)
    {
      double before = fw_scene_number (scene, 0, column), lost = 0;

      for (guint row = 1; row < fw_scene_n_rows (scene); row++)
        {
          const char *title = fw_scene_cell_text (scene, row, 0);
          const double value = fw_scene_number (scene, row, column);
          const gboolean stage
              = g_str_equal (title, "Applied") || g_str_equal (title, "Enrolled")
                || g_str_equal (title, "Completed") || g_str_equal (title, "Placed")
                || g_str_equal (title, "Local job") || g_str_equal (title, "A year on");

          if (!stage)
            {
              lost += value;
              continue;
            }
          g_assert_cmpfloat_with_epsilon (before, value + lost, 1e-6);
          before = value;
          lost = 0;
        }
      g_assert_cmpfloat (lost, ==, 0);
    }
}

static void
test_alt (void)
{
  g_autoptr (FwScene) scene = build ("placements", "typical", (FwSize){ 560, 0 });
  g_autofree char *alt = fw_words_alt (scene);

  g_assert_cmpstr (alt, ==,
                   "Fan chart of net local placements by quarter. Placements stop at about" NB
                   "140: openings run out in 2028.");
}

/* The strip says in words, by datum and in the table what it draws. */
static void
test_strip (void)
{
  g_autoptr (FwScene) scene = build ("placements", "typical", (FwSize){ 560, 0 });
  g_autoptr (FwScene) none = build ("placements", "finished", (FwSize){ 560, 0 });
  g_autoptr (FwScene) blips = build ("placements", "tiny", (FwSize){ 360, 0 });
  g_autofree char *seats = fw_words_datum (scene, 12), *openings = fw_words_datum (scene, 14);
  const guint by = fw_scene_n_columns (scene) - 2;
  guint n, strip = 0;
  const FwDatum *data = fw_scene_data (scene, &n);

  g_assert_cmpuint (n, ==, 24);
  for (guint i = 0; i < n; i++)
    strip += data[i].group == 1;
  g_assert_cmpuint (strip, ==, 12);
  g_assert_cmpstr (seats, ==, "Q1 2027, seats hold it back in 84 runs in 100");
  g_assert_cmpstr (openings, ==, "Q3 2027, openings hold it back in 84 runs in 100");
  g_assert_nonnull (strstr (fw_scene_description (scene),
                            "From Q1 2027 to Q2 2027 seats hold it back in 84 runs in 100, on "
                            "average. From Q3 2027 to Q4 2029 openings hold it back in 84 runs in "
                            "100, on average."));
  g_assert_cmpstr (fw_scene_cell_text (scene, 0, by), ==, "seats");
  g_assert_cmpstr (fw_scene_cell_text (scene, 11, by), ==, "openings");
  g_assert_cmpfloat (fw_scene_number (scene, 11, by + 1), ==, 0.84);

  /* Nothing holds it back: no strip, no column. */
  g_assert_null (strstr (fw_scene_description (none), "hold"));
  g_assert_cmpuint (fw_scene_n_columns (none), ==, by);
  /* However often it changes, a few sentences tell it. */
  g_assert_cmpuint (strlen (fw_scene_description (blips)), <, 700);
}

/* Where the strip is parted, in shares of its length. (transfer full) */
static GArray *
strip_parts (const char *sample, FwSize size)
{
  g_autoptr (FwScene) scene = build ("placements", sample, size);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (double));
  double top = 0, left = INFINITY, right = 0;
  guint n_data, n;
  const FwDatum *data = fw_scene_data (scene, &n_data);
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n_data; i++)
    if (data[i].group == 1)
      {
        top = data[i].hit.y;
        left = fmin (left, data[i].hit.x);
        right = fmax (right, data[i].hit.x + data[i].hit.width);
      }
  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_RECT && marks[i].region == FW_REGION_PLOT
        && fabs (marks[i].box.y - top) < 0.01)
      {
        const double part = (marks[i].box.x - left) / (right - left);

        g_array_append_val (parts, part);
      }
  return parts;
}

/* What holds back is the same in a card, in the window and on a slide. */
static void
test_strip_sizes (void)
{
  static const char *const samples[] = { "typical", "tiny", "peaks" };
  static const FwSize sizes[] = { { 360, 0 }, { 900, 0 }, { 1280, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GArray) first = strip_parts (samples[i], sizes[0]);

      if (i == 0)
        g_assert_cmpuint (first->len, >, 1);
      for (guint k = 1; k < G_N_ELEMENTS (sizes); k++)
        {
          g_autoptr (GArray) other = strip_parts (samples[i], sizes[k]);

          g_assert_cmpuint (other->len, ==, first->len);
          for (guint part = 0; part < first->len; part++)
            g_assert_cmpfloat_with_epsilon (g_array_index (other, double, part),
                                            g_array_index (first, double, part), 0.01);
        }
    }
}

/* A title may speak of a scenario that has no panel: under the panels it stands with its number. */
static void
test_not_shown (void)
{
  g_autoptr (FwScene) scene = build ("multiples", "typical", (FwSize){ 360, 0 });
  g_autoptr (GString) note = g_string_new (NULL); /* of two lines */
  guint n, named = 0;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_TEXT
        && (note->len > 0 || g_str_has_prefix (marks[i].text, "Not shown: ")))
      g_string_append_printf (note, "%s ", marks[i].text);
  g_assert_cmpuint (note->len, >, 0);
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      const char *name = fw_scene_cell_text (scene, row, 0);
      gboolean headed = FALSE;

      if (row > 0 && g_str_equal (name, fw_scene_cell_text (scene, row - 1, 0)))
        continue;
      for (guint i = 0; i < n; i++)
        headed |= marks[i].kind == FW_MARK_TEXT && g_str_equal (marks[i].text, name);
      if (!headed)
        {
          g_autofree char *quoted = g_strdup_printf ("“%s” ", name);

          g_assert_nonnull (strstr (note->str, quoted));
          named++;
        }
    }
  g_assert_cmpuint (named, >, 0);
}

/* The quarter that the words and the dot name is the first whose number is the peak's. */
static void
test_peak (void)
{
  static const char *const names[] = { "typical", "finished", "level", "peaks" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FwScene) scene = build ("placements", names[i], (FwSize){ 560, 0 });
      const char *words = strstr (fw_scene_description (scene), "It comes to ");
      char number[16], quarter[8], year[8];
      gboolean found = FALSE;

      g_assert_nonnull (words);
      g_assert_cmpint (sscanf (words, "It comes to %15s in %7s %7s", number, quarter, year), ==, 3);
      for (guint row = 0; row < fw_scene_n_rows (scene) && !found; row++)
        {
          g_autofree char *when = g_strdup_printf ("%s %s", quarter, year);
          g_autofree char *cell = fw_scene_cell (scene, row, 3);

          found = g_str_equal (fw_scene_cell_text (scene, row, 0), when);
          g_assert_true (found == g_str_equal (cell, number));
        }
      g_assert_true (found);
    }
}

/* Rows of the Lorenz table can be told apart. */
static void
test_lorenz_rows (void)
{
  g_autoptr (FwScene) scene = build ("lorenz", "typical", (FwSize){ 560, 0 });

  g_assert_cmpuint (fw_scene_n_rows (scene), ==, 101);
  for (guint row = 1; row < fw_scene_n_rows (scene); row++)
    {
      g_autofree char *before = fw_scene_cell (scene, row - 1, 0);
      g_autofree char *cell = fw_scene_cell (scene, row, 0);

      g_assert_cmpstr (before, !=, cell);
      g_assert_cmpfloat (fw_scene_number (scene, row, 1), >, fw_scene_number (scene, row - 1, 1));
    }
  g_assert_cmpfloat (fw_scene_number (scene, 100, 2), ==, 1);
}

/* Up and down go from group to group and keep the place. */
static void
test_groups (void)
{
  g_autoptr (FwScene) scene = build ("distribution", "three", (FwSize){ 900, 0 });
  const int second = fw_query_step (scene, 2, FW_STEP_NEXT_GROUP);
  g_autofree char *words = fw_words_datum (scene, second), *first = fw_words_datum (scene, 2);

  g_assert_true (g_str_has_prefix (first, "White, $40,000 to $60,000"));
  g_assert_true (g_str_has_prefix (words, "Hispanic, $40,000 to $60,000"));
  g_assert_cmpint (fw_query_step (scene, second, FW_STEP_PREVIOUS_GROUP), ==, 2);
  g_assert_cmpint (fw_query_step (scene, 2, FW_STEP_PREVIOUS_GROUP), ==, 2);
}

/* The picture, the words and the table say the same number. */
static void
test_agree (void)
{
  g_autoptr (FwScene) scene = build ("waterfall", "typical", (FwSize){ 560, 0 });
  g_autofree char *cell = fw_scene_cell (scene, 4, 1), *words = fw_words_datum (scene, 4);
  guint n, found = 0;
  const FwMark *marks = fw_scene_marks (scene, &n);

  g_assert_cmpstr (cell, ==, "142");
  g_assert_nonnull (strstr (words, "142"));
  for (guint i = 0; i < n; i++)
    found += marks[i].kind == FW_MARK_TEXT && marks[i].datum == 4
             && g_str_equal (marks[i].text, "142");
  g_assert_cmpuint (found, ==, 1);
}

/* What is drawn of the parties adds up to what is drawn of society, to a px, and so do the rows of
 * the table. */
static void
test_society (void)
{
  static const char *const names[] = { "typical", "all-gain", "all-lose", "loss-repaid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FwScene) scene = build ("parties", names[i], (FwSize){ 900, 0 });
      double drawn[4] = { 0 }, listed[2] = { 0 };
      guint n;
      const FwMark *marks = fw_scene_marks (scene, &n);

      for (guint m = 0; m < n; m++)
        if (marks[m].datum >= 0
            && (marks[m].kind == FW_MARK_RECT || marks[m].kind == FW_MARK_HATCH))
          drawn[marks[m].datum]
              = marks[m].kind == FW_MARK_HATCH ? -marks[m].box.width : marks[m].box.width;
      g_assert_cmpfloat_with_epsilon (drawn[0] + drawn[1] + drawn[2], drawn[3], 2.5);
      for (guint row = 0; row < fw_scene_n_rows (scene); row++)
        if (g_str_equal (fw_scene_cell_text (scene, row, 1), "in all"))
          {
            const gboolean society = g_str_equal (fw_scene_cell_text (scene, row, 0), "Society");

            listed[society] += fw_scene_number (scene, row, 2);
          }
      g_assert_cmpfloat_with_epsilon (listed[0], listed[1], 1e-3);
    }
}

/* Each party's value names its parts, and they are in the table before its total. */
static void
test_parts (void)
{
  g_autoptr (FwScene) scene = build ("parties", "typical", (FwSize){ 560, 0 });
  g_autofree char *words = fw_words_datum (scene, 0);
  double sum = 0;

  g_assert_nonnull (strstr (words, "Participants, +$4.6 million, 80% range"));
  g_assert_nonnull (strstr (words, "pay lost in training −$200,000"));
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      if (!g_str_equal (fw_scene_cell_text (scene, row, 0), "Participants"))
        continue;
      if (g_str_equal (fw_scene_cell_text (scene, row, 1), "in all"))
        g_assert_cmpfloat_with_epsilon (fw_scene_number (scene, row, 2), sum, 1e-3);
      sum += fw_scene_number (scene, row, 2);
    }
  g_assert_cmpfloat (sum, >, 0);
}

/* A year of the plan that starts in July is no year of the calendar; every fund is in its words,
 * the folded ones too. */
static void
test_funds (void)
{
  g_autoptr (FwScene) mid = build ("funds", "mid-year", (FwSize){ 560, 0 });
  g_autoptr (FwScene) many = build ("funds", "many", (FwSize){ 900, 0 });
  g_autofree char *words = fw_words_datum (mid, 1), *all = fw_words_datum (many, 0);
  guint n, series = 0;
  const FwMark *marks = fw_scene_marks (many, &n);

  g_assert_true (g_str_has_prefix (words, "from Q3 2028, $874,000 of at most"));
  g_assert_nonnull (strstr (all, "Foundation for the training"));
  g_assert_cmpuint (fw_scene_n_rows (many), ==, 36);
  for (guint m = 0; m < n; m++)
    series += marks[m].kind == FW_MARK_RECT && marks[m].region == FW_REGION_PLOT
              && marks[m].datum == 0;
  g_assert_cmpuint (series, ==, 5);
}

/* A number gives way to the name of its row: at the smallest size, at 200 % text, whatever the
 * bars.
 */
static void
test_names_kept (void)
{
  static const struct
  {
    const char *chart, *sample, *names[4];
  } kept[] = {
    { "parties", "typical", { "Participants", "Taxpayers", "Others", "Society" } },
    { "parties", "all-gain", { "Participants", "Taxpayers", "Others", "Society" } },
    { "parties", "lopsided", { "Participants", "Taxpayers", "Others", "Society" } },
    { "costs", "typical", { "A seat", "A completer", "A placement", "A net local placement" } },
    { "costs", "none-net", { "A seat", "A completer", "A placement", "A net local placement" } },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (kept); i++)
    for (guint k = 0; k < 4; k++)
      {
        const char *name = kept[i / 2].names[k];
        g_autoptr (FwScene) scene
            = build_scaled (kept[i / 2].chart, kept[i / 2].sample, (FwSize){ 360, 0 }, 1 + i % 2);
        guint n, found = 0;
        const FwMark *marks = fw_scene_marks (scene, &n);

        for (guint m = 0; m < n; m++)
          found += marks[m].kind == FW_MARK_TEXT && marks[m].region == FW_REGION_PLOT
                   && g_str_equal (marks[m].text, name);
        if (found != 1)
          g_error ("%s %s at %u00 %% lost “%s”", kept[i / 2].chart, kept[i / 2].sample, 1 + i % 2,
                   name);
      }
}

/* Whoever is not drawn is counted: those drawn and those left out add up, at any size. */
static void
test_network_counts (void)
{
  static const struct
  {
    const char *sample;
    guint parties; /* of the employers' column */
  } samples[] = { { "typical", 8 }, { "many", 20 }, { "forty", 40 }, { "one", 1 } };
  static const FwSize sizes[] = { { 360, 0 }, { 360, 300 }, { 560, 0 }, { 900, 0 }, { 1280, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (samples) * G_N_ELEMENTS (sizes); i++)
    {
      const guint k = i / G_N_ELEMENTS (sizes);
      const FwSize size = sizes[i % G_N_ELEMENTS (sizes)];
      g_autoptr (FwScene) scene = build ("network", samples[k].sample, size);
      guint n, last = 0, drawn = 0;
      const FwDatum *data = fw_scene_data (scene, &n);

      for (guint d = 0; d < n; d++)
        last = MAX (last, data[d].group);
      for (guint d = 0; d < n; d++)
        {
          guint others;

          if (data[d].group != last)
            continue;
          drawn += sscanf (data[d].label, "and %u more", &others) == 1 ? others : 1;
        }
      g_assert_cmpuint (drawn, ==, samples[k].parties);
      g_assert_cmpuint (fw_scene_n_rows (scene), ==, samples[k].parties);
    }
}

/* Ribbons are as thick as the people in the table, and a pledge is never drawn shorter than what is
 * expected of it. */
static void
test_network (void)
{
  g_autoptr (FwScene) scene = build ("network", "typical", (FwSize){ 900, 0 });
  g_autofree char *words = NULL;
  guint n, n_data;
  const FwMark *marks = fw_scene_marks (scene, &n);
  const FwDatum *data = fw_scene_data (scene, &n_data);
  double nodes = 0, people = 0, most = 0, first = 0, node = 0, grey = 0;
  int last = -1;

  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      const double placed = fw_scene_number (scene, row, 5);

      people += placed;
      most = fmax (most, placed);
      g_assert_cmpfloat (fw_scene_number (scene, row, 2), <=, fw_scene_number (scene, row, 1));
    }
  for (guint m = 0; m < n; m++)
    if (marks[m].kind == FW_MARK_RECT && marks[m].datum >= 0
        && (marks[m].fill == FW_ROLE_SERIES_1 || marks[m].fill == FW_ROLE_BASELINE))
      {
        node = marks[m].datum == last ? node + marks[m].box.height : marks[m].box.height;
        last = marks[m].datum;
        nodes += marks[m].box.height;
        grey += marks[m].fill == FW_ROLE_BASELINE ? marks[m].box.height : 0;
        first = fmax (first, node);
      }
  g_assert_cmpfloat_with_epsilon (first / nodes, most / people, 1e-6);
  /* A quarter as many as partners take come to every third employer from elsewhere. */
  g_assert_cmpfloat (grey, >, 0);
  g_assert_cmpfloat (grey, <, nodes / 4);
  for (guint d = 0; d < n_data && words == NULL; d++)
    if (g_str_equal (data[d].label, "Retailer C, developers"))
      words = fw_words_datum (scene, (int)d);
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "70 openings pledged, of them 43 expected, 80% range 30 to 56"));
  g_assert_nonnull (strstr (words, "from Coding, without an agreement: 6"));
  g_assert_nonnull (strstr (fw_scene_description (scene), "trained by Prime Digital Academy"));
}

/* More can come than was pledged only where the pledge is said to be about so many. */
static void
test_network_rough (void)
{
  static const FwSize sizes[] = { { 360, 0 }, { 900, 0 }, { 1280, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (FwScene) scene = build ("network", "rough", sizes[i]);
      guint n, found = 0;
      const FwMark *marks = fw_scene_marks (scene, &n);

      for (guint m = 0; m < n; m++)
        {
          g_assert_true (marks[m].kind != FW_MARK_TEXT
                         || strstr (marks[m].text, "25–47 of 40") == NULL);
          found += marks[m].kind == FW_MARK_TEXT
                   && g_str_has_prefix (marks[m].text, "25–47 of about" NB "40");
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* The number a label writes of a value. */
static double
as_label (double value)
{
  g_autofree char *text = fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  double number;

  g_assert_true (fw_unit_parse (text, FW_UNIT_PERSONS, &number));
  return number;
}

/* Whoever adds up what the flow shows finds the sum, or that each number is rounded. */
static void
test_rounded (void)
{
  static const char *const samples[] = { "typical",    "even", "leaky", "no-openings", "leavers",
                                         "incumbents", "one",  "few",   "exact" };
  guint told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwScene) scene = build ("sankey", samples[i], (FwSize){ 900, 0 });
      const guint all = fw_scene_n_columns (scene) - 1;
      double lost = 0, before = NAN;

      if (strstr (fw_scene_subtitle (scene), "each rounded") != NULL)
        {
          told++;
          continue;
        }
      /* Losses stand above the stage that they do not come to. */
      for (guint row = 0; row < fw_scene_n_rows (scene); row++)
        {
          static const char *const stages[] = { "Reached", "Applied",   "Enrolled", "Completed",
                                                "Placed",  "Local job", "A year on" };
          const double value = fw_scene_number (scene, row, all);
          gboolean stage = FALSE;

          for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
            stage = stage || g_str_equal (fw_scene_cell_text (scene, row, 0), stages[s]);
          if (!stage)
            {
              lost += value;
              continue;
            }
          if (isfinite (before))
            g_assert_cmpfloat (before, ==, as_label (value) + as_label (lost));
          before = as_label (value);
          lost = 0;
        }
    }
  g_assert_cmpuint (told, >, 0);
  g_assert_cmpuint (told, <, G_N_ELEMENTS (samples));
}

/* A person's words tell the course from the years after it, and the promise from both. */
static void
test_path (void)
{
  g_autoptr (FwScene) scene = build ("path", "typical", (FwSize){ 900, 0 });
  g_autofree char *before = fw_words_datum (scene, 0), *trained = fw_words_datum (scene, 1);
  g_autofree char *last = fw_words_datum (scene, 40);

  g_assert_true (g_str_has_prefix (before, "The quarter before enrolling, with the plan $30,000"));
  g_assert_true (g_str_has_prefix (trained, "Year 1, quarter 1, with the plan $21,000"));
  g_assert_nonnull (strstr (trained, "support of $3,600"));
  g_assert_true (g_str_has_suffix (trained, "the promise $0"));
  g_assert_true (g_str_has_prefix (last, "Year 10, quarter 4, with the plan $33,900"));
  g_assert_true (g_str_has_suffix (last, "the promise $82,000"));
  g_assert_nonnull (strstr (fw_scene_description (scene), "costs about $4,500 in lost pay"));
}

/* An empty chart has a sentence and no axes. */
static void
test_empty (void)
{
  static const char *const empty[][2] = { { "placements", "zeros" },
                                          { "placements", "nan" },
                                          { "waterfall", "zeros" },
                                          { "waterfall", "nan" },
                                          { "lorenz", "nan" },
                                          { "distribution", "none" },
                                          { "distribution", "nan" },
                                          { "distribution", "zeros" },
                                          { "openings", "no-rows" },
                                          { "wages", "no-rows" },
                                          { "payback", "zeros" },
                                          { "payback", "no-program" },
                                          { "payback", "nan" },
                                          { "parties", "zeros" },
                                          { "parties", "nan" },
                                          { "costs", "none-enrolled" },
                                          { "costs", "no-program" },
                                          { "costs", "nan" },
                                          { "funds", "no-fund" },
                                          { "funds", "zeros" },
                                          { "funds", "no-program" },
                                          { "funds", "nan" },
                                          { "path", "nan" },
                                          { "path", "no-program" },
                                          { "network", "nothing" },
                                          { "network", "no-programs" },
                                          { "network", "no-employers" },
                                          { "network", "no-program" } };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (FwScene) scene = build (empty[i][0], empty[i][1], (FwSize){ 560, 0 });
      guint n, words = 0;
      const FwMark *marks = fw_scene_marks (scene, &n);

      for (guint m = 0; m < n; m++)
        if (marks[m].region == FW_REGION_PLOT)
          {
            g_assert_cmpint (marks[m].kind, ==, FW_MARK_TEXT);
            words++;
          }
      g_assert_cmpuint (words, >, 0);
    }
}

/* What must not be dropped from an everyday chart of any size in a card or on a slide. */
static void
test_labels_kept (void)
{
  static const struct
  {
    const char *chart, *text;
  } kept[] = { { "placements", "142" },
               { "placements", "187" },
               { "placements", "92" },
               { "waterfall", "−41" },
               { "waterfall", "−55 to −30" },
               { "waterfall", "hired anyway" },
               { "waterfall", "of net new jobs" },
               { "lorenz", "Gini change −0.00004" },
               { "lorenz", "ACS margin about ±0.004" },
               { "openings", "10" },
               { "openings", "63" },
               { "openings", "2,890" },
               { "wages", "median $136,000" },
               { "wages", "$215,000" },
               { "wages", "metro area of Minneapolis, May 2025" },
               { "payback", "+$2.4m" },
               { "payback", "−$2.28m" },
               { "payback", "payback Q2 2033" },
               { "parties", "+$4.6m" },
               { "parties", "−$700,000" },
               { "parties", "Society" },
               { "costs", "$23,300" },
               { "costs", "A net local placement" },
               { "funds", "$1.39m" },
               { "funds", "2029" },
               { "path", "$82,000" },
               { "path", "$33,900" },
               { "path", "$30,000" } };
  static const FwSize sizes[] = { { 360, 0 }, { 560, 0 }, { 900, 0 }, { 1280, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (FwScene) scene = build (kept[i].chart, "typical", sizes[s]);
        guint n, found = 0;
        const FwMark *marks = fw_scene_marks (scene, &n);

        for (guint m = 0; m < n; m++)
          found += marks[m].kind == FW_MARK_TEXT && g_str_equal (marks[m].text, kept[i].text);
        if (found == 0)
          g_error ("%s at %g px lost “%s”", kept[i].chart, sizes[s].width, kept[i].text);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/words/titles-are-findings", test_titles);
  g_test_add_func ("/charts/words/datum", test_datum);
  g_test_add_func ("/charts/words/alt", test_alt);
  g_test_add_func ("/charts/words/strip", test_strip);
  g_test_add_func ("/charts/words/strip-sizes", test_strip_sizes);
  g_test_add_func ("/charts/words/not-shown", test_not_shown);
  g_test_add_func ("/charts/words/sankey-sums", test_sankey_sums);
  g_test_add_func ("/charts/words/peak", test_peak);
  g_test_add_func ("/charts/words/lorenz-rows", test_lorenz_rows);
  g_test_add_func ("/charts/words/groups", test_groups);
  g_test_add_func ("/charts/words/agree", test_agree);
  g_test_add_func ("/charts/words/society", test_society);
  g_test_add_func ("/charts/words/parts", test_parts);
  g_test_add_func ("/charts/words/funds", test_funds);
  g_test_add_func ("/charts/words/path", test_path);
  g_test_add_func ("/charts/words/network", test_network);
  g_test_add_func ("/charts/words/network-rough", test_network_rough);
  g_test_add_func ("/charts/words/rounded", test_rounded);
  g_test_add_func ("/charts/words/network-counts", test_network_counts);
  g_test_add_func ("/charts/words/names-kept", test_names_kept);
  g_test_add_func ("/charts/words/empty", test_empty);
  g_test_add_func ("/charts/words/labels-kept", test_labels_kept);
  return g_test_run ();
}
