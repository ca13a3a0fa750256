/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fetch.h"

#include <glib/gi18n-lib.h>

#include "fw-asking.h"

struct _FwFetch
{
  GObject parent_instance;

  FwHttp *http;
  FwTarget *target;
  GPtrArray *sources; /* const FwSource, in the order asked */

  /* While it runs. */
  GTask *task;
  FwStoreUse use;
  GPtrArray *askings;
  guint at;          /* which asking */
  GPtrArray *round;  /* FwRequest */
  FwOutcome **ended; /* one a request of the round */
  guint sent;        /* of the round */
  guint pending;
  FwHarvest *harvest;
  guint done, known;
  guint foreseen; /* requests, until the end */
};

G_DEFINE_FINAL_TYPE (FwFetch, fw_fetch, G_TYPE_OBJECT)

enum
{
  SIGNAL_STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker found out: the next round, or that there is none and what all outcomes mean. */
typedef struct
{
  GPtrArray *round;
  FwHarvest *part;
} Thought;

static void think (FwFetch *self);
static void send_more (FwFetch *self);

static void
free_thought (gpointer data)
{
  Thought *thought = data;

  g_clear_pointer (&thought->round, g_ptr_array_unref);
  g_clear_pointer (&thought->part, fw_harvest_free);
  g_free (thought);
}

static void
think_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  FwAsking *asking = task_data;
  Thought *thought = g_new0 (Thought, 1);

  thought->round = fw_asking_next (asking);
  if (thought->round == NULL)
    thought->part = fw_asking_read (asking);
  g_task_return_pointer (task, thought, free_thought);
}

static void
clear_round (FwFetch *self)
{
  for (guint i = 0; self->ended != NULL && i < self->round->len; i++)
    g_clear_pointer (&self->ended[i], fw_outcome_free);
  g_clear_pointer (&self->ended, g_free);
  g_clear_pointer (&self->round, g_ptr_array_unref);
}

/* Gives the task back; nothing of the run is left, and another may begin in its callback. */
static GTask *
end_run (FwFetch *self)
{
  clear_round (self);
  g_clear_pointer (&self->askings, g_ptr_array_unref);
  self->foreseen = 0;

  return g_steal_pointer (&self->task);
}

static gboolean
end_if_cancelled (FwFetch *self)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &error))
    return FALSE;

  task = end_run (self);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  g_task_return_error (task, error);

  return TRUE;
}

static void
end_all_asked (FwFetch *self)
{
  g_autoptr (FwHarvest) harvest = g_steal_pointer (&self->harvest);
  g_autoptr (GTask) task = NULL;
  const GError *first = NULL;
  GError *error = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->askings->len; i++)
    {
      const FwAsking *asking = g_ptr_array_index (self->askings, i);

      any = any || fw_asking_has_answer (asking);
      if (first == NULL)
        first = fw_asking_telling_error (asking);
    }

  if (!any)
    error = first != NULL ? g_error_copy (first)
                          : g_error_new_literal (FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED,
                                                 _ ("There is nothing to ask for: choose a place "
                                                    "and occupations first."));
  task = end_run (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&harvest), (GDestroyNotify)fw_harvest_free);
}

static void
take_part (FwFetch *self, FwHarvest *part)
{
  g_ptr_array_extend_and_steal (self->harvest->series, g_steal_pointer (&part->series));
  g_ptr_array_extend_and_steal (self->harvest->programs, g_steal_pointer (&part->programs));
  g_ptr_array_extend_and_steal (self->harvest->jobs, g_steal_pointer (&part->jobs));
  g_ptr_array_extend_and_steal (self->harvest->groups, g_steal_pointer (&part->groups));
  g_ptr_array_extend_and_steal (self->harvest->shortfalls, g_steal_pointer (&part->shortfalls));
  g_free (part);
}

