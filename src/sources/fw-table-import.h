/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-harvest.h"

G_BEGIN_DECLS

/* CSV of any table: dialect and character set found out, columns mapped, values checked, then one
 * change. */

typedef enum
{
  FW_TABLE_PROGRAMS = 0,
  FW_TABLE_EMPLOYERS,   /* and their commitments */
  FW_TABLE_POPULATIONS, /* residents or incomes by group */
  FW_TABLE_WAGES,       /* by occupation */
  FW_N_TABLE_KINDS,
} FwTableKind;

const char *fw_table_kind_id (FwTableKind kind);    /* "programs" */
const char *fw_table_kind_title (FwTableKind kind); /* translated */

/* A field a column can be mapped to. */
typedef struct
{
  const char *name;  /* "seats" */
  const char *title; /* translate it */
  FwUnit unit;       /* FW_N_UNITS for text */
  gboolean needed;
  double lo, hi; /* what is accepted, in the unit */
} FwTableField;

const FwTableField *fw_table_fields (FwTableKind kind, guint *n_fields);

/**
 * FwTable:
 *
 * A decoded table: UTF-8, header, rows as text, and how it was read. Immutable.
 */
typedef struct FwTable FwTable;

FwTable *fw_table_read (GBytes *bytes, const char *name, GError **error);
void fw_table_free (FwTable *self);
guint fw_table_get_n_columns (FwTable *self);
guint fw_table_get_n_rows (FwTable *self);
const char *fw_table_get_heading (FwTable *self, guint column);
const char *fw_table_get_cell (FwTable *self, guint row, guint column); /* "" when empty */
guint fw_table_get_line (FwTable *self, guint row);                     /* in the file, from 1 */
const char *fw_table_get_delimiter (FwTable *self);
const char *fw_table_get_charset (FwTable *self); /* "UTF-8", "Windows-1252" */
gboolean fw_table_get_decimal_comma (FwTable *self);

/* Which column each field comes from; -1 for none. */
typedef struct
{
  FwTableKind kind;
  gint *columns;
  guint n_fields;
} FwMapping;

/* Guessed from headings and values; the kind as well when kind is FW_N_TABLE_KINDS. (transfer full)
 */
FwMapping *fw_mapping_guess (FwTable *table, FwTableKind kind);
void fw_mapping_free (FwMapping *self);
/* A choice a person made, as text to be remembered for tables with the same headings. */
char *fw_mapping_to_text (FwMapping *self, FwTable *table);
FwMapping *fw_mapping_from_text (const char *text, FwTable *table, GError **error);
/* sha256 of the headings: what a remembered choice is found by. (transfer full) */
char *fw_table_dup_digest (FwTable *self);

/* A row's fault in words ("line 7, seats: “many”; wanted a number from 1 to 1,000,000"). */
typedef struct
{
  guint line;
  char *message;
} FwRowFault;

/* Reads every row; faulty rows are left out and listed. (transfer full) */
FwHarvest *fw_mapping_apply (FwMapping *self, FwTable *table, const char *source,
                             const char *fetched, GPtrArray *faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTable, fw_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwMapping, fw_mapping_free)

G_END_DECLS
