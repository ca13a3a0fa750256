/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fetch-fixture.h"

/* How a fetch goes on, and how it ends, with small sources of the test's own. */

#define PAGE "/Projections/LongTermRestJson/27?items_per_page=10&page="

static FwRequest *
new_request (FwServiceId service, const char *path, const char *tag, FwAnswerCheck check)
{
  FwRequest *request = fw_request_new (service, tag, path, check);

  fw_request_set_tag (request, tag);
  return request;
}

static GPtrArray *
new_round (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
}

/* Three pages, each asked for when the one before came. */
static GPtrArray *
next_page (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = new_round ();
  g_autofree char *path = g_strdup_printf (PAGE "%u", outcomes->len);
  g_autofree char *tag = g_strdup_printf ("page %u", outcomes->len);

  if (outcomes->len < 3)
    g_ptr_array_add (round, new_request (FW_SERVICE_PROJECTIONS, path, tag, NULL));

  return round;
}

/* The number of answers, and of the bytes in them. */
static void
read_count (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  FwSeriesValue values[] = { { "answers", 0, NAN, FW_MARK_EXACT }, { "bytes", 0, NAN, 0 } };
  const FwSeriesInfo info = { .measure = FW_MEASURE_POPULATION, .geography = "state:27" };

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_assert_true ((outcome->answer == NULL) != (outcome->error == NULL));
      values[0].value += outcome->answer != NULL;
      if (outcome->answer != NULL)
        values[1].value += (double)g_bytes_get_size (fw_answer_get_body (outcome->answer));
    }
  fw_harvest_add_series (harvest, fw_series_new_of (&info, values, G_N_ELEMENTS (values)));
}

static const FwSource pages
    = { .service = FW_SERVICE_PROJECTIONS, .what = "Pages", .next = next_page, .read = read_count };

static double
count_of (FwHarvest *harvest, const char *key)
{
  g_assert_cmpuint (harvest->series->len, ==, 1);

  return fw_series_number (g_ptr_array_index (harvest->series, 0), key);
}

/* Rounds go on until a source gives none; each request is told waiting, asking, arrived. */
static void
test_rounds (FetchFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) harvest = NULL;
  guint done, known;

  fetch_fixture_add (self, &pages);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpfloat (count_of (harvest, "answers"), ==, 3);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 3);
  fw_fetch_get_progress (self->fetch, &done, &known);
  g_assert_cmpuint (done, ==, 3);
  g_assert_cmpuint (known, ==, 3);
  g_assert_cmpstr (self->steps->str, ==,
                   "page 0 waiting\npage 0 asking\npage 0 arrived\n"
                   "page 1 waiting\npage 1 asking\npage 1 arrived\n"
                   "page 2 waiting\npage 2 asking\npage 2 arrived\n");
}

/* All rounds are told before anything is sent. */
static void
test_preview (FetchFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) forecasts = NULL;
  g_autoptr (GError) error = NULL;
  const FwForecast *forecast;

  fetch_fixture_add (self, &pages);
  requests = fw_fetch_preview (self->fetch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 3);
  g_assert_cmpstr (fw_request_get_path (g_ptr_array_index (requests, 2)), ==, PAGE "2");
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 0);

  fw_harvest_free (fetch_fixture_run (self, FW_STORE_FRESH));
  forecasts = fw_fetch_forecast (self->fetch, &error);
  g_assert_no_error (error);
  forecast = g_ptr_array_index (forecasts, 0);
  g_assert_cmpuint (forecast->n_stored, ==, 3);
  g_assert_false (forecast->key_missing);
  g_assert_cmpint (forecast->quota_left, ==, -1);
  g_assert_null (forecast->remark);
}

static void
test_stored (FetchFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) first = NULL;
  g_autoptr (FwHarvest) again = NULL;
  g_autoptr (FwHarvest) refreshed = NULL;
  g_autoptr (FwHarvest) offline = NULL;

  fetch_fixture_add (self, &pages);
  first = fetch_fixture_run (self, FW_STORE_FRESH);
  again = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 3);
  g_assert_nonnull (strstr (self->steps->str, "page 2 stored\n"));

  refreshed = fetch_fixture_run (self, FW_STORE_REVALIDATE);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 6);
  for (guint i = 3; i < 6; i++)
    {
      const FixtureCall *call = g_ptr_array_index (fixture_server_get_calls (self->server), i);

      g_assert_true (call->conditional);
      g_assert_cmpuint (call->status, ==, 304);
    }

  fetch_fixture_end_server (self);
  offline = fetch_fixture_run (self, FW_STORE_ONLY);
  g_assert_cmpfloat (count_of (first, "bytes"), >, 1000);
  g_assert_cmpfloat (count_of (first, "bytes"), ==, count_of (again, "bytes"));
  g_assert_cmpfloat (count_of (first, "bytes"), ==, count_of (refreshed, "bytes"));
  g_assert_cmpfloat (count_of (first, "bytes"), ==, count_of (offline, "bytes"));
}

