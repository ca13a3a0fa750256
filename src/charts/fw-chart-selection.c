/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-selection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"

#define WIDE     0.9   /* of the highest share: nearer is a small gap */
#define SAME     0.995 /* reads as 1 */
#define LANE     0.85  /* of a group, sizes of a label */
#define HEAD     0.25  /* under its name, where that stands above */
#define GAP      0.6   /* under a stage */
#define TIGHT    0.66  /* of lanes and gaps, at least, on a slide, whose height is given */
#define NAME     0.26  /* of the width for a stage's name beside its lanes, at most */
#define GUTTER   0.24  /* and for what the groups differ by */
#define N_SHOWN  FW_N_SERIES
#define MAX_RUNS 2 /* stages a title names */

static const struct
{
  const char *title, *of; /* what it is a share of */
  const char *where;      /* where a gap opens */
} stages[FWE_N_RATIOS] = {
  [FWE_R_ENROLLED] = { N_ ("Enrolled"), N_ ("of applicants"), N_ ("at enrollment") },
  [FWE_R_COMPLETED]
  = { N_ ("Completed"), N_ ("of those whose course is over"), N_ ("in training") },
  [FWE_R_PLACED] = { N_ ("Placed"), N_ ("of completers"), N_ ("at placement") },
  [FWE_R_RETAINED_Q4]
  = { N_ ("Kept the job"), N_ ("of those placed a year ago"), N_ ("in keeping the job") },
  [FWE_R_LOCAL] = { N_ ("Stayed local"), N_ ("of those placed"), N_ ("in staying local") },
};

/**
 * Selection:
 * @groups: indices of those drawn, in the plan's order
 * @stages: all, or none where no stage has any group
 */
typedef struct
{
  FwFrame frame;
  const FwSelectionData *data;
  guint groups[N_SHOWN], n;
  guint stages[FWE_N_RATIOS], n_stages;
  FwScale scale;
  FwRect plot;
  double tight;        /* factor of lanes and gaps, 1 where there is room */
  gboolean beside;     /* names stand beside the lanes, not above */
  double name, gutter; /* of what stands beside them */
  double row;
} Selection;

/* --- Numbers */

static const FweSummary *
share_of (const Selection *self, guint stage, guint i)
{
  return &self->data->groups[self->groups[i]].shares[stage];
}

/* Whether a stage has this group: enough people, and a share in most runs. */
static gboolean
has_share (const Selection *self, guint stage, guint i)
{
  const FweSummary *share = share_of (self, stage, i);

  return self->data->groups[self->groups[i]].people[stage] >= FWE_FEWEST && isfinite (share->p10)
         && isfinite (share->p50) && isfinite (share->p90);
}

static gboolean
is_shown (const FwSelectionData *data, guint group)
{
  const double people = data->groups[group].people[FWE_R_ENROLLED];
  guint larger = 0;

  for (guint g = 0; g < data->n; g++)
    larger += data->groups[g].people[FWE_R_ENROLLED] > people
              || (data->groups[g].people[FWE_R_ENROLLED] == people && g < group);
  return larger < N_SHOWN;
}

static void
take_groups (Selection *self)
{
  for (guint g = 0; g < self->data->n && self->n < N_SHOWN; g++)
    if (is_shown (self->data, g))
      self->groups[self->n++] = g;
  for (guint s = 0; s < FWE_N_RATIOS; s++)
    if (self->data->parities[s].n_groups > 0)
      self->n_stages = FWE_N_RATIOS;
  for (guint s = 0; s < self->n_stages; s++)
    self->stages[s] = s;
}

/* Lowest over highest in the middle run; 1 where there are not two. */
static double
ratio_of (const Selection *self, guint stage)
{
  const FweParity *parity = &self->data->parities[stage];

  return parity->n_groups > 1 && isfinite (parity->ratio.p50) ? fmin (parity->ratio.p50, 1) : 1;
}

