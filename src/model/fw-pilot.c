/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-place-data.h"
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

static FwKind
kind_of (const FwTally *self, const FwPilotPerson *person)
{
  double pay;
  const guint32 placed = job_of (person, &pay);
  const int out = person->status == FW_PILOT_IN_TRAINING ? FW_DAY_NEVER
                  : person->end == 0                     ? FW_DAY_UNKNOWN
                                                         : quarter_of (person->end);
  FwKind kind;

  memset (&kind, 0, sizeof kind); /* kinds are compared as bytes */
  kind.counts = counts_of (person, self->plan, self->price_year);
  kind.program = person->program;
  kind.group = person->group;
  kind.when[FW_SUM_STARTED] = quarter_of (person->start);
  kind.when[FW_SUM_COMPLETED] = person->status == FW_PILOT_COMPLETED ? out : FW_DAY_NEVER;
  kind.when[FW_SUM_LEFT] = person->status == FW_PILOT_LEFT ? out : FW_DAY_NEVER;
  kind.when[FW_SUM_EXITED] = out;
  kind.when[FW_SUM_PLACED] = placed == 0 ? FW_DAY_NEVER : quarter_of (placed);
  return kind;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (FwKind));
}

static void
sort_into_kinds (FwTally *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (FwKind));

  for (guint i = 0; i < self->people->len; i++)
    {
      const FwKind kind = kind_of (self, &g_array_index (self->people, FwPilotPerson, i));

      g_array_append_val (all, kind);
    }
  g_array_sort (all, compare_kinds);
  for (guint i = 0; i < all->len; i++)
    {
      const FwKind *kind = &g_array_index (all, FwKind, i);
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
belongs (const FwTally *self, const FwKind *kind, int subject)
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
set_of (const FwTally *self, int subject, guint with, guint without)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const FwKind *kind = &g_array_index (self->kinds, FwKind, i);

      set[i] = belongs (self, kind, subject) && (kind->counts & with) == with
               && (kind->counts & without) == 0;
    }
  return set;
}

static void
protect_two (FwTally *self, FwWithhold *withhold, int subject, guint a, guint b)
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
protect_subject (FwTally *self, int subject)
{
  static const guint paid[] = { FW_PILOT_PRICED, HELD_Q2 };

  for (guint a = 0; a < N_SETS; a++)
    for (guint b = 0; b < N_SETS; b++)
      protect_two (self, self->withhold, subject, a, b);
  for (guint a = 0; a < G_N_ELEMENTS (paid); a++)
    for (guint b = 0; b < G_N_ELEMENTS (paid); b++)
      protect_two (self, self->pay, subject, paid[a], paid[b]);
}

/* Parts of a side, those of none of them too, of which every union is tried. */
#define MOST_PARTS 8

/* The people of a set who are in any of some parts. */
static void
protect_union (FwTally *self, FwWithhold *withhold, const GArray *parts, guint mask, guint with,
               guint without)
{
  g_autofree guint8 *all = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree guint8 *set = (mask & 1u << i) != 0
                                   ? set_of (self, g_array_index (parts, int, i), with, without)
                                   : NULL;

      for (guint k = 0; set != NULL && k < self->kinds->len; k++)
        all[k] |= set[k];
    }
  fw_withhold_protect (withhold, all);
}

/* What the whole has over some parts is of the others together: a few in two programs are not told
 * by what is told of a third. */
static void
protect_unions (FwTally *self, FwWithhold *withhold, const GArray *parts, guint with, guint without)
{
  g_autofree guint *sizes = g_new0 (guint, parts->len);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree guint8 *set = set_of (self, g_array_index (parts, int, i), with, without);

      sizes[i] = fw_withhold_count (withhold, set);
    }
  for (guint mask = 1; mask < 1u << parts->len; mask++)
    {
      guint n = 0, n_parts = 0;
      gboolean empty = FALSE;

      for (guint i = 0; i < parts->len; i++)
        if ((mask & 1u << i) != 0)
          {
            n += sizes[i];
            n_parts++;
            empty = empty || sizes[i] == 0;
          }
      if (n_parts > 1 && n < FW_WITHHOLD_UNDER && !empty) /* one alone is protected already */
        protect_union (self, withhold, parts, mask, with, without);
    }
}

