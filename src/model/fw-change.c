/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-change-private.h"
#include "fw-error.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"
#include "fw-scenario-private.h"

/* Applying: each kind does its work and returns the change that undoes it. How changes are made up
 * is in fw-change-new.c. */

G_DEFINE_FINAL_TYPE (FwChange, fw_change, G_TYPE_OBJECT)

static void
fw_change_finalize (GObject *object)
{
  FwChange *self = FW_CHANGE (object);

  g_free (self->id);
  g_free (self->scenario);
  g_free (self->key);
  g_clear_pointer (&self->state, fw_parameter_state_free);
  if (G_IS_VALUE (&self->field))
    g_value_unset (&self->field);
  g_free (self->title);
  g_clear_object (&self->place);
  g_clear_object (&self->part);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->label);
  g_free (self->merge_key);

  G_OBJECT_CLASS (fw_change_parent_class)->finalize (object);
}

static void
fw_change_class_init (FwChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_change_finalize;
}

static void
fw_change_init (FwChange *self)
{
  self->list = FW_LIST_NONE;
}

FwChange *
fw_change_new (FwChangeKind kind)
{
  FwChange *self = g_object_new (FW_TYPE_CHANGE, NULL);

  self->kind = kind;
  return self;
}

/* A scenario that may be edited. */
static FwScenario *
editable_scenario (FwPlan *plan, const char *id, GError **error)
{
  FwPart *part = fw_plan_find_part (plan, FW_LIST_SCENARIOS, id);

  if (part == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no scenario “%s”."), id);
      return NULL;
    }
  if (fw_scenario_is_no_program (FW_SCENARIO (part)))
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("“No program” is what would happen anyway: it cannot be edited."));
      return NULL;
    }

  return FW_SCENARIO (part);
}

static FwPart *
find_part (FwPlan *plan, FwList list, const char *id, GError **error)
{
  FwPart *part = list == FW_LIST_NONE ? FW_PART (plan) : fw_plan_find_part (plan, list, id);

  if (part == NULL)
    g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no “%s” in “%s”."), id,
                 fw_list_member (list));
  return part;
}

static gboolean
is_fixed_part (FwList list, const char *id)
{
  return list == FW_LIST_SCENARIOS && strcmp (id, FW_SCENARIO_NO_PROGRAM) == 0;
}

static FwChange *
refuse_fixed_part (GError **error)
{
  g_set_error_literal (
      error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
      _ ("“No program” is always the first scenario: it stays, with its name and place."));
  return NULL;
}

static FwChange *
restore_state (FwParameter *parameter)
{
  return fw_change_new_set_state (fw_parameter_get_key (parameter),
                                  fw_parameter_get_state (parameter));
}

static FwChange *
apply_value (FwChange *self, FwPlan *plan, GError **error)
{
  FwParameter *base = fw_plan_get_base (plan, self->key, error);
  FwScenario *scenario = NULL;
  FwChange *inverse;
  double old;

  if (base == NULL || !fw_row_check (fw_parameter_get_row (base), self->key, self->value, error))
    return NULL;

  if (self->scenario == NULL)
    {
      g_autoptr (FwParameterState) state = fw_parameter_state_copy (fw_parameter_get_state (base));

      inverse = restore_state (base);
      state->value = self->value;
      state->origin = FW_ORIGIN_PLAN;
      fw_parameter_set_state (base, state);
    }
  else
    {
      scenario = editable_scenario (plan, self->scenario, error);
      if (scenario == NULL)
        return NULL;

      if (fw_scenario_get_override (scenario, self->key, &old))
        inverse = fw_change_new_set_value (self->scenario, self->key, old);
      else
        inverse = fw_change_new_reset_value (self->scenario, self->key);
      fw_scenario_set_override (scenario, self->key, self->value);
    }

  fw_plan_refresh (plan, self->key);
  return inverse;
}

static FwChange *
apply_reset (FwChange *self, FwPlan *plan, GError **error)
{
  FwScenario *scenario = editable_scenario (plan, self->scenario, error);
  FwChange *inverse;
  double old;

  if (scenario == NULL)
    return NULL;
  if (!fw_scenario_get_override (scenario, self->key, &old))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("“%s” has its parent’s value already."),
                   self->key);
      return NULL;
    }

  inverse = fw_change_new_set_value (self->scenario, self->key, old);
  fw_scenario_remove_override (scenario, self->key);
  fw_plan_refresh (plan, self->key);
  return inverse;
}

