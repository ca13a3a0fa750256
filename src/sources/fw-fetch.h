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
 * FwFetch:
 *
 * One or several sources asked for one target: sends their rounds of requests, tells of each, and
 * gives one harvest. What arrived is stored, so a fetch that was stopped goes on where it was. Main
 * thread. Signal "step" (FwRequest *request, FwStepState state, const char *message or NULL).
 */
#define FW_TYPE_FETCH (fw_fetch_get_type ())
G_DECLARE_FINAL_TYPE (FwFetch, fw_fetch, FW, FETCH, GObject)

FwFetch *fw_fetch_new (FwHttp *http, const FwTarget *target);
void fw_fetch_add_source (FwFetch *self, const FwSource *source);
/* What the first round will ask, before anything is sent: (element-type FwRequest). (transfer full)
 */
GPtrArray *fw_fetch_preview (FwFetch *self, GError **error);
void fw_fetch_run_async (FwFetch *self, FwStoreUse use, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
/* A harvest even when some requests failed; NULL with an error when nothing at all came or it was
 * cancelled. (transfer full) */
FwHarvest *fw_fetch_run_finish (FwFetch *self, GAsyncResult *result, GError **error);
/* Requests that are done and known so far. */
void fw_fetch_get_progress (FwFetch *self, guint *done, guint *known);

G_END_DECLS
