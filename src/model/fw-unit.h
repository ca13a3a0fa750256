/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one place that turns a number into text a person sees: rounding, unit and locale
 * (visual-language.md 5). Minus is U+2212; ranges have an en dash, or "to" when a bound is
 * negative. */

typedef enum
{
  FW_UNIT_PERSONS, /* whole */
  FW_UNIT_DOLLARS, /* $9,800; $3.3 million in text, $3.3m on axes */
  FW_UNIT_DOLLARS_A_YEAR,
  FW_UNIT_DOLLARS_A_WEEK,
  FW_UNIT_SHARE,        /* 0 to 1, shown as per cent */
  FW_UNIT_CHANCE,       /* 0 to 1: "3%" on tiles */
  FW_UNIT_RATIO,        /* plain, two or three figures */
  FW_UNIT_INDEX,        /* Gini: three decimals */
  FW_UNIT_INDEX_CHANGE, /* first non-zero digit, always signed */
  FW_UNIT_WEEKS,
  FW_UNIT_QUARTERS,
  FW_UNIT_COHORTS,
  FW_UNIT_RATE_A_QUARTER,
  FW_UNIT_LOGIT, /* shift on the logit scale */
  FW_UNIT_YEAR,
  FW_UNIT_COUNT,
  FW_UNIT_SWITCH,
  FW_UNIT_CHOICE,
  FW_UNIT_DOLLARS_A_DOLLAR, /* benefit per dollar: $1.75 */
  FW_UNIT_HOUSEHOLDS,       /* whole */
  FW_UNIT_JOBS,             /* whole: jobs and openings */
  FW_N_UNITS,
} FwUnit;

typedef enum
{
  FW_STYLE_LABEL,  /* three figures */
  FW_STYLE_TITLE,  /* two figures; the caller writes "about" */
  FW_STYLE_AXIS,   /* shortest: 3.3m, 250 */
  FW_STYLE_TABLE,  /* all figures, still in the locale */
  FW_STYLE_SIGNED, /* label with a sign always */
  FW_STYLE_EDIT,   /* what a spin button shows; fw_unit_parse() reads exactly the same double */
  FW_STYLE_TICK,   /* an axis tick without $ or %: only the outermost tick has the unit */
  FW_STYLE_CELL,   /* in a table people read: whole counts, which add up; shares to three figures */
  FW_STYLE_BRIEF,  /* label where there is no room for words: $3.31m */
  FW_STYLE_BRIEF_SIGNED, /* that with a sign always */
} FwStyle;

/* Number and sign of the unit ($, %); words such as "weeks" are fw_unit_label(). "not defined"
 * (translated) for NaN and infinities, never "nan". (transfer full) */
char *fw_unit_format (double value, FwUnit unit, FwStyle style);
char *fw_unit_format_range (double lo, double hi, FwUnit unit, FwStyle style);
/* Whether parts as labels write them come to their whole as one writes it. */
gboolean fw_unit_adds_up (const double *parts, guint n, double whole, FwUnit unit);
/* Chance in a sentence: "3 runs in 100", "fewer than 1 run in 100", "more than 99 runs in 100". */
char *fw_unit_format_chance (double chance);
char *fw_unit_format_quarter (int start_year, int start_quarter, guint quarter); /* "Q4 2028" */
/* Reads what a person typed in the locale; shares are typed in per cent ("72" and "72%" are 0.72).
 * FALSE for an unreadable or ambiguous entry ("1.234" where the comma is the decimal sign). */
gboolean fw_unit_parse (const char *text, FwUnit unit, double *value);
/* C-locale shortest text that reads back to the same double; NULL when not finite. For files and
 * --json. */
char *fw_number_to_c (double value);
const char *fw_unit_id (FwUnit unit); /* "persons", "share" ...: keys and JSON */
gboolean fw_unit_from_id (const char *id, FwUnit *unit);
const char *fw_unit_label (FwUnit unit); /* translated, for a row's subtitle: "dollars a year" */

G_END_DECLS
