/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-document.h"
#include "fw-pilot-learn.h"
#include "fw-pilot-private.h"
#include "fw-withhold.h"
#include "pilot-people.h"

#define N_KINDS 7
#define N_SETS  9

/* ----- withholding */

/* Every sum of sets told, each added, left alone or taken away: none is a protected set. All that
 * can be found at all is not tried, but all that a person would. */
static void
assert_hidden (guint8 sets[N_SETS][N_KINDS], const gboolean *told, const guint8 *protected)
{
  guint n = 1;

  for (guint i = 0; i < N_SETS; i++)
    n *= 3;
  for (guint code = 0; code < n; code++)
    {
      int sum[N_KINDS] = { 0 };
      guint rest = code;
      gboolean same = TRUE, usable = TRUE;

      for (guint i = 0; i < N_SETS; i++, rest /= 3)
        {
          usable = usable && (rest % 3 == 0 || told[i]);
          for (guint k = 0; k < N_KINDS; k++)
            sum[k] += ((int)(rest % 3 == 2) - (int)(rest % 3 == 1)) * sets[i][k];
        }
      for (guint k = 0; usable && k < N_KINDS; k++)
        same = same && sum[k] == protected[k];
      g_assert_false (usable && same);
    }
}

static void
test_withhold_random (void)
{
  guint n_told = 0, n_gave_way = 0;

  for (guint trial = 0; trial < 60; trial++)
    {
      guint8 sets[N_SETS][N_KINDS];
      guint people[N_KINDS];
      gboolean told[N_SETS];
      g_autoptr (FwWithhold) withhold = NULL;

      for (guint k = 0; k < N_KINDS; k++)
        people[k] = (guint)g_test_rand_int_range (1, 25);
      for (guint i = 0; i < N_SETS; i++)
        for (guint k = 0; k < N_KINDS; k++)
          sets[i][k] = (guint8)g_test_rand_int_range (0, 2);
      withhold = fw_withhold_new (people, N_KINDS);
      for (guint i = 0; i < N_SETS; i++)
        fw_withhold_protect (withhold, sets[i]);
      for (guint i = 0; i < N_SETS; i++)
        {
          const guint n = fw_withhold_count (withhold, sets[i]);

          told[i] = fw_withhold_tell (withhold, sets[i]);
          g_assert_false (told[i] && n < FW_WITHHOLD_UNDER);
          n_told += told[i] ? 1 : 0;
          n_gave_way += !told[i] && n >= FW_WITHHOLD_UNDER ? 1 : 0;
        }
      for (guint i = 0; i < N_SETS; i++)
        {
          const guint n = fw_withhold_count (withhold, sets[i]);

          if (n > 0 && n < FW_WITHHOLD_UNDER)
            assert_hidden (sets, told, sets[i]);
        }
    }
  g_assert_cmpuint (n_told, >, 200);
  g_test_message ("%u told, %u gave way", n_told, n_gave_way);
}

/* 40 people in three programs of 20, 14 and 6: telling the whole and two tells the third. */
static void
test_withhold_by_hand (void)
{
  const guint people[] = { 20, 14, 6 };
  const guint8 whole[] = { 1, 1, 1 }, first[] = { 1, 0, 0 }, second[] = { 0, 1, 0 },
               third[] = { 0, 0, 1 }, others[] = { 1, 1, 0 };
  g_autoptr (FwWithhold) withhold = fw_withhold_new (people, 3);

  fw_withhold_protect (withhold, third);
  g_assert_true (fw_withhold_tell (withhold, whole));
  g_assert_true (fw_withhold_tell (withhold, first));
  g_assert_false (fw_withhold_tell (withhold, second));
  g_assert_false (fw_withhold_tell (withhold, third));
  g_assert_false (fw_withhold_tell (withhold, others));
}

/* ----- counts into a plan and back */

static GPtrArray *
make_series (FwPlan *plan, GArray *people)
{
  g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, plan, 2024);

  return fw_pilot_to_series (pilot, fw_place_get_geography (fw_plan_get_place (plan)), "here",
                             "File “some.csv”", "2026-11-22T12:00:00Z");
}

