/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-data-list.h"

G_BEGIN_DECLS

#define FW_TYPE_DATA_DETAIL (fw_data_detail_get_type ())
G_DECLARE_FINAL_TYPE (FwDataDetail, fw_data_detail, FW, DATA_DETAIL, AdwBin)

/* One source with all its values. Signal "closed" when the person goes back. */
GtkWidget *fw_data_detail_new (void);
/* The row is read, not kept. Shown again with the same id it keeps its place. */
void fw_data_detail_show (FwDataDetail *self, const FwDataRow *row);
const char *fw_data_detail_get_id (FwDataDetail *self); /* of the row shown, or NULL */

G_END_DECLS
