/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-learn.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fwe-math.h"
#include "fwe-posterior.h"

#define JOB_FINDING "pipeline.job_finding"

/* Standard normal 90th percentile, as ranges of the plan are read. */
#define Z90 1.2815515655446004

static const char *const belief_keys[] = { "p10", "p50", "p90" };

static void
lesson_free (gpointer data)
{
  FwLesson *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->known);
  g_free (self);
}

static void
no_lesson_free (gpointer data)
{
  FwNoLesson *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->why);
  g_free (self);
}

/* What there is to learn from. */
typedef struct
{
  FwPilot *pilot;
  FwPlan *plan;
  GPtrArray *lessons, *others;
} Learner;

/* Figures kept of a posterior: hundredths of a percent, tens of dollars. */
static double
rounded_share (double share)
{
  return CLAMP (floor (share * 1e4 + 0.5) / 1e4, 1e-4, 1.0 - 1e-4); /* a logit has to have it */
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

/**
 * bounds_of_completion:
 * @n: (out): people who completed, left or may yet complete
 *
 * From what may be told alone, so that whoever reads the lesson learns no more. Where both those
 * who completed and those who left are told it is of them. Else it is of all who entered, less
 * those known to be in training still: whoever else is has yet to be counted, and of those who will
 * have completed in the end no fewer than now is known and no more than have not left.
 */
static gboolean
bounds_of_completion (const FwPilotSubject *subject, double *lo, double *hi, double *n)
{
  double entered, least_left, most_left, training, most_training;
  double least, most;

  fw_pilot_bounds (subject, FW_PILOT_COMPLETED, &least, &most);
  fw_pilot_bounds (subject, FW_PILOT_LEFT, &least_left, &most_left);
  fw_pilot_bounds (subject, FW_PILOT_IN_TRAINING, &training, &most_training);
  entered = subject->floor[FW_PILOT_STARTED] ? NAN : subject->counts[FW_PILOT_STARTED];

  *lo = isnan (least) ? 0.0 : least;
  if (least == most && least_left == most_left)
    {
      *hi = least;
      *n = least + least_left;
      return TRUE;
    }
  *n = training == most_training ? entered - training : entered;
  *hi = isnan (least_left) ? *n : *n - least_left;
  if (training == most_training && most < *hi)
    *hi = most;
  return *lo <= *hi; /* a file may hold anything */
}

static char *
completion_words (double lo, double hi, double n)
{
  g_autofree char *least = fw_unit_format (lo, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *most = fw_unit_format (hi, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *of = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);

  if (lo == hi)
    return g_strdup_printf (_ ("%s of %s completed."), least, of);
  if (hi == n)
    return g_strdup_printf (_ ("At least %s of %s completed."), least, of);
  if (lo == 0.0)
    return g_strdup_printf (_ ("At most %s of %s completed."), most, of);
  return g_strdup_printf (_ ("From %s to %s of %s completed."), least, most, of);
}

/* The beta of the plan's logit-normal, by moments; none of a number taken as certain. */
static gboolean
beta_of (const FwBelief *belief, FweBeta *beta)
{
  const double sigma = (fwe_logit (belief->p90) - fwe_logit (belief->p10)) / (2.0 * Z90);
  double mean, variance;

  if (!(sigma > 0.0) || !isfinite (sigma))
    return FALSE;
  fwe_logit_normal_moments (belief->p50, sigma, &mean, &variance);
  return fwe_beta_of_moments (mean, variance, beta);
}

static void
take_belief (FwLesson *lesson, const FweMixture *after)
{
  lesson->mean = rounded_share (fwe_mixture_mean (after));
  lesson->posterior = (FwBelief){ rounded_share (fwe_mixture_quantile (after, 0.1)),
                                  rounded_share (fwe_mixture_quantile (after, 0.5)),
                                  rounded_share (fwe_mixture_quantile (after, 0.9)) };
}

/* Updated by how many completed, or by between which two numbers they are. Returns why not. */
static char *
learn_share (const FwPilotSubject *subject, FwLesson *lesson)
{
  double lo, hi, n;
  FweMixture *after;
  FweBeta before;

  if (!beta_of (&lesson->prior, &before))
    return g_strdup (_ ("The plan takes this number as certain, which records do not change."));
  if (!bounds_of_completion (subject, &lo, &hi, &n))
    return g_strdup (_ ("How many entered training may not be told."));
  if (lo == 0.0 && hi == n)
    return g_strdup (_ ("Neither how many completed nor how many left may be told."));
  after = fwe_mixture_new_counted (before, lo, hi, n);
  if (after == NULL)
    return g_strdup (_ ("The numbers between which those who completed are known to be are too "
                        "far apart."));

  take_belief (lesson, after);
  lesson->records = n;
  lesson->least = lo;
  lesson->most = hi;
  lesson->known = completion_words (lo, hi, n);
  fwe_mixture_free (after);
  return NULL;
}

static char *
pay_words (double n, gboolean at_least, double median)
{
  g_autofree char *people = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *pay = fw_unit_format (median, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_TABLE);

  if (at_least)
    /* Translators: number of people, dollars a year. */
    return g_strdup_printf (_ ("The median pay of at least %s people is %s a year."), people, pay);
  /* Translators: number of people, dollars a year. */
  return g_strdup_printf (_ ("The median pay of %s people is %s a year."), people, pay);
}

/* The logarithm of what is paid on average, normal before and after. Returns why not. */
static char *
learn_pay (const FwPilotSubject *subject, double factor, FwLesson *lesson)
{
  const FwPilotSummary *pay = &subject->pay;
  const FwBelief *prior = &lesson->prior;
  const double n = subject->counts[FW_PILOT_PRICED]; /* a floor of it learns a little less */
  const FweNormal before
      = { fwe_log (prior->p50), fwe_log (prior->p90 / prior->p10) / (2.0 * Z90) };
  const double spread = fwe_log (pay->upper / pay->middle);
  FweNormal after;

  if (!(before.sd > 0.0) || !isfinite (before.mean))
    return g_strdup (_ ("The plan takes this number as certain, which records do not change."));
  if (isnan (n) || !(spread > 0.0) || !isfinite (spread) || !isfinite (factor))
    return g_strdup (_ ("What people are paid may not be told, or its year has no price index."));
  after = fwe_normal_update (before, (size_t)n, fwe_log (pay->middle * factor), spread);
  lesson->posterior = (FwBelief){ rounded_pay (fwe_exp (after.mean - Z90 * after.sd)),
                                  rounded_pay (fwe_exp (after.mean)),
                                  rounded_pay (fwe_exp (after.mean + Z90 * after.sd)) };
  lesson->mean = rounded_pay (fwe_exp (after.mean + 0.5 * after.sd * after.sd));
  lesson->records = n;
  lesson->least = lesson->most = NAN;
  lesson->known = pay_words (n, subject->floor[FW_PILOT_PRICED], pay->p50);
  return NULL;
}

/* Tens of quarters are told: fewer than ten more are possible. */
#define MORE_QUARTERS 9.0

/**
 * Search:
 * @lo: at least so many were placed
 * @hi: at most so many
 * @waited: quarters those waited before, at least so many in all and fewer than ten more
 * @others: at most so many more completed and were not placed
 * @searched: quarters, at most, that those looked for a job
 */
typedef struct
{
  double lo, hi, waited, others, searched;
} Search;

static char *
search_words (const Search *search)
{
  g_autofree char *people = fw_unit_format (search->lo, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *least = fw_unit_format (search->waited, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *most
      = fw_unit_format (search->waited + MORE_QUARTERS, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *others = fw_unit_format (search->others, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *searched
      = fw_unit_format (ceil (search->searched), FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *placed = NULL;

  if (search->lo < search->hi)
    /* Translators: number of people, two numbers of quarters. */
    placed = g_strdup_printf (_ ("At least %s of those who completed were placed, after %s to %s "
                                 "quarters of waiting in all."),
                              people, least, most);
  else
    /* Translators: number of people, two numbers of quarters. */
    placed = g_strdup_printf (_ ("%s of those who completed were placed, after %s to %s quarters "
                                 "of waiting in all."),
                              people, least, most);
  if (!(search->searched > 0.0))
    return g_steal_pointer (&placed);
  /* Translators: the sentences before, number of people, number of quarters. */
  return g_strdup_printf (_ ("%s Up to %s others had no job yet: the range reaches from none of "
                             "them looking for one to all of them, for up to %s quarters in all."),
                          placed, others, searched);
}

/* Calendar quarters since the year 0 of a month, "2019-08"; 0 of no month. */
static int
quarter_of_month (const char *month)
{
  g_auto (GStrv) parts = g_strsplit (month != NULL ? month : "", "-", 3);
  guint64 year, number;

  if (g_strv_length (parts) < 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 1900, 2200, &year, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &number, NULL))
    return 0;
  return 4 * (int)year + ((int)number - 1) / 3;
}

/* How many completed by the end of a quarter, at most: what is told next. Infinite after the last
 * that is told. */
static double
most_by (FwPilot *self, guint quarter)
{
  for (guint i = quarter; i < self->quarters->len; i++)
    {
      const double told = g_array_index (self->quarters, FwPilotQuarter, i).completed;

      if (told >= 10.0) /* as what is read from a plan: a 0 is not kept */
        return told;
    }
  return INFINITY;
}

/**
 * most_searched:
 * @completed: at most so many
 * @others: of them, at most so many were not placed
 * @drift: share that gives up in a quarter
 *
 * The people not placed are taken to have completed as early as what is told allows, and to have
 * looked for a job from then to the end of the records unless they gave up.
 *
 * Returns: quarters, added up over people; NaN where the records have no days
 */
static double
most_searched (FwPilot *self, double completed, double others, double drift)
{
  const FwPilotQuarter *first;
  double undated = 0.0, looking = 0.0, came = 0.0, sum = 0.0;
  int end;

  if (!(others > 0.0))
    return 0.0;
  end = quarter_of_month (self->as_of);
  if (self->quarters->len == 0 || end == 0)
    return NAN;

  for (guint i = 0; i < self->quarters->len; i++)
    if (isfinite (most_by (self, i)))
      undated = MAX (completed - most_by (self, i), 0.0);
  first = &g_array_index (self->quarters, FwPilotQuarter, 0);
  for (int at = 4 * first->year + first->quarter - 1, i = 0; at <= end; at++, i++)
    {
      /* of some the day is not known: they may have come at once */
      const double by = MIN (most_by (self, (guint)i) + undated, others);

      looking = looking * (1.0 - drift) + MAX (by - came, 0.0);
      came = MAX (by, came);
      sum += looking;
    }
  return sum;
}

/* From the records, as far as it may be told. */
static gboolean
find_search (FwPilot *self, FwPlan *plan, Search *out)
{
  const FwPilotSubject *whole = fw_pilot_find (self, NULL);
  const double drift
      = fw_parameter_get_p10 (fw_plan_get_parameter (plan, NULL, "pipeline.drift", NULL));
  double least, most;

  fw_pilot_bounds (whole, FW_PILOT_COMPLETED_PLACED, &out->lo, &out->hi);
  fw_pilot_bounds (whole, FW_PILOT_COMPLETED, &least, &most);
  if (isnan (most) && !whole->floor[FW_PILOT_STARTED])
    most = whole->counts[FW_PILOT_STARTED];
  out->waited = self->waited;
  out->others = MAX (most - out->lo, 0.0);
  if (isnan (out->lo) || isnan (most) || !(self->waited >= 0.0))
    return FALSE;

  out->searched
      = most_searched (self, most, out->others, drift >= 0.0 && drift < 1.0 ? drift : 0.0);
  return !isnan (out->searched);
}

/**
 * learn_finding:
 *
 * The share of those who wait that is placed in a quarter: k people who were placed and waited w
 * quarters before it, all together, are k quarters in which somebody was and w in which nobody was,
 * so Beta (a, b) becomes Beta (a + k, b + w). Calendar quarters, as the plan counts: who is placed
 * in the quarter of completing, or before it, waited none.
 *
 * Who completed and has no job by the end of the records looked for one for u more quarters, which
 * makes it Beta (a + k, b + w + u): left out, those soonest placed would stand for all. Nobody
 * recorded how long they looked before they gave up, if they did, so the range reaches from its
 * lower end where all of them looked all the time (most_searched()) to its upper end where none
 * did, and its middle is that of half as long. As the records do not tell what stood open, a wait
 * for want of openings counts as one of search. Both k and w are known only as far as they may be
 * told. A number that the plan takes as certain is no belief that records could add to: the weak
 * Beta (1, 1), any share as likely as another, takes its place.
 *
 * Returns: (nullable): why not
 */
static char *
learn_finding (FwPilot *self, FwPlan *plan, double smallest, FwLesson *lesson)
{
  FweBeta before = { 1.0, 1.0 };
  FwLesson ends[3] = { 0 }; /* all looked, half as long, none */
  Search search;

  lesson->weak = !beta_of (&lesson->prior, &before);
  if (!find_search (self, plan, &search))
    return g_strdup (_ ("How long people waited for a job may not be told, too few waited at all, "
                        "or the records lack days."));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const double searched = search.searched * (2.0 - i) / 2.0;
      FweMixture *after
          = fwe_mixture_new_waited (fwe_beta_update (before, 0.0, searched), search.lo, search.hi,
                                    search.waited, search.waited + MORE_QUARTERS);

      if (after == NULL)
        return g_strdup (_ ("The numbers between which those who were placed are known to be are "
                            "too far apart."));
      take_belief (&ends[i], after);
      fwe_mixture_free (after);
    }

  lesson->mean = MAX (ends[1].mean, smallest);
  lesson->posterior
      = (FwBelief){ MAX (ends[0].posterior.p10, smallest), MAX (ends[1].posterior.p50, smallest),
                    MAX (ends[2].posterior.p90, smallest) };
  lesson->records = lesson->least = search.lo;
  lesson->most = search.hi;
  lesson->known = search_words (&search);
  return NULL;
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

static FwLesson *
lesson_new (FwPlan *plan, const char *key)
{
  FwParameter *parameter = fw_plan_get_parameter (plan, NULL, key, NULL);
  FwLesson *self;

  if (parameter == NULL)
    return NULL;
  self = g_new0 (FwLesson, 1);
  self->key = g_strdup (key);
  self->title = fw_plan_key_title (plan, key);
  self->unit = fw_parameter_get_row (parameter)->unit;
  self->prior = prior_of (plan, parameter);
  return self;
}

/* Among the lessons, or among the others with why it is none. */
static void
sort_in (Learner *self, FwLesson *lesson, char *why)
{
  FwNoLesson *other;

  if (why == NULL)
    {
      g_ptr_array_add (self->lessons, lesson);
      return;
    }
  other = g_new0 (FwNoLesson, 1);
  other->key = g_steal_pointer (&lesson->key);
  other->title = g_steal_pointer (&lesson->title);
  other->why = why;
  g_ptr_array_add (self->others, other);
  lesson_free (lesson);
}

static void
learn_number (Learner *self, FwPart *program, const char *name, const FwPilotSubject *subject,
              double factor, gboolean whole)
{
  g_autofree char *key = g_strconcat ("programs.", fw_part_get_id (program), ".", name, NULL);
  FwLesson *lesson = lesson_new (self->plan, key);
  char *why;

  if (lesson == NULL)
    return;
  lesson->whole = whole;
  if (subject == NULL)
    why = g_strdup (_ ("Nobody said which program of the records this is."));
  else if (lesson->unit == FW_UNIT_SHARE)
    why = learn_share (subject, lesson);
  else
    why = learn_pay (subject, factor, lesson);
  sort_in (self, lesson, why);
}

static void
learn_all (Learner *self)
{
  GListModel *programs = fw_plan_get_list (self->plan, FW_LIST_PROGRAMS);
  FwLesson *lesson;
  double factor;

  if (!fw_plan_cpi_factor (self->plan, self->pilot->price_year, fw_plan_get_price_year (self->plan),
                           &factor, NULL))
    factor = NAN;
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      gboolean whole;
      const FwPilotSubject *subject = subject_of (self->pilot, program, &whole);

      learn_number (self, program, "completion", subject, factor, whole);
      learn_number (self, program, "job_pay", subject, factor, whole);
    }

  lesson = lesson_new (self->plan, JOB_FINDING);
  lesson->whole = TRUE;
  sort_in (self, lesson,
           learn_finding (self->pilot, self->plan, fw_catalogue_find (JOB_FINDING, NULL, NULL)->lo,
                          lesson));
}

/**
 * fw_pilot_learn:
 * @plan: whose programs and numbers are meant
 * @others: (out) (optional) (element-type FwNoLesson) (transfer full): the numbers they could have
 *   told of, and why they do not
 *
 * Completion and pay outside commitments of each program, and how fast those who wait are placed.
 * How many are is set by openings more than by the people, so no number of the plan is learned from
 * that; and who still has a job cannot be learned from when one began.
 *
 * Returns: (element-type FwLesson) (transfer full): one for each number of the plan that the
 * records tell of
 */
GPtrArray *
fw_pilot_learn (FwPilot *self, FwPlan *plan, GPtrArray **others)
{
  GPtrArray *lessons = g_ptr_array_new_with_free_func (lesson_free);
  g_autoptr (GPtrArray) untold = g_ptr_array_new_with_free_func (no_lesson_free);

  g_return_val_if_fail (self != NULL && FW_IS_PLAN (plan), lessons);

  learn_all (&(Learner){ self, plan, lessons, untold });
  if (others != NULL)
    *others = g_steal_pointer (&untold);
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
