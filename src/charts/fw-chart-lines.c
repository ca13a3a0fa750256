/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-lines.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-scene-builder.h"

#define SEEN      0.5  /* of a household: fewer is none */
#define NOBODY    5e-4 /* of a household: no change at all */
#define ROW       1.5  /* height at least, in sizes of a label */
#define ROOMY     2.4  /* height that looks well */
#define NAMED     1.0  /* more height where names stand above the bars */
#define NAME_PART 0.34 /* of a panel, a name beside the bar at most */
#define BAR_PART  0.25 /* of a panel, a bar at least */
#define BETWEEN   2.5  /* two panels side by side, in sizes of a tick */
#define TWO_WIDE  46   /* two panels stand side by side in so many sizes of a tick */

typedef enum
{
  PANEL_SHARE, /* of households under the line */
  PANEL_DEPTH, /* how far under it on average, as a share of the line */
  N_PANELS,
} Panel;

typedef struct
{
  FwFrame frame;
  const FwLinesData *data;
  gboolean changed;
  gboolean above; /* names stand above their bars */
  double name;    /* px */
} Lines;

static gboolean
is_drawable (const FwLinesData *data)
{
  if (data->n_groups == 0 || !isfinite (data->line) || !(data->line > 0))
    return FALSE;
  for (gsize g = 0; g < data->n_groups; g++)
    {
      const FwLinesGroup *group = &data->groups[g];
      const double numbers[] = { group->households, group->before.share, group->before.below,
                                 group->after.share, group->after.below };

      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        if (!isfinite (numbers[i]) || numbers[i] < 0)
          return FALSE;
    }
  return TRUE;
}

static double
value_of (const FweDepth *depth, Panel panel)
{
  return panel == PANEL_SHARE ? depth->share : depth->below;
}

/* Households that come to stand under the line; negative: that leave it. */
static double
moved (const FwLinesGroup *group)
{
  return (group->after.share - group->before.share) * group->households;
}

static gboolean
is_changed (const FwLinesData *data)
{
  for (gsize g = 0; g < data->n_groups; g++)
    if (fabs (moved (&data->groups[g])) >= SEEN
        || fabs (data->groups[g].after.below - data->groups[g].before.below) >= 5e-7)
      return TRUE;
  return FALSE;
}

/* --- Words */

static char *
line_words (const FwLinesData *data)
{
  return fw_unit_format (data->line, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
}

static char *
make_title (const FwLinesData *data)
{
  const FwLinesGroup *all = &data->groups[data->n_groups - 1];
  const double change = moved (all);
  g_autofree char *line = line_words (data);
  g_autofree char *before = fw_unit_format (all->before.share, FW_UNIT_SHARE, FW_STYLE_TITLE);
  g_autofree char *after = fw_unit_format (all->after.share, FW_UNIT_SHARE, FW_STYLE_TITLE);
  g_autofree char *n = fw_unit_format (fabs (change), FW_UNIT_HOUSEHOLDS, FW_STYLE_TITLE);

  if (data->context.no_program)
    return g_strdup_printf (_ ("%s of households are under %s a year"), before, line);
  if (fabs (change) < SEEN)
    return g_strdup_printf (_ ("%s of households are under %s a year, with the plan and without"),
                            before, line);
  if (g_str_equal (before, after))
    return g_strdup_printf (
        change < 0 ? _ ("About\u00a0%s fewer households are under %s a year: %s before and after")
                   : _ ("About\u00a0%s more households are under %s a year: %s before and after"),
        n, line, before);
  return g_strdup_printf (
      change < 0 ? _ ("About\u00a0%s fewer households are under %s a year: %s, it was %s")
                 : _ ("About\u00a0%s more households are under %s a year: %s, it was %s"),
      n, line, after, before);
}

/* Whether the households that groups move come to those of all, as they are written. */
static gboolean
adds_up (const FwLinesData *data)
{
  const gsize n = is_drawable (data) ? data->n_groups - 1 : 0;
  g_autofree double *parts = g_new (double, n + 1);

  for (gsize g = 0; g < n; g++)
    parts[g] = moved (&data->groups[g]);
  return n == 0 || fw_unit_adds_up (parts, (guint)n, moved (&data->groups[n]), FW_UNIT_HOUSEHOLDS);
}

static char *
make_subtitle (const FwLinesData *data)
{
  g_autofree char *line = line_words (data);
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);
  g_autofree char *runs = NULL;

  runs = fw_unit_format ((double)data->context.n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);
  if (!isfinite (data->line))
    return g_strdup_printf (_ ("Households under a line, %s. Plan “%s”"), data->context.place,
                            data->context.scenario);
  if (data->context.no_program)
    return g_strdup_printf (
        _ ("Households under %s a year in %s dollars, %s, year from %s. Plan “%s”"), line, year,
        data->context.place, quarter, data->context.scenario);
  /* Translators: line in dollars; year of the prices; place; quarter; number of runs; scenario. */
  return g_strdup_printf (
      adds_up (data)
          ? _ ("Households under %s a year in %s dollars, %s, year from %s: average of %s runs. "
               "Plan “%s”")
          : _ ("Households under %s a year in %s dollars, %s, year from %s: average of %s runs, "
               "each rounded. Plan “%s”"),
      line, year, data->context.place, quarter, runs, data->context.scenario);
}

