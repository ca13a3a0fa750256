/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_GAP 12.0 /* at least, between labels, px; more on slides */

/* A tick without its unit. Where the outermost says "$9m" the others are millions: "6", "3". */
static char *
bare_label (double value, double outermost, FwUnit unit)
{
  static const double magnitudes[] = { 1e12, 1e9, 1e6 };

  if (unit == FW_UNIT_DOLLARS && fabs (outermost) < 1e15)
    for (guint i = 0; i < G_N_ELEMENTS (magnitudes); i++)
      if (fabs (outermost) >= magnitudes[i])
        return fw_unit_format (value / magnitudes[i], FW_UNIT_RATIO, FW_STYLE_AXIS);
  return fw_unit_format (value, unit, FW_STYLE_TICK);
}

/* The unit stands on the outermost tick only; the others are plain numbers. */
static char *
value_label (const FwValueAxis *axis, guint i)
{
  const double value = axis->ticks.at[i] * axis->factor;

  if (axis->one_unit && i + 1 < axis->ticks.n)
    return bare_label (value, axis->ticks.at[axis->ticks.n - 1] * axis->factor, axis->unit);
  return fw_unit_format (value, axis->unit, FW_STYLE_AXIS);
}

double
fw_axis_value_room (const FwFrame *frame, const FwValueAxis *axis)
{
  double widest = 0;

  for (guint i = 0; i < axis->ticks.n; i++)
    {
      g_autofree char *label = value_label (axis, i);

      widest = MAX (widest, fw_frame_width (frame, label, frame->layout.tick, FALSE));
    }
  return widest + 0.6 * frame->layout.tick;
}

void
fw_axis_value (FwFrame *frame, const FwValueAxis *axis, const FwScale *scale, const FwRect *plot,
               gboolean labelled)
{
  const double size = frame->layout.tick;

  for (guint i = 0; i < axis->ticks.n; i++)
    {
      const double value = axis->ticks.at[i], y = fw_scale_map (scale, value);
      const gboolean zero = fabs (value) < axis->ticks.step * 1e-9;
      const FwMark line
          = fw_frame_stroke (frame, zero ? FW_ROLE_AXIS : FW_ROLE_GRID, 1, FW_DASH_SOLID);
      g_autofree char *text = value_label (axis, i);
      const FwLabel label = { .text = text,
                              .size = size,
                              .role = FW_ROLE_MUTED,
                              .priority = FW_LABEL_TICK,
                              .places = { { { plot->x - 0.6 * size, y }, FW_ANCHOR_END } },
                              .n_places = 1,
                              .datum = -1 };

      fw_scene_add_rule (frame->scene, &line, (FwPoint){ plot->x, y },
                         (FwPoint){ plot->x + plot->width, y });
      if (labelled)
        fw_labels_add (frame->labels, &label);
    }
}

double
fw_axis_time_x (const FwTimeAxis *axis, const FwRect *plot, double quarters)
{
  return plot->x + plot->width * quarters / MAX (axis->n, 1);
}

double
fw_axis_time_room (const FwFrame *frame)
{
  return frame->layout.tick * (0.5 + 2 * FW_LINE_HEIGHT);
}

/* Years whose labels keep their distance: every one, or every second, fifth, tenth. */
static guint
year_step (double year_width, double label_width, double gap)
{
  static const guint steps[] = { 1, 2, 5, 10, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * year_width >= label_width + gap)
      return steps[i];
  return 50;
}

