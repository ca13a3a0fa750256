/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-labor.h"

#include <math.h>
#include <string.h>

#include "fw-labor-private.h"

#define SOC_LENGTH 7 /* “15-1252”; O*NET adds “.00” */

static const char *const wage_keys[FW_N_LABOR_WAGES] = {
  [FW_LABOR_MEAN] = "mean", [FW_LABOR_P10] = "p10", [FW_LABOR_P25] = "p25",
  [FW_LABOR_P50] = "p50",   [FW_LABOR_P75] = "p75", [FW_LABOR_P90] = "p90",
};

/* --- From the plan as the engine takes it. */

/* People who finish in the middle run: it only splits the engine's own count by occupation. */
static double
completers_of (const FweProgram *program)
{
  return (double)program->n_cohorts
         * fmin (program->seats, program->applicants.middle * program->eligible.middle)
         * program->completion.middle;
}

static void
weigh_occupations (FwLabor *self, const FwePlan *engine)
{
  double all = 0;

  for (size_t i = 0; i < engine->n_programs; i++)
    {
      const FweProgram *program = &engine->programs[i];

      self->rows[program->occupation].weight += completers_of (program);
      all += completers_of (program);
    }
  for (guint i = 0; all > 0 && i < self->n_rows; i++)
    self->rows[i].weight /= all;
}

static void
read_starts (FwLabor *self, FwPlan *plan, const FwePlan *engine)
{
  GListModel *programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);

  self->starts = g_new0 (FwLaborStart, engine->n_programs);
  for (size_t i = 0; i < engine->n_programs; i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (programs, (guint)i);

      self->starts[self->n_starts++]
          = (FwLaborStart){ .title = g_strdup (fw_part_get_title (part)),
                            .occupation = (guint)engine->programs[i].occupation,
                            .pay = engine->programs[i].job_pay.middle };
    }
}

static double
mean_earnings (const FwePlan *engine)
{
  double sum = 0, all = 0;

  for (size_t i = 0; i < engine->n_groups; i++)
    {
      sum += engine->groups[i].applicant_share * engine->groups[i].earnings.middle;
      all += engine->groups[i].applicant_share;
    }
  return all > 0 ? sum / all : NAN;
}

/* --- From the plan's series. */

static FwLaborFigure
figure_of (FwSeries *series, const char *key)
{
  FwSeriesValue value;

  if (!fw_series_find (series, key, &value))
    return (FwLaborFigure){ NAN, FW_MARK_NOT_PUBLISHED };
  return (FwLaborFigure){ value.value, value.mark };
}

static FwLaborOrigin
origin_of (FwSeries *series)
{
  FwPart *part = FW_PART (series);
  const char *place = fw_part_get_text (part, "place");

  return (FwLaborOrigin){ .place
                          = g_strdup (place != NULL ? place : fw_series_get_geography (series)),
                          .vintage = fw_series_dup_vintage (series),
                          .source = g_strdup (fw_part_get_text (part, "source")) };
}

/* How near a series is to the plan's place: its metro area, its state, elsewhere. */
static guint
nearness (FwSeries *series, FwPlace *place)
{
  const char *geography = fw_series_get_geography (series), *metro = fw_place_get_metro (place);
  const char *county = fw_place_get_counties (place)[0];

  if (geography == NULL)
    return 1;
  if (metro != NULL && g_str_has_prefix (geography, "metro:")
      && strcmp (geography + strlen ("metro:"), metro) == 0)
    return 4;
  if (g_str_has_prefix (geography, "metro:"))
    return 2;
  if (g_str_has_prefix (geography, "state:")
      && strncmp (geography + strlen ("state:"), county, 2) == 0)
    return 3;
  return g_str_has_prefix (geography, "state:") ? 0 : 1;
}

static gboolean
has_any_value (FwSeries *series)
{
  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    if (fw_mark_has_value (fw_series_get_value (series, i).mark))
      return TRUE;
  return FALSE;
}

/* The nearest series of an occupation; one with numbers before one with reasons only. Of another
 * state none is taken. (transfer none) */
static FwSeries *
find_series (FwPlan *plan, const char *measure, const char *code)
{
  GListModel *all = fw_plan_get_list (plan, FW_LIST_SERIES);
  FwSeries *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (FwSeries) series = g_list_model_get_item (all, i);
      const guint near = nearness (series, fw_plan_get_place (plan));
      const guint rank = near == 0 ? 0 : near + (has_any_value (series) ? 10 : 0);

      if (g_strcmp0 (fw_series_get_measure (series), measure) == 0
          && g_strcmp0 (fw_series_get_subject (series), code) == 0 && rank > best_rank)
        {
          best = series; /* the plan's list keeps it */
          best_rank = rank;
        }
    }
  return best;
}

