/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-recovery-copy.h"

G_BEGIN_DECLS

/**
 * FwRecovery:
 *
 * Keeps a copy of an open document's unsaved changes in the state folder, never in the person's
 * own file: 3 s after an edit, and at most 10 s after one while edits go on. The copy goes when the
 * document is saved, when undo brings the saved state back, and with fw_recovery_end(). Signal
 * "failed" (const char *message): no copy could be written; once until one can again.
 */
#define FW_TYPE_RECOVERY (fw_recovery_get_type ())
G_DECLARE_FINAL_TYPE (FwRecovery, fw_recovery, FW, RECOVERY, GObject)

/* folder: NULL for the usual one. from: the copy the document was opened from, or NULL. */
FwRecovery *fw_recovery_new (FwDocument *document, const char *folder, FwRecoveryCopy *from);
/* Pause after an edit, and the longest an edit waits for its copy [ms]. */
void fw_recovery_set_pace (FwRecovery *self, guint pause_ms, guint longest_ms);
/* The document is closed, saved or unwanted: its copy goes, and no other is written. */
void fw_recovery_end (FwRecovery *self);

G_END_DECLS
