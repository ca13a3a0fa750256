/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks.h"

#include <math.h>
#include <string.h>

#include "fw-query.h"
#include "fw-scene-check.h"
#include "fw-words.h"

static void
check_labels (const FwScene *scene, const char *what)
{
  g_autoptr (GPtrArray) faults = fw_scene_find_faults (scene);

  if (faults->len > 0)
    g_error ("%s: %s", what, (const char *)faults->pdata[0]);
}

/* Every mark is drawn at finite places within the frame, in a colour of its role. */
static void
check_marks (const FwScene *scene, const char *what)
{
  const FwSize size = fw_scene_size (scene);
  guint n, n_data;
  const FwMark *marks = fw_scene_marks (scene, &n);

  fw_scene_data (scene, &n_data);
  for (guint i = 0; i < n; i++)
    {
      const FwRect *box = &marks[i].box;

      if (!isfinite (box->x) || !isfinite (box->y) || !isfinite (box->width)
          || !isfinite (box->height))
        g_error ("%s: mark %u is nowhere", what, i);
      if (box->width < 0 || box->height < 0)
        g_error ("%s: mark %u is turned inside out", what, i);
      if (box->x < -1 || box->y < -1 || box->x + box->width > size.width + 1
          || box->y + box->height > size.height + 1)
        g_error ("%s: mark %u leaves the frame", what, i);
      g_assert_cmpint (marks[i].datum, <, (int)n_data);
    }
}

/* Whole words: an employer may be of finance. */
static gboolean
says_no_number (const char *words)
{
  return g_regex_match_simple ("\\b(nan|inf)\\b|\\(null\\)", words, 0, 0);
}