gboolean
fw_labor_uses (FwPlan *plan, FwSeries *series)
{
  GListModel *occupations = fw_plan_get_list (plan, FW_LIST_OCCUPATIONS);
  const char *subject = fw_series_get_subject (series);

  for (guint i = 0; subject != NULL && i < g_list_model_get_n_items (occupations); i++)
    {
      g_autoptr (FwPart) occupation = g_list_model_get_item (occupations, i);
      const char *code = fw_part_get_text (occupation, "code");

      if (code != NULL && strncmp (code, subject, SOC_LENGTH) == 0
          && find_series (plan, fw_series_get_measure (series), subject) == series)
        return TRUE;
    }
  return FALSE;
}

static void
read_wages (FwLaborRow *row, FwPlan *plan, const char *code)
{
  FwSeries *series = find_series (plan, FW_MEASURE_WAGE, code);

  if (series == NULL)
    {
      fw_labor_embedded_wages (row, code, plan);
      return;
    }
  for (guint i = 0; i < FW_N_LABOR_WAGES; i++)
    row->wages[i] = figure_of (series, wage_keys[i]);
  row->wages_origin = origin_of (series);
  fw_labor_deflate (row, plan, fw_series_get_price_year (series));
}

static void
read_state (FwLaborRow *row, FwPlan *plan, const char *code)
{
  FwSeries *openings = find_series (plan, FW_MEASURE_PROJECTED_OPENINGS, code);
  FwSeries *completers = find_series (plan, FW_MEASURE_COMPLETERS, code);

  if (openings != NULL)
    {
      row->state_openings = figure_of (openings, "openings");
      row->state_openings_origin = origin_of (openings);
    }
  else
    {
      fw_labor_embedded_openings (row, code, fw_plan_get_place (plan));
    }
  if (completers != NULL)
    {
      row->state_completers = figure_of (completers, "completers");
      row->state_completers_origin = origin_of (completers);
    }
}

static void
read_row (FwLaborRow *row, FwPlan *plan, FwPart *occupation)
{
  const FwLaborFigure none = { NAN, FW_MARK_NOT_PUBLISHED };
  const char *text = fw_part_get_text (occupation, "code");
  g_autofree char *code = text != NULL ? g_strndup (text, SOC_LENGTH) : NULL;

  row->title = g_strdup (fw_part_get_title (occupation));
  row->price_year = fw_plan_get_price_year (plan);
  row->state_openings = row->state_completers = none;
  for (guint i = 0; i < FW_N_LABOR_WAGES; i++)
    row->wages[i] = none;
  if (code == NULL)
    return;
  read_wages (row, plan, code);
  read_state (row, plan, code);
}

/**
 * fw_labor_new:
 * @plan: whose occupations, programs and series
 * @engine: a scenario of it, compiled: seats, pledges and pay
 *
 * Copies what the two labor market charts need, so that a result needs the plan no more.
 *
 * Returns: (transfer full): one row an occupation, in the plan's order
 */
FwLabor *
fw_labor_new (FwPlan *plan, const FwePlan *engine)
{
  GListModel *occupations;
  FwLabor *self;

  g_return_val_if_fail (FW_IS_PLAN (plan) && engine != NULL, NULL);

  occupations = fw_plan_get_list (plan, FW_LIST_OCCUPATIONS);
  self = g_new0 (FwLabor, 1);
  self->n_rows = g_list_model_get_n_items (occupations);
  self->rows = g_new0 (FwLaborRow, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (occupations, i);

      read_row (&self->rows[i], plan, part);
    }
  weigh_occupations (self, engine);
  read_starts (self, plan, engine);
  self->earnings = mean_earnings (engine);
  return self;
}

static void
clear_origin (FwLaborOrigin *origin)
{
  g_free (origin->place);
  g_free (origin->vintage);
  g_free (origin->source);
}

void
fw_labor_free (FwLabor *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].title);
      g_free (self->rows[i].wages_of);
      clear_origin (&self->rows[i].state_openings_origin);
      clear_origin (&self->rows[i].state_completers_origin);
      clear_origin (&self->rows[i].wages_origin);
    }
  for (guint i = 0; i < self->n_starts; i++)
    g_free (self->starts[i].title);
  g_free (self->rows);
  g_free (self->starts);
  g_free (self);
}

gboolean
fw_labor_row_has_wages (const FwLaborRow *row)
{
  return row->wages_origin.source != NULL || row->wages_origin.place != NULL;
}
