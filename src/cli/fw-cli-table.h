/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-csv.h"

G_BEGIN_DECLS

/* Tables that a person names: up to 8 GiB, read in constant memory. */
FwCsvReader *fw_cli_table_open (const char *path, GError **error);
/* Sets an error that names the file, the reader's line, the column and what was found there. */
void fw_cli_table_fault (FwCsvReader *reader, const char *path, const char *column,
                         const char *found, GError **error);
/* Column of a name given on the command line; -1 and a usage error when there is none. */
int fw_cli_table_column (FwCsvReader *reader, const char *path, const char *name, GError **error);

G_END_DECLS