/* A gap is clear where nine runs in ten have it. */
static gboolean
is_clear (const Selection *self, guint stage)
{
  const FweParity *parity = &self->data->parities[stage];

  return parity->n_groups > 1 && isfinite (parity->ratio.p90) && parity->ratio.p90 < SAME
         && ratio_of (self, stage) < SAME;
}

/* The name of any group, drawn or not. */
static const char *
name_at (const Selection *self, gsize group)
{
  return self->data->groups[group].name;
}

static const char *
name_of (const Selection *self, guint i)
{
  return self->data->groups[self->groups[i]].name;
}

static char *
percent (double share)
{
  return fw_unit_format (share, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

/* --- Words */

/* "Black: 76% as high as White (71–82%)", or as much of it as a card holds. */
static char *
ratio_words (const Selection *self, guint stage, gboolean whole)
{
  const FweParity *parity = &self->data->parities[stage];
  g_autofree char *ratio = percent (ratio_of (self, stage));
  g_autofree char *words = NULL, *between = NULL;

  if (parity->n_groups < 2)
    return g_strdup (parity->n_groups == 1 ? _ ("only one group has 20 or more")
                                           : _ ("no group has 20 or more"));
  if (ratio_of (self, stage) >= SAME)
    {
      g_autofree char *low = percent (self->data->groups[parity->low].shares[stage].p50);
      g_autofree char *high = percent (self->data->groups[parity->high].shares[stage].p50);

      return g_strdup (g_str_equal (low, high) ? _ ("no difference") : _ ("hardly any difference"));
    }
  if (!whole)
    /* Translators: a group, a percentage, another group: Black: 76% of White. */
    return g_strdup_printf (_ ("%s: %s of %s"), name_at (self, parity->low), ratio,
                            name_at (self, parity->high));
  /* Translators: a group, a percentage, another group: the rate of Black is 76% of that of White.
   */
  words = g_strdup_printf (_ ("%s: %s as high as %s"), name_at (self, parity->low), ratio,
                           name_at (self, parity->high));
  if (!isfinite (parity->ratio.p10) || !isfinite (parity->ratio.p90))
    return g_steal_pointer (&words);
  between
      = fw_unit_format_range (parity->ratio.p10, parity->ratio.p90, FW_UNIT_SHARE, FW_STYLE_LABEL);
  return g_strdup_printf ("%s (%s)", words, between);
}

/* The stage where the rates are furthest apart. */
static guint
widest_stage (const Selection *self)
{
  guint widest = 0;

  for (guint s = 1; s < self->n_stages; s++)
    if (ratio_of (self, s) < ratio_of (self, widest))
      widest = s;
  return widest;
}

/* No gap is both clear and wide: the widest of those that are clear, else the widest of all, stands
 * in the title with its number, so that it cannot flatter. */
static char *
small_gap_title (const Selection *self)
{
  guint widest = widest_stage (self);
  g_autofree char *gap = NULL;

  for (guint s = 0; s < self->n_stages; s++)
    if (is_clear (self, s)
        && (!is_clear (self, widest) || ratio_of (self, s) < ratio_of (self, widest)))
      widest = s;
  if (ratio_of (self, widest) >= SAME)
    return g_strdup (_ ("In the plan, groups of 20 or more pass at nearly the same rate"));
  gap = ratio_words (self, widest, FALSE);
  if (is_clear (self, widest))
    /* Translators: "at enrollment" and the like; "Black: 95% of White". */
    return g_strdup_printf (_ ("A small gap between groups opens %s (%s)"),
                            _ (stages[widest].where), gap);
  /* Translators: "at enrollment" and the like; "Black: 95% of White". */
  return g_strdup_printf (_ ("No clear gap between groups of 20 or more; widest %s (%s)"),
                          _ (stages[widest].where), gap);
}

/* A gap "opens" where it is clear and wide; every other title has a ratio in it. */
static char *
make_title (const Selection *self)
{
  guint worst[MAX_RUNS] = { 0 }, n = 0;
  gboolean compared = FALSE;

  for (guint s = 0; s < self->n_stages; s++)
    {
      compared = compared || self->data->parities[s].n_groups > 1;
      if (!is_clear (self, s) || ratio_of (self, s) >= WIDE)
        continue;
      if (n < MAX_RUNS)
        worst[n] = s;
      else if (ratio_of (self, s) < fmax (ratio_of (self, worst[0]), ratio_of (self, worst[1])))
        {
          /* The two widest, in the order of the way. */
          if (ratio_of (self, worst[0]) > ratio_of (self, worst[1]))
            worst[0] = worst[1];
          worst[1] = s;
        }
      n++;
    }
  if (self->n_stages == 0)
    return g_strdup (_ ("No group has 20 people or more at any stage"));
  if (!compared)
    return g_strdup (_ ("No two groups have 20 people or more: there is nothing to compare"));
  if (n == 0)
    return small_gap_title (self);
  if (n == 1)
    /* Translators: "at enrollment" and the like. */
    return g_strdup_printf (_ ("The gap between groups opens %s"), _ (stages[worst[0]].where));
  if (n == MAX_RUNS)
    return g_strdup_printf (_ ("The gap between groups opens %s and %s"),
                            _ (stages[worst[0]].where), _ (stages[worst[1]].where));
  return g_strdup_printf (_ ("The gap between groups is widest %s and %s"),
                          _ (stages[worst[0]].where), _ (stages[worst[1]].where));
}

static char *
make_subtitle (const Selection *self)
{
  const FwChartContext *context = &self->data->context;
  g_autofree char *quarter = fw_unit_format_quarter (context->start_year, context->start_quarter,
                                                     (guint)self->data->quarter);

  return g_strdup_printf (_ ("Share of those at one stage who reach the next by %s, middle run "
                             "and 80%% range; groups under 20 people left out. Plan “%s”"),
                          quarter, context->scenario);
}

static char *
share_words (const FweSummary *share)
{
  g_autofree char *middle = percent (share->p50);
  g_autofree char *range
      = fw_unit_format_range (share->p10, share->p90, FW_UNIT_SHARE, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("%s, 80%% range %s"), middle, range);
}

static void
describe_stage (const Selection *self, guint stage, GString *words)
{
  g_autofree char *ratio = ratio_words (self, stage, TRUE);
  gboolean first = TRUE;

  g_string_append_printf (words, "%s%s %s:", words->len > 0 ? " " : "", _ (stages[stage].title),
                          _ (stages[stage].of));
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *share = NULL;

      if (!has_share (self, stage, i))
        continue;
      share = share_words (share_of (self, stage, i));
      g_string_append_printf (words, "%s %s %s", first ? "" : ";", name_of (self, i), share);
      first = FALSE;
    }
  g_string_append_printf (words, "%s %s.", first ? "" : ";", ratio);
}

static char *
describe (const Selection *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->n_stages; i++)
    describe_stage (self, self->stages[i], words);
  for (guint i = 0; i < self->n; i++)
    if (!has_share (self, FWE_R_ENROLLED, i) || !has_share (self, FWE_R_PLACED, i))
      {
        g_string_append_c (words, ' ');
        g_string_append_printf (words, _ ("%s: under 20 people at some stage, left out there."),
                                name_of (self, i));
      }
  if (self->data->n > self->n)
    g_string_append_printf (words, " %s", _ ("Smaller groups are not shown."));
  return g_string_free (words, FALSE);
}