static void
protect_side (FwTally *self, gboolean programs)
{
  const int n = (int)g_strv_length ((GStrv)self->subjects);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (int));

  for (int subject = n + 1; subject >= 0; subject--)
    if (parts->len < MOST_PARTS
        && (subject < n ? is_program (self->subjects[subject]) == programs
                        : (subject == n) == programs))
      g_array_append_val (parts, subject);
  for (FwPilotCount a = 0; a < FW_N_PILOT_COUNTS; a++)
    {
      protect_unions (self, self->withhold, parts, 1u << a, 0);
      for (FwPilotCount b = 0; b < FW_N_PILOT_COUNTS; b++)
        if (b != a)
          protect_unions (self, self->withhold, parts, 1u << a, 1u << b);
    }
  protect_unions (self, self->pay, parts, 1u << FW_PILOT_PRICED, 0);
}

static double
count_in (const FwTally *self, int subject, FwPilotCount count)
{
  g_autofree guint8 *set = set_of (self, subject, 1u << count, 0);

  return fw_withhold_count (self->withhold, set);
}

/* A count that lacks fewer than ten of what it is a part of may be told as a floor. */
static void
tell_floor (FwTally *self, int subject, FwPilotCount count, FwPilotSubject *told)
{
  const FwPilotCount of = rows[count].of;
  const double lacking = count_in (self, subject, of) - count_in (self, subject, count);
  const double least = told->counts[of] - (FW_WITHHOLD_UNDER - 1);
  const guint rest = fw_pilot_narrow_rest ((guint)(subject + 1), of, count);

  if (lacking >= FW_WITHHOLD_UNDER || !(least >= FW_WITHHOLD_UNDER)
      || !fw_narrow_allows (self->narrow, rest, 0.0, FW_WITHHOLD_UNDER - 1))
    return;
  fw_narrow_tell (self->narrow, rest, 0.0, FW_WITHHOLD_UNDER - 1);
  told->counts[count] = least;
  told->floor[count] = TRUE;
}

/* NaN where only a floor of it is told, or nothing. */
static double
exact (const FwPilotSubject *told, FwPilotCount count)
{
  return told->floor[count] ? NAN : told->counts[count];
}

gboolean
fw_tally_tell_set (FwTally *self, const guint8 *set, guint count, double lo, double hi)
{
  if (!fw_narrow_allows (self->narrow, count, lo, hi) || !fw_withhold_tell (self->withhold, set))
    return FALSE;
  fw_narrow_tell (self->narrow, count, lo, hi);
  return TRUE;
}

static void
tell_count (FwTally *self, int subject, FwPilotCount count, FwPilotSubject *told)
{
  const FwPilotCount of = rows[count].of;
  const double found = count_in (self, subject, count);
  const double whole = count_in (self, subject, of);
  g_autofree guint8 *set = set_of (self, subject, 1u << count, 0);

  /* All of them: that would tell something of each, or what the whole is a floor of. */
  if (of != count && found == whole && (rows[count].outcome || isnan (exact (told, of))))
    tell_floor (self, subject, count, told);
  else if (fw_tally_tell_set (self, set, fw_pilot_narrow_count ((guint)(subject + 1), count), found,
                              found))
    told->counts[count] = found;
  else if (of != count)
    tell_floor (self, subject, count, told);
}

static void
tell_subject (FwTally *self, int subject, FwPilotSubject *told)
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
  if (rounded (quantile (numbers, 0.0), tenths) == rounded (quantile (numbers, 1.0), tenths))
    return nothing; /* the same for all would be each one's */
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
pay_of (FwTally *self, int subject, const FwPilotSubject *told)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *set = set_of (self, subject, 1u << FW_PILOT_PRICED, 0);

  if (isnan (told->counts[FW_PILOT_PRICED]) || !fw_withhold_tell (self->pay, set))
    return nothing;
  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const FwKind kind = { 0, person->program, person->group, { 0 } };
      const double moved = priced (person, self->plan, self->price_year);

      if (!isnan (moved) && belongs (self, &kind, subject))
        g_array_append_val (pay, moved);
    }
  return summarize (pay, FALSE);
}

