/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-keeper.h"
#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_WINDOW (fw_window_get_type ())
G_DECLARE_FINAL_TYPE (FwWindow, fw_window, FW, WINDOW, AdwApplicationWindow)

/* One plan, or the start page while there is none. */
FwWindow *fw_window_new (GtkApplication *application);
FwRunner *fw_window_get_runner (FwWindow *self); /* NULL on the start page */
GtkWidget *fw_window_get_page (FwWindow *self);  /* of answers; NULL on the start page */
FwKeeper *fw_window_get_keeper (FwWindow *self);
void fw_window_set_document (FwWindow *self, FwDocument *document);
/* Before the window shows: a plan is on its way to fw_window_set_document(). Where none comes,
 * fw_window_find_place(). */
void fw_window_wait (FwWindow *self);
void fw_window_find_place (FwWindow *self); /* the start page, whose search takes the keyboard */
/* A short message in a toast, spoken too. */
void fw_window_tell (FwWindow *self, const char *text);

G_END_DECLS
