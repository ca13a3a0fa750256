/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-asker.h"

G_BEGIN_DECLS

#define FW_TYPE_SPEND_VIEW (fw_spend_view_get_type ())
G_DECLARE_FINAL_TYPE (FwSpendView, fw_spend_view, FW, SPEND_VIEW, AdwBin)

/* "What is the best use of the money?": the question, its answer in words, each number now and
 * then, what one more of each is worth, what other budgets bring, and a button that makes a
 * scenario of it. Actions: spend.ask, spend.stop, spend.try. */
GtkWidget *fw_spend_view_new (FwRunner *runner);
FwAsker *fw_spend_view_get_asker (FwSpendView *self);

G_END_DECLS