/* The same request for ever: sent once, and no more than 40 times taken. */
static GPtrArray *
next_endless (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = new_round ();

  g_ptr_array_add (round, new_request (FW_SERVICE_PROJECTIONS, PAGE "0", "again", NULL));
  return round;
}

static GPtrArray *
next_too_many (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = new_round ();

  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (round, new_request (FW_SERVICE_PROJECTIONS, PAGE "0", "one of many", NULL));
  return round;
}

static void
test_limits (FetchFixture *self, gconstpointer data)
{
  static const FwSource endless = {
    .service = FW_SERVICE_PROJECTIONS, .what = "Endless", .next = next_endless, .read = read_count
  };
  static const FwSource too_many = {
    .service = FW_SERVICE_PROJECTIONS, .what = "Too many", .next = next_too_many, .read = read_count
  };
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GError) error = NULL;

  fetch_fixture_add (self, &endless);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpfloat (count_of (harvest, "answers"), ==, 40);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 1);
  fetch_fixture_assert_shortfall (harvest, "Endless", "more to tell");

  fetch_fixture_renew (self);
  fetch_fixture_add (self, &too_many);
  g_assert_null (fetch_fixture_try (self, FW_STORE_FRESH, NULL, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_TOO_LARGE);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 1);
}

static gboolean
check_key (FwAnswer *answer, GError **error)
{
  if (fw_answer_get_info (answer)->status == 200)
    return TRUE;
  if (fw_answer_get_info (answer)->key_error != NULL)
    g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID,
                         "The Census does not know this key.");
  return FALSE;
}

static GPtrArray *
next_places (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = new_round ();

  for (guint i = 0; i < 10 && outcomes->len == 0; i++)
    {
      g_autofree char *tag = g_strdup_printf ("place %u", i);
      g_autofree char *path = g_strdup_printf (
          "/data/2024/acs/acs5?get=NAME,B19013_001E&for=place:4300%u&in=state:27", i);

      g_ptr_array_add (round, new_request (FW_SERVICE_ACS, path, tag, check_key));
    }

  return round;
}

static const FwSource places
    = { .service = FW_SERVICE_ACS, .what = "Places", .next = next_places, .read = read_count };

/* Nothing at all is sent to a service that answers nobody without a key; others are asked. */
static void
test_key_missing (FetchFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GPtrArray) forecasts = NULL;
  g_autoptr (GError) error = NULL;

  fetch_fixture_add (self, &places);
  g_assert_null (fetch_fixture_try (self, FW_STORE_FRESH, NULL, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_MISSING);
  g_assert_nonnull (strstr (error->message, "https://api.census.gov/data/key_signup.html"));
  g_assert_cmpuint (fixture_server_count (self->server, NULL), ==, 0);
  g_clear_error (&error);
  forecasts = fw_fetch_forecast (self->fetch, &error);
  g_assert_no_error (error);
  g_assert_true (((FwForecast *)g_ptr_array_index (forecasts, 0))->key_missing);
  g_assert_nonnull (
      strstr (((FwForecast *)g_ptr_array_index (forecasts, 0))->remark, "key_signup.html"));

  fetch_fixture_add (self, &pages);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpfloat (count_of (harvest, "answers"), ==, 3);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  fetch_fixture_assert_shortfall (harvest, "Places", "key_signup.html");
}

/* A key that is refused is not offered ten times. */
static void
test_key_refused (FetchFixture *self, gconstpointer data)
{
  FixtureOptions keyed = fixture_options;
  g_autoptr (GError) error = NULL;

  keyed.census_key = "right";
  fixture_server_set_options (self->server, &keyed);
  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "wrong-CANARY");
  fetch_fixture_add (self, &places);
  g_assert_null (fetch_fixture_try (self, FW_STORE_FRESH, NULL, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID);
  g_assert_null (strstr (error->message, "CANARY"));
  g_assert_cmpuint (fixture_server_count (self->server, NULL), <=, 2);
  g_assert_null (strstr (self->steps->str, "CANARY"));
}

