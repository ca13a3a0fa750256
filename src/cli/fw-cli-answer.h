/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart.h"
#include "fw-cli-args.h"

G_BEGIN_DECLS

/* The answer a chart shows, to the question a person would ask first, with --draws, --seed and
 * --threads. (transfer full) */
GObject *fw_cli_answer (FwCliArgs *args, const FwChartRow *chart, FwPlan *plan,
                        FwScenario *scenario, GError **error);

G_END_DECLS
