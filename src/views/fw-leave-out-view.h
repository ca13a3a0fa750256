/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-asker.h"

G_BEGIN_DECLS

#define FW_TYPE_LEAVE_OUT_VIEW (fw_leave_out_view_get_type ())
G_DECLARE_FINAL_TYPE (FwLeaveOutView, fw_leave_out_view, FW, LEAVE_OUT_VIEW, AdwBin)

/* What does the plan come to without each of the trials? Asked by a button, answered by a chart. */
GtkWidget *fw_leave_out_view_new (FwRunner *runner);
FwAsker *fw_leave_out_view_get_asker (FwLeaveOutView *self);

G_END_DECLS