/* The Census names the place that was only a code: the sources asked after it use the name too. */
static void
take_name (FwFetch *self, const FwHarvest *part)
{
  for (guint i = self->at + 1; i < self->askings->len; i++)
    {
      FwAsking *asking = g_ptr_array_index (self->askings, i);
      g_autofree char *geography = fw_geography_to_text (asking->target->place);

      for (guint k = 0; k < part->series->len && asking->target->place_name == NULL; k++)
        {
          FwSeries *series = g_ptr_array_index (part->series, k);

          if (g_strcmp0 (fw_series_get_geography (series), geography) == 0)
            asking->target->place_name = g_strdup (fw_part_get_text (FW_PART (series), "place"));
        }
    }
}

static void
emit_step (FwFetch *self, FwRequest *request, FwStepState state, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, request, (int)state, message);
}

static void
start_asking (FwFetch *self)
{
  FwAsking *asking;

  if (self->at == self->askings->len)
    {
      end_all_asked (self);
      return;
    }

  asking = g_ptr_array_index (self->askings, self->at);
  if (self->use != FW_STORE_ONLY && fw_asking_lacks_key (asking))
    fw_asking_miss_key (asking);
  think (self);
}

static void
thought_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FwFetch) self = user_data;
  Thought *thought = g_task_propagate_pointer (G_TASK (result), NULL);

  if (end_if_cancelled (self))
    {
      g_clear_pointer (&thought, free_thought);
      return;
    }

  g_assert (thought != NULL);

  if (thought->round == NULL)
    {
      take_name (self, thought->part);
      take_part (self, g_steal_pointer (&thought->part));
      self->at++;
      free_thought (thought);
      start_asking (self);
      return;
    }

  self->round = g_steal_pointer (&thought->round);
  self->ended = g_new0 (FwOutcome *, self->round->len);
  self->sent = 0;
  self->known += self->round->len;
  free_thought (thought);
  for (guint i = 0; i < self->round->len; i++)
    emit_step (self, g_ptr_array_index (self->round, i), FW_STEP_WAITING, NULL);
  if (!end_if_cancelled (self))
    send_more (self);
}

/* What all outcomes so far mean is found out in a worker: pages of programs are long. The fetch is
 * not its task's source: the last reference to that may be dropped by the worker. Nobody waits for
 * a worker whose fetch was cancelled. */
static void
think (FwFetch *self)
{
  FwAsking *asking = g_ptr_array_index (self->askings, self->at);
  g_autoptr (GTask) task
      = g_task_new (NULL, g_task_get_cancellable (self->task), thought_cb, g_object_ref (self));

  g_task_set_task_data (task, fw_asking_ref (asking), (GDestroyNotify)fw_asking_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, think_in_thread);
}

typedef struct
{
  FwFetch *self;
  guint index;     /* in the round */
  GError *instead; /* why only a stored answer is looked for, or NULL */
} Step;

static void
free_step (Step *step)
{
  g_object_unref (step->self);
  g_clear_error (&step->instead);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, free_step)

static void
end_step (FwFetch *self, guint index, FwAnswer *answer, const GError *error)
{
  FwRequest *request = g_ptr_array_index (self->round, index);

  self->ended[index] = fw_outcome_new (request, answer, error);
  self->done++;
  if (answer == NULL)
    emit_step (self, request, FW_STEP_FAILED, error->message);
  else
    emit_step (self, request,
               fw_answer_get_info (answer)->stored ? FW_STEP_STORED : FW_STEP_ARRIVED, NULL);
}

static void
end_round (FwFetch *self, FwAsking *asking)
{
  for (guint i = 0; i < self->round->len; i++)
    g_ptr_array_add (asking->outcomes, g_steal_pointer (&self->ended[i]));
  clear_round (self);
  think (self);
}

static void step_cb (GObject *source_object, GAsyncResult *result, gpointer user_data);

