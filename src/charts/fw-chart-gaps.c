/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-gaps.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "fw-axis.h"
#include "fw-marks.h"
#include "fw-scene-builder.h"

#define ROW       1.9  /* height of a row, in sizes of a label */
#define ROW_TWO   2.9  /* with the range under the gain */
#define ROOMY     1.15 /* of that height looks well */
#define FOOT      1.6  /* ticks under the rows, in sizes of a tick */
#define NAME_PART 0.3  /* of a panel, a name at most */
#define PLOT_PART 0.3  /* of a panel, the plot at least */
#define TWO_WIDE  58   /* two panels stand side by side in so many sizes of a tick */
#define NO_CHANGE 1e-9 /* of the number itself */
#define NO_GAP    5e-7 /* share of a gap: less is no change */
#define SMALL_GAP 1e-3 /* share of a gap: less is no number for a title */

#define SMALL_POINTS 0.1   /* percentage points: less is no number for a title */
#define LEAST_POINT  0.001 /* percentage points: the finest step of a change of a rate */
#define PAD          0.06  /* beyond the outermost dots, of their distance */
#define MONEY_TICK   5.5   /* of "30,000" and its distance, in sizes of a tick */
#define RATE_TICK    3.5   /* of "10%" */
#define MAX_ROWS     64

typedef struct
{
  FwFrame frame;
  const FwGapsData *data;
  gboolean jobs;                    /* employment and unemployment; else earnings and incomes */
  guint order[FW_N_GAPS][MAX_ROWS]; /* by the start, unknown last */
  guint known[FW_N_GAPS];           /* rows that can be drawn */
  gboolean beside, two;             /* panels side by side; range under the gain */
  double name, right;               /* px of the columns */
  guint n_data;
} Gaps;

static guint
n_groups (const FwGapsData *data)
{
  return (guint)MIN (data->n_groups, MAX_ROWS);
}

/* Of the two it draws. */
static FwGapsPanel
first_panel (const Gaps *self)
{
  return self->jobs ? FW_GAPS_EMPLOYMENT : FW_GAPS_EARNINGS;
}

static gboolean
is_money (FwGapsPanel panel)
{
  return panel == FW_GAPS_EARNINGS || panel == FW_GAPS_INCOME;
}

static FwUnit
unit_of (FwGapsPanel panel)
{
  return is_money (panel) ? FW_UNIT_DOLLARS : FW_UNIT_SHARE;
}

static gboolean
is_known (const FwGapsRow *row)
{
  return isfinite (row->without) && isfinite (row->with);
}

typedef struct
{
  guint index;
  double start;
} Sorted;

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Sorted *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

static void
sort_rows (Gaps *self)
{
  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    {
      Sorted sorted[MAX_ROWS];
      const guint n = n_groups (self->data);

      for (guint g = 0; self->data->rows[p] != NULL && g < n; g++)
        {
          const gboolean known = is_known (&self->data->rows[p][g]);

          sorted[g] = (Sorted){ g, known ? self->data->rows[p][g].without : HUGE_VAL };
          self->known[p] += known ? 1 : 0;
        }
      if (self->known[p] == 0)
        continue;
      qsort (sorted, n, sizeof *sorted, compare_starts);
      for (guint g = 0; g < n; g++)
        self->order[p][g] = sorted[g].index;
    }
}

/* --- Words */

static const char *
panel_title (FwGapsPanel panel)
{
  switch (panel)
    {
    case FW_GAPS_EARNINGS:
      return _ ("Participants’ yearly earnings");
    case FW_GAPS_INCOME:
      return _ ("Mean household income");
    case FW_GAPS_EMPLOYMENT:
      return _ ("Employment, share of residents of 18 to 64");
    default:
      return _ ("Unemployment, share of the labor force");
    }
}

