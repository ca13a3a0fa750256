/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <math.h>

#include "fwe-margin.h"

/* Numbers that are none, from the Census Bureau's notes on estimate and annotation values; the
 * annotation is what some answers have in their place or beside it. */
static const struct
{
  double code;
  const char *annotation;
  FwValueMark mark;
} codes[] = {
  { -666666666, "-", FW_MARK_TOO_FEW },          { -999999999, "N", FW_MARK_SUPPRESSED },
  { -888888888, "(X)", FW_MARK_NOT_APPLICABLE }, { -222222222, "**", FW_MARK_TOO_FEW },
  { -333333333, "***", FW_MARK_NOT_APPLICABLE }, /* a margin beside an open-ended median */
};

/* An estimate that is controlled to a count has no sampling error. */
#define CONTROLLED      -555555555.0
#define CONTROLLED_TEXT "*****"

/* Where medians and limits of incomes end (B19013, B19080). */
#define TOP_CODE    250001.0
#define TOP_TEXT    "250,000+"
#define TOP         250000.0
#define BOTTOM_CODE 2499.0
#define BOTTOM_TEXT "2,500-"
#define BOTTOM      2500.0

static const FwSeriesValue absent = { NULL, NAN, NAN, FW_MARK_UNKNOWN_SERIES };

/* What no published number of its kind reaches. */
static double
most_of (FwAcsKind kind)
{
  switch (kind)
    {
    case FW_ACS_INDEX:
      return 1;
    case FW_ACS_PERCENT:
      return 100;
    case FW_ACS_AGGREGATE:
      return 1e15;
    case FW_ACS_COUNT:
    case FW_ACS_DOLLARS:
    default:
      return 1e9;
    }
}

static gboolean
has_open_ends (const char *variable)
{
  return g_str_has_prefix (variable, "B19013") || g_str_has_prefix (variable, "B19080");
}

static char *
dup_cell (FwScanTable *table, guint row, const char *variable, const char *suffix)
{
  g_autofree char *heading = g_strconcat (variable, suffix, NULL);
  const gint column = fw_scan_table_find (table, heading);

  return column >= 0 ? fw_scan_table_dup_text (table, row, (guint)column) : NULL;
}

/* Why there is no estimate: its code, else the annotation in its place or beside it. */
static FwValueMark
missing_mark (double code, const char *text, const char *annotation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (code == codes[i].code || g_strcmp0 (text, codes[i].annotation) == 0
        || (!(code >= 0) && g_strcmp0 (annotation, codes[i].annotation) == 0))
      return codes[i].mark;
  return FW_MARK_NOT_PUBLISHED;
}

/* A median or a limit at the open end of its scale is a bound. */
static gboolean
read_open_end (double value, const char *text, const char *annotation, FwSeriesValue *cell)
{
  if (value == TOP_CODE || g_strcmp0 (text, TOP_TEXT) == 0 || g_strcmp0 (annotation, TOP_TEXT) == 0)
    *cell = (FwSeriesValue){ NULL, TOP, NAN, FW_MARK_AT_LEAST };
  else if (value == BOTTOM_CODE || g_strcmp0 (text, BOTTOM_TEXT) == 0
           || g_strcmp0 (annotation, BOTTOM_TEXT) == 0)
    *cell = (FwSeriesValue){ NULL, BOTTOM, NAN, FW_MARK_AT_MOST };
  else
    return FALSE;
  return TRUE;
}

static double
read_margin (FwScanTable *table, guint row, const char *variable)
{
  g_autofree char *heading = g_strconcat (variable, "M", NULL);
  g_autofree char *text = dup_cell (table, row, variable, "M");
  g_autofree char *annotation = dup_cell (table, row, variable, "MA");
  const gint column = fw_scan_table_find (table, heading);
  const double margin = column >= 0 ? fw_scan_table_number (table, row, (guint)column) : NAN;

  if (margin == CONTROLLED || g_strcmp0 (text, CONTROLLED_TEXT) == 0
      || (!(margin >= 0) && g_strcmp0 (annotation, CONTROLLED_TEXT) == 0))
    return 0;
  return margin >= 0 ? margin : NAN;
}

FwSeriesValue
fw_acs_read_cell (FwScanTable *table, guint row, const char *variable, FwAcsKind kind)
{
  g_autofree char *heading = g_strconcat (variable, "E", NULL);
  const gint column = fw_scan_table_find (table, heading);
  g_autofree char *text = NULL;
  g_autofree char *annotation = NULL;
  FwSeriesValue cell = absent;
  double value, margin;

  if (column < 0)
    return absent;
  value = fw_scan_table_number (table, row, (guint)column);
  text = fw_scan_table_dup_text (table, row, (guint)column);
  annotation = dup_cell (table, row, variable, "EA");
  if (has_open_ends (variable) && read_open_end (value, text, annotation, &cell))
    return cell;
  if (!(value >= 0) || value > most_of (kind))
    {
      cell.mark = missing_mark (value, text, annotation);
      return cell;
    }
  margin = read_margin (table, row, variable);
  if (margin > most_of (kind))
    margin = NAN;
  if (kind == FW_ACS_PERCENT)
    {
      /* To the very double of what is published: 4.4 / 100 is not 0.044. */
      value = round (value * 1e4) / 1e6;
      margin = round (margin * 1e4) / 1e6;
    }
  return (FwSeriesValue){ NULL, value, margin, FW_MARK_EXACT };
}

FwSeriesValue
fw_acs_add (const FwSeriesValue *values, guint n)
{
  g_autofree double *numbers = g_new (double, n);
  g_autofree double *margins = g_new (double, n);
  FwSeriesValue sum = { NULL, 0, 0, FW_MARK_EXACT };

  if (n == 1)
    return values[0];
  for (guint i = 0; i < n; i++)
    {
      if (!fw_mark_has_value (values[i].mark))
        return values[i];
      numbers[i] = values[i].value;
      margins[i] = values[i].margin;
      sum.value += values[i].value;
    }
  sum.margin = fwe_margin_sum (numbers, margins, n);
  return sum;
}
