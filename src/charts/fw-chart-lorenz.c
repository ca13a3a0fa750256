/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-lorenz.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-words.h"

#define NO_CHANGE    1e-12  /* share of income: the curves are the same */
#define STILL        0.0005 /* of the Gini: less is no change in three decimals */
#define VISIBLE      0.004  /* share of income: thinner than the line on any chart */
#define TALL         1.1 /* an area so much higher than wide holds the two plots one below the other */
#define SLIM         1.35 /* a plot is at most so much higher than wide */
#define NARROW       54 /* two plots side by side in so many sizes of a label have no room for names */
#define TIGHT        24 /* nor has one plot alone */
#define N_DECILES    10
#define TABLE_STEPS  100 /* rows of the table: a per cent of the households each */
#define TURNED_PARTS 6   /* of the turned text */

static const double quarters_of_all[] = { 0, 0.25, 0.5, 0.75, 1 };

typedef struct
{
  FwFrame frame;
  const FwLorenzData *data;
  FwRect main, gap; /* plots of the curves and of the difference */
  double largest;   /* difference that is furthest from zero, share of income */
  gsize where;      /* its index */
  gboolean changed;
  gboolean keyed; /* too small for names at the curves: they are in the key */
} Lorenz;

/* Names of powers of ten of a percentage point, so that ticks are small plain numbers. */
static const struct
{
  double share; /* one of the unit as a share of income */
  const char *words;
} fractions[] = {
  { 1e-2, N_ ("percentage points") },
  { 1e-3, N_ ("tenths of a percentage point") },
  { 1e-4, N_ ("hundredths of a percentage point") },
  { 1e-5, N_ ("thousandths of a percentage point") },
  { 1e-6, N_ ("ten-thousandths of a percentage point") },
  { 1e-8, N_ ("millionths of a percentage point") },
  { 1e-11, N_ ("billionths of a percentage point") },
};

static guint
fraction_for (double share)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (fractions); i++)
    if (fabs (share) >= fractions[i].share)
      return i;
  return G_N_ELEMENTS (fractions) - 1;
}

static gboolean
is_drawable (const FwLorenzData *data)
{
  if (data->n < 2 || !isfinite (data->gini_before) || !isfinite (data->gini_change))
    return FALSE;
  for (gsize i = 0; i < data->n; i++)
    if (!isfinite (data->before[i]) || !isfinite (data->after[i]))
      return FALSE;
  return TRUE;
}

static void
find_largest (Lorenz *lorenz)
{
  const FwLorenzData *data = lorenz->data;

  for (gsize i = 0; i < data->n; i++)
    {
      const double difference = data->after[i] - data->before[i];

      if (fabs (difference) > fabs (lorenz->largest))
        {
          lorenz->largest = difference;
          lorenz->where = i;
        }
    }
  lorenz->changed = fabs (lorenz->largest) > NO_CHANGE;
}

/* A curve at any share, between its points. */
static double
curve_at (const FwLorenzData *data, const double *curve, double p)
{
  gsize i = 1;

  while (i + 1 < data->n && data->p[i] < p)
    i++;
  if (data->p[i] <= data->p[i - 1])
    return curve[i];
  return curve[i - 1]
         + (curve[i] - curve[i - 1]) * (p - data->p[i - 1]) / (data->p[i] - data->p[i - 1]);
}

