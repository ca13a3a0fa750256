/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-tornado.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-bar-rows.h"
#include "fw-marks.h"

#define MANY      7
#define FEW       5    /* on a small card */
#define MOST_SIDE 0.34 /* of the width of the bars, for the labels at one of their sides */
#define STILL     1e-9 /* of the base: a number that moves it less does not */

typedef struct
{
  FwFrame frame;
  const FwInfluencesData *data;
  FwBarRows rows;
  FwScale x;
} Tornado;

typedef enum
{
  END_LOW,
  END_HIGH,
  N_ENDS,
} End;

static double
at_end (const FwInfluence *influence, End end)
{
  return end == END_LOW ? influence->swing.low.mean : influence->swing.high.mean;
}

static double
swing (const FwInfluence *influence)
{
  return fabs (at_end (influence, END_HIGH) - at_end (influence, END_LOW));
}

static gboolean
moves (const FwInfluencesData *data, const FwInfluence *influence)
{
  return swing (influence) > STILL * fabs (data->base);
}

/* On one side of the base both ends have a half of the bar. */
static gboolean
is_one_sided (const FwInfluencesData *data, const FwInfluence *influence)
{
  return (at_end (influence, END_LOW) - data->base) * (at_end (influence, END_HIGH) - data->base)
         > 0;
}

