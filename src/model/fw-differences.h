/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/**
 * FwInputDifference:
 * @key: of the parameter
 * @title: with its owner: "Seats a cohort, Prime Digital Academy"
 * @value: here; @reference: in the reference [unit of the row]
 */
typedef struct
{
  char *key, *title;
  const FwRow *row;
  double value, reference;
} FwInputDifference;

void fw_input_difference_free (FwInputDifference *self);

/* Numbers that hold in a scenario and are others in the reference, inherited ones too; NULL for the
 * plan itself. Of FwInputDifference, in catalogue order, object by object. (transfer full) */
GPtrArray *fw_differences_between (FwPlan *plan, FwScenario *scenario, FwScenario *reference);
/* The same of the plan's own numbers against the catalogue's. (transfer full) */
GPtrArray *fw_differences_from_catalogue (FwPlan *plan);

G_END_DECLS
