/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samples.h"

G_BEGIN_DECLS

#define MAX_MATTERS_SAMPLES 64

/* tornado, morris, sobol and findings; NULL after the last one. */
const Sample *sample_matters (guint n);

G_END_DECLS