static void
add_table (Selection *self)
{
  FwScene *scene = self->frame.scene;

  fw_scene_add_column (scene, _ ("Stage"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Group"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("People at the stage before"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Share, middle run"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("1 run in 10 is below"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("1 run in 10 is above"), FW_UNIT_SHARE, FALSE);
  for (guint k = 0; k < self->n_stages; k++)
    for (guint i = 0; i < self->n; i++)
      {
        const guint stage = self->stages[k];
        const FweSummary *share = share_of (self, stage, i);

        if (!has_share (self, stage, i))
          continue;
        fw_scene_add_cell_text (scene, _ (stages[stage].title));
        fw_scene_add_cell_text (scene, name_of (self, i));
        fw_scene_add_cell_number (scene, self->data->groups[self->groups[i]].people[stage]);
        fw_scene_add_cell_number (scene, share->p50);
        fw_scene_add_cell_number (scene, share->p10);
        fw_scene_add_cell_number (scene, share->p90);
      }
}

/* --- The drawing */

static double
lane_height (const Selection *self, const FwLayout *layout)
{
  return LANE * layout->label * self->tight;
}

static double
gap_height (const Selection *self, const FwLayout *layout)
{
  return GAP * layout->label * self->tight;
}

/* Lanes of a stage; one for the words where it has no group. */
static guint
count_shares (const Selection *self, guint stage)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += has_share (self, stage, i);
  return MAX (n, 1);
}

/* A text of the stage in lines no wider than the room beside its lanes. */
static GStrv
wrap_beside (const Selection *self, const FwLayout *layout, FwTextMetrics *text, const char *words,
             double room)
{
  return fw_text_metrics_wrap (text, words, layout->tick, FALSE, room - 0.5 * layout->tick, TRUE);
}

static double
stage_height (const Selection *self, const FwLayout *layout, FwTextMetrics *text, guint row)
{
  const guint stage = self->stages[row];
  const double lanes = count_shares (self, stage) * lane_height (self, layout);
  const double line = FW_LINE_HEIGHT * layout->tick, title = FW_LINE_HEIGHT * layout->label;

  if (self->beside)
    {
      g_autofree char *ratio = ratio_words (self, stage, TRUE);
      g_auto (GStrv) of = wrap_beside (self, layout, text, _ (stages[stage].of), self->name);
      g_auto (GStrv) right = wrap_beside (self, layout, text, ratio, self->gutter);
      const double words = fmax (title + g_strv_length (of) * line, g_strv_length (right) * line);

      return fmax (lanes, words) + gap_height (self, layout);
    }
  return title + HEAD * layout->label + lanes + gap_height (self, layout);
}

static double
plot_height (const Selection *self, const FwLayout *layout, FwTextMetrics *text)
{
  double height = 0;

  for (guint row = 0; row < self->n_stages; row++)
    height += stage_height (self, layout, text, row);
  return height;
}

/* The stage's name above its lanes, what the groups differ by at the right. That there is nothing
 * to compare has the lane below where it finds no room. */
static void
write_heading (Selection *self, guint stage, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double below
      = y + (FW_LINE_HEIGHT / 2 + HEAD) * layout->label + lane_height (self, layout) / 2;
  g_autofree char *ratio = ratio_words (self, stage, FALSE);

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = _ (stages[stage].title),
                                                 .tail = _ (stages[stage].of),
                                                 .size = layout->label,
                                                 .tail_size = layout->tick,
                                                 .bold = TRUE,
                                                 .role = FW_ROLE_TEXT,
                                                 .tail_role = FW_ROLE_MUTED,
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { { { area->x, y }, FW_ANCHOR_START } },
                                                 .n_places = 1,
                                                 .datum = -1 });
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = ratio,
                             .size = layout->tick,
                             .role = FW_ROLE_TEXT,
                             .priority = FW_LABEL_NOTE,
                             .places = { { { area->x + area->width, y }, FW_ANCHOR_END },
                                         { { area->x, below }, FW_ANCHOR_START } },
                             .n_places = self->data->parities[stage].n_groups < 2 ? 2 : 1,
                             .datum = -1 });
}

