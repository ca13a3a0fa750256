/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-change-private.h"
#include "fw-part-private.h"
#include "fw-pilot-private.h"

/* A pilot in a plan is a few series, kept and shown as all others are. */

#define SUBJECT_Q2 "q2"
#define WAIT_KEY   "quarters"

static const char *const summary_keys[] = { "p25", "p50", "p75", "middle", "upper" };
#define N_SUMMARY G_N_ELEMENTS (summary_keys)

static const struct
{
  const char *subject;
  const char *title;
  gsize member;
} sums[] = {
  { "started", N_ ("Pilot: people who entered training, by quarter, so far"),
    G_STRUCT_OFFSET (FwPilotQuarter, started) },
  { "completed", N_ ("Pilot: people who completed, by quarter, so far"),
    G_STRUCT_OFFSET (FwPilotQuarter, completed) },
  { "placed", N_ ("Pilot: people placed in a job, by quarter, so far"),
    G_STRUCT_OFFSET (FwPilotQuarter, placed) },
};

static double *
sum_of (FwPilotQuarter *quarter, guint sum)
{
  return (double *)(void *)((char *)quarter + sums[sum].member);
}

/* ----- the counts */

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

/* ----- to series */

static FwSeriesValue
value_of (const char *key, double number, gboolean at_least)
{
  const FwValueMark mark = isnan (number) ? FW_MARK_SUPPRESSED
                           : at_least     ? FW_MARK_AT_LEAST
                                          : FW_MARK_EXACT;

  return (FwSeriesValue){ key, number, NAN, mark };
}

static void
add_counts (GPtrArray *series, const FwPilotSubject *subject, FwSeriesInfo info)
{
  FwSeriesValue values[FW_N_PILOT_COUNTS];

  for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
    values[count]
        = value_of (fw_pilot_count_id (count), subject->counts[count], subject->floor[count]);
  info.measure = FW_MEASURE_PILOT_PEOPLE;
  info.subject = subject->id;
  g_ptr_array_add (series, fw_series_new_of (&info, values, FW_N_PILOT_COUNTS));
}

static void
add_summary (GPtrArray *series, const FwPilotSummary *summary, FwSeriesInfo info)
{
  const double numbers[N_SUMMARY]
      = { summary->p25, summary->p50, summary->p75, summary->middle, summary->upper };
  FwSeriesValue values[N_SUMMARY];

  for (guint i = 0; i < N_SUMMARY; i++)
    values[i] = value_of (summary_keys[i], numbers[i], FALSE);
  g_ptr_array_add (series, fw_series_new_of (&info, values, N_SUMMARY));
}

/* "2015-Q3" */
static char *
quarter_key (const FwPilotQuarter *quarter)
{
  g_autofree char *year = fw_number_to_c (quarter->year);
  g_autofree char *number = fw_number_to_c (quarter->quarter);

  return g_strconcat (year, "-Q", number, NULL);
}

static void
add_quarters (GPtrArray *series, GArray *quarters, guint sum, FwSeriesInfo info)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree FwSeriesValue *values = g_new0 (FwSeriesValue, quarters->len);

  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);

      g_ptr_array_add (keys, quarter_key (quarter));
      values[i] = value_of (keys->pdata[i], *sum_of (quarter, sum), FALSE);
    }
  info.measure = FW_MEASURE_PILOT_QUARTERS;
  info.subject = sums[sum].subject;
  info.title = _ (sums[sum].title);
  g_ptr_array_add (series, fw_series_new_of (&info, values, quarters->len));
}

GPtrArray *
fw_pilot_to_series (FwPilot *self, const char *geography, const char *place, const char *source,
                    const char *fetched)
{
  GPtrArray *series = g_ptr_array_new_with_free_func (g_object_unref);
  FwSeriesInfo info = { .geography = geography,
                        .place = place,
                        .vintage = self != NULL ? self->as_of : NULL,
                        .source = source,
                        .fetched = fetched };
  FwSeriesValue waited;

  g_return_val_if_fail (self != NULL, series);

  for (guint i = 0; i < self->subjects->len; i++)
    {
      const FwPilotSubject *subject = self->subjects->pdata[i];
      FwSeriesInfo pay = info;

      add_counts (series, subject, info);
      pay.measure = FW_MEASURE_PILOT_PAY;
      pay.subject = subject->id;
      pay.price_year = self->price_year;
      add_summary (series, &subject->pay, pay);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    add_quarters (series, self->quarters, i, info);
  info.measure = FW_MEASURE_PILOT_PAY;
  info.subject = SUBJECT_Q2;
  info.title = _ ("Pilot: pay in the job held in the 2nd quarter after exit");
  info.note = _ ("Dollars as recorded, of the years people were paid in.");
  add_summary (series, &self->pay_q2, info);
  info.measure = FW_MEASURE_PILOT_WEEKS;
  info.subject = info.title = info.note = NULL;
  add_summary (series, &self->weeks, info);
  info.measure = FW_MEASURE_PILOT_WAIT;
  info.note = _ ("From completing to placement, in tens: fewer than ten more are possible.");
  waited = value_of (WAIT_KEY, self->waited, TRUE);
  g_ptr_array_add (series, fw_series_new_of (&info, &waited, 1));
  return series;
}

/* ----- from series */

static FwPilotSummary
summary_of (FwSeries *series)
{
  double numbers[N_SUMMARY];

  for (guint i = 0; i < N_SUMMARY; i++)
    numbers[i] = fw_series_number (series, summary_keys[i]);
  return (FwPilotSummary){ numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] };
}

