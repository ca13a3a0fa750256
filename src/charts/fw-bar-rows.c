/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-bar-rows.h"

#include <math.h>

#define MOST_NAMES 0.36 /* of the width */
#define WIDE       760  /* px at 100 % text: names far above their bars are hard to follow */
#define LEAST_ROW  1.35 /* of a line of text, above its name */
#define LIKED_ROW  1.9

static double
line_of (const FwLayout *layout)
{
  return layout->label * FW_LINE_HEIGHT;
}

/* A slide is too low for lines above the bars, and a wide chart too wide: long names are cut. */
FwBarRows
fw_bar_rows_plan (const FwLayout *layout, FwTextMetrics *text, double width,
                  const char *const *names, guint n)
{
  const double most = MOST_NAMES * width;
  FwBarRows self = { .n = n };
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = fmax (widest, fw_text_metrics_width (text, names[i], layout->label, TRUE));
  widest += layout->tick;
  self.is_beside = widest <= most || layout->klass == FW_CLASS_SLIDE
                   || width > WIDE * fw_text_metrics_scale (text);
  self.names = self.is_beside ? fmin (widest, most) : 0;
  return self;
}

static double
words_of (const FwBarRows *self, const FwLayout *layout)
{
  return self->is_beside ? 0 : line_of (layout);
}

double
fw_bar_rows_height (const FwBarRows *self, const FwLayout *layout)
{
  return self->n * (LIKED_ROW * line_of (layout) + words_of (self, layout));
}

void
fw_bar_rows_place (FwBarRows *self, const FwLayout *layout, const FwRect *within)
{
  const double least = LEAST_ROW * line_of (layout) + words_of (self, layout);
  const double room = floor (within->height / least + 1e-9);

  if (room < self->n)
    self->n = (guint)fmax (room, 1);
  self->plot = *within;
  self->plot.x += self->names;
  self->plot.width -= self->names;
  self->row = within->height / MAX (self->n, 1);
}

FwRect
fw_bar_rows_band (const FwBarRows *self, const FwLayout *layout, guint i)
{
  const double words = words_of (self, layout), room = self->row - words;
  const double thick = fmin (0.62 * room, 1.5 * layout->label);
  /* Nearer to its own name than to the next. */
  const double above = self->is_beside ? (room - thick) / 2 : fmin (0.12 * room, 3 * layout->scale);

  return (FwRect){ self->plot.x, self->plot.y + i * self->row + words + above, self->plot.width,
                   thick };
}

void
fw_bar_rows_name (const FwBarRows *self, FwFrame *frame, guint i, const char *name, gboolean bold)
{
  const FwLayout *layout = &frame->layout;
  const FwRect band = fw_bar_rows_band (self, layout, i);
  const double left = frame->area.x;
  const double room = self->is_beside ? self->names - 0.9 * layout->tick : frame->area.width;
  g_autofree char *words = fw_frame_shorten_middle (frame, name, layout->label, bold, room);
  const FwPlace beside = { { left + room, band.y + band.height / 2 }, FW_ANCHOR_END };
  const FwPlace above
      = { { left, self->plot.y + i * self->row + line_of (layout) / 2 }, FW_ANCHOR_START };

  fw_labels_add (frame->labels, &(FwLabel){ .text = words,
                                            .size = layout->label,
                                            .bold = bold,
                                            .halo = !self->is_beside,
                                            .role = FW_ROLE_TEXT,
                                            .priority = FW_LABEL_VALUE,
                                            .places = { self->is_beside ? beside : above },
                                            .n_places = 1,
                                            .datum = (int)(self->first + i) });
}

void
fw_bar_rows_datum (const FwBarRows *self, FwFrame *frame, guint i, const char *name,
                   const char *value)
{
  const FwRect hit = { frame->area.x, self->plot.y + i * self->row, frame->area.width, self->row };
  const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };

  fw_scene_add_datum (frame->scene, name, value, 0, &focus, &hit);
}
