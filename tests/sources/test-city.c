/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fetch-fixture.h"
#include "fw-document.h"
#include "fw-plan-io.h"
#include "fw-result.h"

/* From all services to a plan and back: the whole baseline of Minneapolis, of a server whose
 * numbers are invented. */

typedef struct
{
  FetchFixture fetch;
  FwDocument *document;
} CityFixture;

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
set_up (CityFixture *self, gconstpointer data)
{
  g_autoptr (FwGeography) place = NULL;
  g_autoptr (GError) error = NULL;

  fetch_fixture_set_up (&self->fetch, NULL);
  self->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
  place = fw_geography_parse_code ("2743000", &error);
  g_assert_no_error (error);
  fw_target_free (self->fetch.target);
  self->fetch.target = fw_target_new (fw_document_get_plan (self->document), place, 2026);
  g_free (self->fetch.target->metro);
  self->fetch.target->metro = g_strdup ("33460");
  fw_keyring_set_session (self->fetch.keyring, FW_SERVICE_ACS, "CANARY-acs");
  fw_keyring_set_session (self->fetch.keyring, FW_SERVICE_SCORECARD, "CANARY-scorecard");
  fetch_fixture_renew (&self->fetch);
}

static void
tear_down (CityFixture *self, gconstpointer data)
{
  g_clear_object (&self->document);
  fetch_fixture_tear_down (&self->fetch, NULL);
}

static void
add_all (CityFixture *self)
{
  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    if (fw_source_find (id) != NULL)
      fetch_fixture_add (&self->fetch, fw_source_find (id));
}

static FwHarvest *
fetch_all (CityFixture *self, FwStoreUse use)
{
  fetch_fixture_renew (&self->fetch);
  add_all (self);

  return fetch_fixture_run (&self->fetch, use);
}

static guint
count_calls (CityFixture *self)
{
  return fixture_server_count (self->fetch.server, NULL);
}

static GBytes *
plan_bytes (FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fw_plan_to_bytes (fw_document_get_plan (document), &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
digest_of (FwDocument *document)
{
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwResult) result = NULL;

  g_assert_no_error (error);
  drawn = fw_compiled_with_draws (compiled, 160, 1);
  result = fw_result_new_run (drawn, NULL, 2, FALSE, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (fw_result_get_digest (result));
}

static FwChange *
change_of (CityFixture *self, FwDocument *document, FwHarvest *harvest)
{
  g_autoptr (GError) error = NULL;
  FwChange *change
      = fw_harvest_to_change (harvest, fw_document_get_plan (document), self->fetch.target, &error);

  g_assert_no_error (error);
  return change;
}

static FwSeries *
find_series (FwHarvest *harvest, const char *measure, const char *subject, const char *geography)
{
  g_autofree char *id = fw_series_make_id (measure, subject, geography);

  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);

      if (g_str_equal (fw_part_get_id (FW_PART (series)), id))
        return series;
    }

  return NULL;
}

/* No key in what was saved, stored, told or harvested; the services alone saw it. */
static void
assert_no_key (CityFixture *self, GBytes *saved)
{
  gsize length;
  const char *text = g_bytes_get_data (saved, &length);

  g_assert_null (g_strstr_len (text, (gssize)length, "CANARY"));
  g_assert_null (strstr (self->fetch.steps->str, "CANARY"));
  for (guint i = 0; i < fixture_server_get_calls (self->fetch.server)->len; i++)
    {
      const FixtureCall *call
          = g_ptr_array_index (fixture_server_get_calls (self->fetch.server), i);
      const gboolean keyed
          = g_str_has_prefix (call->path, "/data/") || g_str_has_prefix (call->path, "/ed/");

      g_assert_true ((strstr (call->all, "CANARY") != NULL) == keyed);
    }
}

