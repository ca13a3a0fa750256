/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented data for the pipeline read backwards. Names: NULL behind the last. */

const char *sample_backcast_name (guint i);
FwScene *sample_backcast (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);

G_END_DECLS
