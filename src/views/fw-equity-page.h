/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_EQUITY_PAGE (fw_equity_page_get_type ())
G_DECLARE_FINAL_TYPE (FwEquityPage, fw_equity_page, FW, EQUITY_PAGE, AdwBin)

/* Who gains? */
GtkWidget *fw_equity_page_new (void);
void fw_equity_page_set_runner (FwEquityPage *self, FwRunner *runner);

G_END_DECLS