static FwPilotSubject *
take_subject (FwPilot *self, const char *id)
{
  FwPilotSubject *subject = fw_pilot_find (self, id);

  if (subject != NULL)
    return subject;
  subject = g_new0 (FwPilotSubject, 1);
  subject->id = g_strdup (id);
  for (guint i = 0; i < FW_N_PILOT_COUNTS; i++)
    subject->counts[i] = NAN;
  subject->pay = (FwPilotSummary){ NAN, NAN, NAN, NAN, NAN };
  g_ptr_array_insert (self->subjects, id == NULL ? 0 : -1, subject);
  return subject;
}

static void
take_counts (FwPilot *self, FwSeries *series)
{
  FwPilotSubject *subject = take_subject (self, fw_series_get_subject (series));
  g_autofree char *vintage = g_strdup (fw_part_get_text (FW_PART (series), "vintage"));

  for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
    {
      FwSeriesValue value;

      /* A file may hold anything: no count of under ten is taken from one. */
      if (!fw_series_find (series, fw_pilot_count_id (count), &value) || !(value.value >= 10.0))
        continue;
      subject->counts[count] = value.value;
      subject->floor[count] = value.mark == FW_MARK_AT_LEAST;
    }
  g_free (self->as_of);
  self->as_of = g_steal_pointer (&vintage);
}

/* "2015-Q3" */
static gboolean
read_quarter (const char *key, int *number)
{
  const gsize length = strlen (key);
  guint64 year;
  g_autofree char *head = length == 7 ? g_strndup (key, 4) : NULL;

  if (head == NULL || key[4] != '-' || key[5] != 'Q' || key[6] < '1' || key[6] > '4'
      || !g_ascii_string_to_unsigned (head, 10, 1990, 2100, &year, NULL))
    return FALSE;
  *number = 4 * (int)year + key[6] - '1';
  return TRUE;
}

static void
stretch (GArray *quarters, int from, int to)
{
  const FwPilotQuarter *first
      = quarters->len > 0 ? &g_array_index (quarters, FwPilotQuarter, 0) : NULL;
  const int begin = first != NULL ? 4 * first->year + first->quarter - 1 : from;

  for (int i = begin + (int)quarters->len; i <= to; i++)
    {
      const FwPilotQuarter quarter = { i / 4, i % 4 + 1, NAN, NAN, NAN };

      g_array_append_val (quarters, quarter);
    }
}

static void
take_quarters (FwPilot *self, FwSeries *series)
{
  const char *subject = fw_series_get_subject (series);
  int first = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sums); s++)
    if (g_strcmp0 (subject, sums[s].subject) == 0)
      for (guint i = 0; i < fw_series_get_n_values (series); i++)
        {
          const FwSeriesValue value = fw_series_get_value (series, i);
          int at;

          if (!read_quarter (value.key, &at))
            continue;
          if (self->quarters->len == 0)
            stretch (self->quarters, at, at);
          first = 4 * g_array_index (self->quarters, FwPilotQuarter, 0).year
                  + g_array_index (self->quarters, FwPilotQuarter, 0).quarter - 1;
          stretch (self->quarters, first, at);
          if (at >= first && value.value >= 10.0)
            *sum_of (&g_array_index (self->quarters, FwPilotQuarter, (guint)(at - first)), s)
                = value.value;
        }
}

static void
take_pay (FwPilot *self, FwSeries *series)
{
  const char *subject = fw_series_get_subject (series);

  if (g_strcmp0 (subject, SUBJECT_Q2) == 0)
    {
      self->pay_q2 = summary_of (series);
      return;
    }
  take_subject (self, subject)->pay = summary_of (series);
  self->price_year = fw_series_get_price_year (series);
}

/* Pay of nobody knows how many is pay that should have been withheld. */
static void
drop_pay (FwPilot *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    {
      FwPilotSubject *subject = self->subjects->pdata[i];

      if (isnan (subject->counts[FW_PILOT_PRICED]))
        subject->pay = (FwPilotSummary){ NAN, NAN, NAN, NAN, NAN };
    }
}

