/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-between.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-scene-builder.h"

#define NEARLY_ALL 0.9 /* share within groups */
#define INSIDE     1.3 /* a bar holds its number when it is so many times as long */
#define N_MEASURES 2

typedef struct
{
  FwFrame frame;
  const FwBetweenData *data;
  double largest; /* of all totals */
} Parts;

static const char *const names[N_MEASURES] = {
  N_ ("Theil T, high incomes weigh most"),
  N_ ("Mean log deviation, low incomes weigh most"),
};

static const FwBetweenParts *
parts_of (const FwBetweenData *data, guint measure)
{
  return measure == 0 ? &data->theil : &data->log;
}

static double
total (const FwBetweenParts *parts, guint when)
{
  return parts->between[when] + parts->within[when];
}

static gboolean
is_drawable (const FwBetweenData *data)
{
  for (guint m = 0; m < N_MEASURES; m++)
    for (guint when = 0; when < 2; when++)
      {
        const FwBetweenParts *parts = parts_of (data, m);

        if (!isfinite (total (parts, when)) || !(total (parts, when) > 0)
            || parts->between[when] < 0 || parts->within[when] < 0)
          return FALSE;
      }
  return data->n_groups > 1;
}

static double
share_within (const FwBetweenParts *parts, guint when)
{
  return parts->within[when] / total (parts, when);
}

/* --- Words */

/* What both indices bear out: their two shares as a range where they are not written alike, and
 * "nearly all" and "most" only where they hold of either. */
static char *
make_title (const FwBetweenData *data)
{
  const double theil = share_within (&data->theil, 1), log = share_within (&data->log, 1);
  const double least = fmin (theil, log), most = fmax (theil, log);
  g_autofree char *inside = fw_unit_format_range (least, most, FW_UNIT_SHARE, FW_STYLE_TITLE);
  g_autofree char *across
      = fw_unit_format_range (1 - most, 1 - least, FW_UNIT_SHARE, FW_STYLE_TITLE);

  if (least >= NEARLY_ALL)
    return g_strdup_printf (_ ("Nearly all inequality, %s, lies within the groups"), inside);
  if (least >= 0.5)
    return g_strdup_printf (_ ("Most inequality, %s, lies within the groups, %s between them"),
                            inside, across);
  if (most >= 0.5)
    return g_strdup_printf (_ ("Within the groups lies %s of inequality, by the index"), inside);
  return g_strdup_printf (_ ("Most inequality, %s, lies between the groups"), across);
}

static char *
make_subtitle (const FwBetweenData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);

  if (data->groups == NULL)
    return g_strdup_printf (_ ("Two indices of inequality of household incomes and their parts, "
                               "%s, year from %s. Plan “%s”"),
                            data->context.place, quarter, data->context.scenario);
  /* Translators: names of groups, "Black, White"; place; quarter; scenario. */
  return g_strdup_printf (_ ("Two indices of inequality of household incomes and their parts by "
                             "group (%s), %s, year from %s. Plan “%s”"),
                          data->groups, data->context.place, quarter, data->context.scenario);
}

