/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"
#include "fw-form.h"

G_BEGIN_DECLS

/**
 * FwFieldRef:
 *
 * Which field of which part a row edits. By id: the part may go and come back with undo.
 * @key: of a share, whose it is; else NULL
 */
typedef struct
{
  FwDocument *document; /* borrowed */
  FwList list;
  char *id;
  const FwFormItem *item;
  char *key;
} FwFieldRef;

/* NULL when the part is gone. */
FwPart *fw_field_ref_part (const FwFieldRef *self);
const FwField *fw_field_ref_field (const FwFieldRef *self); /* NULL for a title */
/* The field as text a person edits: a number in its unit, "5 5 10", "Q3 2027". (transfer full) */
char *fw_field_ref_get_text (const FwFieldRef *self);
/* Reads such a text and applies it. NULL when it was taken; else why not, one sentence, and nothing
 * changed. (transfer full) */
char *fw_field_ref_set_text (const FwFieldRef *self, const char *text);
/* The same of a value of the field's type. */
char *fw_field_ref_set_value (const FwFieldRef *self, const GValue *value);

G_END_DECLS
