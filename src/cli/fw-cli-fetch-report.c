/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-fetch-report.h"

#include <math.h>
#include <string.h>

#include "fw-data-list.h"
#include "fw-json.h"
#include "fw-unit.h"

static char *
count (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static const char *
method (FwRequest *request)
{
  return fw_request_get_body (request) != NULL ? "POST" : "GET";
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  return root;
}

static void
set_target (JsonObject *object, const FwTarget *target)
{
  g_autofree char *geography = fw_geography_to_text (target->place);

  json_object_set_string_member (object, "geography", geography);
  set_text (object, "metro", target->metro);
}

/* ----- before anything is sent */

static void
append_forecast (GString *text, const FwForecast *forecast)
{
  const FwService *service = fw_service_get (forecast->source->service);
  g_autofree char *calls = count (forecast->requests->len);

  g_string_append_printf (text, "%s: %s %s", service->short_title, calls,
                          forecast->requests->len == 1 ? "request" : "requests");
  if (service->key_place == FW_KEY_NONE)
    g_string_append (text, ", no key");
  else if (service->key_needed)
    g_string_append_printf (text, ", key needed (%s)", service->sign_up);
  else
    g_string_append (text, ", a key only lifts the quota");
  if (forecast->quota_left >= 0)
    {
      g_autofree char *left = count ((guint)forecast->quota_left);

      g_string_append_printf (text, ", %s left today", left);
    }
  if (forecast->n_stored > 0)
    {
      g_autofree char *stored = count (forecast->n_stored);

      g_string_append_printf (text, ", %s answers stored", stored);
    }
  g_string_append_c (text, '\n');
  if (forecast->remark != NULL)
    g_string_append_printf (text, "  %s\n", forecast->remark);
}

/* All requests in the order in which they are sent, then the account of each service. */
char *
fw_cli_forecast_text (const FwTarget *target, GPtrArray *forecasts)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (target != NULL && forecasts != NULL, NULL);

  for (guint i = 0; i < forecasts->len; i++)
    {
      const FwForecast *forecast = g_ptr_array_index (forecasts, i);

      for (guint j = 0; j < forecast->requests->len; j++)
        {
          FwRequest *request = g_ptr_array_index (forecast->requests, j);
          g_autofree char *lines = fw_request_describe (request);

          g_string_append_printf (text, "# %s: %s\n%s",
                                  fw_service_get (fw_request_get_service (request))->short_title,
                                  fw_request_get_title (request), lines);
        }
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < forecasts->len; i++)
    append_forecast (text, g_ptr_array_index (forecasts, i));
  g_string_append (text, "Nothing was sent.\n");

  return g_string_free (text, FALSE);
}

static JsonObject *
request_to_json (FwRequest *request)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "source",
                                 fw_service_get (fw_request_get_service (request))->name);
  json_object_set_string_member (object, "title", fw_request_get_title (request));
  json_object_set_string_member (object, "method", method (request));
  json_object_set_string_member (object, "url", fw_request_get_url (request));
  set_text (object, "body", fw_request_get_body (request));

  return object;
}

static JsonObject *
forecast_to_json (const FwForecast *forecast)
{
  const FwService *service = fw_service_get (forecast->source->service);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "source", service->name);
  json_object_set_string_member (object, "title", service->title);
  json_object_set_int_member (object, "calls", forecast->requests->len);
  json_object_set_int_member (object, "stored", forecast->n_stored);
  json_object_set_boolean_member (object, "key_needed", service->key_needed);
  json_object_set_boolean_member (object, "key_missing", forecast->key_missing);
  if (forecast->quota_left >= 0)
    json_object_set_int_member (object, "quota_left", forecast->quota_left);
  else
    json_object_set_null_member (object, "quota_left");
  set_text (object, "remark", forecast->remark);

  return object;
}

JsonNode *
fw_cli_forecast_json (const FwTarget *target, GPtrArray *forecasts)
{
  JsonObject *object = json_object_new ();
  JsonArray *sources = json_array_new ();
  JsonArray *requests = json_array_new ();

  g_return_val_if_fail (target != NULL && forecasts != NULL, NULL);

  for (guint i = 0; i < forecasts->len; i++)
    {
      const FwForecast *forecast = g_ptr_array_index (forecasts, i);

      json_array_add_object_element (sources, forecast_to_json (forecast));
      for (guint j = 0; j < forecast->requests->len; j++)
        json_array_add_object_element (requests,
                                       request_to_json (g_ptr_array_index (forecast->requests, j)));
    }
  json_object_set_boolean_member (object, "dry_run", TRUE);
  set_target (object, target);
  json_object_set_array_member (object, "sources", sources);
  json_object_set_array_member (object, "requests", requests);

  return take_object (object);
}

/* ----- what arrived */

static FwSeries *
find_old (const FwCliArrival *self, FwSeries *series)
{
  FwPart *old = fw_plan_find_part (self->plan, FW_LIST_SERIES, fw_part_get_id (FW_PART (series)));

  return old != NULL ? FW_SERIES (old) : NULL;
}

