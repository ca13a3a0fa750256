/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The big shape of answers scanned straight into numbers, in one strict pass that is also the gate:
 * anything that is not RFC 8259 or not the shape is refused with its line and column. */

/**
 * FwScanTable:
 *
 * Census rows: an array of arrays of strings, numbers and nulls, the first row its header. Numbers
 * are parsed once; texts are slices of the input, which it keeps. Beside the input it holds eight
 * bytes a cell and eight a row.
 */
typedef struct FwScanTable FwScanTable;

/* Scans any length: who asked for the bytes has capped them. (transfer full) */
FwScanTable *fw_scan_census (GBytes *bytes, GError **error);
void fw_scan_table_free (FwScanTable *self);
guint fw_scan_table_get_n_rows (FwScanTable *self); /* without the header */
guint fw_scan_table_get_n_columns (FwScanTable *self);
guint fw_scan_table_get_n_dropped (FwScanTable *self); /* rows of another width */
const char *fw_scan_table_get_heading (FwScanTable *self, guint column);
gint fw_scan_table_find (FwScanTable *self, const char *heading); /* first of its name; -1 */
/* The number in a cell, written as a number or as a text; NaN for null and for a text that is none.
 */
double fw_scan_table_number (FwScanTable *self, guint row, guint column);
gboolean fw_scan_table_is_null (FwScanTable *self, guint row, guint column);
/* A cell as it was written, "047" with its zero; NULL for null. (transfer full) */
char *fw_scan_table_dup_text (FwScanTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwScanTable, fw_scan_table_free)

G_END_DECLS