/* What failed is a shortfall, once for each reason; what came before is used. */
static void
test_partial (FetchFixture *self, gconstpointer data)
{
  FixtureOptions failing = fixture_options;
  g_autoptr (FwHarvest) harvest = NULL;

  failing.fail_after = 4;
  fixture_server_set_options (self->server, &failing);
  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "right");
  fetch_fixture_add (self, &places);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpfloat (count_of (harvest, "answers"), ==, 4);
  g_assert_cmpuint (harvest->shortfalls->len, >=, 1);
  g_assert_cmpuint (harvest->shortfalls->len, <=, 4);
  /* Three lost requests of three tries each, perhaps one more under way; the rest is not sent. */
  g_assert_cmpuint (fixture_server_count (self->server, NULL), >=, 4 + 9);
  g_assert_cmpuint (fixture_server_count (self->server, NULL), <=, 4 + 12);
}

/* Nobody there: what is stored is used, and that is said. */
static void
test_covered (FetchFixture *self, gconstpointer data)
{
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (FwHarvest) covered = NULL;
  g_autoptr (GError) error = NULL;

  fetch_fixture_add (self, &pages);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  fetch_fixture_end_server (self);
  covered = fetch_fixture_run (self, FW_STORE_REVALIDATE);
  g_assert_cmpfloat (count_of (covered, "bytes"), ==, count_of (harvest, "bytes"));
  g_assert_cmpuint (covered->shortfalls->len, >=, 1);
  g_assert_cmpstr (((FwShortfall *)g_ptr_array_index (covered->shortfalls, 0))->fallback, ==,
                   "answers stored earlier are used");

  fetch_fixture_renew (self);
  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "right");
  fetch_fixture_add (self, &places);
  g_assert_null (fetch_fixture_try (self, FW_STORE_FRESH, NULL, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_REACHED);
}

static GPtrArray *
next_one_of_bls (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = new_round ();

  if (outcomes->len == 0)
    {
      g_ptr_array_add (round, new_request (FW_SERVICE_BLS, "/publicAPI/v2/timeseries/data/",
                                           target->has_key ? "with key" : "prices", NULL));
      fw_request_set_body (
          g_ptr_array_index (round, 0),
          "{\"seriesid\":[\"CUUR0000SA0\"],\"startyear\":\"2020\",\"endyear\":\"2026\"}");
    }

  return round;
}

/* Without a key first, the smallest quota last, in whatever order they were added; each target
 * knows whether there is a key of its own service. */
static void
test_order (FetchFixture *self, gconstpointer data)
{
  static const FwSource prices = {
    .service = FW_SERVICE_BLS, .what = "Prices", .next = next_one_of_bls, .read = read_count
  };
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GPtrArray) forecasts = NULL;
  const char *page, *place, *price;

  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "right");
  fetch_fixture_add (self, &prices);
  fetch_fixture_add (self, &places);
  fetch_fixture_add (self, &pages);
  forecasts = fw_fetch_forecast (self->fetch, NULL);
  g_assert_cmpint (((FwForecast *)g_ptr_array_index (forecasts, 2))->quota_left, ==, 25);
  harvest = fetch_fixture_run (self, FW_STORE_FRESH);
  g_assert_cmpuint (harvest->series->len, ==, 3);
  page = strstr (self->steps->str, "page 0 arrived");
  place = strstr (self->steps->str, "place 0 arrived");
  price = strstr (self->steps->str, "prices arrived");
  g_assert_true (page != NULL && page < place && place < price);
}

typedef struct
{
  GCancellable *cancellable;
  guint left; /* steps until it is cancelled */
} Stopper;

static void
stop_cb (FwFetch *fetch, FwRequest *request, int state, const char *message, gpointer user_data)
{
  Stopper *stopper = user_data;

  if (stopper->left-- == 0)
    g_cancellable_cancel (stopper->cancellable);
}

static guint
count_steps (FetchFixture *self, const char *state)
{
  guint n = 0;

  for (const char *at = self->steps->str; (at = strstr (at, state)) != NULL; at++)
    n++;

  return n;
}

/* Runs until a step and stops there: nothing is given. */
static void
run_until (FetchFixture *self, guint step)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stopper stopper = { cancellable, step };
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (self->fetch, "step", G_CALLBACK (stop_cb), &stopper);
  harvest = fetch_fixture_try (self, FW_STORE_FRESH, cancellable, &error);
  g_assert_null (harvest);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Stopped early, in the middle and late: the next run sends only what is missing. */
