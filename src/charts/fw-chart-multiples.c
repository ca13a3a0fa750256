/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-multiples.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"

/* Measures in label sizes. */
#define PANEL   17  /* a panel is at least so wide */
#define SLENDER 11  /* on a slide, where four beside each other are higher so */
#define PLOT    5   /* and its plot so high */
#define SLIDE   3.4 /* on a slide, whose height is given */
#define ROOMY   8.5 /* and would like to be */
#define HEADING 1.7
#define BETWEEN 1.0 /* rows of panels */

#define APART 0.1 /* of the largest: a distance that makes a scenario the one that differs */

typedef struct
{
  const FwMultiplesData *data;
  FwFrame frame;
  guint n_shown, n_columns, n_rows;
  guint shown[FW_MULTIPLES_MOST]; /* which scenarios have a panel */
  double left, gutter;            /* room for the axis; for the number behind a line */
  double width, height;
  FwScale y;
  FwValueAxis values;
  FwTimeAxis time;
  FwPoint *points; /* scratch, 2 n + 2 */
} Multiples;

/* --- Words */

static gboolean
is_drawable (const FwMultiplesData *data, guint panel)
{
  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->panels[panel].placements[q];

      if (!isfinite (s->p10) || !isfinite (s->p50) || !isfinite (s->p90))
        return FALSE;
    }
  return data->n > 0;
}

/* The quarter the numbers are of: the goal's, else the last. */
static gsize
quarter_read (const FwMultiplesData *data)
{
  return isfinite (data->goal) && data->goal_quarter < data->n ? data->goal_quarter : data->n - 1;
}

static const FweSummary *
read_of (const FwMultiplesData *data, guint panel)
{
  return &data->panels[panel].placements[quarter_read (data)];
}

static char *
quarter_name (const FwMultiplesData *data, gsize quarter)
{
  return fw_unit_format_quarter (data->context.start_year, data->context.start_quarter,
                                 (guint)quarter);
}

/* How far a panel is from the nearest of the others. */
static double
distance (const FwMultiplesData *data, guint n, guint panel)
{
  double nearest = INFINITY;

  for (guint i = 0; i < n; i++)
    if (i != panel && is_drawable (data, i))
      nearest = fmin (nearest, fabs (read_of (data, i)->p50 - read_of (data, panel)->p50));
  return nearest;
}

/* The panel that is farthest from the others. */
static gboolean
find_different (const FwMultiplesData *data, guint n, guint *different)
{
  double best = -1, most = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!is_drawable (data, i))
        continue;
      most = fmax (most, fabs (read_of (data, i)->p50));
      if (isfinite (distance (data, n, i)) && distance (data, n, i) > best)
        {
          best = distance (data, n, i);
          *different = i;
        }
    }
  return best >= fmax (1, APART * most);
}

static guint
count_drawable (const FwMultiplesData *data, guint n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += is_drawable (data, i);
  return found;
}

static char *
range_of_others (const FwMultiplesData *data, guint n, guint panel)
{
  double lo = INFINITY, hi = -INFINITY;

  for (guint i = 0; i < n; i++)
    if (i != panel && is_drawable (data, i))
      {
        lo = fmin (lo, read_of (data, i)->p50);
        hi = fmax (hi, read_of (data, i)->p50);
      }
  return fw_unit_format_range (lo, hi, FW_UNIT_PERSONS, FW_STYLE_TITLE);
}

/* The panels with the least and the most. */
static void
find_extremes (const FwMultiplesData *data, guint n, guint *least, guint *most)
{
  *least = *most = n;
  for (guint i = 0; i < n; i++)
    {
      if (!is_drawable (data, i))
        continue;
      if (*least == n || read_of (data, i)->p50 < read_of (data, *least)->p50)
        *least = i;
      if (*most == n || read_of (data, i)->p50 > read_of (data, *most)->p50)
        *most = i;
    }
}

