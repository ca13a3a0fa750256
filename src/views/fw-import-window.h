/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"
#include "fw-http.h"

G_BEGIN_DECLS

#define FW_TYPE_IMPORT_WINDOW (fw_import_window_get_type ())
G_DECLARE_FINAL_TYPE (FwImportWindow, fw_import_window, FW, IMPORT_WINDOW, AdwWindow)

/* A file or an address: which column of a table is which, what was found and what of it is wanted,
 * then one undoable change. Signal "used" (const char *words), once it is applied: "2 programs". */
FwImportWindow *fw_import_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document);
/* Begins with files that are chosen already, GFile: several of a pilot's outcome records, else one.
 */
void fw_import_window_read (FwImportWindow *self, GListModel *files);

G_END_DECLS
