/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-stage.h"

#include <math.h>

struct _FwStage
{
  GObject parent_instance;

  char *name;
  char *title;
  FwParameter *parameter;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_TITLE,
  PROP_RATE,
  PROP_PARAMETER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwStage, fw_stage, G_TYPE_OBJECT)

static void
fw_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwStage *self = FW_STAGE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_RATE:
      g_value_set_double (value, fw_stage_get_rate (self));
      break;
    case PROP_PARAMETER:
      g_value_set_object (value, self->parameter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_stage_finalize (GObject *object)
{
  FwStage *self = FW_STAGE (object);

  g_free (self->name);
  g_free (self->title);
  g_clear_object (&self->parameter);

  G_OBJECT_CLASS (fw_stage_parent_class)->finalize (object);
}

static void
fw_stage_class_init (FwStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_stage_get_property;
  object_class->finalize = fw_stage_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_RATE]
      = g_param_spec_double ("rate", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
  properties[PROP_PARAMETER]
      = g_param_spec_object ("parameter", NULL, NULL, FW_TYPE_PARAMETER, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_stage_init (FwStage *self)
{
}

static void
value_changed_cb (FwStage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

FwStage *
fw_stage_new (const char *name, const char *title, FwParameter *parameter)
{
  FwStage *self = g_object_new (FW_TYPE_STAGE, NULL);

  g_return_val_if_fail (FW_IS_PARAMETER (parameter), self);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->parameter = g_object_ref (parameter);
  g_signal_connect_object (parameter, "notify::value", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

const char *
fw_stage_get_name (FwStage *self)
{
  g_return_val_if_fail (FW_IS_STAGE (self), NULL);
  return self->name;
}

const char *
fw_stage_get_title (FwStage *self)
{
  g_return_val_if_fail (FW_IS_STAGE (self), NULL);
  return self->title;
}

double
fw_stage_get_rate (FwStage *self)
{
  g_return_val_if_fail (FW_IS_STAGE (self), NAN);
  return fw_parameter_get_value (self->parameter);
}

FwParameter *
fw_stage_get_parameter (FwStage *self)
{
  g_return_val_if_fail (FW_IS_STAGE (self), NULL);
  return self->parameter;
}
