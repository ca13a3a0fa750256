/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-learn.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fwe-math.h"
#include "fwe-posterior.h"

/* Standard normal 90th percentile, as ranges of the plan are read. */
#define Z90 1.2815515655446004

static const char *const belief_keys[] = { "p10", "p50", "p90" };

static void
lesson_free (gpointer data)
{
  FwLesson *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

/* Figures kept of a posterior: hundredths of a percent, tens of dollars. */
static double
rounded_share (double share)
{
  return floor (share * 1e4 + 0.5) / 1e4;
}

static double
rounded_pay (double pay)
{
  return floor (pay / 10.0 + 0.5) * 10.0;
}

/* ----- what was believed before */

/* The series that keeps it, when the number still stands as a pilot left it. */
static FwSeries *
find_prior (FwPlan *plan, FwParameter *parameter)
{
  FwSeries *series
      = fw_plan_find_series (plan, FW_MEASURE_PILOT_PRIOR, fw_parameter_get_key (parameter), NULL);

  if (series == NULL
      || g_strcmp0 (fw_part_get_text (FW_PART (series), "source"),
                    fw_parameter_get_source (parameter))
             != 0)
    return NULL;
  return series;
}

static FwBelief
prior_of (FwPlan *plan, FwParameter *parameter)
{
  FwSeries *series = find_prior (plan, parameter);

  if (series != NULL)
    return (FwBelief){ fw_series_number (series, "p10"), fw_series_number (series, "p50"),
                       fw_series_number (series, "p90") };
  return (FwBelief){ fw_parameter_get_p10 (parameter), fw_parameter_get_evidence (parameter),
                     fw_parameter_get_p90 (parameter) };
}

/* ----- lessons */

/* The beta of the plan's logit-normal, by moments; updated by those who completed and who left. */
static gboolean
learn_share (const FwPilotSubject *subject, FwLesson *lesson)
{
  const double had = subject->counts[FW_PILOT_COMPLETED];
  const double had_not = subject->counts[FW_PILOT_LEFT];
  const FwBelief *prior = &lesson->prior;
  const double sigma = (fwe_logit (prior->p90) - fwe_logit (prior->p10)) / (2.0 * Z90);
  double mean, variance;
  FweBeta beta;

  if (isnan (had) || isnan (had_not) || subject->floor[FW_PILOT_COMPLETED]
      || subject->floor[FW_PILOT_LEFT] || !(sigma > 0.0) || !isfinite (sigma))
    return FALSE;
  fwe_logit_normal_moments (prior->p50, sigma, &mean, &variance);
  if (!fwe_beta_of_moments (mean, variance, &beta))
    return FALSE;

  beta = fwe_beta_update (beta, had, had_not);
  lesson->posterior = (FwBelief){ rounded_share (fwe_beta_quantile (beta, 0.1)),
                                  rounded_share (fwe_beta_quantile (beta, 0.5)),
                                  rounded_share (fwe_beta_quantile (beta, 0.9)) };
  lesson->records = had + had_not;
  return TRUE;
}

/* The logarithm of what is paid on average, normal before and after. */
static gboolean
learn_pay (const FwPilotSubject *subject, double factor, FwLesson *lesson)
{
  const FwPilotSummary *pay = &subject->pay;
  const FwBelief *prior = &lesson->prior;
  const double n = subject->counts[FW_PILOT_PRICED]; /* a floor of it learns a little less */
  const FweNormal before
      = { fwe_log (prior->p50), fwe_log (prior->p90 / prior->p10) / (2.0 * Z90) };
  const double spread = fwe_log (pay->upper / pay->middle);
  FweNormal after;

  if (isnan (n) || !(spread > 0.0) || !isfinite (spread) || !(before.sd > 0.0)
      || !isfinite (before.mean) || !isfinite (factor))
    return FALSE;
  after = fwe_normal_update (before, (size_t)n, fwe_log (pay->middle * factor), spread);
  lesson->posterior = (FwBelief){ rounded_pay (fwe_exp (after.mean - Z90 * after.sd)),
                                  rounded_pay (fwe_exp (after.mean)),
                                  rounded_pay (fwe_exp (after.mean + Z90 * after.sd)) };
  lesson->records = n;
  return TRUE;
}

/* Programs somebody found in the records; the whole pilot stands for all when nobody did. */
static const FwPilotSubject *
subject_of (FwPilot *self, FwPart *program, gboolean *whole)
{
  g_autofree char *id = g_strconcat ("programs/", fw_part_get_id (program), NULL);
  const FwPilotSubject *own = fw_pilot_find (self, id);

  *whole = own == NULL;
  for (guint i = 0; own == NULL && i < self->subjects->len; i++)
    {
      const FwPilotSubject *other = self->subjects->pdata[i];

      if (other->id != NULL && g_str_has_prefix (other->id, "programs/"))
        return NULL;
    }
  return own != NULL ? own : fw_pilot_find (self, NULL);
}

static void
learn_number (FwPlan *plan, FwPart *program, const char *name, const FwPilotSubject *subject,
              double factor, gboolean whole, GPtrArray *lessons)
{
  g_autofree char *key = g_strconcat ("programs.", fw_part_get_id (program), ".", name, NULL);
  FwParameter *parameter = fw_plan_get_parameter (plan, NULL, key, NULL);
  FwLesson *lesson;
  gboolean learned;

  if (parameter == NULL)
    return;
  lesson = g_new0 (FwLesson, 1);
  lesson->prior = prior_of (plan, parameter);
  lesson->unit = fw_parameter_get_row (parameter)->unit;
  lesson->whole = whole;
  learned = lesson->unit == FW_UNIT_SHARE ? learn_share (subject, lesson)
                                          : learn_pay (subject, factor, lesson);
  if (!learned)
    {
      lesson_free (lesson);
      return;
    }
  lesson->title = fw_plan_key_title (plan, key);
  lesson->key = g_steal_pointer (&key);
  g_ptr_array_add (lessons, lesson);
}

/**
 * fw_pilot_learn:
 * @plan: whose programs and numbers are meant
 *
 * Completion and pay outside commitments of each program. Openings, not the people, set how many
 * are placed and when, so no number of the plan is learned from those; and who still has a job
 * cannot be learned from when one began.
 *
 * Returns: (element-type FwLesson) (transfer full)
 */
GPtrArray *
fw_pilot_learn (FwPilot *self, FwPlan *plan)
{
  GPtrArray *lessons = g_ptr_array_new_with_free_func (lesson_free);
  GListModel *programs;
  double factor;

  g_return_val_if_fail (self != NULL && FW_IS_PLAN (plan), lessons);

  programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);
  if (!fw_plan_cpi_factor (plan, self->price_year, fw_plan_get_price_year (plan), &factor, NULL))
    factor = NAN;
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      gboolean whole;
      const FwPilotSubject *subject = subject_of (self, program, &whole);

      if (subject == NULL)
        continue;
      learn_number (plan, program, "completion", subject, factor, whole, lessons);
      learn_number (plan, program, "job_pay", subject, factor, whole, lessons);
    }
  return lessons;
}

