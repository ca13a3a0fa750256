/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-axis.h"
#include "fw-bindings.h"

G_BEGIN_DECLS

/* What holds a plan back, quarter by quarter: a strip of named segments on the time axis of a
 * chart. */

/* Whether anything holds back in some quarter of most runs: else there is no strip. */
gboolean fw_binding_strip_has (const FwBindingsData *data);
/* How high it is, its heading included, px. */
double fw_binding_strip_room (const FwFrame *frame);
/* Below @plot, as wide as it is; its data are those of keyboard group @group. Returns where it
 * ends, for the axis to stand under it. */
double fw_binding_strip_add (FwFrame *frame, const FwBindingsData *data, const FwTimeAxis *time,
                             const FwRect *plot, guint group);
/* One sentence a stretch, the shortest blips left out. */
void fw_binding_strip_describe (const FwBindingsData *data, GString *words);
/* Two columns of a table by quarter, and their cells in one row. */
void fw_binding_strip_add_columns (FwScene *scene);
void fw_binding_strip_add_cells (FwScene *scene, const FwBindingsData *data, gsize quarter);

G_END_DECLS
