/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-http-private.h"

#include "fw-address.h"
#include "fw-http-key.h"
#include "fw-http-words.h"
#include "fw-json.h"
#include "fw-keyring-private.h"
#include "fw-retry.h"

#define MOST_REDIRECTS 3
#define SECONDS_A_DAY  86400

/* One request on its way: looked up in the store, admitted, waiting for its turn, tried, judged.
 * One reference is held until it is answered, when task becomes NULL, and one by each callback
 * under way: what comes in after the answer is dropped. */
typedef struct
{
  guint refs;
  FwHttp *http;
  FwRequest *request;
  const FwService *service;
  FwStoreUse use;
  GTask *task;
  GSource *cancelled;
  guint deadline, pause; /* timers */
  GCancellable *stop;    /* of the try under way */
  FwTurn *turn;
  FwAnswer *stored; /* an older answer, or NULL */
  char *key;        /* the one we send, or NULL */
  GUri *address;    /* public, of the hop we are at */
  guint hops, failures;
  gint64 ends_at; /* monotonic [us] */
  /* Of the answer being judged. */
  guint status;
  char *location;
  gint64 retry_after;
} Fetch;

static Fetch *
fetch_ref (Fetch *fetch)
{
  fetch->refs++;
  return fetch;
}

static void
fetch_unref (Fetch *fetch)
{
  if (--fetch->refs > 0)
    return;
  g_clear_pointer (&fetch->stored, fw_answer_unref);
  g_clear_pointer (&fetch->address, g_uri_unref);
  fw_keyring_wipe (fetch->key);
  g_free (fetch->location);
  fw_request_unref (fetch->request);
  g_object_unref (fetch->http);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_unref)

