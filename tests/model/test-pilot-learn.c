/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-document.h"
#include "fw-pilot-learn.h"
#include "pilot-people.h"

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
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, fw_document_get_plan (document), NULL);
  const FwLesson *lesson = find_lesson (lessons, "programs.prime.completion");

  g_assert_cmpfloat (lesson->prior.p50, ==, 0.74);
  g_assert_cmpfloat (lesson->records, ==, 199.0);
  g_assert_true (lesson->whole);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p10, 0.7881, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p50, 0.8221, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p90, 0.8530, 0.00011);
}

static FwPilot *
make_ordinary (guint completed, guint left, guint in_training)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));

  add_people (people, completed, FW_PILOT_COMPLETED, 1, 2, 0);
  add_people (people, left, FW_PILOT_LEFT, 1, 2, 0);
  add_people (people, in_training, FW_PILOT_IN_TRAINING, 1, 0, 0);
  return fw_pilot_count_people (people, NULL, NULL, 2024);
}

/* Beta (21.28, 7.78) after at least 51 of 60: its density times the chance of so many, summed over
 * 400,000 places in another language, has these quantiles and this mean. */
static void
test_learn_range (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  g_autoptr (FwPilot) pilot = make_ordinary (52, 8, 0);
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, fw_document_get_plan (document), NULL);
  const FwLesson *lesson = find_lesson (lessons, "programs.prime.completion");

  g_assert_cmpstr (lesson->known, ==, "At least 51 of 60 completed.");
  g_assert_cmpfloat (lesson->least, ==, 51.0);
  g_assert_cmpfloat (lesson->most, ==, 60.0);
  g_assert_cmpfloat (lesson->records, ==, 60.0);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p10, 0.7736, 0.00016);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p50, 0.8332, 0.00016);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p90, 0.8862, 0.00016);
  g_assert_cmpfloat_with_epsilon (lesson->mean, 0.8312, 0.00016);
}

static void
assert_same_belief (const FwBelief *one, const FwBelief *other)
{
  g_assert_cmpmem (one, sizeof *one, other, sizeof *other);
}

/* How many completed in truth is in none of it: the plan that learned is the same to the byte. */
static void
test_learn_alike (void)
{
  static const guint completed[] = { 51, 52, 57, 60 };
  g_autoptr (GBytes) first = NULL;
  FwBelief belief;

  for (gsize i = 0; i < G_N_ELEMENTS (completed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
      FwPlan *plan = fw_document_get_plan (document);
      g_autoptr (FwPilot) pilot = make_ordinary (completed[i], 60 - completed[i], 0);
      g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, plan, NULL);
      const FwLesson *lesson = find_lesson (lessons, "programs.prime.completion");
      g_autoptr (FwChange) change = fw_pilot_learn_change (plan, lessons);
      g_autoptr (GBytes) bytes = NULL;

      fw_document_apply (document, change, &error);
      g_assert_no_error (error);
      bytes = bytes_of (document);
      if (first == NULL)
        {
          first = g_bytes_ref (bytes);
          belief = lesson->posterior;
        }
      g_assert_cmpstr (lesson->known, ==, "At least 51 of 60 completed.");
      assert_same_belief (&lesson->posterior, &belief);
      g_assert_true (g_bytes_equal (bytes, first));
    }
}

static const FwNoLesson *
find_other (GPtrArray *others, const char *key)
{
  for (guint i = 0; i < others->len; i++)
    if (g_str_equal (((FwNoLesson *)others->pdata[i])->key, key))
      return others->pdata[i];
  g_assert_not_reached ();
}

/* Few who completed are a range as well; people in training may yet be among either. Seventeen say
 * nothing that could be told of, and it is said so. */
static void
test_learn_ranges (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwPilot) few = make_ordinary (4, 46, 0);
  g_autoptr (FwPilot) open = make_ordinary (45, 7, 6);
  g_autoptr (FwPilot) half = make_ordinary (9, 8, 0);
  g_autoptr (GPtrArray) few_lessons = fw_pilot_learn (few, plan, NULL);
  g_autoptr (GPtrArray) open_lessons = fw_pilot_learn (open, plan, NULL);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) half_lessons = fw_pilot_learn (half, plan, &others);

  g_assert_cmpstr (find_lesson (few_lessons, "programs.prime.completion")->known, ==,
                   "At most 9 of 50 completed.");
  g_assert_cmpstr (find_lesson (open_lessons, "programs.prime.completion")->known, ==,
                   "At least 45 of 58 completed.");
  g_assert_cmpuint (half_lessons->len, ==, 0);
  g_assert_cmpstr (find_other (others, "programs.prime.completion")->why, ==,
                   "Neither how many completed nor how many left may be told.");
}

