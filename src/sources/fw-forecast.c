/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-asking.h"

#include <glib/gi18n-lib.h>

void
fw_forecast_free (FwForecast *self)
{
  g_ptr_array_unref (self->requests);
  g_free (self->remark);
  g_free (self);
}

/* An outcome of which only the request is known: fw_outcome_is_preview(). */
static FwOutcome *
suppose_arrived (FwRequest *request)
{
  const FwAnswerInfo info = { 0 };
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, nothing);

  return fw_outcome_new (request, answer, NULL);
}

static void
foresee_requests (FwForecast *self, FwHttp *http, FwAsking *asking)
{
  GPtrArray *round;

  while ((round = fw_asking_next (asking)) != NULL)
    {
      for (guint i = 0; i < round->len; i++)
        {
          FwRequest *request = g_ptr_array_index (round, i);
          g_autoptr (FwAnswer) stored = fw_http_peek (http, request);

          self->n_stored += stored != NULL;
          g_ptr_array_add (self->requests, fw_request_ref (request));
          g_ptr_array_add (asking->outcomes, suppose_arrived (request));
        }
      g_ptr_array_unref (round);
    }
}

static char *
make_remark (const FwForecast *self, FwAsking *asking)
{
  const FwService *service = fw_service_get (self->source->service);

  if (self->key_missing)
    {
      fw_asking_miss_key (asking);
      return g_strdup (asking->gave_up->message);
    }
  if (self->quota_left < 0 || (guint)self->quota_left >= self->requests->len)
    return NULL;
  if (asking->target->has_key)
    return g_strdup_printf (_ ("%s takes fewer requests than these today: what is left over can be "
                               "asked for tomorrow."),
                            _ (service->short_title));

  return g_strdup_printf (_ ("%s takes fewer requests than these today: what is left over can be "
                             "asked for tomorrow, or at once with a free key of %s."),
                          _ (service->short_title), service->sign_up);
}

FwForecast *
fw_forecast_new (FwHttp *http, const FwTarget *target, const FwSource *source, GError **error)
{
  g_autoptr (FwAsking) asking = NULL;
  g_autoptr (FwForecast) self = NULL;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);
  g_return_val_if_fail (target != NULL && source != NULL, NULL);

  asking = fw_asking_new (http, target, source);
  self = g_new0 (FwForecast, 1);
  self->source = source;
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  foresee_requests (self, http, asking);
  if (asking->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&asking->fault));
      return NULL;
    }

  self->key_missing = fw_asking_lacks_key (asking);
  self->quota_left = fw_http_get_quota_left (http, source->service);
  self->remark = make_remark (self, asking);

  return g_steal_pointer (&self);
}
