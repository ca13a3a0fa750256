/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_OVERVIEW_PAGE (fw_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (FwOverviewPage, fw_overview_page, FW, OVERVIEW_PAGE, AdwBin)

/* Will it work, and what holds it back? */
GtkWidget *fw_overview_page_new (void);
void fw_overview_page_set_runner (FwOverviewPage *self, FwRunner *runner);

G_END_DECLS
