/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-records.h"
#include "fwe-result-private.h"

#define B(k) ((k)*5000.0)

const double fwe_bin_edges[FWE_N_BINS + 1] = {
  B (0),  B (1),  B (2),  B (3),  B (4),  B (5),  B (6),  B (7),  B (8),    B (9),  B (10), B (11),
  B (12), B (13), B (14), B (15), B (16), B (17), B (18), B (19), B (20),   B (21), B (22), B (23),
  B (24), B (25), B (26), B (27), B (28), B (29), B (30), B (31), B (32),   B (33), B (34), B (35),
  B (36), B (37), B (38), B (39), B (40), B (45), B (50), B (55), INFINITY,
};

/* Name and unit as the command line writes them. */
typedef struct
{
  const char *name;
  const char *unit;
} Label;

static const Label measure_labels[FWE_N_MEASURES] = {
  [FWE_M_APPLICANTS] = { "applicants", "persons" },
  [FWE_M_ENROLLED] = { "enrolled", "persons" },
  [FWE_M_COMPLETED] = { "completed", "persons" },
  [FWE_M_GROSS_PLACEMENTS] = { "gross_placements", "persons" },
  [FWE_M_NET_LOCAL_PLACEMENTS] = { "net_local_placements", "persons" },
  [FWE_M_WAITING] = { "waiting", "persons" },
  [FWE_M_OPENINGS] = { "openings", "persons" },
  [FWE_M_RETAINED_Q2] = { "retained_q2", "persons" },
  [FWE_M_RETAINED_Q4] = { "retained_q4", "persons" },
  [FWE_M_IN_MOVERS] = { "in_movers", "persons" },
  [FWE_M_COST] = { "cost", "dollars" },
  [FWE_M_COST_PER_SEAT] = { "cost_per_seat", "dollars" },
  [FWE_M_COST_PER_COMPLETER] = { "cost_per_completer", "dollars" },
  [FWE_M_COST_PER_NET_LOCAL_PLACEMENT] = { "cost_per_net_local_placement", "dollars" },
  [FWE_M_EARNINGS_EFFECT_PER_ENROLLED] = { "earnings_effect_per_enrolled", "dollars a year" },
  [FWE_M_BENEFIT_PER_DOLLAR] = { "benefit_per_dollar", "ratio" },
  [FWE_M_NPV_PARTICIPANT] = { "npv_participant", "dollars" },
  [FWE_M_NPV_TAXPAYER] = { "npv_taxpayer", "dollars" },
  [FWE_M_NPV_OTHERS] = { "npv_others", "dollars" },
  [FWE_M_NPV_SOCIETY] = { "npv_society", "dollars" },
  [FWE_M_MVPF] = { "mvpf", "ratio" },
  [FWE_M_PAYBACK_QUARTER] = { "payback_quarter", "quarter" },
  [FWE_M_GAP_CLOSED] = { "gap_closed", "share" },
  [FWE_M_GINI] = { "gini", "index" },
  [FWE_M_GINI_CHANGE] = { "gini_change", "index" },
  [FWE_M_EARNINGS_EFFECT_YEAR_3] = { "earnings_effect_year_3", "dollars a year" },
};

static const Label series_labels[FWE_N_SERIES] = {
  [FWE_S_ENROLLED] = { "enrolled", "persons" },
  [FWE_S_IN_TRAINING] = { "in_training", "persons" },
  [FWE_S_COMPLETED] = { "completed", "persons" },
  [FWE_S_READY] = { "ready", "persons" },
  [FWE_S_GROSS_PLACEMENTS] = { "gross_placements", "persons" },
  [FWE_S_NET_LOCAL_PLACEMENTS] = { "net_local_placements", "persons" },
  [FWE_S_OPENINGS] = { "openings", "persons" },
  [FWE_S_IN_MOVERS] = { "in_movers", "persons" },
  [FWE_S_COST] = { "cost", "dollars" },
  [FWE_S_CUMULATIVE_NET] = { "cumulative_net", "dollars" },
};

