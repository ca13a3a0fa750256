/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-harvest.h"

G_BEGIN_DECLS

/* One page: what is missing and why, then what arrived, by who gave it, with margins. (transfer
 * floating) */
GtkWidget *fw_harvest_view_new (FwHarvest *harvest);
/* Its parts: what is missing and why; one series with its value. (transfer floating) */
GtkWidget *fw_harvest_missing_new (FwHarvest *harvest);
GtkWidget *fw_harvest_series_row_new (FwSeries *series);

G_END_DECLS
