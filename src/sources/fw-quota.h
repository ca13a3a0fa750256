/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-service.h"

G_BEGIN_DECLS

/* The longest a service is kept away from at its word [s]. */
#define FW_QUOTA_MOST_HOLD 3600

/**
 * FwQuota:
 *
 * What each service was asked today (a UTC day, as the services count), whether it said that the
 * day's allowance is spent, and until when it asked us to wait. Kept in a small file, read again at
 * every question, so that runs and programs share one count; a file that cannot be read or written
 * counts for nothing. Every now is Unix time [s].
 */
typedef struct FwQuota FwQuota;

/* whose: what the counts are of; a file with the counts of another is started anew. */
FwQuota *fw_quota_new (const char *path, const char *whose);
void fw_quota_free (FwQuota *self);
/* Requests left today: 0 also after a refusal, -1 when the service publishes no quota. */
gint fw_quota_left (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now);
/* Counts one request that is about to be sent. */
void fw_quota_count (FwQuota *self, FwServiceId service, gint64 now);
/* The service said that today's allowance is spent, with or without a key. */
void fw_quota_refused (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now);
gboolean fw_quota_is_refused (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now);
/* The service is not to be asked before then [Unix time, s], at most FW_QUOTA_MOST_HOLD from now; 0
 * when it may be. */
void fw_quota_hold (FwQuota *self, FwServiceId service, gint64 until);
gint64 fw_quota_get_hold (FwQuota *self, FwServiceId service, gint64 now);

G_END_DECLS