static char *
value_text (FwSeries *series, const FwSeriesValue *value)
{
  g_autofree char *number = NULL;
  g_autofree char *margin = NULL;

  if (!fw_mark_has_value (value->mark))
    return g_strdup (fw_mark_words (value->mark));

  number = fw_unit_format (value->value, fw_series_get_unit (series), FW_STYLE_LABEL);
  if (value->mark == FW_MARK_AT_LEAST)
    return g_strdup_printf ("%s or more", number);
  if (value->mark == FW_MARK_AT_MOST)
    return g_strdup_printf ("%s or less", number);
  if (!isfinite (value->margin))
    return g_steal_pointer (&number);

  margin = fw_unit_format (value->margin, fw_series_get_unit (series), FW_STYLE_LABEL);
  return g_strdup_printf ("%s ± %s", number, margin);
}

static gboolean
same_value (const FwSeriesValue *a, const FwSeriesValue *b)
{
  return a->mark == b->mark
         && (a->value == b->value || (!isfinite (a->value) && !isfinite (b->value)))
         && (a->margin == b->margin || (!isfinite (a->margin) && !isfinite (b->margin)));
}

/* Of a few values each is told, of many their number and the last: by time, the newest. */
#define MAX_TOLD 6

static void
append_value (GString *text, FwSeries *series, FwSeries *old, guint index)
{
  const FwSeriesValue value = fw_series_get_value (series, index);
  g_autofree char *now = value_text (series, &value);
  g_autofree char *key = fw_data_key_title (value.key);
  FwSeriesValue earlier;

  g_string_append_printf (text, "    %s: ", key);
  if (old != NULL && fw_series_find (old, value.key, &earlier) && !same_value (&earlier, &value))
    {
      g_autofree char *then = value_text (old, &earlier);

      g_string_append_printf (text, "%s → ", then);
    }
  g_string_append_printf (text, "%s\n", now);
}

static guint
count_changed (FwSeries *series, FwSeries *old)
{
  guint n = 0;

  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);
      FwSeriesValue earlier;

      n += !fw_series_find (old, value.key, &earlier) || !same_value (&earlier, &value);
    }

  return n;
}

/* A title of the measure alone does not say of which occupation it is. */
static void
append_name (GString *text, FwSeries *series)
{
  const char *title = fw_part_get_title (FW_PART (series));
  const char *subject = fw_series_get_subject (series);
  const FwMeasureRow *row = fw_measure_find (fw_series_get_measure (series));
  const char *place = fw_part_get_text (FW_PART (series), "place");
  const char *vintage = fw_part_get_text (FW_PART (series), "vintage");

  g_string_append_printf (text, "  %s", title);
  if (subject != NULL && row != NULL && g_str_equal (title, row->title))
    g_string_append_printf (text, ", %s", subject);
  if (place != NULL)
    g_string_append_printf (text, ", %s", place);
  if (vintage != NULL)
    g_string_append_printf (text, " (%s)", vintage);
}

static void
append_series (GString *text, const FwCliArrival *self, FwSeries *series)
{
  FwSeries *old = find_old (self, series);
  const guint n_values = fw_series_get_n_values (series);
  g_autofree char *n = count (n_values);

  append_name (text, series);
  if (old == NULL)
    g_string_append (text, ", new");
  else if (fw_series_same_values (series, old))
    g_string_append (text, ", unchanged");
  else
    {
      g_autofree char *changed = count (count_changed (series, old));

      g_string_append_printf (text, ", %s of %s changed", changed, n);
    }
  g_string_append_c (text, '\n');

  if (n_values <= MAX_TOLD)
    for (guint i = 0; i < n_values; i++)
      append_value (text, series, old, i);
  else
    {
      g_string_append_printf (text, "    %s values; the last:\n", n);
      append_value (text, series, old, n_values - 1);
    }
}

/* The reason may be a sentence of its own: what is used instead then goes on in it. */
static void
append_shortfall (GString *text, const FwShortfall *shortfall)
{
  const gsize length = strlen (shortfall->why);
  const gboolean goes_on = shortfall->fallback != NULL && g_str_has_suffix (shortfall->why, ".");

  g_string_append_printf (text, "  %s: ", shortfall->what);
  g_string_append_len (text, shortfall->why, (gssize)(goes_on ? length - 1 : length));
  if (shortfall->fallback != NULL)
    g_string_append_printf (text, "; %s", shortfall->fallback);
  g_string_append_c (text, '\n');
}

static void
append_headlines (GString *text, const FwCliArrival *self)
{
  if (self->before == NULL || self->after == NULL)
    return;
  if (g_str_equal (self->before, self->after))
    g_string_append_printf (text, "\nThe headline stays: %s\n", self->after);
  else
    g_string_append_printf (text, "\nBefore: %s\nAfter: %s\n", self->before, self->after);
}

