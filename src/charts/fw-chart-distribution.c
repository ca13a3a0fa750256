/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-distribution.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"

#define MAX_PANELS   6
#define PANEL_WIDTH  11.0 /* at least, in sizes of a tick */
#define PANEL_HEIGHT 19.5 /* that looks well, in sizes of a tick */
#define PANEL_LEAST  15.0
#define BINS_A_STEP  4    /* bins that the keyboard walks at once: $20,000 */
#define ROOM_ABOVE   1.08 /* of the highest bin, the highest grid line */
#define CLEAR        0.25 /* in sizes of a tick: a bar so high stays under the words at the zero line */
#define VISIBLE      0.015 /* of the highest bin: a change that can be seen */

/* Net number of households that come to stand above an income. */
typedef struct
{
  double edge;  /* dollars */
  double above; /* households more above it with the plan; negative: fewer */
} Crossing;

typedef struct
{
  FwFrame frame;
  const FwDistributionData *data;
  gsize first, n; /* groups drawn */
  guint columns, rows;
  gboolean changed;
  gboolean tall_heads, brief; /* name and median on two lines; median without what it was */
  double highest;             /* share of a group's households in one bin */
  FwValueAxis shares, changes;
} Incomes;

static double
total (const FwDistributionData *data, const double *bins)
{
  double sum = 0;

  for (gsize b = 0; b < data->n_bins; b++)
    sum += bins[b];
  return sum;
}

static gboolean
is_drawable (const FwDistributionData *data)
{
  if (data->n_groups == 0 || data->n_even < 2)
    return FALSE;
  for (gsize g = 0; g < data->n_groups; g++)
    {
      const FwIncomeGroup *group = &data->groups[g];

      if (!(total (data, group->before) > 0) || !isfinite (total (data, group->before))
          || !isfinite (total (data, group->after)))
        return FALSE;
    }
  return TRUE;
}

/* Where most households cross an edge, all groups taken together: the one income the chart speaks
 * of. */
static Crossing
find_crossing (const FwDistributionData *data)
{
  Crossing best = { 0 };
  double below = 0;

  for (gsize b = 0; b + 1 < data->n_bins; b++)
    {
      for (gsize g = 0; g < data->n_groups; g++)
        below += data->groups[g].after[b] - data->groups[g].before[b];
      if (fabs (below) > fabs (best.above))
        best = (Crossing){ data->edges[b + 1], -below };
    }
  return best;
}

static double
above_edge (const FwDistributionData *data, gsize group, double edge)
{
  double sum = 0;

  for (gsize b = 0; b < data->n_bins; b++)
    if (data->edges[b] >= edge)
      sum += data->groups[group].after[b] - data->groups[group].before[b];
  return sum;
}

/* The same income, for the groups drawn alone. */
static Crossing
drawn_crossing (const Incomes *incomes)
{
  Crossing crossing = { find_crossing (incomes->data).edge, 0 };

  for (gsize g = incomes->first; g < incomes->first + incomes->n; g++)
    crossing.above += above_edge (incomes->data, g, crossing.edge);
  return crossing;
}

static void
measure (Incomes *incomes)
{
  const FwDistributionData *data = incomes->data;
  double most = 0, least = 0, largest = 0, none = 0;

  for (gsize g = incomes->first; g < incomes->first + incomes->n; g++)
    {
      const FwIncomeGroup *group = &data->groups[g];
      const double before = total (data, group->before), after = total (data, group->after);

      for (gsize b = 0; b < data->n_even; b++)
        {
          const double change = group->after[b] - group->before[b];

          incomes->highest = MAX (incomes->highest, group->before[b] / before);
          if (after > 0)
            incomes->highest = MAX (incomes->highest, group->after[b] / after);
          most = MAX (most, change);
          least = MIN (least, change);
          largest = MAX (largest, fabs (change));
        }
    }
  incomes->changed = largest >= 0.05;
  fw_chart_hold_extent (data->context.hold, 0, &none, &incomes->highest);
  fw_chart_hold_extent (data->context.hold, 1, &least, &most);
  incomes->shares = (FwValueAxis){ .ticks = fw_ticks_cover (0, incomes->highest, 3, FALSE),
                                   .unit = FW_UNIT_SHARE,
                                   .factor = 1,
                                   .one_unit = TRUE };
  /* The curves fill their plot: a line far above them all would stand over nothing. */
  if (incomes->shares.ticks.n > 2
      && fw_ticks_last (&incomes->shares.ticks) > ROOM_ABOVE * incomes->highest)
    incomes->shares.ticks.n--;
  incomes->changes = (FwValueAxis){ .ticks = fw_ticks_cover (least, most, 3, largest >= 2),
                                    .unit = largest >= 2 ? FW_UNIT_PERSONS : FW_UNIT_RATIO,
                                    .factor = 1 };
}

