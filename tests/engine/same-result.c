/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "same-result.h"

#include <glib.h>
#include <string.h>

static void
same (const char *what, const void *a, const void *b, size_t n_bytes)
{
  if (memcmp (a, b, n_bytes) != 0)
    g_error ("%s is not the same to the bit", what);
}

static void
same_summaries (const char *what, FweSummary *const *a, FweSummary *const *b, size_t n_rows,
                size_t n)
{
  for (size_t k = 0; k < n_rows; k++)
    same (what, a[k], b[k], n * sizeof (FweSummary));
}

void
same_result (const FweResult *a, const FweResult *b)
{
  g_assert_cmpuint (a->n_quarters, ==, b->n_quarters);
  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    same ("a measure's draws", a->draws[m], b->draws[m], a->n_draws * sizeof (double));
  same ("measures", a->measures, b->measures, sizeof a->measures);
  same ("waterfall", a->waterfall, b->waterfall, sizeof a->waterfall);
  same ("values", a->values, b->values, sizeof a->values);
  same_summaries ("series", a->series, b->series, FWE_N_SERIES, a->n_quarters);
  same_summaries ("groups", a->groups, b->groups, FWE_N_GROUP_STAGES, a->n_groups);
  same_summaries ("ratios", a->ratios, b->ratios, FWE_N_RATIOS, a->n_groups);
  same_summaries ("funds", &a->funds, &b->funds, 1, a->n_funds);
  same_summaries ("programs", a->programs, b->programs, FWE_N_PROGRAM_COUNTS, a->n_programs);
  same_summaries ("employers", a->employers, b->employers, FWE_N_EMPLOYER_COUNTS, a->n_employers);
  same_summaries ("income change", &a->income_change, &b->income_change, 1, a->n_groups);
  for (size_t k = 0; k < FWE_N_BINDINGS; k++)
    same ("bindings", a->bindings[k], b->bindings[k], a->n_quarters * sizeof (double));
  same ("bins", a->bins_after, b->bins_after, a->n_groups * FWE_N_BINS * sizeof (double));
  same ("hires", a->hires, b->hires, a->n_programs * a->n_employers * sizeof (double));
  same ("constraint", &a->constraint, &b->constraint, sizeof a->constraint);
  same ("chance", &a->goal_chance, &b->goal_chance, sizeof a->goal_chance);
}
