/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The font of every chart, and what to take where it is missing. */
#define FW_CHART_FONT "Cantarell, Inter, sans-serif"

#define FW_LINE_HEIGHT 1.28 /* of the size */
#define FW_BASELINE    0.98 /* of the size, from the top of the line */

/* How wide text is. One made with pango for pictures, one of fixed widths for tests. Not for use in
 * two threads at once. */
typedef struct FwTextMetrics FwTextMetrics;

/* text_scale: the desktop's factor of all text, 1 to 2 and more. */
FwTextMetrics *fw_text_metrics_new_pango (double text_scale);
FwTextMetrics *fw_text_metrics_new_fixed (double text_scale);
FwTextMetrics *fw_text_metrics_ref (FwTextMetrics *self);
void fw_text_metrics_unref (FwTextMetrics *self);
double fw_text_metrics_scale (FwTextMetrics *self);
double fw_text_metrics_width (FwTextMetrics *self, const char *text, double size, gboolean bold);
/* Lines no wider than max_width where words allow; as even as they can be if balanced. */
GStrv fw_text_metrics_wrap (FwTextMetrics *self, const char *text, double size, gboolean bold,
                            double max_width, gboolean balanced);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTextMetrics, fw_text_metrics_unref)

G_END_DECLS