/* Where the incomes come from, and the line. */
static char *
make_source (const FwLinesData *data)
{
  g_autofree char *line = NULL;

  if (data->line_source == NULL || *data->line_source == '\0' || !isfinite (data->line))
    return g_strdup (data->context.source);
  line = line_words (data);
  /* Translators: sources of the incomes; the line in dollars; its source. */
  return g_strdup_printf (_ ("%s. Line of %s: %s"), data->context.source, line, data->line_source);
}

static char *
moved_words (const FwLinesGroup *group)
{
  g_autofree char *n = fw_unit_format (moved (group), FW_UNIT_HOUSEHOLDS, FW_STYLE_SIGNED);

  if (fabs (moved (group)) < SEEN)
    return NULL;
  return g_strdup_printf (
      ngettext ("%s household", "%s households", (gulong)llround (fabs (moved (group)))), n);
}

static char *
panel_number (const FwLinesGroup *group, Panel panel)
{
  return fw_unit_format (value_of (&group->after, panel), FW_UNIT_SHARE, FW_STYLE_LABEL);
}

/* Behind the per cent: households that move, or the dollars that are missing. */
static char *
panel_note (const Lines *self, const FwLinesGroup *group, Panel panel)
{
  g_autofree char *dollars = NULL;

  if (panel == PANEL_SHARE && self->changed && fabs (moved (group)) < SEEN)
    return g_strdup (fabs (moved (group)) < NOBODY ? _ ("no change") : _ ("hardly changes"));
  if (panel == PANEL_SHARE)
    return moved_words (group);
  if (!(group->after.share > 0))
    return NULL;
  dollars = fw_unit_format (group->after.below * self->data->line, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("of it, %s"), dollars);
}

