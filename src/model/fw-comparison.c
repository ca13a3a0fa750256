/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-comparison.h"

#include <math.h>
#include <string.h>

#include "fw-error.h"

/* What is known of one row and measure; found when it is first asked for. */
typedef struct
{
  gboolean known, defined;
  FwPaired paired;
} Cell;

struct _FwComparison
{
  GObject parent_instance;

  GPtrArray *results; /* of FwResult */
  guint reference;
  guint n_left_out;
  GMutex lock; /* of the cells */
  Cell *cells; /* by row and measure */
};

G_DEFINE_FINAL_TYPE (FwComparison, fw_comparison, G_TYPE_OBJECT)

static void
fw_comparison_finalize (GObject *object)
{
  FwComparison *self = FW_COMPARISON (object);

  g_ptr_array_unref (self->results);
  g_mutex_clear (&self->lock);
  g_free (self->cells);

  G_OBJECT_CLASS (fw_comparison_parent_class)->finalize (object);
}

static void
fw_comparison_class_init (FwComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_comparison_finalize;
}

static void
fw_comparison_init (FwComparison *self)
{
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->lock);
}

FwComparison *
fw_comparison_new (FwResult *const *results, guint n_results, guint reference, guint n_left_out)
{
  FwComparison *self = g_object_new (FW_TYPE_COMPARISON, NULL);

  g_return_val_if_fail (n_results > 0 && reference < n_results, self);

  self->reference = reference;
  self->n_left_out = n_left_out;
  self->cells = g_new0 (Cell, n_results * FWE_N_MEASURES);
  for (guint i = 0; i < n_results; i++)
    g_ptr_array_add (self->results, g_object_ref (results[i]));
  return self;
}

FwComparison *
fw_comparison_new_against (FwComparison *self, guint reference)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self), NULL);

  return fw_comparison_new ((FwResult *const *)self->results->pdata, self->results->len, reference,
                            self->n_left_out);
}

guint
fw_comparison_get_n (FwComparison *self)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self), 0);
  return self->results->len;
}

FwResult *
fw_comparison_get_result (FwComparison *self, guint index)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self) && index < self->results->len, NULL);
  return self->results->pdata[index];
}

guint
fw_comparison_get_reference (FwComparison *self)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self), 0);
  return self->reference;
}

guint
fw_comparison_get_n_left_out (FwComparison *self)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self), 0);
  return self->n_left_out;
}

