/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-sankey-private.h"

/* Where ribbons have no room: for each stage one bar of the groups' shares. */

#define BAR  1.7 /* sizes of a label */
#define GAP  0.8
#define FITS 1.6 /* times its text a part of a bar is long that holds it */

static double
row_height (const FwLayout *layout)
{
  return (FW_LINE_HEIGHT + BAR + GAP) * layout->label;
}

double
fw_sankey_small_height (const FwSankey *self, const FwLayout *layout)
{
  return self->n_stages * row_height (layout);
}

static void
write_heading (FwSankey *self, FwSankeyStage stage, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  g_autofree char *count = fw_unit_format (self->totals[stage], FW_UNIT_PERSONS, FW_STYLE_LABEL);

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = fw_sankey_stage_title (stage),
                                                 .tail = count,
                                                 .size = layout->label,
                                                 .tail_size = layout->label,
                                                 .bold = TRUE,
                                                 .role = FW_ROLE_TEXT,
                                                 .tail_role = FW_ROLE_TEXT,
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { { { area->x, y }, FW_ANCHOR_START } },
                                                 .n_places = 1,
                                                 .datum = -1 });
  if (self->lost[stage] > 0)
    {
      g_autofree char *loss = fw_sankey_loss (self, stage);

      fw_labels_add (self->frame.labels,
                     &(FwLabel){ .text = loss,
                                 .size = layout->tick,
                                 .role = FW_ROLE_MUTED,
                                 .priority = FW_LABEL_NOTE,
                                 .places = { { { area->x + area->width, y }, FW_ANCHOR_END } },
                                 .n_places = 1,
                                 .datum = -1 });
    }
}

static void
write_share (FwSankey *self, FwSankeyStage stage, guint group, const FwRect *part)
{
  const double size = self->frame.layout.tick;
  const FwRole role = fw_theme_text_on (self->frame.theme, fw_sankey_role (self, group));
  g_autofree char *share = fw_unit_format (self->groups[group].stages[stage] / self->totals[stage],
                                           FW_UNIT_SHARE, FW_STYLE_LABEL);

  if (role == FW_ROLE_NONE || part->width < FITS * fw_frame_width (&self->frame, share, size, TRUE))
    return;
  fw_labels_add (
      self->frame.labels,
      &(FwLabel){ .text = share,
                  .size = size,
                  .bold = TRUE,
                  .role = role,
                  .priority = FW_LABEL_SERIES,
                  .places = { { { part->x + part->width / 2, part->y + part->height / 2 },
                                FW_ANCHOR_MIDDLE } },
                  .n_places = 1,
                  .datum = -1 });
}

static void
draw_bar (FwSankey *self, FwSankeyStage stage, const FwRect *bar)
{
  guint datum;
  double x = bar->x;

  fw_scene_data (self->frame.scene, &datum);
  if (!(self->totals[stage] > 0))
    {
      const FwMark outline = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      fw_scene_add_rect (self->frame.scene, &outline, bar);
    }
  for (guint g = 0; g < self->n; g++)
    {
      const double share
          = self->totals[stage] > 0 ? self->groups[g].stages[stage] / self->totals[stage] : 0;
      const FwRect part = { x, bar->y, share * bar->width, bar->height };
      FwMark mark = fw_frame_fill (&self->frame, fw_sankey_role (self, g));

      fw_sankey_add_stage_datum (self, stage, g, &part, &part);
      if (!(part.width > 0))
        continue;
      mark.datum = (int)(datum + g);
      if (mark.stroke == FW_ROLE_NONE)
        {
          mark.stroke = FW_ROLE_BACKGROUND;
          mark.stroke_width = self->frame.layout.marker;
        }
      fw_scene_add_rect (self->frame.scene, &mark, &part);
      write_share (self, stage, g, &part);
      x += part.width;
    }
}

void
fw_sankey_draw_small (FwSankey *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double row = area->height / self->n_stages, line = layout->label * FW_LINE_HEIGHT;
  const double bar
      = MIN (MAX (row - line - GAP * layout->label, layout->label), 2 * BAR * layout->label);

  for (guint s = 0; s < self->n_stages; s++)
    {
      const double y = area->y + s * row;

      write_heading (self, (FwSankeyStage)s, y + line / 2);
      draw_bar (self, (FwSankeyStage)s, &(FwRect){ area->x, y + line, area->width, bar });
    }
}
