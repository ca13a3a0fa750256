/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samples.h"

G_BEGIN_DECLS

#define MAX_EQUITY_SAMPLES 90

/* Invented data for the charts of who gains. */
const Sample *samples_equity (guint *n);

G_END_DECLS