/* What the catalogue says of a number. */
static FwParameterState *
catalogue_state (FwParameter *parameter)
{
  const FwRow *row = fw_parameter_get_row (parameter);
  const FwParameterState state = { .value = row->fallback,
                                   .evidence = row->fallback,
                                   .p10 = row->p10,
                                   .p90 = row->p90,
                                   .origin = FW_ORIGIN_CATALOGUE };

  return fw_parameter_state_copy (&state);
}

static FwChange *
apply_state (FwChange *self, FwPlan *plan, GError **error)
{
  FwParameter *base = fw_plan_get_base (plan, self->key, error);
  g_autoptr (FwParameterState) state = NULL;
  FwChange *inverse;

  if (base == NULL)
    return NULL;

  switch (self->kind)
    {
    case FW_CHANGE_CATALOGUE:
      state = catalogue_state (base);
      break;
    case FW_CHANGE_NOTE:
      state = fw_parameter_state_copy (fw_parameter_get_state (base));
      break;
    default:
      state = fw_parameter_state_copy (self->state);
      break;
    }
  if (self->kind != FW_CHANGE_STATE)
    {
      g_free (state->note);
      state->note
          = g_strdup (self->kind == FW_CHANGE_NOTE ? self->title : fw_parameter_get_note (base));
    }
  if (!fw_parameter_state_check (state, fw_parameter_get_row (base), self->key, error))
    return NULL;

  inverse = restore_state (base);
  fw_parameter_set_state (base, state);
  fw_plan_refresh (plan, self->key);
  return inverse;
}

/* Before it is set: a line of parents that comes back to itself could not be followed. */
static gboolean
parent_is_sound (FwPlan *plan, const char *scenario, const char *parent, GError **error)
{
  for (const char *id = parent; id != NULL && *id != '\0';)
    {
      FwPart *part = fw_plan_find_part (plan, FW_LIST_SCENARIOS, id);

      if (strcmp (id, scenario) == 0)
        {
          g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                               _ ("A scenario cannot rest on itself or on one that rests on it."));
          return FALSE;
        }
      id = part != NULL ? fw_scenario_get_parent (FW_SCENARIO (part)) : NULL;
    }

  return TRUE;
}

static FwChange *
apply_field (FwChange *self, FwPlan *plan, GError **error)
{
  FwPart *part = find_part (plan, self->list, self->id, error);
  const FwField *field = part != NULL ? fw_part_find_field (part, self->key) : NULL;
  g_autofree char *wanted = NULL;
  FwChange *inverse;
  gboolean is_parent;

  if (part == NULL)
    return NULL;
  if (is_fixed_part (self->list, fw_part_get_id (part)))
    return refuse_fixed_part (error);
  if (field == NULL || !G_VALUE_HOLDS (&self->field, fw_field_type (field)))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY, _ ("“%s” has no such member “%s”."),
                   fw_part_get_title (part), self->key);
      return NULL;
    }
  if (!fw_field_accepts (field, &self->field, &wanted))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, _ ("“%s” of “%s”: wanted is %s."),
                   self->key, fw_part_get_title (part), wanted);
      return NULL;
    }

  is_parent = FW_IS_SCENARIO (part) && strcmp (self->key, "parent") == 0;
  if (is_parent && !parent_is_sound (plan, self->id, g_value_get_string (&self->field), error))
    return NULL;

  inverse = fw_change_new_set_field (self->list, self->id, self->key,
                                     fw_part_get_value (part, self->key));
  fw_part_set_value (part, self->key, &self->field);
  if (is_parent)
    fw_plan_refresh (plan, NULL);
  return inverse;
}

static FwChange *
apply_title (FwChange *self, FwPlan *plan, GError **error)
{
  FwPart *part = find_part (plan, self->list, self->id, error);
  FwChange *inverse;

  if (part == NULL)
    return NULL;
  if (is_fixed_part (self->list, fw_part_get_id (part)))
    return refuse_fixed_part (error);
  if (*self->title == '\0')
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("A name needs at least one letter."));
      return NULL;
    }

  inverse = fw_change_new_rename (self->list, self->id, fw_part_get_title (part));
  fw_part_set_title (part, self->title);
  return inverse;
}

