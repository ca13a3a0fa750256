/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-catalogue.h"

G_BEGIN_DECLS

#define FW_TYPE_DENSITY_VIEW (fw_density_view_get_type ())
G_DECLARE_FINAL_TYPE (FwDensityView, fw_density_view, FW, DENSITY_VIEW, GtkWidget)

/* How a number varies between runs, drawn small: the curve, 8 runs of 10 shaded, the middle. */
GtkWidget *fw_density_view_new (void);
/* The spread of p10 to p90 on the scale of its distribution, around the value. */
void fw_density_view_set (FwDensityView *self, const FwRow *row, double value, double p10,
                          double p90);

G_END_DECLS
