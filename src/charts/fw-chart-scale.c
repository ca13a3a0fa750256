/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-scene-builder.h"
#include "fw-words.h"

#define STILL     0.0005 /* of the Gini: less is no change in three decimals */
#define MILLI     0.001  /* of the Gini */
#define LONGEST   0.66   /* of the width, the longest bar beside its words */
#define SHORTEST  0.3    /* below this share of the width the words go under the bar */
#define RANGE     50     /* from so many sizes of a label on the words have room for a range */
#define THICK     1.5    /* a bar, in sizes of a label */
#define THIN      1.0    /* where there is little height */
#define APART     0.3    /* at least, between what belongs to two bars, in sizes of a label */
#define AIRY      1.2    /* that looks well */
#define MAX_POWER 12.0   /* of ten on the strip: more people than ever lived */
#define STRIP     8.8    /* height of the strip with its words, in sizes of a tick */

/* A number of placements on the strip. */
typedef struct
{
  double n;
  char *text;
  FwMarker marker;
  FwRole role, words;
} Stop;

#define MAX_STOPS 3

typedef struct
{
  FwFrame frame;
  const FwScaleData *data;
  double longest; /* px */
  double largest; /* share of income the longest bar shows */
  gboolean under; /* words stand under their bars */
  double row;     /* height */
  Stop stops[MAX_STOPS];
  guint n_stops;
} Honest;

/* --- Words */

static char *
share_words (const FwScalePart *part)
{
  return fw_unit_format (part->share, FW_UNIT_SHARE, FW_STYLE_SIGNED);
}

static char *
number_words (const Honest *self, guint i)
{
  const FwScalePart *part = &self->data->parts[i];
  g_autofree char *n = fw_unit_format (part->n, part->people ? FW_UNIT_PERSONS : FW_UNIT_HOUSEHOLDS,
                                       FW_STYLE_LABEL);

  if (i + 1 == self->data->n_parts)
    return g_strdup_printf (_ ("all %s households"), n);
  return g_strdup_printf (part->people ? _ ("%s still in the place") : _ ("%s households"), n);
}

