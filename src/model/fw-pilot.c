/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-place-data.h"
#include "fw-withhold.h"
#include "fwe-math.h"

/* From people to counts: which may be told is found out before anything is handed on. */

/* Quarters after the one of exit, as WIOA reads them. */
#define Q2 2
#define Q4 4

#define NONE (-1)

static const struct
{
  const char *id;
  const char *title;
  FwPilotCount of;  /* what it is a part of, itself for none */
  gboolean outcome; /* that all or none of them have it says something of each */
} rows[FW_N_PILOT_COUNTS] = {
  [FW_PILOT_STARTED] = { "started", N_ ("Entered training"), FW_PILOT_STARTED, FALSE },
  [FW_PILOT_IN_TRAINING] = { "in_training", N_ ("Still in training"), FW_PILOT_STARTED, FALSE },
  [FW_PILOT_COMPLETED] = { "completed", N_ ("Completed"), FW_PILOT_STARTED, TRUE },
  [FW_PILOT_LEFT] = { "left", N_ ("Left before completing"), FW_PILOT_STARTED, TRUE },
  [FW_PILOT_PLACED] = { "placed", N_ ("Placed in a job"), FW_PILOT_STARTED, TRUE },
  [FW_PILOT_COMPLETED_PLACED]
  = { "completed_placed", N_ ("Completed and placed"), FW_PILOT_COMPLETED, TRUE },
  [FW_PILOT_PAID] = { "paid", N_ ("Placed, pay recorded"), FW_PILOT_PLACED, FALSE },
  [FW_PILOT_PRICED] = { "priced", N_ ("Placed, pay in the plan’s prices"), FW_PILOT_PLACED, FALSE },
  [FW_PILOT_EXITERS_Q2]
  = { "exiters_q2", N_ ("Exiters, 2nd quarter after it over"), FW_PILOT_EXITERS, FALSE },
  [FW_PILOT_EMPLOYED_Q2]
  = { "employed_q2", N_ ("Of them, job begun by its end"), FW_PILOT_EXITERS_Q2, TRUE },
  [FW_PILOT_EXITERS_Q4]
  = { "exiters_q4", N_ ("Exiters, 4th quarter after it over"), FW_PILOT_EXITERS, FALSE },
  [FW_PILOT_EMPLOYED_Q4]
  = { "employed_q4", N_ ("Of them, job begun by the 4th’s end"), FW_PILOT_EXITERS_Q4, TRUE },
  [FW_PILOT_EXITERS] = { "exiters", N_ ("Exiters"), FW_PILOT_EXITERS, FALSE },
  [FW_PILOT_CREDENTIAL]
  = { "credential", N_ ("Exiters with a credential"), FW_PILOT_EXITERS, TRUE },
};

/* Another set of people with pay, never told as a count: employed in the second quarter, the pay in
 * that job known. */
#define HELD_Q2 FW_N_PILOT_COUNTS
#define N_SETS  (FW_N_PILOT_COUNTS + 1)

/* The order in which counts are told: what comes late gives way. Those who completed and those who
 * left stand first where both are ten or more, as the plan learns from the two; else those who
 * entered do, and the two get floors. */
#define N_FIRST 3
static const FwPilotCount telling_both[N_FIRST]
    = { FW_PILOT_COMPLETED, FW_PILOT_LEFT, FW_PILOT_STARTED };
static const FwPilotCount telling_whole[N_FIRST]
    = { FW_PILOT_STARTED, FW_PILOT_COMPLETED, FW_PILOT_LEFT };
static const FwPilotCount telling[] = {
  FW_PILOT_PLACED,      FW_PILOT_COMPLETED_PLACED, FW_PILOT_EXITERS,     FW_PILOT_EXITERS_Q2,
  FW_PILOT_EMPLOYED_Q2, FW_PILOT_EXITERS_Q4,       FW_PILOT_EMPLOYED_Q4, FW_PILOT_CREDENTIAL,
  FW_PILOT_PAID,        FW_PILOT_PRICED,           FW_PILOT_IN_TRAINING,
};
G_STATIC_ASSERT (N_FIRST + G_N_ELEMENTS (telling) == FW_N_PILOT_COUNTS);

