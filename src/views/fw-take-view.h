/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-asker.h"

G_BEGIN_DECLS

#define FW_TYPE_TAKE_VIEW (fw_take_view_get_type ())
G_DECLARE_FINAL_TYPE (FwTakeView, fw_take_view, FW, TAKE_VIEW, AdwBin)

/* "What would it take?": the question, its answer in words, each number now and then, the pipeline
 * read backwards, and a button that makes a scenario of it. Actions: take.ask, take.stop, take.try.
 */
GtkWidget *fw_take_view_new (FwRunner *runner);
FwAsker *fw_take_view_get_asker (FwTakeView *self);

G_END_DECLS