/* Of several that are spread out with none apart: from the least to the most. */
static char *
spread_title (const FwMultiplesData *data, guint n)
{
  guint least, most;
  g_autofree char *from = NULL, *to = NULL;

  find_extremes (data, n, &least, &most);
  from = fw_unit_format (read_of (data, least)->p50, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  to = fw_unit_format (read_of (data, most)->p50, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  if (read_of (data, most)->p50 - read_of (data, least)->p50
      < fmax (1, APART * read_of (data, most)->p50))
    return g_strdup (_ ("All plans bring nearly as many placements"));
  /* Translators: number, scenario; number, scenario. */
  return g_strdup_printf (_ ("Placements go from about\u00a0%s in “%s” to about\u00a0%s in “%s”"),
                          from, data->panels[least].name, to, data->panels[most].name);
}

/* Over all scenarios, also those there is no panel for. */
static char *
make_title (const FwMultiplesData *data)
{
  const guint n = data->n_panels, drawable = count_drawable (data, n);
  g_autofree char *number = NULL, *others = NULL;
  guint panel = 0;

  if (data->n == 0)
    return g_strdup (_ ("The scenarios are not compared yet"));
  if (drawable == 0)
    return g_strdup (_ ("There is no plan to compare"));

  if (!find_different (data, n, &panel) && drawable > 1)
    return spread_title (data, n);

  while (!is_drawable (data, panel))
    panel++;
  number = fw_unit_format (read_of (data, panel)->p50, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  if (drawable == 1)
    return g_strdup_printf (_ ("“%s” has about\u00a0%s net local placements"),
                            data->panels[panel].name, number);
  others = range_of_others (data, n, panel);
  /* Translators: scenario, number, number or range. */
  return g_strdup_printf (
      drawable == 2 ? _ ("“%s” has about\u00a0%s placements, the other about\u00a0%s")
                    : _ ("“%s” stands out: about\u00a0%s placements, the others about\u00a0%s"),
      data->panels[panel].name, number, others);
}

static char *
value_words (const FweSummary *s)
{
  g_autofree char *middle = fw_unit_format (s->p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("middle run, %s placements, 80%% range %s to %s"), middle, from, to);
}

static char *
left_out_words (guint n)
{
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s more not shown", "%s more not shown", n), number);
}

static char *
describe (const FwMultiplesData *data)
{
  GString *words = g_string_new (NULL);
  g_autofree char *end = quarter_name (data, quarter_read (data));
  g_autofree char *left_out = left_out_words (data->n_left_out);

  g_string_append_printf (words, _ ("Net local placements by %s."), end);
  for (guint i = 0; i < data->n_panels; i++)
    {
      g_autofree char *value
          = is_drawable (data, i) ? value_words (read_of (data, i)) : g_strdup (_ ("not defined"));

      g_string_append_printf (words, " %s: %s.", data->panels[i].name, value);
    }
  if (isfinite (data->goal))
    {
      g_autofree char *goal = fw_unit_format (data->goal, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *quarter = quarter_name (data, data->goal_quarter);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("The goal is %s by %s."), goal, quarter);
    }
  if (left_out != NULL)
    g_string_append_printf (words, " %s.", left_out);
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwMultiplesData *data)
{
  fw_scene_add_column (scene, _ ("Scenario"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Quarter"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Middle run"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  for (guint i = 0; i < data->n_panels; i++)
    for (gsize q = 0; q < data->n; q++)
      {
        const FweSummary *s = &data->panels[i].placements[q];
        g_autofree char *quarter = quarter_name (data, q);

        fw_scene_add_cell_text (scene, data->panels[i].name);
        fw_scene_add_cell_text (scene, quarter);
        fw_scene_add_cell_number (scene, s->p10);
        fw_scene_add_cell_number (scene, s->p50);
        fw_scene_add_cell_number (scene, s->p90);
      }
}

/* --- A panel */

/* Values of one percentile at the ends of all quarters, from nothing at the start. */
static void
trace (const Multiples *self, const FwRect *plot, guint panel, gsize offset, FwPoint *points)
{
  points[0] = (FwPoint){ plot->x, fw_scale_map (&self->y, 0) };
  for (gsize q = 0; q < self->data->n; q++)
    {
      const FweSummary *s = &self->data->panels[panel].placements[q];
      const double value = *(const double *)((const char *)s + offset);

      points[q + 1] = (FwPoint){ fw_axis_time_x (&self->time, plot, (double)q + 1),
                                 fw_scale_map (&self->y, value) };
    }
}

static void
add_band (Multiples *self, const FwRect *plot, guint panel)
{
  const guint n = (guint)self->data->n + 1;
  const FwMark fill = { .region = FW_REGION_PLOT, .fill = FW_ROLE_RANGE_80, .datum = -1 };
  const FwMark edge = fw_frame_stroke (&self->frame, FW_ROLE_RANGE_EDGE, 1, FW_DASH_SOLID);
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_1, 2.75, FW_DASH_SOLID);
  FwPoint *low = self->points, *high = self->points + n;

  trace (self, plot, panel, G_STRUCT_OFFSET (FweSummary, p10), low);
  trace (self, plot, panel, G_STRUCT_OFFSET (FweSummary, p90), high);
  fw_scene_add_line (self->frame.scene, &edge, low, n);
  fw_scene_add_line (self->frame.scene, &edge, high, n);
  for (guint i = 0; i < n / 2; i++)
    {
      const FwPoint swap = high[i];

      high[i] = high[n - 1 - i];
      high[n - 1 - i] = swap;
    }
  fw_scene_add_area (self->frame.scene, &fill, self->points, 2 * n);
  trace (self, plot, panel, G_STRUCT_OFFSET (FweSummary, p50), low);
  fw_scene_add_line (self->frame.scene, &line, low, n);
}

static gboolean
is_shown (const Multiples *self, guint panel)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (self->shown[i] == panel)
      return TRUE;
  return FALSE;
}

static guint
note_lines (const Multiples *self, const char *note)
{
  g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, note, self->frame.layout.tick,
                                               FALSE, self->frame.area.width, FALSE);

  return g_strv_length (lines);
}

/* Under the panels: the scenarios that have none, each with its number, for the title may speak of
 * them; how many they are where two lines do not hold them or their numbers are not known. */
static char *
note_words (const Multiples *self)
{
  const FwMultiplesData *data = self->data;
  g_autofree char *count = left_out_words (data->n_left_out + data->n_panels - self->n_shown);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *named = NULL;

  for (guint i = 0; i < data->n_panels; i++)
    {
      g_autofree char *number = NULL;

      if (is_shown (self, i) || !is_drawable (data, i))
        continue;
      number = fw_unit_format (read_of (data, i)->p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_string_append (names, names->len > 0 ? ", " : "");
      /* Translators: a scenario, its number of placements. */
      g_string_append_printf (names, _ ("“%s” %s"), data->panels[i].name, number);
    }
  if (names->len == 0 || data->n_left_out > 0)
    return g_steal_pointer (&count);
  /* Translators: scenarios without a picture, each with its number: "“Pledges broken” 27". */
  named = g_strdup_printf (_ ("Not shown: %s"), names->str);
  return note_lines (self, named) <= 2 ? g_steal_pointer (&named) : g_steal_pointer (&count);
}

/* Whether a label at a place would lie on the panel's middle line. */
static gboolean
is_on_line (const Multiples *self, const FwRect *plot, guint panel, const FwPlace *place,
            double width)
{
  const double left = place->anchor == FW_ANCHOR_START ? place->at.x : place->at.x - width;
  const double half = 0.5 * self->frame.layout.tick * FW_LINE_HEIGHT + 2;
  double before = fw_scale_map (&self->y, 0);

  for (gsize q = 0; q < self->data->n; q++)
    {
      const double x = fw_axis_time_x (&self->time, plot, (double)q + 1);
      const double y = fw_scale_map (&self->y, self->data->panels[panel].placements[q].p50);
      const double step = plot->width / (double)self->data->n;

      if (x >= left && x - step <= left + width && fmin (y, before) < place->at.y + half
          && fmax (y, before) > place->at.y - half)
        return TRUE;
      before = y;
    }
  return FALSE;
}

static void
add_goal (Multiples *self, const FwRect *plot, guint panel, gboolean named)
{
  const FwLayout *layout = &self->frame.layout;
  const double y = fw_scale_map (&self->y, self->data->goal);
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);
  g_autofree char *number = fw_unit_format (self->data->goal, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (_ ("Goal %s"), number);

  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ plot->x, y },
                     (FwPoint){ plot->x + plot->width, y });
  if (named)
    {
      const double left = plot->x + 0.4 * layout->tick, right = plot->x + plot->width;
      const double above = y - 0.8 * layout->tick, below = y + 0.8 * layout->tick;
      const double width = fw_frame_width (&self->frame, text, layout->tick, TRUE);
      const FwPlace places[] = { { { left, above }, FW_ANCHOR_START },
                                 { { right, above }, FW_ANCHOR_END },
                                 { { left, below }, FW_ANCHOR_START },
                                 { { right, below }, FW_ANCHOR_END } };
      FwLabel label = { .text = text,
                        .size = layout->tick,
                        .bold = TRUE,
                        .halo = TRUE,
                        .role = FW_ROLE_TEXT,
                        .priority = FW_LABEL_GOAL,
                        .datum = -1 };

      /* First where it leaves the curve whole. */
      for (guint on = 0; on < 2; on++)
        for (guint i = 0; i < G_N_ELEMENTS (places); i++)
          if (is_on_line (self, plot, panel, &places[i], width) == (on == 1))
            label.places[label.n_places++] = places[i];
      fw_labels_add (self->frame.labels, &label);
    }
}

/* One datum a year: the end of its last quarter. */
static void
add_data (Multiples *self, const FwRect *plot, guint panel)
{
  const FwMultiplesData *data = self->data;
  const int before = data->context.start_quarter - 1;
  double left = plot->x;

  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->panels[panel].placements[q];
      const gboolean ends = ((int)q + before) % 4 == 3 || q + 1 == data->n;
      const double x = fw_axis_time_x (&self->time, plot, (double)q + 1);
      g_autofree char *quarter = NULL, *label = NULL, *value = NULL;

      if (!ends)
        continue;
      quarter = quarter_name (data, q);
      label = g_strdup_printf ("%s, %s", data->panels[panel].name, quarter);
      value = value_words (s);
      {
        const double top = fw_scale_map (&self->y, s->p90), low = fw_scale_map (&self->y, s->p10);
        const FwRect hit = { left, plot->y, x - left, plot->height };
        const FwRect focus = { x - 5, top - 5, 10, low - top + 10 };

        fw_scene_add_datum (self->frame.scene, label, value, panel, &focus, &hit);
      }
      left = x;
    }
}

