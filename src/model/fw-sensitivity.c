/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-sensitivity.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fw-error.h"
#include "fw-factor.h"
#include "fwe-prior.h"

#define MORRIS_DRAWS   32
#define MORRIS_BATCHES 4
#define SOBOL_POINTS   1024
#define SOBOL_REPEATS  8
#define SCREEN_DRAWS   1000

/* Batches of trajectories have seeds of their own, apart from any a person chooses. */
#define SEED_STEP (G_GUINT64_CONSTANT (1) << 54)

static const char *const method_names[FW_N_SENSITIVITIES] = { "tornado", "morris", "sobol" };

/**
 * FwSensitivity:
 * @factors, @influences: what was asked about, n each
 * @chosen: Sobol: which of them
 * @screening: steps before the method's own that find those
 */
struct FwSensitivity
{
  FwCompiled *compiled;
  FwSensitivityMethod method;
  FweMeasure measure;
  guint draws, repeats, screening;
  guint n_done;
  guint n;
  FweFactor *factors;
  FwInfluence *influences;
  guint n_chosen;
  guint chosen[FWE_SENSITIVITY_FACTORS];
  FweFactor chosen_factors[FWE_SENSITIVITY_FACTORS];
  FwInfluence others, luck;
  FweSummary base;
  FweStudy *study; /* of the steps being done, or NULL */
  FweSobol *sums;
  gsize n_run; /* of studies that are over */
  gsize n_used, n_points;
};

const char *
fw_sensitivity_method_name (FwSensitivityMethod method)
{
  g_return_val_if_fail (method < FW_N_SENSITIVITIES, NULL);
  return method_names[method];
}

static FwInfluence
make_influence (FwPlan *plan, const char *key, const FweFactor *factor)
{
  FwInfluence self = { .low = NAN, .high = NAN, .unit = FW_UNIT_COUNT };
  g_autofree char *id = NULL;
  const FwRow *row = key != NULL ? fw_catalogue_find (key, &id, NULL) : NULL;

  self.key = g_strdup (key);
  self.swing.low.mean = self.swing.high.mean = NAN;
  self.elementary.mean = self.elementary.star = self.elementary.sigma = NAN;
  self.index = (FweIndex){ NAN, NAN, NAN, NAN };
  if (key != NULL)
    self.title = fw_factor_title (plan, key);
  if (row != NULL)
    {
      self.unit = row->unit;
      self.low = factor->low;
      self.high = factor->high;
    }

  return self;
}

static void
influence_clear (FwInfluence *self)
{
  g_free (self->key);
  g_free (self->title);
}

static gboolean
is_asked (const char *const *keys, const char *key)
{
  return keys == NULL || g_strv_contains (keys, key);
}

/* Pairs what the engine calls a number with what the plan calls it. */
static void
collect (FwSensitivity *self, FwPlan *plan, const char *const *keys)
{
  const FwePlan *engine = fw_compiled_get_plan (self->compiled);
  g_autofree FweFactor *all = g_new (FweFactor, FWE_MAX_FACTORS);
  g_autoptr (FwFactorNames) names = fw_factor_names_new (plan);
  const gsize n_all = MIN (fwe_factors_find (engine, all, FWE_MAX_FACTORS), FWE_MAX_FACTORS);

  self->factors = g_new (FweFactor, n_all + 1);
  self->influences = g_new (FwInfluence, n_all + 1);
  for (gsize i = 0; i < n_all; i++)
    {
      const char *key = fw_factor_names_find (names, &all[i]);

      if (key == NULL || !is_asked (keys, key))
        continue;
      self->factors[self->n] = all[i];
      self->influences[self->n++] = make_influence (plan, key, &all[i]);
    }
}

