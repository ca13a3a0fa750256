/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-document.h"
#include "fw-leave-out.h"
#include "fw-plan-io.h"
#include "fw-result.h"

#define DRAWS 200

static FwPlan *
open_plan (const char *id, const char *const *sets)
{
  g_autoptr (GError) error = NULL;
  FwPlan *plan = fw_builtin_plan_load (id, &error);

  g_assert_no_error (error);
  for (guint i = 0; sets != NULL && sets[i] != NULL; i++)
    {
      g_autoptr (FwChange) change = fw_change_new_from_text (plan, NULL, sets[i], &error);
      g_autoptr (FwChange) undo = NULL;

      g_assert_no_error (error);
      undo = fw_change_apply (change, plan, &error);
      g_assert_no_error (error);
    }
  return plan;
}

static FwCompiled *
compile (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);

  g_assert_no_error (error);
  return fw_compiled_with_draws (whole, DRAWS, 1);
}

/* Share of the steady gain in a year, by the catalogue's rise (k), fade (lambda) and its start, in
 * the middles of four quarters; the trial's course took 15 weeks. */
static double
shown (const FweAssumptions *of, int year)
{
  const double k = of->rise.middle, lambda = of->fade.middle, tau = of->fade_from.middle;
  double sum = 0;

  for (int quarter = 0; quarter < 4; quarter++)
    {
      const double t = 4.0 * (year - 1) + quarter + 0.5;

      sum += (1 - exp (-k * (t - 15.0 / 13.0))) * exp (-lambda * fmax (0, t - tau)) / 4;
    }
  return sum;
}

/* The two years of the pool by hand: CPI, then the share that shows, then the plain mean of the
 * years; errors are 2 x 20,000 / sqrt (n). */
typedef struct
{
  double n, year_2, year_3;
  int prices;
} Hand;

static const Hand hand[FW_N_TRIALS] = { [FW_TRIAL_TECHHIRE] = { 952, 0, NAN, 2021 },
                                        [FW_TRIAL_PER_SCHOLAS] = { 641, 3700, 4829, 2018 },
                                        [FW_TRIAL_WORKADVANCE] = { 2564, 1945, 1865, 2015 },
                                        [FW_TRIAL_YEAR_UP] = { 2544, 5181, 7011, 2014 },
                                        [FW_TRIAL_QUEST] = { 410, -2369, 1881, 2017 } };

static void
by_hand (FwPlan *plan, const FweAssumptions *of, FwTrialId id, double *y, double *se)
{
  g_autoptr (GError) error = NULL;
  const Hand *trial = &hand[id];
  const double s2 = shown (of, 2), s3 = shown (of, 3);
  double prices;

  g_assert_true (
      fw_plan_cpi_factor (plan, trial->prices, fw_plan_get_price_year (plan), &prices, &error));
  if (isnan (trial->year_3))
    {
      *y = prices * trial->year_2 / s2;
      *se = prices * 40000 / sqrt (trial->n) / s2;
      return;
    }
  *y = prices * (trial->year_2 / s2 + trial->year_3 / s3) / 2;
  *se = prices * 40000 / sqrt (trial->n) * (1 / s2 + 1 / s3) / 2;
}

/* DerSimonian and Laird: Q, then tau^2, then weights. */
static void
pool_by_hand (const double *y, const double *se, guint n, double *mean, double *tau2, double *sd,
              double *weights)
{
  double w = 0, ww = 0, fixed = 0, q = 0, v = 0;

  for (guint i = 0; i < n; i++)
    {
      w += pow (se[i], -2);
      ww += pow (se[i], -4);
      fixed += y[i] * pow (se[i], -2);
    }
  fixed /= w;
  for (guint i = 0; i < n; i++)
    q += pow ((y[i] - fixed) / se[i], 2);
  *tau2 = fmax (0, (q - (n - 1)) / (w - ww / w));
  *mean = 0;
  for (guint i = 0; i < n; i++)
    v += 1 / (se[i] * se[i] + *tau2);
  for (guint i = 0; i < n; i++)
    {
      weights[i] = 1 / (se[i] * se[i] + *tau2) / v;
      *mean += weights[i] * y[i];
    }
  *sd = sqrt (1 / v + *tau2);
}

