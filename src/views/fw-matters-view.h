/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-asker.h"

G_BEGIN_DECLS

#define FW_TYPE_MATTERS_VIEW (fw_matters_view_get_type ())
G_DECLARE_FINAL_TYPE (FwMattersView, fw_matters_view, FW, MATTERS_VIEW, AdwBin)

/* "What matters most?": which uncertain numbers move an outcome, and which are worth finding out
 * first; drawn while it runs, with a way from each number to its place in the plan. Actions:
 * matters.ask, matters.stop, matters.follow (a key). */
GtkWidget *fw_matters_view_new (FwRunner *runner);
FwAsker *fw_matters_view_get_asker (FwMattersView *self);

G_END_DECLS