static void
put (FwDocument *document, GArray *people)
{
  g_autoptr (GPtrArray) series = make_series (fw_document_get_plan (document), people);
  g_autoptr (FwChange) change = fw_pilot_change (fw_document_get_plan (document), series);
  g_autoptr (GError) error = NULL;

  fw_document_apply (document, change, &error);
  g_assert_no_error (error);
}

static void
assert_same (double one, double other)
{
  g_assert_true (one == other || (isnan (one) && isnan (other)));
}

static void
assert_same_quarter (const FwPilotQuarter *one, const FwPilotQuarter *other)
{
  g_assert_cmpint (one->year, ==, other->year);
  g_assert_cmpint (one->quarter, ==, other->quarter);
  assert_same (one->started, other->started);
  assert_same (one->completed, other->completed);
  assert_same (one->placed, other->placed);
}

/* What is read back is what was put in; one undo brings back the plan to the byte. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  g_autoptr (GArray) people = make_people (100, 30);
  g_autoptr (GBytes) before = bytes_of (document);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (FwPlan) reread = NULL;
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (FwPilot) direct = NULL;
  const FwPilotSubject *whole, *expected;

  g_assert_null (fw_pilot_from_plan (fw_document_get_plan (document)));
  put (document, people);
  first = bytes_of (document);
  reread = fw_plan_new_from_bytes (first, "some.fairway", &error);
  g_assert_no_error (error);
  pilot = fw_pilot_from_plan (reread);
  direct = fw_pilot_count_people (people, NULL, reread, 2024);
  whole = fw_pilot_find (pilot, NULL);
  expected = fw_pilot_find (direct, NULL);
  for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
    {
      g_assert_true (whole->counts[count] == expected->counts[count]
                     || (isnan (whole->counts[count]) && isnan (expected->counts[count])));
      g_assert_cmpint (whole->floor[count], ==, expected->floor[count]);
    }
  g_assert_cmpfloat (whole->pay.p50, ==, expected->pay.p50);
  assert_same (pilot->pay_q2.p50, direct->pay_q2.p50);
  assert_same (pilot->waited, direct->waited);
  g_assert_false (isnan (pilot->waited));
  g_assert_cmpuint (pilot->quarters->len, ==, direct->quarters->len);
  for (guint i = 0; i < pilot->quarters->len; i++)
    assert_same_quarter (&g_array_index (pilot->quarters, FwPilotQuarter, i),
                         &g_array_index (direct->quarters, FwPilotQuarter, i));

  put (document, people);
  again = bytes_of (document);
  g_assert_true (g_bytes_equal (first, again));
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_true (fw_document_undo (document, NULL));
  after = bytes_of (document);
  g_assert_true (g_bytes_equal (before, after));
}

/* Between two counts of a series of sums there are ten people or more, and none is under ten. */
static void
test_quarters (void)
{
  for (guint n = 21; n < 140; n += 7)
    {
      g_autoptr (GArray) people = make_people (n, n / 4);
      g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
      const FwPilotSubject *whole = fw_pilot_find (pilot, NULL);
      double last = 0.0;

      for (guint i = 0; i < pilot->quarters->len; i++)
        {
          const double here = g_array_index (pilot->quarters, FwPilotQuarter, i).completed;

          if (isnan (here))
            continue;
          g_assert_cmpfloat (here - last, >=, 10.0);
          last = here;
        }
      if (!whole->floor[FW_PILOT_COMPLETED] && last > whole->counts[FW_PILOT_COMPLETED] - 10.0)
        g_assert_cmpfloat (last, ==, whole->counts[FW_PILOT_COMPLETED]);
    }
}

static void
assert_apart (double more, double less)
{
  if (!isnan (more) && !isnan (less))
    g_assert_cmpfloat (more - less, >=, 10.0);
}

