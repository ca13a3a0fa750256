/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-note.h"

#include "fw-note-private.h"

struct _FwNote
{
  GObject parent_instance;

  FwSeverity severity;
  char *title;
  char *text;
  char *key;
};

enum
{
  PROP_0,
  PROP_SEVERITY,
  PROP_TITLE,
  PROP_TEXT,
  PROP_KEY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwNote, fw_note, G_TYPE_OBJECT)

static void
fw_note_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwNote *self = FW_NOTE (object);

  switch (id)
    {
    case PROP_SEVERITY:
      g_value_set_uint (value, self->severity);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_note_finalize (GObject *object)
{
  FwNote *self = FW_NOTE (object);

  g_free (self->title);
  g_free (self->text);
  g_free (self->key);

  G_OBJECT_CLASS (fw_note_parent_class)->finalize (object);
}

static void
fw_note_class_init (FwNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_note_get_property;
  object_class->finalize = fw_note_finalize;

  properties[PROP_SEVERITY]
      = g_param_spec_uint ("severity", NULL, NULL, 0, FW_SEVERITY_NOTE, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_note_init (FwNote *self)
{
}

FwNote *
fw_note_new_take (FwSeverity severity, char *title, char *text, const char *key)
{
  FwNote *self = g_object_new (FW_TYPE_NOTE, NULL);

  self->severity = severity;
  self->title = title;
  self->text = text;
  self->key = g_strdup (key);
  return self;
}

FwSeverity
fw_note_get_severity (FwNote *self)
{
  g_return_val_if_fail (FW_IS_NOTE (self), FW_SEVERITY_NOTE);
  return self->severity;
}

const char *
fw_note_get_title (FwNote *self)
{
  g_return_val_if_fail (FW_IS_NOTE (self), NULL);
  return self->title;
}

const char *
fw_note_get_text (FwNote *self)
{
  g_return_val_if_fail (FW_IS_NOTE (self), NULL);
  return self->text;
}

const char *
fw_note_get_key (FwNote *self)
{
  g_return_val_if_fail (FW_IS_NOTE (self), NULL);
  return self->key;
}