/* What is counted up to the end of each quarter. */
typedef enum
{
  SUM_STARTED,
  SUM_COMPLETED,
  SUM_PLACED,
  N_SUMS,
} Sum;

#define DAY_UNKNOWN (G_MAXINT - 1)
#define NEVER       G_MAXINT

/* People alike in all that is counted: the sets they are in, a bit each, where they belong, and the
 * quarter in which they began to be counted in each sum. */
typedef struct
{
  guint counts;
  int program, group;
  int when[N_SUMS];
} Kind;

typedef struct
{
  GArray *people;  /* FwPilotPerson */
  GArray *kinds;   /* Kind */
  GArray *numbers; /* guint: people of each kind */
  const char *const *subjects;
  FwPlan *plan;
  int price_year;
  FwWithhold *withhold;
  FwWithhold *pay; /* of sums of pay: one less another is the pay of those between them */
} Tally;

const char *
fw_pilot_count_id (FwPilotCount count)
{
  g_return_val_if_fail (count < FW_N_PILOT_COUNTS, NULL);
  return rows[count].id;
}

const char *
fw_pilot_count_title (FwPilotCount count)
{
  g_return_val_if_fail (count < FW_N_PILOT_COUNTS, NULL);
  return _ (rows[count].title);
}

/**
 * fw_pilot_bounds:
 * @lo: (out): NaN where withheld
 * @hi: (out): the same but where a floor is told: what it is a part of
 *
 * Between which two numbers a count is.
 */
void
fw_pilot_bounds (const FwPilotSubject *subject, FwPilotCount count, double *lo, double *hi)
{
  FwPilotCount above = count;

  g_return_if_fail (subject != NULL && count < FW_N_PILOT_COUNTS && lo != NULL && hi != NULL);

  while (subject->floor[above] && rows[above].of != above)
    above = rows[above].of;
  *lo = subject->counts[count];
  *hi = isnan (*lo) ? NAN : subject->counts[above];
}

/* Calendar quarters since the year 0. */
static int
quarter_of (guint32 julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return 4 * g_date_get_year (&date) + (g_date_get_month (&date) - 1) / 3;
}

/* ----- who is counted where */

static gboolean
began_by (const FwPilotPerson *person, int quarter)
{
  return (person->placed > 0 && quarter_of (person->placed) <= quarter)
         || (person->placed2 > 0 && quarter_of (person->placed2) <= quarter);
}

/* The quarter is over when the records were written. */
static gboolean
is_over (int quarter, guint32 as_of)
{
  return quarter < quarter_of (as_of + 1);
}

/* A second job without a first is one. */
static guint32
job_of (const FwPilotPerson *person, double *pay)
{
  *pay = person->placed > 0 ? person->pay : person->pay2;
  return person->placed > 0 ? person->placed : person->placed2;
}

static int
year_of (guint32 julian)
{
  return quarter_of (julian) / 4;
}

/* Pay in the first job, moved to the price year; NaN without pay or in a year without an index. */
static double
priced (const FwPilotPerson *person, FwPlan *plan, int price_year)
{
  double pay;
  const guint32 placed = job_of (person, &pay);
  double from, to;

  if (placed == 0 || isnan (pay))
    return NAN;
  from = plan != NULL ? fw_plan_cpi (plan, year_of (placed)) : fw_cpi (year_of (placed));
  to = plan != NULL ? fw_plan_cpi (plan, price_year) : fw_cpi (price_year);
  return isfinite (pay * to / from) ? pay * to / from : NAN;
}

