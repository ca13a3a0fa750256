/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-parameter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-error.h"
#include "fw-parameter-private.h"

struct _FwParameter
{
  GObject parent_instance;

  const FwRow *row;
  char *key;
  FwParameter *base; /* NULL for the plan's own */
  FwParameterState state;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_TITLE,
  PROP_VALUE,
  PROP_P10,
  PROP_P90,
  PROP_SOURCE,
  PROP_URL,
  PROP_NOTE,
  PROP_ORIGIN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (FwOrigin, fw_origin, G_DEFINE_ENUM_VALUE (FW_ORIGIN_CATALOGUE, "catalogue"),
                    G_DEFINE_ENUM_VALUE (FW_ORIGIN_PLAN, "plan"),
                    G_DEFINE_ENUM_VALUE (FW_ORIGIN_SCENARIO, "scenario"))
G_DEFINE_FINAL_TYPE (FwParameter, fw_parameter, G_TYPE_OBJECT)

static void
fw_parameter_state_clear (FwParameterState *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->unknown, json_object_unref);
}

static FwParameterState
state_dup (const FwParameterState *self)
{
  FwParameterState copy = *self;

  copy.source = g_strdup (self->source);
  copy.url = g_strdup (self->url);
  copy.note = g_strdup (self->note);
  copy.unknown = self->unknown != NULL ? json_object_ref (self->unknown) : NULL;
  return copy;
}

FwParameterState *
fw_parameter_state_copy (const FwParameterState *self)
{
  FwParameterState *copy = g_new (FwParameterState, 1);

  *copy = state_dup (self);
  return copy;
}

void
fw_parameter_state_free (FwParameterState *self)
{
  fw_parameter_state_clear (self);
  g_free (self);
}

gboolean
fw_parameter_state_check (const FwParameterState *self, const FwRow *row, const char *key,
                          GError **error)
{
  if (!fw_row_check (row, key, self->value, error))
    return FALSE;
  if (!self->has_range)
    return TRUE;

  if (!(row->lo <= self->p10 && self->p10 <= self->evidence && self->evidence <= self->p90
        && self->p90 <= row->hi))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("found “p10” and “p90” of “%s” that do not stand around its value; wanted: "
                      "p10 ≤ value ≤ p90 inside its limits"),
                   key);
      return FALSE;
    }
  if (self->p10 < self->p90
      && ((row->dist == FWE_DIST_LOGIT_NORMAL && (self->p10 <= 0.0 || self->p90 >= 1.0))
          || (row->dist == FWE_DIST_LOG_NORMAL && self->p10 <= 0.0)))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("found a range of “%s” that touches its limit; wanted: one strictly inside"),
                   key);
      return FALSE;
    }

  return TRUE;
}