/* "about +$3,300 a year each, 80% range $400 to $7,600"; of the whole place the Gini. */
static char *
note_words (const Honest *self, guint i, gboolean brief)
{
  const FwScalePart *part = &self->data->parts[i];

  if (i + 1 == self->data->n_parts)
    {
      g_autofree char *gini = fw_unit_format (self->data->gini, FW_UNIT_INDEX, FW_STYLE_LABEL);
      g_autofree char *change
          = fw_unit_format (self->data->gini_change, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);

      return g_strdup_printf (_ ("Gini %s, change %s"), gini, change);
    }
  if (!isfinite (part->dollars))
    return g_strdup (_ ("unknown for each"));
  if (fabs (part->dollars) < 0.5)
    return g_strdup (_ ("less than $1 a year each"));
  {
    g_autofree char *dollars = fw_unit_format (part->dollars, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);

    if (!brief && part->low < part->high)
      {
        g_autofree char *low = fw_unit_format (part->low, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
        g_autofree char *high = fw_unit_format (part->high, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

        return g_strdup_printf (_ ("about %s a year each, 80%% range %s to %s"), dollars, low,
                                high);
      }
    return g_strdup_printf (
        part->people ? _ ("about %s a year each") : _ ("about %s a year each on average"), dollars);
  }
}

static gboolean
gini_moves (const FwScaleData *data)
{
  const double least = isfinite (data->gini_margin) ? fmax (STILL, data->gini_margin) : STILL;

  return fabs (data->gini_change) >= least;
}

static char *
make_title (const FwScaleData *data)
{
  g_autofree char *people = fw_unit_format (data->trained, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *place = fw_words_short_place (data->context.place);
  const double gain = data->parts[0].dollars;

  if (data->n_parts == 0)
    return g_strdup (_ ("Household incomes are not known here"));
  if (!(data->trained >= 0.5) || !isfinite (gain))
    return g_strdup (_ ("Nobody is trained, so nobody’s income changes"));
  if (gini_moves (data))
    return g_strdup_printf (gain > 0
                                ? _ ("A gain for about\u00a0%s people that the Gini of %s shows")
                                : _ ("A loss for about\u00a0%s people that the Gini of %s shows"),
                            people, place);
  if (fabs (gain) < 0.5)
    return g_strdup_printf (_ ("No gain for about\u00a0%s people, none in the Gini of %s"), people,
                            place);
  if (gain < 0)
    return g_strdup_printf (_ ("A loss for about\u00a0%s people, invisible in the Gini of %s"),
                            people, place);
  return g_strdup_printf (
      data->surely ? _ ("Real for about\u00a0%s people, invisible in the Gini of %s")
                   : _ ("Probably real for about\u00a0%s people, invisible in the Gini of %s"),
      people, place);
}

static char *
make_subtitle (const FwScaleData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("Change in yearly income, percent, on one scale: year from %s, %s "
                             "dollars. Plan “%s”"),
                          quarter, year, data->context.scenario);
}

/* What the strip shows, or why it shows nothing. */
static char *
strip_words (const FwScaleData *data)
{
  const double milli = data->placements_per_milli;
  g_autofree char *own = fw_unit_format (data->placements, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *needed = fw_unit_format (milli, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *margin = fw_unit_format (data->gini_margin, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *at_margin
      = fw_unit_format (milli * data->gini_margin / MILLI, FW_UNIT_PERSONS, FW_STYLE_TITLE);

  if (!isfinite (milli) || !(milli > 0))
    return g_strdup_printf (_ ("This plan makes %s net local placements. They do not lower the "
                               "Gini, so no number of them moves it by 0.001."),
                            own);
  if (!isfinite (data->gini_margin))
    return g_strdup_printf (_ ("This plan makes %s net local placements; about %s would move the "
                               "Gini by 0.001."),
                            own, needed);
  return g_strdup_printf (data->margin_published
                              ? _ ("This plan makes %s net local placements; about %s would move "
                                   "the Gini by 0.001, and about %s by its survey margin of %s, as "
                                   "published.")
                              : _ ("This plan makes %s net local placements; about %s would move "
                                   "the Gini by 0.001, and about %s by its survey margin of %s, "
                                   "computed from bracket margins."),
                          own, needed, at_margin, margin);
}

static char *
describe (const Honest *self)
{
  const FwScaleData *data = self->data;
  GString *words = g_string_new (NULL);
  g_autofree char *strip = strip_words (data);

  for (guint i = 0; i < data->n_parts; i++)
    {
      g_autofree char *share = share_words (&data->parts[i]), *number = number_words (self, i),
                      *note = note_words (self, i, FALSE);

      /* Translators: who, how many, change in per cent, what that is for each. */
      g_string_append_printf (words, _ ("%s, %s: %s, %s."), data->parts[i].who, number, share,
                              note);
      g_string_append_c (words, ' ');
    }
  g_string_append (words, strip);
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwScaleData *data)
{
  fw_scene_add_column (scene, _ ("Who"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("People or households"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Change of yearly income"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Change for each a year"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Net local placements"), FW_UNIT_PERSONS, FALSE);
  for (guint i = 0; i < data->n_parts; i++)
    {
      fw_scene_add_cell_text (scene, data->parts[i].who);
      fw_scene_add_cell_number (scene, data->parts[i].n);
      fw_scene_add_cell_number (scene, data->parts[i].share);
      fw_scene_add_cell_number (scene, data->parts[i].dollars);
      fw_scene_add_cell_number (scene, i == 0 ? data->placements : NAN);
    }
  for (guint i = 0; i < 2 && data->n_parts > 0; i++)
    {
      fw_scene_add_cell_text (scene, i == 0 ? _ ("To move the Gini by 0.001")
                                            : _ ("To move the Gini by its survey margin"));
      for (guint c = 0; c < 3; c++)
        fw_scene_add_cell_number (scene, NAN);
      fw_scene_add_cell_number (scene,
                                i == 0 ? data->placements_per_milli
                                       : data->placements_per_milli * data->gini_margin / MILLI);
    }
}

/* --- Bars */

static double
bar_length (const Honest *self, const FwScalePart *part)
{
  if (!isfinite (part->share) || !(self->largest > 0) || part->share == 0)
    return 0;
  return fmax (FW_LEAST_BAR, self->longest * fabs (part->share) / self->largest);
}

/* The longest bar leaves room for its own words, or they go under. */
static void
measure_bars (Honest *self)
{
  const FwLayout *layout = &self->frame.layout;
  const double width = self->frame.area.width;
  const gboolean brief = width < RANGE * layout->label;
  double least = 0;

  self->longest = LONGEST * width;
  for (guint i = 0; i < self->data->n_parts; i++)
    if (isfinite (self->data->parts[i].share))
      self->largest = fmax (self->largest, fabs (self->data->parts[i].share));
  fw_chart_hold_extent (self->data->context.hold, 0, &least, &self->largest);
  for (guint i = 0; i < self->data->n_parts; i++)
    {
      const FwScalePart *part = &self->data->parts[i];
      g_autofree char *share = share_words (part), *note = note_words (self, i, brief);
      const double words = fw_frame_width (&self->frame, share, layout->label, TRUE)
                           + fw_frame_width (&self->frame, note, layout->label, FALSE)
                           + 1.5 * layout->label;
      const double part_of_longest
          = self->largest > 0 && isfinite (part->share) ? fabs (part->share) / self->largest : 0;

      if (part_of_longest > 0)
        self->longest = fmin (self->longest, (width - words) / part_of_longest);
      if (words > width)
        self->under = TRUE;
    }
  if (self->longest < SHORTEST * width)
    {
      self->under = TRUE;
      self->longest = LONGEST * width;
    }
}

static void
add_datum (Honest *self, guint i, const FwRect *hit)
{
  const FwScalePart *part = &self->data->parts[i];
  g_autofree char *share = share_words (part), *number = number_words (self, i),
                  *note = note_words (self, i, FALSE);
  g_autofree char *label = g_strdup_printf ("%s, %s", part->who, number);
  /* Translators: change in per cent, what that is for each. */
  g_autofree char *value = g_strdup_printf (_ ("%s, %s"), share, note);

  fw_scene_add_datum (self->frame.scene, label, value, 0, hit, hit);
}

/* A bar under its name, the words beside it or under it, and what keeps it from the next. */
static double
part_height (const Honest *self, const FwLayout *layout, double spare)
{
  const double lines = self->under ? 2.1 : 1;

  return (lines * FW_LINE_HEIGHT + 0.2 + THIN + APART + spare) * layout->label;
}

static void
draw_part (Honest *self, guint i, double top)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwScalePart *part = &self->data->parts[i];
  const double line = layout->label * FW_LINE_HEIGHT;
  const double thick = fmin (THICK * layout->label,
                             self->row - part_height (self, layout, 0) + THIN * layout->label);
  const double bar = top + line + 0.2 * layout->label, middle = bar + thick / 2;
  const double length = bar_length (self, part);
  const double x = self->under ? area->x : area->x + length + 0.6 * layout->label;
  const double y = self->under ? bar + thick + 0.6 * line : middle;
  const gboolean loss = part->share < 0, brief = area->width < RANGE * layout->label;
  const FwRole role = loss ? FW_ROLE_LOSS_TEXT : FW_ROLE_TEXT;
  g_autofree char *share = share_words (part), *note = note_words (self, i, brief),
                  *number = number_words (self, i);
  g_autofree char *who
      = fw_frame_shorten (&self->frame, part->who, layout->label, TRUE, area->width);
  const double room = area->width - fw_frame_width (&self->frame, who, layout->label, TRUE)
                      - fw_frame_width (&self->frame, number, layout->label, FALSE) - layout->label;
  const FwVoice name = { layout->label, TRUE, FW_ROLE_TEXT, FW_LABEL_SERIES, (int)i };
  const FwVoice value = { layout->label, TRUE, role, FW_LABEL_VALUE, (int)i };
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  fw_marks_say_with (&self->frame, who, room > 0 ? number : NULL, name,
                     (FwPoint){ area->x, top + line / 2 }, FW_ANCHOR_START);
  if (length > 0)
    fw_marks_bar (&self->frame, loss ? FW_ROLE_LOSS : FW_ROLE_SERIES_1, loss,
                  &(FwRect){ area->x, bar, length, thick }, (int)i);
  else
    fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ area->x, bar },
                       (FwPoint){ area->x, bar + thick });
  fw_marks_say_with (&self->frame, share,
                     fw_frame_width (&self->frame, share, layout->label, TRUE)
                                 + fw_frame_width (&self->frame, note, layout->label, FALSE)
                                 + 0.5 * layout->label
                             > area->width
                         ? NULL
                         : note,
                     value, (FwPoint){ x, y }, FW_ANCHOR_START);
}

/* --- The strip: placements on a scale of powers of ten. */

static void
find_stops (Honest *self)
{
  const FwScaleData *data = self->data;
  const double milli = data->placements_per_milli, at_margin = milli * data->gini_margin / MILLI;
  g_autofree char *own = fw_unit_format (data->placements, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *needed = fw_unit_format (milli, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *far = fw_unit_format (at_margin, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *margin = fw_unit_format (data->gini_margin, FW_UNIT_INDEX, FW_STYLE_LABEL);

  if (!isfinite (milli) || !(milli > 0))
    return;
  if (isfinite (data->placements) && data->placements >= 0.5)
    self->stops[self->n_stops++]
        = (Stop){ data->placements, g_strdup_printf (_ ("this plan: %s"), own), FW_MARKER_CIRCLE,
                  FW_ROLE_SERIES_1, FW_ROLE_SERIES_1_TEXT };
  self->stops[self->n_stops++] = (Stop){ milli, g_strdup_printf (_ ("by 0.001: about %s"), needed),
                                         FW_MARKER_DIAMOND, FW_ROLE_TEXT, FW_ROLE_TEXT };
  if (isfinite (at_margin) && at_margin > 0)
    self->stops[self->n_stops++]
        = (Stop){ at_margin,
                  g_strdup_printf (_ ("by its survey margin, %s: about %s"), margin, far),
                  FW_MARKER_SQUARE, FW_ROLE_BASELINE, FW_ROLE_MUTED };
}

static double
power_of (double n)
{
  return CLAMP (log10 (fmax (n, 1)), 0, MAX_POWER);
}

/* Powers of ten under the line, thinned until they keep their distance. */
static void
draw_decades (Honest *self, const FwScale *x, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FwMark tick = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const FwVoice voice = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_TICK, -1 };
  const int first = (int)lrint (x->lo), last = (int)lrint (x->hi);
  g_autofree char *widest = fw_unit_format (pow (10, last), FW_UNIT_PERSONS, FW_STYLE_AXIS);
  const double room
      = fw_frame_width (&self->frame, widest, layout->tick, FALSE) + 12 * layout->marker;
  const int step = MAX (1, (int)ceil (room / fmax (1, (x->to - x->from) / MAX (1, last - first))));

  for (int power = first; power <= last; power++)
    {
      const double at = fw_scale_map (x, power);
      const FwAnchor anchor = power == first  ? FW_ANCHOR_START
                              : power == last ? FW_ANCHOR_END
                                              : FW_ANCHOR_MIDDLE;
      g_autofree char *text = fw_unit_format (pow (10, power), FW_UNIT_PERSONS, FW_STYLE_AXIS);

      fw_scene_add_rule (self->frame.scene, &tick, (FwPoint){ at, y },
                         (FwPoint){ at, y + 0.3 * layout->tick });
      if ((power - first) % step == 0)
        fw_marks_say (&self->frame, text, voice, (FwPoint){ at, y + layout->tick }, anchor);
    }
}

/* Middle of the words of a stop: over it, but inside the strip. */
static double
words_at (const Honest *self, guint i, const FwScale *x)
{
  const double half
      = fw_frame_width (&self->frame, self->stops[i].text, self->frame.layout.tick, TRUE) / 2;

  return CLAMP (fw_scale_map (x, power_of (self->stops[i].n)), fmin (x->from + half, x->to),
                fmax (x->to - half, x->from));
}

/* Whether the words of the last stop stand on the line of the others without touching them. */
static gboolean
fits_beside (const Honest *self, guint i, const FwScale *x)
{
  const FwLayout *layout = &self->frame.layout;
  const double own = fw_frame_width (&self->frame, self->stops[i].text, layout->tick, TRUE);

  for (guint other = 0; other < i; other++)
    {
      const double width
          = fw_frame_width (&self->frame, self->stops[other].text, layout->tick, TRUE);

      if (fabs (words_at (self, other, x) - words_at (self, i, x))
          < (own + width) / 2 + layout->tick)
        return FALSE;
    }
  return TRUE;
}

/* The margin's words take a line of their own, led to over the others' words, where they would
 * touch them. */
static gboolean
is_led (const Honest *self, guint i, const FwScale *x)
{
  return i > 0 && self->stops[i].marker == FW_MARKER_SQUARE && !fits_beside (self, i, x);
}

/* Where words must end for the leader that comes up to be free. */
static double
end_before_leader (const Honest *self, guint i, const FwScale *x, double middle)
{
  const double gap = 0.5 * self->frame.layout.tick;
  const double half
      = fw_frame_width (&self->frame, self->stops[i].text, self->frame.layout.tick, TRUE) / 2;

  for (guint other = i + 1; other < self->n_stops; other++)
    {
      const double at = fw_scale_map (x, power_of (self->stops[other].n));

      if (is_led (self, other, x) && middle - half < at + gap && middle + half > at - gap)
        middle = at - gap - half;
    }
  return middle;
}

static void
draw_stop (Honest *self, guint i, const FwScale *x, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const Stop *stop = &self->stops[i];
  const int datum = (int)(self->data->n_parts + i);
  const gboolean led = is_led (self, i, x);
  const double at = fw_scale_map (x, power_of (stop->n));
  const double middle = end_before_leader (self, i, x, words_at (self, i, x));
  const double first = -1.3 * layout->tick, second = first - layout->tick * FW_LINE_HEIGHT;
  const double off = led ? second : first;
  const FwMark mark = { .region = FW_REGION_PLOT,
                        .fill = stop->role,
                        .stroke = FW_ROLE_BACKGROUND,
                        .stroke_width = 1.5 * layout->marker,
                        .marker = stop->marker,
                        .datum = datum };
  const FwMark leader = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  if (led)
    fw_scene_add_rule (self->frame.scene, &leader, (FwPoint){ at, y },
                       (FwPoint){ at, y + off + 0.6 * layout->tick });
  fw_scene_add_marker (self->frame.scene, &mark, (FwPoint){ at, y }, 4.5 * layout->marker);
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = stop->text,
                             .size = layout->tick,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = stop->words,
                             .priority = i == 0 ? FW_LABEL_VALUE : FW_LABEL_EXTREME,
                             .places = { { { middle, y + off }, FW_ANCHOR_MIDDLE },
                                         { { middle, y + second }, FW_ANCHOR_MIDDLE },
                                         { { x->from, y + off }, FW_ANCHOR_START },
                                         { { x->to, y + off }, FW_ANCHOR_END } },
                             .n_places = led ? 1 : 4,
                             .datum = datum });
}

/* A bar twice as long is twice as much elsewhere; not here. */
static const char *
strip_scale (void)
{
  return _ ("Logarithmic: each step is ten times the last");
}

static void
draw_strip (Honest *self, const FwRect *at)
{
  const FwLayout *layout = &self->frame.layout;
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_GRID, 1, FW_DASH_SOLID);
  FwScale x = { power_of (self->stops[0].n), 0, at->x, at->x + at->width };
  FwRect below = { at->x, at->y + 0.6 * layout->tick, at->width, at->height };
  double y;

  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ at->x, at->y },
                     (FwPoint){ at->x + at->width, at->y });
  below.y
      += fw_frame_heading (&self->frame, _ ("How many net local placements would move the Gini?"),
                           layout->label, TRUE, FW_ROLE_TEXT, &below);
  if (self->n_stops > 0)
    below.y += fw_frame_heading (&self->frame, strip_scale (), layout->tick, FALSE, FW_ROLE_MUTED,
                                 &below);
  if (self->n_stops == 0)
    {
      g_autofree char *words = strip_words (self->data);

      fw_frame_heading (&self->frame, words, layout->tick, FALSE, FW_ROLE_MUTED, &below);
      return;
    }
  for (guint i = 0; i < self->n_stops; i++)
    {
      x.lo = fmin (x.lo, power_of (self->stops[i].n));
      x.hi = fmax (x.hi, power_of (self->stops[i].n));
    }
  x.lo = floor (x.lo);
  x.hi = fmax (ceil (x.hi), x.lo + 1);
  y = below.y + 3.6 * layout->tick;
  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ x.from, y }, (FwPoint){ x.to, y });
  draw_decades (self, &x, y);
  for (guint i = 0; i < self->n_stops; i++)
    draw_stop (self, i, &x, y);
}

