/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-pilot.h"

G_BEGIN_DECLS

/* p10, median and p90 of a belief. */
typedef struct
{
  double p10, p50, p90;
} FwBelief;

/**
 * FwLesson:
 * @key: "programs.prime.completion"
 * @title: of the number, with its owner's
 * @prior: as the plan had it before any pilot
 * @mean: of the belief whose percentiles are @posterior
 * @records: people it was learned from
 * @least, @most: of a share: between which two numbers those who had it are known to be, the same
 *   where the records tell it; NaN for pay
 * @known: what the records tell: "At least 51 of 60 completed."
 * @weak: nothing is taken as known of a share before: the plan had it as certain
 * @whole: of the whole pilot: nobody said which of its programs is this one
 *
 * What a pilot's records make of a number.
 */
typedef struct
{
  char *key;
  char *title;
  FwUnit unit;
  FwBelief prior;
  FwBelief posterior;
  double mean;
  double records;
  double least, most;
  char *known;
  gboolean weak;
  gboolean whole;
} FwLesson;

/**
 * FwNoLesson:
 * @why: a sentence
 *
 * A number that the records could have told of, and why they do not.
 */
typedef struct
{
  char *key;
  char *title;
  char *why;
} FwNoLesson;

GPtrArray *fw_pilot_learn (FwPilot *self, FwPlan *plan, GPtrArray **others);
/* The numbers take what the pilot makes of them, with the pilot as their source; what they were
 * before is kept in the plan. NULL for no lessons. */
FwChange *fw_pilot_learn_change (FwPlan *plan, GPtrArray *lessons);

/**
 * FwWioaRow:
 * @id: "employment_q2"
 * @unit: FW_UNIT_SHARE or FW_UNIT_DOLLARS
 * @lo, @hi: the figure, or between which two it is; NaN where it is not known
 * @of: people it is a figure of, NaN where not known
 * @note: (nullable): what is inferred, or why it is not known
 *
 * An indicator of performance as the Workforce Innovation and Opportunity Act defines it, and what
 * it is easily taken for.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *definition;
  FwUnit unit;
  double lo, hi;
  double of;
  const char *note;
} FwWioaRow;

/* Translated texts. (element-type FwWioaRow) (transfer full) */
GArray *fw_pilot_wioa (FwPilot *self);
/* "58% to 61%", "not known". (transfer full) */
char *fw_wioa_dup_value (const FwWioaRow *row);

G_END_DECLS
