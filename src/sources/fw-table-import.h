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
  FW_TABLE_OUTCOMES,    /* of a pilot: a row a person, of whom only counts are taken */
  FW_N_TABLE_KINDS,
} FwTableKind;

const char *fw_table_kind_id (FwTableKind kind);    /* "programs" */
const char *fw_table_kind_title (FwTableKind kind); /* translated */

/* What the cells of a field are read as. */
typedef enum
{
  FW_VALUE_TEXT = 0,
  FW_VALUE_NUMBER,     /* in the field's unit */
  FW_VALUE_SOC,        /* occupation code */
  FW_VALUE_OCCUPATION, /* its name, its code, or the code in front of the name */
  FW_VALUE_CIP,        /* field-of-study code */
  FW_VALUE_LIST,       /* several texts with ";" or "," between them */
  FW_VALUE_YES_NO,
  FW_VALUE_SHARE_OR_YES, /* "72%", or "yes" for all and "no" for none */
  FW_VALUE_QUARTER,      /* "3": of the plan; "Q3 2027", "2027-07-01": of the calendar */
  FW_VALUE_AREA,         /* "33460", "metro:33460", "27": a code */
  FW_VALUE_CODE,         /* any text or number that names something: "P-15", "3" */
  FW_VALUE_DATE,         /* a day: "13/07/2027", "2027-07-13" */
} FwTableValue;

/**
 * FwTableField:
 * @name: "seats": mapping files
 * @title: for lists; translate it
 * @synonyms: headings it goes by, lower case, "|" between them
 * @unit: FW_N_UNITS for what is no number
 * @needed: a table without it is refused, and so is a row
 * @lo, @hi: what is accepted, in the unit
 *
 * A field a column can be mapped to.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *synonyms;
  FwTableValue value;
  FwUnit unit;
  gboolean needed;
  double lo, hi;
} FwTableField;

const FwTableField *fw_table_fields (FwTableKind kind, guint *n_fields);

/* Which comes first in "03/04/2027". */
typedef enum
{
  FW_DATES_FOUND = 0, /* as the columns tell */
  FW_DATES_DAY_FIRST,
  FW_DATES_MONTH_FIRST,
} FwDateOrder;

/* How a column writes fractions. */
typedef enum
{
  FW_DECIMAL_UNKNOWN = 0, /* no cell tells, or they contradict: each cell stands for itself */
  FW_DECIMAL_POINT,       /* 1,234.5 */
  FW_DECIMAL_COMMA,       /* 1.234,5 */
} FwDecimal;

/**
 * FwTableFile:
 *
 * A table as it came in a file: decoded to UTF-8, headings, rows of text, and how it was read.
 * Immutable.
 */
typedef struct FwTableFile FwTableFile;

#define FW_TABLE_MAX_BYTES   (64 * 1024 * 1024)
#define FW_TABLE_MAX_ROWS    200000
#define FW_TABLE_MAX_COLUMNS 500

FwTableFile *fw_table_file_read (GBytes *bytes, const char *name, GError **error);
void fw_table_file_free (FwTableFile *self);
const char *fw_table_file_get_name (FwTableFile *self);
guint fw_table_file_get_n_columns (FwTableFile *self);
guint fw_table_file_get_n_rows (FwTableFile *self);
const char *fw_table_file_get_heading (FwTableFile *self, guint column);
/* For people: one line, no control marks; "" for a column without one. (transfer full) */
char *fw_table_file_dup_heading (FwTableFile *self, guint column);
const char *fw_table_file_get_cell (FwTableFile *self, guint row,
                                    guint column); /* "" past its end */
/* Cells of a row up to its last that is not blank: more than columns is a fault of the row. */
guint fw_table_file_get_n_cells (FwTableFile *self, guint row);
/* In the file, from 1; quoted newlines count. */
guint fw_table_file_get_line (FwTableFile *self, guint row);
guint fw_table_file_get_heading_line (FwTableFile *self);
char fw_table_file_get_delimiter (FwTableFile *self);      /* ',', ';' or tab */
const char *fw_table_file_get_charset (FwTableFile *self); /* "UTF-8", "Windows-1252", "UTF-16" */
FwDecimal fw_table_file_get_decimal (FwTableFile *self, guint column);
/* sha256 of the headings, hex: what a remembered choice is found by. (transfer full) */
char *fw_table_file_dup_digest (FwTableFile *self);

/**
 * FwMapping:
 * @columns: one a field of the kind: the column it comes from, -1 for none
 * @decimal: a person's word for all columns; FW_DECIMAL_UNKNOWN: as found in each
 * @dates: the same of dates
 *
 * Which column each field comes from.
 */
typedef struct
{
  FwTableKind kind;
  gint *columns;
  guint n_fields;
  FwDecimal decimal;
  FwDateOrder dates;
} FwMapping;

/* Guessed from headings and values; the kind as well when kind is FW_N_TABLE_KINDS. (transfer full)
 */
FwMapping *fw_mapping_guess (FwTableFile *table, FwTableKind kind);
FwMapping *fw_mapping_copy (const FwMapping *self);
void fw_mapping_free (FwMapping *self);
/* FALSE, naming the field, while a needed field has no column. */
gboolean fw_mapping_check (FwMapping *self, FwTableFile *table, GError **error);
/* A choice a person made, as text to be remembered for tables with the same headings: lines
 * "seats = Class size". (transfer full) */
char *fw_mapping_to_text (FwMapping *self, FwTableFile *table);
FwMapping *fw_mapping_from_text (const char *text, FwTableFile *table, GError **error);
/* How the column of a field is read, for the preview: "per cent: 72 is 72%"; NULL when there is
 * nothing to say. (transfer full) */
char *fw_mapping_dup_reading (FwMapping *self, FwTableFile *table, guint field);

/* A row's fault in words ("line 7, Seats: found “many”; wanted a number from 0 to 2,000."). */
typedef struct
{
  guint line;
  char *message;
} FwRowFault;

/**
 * FwTableContext:
 * @source: what is written as the source of each number that states none: the file's name
 * @fetched: ISO 8601, UTC
 * @geography: of the plan's place, for populations; "place:2743000"
 * @wages_geography: of wages whose row names no area: metro area or state
 * @place: name of the plan's place
 * @year: of dollars where no column tells it
 * @occupations: (nullable) codes of the plan's: of a table of wages that is more than a plan holds
 *   these alone are taken
 *
 * What a table does not say itself.
 */
typedef struct
{
  const char *source;
  const char *fetched;
  const char *geography;
  const char *wages_geography;
  const char *place;
  int year;
  const char *const *occupations;
} FwTableContext;

/* Reads every row; faulty rows are left out whole and listed. (element-type FwRowFault): faults,
 * made by fw_row_faults_new(). (transfer full) */
FwHarvest *fw_mapping_apply (FwMapping *self, FwTableFile *table, const FwTableContext *context,
                             GPtrArray *faults, GError **error);
GPtrArray *fw_row_faults_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTableFile, fw_table_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwMapping, fw_mapping_free)

G_END_DECLS