static void
fw_parameter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwParameter *self = FW_PARAMETER (object);

  switch (id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_TITLE:
      g_value_set_string (value, fw_parameter_get_title (self));
      break;
    case PROP_VALUE:
      g_value_set_double (value, fw_parameter_get_value (self));
      break;
    case PROP_P10:
      g_value_set_double (value, fw_parameter_get_p10 (self));
      break;
    case PROP_P90:
      g_value_set_double (value, fw_parameter_get_p90 (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, fw_parameter_get_source (self));
      break;
    case PROP_URL:
      g_value_set_string (value, fw_parameter_get_url (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, fw_parameter_get_note (self));
      break;
    case PROP_ORIGIN:
      g_value_set_enum (value, fw_parameter_get_origin (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_parameter_finalize (GObject *object)
{
  FwParameter *self = FW_PARAMETER (object);

  fw_parameter_state_clear (&self->state);
  g_clear_object (&self->base);
  g_free (self->key);

  G_OBJECT_CLASS (fw_parameter_parent_class)->finalize (object);
}

static void
fw_parameter_class_init (FwParameterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_parameter_get_property;
  object_class->finalize = fw_parameter_finalize;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_VALUE]
      = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
  properties[PROP_P10]
      = g_param_spec_double ("p10", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
  properties[PROP_P90]
      = g_param_spec_double ("p90", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_ORIGIN]
      = g_param_spec_enum ("origin", NULL, NULL, FW_TYPE_ORIGIN, FW_ORIGIN_CATALOGUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_parameter_init (FwParameter *self)
{
}

FwParameter *
fw_parameter_new (const FwRow *row, const char *id)
{
  FwParameter *self = g_object_new (FW_TYPE_PARAMETER, NULL);

  self->row = row;
  self->key = fw_row_key (row, id);
  self->state.value = row->fallback;
  self->state.evidence = row->fallback;
  self->state.p10 = row->p10;
  self->state.p90 = row->p90;
  return self;
}

FwParameter *
fw_parameter_new_resolved (FwParameter *base)
{
  FwParameter *self = g_object_new (FW_TYPE_PARAMETER, NULL);

  self->row = base->row;
  self->key = g_strdup (base->key);
  self->base = g_object_ref (base);
  self->state.value = base->state.value;
  self->state.origin = base->state.origin;
  return self;
}

FwParameter *
fw_parameter_get_base (FwParameter *self)
{
  return self->base != NULL ? self->base : self;
}

void
fw_parameter_set_value (FwParameter *self, double value)
{
  g_return_if_fail (FW_IS_PARAMETER (self));
  g_return_if_fail (isfinite (value));

  if (self->state.value == value)
    return;

  self->state.value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
fw_parameter_set_origin (FwParameter *self, FwOrigin origin)
{
  g_return_if_fail (FW_IS_PARAMETER (self));

  if (self->state.origin == origin)
    return;

  self->state.origin = origin;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORIGIN]);
}

const FwParameterState *
fw_parameter_get_state (FwParameter *self)
{
  return &self->state;
}

void
fw_parameter_set_state (FwParameter *self, const FwParameterState *state)
{
  FwParameterState old = self->state;
  const FwParameterState copy = state_dup (state);

  g_return_if_fail (FW_IS_PARAMETER (self) && self->base == NULL);

  self->state = copy;
  if (old.value != copy.value)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
  if (old.p10 != copy.p10)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_P10]);
  if (old.p90 != copy.p90)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_P90]);
  if (g_strcmp0 (old.source, copy.source) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
  if (g_strcmp0 (old.url, copy.url) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_URL]);
  if (g_strcmp0 (old.note, copy.note) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
  if (old.origin != copy.origin)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORIGIN]);

  fw_parameter_state_clear (&old);
}

const FwRow *
fw_parameter_get_row (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);
  return self->row;
}

const char *
fw_parameter_get_key (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);
  return self->key;
}

const char *
fw_parameter_get_title (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);
  return fw_row_title (self->row);
}

double
fw_parameter_get_value (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NAN);
  return self->state.value;
}

static gboolean
has_spread (FwParameter *self)
{
  const FwParameterState *state = &fw_parameter_get_base (self)->state;

  return state->p10 < state->p90;
}

double
fw_parameter_get_p10 (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NAN);
  return has_spread (self) ? fw_parameter_get_base (self)->state.p10 : self->state.value;
}

double
fw_parameter_get_p90 (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NAN);
  return has_spread (self) ? fw_parameter_get_base (self)->state.p90 : self->state.value;
}

double
fw_parameter_get_evidence (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NAN);
  return fw_parameter_get_base (self)->state.evidence;
}

const char *
fw_parameter_get_source (FwParameter *self)
{
  const char *stated;

  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);

  stated = fw_parameter_get_base (self)->state.source;
  return stated != NULL ? stated : fw_row_source (self->row);
}

const char *
fw_parameter_get_url (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);
  return fw_parameter_get_base (self)->state.url;
}

const char *
fw_parameter_get_note (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), NULL);
  return fw_parameter_get_base (self)->state.note;
}

FwOrigin
fw_parameter_get_origin (FwParameter *self)
{
  g_return_val_if_fail (FW_IS_PARAMETER (self), FW_ORIGIN_CATALOGUE);
  return self->state.origin;
}

gboolean
fw_parameter_is_assumption (FwParameter *self)
{
  const char *stated;

  g_return_val_if_fail (FW_IS_PARAMETER (self), FALSE);

  stated = fw_parameter_get_base (self)->state.source;
  return g_ascii_strncasecmp (stated != NULL ? stated : self->row->source, "assumption", 10) == 0;
}

FwGround
fw_parameter_get_ground (FwParameter *self)
{
  gboolean assumed;

  g_return_val_if_fail (FW_IS_PARAMETER (self), FW_GROUND_DECISION);

  if (self->row->unit == FW_UNIT_SWITCH || self->row->unit == FW_UNIT_CHOICE)
    return FW_GROUND_DECISION;
  assumed = fw_parameter_is_assumption (self);
  switch (self->state.origin)
    {
    case FW_ORIGIN_SCENARIO:
      return FW_GROUND_SCENARIO;
    case FW_ORIGIN_PLAN:
      return assumed ? FW_GROUND_ASSUMED : FW_GROUND_CITED;
    default:
      return assumed ? FW_GROUND_OWN_ASSUMED : FW_GROUND_OWN_CITED;
    }
}
