/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-lever.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _FwLever
{
  GObject parent_instance;

  FwRunner *runner;
  FwPart *part;
  char *key;
  gboolean every;        /* the key has a "*" */
  gboolean own;          /* the plan's own number */
  GPtrArray *parameters; /* of the scenario shown; at least one */
  FwParameter *evidence; /* which may put the number out of use; of the scenario shown */
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwLever, fw_lever, G_TYPE_OBJECT)

static void
value_changed_cb (FwLever *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unwatch (FwLever *self)
{
  for (guint i = 0; i < self->parameters->len; i++)
    g_signal_handlers_disconnect_by_data (self->parameters->pdata[i], self);
  g_ptr_array_set_size (self->parameters, 0);
  if (self->evidence)
    g_signal_handlers_disconnect_by_data (self->evidence, self);
  g_clear_object (&self->evidence);
}

/* Whose number it is: NULL for the plan's own. */
static FwScenario *
get_scenario (FwLever *self)
{
  return self->own ? NULL : fw_runner_get_scenario (self->runner);
}

static void
watch (FwLever *self, const char *key)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  FwParameter *parameter = fw_plan_get_parameter (plan, get_scenario (self), key, NULL);

  if (!parameter)
    return;
  g_signal_connect_object (parameter, "notify", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->parameters, g_object_ref (parameter));
}

static void
watch_evidence (FwLever *self)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  FwParameter *evidence = fw_plan_get_parameter (plan, get_scenario (self), "evidence", NULL);

  if (!g_set_object (&self->evidence, evidence) || !evidence)
    return;
  g_signal_connect_object (evidence, "notify::value", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
watch_every (FwLever *self)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  g_auto (GStrv) keys = fw_plan_get_row_keys (plan, self->key);

  for (guint i = 0; keys[i]; i++)
    watch (self, keys[i]);
}