static const char *const waterfall_names[FWE_N_WATERFALL] = {
  [FWE_W_PLACED] = "placed",
  [FWE_W_DEADWEIGHT] = "deadweight",
  [FWE_W_DISPLACEMENT] = "displacement",
  [FWE_W_MOVED_AWAY] = "moved away",
  [FWE_W_NET_LOCAL] = "net local",
};

static const char *const limit_names[] = {
  [FWE_LIMIT_NONE] = "none",   [FWE_LIMIT_OPENINGS] = "openings",
  [FWE_LIMIT_SEATS] = "seats", [FWE_LIMIT_APPLICANTS] = "applicants",
  [FWE_LIMIT_MONEY] = "money", [FWE_LIMIT_COMPLETION] = "completion",
};

/**
 * fwe_measure_name:
 * @measure: a measure
 *
 * Returns: its member in JSON and CSV
 */
const char *
fwe_measure_name (FweMeasure measure)
{
  return measure_labels[measure].name;
}

/**
 * fwe_measure_unit:
 * @measure: a measure
 *
 * Returns: its unit
 */
const char *
fwe_measure_unit (FweMeasure measure)
{
  return measure_labels[measure].unit;
}

/**
 * fwe_series_name:
 * @series: a series
 *
 * Returns: its member in JSON and CSV
 */
const char *
fwe_series_name (FweSeries series)
{
  return series_labels[series].name;
}

/**
 * fwe_series_unit:
 * @series: a series
 *
 * Returns: its unit
 */
const char *
fwe_series_unit (FweSeries series)
{
  return series_labels[series].unit;
}

/**
 * fwe_waterfall_name:
 * @step: a step of the waterfall
 *
 * Returns: its name in JSON
 */
const char *
fwe_waterfall_name (FweWaterfall step)
{
  return waterfall_names[step];
}

/**
 * fwe_limit_name:
 * @limit: what holds a plan back
 *
 * Returns: its name in JSON
 */
const char *
fwe_limit_name (FweLimit limit)
{
  return limit_names[limit];
}

/* One array of the result: where its pointer stands, how many numbers and of which size. */
typedef struct
{
  void *where;
  size_t n, size;
} Array;

#define MAX_ARRAYS                                                                                 \
  (FWE_N_MEASURES + FWE_N_SERIES + FWE_N_GROUP_STAGES + FWE_N_RATIOS + FWE_N_OCCUPATION_COUNTS     \
   + FWE_N_PROGRAM_COUNTS + FWE_N_EMPLOYER_COUNTS + FWE_N_BINDINGS + 32)

typedef struct
{
  Array arrays[MAX_ARRAYS];
  size_t n;
} Arrays;

static void
list (Arrays *arrays, void *where, size_t n, size_t size)
{
  arrays->arrays[arrays->n++] = (Array){ where, n, size };
}

static void
list_summaries (Arrays *arrays, FweSummary **rows, size_t n_rows, size_t n)
{
  for (size_t k = 0; k < n_rows; k++)
    list (arrays, &rows[k], n, sizeof (FweSummary));
}

static void
list_arrays (FweResult *self, Arrays *arrays)
{
  const size_t n_groups = self->n_groups, size = sizeof (double);

  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    list (arrays, &self->draws[m], self->n_draws, size);
  for (size_t b = 0; b < FWE_N_BINDINGS; b++)
    list (arrays, &self->bindings[b], self->n_quarters, size);
  list_summaries (arrays, self->series, FWE_N_SERIES, self->n_quarters);
  list_summaries (arrays, self->groups, FWE_N_GROUP_STAGES, n_groups);
  list_summaries (arrays, self->ratios, FWE_N_RATIOS, n_groups);
  list_summaries (arrays, self->occupations, FWE_N_OCCUPATION_COUNTS, self->n_occupations);
  list_summaries (arrays, self->programs, FWE_N_PROGRAM_COUNTS, self->n_programs);
  list_summaries (arrays, self->employers, FWE_N_EMPLOYER_COUNTS, self->n_employers);
  list_summaries (arrays, &self->funds, 1, self->n_funds);
  list_summaries (arrays, &self->income_change, 1, n_groups);
  list_summaries (arrays, &self->unemployment_after, 1, n_groups);
  list_summaries (arrays, &self->employment_after, 1, n_groups);
  list (arrays, &self->hires, self->n_employers * self->n_programs, size);
  list (arrays, &self->fund_years, self->n_funds * self->n_years, sizeof (FweMoneyYear));
  list (arrays, &self->depth_before, n_groups + 1, sizeof (FweDepth));
  list (arrays, &self->depth_after, n_groups + 1, sizeof (FweDepth));
  list (arrays, &self->bins_before, n_groups * FWE_N_BINS, size);
  list (arrays, &self->bins_after, n_groups * FWE_N_BINS, size);
  list (arrays, &self->median_before, n_groups, size);
  list (arrays, &self->median_after, n_groups, size);
  list (arrays, &self->mean_before, n_groups, size);
  list (arrays, &self->mean_after, n_groups, size);
  list (arrays, &self->unemployment_before, n_groups, size);
  list (arrays, &self->employment_before, n_groups, size);
}

