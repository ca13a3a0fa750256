/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"
#include "fw-plan.h"

G_BEGIN_DECLS

#define FW_CLI_PLAN_HELP                                                                           \
  "PLAN is the name of a built-in plan (“fairway-cli plans” lists them) or a file.\n"

/* A plan by its name or file, as it stands. (transfer full) */
FwPlan *fw_cli_load_plan (const char *name, GError **error);
/* A scenario by its title or id; another name is wrong usage. (transfer none) */
FwScenario *fw_cli_load_scenario (FwPlan *plan, const char *name, GError **error);
/* Hands a fault on as wrong usage, whatever the model calls it; FALSE. */
gboolean fw_cli_take_as_usage (GError *fault, GError **error);

G_END_DECLS