static char *
make_title (const Lorenz *lorenz)
{
  const FwLorenzData *data = lorenz->data;
  g_autofree char *before = fw_unit_format (data->gini_before, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *after
      = fw_unit_format (data->gini_before + data->gini_change, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *place = fw_words_short_place (data->context.place);

  if (!lorenz->changed)
    {
      g_autofree char *half
          = fw_unit_format (curve_at (data, data->before, 0.5), FW_UNIT_SHARE, FW_STYLE_TITLE);

      /* Translators: place; share; an index. */
      return g_strdup_printf (_ ("%s: the poorest half have %s of all income, Gini %s"), place,
                              half, before);
    }
  if (fabs (data->gini_change) < STILL)
    return g_strdup_printf (
        fabs (lorenz->largest) < VISIBLE
            ? _ ("The Gini of %s stays at %s: the two curves cannot be told apart")
            : _ ("The Gini of %s stays at %s though the curve moves"),
        place, before);
  if (fabs (data->gini_change) < data->gini_margin)
    return g_strdup_printf (
        _ ("The Gini of %s goes from %s to %s: less than the survey’s own margin"), place, before,
        after);
  return g_strdup_printf (data->gini_change < 0 ? _ ("The Gini of %s falls from %s to %s")
                                                : _ ("The Gini of %s rises from %s to %s"),
                          place, before, after);
}

static char *
make_subtitle (const Lorenz *lorenz)
{
  const FwLorenzData *data = lorenz->data;
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);

  if (!lorenz->changed)
    return g_strdup_printf (_ ("Share of income held by the poorest households, %s"),
                            data->context.place);
  return g_strdup_printf (
      _ ("Share of income held by the poorest households, %s, year from %s, and the difference "
         "plan “%s” makes"),
      data->context.place, quarter, data->context.scenario);
}

static FwPoint
point_at (const FwRect *plot, double p, double share)
{
  return (FwPoint){ plot->x + p * plot->width, plot->y + (1 - share) * plot->height };
}

static void
add_curve (Lorenz *lorenz, const double *curve, FwRole role, double width)
{
  const FwLorenzData *data = lorenz->data;
  const FwMark line = fw_frame_stroke (&lorenz->frame, role, width, FW_DASH_SOLID);
  g_autofree FwPoint *points = g_new (FwPoint, data->n);

  for (gsize i = 0; i < data->n; i++)
    points[i] = point_at (&lorenz->main, data->p[i], curve[i]);
  fw_scene_add_line (lorenz->frame.scene, &line, points, (guint)data->n);
}

/* What equal incomes would be, along the diagonal: the only turned text of all charts. */
static void
add_diagonal (Lorenz *lorenz)
{
  const FwRect *plot = &lorenz->main;
  const double size = lorenz->frame.layout.tick;
  const char *words = _ ("if all incomes were equal, Gini 0");
  const double length = fw_frame_width (&lorenz->frame, words, size, FALSE);
  const double diagonal = hypot (plot->width, plot->height);
  const double c = plot->width / diagonal, s = plot->height / diagonal;
  const FwPoint middle = { plot->x + 0.42 * plot->width - 0.9 * size * s,
                           plot->y + 0.58 * plot->height - 0.9 * size * c };
  const double width = length * c + size * FW_LINE_HEIGHT * s,
               height = length * s + size * FW_LINE_HEIGHT * c;
  const FwMark line = fw_frame_stroke (&lorenz->frame, FW_ROLE_BASELINE, 1.25, FW_DASH_SHORT);
  const FwMark text = { .region = FW_REGION_PLOT,
                        .fill = FW_ROLE_MUTED,
                        .datum = -1,
                        .text = (char *)words,
                        .size = size,
                        .anchor = FW_ANCHOR_MIDDLE,
                        .angle = -atan2 (plot->height, plot->width) * 180 / G_PI };
  const FwRect box = { middle.x - width / 2, middle.y - height / 2, width, height };

  fw_scene_add_rule (lorenz->frame.scene, &line, point_at (plot, 0, 0), point_at (plot, 1, 1));
  if (length > 0.72 * diagonal)
    return;
  fw_scene_add_text (lorenz->frame.scene, &text, &box);
  /* Its upright bounds are mostly empty: only what the letters cover is kept clear. */
  for (guint i = 0; i < TURNED_PARTS; i++)
    {
      const double along = ((double)i + 0.5) / TURNED_PARTS - 0.5, half = size * FW_LINE_HEIGHT / 2;
      const double w = length / TURNED_PARTS * c / 2 + half * s,
                   h = length / TURNED_PARTS * s / 2 + half * c;

      fw_labels_keep_clear (lorenz->frame.labels,
                            &(FwRect){ middle.x + along * length * c - w,
                                       middle.y - along * length * s - h, 2 * w, 2 * h });
    }
}

/* "before" and "with the plan" in the empty corner, led to the curve. */
static void
add_names (Lorenz *lorenz)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const FwRect *plot = &lorenz->main;
  const double share = curve_at (lorenz->data, lorenz->data->before, 0.86),
               line = layout->label * FW_LINE_HEIGHT;
  const FwPoint on_curve = point_at (plot, 0.86, share);
  const double right = plot->x + plot->width - 0.3 * layout->tick;
  const double y = MIN (on_curve.y + 0.22 * plot->height, plot->y + 0.74 * plot->height);
  const FwMark leader = fw_frame_stroke (&lorenz->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  if (!lorenz->changed || lorenz->keyed)
    return;
  fw_scene_add_rule (lorenz->frame.scene, &leader, on_curve,
                     (FwPoint){ right - 2 * layout->label, y - 0.6 * line });
  fw_labels_add (lorenz->frame.labels, &(FwLabel){ .text = _ ("before"),
                                                   .size = layout->label,
                                                   .bold = TRUE,
                                                   .halo = TRUE,
                                                   .role = FW_ROLE_MUTED,
                                                   .priority = FW_LABEL_SERIES,
                                                   .places = { { { right, y }, FW_ANCHOR_END } },
                                                   .n_places = 1,
                                                   .datum = -1 });
  fw_labels_add (lorenz->frame.labels,
                 &(FwLabel){ .text = _ ("with the plan"),
                             .size = layout->label,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = FW_ROLE_SERIES_1_TEXT,
                             .priority = FW_LABEL_SERIES,
                             .places = { { { right, y + line }, FW_ANCHOR_END } },
                             .n_places = 1,
                             .datum = -1 });
}

/* On one line where there is room for it in the corner under the curve, else on two. */
static void
add_readable_point (Lorenz *lorenz)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const double share = curve_at (lorenz->data, lorenz->data->after, 0.5);
  const FwPoint at = point_at (&lorenz->main, 0.5, share);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * layout->marker,
                       .datum = 4 };
  g_autofree char *percent = fw_unit_format (share, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (_ ("poorest half: %s of income"), percent);
  const double x = at.x + 0.8 * layout->tick, room = lorenz->main.x + lorenz->main.width - x;
  g_auto (GStrv) lines
      = fw_text_metrics_wrap (lorenz->frame.text, text, layout->tick, FALSE, room, TRUE);
  const guint n = g_strv_length (lines);
  const double line = layout->tick * FW_LINE_HEIGHT;
  double y = at.y + (n > 1 ? 0.2 : 0.9) * layout->tick;

  fw_scene_add_marker (lorenz->frame.scene, &dot, at, 4.5 * layout->marker);
  for (guint i = 0; i < n; i++, y += line)
    fw_labels_add (lorenz->frame.labels, &(FwLabel){ .text = lines[i],
                                                     .size = layout->tick,
                                                     .halo = TRUE,
                                                     .role = FW_ROLE_TEXT,
                                                     .priority = FW_LABEL_VALUE,
                                                     .places = { { { x, y }, FW_ANCHOR_START } },
                                                     .n_places = 1,
                                                     .datum = 4 });
}