static char *
make_title (const FwInfluencesData *data)
{
  const FwInfluence *first = data->n > 0 ? data->found[0] : NULL;
  const char *measure = data->title;
  g_autofree char *from = NULL, *to = NULL, *finding = NULL, *n = NULL;
  double least, most;

  if (first == NULL)
    return g_strdup_printf (_ ("What moves “%s” is not known"), measure);
  if (!moves (data, first))
    return g_strdup_printf (data->is_whole ? _ ("No uncertain number moves “%s”")
                                           : _ ("No number tried so far moves “%s”"),
                            measure);

  least = fmin (at_end (first, END_LOW), at_end (first, END_HIGH));
  most = fmax (at_end (first, END_LOW), at_end (first, END_HIGH));
  from = fw_influences_value (data, least, FW_STYLE_TITLE);
  to = fw_influences_value (data, most, FW_STYLE_TITLE);
  if (g_str_equal (from, to))
    {
      g_free (from);
      g_free (to);
      from = fw_influences_value (data, least, FW_STYLE_LABEL);
      to = fw_influences_value (data, most, FW_STYLE_LABEL);
    }
  if (data->measure == FWE_M_NET_LOCAL_PLACEMENTS)
    /* Translators: name of a number; two counts. */
    finding = g_strdup_printf (
        _ ("%s moves it most: from about\u00a0%s to\u00a0%s net local placements"), first->title,
        from, to);
  else
    /* Translators: name of a number, name of an outcome, two values of it. */
    finding = g_strdup_printf (_ ("%s moves “%s” most: from about\u00a0%s to\u00a0%s"),
                               first->title, measure, from, to);
  if (data->is_whole)
    return g_steal_pointer (&finding);

  n = fw_unit_format (data->n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: how many, then "Deadweight moves it most: ...". */
  return g_strdup_printf (
      ngettext ("Of %s number tried so far: %s", "Of %s numbers tried so far: %s", data->n), n,
      finding);
}

static char *
make_subtitle (const FwInfluencesData *data)
{
  g_autofree char *runs = fw_influences_runs (data);

  /* Translators: name of an outcome; "180,000 runs in all. Plan “As pledged”". */
  return g_strdup_printf (
      _ ("%s, on average, with one number at the low or the high end of its own "
         "range and all others as uncertain as they are. %s"),
      data->title, runs);
}

/* "6.6%", or "low" of a number that has no value of its own. */
static char *
input_text (const FwInfluence *influence, End end)
{
  char *value = fw_influence_input (influence, end == END_LOW ? influence->low : influence->high);

  if (value != NULL)
    return value;
  return g_strdup (end == END_LOW ? _ ("low") : _ ("high"));
}

static char *
value_text (const FwInfluencesData *data, const FwInfluence *influence)
{
  g_autofree char *low = fw_influences_value (data, at_end (influence, END_LOW), FW_STYLE_LABEL);
  g_autofree char *high = fw_influences_value (data, at_end (influence, END_HIGH), FW_STYLE_LABEL);
  g_autofree char *from = input_text (influence, END_LOW);
  g_autofree char *to = input_text (influence, END_HIGH);

  /* Translators: an outcome and the number it comes with, twice: "157 at 6.6%, 89.1 at 47%". */
  return g_strdup_printf (_ ("%s at %s, %s at %s"), low, from, high, to);
}

static char *
describe (const FwInfluencesData *data)
{
  g_autofree char *base = fw_influences_value (data, data->base, FW_STYLE_LABEL);
  GString *words = g_string_new (NULL);

  /* Translators: a value of what is asked about. */
  g_string_append_printf (words, _ ("As the plan stands: %s."), base);
  for (guint i = 0; i < MIN (data->n, MANY); i++)
    {
      g_autofree char *value = value_text (data, data->found[i]);

      g_string_append_c (words, ' ');
      /* Translators: name of a number, then what it does. */
      g_string_append_printf (words, _ ("%s: %s."), data->found[i]->title, value);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwInfluencesData *data)
{
  const FwUnit unit = data->unit;

  fw_scene_add_column (scene, _ ("Number"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Its low end"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Its high end"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Outcome at the low end"), unit, FALSE);
  fw_scene_add_column (scene, _ ("Outcome at the high end"), unit, FALSE);
  for (guint i = 0; i < data->n; i++)
    {
      g_autofree char *low = input_text (data->found[i], END_LOW);
      g_autofree char *high = input_text (data->found[i], END_HIGH);

      fw_scene_add_cell_text (scene, data->found[i]->title);
      fw_scene_add_cell_text (scene, low);
      fw_scene_add_cell_text (scene, high);
      fw_scene_add_cell_number (scene, at_end (data->found[i], END_LOW));
      fw_scene_add_cell_number (scene, at_end (data->found[i], END_HIGH));
    }
}

/* What the numbers that are not drawn do; NULL when all are. */
static char *
rest_text (const FwInfluencesData *data, guint drawn)
{
  const guint rest = data->n - drawn;
  g_autofree char *n = fw_unit_format (rest, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *most = NULL;

  if (rest == 0)
    return NULL;
  if (!moves (data, data->found[drawn]))
    return g_strdup_printf (
        ngettext ("%s other number does not move it.", "%s other numbers do not move it.", rest),
        n);
  most = fw_influences_value (data, swing (data->found[drawn]), FW_STYLE_LABEL);
  /* Translators: how many; by how much. */
  return g_strdup_printf (ngettext ("%s other number moves it by %s from end to end.",
                                    "%s other numbers move it by at most %s from end to end.",
                                    rest),
                          n, most);
}

static FwRect
bar_of (const Tornado *self, guint i, End end)
{
  const FwInfluence *influence = self->data->found[i];
  const FwRect band = fw_bar_rows_band (&self->rows, &self->frame.layout, i);
  const double base = fw_scale_map (&self->x, self->data->base);
  const double at = fw_scale_map (&self->x, at_end (influence, end));
  FwRect bar = { fmin (base, at), band.y, fmax (fabs (at - base), FW_LEAST_BAR), band.height };

  if (is_one_sided (self->data, influence))
    {
      bar.height /= 2;
      bar.y += end == END_HIGH ? bar.height : 0;
    }
  return bar;
}

static void
add_bar (Tornado *self, guint i, End end)
{
  const FwRect bar = bar_of (self, i, end);
  FwMark mark = fw_frame_fill (&self->frame, end == END_LOW ? FW_ROLE_RANGE_80 : FW_ROLE_SERIES_1);

  mark.datum = (int)i;
  if (end == END_LOW && mark.stroke == FW_ROLE_NONE)
    {
      mark.stroke = FW_ROLE_RANGE_EDGE;
      mark.stroke_width = self->frame.layout.stroke;
    }
  fw_scene_add_rect (self->frame.scene, &mark, &bar);
}

static double
label_width (const Tornado *self, guint i, End end)
{
  const FwLayout *layout = &self->frame.layout;
  const FwInfluence *influence = self->data->found[i];
  g_autofree char *value
      = fw_influences_value (self->data, at_end (influence, end), FW_STYLE_BRIEF);
  g_autofree char *input = input_text (influence, end);
  g_autofree char *tail = g_strdup_printf (_ ("at\u00a0%s"), input);

  return fw_frame_width (&self->frame, value, layout->label, TRUE) + 0.5 * layout->tick
         + fw_frame_width (&self->frame, tail, layout->tick, FALSE) + 0.5 * layout->tick;
}

/* The end that lies to the left of the other. */
static End
left_end (const FwInfluence *influence)
{
  return at_end (influence, END_LOW) <= at_end (influence, END_HIGH) ? END_LOW : END_HIGH;
}

/* At its own end; on one side of the base the end nearer to it is labelled beyond the base. */
static FwPlace
label_place (const Tornado *self, guint i, End end)
{
  const double off = 0.5 * self->frame.layout.tick;
  const FwInfluence *influence = self->data->found[i];
  const FwRect band = fw_bar_rows_band (&self->rows, &self->frame.layout, i);
  const double base = fw_scale_map (&self->x, self->data->base);
  const double at = fw_scale_map (&self->x, at_end (influence, end));
  const double middle = band.y + band.height / 2;

  if (end == left_end (influence))
    return (FwPlace){ { fmin (at, base) - off, middle }, FW_ANCHOR_END };
  return (FwPlace){ { fmax (at, base) + off, middle }, FW_ANCHOR_START };
}

static void
add_label (Tornado *self, guint i, End end)
{
  const FwLayout *layout = &self->frame.layout;
  const FwInfluence *influence = self->data->found[i];
  g_autofree char *value
      = fw_influences_value (self->data, at_end (influence, end), FW_STYLE_BRIEF);
  g_autofree char *input = input_text (influence, end);
  /* Translators: behind an outcome, the number it comes with: "157 at 6.6%". */
  g_autofree char *tail = g_strdup_printf (_ ("at\u00a0%s"), input);

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = value,
                                                 .tail = tail,
                                                 .size = layout->label,
                                                 .tail_size = layout->tick,
                                                 .bold = TRUE,
                                                 .halo = TRUE,
                                                 .role = FW_ROLE_TEXT,
                                                 .tail_role = FW_ROLE_MUTED,
                                                 .priority = FW_LABEL_EXTREME,
                                                 .places = { label_place (self, i, end) },
                                                 .n_places = 1,
                                                 .datum = (int)i });
}

/* The bars' room, so that the label of each end stands within the frame. */
static void
lay_scale (Tornado *self, const FwTicks *ticks)
{
  const FwRect plot = self->rows.plot;
  double left = 0, right = 0;

  for (guint pass = 0; pass < 4; pass++)
    {
      double short_left = 0, short_right = 0;

      self->x = (FwScale){ fw_ticks_first (ticks), fw_ticks_last (ticks), plot.x + left,
                           plot.x + plot.width - right };
      for (guint i = 0; i < self->rows.n; i++)
        for (End end = 0; end < N_ENDS; end++)
          {
            const FwPlace place = label_place (self, i, end);
            const double wide = label_width (self, i, end);

            if (place.anchor == FW_ANCHOR_END)
              short_left = fmax (short_left, plot.x - (place.at.x - wide));
            else
              short_right = fmax (short_right, place.at.x + wide - plot.x - plot.width);
          }
      left = fmin (left + short_left, MOST_SIDE * plot.width);
      right = fmin (right + short_right, MOST_SIDE * plot.width);
    }
}

static FwTicks
make_ticks (const FwInfluencesData *data, guint n)
{
  double lo = data->base, hi = data->base;

  for (guint i = 0; i < n; i++)
    for (End end = 0; end < N_ENDS; end++)
      {
        lo = fmin (lo, at_end (data->found[i], end));
        hi = fmax (hi, at_end (data->found[i], end));
      }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 4, FALSE);
}

/* A line through all bars, and what it stands for above it. */
static void
add_base (Tornado *self, double top)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *plot = &self->rows.plot;
  const double x = fw_scale_map (&self->x, self->data->base);
  const double y = top + 0.5 * layout->label * FW_LINE_HEIGHT;
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);
  const double edge = self->frame.area.x + self->frame.area.width;
  g_autofree char *value = fw_influences_value (self->data, self->data->base, FW_STYLE_BRIEF);
  g_autofree char *words = g_strdup_printf (_ ("As the plan stands: %s"), value);

  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ x, plot->y },
                     (FwPoint){ x, plot->y + plot->height });
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = words,
                             .size = layout->label,
                             .role = FW_ROLE_TEXT,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { x, y }, FW_ANCHOR_MIDDLE },
                                         { { edge, y }, FW_ANCHOR_END },
                                         { { self->frame.area.x, y }, FW_ANCHOR_START } },
                             .n_places = 3,
                             .datum = -1 });
}

