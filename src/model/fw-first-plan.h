/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-place-data.h"
#include "fw-template.h"

G_BEGIN_DECLS

/**
 * FwFirstPlan:
 * @county: where
 * @eligible_income: household income at or under which people may take part [dollars a year]
 * @templates: programs to take over, of FwTemplate; NULL or empty for a general one alone
 * @general: a general program with the catalogue's numbers, besides the templates
 * @openings: pledged by employers over the first three years, all occupations together [persons]
 * @pay: of these openings [dollars a year]
 * @money: that may be spent in each year of the plan [dollars]; 0 for no limit
 *
 * The answers to the five questions of a first plan. All borrowed.
 */
typedef struct
{
  const FwCounty *county;
  double eligible_income;
  GPtrArray *templates;
  gboolean general;
  double openings, pay;
  double money;
} FwFirstPlan;

/* The answers a new plan of that county starts from; templates NULL. */
FwFirstPlan fw_first_plan_suggest (const FwCounty *county);

/**
 * fw_first_plan_make:
 *
 * A plan with these answers. The openings are shared out among the occupations the programs train
 * for by their seats, each program a partner of its occupation's employers; the goal is an example,
 * a fourth of all seats.
 *
 * Returns: (transfer full): or %NULL when an answer is out of its row's range
 */
FwPlan *fw_first_plan_make (const FwFirstPlan *self, GError **error);

G_END_DECLS
