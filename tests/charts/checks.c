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