static const char *
panel_unknown (FwGapsPanel panel)
{
  switch (panel)
    {
    case FW_GAPS_EARNINGS:
      return _ ("Participants’ yearly earnings: unknown, nobody enrolls.");
    case FW_GAPS_INCOME:
      return _ ("Mean household income: unknown, this plan has no household incomes.");
    case FW_GAPS_EMPLOYMENT:
      return _ ("Employment by group: unknown, this plan has no figure for it.");
    default:
      return _ ("Unemployment by group: unknown, this plan has no figure for it.");
    }
}

/* Two figures of a change of a rate are all it bears, and none below a thousandth of a point. */
static double
points (double share)
{
  const double value = 100 * share;
  double step;

  if (!isfinite (value) || value == 0)
    return value;
  step = fmax (pow (10, floor (log10 (fabs (value))) - 1), LEAST_POINT);
  return round (value / step) * step;
}

/* Changes of less than a tenth of a point have three decimals each: "0.030", not "0.03". */
static FwUnit
points_unit (double share)
{
  return fabs (100 * share) < SMALL_POINTS ? FW_UNIT_INDEX : FW_UNIT_RATIO;
}

static gboolean
is_change (const FwGapsRow *row)
{
  return fabs (row->with - row->without) > NO_CHANGE * fmax (fabs (row->without), 1e-6);
}

