/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Turning the wheel over a slider or spin button moves the list it stands in, as everywhere else in
 * that list, and not a number that nobody meant to change. Keys, dragging and buttons still do. */
void fw_wheel_pass (GtkWidget *control);

G_END_DECLS
