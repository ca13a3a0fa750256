/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"
#include "fwe-run.h"

G_BEGIN_DECLS

/* Answers to what a person would ask first, with usual settings: for charts outside the window. */

/**
 * fw_answer_usual:
 * @chart: name of the chart it is for: "backcast" ...
 * @plan: a plan of the calling thread
 * @scenario: one of its scenarios; about "No program" there is nothing to ask
 * @n_draws: possible futures of each run; few make it quick
 * @hooks: (nullable): stop and progress
 *
 * Returns: (transfer full): an object of the chart's type, or %NULL and why not
 */
GObject *fw_answer_usual (const char *chart, FwPlan *plan, FwScenario *scenario, guint n_draws,
                          guint64 seed, guint n_threads, const FweHooks *hooks, GError **error);

G_END_DECLS