/* Of 30 who entered in a quarter 27 completed in it: the two sums are not told together. */
static void
test_quarters_across (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  guint n_told = 0;

  add_people (people, 27, FW_PILOT_COMPLETED, 2, 2, 0);
  add_people (people, 3, FW_PILOT_LEFT, 2, 2, 0);
  add_people (people, 18, FW_PILOT_COMPLETED, 5, 6, 8);
  add_people (people, 12, FW_PILOT_COMPLETED, 5, 6, 0);
  add_people (people, 15, FW_PILOT_LEFT, 5, 6, 0);
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  for (guint i = 0; i < pilot->quarters->len; i++)
    {
      const FwPilotQuarter *quarter = &g_array_index (pilot->quarters, FwPilotQuarter, i);

      assert_apart (quarter->started, quarter->completed);
      assert_apart (quarter->started, quarter->placed);
      assert_apart (quarter->completed, quarter->placed);
      n_told += isnan (quarter->started) ? 0 : 1;
      n_told += isnan (quarter->completed) ? 0 : 1;
    }
  g_assert_cmpuint (n_told, >=, 2);
}

/* Two counts “at least” so many of which the whole tells the sum: 21 of 30 and 21 of 30 can be told
 * as 21 or more each, or together as 42, and not both. */
static void
test_floors_and_sum (void)
{
  static const char *const subjects[] = { "programs/a", "programs/b", NULL };
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  double lo[3], hi[3];

  for (int program = 0; program < 2; program++)
    {
      const guint first = people->len;

      add_people (people, 21, FW_PILOT_COMPLETED, 1, 2, 3);
      add_people (people, 9, FW_PILOT_COMPLETED, 1, 2, 0);
      add_people (people, 10, FW_PILOT_LEFT, 1, 2, 0);
      for (guint i = first; i < people->len; i++)
        g_array_index (people, FwPilotPerson, i).program = program;
    }
  pilot = fw_pilot_count_people (people, subjects, NULL, 2024);
  for (guint i = 0; i < G_N_ELEMENTS (lo); i++)
    fw_pilot_bounds (pilot->subjects->pdata[i], FW_PILOT_COMPLETED_PLACED, &lo[i], &hi[i]);
  g_assert_cmpfloat (lo[0], ==, 42.0);
  g_assert_cmpfloat (hi[0], ==, 42.0);
  g_assert_true (isnan (lo[1]) || isnan (lo[2]) || hi[0] - lo[1] - lo[2] >= 4.0);
}

/* Of 40 who completed 31 are placed at least, and 32 are placed of all: one of those who left at
 * the most, whom the list of what does not fit together would give away. */
static void
test_floor_and_other (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  const FwPilotSubject *whole;
  double placed_lo, placed_hi, both_lo, both_hi;

  add_people (people, 31, FW_PILOT_COMPLETED, 1, 2, 3);
  add_people (people, 9, FW_PILOT_COMPLETED, 1, 2, 0);
  add_people (people, 1, FW_PILOT_LEFT, 1, 2, 3);
  add_people (people, 19, FW_PILOT_LEFT, 1, 2, 0);
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  whole = fw_pilot_find (pilot, NULL);
  g_assert_cmpfloat (whole->counts[FW_PILOT_COMPLETED], ==, 40.0);
  g_assert_cmpfloat (whole->counts[FW_PILOT_LEFT], ==, 20.0);
  fw_pilot_bounds (whole, FW_PILOT_PLACED, &placed_lo, &placed_hi);
  fw_pilot_bounds (whole, FW_PILOT_COMPLETED_PLACED, &both_lo, &both_hi);
  g_assert_true (isnan (placed_lo) || isnan (both_lo) || placed_hi - both_lo >= 4.0);
}

