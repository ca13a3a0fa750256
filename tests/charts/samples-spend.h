/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for what each budget brings at best. Names: NULL behind the last. */

#define MAX_SPEND_SAMPLES 12

const char *sample_frontier_name (guint i);
FwScene *sample_frontier (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);

G_END_DECLS
