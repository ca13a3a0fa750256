/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A count of fewer recorded people is neither shown nor stored. */
#define FW_WITHHOLD_UNDER 10

/**
 * FwWithhold:
 *
 * Which counts of recorded people may be told. People who are alike in all that is counted are one
 * kind; a set of people is a list of kinds (guint8, one a kind, 1 for those in it; another number
 * where each counts as so many, in a sum of what they have). A count is told
 * only when it is of ten people or more, and when neither it nor anything added to or taken from
 * what was told before gives a count of fewer: no protected set is in the span of those told.
 */
typedef struct FwWithhold FwWithhold;

/* people: how many there are of each kind. */
FwWithhold *fw_withhold_new (const guint *people, guint n_kinds);
void fw_withhold_free (FwWithhold *self);
guint fw_withhold_count (FwWithhold *self, const guint8 *set);
/* Of a set of one to nine people: it may not be found out. Others need no protection. */
void fw_withhold_protect (FwWithhold *self, const guint8 *set);
/* Whether the count may be told; if so it counts as told. */
gboolean fw_withhold_tell (FwWithhold *self, const guint8 *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwWithhold, fw_withhold_free)

G_END_DECLS