static gboolean
can_be_seen (const Incomes *incomes)
{
  const FwDistributionData *data = incomes->data;

  for (gsize g = incomes->first; g < incomes->first + incomes->n; g++)
    for (gsize b = 0; b < data->n_even; b++)
      if (fabs (data->groups[g].after[b] - data->groups[g].before[b])
              / total (data, data->groups[g].before)
          > VISIBLE * incomes->highest)
        return TRUE;
  return FALSE;
}

/* Whether the numbers at the panels come to the title's, as they are written. */
static gboolean
adds_up (const Incomes *incomes)
{
  const Crossing crossing = drawn_crossing (incomes);
  double parts[MAX_PANELS];

  for (gsize i = 0; i < incomes->n; i++)
    {
      parts[i] = above_edge (incomes->data, incomes->first + i, crossing.edge);
      if (fabs (parts[i]) < 0.5)
        parts[i] = 0;
    }
  return fw_unit_adds_up (parts, (guint)incomes->n, crossing.above, FW_UNIT_HOUSEHOLDS);
}

/* "about 110 more households have over $30,000", of the groups drawn. */
static char *
crossing_words (const Incomes *incomes, const Crossing *crossing)
{
  const gboolean more = crossing->above > 0;
  g_autofree char *number
      = fw_unit_format (fabs (crossing->above), FW_UNIT_HOUSEHOLDS, FW_STYLE_TITLE);
  g_autofree char *edge = fw_unit_format (crossing->edge, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  return g_strdup_printf (more ? _ ("about\u00a0%s more households have over %s")
                               : _ ("about\u00a0%s fewer households have over %s"),
                          number, edge);
}

static char *
make_title (const Incomes *incomes)
{
  const FwDistributionData *data = incomes->data;
  const Crossing crossing = drawn_crossing (incomes);
  const gboolean alone = incomes->n == 1 && data->n_groups > 1, seen = can_be_seen (incomes);
  const char *group = data->groups[incomes->first].name;
  g_autofree char *words = NULL;

  if (!incomes->changed)
    return g_strdup (_ ("No household’s income changes by the plan"));
  if (fabs (crossing.above) < 0.5)
    return g_strdup (_ ("Less than one household moves over any income line"));
  words = crossing_words (incomes, &crossing);
  /* Translators: a group; "about 110 more households have over $30,000". */
  if (alone)
    return g_strdup_printf (seen ? _ ("%s: the income curve shifts; %s")
                                 : _ ("%s: no visible shift; %s"),
                            group, words);
  /* Translators: "about 110 more households have over $30,000". */
  if (data->n_groups == 1)
    return g_strdup_printf (seen ? _ ("The income curve shifts: %s")
                                 : _ ("The income curve does not shift visibly: %s"),
                            words);
  return g_strdup_printf (seen ? _ ("Income curves shift: %s")
                               : _ ("No group’s income curve shifts visibly: %s"),
                          words);
}

static char *
make_subtitle (const Incomes *incomes)
{
  const FwDistributionData *data = incomes->data;
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);
  g_autofree char *width
      = fw_unit_format (data->edges[1] - data->edges[0], FW_UNIT_DOLLARS, FW_STYLE_TABLE);

  if (!incomes->changed)
    return g_strdup_printf (_ ("Share of each group’s households per %s of yearly income, %s"),
                            width, data->context.place);
  return g_strdup_printf (
      adds_up (incomes)
          ? _ ("Share of each group’s households per %s of yearly income, %s, year from %s; below, "
               "households added or removed by plan “%s”, averages")
          : _ ("Share of each group’s households per %s of yearly income, %s, year from %s; below, "
               "households added or removed by plan “%s”, averages, each rounded"),
      width, data->context.place, quarter, data->context.scenario);
}

