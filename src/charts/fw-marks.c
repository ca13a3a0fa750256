/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-marks.h"

#include <math.h>

#include "fw-scene-builder.h"

#define DOT 4.5 /* radius, px */

void
fw_marks_say_with (FwFrame *frame, const char *text, const char *tail, FwVoice voice, FwPoint at,
                   FwAnchor anchor)
{
  fw_labels_add (frame->labels, &(FwLabel){ .text = text,
                                            .tail = tail,
                                            .size = voice.size,
                                            .tail_size = voice.size,
                                            .bold = voice.bold,
                                            .halo = TRUE,
                                            .role = voice.role,
                                            .tail_role = FW_ROLE_MUTED,
                                            .priority = voice.priority,
                                            .places = { { at, anchor } },
                                            .n_places = 1,
                                            .datum = voice.datum });
}

void
fw_marks_say (FwFrame *frame, const char *text, FwVoice voice, FwPoint at, FwAnchor anchor)
{
  fw_marks_say_with (frame, text, NULL, voice, at, anchor);
}

void
fw_marks_bar (FwFrame *frame, FwRole role, gboolean loss, const FwRect *rect, int datum)
{
  FwMark mark = fw_frame_fill (frame, role);

  mark.datum = datum;
  if (!loss)
    {
      fw_scene_add_rect (frame->scene, &mark, rect);
      return;
    }
  mark.tint = TRUE;
  mark.stroke = role;
  mark.stroke_width = frame->layout.marker;
  fw_scene_add_hatch (frame->scene, &mark, rect);
}

void
fw_marks_dot (FwFrame *frame, FwRole role, gboolean hollow, FwPoint at, int datum)
{
  const FwMark mark = { .region = FW_REGION_PLOT,
                        .fill = hollow ? FW_ROLE_BACKGROUND : role,
                        .stroke = hollow ? role : FW_ROLE_BACKGROUND,
                        .stroke_width = 1.5 * frame->layout.marker,
                        .marker = hollow ? FW_MARKER_HOLLOW_CIRCLE : FW_MARKER_CIRCLE,
                        .datum = datum };

  fw_scene_add_marker (frame->scene, &mark, at, DOT * frame->layout.marker);
}

void
fw_marks_grid (FwFrame *frame, const FwTicks *ticks, const FwScale *x, const FwRect *plot)
{
  for (guint i = 0; i < ticks->n; i++)
    {
      const gboolean zero = fabs (ticks->at[i]) < ticks->step * 1e-9;
      const FwMark line
          = fw_frame_stroke (frame, zero ? FW_ROLE_AXIS : FW_ROLE_GRID, 1, FW_DASH_SOLID);
      const double at = fw_scale_map (x, ticks->at[i]);

      fw_scene_add_rule (frame->scene, &line, (FwPoint){ at, plot->y },
                         (FwPoint){ at, plot->y + plot->height });
    }
}

double
fw_marks_note_height (const FwLayout *layout, FwTextMetrics *text, double width,
                      const char *sentence)
{
  g_auto (GStrv) lines = fw_text_metrics_wrap (text, sentence, layout->tick, FALSE, width, FALSE);

  return (g_strv_length (lines) * FW_LINE_HEIGHT + 0.5) * layout->tick;
}

void
fw_marks_note (FwFrame *frame, const char *sentence, double y)
{
  const double size = frame->layout.tick;

  fw_frame_heading (frame, sentence, size, FALSE, FW_ROLE_TEXT,
                    &(FwRect){ frame->area.x, y + 0.4 * size, frame->area.width, 0 });
}
