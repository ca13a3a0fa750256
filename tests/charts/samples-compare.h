/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for the charts of several scenarios. Names: NULL behind the last. */

#define MAX_COMPARE_SAMPLES 16

const char *sample_compare_name (guint i);
FwScene *sample_compare (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);
FwScene *sample_multiples (const char *name, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