/* Pay in the second quarter; of two jobs the one begun last by then. */
static double
held_in_q2 (const FwPilotPerson *person)
{
  const gboolean second
      = person->placed2 > 0 && quarter_of (person->placed2) <= quarter_of (person->end) + Q2;

  return second ? person->pay2 : person->pay;
}

static guint
jobs_of (const FwPilotPerson *person, FwPlan *plan, int price_year)
{
  guint counts = 0;
  double pay;

  if (job_of (person, &pay) == 0)
    return 0;
  counts |= 1u << FW_PILOT_PLACED;
  if (person->status == FW_PILOT_COMPLETED)
    counts |= 1u << FW_PILOT_COMPLETED_PLACED;
  if (!isnan (pay))
    counts |= 1u << FW_PILOT_PAID;
  if (!isnan (priced (person, plan, price_year)))
    counts |= 1u << FW_PILOT_PRICED;
  return counts;
}

static guint
counts_of (const FwPilotPerson *person, FwPlan *plan, int price_year)
{
  const gboolean exited = person->end > 0 && person->status != FW_PILOT_IN_TRAINING;
  const int exit = exited ? quarter_of (person->end) : 0;
  guint counts = 1u << FW_PILOT_STARTED | 1u << person->status | jobs_of (person, plan, price_year);

  if (!exited)
    return counts;

  counts |= 1u << FW_PILOT_EXITERS;
  if (person->credential > 0)
    counts |= 1u << FW_PILOT_CREDENTIAL;
  if (is_over (exit + Q2, person->as_of))
    counts |= 1u << FW_PILOT_EXITERS_Q2
              | (began_by (person, exit + Q2) ? 1u << FW_PILOT_EMPLOYED_Q2 : 0);
  if (is_over (exit + Q4, person->as_of))
    counts |= 1u << FW_PILOT_EXITERS_Q4
              | (began_by (person, exit + Q4) ? 1u << FW_PILOT_EMPLOYED_Q4 : 0);
  if ((counts & 1u << FW_PILOT_EMPLOYED_Q2) != 0 && !isnan (held_in_q2 (person)))
    counts |= 1u << HELD_Q2;
  return counts;
}

gboolean
fw_pilot_lacks_index (const FwPilotPerson *person, FwPlan *plan)
{
  double pay;
  guint32 placed;

  g_return_val_if_fail (person != NULL, FALSE);

  placed = job_of (person, &pay);
  return placed > 0 && !isnan (pay)
         && isnan (plan != NULL ? fw_plan_cpi (plan, year_of (placed)) : fw_cpi (year_of (placed)));
}

guint
fw_pilot_tally (GArray *people, FwPilotCount count, int price_year)
{
  guint n = 0;

  g_return_val_if_fail (people != NULL && count < FW_N_PILOT_COUNTS, 0);

  for (guint i = 0; i < people->len; i++)
    n += (counts_of (&g_array_index (people, FwPilotPerson, i), NULL, price_year) & 1u << count)
                 != 0
             ? 1
             : 0;
  return n;
}

static Kind
kind_of (const Tally *self, const FwPilotPerson *person)
{
  double pay;
  const guint32 placed = job_of (person, &pay);
  const gboolean completed = person->status == FW_PILOT_COMPLETED;
  Kind kind;

  memset (&kind, 0, sizeof kind); /* kinds are compared as bytes */
  kind.counts = counts_of (person, self->plan, self->price_year);
  kind.program = person->program;
  kind.group = person->group;
  kind.when[SUM_STARTED] = quarter_of (person->start);
  kind.when[SUM_COMPLETED] = !completed         ? NEVER
                             : person->end == 0 ? DAY_UNKNOWN
                                                : quarter_of (person->end);
  kind.when[SUM_PLACED] = placed == 0 ? NEVER : quarter_of (placed);
  return kind;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Kind));
}

