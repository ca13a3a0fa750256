/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene-builder.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Labels that never collide (visual-language.md 6): charts say what they would like to write and
 * where else it may stand; those with the higher priority are placed first, the others move or go.
 */

typedef enum
{
  FW_LABEL_VALUE, /* the plan's own number */
  FW_LABEL_GOAL,
  FW_LABEL_EXTREME,
  FW_LABEL_SERIES,
  FW_LABEL_TICK,
  FW_LABEL_NOTE,
} FwPriority;

#define FW_LABEL_PLACES 4

/* The text hangs by its anchor at @at; at.y is its middle. */
typedef struct
{
  FwPoint at;
  FwAnchor anchor;
} FwPlace;

/**
 * FwLabel:
 * @text: what it says
 * @tail: (nullable): the same line goes on with this, plain, at @tail_size in @tail_role
 * @places: where it may stand, the best first
 */
typedef struct
{
  const char *text, *tail;
  double size, tail_size;
  gboolean bold, halo;
  FwRole role, tail_role;
  FwPriority priority;
  FwPlace places[FW_LABEL_PLACES];
  guint n_places;
  int datum;
} FwLabel;

typedef struct FwLabels FwLabels;

FwLabels *fw_labels_new (FwTextMetrics *text, const FwRect *bounds);
void fw_labels_free (FwLabels *self);
/* No label may touch this. */
void fw_labels_keep_clear (FwLabels *self, const FwRect *rect);
void fw_labels_add (FwLabels *self, const FwLabel *label);
/* Writes those that found a place into the scene; returns how many did not. */
guint fw_labels_place (FwLabels *self, FwScene *scene);
/* Pushes n rising positions apart to a gap, within lo..hi where they fit; order is kept. */
void fw_labels_spread (double *y, guint n, double gap, double lo, double hi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwLabels, fw_labels_free)

G_END_DECLS
