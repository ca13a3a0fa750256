/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much larger than usual the desktop wants text: 1 to 3. Multiplies every chart's text and the
 * widths below which the layout becomes narrow. */
double fw_text_scale (GtkWidget *widget);

G_END_DECLS
