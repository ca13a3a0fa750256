/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-input-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-choice-row.h"

struct _FwInputItem
{
  GObject parent_instance;

  FwPlan *plan;
  FwParameter *parameter;
  char *owner;
};

G_DEFINE_FINAL_TYPE (FwInputItem, fw_input_item, G_TYPE_OBJECT)

static void
fw_input_item_dispose (GObject *object)
{
  FwInputItem *self = FW_INPUT_ITEM (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->parameter);
  G_OBJECT_CLASS (fw_input_item_parent_class)->dispose (object);
}

static void
fw_input_item_finalize (GObject *object)
{
  g_free (FW_INPUT_ITEM (object)->owner);
  G_OBJECT_CLASS (fw_input_item_parent_class)->finalize (object);
}

static void
fw_input_item_init (FwInputItem *self)
{
}

static void
fw_input_item_class_init (FwInputItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_input_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_input_item_finalize;
}

FwInputItem *
fw_input_item_new (FwPlan *plan, FwParameter *parameter, FwPart *part)
{
  FwInputItem *self;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);
  g_return_val_if_fail (FW_IS_PARAMETER (parameter), NULL);

  self = g_object_new (FW_TYPE_INPUT_ITEM, NULL);
  self->plan = g_object_ref (plan);
  self->parameter = g_object_ref (parameter);
  self->owner = g_strdup (part != NULL ? fw_part_get_title (part) : _ ("The whole plan"));
  return self;
}

FwParameter *
fw_input_item_get_parameter (FwInputItem *self)
{
  g_return_val_if_fail (FW_IS_INPUT_ITEM (self), NULL);
  return self->parameter;
}

const char *
fw_input_item_get_owner (FwInputItem *self)
{
  g_return_val_if_fail (FW_IS_INPUT_ITEM (self), NULL);
  return self->owner;
}

gboolean
fw_input_item_holds (FwInputItem *self, const char *wanted)
{
  const FwRow *row;

  g_return_val_if_fail (FW_IS_INPUT_ITEM (self) && wanted != NULL, FALSE);

  row = fw_parameter_get_row (self->parameter);
  {
    const char *const texts[] = { fw_row_title (row),
                                  fw_row_subtitle (row),
                                  fw_row_help (row),
                                  self->owner,
                                  fw_parameter_get_source (self->parameter),
                                  fw_parameter_get_note (self->parameter) };

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autofree char *folded = texts[i] != NULL ? g_utf8_casefold (texts[i], -1) : NULL;

        if (folded != NULL && strstr (folded, wanted) != NULL)
          return TRUE;
      }
  }
  return FALSE;
}

gboolean
fw_input_item_is_changed (FwInputItem *self, FwScenario *scenario)
{
  g_return_val_if_fail (FW_IS_INPUT_ITEM (self), FALSE);

  if (scenario != NULL)
    return fw_scenario_get_override (scenario, fw_parameter_get_key (self->parameter), NULL);
  return fw_parameter_get_value (self->parameter)
         != fw_parameter_get_row (self->parameter)->fallback;
}

char *
fw_input_item_format (FwInputItem *self, FwScenario *scenario)
{
  g_return_val_if_fail (FW_IS_INPUT_ITEM (self), NULL);

  return fw_input_format (
      fw_parameter_get_row (self->parameter),
      fw_plan_get_value (self->plan, scenario, fw_parameter_get_key (self->parameter)),
      FW_STYLE_LABEL);
}

char *
fw_input_format (const FwRow *row, double value, FwStyle style)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->unit == FW_UNIT_SWITCH)
    return g_strdup (value != 0.0 ? _ ("on") : _ ("off"));
  if (row->unit != FW_UNIT_CHOICE)
    return fw_unit_format (value, row->unit, style);

  id = fw_row_format (row, value);
  return g_strdup (fw_choice_row_label (id));
}
