/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-morris.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-marks.h"

#define MANY      8 /* named in the picture */
#define FEW       5
#define STILL     1e-9 /* of the base: a number that moves it less does not */
#define MOST_NAME 0.5  /* of the width */
#define DOT       4.5  /* radius, px */

typedef struct
{
  FwFrame frame;
  const FwInfluencesData *data;
  FwRect plot;
  FwScale x, y;
} Morris;

static double
largest (const FwInfluencesData *data)
{
  return data->n > 0 ? data->found[0]->elementary.star : NAN;
}

static gboolean
is_drawable (const FwInfluencesData *data)
{
  return fw_influences_missing (data) == NULL && isfinite (largest (data))
         && isfinite (data->found[0]->elementary.sigma)
         && largest (data) > STILL * fabs (isfinite (data->base) ? data->base : 0);
}

static char *
make_finding (const FwInfluencesData *data)
{
  const guint n = fw_influences_n_screened (data);
  g_autofree char *screened = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (data->n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n == 0)
    return g_strdup_printf (_ ("%s matters most; no number can be left out of sight"),
                            data->found[0]->title);
  /* Translators: name of a number; how many, of how many. */
  return g_strdup_printf (ngettext ("%s matters most; %s of %s numbers hardly matters",
                                    "%s matters most; %s of %s numbers hardly matter", n),
                          data->found[0]->title, screened, all);
}

static char *
make_title (const FwInfluencesData *data)
{
  g_autofree char *finding = NULL;

  if (fw_influences_missing (data) != NULL || !isfinite (largest (data)))
    return g_strdup_printf (_ ("Which numbers matter to “%s” is not known"), data->title);
  if (!is_drawable (data))
    return g_strdup_printf (_ ("No uncertain number moves “%s”"), data->title);
  finding = make_finding (data);
  if (data->is_whole)
    return g_steal_pointer (&finding);
  return g_strdup_printf (_ ("So far: %s"), finding);
}

static char *
make_subtitle (const FwInfluencesData *data)
{
  g_autofree char *runs = fw_influences_runs (data);

  /* Translators: name of an outcome; "180,000 runs in all. Plan “As pledged”". */
  return g_strdup_printf (_ ("How far “%s” moves when a number goes up by half of its range, from "
                             "many starts (Morris’ screening). %s"),
                          data->title, runs);
}

/* "14.1, spread 4.66". */
static char *
value_text (const FwInfluencesData *data, const FwInfluence *influence)
{
  const FweElementary *found = &influence->elementary;
  g_autofree char *star = fw_influences_value (data, found->star, FW_STYLE_LABEL);
  g_autofree char *sigma = fw_influences_value (data, found->sigma, FW_STYLE_LABEL);

  if (!isfinite (found->sigma))
    /* Translators: how far something moves. */
    return g_strdup_printf (_ ("moves it by %s"), star);
  if (fw_influences_is_screened (data, influence))
    /* Translators: how far something moves, and by how much that differs from start to start. */
    return g_strdup_printf (_ ("moves it by %s, spread %s: hardly matters"), star, sigma);
  /* Translators: how far something moves, and by how much that differs from start to start. */
  return g_strdup_printf (_ ("moves it by %s, spread %s"), star, sigma);
}

static char *
describe (const FwInfluencesData *data)
{
  GString *words
      = g_string_new (_ ("Far to the right matters; high up depends on the other numbers."));

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
  fw_scene_add_column (scene, _ ("Moves it by (either way)"), unit, FALSE);
  fw_scene_add_column (scene, _ ("On average (with its sign)"), unit, FALSE);
  fw_scene_add_column (scene, _ ("Spread"), unit, FALSE);
  for (guint i = 0; i < data->n; i++)
    {
      const FweElementary *found = &data->found[i]->elementary;

      fw_scene_add_cell_text (scene, data->found[i]->title);
      fw_scene_add_cell_number (scene, found->star);
      fw_scene_add_cell_number (scene, found->mean);
      fw_scene_add_cell_number (scene, found->sigma);
    }
}

static FwPoint
point_of (const Morris *self, guint i)
{
  const FweElementary *found = &self->data->found[i]->elementary;

  return (FwPoint){ fw_scale_map (&self->x, found->star),
                    fw_scale_map (&self->y, isfinite (found->sigma) ? found->sigma : 0) };
}

