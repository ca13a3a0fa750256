/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-pilot-private.h"

G_BEGIN_DECLS

/* People while they are counted, and what of it was told so far. */

/* What is counted up to the end of each quarter. The last two are not told, but follow from those
 * and from exiters: of whom a quarter is over is who left by a certain one. */
typedef enum
{
  FW_SUM_STARTED,
  FW_SUM_COMPLETED,
  FW_SUM_PLACED,
  FW_N_TOLD_SUMS,
  FW_SUM_LEFT = FW_N_TOLD_SUMS,
  FW_SUM_EXITED,
  FW_N_SUMS,
} FwSum;

#define FW_DAY_UNKNOWN (G_MAXINT - 1)
#define FW_DAY_NEVER   G_MAXINT

/* People alike in all that is counted: the sets they are in, a bit each, where they belong, and the
 * quarter in which they began to be counted in each sum. */
typedef struct
{
  guint counts;
  int program, group;
  int when[FW_N_SUMS];
} FwKind;

typedef struct
{
  GArray *people;  /* FwPilotPerson */
  GArray *kinds;   /* FwKind */
  GArray *numbers; /* guint: people of each kind */
  const char *const *subjects;
  FwPlan *plan;
  int price_year;
  FwWithhold *withhold;
  FwWithhold *pay; /* of sums of pay: one less another is the pay of those between them */
  FwNarrow *narrow;
} FwTally;

/* What is told may be found neither by adding and subtracting nor by what can be no less; set: of
 * kinds, count: the same for whoever narrows it down. */
gboolean fw_tally_tell_set (FwTally *self, const guint8 *set, guint count, double lo, double hi);
/* What is told of n people of the whole who are in a count is known to be of ten or more: whether
 * that gives away neither the count nor how few of it the others are. */
gboolean fw_tally_tell_ten (FwTally *self, FwPilotCount within, guint n);
void fw_tally_protect_quarters (FwTally *self);
GArray *fw_tally_tell_quarters (FwTally *self);
double fw_tally_sum_waits (FwTally *self);

G_END_DECLS