/* Each number of placements has a third of the strip under the pointer. */
static void
add_strip_data (Honest *self, const FwRect *strip)
{
  for (guint i = 0; i < self->n_stops; i++)
    {
      const double width = strip->width / self->n_stops;
      const FwRect hit = { strip->x + i * width, strip->y, width, strip->height };
      g_autofree char *value = fw_unit_format (self->stops[i].n, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *words = g_strdup_printf (_ ("%s net local placements"), value);

      fw_scene_add_datum (self->frame.scene, self->stops[i].text, words, 1, &hit, &hit);
    }
}

static double
strip_height (const Honest *self, FwTextMetrics *text, const FwLayout *layout, double width)
{
  g_autofree char *words = strip_words (self->data);
  g_auto (GStrv) head
      = fw_text_metrics_wrap (text, _ ("How many net local placements would move the Gini?"),
                              layout->label, TRUE, width, FALSE);
  g_auto (GStrv) lines = fw_text_metrics_wrap (text, words, layout->tick, FALSE, width, FALSE);
  g_auto (GStrv) scale
      = fw_text_metrics_wrap (text, strip_scale (), layout->tick, FALSE, width, FALSE);
  const double extra = (g_strv_length (head) - 1) * layout->label * FW_LINE_HEIGHT;

  if (self->n_stops == 0)
    return extra + layout->label * FW_LINE_HEIGHT + 1.2 * layout->tick
           + g_strv_length (lines) * layout->tick * FW_LINE_HEIGHT;
  return extra + (STRIP + (g_strv_length (scale) - 1) * FW_LINE_HEIGHT) * layout->tick;
}

static void
draw (Honest *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double strip = strip_height (self, self->frame.text, layout, area->width);
  const guint n = (guint)self->data->n_parts;
  const FwRect at = { area->x, area->y + area->height - strip, area->width, strip };

  self->row = (area->height - strip - 0.5 * layout->tick) / n;
  for (guint i = 0; i < n; i++)
    add_datum (self, i, &(FwRect){ area->x, area->y + i * self->row, area->width, self->row });
  add_strip_data (self, &at);
  for (guint i = 0; i < n; i++)
    draw_part (self, i, area->y + i * self->row);
  draw_strip (self, &at);
}

/**
 * fw_chart_scale:
 * @data: what one plan does to participants, to the target group and to the place
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Three bars on one linear scale, the smallest at least 1.25 px, and on a scale of powers of ten
 * how many net local placements would move the Gini.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_scale (const FwScaleData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  Honest self = { .data = data };
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const FwFrameWords words = { .title = title,
                               .subtitle = subtitle,
                               .kind = _ ("Bars of the change of income on one scale"),
                               .source = data->context.source,
                               .date = data->context.date };
  double minimum = 10 * layout.tick, natural = minimum;

  if (data->n_parts > 0)
    {
      const double width = size.width - 2 * layout.margin;
      double strip;

      find_stops (&self);
      strip = strip_height (&self, text, &layout, width) + 0.5 * layout.tick;
      /* What the bars need is known before the frame is. */
      self.frame
          = (FwFrame){ .theme = theme, .text = text, .layout = layout, .area = { .width = width } };
      measure_bars (&self);
      minimum = strip + (double)data->n_parts * part_height (&self, &layout, 0);
      natural = strip
                + (double)data->n_parts * part_height (&self, &layout, THICK - THIN + AIRY - APART);
    }
  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, natural);
  add_table (self.frame.scene, data);
  if (data->n_parts == 0)
    {
      const char *sentence
          = _ ("This plan has no household incomes, so there is nothing to set beside the gain.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, describe (&self));
  draw (&self);
  for (guint i = 0; i < self.n_stops; i++)
    g_free (self.stops[i].text);
  return fw_frame_end (&self.frame);
}
