/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-community-partner.h"
#include "fw-employer.h"
#include "fw-remark.h"
#include "fw-fund.h"
#include "fw-group.h"
#include "fw-occupation.h"
#include "fw-parameter-private.h"
#include "fw-part-private.h"
#include "fw-partnership.h"
#include "fw-program.h"
#include "fw-provider.h"
#include "fw-scenario.h"
#include "fw-series.h"
#include "fw-support.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_FIRST_FIELD,
};

#define MAX_ID 64

static const char *const list_members[] = {
  [FW_LIST_GROUPS] = "groups",
  [FW_LIST_OCCUPATIONS] = "occupations",
  [FW_LIST_PROVIDERS] = "providers",
  [FW_LIST_PROGRAMS] = "programs",
  [FW_LIST_EMPLOYERS] = "employers",
  [FW_LIST_SUPPORTS] = "supports",
  [FW_LIST_FUNDS] = "funds",
  [FW_LIST_PARTNERS] = "partners",
  [FW_LIST_PARTNERSHIPS] = "partnerships",
  [FW_LIST_REMARKS] = "remarks",
  [FW_LIST_SERIES] = "series",
  [FW_LIST_SCENARIOS] = "scenarios",
};

G_DEFINE_INTERFACE (FwPart, fw_part, G_TYPE_OBJECT)

static void
fw_part_default_init (FwPartInterface *iface)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface, g_param_spec_string ("id", NULL, NULL, NULL, flags));
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("title", NULL, NULL, NULL, flags));
}

static FwPartState *
get_state (FwPart *self)
{
  return FW_PART_GET_IFACE (self)->get_state (self);
}

const char *
fw_list_member (FwList list)
{
  g_return_val_if_fail (list < FW_N_LISTS, NULL);
  return list_members[list];
}

gboolean
fw_list_owner (FwList list, FwOwner *owner)
{
  switch (list)
    {
    case FW_LIST_GROUPS:
      *owner = FW_OWNER_GROUP;
      return TRUE;
    case FW_LIST_PROGRAMS:
      *owner = FW_OWNER_PROGRAM;
      return TRUE;
    case FW_LIST_EMPLOYERS:
      *owner = FW_OWNER_EMPLOYER;
      return TRUE;
    case FW_LIST_SUPPORTS:
      *owner = FW_OWNER_SUPPORT;
      return TRUE;
    case FW_LIST_FUNDS:
      *owner = FW_OWNER_FUND;
      return TRUE;
    case FW_LIST_NONE:
      *owner = FW_OWNER_PLAN;
      return TRUE;
    case FW_LIST_OCCUPATIONS:
    case FW_LIST_PROVIDERS:
    case FW_LIST_PARTNERS:
    case FW_LIST_PARTNERSHIPS:
    case FW_LIST_REMARKS:
    case FW_LIST_SERIES:
    case FW_LIST_SCENARIOS:
    default:
      return FALSE;
    }
}

GType
fw_field_type (const FwField *field)
{
  switch (field->kind)
    {
    case FW_FIELD_LIST:
      return G_TYPE_STRV;
    case FW_FIELD_SWITCH:
      return G_TYPE_BOOLEAN;
    case FW_FIELD_WHOLE:
      return G_TYPE_INT64;
    case FW_FIELD_NUMBER:
      return G_TYPE_DOUBLE;
    case FW_FIELD_NUMBERS:
    case FW_FIELD_SHARES:
      return G_TYPE_VARIANT;
    case FW_FIELD_TEXT:
    case FW_FIELD_CHOICE:
    default:
      return G_TYPE_STRING;
    }
}

char *
fw_field_member (const FwField *field)
{
  return field->member != NULL ? g_strdup (field->member)
                               : g_strdelimit (g_strdup (field->name), "-", '_');
}

static GParamSpec *
field_spec (const FwField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case FW_FIELD_LIST:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case FW_FIELD_SWITCH:
      return g_param_spec_boolean (field->name, NULL, NULL, field->fallback != 0.0, flags);
    case FW_FIELD_WHOLE:
      return g_param_spec_int64 (field->name, NULL, NULL, (gint64)field->lo, (gint64)field->hi,
                                 (gint64)field->fallback, flags);
    case FW_FIELD_NUMBER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
    case FW_FIELD_NUMBERS:
      return g_param_spec_variant (field->name, NULL, NULL, G_VARIANT_TYPE ("ad"), NULL, flags);
    case FW_FIELD_SHARES:
      return g_param_spec_variant (field->name, NULL, NULL, G_VARIANT_TYPE ("a{sd}"), NULL, flags);
    case FW_FIELD_TEXT:
    case FW_FIELD_CHOICE:
    default:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    }
}