/* "+$3,100", "under +$1", "−0.012 points", "under −0.001 points". */
static char *
change_words (const FwGapsRow *row, FwGapsPanel panel)
{
  const double change = row->with - row->without;
  g_autofree char *number = NULL;

  if (!is_known (row))
    return g_strdup (_ ("unknown"));
  if (!is_change (row))
    return g_strdup (_ ("no change"));
  if (!is_money (panel))
    {
      const double least = copysign (LEAST_POINT, change);

      if (fabs (points (change)) < LEAST_POINT / 2)
        {
          number = fw_unit_format (least, FW_UNIT_RATIO, FW_STYLE_SIGNED);
          return g_strdup_printf (_ ("under %s points"), number);
        }
      number = fw_unit_format (points (change), points_unit (change), FW_STYLE_SIGNED);
      return g_strdup_printf (_ ("%s points"), number);
    }
  if (fabs (change) < 0.5)
    return g_strdup (change > 0 ? _ ("under +$1") : _ ("under −$1"));
  return fw_unit_format (change, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
}

/* NULL where there is none to speak of. */
static char *
range_words (const FwGapsRow *row, FwGapsPanel panel)
{
  if (!is_known (row) || !isfinite (row->low) || !isfinite (row->high) || !(row->low < row->high))
    return NULL;
  if (is_money (panel))
    return fabs (row->low) < 0.5 && fabs (row->high) < 0.5
               ? NULL
               : fw_unit_format_range (row->low, row->high, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  if (fabs (points (row->low)) < LEAST_POINT / 2 && fabs (points (row->high)) < LEAST_POINT / 2)
    return NULL;
  return fw_unit_format_range (points (row->low), points (row->high),
                               points_unit (fmax (fabs (row->low), fabs (row->high))),
                               FW_STYLE_LABEL);
}

/* "survey margin ±0.4 points"; NULL where none is known. */
static char *
margin_words (const FwGapsRow *row, FwGapsPanel panel)
{
  g_autofree char *number = NULL;

  if (!is_known (row) || !(row->margin > 0) || is_money (panel))
    return NULL;
  number = fw_unit_format (100 * row->margin, FW_UNIT_RATIO, FW_STYLE_TITLE);
  return g_strdup_printf (_ ("survey margin ±%s points"), number);
}

static char *
row_words (const FwGapsRow *row, FwGapsPanel panel)
{
  g_autofree char *without = fw_unit_format (row->without, unit_of (panel), FW_STYLE_LABEL);
  g_autofree char *with = fw_unit_format (row->with, unit_of (panel), FW_STYLE_LABEL);
  g_autofree char *change = change_words (row, panel), *range = range_words (row, panel);
  g_autofree char *margin = margin_words (row, panel), *words = NULL;

  if (!is_known (row))
    return g_strdup (_ ("unknown"));
  words = range == NULL
              ? g_strdup_printf (_ ("%s without the plan, %s with it, %s"), without, with, change)
              : g_strdup_printf (_ ("%s without the plan, %s with it, %s, 80%% range %s"), without,
                                 with, change, range);
  if (margin == NULL)
    return g_steal_pointer (&words);
  /* Translators: what a group has; "survey margin ±0.4 points". */
  return g_strdup_printf (_ ("%s; %s"), words, margin);
}

/* "the Black–White gap narrows by 0.4%"; NULL where the plan names no two groups. */
static char *
gap_words (const FwGapsData *data)
{
  g_autofree char *share = fw_unit_format (fabs (data->gap_closed), FW_UNIT_SHARE, FW_STYLE_TITLE);

  if (!isfinite (data->gap_closed) || data->low == NULL || data->high == NULL)
    return NULL;
  if (fabs (data->gap_closed) < NO_GAP)
    return g_strdup_printf (_ ("the %s–%s income gap stays"), data->low, data->high);
  if (fabs (data->gap_closed) < SMALL_GAP)
    return g_strdup_printf (data->gap_closed > 0 ? _ ("the %s–%s income gap hardly narrows")
                                                 : _ ("the %s–%s income gap hardly widens"),
                            data->low, data->high);
  /* Translators: the two groups, then how much of the gap. */
  return g_strdup_printf (data->gap_closed > 0 ? _ ("the %s–%s income gap narrows by %s")
                                               : _ ("the %s–%s income gap widens by %s"),
                          data->low, data->high, share);
}

static char *
gain_words (const FwGapsData *data)
{
  g_autofree char *dollars = fw_unit_format (fabs (data->gain), FW_UNIT_DOLLARS, FW_STYLE_TITLE);

  if (fabs (data->gain) < 0.5)
    return g_strdup (_ ("Participants gain nothing"));
  if (data->gain < 0)
    return g_strdup_printf (_ ("Participants lose about\u00a0%s a year"), dollars);
  return g_strdup_printf (data->gain_low > 0
                              ? _ ("Participants gain about\u00a0%s a year")
                              : _ ("Participants probably gain about\u00a0%s a year"),
                          dollars);
}

static char *
income_title (const FwGapsData *data)
{
  g_autofree char *gain = NULL, *gap = gap_words (data);

  if (!(data->enrolled >= 0.5) || !isfinite (data->gain))
    return g_strdup (_ ("Nobody is trained, so no group’s income changes"));
  gain = gain_words (data);
  if (gap == NULL)
    return g_steal_pointer (&gain);
  /* Translators: "Participants gain $3,300 a year"; "the gap between Black and White narrows". */
  return g_strdup_printf (_ ("%s; %s"), gain, gap);
}

/* The known row whose rate changes most; NULL where none does. */
static const FwGapsRow *
most_changed (const Gaps *self, FwGapsPanel panel)
{
  const FwGapsRow *found = NULL;
  double most = 0;

  for (guint g = 0; self->known[panel] > 0 && g < n_groups (self->data); g++)
    {
      const FwGapsRow *row = &self->data->rows[panel][g];

      if (is_known (row) && is_change (row) && fabs (row->with - row->without) > most)
        {
          most = fabs (row->with - row->without);
          found = row;
        }
    }
  return found;
}

/* The largest change of a rate in percentage points, the ends of the ranges among them. */
static double
widest_points (const Gaps *self, FwGapsPanel panel)
{
  double most = 0;

  for (guint g = 0; g < n_groups (self->data); g++)
    {
      const FwGapsRow *row = &self->data->rows[panel][g];

      if (!is_known (row))
        continue;
      most = fmax (most, fabs (row->with - row->without));
      if (isfinite (row->low) && isfinite (row->high))
        most = fmax (most, fmax (fabs (row->low), fabs (row->high)));
    }
  return 100 * most;
}

static char *
jobs_title (const Gaps *self)
{
  const gboolean jobless = self->known[FW_GAPS_UNEMPLOYMENT] > 0;
  const FwGapsRow *row = most_changed (self, jobless ? FW_GAPS_UNEMPLOYMENT : FW_GAPS_EMPLOYMENT);
  g_autofree char *number = NULL;
  double change, widest;

  if (self->known[FW_GAPS_EMPLOYMENT] == 0 && !jobless)
    return g_strdup (_ ("Employment and unemployment by group are not known here"));
  if (row == NULL)
    return g_strdup (jobless ? _ ("No group’s unemployment changes")
                             : _ ("No group’s employment changes"));
  change = points (row->with - row->without);
  widest = widest_points (self, jobless ? FW_GAPS_UNEMPLOYMENT : FW_GAPS_EMPLOYMENT);
  if (widest < SMALL_POINTS)
    {
      const double bound = widest < SMALL_POINTS / 10 ? SMALL_POINTS / 10 : SMALL_POINTS;

      number = fw_unit_format (bound, FW_UNIT_RATIO, FW_STYLE_TITLE);
      return g_strdup_printf (
          jobless ? _ ("Unemployment changes by less than %s of a percentage point in every group")
                  : _ ("Employment changes by less than %s of a percentage point in every group"),
          number);
    }
  number = fw_unit_format (fabs (change), FW_UNIT_RATIO, FW_STYLE_TITLE);
  /* Translators: group; number of percentage points. */
  if (jobless)
    return g_strdup_printf (change < 0 ? _ ("Unemployment falls most in “%s”, by %s points")
                                       : _ ("Unemployment rises most in “%s”, by %s points"),
                            row->name, number);
  return g_strdup_printf (change > 0 ? _ ("Employment rises most in “%s”, by %s points")
                                     : _ ("Employment falls most in “%s”, by %s points"),
                          row->name, number);
}

static char *
jobs_subtitle (const FwGapsData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->jobs_quarter);

  return g_strdup_printf (_ ("By group, without and with the plan, %s, %s; right, the change in "
                             "percentage points and its 80%% range. Plan “%s”"),
                          data->jobs_place, quarter, data->context.scenario);
}

static char *
income_subtitle (const FwGapsData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("By group, without and with the plan, %s, year from %s, %s dollars; "
                             "right, the change and its 80%% range. Plan “%s”"),
                          data->context.place, quarter, year, data->context.scenario);
}

