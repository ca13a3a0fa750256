/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_MONEY_PAGE (fw_money_page_get_type ())
G_DECLARE_FINAL_TYPE (FwMoneyPage, fw_money_page, FW, MONEY_PAGE, AdwBin)

/* What it costs, who pays, who gains, and what one participant sees of it. */
GtkWidget *fw_money_page_new (void);
void fw_money_page_set_runner (FwMoneyPage *self, FwRunner *runner);

G_END_DECLS