/* Of 101 at least 92 completed, 84 of them early: how many did later would be 8 or more. */
static void
test_floor_and_quarter (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  const FwPilotSubject *whole;

  add_people (people, 40, FW_PILOT_COMPLETED, 1, 2, 0);
  add_people (people, 44, FW_PILOT_COMPLETED, 1, 3, 0);
  add_people (people, 8, FW_PILOT_COMPLETED, 1, 6, 0);
  add_people (people, 9, FW_PILOT_LEFT, 1, 6, 0);
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  whole = fw_pilot_find (pilot, NULL);
  g_assert_true (whole->floor[FW_PILOT_COMPLETED]);
  g_assert_cmpfloat (g_array_index (pilot->quarters, FwPilotQuarter, 1).completed, ==, 40.0);
  for (guint i = 2; i < pilot->quarters->len; i++)
    g_assert_true (isnan (g_array_index (pilot->quarters, FwPilotQuarter, i).completed));
}

/* Of those who entered up to a quarter, exiters of whom the fourth after it is over are all but two
 * who were in training still: the records tell up to when, and so of which quarters they are. */
static void
test_quarter_and_exiters (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  const FwPilotSubject *whole;

  add_people (people, 28, FW_PILOT_COMPLETED, 1, 2, 0);
  add_people (people, 15, FW_PILOT_LEFT, 1, 2, 0);
  add_people (people, 2, FW_PILOT_COMPLETED, 1, 5, 0);
  add_people (people, 30, FW_PILOT_COMPLETED, 4, 5, 0);
  for (guint i = 0; i < people->len; i++)
    g_array_index (people, FwPilotPerson, i).as_of = g_array_index (people, FwPilotPerson, 74).end;
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  whole = fw_pilot_find (pilot, NULL);
  g_assert_cmpuint (pilot->quarters->len, ==, 5);
  g_assert_true (isnan (g_array_index (pilot->quarters, FwPilotQuarter, 0).started)
                 || isnan (whole->counts[FW_PILOT_EXITERS_Q2]));
}

/* Of two whose sum is 18 and who are 9 at the most each is 9, which no sum of those told is. */
static void
test_narrow (void)
{
  static const guint parts[] = { 1, 2 };
  g_autoptr (FwNarrow) narrow = fw_narrow_new (3);
  double lo, hi;

  fw_narrow_add_sum (narrow, 0, parts, 2);
  fw_narrow_protect (narrow, 1);
  fw_narrow_tell (narrow, 1, 0.0, 9.0);
  g_assert_true (fw_narrow_allows (narrow, 2, 0.0, 9.0));
  g_assert_true (fw_narrow_allows (narrow, 0, 13.0, 14.0));
  fw_narrow_tell (narrow, 2, 0.0, 9.0);
  fw_narrow_get (narrow, 0, &lo, &hi);
  g_assert_cmpfloat (lo, ==, 0.0);
  g_assert_cmpfloat (hi, ==, 18.0);
  g_assert_true (fw_narrow_allows (narrow, 0, 14.0, 14.0)); /* 5 to 9 */
  g_assert_false (fw_narrow_allows (narrow, 0, 15.0, 15.0));
  g_assert_false (fw_narrow_allows (narrow, 0, 3.0, 3.0));
  fw_narrow_tell (narrow, 0, 18.0, 18.0);
  fw_narrow_get (narrow, 2, &lo, &hi);
  g_assert_cmpfloat (lo, ==, 9.0);
  g_assert_true (fw_narrow_allows (narrow, 1, 9.0, 9.0)); /* nothing new */
}

/* Three in one program and three in none: who is told of all and of the other program knows of six,
 * and what they are paid. */
