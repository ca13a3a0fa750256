/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for the two charts of the labor market. Names: NULL behind the last. */

#define MAX_LABOR_SAMPLES 16

const char *sample_wages_name (guint i);
const char *sample_openings_name (guint i);
FwScene *sample_wages (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);
FwScene *sample_openings (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);

G_END_DECLS
