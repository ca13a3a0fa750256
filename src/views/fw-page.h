/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PAGE (fw_page_get_type ())
G_DECLARE_FINAL_TYPE (FwPage, fw_page, FW, PAGE, AdwBin)

/* The frame of a page of answers: scrolls its child, waits for the first result, says what went
 * wrong, and dims an old result once the new one takes longer than 300 ms. Signal "result"
 * (FwResult *result, FwResult *before) whenever there is one to show. Property: content. */
GtkWidget *fw_page_new (void);
void fw_page_set_runner (FwPage *self, FwRunner *runner);
FwRunner *fw_page_get_runner (FwPage *self);
void fw_page_set_content (FwPage *self, GtkWidget *content);
gboolean fw_page_get_dimmed (FwPage *self);

G_END_DECLS
