/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samples.h"

G_BEGIN_DECLS

#define MAX_ACTUAL_SAMPLES 16

/* NULL behind the last. */
const char *sample_actual_name (guint i);
FwScene *sample_actual (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size);

G_END_DECLS
