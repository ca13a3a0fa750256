/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Single published figures, each with its own source: wages, projections, program outcomes, trials.
 */

typedef enum
{
  FW_FACT_WAGE = 0,   /* wages and jobs of an occupation in a metro area or state */
  FW_FACT_PROJECTION, /* occupation projections and yearly openings */
  FW_FACT_PROGRAM,    /* what programs reported */
  FW_FACT_TRIAL,      /* effects on earnings, from randomised trials */
  FW_N_FACT_TOPICS,
} FwFactTopic;

/**
 * FwFact:
 * @subject: occupation, program or study
 * @place: where
 * @period: when, or the year after assignment
 * @measure: what was measured
 * @text: the figure as published (">18000", "25 of 450")
 * @value: the same as a number, NaN when it is not one
 * @unit: its unit, "" when the measure names it
 * @source: address or title of where it stands
 * @note: what a reader must know beside it, or ""
 */
typedef struct
{
  FwFactTopic topic;
  const char *subject, *place, *period, *measure;
  const char *text;
  double value;
  const char *unit, *source, *note;
} FwFact;

const FwFact *fw_facts (FwFactTopic topic, guint *n);

G_END_DECLS
