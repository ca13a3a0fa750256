/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_SOURCE_POPOVER (fw_source_popover_get_type ())
G_DECLARE_FINAL_TYPE (FwSourcePopover, fw_source_popover, FW, SOURCE_POPOVER, GtkPopover)

/* What a number rests on. */
GtkWidget *fw_source_popover_new (FwLever *lever);

G_END_DECLS
