/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-comparer.h"
#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_COMPARE_PAGE (fw_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (FwComparePage, fw_compare_page, FW, COMPARE_PAGE, AdwBin)

/* Which plan? Scenarios are run only while the page is in sight. */
GtkWidget *fw_compare_page_new (void);
void fw_compare_page_set_runner (FwComparePage *self, FwRunner *runner);
/* NULL before there is a runner. (transfer none) */
FwComparer *fw_compare_page_get_comparer (FwComparePage *self);

G_END_DECLS
