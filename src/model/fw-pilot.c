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

/* The order in which counts are told: what comes late gives way. */
static const FwPilotCount telling[] = {
  FW_PILOT_COMPLETED,        FW_PILOT_LEFT,        FW_PILOT_STARTED,    FW_PILOT_PLACED,
  FW_PILOT_COMPLETED_PLACED, FW_PILOT_EXITERS,     FW_PILOT_EXITERS_Q2, FW_PILOT_EMPLOYED_Q2,
  FW_PILOT_EXITERS_Q4,       FW_PILOT_EMPLOYED_Q4, FW_PILOT_CREDENTIAL, FW_PILOT_PAID,
  FW_PILOT_IN_TRAINING,
};
G_STATIC_ASSERT (G_N_ELEMENTS (telling) == FW_N_PILOT_COUNTS);

/* People alike in all that is counted: the counts they are in, a bit each, and where they belong.
 */
typedef struct
{
  guint counts;
  int program, group;
} Kind;

typedef struct
{
  GArray *people;  /* FwPilotPerson */
  GArray *kinds;   /* Kind */
  GArray *numbers; /* guint: people of each kind */
  const char *const *subjects;
  FwWithhold *withhold;
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

static guint
counts_of (const FwPilotPerson *person)
{
  const gboolean exited = person->end > 0 && person->status != FW_PILOT_IN_TRAINING;
  const int exit = exited ? quarter_of (person->end) : 0;
  guint counts = 1u << FW_PILOT_STARTED | 1u << person->status;

  if (person->placed > 0)
    {
      counts |= 1u << FW_PILOT_PLACED;
      if (person->status == FW_PILOT_COMPLETED)
        counts |= 1u << FW_PILOT_COMPLETED_PLACED;
      if (!isnan (person->pay))
        counts |= 1u << FW_PILOT_PAID;
    }
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
  return counts;
}

guint
fw_pilot_tally (GArray *people, FwPilotCount count)
{
  guint n = 0;

  g_return_val_if_fail (people != NULL && count < FW_N_PILOT_COUNTS, 0);

  for (guint i = 0; i < people->len; i++)
    n += (counts_of (&g_array_index (people, FwPilotPerson, i)) & 1u << count) != 0 ? 1 : 0;
  return n;
}

static void
sort_into_kinds (Tally *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const Kind kind = { counts_of (person), person->program, person->group };
      const guint64 alike = (guint64)kind.counts << 40 | (guint64)(kind.program + 1) << 20
                            | (guint64)(kind.group + 1);
      g_autofree guint64 *key = g_memdup2 (&alike, sizeof alike);
      gpointer place;
      guint number = 0;

      if (!g_hash_table_lookup_extended (seen, key, NULL, &place))
        {
          place = GUINT_TO_POINTER (self->kinds->len);
          g_array_append_val (self->kinds, kind);
          g_array_append_val (self->numbers, number);
          g_hash_table_insert (seen, g_steal_pointer (&key), place);
        }
      g_array_index (self->numbers, guint, GPOINTER_TO_UINT (place))++;
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

/* Every count, what two have in common and what one has over another. */
static void
protect_subject (Tally *self, int subject)
{
  for (FwPilotCount a = 0; a < FW_N_PILOT_COUNTS; a++)
    for (FwPilotCount b = 0; b < FW_N_PILOT_COUNTS; b++)
      {
        g_autofree guint8 *both = set_of (self, subject, 1u << a | 1u << b, 0);
        g_autofree guint8 *over = set_of (self, subject, 1u << a, 1u << b);

        if (b <= a)
          fw_withhold_protect (self->withhold, both);
        if (b != a)
          fw_withhold_protect (self->withhold, over);
      }
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

static void
tell_subject (Tally *self, int subject, FwPilotSubject *told)
{
  for (guint i = 0; i < FW_N_PILOT_COUNTS; i++)
    told->counts[i] = NAN;

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      const FwPilotCount count = telling[i];
      const double found = count_in (self, subject, count);
      const double whole = count_in (self, subject, rows[count].of);
      g_autofree guint8 *set = set_of (self, subject, 1u << count, 0);

      if (rows[count].outcome && found == whole)
        tell_floor (told, count, whole, found);
      else if (fw_withhold_tell (self->withhold, set))
        told->counts[count] = found;
      else if (rows[count].of != count)
        tell_floor (told, count, whole, found);
    }
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

static FwPilotSummary
summarize (GArray *numbers, gboolean tenths)
{
  double sum = 0.0, squares = 0.0;

  if (numbers->len < FW_WITHHOLD_UNDER)
    return (FwPilotSummary){ NAN, NAN, NAN, NAN, NAN };

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

static int
year_of (guint32 julian)
{
  return quarter_of (julian) / 4;
}

/* Pay moved to the price year; a year without an index is left out. */
static FwPilotSummary
pay_of (const Tally *self, FwPlan *plan, int price_year, int subject)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const Kind kind = { 0, person->program, person->group };
      double from, to, moved;

      if (person->placed == 0 || isnan (person->pay) || !belongs (self, &kind, subject))
        continue;
      from = plan != NULL ? fw_plan_cpi (plan, year_of (person->placed))
                          : fw_cpi (year_of (person->placed));
      to = plan != NULL ? fw_plan_cpi (plan, price_year) : fw_cpi (price_year);
      moved = person->pay * to / from;
      if (isfinite (moved))
        g_array_append_val (pay, moved);
    }
  return summarize (pay, FALSE);
}

/* Of those counted as employed in the second quarter; of two jobs the one begun last by then. */
static FwPilotSummary
pay_in_q2 (const Tally *self)
{
  g_autoptr (GArray) pay = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      int quarter;
      double held;

      if ((counts_of (person) & 1u << FW_PILOT_EMPLOYED_Q2) == 0)
        continue;
      quarter = quarter_of (person->end) + Q2;
      held = person->placed2 > 0 && quarter_of (person->placed2) <= quarter ? person->pay2
                                                                            : person->pay;
      if (!isnan (held))
        g_array_append_val (pay, held);
    }
  return summarize (pay, FALSE);
}

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
  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);
      const guint32 days[] = { person->start, person->end, person->placed };

      for (guint d = 0; d < G_N_ELEMENTS (days); d++)
        if (days[d] > 0)
          {
            *first = MIN (*first, quarter_of (days[d]));
            *last = MAX (*last, quarter_of (days[d]));
          }
    }
}