/* A dot where the numbers are read, and the number: behind the line's end, or beside the dot. */
static void
add_number (Multiples *self, const FwRect *plot, guint panel)
{
  const FwLayout *layout = &self->frame.layout;
  const gsize quarter = quarter_read (self->data);
  const double value = read_of (self->data, panel)->p50, off = 1.05 * layout->label;
  const double x = fw_axis_time_x (&self->time, plot, (double)quarter + 1);
  const double y = fw_scale_map (&self->y, value), goal = fw_scale_map (&self->y, self->data->goal);
  const gboolean last = quarter + 1 == self->data->n;
  const double bottom = plot->y + plot->height;
  /* Over the dot; where the goal's line is there, under it, or over that line if there is no room.
   */
  const gboolean meets = isfinite (goal) && goal < y + 1 && y - goal < 1.65 * off;
  const gboolean under = meets && y + 1.8 * off <= bottom;
  const double away = under ? off : meets ? goal - y - off : -off;
  const FwPlace behind = { { x + 0.5 * layout->tick, y }, FW_ANCHOR_START };
  /* Under the dot it stands clear of the curve that comes up to it from the left. */
  const FwPlace beside = { { under ? x + 0.2 * layout->label : x, y + away },
                           under ? FW_ANCHOR_START : FW_ANCHOR_MIDDLE };
  const FwPlace other = { { x, y - away }, FW_ANCHOR_MIDDLE };
  const FwMark leader = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * layout->marker,
                       .datum = -1 };
  g_autofree char *number = fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  /* Beyond the goal's line a number would be read as one of that side. */
  if (!last && meets && !under)
    fw_scene_add_rule (self->frame.scene, &leader, (FwPoint){ x, y },
                       (FwPoint){ x, y + away + 0.5 * layout->label });
  if (!last)
    fw_scene_add_marker (self->frame.scene, &dot, (FwPoint){ x, y }, 4.5 * layout->marker);
  fw_labels_add (self->frame.labels, &(FwLabel){ .text = number,
                                                 .size = layout->label,
                                                 .bold = TRUE,
                                                 .halo = !last,
                                                 .role = FW_ROLE_SERIES_1_TEXT,
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { last ? behind : beside, other },
                                                 .n_places = last ? 1 : 2,
                                                 .datum = -1 });
}

