/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-catalogue.h"

G_BEGIN_DECLS

/* The catalogue's rows in their order, a file each; fw_catalogue_rows() joins them.
 *
 * Dollars of 2024 unless a row says otherwise. A source that begins with "Assumption:" is a reason
 * of ours and is shown as such. The bind column is the one place that ties a row to the engine. */

#define FW_ROW_PROGRAM(type, member) .bind = FW_BIND_##type, .offset = offsetof (FweProgram, member)
#define FW_ROW_EMPLOYER(type, member)                                                              \
  .bind = FW_BIND_##type, .offset = offsetof (FweEmployer, member)
#define FW_ROW_SUPPORT(type, member) .bind = FW_BIND_##type, .offset = offsetof (FweSupport, member)
#define FW_ROW_GROUP(type, member)   .bind = FW_BIND_##type, .offset = offsetof (FweGroup, member)
#define FW_ROW_FUND(type, member)    .bind = FW_BIND_##type, .offset = offsetof (FweFund, member)
#define FW_ROW_PLAN(type, member)    .bind = FW_BIND_##type, .offset = offsetof (FwePlan, member)
#define FW_ROW_FIXED(value)                                                                        \
  .fallback = (value), .p10 = (value), .p90 = (value), .dist = FWE_DIST_FIXED

const FwRow *fw_catalogue_program_rows (guint *n_rows);
const FwRow *fw_catalogue_offer_rows (guint *n_rows); /* employers and supports */
const FwRow *fw_catalogue_money_rows (guint *n_rows);
const FwRow *fw_catalogue_assumption_rows (guint *n_rows);
const FwRow *fw_catalogue_equity_rows (guint *n_rows); /* what only charts ask for */

G_END_DECLS
