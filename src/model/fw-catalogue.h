/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fw-unit.h"
#include "fwe-quantity.h"

G_BEGIN_DECLS

/* One row per parameter: its slider row, JSON member, --set key, undo label, sensitivity line and
 * help text all derive from it. Adding a lever is adding a row in fw-catalogue.c. */

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
  FW_OWNER_PLAN = 0, /* goal, groups of assumptions without an id */
  FW_OWNER_GROUP,
  FW_OWNER_PROGRAM,
  FW_OWNER_EMPLOYER,
  FW_OWNER_SUPPORT,
  FW_OWNER_FUND,
  FW_OWNER_PARTNERSHIP,
} FwOwner;

/* Which number of the engine's plan a row sets. */
typedef enum
{
  FW_BIND_QUANTITY = 0, /* an FweQuantity */
  FW_BIND_DOUBLE,
  FW_BIND_SIZE,        /* a size_t, rounded */
  FW_BIND_SIZE_FROM_1, /* a size_t that counts from 0 where people count from 1 */
  FW_BIND_BOOL,
  FW_BIND_CHOICE, /* an enum whose values stand in the order of the choices */
} FwBind;

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
 * @presets: values one may want to choose, ended by 0; NULL for none
 * @bind: type of the engine's number
 * @offset: where it stands in the engine's struct of the owner (FweProgram ..., FwePlan for the
 * plan)
 * @p_zero: share of draws in which it is 0 (a pledge that comes to nothing, a waiver in name only)
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
  const double *presets;
  FwBind bind;
  gsize offset;
  double p_zero;
} FwRow;

const FwRow *fw_catalogue_rows (guint *n_rows);
/* The row a full key belongs to, its id part split off; NULL with the nearest key named in the
 * error. */
const FwRow *fw_catalogue_find (const char *key, char **id, GError **error);
/* (transfer full): the row's key with the id in its place; id is ignored for a row of the plan. */
char *fw_row_key (const FwRow *row, const char *id);
/* The member a row is in its object's JSON: "completion"; "level" for "supports.*". */
const char *fw_row_member (const FwRow *row);
/* Title and subtitle in the reader's language. */
const char *fw_row_title (const FwRow *row);
const char *fw_row_subtitle (const FwRow *row);
const char *fw_row_help (const FwRow *row);
const char *fw_row_source (const FwRow *row);
/* FALSE, and an error that names the range, when the value is outside the row's hard range. */
gboolean fw_row_check (const FwRow *row, const char *key, double value, GError **error);
/* Reads "0.35", "true", "techhire" in the C locale (--set, files). */
gboolean fw_row_parse (const FwRow *row, const char *key, const char *text, double *value,
                       GError **error);
/* (transfer full): the inverse of fw_row_parse(). */
char *fw_row_format (const FwRow *row, double value);
/* How many edits turn one text into the other; for "did you mean". */
guint fw_text_distance (const char *a, const char *b);
/* The candidate nearest to text, or NULL when there is none. */
const char *fw_text_nearest (const char *text, const char *const *candidates);
/* The nearest one if text may be a slip of it, else NULL. */
const char *fw_text_near (const char *text, const char *const *candidates);
/* (transfer full): the end of a sentence: the near one, or which ones there are. */
char *fw_text_suggest (const char *text, const char *const *candidates);

G_END_DECLS
