/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-geography.h"
#include "fw-plan.h"

G_BEGIN_DECLS

/**
 * FwTarget:
 * @place: what the baseline is of: place, counties, metro area or state
 * @place_name: "Minneapolis city, Minnesota", or NULL when only the code is known
 * @state: two-digit code of the state it is in
 * @metro: CBSA code, or NULL when unknown: then the state's wages are asked for
 * @occupations: SOC codes "15-1252", NULL-terminated
 * @titles: what the plan calls each of them, in the same order; may be NULL
 * @cips: four-digit CIP codes "1107" for College Scorecard, NULL-terminated
 * @year: the year today, from which newest vintages step back
 * @has_key: of the service asked
 *
 * What a source is asked for. A plain value: the same target gives the same requests.
 */
typedef struct
{
  FwGeography *place;
  char *place_name;
  char state[3];
  char *metro;
  GStrv occupations;
  GStrv titles;
  GStrv cips;
  int year;
  gboolean has_key;
} FwTarget;

/* Everything from a plan: its place's geography and metro area, its occupations' and programs'
 * codes. place: another geography, or NULL for the plan's own. */
FwTarget *fw_target_new (FwPlan *plan, const FwGeography *place, int year);
/* What to call an occupation in a sentence: the plan's title, else its code. */
const char *fw_target_occupation (const FwTarget *self, guint index);
FwTarget *fw_target_copy (const FwTarget *self);
void fw_target_free (FwTarget *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTarget, fw_target_free)

G_END_DECLS