static char *
describe (const Gaps *self)
{
  GString *words = g_string_new (NULL);

  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    {
      if (p > first_panel (self))
        g_string_append_c (words, ' ');
      if (self->known[p] == 0)
        {
          g_string_append (words, panel_unknown (p));
          continue;
        }
      for (guint i = 0; i < n_groups (self->data); i++)
        {
          const FwGapsRow *row = &self->data->rows[p][self->order[p][i]];
          g_autofree char *text = row_words (row, p);

          if (i > 0)
            g_string_append_c (words, ' ');
          if (i == 0)
            /* Translators: what is measured; first group; its numbers. */
            g_string_append_printf (words, _ ("%s, %s: %s."), panel_title (p), row->name, text);
          else
            g_string_append_printf (words, _ ("%s: %s."), row->name, text);
        }
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const Gaps *self)
{
  fw_scene_add_column (scene, _ ("Measure"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Group"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Unit"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Without the plan"), FW_UNIT_RATIO, FALSE);
  fw_scene_add_column (scene, _ ("With the plan"), FW_UNIT_RATIO, FALSE);
  fw_scene_add_column (scene, _ ("Change"), FW_UNIT_RATIO, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_RATIO, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_RATIO, FALSE);
  fw_scene_add_column (scene, _ ("Survey margin"), FW_UNIT_RATIO, FALSE);
  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    for (guint i = 0; self->known[p] > 0 && i < n_groups (self->data); i++)
      {
        const FwGapsRow *row = &self->data->rows[p][self->order[p][i]];
        const double factor = is_money (p) ? 1 : 100;

        fw_scene_add_cell_text (scene, panel_title (p));
        fw_scene_add_cell_text (scene, row->name);
        fw_scene_add_cell_text (scene, is_money (p) ? _ ("dollars a year") : _ ("percent"));
        fw_scene_add_cell_number (scene, row->without * factor);
        fw_scene_add_cell_number (scene, row->with * factor);
        fw_scene_add_cell_number (scene, (row->with - row->without) * factor);
        fw_scene_add_cell_number (scene, row->low * factor);
        fw_scene_add_cell_number (scene, row->high * factor);
        fw_scene_add_cell_number (scene, row->margin * factor);
      }
}

/* --- The picture */

/* The widest name and what stands right of the plots; the range under the gain where both would
 * leave no plot. */
static void
measure_columns (Gaps *self, double width)
{
  const FwLayout *layout = &self->frame.layout;
  double change = 0, range = 0;

  self->name = 0;
  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    for (guint i = 0; self->known[p] > 0 && i < n_groups (self->data); i++)
      {
        const FwGapsRow *row = &self->data->rows[p][i];
        g_autofree char *gain = change_words (row, p), *bounds = range_words (row, p);

        self->name
            = fmax (self->name, fw_frame_width (&self->frame, row->name, layout->label, TRUE));
        change = fmax (change, fw_frame_width (&self->frame, gain, layout->label, TRUE));
        if (bounds != NULL)
          range = fmax (range, fw_frame_width (&self->frame, bounds, layout->label, FALSE)
                                   + 0.5 * layout->label);
      }
  self->name = fmin (self->name, NAME_PART * width) + 0.8 * layout->tick;
  self->right = change + range + 1.2 * layout->tick;
  self->two = width - self->name - self->right < PLOT_PART * width;
  if (self->two)
    self->right = fmax (change, range) + layout->tick;
}

static double
margin_of (const FwGapsRow *row)
{
  return isfinite (row->margin) ? row->margin : 0;
}

static gboolean
has_margins (const Gaps *self)
{
  for (guint g = 0; self->known[FW_GAPS_UNEMPLOYMENT] > 0 && g < n_groups (self->data); g++)
    if (margin_of (&self->data->rows[FW_GAPS_UNEMPLOYMENT][g]) > 0)
      return TRUE;
  return FALSE;
}

static FwScale
scale_of (const Gaps *self, FwGapsPanel panel, const FwRect *plot, FwTicks *ticks)
{
  const double room = 4.5 * self->frame.layout.marker;
  double low = HUGE_VAL, high = -HUGE_VAL, pad;

  for (guint i = 0; i < n_groups (self->data); i++)
    {
      const FwGapsRow *row = &self->data->rows[panel][i];

      if (!is_known (row))
        continue;
      low = fmin (low, fmin (row->without - margin_of (row), row->with));
      high = fmax (high, fmax (row->without + margin_of (row), row->with));
    }
  fw_chart_hold_extent (self->data->context.hold, panel, &low, &high);
  pad = fmax (PAD * (high - low), 0.02 * fmax (fabs (high), 1e-9));
  if (low >= 0)
    low = fmax (0, low - pad);
  else
    low -= pad;
  /* No more lines than have room for their numbers. */
  *ticks = fw_ticks_cover (
      low, high + pad,
      (guint)CLAMP (plot->width
                        / ((is_money (panel) ? MONEY_TICK : RATE_TICK) * self->frame.layout.tick),
                    2, 4),
      FALSE);
  return (FwScale){ fw_ticks_first (ticks), fw_ticks_last (ticks), plot->x + room,
                    plot->x + plot->width - room };
}

static void
draw_ticks (Gaps *self, FwGapsPanel panel, const FwTicks *ticks, const FwScale *x,
            const FwRect *plot)
{
  const FwBottomAxis axis
      = { .at = ticks->at, .n = ticks->n, .unit = unit_of (panel), .one_unit = TRUE };

  fw_marks_grid (&self->frame, ticks, x, plot);
  fw_axis_bottom (&self->frame, &axis, x, plot);
}

static void
draw_change (Gaps *self, const FwGapsRow *row, FwGapsPanel panel, const FwRect *at, int datum)
{
  const FwLayout *layout = &self->frame.layout;
  const double x = at->x + at->width - self->right + layout->tick, middle = at->y + at->height / 2;
  const double half = layout->label * FW_LINE_HEIGHT / 2;
  g_autofree char *gain = change_words (row, panel), *range = range_words (row, panel);
  const FwVoice value = { layout->label, TRUE, FW_ROLE_SERIES_1_TEXT, FW_LABEL_VALUE, datum };
  const FwVoice quiet = { layout->label, FALSE, FW_ROLE_MUTED, FW_LABEL_EXTREME, datum };

  if (!is_known (row) || !is_change (row))
    {
      fw_marks_say (&self->frame, gain, quiet, (FwPoint){ x, middle }, FW_ANCHOR_START);
      return;
    }
  if (!self->two || range == NULL)
    {
      fw_marks_say_with (&self->frame, gain, range, value, (FwPoint){ x, middle }, FW_ANCHOR_START);
      return;
    }
  fw_marks_say (&self->frame, gain, value, (FwPoint){ x, middle - half }, FW_ANCHOR_START);
  fw_marks_say (&self->frame, range, quiet, (FwPoint){ x, middle + half }, FW_ANCHOR_START);
}

/* What the survey is sure of, about the start. */
static void
draw_margin (Gaps *self, const FwGapsRow *row, const FwScale *x, double middle, int datum)
{
  const double cap = 4 * self->frame.layout.marker;
  const double ends[2] = { fw_scale_map (x, fmax (row->without - row->margin, x->lo)),
                           fw_scale_map (x, fmin (row->without + row->margin, x->hi)) };
  FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_NEUTRAL, 1.5, FW_DASH_SOLID);

  rule.datum = datum;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ ends[0], middle },
                     (FwPoint){ ends[1], middle });
  for (guint e = 0; e < 2; e++)
    fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ ends[e], middle - cap },
                       (FwPoint){ ends[e], middle + cap });
}

