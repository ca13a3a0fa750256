/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-file.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* Opens a regular file of at most max_bytes for reading, without ever blocking on a FIFO or touching a
 * device. Returns the descriptor, -1 with an error. */
int fw_file_open (const char *path, guint64 max_bytes, struct stat *info, GError **error);

G_END_DECLS