static void
send_step (Step *step)
{
  FwFetch *self = step->self;

  fw_http_fetch_async (self->http, g_ptr_array_index (self->round, step->index),
                       step->instead != NULL ? FW_STORE_ONLY : self->use,
                       g_task_get_cancellable (self->task), step_cb, step);
}

/* An earlier answer is better than none where the service, not the question, is at fault. */
static gboolean
may_be_covered (const GError *error, FwStoreUse use)
{
  return use != FW_STORE_ONLY
         && !g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED)
         && !g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_REFUSED);
}

/* FALSE when a stored answer is still looked for. */
static gboolean
take_answer (Step *step, FwAsking *asking, FwAnswer *answer, const GError *error)
{
  FwFetch *self = step->self;

  if (step->instead != NULL)
    {
      if (answer != NULL)
        fw_asking_cover (asking, step->instead);
      end_step (self, step->index, answer, answer == NULL ? step->instead : NULL);
      return TRUE;
    }

  fw_asking_weigh (asking, error, self->use);
  if (error != NULL && may_be_covered (error, self->use))
    {
      step->instead = g_error_copy (error);
      return FALSE;
    }
  end_step (self, step->index, answer, error);

  return TRUE;
}

static void
step_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (FwFetch) self = g_object_ref (step->self);
  FwAsking *asking = g_ptr_array_index (self->askings, self->at);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (FW_HTTP (source_object), result, &error);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (self->task))
      && !take_answer (step, asking, answer, error))
    {
      send_step (g_steal_pointer (&step));
      return;
    }

  self->pending--;
  if (self->pending > 0)
    {
      send_more (self);
      return;
    }
  if (end_if_cancelled (self))
    return;
  if (self->sent < self->round->len)
    send_more (self);
  else
    end_round (self, asking);
}

/* No more at once than the service takes, so that "asking" is true and a refusal ends the rest. */
static void
send_more (FwFetch *self)
{
  const FwAsking *asking = g_ptr_array_index (self->askings, self->at);
  const guint most = MAX (1, fw_service_get (asking->source->service)->in_flight);
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  /* One is always under way, so that a cancelled fetch has somebody to end it. */
  while (self->pending < most && self->sent < self->round->len
         && (self->pending == 0 || !g_cancellable_is_cancelled (cancellable)))
    {
      Step *step = g_new0 (Step, 1);

      step->self = g_object_ref (self);
      step->index = self->sent;
      if (asking->gave_up != NULL)
        step->instead = g_error_copy (asking->gave_up);
      self->sent++;
      self->pending++;
      emit_step (self, g_ptr_array_index (self->round, step->index), FW_STEP_ASKING, NULL);
      send_step (step);
    }
}

static void
fw_fetch_dispose (GObject *object)
{
  FwFetch *self = FW_FETCH (object);

  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_fetch_parent_class)->dispose (object);
}

static void
fw_fetch_finalize (GObject *object)
{
  FwFetch *self = FW_FETCH (object);

  g_clear_pointer (&self->target, fw_target_free);
  g_ptr_array_unref (self->sources);

  G_OBJECT_CLASS (fw_fetch_parent_class)->finalize (object);
}

static void
fw_fetch_class_init (FwFetchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_fetch_dispose;
  object_class->finalize = fw_fetch_finalize;

  signals[SIGNAL_STEP]
      = g_signal_new ("step", FW_TYPE_FETCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_POINTER, G_TYPE_INT, G_TYPE_STRING);
}

static void
fw_fetch_init (FwFetch *self)
{
  self->sources = g_ptr_array_new ();
}

/**
 * fw_fetch_new:
 * @http: the client that sends
 * @target: what to ask for; copied
 *
 * Returns: (transfer full): a fetch without sources
 */
FwFetch *
fw_fetch_new (FwHttp *http, const FwTarget *target)
{
  FwFetch *self;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (FW_TYPE_FETCH, NULL);
  self->http = g_object_ref (http);
  self->target = fw_target_copy (target);

  return self;
}

