/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-sobol.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-bar-rows.h"
#include "fw-marks.h"

#define MANY     7
#define FEW      4     /* on a small card */
#define N_EXTRA  2     /* all other numbers, and luck */
#define LITTLE   0.05  /* a share that takes little away */
#define TOGETHER 0.015 /* a share that may be noise of the estimates */

typedef struct
{
  FwFrame frame;
  const FwInfluencesData *data;
  guint n_numbers; /* drawn, before the rows of N_EXTRA */
  FwBarRows rows;
  FwScale x;
} Sobol;

static const FwInfluence *
row_of (const FwInfluencesData *data, guint n_numbers, guint i)
{
  if (i < n_numbers)
    return data->found[i];
  return i == n_numbers ? data->others : data->luck;
}

static const char *
name_of (const FwInfluencesData *data, guint n_numbers, guint i)
{
  if (i < n_numbers)
    return data->found[i]->title;
  return i == n_numbers ? _ ("All other numbers together") : _ ("Luck, at the same rates");
}

/* An estimate may lie a little under 0; nobody says that a number explains less than nothing. */
static char *
share_text (double share, FwStyle style)
{
  return fw_unit_format (fmax (share, 0), FW_UNIT_SHARE, style);
}

static double
sum_alone (const FwInfluencesData *data)
{
  double sum = data->others->index.first + data->luck->index.first;

  for (guint i = 0; i < data->n; i++)
    sum += data->found[i]->index.first;
  return sum;
}

static gboolean
is_drawable (const FwInfluencesData *data)
{
  return fw_influences_missing (data) == NULL && data->others != NULL && data->luck != NULL
         && isfinite (data->found[0]->index.first) && isfinite (sum_alone (data));
}

static const FwInfluence *
most_alone (const FwInfluencesData *data)
{
  const FwInfluence *most = data->found[0];

  for (guint i = 1; i < data->n; i++)
    if (data->found[i]->index.first > most->index.first)
      most = data->found[i];
  return most;
}

static char *
make_finding (const FwInfluencesData *data)
{
  const FwInfluence *most = most_alone (data);
  g_autofree char *share = share_text (most->index.first, FW_STYLE_TITLE);
  g_autofree char *luck = share_text (data->luck->index.first, FW_STYLE_TITLE);

  if (data->luck->index.first > most->index.first)
    return g_strdup_printf (
        _ ("Luck makes about\u00a0%s of the uncertainty: no number to find out does as much"),
        luck);
  if (most->index.first < LITTLE)
    return g_strdup (_ ("No number alone takes much of the uncertainty away"));
  /* Translators: name of a number, a share. */
  return g_strdup_printf (_ ("To know “%s” would take away about\u00a0%s of the uncertainty"),
                          most->title, share);
}

static char *
make_title (const FwInfluencesData *data)
{
  g_autofree char *finding = NULL;

  if (!is_drawable (data))
    return g_strdup_printf (_ ("Where the uncertainty of “%s” comes from is not known"),
                            data->title);
  finding = make_finding (data);
  if (data->is_whole)
    return g_steal_pointer (&finding);
  /* Translators: a finding that may still change a little. */
  return g_strdup_printf (_ ("So far: %s"), finding);
}

static char *
make_subtitle (const FwInfluencesData *data)
{
  g_autofree char *runs = fw_influences_runs (data);

  /* Translators: name of an outcome; "180,000 runs in all. Plan “As pledged”". */
  return g_strdup_printf (_ ("Shares of the variance of “%s” (Sobol’s indices). %s"), data->title,
                          runs);
}

static char *
value_text (const FwInfluence *row)
{
  const FweIndex *index = &row->index;
  g_autofree char *first = share_text (index->first, FW_STYLE_LABEL);
  g_autofree char *total = share_text (index->total, FW_STYLE_LABEL);
  g_autofree char *range = NULL;

  if (!isfinite (index->total_margin))
    /* Translators: two shares. */
    return g_strdup_printf (_ ("%s alone, %s together with others"), first, total);
  range = fw_unit_format_range (fmax (index->total - index->total_margin, 0),
                                fmax (index->total + index->total_margin, 0), FW_UNIT_SHARE,
                                FW_STYLE_LABEL);
  /* Translators: two shares, the range of the second. */
  return g_strdup_printf (_ ("%s alone, %s together with others (90%% range %s)"), first, total,
                          range);
}

