/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fw-compile.h"
#include "fw-labor.h"
#include "fw-teaching.h"
#include "fw-ties.h"
#include "fw-unit.h"
#include "fwe-path.h"
#include "fwe-result.h"
#include "fwe-run.h"

G_BEGIN_DECLS

/**
 * FwResult:
 *
 * What a run of one scenario found, with the words around it. Immutable; may be read in any thread.
 */
#define FW_TYPE_RESULT (fw_result_get_type ())
G_DECLARE_FINAL_TYPE (FwResult, fw_result, FW, RESULT, GObject)

/* Takes the engine's result; keeps a reference to what it was run on. */
FwResult *fw_result_new_take (FweResult *engine, FwCompiled *compiled);
/* The whole of it at once, in the calling thread (command line, tests). hooks may be NULL; draws
 * may be NULL for own ones; constraint: also the worth of one more of each. */
FwResult *fw_result_new_run (FwCompiled *compiled, FweDraws *draws, guint n_threads,
                             gboolean constraint, const FweHooks *hooks, GError **error);
/* The same result with what holds the plan back; nothing is run twice. draws: those it was run on.
 */
FwResult *fw_result_new_constrained (FwResult *full, FweDraws *draws, guint n_threads,
                                     const FweHooks *hooks, GError **error);

const FweResult *fw_result_get_engine (FwResult *self);
const FwePlan *fw_result_get_engine_plan (FwResult *self);
const char *fw_result_get_plan_id (FwResult *self);
const char *fw_result_get_plan_title (FwResult *self);
const char *fw_result_get_scenario_id (FwResult *self);
const char *fw_result_get_scenario_title (FwResult *self);
/* Where people count as local: the place, of a city its counties. */
const char *fw_result_get_place_name (FwResult *self);
/* Whose household incomes they are: the place's, or the city's or counties' that were measured. */
const char *fw_result_get_incomes_place (FwResult *self);
/* The Gini's margin is the published one; else computed from the brackets' margins. */
gboolean fw_result_is_gini_margin_published (FwResult *self);
gboolean fw_result_is_no_program (FwResult *self);
guint fw_result_get_n_groups (FwResult *self);
const char *fw_result_get_group_title (FwResult *self, guint group);
/* Parts of a list in the engine's order: programs, funds, occupations, supports, groups. */
guint fw_result_get_n_parts (FwResult *self, FwList list);
const char *fw_result_get_part_title (FwResult *self, FwList list, guint index);
/* Whose a hiring line of the engine is: its index in FW_LIST_EMPLOYERS. An employer has a line for
 * each of its commitments, and one for what it hires beside them. */
guint fw_result_get_line_employer (FwResult *self, guint line);
/* What the groups' incomes rest on: a pattern or fitted percentiles, not measured here, or measured
 * ones. "" when there is one group of all. */
const char *fw_result_get_incomes_note (FwResult *self);
/* Likewise what the groups' unemployment rests on; "" when it is not known. */
const char *fw_result_get_unemployment_note (FwResult *self);
/* Groups of "gap closed"; FALSE when the plan names none. */
gboolean fw_result_get_gap (FwResult *self, guint *low, guint *high);
int fw_result_get_price_year (FwResult *self);
int fw_result_get_start_year (FwResult *self);
int fw_result_get_start_quarter (FwResult *self);
guint fw_result_get_n_quarters (FwResult *self);
guint fw_result_get_n_draws (FwResult *self);
/* The labor market around the plan, by occupation. (transfer none) */
const FwLabor *fw_result_get_labor (FwResult *self);
/* What employers ask for and what programs teach. (transfer none) */
const FwTeaching *fw_result_get_teaching (FwResult *self);
/* Who works with whom. (transfer none) */
const FwTies *fw_result_get_ties (FwResult *self);
/* Goal in persons and quarter (0 based); measure FWE_GOAL_NONE without one. */
FweGoal fw_result_get_goal (FwResult *self);
const char *fw_result_get_goal_note (FwResult *self); /* "Example goal" */
/* Last quarter in which a pledge of this scenario falls due (0 based); FALSE without pledges. */
gboolean fw_result_get_last_pledge (FwResult *self, guint *quarter);
double fw_result_get_pledged_openings (FwResult *self);
const char *fw_result_get_evidence_id (FwResult *self); /* "pooled" */
const char *fw_result_get_counting_id (FwResult *self); /* "trial" */
const char *
fw_result_get_evidence_words (FwResult *self); /* "trials pooled, the null result included" */
const char *fw_result_get_counting_words (FwResult *self);
/* One participant of a program (index in FW_LIST_PROGRAMS), with the plan's start pay and promise;
 * made when first asked for, from the first 1,000 draws. NULL when there is no memory. */
const FwePath *fw_result_get_path (FwResult *self, guint program);
/* Mean, percentiles of a measure; and how to write it. */
const FweSummary *fw_result_get_measure (FwResult *self, FweMeasure measure);
FwUnit fw_result_get_measure_unit (FweMeasure measure);
const char *fw_result_get_measure_title (FweMeasure measure);

/* "About 140 net local placements by Q4 2028 ... under the pooled trials". (transfer full) */
char *fw_result_headline (FwResult *self);
/* Whether it was also found what holds the plan back; until then the sentence only tells counts. */
gboolean fw_result_has_constraint (FwResult *self);
/* "Openings hold it back. 321 people finish, but ..." (transfer full) */
char *fw_result_sentence (FwResult *self);
char *fw_result_sentence_led (FwResult *self, const char *lead);
/* Its first sentence alone ("Openings hold it back."). (transfer full) */
char *fw_result_sentence_lead (FwResult *self);
/* 90 % margin of the survey that counted a group's unemployment, a share; NaN where none is known.
 */
double fw_result_get_unemployment_margin (FwResult *self, guint group);
/* Where openings hold back: whether many of them stay unfilled all the same, because they ask for
 * what nobody who waits has learned, or come when nobody waits. */
gboolean fw_result_leaves_openings (FwResult *self);
/* Whether some who wait have not found a job however many openings there are: then to wait is not
 * to lack one. */
gboolean fw_result_has_search (FwResult *self);
/* Who moves in and away, "because different people live here": never part of the benefit.
 * (transfer full) */
char *fw_result_newcomers (FwResult *self);
/* What stands after "Source:" under a chart of this name, without the date. (transfer full) */
char *fw_result_source (FwResult *self, const char *chart);
/* sha256 of the draws' bytes (little endian), hex. */
const char *fw_result_get_digest (FwResult *self);
/* The members of the command line's contract. (transfer full) */
JsonNode *fw_result_to_json (FwResult *self);
/* One row a measure, then the series by quarter. (transfer full) */
char *fw_result_to_csv (FwResult *self);

G_END_DECLS
