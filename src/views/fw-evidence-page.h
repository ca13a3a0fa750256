/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_EVIDENCE_PAGE (fw_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (FwEvidencePage, fw_evidence_page, FW, EVIDENCE_PAGE, AdwBin)

/* What does it rest on? The trials behind the effect on earnings, and the plan without each. */
GtkWidget *fw_evidence_page_new (void);
void fw_evidence_page_set_runner (FwEvidencePage *self, FwRunner *runner);

G_END_DECLS