/* What the shares of single numbers come to, and what is left. */
static char *
sum_text (const FwInfluencesData *data)
{
  const double sum = sum_alone (data);
  g_autofree char *together = share_text (sum, FW_STYLE_LABEL);
  g_autofree char *rest = share_text (1 - sum, FW_STYLE_LABEL);

  if (sum > 1 - TOGETHER)
    return g_strdup (_ ("The solid bars, luck among them, come to the whole: no number’s effect "
                        "hangs on another."));
  /* Translators: two shares that come to 100%. */
  return g_strdup_printf (_ ("The solid bars, luck among them, come to %s; the other %s comes from "
                             "numbers acting together."),
                          together, rest);
}

/* The sum, and what is not drawn. */
static char *
make_note (const FwInfluencesData *data, guint drawn)
{
  g_autofree char *sum = sum_text (data), *most = NULL, *n = NULL, *rest = NULL;

  if (drawn >= data->n)
    return g_steal_pointer (&sum);
  n = fw_unit_format (data->n - drawn, FW_UNIT_COUNT, FW_STYLE_LABEL);
  most = share_text (data->found[drawn]->index.total, FW_STYLE_LABEL);
  /* Translators: how many numbers, a share. */
  rest = g_strdup_printf (ngettext ("Not drawn: %s number, %s.",
                                    "Not drawn: %s numbers, each %s or less.", data->n - drawn),
                          n, most);
  /* Translators: two sentences. */
  return g_strdup_printf (_ ("%s %s"), sum, rest);
}

static char *
describe (const FwInfluencesData *data)
{
  g_autofree char *sum = sum_text (data);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < data->n + N_EXTRA; i++)
    {
      g_autofree char *value = value_text (row_of (data, data->n, i));

      /* Translators: name of a number, then what it does. */
      g_string_append_printf (words, _ ("%s: %s."), name_of (data, data->n, i), value);
      g_string_append_c (words, ' ');
    }
  g_string_append (words, sum);
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwInfluencesData *data)
{
  const guint extra = data->others != NULL && data->luck != NULL ? N_EXTRA : 0;

  fw_scene_add_column (scene, _ ("Number"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Alone"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Margin of it (90%)"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Together with others"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Margin of that (90%)"), FW_UNIT_SHARE, FALSE);
  for (guint i = 0; i < data->n + extra; i++)
    {
      const FweIndex *index = &row_of (data, data->n, i)->index;

      fw_scene_add_cell_text (scene, name_of (data, data->n, i));
      fw_scene_add_cell_number (scene, index->first);
      fw_scene_add_cell_number (scene, index->first_margin);
      fw_scene_add_cell_number (scene, index->total);
      fw_scene_add_cell_number (scene, index->total_margin);
    }
}

/* Solid as far as the number goes alone, pale to where it goes with others. */
static void
add_bars (Sobol *self, guint i)
{
  const FweIndex *index = &row_of (self->data, self->n_numbers, i)->index;
  const gboolean number = i < self->n_numbers;
  const FwRect band = fw_bar_rows_band (&self->rows, &self->frame.layout, i);
  const double zero = fw_scale_map (&self->x, 0);
  const double first = fw_scale_map (&self->x, fmax (index->first, 0));
  const double total = fmax (fw_scale_map (&self->x, fmax (index->total, 0)), first);
  FwMark pale = fw_frame_fill (&self->frame, FW_ROLE_RANGE_80);

  pale.datum = (int)i;
  if (pale.stroke == FW_ROLE_NONE)
    {
      pale.stroke = FW_ROLE_RANGE_EDGE;
      pale.stroke_width = self->frame.layout.stroke;
    }
  if (total - first > FW_LEAST_BAR * self->frame.layout.marker)
    fw_scene_add_rect (self->frame.scene, &pale,
                       &(FwRect){ first, band.y, total - first, band.height });
  fw_marks_bar (&self->frame, number ? FW_ROLE_SERIES_1 : FW_ROLE_NEUTRAL, FALSE,
                &(FwRect){ zero, band.y, fmax (first - zero, FW_LEAST_BAR), band.height }, (int)i);
}

