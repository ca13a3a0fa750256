/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"

G_BEGIN_DECLS

/* Shared by the files of recovery only: one copy on the disk and the lock that says whose it is. */

#define FW_RECOVERY_SUFFIX  ".recovery"
#define FW_RECOVERY_FORMAT  "fairway-recovery"
#define FW_RECOVERY_VERSION 1

/**
 * FwRecoverySlot:
 * @path: the copy, which need not exist yet
 * @lock_path: beside it
 * @lock: descriptor that holds the lock; the system lets go of it when a process dies, however
 */
typedef struct
{
  char *path;
  char *lock_path;
  int lock;
} FwRecoverySlot;

/* Where copies are kept when nothing else is said. (transfer full) */
char *fw_recovery_default_folder (void);
/* A place for a new copy, locked; NULL with an error when the folder cannot be written to. */
FwRecoverySlot *fw_recovery_slot_new (const char *folder, GError **error);
/* The copy with this name, locked; NULL while its owner lives, or when it is gone. */
FwRecoverySlot *fw_recovery_slot_claim (const char *folder, const char *name);
/* Takes the copy and its lock away. */
void fw_recovery_slot_remove (FwRecoverySlot *self);
/* Lets go; the copy stays. */
void fw_recovery_slot_free (FwRecoverySlot *self);

/* The text of a copy: of what, when, and the plan. edited: of the last edit in it, microseconds
 * since 1970. (transfer full) */
GBytes *fw_recovery_compose (FwDocument *document, gint64 edited, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwRecoverySlot, fw_recovery_slot_free)

G_END_DECLS
