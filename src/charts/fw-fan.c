/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_ENDS 3
#define MIDDLE 1

/* From the top down. */
static const struct
{
  gsize offset;
  const char *words;
  FwPriority priority;
} ends[N_ENDS] = {
  { G_STRUCT_OFFSET (FweSummary, p90), N_ ("9 in 10 below"), FW_LABEL_EXTREME },
  { G_STRUCT_OFFSET (FweSummary, p50), N_ ("middle run"), FW_LABEL_VALUE },
  { G_STRUCT_OFFSET (FweSummary, p10), N_ ("1 in 10 below"), FW_LABEL_EXTREME },
};

static double
percentile (const FweSummary *summary, gsize offset)
{
  return *(const double *)((const char *)summary + offset);
}

static double
end_value (const FwFan *fan, guint end)
{
  return percentile (&fan->values[fan->n - 1], ends[end].offset);
}

gboolean
fw_fan_is_drawable (const FweSummary *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i].p10) || !isfinite (values[i].p25) || !isfinite (values[i].p50)
        || !isfinite (values[i].p75) || !isfinite (values[i].p90))
      return FALSE;
  return n > 0;
}

static void
trace (const FwFan *fan, gsize offset, FwPoint *points)
{
  for (guint i = 0; i < fan->n; i++)
    points[i] = (FwPoint){ fan->x[i], fw_scale_map (fan->y, percentile (&fan->values[i], offset)) };
}

static void
add_band (FwFrame *frame, const FwFan *fan, gsize low, gsize high, FwRole role, gboolean edges)
{
  const guint n = fan->n;
  const FwMark fill = { .region = FW_REGION_PLOT, .fill = role, .datum = -1 };
  const FwMark edge = fw_frame_stroke (frame, FW_ROLE_RANGE_EDGE, 1, FW_DASH_SOLID);
  g_autofree FwPoint *points = g_new (FwPoint, 2 * n);

  trace (fan, low, points);
  trace (fan, high, points + n);
  if (edges)
    {
      fw_scene_add_line (frame->scene, &edge, points, n);
      fw_scene_add_line (frame->scene, &edge, points + n, n);
    }
  /* The outline goes along one edge and comes back along the other. */
  for (guint i = 0; i < n / 2; i++)
    {
      const FwPoint swap = points[n + i];

      points[n + i] = points[2 * n - 1 - i];
      points[2 * n - 1 - i] = swap;
    }
  fw_scene_add_area (frame->scene, &fill, points, 2 * n);
}

void
fw_fan_add_bands (FwFrame *frame, const FwFan *fan)
{
  const gboolean all_edges = fw_theme_is_high_contrast (frame->theme);

  add_band (frame, fan, G_STRUCT_OFFSET (FweSummary, p10), G_STRUCT_OFFSET (FweSummary, p90),
            FW_ROLE_RANGE_80, TRUE);
  add_band (frame, fan, G_STRUCT_OFFSET (FweSummary, p25), G_STRUCT_OFFSET (FweSummary, p75),
            FW_ROLE_RANGE_50, all_edges);
}

void
fw_fan_add_middle (FwFrame *frame, const FwFan *fan)
{
  const FwMark line = fw_frame_stroke (frame, FW_ROLE_SERIES_1, 2.75, FW_DASH_SOLID);
  g_autofree FwPoint *points = g_new (FwPoint, fan->n);

  trace (fan, G_STRUCT_OFFSET (FweSummary, p50), points);
  fw_scene_add_line (frame->scene, &line, points, fan->n);
}

/* Of a range whose ends are the same there is one end to label. */
static gboolean
has_range (const FwFan *fan)
{
  return end_value (fan, 0) - end_value (fan, 2) >= fan->least;
}

static double
number_size (const FwFrame *frame, guint end)
{
  return frame->layout.label * (end == MIDDLE ? 1.1 : 1);
}

double
fw_fan_end_room (const FwFrame *frame, const FwFan *fan, gboolean words)
{
  double widest = 0;

  for (guint end = 0; end < N_ENDS; end++)
    {
      g_autofree char *number = fw_unit_format (end_value (fan, end), fan->unit, fan->style);

      widest
          = MAX (widest, fw_frame_width (frame, number, number_size (frame, end), end == MIDDLE));
      if (words)
        widest
            = MAX (widest, fw_frame_width (frame, _ (ends[end].words), frame->layout.tick, FALSE));
    }
  return widest + 1.2 * frame->layout.tick;
}

/* The number, and under it what it is. */
static void
add_end (FwFrame *frame, const FwFan *fan, guint end, FwPoint at, gboolean words)
{
  const FwLayout *layout = &frame->layout;
  const FwRole role = end == MIDDLE ? FW_ROLE_SERIES_1_TEXT : FW_ROLE_MUTED;
  const double size = number_size (frame, end);
  const double up = words ? 0.5 * layout->tick * FW_LINE_HEIGHT : 0;
  g_autofree char *number = fw_unit_format (end_value (fan, end), fan->unit, fan->style);

  fw_labels_add (frame->labels, &(FwLabel){ .text = number,
                                            .size = size,
                                            .bold = end == MIDDLE,
                                            .role = role,
                                            .priority = ends[end].priority,
                                            .places = { { { at.x, at.y - up }, FW_ANCHOR_START } },
                                            .n_places = 1,
                                            .datum = fan->datum });
  if (words)
    fw_labels_add (
        frame->labels,
        &(FwLabel){ .text = _ (ends[end].words),
                    .size = layout->tick,
                    .role = role,
                    .priority = FW_LABEL_SERIES,
                    .places
                    = { { { at.x, at.y - up + 0.5 * (size + layout->tick) * FW_LINE_HEIGHT },
                          FW_ANCHOR_START } },
                    .n_places = 1,
                    .datum = fan->datum });
}

void
fw_fan_add_ends (FwFrame *frame, const FwFan *fan, gboolean words, double top, double bottom)
{
  const FwLayout *layout = &frame->layout;
  const double x = fan->x[fan->n - 1] + 0.2 * layout->tick;
  const double lines = layout->label * 1.1 + (words ? layout->tick : 0);
  const double gap = 1.02 * lines * FW_LINE_HEIGHT, half = words ? gap / 2 : 0;
  double y[N_ENDS], true_y[N_ENDS];

  for (guint end = 0; end < N_ENDS; end++)
    y[end] = true_y[end] = fw_scale_map (fan->y, end_value (fan, end));
  if (has_range (fan))
    fw_labels_spread (y, N_ENDS, gap, top + half, bottom - half);

  for (guint end = 0; end < N_ENDS; end++)
    {
      const FwMark leader = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      if (end != MIDDLE && !has_range (fan))
        continue;
      if (fabs (y[end] - true_y[end]) > 4)
        fw_scene_add_rule (frame->scene, &leader, (FwPoint){ x, true_y[end] },
                           (FwPoint){ x + 0.5 * layout->tick, y[end] });
      add_end (frame, fan, end, (FwPoint){ x + 0.7 * layout->tick, y[end] }, words);
    }
}