static void
write_line (Selection *self, const char *text, gboolean bold, FwRole role, FwPoint at)
{
  const FwLayout *layout = &self->frame.layout;

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = text,
                                                 .size = bold ? layout->label : layout->tick,
                                                 .bold = bold,
                                                 .role = role,
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { { at, FW_ANCHOR_START } },
                                                 .n_places = 1,
                                                 .datum = -1 });
}

/* The stage's name at the left of its lanes, what the groups differ by at the right. */
static void
write_beside (Selection *self, guint stage, double middle)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double line = FW_LINE_HEIGHT * layout->tick, title = FW_LINE_HEIGHT * layout->label;
  const double right = area->x + area->width - self->gutter + 0.5 * layout->tick;
  g_autofree char *ratio = ratio_words (self, stage, TRUE);
  g_auto (GStrv) of
      = wrap_beside (self, layout, self->frame.text, _ (stages[stage].of), self->name);
  g_auto (GStrv) words = wrap_beside (self, layout, self->frame.text, ratio, self->gutter);
  double y = middle - (title + g_strv_length (of) * line) / 2;

  write_line (self, _ (stages[stage].title), TRUE, FW_ROLE_TEXT,
              (FwPoint){ area->x, y + title / 2 });
  y += title;
  for (guint i = 0; of[i] != NULL; i++, y += line)
    write_line (self, of[i], FALSE, FW_ROLE_MUTED, (FwPoint){ area->x, y + line / 2 });
  y = middle - g_strv_length (words) * line / 2;
  for (guint i = 0; words[i] != NULL; i++, y += line)
    write_line (self, words[i], FALSE, FW_ROLE_TEXT, (FwPoint){ right, y + line / 2 });
}

