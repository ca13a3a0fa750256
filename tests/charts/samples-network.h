/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/* Invented networks of partners. Names: NULL behind the last. */

#define MAX_NETWORK_SAMPLES 24

const char *sample_network_name (guint i);
FwScene *sample_network (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);

G_END_DECLS
