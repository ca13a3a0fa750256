/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fw-allocation-private.h"

/* What one use of the money comes to, by simulation. */

#define NOBODY 0.005 /* persons, on average */

FwTry *
fw_search_make_try (FwSearch *self, const double *uses)
{
  FwTry *what = fw_try_new ("", NULL);

  for (guint i = 0; i < self->uses->len; i++)
    {
      const FwUse *use = &g_array_index (self->uses, FwUse, i);

      if (uses[i] != use->from)
        fw_try_set (what, use->key, uses[i]);
    }
  for (guint k = 0; self->more != NULL && self->more->keys[k] != NULL; k++)
    fw_try_set (what, self->more->keys[k], self->more->values[k]);
  return what;
}

FwResult *
fw_search_run_result (FwSearch *self, const double *uses, gboolean constraint, GError **error)
{
  g_autoptr (FwTry) what = fw_search_make_try (self, uses);
  /* the plan as it stands has its own name */
  g_autoptr (FwCompiled) compiled = fw_try_get_n_values (what) > 0
                                        ? fw_try_compile (what, self->plan, self->scenario, error)
                                        : fw_plan_compile (self->plan, self->scenario, error);
  g_autoptr (FwCompiled) drawn = NULL;

  if (compiled == NULL)
    return NULL;

  drawn = fw_compiled_with_draws (compiled, self->n_draws, self->seed);
  return fw_result_new_run (drawn, self->draws, self->n_threads, constraint, &self->run_hooks,
                            error);
}

gboolean
fw_search_set_draws (FwSearch *self, guint n_draws)
{
  g_clear_pointer (&self->draws, fwe_draws_free);
  g_hash_table_remove_all (self->known);
  self->n_draws = n_draws;
  self->draws = fwe_draws_new (self->seed, n_draws);
  if (self->draws != NULL)
    fwe_draws_keep_memory (self->draws, true);
  return self->draws != NULL;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* What is not exceeded in the chance asked for. */
static double
high_cost (const FwSearch *self, const FweResult *result)
{
  const gsize n = result->n_draws;
  g_autofree double *costs = g_memdup2 (result->draws[FWE_M_COST], n * sizeof (double));

  qsort (costs, n, sizeof (double), compare);
  return costs[MIN ((gsize)ceil (self->question.chance * (double)n - 1e-9), n) - 1];
}

static double
value_of (const FwSearch *self, const FweResult *result)
{
  double sum = 0.0;

  switch (self->question.measure)
    {
    case FW_ALLOCATE_PLACEMENTS:
      return result->measures[FWE_M_NET_LOCAL_PLACEMENTS].mean;
    case FW_ALLOCATE_NET_BENEFIT:
      return result->measures[FWE_M_NPV_SOCIETY].mean;
    case FW_ALLOCATE_EQUITY:
      for (gsize g = 0; g < result->n_groups; g++)
        {
          const double gain = result->groups[FWE_G_GAIN_PER_ENROLLED][g].mean;

          sum += isnan (gain) ? 0.0
                              : self->weights[g] * gain * result->groups[FWE_G_ENROLLED][g].mean;
        }
      return sum;
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
fill_rows (const FwSearch *self, const FweResult *result, FwOutcome *out)
{
  const double net = result->measures[FWE_M_NET_LOCAL_PLACEMENTS].mean;
  gsize row = ROW_FIRST;

  out->rows[ROW_VALUE] = value_of (self, result);
  out->limits[ROW_VALUE] = INFINITY;
  out->rows[ROW_COST] = result->measures[FWE_M_COST].mean;
  out->limits[ROW_COST] = INFINITY;
  for (guint k = 0; k < self->question.n_floors; k++, row++)
    {
      const FwFloor *under = &self->question.floors[k];

      /* where nobody is placed, nobody of the group is */
      out->rows[row]
          = self->people * ((net > NOBODY ? out->groups[under->group] / net : 0.0) - under->share);
      out->limits[row] = INFINITY;
    }
  for (gsize f = 0; f < self->n_funds; f++)
    for (gsize year = 0; year < self->n_years; year++, row++)
      {
        const FweMoneyYear *money = &result->fund_years[f * result->n_years + year];

        out->rows[row] = money->paid.mean;
        out->limits[row] = money->limit;
      }
  for (gsize o = 0; o < self->n_occupations; o++, row++)
    {
      out->rows[row] = result->occupations[FWE_O_PLACED][o].mean;
      out->limits[row] = result->occupations[FWE_O_OPENINGS][o].mean;
    }
}

static char *
name_of (const FwSearch *self, const double *uses)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < self->uses->len; i++)
    {
      g_autofree char *number = fw_number_to_c (uses[i]);

      g_string_append_printf (name, "%s ", number);
    }
  for (guint k = 0; self->more != NULL && self->more->keys[k] != NULL; k++)
    {
      g_autofree char *number = fw_number_to_c (self->more->values[k]);

      g_string_append_printf (name, "%s=%s ", self->more->keys[k], number);
    }
  return g_string_free (name, FALSE);
}

/* Every use is run once. */
const FwOutcome *
fw_search_run (FwSearch *self, const double *uses, GError **error)
{
  g_autofree char *name = name_of (self, uses);
  g_autoptr (FwResult) result = NULL;
  FwOutcome *outcome = g_hash_table_lookup (self->known, name);
  const FweResult *engine;

  if (outcome != NULL)
    return outcome;
  result = fw_search_run_result (self, uses, FALSE, error);
  if (result == NULL)
    return NULL;

  engine = fw_result_get_engine (result);
  outcome = g_new0 (FwOutcome, 1);
  outcome->rows = g_new0 (double, self->n_rows);
  outcome->limits = g_new0 (double, self->n_rows);
  for (gsize g = 0; g < engine->n_groups; g++)
    outcome->groups[g] = engine->groups[FWE_G_NET_LOCAL][g].mean;
  fill_rows (self, engine, outcome);
  outcome->margin = high_cost (self, engine) - outcome->rows[ROW_COST];
  outcome->openings = engine->measures[FWE_M_OPENINGS].mean;
  g_hash_table_insert (self->known, g_steal_pointer (&name), outcome);
  return outcome;
}

void
fw_search_summarize (FwSearch *self, FwResult *result, FwSpending *out)
{
  const FweResult *engine = fw_result_get_engine (result);

  *out = (FwSpending){ .value = value_of (self, engine),
                       .net = engine->measures[FWE_M_NET_LOCAL_PLACEMENTS],
                       .cost = engine->measures[FWE_M_COST],
                       .high = high_cost (self, engine),
                       .limit = engine->constraint.limit };
  for (gsize g = 0; g < engine->n_groups; g++)
    out->group_shares[g]
        = out->net.mean > 0.0 ? engine->groups[FWE_G_NET_LOCAL][g].mean / out->net.mean : 0.0;
}
