/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-harvest.h"
#include "fw-result.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* Old against new, before anything changes. */

/**
 * FwDifference:
 * @title: "Unemployment rate, Minnesota: August 2025"; without the place when it is the plan's own
 * @before: as the plan has it, with its vintage where that changes
 * @after: as it is published now
 * @used_by: what rests on it, or NULL when it is only shown
 */
typedef struct
{
  char *title;
  char *before;
  char *after;
  const char *used_by;
} FwDifference;

/* The sources of services that gave the plan's series, or of one of them. service: name, or NULL.
 * (transfer container) (element-type FwSource) */
GPtrArray *fw_refresh_sources (FwPlan *plan, const char *service);
/* Leaves in the harvest only what replaces a series of the plan by other values or another vintage,
 * and did not come earlier than it; how many stay. n_same: (out): how many came as they are. */
guint fw_refresh_keep_newer (FwPlan *plan, FwHarvest *harvest, guint *n_same);
/* Of a harvest of which only newer series are left. (transfer full) (element-type FwDifference) */
GPtrArray *fw_refresh_compare (FwPlan *plan, FwHarvest *harvest);
/* When the oldest series of the plan was fetched, ISO 8601; NULL when it has none. (transfer none)
 */
const char *fw_refresh_oldest (FwPlan *plan);

/* Runs a scenario as it is and with the harvest, both in a worker on copies; the plan stays. */
void fw_refresh_weigh_async (FwPlan *plan, FwScenario *scenario, FwHarvest *harvest,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean fw_refresh_weigh_finish (GAsyncResult *result, FwResult **before, FwResult **after,
                                  GError **error);

G_END_DECLS
