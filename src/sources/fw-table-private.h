/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-table-import.h"

G_BEGIN_DECLS

/* Shared by the files that read tables only. */

/* The bytes as UTF-8 without a byte-order mark and without NUL, ended by one; or a refusal that
 * names line and character. (transfer full) */
char *fw_table_decode (GBytes *bytes, const char *name, gsize *length, const char **charset,
                       GError **error);
/* Sets FW_ERROR_BAD_DATA "NAME, line 3, column 2: why"; column 0 for none. */
void fw_table_refuse (GError **error, const char *name, guint line, guint column, const char *why);

/* What a number in a cell is per: money and lengths are turned into the field's unit. */
typedef enum
{
  FW_PER_NONE = 0,
  FW_PER_HOUR,
  FW_PER_WEEK,
  FW_PER_MONTH,
  FW_PER_YEAR,
} FwPer;

/* What one sign in a number can be. */
typedef enum
{
  FW_SIGNS_NONE = 0,     /* no sign: 1234 */
  FW_SIGNS_POINT,        /* 1,234.5 or 0.5 */
  FW_SIGNS_COMMA,        /* 1.234,5 or 0,5 */
  FW_SIGNS_EITHER_POINT, /* "1.234": a fraction, or grouped in thousands */
  FW_SIGNS_EITHER_COMMA, /* "1,234" */
  FW_SIGNS_BROKEN,
} FwSigns;

#define FW_CELL_DIGITS 48

/* In wage tables of the Bureau of Labor Statistics: at or above what it shows. */
#define FW_WAGE_CAPPED "#"

/**
 * FwCell:
 * @digits: digits, points and commas as written, other group signs dropped
 * @thousands: a "k" follows
 *
 * A cell that is a number with its dress.
 */
typedef struct
{
  char digits[FW_CELL_DIGITS];
  gboolean negative;
  gboolean dollar;
  gboolean percent;
  gboolean thousands;
  FwPer per;
  FwSigns signs;
} FwCell;

/* FALSE when the cell is no number. */
gboolean fw_cell_scan (const char *text, FwCell *cell);
/* Its digits read one way; FALSE when they are not grouped that way. exponent: "", "e-2", "e3":
 * moved in the text, so that 28.9% is the double 0.289. */
gboolean fw_cell_value (const FwCell *cell, FwDecimal decimal, const char *exponent, double *value);
/* "per hour", "(monthly)", "wks": in a heading or behind a number. */
FwPer fw_per_find (const char *text);
/* Lower case, letters and digits, one space between words: "  Class-Size (max.)" is "class size
 * max". (transfer full) */
char *fw_table_fold (const char *text);
/* A short text to show a person where it stood: no line breaks, no control or direction marks, 40
 * characters at most. (transfer full) */
char *fw_table_shown (const char *text);
/* The same without the cut: what goes into a plan. (transfer full) */
char *fw_table_clean (const char *text);

/**
 * FwReading:
 * @bare: some shares have no per cent sign
 * @per_cent: bare numbers are per cent: 72 is 72%
 * @told: the heading says so: then 0.5 is 0.5%
 * @per: what bare amounts are per
 * @day_first: 13/07/2027
 *
 * How the cells of a mapped column are read, as its heading and all its cells tell.
 */
typedef struct
{
  FwDecimal decimal;
  gboolean bare;
  gboolean per_cent;
  gboolean told;
  FwPer per;
  gboolean day_first;
} FwReading;

/* A quarter of the plan or a date. */
typedef struct
{
  double number; /* NAN for none */
  char date[11]; /* ISO, "" for none */
} FwReadValue;

void fw_reading_init (FwReading *self, FwTableFile *table, guint column, const FwTableField *field,
                      FwDecimal decimal);
/* The number of a cell in the field's unit; FALSE with what was wanted, in words. (transfer full)
 */
gboolean fw_reading_number (const FwReading *self, const FwTableField *field, const char *text,
                            double *value, char **wanted);
/* A quarter of the plan or a date; last: of a span that is told ("Q3 2027") the last day. */
gboolean fw_reading_quarter (const FwReading *self, const FwTableField *field, const char *text,
                             gboolean last, FwReadValue *value, char **wanted);
/**
 * FwDateSigns:
 * @n: dates whose order of day and month the cell does not say itself
 * @day_line: line of one that can only have the day first, 0 for none
 * @month_line: the same of the month
 *
 * What the cells of a column say of the order of their dates.
 */
typedef struct
{
  guint n;
  guint day_line, month_line;
} FwDateSigns;

FwDateSigns fw_table_date_signs (FwTableFile *table, guint column);
/* The Julian day of a date; FALSE for what is none between 1990 and 2100. */
gboolean fw_table_read_day (const char *text, gboolean day_first, guint32 *julian);
/* Nothing, or a sign for nothing: "n/a"; mark: why. */
gboolean fw_table_hole (const char *text, FwValueMark *mark);
gboolean fw_table_yes_no (const char *text, gboolean *yes);
/* "What in words: per cent", NULL when there is nothing to say. (transfer full) */
char *fw_reading_dup_words (const FwReading *self, const FwTableField *field);
/* Does a cell look like what a field takes? For the guess. */
gboolean fw_table_looks_like (const FwTableField *field, const char *text);

G_END_DECLS