static void
sort_into_kinds (Tally *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kind));

  for (guint i = 0; i < self->people->len; i++)
    {
      const Kind kind = kind_of (self, &g_array_index (self->people, FwPilotPerson, i));

      g_array_append_val (all, kind);
    }
  g_array_sort (all, compare_kinds);
  for (guint i = 0; i < all->len; i++)
    {
      const Kind *kind = &g_array_index (all, Kind, i);
      const guint none = 0;

      if (i == 0 || compare_kinds (kind, kind - 1) != 0)
        {
          g_array_append_vals (self->kinds, kind, 1);
          g_array_append_val (self->numbers, none);
        }
      g_array_index (self->numbers, guint, self->numbers->len - 1)++;
    }
}

/* ----- sets of kinds */

static gboolean
is_program (const char *subject)
{
  return g_str_has_prefix (subject, "programs/");
}

/* Of which people a subject is; NONE: the whole, n_subjects and one more: those of no program, of
 * no group. */
static gboolean
belongs (const Tally *self, const Kind *kind, int subject)
{
  const int n = (int)g_strv_length ((GStrv)self->subjects);

  if (subject == NONE)
    return TRUE;
  if (subject == n)
    return kind->program == NONE;
  if (subject == n + 1)
    return kind->group == NONE;
  return (is_program (self->subjects[subject]) ? kind->program : kind->group) == subject;
}

/* The kinds of a subject that are in all of the first counts and in none of the others. */
static guint8 *
set_of (const Tally *self, int subject, guint with, guint without)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const Kind *kind = &g_array_index (self->kinds, Kind, i);

      set[i] = belongs (self, kind, subject) && (kind->counts & with) == with
               && (kind->counts & without) == 0;
    }
  return set;
}

static void
protect_two (Tally *self, FwWithhold *withhold, int subject, guint a, guint b)
{
  g_autofree guint8 *both = set_of (self, subject, 1u << a | 1u << b, 0);
  g_autofree guint8 *over = set_of (self, subject, 1u << a, 1u << b);

  if (b <= a)
    fw_withhold_protect (withhold, both);
  if (b != a)
    fw_withhold_protect (withhold, over);
}

/* Every count, what two have in common and what one has over another. */
static void
protect_subject (Tally *self, int subject)
{
  static const guint paid[] = { FW_PILOT_PRICED, HELD_Q2 };

  for (guint a = 0; a < N_SETS; a++)
    for (guint b = 0; b < N_SETS; b++)
      protect_two (self, self->withhold, subject, a, b);
  for (guint a = 0; a < G_N_ELEMENTS (paid); a++)
    for (guint b = 0; b < G_N_ELEMENTS (paid); b++)
      protect_two (self, self->pay, subject, paid[a], paid[b]);
}

static double
count_in (const Tally *self, int subject, FwPilotCount count)
{
  g_autofree guint8 *set = set_of (self, subject, 1u << count, 0);

  return fw_withhold_count (self->withhold, set);
}

/* A count that lacks fewer than ten of what it is a part of may be told as a floor. */
static void
tell_floor (FwPilotSubject *told, FwPilotCount count, double whole, double found)
{
  const double least = told->counts[rows[count].of] - (FW_WITHHOLD_UNDER - 1);

  if (whole - found >= FW_WITHHOLD_UNDER || !(least >= FW_WITHHOLD_UNDER))
    return;
  told->counts[count] = least;
  told->floor[count] = TRUE;
}

/* NaN where only a floor of it is told, or nothing. */
static double
exact (const FwPilotSubject *told, FwPilotCount count)
{
  return told->floor[count] ? NAN : told->counts[count];
}

static void
tell_count (Tally *self, int subject, FwPilotCount count, FwPilotSubject *told)
{
  const FwPilotCount of = rows[count].of;
  const double found = count_in (self, subject, count);
  const double whole = count_in (self, subject, of);
  g_autofree guint8 *set = set_of (self, subject, 1u << count, 0);

  /* All of them: that would tell something of each, or what the whole is a floor of. */
  if (of != count && found == whole && (rows[count].outcome || isnan (exact (told, of))))
    tell_floor (told, count, whole, found);
  else if (fw_withhold_tell (self->withhold, set))
    told->counts[count] = found;
  else if (of != count)
    tell_floor (told, count, whole, found);
}

