/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for every chart, from the everyday to the absurd: a chart must be right for each.
 */

typedef struct
{
  const char *chart, *name;
  FwScene *(*build) (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);
} Sample;

const Sample *samples (guint *n);
FwScene *sample_build (const Sample *sample, const FwTheme *theme, FwTextMetrics *text,
                       FwSize size);

/* The everyday waterfall of a scenario of that name. */
FwScene *sample_build_named (const char *scenario, FwTextMetrics *text);

/* Sizes of a chart: cards, wide card, slide, half slide. A height of 0 is the chart's own. */
#define N_SAMPLE_SIZES 5
extern const FwSize sample_sizes[N_SAMPLE_SIZES];

G_END_DECLS