/* Every key that was asked for is an uncertain number of this scenario. */
static gboolean
check_keys (FwSensitivity *self, const char *const *keys, GError **error)
{
  for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < self->n && !found; i++)
        found = g_str_equal (self->influences[i].key, keys[k]);
      if (found)
        continue;
      if (!g_str_equal (keys[k], FWE_EFFECT_KEY)
          && fw_catalogue_find (keys[k], NULL, error) == NULL)
        return FALSE;
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("“%s” does not vary in this scenario: it is a fixed number, or not used."),
                   keys[k]);
      return FALSE;
    }

  if (self->n == 0)
    g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                         _ ("This scenario has no uncertain number."));
  return self->n > 0;
}

static gboolean
too_many (guint n, guint most, const char *sentence, GError **error)
{
  g_autofree char *found = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *wanted = fw_unit_format (most, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n <= most)
    return FALSE;

  g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, sentence, found, wanted);
  return TRUE;
}

static gboolean
check_settings (const FwSensitivitySettings *settings, guint n_keys, GError **error)
{
  if (settings->method == FW_SENSITIVITY_SOBOL
      && too_many (n_keys, FWE_SENSITIVITY_FACTORS,
                   _ ("%s numbers are too many for Sobol’s indices; at most %s at once."), error))
    return FALSE;

  return !too_many (settings->repeats, FWE_SENSITIVITY_REPEATS,
                    _ ("%s repeats are too many; at most %s."), error);
}

static guint
usual_draws (const FwSensitivity *self)
{
  if (self->method == FW_SENSITIVITY_TORNADO)
    return fw_compiled_get_draws (self->compiled);
  return self->method == FW_SENSITIVITY_MORRIS ? MORRIS_DRAWS : SOBOL_POINTS;
}

static guint
usual_repeats (const FwSensitivity *self)
{
  if (self->method == FW_SENSITIVITY_TORNADO)
    return self->n;
  return self->method == FW_SENSITIVITY_MORRIS ? MORRIS_BATCHES : SOBOL_REPEATS;
}

/**
 * fw_sensitivity_new:
 * @plan: for the names of its numbers; not kept
 * @compiled: the scenario, kept
 * @settings: what is asked
 * @error: return location: a key that is none, or does not vary, or too many of them
 *
 * Returns: (transfer full): a study of which nothing is done
 */
FwSensitivity *
fw_sensitivity_new (FwPlan *plan, FwCompiled *compiled, const FwSensitivitySettings *settings,
                    GError **error)
{
  g_autoptr (FwSensitivity) self = NULL;
  gboolean named;

  g_return_val_if_fail (FW_IS_PLAN (plan) && compiled != NULL && settings != NULL, NULL);

  named = settings->keys != NULL;
  if (!check_settings (settings, named ? g_strv_length ((char **)settings->keys) : 0, error))
    return NULL;

  self = g_new0 (FwSensitivity, 1);
  self->compiled = fw_compiled_ref (compiled);
  self->method = settings->method;
  self->measure = settings->measure;
  self->others = make_influence (plan, NULL, NULL);
  self->luck = make_influence (plan, NULL, NULL);
  self->base.mean = NAN;
  collect (self, plan, settings->keys);
  if (!check_keys (self, settings->keys, error))
    return NULL;

  self->draws = settings->draws > 0 ? settings->draws : usual_draws (self);
  self->repeats = settings->repeats > 0 && self->method != FW_SENSITIVITY_TORNADO
                      ? settings->repeats
                      : usual_repeats (self);
  if (self->method == FW_SENSITIVITY_SOBOL && !named)
    self->screening = self->n;
  return g_steal_pointer (&self);
}

void
fw_sensitivity_free (FwSensitivity *self)
{
  for (guint i = 0; i < self->n; i++)
    influence_clear (&self->influences[i]);
  influence_clear (&self->others);
  influence_clear (&self->luck);
  g_free (self->influences);
  g_free (self->factors);
  fwe_study_free (self->study);
  fwe_sobol_free (self->sums);
  fw_compiled_unref (self->compiled);
  g_free (self);
}

guint
fw_sensitivity_get_n_steps (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return 1 + self->screening + self->repeats;
}

guint
fw_sensitivity_get_n_done (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_done;
}