static void
part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const FwPartState *state = get_state (FW_PART (object));

  if (id == PROP_ID)
    g_value_set_string (value, state->id);
  else if (id == PROP_TITLE)
    g_value_set_string (value, fw_part_get_title (FW_PART (object)));
  else if (id - PROP_FIRST_FIELD < state->n_fields)
    g_value_copy (&state->values[id - PROP_FIRST_FIELD], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

void
fw_part_class_install (GObjectClass *klass, const FwField *fields, guint n_fields)
{
  klass->get_property = part_get_property;
  g_object_class_override_property (klass, PROP_ID, "id");
  g_object_class_override_property (klass, PROP_TITLE, "title");
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (klass, PROP_FIRST_FIELD + i, field_spec (&fields[i]));
}

static void
set_fallback (const FwField *field, GValue *value)
{
  static const char *const none[] = { NULL };

  g_value_init (value, fw_field_type (field));
  switch (field->kind)
    {
    case FW_FIELD_LIST:
      g_value_set_boxed (value, none);
      break;
    case FW_FIELD_SWITCH:
      g_value_set_boolean (value, field->fallback != 0.0);
      break;
    case FW_FIELD_WHOLE:
      g_value_set_int64 (value, (gint64)field->fallback);
      break;
    case FW_FIELD_NUMBER:
      g_value_set_double (value, NAN);
      break;
    case FW_FIELD_CHOICE:
      g_value_set_string (value, field->choices[0]);
      break;
    case FW_FIELD_TEXT:
    case FW_FIELD_NUMBERS:
    case FW_FIELD_SHARES:
    default:
      break;
    }
}

void
fw_part_state_init (FwPartState *self, FwList list, const FwField *fields, guint n_fields)
{
  self->list = list;
  self->fields = fields;
  self->n_fields = n_fields;
  self->values = g_new0 (GValue, n_fields);
  for (guint i = 0; i < n_fields; i++)
    set_fallback (&fields[i], &self->values[i]);
}

void
fw_part_state_clear (FwPartState *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_value_unset (&self->values[i]);
  g_clear_pointer (&self->values, g_free);
  self->n_fields = 0;
  g_clear_object (&self->parameters);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
}

void
fw_part_set_id (FwPart *self, const char *id)
{
  FwPartState *state = get_state (self);
  FwOwner owner;

  g_return_if_fail (state->id == NULL && id != NULL);

  state->id = g_strdup (id);
  if (fw_list_owner (state->list, &owner))
    state->parameters = fw_parameters_new (owner, owner == FW_OWNER_PLAN ? NULL : id);
}

void
fw_part_set_title (FwPart *self, const char *title)
{
  FwPartState *state = get_state (self);

  if (g_strcmp0 (state->title, title) == 0)
    return;

  g_free (state->title);
  state->title = g_strdup (title);
  g_object_notify (G_OBJECT (self), "title");
}

static gssize
field_index (const FwPartState *state, const char *name)
{
  for (guint i = 0; i < state->n_fields; i++)
    if (strcmp (state->fields[i].name, name) == 0)
      return i;

  return -1;
}

const FwField *
fw_part_find_field (FwPart *self, const char *name)
{
  const FwPartState *state = get_state (self);
  const gssize index = field_index (state, name);

  return index < 0 ? NULL : &state->fields[index];
}

const GValue *
fw_part_get_value (FwPart *self, const char *field)
{
  const FwPartState *state = get_state (self);
  const gssize index = field_index (state, field);

  g_return_val_if_fail (index >= 0, NULL);
  return &state->values[index];
}

static gboolean
numbers_are_sound (const FwField *field, GVariant *variant)
{
  GVariantIter iter;
  double number;

  if (variant == NULL)
    return TRUE;

  g_variant_iter_init (&iter, variant);
  while (field->kind == FW_FIELD_NUMBERS ? g_variant_iter_next (&iter, "d", &number)
                                         : g_variant_iter_next (&iter, "{sd}", NULL, &number))
    if (!(field->holes && isnan (number))
        && (!isfinite (number) || number < field->lo || number > field->hi))
      return FALSE;

  return TRUE;
}

static gboolean
choice_is_known (const FwField *field, const char *text)
{
  return text != NULL && g_strv_contains (field->choices, text);
}

static gboolean
strings_are_known (const FwField *field, const char *const *strings)
{
  for (guint i = 0; field->choices != NULL && strings[i] != NULL; i++)
    if (!choice_is_known (field, strings[i]))
      return FALSE;

  return TRUE;
}

gboolean
fw_field_accepts (const FwField *field, const GValue *value, char **wanted)
{
  g_autofree char *lo = fw_number_to_c (field->lo);
  g_autofree char *hi = fw_number_to_c (field->hi);

  switch (field->kind)
    {
    case FW_FIELD_WHOLE:
      if (g_value_get_int64 (value) >= field->lo && g_value_get_int64 (value) <= field->hi)
        return TRUE;
      *wanted = g_strdup_printf (_ ("a whole number from %s to %s"), lo, hi);
      return FALSE;
    case FW_FIELD_NUMBER:
      if (isnan (g_value_get_double (value))
          || (g_value_get_double (value) >= field->lo && g_value_get_double (value) <= field->hi))
        return TRUE;
      *wanted = g_strdup_printf (_ ("a number from %s to %s"), lo, hi);
      return FALSE;
    case FW_FIELD_CHOICE:
      {
        g_autofree char *choices = g_strjoinv (", ", (char **)field->choices);

        if (choice_is_known (field, g_value_get_string (value)))
          return TRUE;
        *wanted = g_strdup_printf (_ ("one of: %s"), choices);
        return FALSE;
      }
    case FW_FIELD_NUMBERS:
    case FW_FIELD_SHARES:
      if (numbers_are_sound (field, g_value_get_variant (value)))
        return TRUE;
      *wanted = g_strdup_printf (_ ("numbers from %s to %s"), lo, hi);
      return FALSE;
    case FW_FIELD_LIST:
      {
        g_autofree char *choices
            = field->choices ? g_strjoinv (", ", (char **)field->choices) : NULL;

        if (strings_are_known (field, g_value_get_boxed (value)))
          return TRUE;
        *wanted = g_strdup_printf (_ ("any of: %s"), choices);
        return FALSE;
      }
    case FW_FIELD_TEXT:
    case FW_FIELD_SWITCH:
    default:
      return TRUE;
    }
}

void
fw_part_set_value (FwPart *self, const char *field, const GValue *value)
{
  FwPartState *state = get_state (self);
  const gssize index = field_index (state, field);

  g_return_if_fail (index >= 0);
  g_return_if_fail (G_VALUE_HOLDS (value, fw_field_type (&state->fields[index])));

  g_value_copy (value, &state->values[index]);
  g_object_notify (G_OBJECT (self), field);
}

JsonObject *
fw_part_get_unknown (FwPart *self)
{
  return get_state (self)->unknown;
}

void
fw_part_take_unknown (FwPart *self, JsonObject *unknown)
{
  FwPartState *state = get_state (self);

  g_clear_pointer (&state->unknown, json_object_unref);
  state->unknown = unknown;
}

FwPart *
fw_part_new (FwList list, const char *id)
{
  switch (list)
    {
    case FW_LIST_GROUPS:
      return FW_PART (fw_group_new (id));
    case FW_LIST_OCCUPATIONS:
      return FW_PART (fw_occupation_new (id));
    case FW_LIST_PROVIDERS:
      return FW_PART (fw_provider_new (id));
    case FW_LIST_PROGRAMS:
      return FW_PART (fw_program_new (id));
    case FW_LIST_EMPLOYERS:
      return FW_PART (fw_employer_new (id));
    case FW_LIST_SUPPORTS:
      return FW_PART (fw_support_new (id));
    case FW_LIST_FUNDS:
      return FW_PART (fw_fund_new (id));
    case FW_LIST_PARTNERS:
      return FW_PART (fw_community_partner_new (id));
    case FW_LIST_PARTNERSHIPS:
      return FW_PART (fw_partnership_new (id));
    case FW_LIST_REMARKS:
      return FW_PART (fw_remark_new (id));
    case FW_LIST_SERIES:
      return FW_PART (fw_series_new (id));
    case FW_LIST_SCENARIOS:
      return FW_PART (fw_scenario_new (id));
    case FW_LIST_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

FwPart *
fw_part_copy (FwPart *self, const char *id)
{
  const FwPartState *from = get_state (self);
  FwPart *copy = fw_part_new (from->list, id);
  FwPartState *to = get_state (copy);

  to->title = g_strdup (from->title);
  for (guint i = 0; i < from->n_fields; i++)
    g_value_copy (&from->values[i], &to->values[i]);
  if (from->unknown != NULL)
    to->unknown = json_object_ref (from->unknown);

  for (guint i = 0;
       from->parameters != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (from->parameters));
       i++)
    {
      g_autoptr (FwParameter) source = g_list_model_get_item (G_LIST_MODEL (from->parameters), i);
      g_autoptr (FwParameter) target = g_list_model_get_item (G_LIST_MODEL (to->parameters), i);

      fw_parameter_set_state (target, fw_parameter_get_state (source));
    }

  return copy;
}

const char *
fw_part_get_id (FwPart *self)
{
  g_return_val_if_fail (FW_IS_PART (self), NULL);
  return get_state (self)->id;
}

/* The id stands in for a title that nobody gave. */
const char *
fw_part_get_title (FwPart *self)
{
  const FwPartState *state;

  g_return_val_if_fail (FW_IS_PART (self), NULL);

  state = get_state (self);
  return state->title != NULL ? state->title : state->id;
}

FwList
fw_part_get_list (FwPart *self)
{
  g_return_val_if_fail (FW_IS_PART (self), FW_LIST_NONE);
  return get_state (self)->list;
}

FwParameters *
fw_part_get_parameters (FwPart *self)
{
  g_return_val_if_fail (FW_IS_PART (self), NULL);
  return get_state (self)->parameters;
}

const FwField *
fw_part_get_fields (FwPart *self, guint *n_fields)
{
  g_return_val_if_fail (FW_IS_PART (self), NULL);

  *n_fields = get_state (self)->n_fields;
  return get_state (self)->fields;
}

const char *
fw_part_get_text (FwPart *self, const char *field)
{
  const char *text;

  g_return_val_if_fail (FW_IS_PART (self), NULL);

  text = g_value_get_string (fw_part_get_value (self, field));
  return text != NULL && *text != '\0' ? text : NULL;
}

const char *const *
fw_part_get_strings (FwPart *self, const char *field)
{
  g_return_val_if_fail (FW_IS_PART (self), NULL);
  return g_value_get_boxed (fw_part_get_value (self, field));
}

gboolean
fw_part_get_switch (FwPart *self, const char *field)
{
  g_return_val_if_fail (FW_IS_PART (self), FALSE);
  return g_value_get_boolean (fw_part_get_value (self, field));
}

gint64
fw_part_get_whole (FwPart *self, const char *field)
{
  g_return_val_if_fail (FW_IS_PART (self), 0);
  return g_value_get_int64 (fw_part_get_value (self, field));
}

double
fw_part_get_number (FwPart *self, const char *field)
{
  g_return_val_if_fail (FW_IS_PART (self), NAN);
  return g_value_get_double (fw_part_get_value (self, field));
}

GVariant *
fw_part_get_variant (FwPart *self, const char *field)
{
  g_return_val_if_fail (FW_IS_PART (self), NULL);
  return g_value_get_variant (fw_part_get_value (self, field));
}

char *
fw_part_id_from_title (const char *title)
{
  g_autofree char *ascii = NULL;
  GString *id = g_string_new (NULL);

  g_return_val_if_fail (title != NULL, NULL);

  ascii = g_str_to_ascii (title, "C");
  for (const char *p = ascii; *p != '\0' && id->len < MAX_ID; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');

  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, "new");

  return g_string_free (id, FALSE);
}

gboolean
fw_part_id_is_valid (const char *id)
{
  gsize length = 0;

  g_return_val_if_fail (id != NULL, FALSE);

  for (const char *p = id; *p != '\0'; p++, length++)
    if (!(g_ascii_islower (*p) || g_ascii_isdigit (*p)
          || (*p == '-' && p != id && p[-1] != '-' && p[1] != '\0')))
      return FALSE;

  return length >= 1 && length <= MAX_ID;
}