static gint64
now_unix (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ------------------------------------------------------------------------------------- the end */

/* Stops whatever is under way and gives the task that now is to be answered; NULL when it was. The
 * caller holds a reference of its own. */
static GTask *
close_fetch (Fetch *fetch)
{
  GTask *task = g_steal_pointer (&fetch->task);

  if (task == NULL)
    return NULL;
  if (fetch->cancelled != NULL)
    g_source_destroy (fetch->cancelled);
  g_clear_pointer (&fetch->cancelled, g_source_unref);
  g_clear_handle_id (&fetch->deadline, g_source_remove);
  g_clear_handle_id (&fetch->pause, g_source_remove);
  g_clear_pointer (&fetch->turn, fw_turn_leave);
  if (fetch->stop != NULL)
    g_cancellable_cancel (fetch->stop);
  g_clear_object (&fetch->stop);
  fetch_unref (fetch);
  return task;
}

static void
give_up (Fetch *fetch, GError *error)
{
  g_autoptr (GTask) task = close_fetch (fetch);

  if (task == NULL)
    {
      g_error_free (error);
      return;
    }
  g_task_return_error (task, error);
}

static void
hand_over (Fetch *fetch, FwAnswer *answer)
{
  g_autoptr (GTask) task = close_fetch (fetch);

  if (task != NULL)
    g_task_return_pointer (task, fw_answer_ref (answer), (GDestroyNotify)fw_answer_unref);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (Fetch) fetch = fetch_ref (user_data);
  g_autoptr (GTask) task = close_fetch (fetch);

  if (task != NULL)
    g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static gboolean
deadline_cb (gpointer user_data)
{
  g_autoptr (Fetch) fetch = fetch_ref (user_data);

  fetch->deadline = 0;
  give_up (fetch, fw_http_words_fault (fetch->request, FW_SEND_SLOW));
  return G_SOURCE_REMOVE;
}

/* ------------------------------------------------------------------------------------ admission */

static gboolean
check_address (Fetch *fetch, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  fetch->address = fw_address_parse_public (fw_request_get_url (fetch->request), &refusal);
  if (fetch->address == NULL)
    g_propagate_error (error, fw_http_words_address (fetch->request, refusal));
  return fetch->address != NULL;
}

static gboolean
check_key (Fetch *fetch, GError **error)
{
  if (fetch->key == NULL && fetch->service->key_needed)
    {
      g_propagate_error (error, fw_http_words_key_missing (fetch->request));
      return FALSE;
    }
  if (fetch->key != NULL && !fw_http_key_is_plain (fetch->key))
    {
      g_propagate_error (error, fw_http_words_key_odd (fetch->request));
      return FALSE;
    }
  return TRUE;
}

/* Whether the service may be asked at this moment: asked again before every try. */
static gboolean
check_allowance (Fetch *fetch, GError **error)
{
  const FwServiceId service = fw_request_get_service (fetch->request);
  const gboolean with_key = fetch->key != NULL;
  const gint64 now = now_unix ();
  const gint64 hold = fw_quota_get_hold (fetch->http->quota, service, now);

  if (fw_quota_left (fetch->http->quota, service, with_key, now) == 0)
    {
      g_propagate_error (error, fw_http_words_quota (fetch->request, with_key));
      return FALSE;
    }
  if (hold != 0)
    {
      g_propagate_error (error, fw_http_words_wait (fetch->request, hold));
      return FALSE;
    }
  return TRUE;
}

static void send_try (Fetch *fetch);

static void
turn_came_cb (gpointer user_data)
{
  g_autoptr (Fetch) fetch = fetch_ref (user_data);

  fetch->ends_at = g_get_monotonic_time () + (gint64)fetch->http->deadline * 1000;
  fetch->deadline = g_timeout_add (fetch->http->deadline, deadline_cb, fetch);
  send_try (fetch);
}

static gboolean
is_young (FwAnswer *answer, const FwService *service)
{
  const gint64 age = now_unix () - fw_answer_get_info (answer)->fetched;

  return age >= 0 && age < (gint64)service->fresh_days * SECONDS_A_DAY;
}

/* With or without an older answer: asks, or says why not. */
static void
proceed (Fetch *fetch)
{
  const FwServiceId service = fw_request_get_service (fetch->request);
  GError *error = NULL;

  if (fetch->stored != NULL
      && (fetch->use == FW_STORE_ONLY || fw_http_is_offline (fetch->http)
          || (fetch->use == FW_STORE_FRESH && is_young (fetch->stored, fetch->service))))
    {
      hand_over (fetch, fetch->stored);
      return;
    }
  if (fetch->use == FW_STORE_ONLY)
    {
      give_up (fetch, fw_http_words_not_stored (fetch->request));
      return;
    }
  if (fw_http_is_offline (fetch->http))
    {
      give_up (fetch, fw_http_words_offline (fetch->request));
      return;
    }

  fetch->key = g_strdup (fw_keyring_peek (fetch->http->keyring, service));
  if (!check_address (fetch, &error) || !check_key (fetch, &error)
      || !check_allowance (fetch, &error))
    {
      give_up (fetch, error);
      return;
    }
  fetch->turn = fw_turns_wait (fetch->http->turns, service, turn_came_cb, fetch);
}

/* ---------------------------------------------------------------------------------- the worker */

/* What a worker does without touching the fetch: reads the store, or judges and stores. */
typedef struct
{
  FwAnswerStore *store;
  FwRequest *request;
  FwAnswer *answer;
} Job;

static Job *
job_new (Fetch *fetch, FwAnswer *answer)
{
  Job *job = g_new0 (Job, 1);

  job->store = fw_answer_store_ref (fetch->http->store);
  job->request = fw_request_ref (fetch->request);
  job->answer = answer;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  fw_answer_store_unref (job->store);
  fw_request_unref (job->request);
  g_clear_pointer (&job->answer, fw_answer_unref);
  g_free (job);
}

static void
run_job (Job *job, GTaskThreadFunc function, GAsyncReadyCallback callback, Fetch *fetch)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, fetch_ref (fetch));

  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, function);
}

static void
look_up_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, fw_answer_store_load (job->store, job->request),
                         (GDestroyNotify)fw_answer_unref);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;

  fetch->stored = g_task_propagate_pointer (G_TASK (result), NULL);
  if (fetch->task != NULL)
    proceed (fetch);
}

/* Only what a check accepted is stored and handed on; a redirect or an error never is. */
static void
judge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  const guint status = fw_answer_get_info (job->answer)->status;
  const FwAnswerCheck check = fw_request_get_check (job->request);
  g_autoptr (GError) error = NULL;
  gboolean good = check != NULL ? check (job->answer, &error) : status == 200;

  if (status < 200 || status >= 300)
    good = FALSE;
  if (good)
    {
      fw_answer_store_save (job->store, job->answer);
      g_task_return_pointer (task, g_steal_pointer (&job->answer), (GDestroyNotify)fw_answer_unref);
    }
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, NULL, NULL);
}

/* --------------------------------------------------------------------------------- trying again */

static gboolean
pause_over_cb (gpointer user_data)
{
  g_autoptr (Fetch) fetch = fetch_ref (user_data);

  fetch->pause = 0;
  send_try (fetch);
  return G_SOURCE_REMOVE;
}

