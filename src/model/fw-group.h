/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwGroup:
 *
 * People the plan tells apart. Its household incomes come from the cited percentiles when it has
 * them (p20, p50, p80 in dollars of percentiles-year), else from the pattern of its state ("race"),
 * else the group is everybody. Parameters: groups.ID.{completion_gap,applicant_share,earnings}.
 */
#define FW_TYPE_GROUP (fw_group_get_type ())
G_DECLARE_FINAL_TYPE (FwGroup, fw_group, FW, GROUP, GObject)

FwGroup *fw_group_new (const char *id);

G_END_DECLS
