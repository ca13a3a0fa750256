/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_LABOR_PAGE (fw_labor_page_get_type ())
G_DECLARE_FINAL_TYPE (FwLaborPage, fw_labor_page, FW, LABOR_PAGE, AdwBin)

/* Are there jobs for those who finish, and what do they pay? */
GtkWidget *fw_labor_page_new (void);
void fw_labor_page_set_runner (FwLaborPage *self, FwRunner *runner);

G_END_DECLS