static void
tell_subject (Tally *self, int subject, FwPilotSubject *told)
{
  const gboolean both = count_in (self, subject, FW_PILOT_COMPLETED) >= FW_WITHHOLD_UNDER
                        && count_in (self, subject, FW_PILOT_LEFT) >= FW_WITHHOLD_UNDER;

  for (guint i = 0; i < FW_N_PILOT_COUNTS; i++)
    told->counts[i] = NAN;

  for (guint i = 0; i < N_FIRST; i++)
    tell_count (self, subject, both ? telling_both[i] : telling_whole[i], told);
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    tell_count (self, subject, telling[i], told);
}

/* ----- pay and time */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The smallest number with more than that share at or under it, the mean of two where it falls
 * between them. */
static double
quantile (GArray *sorted, double p)
{
  const double place = p * sorted->len;
  const guint at = MIN ((guint)place, sorted->len - 1);
  const double here = g_array_index (sorted, double, at);

  return at > 0 && place == at ? 0.5 * (g_array_index (sorted, double, at - 1) + here) : here;
}

/* To tens of dollars, tenths of weeks, so that a median is nobody's exact pay. */
static double
rounded (double number, gboolean tenths)
{
  return tenths ? floor (number * 10.0 + 0.5) / 10.0 : floor (number / 10.0 + 0.5) * 10.0;
}

static const FwPilotSummary nothing = { NAN, NAN, NAN, NAN, NAN };

static FwPilotSummary
summarize (GArray *numbers, gboolean tenths)
{
  double sum = 0.0, squares = 0.0;

  if (numbers->len < FW_WITHHOLD_UNDER)
    return nothing;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    sum += fwe_log (g_array_index (numbers, double, i)) / numbers->len;
  for (guint i = 0; i < numbers->len; i++)
    {
      const double from = fwe_log (g_array_index (numbers, double, i)) - sum;

      squares += from * from / (numbers->len - 1);
    }
  return (FwPilotSummary){ rounded (quantile (numbers, 0.25), tenths),
                           rounded (quantile (numbers, 0.5), tenths),
                           rounded (quantile (numbers, 0.75), tenths),
                           rounded (fwe_exp (sum), tenths),
                           rounded (fwe_exp (sum + sqrt (squares)), tenths) };
}

/* Of those whose pay has a price index. Their count may be told as a floor, but no two sums of pay
 * may have fewer than ten people between them, whoever knows how many are in each. */
static FwPilotSummary
pay_of (Tally *self, int subject, const FwPilotSubject *told)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *set = set_of (self, subject, 1u << FW_PILOT_PRICED, 0);

  if (isnan (told->counts[FW_PILOT_PRICED]) || !fw_withhold_tell (self->pay, set))
    return nothing;
  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const Kind kind = { 0, person->program, person->group, { 0 } };
      const double moved = priced (person, self->plan, self->price_year);

      if (!isnan (moved) && belongs (self, &kind, subject))
        g_array_append_val (pay, moved);
    }
  return summarize (pay, FALSE);
}

/* Of those counted as employed in the second quarter: pay as well, and withheld with the others. */
static FwPilotSummary
pay_in_q2 (Tally *self)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *set = set_of (self, NONE, 1u << HELD_Q2, 0);

  if (!fw_withhold_tell (self->pay, set))
    return nothing;
  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const double held = held_in_q2 (person);

      if ((counts_of (person, self->plan, self->price_year) & 1u << HELD_Q2) != 0)
        g_array_append_val (pay, held);
    }
  return summarize (pay, FALSE);
}

