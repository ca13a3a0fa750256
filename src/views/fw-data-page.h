/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_DATA_PAGE (fw_data_page_get_type ())
G_DECLARE_FINAL_TYPE (FwDataPage, fw_data_page, FW, DATA_PAGE, AdwBin)

/* Can I trust it? Every source of numbers, each with a page of its values. Its section "Bring in"
 * has a row for each of the window's actions data.import, data.fetch and data.programs that is
 * there. */
GtkWidget *fw_data_page_new (void);
void fw_data_page_set_runner (FwDataPage *self, FwRunner *runner);
/* Opens the page of a source; FALSE when the plan has none of this id. */
gboolean fw_data_page_open (FwDataPage *self, const char *id);

G_END_DECLS
