/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"
#include "fw-spending.h"
#include "fw-try.h"

G_BEGIN_DECLS

/* The best use of money: which seats, and on demand which supports, bring most for a budget. */

#define FW_ALLOCATE_BUDGETS 8 /* of a frontier, usually */

/**
 * FwFloor:
 * @group: index in FW_LIST_GROUPS
 * @share: of all net local placements at least, 0 to 1
 */
typedef struct
{
  guint group;
  double share;
} FwFloor;

/**
 * FwAllocationQuestion:
 * @budget: dollars spent at most by the goal's quarter; NaN for what the plan spends as it stands
 * @chance: in which share of runs no more is spent, over 0 to 1; NaN for the chance the plan's goal
 *   wants
 * @floors: n_floors; borrowed
 * @smallest: people under whom no cohort is held, 0 for any; NaN for what the plan says of each
 *   program
 * @supports: whether supports may be added and dropped too
 * @n_budgets: other budgets to find the best use of, for the frontier; 0 for none
 */
typedef struct
{
  FwAllocateMeasure measure;
  double budget, chance;
  const FwFloor *floors;
  guint n_floors;
  double smallest;
  gboolean supports;
  guint n_budgets;
} FwAllocationQuestion;

/**
 * FwUse:
 * @from, @to: what it is and what it should be
 * @smallest: of seats: under which no class is held, 0 for any
 *
 * A number of the plan that money goes to.
 */
typedef struct
{
  char *key;
  char *title;
  FwUnit unit;
  double from, to;
  double smallest;
} FwUse;

typedef enum
{
  FW_PRICE_BUDGET, /* so many dollars more */
  FW_PRICE_FUND,   /* so many dollars a year more of a fund */
  FW_PRICE_OPENING,
  FW_PRICE_SEAT,
  FW_PRICE_APPLICANT,
} FwPriceKind;

/**
 * FwPrice:
 * @of: the fund, occupation or program; NULL for the budget
 * @dollars: how many more, where it is money
 * @predicted: what one more brings by the linear program, in the measure's unit
 * @found: and by the plan run again with one more, its seats chosen anew
 * @less: what one less takes, likewise run again; NaN where there is none to take
 * @whole_dollars: of the budget: the least round sum for which seats are bought as an answer buys
 *   them, whole
 * @whole: and what that brings
 *
 * Taken where fractions of a seat are chosen too: a price is of what the next dollar, opening or
 * person brings, not of the next whole class.
 */
typedef struct
{
  FwPriceKind kind;
  char *of;
  double dollars, predicted, found, less;
  double whole_dollars, whole;
} FwPrice;

/**
 * FwAllocation:
 *
 * The answer to one question. Immutable.
 */
#define FW_TYPE_ALLOCATION (fw_allocation_get_type ())
G_DECLARE_FINAL_TYPE (FwAllocation, fw_allocation, FW, ALLOCATION, GObject)

/* Runs on so many draws of this seed until it is known. It reads the plan, which belongs to the
 * same thread. tell: (nullable): how far it is, 0 to 1, is told by hooks->progress. */
FwAllocation *fw_allocation_new_run (FwPlan *plan, FwScenario *scenario,
                                     const FwAllocationQuestion *question, guint n_draws,
                                     guint64 seed, guint n_threads, const FweHooks *hooks,
                                     GError **error);

/* What a person would ask first: most net local placements for what the plan spends, and for half
 * and twice of it. (transfer full) */
GObject *fw_allocation_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                              guint n_threads, const FweHooks *hooks, GError **error);

FwAllocateMeasure fw_allocation_get_measure (FwAllocation *self);
double fw_allocation_get_budget (FwAllocation *self);
double fw_allocation_get_chance (FwAllocation *self);
/* Whether what was asked for can be kept to; else what comes nearest is told. */
gboolean fw_allocation_get_feasible (FwAllocation *self);
/* Whether the plan as it stands keeps to it. */
gboolean fw_allocation_get_kept_before (FwAllocation *self);
const FwSpending *fw_allocation_get_before (FwAllocation *self);
const FwSpending *fw_allocation_get_after (FwAllocation *self);
guint fw_allocation_get_n_uses (FwAllocation *self);
const FwUse *fw_allocation_get_use (FwAllocation *self, guint index);
guint fw_allocation_get_n_prices (FwAllocation *self);
const FwPrice *fw_allocation_get_price (FwAllocation *self, guint index);
guint fw_allocation_get_n_budgets (FwAllocation *self);
const FwBudgetPoint *fw_allocation_get_budget_point (FwAllocation *self, guint index);
/* The plan as it stands, and with the answer, what holds it back included. (transfer none) */
FwResult *fw_allocation_get_result_before (FwAllocation *self);
FwResult *fw_allocation_get_result_after (FwAllocation *self);

/* To make a scenario of; NULL where nothing is to be changed. (transfer full) */
FwTry *fw_allocation_make_try (FwAllocation *self);
/* The answer in words, or why there is none. (transfer full) */
char *fw_allocation_sentence (FwAllocation *self);
/* Of a program of which the answer holds no class because it has a smallest; NULL for none.
 * (transfer full) */
char *fw_allocation_class_sentence (FwAllocation *self, guint index);
/* "One more opening for developers is worth 0.51 (run again: 0.49)."; where one less takes
 * something else, that too. (transfer full) */
char *fw_allocation_price_sentence (FwAllocation *self, guint index);
/* Whether neither way more of it brings anything; never of the budget. */
gboolean fw_allocation_price_is_nothing (FwAllocation *self, guint index);
/* What that is so of; NULL for nothing. (transfer full) */
char *fw_allocation_nothing_sentence (FwAllocation *self);
/* What keeps it from being more. (transfer full) */
char *fw_allocation_binding_sentence (FwAllocation *self);
/* "Q4 2028": when counts and money are read. (transfer full) */
char *fw_allocation_quarter (FwAllocation *self);

G_END_DECLS
