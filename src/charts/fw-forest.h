/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-hold.h"
#include "fw-frame.h"

G_BEGIN_DECLS

/* A forest plot: estimates with their ranges under each other, on one scale. */

typedef enum
{
  FW_FOREST_STUDY,    /* a square as large as its weight */
  FW_FOREST_LEFT_OUT, /* hollow */
  FW_FOREST_POOLED,   /* a diamond */
  FW_FOREST_EXPECTED, /* a range without a middle */
  FW_FOREST_PLAN,     /* the plan's own: a circle */
  FW_FOREST_NOTHING,  /* no number, only words */
} FwForestKind;

/**
 * FwForestRow:
 * @name: whose estimate it is
 * @tail: (nullable): muted behind it
 * @text: what a screen reader says after the name
 * @value, @low, @high: what is drawn
 * @weight: of a study, 0 to 1
 * @rule: a line above it
 */
typedef struct
{
  FwForestKind kind;
  char *name, *tail, *text;
  double value, low, high, weight;
  gboolean rule;
} FwForestRow;

/**
 * FwForest:
 * @rows: owned by the caller
 * @reference: drawn as a dashed line, NaN for none
 */
typedef struct
{
  FwForestRow *rows;
  guint n;
  FwUnit unit;
  double reference;
  FwChartHold *hold;
} FwForest;

void fw_forest_clear (FwForest *self);
/* Heights of the area, for fw_frame_begin(). em: size of a label. */
double fw_forest_height (const FwForest *self, double width, double em);
void fw_forest_draw (const FwForest *self, FwFrame *frame);

G_END_DECLS
