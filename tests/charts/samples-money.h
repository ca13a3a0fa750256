/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samples.h"

G_BEGIN_DECLS

/* Invented money for the charts of the money page. */
#define MAX_MONEY_SAMPLES 64

/* The nth of all, NULL after the last. */
const Sample *sample_money (guint n);

G_END_DECLS
