/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fw-table-import.h"

G_BEGIN_DECLS

/**
 * FwCliImport:
 * @input: file or address, as given
 * @table, @mapping, @faults: how a table was read, NULL for a feed
 * @harvest: what was found
 * @left_out: (element-type utf8): what the plan cannot take, in sentences
 * @twice: (element-type utf8): what the plan had already, in sentences
 * @saved: where, NULL when nothing was
 *
 * What an import found and did; all borrowed.
 */
typedef struct
{
  const char *input;
  FwPlan *plan;
  FwTableFile *table;
  FwMapping *mapping;
  GPtrArray *faults;
  FwHarvest *harvest;
  GPtrArray *left_out;
  GPtrArray *twice;
  const char *saved;
} FwCliImport;

char *fw_cli_import_text (const FwCliImport *import);     /* (transfer full) */
JsonNode *fw_cli_import_json (const FwCliImport *import); /* (transfer full) */

G_END_DECLS
