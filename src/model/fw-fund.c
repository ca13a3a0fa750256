/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fund.h"

#include "fw-part-private.h"

/* What it may pay for; none named is everything. */
static const char *const uses[] = { "seats", "supports", "cohorts", NULL };

static const FwField fields[] = {
  FW_TEXT ("organisation"),
  FW_SET ("uses", uses),
  FW_SWITCH ("public-money", TRUE),
  FW_WHOLE ("from-quarter", 1, 160, 1),
  FW_WHOLE ("to-quarter", 1, 160, 160),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwFund, fw_fund, FW_LIST_FUNDS, fields)
