/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-comparer.h"

G_BEGIN_DECLS

#define FW_TYPE_COMPARE_BAR (fw_compare_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwCompareBar, fw_compare_bar, FW, COMPARE_BAR, AdwBin)

/* Over a comparison: which scenario the others are measured against; how far it is, with Cancel and
 * a way to run it after all; and how to add a scenario where there is nothing to compare. */
GtkWidget *fw_compare_bar_new (void);
void fw_compare_bar_set_comparer (FwCompareBar *self, FwComparer *comparer);
/* Brings the list of scenarios up to date. */
void fw_compare_bar_refresh (FwCompareBar *self);

G_END_DECLS
