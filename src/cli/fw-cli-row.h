/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fwe-incomes.h"

G_BEGIN_DECLS

/* One result as named values in a fixed order: a JSON object or a line of CSV. Texts are borrowed
 * and names are static. */
typedef struct FwCliRow FwCliRow;

FwCliRow *fw_cli_row_new (void);
void fw_cli_row_free (FwCliRow *self);
void fw_cli_row_text (FwCliRow *self, const char *name, const char *text); /* NULL: null */
void fw_cli_row_number (FwCliRow *self, const char *name, double value);   /* not finite: null */
/* The measures after the median and the Gini: Theil to S80/S20, in the contract's order. */
void fw_cli_row_measures (FwCliRow *self, const FweIndices *indices);
JsonObject *fw_cli_row_to_json (FwCliRow *self); /* (transfer full) */
/* The names, and the values, with commas between them. */
void fw_cli_row_append_names (FwCliRow *self, GString *line);
void fw_cli_row_append_values (FwCliRow *self, GString *line);

/* "linear-pareto", "tilted", "cubic", "top-from-brackets": how the incomes were fitted. */
const char *fw_cli_fit_name (FweFit fit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCliRow, fw_cli_row_free)

G_END_DECLS
