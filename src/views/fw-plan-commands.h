/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-window.h"

G_BEGIN_DECLS

/* The window's commands named "plan.*": new, find, open, save, rename. A window that shows a plan
 * keeps it: another plan gets its own window. */
void fw_plan_commands_install (GtkWidgetClass *widget_class);
void fw_plan_open_file (FwWindow *window, GFile *file);
/* FALSE and told in the window when there is no such plan. */
gboolean fw_plan_open_builtin (FwWindow *window, const char *id);

G_END_DECLS