/* One summary of one set, of whom no count is told: there is no other to compare it with. */
static FwPilotSummary
weeks_to_job (const Tally *self)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);

      if (person->status == FW_PILOT_COMPLETED && person->end > 0 && person->placed > person->end)
        {
          const double waited = (person->placed - person->end) / 7.0;

          g_array_append_val (weeks, waited);
        }
    }
  return summarize (weeks, TRUE);
}

/* ----- quarters */

static void
span_of (const Tally *self, int *first, int *last)
{
  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i < self->kinds->len; i++)
    for (Sum sum = 0; sum < N_SUMS; sum++)
      {
        const int when = g_array_index (self->kinds, Kind, i).when[sum];

        if (when < DAY_UNKNOWN)
          {
            *first = MIN (*first, when);
            *last = MAX (*last, when);
          }
      }
}

/* Who came into a sum after one quarter and by the end of another. */
static guint8 *
came (const Tally *self, Sum sum, int after, int by)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const int when = g_array_index (self->kinds, Kind, i).when[sum];

      set[i] = when > after && when <= by;
    }
  return set;
}

/* Who is in one sum by the end of a quarter and not in another. */
static guint8 *
in_one (const Tally *self, Sum sum, Sum other, int by)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const Kind *kind = &g_array_index (self->kinds, Kind, i);

      set[i] = kind->when[sum] <= by && kind->when[other] > by;
    }
  return set;
}

static guint
n_came (const Tally *self, Sum sum, int after, int by)
{
  g_autofree guint8 *set = came (self, sum, after, by);

  return fw_withhold_count (self->withhold, set);
}

/* From any quarter in which somebody came to any other, as long as they are too few. */
static void
protect_between (Tally *self, Sum sum, int first, int last)
{
  for (int from = first; from <= last; from++)
    {
      guint n = 0;

      for (int to = from; to <= last + 1 && n < FW_WITHHOLD_UNDER; to++)
        {
          const int by = to > last ? DAY_UNKNOWN : to;
          g_autofree guint8 *set = came (self, sum, from - 1, by);

          if (n_came (self, sum, from - 1, from) == 0 && from < last)
            break;
          if (fw_withhold_count (self->withhold, set) > n)
            fw_withhold_protect (self->withhold, set);
          n = fw_withhold_count (self->withhold, set);
        }
    }
}

static void
protect_quarters (Tally *self)
{
  int first, last;

  span_of (self, &first, &last);
  for (Sum sum = 0; sum < N_SUMS; sum++)
    {
      protect_between (self, sum, first, last);
      for (Sum other = 0; other < N_SUMS; other++)
        for (int quarter = first; quarter <= last && other != sum; quarter++)
          {
            g_autofree guint8 *set = in_one (self, sum, other, quarter);

            fw_withhold_protect (self->withhold, set);
          }
    }
}

/* Where all who entered by then have come into the sum it would tell that of each of them. */
static gboolean
have_all (const Tally *self, Sum sum, int by)
{
  g_autofree guint8 *lacking = in_one (self, SUM_STARTED, sum, by);

  return sum != SUM_STARTED && fw_withhold_count (self->withhold, lacking) == 0;
}

/* Counts up to the end of each quarter, told where ten or more have come since the last told and
 * nothing follows from it and all else that is told. */
static void
tell_sums (Tally *self, GArray *quarters, int first, Sum sum, gsize member)
{
  double told = 0.0;

  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);
      double *here = (double *)(void *)((char *)quarter + member);
      g_autofree guint8 *set = came (self, sum, 0, first + (int)i);
      const double n = fw_withhold_count (self->withhold, set);

      *here = NAN;
      if (n - told < FW_WITHHOLD_UNDER || have_all (self, sum, first + (int)i)
          || !fw_withhold_tell (self->withhold, set))
        continue;
      *here = told = n;
    }
}