/* ----- into the plan */

static char *
source_of (const FwLesson *lesson)
{
  g_autofree char *n = fw_unit_format (lesson->records, FW_UNIT_COUNT, FW_STYLE_TABLE);

  return g_strdup_printf (_ ("Pilot, %s records"), n);
}

static FwChange *
keep_prior (FwPlan *plan, const FwLesson *lesson, const char *source)
{
  const double numbers[] = { lesson->prior.p10, lesson->prior.p50, lesson->prior.p90 };
  g_autofree char *title = g_strdup_printf (_ ("Before the pilot: %s"), lesson->title);
  FwSeriesValue values[G_N_ELEMENTS (belief_keys)];
  g_autoptr (FwSeries) series = NULL;
  const FwSeriesInfo info = { .measure = FW_MEASURE_PILOT_PRIOR,
                              .subject = lesson->key,
                              .title = title,
                              .geography = fw_place_get_geography (fw_plan_get_place (plan)),
                              .place = fw_place_get_name (fw_plan_get_place (plan)),
                              .source = source };

  for (guint i = 0; i < G_N_ELEMENTS (belief_keys); i++)
    values[i] = (FwSeriesValue){ belief_keys[i], numbers[i], NAN, FW_MARK_EXACT };
  series = fw_series_new_of (&info, values, G_N_ELEMENTS (belief_keys));
  return fw_change_new_set_series (plan, series);
}

FwChange *
fw_pilot_learn_change (FwPlan *plan, GPtrArray *lessons)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (FW_IS_PLAN (plan) && lessons != NULL, NULL);

  for (guint i = 0; i < lessons->len; i++)
    {
      const FwLesson *lesson = lessons->pdata[i];
      g_autofree char *source = source_of (lesson);

      g_ptr_array_add (changes, keep_prior (plan, lesson, source));
      g_ptr_array_add (changes, fw_change_new_set_evidence (lesson->key, lesson->posterior.p50,
                                                            lesson->posterior.p10,
                                                            lesson->posterior.p90, source, NULL));
    }
  return changes->len > 0 ? fw_change_new_several (changes, _ ("Learn from the pilot")) : NULL;
}