static void
add_households_axis (Lorenz *lorenz, const FwRect *plot)
{
  const FwScale x = { 0, 1, plot->x, plot->x + plot->width };
  const FwBottomAxis axis = { .at = quarters_of_all,
                              .n = G_N_ELEMENTS (quarters_of_all),
                              .unit = FW_UNIT_SHARE,
                              .one_unit = TRUE,
                              .title = _ ("Households, poorest to richest") };

  fw_axis_bottom (&lorenz->frame, &axis, &x, plot);
}

static FwValueAxis
share_axis (void)
{
  FwValueAxis axis = { .ticks = { .step = 0.25, .n = G_N_ELEMENTS (quarters_of_all) },
                       .unit = FW_UNIT_SHARE,
                       .factor = 1,
                       .one_unit = TRUE };

  for (guint i = 0; i < axis.ticks.n; i++)
    axis.ticks.at[i] = quarters_of_all[i];
  return axis;
}

/* One datum a tenth of the households. */
static void
add_data (Lorenz *lorenz)
{
  const FwLorenzData *data = lorenz->data;

  for (guint d = 1; d <= N_DECILES; d++)
    {
      const double p = (double)d / N_DECILES, share = curve_at (data, data->after, p);
      const double change = share - curve_at (data, data->before, p);
      const FwPoint at = point_at (&lorenz->main, p, share);
      const double width = lorenz->main.width / N_DECILES;
      const FwRect hit = { at.x - width, lorenz->main.y, width, lorenz->main.height };
      const FwRect focus = { at.x - 6, at.y - 6, 12, 12 };
      const guint unit = fraction_for (lorenz->largest);
      g_autofree char *households = fw_unit_format (p, FW_UNIT_SHARE, FW_STYLE_LABEL);
      g_autofree char *income = fw_unit_format (share, FW_UNIT_SHARE, FW_STYLE_LABEL);
      g_autofree char *moved
          = fw_unit_format (change / fractions[unit].share, FW_UNIT_RATIO, FW_STYLE_SIGNED);
      g_autofree char *label = g_strdup_printf (_ ("poorest %s of households"), households);
      g_autofree char *value
          = lorenz->changed ? g_strdup_printf (_ ("%s of income with the plan, a change of %s %s"),
                                               income, moved, _ (fractions[unit].words))
                            : g_strdup_printf (_ ("%s of income"), income);

      fw_scene_add_datum (lorenz->frame.scene, label, value, 0, &focus, &hit);
    }
}

