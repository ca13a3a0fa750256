/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwFund:
 *
 * Money the plan may use: so much a year, in a window of quarters, for stated uses. Which programs
 * it pays for is an #FwPartnership. Parameter: funds.ID.amount.
 */
#define FW_TYPE_FUND (fw_fund_get_type ())
G_DECLARE_FINAL_TYPE (FwFund, fw_fund, FW, FUND, GObject)

FwFund *fw_fund_new (const char *id);

G_END_DECLS
