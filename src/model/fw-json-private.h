/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-json.h"

G_BEGIN_DECLS

/* Shared by the files of the JSON reader only. */

/* Line and column (in characters), from 1; a leading byte order mark has no column. */
void fw_json_place (const char *start, const char *where, guint *line, guint *column);
/* Reads the string at *at (its opening quote) of a gated text, escapes resolved, and moves *at behind it. */
gboolean fw_json_read_name (const char **at, const char *end, GString *name);

G_END_DECLS
