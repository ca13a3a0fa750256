/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-areas.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-acs-private.h"

#define METRO "metropolitan statistical area/micropolitan statistical area"
/* A year's five-year tables come out in the December after it, sometimes in January. */
#define YEARS_BACK 4

void
fw_area_free (FwArea *self)
{
  g_free (self->geography);
  g_free (self->name);
  g_free (self);
}

FwRequest *
fw_areas_request (FwLevel level, const char *state, int year)
{
  g_autofree char *metro = g_uri_escape_string (METRO, "/", FALSE);
  g_autofree char *path = NULL;

  g_return_val_if_fail (level == FW_LEVEL_METRO || (level == FW_LEVEL_PLACE && state != NULL),
                        NULL);

  if (level == FW_LEVEL_METRO)
    path = g_strdup_printf ("/data/%d/acs/acs5?get=NAME,B01003_001E&for=%s:*", year, metro);
  else
    path = g_strdup_printf ("/data/%d/acs/acs5?get=NAME,B01003_001E&for=place:*&in=state:%s", year,
                            state);
  return fw_request_new (FW_SERVICE_ACS,
                         level == FW_LEVEL_METRO ? _ ("The names of metro areas")
                                                 : _ ("The names of the state’s cities"),
                         path, fw_acs_check);
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const FwArea *first = *(const FwArea *const *)a, *second = *(const FwArea *const *)b;
  const double x = isnan (first->population) ? -1.0 : first->population;
  const double y = isnan (second->population) ? -1.0 : second->population;

  return x != y ? (x < y ? 1 : -1) : strcmp (first->name, second->name);
}

static FwArea *
read_row (FwScanTable *table, guint row, gint name, gint state, gint code)
{
  g_autofree char *digits = fw_scan_table_dup_text (table, row, (guint)code);
  g_autofree char *of_state = state >= 0 ? fw_scan_table_dup_text (table, row, (guint)state) : NULL;
  g_autofree char *text = of_state != NULL ? g_strdup_printf ("place:%s%s", of_state, digits)
                                           : g_strdup_printf ("metro:%s", digits);
  g_autoptr (FwGeography) geography = fw_geography_parse (text, NULL);
  FwSeriesValue population = fw_acs_read_cell (table, row, "B01003_001", FW_ACS_COUNT);
  FwArea *area;

  if (geography == NULL || fw_scan_table_is_null (table, row, (guint)name))
    return NULL;

  area = g_new0 (FwArea, 1);
  area->geography = fw_geography_to_text (geography);
  area->name = fw_scan_table_dup_text (table, row, (guint)name);
  area->population = population.value;
  return area;
}

GPtrArray *
fw_areas_read (FwAnswer *answer, GError **error)
{
  g_autoptr (FwScanTable) table = fw_scan_census (fw_answer_get_body (answer), error);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_area_free);
  gint name, state, code;

  if (table == NULL)
    return NULL;

  name = fw_scan_table_find (table, "NAME");
  code = fw_scan_table_find (table, METRO);
  state = code >= 0 ? -1 : fw_scan_table_find (table, "state");
  if (code < 0)
    code = fw_scan_table_find (table, "place");
  if (name < 0 || code < 0)
    {
      g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER,
                           _ ("The Census sent a list without names or codes; try again later."));
      return NULL;
    }

  for (guint row = 0; row < fw_scan_table_get_n_rows (table); row++)
    {
      FwArea *area = read_row (table, row, name, state, code);

      if (area != NULL)
        g_ptr_array_add (areas, area);
    }

  g_ptr_array_sort (areas, compare_areas);
  return g_steal_pointer (&areas);
}

/* Stepping back */

typedef struct
{
  FwLevel level;
  char *state;
  int year, oldest;
  FwStoreUse use;
} Search;

static void
free_search (Search *search)
{
  g_free (search->state);
  g_free (search);
}

static void ask (GTask *task);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (FW_HTTP (source), result, &error);
  GPtrArray *areas = answer != NULL ? fw_areas_read (answer, &error) : NULL;

  if (areas != NULL)
    g_task_return_pointer (task, areas, (GDestroyNotify)g_ptr_array_unref);
  else if ((g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED)
            || (search->use == FW_STORE_ONLY
                && g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_OFFLINE)))
           && search->year > search->oldest)
    {
      search->year--;
      ask (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ask (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (FwRequest) request = fw_areas_request (search->level, search->state, search->year);

  fw_http_fetch_async (g_task_get_source_object (task), request, search->use,
                       g_task_get_cancellable (task), answered_cb, task);
}

void
fw_areas_fetch_async (FwHttp *http, FwLevel level, const char *state, int this_year, FwStoreUse use,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_return_if_fail (FW_IS_HTTP (http));

  search->level = level;
  search->state = g_strdup (state);
  search->use = use;
  search->year = this_year - 1;
  search->oldest = this_year - YEARS_BACK;
  g_task_set_task_data (task, search, (GDestroyNotify)free_search);
  ask (task);
}

GPtrArray *
fw_areas_fetch_finish (FwHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
