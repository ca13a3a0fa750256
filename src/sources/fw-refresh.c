/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-refresh.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "fw-data-list.h"
#include "fw-plan-io.h"

#define MAX_THREADS 4

/* Of one series so many values are told one by one; the others are counted. */
#define MAX_TOLD 4

static void
difference_free (gpointer data)
{
  FwDifference *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* The plan's series in the list of its parts. (transfer full) */
static FwSeries *
series_at (FwPlan *plan, guint index)
{
  return g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_SERIES), index);
}

static guint
n_series (FwPlan *plan)
{
  return g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SERIES));
}

GPtrArray *
fw_refresh_sources (FwPlan *plan, const char *service)
{
  GPtrArray *sources = g_ptr_array_new ();

  g_return_val_if_fail (FW_IS_PLAN (plan), sources);

  for (guint i = 0; i < n_series (plan); i++)
    {
      g_autoptr (FwSeries) series = series_at (plan, i);
      const char *name = fw_part_get_text (FW_PART (series), "service");
      FwServiceId id;
      const FwSource *source;

      if (name == NULL || (service != NULL && !g_str_equal (name, service))
          || fw_service_find (name, &id, NULL) == NULL)
        continue;
      source = fw_source_find (id);
      if (source != NULL && !g_ptr_array_find (sources, source, NULL))
        g_ptr_array_add (sources, (gpointer)source);
    }
  return sources;
}

static FwSeries *
old_series (FwPlan *plan, FwSeries *series)
{
  return (FwSeries *)fw_plan_find_part (plan, FW_LIST_SERIES, fw_part_get_id (FW_PART (series)));
}

static gboolean
same_vintage (FwSeries *a, FwSeries *b)
{
  return g_strcmp0 (fw_part_get_text (FW_PART (a), "vintage"),
                    fw_part_get_text (FW_PART (b), "vintage"))
         == 0;
}

/* An answer that lay stored since before the plan's own came, where a service could not be reached:
 * the plan may be a colleague's. */
static gboolean
came_earlier (FwSeries *series, FwSeries *old)
{
  const char *fetched = fw_part_get_text (FW_PART (series), "fetched");
  const char *had = fw_part_get_text (FW_PART (old), "fetched");

  return fetched != NULL && had != NULL && strcmp (fetched, had) < 0;
}

guint
fw_refresh_keep_newer (FwPlan *plan, FwHarvest *harvest, guint *n_same)
{
  g_return_val_if_fail (FW_IS_PLAN (plan), 0);
  g_return_val_if_fail (harvest != NULL && n_same != NULL, 0);

  *n_same = 0;
  for (guint i = harvest->series->len; i > 0; i--)
    {
      FwSeries *series = harvest->series->pdata[i - 1];
      FwSeries *old = old_series (plan, series);
      const gboolean same
          = old != NULL && fw_series_same_values (old, series) && same_vintage (old, series);

      *n_same += same;
      if (old == NULL || same || came_earlier (series, old))
        g_ptr_array_remove_index (harvest->series, i - 1);
    }
  return harvest->series->len;
}

/* "3.0%", with the vintage where the two differ: "$88,000 (ACS 2019–2023)". */
static char *
value_of (FwSeries *series, const FwSeriesValue *value, gboolean tell_vintage)
{
  g_autofree char *vintage = fw_series_dup_vintage (series);
  char *text = fw_data_value_text (value, fw_series_get_unit (series));

  if (tell_vintage && vintage != NULL)
    {
      char *both = g_strdup_printf ("%s (%s)", text, vintage);

      g_free (text);
      return both;
    }
  return text;
}

/* "Wages, Minnesota: Median"; the plan's own place need not be named, nor a lone value. */
static char *
title_of (FwPlan *plan, FwSeries *series, const char *rest)
{
  const char *title = fw_part_get_title (FW_PART (series));
  const char *place = fw_part_get_text (FW_PART (series), "place");
  const gboolean own = g_strcmp0 (fw_series_get_geography (series),
                                  fw_place_get_geography (fw_plan_get_place (plan)))
                       == 0;
  GString *text = g_string_new (title);

  if (place != NULL && !own)
    g_string_append_printf (text, ", %s", place);
  if (rest != NULL)
    g_string_append_printf (text, ": %s", rest);
  return g_string_free (text, FALSE);
}

/* Old against new, series by series. */
typedef struct
{
  FwPlan *plan;
  FwSeries *old, *series;
  GPtrArray *all;
} Comparison;

/* before and after are taken. */
static void
add_difference (Comparison *self, const char *rest, char *before, char *after)
{
  FwDifference *difference = g_new0 (FwDifference, 1);

  difference->title = title_of (self->plan, self->series, rest);
  difference->before = before != NULL ? before : g_strdup ("");
  difference->after = after != NULL ? after : g_strdup ("");
  difference->used_by = fw_plan_series_use (self->plan, self->old);
  g_ptr_array_add (self->all, difference);
}

static gboolean
same_value (const FwSeriesValue *a, const FwSeriesValue *b, FwUnit unit)
{
  g_autofree char *first = fw_data_value_text (a, unit);
  g_autofree char *second = fw_data_value_text (b, unit);

  return g_str_equal (first, second);
}

static gboolean
by_time (FwSeries *series)
{
  return fw_series_get_n_values (series) > 0
         && g_ascii_isdigit (*fw_series_get_value (series, 0).key);
}

