/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "fw-parameters.h"

G_BEGIN_DECLS

/* The lists a plan is made of, in the order of its file. */
typedef enum
{
  FW_LIST_GROUPS = 0,
  FW_LIST_OCCUPATIONS,
  FW_LIST_PROVIDERS,
  FW_LIST_PROGRAMS,
  FW_LIST_EMPLOYERS,
  FW_LIST_SUPPORTS,
  FW_LIST_FUNDS,
  FW_LIST_PARTNERS, /* community partners */
  FW_LIST_PARTNERSHIPS,
  FW_LIST_REMARKS, /* published figures the plan shows beside its own */
  FW_LIST_SERIES,  /* numbers a service or a file gave */
  FW_LIST_SCENARIOS,
  FW_N_LISTS,
  FW_LIST_NONE = FW_N_LISTS,
} FwList;

const char *fw_list_member (FwList list); /* "programs": JSON member and first part of keys */

typedef enum
{
  FW_FIELD_TEXT = 0, /* string or NULL */
  FW_FIELD_LIST,     /* GStrv */
  FW_FIELD_SWITCH,   /* gboolean */
  FW_FIELD_WHOLE,    /* gint64 in lo..hi */
  FW_FIELD_NUMBER,   /* double in lo..hi, NaN for none */
  FW_FIELD_CHOICE,   /* string out of choices */
  FW_FIELD_NUMBERS,  /* GVariant "ad": one number a quarter */
  FW_FIELD_SHARES,   /* GVariant "a{sd}": id to share */
} FwFieldKind;

/**
 * FwField:
 * @name: GObject property ("first-quarter"); its JSON member has "_" for "-"
 * @member: its JSON member where that differs; "goal/note" stands in an object "goal"
 * @refers: the list an id in this field must be in, or FW_LIST_NONE
 * @holes: numbers may have holes: NaN, in a file null
 *
 * A member of an object that is not a parameter. One table a type gives its properties, its JSON
 * and the check of its references.
 */
typedef struct
{
  const char *name;
  FwFieldKind kind;
  FwList refers;
  double lo, hi;
  double fallback;
  const char *member;
  const char *const *choices; /* of a choice, the first its fallback; or of a list's strings */
  gboolean holes;
} FwField;

/**
 * FwPart:
 *
 * What the plan's lists hold: an object with an id (unique in its list), a title, fields and
 * perhaps parameters. Every field is a GObject property; "id" and "title" are properties of all.
 */
#define FW_TYPE_PART (fw_part_get_type ())
G_DECLARE_INTERFACE (FwPart, fw_part, FW, PART, GObject)

typedef struct FwPartState FwPartState;

struct _FwPartInterface
{
  GTypeInterface parent_interface;

  FwPartState *(*get_state) (FwPart *self);
};

const char *fw_part_get_id (FwPart *self);
const char *fw_part_get_title (FwPart *self);
FwList fw_part_get_list (FwPart *self);
/* NULL for a part that has none. (transfer none) */
FwParameters *fw_part_get_parameters (FwPart *self);
/* The fields of this type. (transfer none) */
const FwField *fw_part_get_fields (FwPart *self, guint *n_fields);
/* Value of a field by its name; text "" is never returned, NULL is. Each is 0 or NULL when unset.
 */
const char *fw_part_get_text (FwPart *self, const char *field);
const char *const *fw_part_get_strings (FwPart *self, const char *field); /* never NULL */
gboolean fw_part_get_switch (FwPart *self, const char *field);
gint64 fw_part_get_whole (FwPart *self, const char *field);
double fw_part_get_number (FwPart *self, const char *field);
GVariant *fw_part_get_variant (FwPart *self, const char *field); /* (transfer none) (nullable) */
/* Id out of any text: "Prime Digital Academy" becomes "prime-digital-academy". (transfer full) */
char *fw_part_id_from_title (const char *title);
/* Lower-case letters, digits and single hyphens, 1 to 64 of them. */
gboolean fw_part_id_is_valid (const char *id);

G_END_DECLS
