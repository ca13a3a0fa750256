/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_SOURCE_BUTTON (fw_source_button_get_type ())
G_DECLARE_FINAL_TYPE (FwSourceButton, fw_source_button, FW, SOURCE_BUTTON, GtkWidget)

/* The mark beside a number: opens its source, range, help and link, and takes a scenario's own
 * number back. A pencil marks a number the scenario set. */
GtkWidget *fw_source_button_new (void);
void fw_source_button_set_lever (FwSourceButton *self, FwLever *lever);

G_END_DECLS
