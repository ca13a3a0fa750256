/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FwCsvReader: a streaming RFC 4180 reader with typed errors (line and column), for tables up to 8 GiB
 * in constant memory. BOM, CRLF and quoted newlines are read; a NUL byte, a bad quote, or a row of
 * another width is refused.
 */
typedef struct FwCsvReader FwCsvReader;

FwCsvReader *fw_csv_reader_new (const char *path, guint64 max_bytes, GError **error);
void fw_csv_reader_free (FwCsvReader *self);
guint fw_csv_reader_n_columns (FwCsvReader *self);
const char *fw_csv_reader_column (FwCsvReader *self, guint column);          /* header text */
gint fw_csv_reader_find (FwCsvReader *self, const char *column);             /* -1 when absent */
/* Next row; FALSE with no error at the end. Fields stay valid until the next call. */
gboolean fw_csv_reader_next (FwCsvReader *self, GError **error);
const char *fw_csv_reader_field (FwCsvReader *self, guint column, gsize *length);
guint64 fw_csv_reader_line (FwCsvReader *self);
/* A finite C-locale number; empty gives FALSE without error when missing is not NULL and sets it. */
gboolean fw_csv_reader_number (FwCsvReader *self, guint column, double *value, gboolean *missing, GError **error);
/* Appends one field, quoted when needed; text that a spreadsheet would run is defused (platform.md E1). */
void fw_csv_append_text (GString *row, const char *text);
void fw_csv_append_number (GString *row, double value); /* empty when not finite */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCsvReader, fw_csv_reader_free)

G_END_DECLS