static void
add_heading (Multiples *self, const FwRect *plot, guint panel)
{
  const FwLayout *layout = &self->frame.layout;
  const double room = plot->width + self->gutter * 0.8;
  g_autofree char *name
      = fw_frame_shorten (&self->frame, self->data->panels[panel].name, layout->label, TRUE, room);

  fw_frame_heading (&self->frame, name, layout->label, TRUE, FW_ROLE_TEXT,
                    &(FwRect){ plot->x, plot->y - HEADING * layout->label, room + 1, 0 });
}

static void
add_panel (Multiples *self, guint slot)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const guint column = slot % self->n_columns, row = slot / self->n_columns;
  const guint panel = self->shown[slot];
  const double first = row > 0 ? fw_axis_time_room (&self->frame) : 0;
  const FwRect plot = { area->x + self->left + column * (self->width + self->gutter),
                        area->y + HEADING * layout->label
                            + row * (self->height + (HEADING + BETWEEN) * layout->label) + first,
                        self->width, self->height };

  self->y = (FwScale){ fw_ticks_first (&self->values.ticks), fw_ticks_last (&self->values.ticks),
                       plot.y + plot.height, plot.y };
  add_heading (self, &plot, panel);
  fw_axis_value (&self->frame, &self->values, &self->y, &plot, slot == 0);
  if (slot == 0)
    fw_axis_time (&self->frame, &self->time, &plot);
  if (!is_drawable (self->data, panel))
    {
      fw_labels_add (
          self->frame.labels,
          &(FwLabel){ .text = _ ("not defined"),
                      .size = layout->label,
                      .role = FW_ROLE_MUTED,
                      .priority = FW_LABEL_VALUE,
                      .halo = TRUE,
                      .places = { { { plot.x + plot.width / 2, plot.y + plot.height / 2 },
                                    FW_ANCHOR_MIDDLE } },
                      .n_places = 1,
                      .datum = -1 });
      return;
    }
  add_data (self, &plot, panel);
  add_band (self, &plot, panel);
  if (isfinite (self->data->goal))
    add_goal (self, &plot, panel, slot == 0);
  add_number (self, &plot, panel);
}

