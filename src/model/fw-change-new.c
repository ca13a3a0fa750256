/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-change-private.h"
#include "fw-error.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"
#include "fw-scenario-private.h"

FwChange *
fw_change_new_set_value (const char *scenario, const char *key, double value)
{
  FwChange *self = fw_change_new (FW_CHANGE_VALUE);

  g_return_val_if_fail (key != NULL, self);

  self->scenario = g_strdup (scenario);
  self->key = g_strdup (key);
  self->value = value;
  self->merge_key = g_strconcat (scenario != NULL ? scenario : "", "|", key, NULL);
  return self;
}

FwChange *
fw_change_new_set_all (FwPlan *plan, const char *scenario, const char *row_key, double value)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) keys = NULL;
  FwChange *self;
  const FwRow *of_all = fw_catalogue_find (row_key, NULL, NULL);

  g_return_val_if_fail (FW_IS_PLAN (plan) && of_all != NULL, NULL);

  keys = fw_plan_get_row_keys (plan, row_key);
  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (changes, fw_change_new_set_value (scenario, keys[i], value));

  self = fw_change_new_several (changes, fw_row_title (of_all));
  self->merge_key = g_strconcat (scenario != NULL ? scenario : "", "|", row_key, NULL);
  return self;
}

FwChange *
fw_change_new_reset_value (const char *scenario, const char *key)
{
  FwChange *self = fw_change_new (FW_CHANGE_RESET);

  g_return_val_if_fail (scenario != NULL && key != NULL, self);

  self->scenario = g_strdup (scenario);
  self->key = g_strdup (key);
  return self;
}

FwChange *
fw_change_new_reset_to_catalogue (const char *key)
{
  FwChange *self = fw_change_new (FW_CHANGE_CATALOGUE);

  g_return_val_if_fail (key != NULL, self);

  self->key = g_strdup (key);
  return self;
}

FwChange *
fw_change_new_set_note (const char *key, const char *note)
{
  FwChange *self = fw_change_new (FW_CHANGE_NOTE);

  g_return_val_if_fail (key != NULL, self);

  self->key = g_strdup (key);
  self->title = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  self->merge_key = g_strconcat ("note|", key, NULL);
  return self;
}

/**
 * fw_change_new_from_text:
 * @assignment: "programs.prime.seats=30"; "employers.*.honoured=0.5" sets it in every pledge
 *
 * Returns: (transfer full): the change, or %NULL for an unknown key (the nearest named) or a value
 * out of range (the range named)
 */
FwChange *
fw_change_new_from_text (FwPlan *plan, const char *scenario, const char *assignment, GError **error)
{
  const char *equals;
  g_autofree char *key = NULL;
  const FwRow *row;
  double value;

  g_return_val_if_fail (FW_IS_PLAN (plan) && assignment != NULL, NULL);

  equals = strchr (assignment, '=');
  if (equals == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY, _ ("“%s” is not of the form key=value."),
                   assignment);
      return NULL;
    }

  key = g_strndup (assignment, (gsize)(equals - assignment));
  row = fw_catalogue_find (key, NULL, NULL);
  if (row == NULL || strchr (key, '*') == NULL)
    {
      FwParameter *base = fw_plan_get_base (plan, key, error);

      if (base == NULL)
        return NULL;
      row = fw_parameter_get_row (base);
    }
  if (!fw_row_parse (row, key, equals + 1, &value, error))
    return NULL;

  return strchr (key, '*') != NULL ? fw_change_new_set_all (plan, scenario, key, value)
                                   : fw_change_new_set_value (scenario, key, value);
}