static char *
group_words (const FwLinesData *data, const FwLinesGroup *group)
{
  g_autofree char *before = fw_unit_format (group->before.share, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *after = fw_unit_format (group->after.share, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *below = fw_unit_format (group->after.below, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *dollars
      = fw_unit_format (group->after.below * data->line, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *change = moved_words (group);

  if (!(group->before.share > 0) && !(group->after.share > 0))
    return g_strdup (_ ("nobody is under the line"));
  if (change == NULL)
    return g_strdup_printf (_ ("%s are under the line, before and with the plan, on average %s of "
                               "it or %s under it"),
                            after, below, dollars);
  return g_strdup_printf (
      _ ("%s are under the line, %s before the plan, a change of %s; they are on "
         "average %s of it or %s under it"),
      after, before, change, below, dollars);
}

static char *
describe (const FwLinesData *data)
{
  GString *words = g_string_new (NULL);

  for (gsize g = 0; g < data->n_groups; g++)
    {
      g_autofree char *group = group_words (data, &data->groups[g]);

      if (g > 0)
        g_string_append_c (words, ' ');
      /* Translators: group, how it stands to the line. */
      g_string_append_printf (words, _ ("%s: %s."), data->groups[g].name, group);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwLinesData *data)
{
  fw_scene_add_column (scene, _ ("Group"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Households"), FW_UNIT_HOUSEHOLDS, FALSE);
  fw_scene_add_column (scene, _ ("Under the line before"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Under the line with the plan"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("How far under it before"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("How far under it with the plan"), FW_UNIT_SHARE, FALSE);
  for (gsize g = 0; g < data->n_groups; g++)
    {
      const FwLinesGroup *group = &data->groups[g];

      fw_scene_add_cell_text (scene, group->name);
      fw_scene_add_cell_number (scene, group->households);
      fw_scene_add_cell_number (scene, group->before.share);
      fw_scene_add_cell_number (scene, group->after.share);
      fw_scene_add_cell_number (scene, group->before.below);
      fw_scene_add_cell_number (scene, group->after.below);
    }
}

/* --- The picture */

static const char *
panel_title (Panel panel)
{
  return panel == PANEL_SHARE ? _ ("Share of households under the line")
                              : _ ("How far under it they are on average");
}

static double
largest_of (const Lines *self, Panel panel)
{
  double least = 0, most = 0;

  for (gsize g = 0; g < self->data->n_groups; g++)
    most = fmax (most, fmax (value_of (&self->data->groups[g].before, panel),
                             value_of (&self->data->groups[g].after, panel)));
  fw_chart_hold_extent (self->data->context.hold, panel, &least, &most);
  return most > 0 ? most : 1;
}

static double
words_room (const Lines *self, Panel panel)
{
  const FwLayout *layout = &self->frame.layout;
  double widest = 0;

  for (gsize g = 0; g < self->data->n_groups; g++)
    {
      g_autofree char *number = panel_number (&self->data->groups[g], panel);
      g_autofree char *note = panel_note (self, &self->data->groups[g], panel);

      widest = fmax (widest,
                     fw_frame_width (&self->frame, number, layout->label, TRUE)
                         + (note == NULL ? 0
                                         : fw_frame_width (&self->frame, note, layout->label, FALSE)
                                               + 0.5 * layout->label));
    }
  return widest + layout->tick;
}

/* Before wide and grey, with the plan thin on it. */
static void
draw_bars (Lines *self, const FwLinesGroup *group, Panel panel, const FwScale *x, double middle,
           int datum)
{
  const FwLayout *layout = &self->frame.layout;
  const double wide = 1.2 * layout->label, thin = 0.5 * layout->label;
  const double before = fw_scale_map (x, value_of (&group->before, panel)) - x->from,
               after = fw_scale_map (x, value_of (&group->after, panel)) - x->from;

  if (before > 0)
    fw_marks_bar (&self->frame, FW_ROLE_BASELINE, FALSE,
                  &(FwRect){ x->from, middle - wide / 2, fmax (before, FW_LEAST_BAR), wide },
                  datum);
  if (after > 0 && self->changed)
    {
      FwMark mark = fw_frame_fill (&self->frame, FW_ROLE_SERIES_1);

      mark.datum = datum;
      if (mark.stroke == FW_ROLE_NONE)
        {
          mark.stroke = FW_ROLE_BACKGROUND; /* told from the bar under it in every theme */
          mark.stroke_width = layout->marker;
        }
      fw_scene_add_rect (self->frame.scene, &mark,
                         &(FwRect){ x->from, middle - thin / 2, fmax (after, FW_LEAST_BAR), thin });
    }
}

static void
draw_row (Lines *self, gsize g, Panel panel, const FwScale *x, const FwRect *row)
{
  const FwLayout *layout = &self->frame.layout;
  const FwLinesGroup *group = &self->data->groups[g];
  const gboolean whole = g + 1 == self->data->n_groups;
  const int datum = (int)((gsize)panel * self->data->n_groups + g);
  const double line = layout->label * FW_LINE_HEIGHT;
  const double middle
      = self->above ? row->y + line + (row->height - line) / 2 : row->y + row->height / 2;
  const double end
      = fw_scale_map (x, fmax (value_of (&group->before, panel), value_of (&group->after, panel)));
  g_autofree char *name = fw_frame_shorten (&self->frame, group->name, layout->label, whole,
                                            self->above ? row->width : self->name);
  g_autofree char *number = panel_number (group, panel), *note = panel_note (self, group, panel);
  const FwVoice label = { layout->label, whole, FW_ROLE_TEXT, FW_LABEL_SERIES, datum };
  const FwVoice value = { layout->label, TRUE, FW_ROLE_TEXT, FW_LABEL_VALUE, datum };

  draw_bars (self, group, panel, x, middle, datum);
  fw_marks_say (&self->frame, name, label,
                self->above ? (FwPoint){ row->x, row->y + line / 2 }
                            : (FwPoint){ x->from - 0.6 * layout->tick, middle },
                self->above ? FW_ANCHOR_START : FW_ANCHOR_END);
  fw_marks_say_with (&self->frame, number, note, value,
                     (FwPoint){ end + 0.6 * layout->tick, middle }, FW_ANCHOR_START);
}

static void
draw_panel (Lines *self, Panel panel, const FwRect *at)
{
  const FwLayout *layout = &self->frame.layout;
  const gsize n = self->data->n_groups;
  const double head
      = fw_frame_heading (&self->frame, panel_title (panel), layout->label, TRUE, FW_ROLE_TEXT, at)
        + 0.4 * layout->tick;
  const double row = (at->height - head) / (double)n;
  const double left = self->above ? 0 : self->name + 0.6 * layout->tick;
  const FwScale x = { 0, largest_of (self, panel), at->x + left,
                      fmax (at->x + at->width - words_room (self, panel), at->x + left + 4) };
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  for (gsize g = 0; g < n; g++)
    {
      const FwRect place = { at->x, at->y + head + (double)g * row, at->width, row };
      g_autofree char *label
          = g_strdup_printf ("%s, %s", self->data->groups[g].name, panel_title (panel));
      g_autofree char *value = group_words (self->data, &self->data->groups[g]);

      fw_scene_add_datum (self->frame.scene, label, value, panel, &place, &place);
      draw_row (self, g, panel, &x, &place);
    }
  fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ x.from, at->y + head },
                     (FwPoint){ x.from, at->y + at->height });
}

/* Names beside the bars as long as both have room. */
static void
measure_names (Lines *self, double width)
{
  const FwLayout *layout = &self->frame.layout;
  double room = 0;

  for (gsize g = 0; g < self->data->n_groups; g++)
    self->name = fmax (self->name, fw_frame_width (&self->frame, self->data->groups[g].name,
                                                   layout->label, g + 1 == self->data->n_groups));
  self->name = fmin (self->name, NAME_PART * width);
  for (Panel panel = 0; panel < N_PANELS; panel++)
    room = fmax (room, words_room (self, panel));
  self->above = width - self->name - room < BAR_PART * width;
}

static double
panel_height (const Lines *self, double width, double row)
{
  const FwLayout *layout = &self->frame.layout;
  guint head = 1;

  for (Panel panel = 0; panel < N_PANELS; panel++)
    {
      g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, panel_title (panel),
                                                   layout->label, TRUE, width, FALSE);

      head = MAX (head, g_strv_length (lines));
    }
  return layout->tick
         + (head * FW_LINE_HEIGHT + (double)self->data->n_groups * row) * layout->label;
}

static void
draw (Lines *self, gboolean beside)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double gap = beside ? BETWEEN * layout->tick : 1.2 * layout->tick;
  const double width = beside ? (area->width - gap) / 2 : area->width,
               height = beside ? area->height : (area->height - gap) / 2;

  for (Panel panel = 0; panel < N_PANELS; panel++)
    draw_panel (self, panel,
                &(FwRect){ area->x + (beside ? panel * (width + gap) : 0),
                           area->y + (beside ? 0 : panel * (height + gap)), width, height });
}

static FwScene *
end_with (Lines *self, const char *sentence)
{
  fw_frame_empty (&self->frame, sentence);
  fw_scene_take_description (self->frame.scene, g_strdup (sentence));
  return fw_frame_end (&self->frame);
}

/**
 * fw_chart_lines:
 * @data: households under a line, by group and in the whole place
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Share of households under a line and how far under it they are on average, before (wide) and
 * with the plan (thin on it).
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_lines (const FwLinesData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data);
  const gboolean beside = size.width - 2 * layout.margin >= TWO_WIDE * layout.tick;
  g_autofree char *title = drawable ? make_title (data)
                           : data->n_groups == 0
                               ? g_strdup (_ ("Household incomes are not known here"))
                               : g_strdup (_ ("The plan sets no line for household incomes"));
  g_autofree char *subtitle = make_subtitle (data), *source = make_source (data);
  Lines self = { .data = data, .changed = drawable && is_changed (data) };
  const FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Bars of households under a line, by group"),
          .source = source,
          .date = data->context.date,
          .keys = { { FW_KEY_WIDE_LINE, FW_ROLE_BASELINE, FW_ROLE_NONE, _ ("before") },
                    { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("with the plan") } },
          .n_keys = self.changed ? 2 : 0 };
  const double width = size.width - 2 * layout.margin, panels = beside ? 1 : 2;
  const double each = beside ? (width - BETWEEN * layout.tick) / 2 : width;
  double above, minimum, natural;

  self.frame = (FwFrame){ .theme = theme, .text = text, .layout = layout };
  if (drawable)
    measure_names (&self, each);
  above = self.above ? NAMED : 0;
  minimum = panels * panel_height (&self, each, ROW + above);
  natural = panels * panel_height (&self, each, ROOMY + above);
  fw_frame_begin (&self.frame, &words, theme, text, size,
                  drawable ? minimum + (panels - 1) * 1.2 * layout.tick : 10 * layout.tick,
                  drawable ? natural + (panels - 1) * 1.2 * layout.tick : 10 * layout.tick);
  add_table (self.frame.scene, data);
  if (data->n_groups == 0)
    return end_with (&self, _ ("This plan has no household incomes."));
  if (!drawable)
    return end_with (&self, _ ("Set a line under Assumptions to see who stands under it."));
  fw_scene_take_description (self.frame.scene, describe (data));
  draw (&self, beside);
  return fw_frame_end (&self.frame);
}
