/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-data-list.h"

G_BEGIN_DECLS

#define FW_TYPE_DATA_ROW_VIEW (fw_data_row_view_get_type ())
G_DECLARE_FINAL_TYPE (FwDataRowView, fw_data_row_view, FW, DATA_ROW_VIEW, AdwActionRow)

/* A source in the list: state, title, licence and how it came here. */
GtkWidget *fw_data_row_view_new (void);
/* The row is read, not kept. */
void fw_data_row_view_show (FwDataRowView *self, const FwDataRow *row);
/* Licence and age stand below the title, not in columns of their own. */
void fw_data_row_view_set_narrow (FwDataRowView *self, gboolean narrow);

/* An icon before a row's title and an arrow at its end, both only to be seen. (transfer none) */
GtkImage *fw_data_row_decorate (AdwActionRow *row, const char *icon);

G_END_DECLS
