/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

#define FW_TYPE_PART_LIST (fw_part_list_get_type ())
G_DECLARE_FINAL_TYPE (FwPartList, fw_part_list, FW, PART_LIST, AdwBin)

/* The parts of one kind, with a button that adds one. */
GtkWidget *fw_part_list_new (FwDocument *document, FwList list);
FwList fw_part_list_get_list (FwPartList *self);
/* The row of "programs.prime", or NULL. */
GtkWidget *fw_part_list_find (FwPartList *self, const char *where);
/* Puts the keyboard there; FALSE when it has no such row. */
gboolean fw_part_list_focus (FwPartList *self, const char *where);
/* The button that adds. */
GtkWidget *fw_part_list_get_add (FwPartList *self);

G_END_DECLS
