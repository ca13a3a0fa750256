/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "fw-source-error.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* What tests of sources share: no network, only what would have come over it. */

#define TEST_FETCHED 1795300714 /* 2026-11-21T22:38:34Z */

/* A recorded body: "etp/synthetic-search-two-programs.json" below tests/data/fixtures. */
static inline GBytes *
test_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static inline GBytes *
test_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static inline FwAnswer *
test_answer (FwRequest *request, guint status, GBytes *body)
{
  const FwAnswerInfo info
      = { .status = status, .content_type = "application/json", .fetched = TEST_FETCHED };

  return fw_answer_new (request, &info, body);
}

/* How a request ended for which this came: what its check says of it decides. */
static inline FwOutcome *
test_outcome (FwRequest *request, guint status, GBytes *body)
{
  g_autoptr (FwAnswer) answer = test_answer (request, status, body);
  g_autoptr (GError) error = NULL;

  if (fw_request_get_check (request) (answer, &error))
    return fw_outcome_new (request, answer, NULL);

  g_assert_nonnull (error);
  return fw_outcome_new (request, NULL, error);
}

static inline FwTarget *
test_target (const char *state, const char *occupations, const char *cips)
{
  FwTarget *target = g_new0 (FwTarget, 1);

  g_strlcpy (target->state, state, sizeof target->state);
  target->occupations = g_strsplit (occupations, ",", -1);
  target->cips = g_strsplit (cips, ",", -1);
  target->year = 2026;
  return target;
}

static inline void
test_target_free (FwTarget *self)
{
  g_strfreev (self->occupations);
  g_strfreev (self->cips);
  g_free (self);
}

static inline const FwShortfall *
test_shortfall (FwHarvest *harvest, const char *what)
{
  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);

      if (strcmp (shortfall->what, what) == 0)
        return shortfall;
    }

  return NULL;
}

G_END_DECLS
