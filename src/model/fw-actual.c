/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-actual.h"

#include <math.h>

/* Quarters shown at least, where the plan has as many. */
#define LEAST_SHOWN 12u

struct _FwActual
{
  GObject parent_instance;

  FwResult *result;
  gboolean has_pilot, moved;
  int year, quarter;
  GArray *quarters; /* FwActualQuarter */
};

G_DEFINE_FINAL_TYPE (FwActual, fw_actual, G_TYPE_OBJECT)

static void
fw_actual_finalize (GObject *object)
{
  FwActual *self = FW_ACTUAL (object);

  g_clear_object (&self->result);
  g_clear_pointer (&self->quarters, g_array_unref);

  G_OBJECT_CLASS (fw_actual_parent_class)->finalize (object);
}

static void
fw_actual_class_init (FwActualClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_actual_finalize;
}

static void
fw_actual_init (FwActual *self)
{
  self->quarters = g_array_new (FALSE, TRUE, sizeof (FwActualQuarter));
}

/* Quarters of the plan before the pilot's first, where it began in the plan's time; else 0. */
static guint
find_shift (FwActual *self, guint n)
{
  const int from = 4 * fw_result_get_start_year (self->result)
                   + fw_result_get_start_quarter (self->result) - 1;
  const int shift = 4 * self->year + self->quarter - 1 - from;

  self->moved = shift < 0 || shift >= (int)n;
  return self->moved ? 0 : (guint)shift;
}

static void
add_pilot (FwActual *self, FwPilot *pilot, guint n)
{
  const FwPilotQuarter *first = &g_array_index (pilot->quarters, FwPilotQuarter, 0);
  guint shift;

  self->has_pilot = TRUE;
  self->year = first->year;
  self->quarter = first->quarter;
  shift = find_shift (self, n);
  for (guint i = 0; i < pilot->quarters->len && shift + i < self->quarters->len; i++)
    {
      const FwPilotQuarter *quarter = &g_array_index (pilot->quarters, FwPilotQuarter, i);
      FwActualQuarter *here = &g_array_index (self->quarters, FwActualQuarter, shift + i);

      here->started = quarter->started;
      here->placed = quarter->placed;
    }
}

FwActual *
fw_actual_new (FwResult *result, FwPilot *pilot)
{
  FwActual *self;
  const FweResult *engine;
  const guint n_pilot = pilot != NULL ? pilot->quarters->len : 0;
  guint n, shown;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  self = g_object_new (FW_TYPE_ACTUAL, NULL);
  self->result = g_object_ref (result);
  engine = fw_result_get_engine (result);
  n = fw_result_get_n_quarters (result);
  /* A pilot within the plan's time may begin late in it. */
  shown = MIN (n, MAX (n_pilot, LEAST_SHOWN));
  if (n_pilot > 0)
    {
      const FwPilotQuarter *first = &g_array_index (pilot->quarters, FwPilotQuarter, 0);

      self->year = first->year;
      self->quarter = first->quarter;
      shown = MIN (n, MAX (find_shift (self, n) + n_pilot, shown));
    }
  g_array_set_size (self->quarters, shown);
  for (guint i = 0; i < shown; i++)
    {
      FwActualQuarter *quarter = &g_array_index (self->quarters, FwActualQuarter, i);

      quarter->plan = engine->series[FWE_S_GROSS_PLACEMENTS][i];
      quarter->plan_started = engine->series[FWE_S_ENROLLED][i].p50;
      quarter->started = quarter->placed = NAN;
    }
  if (n_pilot > 0)
    add_pilot (self, pilot, n);
  return self;
}

GObject *
fw_actual_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed, guint n_threads,
                 const FweHooks *hooks, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwPilot) pilot = fw_pilot_from_plan (plan);
  g_autoptr (FwResult) result = NULL;

  if (compiled == NULL)
    return NULL;
  drawn = fw_compiled_with_draws (compiled, n_draws, seed);
  result = fw_result_new_run (drawn, NULL, n_threads, FALSE, hooks, error);
  return result != NULL ? G_OBJECT (fw_actual_new (result, pilot)) : NULL;
}

FwResult *
fw_actual_get_result (FwActual *self)
{
  g_return_val_if_fail (FW_IS_ACTUAL (self), NULL);
  return self->result;
}

gboolean
fw_actual_has_pilot (FwActual *self)
{
  g_return_val_if_fail (FW_IS_ACTUAL (self), FALSE);
  return self->has_pilot;
}

const FwActualQuarter *
fw_actual_get_quarters (FwActual *self, guint *n)
{
  g_return_val_if_fail (FW_IS_ACTUAL (self) && n != NULL, NULL);

  *n = self->quarters->len;
  return (const FwActualQuarter *)(void *)self->quarters->data;
}

gboolean
fw_actual_is_moved (FwActual *self)
{
  g_return_val_if_fail (FW_IS_ACTUAL (self), FALSE);
  return self->moved;
}

void
fw_actual_get_begin (FwActual *self, int *year, int *quarter)
{
  g_return_if_fail (FW_IS_ACTUAL (self) && year != NULL && quarter != NULL);

  *year = self->year;
  *quarter = self->quarter;
}
