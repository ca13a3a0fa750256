/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-allocation.h"

G_BEGIN_DECLS

/* What was found. */
struct _FwAllocation
{
  GObject parent_instance;

  FwAllocateMeasure measure;
  double budget, chance;
  gboolean supports, feasible, kept_before;
  FwSpending before, after;
  GArray *uses;    /* FwUse */
  GArray *prices;  /* FwPrice */
  GArray *budgets; /* FwBudgetPoint */
  GArray *floors;  /* FwFloor */
  FwResult *result_before, *result_after;
};

/* Rows of the linear program, each a number every run of the plan has. */
enum
{
  ROW_VALUE = 0, /* to be most */
  ROW_COST,      /* mean, by the goal's quarter */
  ROW_FIRST,     /* floors, then funds by year, then openings by occupation */
};

/**
 * FwOutcome:
 *
 * What a run of one use of the money comes to.
 */
typedef struct
{
  double *rows;   /* n_rows */
  double *limits; /* n_rows: at most; floors at least 0 */
  double margin;  /* dollars between the mean cost and what is kept to in the chance asked for */
  double openings;
  double groups[FWE_MAX_GROUPS]; /* net local placements */
} FwOutcome;

#define FW_SEARCH_NEAR 0.05 /* how far it first goes close by, a share of a class */

/* Numbers set besides, for a run with one more of something; keys as g_strv_length() counts. */
typedef struct
{
  char **keys;
  double *values;
} FwMore;

/**
 * FwSearch:
 *
 * One search, in one thread.
 */
typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  FwAllocationQuestion question;
  double budget;
  GArray *uses;               /* FwUse; to is not used */
  double *lo, *hi, *smallest; /* by use; 0 for classes of any size */
  gsize n_rows, n_floors, n_funds, n_years, n_occupations;
  double weights[FWE_MAX_GROUPS]; /* of a group's gain */
  double people;                  /* placed as the plan stands: what a share is of, in rows */
  double given_value;             /* not to be undercut; -infinity for none */
  double penalty_cost, penalty_floor;
  double thrift;      /* of the value, for a dollar not spent */
  gboolean fine;      /* by fractions of a person: for what one more is worth */
  gboolean near;      /* and not far: where no step is promised to be better, none is looked for */
  double ratio;       /* of what is kept to over the mean cost, where it is held; else 0 */
  const FwMore *more; /* (nullable): set besides in every run */
  FweDraws *draws;
  guint n_draws, n_threads;
  guint64 seed;
  FweHooks run_hooks; /* stop alone */
  GHashTable *known;  /* text of the uses to FwOutcome */
} FwSearch;

/* fw-allocation-run.c: (transfer none) of what the search keeps */
const FwOutcome *fw_search_run (FwSearch *self, const double *uses, GError **error);
FwResult *fw_search_run_result (FwSearch *self, const double *uses, gboolean constraint,
                                GError **error);
void fw_search_summarize (FwSearch *self, FwResult *result, FwSpending *out);
FwTry *fw_search_make_try (FwSearch *self, const double *uses);
gboolean fw_search_set_draws (FwSearch *self, guint n_draws);

/* fw-allocation-step.c */
double fw_search_over_budget (const FwSearch *self, const FwOutcome *outcome);
double fw_search_under_floors (const FwSearch *self, const FwOutcome *outcome);
gboolean fw_search_keeps (const FwSearch *self, const FwOutcome *outcome);
/* What the search climbs: the value, less for what is missed of the rest. */
double fw_search_merit (const FwSearch *self, const FwOutcome *outcome);
/* Dollars that the budget is held against. */
double fw_search_high (const FwSearch *self, const FwOutcome *outcome);
/* From a use to the best one near and far, or close by; uses: (inout). */
gboolean fw_search_best (FwSearch *self, double *uses, guint n_rounds, GError **error);
/* Likewise by fractions, and leaves the search so: fine, its ratio held. */
gboolean fw_search_best_fine (FwSearch *self, double *uses, GError **error);
/* From a use to a better one, a few people at a time, until there is none; uses: (inout). */
gboolean fw_search_climb (FwSearch *self, double *uses, GError **error);
/* Slopes of all rows at a use: n_rows x n_uses x 2 (down, up). */
double *fw_search_slopes (FwSearch *self, const double *uses, double radius, GError **error);

/**
 * FwStep:
 * @slopes: of fw_search_slopes()
 * @radius: how far it may go, a share
 * @shift: (nullable): n_rows, what every row has more whatever is done
 * @more_budget: dollars more than the budget
 */
typedef struct
{
  const double *uses;
  const FwOutcome *at;
  const double *slopes;
  double radius;
  const double *shift;
  double more_budget;
} FwStep;

/* One linear program: the best uses near by, and the value it promises. */
gboolean fw_search_step (FwSearch *self, const FwStep *step, double *uses, double *value,
                         GError **error);

/* fw-allocation-words.c: a worth under it, of so large a value, is that of noise */
double fw_allocation_nothing (FwAllocateMeasure measure, double value);

/* fw-allocation-prices.c: FwPrice, that of the budget first; none where it is not feasible */
GArray *fw_search_prices (FwSearch *self, const double *uses, FwResult *result, gboolean feasible,
                          GError **error);

G_END_DECLS
