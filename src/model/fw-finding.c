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
  /* of each draw, more being better; NULL before it is run */
  double *worth[FW_FINDING_MEASURES];
} Option;

/* What is found for a choice by one measure. */
typedef struct
{
  FweMeasure measure;
  GArray *found; /* of FwFound, by factor */
  double noise, margin;
} Choice;

struct FwFinding
{
  guint n_choices;
  Choice choices[FW_FINDING_MEASURES];
  Option *options;
  guint n_options, n_done;
  GArray *factors; /* of FweFactor, those of all scenarios */
  gsize n_draws;
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

      if (key == NULL || has_factor (self, factors[i].id))
        continue;
      g_array_append_val (self->factors, factors[i]);
      for (guint c = 0; c < self->n_choices; c++)
        {
          const FwFound found
              = { .key = g_strdup (key), .title = fw_factor_title (plan, key), .worth = NAN };

          g_array_append_val (self->choices[c].found, found);
        }
    }
}

/**
 * fw_finding_new:
 * @plan: a plan; not kept
 * @measures: by what one would choose, the one or the other
 * @n_measures: of them
 * @error: return location: a scenario that cannot be run
 *
 * Returns: (transfer full): a question of which nothing is known
 */
FwFinding *
fw_finding_new (FwPlan *plan, const FweMeasure *measures, guint n_measures, GError **error)
{
  g_autoptr (FwFactorNames) names = fw_factor_names_new (plan);
  g_autoptr (FwFinding) self = NULL;
  GListModel *scenarios;

  g_return_val_if_fail (FW_IS_PLAN (plan) && n_measures <= FW_FINDING_MEASURES, NULL);

  scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  self = g_new0 (FwFinding, 1);
  self->n_choices = n_measures;
  self->factors = g_array_new (FALSE, TRUE, sizeof (FweFactor));
  for (guint c = 0; c < n_measures; c++)
    {
      self->choices[c].measure = measures[c];
      self->choices[c].found = g_array_new (FALSE, TRUE, sizeof (FwFound));
      g_array_set_clear_func (self->choices[c].found, found_clear);
    }
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
      for (guint c = 0; c < self->n_choices; c++)
        g_free (self->options[i].worth[c]);
    }
  g_free (self->options);
  g_array_unref (self->factors);
  for (guint c = 0; c < self->n_choices; c++)
    g_array_unref (self->choices[c].found);
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
worth_of (FwFinding *self, guint which, FweDraws *draws, guint64 id, double p_zero, double *worth)
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
    y[i] = self->options[i].worth[which];

  return fwe_finding_out (self->n_options, y, self->n_draws, fwe_draws_normal (draws, id), is_zero,
                          worth);
}

/* Numbers that nothing hangs on show how much of a worth the fit makes up. */
static gboolean
measure_noise (FwFinding *self, guint which, FweDraws *draws)
{
  Choice *choice = &self->choices[which];
  double squares = 0.0;

  choice->noise = 0.0;
  for (guint i = 0; i < N_BLANKS; i++)
    {
      const double before = choice->noise;
      double worth;

      if (!worth_of (self, which, draws, i + 1, 0.0, &worth))
        return FALSE;
      choice->noise += (worth - before) / (i + 1);
      squares += (worth - before) * (worth - choice->noise);
    }

  choice->margin = Z_95 * sqrt (squares / (N_BLANKS - 1));
  return TRUE;
}

static gboolean
conclude (FwFinding *self, guint which, FweDraws *draws)
{
  Choice *choice = &self->choices[which];
  gboolean done = measure_noise (self, which, draws);

  for (guint i = 0; done && i < self->factors->len; i++)
    {
      const FweFactor *factor = &g_array_index (self->factors, FweFactor, i);
      FwFound *found = &g_array_index (choice->found, FwFound, i);

      done = worth_of (self, which, draws, factor->id, factor->p_zero, &found->worth);
      found->worth = MAX (found->worth - choice->noise, 0.0);
    }

  return done;
}

static gboolean
conclude_all (FwFinding *self, guint64 seed, FweFault *fault)
{
  FweDraws *draws = fwe_draws_new (seed, self->n_draws);
  gboolean done = draws != NULL;

  for (guint c = 0; done && c < self->n_choices; c++)
    done = conclude (self, c, draws);

  g_clear_pointer (&draws, fwe_draws_free);
  fault->code = done ? FWE_FAULT_NONE : FWE_FAULT_NO_MEMORY;
  return done;
}

