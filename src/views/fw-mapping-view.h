/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-import.h"

G_BEGIN_DECLS

#define FW_TYPE_MAPPING_VIEW (fw_mapping_view_get_type ())
G_DECLARE_FINAL_TYPE (FwMappingView, fw_mapping_view, FW, MAPPING_VIEW, AdwBin)

/* Which column of a table is which: how it was read, its first rows, a list of columns for each
 * field, what would be left out. Signal "changed". mapping: copied; where it begins. */
GtkWidget *fw_mapping_view_new (FwImport *import, const FwMapping *mapping);
FwMapping *fw_mapping_view_get_mapping (FwMappingView *self);
/* faults: (element-type FwRowFault): rows that would be left out with this mapping; problem: what
 * stands in the way of all of them, or NULL. */
void fw_mapping_view_show_faults (FwMappingView *self, GPtrArray *faults, const char *problem);
/* A row to choose one text of several, as the others of the view. choices: (transfer full) */
GtkWidget *fw_mapping_combo_new (const char *title, GtkStringList *choices);

G_END_DECLS
