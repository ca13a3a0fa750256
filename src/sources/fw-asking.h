/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-fetch.h"

G_BEGIN_DECLS

/**
 * FwAsking:
 * @target: as this source is asked; has_key is of its service
 * @outcomes: (element-type FwOutcome): in the order asked
 * @n_lost: requests in a row that did not reach the service
 * @gave_up: why nothing more is sent, NULL while it is; stored answers are taken all the same
 * @covered: why stored answers stand in the place of new ones, or NULL
 * @fault: why there is no further round, or NULL
 *
 * One source being asked, without the sending. Part of FwFetch. Reference counted: a worker that
 * still thinks about it outlives a fetch that was cancelled.
 */
typedef struct
{
  const FwSource *source;
  FwTarget *target;
  GPtrArray *outcomes;
  guint n_rounds;
  guint n_lost;
  GError *gave_up;
  GError *covered;
  GError *fault;
} FwAsking;

FwAsking *fw_asking_new (FwHttp *http, const FwTarget *target, const FwSource *source);
FwAsking *fw_asking_ref (FwAsking *self);
void fw_asking_unref (FwAsking *self);
gboolean fw_asking_lacks_key (const FwAsking *self);
/* Gives up before the start: the service answers nobody without a key. */
void fw_asking_miss_key (FwAsking *self);
/* The next round of requests; NULL when there is none, or when enough has been asked. */
GPtrArray *fw_asking_next (FwAsking *self);
/* All requests, supposing that each arrives as hoped: (element-type FwRequest); it can then not be
 * asked in earnest. (transfer full) */
GPtrArray *fw_asking_foresee (FwAsking *self);
/* What came, and a shortfall for all that failed. (transfer full) */
FwHarvest *fw_asking_read (FwAsking *self);
/* Takes notice of how a request ended that was sent: some errors end the asking. */
void fw_asking_weigh (FwAsking *self, const GError *error, FwStoreUse use);
/* A stored answer was taken although this happened. */
void fw_asking_cover (FwAsking *self, const GError *error);
gboolean fw_asking_has_answer (const FwAsking *self);
/* The error that says most; NULL without any. (transfer none) */
const GError *fw_asking_telling_error (const FwAsking *self);

/* What fw_fetch_forecast() tells of one source; NULL with an error when it cannot ask for this
 * target. (transfer full) */
FwForecast *fw_forecast_new (FwHttp *http, const FwTarget *target, const FwSource *source,
                             GError **error);
void fw_forecast_free (FwForecast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwAsking, fw_asking_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwForecast, fw_forecast_free)

G_END_DECLS