/* Whoever has the smallest quota is asked last; those without a key and a quota are asked first. */
static guint
place_in_order (const FwSource *source)
{
  const FwService *service = fw_service_get (source->service);

  return service->quota > 0 ? 2 : service->key_needed ? 1 : 0;
}

/**
 * fw_fetch_add_source:
 * @self: a fetch that does not run
 * @source: a source; once
 */
void
fw_fetch_add_source (FwFetch *self, const FwSource *source)
{
  guint at = 0;

  g_return_if_fail (FW_IS_FETCH (self) && self->task == NULL);
  g_return_if_fail (source != NULL && !g_ptr_array_find (self->sources, source, NULL));

  while (at < self->sources->len
         && place_in_order (g_ptr_array_index (self->sources, at)) <= place_in_order (source))
    at++;
  g_ptr_array_insert (self->sources, (gint)at, (gpointer)source);
}

static gpointer
ref_request (gconstpointer request, gpointer user_data)
{
  return fw_request_ref ((FwRequest *)request);
}

/**
 * fw_fetch_forecast:
 * @self: a fetch that does not run
 * @error: return location
 *
 * Says who will be asked what, whether a key is missing and how many requests are left today.
 *
 * Returns: (transfer full) (element-type FwForecast): one a source, in the order asked; or %NULL
 *   when a source cannot ask for this target
 */
GPtrArray *
fw_fetch_forecast (FwFetch *self, GError **error)
{
  g_autoptr (GPtrArray) forecasts
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_forecast_free);

  g_return_val_if_fail (FW_IS_FETCH (self) && self->task == NULL, NULL);

  for (guint i = 0; i < self->sources->len; i++)
    {
      FwForecast *forecast
          = fw_forecast_new (self->http, self->target, g_ptr_array_index (self->sources, i), error);

      if (forecast == NULL)
        return NULL;
      g_ptr_array_add (forecasts, forecast);
    }

  return g_steal_pointer (&forecasts);
}

GPtrArray *
fw_fetch_preview (FwFetch *self, GError **error)
{
  g_autoptr (GPtrArray) forecasts = fw_fetch_forecast (self, error);
  GPtrArray *requests;

  if (forecasts == NULL)
    return NULL;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  for (guint i = 0; i < forecasts->len; i++)
    {
      FwForecast *forecast = g_ptr_array_index (forecasts, i);

      g_ptr_array_extend (requests, forecast->requests, ref_request, NULL);
    }

  return requests;
}

/**
 * fw_fetch_run_async:
 * @self: a fetch that does not run, with at least one source
 * @use: when a stored answer will do
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when all is asked, or with %G_IO_ERROR_CANCELLED
 * @user_data: for @callback
 */
void
fw_fetch_run_async (FwFetch *self, FwStoreUse use, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (FW_IS_FETCH (self) && self->task == NULL);
  g_return_if_fail (self->sources->len > 0);

  self->task = g_task_new (self, cancellable, callback, user_data);
  self->use = use;
  self->askings = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_asking_unref);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const FwSource *source = g_ptr_array_index (self->sources, i);
      g_autoptr (FwAsking) supposed = fw_asking_new (self->http, self->target, source);
      g_autoptr (GPtrArray) requests = fw_asking_foresee (supposed);

      self->foreseen += requests->len;
      g_ptr_array_add (self->askings, fw_asking_new (self->http, self->target, source));
    }
  self->at = 0;
  self->harvest = fw_harvest_new ();
  self->done = 0;
  self->known = 0;
  if (!end_if_cancelled (self))
    start_asking (self);
}

FwHarvest *
fw_fetch_run_finish (FwFetch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
fw_fetch_get_progress (FwFetch *self, guint *done, guint *known)
{
  g_return_if_fail (FW_IS_FETCH (self));

  if (done != NULL)
    *done = self->done;
  if (known != NULL)
    *known = MAX (self->known, self->foreseen);
}
