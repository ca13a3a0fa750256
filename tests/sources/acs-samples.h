/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <string.h>

#include "fixture-private.h"
#include "fw-acs-private.h"
#include "fw-source-error.h"

/* What the tests of the Census source share. */

/* 21 November 2026, 20:58:34 UTC. */
#define FETCHED_AT 1795294714

static inline GPtrArray *
new_outcomes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
}

/* In November 2026. */
static inline FwTarget *
new_target (const char *area)
{
  FwTarget *target = g_new0 (FwTarget, 1);
  g_autoptr (GError) error = NULL;

  target->place = fw_geography_parse_code (area, &error);
  g_assert_no_error (error);
  target->year = 2026;
  target->has_key = TRUE;
  return target;
}

static inline char *
read_fixture (const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fixtures", "census", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline FwAnswer *
new_answer (FwRequest *request, guint status, const char *type, const char *body)
{
  const FwAnswerInfo info = { .status = status, .content_type = type, .fetched = FETCHED_AT };
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  return fw_answer_new (request, &info, bytes);
}

static inline FwOutcome *
new_outcome (FwRequest *request, const char *body)
{
  g_autoptr (FwAnswer) answer = new_answer (request, 200, "application/json", body);

  return fw_outcome_new (request, answer, NULL);
}

static inline FwOutcome *
new_failure (FwRequest *request, FwSourceError code)
{
  g_autoptr (GError) error = g_error_new_literal (FW_SOURCE_ERROR, (gint)code, "For a reason.");

  return fw_outcome_new (request, NULL, error);
}

static inline GPtrArray *
next_requests (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *requests = fw_source_acs.next (target, outcomes, &error);

  g_assert_no_error (error);
  return requests;
}

/* The answer of the fixture server, or how the client would tell of its refusal. */
static inline FwOutcome *
ask_fixture (FwRequest *request, const FixtureOptions *options, GPtrArray *places)
{
  const char *path = fw_request_get_path (request);
  g_autofree char *bare = g_strndup (path, strcspn (path, "?"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) query
      = g_uri_parse_params (strchr (path, '?') + 1, -1, "&", G_URI_PARAMS_NONE, &error);
  FixtureQuestion question = { .method = "GET", .path = bare, .query = query };
  FixtureAnswer given = { .status = 200, .body = g_string_new (NULL) };
  g_autoptr (FwAnswer) answer = NULL;
  FwOutcome *outcome;

  g_assert_no_error (error);
  fixture_answer_census (options, &question, places, &given);
  answer = new_answer (request, given.status, given.type != NULL ? "application/json" : NULL,
                       given.body->str);
  g_string_free (given.body, TRUE);
  if (fw_request_get_check (request) (answer, &error))
    outcome = fw_outcome_new (request, answer, NULL);
  else
    outcome = fw_outcome_new (request, NULL, error);
  return outcome;
}

/* What holds for any answer: a number where the mark has one and in its bounds, a reason for what
 * is missing. NULL, or what does not hold. */
static inline const char *
find_unlawful (FwHarvest *harvest)
{
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);
      const FwUnit unit = fw_series_get_unit (series);
      const double most = unit == FW_UNIT_SHARE || unit == FW_UNIT_INDEX ? 1 : 1e15;

      for (guint k = 0; k < fw_series_get_n_values (series); k++)
        {
          const FwSeriesValue value = fw_series_get_value (series, k);

          if (isnan (value.value) == fw_mark_has_value (value.mark))
            return "a number and its mark";
          if (!isnan (value.value) && !(value.value >= 0 && value.value <= most))
            return "a number's bounds";
          if (!isnan (value.margin) && !(value.margin >= 0 && value.margin <= 1e15))
            return "a margin's bounds";
        }
    }
  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);

      if (*shortfall->what == '\0' || *shortfall->why == '\0'
          || !g_utf8_validate (shortfall->why, -1, NULL))
        return "a reason";
    }
  return NULL;
}

/* All rounds against the fixture server. */
static inline GPtrArray *
ask_all (const FwTarget *target, const FixtureOptions *options)
{
  GPtrArray *outcomes = new_outcomes ();
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      g_autoptr (GPtrArray) requests = next_requests (target, outcomes);

      if (requests->len == 0)
        break;
      for (guint i = 0; i < requests->len; i++)
        g_ptr_array_add (outcomes, ask_fixture (g_ptr_array_index (requests, i), options, places));
    }
  return outcomes;
}
