/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-fetch.h"

G_BEGIN_DECLS

#define FW_TYPE_FETCH_STEPS (fw_fetch_steps_get_type ())
G_DECLARE_FINAL_TYPE (FwFetchSteps, fw_fetch_steps, FW, FETCH_STEPS, AdwBin)

/* A fetch as it goes on: how many requests are answered, and each with how it went. */
GtkWidget *fw_fetch_steps_new (void);
/* Begins anew. foreseen: requests that were told before the fetch began. */
void fw_fetch_steps_watch (FwFetchSteps *self, FwFetch *fetch, guint foreseen);

G_END_DECLS