static double *
sum_at (GArray *quarters, guint at, gsize member)
{
  return (double *)(void *)((char *)&g_array_index (quarters, FwPilotQuarter, at) + member);
}

/* Counts up to the end of each quarter, told where ten or more have come since the last told. Fewer
 * than ten after that are told with them, at the end; and the end is the whole, which is told only
 * where the whole is. */
static void
tell_sums (GArray *quarters, const guint *by_quarter, gsize member, double whole)
{
  guint sum = 0, told = 0;
  double *last = NULL;

  for (guint i = 0; i < quarters->len; i++)
    {
      double *here = sum_at (quarters, i, member);

      sum += by_quarter[i];
      *here = NAN;
      if (sum - told < FW_WITHHOLD_UNDER)
        continue;
      *here = sum;
      last = here;
      told = sum;
    }
  if (last == NULL || (sum == told && sum == whole))
    return;
  *last = NAN;
  if (sum == whole)
    *sum_at (quarters, quarters->len - 1, member) = sum;
}

/* NaN where only a floor of it is told, or nothing. */
static double
exact (const FwPilotSubject *whole, FwPilotCount count)
{
  return whole->floor[count] ? NAN : whole->counts[count];
}

static GArray *
tell_quarters (const Tally *self, const FwPilotSubject *whole)
{
  GArray *quarters = g_array_new (FALSE, TRUE, sizeof (FwPilotQuarter));
  g_autofree guint *started = NULL, *completed = NULL, *placed = NULL;
  int first, last;

  span_of (self, &first, &last);
  if (last < first)
    return quarters;
  g_array_set_size (quarters, (guint)(last - first + 1));
  started = g_new0 (guint, quarters->len);
  completed = g_new0 (guint, quarters->len);
  placed = g_new0 (guint, quarters->len);
  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);

      quarter->year = (first + (int)i) / 4;
      quarter->quarter = (first + (int)i) % 4 + 1;
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      const FwPilotPerson *person = &g_array_index (self->people, FwPilotPerson, i);

      started[quarter_of (person->start) - first]++;
      if (person->status == FW_PILOT_COMPLETED && person->end > 0)
        completed[quarter_of (person->end) - first]++;
      if (person->placed > 0)
        placed[quarter_of (person->placed) - first]++;
    }
  tell_sums (quarters, started, G_STRUCT_OFFSET (FwPilotQuarter, started),
             exact (whole, FW_PILOT_STARTED));
  tell_sums (quarters, completed, G_STRUCT_OFFSET (FwPilotQuarter, completed),
             exact (whole, FW_PILOT_COMPLETED));
  tell_sums (quarters, placed, G_STRUCT_OFFSET (FwPilotQuarter, placed),
             exact (whole, FW_PILOT_PLACED));
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
tell_subjects (Tally *tally, FwPilot *self, FwPlan *plan)
{
  const int n = (int)g_strv_length ((GStrv)tally->subjects);

  for (int subject = NONE; subject <= n + 1; subject++)
    protect_subject (tally, subject);
  for (int subject = NONE; subject < n; subject++)
    {
      FwPilotSubject *told = g_new0 (FwPilotSubject, 1);

      told->id = subject == NONE ? NULL : g_strdup (tally->subjects[subject]);
      tell_subject (tally, subject, told);
      told->pay = pay_of (tally, plan, self->price_year, subject);
      g_ptr_array_add (self->subjects, told);
    }
}

FwPilot *
fw_pilot_count_people (GArray *people, const char *const *subjects, FwPlan *plan, int price_year)
{
  static const char *const none[] = { NULL };
  Tally tally = { .people = people, .subjects = subjects != NULL ? subjects : none };
  FwPilot *self;

  g_return_val_if_fail (people != NULL, NULL);

  tally.kinds = g_array_new (FALSE, TRUE, sizeof (Kind));
  tally.numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  sort_into_kinds (&tally);
  tally.withhold = fw_withhold_new ((const guint *)(void *)tally.numbers->data, tally.kinds->len);

  self = fw_pilot_new ();
  self->price_year = price_year;
  self->as_of = month_of (last_day (people));
  tell_subjects (&tally, self, plan);
  self->quarters = tell_quarters (&tally, self->subjects->pdata[0]);
  self->weeks = weeks_to_job (&tally);
  self->pay_q2 = pay_in_q2 (&tally);

  fw_withhold_free (tally.withhold);
  g_array_unref (tally.kinds);
  g_array_unref (tally.numbers);
  return self;
}