static void
draw_row (Gaps *self, const FwGapsRow *row, FwGapsPanel panel, const FwScale *x, const FwRect *at)
{
  const FwLayout *layout = &self->frame.layout;
  const int datum = (int)self->n_data;
  const double middle = at->y + at->height / 2;
  g_autofree char *value = row_words (row, panel);
  g_autofree char *label = g_strdup_printf ("%s, %s", row->name, panel_title (panel));
  g_autofree char *name = fw_frame_shorten (&self->frame, row->name, layout->label, FALSE,
                                            self->name - 0.6 * layout->tick);
  const gboolean main = g_strcmp0 (row->name, self->data->low) == 0;
  const FwVoice voice = { layout->label, main, FW_ROLE_TEXT, FW_LABEL_SERIES, datum };
  FwMark rod = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_1, 2.25, FW_DASH_SOLID);

  rod.datum = datum;
  fw_scene_add_datum (self->frame.scene, label, value, panel, at, at);
  self->n_data++;
  fw_marks_say (&self->frame, name, voice, (FwPoint){ at->x, middle }, FW_ANCHOR_START);
  draw_change (self, row, panel, at, datum);
  if (!is_known (row))
    return;
  if (margin_of (row) > 0)
    draw_margin (self, row, x, middle, datum);
  if (is_change (row))
    {
      const double from = fw_scale_map (x, row->without), to = fw_scale_map (x, row->with);
      const double ring = 1.5 * layout->marker;

      if (fabs (to - from) > 1)
        fw_scene_add_rule (self->frame.scene, &rod, (FwPoint){ from, middle },
                           (FwPoint){ to, middle });
      fw_marks_dot (&self->frame, FW_ROLE_SERIES_1, FALSE, (FwPoint){ to, middle }, datum);
      if (fabs (to - from) > ring)
        {
          fw_marks_dot (&self->frame, FW_ROLE_BASELINE, TRUE, (FwPoint){ from, middle }, datum);
          return;
        }
    }
  /* Where nothing can be told apart the ring of the start stays around the dot. */
  {
    FwMark ring = fw_frame_stroke (&self->frame, FW_ROLE_BASELINE, 1.5, FW_DASH_SOLID);

    ring.marker = FW_MARKER_HOLLOW_CIRCLE;
    ring.datum = datum;
    if (!is_change (row))
      ring.fill = FW_ROLE_BACKGROUND;
    fw_scene_add_marker (self->frame.scene, &ring,
                         (FwPoint){ fw_scale_map (x, row->without), middle },
                         (is_change (row) ? 6.0 : 4.5) * layout->marker);
  }
}

