/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* What a result says beside its numbers. */
typedef struct
{
  char *plan_id, *plan_title;
  char *scenario_id, *scenario_title;
  gboolean no_program;
  char *place_name;
  GStrv group_titles;
  GStrv fund_titles;
  char *incomes_note;
  char *goal_note; /* or NULL */
  int price_year, start_year, start_quarter;
  gboolean has_gap;
  gboolean has_pledges;
  guint last_pledge; /* quarter, 0 based */
  double pledged;    /* openings pledged, before anything is lost */
  double place_households;
  gboolean has_percentiles, has_state_pattern;
} FwWords;

struct FwCompiled
{
  gatomicrefcount references;
  FwePlan plan;
  guint n_draws;
  guint64 seed;
  FwWords words;
  FweIncomes **incomes; /* one a group */
  FwCompiled *original; /* whose memory a copy borrows, or NULL */
};

const FwWords *fw_compiled_get_words (const FwCompiled *self);
FwCompiled *fw_result_get_compiled (FwResult *self); /* (transfer none) */

/**
 * fw_compile_incomes:
 * @incomes: (out): one distribution a group, in dollars of the plan's price year
 * @words: its notes are filled in
 *
 * The household incomes of every group; how is told in fw-compile-incomes.c.
 */
gboolean fw_compile_incomes (FwPlan *plan, FweIncomes **incomes, FwWords *words, GError **error);
/* A group's share of the residents, 0 to 1; NaN when nothing tells it. */
double fw_compile_group_share (FwPlan *plan, FwPart *group);

/* What the parts of a plan are compiled into. */
typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GHashTable *overrides;   /* key to double: the scenario's and its parents' */
  GHashTable *commitments; /* employer id to GPtrArray of FwPartnership */
  FwCompiled *out;
  FweGroup *groups;
  FweSupport *supports;
  FweProgram *programs;
  GArray *employers; /* FweEmployer */
  GArray *links;     /* FweLink */
  FweFund *funds;
  FweEvidenceRow *evidence;
} FwCompiler;

/* Sets every number of a part in the engine's struct: the catalogue says which and where. */
void fw_compile_bind (FwCompiler *self, FwPart *part, gpointer target);
/* Position of a part in its list; it must be there. */
guint fw_compile_index (FwCompiler *self, FwList list, const char *id);
/* Hiring lines and the links that lead to them. */
gboolean fw_compile_employers (FwCompiler *self, GError **error);

G_END_DECLS