static void
test_resume (FetchFixture *self, gconstpointer data)
{
  static const guint stops[] = { 0, 9, 19, 29, 37 };

  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "right");
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (FwHarvest) harvest = NULL;
      guint n_arrived, n_sent;

      fetch_fixture_forget (self);
      fetch_fixture_add (self, &places);
      fetch_fixture_add (self, &pages);
      run_until (self, stops[i]);
      n_arrived = count_steps (self, " arrived\n");
      n_sent = fixture_server_count (self->server, NULL);

      fetch_fixture_renew (self);
      fetch_fixture_add (self, &places);
      fetch_fixture_add (self, &pages);
      harvest = fetch_fixture_run (self, FW_STORE_FRESH);
      g_assert_cmpuint (harvest->series->len, ==, 2);
      g_assert_cmpuint (count_steps (self, " arrived\n") + count_steps (self, " stored\n"), ==, 13);
      g_assert_cmpuint (count_steps (self, " stored\n"), >=, n_arrived);
      g_assert_cmpuint (fixture_server_count (self->server, NULL) - n_sent, ==,
                        count_steps (self, " arrived\n"));
      /* At most the two that were under way are sent again. */
      g_assert_cmpuint (fixture_server_count (self->server, NULL), <=, 13 + 2);
    }
}

static GPtrArray *
next_three (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *round = next_places (target, outcomes, error);

  if (round->len > 3)
    g_ptr_array_set_size (round, 3);
  return round;
}

#ifndef N_CANCELS
#define N_CANCELS 100
#endif

/* At any of its nine steps, counted and not timed. */
static void
test_cancels (FetchFixture *self, gconstpointer data)
{
  static const FwSource three
      = { .service = FW_SERVICE_ACS, .what = "Three", .next = next_three, .read = read_count };
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);

  fw_keyring_set_session (self->keyring, FW_SERVICE_ACS, "right");
  for (guint i = 0; i < N_CANCELS; i++)
    {
      fetch_fixture_forget (self);
      fetch_fixture_add (self, &three);
      run_until (self, (guint)g_rand_int_range (dice, 0, 9));
    }
}

static int hold_reading, is_reading;

static void
read_slowly (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_atomic_int_set (&is_reading, TRUE);
  while (g_atomic_int_get (&hold_reading) && g_get_monotonic_time () < end)
    g_usleep (1000);
  read_count (target, outcomes, harvest);
  g_atomic_int_set (&is_reading, FALSE);
}

static gboolean
cancel_while_reading_cb (gpointer cancellable)
{
  if (g_atomic_int_get (&is_reading))
    g_cancellable_cancel (cancellable);

  return G_SOURCE_CONTINUE;
}

/* Nobody who cancels waits for a worker; the worker ends by itself and what it found is dropped. */
static void
test_cancel_reading (FetchFixture *self, gconstpointer data)
{
  static const FwSource slow = {
    .service = FW_SERVICE_PROJECTIONS, .what = "Slow", .next = next_page, .read = read_slowly
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const guint timer = g_timeout_add (5, cancel_while_reading_cb, cancellable);

  g_atomic_int_set (&hold_reading, TRUE);
  fetch_fixture_add (self, &slow);
  g_assert_null (fetch_fixture_try (self, FW_STORE_FRESH, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_atomic_int_get (&is_reading));
  g_source_remove (timer);
  g_atomic_int_set (&hold_reading, FALSE);
  while (g_atomic_int_get (&is_reading))
    g_usleep (1000);
}

static void
add (const char *path, void (*test) (FetchFixture *, gconstpointer))
{
  g_test_add (path, FetchFixture, NULL, fetch_fixture_set_up, test, fetch_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sources/fetch/rounds", test_rounds);
  add ("/sources/fetch/preview", test_preview);
  add ("/sources/fetch/stored", test_stored);
  add ("/sources/fetch/limits", test_limits);
  add ("/sources/fetch/key-missing", test_key_missing);
  add ("/sources/fetch/key-refused", test_key_refused);
  add ("/sources/fetch/partial", test_partial);
  add ("/sources/fetch/covered", test_covered);
  add ("/sources/fetch/order", test_order);
  add ("/sources/fetch/resume", test_resume);
  add ("/sources/fetch/cancels", test_cancels);
  add ("/sources/fetch/cancel-reading", test_cancel_reading);

  return g_test_run ();
}
