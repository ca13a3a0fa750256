/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/* What could be taught more: one FwTry for each skill that a commitment asks for of a program that
 * does not teach it. None for "No program". (transfer full) */
GPtrArray *fw_teaching_actions (FwPlan *plan, FwScenario *scenario);

G_END_DECLS