FwChange *
fw_change_new_set_evidence (const char *key, double value, double p10, double p90,
                            const char *source, const char *url)
{
  FwChange *self = fw_change_new (FW_CHANGE_EVIDENCE);
  FwParameterState state = { .value = value,
                             .evidence = value,
                             .p10 = value,
                             .p90 = value,
                             .has_range = TRUE,
                             .origin = FW_ORIGIN_PLAN };

  g_return_val_if_fail (key != NULL, self);

  if (!isnan (p10) && !isnan (p90))
    {
      state.p10 = p10;
      state.p90 = p90;
    }
  self->key = g_strdup (key);
  self->state = fw_parameter_state_copy (&state);
  self->state->source = g_strdup (source);
  self->state->url = g_strdup (url);
  return self;
}

FwChange *
fw_change_new_set_state (const char *key, const FwParameterState *state)
{
  FwChange *self = fw_change_new (FW_CHANGE_STATE);

  self->key = g_strdup (key);
  self->state = fw_parameter_state_copy (state);
  return self;
}

/* Typing in one field is one step. */
static char *
part_merge_key (FwList list, const char *id, const char *field)
{
  return g_strjoin ("/", list < FW_LIST_NONE ? fw_list_member (list) : "", id != NULL ? id : "",
                    field, NULL);
}

FwChange *
fw_change_new_set_field (FwList list, const char *id, const char *field, const GValue *value)
{
  FwChange *self = fw_change_new (FW_CHANGE_FIELD);

  g_return_val_if_fail (field != NULL && G_IS_VALUE (value), self);

  self->list = list;
  self->id = g_strdup (id);
  self->key = g_strdup (field);
  self->merge_key = part_merge_key (list, id, field);
  g_value_init (&self->field, G_VALUE_TYPE (value));
  g_value_copy (value, &self->field);
  return self;
}

FwChange *
fw_change_new_set_parent (const char *scenario, const char *parent)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, parent);
  return fw_change_new_set_field (FW_LIST_SCENARIOS, scenario, "parent", &value);
}

FwChange *
fw_change_new_rename (FwList list, const char *id, const char *title)
{
  FwChange *self = fw_change_new (FW_CHANGE_TITLE);

  g_return_val_if_fail (title != NULL, self);

  self->list = list;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->merge_key = part_merge_key (list, id, "title");
  return self;
}

FwChange *
fw_change_new_set_place (FwPlace *place)
{
  FwChange *self = fw_change_new (FW_CHANGE_PLACE);

  g_return_val_if_fail (FW_IS_PLACE (place), self);

  self->place = g_object_ref (place);
  return self;
}

FwChange *
fw_change_new_add (FwPart *part, guint position)
{
  FwChange *self = fw_change_new (FW_CHANGE_INSERT);

  g_return_val_if_fail (FW_IS_PART (part), self);

  self->list = fw_part_get_list (part);
  self->part = g_object_ref (part);
  self->position = position;
  return self;
}

char *
fw_change_free_id (FwPlan *plan, FwList list, const char *title, GHashTable *taken)
{
  g_autofree char *stem = fw_part_id_from_title (title);
  char *id = g_strdup (stem);

  for (guint n = 2; fw_plan_find_part (plan, list, id) != NULL
                    || (taken != NULL && g_hash_table_contains (taken, id));
       n++)
    {
      g_autofree char *number = fw_number_to_c (n);

      g_free (id);
      stem[MIN (strlen (stem), 56)] = '\0';
      id = g_strconcat (stem, "-", number, NULL);
    }

  if (taken != NULL)
    g_hash_table_add (taken, g_strdup (id));
  return id;
}

