/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-finding.h"

#include <math.h>

#include "fw-comparison.h"
#include "fw-error.h"
#include "fw-factor.h"
#include "fw-result.h"
#include "fwe-finding.h"
#include "fwe-study.h"

/* Numbers that matter to nothing: what is found for them is noise. */
#define N_BLANKS 32
#define Z_95     1.6448536269514722

typedef struct
{
  char *title;
  FwCompiled *compiled;
  double *worth; /* of each draw, more being better; NULL before it is run */
} Option;

struct FwFinding
{
  FweMeasure measure;
  Option *options;
  guint n_options, n_done;
  GArray *factors; /* of FweFactor, those of all scenarios */
  GArray *found;   /* of FwFound, by factor */
  gsize n_draws;
  double noise, margin;
};

static void
found_clear (gpointer data)
{
  g_free (((FwFound *)data)->key);
  g_free (((FwFound *)data)->title);
}

static gboolean
has_factor (FwFinding *self, guint64 id)
{
  for (guint i = 0; i < self->factors->len; i++)
    if (g_array_index (self->factors, FweFactor, i).id == id)
      return TRUE;

  return FALSE;
}

/* The plan's own key of every uncertain number of a scenario. */
static void
add_factors (FwFinding *self, FwPlan *plan, FwFactorNames *names, FwCompiled *compiled)
{
  const FwePlan *engine = fw_compiled_get_plan (compiled);
  g_autofree FweFactor *factors = g_new (FweFactor, FWE_MAX_FACTORS);
  const gsize n = MIN (fwe_factors_find (engine, factors, FWE_MAX_FACTORS), FWE_MAX_FACTORS);

  for (gsize i = 0; i < n; i++)
    {
      const char *key = fw_factor_names_find (names, &factors[i]);
      FwFound found = { .worth = NAN };

      if (key == NULL || has_factor (self, factors[i].id))
        continue;
      found.key = g_strdup (key);
      found.title = fw_factor_title (plan, key);
      g_array_append_val (self->factors, factors[i]);
      g_array_append_val (self->found, found);
    }
}

/**
 * fw_finding_new:
 * @plan: a plan; not kept
 * @measure: by what one would choose
 * @error: return location: a scenario that cannot be run
 *
 * Returns: (transfer full): a question of which nothing is known
 */
FwFinding *
fw_finding_new (FwPlan *plan, FweMeasure measure, GError **error)
{
  g_autoptr (FwFactorNames) names = fw_factor_names_new (plan);
  g_autoptr (FwFinding) self = NULL;
  GListModel *scenarios;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  self = g_new0 (FwFinding, 1);
  self->measure = measure;
  self->factors = g_array_new (FALSE, TRUE, sizeof (FweFactor));
  self->found = g_array_new (FALSE, TRUE, sizeof (FwFound));
  g_array_set_clear_func (self->found, found_clear);
  self->options = g_new0 (Option, FWE_FINDING_OPTIONS);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios) && i < FWE_FINDING_OPTIONS; i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);
      Option *option = &self->options[self->n_options++];

      option->title = g_strdup (fw_part_get_title (FW_PART (scenario)));
      option->compiled = fw_plan_compile (plan, scenario, error);
      if (option->compiled == NULL)
        return NULL;
      add_factors (self, plan, names, option->compiled);
    }

  return g_steal_pointer (&self);
}

void
fw_finding_free (FwFinding *self)
{
  for (guint i = 0; i < self->n_options; i++)
    {
      g_free (self->options[i].title);
      g_clear_pointer (&self->options[i].compiled, fw_compiled_unref);
      g_free (self->options[i].worth);
    }
  g_free (self->options);
  g_array_unref (self->factors);
  g_array_unref (self->found);
  g_free (self);
}

guint
fw_finding_get_n_steps (FwFinding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_options;
}

/* FALSE when there is no memory. */
static gboolean
worth_of (FwFinding *self, FweDraws *draws, guint64 id, double p_zero, double *worth)
{
  const double *y[FWE_FINDING_OPTIONS];
  g_autofree bool *is_zero = p_zero > 0.0 ? g_new (bool, self->n_draws) : NULL;
  const double *uniform;

  if (!fwe_draws_prepare (draws, id))
    return FALSE;

  uniform = fwe_draws_uniform (draws, id);
  for (gsize i = 0; is_zero != NULL && i < self->n_draws; i++)
    is_zero[i] = uniform[i] < p_zero;
  for (guint i = 0; i < self->n_options; i++)
    y[i] = self->options[i].worth;

  return fwe_finding_out (self->n_options, y, self->n_draws, fwe_draws_normal (draws, id), is_zero,
                          worth);
}