/* Of each draw, more being better. (transfer full) */
static double *
take_worth (const FweResult *engine, FweMeasure measure)
{
  const double sign = fw_comparison_more_is_better (measure) ? 1.0 : -1.0;
  double *worth = g_new (double, engine->n_draws);

  for (gsize i = 0; i < engine->n_draws; i++)
    worth[i] = sign * engine->draws[measure][i];
  return worth;
}

gboolean
fw_finding_step (FwFinding *self, guint n_draws, guint64 seed, guint n_threads,
                 const FweHooks *hooks, GError **error)
{
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwResult) result = NULL;
  FweFault fault = { FWE_FAULT_NONE };
  Option *option;

  g_return_val_if_fail (self != NULL && self->n_done < self->n_options, FALSE);

  option = &self->options[self->n_done];
  drawn = fw_compiled_with_draws (option->compiled, n_draws, seed);
  result = fw_result_new_run (drawn, NULL, n_threads, FALSE, hooks, error);
  if (result == NULL)
    return FALSE;

  self->n_draws = n_draws;
  for (guint c = 0; c < self->n_choices; c++)
    option->worth[c] = take_worth (fw_result_get_engine (result), self->choices[c].measure);
  self->n_done++;
  if (self->n_done < self->n_options || conclude_all (self, seed, &fault))
    return TRUE;

  g_propagate_error (error, fw_error_from_fault (&fault));
  return FALSE;
}

static gboolean
is_defined (FwFinding *self, guint which, gsize draw)
{
  for (guint i = 0; i < self->n_options; i++)
    if (!isfinite (self->options[i].worth[which][draw]))
      return FALSE;

  return TRUE;
}

/* Mean of an option over the draws that count, or of the best one of each draw. */
static double
mean_of (FwFinding *self, guint which, const Option *option)
{
  double sum = 0.0, n = 0.0;

  for (gsize i = 0; i < self->n_draws; i++)
    {
      double best = -INFINITY;

      if (!is_defined (self, which, i))
        continue;
      for (guint d = 0; d < self->n_options; d++)
        best = MAX (best, self->options[d].worth[which][i]);
      sum += option != NULL ? option->worth[which][i] : best;
      n += 1.0;
    }

  return n > 0.0 ? sum / n : NAN;
}

static const Option *
best_option (FwFinding *self, guint which)
{
  const Option *best = &self->options[0];
  double most = mean_of (self, which, best);

  for (guint i = 1; i < self->n_options; i++)
    {
      const double mean = mean_of (self, which, &self->options[i]);

      if (mean > most)
        {
          best = &self->options[i];
          most = mean;
        }
    }

  return best;
}

static gboolean
is_known (FwFinding *self, guint which)
{
  return self != NULL && which < self->n_choices && self->n_done == self->n_options;
}

guint
fw_finding_get_n_measures (FwFinding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_choices;
}

FweMeasure
fw_finding_get_measure (FwFinding *self, guint which)
{
  g_return_val_if_fail (self != NULL && which < self->n_choices, FWE_M_NET_LOCAL_PLACEMENTS);
  return self->choices[which].measure;
}

const char *
fw_finding_get_best (FwFinding *self, guint which, double *mean)
{
  const Option *best;

  g_return_val_if_fail (is_known (self, which), NULL);

  best = best_option (self, which);
  *mean = mean_of (self, which, best);
  if (!fw_comparison_more_is_better (self->choices[which].measure))
    *mean = -*mean;
  return best->title;
}

double
fw_finding_get_everything (FwFinding *self, guint which)
{
  g_return_val_if_fail (is_known (self, which), NAN);
  return mean_of (self, which, NULL) - mean_of (self, which, best_option (self, which));
}

double
fw_finding_get_margin (FwFinding *self, guint which)
{
  g_return_val_if_fail (is_known (self, which), NAN);
  return self->choices[which].margin;
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
fw_finding_get_found (FwFinding *self, guint which)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (is_known (self, which), found);

  for (guint i = 0; i < self->choices[which].found->len; i++)
    g_ptr_array_add (found, &g_array_index (self->choices[which].found, FwFound, i));
  g_ptr_array_sort (found, compare);
  return found;
}