static void
save_as (FwDocument *document, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fw_document_save_async (document, path, FALSE, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fw_document_save_finish (document, result, &error);
  g_assert_no_error (error);
}

/* One undoable change; saved and reopened without a server, the same results to the bit. */
static void
test_baseline (CityFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) harvest = fetch_all (self, FW_STORE_FRESH);
  g_autoptr (GBytes) before = plan_bytes (self->document);
  const guint64 generation = fw_document_get_generation (self->document);
  g_autoptr (FwChange) change = change_of (self, self->document, harvest);
  g_autofree char *path = g_build_filename (self->fetch.folder, "city.fairway", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (FwDocument) reopened = NULL;
  g_autoptr (FwHarvest) offline = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  g_assert_true (fw_document_apply (self->document, change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fw_document_get_generation (self->document), ==, generation + 1);
  after = plan_bytes (self->document);
  assert_no_key (self, after);

  g_assert_true (fw_document_undo (self->document, &error));
  g_assert_false (fw_document_get_can_undo (self->document));
  undone = plan_bytes (self->document);
  g_assert_true (g_bytes_equal (undone, before));
  g_assert_true (fw_document_redo (self->document, &error));

  digest = digest_of (self->document);
  save_as (self->document, path);
  fetch_fixture_end_server (&self->fetch);
  reopened = fw_document_new_open (path, &error);
  g_assert_no_error (error);
  again = digest_of (reopened);
  g_assert_cmpstr (again, ==, digest);

  /* What is stored says nothing new. */
  offline = fetch_all (self, FW_STORE_ONLY);
  g_assert_cmpuint (offline->series->len, ==, harvest->series->len);
  g_assert_null (change_of (self, reopened, offline));
}

/* The preview tells every first page; further pages follow from what the first ones say. */
static void
test_preview (CityFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *calls;

  add_all (self);
  requests = fw_fetch_preview (self->fetch.fetch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_calls (self), ==, 0);

  harvest = fetch_all (self, FW_STORE_FRESH);
  calls = fixture_server_get_calls (self->fetch.server);
  for (guint i = 0; i < requests->len; i++)
    {
      const char *path = fw_request_get_path (g_ptr_array_index (requests, i));
      gboolean found = FALSE;

      for (guint j = 0; j < calls->len; j++)
        found
            = found || g_str_has_prefix (((FixtureCall *)g_ptr_array_index (calls, j))->path, path);
      if (!found)
        g_error ("foretold, but never asked: %s", path);
    }
  for (guint j = 0; j < calls->len; j++)
    {
      const FixtureCall *call = g_ptr_array_index (calls, j);

      g_assert_cmpuint (call->status, ==, 200);
      g_assert_false (call->conditional);
    }
  g_assert_cmpuint (fixture_server_count (self->fetch.server, "/acs5"), ==, 28);
  /* Training programs and each field of study have a second page. */
  g_assert_cmpuint (calls->len - requests->len, ==,
                    1 + fixture_server_count (self->fetch.server, "&page=1"));
}

static void
stop_cb (FwFetch *fetch, FwRequest *request, int state, const char *message, gpointer cancellable)
{
  guint done, known;

  fw_fetch_get_progress (fetch, &done, &known);
  if (done == 20)
    g_cancellable_cancel (cancellable);
}

/* Stopped half-way and run again, only what is missing is asked; a third run asks nothing. */
static void
test_resume (CityFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FwHarvest) whole = NULL;
  g_autoptr (FwHarvest) again = NULL;
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GPtrArray *calls = fixture_server_get_calls (self->fetch.server);
  guint n_calls;

  add_all (self);
  g_signal_connect (self->fetch.fetch, "step", G_CALLBACK (stop_cb), cancellable);
  g_assert_null (fetch_fixture_try (&self->fetch, FW_STORE_FRESH, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_calls (self), <=, 22);

  whole = fetch_all (self, FW_STORE_FRESH);
  g_assert_cmpuint (whole->shortfalls->len, ==, 0);
  for (guint i = 0; i < calls->len; i++)
    {
      const FixtureCall *call = g_ptr_array_index (calls, i);

      g_hash_table_add (asked, call->body != NULL ? call->body : call->path);
    }
  /* Only what was under way when it was stopped is asked twice. */
  g_assert_cmpuint (calls->len - g_hash_table_size (asked), <=, 2);

  n_calls = calls->len;
  again = fetch_all (self, FW_STORE_FRESH);
  g_assert_cmpuint (calls->len, ==, n_calls);
  g_assert_cmpuint (again->series->len, ==, whole->series->len);
  for (guint i = 0; i < whole->series->len; i++)
    g_assert_true (fw_series_same_values (g_ptr_array_index (whole->series, i),
                                          g_ptr_array_index (again->series, i)));
}

/* Refresh asks for everything again, on condition that it changed; unchanged stays. */
static void
test_refresh (CityFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) first = fetch_all (self, FW_STORE_FRESH);
  const guint n_calls = count_calls (self);
  g_autoptr (FwHarvest) same = fetch_all (self, FW_STORE_REVALIDATE);
  GPtrArray *calls = fixture_server_get_calls (self->fetch.server);
  FixtureOptions other = fixture_options;
  g_autoptr (FwHarvest) changed = NULL;
  guint n_changed = 0;

  g_assert_cmpuint (calls->len, ==, 2 * n_calls);
  for (guint i = n_calls; i < calls->len; i++)
    {
      const FixtureCall *call = g_ptr_array_index (calls, i);

      /* There is no condition on a query that is posted. */
      g_assert_true (call->conditional == g_str_equal (call->method, "GET"));
      g_assert_cmpuint (call->status, ==, call->conditional ? 304 : 200);
    }
  for (guint i = 0; i < first->series->len; i++)
    g_assert_true (fw_series_same_values (g_ptr_array_index (first->series, i),
                                          g_ptr_array_index (same->series, i)));

  other.seed = 2;
  fixture_server_set_options (self->fetch.server, &other);
  changed = fetch_all (self, FW_STORE_REVALIDATE);
  g_assert_cmpuint (changed->series->len, ==, first->series->len);
  for (guint i = 0; i < first->series->len; i++)
    n_changed += !fw_series_same_values (g_ptr_array_index (first->series, i),
                                         g_ptr_array_index (changed->series, i));
  g_assert_cmpuint (n_changed, >, first->series->len * 9 / 10);
}

/* Everything odd at once: what a service cannot give is missing with its reason, never zero, and
 * the plan still takes the rest and runs. */
static void
test_oddities (CityFixture *self, gconstpointer data)
{
  FixtureOptions odd = fixture_options;
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (FwChange) change = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  FwSeries *median, *wages;
  FwSeriesValue value;

  odd.newest_acs = 2023;
  odd.suppressed_races = "CE";
  odd.capped = TRUE;
  odd.unknown_metro = TRUE;
  odd.unreleased = "151232";
  fixture_server_set_options (self->fetch.server, &odd);
  harvest = fetch_all (self, FW_STORE_FRESH);

  median = find_series (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "place:2743000");
  g_assert_nonnull (median);
  g_assert_true (fw_series_find (median, "median", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  g_assert_nonnull (strstr (fw_part_get_text (FW_PART (median), "vintage"), "2023"));
  g_assert_nonnull (find_series (harvest, FW_MEASURE_MEDIAN_INCOME, "black", "place:2743000"));

  wages = find_series (harvest, FW_MEASURE_WAGE, "15-1252", "state:27");
  g_assert_nonnull (wages);
  g_assert_true (fw_series_find (wages, "p90", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  g_assert_null (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"));
  g_assert_cmpuint (harvest->shortfalls->len, >=, 1);
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);

      for (guint k = 0; k < fw_series_get_n_values (series); k++)
        {
          value = fw_series_get_value (series, k);
          g_assert_true (isfinite (value.value) == fw_mark_has_value (value.mark));
        }
    }

  change = change_of (self, self->document, harvest);
  g_assert_true (fw_document_apply (self->document, change, &error));
  g_assert_no_error (error);
  digest = digest_of (self->document);
}

/* The quota is spent after the first query: the rest is missing for that one reason, and it is not
 * asked for again today, not even by another run of the program. */
static void
test_quota (CityFixture *self, gconstpointer data)
{
  FixtureOptions odd = fixture_options;
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (FwHarvest) again = NULL;
  guint n_bls;

  odd.bls_quota = 1;
  fixture_server_set_options (self->fetch.server, &odd);
  harvest = fetch_all (self, FW_STORE_FRESH);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_GINI, NULL, "place:2743000"));
  g_assert_nonnull (find_series (harvest, FW_MEASURE_PRICES, NULL, "us"));
  g_assert_null (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"));
  g_assert_cmpuint (harvest->shortfalls->len, >=, 1);
  n_bls = fixture_server_count (self->fetch.server, "/publicAPI/");
  g_assert_cmpuint (n_bls, ==, 2);

  again = fetch_all (self, FW_STORE_FRESH);
  g_assert_cmpuint (fixture_server_count (self->fetch.server, "/publicAPI/"), ==, n_bls);
  g_assert_nonnull (find_series (again, FW_MEASURE_PRICES, NULL, "us"));
}

/* Every recorded refusal, given to every request of its source: one sentence that names the
 * service, nothing harvested, nothing stored, and few questions asked in vain. */
static void
test_recorded_refusals (CityFixture *self, gconstpointer data)
{
  static const struct
  {
    const FwSource *source;
    const char *folder, *file;
    FwSourceError code;
  } rows[] = {
    { &fw_source_acs, "census", "recorded-302-missing-key.txt", FW_SOURCE_ERROR_KEY_MISSING },
    { &fw_source_acs, "census", "recorded-missing-key.html", FW_SOURCE_ERROR_KEY_MISSING },
    { &fw_source_acs, "census", "recorded-400-unknown-variable.txt", FW_SOURCE_ERROR_REFUSED },
    { &fw_source_acs, "census", "recorded-400-unsupported-geography.txt", FW_SOURCE_ERROR_REFUSED },
    { &fw_source_acs, "census", "synthetic-204-empty.txt", FW_SOURCE_ERROR_NOT_PUBLISHED },
    { &fw_source_bls, "bls", "recorded-quota-exceeded.json", FW_SOURCE_ERROR_QUOTA },
    { &fw_source_projections, "projections-central", "synthetic-404-no-results.txt",
      FW_SOURCE_ERROR_NOT_PUBLISHED },
    { &fw_source_scorecard, "scorecard", "documented-400-field-errors.json",
      FW_SOURCE_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const FwService *service = fw_service_get (rows[i].source->service);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) forecasts = NULL;

      fetch_fixture_forget (&self->fetch);
      fixture_server_replay (self->fetch.server, "/", rows[i].folder, rows[i].file);
      fetch_fixture_add (&self->fetch, rows[i].source);
      g_assert_null (fetch_fixture_try (&self->fetch, FW_STORE_FRESH, NULL, &error));
      g_test_message ("%s: %s", rows[i].file, error->message);
      g_assert_error (error, FW_SOURCE_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, service->short_title));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_null (strstr (error->message, "CANARY"));
      /* A table may be refused alone: each is asked for, once. */
      g_assert_cmpuint (count_calls (self), <=, 28);

      forecasts = fw_fetch_forecast (self->fetch.fetch, NULL);
      g_assert_cmpuint (((FwForecast *)g_ptr_array_index (forecasts, 0))->n_stored, ==, 0);
    }
}

static void
add (const char *path, void (*test) (CityFixture *, gconstpointer))
{
  g_test_add (path, CityFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sources/city/baseline", test_baseline);
  add ("/sources/city/preview", test_preview);
  add ("/sources/city/resume", test_resume);
  add ("/sources/city/refresh", test_refresh);
  add ("/sources/city/oddities", test_oddities);
  add ("/sources/city/quota", test_quota);
  add ("/sources/city/recorded-refusals", test_recorded_refusals);

  return g_test_run ();
}