static void
check_against_hand (FwPlan *plan, FwCompiled *compiled)
{
  const FwePlan *engine = fw_compiled_get_plan (compiled);
  double y[FW_N_TRIALS], se[FW_N_TRIALS], weights[FW_N_TRIALS], mean, tau2, sd, sum = 0;
  FwTrials trials;
  guint n = 0;

  fw_trials_read (engine, &trials);
  g_assert_cmpuint (trials.n, ==, FW_N_TRIALS);
  g_assert_cmpuint (trials.trials[0].id, ==, FW_TRIAL_TECHHIRE); /* the null result first */
  for (guint i = 0; i < trials.n; i++)
    {
      double estimate, error;

      by_hand (plan, &engine->assumptions, trials.trials[i].id, &estimate, &error);
      g_assert_cmpfloat_with_epsilon (trials.trials[i].estimate, estimate, 1e-6);
      g_assert_cmpfloat_with_epsilon (trials.trials[i].se, error, 1e-6);
      if (trials.trials[i].left_out)
        continue;
      y[n] = estimate;
      se[n++] = error;
    }
  g_assert_cmpuint (trials.n_pooled, ==, n);
  pool_by_hand (y, se, n, &mean, &tau2, &sd, weights);
  g_assert_cmpfloat_with_epsilon (trials.pool.mean, mean, 1e-6);
  g_assert_cmpfloat_with_epsilon (trials.tau, sqrt (tau2), 1e-6);
  g_assert_cmpfloat_with_epsilon (trials.high - trials.low, 2 * FWE_Z90 * sd, 1e-6);
  n = 0;
  for (guint i = 0; i < trials.n; i++)
    {
      const double weight = trials.trials[i].left_out ? 0 : weights[n++];

      g_assert_cmpfloat_with_epsilon (trials.trials[i].weight, weight, 1e-9);
      sum += trials.trials[i].weight;
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
}

static void
test_weights (void)
{
  static const char *const ids[] = { "minneapolis", "nashville", "new-york" };
  static const char *const less[] = { "trials.year_up=false", "trials.techhire=false", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (FwPlan) plan = open_plan (ids[i], NULL);
      g_autoptr (FwCompiled) compiled = compile (plan);
      g_autoptr (FwPlan) smaller = open_plan (ids[i], less);
      g_autoptr (FwCompiled) fewer = compile (smaller);

      check_against_hand (plan, compiled);
      check_against_hand (smaller, fewer);
    }
}

/* A plan that rests on one trial, or on none. */
static void
test_one_trial (void)
{
  static const struct
  {
    const char *set;
    double weights[FW_N_TRIALS];
  } cases[] = {
    { "evidence=techhire", { 1, 0, 0, 0, 0 } },
    { "evidence=per-scholas", { 0, 1, 0, 0, 0 } },
    { "counting=raw", { 0, 0, 0, 0, 0 } },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      const char *const sets[] = { cases[c].set, NULL };
      g_autoptr (FwPlan) plan = open_plan ("nashville", sets);
      g_autoptr (FwCompiled) compiled = compile (plan);
      g_autoptr (FwLeaveOut) answer = fw_leave_out_run (compiled, 1, NULL, NULL);
      const FwTrials *trials = fw_leave_out_get_trials (answer);

      for (guint i = 0; i < trials->n; i++)
        g_assert_cmpfloat (trials->trials[i].weight, ==, cases[c].weights[i]);
      g_assert_false (fw_leave_out_rests_on_pool (answer));
      g_assert_null (fw_leave_out_get_largest (answer, FW_LEFT_NPV));
    }
}

/* To the bit what a run of the plan comes to with that trial taken out of its pool. */
static void
test_leave_one_out (void)
{
  g_autoptr (FwPlan) plan = open_plan ("minneapolis", NULL);
  g_autoptr (FwCompiled) compiled = compile (plan);
  g_autoptr (FwLeaveOut) answer = fw_leave_out_run (compiled, 2, NULL, NULL);
  const FwLeaveOutRow *largest = fw_leave_out_get_largest (answer, FW_LEFT_EFFECT);
  guint n_rows;
  const FwLeaveOutRow *rows = fw_leave_out_get_rows (answer, &n_rows);

  g_assert_cmpuint (n_rows, ==, FW_N_TRIALS);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *set = g_strdup_printf ("%s=false", fw_evidence_key (rows[i].trial));
      const char *const sets[] = { set, NULL };
      g_autoptr (FwPlan) less = open_plan ("minneapolis", sets);
      g_autoptr (FwCompiled) other = compile (less);
      g_autoptr (FwResult) result = fw_result_new_run (other, NULL, 1, FALSE, NULL, NULL);
      FwTrials trials;

      g_assert_true (rows[i].known);
      fw_trials_read (fw_compiled_get_plan (other), &trials);
      g_assert_cmpfloat (rows[i].pool.mean, ==, trials.pool.mean);
      for (FwLeft left = 0; left < FW_N_LEFT; left++)
        {
          const FweSummary *found = fw_result_get_measure (result, fw_left_measure (left));

          g_assert_cmpfloat (rows[i].measures[left].mean, ==, found->mean);
          g_assert_cmpfloat (rows[i].measures[left].p10, ==, found->p10);
          g_assert_cmpfloat (rows[i].measures[left].p90, ==, found->p90);
        }
    }
  /* Year Up found most, and the null result is the one that pulls down */
  g_assert_cmpuint (largest->trial, ==, FW_TRIAL_YEAR_UP);
  g_assert_cmpfloat (rows[FW_TRIAL_TECHHIRE].pool.mean, >,
                     fw_leave_out_get_trials (answer)->pool.mean);
  g_assert_cmpfloat (rows[FW_TRIAL_YEAR_UP].pool.mean, <,
                     fw_leave_out_get_trials (answer)->pool.mean);
}

