/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-json.h"
#include "fw-plan.h"

G_BEGIN_DECLS

#define FW_PLAN_FORMAT        "fairway-plan"
#define FW_PLAN_VERSION       "1.0"
#define FW_PLAN_VERSION_MAJOR 1
#define FW_PLAN_VERSION_MINOR 0
#define FW_PLAN_MEDIA_TYPE    "application/vnd.fairway.plan+json"
#define FW_PLAN_SUFFIX        ".fairway"

/* Every refusal names file, line, member, what was found and what is wanted. */
FwPlan *fw_plan_new_from_json (FwJsonText *text, GError **error);
FwPlan *fw_plan_new_from_bytes (GBytes *bytes, const char *name, GError **error);
FwPlan *fw_plan_new_from_file (const char *path, GError **error);
/* The plan through its own text, sharing nothing with it: for a worker. */
FwPlan *fw_plan_new_copy (FwPlan *plan, GError **error);
/* (transfer full): canonical order; unknown members are written back. */
JsonNode *fw_plan_to_json (FwPlan *self);
GBytes *fw_plan_to_bytes (FwPlan *self, GError **error);

G_END_DECLS
