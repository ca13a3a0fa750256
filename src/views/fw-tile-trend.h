/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-headline.h"
#include "fw-spark.h"

G_BEGIN_DECLS

/* The small picture of a headline: net local placements by quarter; of the others, which have no
 * series, the range against what makes it comparable (the price of a seat, break-even, "No
 * program", the survey's margin). */
void fw_tile_trend_show (FwSpark *spark, FwResult *result, FwHeadline headline);

G_END_DECLS