static double
head_height (const FwLayout *layout)
{
  return (layout->label + 0.6 * layout->tick) * FW_LINE_HEIGHT;
}

static double
panel_height (const Gaps *self, const FwLayout *layout, double roominess)
{
  return head_height (layout) + FOOT * layout->tick
         + n_groups (self->data) * roominess * (self->two ? ROW_TWO : ROW) * layout->label;
}

static void
draw_panel (Gaps *self, FwGapsPanel panel, const FwRect *at)
{
  const FwLayout *layout = &self->frame.layout;
  const guint n = n_groups (self->data);
  const double head = head_height (layout);
  const double row = (at->height - head - FOOT * layout->tick) / n;
  const FwRect plot
      = { at->x + self->name, at->y + head, at->width - self->name - self->right, n * row };
  const FwVoice title = { layout->label, TRUE, FW_ROLE_TEXT, FW_LABEL_SERIES, -1 };
  FwTicks ticks;
  const FwScale x = scale_of (self, panel, &plot, &ticks);
  g_autofree char *words
      = fw_frame_shorten (&self->frame, panel_title (panel), layout->label, TRUE, at->width);

  fw_marks_say (&self->frame, words, title,
                (FwPoint){ at->x, at->y + layout->label * FW_LINE_HEIGHT / 2 }, FW_ANCHOR_START);
  draw_ticks (self, panel, &ticks, &x, &plot);
  for (guint i = 0; i < n; i++)
    draw_row (self, &self->data->rows[panel][self->order[panel][i]], panel, &x,
              &(FwRect){ at->x, plot.y + i * row, at->width, row });
}