gboolean
fw_tally_tell_ten (FwTally *self, FwPilotCount within, guint n)
{
  const guint count = fw_pilot_narrow_count (0, within);
  const double others = count_in (self, NONE, within) - n;
  double lo, hi;

  if (n < FW_WITHHOLD_UNDER
      || !fw_narrow_allows (self->narrow, count, FW_WITHHOLD_UNDER, G_MAXUINT))
    return FALSE;
  fw_narrow_get (self->narrow, count, &lo, &hi);
  if (others > 0.0 && others < FW_WITHHOLD_UNDER && hi - FW_WITHHOLD_UNDER < FW_NARROW_NUMBERS - 1)
    return FALSE;
  fw_narrow_tell (self->narrow, count, FW_WITHHOLD_UNDER, G_MAXUINT);
  return TRUE;
}

/* Of those counted as employed in the second quarter: pay as well, and withheld with the others. */
static FwPilotSummary
pay_in_q2 (FwTally *self)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *set = set_of (self, NONE, 1u << HELD_Q2, 0);
  const guint n = fw_withhold_count (self->pay, set);

  if (!fw_tally_tell_ten (self, FW_PILOT_EMPLOYED_Q2, n)
      || !fw_tally_tell_ten (self, FW_PILOT_PLACED, n) || !fw_withhold_tell (self->pay, set))
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
weeks_to_job (FwTally *self)
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
  return fw_tally_tell_ten (self, FW_PILOT_COMPLETED_PLACED, weeks->len) ? summarize (weeks, TRUE)
                                                                         : nothing;
}

/* ----- all */

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

/* Who is chosen from the names that are told is known to be of ten people or more. */
static FwNarrow *
narrow_of (FwTally *self)
{
  const int n = (int)g_strv_length ((GStrv)self->subjects);
  g_autofree guint *people = g_new (guint, (gsize)(n + 3) * FW_N_PILOT_COUNTS);
  g_autofree FwPilotSide *sides = g_new0 (FwPilotSide, (gsize)n + 3);
  FwNarrow *narrow;

  for (int subject = NONE; subject <= n + 1; subject++)
    {
      for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
        people[(subject + 1) * FW_N_PILOT_COUNTS + (int)count]
            = (guint)count_in (self, subject, count);
      if (subject != NONE)
        sides[subject + 1] = subject == n || (subject < n && is_program (self->subjects[subject]))
                                 ? FW_PILOT_SIDE_PROGRAM
                                 : FW_PILOT_SIDE_GROUP;
    }
  narrow = fw_pilot_narrow_new (people, sides, (guint)n + 3);
  for (int subject = 0; subject < n; subject++)
    if (people[(subject + 1) * FW_N_PILOT_COUNTS] >= FW_WITHHOLD_UNDER)
      fw_narrow_tell (narrow, fw_pilot_narrow_count ((guint)subject + 1, FW_PILOT_STARTED),
                      FW_WITHHOLD_UNDER, G_MAXUINT);
  return narrow;
}

/* The whole first, then programs, then groups: of what cannot all be told the first is. */
static void
tell_subjects (FwTally *tally, FwPilot *self)
{
  const int n = (int)g_strv_length ((GStrv)tally->subjects);

  for (int subject = NONE; subject <= n + 1; subject++)
    protect_subject (tally, subject);
  protect_side (tally, TRUE);
  protect_side (tally, FALSE);
  fw_tally_protect_quarters (tally);
  tally->narrow = narrow_of (tally);
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
  FwTally tally = { .people = people,
                    .subjects = subjects != NULL ? subjects : none,
                    .plan = plan,
                    .price_year = price_year };
  FwPilot *self;

  g_return_val_if_fail (people != NULL, NULL);

  tally.kinds = g_array_new (FALSE, TRUE, sizeof (FwKind));
  tally.numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  sort_into_kinds (&tally);
  tally.withhold = fw_withhold_new ((const guint *)(void *)tally.numbers->data, tally.kinds->len);
  tally.pay = fw_withhold_new ((const guint *)(void *)tally.numbers->data, tally.kinds->len);

  self = fw_pilot_new ();
  self->price_year = price_year;
  self->as_of = month_of (last_day (people));
  tell_subjects (&tally, self);
  self->quarters = fw_tally_tell_quarters (&tally);
  self->weeks = weeks_to_job (&tally);
  self->waited = fw_tally_sum_waits (&tally);

  fw_withhold_free (tally.withhold);
  fw_withhold_free (tally.pay);
  fw_narrow_free (tally.narrow);
  g_array_unref (tally.kinds);
  g_array_unref (tally.numbers);
  return self;
}
