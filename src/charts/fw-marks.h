/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-frame.h"

G_BEGIN_DECLS

/* Marks that several charts of rows and bars draw alike. */

/* A bar is never thinner than this, so that nothing that is there vanishes, px. */
#define FW_LEAST_BAR 1.25

/* How a label looks and what it belongs to. */
typedef struct
{
  double size;
  gboolean bold;
  FwRole role;
  FwPriority priority;
  int datum;
} FwVoice;

/* A label with one place: dropped where something more important stands. */
void fw_marks_say (FwFrame *frame, const char *text, FwVoice voice, FwPoint at, FwAnchor anchor);
/* The same with a plain muted tail behind it, of the same size. */
void fw_marks_say_with (FwFrame *frame, const char *text, const char *tail, FwVoice voice,
                        FwPoint at, FwAnchor anchor);
/* A filled rectangle; hatched if it is a loss. */
void fw_marks_bar (FwFrame *frame, FwRole role, gboolean loss, const FwRect *rect, int datum);
/* Without (hollow) or with (filled). */
void fw_marks_dot (FwFrame *frame, FwRole role, gboolean hollow, FwPoint at, int datum);
/* Vertical grid lines at the ticks, the axis line at zero. */
void fw_marks_grid (FwFrame *frame, const FwTicks *ticks, const FwScale *x, const FwRect *plot);
/* A sentence under a plot: how high it is, and writes it there. */
double fw_marks_note_height (const FwLayout *layout, FwTextMetrics *text, double width,
                             const char *sentence);
void fw_marks_note (FwFrame *frame, const char *sentence, double y);

G_END_DECLS