char *
fw_cli_arrival_text (const FwCliArrival *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *arrived = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *failed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  arrived = count (self->n_arrived);
  stored = count (self->n_stored);
  failed = count (self->n_failed);
  g_string_append_printf (text, "Requests: %s answered, %s from the store, %s failed.\n", arrived,
                          stored, failed);
  if (self->harvest->series->len > 0)
    g_string_append (text, "\nArrived:\n");
  for (guint i = 0; i < self->harvest->series->len; i++)
    append_series (text, self, g_ptr_array_index (self->harvest->series, i));
  if (self->harvest->programs->len > 0)
    {
      g_autofree char *n = count (self->harvest->programs->len);

      g_string_append_printf (text,
                              "\nTraining programs to choose from: %s (--json lists them); none is "
                              "added to the plan.\n",
                              n);
    }
  if (self->harvest->shortfalls->len > 0)
    g_string_append (text, "\nMissing:\n");
  for (guint i = 0; i < self->harvest->shortfalls->len; i++)
    append_shortfall (text, g_ptr_array_index (self->harvest->shortfalls, i));
  append_headlines (text, self);
  if (self->saved != NULL)
    g_string_append_printf (text, "Saved as “%s”.\n", self->saved);
  else
    g_string_append (text, "Nothing changed, and nothing was saved.\n");

  return g_string_free (text, FALSE);
}

static JsonArray *
values_to_json (FwSeries *series, FwSeries *old)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);
      JsonObject *object = json_object_new ();
      FwSeriesValue earlier = { .value = NAN };

      if (old == NULL || !fw_series_find (old, value.key, &earlier))
        earlier.value = NAN;
      json_object_set_string_member (object, "key", value.key);
      fw_json_set_number (object, "value", value.value);
      fw_json_set_number (object, "margin", value.margin);
      json_object_set_string_member (object, "mark", fw_mark_id (value.mark));
      fw_json_set_number (object, "old", earlier.value);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
series_to_json (const FwCliArrival *self, FwSeries *series)
{
  static const char *const texts[] = { "measure", "subject", "geography", "vintage", "source",
                                       "licence", "url",     "fetched",   "note" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", fw_part_get_id (FW_PART (series)));
  json_object_set_string_member (object, "title", fw_part_get_title (FW_PART (series)));
  json_object_set_string_member (object, "unit", fw_unit_id (fw_series_get_unit (series)));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (object, texts[i], fw_part_get_text (FW_PART (series), texts[i]));
  json_object_set_array_member (object, "values", values_to_json (series, find_old (self, series)));

  return object;
}

static JsonObject *
program_to_json (const FwProgramOffer *offer)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", offer->id);
  set_text (object, "title", offer->title);
  set_text (object, "provider", offer->provider);
  set_text (object, "city", offer->city);
  set_text (object, "soc", offer->soc);
  set_text (object, "cip", offer->cip);
  set_text (object, "length", offer->length_text);
  fw_json_set_number (object, "weeks", offer->weeks.value);
  fw_json_set_number (object, "price", offer->price.value);
  fw_json_set_number (object, "completion", offer->completion.value);
  fw_json_set_number (object, "employed_q2", offer->employed_q2.value);
  fw_json_set_number (object, "earnings", offer->earnings.value);
  set_text (object, "source", offer->source);

  return object;
}

static JsonObject *
shortfall_to_json (const FwShortfall *shortfall)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "what", shortfall->what);
  json_object_set_string_member (object, "why", shortfall->why);
  set_text (object, "fallback", shortfall->fallback);

  return object;
}

JsonNode *
fw_cli_arrival_json (const FwCliArrival *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *requests = json_object_new ();
  JsonObject *headline = json_object_new ();
  JsonArray *arrived = json_array_new ();
  JsonArray *programs = json_array_new ();
  JsonArray *missing = json_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_int_member (requests, "answered", self->n_arrived);
  json_object_set_int_member (requests, "stored", self->n_stored);
  json_object_set_int_member (requests, "failed", self->n_failed);
  for (guint i = 0; i < self->harvest->series->len; i++)
    json_array_add_object_element (
        arrived, series_to_json (self, g_ptr_array_index (self->harvest->series, i)));
  for (guint i = 0; i < self->harvest->programs->len; i++)
    json_array_add_object_element (
        programs, program_to_json (g_ptr_array_index (self->harvest->programs, i)));
  for (guint i = 0; i < self->harvest->shortfalls->len; i++)
    json_array_add_object_element (
        missing, shortfall_to_json (g_ptr_array_index (self->harvest->shortfalls, i)));
  set_text (headline, "before", self->before);
  set_text (headline, "after", self->after);

  json_object_set_string_member (object, "plan", fw_plan_get_id (self->plan));
  set_target (object, self->target);
  json_object_set_object_member (object, "requests", requests);
  json_object_set_array_member (object, "series", arrived);
  json_object_set_array_member (object, "programs", programs);
  json_object_set_array_member (object, "missing", missing);
  json_object_set_object_member (object, "headline", headline);
  set_text (object, "saved", self->saved);

  return take_object (object);
}
