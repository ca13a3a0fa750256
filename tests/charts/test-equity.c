/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-words.h"
#include "samples-equity.h"

/* What the charts of who gains say is what their data bear out, and what they draw. */

#define NB "\u00a0"

static const struct
{
  const char *chart, *sample, *title;
} titles[] = {
  { "deciles", "typical",
    "The poorest tenth gains about" NB "$6 a year on average; about" NB "38 households lose" },
  { "deciles", "faint",
    "The poorest tenth gains less than $1 a year on average; no household loses" },
  { "deciles", "nothing-for-poorest", "The poorest tenth gains nothing; no household loses" },
  { "deciles", "loss",
    "The poorest tenth loses about" NB "$4 a year on average; about" NB "590 households lose" },
  { "deciles", "no-effect", "No net effect on any tenth of the households" },
  { "deciles", "none", "Household incomes are not known here" },
  { "lines", "typical",
    "About" NB "500 fewer households are under $30,000 a year: 21% before and after" },
  { "lines", "visible",
    "About" NB "28,000 fewer households are under $50,000 a year: 19%, it was 25%" },
  { "lines", "worse",
    "About" NB "710 more households are under $30,000 a year: 20% before and after" },
  { "lines", "still", "20% of households are under $30,000 a year, with the plan and without" },
  { "lines", "no-line", "The plan sets no line for household incomes" },
  { "gaps", "typical",
    "Participants gain about" NB "$3,300 a year; the Black–White income gap hardly narrows" },
  { "gaps", "one", "Participants gain about" NB "$3,300 a year" },
  { "gaps", "unsure",
    "Participants probably gain about" NB
    "$900 a year; the Black–White income gap hardly narrows" },
  { "gaps", "loss",
    "Participants lose about" NB "$800 a year; the Black–White income gap widens by 0.10%" },
  { "gaps", "still", "Participants gain nothing; the Black–White income gap stays" },
  { "gaps", "nan", "Nobody is trained, so no group’s income changes" },
  { "jobs", "typical",
    "Unemployment changes by less than 0.01 of a percentage point in every group" },
  { "jobs", "still", "No group’s unemployment changes" },
  { "jobs", "no-rates", "Employment and unemployment by group are not known here" },
  { "between", "typical", "Nearly all inequality, 94%, lies within the groups" },
  { "between", "most", "Most inequality, 73%, lies within the groups, 27% between them" },
  { "between", "between", "Most inequality, 69–70%, lies between the groups" },
  { "between", "one", "All inequality lies within one group" },
  { "scale", "typical",
    "Real for about" NB "470 people, invisible in the Gini of Hennepin County" },
  { "scale", "unsure",
    "Probably real for about" NB "470 people, invisible in the Gini of Hennepin County" },
  { "scale", "seen", "A gain for about" NB "47,000 people that the Gini of Hennepin County shows" },
  { "scale", "loss", "A loss for about" NB "470 people, invisible in the Gini of Hennepin County" },
  { "scale", "nothing", "No gain for about" NB "470 people, none in the Gini of Hennepin County" },
  { "scale", "nobody", "Nobody is trained, so nobody’s income changes" },
};

static FwScene *
build (const char *chart, const char *name, FwSize size)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  guint n;
  const Sample *all = samples_equity (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].chart, chart) && g_str_equal (all[i].name, name))
      return sample_build (&all[i], fw_theme_get (FW_THEME_LIGHT), text, size);
  g_error ("no sample %s of %s", name, chart);
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

