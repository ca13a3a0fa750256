/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-recovery.h"

G_BEGIN_DECLS

/**
 * FwRescue:
 *
 * What an earlier Fairway that ended unexpectedly left unsaved, for every window of this one to
 * offer. It is a GListModel of FwRecoveryCopy, newest first: a copy leaves it when it is recovered,
 * discarded or put off to the next start.
 */
#define FW_TYPE_RESCUE (fw_rescue_get_type ())
G_DECLARE_FINAL_TYPE (FwRescue, fw_rescue, FW, RESCUE, GObject)

FwRescue *fw_rescue_new (void);
/* Looks for copies, in a worker. */
void fw_rescue_look (FwRescue *self);
FwRecoveryCopy *fw_rescue_get_nth (FwRescue *self, guint position); /* or NULL; borrowed */
/* The copy of the file, or NULL; path may be NULL. Borrowed. */
FwRecoveryCopy *fw_rescue_find (FwRescue *self, const char *path);
/* The person has decided: it is no longer offered. With "discard" it is gone for good. */
void fw_rescue_settle (FwRescue *self, FwRecoveryCopy *copy, gboolean discard);
/* "2 minutes ago" (transfer full) */
char *fw_rescue_ago (FwRecoveryCopy *copy);

G_END_DECLS
