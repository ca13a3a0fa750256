/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fw-unit.h"
#include "fwe-quantity.h"

G_BEGIN_DECLS

/* One row per parameter: its slider row, JSON member, --set key, undo label, sensitivity line and help
 * text all derive from it. Adding a lever is adding a row in fw-catalogue.c. */

typedef enum
{
  FW_SECTION_PROGRAMS = 0,
  FW_SECTION_EMPLOYERS,
  FW_SECTION_SUPPORTS,
  FW_SECTION_MONEY,
  FW_SECTION_ASSUMPTIONS,
  FW_N_SECTIONS,
} FwSection;

/* What a row belongs to: the first part of its key ("programs.ID.seats", "money.discount_rate"). */
typedef enum
{
  FW_OWNER_PLAN = 0,   /* goal, groups of assumptions without an id */
  FW_OWNER_GROUP,
  FW_OWNER_PROGRAM,
  FW_OWNER_EMPLOYER,
  FW_OWNER_SUPPORT,
  FW_OWNER_FUND,
  FW_OWNER_PARTNERSHIP,
} FwOwner;

/**
 * FwRow:
 * @key: catalogue path with "*" for the id: "programs.*.completion"
 * @title: short, translatable ("Completion")
 * @subtitle: what it is a share or count of ("of enrolled")
 * @help: one or two sentences a planner understands
 * @lo, @hi, @step: hard range and step of the slider, in the unit
 * @fallback: value of a new object
 * @p10, @p90: evidence range when the plan states none; equal for a fixed number
 * @dist: how it varies between draws
 * @source: where fallback and range come from; shown as "assumption" with its reason when it is one
 * @choices: for FW_UNIT_CHOICE, NULL-terminated ids ("pooled", "techhire", "per-scholas")
 */
typedef struct
{
  const char *key;
  FwOwner owner;
  FwSection section;
  const char *title;
  const char *subtitle;
  const char *help;
  FwUnit unit;
  double lo, hi, step;
  double fallback;
  double p10, p90;
  FweDistKind dist;
  const char *source;
  const char *const *choices;
} FwRow;

const FwRow *fw_catalogue_rows (guint *n_rows);
/* The row a full key belongs to, its id part split off; NULL with the nearest key named in the error. */
const FwRow *fw_catalogue_find (const char *key, char **id, GError **error);

G_END_DECLS