static void
test_few_together (void)
{
  static const char *const subjects[] = { "programs/a", "programs/b", NULL };
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  const FwPilotSubject *whole, *own;

  add_people (people, 56, FW_PILOT_COMPLETED, 1, 2, 3);
  for (guint i = 0; i < people->len; i++)
    g_array_index (people, FwPilotPerson, i).program = i < 50 ? 0 : i < 53 ? 1 : -1;
  add_people (people, 40, FW_PILOT_LEFT, 1, 2, 0);
  for (guint i = 56; i < people->len; i++)
    g_array_index (people, FwPilotPerson, i).program = i < 76 ? 0 : i < 86 ? 1 : -1;
  pilot = fw_pilot_count_people (people, subjects, NULL, 2024);
  whole = fw_pilot_find (pilot, NULL);
  own = fw_pilot_find (pilot, "programs/a");
  g_assert_cmpfloat (whole->counts[FW_PILOT_COMPLETED], ==, 56.0);
  g_assert_false (isnan (whole->pay.p50));
  g_assert_true (isnan (own->counts[FW_PILOT_COMPLETED]) || own->floor[FW_PILOT_COMPLETED]);
  g_assert_true (isnan (own->pay.p50));
}

/* Eleven with pay of whom ten are in a program: the program's pay would tell the eleventh's. */
static void
test_pay_between (void)
{
  static const char *const subjects[] = { "programs/a", NULL };
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;

  add_people (people, 21, FW_PILOT_COMPLETED, 1, 2, 3);
  for (guint i = 0; i < 21; i++)
    g_array_index (people, FwPilotPerson, i).program = i < 20 ? 0 : -1;
  pilot = fw_pilot_count_people (people, subjects, NULL, 2024);
  g_assert_true (isnan (fw_pilot_find (pilot, "programs/a")->pay.middle));

  /* nor that of a few who were placed too late for the second quarter */
  g_array_set_size (people, 0);
  add_people (people, 40, FW_PILOT_LEFT, 1, 2, 0);
  add_people (people, 20, FW_PILOT_COMPLETED, 1, 2, 3);
  add_people (people, 4, FW_PILOT_COMPLETED, 1, 2, 8);
  fw_pilot_free (g_steal_pointer (&pilot));
  pilot = fw_pilot_count_people (people, subjects, NULL, 2024);
  g_assert_false (isnan (fw_pilot_find (pilot, NULL)->pay.middle));
  g_assert_true (isnan (pilot->pay_q2.middle));
}

/* Nor pay that is the same for all: it would be each one's. */
static void
test_pay_of_all (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;

  add_people (people, 40, FW_PILOT_LEFT, 1, 2, 0);
  add_people (people, 20, FW_PILOT_COMPLETED, 1, 2, 3);
  for (guint i = 40; i < 60; i++)
    g_array_index (people, FwPilotPerson, i).pay = 31200.0;
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  g_assert_cmpfloat (fw_pilot_find (pilot, NULL)->counts[FW_PILOT_PRICED], ==, 20.0);
  g_assert_true (isnan (fw_pilot_find (pilot, NULL)->pay.p50));
  g_assert_true (isnan (pilot->pay_q2.p50));
  g_assert_true (isnan (pilot->weeks.p50)); /* all waited as long */
}

/* A summary is of ten people or more: of 12 who completed it would tell that 10 were placed at
 * least, and of 13 who left training that no more than 3 had no job. Of more it tells nothing. */
static void
test_of_ten (void)
{
  for (guint more = 0; more <= 20; more += 20)
    {
      g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
      g_autoptr (FwPilot) pilot = NULL;

      add_people (people, 10, FW_PILOT_COMPLETED, 1, 2, 3);
      add_people (people, 2 + more, FW_PILOT_COMPLETED, 1, 2, 0);
      add_people (people, 18, FW_PILOT_LEFT, 1, 2, 0);
      for (guint i = 0; i < 10; i++)
        g_array_index (people, FwPilotPerson, i).placed += i;
      pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
      g_assert_cmpfloat (fw_pilot_find (pilot, NULL)->counts[FW_PILOT_COMPLETED], ==, 12.0 + more);
      g_assert_cmpint (isnan (pilot->weeks.p50), ==, more == 0);
      g_assert_cmpint (isnan (pilot->waited), ==, more == 0);

      g_array_set_size (people, 0);
      add_people (people, 10, FW_PILOT_LEFT, 1, 2, 3);
      add_people (people, 3 + more, FW_PILOT_LEFT, 1, 2, 0);
      fw_pilot_free (g_steal_pointer (&pilot));
      pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
      g_assert_cmpint (isnan (pilot->pay_q2.p50), ==, more == 0);
    }
}