/* A series by time: its newest value against the plan's newest. TRUE when told. */
static gboolean
compare_newest (Comparison *self)
{
  FwSeriesValue before, after;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!by_time (self->series) || !fw_series_latest (self->old, &before)
      || !fw_series_latest (self->series, &after) || g_str_equal (before.key, after.key))
    return FALSE;
  from = fw_data_key_title (before.key);
  to = fw_data_key_title (after.key);
  first = value_of (self->old, &before, FALSE);
  second = value_of (self->series, &after, FALSE);
  add_difference (self, NULL, g_strdup_printf ("%s (%s)", first, from),
                  g_strdup_printf ("%s (%s)", second, to));
  return TRUE;
}

static void
add_others (Comparison *self, guint n)
{
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *rest = g_strdup_printf (ngettext ("one more value", "%s more values", n), count);

  add_difference (self, rest, g_strdup (_ ("as on its page")), g_strdup (_ ("changed")));
}

static void
compare_values (Comparison *self)
{
  const FwUnit unit = fw_series_get_unit (self->series);
  const gboolean vintage = !same_vintage (self->old, self->series);
  const guint n = fw_series_get_n_values (self->series);
  guint told = compare_newest (self) ? 1 : 0, others = 0;

  for (guint i = 0; i < n; i++)
    {
      const FwSeriesValue after = fw_series_get_value (self->series, i);
      FwSeriesValue before;
      const gboolean known = fw_series_find (self->old, after.key, &before);
      g_autofree char *key = NULL;

      if ((!known && by_time (self->series)) || (known && same_value (&before, &after, unit)))
        continue;
      if (told >= MAX_TOLD)
        {
          others++;
          continue;
        }
      told++;
      key = fw_data_key_title (after.key);
      add_difference (self, n > 1 ? key : NULL,
                      known ? value_of (self->old, &before, vintage)
                            : g_strdup (_ ("not in the plan")),
                      value_of (self->series, &after, vintage));
    }
  if (others > 0)
    add_others (self, others);
  else if (told == 0)
    add_difference (self, _ ("the same values"), fw_series_dup_vintage (self->old),
                    fw_series_dup_vintage (self->series));
}

GPtrArray *
fw_refresh_compare (FwPlan *plan, FwHarvest *harvest)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (difference_free);

  g_return_val_if_fail (FW_IS_PLAN (plan), all);
  g_return_val_if_fail (harvest != NULL, all);

  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = harvest->series->pdata[i];
      Comparison comparison = { plan, old_series (plan, series), series, all };

      if (comparison.old != NULL)
        compare_values (&comparison);
    }
  return all;
}

const char *
fw_refresh_oldest (FwPlan *plan)
{
  const char *oldest = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  for (guint i = 0; i < n_series (plan); i++)
    {
      g_autoptr (FwSeries) series = series_at (plan, i);
      const char *fetched = fw_part_get_text (FW_PART (series), "fetched");

      if (fetched != NULL && (oldest == NULL || g_strcmp0 (fetched, oldest) < 0))
        oldest = fetched;
    }
  return oldest;
}

/* What it does to the results */

typedef struct
{
  FwCompiled *old, *new;
  FwResult *before, *after;
} Weighing;

static void
weighing_free (gpointer data)
{
  Weighing *self = data;

  g_clear_pointer (&self->old, fw_compiled_unref);
  g_clear_pointer (&self->new, fw_compiled_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static bool
stop_cb (void *user_data)
{
  return user_data != NULL && g_cancellable_is_cancelled (user_data);
}

static void
weigh_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Weighing *weighing = data;
  const FweHooks hooks = { .stop = stop_cb, .user_data = cancellable };
  const guint n_threads = MIN (g_get_num_processors (), MAX_THREADS);
  GError *error = NULL;

  weighing->before = fw_result_new_run (weighing->old, NULL, n_threads, FALSE, &hooks, &error);
  if (weighing->before != NULL)
    weighing->after = fw_result_new_run (weighing->new, NULL, n_threads, FALSE, &hooks, &error);
  if (weighing->after != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The plan with the harvest, compiled; the copy is gone again. */
static FwCompiled *
compile_with (FwPlan *plan, FwScenario *scenario, FwHarvest *harvest, GError **error)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, error);
  g_autoptr (FwPlan) copy
      = bytes != NULL ? fw_plan_new_from_bytes (bytes, fw_plan_get_id (plan), error) : NULL;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;
  FwScenario *same;

  if (copy == NULL)
    return NULL;
  change = fw_harvest_to_change (harvest, copy, NULL, NULL);
  inverse = change != NULL ? fw_change_apply (change, copy, error) : NULL;
  if (change != NULL && inverse == NULL)
    return NULL;
  same = fw_plan_find_scenario (copy, fw_part_get_id (FW_PART (scenario)), error);
  return same != NULL ? fw_plan_compile (copy, same, error) : NULL;
}

void
fw_refresh_weigh_async (FwPlan *plan, FwScenario *scenario, FwHarvest *harvest,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Weighing *weighing;

  g_return_if_fail (FW_IS_PLAN (plan));
  g_return_if_fail (FW_IS_SCENARIO (scenario));
  g_return_if_fail (harvest != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  weighing = g_new0 (Weighing, 1);
  g_task_set_task_data (task, weighing, weighing_free);
  weighing->old = fw_plan_compile (plan, scenario, &error);
  if (weighing->old != NULL)
    weighing->new = compile_with (plan, scenario, harvest, &error);
  if (weighing->new != NULL)
    g_task_run_in_thread (task, weigh_in_thread);
  else
    g_task_return_error (task, error);
}

gboolean
fw_refresh_weigh_finish (GAsyncResult *result, FwResult **before, FwResult **after, GError **error)
{
  Weighing *weighing;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  weighing = g_task_get_task_data (G_TASK (result));
  *before = g_steal_pointer (&weighing->before);
  *after = g_steal_pointer (&weighing->after);
  return TRUE;
}