void
fw_axis_time (FwFrame *frame, const FwTimeAxis *axis, const FwRect *plot)
{
  const double size = frame->layout.tick, bottom = plot->y + plot->height;
  const double quarter = plot->width / MAX (axis->n, 1);
  const double y = bottom + 0.4 * size + size * FW_LINE_HEIGHT / 2;
  const FwMark tick = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const int before = axis->start_quarter - 1; /* quarters of the first year that are not shown */
  g_autofree char *sample = fw_unit_format (axis->start_year, FW_UNIT_YEAR, FW_STYLE_AXIS);
  const double label_width = fw_frame_width (frame, sample, size, FALSE);
  const gboolean quarterly = quarter >= 9 * frame->layout.marker;
  const guint step = year_step (4 * quarter, label_width, TICK_GAP * frame->layout.marker);

  for (int q = 0; q <= (int)axis->n; q++)
    if ((q + before) % 4 == 0 || quarterly)
      {
        const double x = plot->x + q * quarter;
        const double length = (q + before) % 4 == 0 ? 0.4 * size : 0.2 * size;

        fw_scene_add_rule (frame->scene, &tick, (FwPoint){ x, bottom },
                           (FwPoint){ x, bottom + length });
      }
  for (int year = 0; year * 4 - before < (int)axis->n; year++)
    {
      const double from = MAX (year * 4 - before, 0),
                   to = MIN (year * 4 - before + 4, (int)axis->n);
      const double x = plot->x + (from + to) / 2 * quarter;
      g_autofree char *text = fw_unit_format (axis->start_year + year, FW_UNIT_YEAR, FW_STYLE_AXIS);
      const FwLabel label
          = { .text = text,
              .size = size,
              .role = FW_ROLE_TEXT,
              .priority = FW_LABEL_TICK,
              .places = { { { x, y }, FW_ANCHOR_MIDDLE }, { { plot->x, y }, FW_ANCHOR_START } },
              .n_places = year == 0 ? 2 : 1,
              .datum = -1 };

      if ((guint)year % step == 0 && (step > 1 || (to - from) * quarter >= label_width))
        fw_labels_add (frame->labels, &label);
    }
  fw_labels_add (
      frame->labels,
      &(FwLabel){ .text = quarterly ? _ ("Quarter (tick = end of quarter)")
                                    : _ ("Year (tick = end of year)"),
                  .size = frame->layout.tick * 0.95,
                  .role = FW_ROLE_MUTED,
                  .priority = FW_LABEL_NOTE,
                  .places = { { { plot->x, y + size * FW_LINE_HEIGHT }, FW_ANCHOR_START } },
                  .n_places = 1,
                  .datum = -1 });
}

static char *
bottom_label (const FwBottomAxis *axis, guint i)
{
  const gboolean bare = axis->one_unit && i + 1 < axis->n;
  g_autofree char *number = bare ? bare_label (axis->at[i], axis->at[axis->n - 1], axis->unit)
                                 : fw_unit_format (axis->at[i], axis->unit, FW_STYLE_AXIS);

  if (axis->open_end != NULL && i + 1 == axis->n)
    return g_strconcat (number, axis->open_end, NULL);
  return g_steal_pointer (&number);
}

/* Every kth tick is labelled; k is the least whose labels keep their distance. */
static guint
bottom_stride (const FwFrame *frame, const FwBottomAxis *axis, const FwScale *scale)
{
  const double edge = frame->area.x + frame->area.width + frame->layout.margin / 2;

  for (guint stride = 1; stride < axis->n; stride++)
    {
      gboolean fits = (axis->n - 1) % stride == 0;
      double end = -G_MAXDOUBLE;

      for (guint i = 0; i < axis->n && fits; i += stride)
        {
          g_autofree char *text = bottom_label (axis, i);
          const double half = fw_frame_width (frame, text, frame->layout.tick, FALSE) / 2;
          /* The last one is pushed inwards where it would leave the frame. */
          const double x = MIN (fw_scale_map (scale, axis->at[i]), edge - half);

          fits = x - half >= end + TICK_GAP * frame->layout.marker;
          end = x + half;
        }
      if (fits)
        return stride;
    }
  return MAX (axis->n - 1, 1);
}

void
fw_axis_bottom (FwFrame *frame, const FwBottomAxis *axis, const FwScale *scale, const FwRect *plot)
{
  const double size = frame->layout.tick, bottom = plot->y + plot->height;
  const double y = bottom + 0.3 * size + size * FW_LINE_HEIGHT / 2;
  const double edge = frame->area.x + frame->area.width + frame->layout.margin / 2;
  const guint stride = bottom_stride (frame, axis, scale);

  for (guint i = 0; i < axis->n; i += stride)
    {
      const double x = fw_scale_map (scale, axis->at[i]);
      g_autofree char *text = bottom_label (axis, i);
      const FwMark tick = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      fw_scene_add_rule (frame->scene, &tick, (FwPoint){ x, bottom },
                         (FwPoint){ x, bottom + 0.3 * size });
      fw_labels_add (frame->labels,
                     &(FwLabel){ .text = text,
                                 .size = size,
                                 .role = FW_ROLE_MUTED,
                                 .priority = FW_LABEL_TICK,
                                 .places = { { { x, y }, FW_ANCHOR_MIDDLE },
                                             { { plot->x, y }, FW_ANCHOR_START },
                                             { { edge, y }, FW_ANCHOR_END },
                                             { { plot->x + plot->width, y }, FW_ANCHOR_END } },
                                 .n_places = i == 0 || i + 1 == axis->n ? 4 : 1,
                                 .datum = -1 });
    }
  if (axis->title != NULL)
    fw_labels_add (frame->labels, &(FwLabel){ .text = axis->title,
                                              .size = size,
                                              .role = FW_ROLE_MUTED,
                                              .priority = FW_LABEL_NOTE,
                                              .places = { { { plot->x, y + size * FW_LINE_HEIGHT },
                                                            FW_ANCHOR_START } },
                                              .n_places = 1,
                                              .datum = -1 });
}
