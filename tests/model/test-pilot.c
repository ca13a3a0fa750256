/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-document.h"
#include "fw-pilot-learn.h"
#include "fw-pilot-private.h"
#include "fw-plan-io.h"
#include "fw-withhold.h"

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

/* A hundred completers placed for 60,000 dollars and their like, and thirty who left. */
static GArray *
make_people (guint n_completed, guint n_left)
{
  GArray *people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 2, 2018);
  for (guint i = 0; i < n_completed + n_left; i++)
    {
      const guint32 start = g_date_get_julian (&date) + 7 * (i % 50);
      const FwPilotPerson person = {
        .start = start,
        .end = start + 90,
        .placed = i < n_completed - 20 ? start + 90 + 7 * (i % 30) : 0,
        .as_of = g_date_get_julian (&date) + 1200,
        .status = i < n_completed ? FW_PILOT_COMPLETED : FW_PILOT_LEFT,
        .pay = 60000.0 + 100.0 * (i % 21),
        .pay2 = NAN,
        .credential = -1,
        .program = -1,
        .group = -1,
      };

      g_array_append_val (people, person);
    }
  return people;
}

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

static GBytes *
bytes_of (FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fw_plan_to_bytes (fw_document_get_plan (document), &error);

  g_assert_no_error (error);
  return bytes;
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

/* Many alike: they enter in one quarter of 2015 and leave in another. */
static void
add_people (GArray *people, guint n, FwPilotCount status, int quarter, int end, int placed)
{
  for (guint i = 0; i < n; i++)
    {
      FwPilotPerson person = { .as_of = 0, .status = status, .pay = NAN, .pay2 = NAN };
      guint32 *days[] = { &person.start, &person.end, &person.placed, &person.as_of };
      const int quarters[] = { quarter, end, placed, 60 };

      for (gsize d = 0; d < G_N_ELEMENTS (days); d++)
        {
          GDate date;

          if (quarters[d] == 0)
            continue;
          g_date_clear (&date, 1);
          g_date_set_dmy (&date, (GDateDay)(1 + i % 27),
                          (GDateMonth)(1 + 3 * ((quarters[d] - 1) % 4)),
                          (GDateYear)(2015 + (quarters[d] - 1) / 4));
          *days[d] = g_date_get_julian (&date);
        }
      person.pay = placed > 0 ? 30000.0 + 1370.0 * (people->len % 17) : NAN;
      person.credential = person.program = person.group = -1;
      g_array_append_val (people, person);
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

/* ----- learning */

static const FwLesson *
find_lesson (GPtrArray *lessons, const char *key)
{
  for (guint i = 0; i < lessons->len; i++)
    if (g_str_equal (((FwLesson *)lessons->pdata[i])->key, key))
      return lessons->pdata[i];
  g_assert_not_reached ();
}

/* The logit-normal about 74 % (64 to 84) has, summed over 200,001 places, mean .732210 and variance
 * .006523: Beta (21.28, 7.78). With 166 who completed and 33 who left it is Beta (187.28, 40.78),
 * whose density added up in two million steps has these quantiles. */
static void
test_learn_share (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  g_autoptr (GArray) people = make_people (166, 33);
  g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, fw_document_get_plan (document));
  const FwLesson *lesson = find_lesson (lessons, "programs.prime.completion");

  g_assert_cmpfloat (lesson->prior.p50, ==, 0.74);
  g_assert_cmpfloat (lesson->records, ==, 199.0);
  g_assert_true (lesson->whole);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p10, 0.7881, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p50, 0.8221, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p90, 0.8530, 0.00011);
}

/* By hand from the summary: precisions of the logarithm add. */
static void
test_learn_pay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  g_autoptr (GArray) people = make_people (60, 30);
  g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, fw_document_get_plan (document));
  const FwLesson *lesson = find_lesson (lessons, "programs.prime.job_pay");
  const FwPilotSubject *whole = fw_pilot_find (pilot, NULL);
  const double prior_sd = log (lesson->prior.p90 / lesson->prior.p10) / 2.0 / 1.2815515655446004;
  const double sd = log (whole->pay.upper / whole->pay.middle);
  const double n = whole->counts[FW_PILOT_PRICED];
  const double before = 1.0 / (prior_sd * prior_sd), told = n / (sd * sd);
  const double mean
      = (before * log (lesson->prior.p50) + told * log (whole->pay.middle)) / (before + told);

  g_assert_cmpfloat (n, ==, 40.0);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p50, exp (mean), 5.01);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p90,
                                  exp (mean + 1.2815515655446004 / sqrt (before + told)), 5.01);
}

/* Learning from the same records twice is learning from them once. */
static void
test_learn_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("nashville", &error);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (GArray) people = make_people (166, 33);
  g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, plan, 2024);
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, plan);
  g_autoptr (FwChange) change = fw_pilot_learn_change (plan, lessons);
  g_autoptr (GPtrArray) again = NULL;
  const FwLesson *first = lessons->pdata[0], *second;
  FwParameter *parameter;

  fw_document_apply (document, change, &error);
  g_assert_no_error (error);
  parameter = fw_plan_get_parameter (plan, NULL, first->key, NULL);
  g_assert_cmpfloat (fw_parameter_get_value (parameter), ==, first->posterior.p50);
  g_assert_cmpfloat (fw_parameter_get_p10 (parameter), ==, first->posterior.p10);
  g_assert_cmpstr (fw_parameter_get_source (parameter), ==, "Pilot, 199 records");
  again = fw_pilot_learn (pilot, plan);
  second = again->pdata[0];
  g_assert_cmpfloat (second->prior.p50, ==, first->prior.p50);
  g_assert_cmpfloat (second->posterior.p50, ==, first->posterior.p50);
  g_assert_cmpfloat (second->posterior.p90, ==, first->posterior.p90);
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
  g_test_add_func ("/model/pilot/pay-between", test_pay_between);
  g_test_add_func ("/model/pilot/no-index", test_no_index);
  g_test_add_func ("/model/pilot/ordinary", test_ordinary);
  g_test_add_func ("/model/pilot/learn-share", test_learn_share);
  g_test_add_func ("/model/pilot/learn-pay", test_learn_pay);
  g_test_add_func ("/model/pilot/learn-once", test_learn_once);
  g_test_add_func ("/model/pilot/wioa", test_wioa);
  g_test_add_func ("/model/pilot/wioa-second-job", test_wioa_second_job);

  return g_test_run ();
}
