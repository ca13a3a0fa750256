/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-unit.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* What a use of money comes to: plain numbers, which charts read too. */

/* What is to be most. */
typedef enum
{
  FW_ALLOCATE_PLACEMENTS = 0, /* net local placements, mean */
  FW_ALLOCATE_NET_BENEFIT,    /* net present value to society, mean */
  FW_ALLOCATE_EQUITY, /* yearly gains of those enrolled, those of poorer groups counting more:
                         times (mean household income of all / of the group) ^ 1.3 */
  FW_N_ALLOCATE,
} FwAllocateMeasure;

const char *fw_allocate_measure_name (FwAllocateMeasure measure); /* "net_local_placements" */
const char *fw_allocate_measure_title (FwAllocateMeasure measure);
FwUnit fw_allocate_measure_unit (FwAllocateMeasure measure);

/**
 * FwSpending:
 * @value: what is to be most, in its unit
 * @net: net local placements [persons]
 * @cost: spent by the goal's quarter [dollars]
 * @high: what it does not exceed in the chance asked for [dollars]
 * @limit: what holds it back in the simulation
 * @group_shares: of net local placements, by group
 */
typedef struct
{
  double value;
  FweSummary net, cost;
  double high;
  FweLimit limit;
  double group_shares[FWE_MAX_GROUPS];
} FwSpending;

/**
 * FwBudgetPoint:
 * @budget: dollars
 * @spending: of its best use
 * @binds_budget: whether more money would bring more; else see spending.limit
 */
typedef struct
{
  double budget;
  FwSpending spending;
  gboolean binds_budget;
} FwBudgetPoint;

G_END_DECLS