/* "0.412 (94%)" */
static char *
part_words (double value, double all)
{
  g_autofree char *number = fw_unit_format (value, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *share = fw_unit_format (value / all, FW_UNIT_SHARE, FW_STYLE_LABEL);

  /* Translators: a part of an index, and what share of it that is. */
  return g_strdup_printf (_ ("%s (%s)"), number, share);
}

static const char *
when_words (guint when)
{
  return when == 0 ? _ ("before") : _ ("with the plan");
}

static char *
row_words (const FwBetweenParts *parts, guint when)
{
  g_autofree char *within = part_words (parts->within[when], total (parts, when));
  g_autofree char *between = part_words (parts->between[when], total (parts, when));

  return g_strdup_printf (_ ("within groups %s, between groups %s"), within, between);
}

/* What the plan does to both parts: mostly nothing that three decimals show. */
static char *
change_words (const FwBetweenParts *parts)
{
  const double within = parts->within[1] - parts->within[0],
               between = parts->between[1] - parts->between[0];
  g_autofree char *inside = fw_unit_format (within, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);
  g_autofree char *across = fw_unit_format (between, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("change within %s, between %s"), inside, across);
}

static char *
describe (const FwBetweenData *data)
{
  GString *words = g_string_new (NULL);

  for (guint m = 0; m < N_MEASURES; m++)
    {
      const FwBetweenParts *parts = parts_of (data, m);
      g_autofree char *before = row_words (parts, 0), *after = row_words (parts, 1),
                      *change = change_words (parts);

      if (m > 0)
        g_string_append_c (words, ' ');
      /* Translators: an index; its parts before; with the plan; the changes. */
      g_string_append_printf (words, _ ("%s before the plan: %s; with it: %s; %s."), _ (names[m]),
                              before, after, change);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwBetweenData *data)
{
  fw_scene_add_column (scene, _ ("Index"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Part"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Before"), FW_UNIT_INDEX, FALSE);
  fw_scene_add_column (scene, _ ("With the plan"), FW_UNIT_INDEX, FALSE);
  fw_scene_add_column (scene, _ ("Change"), FW_UNIT_INDEX_CHANGE, FALSE);
  for (guint m = 0; m < N_MEASURES && data->n_groups > 1; m++)
    for (guint part = 0; part < 2; part++)
      {
        const FwBetweenParts *parts = parts_of (data, m);
        const double *values = part == 0 ? parts->within : parts->between;

        fw_scene_add_cell_text (scene, _ (names[m]));
        fw_scene_add_cell_text (scene, part == 0 ? _ ("within groups") : _ ("between groups"));
        fw_scene_add_cell_number (scene, values[0]);
        fw_scene_add_cell_number (scene, values[1]);
        fw_scene_add_cell_number (scene, values[1] - values[0]);
      }
}

/* --- The picture */

/* Of all rows: how wide what stands beyond the bars is. */
static double
words_room (const Parts *self)
{
  double widest = 0;

  for (guint m = 0; m < N_MEASURES; m++)
    for (guint when = 0; when < 2; when++)
      {
        const FwBetweenParts *parts = parts_of (self->data, m);
        g_autofree char *words = part_words (parts->between[when], total (parts, when));

        widest = fmax (widest, fw_frame_width (&self->frame, words, self->frame.layout.tick, TRUE));
      }
  return widest + 0.8 * self->frame.layout.tick;
}

static void
draw_bar (Parts *self, guint m, guint when, const FwScale *x, const FwRect *at)
{
  const FwLayout *layout = &self->frame.layout;
  const FwBetweenParts *parts = parts_of (self->data, m);
  const int datum = (int)(2 * m + when);
  const double within = fw_scale_map (x, parts->within[when]),
               end = fw_scale_map (x, total (parts, when)), middle = at->y + at->height / 2;
  const FwRole on = fw_theme_text_on (self->frame.theme, FW_ROLE_NEUTRAL);
  g_autofree char *inside = part_words (parts->within[when], total (parts, when));
  g_autofree char *across = part_words (parts->between[when], total (parts, when));
  const FwVoice number = { layout->tick, TRUE, FW_ROLE_SERIES_2_TEXT, FW_LABEL_VALUE, datum };

  fw_marks_bar (&self->frame, FW_ROLE_NEUTRAL, FALSE,
                &(FwRect){ x->from, at->y, fmax (within - x->from, 0), at->height }, datum);
  if (parts->between[when] > 0)
    fw_marks_bar (&self->frame, FW_ROLE_SERIES_2, FALSE,
                  &(FwRect){ within + 1, at->y, fmax (end - within - 1, FW_LEAST_BAR), at->height },
                  datum);
  if (on != FW_ROLE_NONE
      && within - x->from > INSIDE * fw_frame_width (&self->frame, inside, layout->tick, TRUE))
    fw_labels_add (
        self->frame.labels,
        &(FwLabel){ .text = inside,
                    .size = layout->tick,
                    .bold = TRUE,
                    .role = on,
                    .priority = FW_LABEL_VALUE,
                    .places = { { { x->from + 0.5 * layout->tick, middle }, FW_ANCHOR_START } },
                    .n_places = 1,
                    .datum = datum });
  fw_marks_say (&self->frame, across, number,
                (FwPoint){ fmax (end, within + 1 + FW_LEAST_BAR) + 0.5 * layout->tick, middle },
                FW_ANCHOR_START);
}

static void
draw_measure (Parts *self, guint m, const FwRect *cell, double name, double room)
{
  const FwLayout *layout = &self->frame.layout;
  const double line = layout->label * FW_LINE_HEIGHT;
  const double row = (cell->height - line) / 2;
  const double thick = fmin (0.72 * row, 1.9 * layout->label);
  const FwScale x = { 0, self->largest, cell->x + name, cell->x + cell->width - room };
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const FwVoice head = { layout->label, TRUE, FW_ROLE_TEXT, FW_LABEL_SERIES, -1 };
  const FwVoice label = { layout->tick, FALSE, FW_ROLE_TEXT, FW_LABEL_SERIES, -1 };
  g_autofree char *change = change_words (parts_of (self->data, m));
  const gboolean fits = fw_frame_width (&self->frame, _ (names[m]), layout->label, TRUE)
                            + fw_frame_width (&self->frame, change, layout->label, FALSE)
                            + layout->label
                        < cell->width;

  fw_marks_say_with (&self->frame, _ (names[m]), fits ? change : NULL, head,
                     (FwPoint){ cell->x, cell->y + line / 2 }, FW_ANCHOR_START);
  for (guint when = 0; when < 2; when++)
    {
      const double y = cell->y + line + when * row;

      fw_marks_say (&self->frame, when_words (when), label,
                    (FwPoint){ x.from - 0.6 * layout->tick, y + row / 2 }, FW_ANCHOR_END);
      draw_bar (self, m, when, &x,
                &(FwRect){ x.from, y + (row - thick) / 2, x.to - x.from, thick });
    }
  fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ x.from, cell->y + line },
                     (FwPoint){ x.from, cell->y + cell->height });
}

