/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FwTable: one table of the embedded resource, read row by row.
 *
 * For our own tables only: what is malformed is a programmer's error. A file from outside goes
 * through FwCsvReader.
 */
typedef struct FwTable FwTable;

FwTable *fw_table_open (const char *name);
void fw_table_close (FwTable *self);
gboolean fw_table_next (FwTable *self);
guint fw_table_column (FwTable *self, const char *name);
const char *fw_table_text (FwTable *self, guint column);
const char *fw_table_keep (FwTable *self, guint column);
double fw_table_number (FwTable *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTable, fw_table_close)

G_END_DECLS