static FwChange *
apply_place (FwChange *self, FwPlan *plan, GError **error)
{
  FwChange *inverse = fw_change_new_set_place (fw_plan_get_place (plan));

  fw_plan_set_place (plan, self->place);
  return inverse;
}

static FwChange *
apply_insert (FwChange *self, FwPlan *plan, GError **error)
{
  const FwList list = fw_part_get_list (self->part);
  const char *id = fw_part_get_id (self->part);
  FwChange *inverse;

  if (!fw_part_id_is_valid (id) || fw_plan_find_part (plan, list, id) != NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("The id “%s” is taken or not valid in “%s”."), id, fw_list_member (list));
      return NULL;
    }
  if (list == FW_LIST_SCENARIOS && self->position == 0)
    return refuse_fixed_part (error);

  inverse = fw_change_new (FW_CHANGE_TAKE);
  inverse->list = list;
  inverse->id = g_strdup (id);
  fw_plan_insert (plan, self->part, self->position);
  fw_plan_refresh (plan, NULL);
  return inverse;
}

static FwChange *
apply_take (FwChange *self, FwPlan *plan, GError **error)
{
  FwChange *inverse;

  if (find_part (plan, self->list, self->id, error) == NULL)
    return NULL;
  if (is_fixed_part (self->list, self->id))
    return refuse_fixed_part (error);

  inverse = fw_change_new (FW_CHANGE_INSERT);
  inverse->part = fw_plan_take (plan, self->list, self->id, &inverse->position);
  fw_plan_refresh (plan, NULL);
  return inverse;
}

static FwChange *
apply_move (FwChange *self, FwPlan *plan, GError **error)
{
  const guint n = g_list_model_get_n_items (fw_plan_get_list (plan, self->list));
  g_autoptr (FwPart) part = NULL;
  guint from;

  if (find_part (plan, self->list, self->id, error) == NULL)
    return NULL;
  if (self->position >= n || is_fixed_part (self->list, self->id)
      || (self->list == FW_LIST_SCENARIOS && self->position == 0))
    return refuse_fixed_part (error);

  part = fw_plan_take (plan, self->list, self->id, &from);
  fw_plan_insert (plan, part, self->position);
  return fw_change_new_move (self->list, self->id, from);
}

static FwChange *
apply_replace (FwChange *self, FwPlan *plan, GError **error)
{
  const FwList list = fw_part_get_list (self->part);
  FwChange *inverse;
  guint position;

  if (fw_plan_find_part (plan, list, fw_part_get_id (self->part)) == NULL)
    return apply_insert (self, plan, error);

  inverse = fw_change_new (FW_CHANGE_REPLACE);
  inverse->part = fw_plan_take (plan, list, fw_part_get_id (self->part), &position);
  inverse->label = g_strdup (self->label);
  fw_plan_insert (plan, self->part, position);
  return inverse;
}

static FwChange *apply_raw (FwChange *self, FwPlan *plan, GError **error);

/* All or nothing: what was done is undone when a later one is refused. */
static FwChange *
apply_several (FwChange *self, FwPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) inverses = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->children->len; i++)
    {
      FwChange *inverse = apply_raw (g_ptr_array_index (self->children, i), plan, error);

      if (inverse == NULL)
        {
          for (guint j = 0; j < inverses->len; j++)
            {
              g_autoptr (FwChange) back = apply_raw (g_ptr_array_index (inverses, j), plan, NULL);

              g_warn_if_fail (back != NULL);
            }
          return NULL;
        }
      g_ptr_array_insert (inverses, 0, inverse);
    }

  return fw_change_new_several (inverses, self->label);
}

static FwChange *
apply_raw (FwChange *self, FwPlan *plan, GError **error)
{
  switch (self->kind)
    {
    case FW_CHANGE_VALUE:
      return apply_value (self, plan, error);
    case FW_CHANGE_RESET:
      return apply_reset (self, plan, error);
    case FW_CHANGE_STATE:
    case FW_CHANGE_EVIDENCE:
    case FW_CHANGE_CATALOGUE:
    case FW_CHANGE_NOTE:
      return apply_state (self, plan, error);
    case FW_CHANGE_FIELD:
      return apply_field (self, plan, error);
    case FW_CHANGE_TITLE:
      return apply_title (self, plan, error);
    case FW_CHANGE_PLACE:
      return apply_place (self, plan, error);
    case FW_CHANGE_INSERT:
      return apply_insert (self, plan, error);
    case FW_CHANGE_TAKE:
      return apply_take (self, plan, error);
    case FW_CHANGE_MOVE:
      return apply_move (self, plan, error);
    case FW_CHANGE_REPLACE:
      return apply_replace (self, plan, error);
    case FW_CHANGE_SEVERAL:
      return apply_several (self, plan, error);
    default:
      g_assert_not_reached ();
    }
}