/* Who completed in the first quarter of 2015, and was placed so many quarters later. */
static FwPilot *
make_waits (const guint *people, guint n)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));

  for (guint wait = 0; wait < n; wait++)
    add_people (all, people[wait], FW_PILOT_COMPLETED, 1, 2, 2 + (int)wait);
  add_people (all, 20, FW_PILOT_COMPLETED, 1, 2, 0);
  add_people (all, 20, FW_PILOT_LEFT, 1, 2, 0);
  return fw_pilot_count_people (all, NULL, NULL, 2024);
}

/* 25 people wait none and 15 two quarters: 30 to 39 in all, which with Beta (1, 1) and 40 placed
 * are betas from (41, 31) to (41, 40). The 20 others look for 20 (1 - .95^60) / .05 = 381.6
 * quarters at most, to the end of the records in 2029: none of that, half and all, summed over
 * 40,000 places in another language. The plan's 1 is no belief, and learning again begins where the
 * first time did. */
static void
test_learn_finding (void)
{
  static const guint people[] = { 25, 0, 15 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwPilot) pilot = make_waits (people, G_N_ELEMENTS (people));
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, plan, NULL);
  const FwLesson *lesson = find_lesson (lessons, "pipeline.job_finding");
  g_autoptr (FwChange) change = fw_pilot_learn_change (plan, lessons);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpfloat (pilot->waited, ==, 30.0);
  g_assert_cmpstr (lesson->known, ==,
                   "40 of those who completed were placed, after 30 to 39 quarters of waiting in "
                   "all. Up to 20 others had no job yet: the range reaches from none of them "
                   "looking for one to all of them, for up to 382 quarters in all.");
  g_assert_true (lesson->weak && lesson->whole);
  g_assert_cmpfloat (lesson->prior.p50, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p10, 0.0723, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p50, 0.1507, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->posterior.p90, 0.6158, 0.00011);
  g_assert_cmpfloat_with_epsilon (lesson->mean, 0.1516, 0.00011);

  fw_document_apply (document, change, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (fw_parameter_get_value (fw_plan_get_parameter (plan, NULL, lesson->key, NULL)),
                     ==, lesson->posterior.p50);
  again = fw_pilot_learn (pilot, plan, NULL);
  assert_same_belief (&find_lesson (again, "pipeline.job_finding")->posterior, &lesson->posterior);
}

/* A plan with a range of its own: its beta by moments is what the waits are added to. */
static void
test_learn_finding_prior (void)
{
  static const guint people[] = { 25, 0, 15 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwPilot) pilot = make_waits (people, G_N_ELEMENTS (people));
  g_autoptr (FwChange) change
      = fw_change_new_set_evidence ("pipeline.job_finding", 0.8, 0.7, 0.88, "here", NULL);
  g_autoptr (GPtrArray) lessons = NULL;
  const FwLesson *lesson;

  fw_document_apply (document, change, &error);
  g_assert_no_error (error);
  lessons = fw_pilot_learn (pilot, plan, NULL);
  lesson = find_lesson (lessons, "pipeline.job_finding");
  g_assert_false (lesson->weak);
  g_assert_cmpfloat (lesson->posterior.p90, <, 0.8);
  g_assert_cmpfloat (lesson->posterior.p90, >, 0.6158);
}

/* 240 people, of whom a fifth of those who wait are placed in each quarter, in records that end so
 * soon: those not placed yet are no reason to take the others for all. */
