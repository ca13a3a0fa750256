/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A withheld count may be any of at least so many numbers, for all that is told. */
#define FW_NARROW_NUMBERS 5

/**
 * FwNarrow:
 *
 * Counts of people, none below 0, some of which are sums of others: between which two numbers each
 * must be for whoever knows some of them. That finds what adding and subtracting does not: two
 * counts that are each “at least” so many, and whose sum is told, may be known all the same.
 */
typedef struct FwNarrow FwNarrow;

FwNarrow *fw_narrow_new (guint n_counts);
void fw_narrow_free (FwNarrow *self);
/* The count @total is the sum of the others. */
void fw_narrow_add_sum (FwNarrow *self, guint total, const guint *parts, guint n_parts);
void fw_narrow_protect (FwNarrow *self, guint count);
/* That a count is between two numbers is known. */
void fw_narrow_tell (FwNarrow *self, guint count, double lo, double hi);
/* Whether no protected count would be known too closely if that were told. */
gboolean fw_narrow_allows (FwNarrow *self, guint count, double lo, double hi);
void fw_narrow_get (FwNarrow *self, guint count, double *lo, double *hi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwNarrow, fw_narrow_free)

G_END_DECLS
