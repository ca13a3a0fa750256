/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FwSession:
 *
 * Remembers which plans are open, on which page and scenario and how large, and opens them again at
 * the next start: after Quit, and after the session or the machine ended with them open. A window
 * that is closed is forgotten. Only plans that have a file are remembered.
 */
#define FW_TYPE_SESSION (fw_session_get_type ())
G_DECLARE_FINAL_TYPE (FwSession, fw_session, FW, SESSION, GObject)

FwSession *fw_session_new (GtkApplication *application);
/* Something about the windows changed: noted soon. */
void fw_session_touch (FwSession *self);
/* The windows are about to be closed because the program quits: what is open now is what counts. */
void fw_session_begin_quit (FwSession *self);
/* The person thought better of it. */
void fw_session_cancel_quit (FwSession *self);
/* Opens what was open; FALSE when there is nothing to open. When none of it can be opened a window
 * with the start page says why. */
gboolean fw_session_restore (FwSession *self);

G_END_DECLS