/* --- All of them */

static double
end_room (const Multiples *self)
{
  const FwLayout *layout = &self->frame.layout;
  double widest = 0;

  if (quarter_read (self->data) + 1 < self->data->n)
    return 1.5 * layout->tick;
  for (guint i = 0; i < self->n_shown; i++)
    if (is_drawable (self->data, self->shown[i]))
      {
        g_autofree char *number = fw_unit_format (read_of (self->data, self->shown[i])->p50,
                                                  FW_UNIT_PERSONS, FW_STYLE_LABEL);

        widest = fmax (widest, fw_frame_width (&self->frame, number, layout->label, TRUE));
      }
  return widest + 1.5 * layout->tick;
}

static void
choose_scale (Multiples *self)
{
  const FwMultiplesData *data = self->data;
  double lo = 0, hi = isfinite (data->goal) ? data->goal : 0;

  for (guint i = 0; i < self->n_shown; i++)
    for (gsize q = 0; is_drawable (data, self->shown[i]) && q < data->n; q++)
      {
        lo = fmin (lo, data->panels[self->shown[i]].placements[q].p10);
        hi = fmax (hi, data->panels[self->shown[i]].placements[q].p90);
      }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  self->values = (FwValueAxis){ .ticks = fw_ticks_cover (lo, fmax (hi, lo + 1), 3, TRUE),
                                .unit = FW_UNIT_PERSONS,
                                .factor = 1 };
}

static void
draw (Multiples *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  g_autofree char *left_out = note_words (self);
  const double lines = left_out != NULL ? note_lines (self, left_out) : 0;
  const double note = lines > 0 ? (lines + 0.5) * layout->tick * FW_LINE_HEIGHT : 0;

  choose_scale (self);
  self->left = fw_axis_value_room (&self->frame, &self->values);
  self->gutter = end_room (self);
  self->width = (area->width - self->left) / self->n_columns - self->gutter;
  self->height = (area->height - note - fw_axis_time_room (&self->frame)) / self->n_rows
                 - (HEADING + BETWEEN * (self->n_rows - 1.0) / self->n_rows) * layout->label;
  self->time = (FwTimeAxis){ self->data->context.start_year, self->data->context.start_quarter,
                             (guint)self->data->n };
  self->points = g_new (FwPoint, 2 * self->data->n + 2);
  for (guint i = 0; i < self->n_shown; i++)
    add_panel (self, i);
  g_clear_pointer (&self->points, g_free);
  if (left_out != NULL)
    fw_frame_heading (&self->frame, left_out, layout->tick, FALSE, FW_ROLE_MUTED,
                      &(FwRect){ area->x,
                                 area->y + area->height - lines * layout->tick * FW_LINE_HEIGHT,
                                 area->width, 0 });
}