static void
draw_curves (Lorenz *lorenz)
{
  const FwValueAxis axis = share_axis ();
  const FwScale y = { 0, 1, lorenz->main.y + lorenz->main.height, lorenz->main.y };

  fw_axis_value (&lorenz->frame, &axis, &y, &lorenz->main, TRUE);
  add_diagonal (lorenz);
  add_households_axis (lorenz, &lorenz->main);
  add_curve (lorenz, lorenz->data->before, FW_ROLE_BASELINE, lorenz->changed ? 4.5 : 2.75);
  if (lorenz->changed)
    add_curve (lorenz, lorenz->data->after, FW_ROLE_SERIES_1, 2);
  add_readable_point (lorenz);
  add_names (lorenz);
}

/* --- The difference, magnified. */

static char *
gini_change (const FwLorenzData *data)
{
  g_autofree char *change
      = fw_unit_format (data->gini_change, FW_UNIT_INDEX_CHANGE, FW_STYLE_SIGNED);

  return g_strdup_printf (_ ("Gini change %s"), change);
}

/* The change of the Gini and under it the survey's margin: both, or where there is no height for
 * both neither, and the words say it. */
static void
add_change (Lorenz *lorenz)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const FwLorenzData *data = lorenz->data;
  const FwRect *plot = &lorenz->gap;
  const double right = plot->x + plot->width, line = layout->tick * FW_LINE_HEIGHT;
  const double outer
      = lorenz->largest > 0 ? plot->y + 0.5 * line : plot->y + plot->height - 1.8 * line;
  g_autofree char *gini = gini_change (data);
  const double second = outer + 0.5 * line + 0.55 * layout->label * FW_LINE_HEIGHT;
  double wide = fw_frame_width (&lorenz->frame, gini, layout->label, TRUE);

  if (second + 0.5 * line > lorenz->frame.area.y + lorenz->frame.area.height)
    return;
  fw_labels_add (lorenz->frame.labels,
                 &(FwLabel){ .text = gini,
                             .size = layout->label,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = FW_ROLE_SERIES_1_TEXT,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { right, outer }, FW_ANCHOR_END } },
                             .n_places = 1,
                             .datum = -1 });
  if (isfinite (data->gini_margin))
    {
      g_autofree char *margin = fw_unit_format (data->gini_margin, FW_UNIT_INDEX, FW_STYLE_LABEL);
      g_autofree char *text = g_strdup_printf (_ ("ACS margin about ±%s"), margin);

      wide = fmax (wide, fw_frame_width (&lorenz->frame, text, layout->tick, FALSE));
      fw_labels_add (lorenz->frame.labels,
                     &(FwLabel){ .text = text,
                                 .size = layout->tick,
                                 .halo = TRUE,
                                 .role = FW_ROLE_MUTED,
                                 .priority = FW_LABEL_EXTREME,
                                 .places = { { { right, second }, FW_ANCHOR_END } },
                                 .n_places = 1,
                                 .datum = -1 });
    }
  fw_labels_keep_clear (lorenz->frame.labels,
                        &(FwRect){ right - wide - layout->tick, outer, layout->tick, 2 * line });
}