/* Numbers that nothing hangs on show how much of a worth the fit makes up. */
static gboolean
measure_noise (FwFinding *self, FweDraws *draws)
{
  double squares = 0.0;

  self->noise = 0.0;
  for (guint i = 0; i < N_BLANKS; i++)
    {
      const double before = self->noise;
      double worth;

      if (!worth_of (self, draws, i + 1, 0.0, &worth))
        return FALSE;
      self->noise += (worth - before) / (i + 1);
      squares += (worth - before) * (worth - self->noise);
    }

  self->margin = Z_95 * sqrt (squares / (N_BLANKS - 1));
  return TRUE;
}

static gboolean
conclude (FwFinding *self, guint64 seed, FweFault *fault)
{
  FweDraws *draws = fwe_draws_new (seed, self->n_draws);
  gboolean done = draws != NULL && measure_noise (self, draws);

  for (guint i = 0; done && i < self->factors->len; i++)
    {
      const FweFactor *factor = &g_array_index (self->factors, FweFactor, i);
      FwFound *found = &g_array_index (self->found, FwFound, i);

      done = worth_of (self, draws, factor->id, factor->p_zero, &found->worth);
      found->worth = MAX (found->worth - self->noise, 0.0);
    }

  g_clear_pointer (&draws, fwe_draws_free);
  fault->code = done ? FWE_FAULT_NONE : FWE_FAULT_NO_MEMORY;
  return done;
}

gboolean
fw_finding_step (FwFinding *self, guint n_draws, guint64 seed, guint n_threads,
                 const FweHooks *hooks, GError **error)
{
  const double sign = fw_comparison_more_is_better (self->measure) ? 1.0 : -1.0;
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwResult) result = NULL;
  FweFault fault = { FWE_FAULT_NONE };
  const double *draws;
  Option *option;

  g_return_val_if_fail (self != NULL && self->n_done < self->n_options, FALSE);

  option = &self->options[self->n_done];
  drawn = fw_compiled_with_draws (option->compiled, n_draws, seed);
  result = fw_result_new_run (drawn, NULL, n_threads, FALSE, hooks, error);
  if (result == NULL)
    return FALSE;

  self->n_draws = n_draws;
  draws = fw_result_get_engine (result)->draws[self->measure];
  option->worth = g_new (double, n_draws);
  for (guint i = 0; i < n_draws; i++)
    option->worth[i] = sign * draws[i];
  self->n_done++;
  if (self->n_done < self->n_options || conclude (self, seed, &fault))
    return TRUE;

  g_propagate_error (error, fw_error_from_fault (&fault));
  return FALSE;
}

static gboolean
is_defined (FwFinding *self, gsize draw)
{
  for (guint i = 0; i < self->n_options; i++)
    if (!isfinite (self->options[i].worth[draw]))
      return FALSE;

  return TRUE;
}

/* Mean of an option over the draws that count, or of the best one of each draw. */
static double
mean_of (FwFinding *self, const Option *option)
{
  double sum = 0.0, n = 0.0;

  for (gsize i = 0; i < self->n_draws; i++)
    {
      double best = -INFINITY;

      if (!is_defined (self, i))
        continue;
      for (guint d = 0; d < self->n_options; d++)
        best = MAX (best, self->options[d].worth[i]);
      sum += option != NULL ? option->worth[i] : best;
      n += 1.0;
    }

  return n > 0.0 ? sum / n : NAN;
}

static const Option *
best_option (FwFinding *self)
{
  const Option *best = &self->options[0];

  for (guint i = 1; i < self->n_options; i++)
    if (mean_of (self, &self->options[i]) > mean_of (self, best))
      best = &self->options[i];

  return best;
}

const char *
fw_finding_get_best (FwFinding *self, double *mean)
{
  const double sign = fw_comparison_more_is_better (self->measure) ? 1.0 : -1.0;
  const Option *best;

  g_return_val_if_fail (self != NULL && self->n_done == self->n_options, NULL);

  best = best_option (self);
  *mean = sign * mean_of (self, best);
  return best->title;
}

double
fw_finding_get_everything (FwFinding *self)
{
  g_return_val_if_fail (self != NULL && self->n_done == self->n_options, NAN);
  return mean_of (self, NULL) - mean_of (self, best_option (self));
}

double
fw_finding_get_margin (FwFinding *self)
{
  g_return_val_if_fail (self != NULL && self->n_done == self->n_options, NAN);
  return self->margin;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const FwFound *first = *(FwFound *const *)a, *second = *(FwFound *const *)b;

  if (first->worth != second->worth)
    return first->worth > second->worth ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

GPtrArray *
fw_finding_get_found (FwFinding *self)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && self->n_done == self->n_options, found);

  for (guint i = 0; i < self->found->len; i++)
    g_ptr_array_add (found, &g_array_index (self->found, FwFound, i));
  g_ptr_array_sort (found, compare);
  return found;
}
