/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

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

/* A label right of the plot. */
typedef struct
{
  double value, size;
  const char *words, *more; /* under the number, and under that */
  gboolean bold;
  FwRole role;
  FwPriority priority;
} End;

#define MAX_LABELS (N_ENDS + FW_FAN_OTHERS)

/* Of a range whose ends are the same there is one end to label. */
static gboolean
has_range (const FwFan *fan)
{
  return end_value (fan, 0) - end_value (fan, 2) >= fan->least;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *first = a, *second = b;

  return first->value > second->value ? -1 : first->value < second->value;
}

/* From the top down. */
static guint
collect_ends (const FwFrame *frame, const FwFan *fan, const FwFanEnd *others, guint n_others,
              End *out)
{
  guint n = 0;

  for (guint end = 0; end < N_ENDS; end++)
    {
      const gboolean middle = end == MIDDLE;

      if (!middle && (!has_range (fan) || fan->range != NULL))
        continue;
      out[n++] = (End){ .value = end_value (fan, end),
                        .size = frame->layout.label * (middle ? 1.1 : 1),
                        .words = middle && fan->middle != NULL ? fan->middle : _ (ends[end].words),
                        .more = fan->range,
                        .bold = middle,
                        .role = middle ? FW_ROLE_SERIES_1_TEXT : FW_ROLE_MUTED,
                        .priority = ends[end].priority };
    }
  for (guint i = 0; i < MIN (n_others, FW_FAN_OTHERS); i++)
    out[n++] = (End){ .value = others[i].value,
                      .size = frame->layout.label,
                      .words = others[i].words,
                      .bold = TRUE,
                      .role = others[i].role,
                      .priority = FW_LABEL_GOAL };
  qsort (out, n, sizeof *out, compare_ends);
  return n;
}

double
fw_fan_end_room (const FwFrame *frame, const FwFan *fan, const FwFanEnd *others, guint n_others,
                 gboolean words)
{
  End all[MAX_LABELS];
  const guint n = collect_ends (frame, fan, others, n_others, all);
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = fw_unit_format (all[i].value, fan->unit, fan->style);

      widest = MAX (widest, fw_frame_width (frame, number, all[i].size, all[i].bold));
      if (words)
        widest = MAX (widest, fw_frame_width (frame, all[i].words, frame->layout.tick, FALSE));
      if (words && all[i].more != NULL)
        widest = MAX (widest, fw_frame_width (frame, all[i].more, frame->layout.tick, FALSE));
    }
  return widest + 1.2 * frame->layout.tick;
}

/* The number, and under it what it is. */
static void
add_end (FwFrame *frame, const FwFan *fan, const End *end, FwPoint at, gboolean words)
{
  const double tick = frame->layout.tick;
  const double lines = !words ? 0 : end->more != NULL ? 2 : 1;
  const double up = 0.5 * lines * tick * FW_LINE_HEIGHT;
  /* A hair apart: boxes that touch are taken for boxes that overlap. */
  const FwPoint under = { at.x, at.y - up + 0.502 * (end->size + tick) * FW_LINE_HEIGHT };
  const FwPoint last = { at.x, under.y + 1.004 * tick * FW_LINE_HEIGHT };
  g_autofree char *number = fw_unit_format (end->value, fan->unit, fan->style);

  fw_labels_add (frame->labels, &(FwLabel){ .text = number,
                                            .size = end->size,
                                            .bold = end->bold,
                                            .role = end->role,
                                            .priority = end->priority,
                                            .places = { { { at.x, at.y - up }, FW_ANCHOR_START } },
                                            .n_places = 1,
                                            .datum = fan->datum });
  if (words)
    fw_labels_add (frame->labels, &(FwLabel){ .text = end->words,
                                              .size = tick,
                                              .role = end->role,
                                              .priority = FW_LABEL_SERIES,
                                              .places = { { under, FW_ANCHOR_START } },
                                              .n_places = 1,
                                              .datum = fan->datum });
  if (lines > 1)
    fw_labels_add (frame->labels, &(FwLabel){ .text = end->more,
                                              .size = tick,
                                              .role = FW_ROLE_MUTED,
                                              .priority = FW_LABEL_SERIES,
                                              .places = { { last, FW_ANCHOR_START } },
                                              .n_places = 1,
                                              .datum = fan->datum });
}

void
fw_fan_add_ends (FwFrame *frame, const FwFan *fan, const FwFanEnd *others, guint n_others,
                 gboolean words, const FwRect *plot)
{
  const FwLayout *layout = &frame->layout;
  const double x = plot->x + plot->width + 0.2 * layout->tick;
  const double number = 1.02 * layout->label * 1.1 * FW_LINE_HEIGHT;
  const double both = number + (fan->range != NULL ? 2 : 1) * 1.02 * layout->tick * FW_LINE_HEIGHT;
  End all[MAX_LABELS];
  const guint n = collect_ends (frame, fan, others, n_others, all);
  /* Numbers alone where there is not the height for their words. */
  const gboolean worded = words && n * both <= plot->height;
  const double gap = worded ? both : number, half = worded ? gap / 2 : 0;
  double y[MAX_LABELS], true_y[MAX_LABELS];

  for (guint i = 0; i < n; i++)
    y[i] = true_y[i] = fw_scale_map (fan->y, all[i].value);
  fw_labels_spread (y, n, gap, plot->y + half, plot->y + plot->height - half);
  for (guint i = 0; i < n; i++)
    {
      const FwMark leader = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      if (fabs (y[i] - true_y[i]) > 4 * layout->marker && y[i] <= plot->y + plot->height)
        fw_scene_add_rule (frame->scene, &leader, (FwPoint){ x, true_y[i] },
                           (FwPoint){ x + 0.5 * layout->tick, y[i] });
      add_end (frame, fan, &all[i], (FwPoint){ x + 0.7 * layout->tick, y[i] }, worded);
    }
}