static gboolean
overlaps (const FwRect *a, const FwRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Points that lie on others cannot be pointed at; the keyboard reaches all. */
static void
add_data (Morris *self)
{
  const double reach = 2 * DOT * self->frame.layout.marker;
  g_autofree FwRect *taken = g_new0 (FwRect, self->data->n);

  for (guint i = 0; i < self->data->n; i++)
    {
      const FwPoint at = point_of (self, i);
      const FwRect focus = { at.x - reach, at.y - reach, 2 * reach, 2 * reach };
      FwRect hit = focus;
      g_autofree char *value = value_text (self->data, self->data->found[i]);

      for (guint k = 0; k < i; k++)
        if (overlaps (&hit, &taken[k]))
          hit = (FwRect){ at.x, at.y, 0, 0 };
      taken[i] = hit;
      fw_scene_add_datum (self->frame.scene, self->data->found[i]->title, value, 0, &focus, &hit);
    }
}

/* The largest over the others: drawn last. */
static void
add_points (Morris *self)
{
  const double r = DOT * self->frame.layout.marker;

  for (guint i = self->data->n; i-- > 0;)
    {
      const FwPoint at = point_of (self, i);
      const gboolean screened = fw_influences_is_screened (self->data, self->data->found[i]);

      fw_marks_dot (&self->frame, screened ? FW_ROLE_BASELINE : FW_ROLE_SERIES_1, screened, at,
                    (int)i);
      if (!screened)
        fw_labels_keep_clear (self->frame.labels,
                              &(FwRect){ at.x - 0.7 * r, at.y - 0.7 * r, 1.4 * r, 1.4 * r });
    }
}

/* Beside the point, else above or under it; never over the axis. */
static guint
places_of (const Morris *self, FwPoint at, double width, FwPlace places[FW_LABEL_PLACES])
{
  const FwLayout *layout = &self->frame.layout;
  const double off = 1.6 * DOT * layout->marker;
  const double up = 0.75 * layout->label * FW_LINE_HEIGHT + off / 2;
  const double middle = fmax (at.x, self->plot.x + width / 2);
  guint n = 0;

  places[n++] = (FwPlace){ { at.x + off, at.y }, FW_ANCHOR_START };
  if (at.x - off - width >= self->plot.x)
    places[n++] = (FwPlace){ { at.x - off, at.y }, FW_ANCHOR_END };
  places[n++] = (FwPlace){ { middle, at.y - up }, FW_ANCHOR_MIDDLE };
  if (at.y + 2 * up < self->plot.y + self->plot.height)
    places[n++] = (FwPlace){ { middle, at.y + up }, FW_ANCHOR_MIDDLE };
  return n;
}

static void
add_names (Morris *self)
{
  const FwLayout *layout = &self->frame.layout;
  const guint most = layout->klass == FW_CLASS_SMALL ? FEW : MANY;

  for (guint i = 0; i < MIN (self->data->n, most); i++)
    {
      g_autofree char *name
          = fw_frame_shorten_middle (&self->frame, self->data->found[i]->title, layout->label,
                                     i == 0, MOST_NAME * self->plot.width);
      FwLabel label = { .text = name,
                        .size = layout->label,
                        .bold = i == 0,
                        .halo = TRUE,
                        .role = FW_ROLE_TEXT,
                        .priority = FW_LABEL_SERIES,
                        .datum = (int)i };

      if (fw_influences_is_screened (self->data, self->data->found[i]))
        continue;
      label.n_places
          = places_of (self, point_of (self, i),
                       fw_frame_width (&self->frame, name, layout->label, i == 0), label.places);
      fw_labels_add (self->frame.labels, &label);
    }
}

/* What the plane means, above and under it. */
static void
add_meaning (Morris *self, double top, double bottom)
{
  const FwLayout *layout = &self->frame.layout;
  const double right = self->plot.x + self->plot.width;
  const FwVoice voice = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_GOAL, -1 };

  fw_marks_say (&self->frame, _ ("↑ depends more on the others"), voice,
                (FwPoint){ self->frame.area.x, top }, FW_ANCHOR_START);
  fw_marks_say (&self->frame, _ ("matters more →"), voice, (FwPoint){ right, bottom },
                FW_ANCHOR_END);
}

