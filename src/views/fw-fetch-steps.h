/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-fetch.h"
#include "fw-source-choice.h"

G_BEGIN_DECLS

#define FW_TYPE_FETCH_STEPS (fw_fetch_steps_get_type ())
G_DECLARE_FINAL_TYPE (FwFetchSteps, fw_fetch_steps, FW, FETCH_STEPS, AdwBin)

/* Asks public services, and shows how many requests are answered and how each went. Signal "ended",
 * with a GError or NULL: what was asked for has come or was refused; not after a stop. */
GtkWidget *fw_fetch_steps_new (void);
/* Begins anew, with those services that are switched on; without a network stored answers serve. */
void fw_fetch_steps_ask (FwFetchSteps *self, FwHttp *http, const FwTarget *target,
                         FwSourceChoice *sources);
/* Gives up what is being asked; nothing of it arrives any more. */
void fw_fetch_steps_stop (FwFetchSteps *self);
/* What came; once, in a handler of "ended" without an error. (transfer full) */
FwHarvest *fw_fetch_steps_take_harvest (FwFetchSteps *self);

G_END_DECLS
