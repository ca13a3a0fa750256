/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"

G_BEGIN_DECLS

/* What a pilot's outcome records say, without a row of a person: counts and summaries of pay, those
 * of fewer than ten people withheld and as many more as they could be found by. */

/* What people are counted by. */
typedef enum
{
  FW_PILOT_STARTED = 0,
  FW_PILOT_IN_TRAINING,
  FW_PILOT_COMPLETED,
  FW_PILOT_LEFT,             /* withdrew or were removed */
  FW_PILOT_PLACED,           /* have a placement date, completed or not */
  FW_PILOT_COMPLETED_PLACED, /* of those who completed */
  FW_PILOT_PAID,             /* placed, and the pay in the job is known */
  FW_PILOT_EXITERS_Q2,       /* left training so long ago that the 2nd quarter after it is over */
  FW_PILOT_EMPLOYED_Q2,      /* of them, began a job by its end */
  FW_PILOT_EXITERS_Q4,
  FW_PILOT_EMPLOYED_Q4,
  FW_PILOT_EXITERS,    /* left training, the date known */
  FW_PILOT_CREDENTIAL, /* of them, earned a credential; counted where the records tell */
  FW_PILOT_PRICED,     /* placed, the pay known and in a year with a price index: those of pay */
  FW_N_PILOT_COUNTS,
} FwPilotCount;

const char *fw_pilot_count_id (FwPilotCount count);    /* "completed_placed" */
const char *fw_pilot_count_title (FwPilotCount count); /* translated */

/**
 * FwPilotPerson:
 * @start, @end, @placed: Julian days, 0 for none
 * @placed2: of the second job
 * @status: one of FW_PILOT_IN_TRAINING, FW_PILOT_COMPLETED, FW_PILOT_LEFT
 * @pay, @pay2: dollars a year as recorded, NaN for none
 * @credential: 1, 0, or -1 where the records do not tell
 * @as_of: Julian day: the last their partner's records tell of; quarters that end later are not
 * over
 * @program, @group: index into the subjects, -1 for none of them
 *
 * One person while the records are being counted: nothing of it is kept.
 */
typedef struct
{
  guint32 start, end, placed, placed2, as_of;
  FwPilotCount status;
  double pay, pay2;
  int credential;
  int program, group;
} FwPilotPerson;

/* Pay or weeks of ten people or more; NaN where withheld. */
typedef struct
{
  double p25, p50, p75;
  double middle; /* geometric mean */
  double upper;  /* one standard deviation of the logarithms above it */
} FwPilotSummary;

/**
 * FwPilotSubject:
 * @id: %NULL for the whole pilot, else "programs/prime", "groups/black"
 * @counts: NaN where withheld or not known
 * @floor: the count is at least that: all but fewer than ten of those it is a part of
 * @pay: in the first job, of FW_PILOT_PRICED [dollars a year of the plan's price year]
 */
typedef struct
{
  char *id;
  double counts[FW_N_PILOT_COUNTS];
  gboolean floor[FW_N_PILOT_COUNTS];
  FwPilotSummary pay;
} FwPilotSubject;

/* How many by the end of a calendar quarter, from the first on; NaN where withheld. Between two
 * that are told there are ten people or more. */
typedef struct
{
  int year, quarter; /* quarter: 1 to 4 */
  double started, completed, placed;
} FwPilotQuarter;

/**
 * FwPilot:
 * @subjects: (element-type FwPilotSubject): the whole first
 * @quarters: (element-type FwPilotQuarter)
 * @weeks: from the end of training to the job, of completers placed after it
 * @waited: quarters from completing to the job, of all completers who were placed, added up: at
 *   least so many and fewer than ten more; NaN where withheld or not known
 * @pay_q2: pay of those employed in the second quarter [dollars a year, as recorded]
 * @price_year: of @subjects' pay
 * @as_of: month of the last day the records tell of, "2019-08"
 */
typedef struct
{
  GPtrArray *subjects;
  GArray *quarters;
  FwPilotSummary weeks;
  double waited;
  FwPilotSummary pay_q2;
  int price_year;
  char *as_of;
} FwPilot;

/**
 * fw_pilot_count_people:
 * @people: (element-type FwPilotPerson)
 * @subjects: NULL-terminated: ids of subjects people point at; those of programs and of groups each
 *   part people, so that a count can be found by subtraction
 * @plan: (nullable): whose prices pay is moved by; the embedded ones without it
 * @price_year: whose dollars pay is brought to
 */
FwPilot *fw_pilot_count_people (GArray *people, const char *const *subjects, FwPlan *plan,
                                int price_year);
/* Paid in a year for which neither the plan nor the embedded table has a price index. */
gboolean fw_pilot_lacks_index (const FwPilotPerson *person, FwPlan *plan);
void fw_pilot_free (FwPilot *self);
FwPilotSubject *fw_pilot_find (FwPilot *self, const char *id); /* NULL id: the whole */

void fw_pilot_bounds (const FwPilotSubject *subject, FwPilotCount count, double *lo, double *hi);

/* What the plan holds; NULL for none. (transfer full) */
FwPilot *fw_pilot_from_plan (FwPlan *plan);
/* Series of counts, pay and quarters, for a plan. (element-type FwSeries) (transfer full) */
GPtrArray *fw_pilot_to_series (FwPilot *self, const char *geography, const char *place,
                               const char *source, const char *fetched);
/* Gives those of one program or group of the plan its name. */
void fw_pilot_name_series (FwPlan *plan, GPtrArray *series);
/* Puts the series into the plan in the place of an earlier pilot's: all of those go. */
FwChange *fw_pilot_change (FwPlan *plan, GPtrArray *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPilot, fw_pilot_free)

G_END_DECLS
