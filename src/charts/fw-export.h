/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

typedef enum
{
  FW_EXPORT_PNG = 0,
  FW_EXPORT_SVG,
  FW_EXPORT_PDF,
  FW_EXPORT_CSV, /* the table */
  FW_EXPORT_TXT, /* the words */
  FW_N_EXPORTS,
} FwExportFormat;

/* By the ending of a file's name; FALSE with a sentence for another ending. */
gboolean fw_export_format_for_name (const char *name, FwExportFormat *format, GError **error);
/* The bytes of a file; scale is px of a PNG for each px of the scene, else ignored. */
GBytes *fw_export_bytes (const FwScene *scene, FwExportFormat format, double scale, GError **error);
/* Writes them; the file is never half there. */
gboolean fw_export_file (const FwScene *scene, const char *path, FwExportFormat format,
                         double scale, GError **error);

G_END_DECLS