/* Lowest and highest share where they differ as written. */
static void
write_share (Selection *self, guint stage, guint i, int datum, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FweSummary *share = share_of (self, stage, i);
  const double from = fw_scale_map (&self->scale, share->p10) - 0.5 * layout->tick,
               to = fw_scale_map (&self->scale, share->p90) + 0.5 * layout->tick;
  const FweParity *parity = &self->data->parities[stage];
  const gboolean low = self->groups[i] == parity->low;
  const FwPlace before = { { from, y }, FW_ANCHOR_END }, after = { { to, y }, FW_ANCHOR_START };
  g_autofree char *words = percent (share->p50);

  if (!low && self->groups[i] != parity->high)
    return;
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = words,
                             .size = layout->tick,
                             .bold = TRUE,
                             .role = fw_theme_series_text (self->groups[i]),
                             .priority = FW_LABEL_SERIES,
                             .places = { low ? before : after, low ? after : before },
                             .n_places = 2,
                             .datum = datum });
}

/* One number for all groups, where all write the same; FALSE if they do not. */
static gboolean
write_common_share (Selection *self, guint stage, double middle)
{
  const FwLayout *layout = &self->frame.layout;
  g_autofree char *common = NULL;
  double from = G_MAXDOUBLE, to = 0;

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *words = NULL;

      if (!has_share (self, stage, i))
        continue;
      words = percent (share_of (self, stage, i)->p50);
      if (common != NULL && !g_str_equal (common, words))
        return FALSE;
      from = fmin (from, fw_scale_map (&self->scale, share_of (self, stage, i)->p10));
      to = fmax (to, fw_scale_map (&self->scale, share_of (self, stage, i)->p90));
      if (common == NULL)
        common = g_steal_pointer (&words);
    }
  if (common == NULL)
    return TRUE;
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = common,
                             .size = layout->tick,
                             .bold = TRUE,
                             .role = FW_ROLE_TEXT,
                             .priority = FW_LABEL_SERIES,
                             .places = { { { to + 0.5 * layout->tick, middle }, FW_ANCHOR_START },
                                         { { from - 0.5 * layout->tick, middle }, FW_ANCHOR_END } },
                             .n_places = 2,
                             .datum = -1 });
  return TRUE;
}