static void
draw (Parts *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double gap = 0.9 * layout->tick, height = (area->height - gap) / N_MEASURES;
  const double line = layout->label * FW_LINE_HEIGHT, row = (height - line) / 2;
  const double room = words_room (self);
  double name = 0, least = 0;

  for (guint m = 0; m < N_MEASURES; m++)
    for (guint when = 0; when < 2; when++)
      {
        const FwBetweenParts *parts = parts_of (self->data, m);
        const FwRect hit
            = { area->x, area->y + m * (height + gap) + line + when * row, area->width, row };
        g_autofree char *label = g_strdup_printf ("%s, %s", _ (names[m]), when_words (when));
        g_autofree char *value = row_words (parts, when);

        self->largest = fmax (self->largest, total (parts, when));
        name = fmax (name, fw_frame_width (&self->frame, when_words (when), layout->tick, FALSE)
                               + 0.6 * layout->tick);
        fw_scene_add_datum (self->frame.scene, label, value, m, &hit, &hit);
      }
  fw_chart_hold_extent (self->data->context.hold, 0, &least, &self->largest);
  for (guint m = 0; m < N_MEASURES; m++)
    draw_measure (self, m, &(FwRect){ area->x, area->y + m * (height + gap), area->width, height },
                  name, room);
}

static FwScene *
end_with (Parts *self, const char *sentence)
{
  fw_frame_empty (&self->frame, sentence);
  fw_scene_take_description (self->frame.scene, g_strdup (sentence));
  return fw_frame_end (&self->frame);
}

/**
 * fw_chart_between:
 * @data: parts of two indices of inequality
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * How much of the inequality lies within the plan's groups and how much between them, before and
 * with the plan: both indices fall apart into the two parts without a rest.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_between (const FwBetweenData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data);
  g_autofree char *title = drawable ? make_title (data)
                           : data->n_groups == 1
                               ? g_strdup (_ ("All inequality lies within one group"))
                               : g_strdup (_ ("Parts of inequality are not known here"));
  g_autofree char *subtitle = make_subtitle (data);
  const FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Stacked bars of inequality within and between groups"),
          .source = data->context.source,
          .date = data->context.date,
          .keys = { { FW_KEY_BAND, FW_ROLE_NEUTRAL, FW_ROLE_NONE, _ ("within groups") },
                    { FW_KEY_BAND, FW_ROLE_SERIES_2, FW_ROLE_NONE, _ ("between groups") } },
          .n_keys = drawable ? 2 : 0 };
  Parts self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size, (drawable ? 14 : 10) * layout.tick,
                  (drawable ? 17 : 10) * layout.tick);
  add_table (self.frame.scene, data);
  if (data->n_groups == 1)
    return end_with (&self,
                     _ ("This plan has one group, so there is no inequality between groups."));
  if (!drawable)
    return end_with (&self, _ ("This plan has no household incomes by group."));
  fw_scene_take_description (self.frame.scene, describe (data));
  draw (&self);
  return fw_frame_end (&self.frame);
}