static void
draw (Tornado *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double head = 1.1 * layout->label * FW_LINE_HEIGHT;
  const double axis = layout->tick * (0.5 + FW_LINE_HEIGHT);
  g_autofree char *rest = NULL;
  double note = 0;
  FwTicks ticks;
  FwRect plot;

  /* Fewer rows leave more to say under them. */
  for (guint pass = 0; pass < 2; pass++)
    {
      g_free (rest);
      rest = rest_text (self->data, self->rows.n);
      note = rest == NULL ? 0 : fw_marks_note_height (layout, self->frame.text, area->width, rest);
      fw_bar_rows_place (
          &self->rows, layout,
          &(FwRect){ area->x, area->y + head, area->width, area->height - head - axis - note });
    }
  ticks = make_ticks (self->data, self->rows.n);
  lay_scale (self, &ticks);
  for (guint i = 0; i < self->rows.n; i++)
    {
      g_autofree char *value = value_text (self->data, self->data->found[i]);

      fw_bar_rows_datum (&self->rows, &self->frame, i, self->data->found[i]->title, value);
    }
  plot = (FwRect){ self->x.from, self->rows.plot.y, self->x.to - self->x.from,
                   self->rows.plot.height };
  fw_marks_grid (&self->frame, &ticks, &self->x, &plot);
  for (guint i = 0; i < self->rows.n; i++)
    for (End end = 0; end < N_ENDS; end++)
      add_bar (self, i, end);
  add_base (self, area->y);
  for (guint i = 0; i < self->rows.n; i++)
    {
      fw_bar_rows_name (&self->rows, &self->frame, i, self->data->found[i]->title, i == 0);
      for (End end = 0; end < N_ENDS; end++)
        add_label (self, i, end);
    }
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = self->data->unit, .one_unit = TRUE },
      &self->x, &plot);
  if (rest != NULL)
    fw_marks_note (&self->frame, rest, plot.y + plot.height + axis);
}