static void
draw_share (Selection *self, guint stage, guint row, guint i, double y, gboolean numbered)
{
  const FwLayout *layout = &self->frame.layout;
  const FweSummary *share = share_of (self, stage, i);
  const double lane = lane_height (self, layout), cap = 0.33 * lane;
  const double from = fw_scale_map (&self->scale, share->p10),
               to = fw_scale_map (&self->scale, share->p90),
               x = fw_scale_map (&self->scale, share->p50);
  const FwRole role = fw_theme_series (self->groups[i]);
  const FwRect hit = { self->plot.x, y - lane / 2, self->plot.width, lane };
  const FwRect focus = { from - cap, y - lane / 2, to - from + 2 * cap, lane };
  g_autofree char *label = g_strdup_printf ("%s, %s", _ (stages[stage].title), name_of (self, i));
  g_autofree char *words = share_words (share);
  const int datum = fw_scene_add_datum (self->frame.scene, label, words, row, &focus, &hit);
  FwMark whisker = fw_frame_stroke (&self->frame, role, 1.5, FW_DASH_SOLID);
  const FwMark mark = { .region = FW_REGION_PLOT,
                        .fill = role,
                        .stroke = FW_ROLE_BACKGROUND,
                        .stroke_width = 1.5 * layout->stroke,
                        .marker = (FwMarker)(self->groups[i] % FW_N_SERIES),
                        .datum = datum };

  whisker.datum = datum;
  fw_scene_add_rule (self->frame.scene, &whisker, (FwPoint){ from, y }, (FwPoint){ to, y });
  fw_scene_add_rule (self->frame.scene, &whisker, (FwPoint){ from, y - cap },
                     (FwPoint){ from, y + cap });
  fw_scene_add_rule (self->frame.scene, &whisker, (FwPoint){ to, y - cap },
                     (FwPoint){ to, y + cap });
  fw_scene_add_marker (self->frame.scene, &mark, (FwPoint){ x, y },
                       fmin (4.5 * layout->marker, 0.45 * lane));
  if (numbered)
    write_share (self, stage, i, datum, y);
}

static void
draw_stage (Selection *self, guint row, double y, double height)
{
  const FwLayout *layout = &self->frame.layout;
  const guint stage = self->stages[row];
  const double lanes = count_shares (self, stage) * lane_height (self, layout);
  const double top
      = self->beside ? y + (height - lanes) / 2 : y + (FW_LINE_HEIGHT + HEAD) * layout->label;
  double lane = top + lane_height (self, layout) / 2;
  gboolean common;

  if (self->beside)
    write_beside (self, stage, y + height / 2);
  else
    write_heading (self, stage, y + FW_LINE_HEIGHT * layout->label / 2);
  common = write_common_share (self, stage, top + lanes / 2);
  for (guint i = 0; i < self->n; i++)
    if (has_share (self, stage, i))
      {
        draw_share (self, stage, row, i, lane, !common);
        lane += lane_height (self, layout);
      }
}

/* Lines at the ticks, through the lanes; between stages one from edge to edge. */
static void
draw_grid (Selection *self, const FwTicks *ticks)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_GRID, 1, FW_DASH_SOLID);
  double y = self->plot.y;

  for (guint row = 0; row < self->n_stages; row++)
    {
      const double height = stage_height (self, layout, self->frame.text, row) + self->row;
      const double top = self->beside ? y : y + FW_LINE_HEIGHT * layout->label;
      const double bottom
          = self->beside ? y + height : y + height - self->row - gap_height (self, layout);

      for (guint t = 0; t < ticks->n; t++)
        {
          const double x = fw_scale_map (&self->scale, ticks->at[t]);

          fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ x, top },
                             (FwPoint){ x, fmin (bottom, self->plot.y + self->plot.height) });
        }
      if (self->beside && row > 0)
        fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ area->x, y },
                           (FwPoint){ area->x + area->width, y });
      y += height;
    }
}