FwSensitivityMethod
fw_sensitivity_get_method (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, FW_SENSITIVITY_TORNADO);
  return self->method;
}

FweMeasure
fw_sensitivity_get_measure (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, FWE_M_NET_LOCAL_PLACEMENTS);
  return self->measure;
}

FwCompiled *
fw_sensitivity_get_compiled (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->compiled;
}

const FweSummary *
fw_sensitivity_get_base (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->base;
}

guint
fw_sensitivity_get_draws (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->draws;
}

gsize
fw_sensitivity_get_n_run (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_run + (self->study != NULL ? fwe_study_n_run (self->study) : 0);
}

gsize
fw_sensitivity_get_n_used (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_used;
}

gsize
fw_sensitivity_get_n_points (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_points;
}

const FwInfluence *
fw_sensitivity_get_others (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->others;
}

const FwInfluence *
fw_sensitivity_get_luck (FwSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->luck;
}

static double
swing_size (const FwInfluence *influence)
{
  return fabs (influence->swing.high.mean - influence->swing.low.mean);
}

double
fw_sensitivity_size (FwSensitivity *self, const FwInfluence *influence)
{
  g_return_val_if_fail (self != NULL && influence != NULL, NAN);

  switch (self->method)
    {
    case FW_SENSITIVITY_MORRIS:
      return influence->elementary.star;
    case FW_SENSITIVITY_SOBOL:
      return influence->index.total;
    default:
      return swing_size (influence);
    }
}

/* A study ends with the steps it was made for. */
static void
end_study (FwSensitivity *self)
{
  if (self->study != NULL)
    self->n_run += fwe_study_n_run (self->study);
  g_clear_pointer (&self->study, fwe_study_free);
}

static gboolean
begin_study (FwSensitivity *self, const FweFactor *factors, guint n_factors, guint64 seed,
             guint draws, guint n_threads, FweFault *fault)
{
  end_study (self);
  self->study = fwe_study_new (fw_compiled_get_plan (self->compiled), self->measure, factors,
                               n_factors, seed, draws, n_threads);
  fault->code = FWE_FAULT_NO_MEMORY;
  return self->study != NULL;
}

static gboolean
step_base (FwSensitivity *self, guint n_threads, const FweHooks *hooks, FweFault *fault)
{
  const guint draws = self->method == FW_SENSITIVITY_TORNADO
                          ? self->draws
                          : fw_compiled_get_draws (self->compiled);

  return begin_study (self, self->factors, self->n, fw_compiled_get_seed (self->compiled), draws,
                      n_threads, fault)
         && fwe_study_base (self->study, hooks, &self->base, fault);
}

/* One bar, of a tornado or of the screening before Sobol's indices. */
static gboolean
step_swing (FwSensitivity *self, guint which, guint draws, guint n_threads, const FweHooks *hooks,
            FweFault *fault)
{
  const guint64 seed = fw_compiled_get_seed (self->compiled);

  if (which == 0 && !begin_study (self, self->factors, self->n, seed, draws, n_threads, fault))
    return FALSE;

  return fwe_study_swing (self->study, which, hooks, &self->influences[which].swing, fault);
}

static gboolean
step_morris (FwSensitivity *self, guint batch, guint n_threads, const FweHooks *hooks,
             FweFault *fault)
{
  const guint64 seed = fw_compiled_get_seed (self->compiled) + batch * SEED_STEP;
  g_autofree FweElementary *found = g_new (FweElementary, self->n);

  if (!begin_study (self, self->factors, self->n, seed, self->draws, n_threads, fault)
      || !fwe_study_morris (self->study, hooks, found, fault))
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    fwe_elementary_merge (&self->influences[i].elementary, &found[i]);
  return TRUE;
}

static int
compare_swings (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const FwSensitivity *self = user_data;
  const guint first = *(const guint *)a, second = *(const guint *)b;
  const double one = swing_size (&self->influences[first]);
  const double other = swing_size (&self->influences[second]);

  if (isnan (one) != isnan (other))
    return isnan (one) ? 1 : -1;
  if (one != other && !isnan (one))
    return one > other ? -1 : 1;
  return first < second ? -1 : 1;
}

