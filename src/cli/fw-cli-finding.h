/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"
#include "fw-plan.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* “sensitivity --method finding-out”. */
gboolean fw_cli_finding (FwCliArgs *args, FwPlan *plan, FweMeasure measure, GError **error);

G_END_DECLS
