/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/* What the types of parts share by composition, and what only a change and the file reader may do.
 */

struct FwPartState
{
  FwList list;
  char *id;
  char *title;
  const FwField *fields;
  guint n_fields;
  GValue *values; /* one a field */
  FwParameters *parameters;
  JsonObject *unknown; /* members of its JSON object that we do not know */
};

void fw_part_state_init (FwPartState *self, FwList list, const FwField *fields, guint n_fields);
void fw_part_state_clear (FwPartState *self);
/* Installs the fields as read-only properties beside "id" and "title". */
void fw_part_class_install (GObjectClass *klass, const FwField *fields, guint n_fields);
/* The owner whose rows a part of the list has; FALSE for none. */
gboolean fw_list_owner (FwList list, FwOwner *owner);

/* The JSON member of a field: "from_quarter", "goal/note". (transfer full) */
char *fw_field_member (const FwField *field);

/* For constructors. */
void fw_part_set_id (FwPart *self, const char *id);
void fw_part_set_title (FwPart *self, const char *title);
const FwField *fw_part_find_field (FwPart *self, const char *name);
/* (transfer none): the value as it stands. */
const GValue *fw_part_get_value (FwPart *self, const char *field);
/* The GType a field's value has. */
GType fw_field_type (const FwField *field);
/* FALSE with what is wanted in words (transfer full) when a value cannot be the field's. */
gboolean fw_field_accepts (const FwField *field, const GValue *value, char **wanted);
/* The value must be accepted. */
void fw_part_set_value (FwPart *self, const char *field, const GValue *value);
JsonObject *fw_part_get_unknown (FwPart *self);
void fw_part_take_unknown (FwPart *self, JsonObject *unknown);
/* A part of the list's type at its defaults. (transfer full) */
FwPart *fw_part_new (FwList list, const char *id);
/* A copy with another id, its parameters and fields the same. (transfer full) */
FwPart *fw_part_copy (FwPart *self, const char *id);

/* Rows of a table of fields. */
#define FW_TEXT(field)                                                                             \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_TEXT, .refers = FW_LIST_NONE                                   \
  }
#define FW_LIST(field)                                                                             \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_LIST, .refers = FW_LIST_NONE                                   \
  }
#define FW_SET(field, ids)                                                                         \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_LIST, .refers = FW_LIST_NONE, .choices = ids                   \
  }
#define FW_REF(field, list)                                                                        \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_TEXT, .refers = list                                           \
  }
#define FW_REFS(field, list)                                                                       \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_LIST, .refers = list                                           \
  }
#define FW_SWITCH(field, value)                                                                    \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_SWITCH, .refers = FW_LIST_NONE, .fallback = value              \
  }
#define FW_WHOLE(field, low, high, value)                                                          \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_WHOLE, .refers = FW_LIST_NONE, .lo = low, .hi = high,          \
    .fallback = value                                                                              \
  }
#define FW_NUMBER(field, low, high)                                                                \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_NUMBER, .refers = FW_LIST_NONE, .lo = low, .hi = high          \
  }
#define FW_CHOICE(field, ids)                                                                      \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_CHOICE, .refers = FW_LIST_NONE, .choices = ids                 \
  }
#define FW_NUMBERS(field, low, high)                                                               \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_NUMBERS, .refers = FW_LIST_NONE, .lo = low, .hi = high         \
  }
#define FW_HOLED(field, low, high)                                                                 \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_NUMBERS, .refers = FW_LIST_NONE, .lo = low, .hi = high,        \
    .holes = TRUE                                                                                  \
  }
#define FW_SHARES(field, list)                                                                     \
  {                                                                                                \
    .name = field, .kind = FW_FIELD_SHARES, .refers = list, .lo = 0, .hi = 1                       \
  }

/* Defines a type whose whole state is an FwPartState: a struct, its interface, its constructor. */
#define FW_DEFINE_PART(Type, type, LIST, field_table)                                              \
  struct _##Type                                                                                   \
  {                                                                                                \
    GObject parent_instance;                                                                       \
                                                                                                   \
    FwPartState state;                                                                             \
  };                                                                                               \
                                                                                                   \
  static FwPartState *type##_get_state (FwPart *part)                                              \
  {                                                                                                \
    return &((Type *)part)->state;                                                                 \
  }                                                                                                \
                                                                                                   \
  static void type##_part_init (FwPartInterface *iface)                                            \
  {                                                                                                \
    iface->get_state = type##_get_state;                                                           \
  }                                                                                                \
                                                                                                   \
  G_DEFINE_FINAL_TYPE_WITH_CODE (Type, type, G_TYPE_OBJECT,                                        \
                                 G_IMPLEMENT_INTERFACE (FW_TYPE_PART, type##_part_init))           \
                                                                                                   \
  static void type##_finalize (GObject *object)                                                    \
  {                                                                                                \
    fw_part_state_clear (&((Type *)object)->state);                                                \
    G_OBJECT_CLASS (type##_parent_class)->finalize (object);                                       \
  }                                                                                                \
                                                                                                   \
  static void type##_class_init (Type##Class *klass)                                               \
  {                                                                                                \
    G_OBJECT_CLASS (klass)->finalize = type##_finalize;                                            \
    fw_part_class_install (G_OBJECT_CLASS (klass), field_table, G_N_ELEMENTS (field_table));       \
  }                                                                                                \
                                                                                                   \
  static void type##_init (Type *self)                                                             \
  {                                                                                                \
    fw_part_state_init (&self->state, LIST, field_table, G_N_ELEMENTS (field_table));              \
  }                                                                                                \
                                                                                                   \
  Type *type##_new (const char *id)                                                                \
  {                                                                                                \
    Type *self = g_object_new (type##_get_type (), NULL);                                          \
                                                                                                   \
    fw_part_set_id (FW_PART (self), id);                                                           \
    return self;                                                                                   \
  }

G_END_DECLS
