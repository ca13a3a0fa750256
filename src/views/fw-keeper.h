/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-banner.h"
#include "fw-document.h"
#include "fw-rescue.h"

G_BEGIN_DECLS

/**
 * FwKeeper:
 *
 * Sees to it that nothing done in a window is lost: keeps the document's copy for recovery, watches
 * its file, asks the session not to end while there are unsaved changes, and asks before the window
 * closes. What is wrong it says in the window's banner, with what can be done about it: those are
 * the window's actions "file.*" and "rescue.*".
 */
#define FW_TYPE_KEEPER (fw_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FwKeeper, fw_keeper, FW, KEEPER, GObject)

/* The window is one of ours. rescue: what an earlier Fairway left. */
FwKeeper *fw_keeper_new (GtkWindow *window, FwRescue *rescue);
void fw_keeper_set_document (FwKeeper *self, FwDocument *document, FwBanner *banner);
/* The document was opened from this copy, which stays until it is saved or closed. */
void fw_keeper_adopt (FwKeeper *self, FwRecoveryCopy *copy);
/* Saves, and tells in the window that it did, or why not. as: asks where. */
void fw_keeper_save (FwKeeper *self, gboolean as);
/* Nothing is lost by closing now; else the person is asked, and the window closes by itself when
 * they agree. */
gboolean fw_keeper_may_close (FwKeeper *self);
/* The window goes, and no copy for recovery stays. */
void fw_keeper_end (FwKeeper *self);
/* The window is being destroyed. */
void fw_keeper_release (FwKeeper *self);
/* The actions, for the class of the window. */
void fw_keeper_install (GtkWidgetClass *widget_class);

G_END_DECLS
