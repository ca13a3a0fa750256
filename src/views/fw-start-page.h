/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-rescue.h"

G_BEGIN_DECLS

#define FW_TYPE_START_PAGE (fw_start_page_get_type ())
G_DECLARE_FINAL_TYPE (FwStartPage, fw_start_page, FW, START_PAGE, AdwBin)

/* What is shown while no plan is open: find a place, the built-in plans, recent ones. Everything a
 * person chooses starts an action of the window: plan.open-county (FIPS), plan.open-builtin (id),
 * plan.open-recent (URI), plan.open, rescue.recover-nth and rescue.discard-nth (place in the list).
 */
GtkWidget *fw_start_page_new (void);
void fw_start_page_set_menu (FwStartPage *self, GMenuModel *menu);
/* Unsaved changes that an earlier Fairway left are offered at the top. */
void fw_start_page_set_rescue (FwStartPage *self, FwRescue *rescue);
void fw_start_page_focus_search (FwStartPage *self);
/* Reads the recent plans again. */
void fw_start_page_refresh (FwStartPage *self);

G_END_DECLS