/* The interval of the total, on the bar. Gives where it ends. */
static double
add_whisker (Sobol *self, guint i)
{
  const FweIndex *index = &row_of (self->data, self->n_numbers, i)->index;
  const FwRect band = fw_bar_rows_band (&self->rows, &self->frame.layout, i);
  const double y = band.y + band.height / 2, cap = 0.3 * band.height;
  const double margin = isfinite (index->total_margin) ? index->total_margin : 0;
  const double from = fw_scale_map (&self->x, fmax (index->total - margin, 0));
  const double to = fw_scale_map (&self->x, fmax (fmax (index->total + margin, index->first), 0));
  FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);

  rule.datum = (int)i;
  if (to - from <= 2 * FW_LEAST_BAR * self->frame.layout.marker)
    return to;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ from, y }, (FwPoint){ to, y });
  for (guint end = 0; end < 2; end++)
    fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ end == 0 ? from : to, y - cap },
                       (FwPoint){ end == 0 ? from : to, y + cap });
  return to;
}

static char *
tail_text (const FwInfluence *row)
{
  g_autofree char *total = share_text (row->index.total, FW_STYLE_BRIEF);

  /* Translators: a share; behind the share of a number alone. */
  return g_strdup_printf (_ ("%s with others"), total);
}

static double
label_width (const Sobol *self, guint i)
{
  const FwLayout *layout = &self->frame.layout;
  const FwInfluence *row = row_of (self->data, self->n_numbers, i);
  g_autofree char *value = share_text (row->index.first, FW_STYLE_BRIEF);
  g_autofree char *tail = tail_text (row);

  return fw_frame_width (&self->frame, value, layout->label, TRUE)
         + fw_frame_width (&self->frame, tail, layout->tick, FALSE) + 1.2 * layout->tick;
}

static void
add_label (Sobol *self, guint i, double end)
{
  const FwLayout *layout = &self->frame.layout;
  const FwInfluence *row = row_of (self->data, self->n_numbers, i);
  const FwRect band = fw_bar_rows_band (&self->rows, layout, i);
  g_autofree char *value = share_text (row->index.first, FW_STYLE_BRIEF);
  g_autofree char *tail = tail_text (row);

  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = value,
                             .tail = tail,
                             .size = layout->label,
                             .tail_size = layout->tick,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = FW_ROLE_TEXT,
                             .tail_role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_EXTREME,
                             .places = { { { end + 0.5 * layout->tick, band.y + band.height / 2 },
                                           FW_ANCHOR_START } },
                             .n_places = 1,
                             .datum = (int)i });
}

static FwTicks
make_ticks (const Sobol *self)
{
  double lo = 0, hi = 0;

  for (guint i = 0; i < self->rows.n; i++)
    {
      const FweIndex *index = &row_of (self->data, self->n_numbers, i)->index;
      const double margin = isfinite (index->total_margin) ? index->total_margin : 0;

      hi = fmax (hi, fmax (index->first, index->total + margin));
    }
  fw_chart_hold_extent (self->data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, fmax (hi, 0.01), 4, FALSE);
}

static void
lay_scale (Sobol *self, const FwTicks *ticks)
{
  const FwRect *plot = &self->rows.plot;
  const double half = 1.5 * self->frame.layout.tick;
  double right = half;

  for (guint pass = 0; pass < 3; pass++)
    {
      double missing = 0;

      self->x
          = (FwScale){ fw_ticks_first (ticks), fw_ticks_last (ticks),
                       plot->x + (self->rows.is_beside ? 0 : half), plot->x + plot->width - right };
      for (guint i = 0; i < self->rows.n; i++)
        {
          const FweIndex *index = &row_of (self->data, self->n_numbers, i)->index;
          const double margin = isfinite (index->total_margin) ? index->total_margin : 0;
          const double end
              = fw_scale_map (&self->x, fmax (fmax (index->first, index->total + margin), 0));

          missing = fmax (missing, end + label_width (self, i) - plot->x - plot->width);
        }
      right = fmin (right + missing, 0.6 * plot->width);
    }
}

