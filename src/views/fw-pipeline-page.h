/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PIPELINE_PAGE (fw_pipeline_page_get_type ())
G_DECLARE_FINAL_TYPE (FwPipelinePage, fw_pipeline_page, FW, PIPELINE_PAGE, AdwBin)

/* Who gets how far, and what stops them? */
GtkWidget *fw_pipeline_page_new (void);
void fw_pipeline_page_set_runner (FwPipelinePage *self, FwRunner *runner);

G_END_DECLS
