/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-document.h"

G_BEGIN_DECLS

/* The conversations around a plan's file. */

/* NULL without an error when nothing was chosen. */
void fw_file_flow_choose_async (GtkWindow *window, GAsyncReadyCallback callback, gpointer data);
GFile *fw_file_flow_choose_finish (GAsyncResult *result, GError **error);

/* Saves where the plan was, or asks where; FW_ERROR_CHANGED when somebody else changed the file.
 * TRUE: saved; FALSE without an error: the person thought better of it. */
void fw_file_flow_save_async (GtkWindow *window, FwDocument *document, gboolean as,
                              GAsyncReadyCallback callback, gpointer data);
gboolean fw_file_flow_save_finish (GAsyncResult *result, GError **error);

/* "Save changes?" TRUE: nothing is lost by closing now. */
void fw_file_flow_confirm_async (GtkWindow *window, FwDocument *document,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean fw_file_flow_confirm_finish (GAsyncResult *result, GError **error);

G_END_DECLS