static void
scenario_changed_cb (FwLever *self)
{
  unwatch (self);
  if (self->every)
    watch_every (self);
  else
    watch (self, self->key);
  if (g_str_has_prefix (self->key, "additionality."))
    watch_evidence (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Which parts the number speaks of may have changed: a pledge becomes a projection. */
static void
document_changed_cb (FwLever *self, guint64 generation, const char *key)
{
  if (!key)
    scenario_changed_cb (self);
}

static void
fw_lever_init (FwLever *self)
{
  self->parameters = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
fw_lever_dispose (GObject *object)
{
  FwLever *self = FW_LEVER (object);

  unwatch (self);
  g_clear_object (&self->runner);
  g_clear_object (&self->part);
  G_OBJECT_CLASS (fw_lever_parent_class)->dispose (object);
}

static void
fw_lever_finalize (GObject *object)
{
  FwLever *self = FW_LEVER (object);

  g_ptr_array_unref (self->parameters);
  g_free (self->key);
  G_OBJECT_CLASS (fw_lever_parent_class)->finalize (object);
}

static void
fw_lever_class_init (FwLeverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_lever_dispose;
  object_class->finalize = fw_lever_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_LEVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", FW_TYPE_LEVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static FwLever *
new_lever (FwRunner *runner, const char *key, FwPart *part, gboolean own)
{
  FwLever *self = g_object_new (FW_TYPE_LEVER, NULL);

  self->own = own;
  self->runner = g_object_ref (runner);
  self->part = part ? g_object_ref (part) : NULL;
  self->key = g_strdup (key);
  self->every = strchr (key, '*') != NULL;
  scenario_changed_cb (self);
  if (self->every)
    g_signal_connect_object (fw_runner_get_document (runner), "changed",
                             G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  if (!own)
    g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (scenario_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

FwLever *
fw_lever_new (FwRunner *runner, const char *key, FwPart *part)
{
  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (part == NULL || FW_IS_PART (part), NULL);
  return new_lever (runner, key, part, FALSE);
}

FwLever *
fw_lever_new_for_plan (FwRunner *runner, const char *key, FwPart *part)
{
  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (part == NULL || FW_IS_PART (part), NULL);
  return new_lever (runner, key, part, TRUE);
}

const char *
fw_lever_get_key (FwLever *self)
{
  g_return_val_if_fail (FW_IS_LEVER (self), NULL);
  return self->key;
}

FwPart *
fw_lever_get_part (FwLever *self)
{
  g_return_val_if_fail (FW_IS_LEVER (self), NULL);
  return self->part;
}

FwParameter *
fw_lever_get_parameter (FwLever *self)
{
  g_return_val_if_fail (FW_IS_LEVER (self), NULL);
  return self->parameters->len > 0 ? self->parameters->pdata[0] : NULL;
}

const FwRow *
fw_lever_get_row (FwLever *self)
{
  FwParameter *parameter = fw_lever_get_parameter (self);

  return parameter ? fw_parameter_get_row (parameter) : NULL;
}

double
fw_lever_get_value (FwLever *self)
{
  const FwRow *row;
  double sum = 0;

  g_return_val_if_fail (FW_IS_LEVER (self), 0);

  if (self->parameters->len == 0)
    return 0;
  for (guint i = 0; i < self->parameters->len; i++)
    sum += fw_parameter_get_value (self->parameters->pdata[i]);
  /* A mean of many is shown to the step a hand can set: 0.7, not the 0.7000000000000001 of 70
   * hundredths. */
  row = fw_parameter_get_row (self->parameters->pdata[0]);
  if (self->parameters->len > 1)
    return round (
               (row->lo + row->step * round ((sum / self->parameters->len - row->lo) / row->step))
               * 1e9)
           / 1e9;
  return sum;
}

/* Why moving the number would change nothing, or NULL. */
static const char *
idle_reason (FwLever *self)
{
  return fw_plan_get_idle_reason (fw_document_get_plan (fw_runner_get_document (self->runner)),
                                  get_scenario (self), self->key);
}

gboolean
fw_lever_get_editable (FwLever *self)
{
  FwPlan *plan;

  g_return_val_if_fail (FW_IS_LEVER (self), FALSE);

  plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  return self->parameters->len > 0 && !fw_plan_is_read_only (plan)
         && !(get_scenario (self) && fw_scenario_is_no_program (get_scenario (self)))
         && !idle_reason (self);
}

gboolean
fw_lever_get_overridden (FwLever *self)
{
  FwScenario *scenario;

  g_return_val_if_fail (FW_IS_LEVER (self), FALSE);

  scenario = get_scenario (self);
  for (guint i = 0; scenario && i < self->parameters->len; i++)
    {
      double value;

      if (fw_scenario_get_override (scenario, fw_parameter_get_key (self->parameters->pdata[i]),
                                    &value))
        return TRUE;
    }
  return FALSE;
}

char *
fw_lever_subtitle (FwLever *self)
{
  const FwRow *row = fw_lever_get_row (self);
  FwParameter *parameter = fw_lever_get_parameter (self);
  const char *of;
  double p10, p90;

  if (!row)
    return g_strdup ("");
  if (idle_reason (self))
    return g_strdup (idle_reason (self));
  of = fw_row_subtitle (row);
  if (!of || !*of)
    of = fw_unit_label (row->unit);
  p10 = fw_parameter_get_p10 (parameter);
  p90 = fw_parameter_get_p90 (parameter);
  if (p10 < p90)
    {
      g_autofree char *range = fw_unit_format_range (p10, p90, row->unit, FW_STYLE_LABEL);

      return g_strdup_printf ("%s · %s", of, range);
    }
  return g_strdup (of);
}

char *
fw_lever_format (FwLever *self, FwStyle style)
{
  const FwRow *row = fw_lever_get_row (self);

  return row ? fw_unit_format (fw_lever_get_value (self), row->unit, style) : g_strdup ("");
}

static void
apply (FwLever *self, FwChange *change)
{
  FwDocument *document = fw_runner_get_document (self->runner);
  g_autoptr (GError) error = NULL;

  if (fw_document_apply (document, change, &error))
    return;
  g_signal_emit (self, signals[REFUSED], 0, error->message);
  /* What is shown goes back to what holds. */
  g_signal_emit (self, signals[CHANGED], 0);
}

void
fw_lever_set_value (FwLever *self, double value)
{
  FwDocument *document;
  const char *scenario;
  g_autoptr (FwChange) change = NULL;

  g_return_if_fail (FW_IS_LEVER (self));

  if (!fw_lever_get_editable (self) || fw_lever_get_value (self) == value)
    return;

  document = fw_runner_get_document (self->runner);
  scenario = get_scenario (self) ? fw_part_get_id (FW_PART (get_scenario (self))) : NULL;
  if (self->every)
    change = fw_change_new_set_all (fw_document_get_plan (document), scenario, self->key, value);
  else
    change = fw_change_new_set_value (scenario, self->key, value);
  apply (self, change);
}

void
fw_lever_begin_drag (FwLever *self)
{
  g_return_if_fail (FW_IS_LEVER (self));
  fw_document_begin_drag (fw_runner_get_document (self->runner));
}

void
fw_lever_end_drag (FwLever *self)
{
  g_return_if_fail (FW_IS_LEVER (self));
  fw_document_end_drag (fw_runner_get_document (self->runner));
}

void
fw_lever_reset (FwLever *self)
{
  FwScenario *scenario;
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (FW_IS_LEVER (self));

  scenario = get_scenario (self);
  changes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; scenario && i < self->parameters->len; i++)
    {
      const char *key = fw_parameter_get_key (self->parameters->pdata[i]);
      double value;

      if (fw_scenario_get_override (scenario, key, &value))
        g_ptr_array_add (changes,
                         fw_change_new_reset_value (fw_part_get_id (FW_PART (scenario)), key));
    }
  if (changes->len > 0)
    {
      g_autoptr (FwChange) change = fw_change_new_several (changes, NULL);

      apply (self, change);
    }
}