/* Words are there, and never a number that is none. */
static void
check_words (const FwScene *scene, const char *what)
{
  g_autofree char *text = fw_words_text (scene), *alt = fw_words_alt (scene);
  g_autofree char *description = fw_words_description (scene);
  guint n;

  for (guint i = 0; i < 3; i++)
    {
      const char *words = i == 0 ? text : i == 1 ? alt : description;

      if (says_no_number (words))
        g_error ("%s: says “%s”", what, words);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  g_assert_nonnull (strstr (text, fw_scene_title (scene)));
  g_assert_nonnull (strstr (alt, fw_scene_title (scene)));
  g_assert_nonnull (strstr (fw_scene_source (scene), "A model, not a forecast."));
  g_assert_false (g_str_has_suffix (fw_scene_title (scene), "."));
  fw_scene_data (scene, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *datum = fw_words_datum (scene, (int)i);

      g_assert_cmpuint (strlen (datum), >, 4);
      g_assert_false (says_no_number (datum));
    }
  g_assert_cmpuint (fw_scene_n_columns (scene), >, 1);
}

/* The keyboard reaches every datum and stops at the ends; the pointer finds each at its own place.
 */
static void
check_query (const FwScene *scene, const char *what)
{
  guint n;
  const FwDatum *data = fw_scene_data (scene, &n);
  int at = fw_query_step (scene, -1, FW_STEP_NEXT);

  if (n == 0)
    {
      g_assert_cmpint (at, ==, -1);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const FwRect *hit = &data[i].hit;

      g_assert_cmpint (at, ==, (int)i);
      if (hit->width > 0 && hit->height > 0
          && fw_query_hit (scene, (FwPoint){ hit->x + hit->width / 2, hit->y + hit->height / 2 })
                 != (int)i)
        g_error ("%s: the pointer does not find datum %u", what, i);
      at = fw_query_step (scene, at, FW_STEP_NEXT);
    }
  g_assert_cmpint (at, ==, (int)n - 1);
  g_assert_cmpint (fw_query_step (scene, at, FW_STEP_FIRST), ==, 0);
  g_assert_cmpint (fw_query_step (scene, 0, FW_STEP_PREVIOUS), ==, 0);
  g_assert_cmpint (fw_query_step (scene, 0, FW_STEP_LAST), ==, (int)n - 1);
  g_assert_cmpint (fw_query_hit (scene, (FwPoint){ -5, -5 }), ==, -1);
}

void
check_scene (const FwScene *scene, const char *what)
{
  check_labels (scene, what);
  check_marks (scene, what);
  check_words (scene, what);
  check_query (scene, what);
}

/* --- Numbers of words */

/* A number as it is written, and half of what its last figure stands for, and a little more: a
 * title rounds what a label says with one figure more. */
typedef struct
{
  double value, slack;
} Said;

/* Of figures, with how many of them are figures: "2,300" has two, "0.475" three. */
static Said
read_number (const char *whole, const char *fraction, const char *factor)
{
  g_auto (GStrv) parts = g_strsplit (whole, ",", -1);
  g_autofree char *digits = g_strjoinv ("", parts);
  g_autofree char *text = g_strconcat (digits, ".", fraction, "0", NULL);
  const double times = g_str_equal (factor, " million") || g_str_equal (factor, "m") ? 1e6 : 1;
  Said said = { g_ascii_strtod (text, NULL) * times, 0.55 };
  guint zeros = 0, n = (guint)strlen (digits);

  while (n > 2 + zeros && digits[n - 1 - zeros] == '0')
    zeros++;
  said.slack *= pow (10, *fraction ? -(double)strlen (fraction) : zeros) * times * 1.0001;
  return said;
}

/* Years, quarters and ranges' shares are no numbers of the data, nor are those of a name; chances
 * are counted over runs that no table has. */
static char *
bare_words (const FwScene *scene, const char *words)
{
  static const char *const names
      = "“[^”]*”|Q[1-4]\\s\\d{4}|\\b(19|20)\\d\\d\\b|\\d+ runs? in\\s100\\b|80\\s?%";
  g_autoptr (GRegex) regex = g_regex_new (names, 0, 0, NULL);
  char *bare = g_regex_replace_literal (regex, words, -1, 0, "", 0, NULL);

  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    for (guint column = 0; column < fw_scene_n_columns (scene); column++)
      {
        const char *name = fw_scene_cell_text (scene, row, column);
        g_auto (GStrv) parts = NULL;

        if (name == NULL || strlen (name) < 3)
          continue;
        parts = g_strsplit (bare, name, -1);
        g_free (bare);
        bare = g_strjoinv ("", parts);
      }
  return bare;
}

static GArray *
numbers_of (const FwScene *scene, const char *words)
{
  g_autofree char *bare = bare_words (scene, words);
  g_autoptr (GRegex) regex
      = g_regex_new ("(\\d[\\d,]*\\d|\\d)(?:\\.(\\d+))?( million|m\\b)?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Said));

  g_regex_match (regex, bare, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *whole = g_match_info_fetch (match, 1);
      g_autofree char *fraction = g_match_info_fetch (match, 2);
      g_autofree char *factor = g_match_info_fetch (match, 3);
      const Said said = read_number (whole, fraction ? fraction : "", factor ? factor : "");

      g_array_append_val (numbers, said);
    }
  return numbers;
}

static gboolean
is_near (double value, const Said *said)
{
  return fabs (fabs (value) - said->value) <= said->slack
         || fabs (fabs (100 * value) - said->value) <= said->slack;
}

/* A cell, or what the cells of a column come to together. */
static gboolean
is_in_table (const FwScene *scene, const Said *said)
{
  for (guint column = 0; column < fw_scene_n_columns (scene); column++)
    {
      double sum = 0;

      for (guint row = 0; row < fw_scene_n_rows (scene); row++)
        {
          const double value = fw_scene_number (scene, row, column);

          if (is_near (value, said))
            return TRUE;
          sum += isfinite (value) ? value : 0;
        }
      if (is_near (sum, said))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_words (const FwScene *scene, const char *words, const Said *said)
{
  g_autoptr (GArray) numbers = words == NULL ? NULL : numbers_of (scene, words);

  for (guint k = 0; numbers != NULL && k < numbers->len; k++)
    {
      const Said *other = &g_array_index (numbers, Said, k);

      if (fabs (other->value - said->value) <= said->slack + other->slack)
        return TRUE;
    }
  return FALSE;
}

/* In a label of the picture, in what it is read out as, or in the words of a datum, each rounded in
 * its own way. */
static gboolean
is_drawn (const FwScene *scene, const Said *said)
{
  guint n, n_data;
  const FwMark *marks = fw_scene_marks (scene, &n);

  if (is_in_words (scene, fw_scene_description (scene), said)
      || is_in_words (scene, fw_scene_subtitle (scene), said))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (marks[i].region == FW_REGION_PLOT && is_in_words (scene, marks[i].text, said))
      return TRUE;
  fw_scene_data (scene, &n_data);
  for (guint i = 0; i < n_data; i++)
    {
      g_autofree char *words = fw_words_datum (scene, (int)i);

      if (is_in_words (scene, words, said))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_same (const FwScene *scene, guint row, guint other, guint column)
{
  return g_strcmp0 (fw_scene_cell_text (scene, row, column),
                    fw_scene_cell_text (scene, other, column))
         == 0;
}

/* An average of several lies between the least and the greatest of them. */
static gboolean
is_between (const FwScene *scene, const Said *said, guint from, guint to, gboolean first_only)
{
  double least = INFINITY, most = -INFINITY;

  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      const double value
          = fw_scene_number (scene, row, to) - (from == 0 ? 0 : fw_scene_number (scene, row, from));

      if (!isfinite (value) || (first_only && !is_same (scene, row, 0, 0)))
        continue;
      least = fmin (least, value);
      most = fmax (most, value);
    }
  return (said->value >= least - said->slack && said->value <= most + said->slack)
         || (-said->value >= least - said->slack && -said->value <= most + said->slack);
}

/* Of the distribution: the households of all groups, or of one, that a line is crossed by. */
static gboolean
is_crossing (const FwScene *scene, const Said *said, const GArray *numbers)
{
  for (guint k = 0; k < numbers->len; k++)
    for (guint group = 0; group < fw_scene_n_rows (scene); group++)
      {
        double all = 0, own = 0;

        for (guint row = 0; row < fw_scene_n_rows (scene); row++)
          if (fw_scene_number (scene, row, 1) >= g_array_index (numbers, Said, k).value)
            {
              all += fw_scene_number (scene, row, 4);
              own += is_same (scene, row, group, 0) ? fw_scene_number (scene, row, 4) : 0;
            }
        if (is_near (all, said) || is_near (own, said))
          return TRUE;
      }
  return FALSE;
}

/* Of the funds: in how many years one of them is at its limit, of how many. */
static gboolean
is_at_limit (const FwScene *scene, const Said *said)
{
  for (guint a = 0; a < fw_scene_n_rows (scene); a++)
    {
      guint at_limit = 0, years = 0;

      for (guint b = 0; b < fw_scene_n_rows (scene); b++)
        if (is_same (scene, a, b, 1))
          {
            years++;
            at_limit += fw_scene_number (scene, b, 5) > 0
                        && fw_scene_number (scene, b, 2) >= 0.98 * fw_scene_number (scene, b, 5);
          }
      if (is_near (at_limit, said) || is_near (years, said))
        return TRUE;
    }
  return FALSE;
}

/* Of the funds: what one of them has left. Of the costs: how many times another. */
static gboolean
is_of_two (const FwScene *scene, const Said *said, gboolean times)
{
  for (guint a = 0; a < fw_scene_n_rows (scene); a++)
    {
      double left = 0;

      for (guint b = 0; b < fw_scene_n_rows (scene); b++)
        {
          if (times
              && is_near (fw_scene_number (scene, a, 2) / fw_scene_number (scene, b, 2), said))
            return TRUE;
          if (!times && is_same (scene, a, b, 1))
            left += fw_scene_number (scene, b, 5) - fw_scene_number (scene, b, 2);
        }
      if (!times && is_near (left, said))
        return TRUE;
    }
  return FALSE;
}

/* Reckoned from its table, in the way this chart says in its subtitle. */
static gboolean
is_reckoned (const FwScene *scene, const char *chart, const Said *said, const GArray *numbers)
{
  if (g_str_equal (chart, "costs"))
    return is_of_two (scene, said, TRUE);
  if (g_str_equal (chart, "funds"))
    return is_of_two (scene, said, FALSE) || is_at_limit (scene, said);
  if (g_str_equal (chart, "distribution"))
    return is_crossing (scene, said, numbers);
  if (g_str_equal (chart, "gaps"))
    return is_between (scene, said, 0, 5, TRUE);
  if (g_str_equal (chart, "path"))
    return is_between (scene, said, 1, 2, FALSE) || is_between (scene, said, 1, 6, FALSE);
  return FALSE;
}

void
check_numbers (const FwScene *scene, const char *chart, const char *what)
{
  g_autoptr (GArray) numbers = numbers_of (scene, fw_scene_title (scene));

  for (guint i = 0; i < numbers->len; i++)
    {
      const Said *said = &g_array_index (numbers, Said, i);

      if (!is_in_table (scene, said) && !is_drawn (scene, said)
          && !is_reckoned (scene, chart, said, numbers))
        g_error ("%s: “%s” says %g, which is nowhere else", what, fw_scene_title (scene),
                 said->value);
    }
}

gboolean
theme_is_due (const FwTheme *theme)
{
  return g_getenv ("FAIRWAY_TEST_DRAWS") == NULL || theme == fw_theme_get (FW_THEME_PRINT)
         || theme == fw_theme_get (FW_THEME_HIGH_CONTRAST);
}
