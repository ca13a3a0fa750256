/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-key-test.h"

#include <glib/gi18n-lib.h>

/* A state, one occupation and one field of study: what every service has. */
static FwTarget *
small_target (gboolean has_key)
{
  static const char *const occupations[] = { "15-1252", NULL };
  static const char *const cips[] = { "1107", NULL };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const FwTarget target = { .place = fw_geography_parse ("state:27", NULL),
                            .place_name = (char *)"Minnesota",
                            .state = "27",
                            .occupations = (GStrv)occupations,
                            .cips = (GStrv)cips,
                            .year = g_date_time_get_year (now),
                            .has_key = has_key };
  FwTarget *copy = fw_target_copy (&target);

  fw_geography_free (target.place);
  return copy;
}

/* Not for that place or year is an answer too: whoever gives it has taken the key. */
static gboolean
is_answer (const GError *error)
{
  return g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const FwSource *asked = g_task_get_task_data (task);
  const FwService *service = fw_service_get (asked->service);
  FwHttp *http = FW_HTTP (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (http, result, &error);

  if (answer == NULL && !is_answer (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (
        task,
        g_strdup_printf (fw_keyring_has_key (fw_http_get_keyring (http), asked->service)
                             ? _ ("%s accepts the key.")
                             : _ ("%s answers without a key."),
                         _ (service->short_title)),
        g_free);
}

void
fw_key_test_async (FwHttp *http, const FwSource *source, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (FwTarget) target = NULL;
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
  g_autoptr (GPtrArray) requests = NULL;
  GError *error = NULL;

  g_return_if_fail (FW_IS_HTTP (http));
  g_return_if_fail (source != NULL);

  task = g_task_new (http, cancellable, callback, user_data);
  g_task_set_task_data (task, (gpointer)source, NULL);
  target = small_target (fw_keyring_has_key (fw_http_get_keyring (http), source->service));
  requests = source->next (target, outcomes, &error);
  if (requests == NULL || requests->len == 0)
    {
      if (error == NULL)
        error = g_error_new (FW_SOURCE_ERROR, FW_SOURCE_ERROR_REFUSED,
                             _ ("%s has no small question to ask; fetch a place to try the key."),
                             _ (fw_service_get (source->service)->short_title));
      g_task_return_error (task, error);
      return;
    }
  fw_http_fetch_async (http, requests->pdata[0], FW_STORE_REVALIDATE, cancellable, answered_cb,
                       g_steal_pointer (&task));
}

char *
fw_key_test_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
