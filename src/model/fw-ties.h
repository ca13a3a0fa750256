/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-partnership.h"
#include "fw-plan.h"

G_BEGIN_DECLS

/* Who works with whom: plain rows, copied out of the plan when it is compiled. */

/* A partnership; its ends are places in the lists that its kind says. */
typedef struct
{
  FwPartnershipKind kind;
  guint from, to;
} FwTie;

/**
 * FwTies:
 * @occupations: of each employer, its place in the list
 * @pledged: whether each employer pledged its openings
 */
typedef struct
{
  FwTie *ties;
  guint n_ties;
  guint *occupations;
  gboolean *pledged;
} FwTies;

/* (transfer full) */
FwTies *fw_ties_new (FwPlan *plan);
void fw_ties_free (FwTies *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTies, fw_ties_free)

G_END_DECLS