static void
pause_then_send (Fetch *fetch, guint wait)
{
  fetch->pause = g_timeout_add (fw_turn_book (fetch->turn, wait), pause_over_cb, fetch);
}

/* last: what to say when there is no other try (taken). */
static void
try_again (Fetch *fetch, gint64 retry_after, GError *last)
{
  const gint64 left = (fetch->ends_at - g_get_monotonic_time ()) / 1000;
  const gboolean told = retry_after > 0;
  gint64 wait;

  fetch->failures++;
  wait = told ? MIN (retry_after, FW_RETRY_MOST_WAIT) * 1000
              : fw_retry_wait (fetch->http->retry_wait, fetch->failures, g_random_double ());
  if (fetch->failures < FW_RETRY_TRIES && wait < left)
    {
      g_error_free (last);
      pause_then_send (fetch, (guint)wait);
      return;
    }
  if (told)
    {
      const gint64 until = now_unix () + wait / 1000;

      fw_quota_hold (fetch->http->quota, fw_request_get_service (fetch->request), until);
      g_error_free (last);
      last = fw_http_words_wait (fetch->request, until);
    }
  give_up (fetch, last);
}

/* ------------------------------------------------------------------------------------- judging */

static char *
clean_text (Fetch *fetch, const char *text)
{
  return fw_keyring_redact_sent (fetch->http->keyring, text, fetch->key);
}

/* A sentence of a check without any key; one from a lower layer is about bytes, not for people. */
static GError *
clean_error (Fetch *fetch, const GError *error)
{
  g_autofree char *message = clean_text (fetch, error->message);

  if (error->domain != FW_SOURCE_ERROR)
    return fw_http_words_fault (fetch->request, FW_SEND_GARBLED);
  return g_error_new_literal (error->domain, error->code, message);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* A proxy or the door of a network spoke, not the service. */
static gboolean
is_of_network (guint status)
{
  return status == 407 || status == 511;
}

/* What a status means that no check accepted. */
static GError *
words_of_status (Fetch *fetch)
{
  if (is_redirect (fetch->status))
    return fw_http_words_redirect (fetch->request, fetch->location, fetch->hops >= MOST_REDIRECTS);
  return fw_http_words_status (fetch->request, fetch->status, fetch->key != NULL);
}

static gboolean
is_about_key_or_quota (const GError *error)
{
  return g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_MISSING)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID);
}

/* The service said that its allowance is spent. Where it is one a day, that is until the next;
 * where it is one of some shorter time, an hour, or what the service tells. */
static void
note_quota (Fetch *fetch)
{
  const FwServiceId service = fw_request_get_service (fetch->request);
  const gint64 told = fetch->retry_after > 0 ? fetch->retry_after : FW_QUOTA_MOST_HOLD;

  if (fetch->service->quota > 0)
    fw_quota_refused (fetch->http->quota, service, fetch->key != NULL, now_unix ());
  else
    fw_quota_hold (fetch->http->quota, service, now_unix () + MIN (told, FW_QUOTA_MOST_HOLD));
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (FwAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  GError *words;

  answer = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA))
    note_quota (fetch);
  if (fetch->task == NULL)
    return;
  if (answer != NULL)
    {
      hand_over (fetch, answer);
      return;
    }
  if (is_about_key_or_quota (error))
    {
      give_up (fetch, clean_error (fetch, error));
      return;
    }

  words = error == NULL || is_redirect (fetch->status) || is_of_network (fetch->status)
                  || fw_retry_is_status (fetch->status)
              ? words_of_status (fetch)
              : clean_error (fetch, error);
  if (fw_retry_is_status (fetch->status))
    try_again (fetch, fetch->retry_after, words);
  else
    give_up (fetch, words);
}

/* The answer without any key in it, whatever the service repeated. */
static FwAnswer *
make_answer (Fetch *fetch, FwReply *reply)
{
  g_autofree char *location = clean_text (fetch, reply->location);
  g_autofree char *key_error = clean_text (fetch, reply->key_error);
  g_autofree char *etag = clean_text (fetch, reply->etag);
  g_autofree char *modified = clean_text (fetch, reply->last_modified);
  g_autofree char *type = clean_text (fetch, reply->content_type);
  g_autoptr (GBytes) body = fw_keyring_redact_bytes (fetch->http->keyring, reply->body, fetch->key);
  const FwAnswerInfo info = { .status = reply->status,
                              .content_type = type,
                              .location = location,
                              .key_error = key_error,
                              .etag = etag,
                              .last_modified = modified,
                              .fetched = now_unix () };

  return fw_answer_new (fetch->request, &info, body);
}