static guint
n_panels (const Gaps *self)
{
  guint n = 0;

  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    n += self->known[p] > 0 ? 1 : 0;
  return n;
}

static double
unknown_height (const Gaps *self, FwTextMetrics *text, const FwLayout *layout, double width)
{
  double height = 0;

  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    {
      g_auto (GStrv) lines
          = fw_text_metrics_wrap (text, panel_unknown (p), layout->tick, FALSE, width, FALSE);

      if (self->known[p] == 0)
        height += g_strv_length (lines) * layout->tick * FW_LINE_HEIGHT;
    }
  return height;
}

static void
draw (Gaps *self, double unknown)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const guint columns = self->beside ? 2 : 1, rows = (n_panels (self) + columns - 1) / columns;
  const double gap = 2.5 * layout->tick, between = 0.8 * layout->tick;
  const double width = (area->width - gap * (columns - 1)) / columns;
  const double height = (area->height - unknown - between * (rows - 1)) / rows;
  FwRect words = { area->x, area->y + area->height - unknown, area->width, unknown };
  guint i = 0;

  for (FwGapsPanel p = first_panel (self); p < first_panel (self) + 2; p++)
    if (self->known[p] > 0)
      {
        draw_panel (self, p,
                    &(FwRect){ area->x + (i % columns) * (width + gap),
                               area->y + (i / columns) * (height + between), width, height });
        i++;
      }
    else
      words.y += fw_frame_heading (&self->frame, panel_unknown (p), layout->tick, FALSE,
                                   FW_ROLE_MUTED, &words);
}

