/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"
#include "fw-plan.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* What every command on a plan takes, to be named in its table of options. */
#define FW_CLI_PLAN_OPTIONS                                                                        \
  { "scenario", 0, FW_CLI_VALUE, "NAME", "which scenario; the plan's first one without it" },      \
  {                                                                                                \
    "set", 0, FW_CLI_LIST, "KEY=VALUE", "another value for a key of “keys”; may be repeated"   \
  }

#define FW_CLI_RUN_OPTIONS                                                                         \
  { "draws", 0, FW_CLI_VALUE, "N", "how many possible futures; the plan's number without it" },    \
      { "seed", 0, FW_CLI_VALUE, "N", "which random numbers; the plan's without it" },             \
      { "quarters", 0, FW_CLI_VALUE, "N", "how far ahead; the plan's number without it" },         \
  {                                                                                                \
    "threads", 0, FW_CLI_VALUE, "N", "how many processors to use; the result is the same"          \
  }

#define FW_CLI_PLAN_USAGE "PLAN [options]"

/* The plan of the first word with what --set, --scenario and --quarters say. */
FwPlan *fw_cli_plan_open (FwCliArgs *args, FwScenario **scenario, GError **error);
/* A scenario as it is to be run, with --draws and --seed. */
FwCompiled *fw_cli_plan_compile (FwCliArgs *args, FwPlan *plan, FwScenario *scenario,
                                 GError **error);
gboolean fw_cli_plan_threads (FwCliArgs *args, guint *n_threads, GError **error);
/* Runs a scenario with --draws, --seed and --threads. */
FwResult *fw_cli_plan_run (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, GError **error);

G_END_DECLS
