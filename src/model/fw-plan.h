/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-community-partner.h"
#include "fw-employer.h"
#include "fw-fund.h"
#include "fw-group.h"
#include "fw-occupation.h"
#include "fw-parameters.h"
#include "fw-part.h"
#include "fw-partnership.h"
#include "fw-place.h"
#include "fw-program.h"
#include "fw-provider.h"
#include "fw-scenario.h"
#include "fw-series.h"
#include "fw-support.h"
#include "fwe-plan.h"

G_BEGIN_DECLS

/**
 * FwPlan:
 *
 * A plan: a place, its lists of parts, plan-wide parameters, scenarios and a goal. Only an
 * #FwChange edits it. Properties: title, summary, note, place, start-year, start-quarter, quarters,
 * price-year, draws, seed, goal-measure, goal-note, gap-low, gap-high, read-only.
 */
#define FW_TYPE_PLAN (fw_plan_get_type ())
G_DECLARE_FINAL_TYPE (FwPlan, fw_plan, FW, PLAN, GObject)

/* A plan for a place with one generic program, one employer line and one scenario: usable at once.
 */
FwPlan *fw_plan_new_for_place (FwPlace *place);
FwPlan *fw_plan_new_for_county (const FwCounty *county);

const char *fw_plan_get_id (FwPlan *self); /* "minneapolis", or of the title */
const char *fw_plan_get_title (FwPlan *self);
const char *fw_plan_get_summary (FwPlan *self); /* one sentence: the story */
const char *fw_plan_get_note (FwPlan *self);    /* "Illustration built from public reports." */
FwPlace *fw_plan_get_place (FwPlan *self);
int fw_plan_get_start_year (FwPlan *self);
int fw_plan_get_start_quarter (FwPlan *self); /* 1 to 4 */
guint fw_plan_get_quarters (FwPlan *self);
int fw_plan_get_price_year (FwPlan *self);
guint fw_plan_get_draws (FwPlan *self);
guint64 fw_plan_get_seed (FwPlan *self);
FweGoalMeasure fw_plan_get_goal_measure (FwPlan *self);
const char *fw_plan_get_goal_note (FwPlan *self); /* "Example goal" */
/* Made by a newer minor version: looks, does not edit or save. */
gboolean fw_plan_is_read_only (FwPlan *self);

/* A GListModel of FwPart of the list's type. (transfer none) */
GListModel *fw_plan_get_list (FwPlan *self, FwList list);
/* (transfer none) (nullable) */
FwPart *fw_plan_find_part (FwPlan *self, FwList list, const char *id);
/* The series of a measure and subject (NULL: all) for a geography. NULL geography: the place's own,
 * else its counties', its metro area's, its state's, else the first of any. (transfer none)
 * (nullable) */
FwSeries *fw_plan_find_series (FwPlan *self, const char *measure, const char *subject,
                               const char *geography);
/* Which inputs and charts rest on this series, translated; NULL when it is only shown. */
const char *fw_plan_series_use (FwPlan *self, FwSeries *series);
/* Consumer prices with the plan's own series "prices" before the embedded table. */
double fw_plan_cpi (FwPlan *self, int year);
gboolean fw_plan_cpi_factor (FwPlan *self, int from_year, int to_year, double *factor,
                             GError **error);
/* By id or by title, whatever the case; an error names what there is. (transfer none) */
FwScenario *fw_plan_find_scenario (FwPlan *self, const char *name, GError **error);
/* The first scenario, "No program". (transfer none) */
FwScenario *fw_plan_get_no_program (FwPlan *self);
/* The scenario shown first: the second of the list, or "No program" when it is alone. (transfer
 * none) */
FwScenario *fw_plan_get_default_scenario (FwPlan *self);
/* Plan-wide parameters. (transfer none) */
FwParameters *fw_plan_get_parameters (FwPlan *self);

/**
 * fw_plan_get_parameter:
 * @scenario: (nullable): whose value, or %NULL for the plan's own
 *
 * The parameter of a key as a scenario has it. The object stays the same while the plan lives and
 * tells (notify::value) when the value changes there, also when it changes in a parent.
 *
 * Returns: (transfer none): or %NULL, the error naming the nearest key
 */
FwParameter *fw_plan_get_parameter (FwPlan *self, FwScenario *scenario, const char *key,
                                    GError **error);
/* NaN for an unknown key. */
double fw_plan_get_value (FwPlan *self, FwScenario *scenario, const char *key);
/* Why a number has no effect as the scenario stands, NULL when it has. (transfer none) */
const char *fw_plan_get_idle_reason (FwPlan *self, FwScenario *scenario, const char *key);

/* Share of the skills a commitment asks for that its program teaches, with the skills the scenario
 * adds weeks for; 0 to 1. */
double fw_plan_get_coverage (FwPlan *self, FwScenario *scenario, FwPartnership *commitment);

typedef void (*FwParameterFunc) (FwParameter *parameter, FwPart *part, gpointer user_data);
/* Every parameter in catalogue order, object by object; part is NULL for plan-wide ones. */
void fw_plan_foreach_parameter (FwPlan *self, FwScenario *scenario, FwParameterFunc func,
                                gpointer user_data);
/* Every key, NULL-terminated. (transfer full) */
char **fw_plan_get_keys (FwPlan *self);
/* Keys of a row ("employers.*.honoured") in every part it says something of: projected openings are
 * no pledge to honour, and count only where nobody pledges. NULL-terminated. (transfer full) */
char **fw_plan_get_row_keys (FwPlan *self, const char *row_key);
/* Title of a key with its owner's: "Completion, Prime Digital Academy". (transfer full) */
char *fw_plan_key_title (FwPlan *self, const char *key);

G_END_DECLS