/* Where the difference is largest: beside its dot, never in the column of the axis. */
static void
add_gap_labels (Lorenz *lorenz, const FwScale *y, FwPoint peak)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const FwRect *plot = &lorenz->gap;
  const double off = (lorenz->largest > 0 ? -1.3 : 1.3) * layout->tick;
  g_autofree char *where
      = fw_unit_format (lorenz->data->p[lorenz->where], FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *largest = g_strdup_printf (_ ("largest for the poorest %s"), where);
  const double wide = fw_frame_width (&lorenz->frame, largest, layout->tick, FALSE);
  const FwPlace places[] = { { { peak.x, peak.y + off }, FW_ANCHOR_MIDDLE },
                             { { peak.x - layout->tick, peak.y + off / 2 }, FW_ANCHOR_END },
                             { { plot->x + 4, peak.y + off }, FW_ANCHOR_START },
                             { { peak.x, fw_scale_map (y, 0) - off / 2 }, FW_ANCHOR_MIDDLE } };
  FwLabel label = { .text = largest,
                    .size = layout->tick,
                    .halo = TRUE,
                    .role = FW_ROLE_TEXT,
                    .priority = FW_LABEL_NOTE,
                    .datum = -1 };

  add_change (lorenz);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const double part = places[i].anchor == FW_ANCHOR_END      ? 1
                          : places[i].anchor == FW_ANCHOR_MIDDLE ? 0.5
                                                                 : 0;

      if (places[i].at.x - part * wide >= plot->x)
        label.places[label.n_places++] = places[i];
    }
  if (label.n_places > 0)
    fw_labels_add (lorenz->frame.labels, &label);
}

static void
add_gap_area (Lorenz *lorenz, const FwScale *y)
{
  const FwLorenzData *data = lorenz->data;
  const FwRect *plot = &lorenz->gap;
  const FwMark fill = { .region = FW_REGION_PLOT, .fill = FW_ROLE_RANGE_80, .datum = -1 };
  const FwMark line = fw_frame_stroke (&lorenz->frame, FW_ROLE_SERIES_1, 2, FW_DASH_SOLID);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * lorenz->frame.layout.marker,
                       .datum = -1 };
  g_autofree FwPoint *points = g_new (FwPoint, data->n + 2);
  const double zero = fw_scale_map (y, 0);

  for (gsize i = 0; i < data->n; i++)
    points[i] = (FwPoint){ plot->x + data->p[i] * plot->width,
                           fw_scale_map (y, data->after[i] - data->before[i]) };
  points[data->n] = (FwPoint){ plot->x + plot->width, zero };
  points[data->n + 1] = (FwPoint){ plot->x, zero };
  fw_scene_add_area (lorenz->frame.scene, &fill, points, (guint)data->n + 2);
  fw_scene_add_line (lorenz->frame.scene, &line, points, (guint)data->n);
  fw_scene_add_marker (lorenz->frame.scene, &dot, points[lorenz->where],
                       4 * lorenz->frame.layout.marker);
  add_gap_labels (lorenz, y, points[lorenz->where]);
}

static double
words_height (const Lorenz *lorenz, const char *words, double size, gboolean bold, double width)
{
  g_auto (GStrv) lines = fw_text_metrics_wrap (lorenz->frame.text, words, size, bold, width, FALSE);

  return g_strv_length (lines) * size * FW_LINE_HEIGHT;
}

static FwValueAxis
gap_axis (const Lorenz *lorenz, guint unit)
{
  double high = MAX (lorenz->largest, 0), low = MIN (lorenz->largest, 0);

  fw_chart_hold_extent (lorenz->data->context.hold, 0, &low, &high);
  return (FwValueAxis){ .ticks = fw_ticks_cover (low * 1.3, high * 1.3, 4, FALSE),
                        .unit = FW_UNIT_RATIO,
                        .factor = 1 / fractions[unit].share };
}

/* Heading and axis of the difference; @room is where it may stand, heading included. */
static void
draw_gap (Lorenz *lorenz, const FwRect *room, double main_height)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const guint unit = fraction_for (lorenz->largest);
  const FwValueAxis axis = gap_axis (lorenz, unit);
  const double span = fw_ticks_last (&axis.ticks) - fw_ticks_first (&axis.ticks);
  const double left = fw_axis_value_room (&lorenz->frame, &axis),
               bottom = layout->tick * (0.4 + 2 * FW_LINE_HEIGHT);
  g_autofree char *heading = NULL, *times = NULL, *caption = NULL;
  FwRect at = *room;
  FwScale y;

  /* First the plot, as high as heading and caption leave it. */
  caption
      = g_strdup_printf (_ ("Income share gained by the poorest, %s"), _ (fractions[unit].words));
  at.height = words_height (lorenz, _ ("The difference, magnified about 100,000 times"),
                            layout->label, TRUE, room->width)
              + words_height (lorenz, caption, layout->tick, FALSE, room->width)
              + 0.5 * layout->tick;
  lorenz->gap
      = (FwRect){ room->x + left, room->y + at.height + 0.5 * layout->tick, room->width - left,
                  room->height - at.height - 0.5 * layout->tick - bottom };
  times = fw_unit_format (lorenz->gap.height / span / main_height, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  heading = lorenz->gap.height / span / main_height >= 2
                ? g_strdup_printf (_ ("The difference, magnified about\u00a0%s\u00a0times"), times)
                : g_strdup (_ ("The difference"));
  at.y += fw_frame_heading (&lorenz->frame, heading, layout->label, TRUE, FW_ROLE_TEXT, &at);
  fw_frame_heading (&lorenz->frame, caption, layout->tick, FALSE, FW_ROLE_MUTED, &at);

  y = (FwScale){ fw_ticks_first (&axis.ticks), fw_ticks_last (&axis.ticks),
                 lorenz->gap.y + lorenz->gap.height, lorenz->gap.y };
  fw_axis_value (&lorenz->frame, &axis, &y, &lorenz->gap, TRUE);
  add_households_axis (lorenz, &lorenz->gap);
  add_gap_area (lorenz, &y);
}