FwChange *
fw_change_new_add_scenario (FwPlan *plan, const char *title, const char *parent,
                            const char *duplicate)
{
  g_autofree char *id = NULL;
  g_autoptr (FwPart) scenario = NULL;
  FwPart *source = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  guint position = G_MAXUINT;

  g_return_val_if_fail (FW_IS_PLAN (plan) && title != NULL, NULL);

  if (duplicate != NULL)
    source = fw_plan_find_part (plan, FW_LIST_SCENARIOS, duplicate);

  id = fw_change_free_id (plan, FW_LIST_SCENARIOS, title, NULL);
  scenario = source != NULL ? fw_part_copy (source, id) : FW_PART (fw_scenario_new (id));
  fw_part_set_title (scenario, title);

  if (source != NULL && !fw_scenario_is_no_program (FW_SCENARIO (source)))
    {
      g_autoptr (GPtrArray) keys = fw_scenario_get_keys (FW_SCENARIO (source));

      for (guint i = 0; i < keys->len; i++)
        {
          double number = 0.0;

          fw_scenario_get_override (FW_SCENARIO (source), g_ptr_array_index (keys, i), &number);
          fw_scenario_set_override (FW_SCENARIO (scenario), g_ptr_array_index (keys, i), number);
        }
      fw_plan_find_position (plan, FW_LIST_SCENARIOS, duplicate, &position);
      position++;
    }
  else if (parent != NULL && strcmp (parent, FW_SCENARIO_NO_PROGRAM) != 0)
    {
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, parent);
      fw_part_set_value (scenario, "parent", &value);
    }

  return fw_change_new_add (scenario, position);
}

/* A list without one of its strings; NULL when it is not in it. */
static char **
without (const char *const *strings, const char *gone)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!g_strv_contains (strings, gone))
    return NULL;

  for (guint i = 0; strings[i] != NULL; i++)
    if (strcmp (strings[i], gone) != 0)
      g_strv_builder_add (builder, strings[i]);

  return g_strv_builder_end (builder);
}

static GVariant *
shares_without (GVariant *shares, const char *gone)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sd}"));
  gboolean found = FALSE;

  for (gsize i = 0; shares != NULL && i < g_variant_n_children (shares); i++)
    {
      const char *id;
      double share;

      g_variant_get_child (shares, i, "{&sd}", &id, &share);
      if (strcmp (id, gone) == 0)
        found = TRUE;
      else
        g_variant_builder_add (&builder, "{sd}", id, share);
    }

  return found ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}

/* The change that takes mentions of a part out of another's field, or NULL. */
static FwChange *
unmention (FwPart *part, const FwField *field, const char *gone)
{
  const FwList list = fw_part_get_list (part);
  const char *id = list == FW_LIST_NONE ? NULL : fw_part_get_id (part);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, fw_field_type (field));
  if (field->kind == FW_FIELD_LIST)
    {
      char **rest = without (fw_part_get_strings (part, field->name), gone);

      if (rest == NULL)
        return NULL;
      g_value_take_boxed (&value, rest);
    }
  else if (field->kind == FW_FIELD_SHARES)
    {
      GVariant *rest = shares_without (fw_part_get_variant (part, field->name), gone);

      if (rest == NULL)
        return NULL;
      g_value_take_variant (&value, rest);
    }
  else if (g_strcmp0 (fw_part_get_text (part, field->name), gone) != 0)
    return NULL;

  return fw_change_new_set_field (list, id, field->name, &value);
}

const char *
fw_change_end_of (FwPart *partnership, FwPart *part)
{
  const FwList list = fw_part_get_list (part);
  const char *id = fw_part_get_id (part);
  FwPartnershipKind kind;

  if (!FW_IS_PARTNERSHIP (partnership))
    return NULL;

  kind = fw_partnership_get_kind (FW_PARTNERSHIP (partnership));
  if (fw_partnership_kind_from_list (kind) == list
      && g_strcmp0 (fw_partnership_get_from (FW_PARTNERSHIP (partnership)), id) == 0)
    return "from";
  return fw_partnership_kind_to_list (kind) == list
                 && g_strcmp0 (fw_partnership_get_to (FW_PARTNERSHIP (partnership)), id) == 0
             ? "to"
             : NULL;
}

/* Overrides of a scenario whose keys belong to the part. */
static void
forget_overrides (FwScenario *scenario, FwPart *gone, GPtrArray *changes)
{
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  g_autofree char *prefix
      = g_strconcat (fw_list_member (fw_part_get_list (gone)), ".", fw_part_get_id (gone), NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (g_str_has_prefix (key, prefix)
          && (key[strlen (prefix)] == '.' || key[strlen (prefix)] == '\0'))
        g_ptr_array_add (changes,
                         fw_change_new_reset_value (fw_part_get_id (FW_PART (scenario)), key));
    }
}

