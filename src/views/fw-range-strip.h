/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-result.h"

G_BEGIN_DECLS

#define FW_TYPE_RANGE_STRIP (fw_range_strip_get_type ())
G_DECLARE_FINAL_TYPE (FwRangeStrip, fw_range_strip, FW, RANGE_STRIP, GtkWidget)

/* The goal's measure on one line: 80 and 50 % of the runs, the middle run, the goal. */
GtkWidget *fw_range_strip_new (void);
void fw_range_strip_set_result (FwRangeStrip *self, FwResult *result);
/* The scale grows but does not shrink: a slider moves. */
void fw_range_strip_set_held (FwRangeStrip *self, gboolean held);
/* Where the scale ends [persons]. */
double fw_range_strip_get_top (FwRangeStrip *self);

G_END_DECLS
