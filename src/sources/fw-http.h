/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-keyring.h"
#include "fw-request.h"
#include "fw-source-error.h"

G_BEGIN_DECLS

/* When a stored answer will do. */
typedef enum
{
  FW_STORE_FRESH
  = 0, /* while it is younger than the service's fresh_days; else asks, conditionally */
  FW_STORE_REVALIDATE, /* always asks, conditionally: Refresh */
  FW_STORE_ONLY,       /* never asks */
} FwStoreUse;          /* with no network at all each of them gives what is stored, however old */

typedef enum
{
  FW_NETWORK_NONE = 0, /* may be trusted */
  FW_NETWORK_LIMITED,  /* local only, or behind a portal */
  FW_NETWORK_METERED,
  FW_NETWORK_FULL,
} FwNetwork;

/**
 * FwHttp:
 *
 * Asks the services. https only (plain http for loopback after fw_http_set_server()), no redirect
 * but to a service's own hosts or, of a feed, on its own host, no connection of a feed to a private
 * address, an overall deadline, a size cap on decoded bytes, at most three tries, the services'
 * pace and daily quota (remembered across runs), conditional requests and a store of checked
 * answers. Main thread. Property: network.
 */
#define FW_TYPE_HTTP (fw_http_get_type ())
G_DECLARE_FINAL_TYPE (FwHttp, fw_http, FW, HTTP, GObject)

/* folder: where answers and quotas are kept, NULL for the user's cache folder. */
FwHttp *fw_http_new (FwKeyring *keyring, const char *folder);
FwKeyring *fw_http_get_keyring (FwHttp *self);
/* All requests of all services go to this address, same path and query; only loopback may be http.
 * Such answers are stored apart. */
gboolean fw_http_set_server (FwHttp *self, const char *address, GError **error);
/* From the first try to the end of the last, without the wait for a turn; 30,000 at first. */
void fw_http_set_deadline (FwHttp *self, guint milliseconds);
void fw_http_set_retry_wait (FwHttp *self, guint milliseconds); /* 1,000 at first; tests: 1 */

/* The answer once its check accepts it. Cancelling comes back within 200 ms with
 * G_IO_ERROR_CANCELLED. */
void fw_http_fetch_async (FwHttp *self, FwRequest *request, FwStoreUse use,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
FwAnswer *fw_http_fetch_finish (FwHttp *self, GAsyncResult *result, GError **error);

/* A stored answer whatever its age, without asking; NULL when there is none. (transfer full) */
FwAnswer *fw_http_peek (FwHttp *self, FwRequest *request);
/* Requests left today as far as we know; -1 without a quota. */
gint fw_http_get_quota_left (FwHttp *self, FwServiceId service);
/* How many answers of a service are stored, and when the oldest and the newest came [Unix time, s].
 */
guint fw_http_count_stored (FwHttp *self, FwServiceId service, gint64 *oldest, gint64 *newest);
FwNetwork fw_http_get_network (FwHttp *self);
/* Whether there is no use in asking; never so with a server on this computer. */
gboolean fw_http_is_offline (FwHttp *self);

G_END_DECLS
