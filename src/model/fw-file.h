/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reading and saving a document without ever losing one (platform.md 4, 6 S1-S8 and 7). */

/* What the file was when read, so that a save can see that somebody else changed it. */
typedef struct
{
  guint64 size;
  gint64 mtime_us;
  char digest[65]; /* sha256 of the bytes, hex; "" for a new file */
} FwFileStamp;

/* Regular files up to max_bytes only; a FIFO or device never blocks. */
GBytes *fw_file_read (const char *path, gsize max_bytes, FwFileStamp *stamp, GError **error);
/* Resolves the real path, keeps NAME~ when keep_previous, g_file_set_contents_full (CONSISTENT |
 * DURABLE), checks the size, sweeps stray temporaries of a killed save. expected: stamp of the version
 * being replaced, or NULL to overwrite; FW_ERROR_CHANGED when the file is another one. Blocks: call it
 * in a worker. */
gboolean fw_file_save (const char *path, GBytes *bytes, const FwFileStamp *expected, gboolean keep_previous,
                       FwFileStamp *stamp, GError **error);
void fw_file_save_async (const char *path, GBytes *bytes, const FwFileStamp *expected, gboolean keep_previous,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean fw_file_save_finish (GAsyncResult *result, FwFileStamp *stamp, GError **error);
/* One safe path component from any text (platform.md E2). (transfer full) */
char *fw_export_name (const char *text, const char *extension);

G_END_DECLS
