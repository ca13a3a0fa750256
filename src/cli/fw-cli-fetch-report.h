/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fw-fetch.h"

G_BEGIN_DECLS

/* What “fetch” prints, as text or as the JSON of its help. */

/* Before anything is sent. forecasts: (element-type FwForecast) */
char *fw_cli_forecast_text (const FwTarget *target, GPtrArray *forecasts);
JsonNode *fw_cli_forecast_json (const FwTarget *target, GPtrArray *forecasts);

/**
 * FwCliArrival:
 * @plan: as it was before; its series are the old values
 * @before, @after: headlines, NULL where the plan cannot be run
 * @saved: where to, NULL when there was nothing to change
 * @n_arrived, @n_stored, @n_failed: requests by how they ended
 *
 * All that a fetch has to tell.
 */
typedef struct
{
  const FwTarget *target;
  FwPlan *plan;
  FwHarvest *harvest;
  guint n_arrived, n_stored, n_failed;
  char *before, *after;
  const char *saved;
} FwCliArrival;

char *fw_cli_arrival_text (const FwCliArrival *self);
JsonNode *fw_cli_arrival_json (const FwCliArrival *self);

G_END_DECLS
