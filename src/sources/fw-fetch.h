/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-http.h"
#include "fw-source.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STEP_WAITING = 0,
  FW_STEP_ASKING,
  FW_STEP_ARRIVED, /* from the service */
  FW_STEP_STORED,  /* from the store */
  FW_STEP_FAILED,
} FwStepState;

/**
 * FwForecast:
 * @source: who will be asked
 * @requests: (element-type FwRequest): all that is foreseen, in order; a year that is not out yet
 *   or wages that a metro area lacks make some more
 * @n_stored: how many of them have a stored answer, whatever its age
 * @key_missing: nothing will be sent: the service needs a key
 * @quota_left: requests left today, -1 without a quota
 * @remark: what stands in the way and what to do, NULL when nothing does
 *
 * What a source will be asked, told before anything is sent.
 */
typedef struct
{
  const FwSource *source;
  GPtrArray *requests;
  guint n_stored;
  gboolean key_missing;
  gint quota_left;
  char *remark;
} FwForecast;

/**
 * FwFetch:
 *
 * One or several sources asked for one target: sends their rounds of requests, tells of each, and
 * gives one harvest. What arrived is stored, so a fetch that was stopped goes on where it was. Main
 * thread. Signal "step" (FwRequest *request, FwStepState state, const char *message or NULL).
 */
#define FW_TYPE_FETCH (fw_fetch_get_type ())
G_DECLARE_FINAL_TYPE (FwFetch, fw_fetch, FW, FETCH, GObject)

FwFetch *fw_fetch_new (FwHttp *http, const FwTarget *target);
/* In whatever order they are added, the smallest quota is spent last. */
void fw_fetch_add_source (FwFetch *self, const FwSource *source);
/* One FwForecast a source, in the order in which they are asked. (transfer full) */
GPtrArray *fw_fetch_forecast (FwFetch *self, GError **error);
/* The requests of all forecasts: (element-type FwRequest). (transfer full) */
GPtrArray *fw_fetch_preview (FwFetch *self, GError **error);
void fw_fetch_run_async (FwFetch *self, FwStoreUse use, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
/* A harvest even when some requests failed; NULL with an error when nothing at all came or it was
 * cancelled. (transfer full) */
FwHarvest *fw_fetch_run_finish (FwFetch *self, GAsyncResult *result, GError **error);
/* Requests that are done, and those known so far or foreseen. */
void fw_fetch_get_progress (FwFetch *self, guint *done, guint *known);

G_END_DECLS