/* Numbers and names cannot break a rule between parts. */
static gboolean
is_structural (FwChange *self)
{
  if (self->kind != FW_CHANGE_SEVERAL)
    return self->kind > FW_CHANGE_NOTE && self->kind != FW_CHANGE_TITLE;

  for (guint i = 0; i < self->children->len; i++)
    if (is_structural (g_ptr_array_index (self->children, i)))
      return TRUE;

  return FALSE;
}

FwChange *
fw_change_apply (FwChange *self, FwPlan *plan, GError **error)
{
  g_autoptr (FwChange) inverse = NULL;
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (FW_IS_CHANGE (self) && FW_IS_PLAN (plan), NULL);

  if (fw_plan_is_read_only (plan))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NEWER_VERSION,
                   _ ("This plan was made by a newer Fairway (plan version %s): it can be looked "
                      "at, not edited."),
                   fw_plan_get_newer_version (plan));
      return NULL;
    }

  inverse = apply_raw (self, plan, error);
  if (inverse == NULL)
    return NULL;

  if (is_structural (self) && fw_plan_find_fault (plan, &path, &message))
    {
      g_autoptr (FwChange) back = apply_raw (inverse, plan, NULL);

      g_warn_if_fail (back != NULL);
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT,
                   _ ("This would break the plan at “%s”: %s."), path, message);
      return NULL;
    }

  return g_steal_pointer (&inverse);
}

static char *
about_key (FwChange *self, FwPlan *plan)
{
  g_autofree char *title = fw_plan_key_title (plan, self->key);

  return g_strdup_printf (self->kind == FW_CHANGE_NOTE ? _ ("Note on %s") : _ ("Reset %s"), title);
}

char *
fw_change_get_label (FwChange *self, FwPlan *plan)
{
  FwPart *part;

  g_return_val_if_fail (FW_IS_CHANGE (self) && FW_IS_PLAN (plan), NULL);

  if (self->label != NULL)
    return g_strdup (self->label);

  switch (self->kind)
    {
    case FW_CHANGE_VALUE:
    case FW_CHANGE_RESET:
    case FW_CHANGE_STATE:
    case FW_CHANGE_EVIDENCE:
      return fw_plan_key_title (plan, self->key);
    case FW_CHANGE_CATALOGUE:
    case FW_CHANGE_NOTE:
      return about_key (self, plan);
    case FW_CHANGE_FIELD:
    case FW_CHANGE_TITLE:
      part = find_part (plan, self->list, self->id, NULL);
      return g_strdup_printf (self->kind == FW_CHANGE_TITLE ? _ ("Rename %s") : _ ("Edit %s"),
                              part != NULL ? fw_part_get_title (part) : self->id);
    case FW_CHANGE_PLACE:
      return g_strdup (_ ("Place"));
    case FW_CHANGE_INSERT:
    case FW_CHANGE_REPLACE:
      return g_strdup_printf (_ ("Add %s"), fw_part_get_title (self->part));
    case FW_CHANGE_TAKE:
    case FW_CHANGE_MOVE:
      part = find_part (plan, self->list, self->id, NULL);
      return g_strdup_printf (self->kind == FW_CHANGE_TAKE ? _ ("Remove %s") : _ ("Move %s"),
                              part != NULL ? fw_part_get_title (part) : self->id);
    case FW_CHANGE_SEVERAL:
    default:
      return self->children->len > 0
                 ? fw_change_get_label (g_ptr_array_index (self->children, 0), plan)
                 : g_strdup (_ ("Edit"));
    }
}

const char *
fw_change_get_key (FwChange *self)
{
  g_return_val_if_fail (FW_IS_CHANGE (self), NULL);

  return self->kind <= FW_CHANGE_NOTE ? self->key : NULL;
}

const char *
fw_change_get_merge_key (FwChange *self)
{
  g_return_val_if_fail (FW_IS_CHANGE (self), NULL);
  return self->merge_key;
}