static void
forget_in_part (FwPart *part, FwPart *gone, GPtrArray *changes)
{
  const FwList list = fw_part_get_list (gone);
  guint n_fields;
  const FwField *fields = fw_part_get_fields (part, &n_fields);

  if (fw_change_end_of (part, gone) != NULL)
    {
      FwChange *take = fw_change_new (FW_CHANGE_TAKE);

      take->list = FW_LIST_PARTNERSHIPS;
      take->id = g_strdup (fw_part_get_id (part));
      g_ptr_array_add (changes, take);
      return;
    }

  for (guint i = 0; i < n_fields; i++)
    {
      FwChange *change = fields[i].refers == list && part != gone
                             ? unmention (part, &fields[i], fw_part_get_id (gone))
                             : NULL;

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }

  if (FW_IS_SCENARIO (part))
    forget_overrides (FW_SCENARIO (part), gone, changes);
}

/**
 * fw_change_new_remove:
 *
 * Takes a part away with its partnerships, the mentions of it in other parts and the scenarios'
 * overrides of its numbers. Children of a scenario become children of the plan. An occupation that
 * is in use stays.
 *
 * Returns: (transfer full): the change; one step of undo
 */
FwChange *
fw_change_new_remove (FwPlan *plan, FwList list, const char *id, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;
  FwPart *gone;
  FwChange *take;

  g_return_val_if_fail (FW_IS_PLAN (plan) && list < FW_N_LISTS && id != NULL, NULL);

  gone = fw_plan_find_part (plan, list, id);
  if (gone == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no “%s” in “%s”."), id,
                   fw_list_member (list));
      return NULL;
    }

  forget_in_part (FW_PART (plan), gone, changes);
  for (FwList other = 0; other < FW_N_LISTS; other++)
    for (guint i = 0; i < g_list_model_get_n_items (fw_plan_get_list (plan, other)); i++)
      {
        g_autoptr (FwPart) part = g_list_model_get_item (fw_plan_get_list (plan, other), i);

        forget_in_part (part, gone, changes);
      }

  take = fw_change_new (FW_CHANGE_TAKE);
  take->list = list;
  take->id = g_strdup (id);
  g_ptr_array_add (changes, take);
  label = g_strdup_printf (_ ("Remove %s"), fw_part_get_title (gone));
  return fw_change_new_several (changes, label);
}

FwChange *
fw_change_new_set_series (FwPlan *plan, FwSeries *series)
{
  FwChange *self = fw_change_new (FW_CHANGE_REPLACE);
  const char *title;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SERIES (series), self);

  title = fw_part_get_title (FW_PART (series));
  self->part = g_object_ref (FW_PART (series));
  self->position = G_MAXUINT;
  self->label = g_strdup_printf (
      fw_plan_find_part (plan, FW_LIST_SERIES, fw_part_get_id (self->part)) != NULL
          ? _ ("Refresh %s")
          : _ ("Add %s"),
      title);
  return self;
}

FwChange *
fw_change_new_move (FwList list, const char *id, guint position)
{
  FwChange *self = fw_change_new (FW_CHANGE_MOVE);

  g_return_val_if_fail (list < FW_N_LISTS && id != NULL, self);

  self->list = list;
  self->id = g_strdup (id);
  self->position = position;
  return self;
}

FwChange *
fw_change_new_several (GPtrArray *changes, const char *label)
{
  FwChange *self = fw_change_new (FW_CHANGE_SEVERAL);

  g_return_val_if_fail (changes != NULL, self);

  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (self->children, g_object_ref (g_ptr_array_index (changes, i)));
  self->label = g_strdup (label);
  return self;
}
