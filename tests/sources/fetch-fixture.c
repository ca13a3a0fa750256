/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fetch_fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        fetch_fixture_remove_folder (inside);
      else
        g_remove (inside);
    }
  g_rmdir (path);
}

static void
keep_step_cb (FwFetch *fetch, FwRequest *request, int state, const char *message,
              gpointer user_data)
{
  static const char *const states[] = { "waiting", "asking", "arrived", "stored", "failed" };
  FetchFixture *self = user_data;
  guint done, known;

  fw_fetch_get_progress (fetch, &done, &known);
  g_assert_cmpuint (done, <=, known);
  g_assert_cmpuint (known, >=, self->known);
  self->known = known;
  g_assert_true ((state == FW_STEP_FAILED) == (message != NULL));
  g_string_append_printf (self->steps, "%s %s\n", fw_request_get_title (request), states[state]);
  if (message != NULL)
    g_string_append_printf (self->steps, "  %s\n", message);
}

static void
new_http (FetchFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->http = fw_http_new (self->keyring, self->folder);
  fw_http_set_retry_wait (self->http, 1);
  fw_http_set_server (self->http, fixture_server_get_address (self->server), &error);
  g_assert_no_error (error);
}

void
fetch_fixture_renew (FetchFixture *self)
{
  g_clear_object (&self->fetch);
  g_string_truncate (self->steps, 0);
  self->known = 0;
  self->fetch = fw_fetch_new (self->http, self->target);
  g_signal_connect (self->fetch, "step", G_CALLBACK (keep_step_cb), self);
}

void
fetch_fixture_set_up (FetchFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->server = fixture_server_new (&fixture_options, 0);
  self->folder = g_dir_make_tmp ("fairway-fetch-XXXXXX", &error);
  g_assert_no_error (error);
  self->keyring = fw_keyring_new (FALSE);
  new_http (self);
  self->target = g_new0 (FwTarget, 1);
  self->target->place = fw_geography_parse_code ("2743000", &error);
  g_assert_no_error (error);
  strcpy (self->target->state, "27");
  self->target->metro = g_strdup ("33460");
  self->target->occupations = g_strsplit ("15-1252 15-1232", " ", -1);
  self->target->cips = g_strsplit ("1102", " ", -1);
  self->target->year = 2026;
  self->steps = g_string_new (NULL);
  fetch_fixture_renew (self);
}

void
fetch_fixture_tear_down (FetchFixture *self, gconstpointer data)
{
  g_clear_object (&self->fetch);
  g_assert_finalize_object (self->http);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->server, fixture_server_free);
  fw_target_free (self->target);
  g_string_free (self->steps, TRUE);
  fetch_fixture_remove_folder (self->folder);
  g_free (self->folder);
}

void
fetch_fixture_add (FetchFixture *self, const FwSource *source)
{
  fw_fetch_add_source (self->fetch, source);
}

void
fetch_fixture_forget (FetchFixture *self)
{
  g_clear_object (&self->fetch);
  g_clear_object (&self->http);
  fetch_fixture_remove_folder (self->folder);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  fixture_server_forget_calls (self->server);
  new_http (self);
  fetch_fixture_renew (self);
}

void
fetch_fixture_end_server (FetchFixture *self)
{
  g_clear_pointer (&self->server, fixture_server_free);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

FwHarvest *
fetch_fixture_try (FetchFixture *self, FwStoreUse use, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  self->known = 0;
  fw_fetch_run_async (self->fetch, use, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return fw_fetch_run_finish (self->fetch, result, error);
}

FwHarvest *
fetch_fixture_run (FetchFixture *self, FwStoreUse use)
{
  g_autoptr (GError) error = NULL;
  FwHarvest *harvest = fetch_fixture_try (self, use, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (harvest);

  return harvest;
}

void
fetch_fixture_assert_shortfall (FwHarvest *harvest, const char *what, const char *why)
{
  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);

      if (g_str_equal (shortfall->what, what) && strstr (shortfall->why, why) != NULL)
        return;
    }

  g_error ("no shortfall of “%s” for “%s”", what, why);
}
