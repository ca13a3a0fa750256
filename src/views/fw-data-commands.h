/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-window.h"

G_BEGIN_DECLS

/* The window's commands named "data.*": what brings numbers, programs and jobs into a plan. */
void fw_data_commands_install (GtkWidgetClass *widget_class);
/* A file dropped on the window: a plan is opened, anything else imported. */
void fw_data_commands_take_drops (FwWindow *window);

G_END_DECLS