/* The older answer, confirmed now. */
static FwAnswer *
make_confirmed (Fetch *fetch)
{
  FwAnswerInfo info = *fw_answer_get_info (fetch->stored);

  info.fetched = now_unix ();
  info.stored = FALSE;
  return fw_answer_new (fetch->request, &info, fw_answer_get_body (fetch->stored));
}

/* TRUE when the reply leads to an address where we go on. */
static gboolean
follow (Fetch *fetch, const FwReply *reply)
{
  g_autoptr (GUri) to = NULL;

  if (!is_redirect (reply->status) || fetch->hops >= MOST_REDIRECTS)
    return FALSE;
  /* Others turn a posted question into another one. */
  if (fw_request_get_body (fetch->request) != NULL && reply->status != 307 && reply->status != 308)
    return FALSE;
  to = fw_address_follow (fetch->address, reply->location, fetch->service);
  if (to == NULL)
    return FALSE;

  g_uri_unref (fetch->address);
  fetch->address = g_steal_pointer (&to);
  fetch->hops++;
  pause_then_send (fetch, 0);
  return TRUE;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwReply) reply = fw_sender_send_finish (result, &error);
  FwAnswer *answer;

  if (fetch->task == NULL)
    return;
  if (reply == NULL)
    {
      GError *words = fw_http_words_fault (fetch->request, (FwSendFault)error->code);

      if (error->code == FW_SEND_LOST || error->code == FW_SEND_SLOW)
        try_again (fetch, -1, words);
      else
        give_up (fetch, words);
      return;
    }
  if (follow (fetch, reply))
    return;

  answer = reply->status == 304 && fetch->stored != NULL ? make_confirmed (fetch)
                                                         : make_answer (fetch, reply);
  fetch->status = fw_answer_get_info (answer)->status;
  fetch->retry_after = reply->retry_after;
  fetch->location = g_strdup (fw_answer_get_info (answer)->location);
  run_job (job_new (fetch, answer), judge_in_thread, judged_cb, fetch);
}

/* ------------------------------------------------------------------------------------- sending */

static void
send_try (Fetch *fetch)
{
  FwHttp *http = fetch->http;
  const FwAnswerInfo *older = fetch->stored != NULL ? fw_answer_get_info (fetch->stored) : NULL;
  const gboolean is_feed = fw_request_get_service (fetch->request) == FW_SERVICE_FEED;
  g_autoptr (GUri) address = NULL;
  FwSendPlan plan = { .public_only = is_feed && http->server == NULL };
  GError *error = NULL;

  if (!check_allowance (fetch, &error))
    {
      give_up (fetch, error);
      return;
    }

  fw_quota_count (http->quota, fw_request_get_service (fetch->request), now_unix ());
  address = http->server != NULL ? fw_address_at_server (fetch->address, http->server)
                                 : g_uri_ref (fetch->address);
  fw_http_key_fill (&plan, fetch->request, address, fetch->key);
  if (older != NULL && plan.body == NULL)
    {
      plan.etag = older->etag;
      plan.last_modified = older->last_modified;
    }
  g_clear_object (&fetch->stop);
  fetch->stop = g_cancellable_new ();
  fw_sender_send_async (fw_http_get_sender (http), &plan, fw_json_limits_answer.max_bytes,
                        fetch->stop, sent_cb, fetch_ref (fetch));
  fw_http_key_clear (&plan);
}

void
fw_http_fetch_async (FwHttp *self, FwRequest *request, FwStoreUse use, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  Fetch *fetch;

  g_return_if_fail (FW_IS_HTTP (self) && request != NULL);

  fetch = g_new0 (Fetch, 1);
  fetch->refs = 1;
  fetch->http = g_object_ref (self);
  fetch->request = fw_request_ref (request);
  fetch->service = fw_service_get (fw_request_get_service (request));
  fetch->use = use;
  fetch->task = g_task_new (self, cancellable, callback, user_data);
  if (cancellable != NULL)
    {
      fetch->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (fetch->cancelled, G_SOURCE_FUNC (cancelled_cb), fetch, NULL);
      g_source_attach (fetch->cancelled, g_main_context_get_thread_default ());
    }
  run_job (job_new (fetch, NULL), look_up_in_thread, looked_up_cb, fetch);
}

FwAnswer *
fw_http_fetch_finish (FwHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
