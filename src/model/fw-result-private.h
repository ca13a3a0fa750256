/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"

G_BEGIN_DECLS

/* How results are written, for the files that do it. */

/* Each after a comma, NaN as nothing, and the end of the row. */
void fw_result_append_fields (GString *csv, const double *values, guint n);

void fw_result_add_parts (FwResult *self, JsonObject *root);
void fw_result_add_part_rows (FwResult *self, GString *csv);

G_END_DECLS
