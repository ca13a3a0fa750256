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
  self->requests = fw_asking_foresee (asking);
  if (asking->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&asking->fault));
      return NULL;
    }

  for (guint i = 0; i < self->requests->len; i++)
    {
      g_autoptr (FwAnswer) stored = fw_http_peek (http, g_ptr_array_index (self->requests, i));

      self->n_stored += stored != NULL;
    }
  self->key_missing = fw_asking_lacks_key (asking);
  self->quota_left = fw_http_get_quota_left (http, source->service);
  self->remark = make_remark (self, asking);

  return g_steal_pointer (&self);
}