static GArray *
tell_quarters (Tally *self)
{
  GArray *quarters = g_array_new (FALSE, TRUE, sizeof (FwPilotQuarter));
  int first, last;

  span_of (self, &first, &last);
  if (last < first)
    return quarters;
  g_array_set_size (quarters, (guint)(last - first + 1));
  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);

      quarter->year = (first + (int)i) / 4;
      quarter->quarter = (first + (int)i) % 4 + 1;
    }
  tell_sums (self, quarters, first, SUM_STARTED, G_STRUCT_OFFSET (FwPilotQuarter, started));
  tell_sums (self, quarters, first, SUM_COMPLETED, G_STRUCT_OFFSET (FwPilotQuarter, completed));
  tell_sums (self, quarters, first, SUM_PLACED, G_STRUCT_OFFSET (FwPilotQuarter, placed));
  return quarters;
}

/* ----- all */

static void
subject_free (gpointer data)
{
  FwPilotSubject *self = data;

  g_free (self->id);
  g_free (self);
}

FwPilot *
fw_pilot_new (void)
{
  FwPilot *self = g_new0 (FwPilot, 1);

  self->subjects = g_ptr_array_new_with_free_func (subject_free);
  return self;
}

void
fw_pilot_free (FwPilot *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->subjects);
  g_clear_pointer (&self->quarters, g_array_unref);
  g_free (self->as_of);
  g_free (self);
}

FwPilotSubject *
fw_pilot_find (FwPilot *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->subjects->len; i++)
    if (g_strcmp0 (((FwPilotSubject *)self->subjects->pdata[i])->id, id) == 0)
      return self->subjects->pdata[i];
  return NULL;
}

static guint32
last_day (GArray *people)
{
  guint32 last = 1;

  for (guint i = 0; i < people->len; i++)
    last = MAX (last, g_array_index (people, FwPilotPerson, i).as_of);
  return last;
}

static char *
month_of (guint32 julian)
{
  char month[16];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (month, sizeof month, "%Y-%m", &date);
  return g_strdup (month);
}

/* The whole first, then programs, then groups: of what cannot all be told the first is. */
static void
tell_subjects (Tally *tally, FwPilot *self)
{
  const int n = (int)g_strv_length ((GStrv)tally->subjects);

  for (int subject = NONE; subject <= n + 1; subject++)
    protect_subject (tally, subject);
  protect_quarters (tally);
  for (int subject = NONE; subject < n; subject++)
    {
      FwPilotSubject *told = g_new0 (FwPilotSubject, 1);

      told->id = subject == NONE ? NULL : g_strdup (tally->subjects[subject]);
      tell_subject (tally, subject, told);
      told->pay = pay_of (tally, subject, told);
      if (subject == NONE)
        self->pay_q2 = pay_in_q2 (tally);
      g_ptr_array_add (self->subjects, told);
    }
}

FwPilot *
fw_pilot_count_people (GArray *people, const char *const *subjects, FwPlan *plan, int price_year)
{
  static const char *const none[] = { NULL };
  Tally tally = { .people = people,
                  .subjects = subjects != NULL ? subjects : none,
                  .plan = plan,
                  .price_year = price_year };
  FwPilot *self;

  g_return_val_if_fail (people != NULL, NULL);

  tally.kinds = g_array_new (FALSE, TRUE, sizeof (Kind));
  tally.numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  sort_into_kinds (&tally);
  tally.withhold = fw_withhold_new ((const guint *)(void *)tally.numbers->data, tally.kinds->len);
  tally.pay = fw_withhold_new ((const guint *)(void *)tally.numbers->data, tally.kinds->len);

  self = fw_pilot_new ();
  self->price_year = price_year;
  self->as_of = month_of (last_day (people));
  tell_subjects (&tally, self);
  self->quarters = tell_quarters (&tally);
  self->weeks = weeks_to_job (&tally);

  fw_withhold_free (tally.withhold);
  fw_withhold_free (tally.pay);
  g_array_unref (tally.kinds);
  g_array_unref (tally.numbers);
  return self;
}