static char *
text_of (FwPlan *plan)
{
  g_autoptr (JsonNode) root = fw_plan_to_json (plan);

  return json_to_string (root, FALSE);
}

/* One step of undo, the same bytes after it; the last trial cannot go. */
static void
test_change (void)
{
  g_autoptr (FwPlan) plan = open_plan ("nashville", NULL);
  g_autoptr (FwDocument) document = fw_document_new (plan);
  g_autofree char *before = text_of (plan);
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) none = NULL;

  for (FwTrialId t = 0; t < FW_N_TRIALS; t++)
    {
      g_autoptr (FwChange) change = fw_change_new_set_value (NULL, fw_evidence_key (t), 0);

      g_assert_true (fw_document_apply (document, change, &error));
      g_assert_no_error (error);
    }
  none = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  during = text_of (plan);
  g_assert_nonnull (strstr (during, "\"trials\""));
  for (FwTrialId t = 0; t < FW_N_TRIALS; t++)
    g_assert_true (fw_document_undo (document, NULL));
  after = text_of (plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (strstr (before, "\"trials\""));
}

static bool
stop_cb (void *data)
{
  return ++*(guint *)data > 0;
}

static void
test_stopped (void)
{
  guint asked = 0;
  const FweHooks hooks = { .stop = stop_cb, .user_data = &asked };
  g_autoptr (FwPlan) plan = open_plan ("nashville", NULL);
  g_autoptr (FwCompiled) compiled = compile (plan);
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_leave_out_run (compiled, 1, &hooks, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (asked, >, 0);
}

/* The words of a result say when the null result is not among the trials. */
static void
test_words (void)
{
  static const char *const null_out[] = { "trials.techhire=false", NULL };
  static const char *const other_out[] = { "trials.quest=false", NULL };
  g_autofree char *all = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (FwPlan) plan = open_plan ("nashville", i == 0   ? NULL
                                                        : i == 1 ? null_out
                                                                 : other_out);
      g_autoptr (FwCompiled) compiled = compile (plan);
      g_autoptr (FwResult) result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, NULL);
      const char *words = fw_result_get_evidence_words (result);

      g_assert_cmpint (strstr (words, "without") != NULL, ==, i == 1);
      g_assert_cmpstr (words, !=, all);
      g_free (all);
      all = g_strdup (words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/trials/weights", test_weights);
  g_test_add_func ("/model/trials/one-trial", test_one_trial);
  g_test_add_func ("/model/trials/leave-one-out", test_leave_one_out);
  g_test_add_func ("/model/trials/change", test_change);
  g_test_add_func ("/model/trials/stopped", test_stopped);
  g_test_add_func ("/model/trials/words", test_words);
  return g_test_run ();
}