/* Pay in a year without a price index is not in the summary, nor in the number learned from. */
static void
test_no_index (void)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  const FwPilotSubject *whole;

  add_people (people, 40, FW_PILOT_LEFT, 1, 2, 0);
  add_people (people, 20, FW_PILOT_COMPLETED, 1, 2, 3);
  add_people (people, 30, FW_PILOT_COMPLETED, 1, 2, 340); /* 2099 */
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  whole = fw_pilot_find (pilot, NULL);
  g_assert_cmpfloat (whole->counts[FW_PILOT_PAID], ==, 50.0);
  g_assert_cmpfloat (whole->counts[FW_PILOT_PRICED], ==, 20.0);
  g_assert_false (isnan (whole->pay.middle));
  g_assert_false (fw_pilot_lacks_index (&g_array_index (people, FwPilotPerson, 45), NULL));
  g_assert_true (fw_pilot_lacks_index (&g_array_index (people, FwPilotPerson, 65), NULL));
}

/* An ordinary pilot tells how many entered, and how many completed at least. */
static void
test_ordinary (void)
{
  static const struct
  {
    guint completed, left, in_training;
  } pilots[] = { { 52, 5, 3 }, { 30, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pilots); i++)
    {
      g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
      g_autoptr (FwPilot) pilot = NULL;
      const FwPilotSubject *whole;

      add_people (people, pilots[i].completed, FW_PILOT_COMPLETED, 1, 2, 0);
      add_people (people, pilots[i].left, FW_PILOT_LEFT, 1, 2, 0);
      add_people (people, pilots[i].in_training, FW_PILOT_IN_TRAINING, 1, 0, 0);
      pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
      whole = fw_pilot_find (pilot, NULL);
      g_assert_cmpfloat (whole->counts[FW_PILOT_STARTED], ==, people->len);
      g_assert_false (whole->floor[FW_PILOT_STARTED]);
      g_assert_true (whole->floor[FW_PILOT_COMPLETED]);
      g_assert_cmpfloat (whole->counts[FW_PILOT_COMPLETED], ==, people->len - 9.0);
      g_assert_true (isnan (whole->counts[FW_PILOT_LEFT]));
    }
}

/* ----- indicators */

/* S20: the share of exiters and the share of placed are two numbers, and both are labeled; nobody
 * without a job is a zero in the median. */
static void
test_wioa (void)
{
  g_autoptr (GArray) people = make_people (100, 50);
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GArray) table = NULL;
  const double placed = 80.0, exiters = 150.0;
  gboolean seen_exiters = FALSE, seen_placed = FALSE;

  for (guint i = 0; i < people->len; i++) /* nobody too late for the second quarter */
    if (g_array_index (people, FwPilotPerson, i).placed > 0)
      g_array_index (people, FwPilotPerson, i).placed
          = g_array_index (people, FwPilotPerson, i).end + 7 * (i % 13);
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  table = fw_pilot_wioa (pilot);
  for (guint i = 0; i < table->len; i++)
    {
      const FwWioaRow *row = &g_array_index (table, FwWioaRow, i);

      if (g_str_equal (row->id, "employment_q4"))
        {
          seen_exiters = TRUE;
          g_assert_cmpfloat (row->lo, ==, placed / exiters);
          g_assert_nonnull (strstr (row->title, "WIOA employment rate"));
        }
      if (g_str_equal (row->id, "retention_q4"))
        {
          seen_placed = TRUE;
          g_assert_cmpfloat (row->hi, ==, 1.0);
          g_assert_nonnull (strstr (row->title, "share of placed"));
        }
      if (g_str_equal (row->id, "median_earnings_q2"))
        {
          g_assert_cmpfloat (row->lo, >=, 60000.0 / 4.0);
          g_assert_cmpfloat (row->lo, <=, 62000.0 / 4.0);
        }
      if (g_str_equal (row->id, "credential"))
        {
          g_autofree char *value = fw_wioa_dup_value (row);

          g_assert_cmpstr (value, ==, "not known");
        }
    }
  g_assert_true (seen_exiters && seen_placed);
}

