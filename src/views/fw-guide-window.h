/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

#define FW_TYPE_GUIDE_WINDOW (fw_guide_window_get_type ())
G_DECLARE_FINAL_TYPE (FwGuideWindow, fw_guide_window, FW, GUIDE_WINDOW, AdwWindow)

/* A first plan in five questions: where, who may take part, which programs, who hires, what money.
 * Every question but the first has an answer filled in, so that Enter goes on. Signal "made"
 * (FwDocument *document) when the last one is answered; the window is then gone. */
FwGuideWindow *fw_guide_window_new (GtkWindow *parent);

G_END_DECLS