/* A line between the numbers and what is none. */
static void
add_rule (Sobol *self, const FwRect *plot)
{
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const double y = plot->y + self->n_numbers * self->rows.row - 2 * self->frame.layout.scale;

  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ self->frame.area.x, y },
                     (FwPoint){ plot->x + plot->width, y });
}

static void
draw (Sobol *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double axis = layout->tick * (0.5 + FW_LINE_HEIGHT);
  g_autofree char *note = NULL;
  FwTicks ticks;
  FwRect plot;

  for (guint pass = 0; pass < 2; pass++)
    {
      g_free (note);
      note = make_note (self->data, self->n_numbers);
      fw_bar_rows_place (
          &self->rows, layout,
          &(FwRect){ area->x, area->y, area->width,
                     area->height - axis
                         - fw_marks_note_height (layout, self->frame.text, area->width, note) });
      self->n_numbers = self->rows.n > N_EXTRA ? self->rows.n - N_EXTRA : 0;
    }
  ticks = make_ticks (self);
  lay_scale (self, &ticks);
  for (guint i = 0; i < self->rows.n; i++)
    {
      g_autofree char *value = value_text (row_of (self->data, self->n_numbers, i));

      fw_bar_rows_datum (&self->rows, &self->frame, i, name_of (self->data, self->n_numbers, i),
                         value);
    }
  plot = (FwRect){ self->x.from, self->rows.plot.y, self->x.to - self->x.from,
                   self->rows.plot.height };
  fw_marks_grid (&self->frame, &ticks, &self->x, &plot);
  add_rule (self, &plot);
  for (guint i = 0; i < self->rows.n; i++)
    {
      fw_bar_rows_name (&self->rows, &self->frame, i, name_of (self->data, self->n_numbers, i),
                        FALSE);
      add_bars (self, i);
      add_label (self, i, add_whisker (self, i));
    }
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = FW_UNIT_SHARE, .one_unit = TRUE },
      &self->x, &plot);
  fw_marks_note (&self->frame, note, plot.y + plot.height + axis);
}

static void
add_keys (FwFrameWords *words)
{
  const FwKey keys[] = {
    { FW_KEY_BAND, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("goes away if this alone were known") },
    { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE,
      _ ("and stays if all but this were known") },
    { FW_KEY_WHISKER, FW_ROLE_TEXT, FW_ROLE_NONE, _ ("90% range of its end") },
  };

  words->n_keys = G_N_ELEMENTS (keys);
  for (guint k = 0; k < words->n_keys; k++)
    words->keys[k] = keys[k];
}

/**
 * fw_chart_sobol:
 * @data: shares of the variance
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * A bar for each number: solid for its share alone, pale to its share together with others, with
 * the interval; under a line all other numbers, and luck.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_sobol (const FwInfluencesData *data, const FwTheme *theme, FwTextMetrics *text,
                FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data);
  const double frame_rows = (1.5 * layout.label + 4 * layout.tick) * FW_LINE_HEIGHT;
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const char *names[MANY + N_EXTRA];
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Bar chart of shares of the variance"),
                         .source = data->context.source,
                         .date = data->context.date };
  Sobol self = { .data = data };

  if (drawable)
    {
      self.n_numbers = MIN (data->n, layout.klass == FW_CLASS_SMALL ? FEW : MANY);
      for (guint i = 0; i < self.n_numbers + N_EXTRA; i++)
        names[i] = name_of (data, self.n_numbers, i);
      add_keys (&words);
    }
  self.rows = fw_bar_rows_plan (&layout, text, size.width - 2 * layout.margin, names,
                                drawable ? self.n_numbers + N_EXTRA : 0);
  fw_frame_begin (&self.frame, &words, theme, text, size, frame_rows + 9 * layout.label,
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
      const char *sentence
          = missing != NULL ? missing : _ ("Nothing varies, so there is nothing to share out.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
    }
  return fw_frame_end (&self.frame);
}