/* The median is said to be of those employed only where the pay of all placed is known. */
static void
test_wioa_of (void)
{
  for (guint lacking = 0; lacking <= 20; lacking += 20)
    {
      g_autoptr (GArray) people = make_people (100, 50);
      g_autoptr (FwPilot) pilot = NULL;
      g_autoptr (GArray) table = NULL;
      const FwWioaRow *row = NULL;

      for (guint i = 0; i < 80; i++)
        {
          FwPilotPerson *person = &g_array_index (people, FwPilotPerson, i);

          person->placed = person->end + 7 * (i % 13);
          person->pay = i < lacking ? NAN : person->pay;
        }
      pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
      table = fw_pilot_wioa (pilot);
      for (guint i = 0; i < table->len; i++)
        if (g_str_equal (g_array_index (table, FwWioaRow, i).id, "median_earnings_q2"))
          row = &g_array_index (table, FwWioaRow, i);
      g_assert_nonnull (row);
      g_assert_false (isnan (row->lo));
      if (lacking == 0)
        g_assert_cmpfloat (row->of, ==, 80.0);
      else
        g_assert_true (isnan (row->of));
    }
}

/* People with a second job alone have a job: no share is over one. */
static void
test_wioa_second_job (void)
{
  g_autoptr (GArray) people = make_people (100, 50);
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GArray) table = NULL;
  guint n_known = 0;

  for (guint i = 0; i < 60; i++)
    {
      FwPilotPerson *person = &g_array_index (people, FwPilotPerson, i);

      person->placed2 = person->placed;
      person->placed = 0;
    }
  pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  table = fw_pilot_wioa (pilot);
  g_assert_cmpfloat (fw_pilot_find (pilot, NULL)->counts[FW_PILOT_PLACED], ==, 80.0);
  for (guint i = 0; i < table->len; i++)
    {
      const FwWioaRow *row = &g_array_index (table, FwWioaRow, i);

      if (row->unit != FW_UNIT_SHARE || isnan (row->lo))
        continue;
      g_assert_cmpfloat (row->lo, <=, row->hi);
      g_assert_cmpfloat (row->hi, <=, 1.0);
      n_known++;
    }
  g_assert_cmpuint (n_known, >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/pilot/withhold-random", test_withhold_random);
  g_test_add_func ("/model/pilot/withhold-by-hand", test_withhold_by_hand);
  g_test_add_func ("/model/pilot/round-trip", test_round_trip);
  g_test_add_func ("/model/pilot/quarters", test_quarters);
  g_test_add_func ("/model/pilot/quarters-across", test_quarters_across);
  g_test_add_func ("/model/pilot/floors-and-sum", test_floors_and_sum);
  g_test_add_func ("/model/pilot/floor-and-other", test_floor_and_other);
  g_test_add_func ("/model/pilot/floor-and-quarter", test_floor_and_quarter);
  g_test_add_func ("/model/pilot/quarter-and-exiters", test_quarter_and_exiters);
  g_test_add_func ("/model/pilot/narrow", test_narrow);
  g_test_add_func ("/model/pilot/few-together", test_few_together);
  g_test_add_func ("/model/pilot/pay-between", test_pay_between);
  g_test_add_func ("/model/pilot/pay-of-all", test_pay_of_all);
  g_test_add_func ("/model/pilot/of-ten", test_of_ten);
  g_test_add_func ("/model/pilot/no-index", test_no_index);
  g_test_add_func ("/model/pilot/ordinary", test_ordinary);
  g_test_add_func ("/model/pilot/wioa", test_wioa);
  g_test_add_func ("/model/pilot/wioa-of", test_wioa_of);
  g_test_add_func ("/model/pilot/wioa-second-job", test_wioa_second_job);

  return g_test_run ();
}
