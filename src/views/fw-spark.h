/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fwe-stats.h"

G_BEGIN_DECLS

#define FW_TYPE_SPARK (fw_spark_get_type ())
G_DECLARE_FINAL_TYPE (FwSpark, fw_spark, FW, SPARK, GtkWidget)

/* The small picture under a number: its way through the quarters, or its range against what it is
 * compared with. It has no axes and no words of its own: the words it is given say what it shows,
 * to a pointer and to a screen reader. */
GtkWidget *fw_spark_new (void);

/* Middle run and 80 % of the runs by quarter, with a dot at one of them; nothing is drawn of
 * quarters that are not defined. */
void fw_spark_set_series (FwSpark *self, const FweSummary *series, gsize n, gsize dot,
                          const char *words);
/**
 * FwSparkStrip:
 * @from, @to: ends of the strip
 * @low, @middle, @high: the range and the middle run
 * @reference: what it is compared with
 * @margin: (about the reference) under which nobody could measure it; 0 for none
 *
 * All in one unit. Anything that is not finite leaves the strip empty.
 */
typedef struct
{
  double from, to;
  double low, middle, high;
  double reference, margin;
} FwSparkStrip;

void fw_spark_set_strip (FwSpark *self, const FwSparkStrip *strip, const char *words);
/* Nothing to draw: takes no room's worth of ink. */
void fw_spark_clear (FwSpark *self);
const char *fw_spark_get_words (FwSpark *self);

G_END_DECLS