/* From nothing on, so that charts of several plans can be held beside each other. */
static FwTicks
share_ticks (const Selection *self)
{
  double lo = 0, hi = 0;

  for (guint k = 0; k < self->n_stages; k++)
    for (guint i = 0; i < self->n; i++)
      if (has_share (self, self->stages[k], i))
        hi = fmax (hi, share_of (self, self->stages[k], i)->p90);
  hi = fmin (hi, 1);
  fw_chart_hold_extent (self->data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, FALSE);
}

/* Where the names stand, before the height is known. */
static void
lay_out (Selection *self, const FwLayout *layout, FwTextMetrics *text, double width)
{
  double widest = 0;

  self->beside = layout->klass != FW_CLASS_SMALL;
  self->tight = layout->klass == FW_CLASS_SLIDE ? TIGHT : 1;
  for (guint i = 0; i < self->n_stages; i++)
    widest = fmax (widest, fw_text_metrics_width (text, _ (stages[self->stages[i]].title),
                                                  layout->label, TRUE));
  self->name = self->beside ? fmax (NAME * width, widest + layout->label) : 0;
  self->gutter = self->beside ? GUTTER * width : 0;
}

static void
draw (Selection *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwTicks ticks = share_ticks (self);
  const double foot = 0.3 * layout->tick + FW_LINE_HEIGHT * layout->tick;
  const double inset = 3.2 * layout->tick; /* of the numbers beyond the whiskers */
  const FwBottomAxis axis
      = { .at = ticks.at, .n = ticks.n, .unit = FW_UNIT_SHARE, .one_unit = TRUE };
  double y;

  self->plot = (FwRect){ area->x + self->name, area->y, area->width - self->name - self->gutter,
                         area->height - foot };
  while (self->tight < 1 && plot_height (self, layout, self->frame.text) < self->plot.height)
    self->tight = fmin (self->tight + 0.02, 1);
  self->row
      = fmax (self->plot.height - plot_height (self, layout, self->frame.text), 0) / self->n_stages;
  self->scale = (FwScale){ fw_ticks_first (&ticks), fw_ticks_last (&ticks), self->plot.x + inset,
                           self->plot.x + self->plot.width - inset };
  draw_grid (self, &ticks);
  y = self->plot.y;
  for (guint row = 0; row < self->n_stages; row++)
    {
      const double height = stage_height (self, layout, self->frame.text, row) + self->row;

      draw_stage (self, row, y, height);
      y += height;
    }
  fw_axis_bottom (&self->frame, &axis, &self->scale, &self->plot);
}

/**
 * fw_chart_selection:
 * @data: shares who reach the next stage, by group
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Who of those at one stage reaches the next, by group: a dot for the middle run, a whisker for
 * 80 % of them, and the lowest share against the highest in a number.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_selection (const FwSelectionData *data, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  Selection self = { .data = data };
  g_autofree char *title = NULL, *subtitle = NULL;
  FwFrameWords words = { .kind = _ ("Dot plot of who reaches the next stage, by group"),
                         .source = data->context.source,
                         .date = data->context.date };
  double minimum;

  take_groups (&self);
  title = make_title (&self);
  subtitle = make_subtitle (&self);
  words.title = title;
  words.subtitle = subtitle;
  for (guint i = 0; i < self.n && self.n_stages > 0; i++)
    words.keys[words.n_keys++]
        = (FwKey){ (FwKeyKind)(FW_KEY_MARKER + self.groups[i] % FW_N_SERIES),
                   fw_theme_series (self.groups[i]), FW_ROLE_NONE, name_of (&self, i) };
  lay_out (&self, &layout, text, size.width - 2 * layout.margin);
  minimum = fmax (plot_height (&self, &layout, text) + 2 * layout.tick, 8 * layout.label);
  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, minimum);
  add_table (&self);
  if (self.n_stages == 0)
    {
      const char *sentence = _ ("A share of fewer than 20 people says nothing, so none is drawn.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, describe (&self));
  draw (&self);
  return fw_frame_end (&self.frame);
}