/* Pointers of every type go through memcpy: they may not be read as one of another type. */
static bool
allocate (const Array *array)
{
  void *memory = calloc (array->n > 0 ? array->n : 1, array->size);

  memcpy (array->where, &memory, sizeof memory);
  return memory != NULL;
}

static void
release (const Array *array)
{
  void *memory;

  memcpy (&memory, array->where, sizeof memory);
  free (memory);
}

/**
 * fwe_result_new:
 * @plan: what is run
 * @n_draws: draws
 *
 * Returns: (nullable): an empty result with room for everything, or NULL when there is no memory
 */
FweResult *
fwe_result_new (const FwePlan *plan, size_t n_draws)
{
  FweResult *self = calloc (1, sizeof *self);
  Arrays arrays = { 0 };
  bool made = true;

  if (self == NULL)
    return NULL;

  self->n_draws = n_draws;
  self->n_quarters = plan->n_quarters;
  self->n_groups = plan->n_groups;
  self->n_funds = plan->n_funds;
  self->n_programs = plan->n_programs;
  self->n_occupations = plan->n_occupations;
  self->n_employers = plan->n_employers;
  self->n_years = fwe_records_years (plan);
  list_arrays (self, &arrays);
  for (size_t k = 0; k < arrays.n; k++)
    made = allocate (&arrays.arrays[k]) && made;
  if (!made)
    {
      fwe_result_free (self);
      return NULL;
    }

  return self;
}

static bool
same_bytes (const double *a, const double *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

static bool
is_constant (const double *draws, size_t n_draws)
{
  for (size_t i = 1; i < n_draws; i++)
    if (!same_bytes (&draws[i], &draws[0]))
      return false;
  return n_draws > 0;
}

/* The first measure whose array this one has. */
static size_t
sharer (const FweResult *self, size_t measure)
{
  size_t m = 0;

  while (self->draws[m] != self->draws[measure])
    m++;
  return m;
}

/**
 * fwe_result_fold:
 * @self: a result that is whole
 *
 * Lets measures that are one and the same number in every draw share an array: without a program
 * most of them are.
 */
void
fwe_result_fold (FweResult *self)
{
  size_t constant[FWE_N_MEASURES], n = 0;

  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    {
      size_t k = 0;

      if (!is_constant (self->draws[m], self->n_draws))
        continue;
      while (k < n && !same_bytes (self->draws[constant[k]], self->draws[m]))
        k++;
      if (k < n)
        {
          free (self->draws[m]);
          self->draws[m] = self->draws[constant[k]];
        }
      else
        constant[n++] = m;
    }
}

/**
 * fwe_result_free:
 * @self: (nullable): a result
 */
void
fwe_result_free (FweResult *self)
{
  Arrays arrays = { 0 };

  if (self == NULL)
    return;

  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    if (sharer (self, m) < m)
      self->draws[m] = NULL;
  list_arrays (self, &arrays);
  for (size_t k = 0; k < arrays.n; k++)
    release (&arrays.arrays[k]);
  free (self);
}