/* An empty chart has a sentence and no axes. */
static void
test_empty (void)
{
  static const char *const empty[][2]
      = { { "deciles", "no-effect" }, { "deciles", "zeros" }, { "deciles", "nan" },
          { "deciles", "none" },      { "lines", "none" },    { "lines", "no-line" },
          { "lines", "nan" },         { "gaps", "none" },     { "gaps", "nan" },
          { "jobs", "no-rates" },     { "jobs", "nan" },      { "between", "one" },
          { "between", "zeros" },     { "between", "nan" },   { "scale", "none" } };

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

/* Where there is room a range may follow: "about +$3,300 a year each, 80% range ...". */
static gboolean
begins (const char *text, const char *words)
{
  const char *rest = g_str_has_prefix (text, words) ? text + strlen (words) : "?";

  return *rest == '\0' || *rest == ',';
}

/* What must not be dropped from an everyday chart of any size in a card or on a slide. */
static void
test_labels_kept (void)
{
  static const char *const kept[][2] = { { "deciles", "+$6" },
                                         { "deciles", "96" },
                                         { "deciles", "−11" },
                                         { "lines", "42%" },
                                         { "lines", "−498 households" },
                                         { "lines", "of it, $12,300" },
                                         { "gaps", "+$3,300" },
                                         { "gaps", "$1,320–5,280" },
                                         { "jobs", "−0.004 points" },
                                         { "jobs", "survey margin of unemployment, 90%" },
                                         { "between", "0.023 (6%)" },
                                         { "scale", "+0.0040%" },
                                         { "scale", "about +$3,300 a year each" },
                                         { "scale", "this plan: 142" },
                                         { "scale", "by 0.001: about 12,000" },
                                         { "scale", "by its survey margin, 0.004: about 48,000" } };
  static const FwSize sizes[] = { { 360, 0 }, { 560, 0 }, { 900, 0 }, { 1280, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (FwScene) scene = build (kept[i][0], "typical", sizes[s]);
        guint n, found = 0;
        const FwMark *marks = fw_scene_marks (scene, &n);

        for (guint m = 0; m < n; m++)
          found += marks[m].kind == FW_MARK_TEXT && begins (marks[m].text, kept[i][1]);
        if (found == 0)
          g_error ("%s at %g px lost “%s”", kept[i][0], sizes[s].width, kept[i][1]);
      }
}

static gboolean
says (const FwScene *scene, const char *words)
{
  guint n;

  fw_scene_data (scene, &n);
  if (strstr (fw_scene_description (scene), words) == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *datum = fw_words_datum (scene, (int)i);

      if (strstr (datum, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Description and data of the charts of who gains state the numbers that are drawn. */
static void
test_equity_words (void)
{
  static const char *const said[][2] = {
    { "deciles", "+$6 a year on average" },
    { "deciles", "households that gain: 96, that lose: 11" },
    { "jobs", "survey margin ±0.4 points" },
    { "lines", "42% are under the line" },
    { "lines", "a change of −498 households" },
    { "lines", "$12,300 under it" },
    { "gaps", "+$3,300, 80% range $1,320–5,280" },
    { "jobs", "−0.004 points, 80% range" },
    { "between", "between groups 0.023 (6%)" },
    { "scale", "+12%, about +$3,300 a year each" },
    { "scale", "+0.0040%, Gini 0.476, change −0.00004" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (FwScene) scene = build (said[i][0], "typical", (FwSize){ 560, 0 });

      if (!says (scene, said[i][1]))
        g_error ("%s does not say “%s”: %s", said[i][0], said[i][1], fw_scene_description (scene));
    }
}

/* The rows of a dumbbell chart stand in the order of their start, unknown ones last. */
static void
test_gaps_sorted (void)
{
  g_autoptr (FwScene) scene = build ("gaps", "typical", (FwSize){ 560, 0 });
  g_autoptr (FwScene) unknown = build ("jobs", "unknown", (FwSize){ 560, 0 });
  guint n;

  for (guint row = 1; row < 5; row++)
    g_assert_cmpfloat (fw_scene_number (scene, row, 3), >=, fw_scene_number (scene, row - 1, 3));
  fw_scene_data (unknown, &n);
  g_assert_cmpuint (n, ==, 10);
  for (guint row = 0; row < 10; row++)
    {
      g_autofree char *words = fw_words_datum (unknown, (int)row);

      g_assert_true (isnan (fw_scene_number (unknown, row, 3)) == (row % 5 > 1));
      g_assert_true ((strstr (words, "unknown") != NULL) == (row % 5 > 1));
    }
}

/* However small, a bar that is there can be seen, and none is longer than its share. */
static void
test_scale_bars (void)
{
  g_autoptr (FwScene) scene = build ("scale", "typical", (FwSize){ 560, 0 });
  double widths[3] = { 0 };
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_RECT && marks[i].datum >= 0 && marks[i].datum < 3)
      widths[marks[i].datum] = marks[i].box.width;
  g_assert_cmpfloat (widths[0], >, 200);
  g_assert_cmpfloat_with_epsilon (widths[1], 1.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (widths[2], 1.25, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/equity/titles-are-findings", test_titles);
  g_test_add_func ("/charts/equity/empty", test_empty);
  g_test_add_func ("/charts/equity/labels-kept", test_labels_kept);
  g_test_add_func ("/charts/equity/words", test_equity_words);
  g_test_add_func ("/charts/equity/gaps-sorted", test_gaps_sorted);
  g_test_add_func ("/charts/equity/scale-bars", test_scale_bars);
  return g_test_run ();
}