static char *
make_note (const FwInfluencesData *data)
{
  const guint n = fw_influences_n_screened (data);
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (data->n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *share = fw_unit_format (FW_SCREENED, FW_UNIT_SHARE, FW_STYLE_LABEL);

  if (n == 0)
    return NULL;
  /* Translators: how many, of how many, a share. */
  return g_strdup_printf (ngettext ("Screened out: %s of %s numbers moves it less than %s of what "
                                    "the first one does.",
                                    "Screened out: %s of %s numbers move it less than %s of what "
                                    "the first one does.",
                                    n),
                          number, all, share);
}

static void
draw (Morris *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double line = layout->tick * FW_LINE_HEIGHT, half = 1.5 * layout->tick;
  const FwUnit unit = self->data->unit;
  g_autofree char *note = make_note (self->data);
  const double under
      = note == NULL ? 0 : fw_marks_note_height (layout, self->frame.text, area->width, note);
  double lo = 0, right = 0, high = 0;
  FwValueAxis axis = { .unit = unit, .factor = 1, .one_unit = TRUE };
  FwTicks ticks;
  double room;

  for (guint i = 0; i < self->data->n; i++)
    {
      right = fmax (right, self->data->found[i]->elementary.star);
      high = fmax (high, self->data->found[i]->elementary.sigma);
    }
  fw_chart_hold_extent (self->data->context.hold, 0, &lo, &right);
  fw_chart_hold_extent (self->data->context.hold, 1, &lo, &high);
  axis.ticks = fw_ticks_cover (0, fmax (high, 0.1 * right), 4, FALSE);
  ticks = fw_ticks_cover (0, right, 5, FALSE);
  room = fmax (fw_axis_value_room (&self->frame, &axis), half);
  self->plot = (FwRect){ area->x + room, area->y + 1.3 * line, area->width - room - half,
                         area->height - 3 * line - 0.6 * layout->tick - under };
  self->x = (FwScale){ 0, fw_ticks_last (&ticks), self->plot.x, self->plot.x + self->plot.width };
  self->y
      = (FwScale){ 0, fw_ticks_last (&axis.ticks), self->plot.y + self->plot.height, self->plot.y };
  add_data (self);
  fw_axis_value (&self->frame, &axis, &self->y, &self->plot, TRUE);
  fw_marks_grid (&self->frame, &ticks, &self->x, &self->plot);
  add_points (self);
  add_names (self);
  add_meaning (self, area->y + 0.5 * line,
               self->plot.y + self->plot.height + 1.5 * line + 0.3 * layout->tick);
  fw_axis_bottom (&self->frame,
                  &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = unit, .one_unit = TRUE },
                  &self->x, &self->plot);
  if (note != NULL)
    fw_marks_note (&self->frame, note,
                   self->plot.y + self->plot.height + 2 * line + 0.3 * layout->tick);
}

/**
 * fw_chart_morris:
 * @data: elementary effects
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * A point for each number: to the right how far it moves the outcome, upwards how much that hangs
 * on the other numbers; hollow where it is screened out.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_morris (const FwInfluencesData *data, const FwTheme *theme, FwTextMetrics *text,
                 FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  const gboolean drawable = is_drawable (data);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Scatter chart of what matters to an outcome"),
                         .source = data->context.source,
                         .date = data->context.date };
  Morris self = { .data = data };

  if (drawable)
    {
      words.keys[words.n_keys++] = (FwKey){ FW_KEY_MARKER + FW_MARKER_CIRCLE, FW_ROLE_SERIES_1,
                                            FW_ROLE_NONE, _ ("a number that matters") };
      if (fw_influences_n_screened (data) > 0)
        words.keys[words.n_keys++]
            = (FwKey){ FW_KEY_MARKER + FW_MARKER_HOLLOW_CIRCLE, FW_ROLE_BASELINE, FW_ROLE_NONE,
                       _ ("hardly matters") };
    }
  fw_frame_begin (&self.frame, &words, theme, text, size, 13 * em,
                  size.width < 480 ? 20 * em : 24 * em);
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