static gboolean
is_pilot (FwSeries *series)
{
  const char *measure = fw_series_get_measure (series);

  return measure != NULL && g_str_has_prefix (measure, "pilot_");
}

/**
 * fw_pilot_from_plan:
 *
 * Returns: (transfer full) (nullable): the counts a plan holds
 */
FwPilot *
fw_pilot_from_plan (FwPlan *plan)
{
  g_autoptr (FwPilot) self = fw_pilot_new ();
  GListModel *list;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  list = fw_plan_get_list (plan, FW_LIST_SERIES);
  self->quarters = g_array_new (FALSE, TRUE, sizeof (FwPilotQuarter));
  self->weeks = self->pay_q2 = (FwPilotSummary){ NAN, NAN, NAN, NAN, NAN };
  self->waited = NAN;
  self->price_year = fw_plan_get_price_year (plan);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FwSeries) series = g_list_model_get_item (list, i);
      const char *measure = fw_series_get_measure (series);

      if (g_strcmp0 (measure, FW_MEASURE_PILOT_PEOPLE) == 0)
        take_counts (self, series);
      else if (g_strcmp0 (measure, FW_MEASURE_PILOT_QUARTERS) == 0)
        take_quarters (self, series);
      else if (g_strcmp0 (measure, FW_MEASURE_PILOT_PAY) == 0)
        take_pay (self, series);
      else if (g_strcmp0 (measure, FW_MEASURE_PILOT_WEEKS) == 0)
        self->weeks = summary_of (series);
      else if (g_strcmp0 (measure, FW_MEASURE_PILOT_WAIT) == 0)
        self->waited = fw_series_number (series, WAIT_KEY);
    }
  drop_pay (self);
  if (!(self->waited >= 10.0))
    self->waited = NAN;
  return fw_pilot_find (self, NULL) != NULL ? g_steal_pointer (&self) : NULL;
}

/* What the numbers were before a pilot told of them stays: else it would be learned from twice. */
static gboolean
is_prior (FwSeries *series)
{
  return g_strcmp0 (fw_series_get_measure (series), FW_MEASURE_PILOT_PRIOR) == 0;
}

static gboolean
is_among (GPtrArray *series, const char *id)
{
  for (guint i = 0; i < series->len; i++)
    if (g_str_equal (fw_part_get_id (series->pdata[i]), id))
      return TRUE;
  return FALSE;
}

/* "programs/prime" */
static FwPart *
find_subject (FwPlan *plan, const char *subject)
{
  static const FwList lists[] = { FW_LIST_PROGRAMS, FW_LIST_GROUPS };
  const char *slash = subject != NULL ? strchr (subject, '/') : NULL;

  for (guint i = 0; slash != NULL && i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *list = g_strndup (subject, (gsize)(slash - subject));

      if (g_str_equal (list, fw_list_member (lists[i])))
        return fw_plan_find_part (plan, lists[i], slash + 1);
    }
  return NULL;
}

void
fw_pilot_name_series (FwPlan *plan, GPtrArray *series)
{
  g_return_if_fail (FW_IS_PLAN (plan) && series != NULL);

  for (guint i = 0; i < series->len; i++)
    {
      FwPart *part = find_subject (plan, fw_series_get_subject (series->pdata[i]));
      const FwMeasureRow *row = fw_measure_find (fw_series_get_measure (series->pdata[i]));
      g_autofree char *title = NULL;

      if (part == NULL || row == NULL || !is_pilot (series->pdata[i]))
        continue;
      /* Translators: what is counted, and the program or group it is counted of. */
      title = g_strdup_printf (_ ("%s, %s"), _ (row->title), fw_part_get_title (part));
      fw_part_set_title (FW_PART (series->pdata[i]), title);
    }
}

/**
 * fw_pilot_change:
 * @plan: a plan
 * @series: (element-type FwSeries): as fw_pilot_to_series() makes them
 *
 * Returns: (transfer full): one change: what an earlier pilot left and these do not replace goes
 */
FwChange *
fw_pilot_change (FwPlan *plan, GPtrArray *series)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  g_return_val_if_fail (FW_IS_PLAN (plan) && series != NULL, NULL);

  fw_pilot_name_series (plan, series);
  list = fw_plan_get_list (plan, FW_LIST_SERIES);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FwSeries) old = g_list_model_get_item (list, i);
      const char *id = fw_part_get_id (FW_PART (old));
      FwChange *take;

      if (!is_pilot (old) || is_prior (old) || is_among (series, id))
        continue;
      take = fw_change_new (FW_CHANGE_TAKE);
      take->list = FW_LIST_SERIES;
      take->id = g_strdup (id);
      g_ptr_array_add (changes, take);
    }
  for (guint i = 0; i < series->len; i++)
    g_ptr_array_add (changes, fw_change_new_set_series (plan, series->pdata[i]));
  return fw_change_new_several (changes, _ ("Add outcome records"));
}