/* All that were named, or those that move the measure most on their own. */
static void
choose (FwSensitivity *self)
{
  g_autofree guint *order = g_new (guint, self->n);

  for (guint i = 0; i < self->n; i++)
    order[i] = i;
  if (self->screening > 0)
    g_qsort_with_data (order, (int)self->n, sizeof *order, compare_swings, self);

  self->n_chosen = self->screening > 0 ? MIN (self->n, FW_SENSITIVITY_CHOSEN) : self->n;
  for (guint i = 0; i < self->n_chosen; i++)
    {
      self->chosen[i] = order[i];
      self->chosen_factors[i] = self->factors[order[i]];
    }
}

static void
read_indices (FwSensitivity *self)
{
  FweIndex found[FWE_STUDY_INDICES (FWE_SENSITIVITY_FACTORS)];

  fwe_sobol_read (self->sums, found);
  for (guint i = 0; i < self->n_chosen; i++)
    self->influences[self->chosen[i]].index = found[i];
  self->others.index = found[FWE_STUDY_OTHERS (self->n_chosen)];
  self->luck.index = found[FWE_STUDY_LUCK (self->n_chosen)];
}

static gboolean
step_sobol (FwSensitivity *self, guint repeat, guint n_threads, const FweHooks *hooks,
            FweFault *fault)
{
  gsize used;

  if (repeat == 0)
    {
      choose (self);
      g_clear_pointer (&self->sums, fwe_sobol_free);
      self->sums = fwe_sobol_new (FWE_STUDY_INDICES (self->n_chosen));
      fault->code = FWE_FAULT_NO_MEMORY;
      if (self->sums == NULL
          || !begin_study (self, self->chosen_factors, self->n_chosen,
                           fw_compiled_get_seed (self->compiled), self->draws, n_threads, fault))
        return FALSE;
    }
  if (!fwe_study_sobol (self->study, self->sums, hooks, &used, fault))
    return FALSE;

  self->n_used += used;
  self->n_points += self->draws;
  read_indices (self);
  return TRUE;
}

gboolean
fw_sensitivity_step (FwSensitivity *self, guint n_threads, const FweHooks *hooks, GError **error)
{
  const guint step = self->n_done;
  FweFault fault = { FWE_FAULT_NONE };
  gboolean done;

  g_return_val_if_fail (self != NULL && step < fw_sensitivity_get_n_steps (self), FALSE);

  if (step == 0)
    done = step_base (self, n_threads, hooks, &fault);
  else if (self->method == FW_SENSITIVITY_TORNADO)
    done = step_swing (self, step - 1, self->draws, n_threads, hooks, &fault);
  else if (self->method == FW_SENSITIVITY_MORRIS)
    done = step_morris (self, step - 1, n_threads, hooks, &fault);
  else if (step <= self->screening)
    done = step_swing (self, step - 1, MIN (SCREEN_DRAWS, fw_compiled_get_draws (self->compiled)),
                       n_threads, hooks, &fault);
  else
    done = step_sobol (self, step - 1 - self->screening, n_threads, hooks, &fault);

  if (!done)
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }

  self->n_done++;
  if (self->n_done == fw_sensitivity_get_n_steps (self))
    end_study (self);
  return TRUE;
}

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  FwSensitivity *self = user_data;
  const FwInfluence *first = *(FwInfluence *const *)a, *second = *(FwInfluence *const *)b;
  const double one = fw_sensitivity_size (self, first);
  const double other = fw_sensitivity_size (self, second);

  if (isnan (one) != isnan (other))
    return isnan (one) ? 1 : -1;
  if (one != other && !isnan (one))
    return one > other ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

GPtrArray *
fw_sensitivity_get_influences (FwSensitivity *self)
{
  GPtrArray *influences = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, influences);

  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (influences, &self->influences[i]);
  g_ptr_array_sort_with_data (influences, compare_sizes, self);
  return influences;
}
