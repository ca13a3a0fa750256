/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-recovery-copy.h"
#include "fw-recovery-slot.h"

G_BEGIN_DECLS

/* The copy's place on the disk, for the document opened from it; NULL the second time.
 * (transfer full) */
FwRecoverySlot *fw_recovery_copy_steal_slot (FwRecoveryCopy *self);

G_END_DECLS