static FwScene *
end_with (Gaps *self, const char *sentence)
{
  fw_frame_empty (&self->frame, sentence);
  fw_scene_take_description (self->frame.scene, g_strdup (sentence));
  return fw_frame_end (&self->frame);
}

/* What the columns need is known before the frame is. */
static void
prepare (Gaps *self, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double width = size.width - 2 * layout.margin;

  self->frame = (FwFrame){ .theme = theme, .text = text, .layout = layout };
  self->beside = n_panels (self) > 1 && width >= TWO_WIDE * layout.tick;
  measure_columns (self, self->beside ? (width - 2.5 * layout.tick) / 2 : width);
}

static FwScene *
build (Gaps *self, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  double unknown = 0, minimum = 10 * layout.tick, natural = minimum;
  g_autofree char *title = NULL, *subtitle = NULL;
  FwFrameWords words = { .source = self->data->context.source,
                         .date = self->data->context.date,
                         .keys = { { FW_KEY_MARKER + FW_MARKER_HOLLOW_CIRCLE, FW_ROLE_BASELINE,
                                     FW_ROLE_NONE, _ ("without the plan") },
                                   { FW_KEY_MARKER + FW_MARKER_CIRCLE, FW_ROLE_SERIES_1,
                                     FW_ROLE_NONE, _ ("with the plan") } } };

  sort_rows (self);
  if (n_panels (self) > 0)
    {
      guint rows;

      prepare (self, theme, text, size);
      rows = (n_panels (self) + self->beside) / (self->beside ? 2 : 1);
      unknown = unknown_height (self, text, &layout, size.width - 2 * layout.margin);
      minimum = rows * (panel_height (self, &layout, 1) + 0.8 * layout.tick) + unknown;
      natural = rows * (panel_height (self, &layout, ROOMY) + 0.8 * layout.tick) + unknown;
      words.n_keys = 2;
      if (self->jobs && has_margins (self))
        /* xgettext:no-c-format */
        words.keys[words.n_keys++] = (FwKey){ FW_KEY_WHISKER, FW_ROLE_NEUTRAL, FW_ROLE_NONE,
                                              _ ("survey margin of unemployment, 90%") };
    }
  title = self->jobs ? jobs_title (self) : income_title (self->data);
  subtitle = self->jobs ? jobs_subtitle (self->data) : income_subtitle (self->data);
  words.title = title;
  words.subtitle = subtitle;
  words.kind = self->jobs ? _ ("Dumbbells of employment and unemployment by group")
                          : _ ("Dumbbells of incomes by group");
  fw_frame_begin (&self->frame, &words, theme, text, size, minimum, natural);
  add_table (self->frame.scene, self);
  if (n_panels (self) == 0)
    return end_with (
        self, self->jobs
                  ? _ ("This plan has no figure for employment or unemployment of its groups.")
                  : _ ("Nobody enrolls, and this plan has no household incomes."));
  fw_scene_take_description (self->frame.scene, describe (self));
  draw (self, unknown);
  return fw_frame_end (&self->frame);
}

/**
 * fw_chart_gaps:
 * @data: what each group has without and with the plan
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Dumbbells by group, the poorest first: earnings of participants and mean household income,
 * without (hollow) and with the plan (filled), the change and its range at the right. What is not
 * known is said.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_gaps (const FwGapsData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  Gaps self = { .data = data };

  return build (&self, theme, text, size);
}

/**
 * fw_chart_jobs:
 * @data: what each group has without and with the plan
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * The same of the share of adults who work and of the labor force who look for work.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_jobs (const FwGapsData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  Gaps self = { .data = data, .jobs = TRUE };

  return build (&self, theme, text, size);
}