/* Where the incomes come from, and why the words are of this income and no other. */
static char *
make_source (const Incomes *incomes)
{
  const Crossing crossing = find_crossing (incomes->data);
  g_autofree char *edge = fw_unit_format (crossing.edge, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  if (!incomes->changed || fabs (crossing.above) < 0.5)
    return g_strdup (incomes->data->context.source);
  /* Translators: sources of the incomes; an income. */
  return g_strdup_printf (_ ("%s. Of all income lines, %s is crossed by the most households"),
                          incomes->data->context.source, edge);
}

/* --- One panel. */

typedef struct
{
  gsize group;
  FwRect curve, change; /* plots */
  FwScale x, share, households;
} Panel;

static double
drawn_top (const FwDistributionData *data)
{
  return data->n_even < data->n_bins ? data->edges[data->n_even]
                                     : data->edges[data->n_even - 1] + data->edges[1];
}

static void
add_curve (Incomes *incomes, const Panel *panel, const double *bins, FwRole role, double width,
           gboolean filled)
{
  const FwDistributionData *data = incomes->data;
  const double all = total (data, bins), half = data->edges[1] / 2;
  const FwMark line = fw_frame_stroke (&incomes->frame, role, width, FW_DASH_SOLID);
  const FwMark fill = { .region = FW_REGION_PLOT, .fill = role, .tint = FW_TINT_PALE, .datum = -1 };
  const double bottom = panel->curve.y + panel->curve.height;
  g_autofree FwPoint *points = g_new (FwPoint, data->n_even + 4);
  guint n = 0;

  if (!(all > 0))
    return;
  points[n++] = (FwPoint){ panel->curve.x, bottom };
  points[n++] = (FwPoint){ panel->curve.x, fw_scale_map (&panel->share, bins[0] / all) };
  for (gsize b = 0; b < data->n_even; b++)
    points[n++] = (FwPoint){ fw_scale_map (&panel->x, data->edges[b] + half),
                             fw_scale_map (&panel->share, bins[b] / all) };
  points[n] = (FwPoint){ points[n - 1].x, bottom };
  if (filled)
    fw_scene_add_area (incomes->frame.scene, &fill, points, n + 1);
  fw_scene_add_line (incomes->frame.scene, &line, points + 1, n - 1);
}

static void
add_median (Incomes *incomes, const Panel *panel)
{
  const FwDistributionData *data = incomes->data;
  const FwIncomeGroup *group = &data->groups[panel->group];
  const double median = group->median_after, x = fw_scale_map (&panel->x, median);
  const FwMark rule = fw_frame_stroke (&incomes->frame, FW_ROLE_TEXT, 1.25, FW_DASH_DOTS);
  gsize bin = 0;

  if (!isfinite (median) || median <= 0 || median >= drawn_top (data))
    return;
  while (bin + 1 < data->n_even && data->edges[bin + 1] <= median)
    bin++;
  fw_scene_add_rule (
      incomes->frame.scene, &rule,
      (FwPoint){ x, fw_scale_map (&panel->share, group->after[bin] / total (data, group->after)) },
      (FwPoint){ x, panel->curve.y + panel->curve.height });
}

/* How many have more than the axis shows; only where the curve leaves the corner free. */
static void
add_open_share (Incomes *incomes, const Panel *panel)
{
  const FwDistributionData *data = incomes->data;
  const FwLayout *layout = &incomes->frame.layout;
  const FwIncomeGroup *group = &data->groups[panel->group];
  const double right = panel->curve.x + panel->curve.width, all = total (data, group->after);
  const double y = panel->curve.y + 0.8 * layout->tick;
  double above = 0, width;
  g_autofree char *share = NULL, *edge = NULL, *text = NULL;

  for (gsize b = data->n_even; b < data->n_bins; b++)
    above += group->after[b];
  if (!(above > 0) || !(all > 0))
    return;
  share = fw_unit_format (above / all, FW_UNIT_SHARE, FW_STYLE_LABEL);
  edge = fw_unit_format (drawn_top (data), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  text = g_strdup_printf (_ ("%s over %s"), share, edge);
  width = fw_frame_width (&incomes->frame, text, 0.95 * layout->tick, FALSE);
  for (gsize b = 0; b < data->n_even; b++)
    if (fw_scale_map (&panel->x, data->edges[b] + data->edges[1]) > right - width - layout->tick
        && fw_scale_map (&panel->share, group->after[b] / all) < y + layout->tick)
      return;
  fw_labels_add (incomes->frame.labels, &(FwLabel){ .text = text,
                                                    .size = 0.95 * layout->tick,
                                                    .halo = TRUE,
                                                    .role = FW_ROLE_MUTED,
                                                    .priority = FW_LABEL_NOTE,
                                                    .places = { { { right, y }, FW_ANCHOR_END } },
                                                    .n_places = 1,
                                                    .datum = -1 });
}

/* Without what it was where there is no room for it, and where the change is less than the figures
 * that are written: they would make a step of a few dollars one of a hundred. */
static char *
median_words (const FwIncomeGroup *group, gboolean brief)
{
  const double change = fabs (group->median_after - group->median_before);
  const double figure = pow (10, floor (log10 (fmax (fabs (group->median_after), 1))) - 2);
  g_autofree char *before = fw_unit_format (group->median_before, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *after = fw_unit_format (group->median_after, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  if (change < figure)
    return g_strdup_printf (_ ("median %s"), before);
  return brief || g_str_equal (before, after)
             ? g_strdup_printf (_ ("median %s"), after)
             : g_strdup_printf (_ ("median %s, was %s"), after, before);
}

/* Name and median on one line where they fit in every panel. */
static void
measure_heads (Incomes *incomes, double column)
{
  const FwLayout *layout = &incomes->frame.layout;

  for (gsize g = incomes->first; g < incomes->first + incomes->n; g++)
    {
      g_autofree char *median = median_words (&incomes->data->groups[g], FALSE);

      if (fw_frame_width (&incomes->frame, incomes->data->groups[g].name, layout->label, TRUE)
              + fw_frame_width (&incomes->frame, median, layout->tick, FALSE) + layout->tick
          > column)
        incomes->tall_heads = TRUE;
      if (fw_frame_width (&incomes->frame, median, layout->tick, FALSE) > column)
        incomes->brief = TRUE;
    }
}

static double
head_height (const Incomes *incomes)
{
  const FwLayout *layout = &incomes->frame.layout;

  return (layout->label + (incomes->tall_heads ? layout->tick : 0)) * FW_LINE_HEIGHT
         + 0.4 * layout->tick;
}

static void
add_heading (Incomes *incomes, gsize group, FwPoint at)
{
  const FwLayout *layout = &incomes->frame.layout;
  g_autofree char *median = median_words (&incomes->data->groups[group], incomes->brief);
  const double second = at.y + (layout->label + layout->tick) * FW_LINE_HEIGHT / 2 + 1;

  fw_labels_add (incomes->frame.labels, &(FwLabel){ .text = incomes->data->groups[group].name,
                                                    .tail = incomes->tall_heads ? NULL : median,
                                                    .size = layout->label,
                                                    .tail_size = layout->tick,
                                                    .bold = TRUE,
                                                    .role = fw_theme_series_text ((guint)group),
                                                    .tail_role = FW_ROLE_MUTED,
                                                    .priority = FW_LABEL_VALUE,
                                                    .places = { { at, FW_ANCHOR_START } },
                                                    .n_places = 1,
                                                    .datum = -1 });
  if (incomes->tall_heads)
    fw_labels_add (incomes->frame.labels,
                   &(FwLabel){ .text = median,
                               .size = layout->tick,
                               .role = FW_ROLE_MUTED,
                               .priority = FW_LABEL_SERIES,
                               .places = { { { at.x, second }, FW_ANCHOR_START } },
                               .n_places = 1,
                               .datum = -1 });
}

/* Households added stand up in plain bars, those removed hang down hatched. */
static void
add_change_bars (Incomes *incomes, const Panel *panel)
{
  const FwDistributionData *data = incomes->data;
  const FwIncomeGroup *group = &data->groups[panel->group];
  const double zero = fw_scale_map (&panel->households, 0);

  for (gsize b = 0; b < data->n_even; b++)
    {
      const double change = group->after[b] - group->before[b];
      const double left = fw_scale_map (&panel->x, data->edges[b]);
      const double width = fw_scale_map (&panel->x, data->edges[1]) - panel->x.from;
      const double y = fw_scale_map (&panel->households, change);
      const FwRect rect = { left + 0.1 * width, MIN (y, zero), 0.8 * width, fabs (y - zero) };
      FwMark mark = { .region = FW_REGION_PLOT,
                      .fill = change > 0 ? FW_ROLE_GAIN : FW_ROLE_LOSS,
                      .datum = -1 };

      if (rect.height < 0.2 * incomes->frame.layout.marker)
        continue;
      if (change > 0)
        {
          fw_scene_add_rect (incomes->frame.scene, &mark, &rect);
          continue;
        }
      mark.tint = FW_TINT_PALE;
      mark.stroke = FW_ROLE_LOSS;
      mark.stroke_width = incomes->frame.layout.marker;
      fw_scene_add_hatch (incomes->frame.scene, &mark, &rect);
    }
}

/* Where the last bar ends that can be seen on one side of zero, px; side 0: those that rise. */
static double
end_of_bars (const Incomes *incomes, const Panel *panel, guint side)
{
  const FwDistributionData *data = incomes->data;
  const FwIncomeGroup *group = &data->groups[panel->group];
  const double zero = fw_scale_map (&panel->households, 0);
  double end = panel->x.from;

  for (gsize b = 0; b < data->n_even; b++)
    {
      const double up
          = zero - fw_scale_map (&panel->households, group->after[b] - group->before[b]);

      if ((side == 0 ? up : -up) > CLEAR * incomes->frame.layout.tick)
        end = fw_scale_map (&panel->x, data->edges[b] + data->edges[1]);
    }
  return end;
}

/* A number and what it is about; FALSE where there is room for the number alone, which is NULL
 * where there is none for that either. */
static gboolean
change_words (Incomes *incomes, const Panel *panel, const Crossing *crossing, guint side,
              char **number, char **words)
{
  FwFrame *frame = &incomes->frame;
  const double size = frame->layout.tick, right = panel->change.x + panel->change.width;
  const double moved = side == 0 ? crossing->above : -crossing->above;
  g_autofree char *edge = fw_unit_format (crossing->edge, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  double room = right - end_of_bars (incomes, panel, side) - 0.5 * size;

  *number = fw_unit_format (moved, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  *words = g_strdup_printf (side == 0 ? _ ("over %s") : _ ("under %s"), edge);
  room -= fw_frame_width (frame, *number, size, TRUE);
  if (room < 0)
    g_clear_pointer (number, g_free);
  return fw_frame_width (frame, *words, size, FALSE) + 0.4 * size <= room;
}

/* "+66 over $30,000" beside the bars, and "−66 under it". */
static void
add_change_labels (Incomes *incomes, const Panel *panel)
{
  const FwLayout *layout = &incomes->frame.layout;
  const double income = find_crossing (incomes->data).edge;
  const Crossing crossing = { income, above_edge (incomes->data, panel->group, income) };
  const double right = panel->change.x + panel->change.width,
               line = 0.6 * layout->tick * FW_LINE_HEIGHT;
  const double zero = fw_scale_map (&panel->households, 0);
  gboolean tails = TRUE; /* both or none: one alone would seem to mean something else */
  char *number[2], *words[2];

  if (fabs (crossing.above) < 0.5)
    return;
  for (guint side = 0; side < 2; side++)
    tails = change_words (incomes, panel, &crossing, side, &number[side], &words[side]) && tails;
  for (guint side = 0; side < 2; side++)
    {
      const double moved = side == 0 ? crossing.above : -crossing.above;

      if (number[side] != NULL)
        fw_labels_add (incomes->frame.labels,
                       &(FwLabel){ .text = number[side],
                                   .tail = tails ? words[side] : NULL,
                                   .size = layout->tick,
                                   .tail_size = layout->tick,
                                   .bold = TRUE,
                                   .halo = TRUE,
                                   .role = moved > 0 ? FW_ROLE_GAIN_TEXT : FW_ROLE_LOSS_TEXT,
                                   .tail_role = FW_ROLE_TEXT,
                                   .priority = FW_LABEL_VALUE,
                                   .places = { { { right, side == 0 ? zero - line : zero + line },
                                                 FW_ANCHOR_END } },
                                   .n_places = 1,
                                   .datum = -1 });
      g_free (number[side]);
      g_free (words[side]);
    }
}

/* A datum each $20,000, and one for all above. */
static void
add_data (Incomes *incomes, const Panel *panel)
{
  const FwDistributionData *data = incomes->data;
  const FwIncomeGroup *group = &data->groups[panel->group];
  const double bottom = panel->change.y + panel->change.height, top = panel->curve.y;
  gsize b = 0;

  while (b < data->n_bins)
    {
      const gboolean open = b >= data->n_even;
      const gsize end = open ? data->n_bins : MIN (b + BINS_A_STEP, data->n_even);
      const double left
          = open ? panel->curve.x + panel->curve.width : fw_scale_map (&panel->x, data->edges[b]);
      const double right
          = open ? left
                 : MIN (
                     fw_scale_map (&panel->x, data->edges[b] + data->edges[1] * (double)(end - b)),
                     panel->curve.x + panel->curve.width);
      const FwRect box = { open ? left - 3 : left, top,
                           open ? 3 : right - left - (end == data->n_even ? 3 : 0), bottom - top };
      double before = 0, change = 0;
      g_autofree char *from = fw_unit_format (data->edges[b], FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *to
          = open ? NULL
                 : fw_unit_format (data->edges[b] + data->edges[1] * (double)(end - b),
                                   FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *label = open ? g_strdup_printf (_ ("%s, %s and more"), group->name, from)
                                    : g_strdup_printf (_ ("%s, %s to %s"), group->name, from, to);
      g_autofree char *households = NULL, *moved = NULL, *value = NULL;

      for (; b < end; b++)
        {
          before += group->before[b];
          change += group->after[b] - group->before[b];
        }
      households = fw_unit_format (before, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      moved = fw_unit_format (change, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
      value = fabs (change) < 0.5
                  ? g_strdup_printf (_ ("%s households, no change with the plan"), households)
                  : g_strdup_printf (_ ("%s households, %s with the plan"), households, moved);
      fw_scene_add_datum (incomes->frame.scene, label, value, (guint)panel->group, &box, &box);
    }
}

static void
add_income_axis (Incomes *incomes, const Panel *panel, gboolean titled)
{
  const FwDistributionData *data = incomes->data;
  const FwRect *plot = incomes->changed ? &panel->change : &panel->curve;
  const double top = drawn_top (data) / 1000;
  const double at[] = { 0, top / 4, top / 2, top * 3 / 4, top };
  const FwScale x = { 0, top, panel->x.from, panel->x.to };
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  /* Translators: a year of prices. */
  g_autofree char *title = g_strdup_printf (_ ("Income, thousand %s dollars"), year);
  const FwBottomAxis axis = { .at = at,
                              .n = G_N_ELEMENTS (at),
                              .unit = FW_UNIT_COUNT,
                              .open_end = data->n_even < data->n_bins ? "+" : NULL,
                              .title = titled ? title : NULL };

  fw_axis_bottom (&incomes->frame, &axis, &x, plot);
}

static void
draw_panel (Incomes *incomes, gsize index, const FwRect *cell, gboolean axes)
{
  const FwLayout *layout = &incomes->frame.layout;
  const double head = head_height (incomes);
  const double ticks = layout->tick * (0.4 + 2 * FW_LINE_HEIGHT), between = layout->tick * 1.4;
  const double room = cell->height - head - ticks - (incomes->changed ? between : 0);
  const FwRole role = fw_theme_series ((guint)(incomes->first + index));
  Panel panel = { .group = incomes->first + index };

  panel.curve
      = (FwRect){ cell->x, cell->y + head, cell->width, incomes->changed ? 0.6 * room : room };
  panel.change = panel.curve;
  if (incomes->changed)
    {
      panel.change.y += panel.curve.height + between;
      panel.change.height = 0.4 * room;
    }
  panel.x
      = (FwScale){ 0, drawn_top (incomes->data), panel.curve.x, panel.curve.x + panel.curve.width };
  panel.share = (FwScale){ 0, MAX (fw_ticks_last (&incomes->shares.ticks), 1.04 * incomes->highest),
                           panel.curve.y + panel.curve.height, panel.curve.y };
  panel.households = (FwScale){ fw_ticks_first (&incomes->changes.ticks),
                                fw_ticks_last (&incomes->changes.ticks),
                                panel.change.y + panel.change.height, panel.change.y };

  add_data (incomes, &panel);
  add_heading (incomes, panel.group,
               (FwPoint){ cell->x, cell->y + 0.5 * layout->label * FW_LINE_HEIGHT });
  fw_axis_value (&incomes->frame, &incomes->shares, &panel.share, &panel.curve, axes);
  if (incomes->changed)
    {
      fw_axis_value (&incomes->frame, &incomes->changes, &panel.households, &panel.change, axes);
      add_curve (incomes, &panel, incomes->data->groups[panel.group].before, FW_ROLE_BASELINE, 4.5,
                 FALSE);
    }
  add_curve (incomes, &panel, incomes->data->groups[panel.group].after, role, 2, TRUE);
  add_median (incomes, &panel);
  add_open_share (incomes, &panel);
  add_income_axis (incomes, &panel, axes);
  if (incomes->changed)
    {
      add_change_bars (incomes, &panel);
      add_change_labels (incomes, &panel);
    }
}

static void
draw (Incomes *incomes)
{
  const FwLayout *layout = &incomes->frame.layout;
  const FwRect *area = &incomes->frame.area;
  const double left
      = MAX (fw_axis_value_room (&incomes->frame, &incomes->shares),
             incomes->changed ? fw_axis_value_room (&incomes->frame, &incomes->changes) : 0);
  const double gap = 2.4 * layout->tick;
  const double column = (area->width - left - gap * (incomes->columns - 1)) / incomes->columns;
  const double row = (area->height - gap * (incomes->rows - 1)) / incomes->rows;

  measure_heads (incomes, column);
  for (gsize i = 0; i < incomes->n; i++)
    draw_panel (incomes, i,
                &(FwRect){ area->x + left + (double)(i % incomes->columns) * (column + gap),
                           area->y + (double)(i / incomes->columns) * (row + gap), column, row },
                i % incomes->columns == 0);
}

static void
choose_panels (Incomes *incomes, const FwLayout *layout, double width)
{
  const FwDistributionData *data = incomes->data;
  const guint fit = (guint)MAX (1, floor (width / (PANEL_WIDTH * layout->tick)));

  incomes->n = MIN (data->n_groups, MAX_PANELS);
  if (layout->klass == FW_CLASS_SMALL && data->n_groups > 0)
    {
      incomes->first = MIN (data->selected, data->n_groups - 1);
      incomes->n = 1;
    }
  incomes->columns
      = (guint)CLAMP (MIN (incomes->n, fit), 1, layout->klass == FW_CLASS_SLIDE ? 5 : 3);
  if (incomes->n > incomes->columns)
    {
      const guint lines
          = ((guint)incomes->n + MIN (incomes->columns, 3) - 1) / MIN (incomes->columns, 3);

      incomes->columns = ((guint)incomes->n + lines - 1) / lines;
    }
  incomes->rows = MAX (1, ((guint)incomes->n + incomes->columns - 1) / incomes->columns);
}

static void
add_table (FwScene *scene, const FwDistributionData *data)
{
  fw_scene_add_column (scene, _ ("Group"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Income from"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Households before"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Households with the plan"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Change"), FW_UNIT_PERSONS, FALSE);
  for (gsize g = 0; g < data->n_groups; g++)
    for (gsize b = 0; b < data->n_bins; b++)
      {
        const FwIncomeGroup *group = &data->groups[g];

        fw_scene_add_cell_text (scene, group->name);
        fw_scene_add_cell_number (scene, data->edges[b]);
        fw_scene_add_cell_number (scene, group->before[b]);
        fw_scene_add_cell_number (scene, group->after[b]);
        fw_scene_add_cell_number (scene, group->after[b] - group->before[b]);
      }
}

static char *
describe (const FwDistributionData *data)
{
  GString *words = g_string_new (NULL);

  for (gsize g = 0; g < data->n_groups; g++)
    {
      const FwIncomeGroup *group = &data->groups[g];
      const double income = find_crossing (data).edge;
      const Crossing crossing = { income, above_edge (data, g, income) };
      g_autofree char *median
          = fw_unit_format (group->median_after, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *moved = fw_unit_format (crossing.above, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
      g_autofree char *edge = fw_unit_format (crossing.edge, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

      if (g > 0)
        g_string_append_c (words, ' ');
      if (fabs (crossing.above) < 0.5)
        g_string_append_printf (words, _ ("%s: median %s, no net change."), group->name, median);
      else
        /* Translators: group, dollars, dollars, signed number. */
        g_string_append_printf (words, _ ("%s: median %s; households over %s: %s."), group->name,
                                median, edge, moved);
    }
  return g_string_free (words, FALSE);
}

static void
set_keys (const Incomes *incomes, FwFrameWords *words)
{
  const FwKey keys[] = {
    { FW_KEY_WIDE_LINE, FW_ROLE_BASELINE, FW_ROLE_NONE, _ ("before") },
    { FW_KEY_LINE, incomes->n == 1 ? fw_theme_series ((guint)incomes->first) : FW_ROLE_TEXT,
      FW_ROLE_NONE, _ ("with the plan") },
    { FW_KEY_BAND, FW_ROLE_GAIN, FW_ROLE_NONE, _ ("households added") },
    { FW_KEY_HATCH, FW_ROLE_LOSS, FW_ROLE_LOSS, _ ("removed") },
  };

  words->n_keys = G_N_ELEMENTS (keys);
  for (guint i = 0; i < words->n_keys; i++)
    words->keys[i] = keys[i];
}

/**
 * fw_chart_distribution:
 * @data: household incomes by group of one result
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * One panel a group on the same axes: before (wide) and with the plan (thin on it), the median, and
 * below it how many households the plan adds to and takes from each $5,000, with a scale of its
 * own.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_distribution (const FwDistributionData *data, const FwTheme *theme, FwTextMetrics *text,
                       FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data);
  Incomes incomes = { .data = data };
  g_autofree char *title = NULL, *subtitle = NULL, *source = NULL;
  FwFrameWords words
      = { .kind = _ ("Distribution of household incomes by group"), .date = data->context.date };
  double panel = PANEL_HEIGHT * layout.tick;

  choose_panels (&incomes, &layout, size.width - 2 * layout.margin);
  if (drawable)
    {
      measure (&incomes);
      if (incomes.changed)
        set_keys (&incomes, &words);
      else
        panel *= 0.7;
    }
  title = drawable ? make_title (&incomes) : g_strdup (_ ("Household incomes are not known here"));
  subtitle = make_subtitle (&incomes);
  source = drawable ? make_source (&incomes) : g_strdup (data->context.source);
  words.title = title;
  words.subtitle = subtitle;
  words.source = source;
  fw_frame_begin (&incomes.frame, &words, theme, text, size,
                  drawable ? PANEL_LEAST * layout.tick * incomes.rows : 10 * layout.tick,
                  drawable ? panel * incomes.rows : 10 * layout.tick);
  add_table (incomes.frame.scene, data);
  if (!drawable)
    {
      const char *sentence = _ ("This plan has no household incomes by group.");

      fw_frame_empty (&incomes.frame, sentence);
      fw_scene_take_description (incomes.frame.scene, g_strdup (sentence));
      return fw_frame_end (&incomes.frame);
    }
  fw_scene_take_description (incomes.frame.scene, describe (data));
  draw (&incomes);
  return fw_frame_end (&incomes.frame);
}
