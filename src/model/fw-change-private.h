/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"
#include "fw-parameter-private.h"

G_BEGIN_DECLS

/* The kinds of one number come first. */
typedef enum
{
  FW_CHANGE_VALUE = 0, /* a number, of the plan or a scenario */
  FW_CHANGE_RESET,     /* a scenario's override goes */
  FW_CHANGE_STATE,     /* the whole state of the plan's own parameter */
  FW_CHANGE_EVIDENCE,  /* the same but for a person's note */
  FW_CHANGE_CATALOGUE, /* the plan's own parameter as the catalogue has it, but for the note */
  FW_CHANGE_NOTE,      /* a person's note on a number: title is its text */
  FW_CHANGE_FIELD,
  FW_CHANGE_TITLE,
  FW_CHANGE_PLACE,
  FW_CHANGE_INSERT,
  FW_CHANGE_TAKE,
  FW_CHANGE_MOVE,
  FW_CHANGE_REPLACE, /* a part takes the place of the one with its id, or comes last */
  FW_CHANGE_SEVERAL,
} FwChangeKind;

/* A change as it is made up: what a kind does not use stays empty. */
struct _FwChange
{
  GObject parent_instance;

  FwChangeKind kind;
  FwList list;
  char *id;
  char *scenario;
  char *key; /* or the name of a field */
  double value;
  FwParameterState *state;
  GValue field;
  char *title;
  FwPlace *place;
  FwPart *part;
  guint position;
  GPtrArray *children; /* FwChange */
  char *label;
  char *merge_key;
};

FwChange *fw_change_new (FwChangeKind kind);
/* The whole state of the plan's own parameter. */
FwChange *fw_change_new_set_state (const char *key, const FwParameterState *state);
/* "title", or "title-2" and so on where that is taken, in the plan or in taken (id to id)
 * (nullable), which the new one joins. (transfer full) */
char *fw_change_free_id (FwPlan *plan, FwList list, const char *title, GHashTable *taken);
/* The part is an end of this partnership: "from" or "to", else NULL. */
const char *fw_change_end_of (FwPart *partnership, FwPart *part);

G_END_DECLS