gboolean
fw_comparison_find (FwComparison *self, const char *scenario_id, guint *index)
{
  g_return_val_if_fail (FW_IS_COMPARISON (self) && scenario_id != NULL && index != NULL, FALSE);

  for (guint i = 0; i < self->results->len; i++)
    if (strcmp (fw_result_get_scenario_id (self->results->pdata[i]), scenario_id) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
fw_comparison_more_is_better (FweMeasure measure)
{
  switch (measure)
    {
    case FWE_M_WAITING:
    case FWE_M_IN_MOVERS:
    case FWE_M_COST:
    case FWE_M_COST_PER_SEAT:
    case FWE_M_COST_PER_COMPLETER:
    case FWE_M_COST_PER_NET_LOCAL_PLACEMENT:
    case FWE_M_PAYBACK_QUARTER:
    case FWE_M_GINI:
    case FWE_M_GINI_CHANGE:
      return FALSE;
    default:
      return TRUE;
    }
}

FweMeasure
fw_comparison_get_measure (FwComparison *self)
{
  static const FweMeasure measures[] = {
    [FWE_GOAL_NONE] = FWE_M_NET_LOCAL_PLACEMENTS,
    [FWE_GOAL_NET_LOCAL_PLACEMENTS] = FWE_M_NET_LOCAL_PLACEMENTS,
    [FWE_GOAL_GROSS_PLACEMENTS] = FWE_M_GROSS_PLACEMENTS,
    [FWE_GOAL_COMPLETED] = FWE_M_COMPLETED,
  };

  g_return_val_if_fail (FW_IS_COMPARISON (self), FWE_M_NET_LOCAL_PLACEMENTS);
  return measures[fw_result_get_goal (self->results->pdata[self->reference]).measure];
}

/* Undefined draws say nothing of a difference: they are left out, not ordered above all. */
static void
find_paired (FwComparison *self, guint index, FweMeasure measure, Cell *cell)
{
  const FweResult *here = fw_result_get_engine (self->results->pdata[index]);
  const FweResult *there = fw_result_get_engine (self->results->pdata[self->reference]);
  const double *a = here->draws[measure], *b = there->draws[measure];
  const gsize n = MIN (here->n_draws, there->n_draws);
  const double sign = fw_comparison_more_is_better (measure) ? 1.0 : -1.0;
  g_autofree double *differences = g_new (double, n), *scratch = g_new (double, n);
  gsize m = 0, better = 0, same = 0;

  for (gsize i = 0; a != NULL && b != NULL && i < n; i++)
    {
      if (isnan (a[i]) || isnan (b[i]))
        continue;
      /* Unlimited in both is no difference. */
      differences[m++] = a[i] == b[i] ? 0.0 : a[i] - b[i];
      better += sign * (a[i] - b[i]) > 0.0;
      same += a[i] == b[i];
    }

  cell->known = TRUE;
  cell->defined = m > 0;
  fwe_stats_summarise (differences, m, scratch, &cell->paired.difference);
  cell->paired.difference.n = n;
  cell->paired.difference.n_undefined += n - m;
  cell->paired.chance = m > 0 ? (double)better / (double)m : NAN;
  cell->paired.same = m > 0 ? (double)same / (double)m : NAN;
}

/**
 * fw_comparison_get_paired:
 * @index: of a scenario
 * @measure: what is compared
 * @out: (out): the difference, this scenario less the reference in the same draw
 *
 * Draws in which the measure is undefined in either scenario are left out of all but the counts.
 *
 * Returns: %FALSE for the reference itself and where no draw has a value in both
 */
gboolean
fw_comparison_get_paired (FwComparison *self, guint index, FweMeasure measure, FwPaired *out)
{
  Cell *cell;

  g_return_val_if_fail (FW_IS_COMPARISON (self) && index < self->results->len, FALSE);
  g_return_val_if_fail (measure < FWE_N_MEASURES && out != NULL, FALSE);

  if (index == self->reference)
    return FALSE;

  g_mutex_lock (&self->lock);
  cell = &self->cells[index * FWE_N_MEASURES + measure];
  if (!cell->known)
    find_paired (self, index, measure, cell);
  *out = cell->paired;
  g_mutex_unlock (&self->lock);

  return cell->defined;
}

/* Progress of one run as a part of all. */
typedef struct
{
  const FweHooks *hooks;
  guint index, n;
} Part;

static bool
stop_cb (void *user_data)
{
  const Part *part = user_data;

  return part->hooks != NULL && part->hooks->stop != NULL
         && part->hooks->stop (part->hooks->user_data);
}

static void
progress_cb (double done, void *user_data)
{
  const Part *part = user_data;

  if (part->hooks != NULL && part->hooks->progress != NULL)
    part->hooks->progress ((part->index + done) / part->n, part->hooks->user_data);
}

FwComparison *
fw_comparison_new_run (FwCompiled *const *compiled, guint n_compiled, guint reference,
                       guint n_threads, const FweHooks *hooks, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  FwComparison *self = NULL;
  FweDraws *draws;

  g_return_val_if_fail (n_compiled > 0 && reference < n_compiled && n_threads > 0, NULL);

  draws = fwe_draws_new (fw_compiled_get_seed (compiled[0]), fw_compiled_get_draws (compiled[0]));
  if (draws == NULL)
    {
      const FweFault fault = { .code = FWE_FAULT_NO_MEMORY };

      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  for (guint i = 0; i < n_compiled; i++)
    {
      Part part = { hooks, i, n_compiled };
      const FweHooks own = { .stop = stop_cb, .progress = progress_cb, .user_data = &part };
      FwResult *result = fw_result_new_run (compiled[i], draws, n_threads, FALSE, &own, error);

      if (result == NULL)
        break;
      g_ptr_array_add (results, result);
    }
  fwe_draws_free (draws);

  if (results->len == n_compiled)
    self = fw_comparison_new ((FwResult *const *)results->pdata, results->len, reference, 0);
  return self;
}