/* Those the title names, those that must be seen, and the others in their order while there is
 * room. */
static void
choose_panels (Multiples *self)
{
  const FwMultiplesData *data = self->data;
  const guint n = data->n_panels;
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);
  g_autofree guint *wishes = g_new (guint, 2 * n + 3);
  guint n_wishes = 0, taken = 0, shown = 0, named[2] = { n, n };

  if (n == 0 || data->n == 0)
    return;
  if (find_different (data, n, &named[0]))
    wishes[n_wishes++] = named[0];
  else
    {
      find_extremes (data, n, &named[0], &named[1]);
      wishes[n_wishes++] = named[0];
      wishes[n_wishes++] = named[1];
    }
  for (guint i = 0; i < n; i++)
    if (data->panels[i].stays)
      wishes[n_wishes++] = i;
  for (guint i = 0; i < n; i++)
    wishes[n_wishes++] = i;
  for (guint w = 0; w < n_wishes; w++)
    if (wishes[w] < n && !chosen[wishes[w]] && taken < self->n_shown)
      {
        chosen[wishes[w]] = TRUE;
        taken++;
      }
  for (guint i = 0; i < n; i++)
    if (chosen[i])
      self->shown[shown++] = i;
}

/* As many beside each other as there is room for, in rows of the same length where it can be. */
static void
arrange (Multiples *self, double width, const FwLayout *layout)
{
  const gboolean slide = layout->klass == FW_CLASS_SLIDE;
  const guint fit = slide && self->data->n_panels == 4
                        ? (guint)CLAMP (width / (SLENDER * layout->label), 1, 4)
                        : (guint)CLAMP (width / (PANEL * layout->label), 1, 3);

  self->n_shown = MIN (self->data->n_panels, fit > 1 ? FW_MULTIPLES_MOST : FW_MULTIPLES_SMALL);
  self->n_columns = CLAMP (fit, 1, MAX (self->n_shown, 1));
  if (self->n_shown == 4 && self->n_columns == 3)
    self->n_columns = 2;
  self->n_rows = (self->n_shown + self->n_columns - 1) / self->n_columns;
  choose_panels (self);
}

static char *
make_subtitle (const FwMultiplesData *data)
{
  g_autofree char *runs
      = fw_unit_format ((double)data->context.n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *quarter = NULL;

  if (data->n == 0)
    return g_strdup (_ ("Net local placements by quarter"));
  quarter = quarter_name (data, quarter_read (data));
  /* Translators: a quarter, a number. */
  return g_strdup_printf (_ ("Net local placements still in the place, by quarter on one scale; "
                             "numbers are of %s; %s runs each"),
                          quarter, runs);
}

/**
 * fw_chart_multiples:
 * @data: placements by quarter of several scenarios
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Net local placements over time, a panel for each scenario, all on the same scales; the axes are
 * written at the first. A dot is where numbers are read: the goal's quarter, else the last. The
 * title names the scenario farthest from the others.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_multiples (const FwMultiplesData *data, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  Multiples self = { .data = data };
  g_autofree char *title = NULL, *subtitle = make_subtitle (data);
  FwFrameWords words = {
    .subtitle = subtitle,
    .kind = _ ("Net local placements over time, a panel for each scenario"),
    .source = data->context.source,
    .date = data->context.date,
    .keys = { { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("middle run") },
              /* xgettext:no-c-format */
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("80% of runs") } },
  };
  double around, row, plot;
  gboolean empty;

  arrange (&self, size.width - 2 * layout.margin, &layout);
  empty = count_drawable (data, data->n_panels) == 0;
  title = make_title (data);
  words.title = title;
  words.n_keys = empty ? 0 : 2;
  around = 5 * layout.tick;
  row = self.n_rows * layout.label;
  plot = layout.klass == FW_CLASS_SLIDE ? SLIDE : PLOT;
  fw_frame_begin (&self.frame, &words, theme, text, size, around + row * (plot + HEADING + BETWEEN),
                  around + row * (ROOMY + HEADING + BETWEEN));
  add_table (self.frame.scene, data);
  if (empty)
    {
      const char *sentence = data->n == 0
                                 ? _ ("All of them are run on the same random draws first.")
                                 : _ ("Add a scenario to compare it with “No program”.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, describe (data));
  draw (&self);
  return fw_frame_end (&self.frame);
}