static gboolean
is_drawable (const FwInfluencesData *data)
{
  return fw_influences_missing (data) == NULL && isfinite (data->base)
         && moves (data, data->found[0]);
}

/**
 * fw_chart_tornado:
 * @data: what each uncertain number does on its own
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * A bar from the outcome at the low end of a number's range to that at its high end, the longest
 * first, around a line at the plan as it stands.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_tornado (const FwInfluencesData *data, const FwTheme *theme, FwTextMetrics *text,
                  FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data);
  const guint n = drawable ? MIN (data->n, layout.klass == FW_CLASS_SMALL ? FEW : MANY) : 0;
  const double frame_rows = (3.5 * layout.label + 2.5 * layout.tick) * FW_LINE_HEIGHT;
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const char *names[MANY];
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Tornado chart of what moves an outcome"),
                         .source = data->context.source,
                         .date = data->context.date };
  Tornado self = { .data = data };

  for (guint i = 0; i < n; i++)
    names[i] = data->found[i]->title;
  if (drawable)
    {
      words.keys[0] = (FwKey){ FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE,
                               _ ("number at its low end (1 in 10 are below)") };
      words.keys[1] = (FwKey){ FW_KEY_BAND, FW_ROLE_SERIES_1, FW_ROLE_NONE,
                               _ ("at its high end (9 in 10 are below)") };
      words.n_keys = 2;
    }
  self.rows = fw_bar_rows_plan (&layout, text, size.width - 2 * layout.margin, names, n);
  fw_frame_begin (&self.frame, &words, theme, text, size, frame_rows + 3 * layout.label,
                  frame_rows + (drawable ? fw_bar_rows_height (&self.rows, &layout) : 0));
  add_table (self.frame.scene, data);
  if (drawable)
    {
      fw_scene_take_description (self.frame.scene, describe (data));
      draw (&self);
    }
  else
    {
      const char *missing = fw_influences_missing (data);
      const char *sentence = missing != NULL
                                 ? missing
                                 : _ ("Whatever these numbers are, the outcome stays as it is.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
    }
  return fw_frame_end (&self.frame);
}