/* Beside a curve that stands alone: who holds what. */
static void
write_shares (Lorenz *lorenz, const FwRect *room)
{
  static const struct
  {
    double p;
    gboolean above;
    const char *words;
  } parts[] = {
    { 0.2, FALSE, N_ ("held by the poorest fifth of households") },
    { 0.5, FALSE, N_ ("held by the poorest half") },
    { 0.9, TRUE, N_ ("held by the richest tenth") },
  };
  const FwLayout *layout = &lorenz->frame.layout;
  FwRect at = *room;

  at.y += 0.15 * room->height;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const double below = curve_at (lorenz->data, lorenz->data->before, parts[i].p);
      g_auto (GStrv) lines = fw_text_metrics_wrap (lorenz->frame.text, _ (parts[i].words),
                                                   layout->tick, FALSE, room->width, FALSE);
      g_autofree char *share
          = fw_unit_format (parts[i].above ? 1 - below : below, FW_UNIT_SHARE, FW_STYLE_LABEL);

      if (at.y + (1.3 * layout->label + g_strv_length (lines) * layout->tick) * FW_LINE_HEIGHT
          > room->y + room->height)
        return;
      at.y
          += fw_frame_heading (&lorenz->frame, share, 1.3 * layout->label, TRUE, FW_ROLE_TEXT, &at);
      at.y += fw_frame_heading (&lorenz->frame, _ (parts[i].words), layout->tick, FALSE,
                                FW_ROLE_MUTED, &at);
      at.y += 0.8 * layout->tick;
    }
}

static void
draw (Lorenz *lorenz)
{
  const FwLayout *layout = &lorenz->frame.layout;
  const FwRect *area = &lorenz->frame.area;
  const FwValueAxis axis = share_axis ();
  const double left = fw_axis_value_room (&lorenz->frame, &axis),
               top = layout->tick * FW_LINE_HEIGHT / 2;
  const double bottom = layout->tick * (0.4 + 2 * FW_LINE_HEIGHT), gutter = 2 * layout->tick;
  const gboolean below = layout->klass == FW_CLASS_SMALL || area->height > TALL * area->width;
  const double share = !lorenz->changed ? 1 : below ? 0.58 : 0.5;
  FwRect first = *area, second = *area;

  if (below)
    {
      first.height = share * area->height;
      second.y += first.height + 0.5 * layout->tick;
      second.height -= first.height + 0.5 * layout->tick;
    }
  else
    {
      first.width = MIN (lorenz->changed ? share * area->width - gutter / 2 : 0.64 * area->width,
                         area->height + left);
      second.x += first.width + gutter;
      second.width -= first.width + gutter;
    }
  lorenz->main = (FwRect){ first.x + left, first.y + top, first.width - left - layout->tick,
                           first.height - top - bottom };
  if (!below)
    {
      lorenz->main.height = MIN (lorenz->main.height, SLIM * lorenz->main.width);
      second.height = top + lorenz->main.height + bottom;
    }
  add_data (lorenz);
  draw_curves (lorenz);
  if (lorenz->changed)
    draw_gap (lorenz, &second, lorenz->main.height);
  else if (!below)
    write_shares (lorenz, &second);
}

