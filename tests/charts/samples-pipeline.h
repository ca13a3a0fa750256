/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for the charts of who gets how far. Names: NULL behind the last. */

#define MAX_PIPELINE_SAMPLES 16

const char *sample_sankey_name (guint i);
FwScene *sample_sankey (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);
const char *sample_skills_name (guint i);
FwScene *sample_skills (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);
const char *sample_selection_name (guint i);
FwScene *sample_selection (const char *name, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
