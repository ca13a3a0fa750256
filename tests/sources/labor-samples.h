/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "fw-source.h"

/* What the tests of the labor market's two sources share. */

/* 21 November 2026, 20:58:34 UTC. */
#define FETCHED_AT 1795294714

static inline char *
read_fixture (const char *service, const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fixtures", service, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline char *
replace_text (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static inline FwAnswer *
new_answer (FwRequest *request, guint status, const char *body, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, length < 0 ? strlen (body) : (gsize)length);

  return fw_answer_new (request, &(FwAnswerInfo){ .status = status, .fetched = FETCHED_AT }, bytes);
}

/* As the client does: the answer when its check accepts it, else the error. */
static inline void
add_outcome (GPtrArray *outcomes, FwRequest *request, guint status, const char *body)
{
  g_autoptr (FwAnswer) answer = new_answer (request, status, body, -1);
  g_autoptr (GError) error = NULL;

  if (fw_request_get_check (request) (answer, &error))
    g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
  else
    g_ptr_array_add (outcomes, fw_outcome_new (request, NULL, error));
}

static inline GPtrArray *
new_outcomes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
}

static inline FwSeries *
find_series (FwHarvest *harvest, const char *measure, const char *subject, const char *geography)
{
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);

      if (g_strcmp0 (fw_series_get_measure (series), measure) == 0
          && g_strcmp0 (fw_series_get_subject (series), subject) == 0
          && g_strcmp0 (fw_series_get_geography (series), geography) == 0)
        return series;
    }
  return NULL;
}

static inline void
assert_value (FwSeries *series, const char *key, FwValueMark mark, double value)
{
  FwSeriesValue found;

  g_assert_nonnull (series);
  g_assert_true (fw_series_find (series, key, &found));
  g_assert_cmpint (found.mark, ==, mark);
  if (fw_mark_has_value (mark))
    g_assert_cmpfloat_with_epsilon (found.value, value, 1e-9);
  else
    g_assert_true (found.value != found.value);
}

static inline void
assert_text (FwSeries *series, const char *field, const char *text)
{
  g_assert_cmpstr (fw_part_get_text (FW_PART (series), field), ==, text);
}

/* “what: why; fallback” of all shortfalls, a line each. */
static inline char *
shortfalls (FwHarvest *harvest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *one = g_ptr_array_index (harvest->shortfalls, i);

      g_string_append_printf (text, "%s: %s%s%s\n", one->what, one->why,
                              one->fallback != NULL ? "; " : "",
                              one->fallback != NULL ? one->fallback : "");
    }
  return g_string_free (text, FALSE);
}