static void
add_table (FwScene *scene, const FwLorenzData *data)
{
  fw_scene_add_column (scene, _ ("Poorest share of households"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Share of income before"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Share of income with the plan"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Difference in share of income"), FW_UNIT_SHARE, FALSE);
  for (guint i = 0; data->n > 1 && i <= TABLE_STEPS; i++)
    {
      const double p = (double)i / TABLE_STEPS;
      const double before = curve_at (data, data->before, p);
      const double after = curve_at (data, data->after, p);

      fw_scene_add_cell_number (scene, p);
      fw_scene_add_cell_number (scene, before);
      fw_scene_add_cell_number (scene, after);
      fw_scene_add_cell_number (scene, after - before);
    }
}

static char *
describe (const Lorenz *lorenz)
{
  const FwLorenzData *data = lorenz->data;
  GString *words = g_string_new (NULL);
  g_autofree char *fifth
      = fw_unit_format (curve_at (data, data->before, 0.2), FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *half
      = fw_unit_format (curve_at (data, data->before, 0.5), FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *top
      = fw_unit_format (1 - curve_at (data, data->before, 0.9), FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *gini = fw_unit_format (data->gini_before, FW_UNIT_INDEX, FW_STYLE_LABEL);

  g_string_append_printf (
      words,
      _ ("Before the plan the poorest fifth of households hold %s of income, the poorest half %s, "
         "the richest tenth %s; the Gini is %s."),
      fifth, half, top, gini);
  if (lorenz->changed)
    {
      const guint unit = fraction_for (lorenz->largest);
      g_autofree char *change = gini_change (data);
      g_autofree char *where
          = fw_unit_format (data->p[lorenz->where], FW_UNIT_SHARE, FW_STYLE_LABEL);
      g_autofree char *largest = fw_unit_format (lorenz->largest / fractions[unit].share,
                                                 FW_UNIT_RATIO, FW_STYLE_SIGNED);

      g_string_append_c (words, ' ');
      g_string_append_printf (
          words, _ ("%s. The plan changes the share of the poorest %s most, by %s %s."), change,
          where, largest, _ (fractions[unit].words));
    }
  return g_string_free (words, FALSE);
}

/**
 * fw_chart_lorenz:
 * @data: the Lorenz curves of one result
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Lorenz curves before (wide) and with the plan (thin on it), and their difference, so much
 * magnified as the heading says, since a program hardly moves a city's incomes. Without a change
 * the curve alone.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_lorenz (const FwLorenzData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  const gboolean drawable = is_drawable (data),
                 narrow = size.width / fw_text_metrics_scale (text) < 480;
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  Lorenz lorenz = { .data = data };
  g_autofree char *title = NULL, *subtitle = NULL;
  FwFrameWords words = { .kind = _ ("Lorenz curve of household incomes"),
                         .source = data->context.source,
                         .date = data->context.date };
  double natural;

  if (drawable)
    find_largest (&lorenz);
  title = drawable ? make_title (&lorenz) : g_strdup (_ ("Household incomes are not known here"));
  subtitle = make_subtitle (&lorenz);
  words.title = title;
  words.subtitle = subtitle;
  natural = !drawable ? 10 * em
            : narrow  ? (lorenz.changed ? 1.45 : 0.85) * MAX (size.width, 26 * em)
                      : CLAMP (0.44 * size.width, 22 * em, 32 * em);
  if (lorenz.changed && size.width - 2 * layout.margin < (narrow ? TIGHT : NARROW) * layout.label)
    {
      lorenz.keyed = TRUE;
      words.keys[words.n_keys++]
          = (FwKey){ FW_KEY_WIDE_LINE, FW_ROLE_BASELINE, FW_ROLE_NONE, _ ("before") };
      words.keys[words.n_keys++]
          = (FwKey){ FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("with the plan") };
    }
  fw_frame_begin (&lorenz.frame, &words, theme, text, size,
                  drawable && narrow && lorenz.changed ? 36 * em : 18 * em, natural);
  add_table (lorenz.frame.scene, data);
  if (!drawable)
    {
      const char *sentence
          = _ ("This plan has no household incomes, so there is no curve to draw.");

      fw_frame_empty (&lorenz.frame, sentence);
      fw_scene_take_description (lorenz.frame.scene, g_strdup (sentence));
      return fw_frame_end (&lorenz.frame);
    }
  fw_scene_take_description (lorenz.frame.scene, describe (&lorenz));
  draw (&lorenz);
  return fw_frame_end (&lorenz.frame);
}