static void
test_learn_finding_early (void)
{
  static const guint spans[] = { 2, 4, 7, 12 };

  for (guint k = 0; k < G_N_ELEMENTS (spans) * 2; k++)
    {
      const guint span = spans[k / 2];
      const gboolean at_once = k % 2 == 0; /* else evenly over the time */
      g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
      g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
      g_autoptr (GRand) random = g_rand_new_with_seed (k + 1);
      g_autoptr (FwPilot) pilot = NULL;
      g_autoptr (GPtrArray) lessons = NULL;
      const FwLesson *lesson;

      for (guint i = 0; i < 240; i++)
        {
          const guint end = 2 + (at_once ? 0 : i % span);
          guint placed = end;

          while (placed < 2 + span && g_rand_double (random) >= 0.2)
            placed++;
          add_people_until (all, 1, FW_PILOT_COMPLETED, 1, (int)end,
                            placed < 2 + span ? (int)placed : 0, 1 + (int)span);
        }
      add_people_until (all, 20, FW_PILOT_LEFT, 1, 2, 0, 1 + (int)span);
      pilot = fw_pilot_count_people (all, NULL, NULL, 2024);
      lessons = fw_pilot_learn (pilot, fw_document_get_plan (document), NULL);
      lesson = find_lesson (lessons, "pipeline.job_finding");
      g_test_message ("%u quarters: %g, %g, %g", span, lesson->posterior.p10, lesson->posterior.p50,
                      lesson->posterior.p90);
      g_assert_cmpfloat (lesson->posterior.p10, <, 0.22);
      g_assert_cmpfloat (lesson->posterior.p90, >, 0.2);
      g_assert_cmpfloat (lesson->posterior.p50, >, 0.14);
      g_assert_cmpfloat (lesson->posterior.p50, <, 0.3);
    }
}

/* Which waits the sum is of is in none of it; fewer than ten who waited teach nothing. */
static void
test_learn_finding_withheld (void)
{
  static const guint some[] = { 25, 0, 15 }, others[] = { 16, 13, 11 }, few[] = { 32, 0, 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwPilot) first = make_waits (some, G_N_ELEMENTS (some));
  g_autoptr (FwPilot) second = make_waits (others, G_N_ELEMENTS (others));
  g_autoptr (FwPilot) third = make_waits (few, G_N_ELEMENTS (few));
  g_autoptr (GPtrArray) one = fw_pilot_learn (first, plan, NULL);
  g_autoptr (GPtrArray) two = fw_pilot_learn (second, plan, NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) three = fw_pilot_learn (third, plan, &none);
  const FwLesson *lesson = find_lesson (one, "pipeline.job_finding");
  const FwLesson *same = find_lesson (two, "pipeline.job_finding");

  assert_same_belief (&lesson->posterior, &same->posterior);
  g_assert_cmpfloat (lesson->mean, ==, same->mean);
  g_assert_cmpstr (lesson->known, ==, same->known);
  for (guint i = 0; i < three->len; i++)
    g_assert_cmpstr (((FwLesson *)three->pdata[i])->key, !=, "pipeline.job_finding");
  g_assert_true (isnan (third->waited));
  g_assert_true (g_str_has_prefix (find_other (none, "pipeline.job_finding")->why, "How long"));
}

/* By hand from the summary: precisions of the logarithm add. */
static void
test_learn_pay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  g_autoptr (GArray) people = make_people (60, 30);
  g_autoptr (FwPilot) pilot = fw_pilot_count_people (people, NULL, NULL, 2024);
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, fw_document_get_plan (document), NULL);
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
  g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, plan, NULL);
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
  again = fw_pilot_learn (pilot, plan, NULL);
  second = again->pdata[0];
  g_assert_cmpfloat (second->prior.p50, ==, first->prior.p50);
  g_assert_cmpfloat (second->posterior.p50, ==, first->posterior.p50);
  g_assert_cmpfloat (second->posterior.p90, ==, first->posterior.p90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/pilot-learn/share", test_learn_share);
  g_test_add_func ("/model/pilot-learn/range", test_learn_range);
  g_test_add_func ("/model/pilot-learn/alike", test_learn_alike);
  g_test_add_func ("/model/pilot-learn/ranges", test_learn_ranges);
  g_test_add_func ("/model/pilot-learn/finding", test_learn_finding);
  g_test_add_func ("/model/pilot-learn/finding-prior", test_learn_finding_prior);
  g_test_add_func ("/model/pilot-learn/finding-early", test_learn_finding_early);
  g_test_add_func ("/model/pilot-learn/finding-withheld", test_learn_finding_withheld);
  g_test_add_func ("/model/pilot-learn/pay", test_learn_pay);
  g_test_add_func ("/model/pilot-learn/once", test_learn_once);

  return g_test_run ();
}
