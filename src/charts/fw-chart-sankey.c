/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-sankey.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-sankey-private.h"

#define ROOM     62 /* of a label's size the plot is wide for ribbons in a card */
#define SLIDE    50 /* and on a slide, which has no height for bars of all stages */
#define NATURAL  25 /* of a label's size it is high */
#define MINIMUM  15
#define NODE     0.8  /* of a label's size a node is wide */
#define GAP      0.4  /* between groups */
#define LOSS_GAP 1.1  /* above losses */
#define STEPS    24   /* of a ribbon's bend */
#define NAME     9    /* of a label's size a group's name is wide at most */
#define APART    0.01 /* px between lines, so that rounding does not let them touch */
#define REACH    1.3 /* times the fullest other column that of the people reached is high at most */
#define TEAR     0.5 /* of a label's size a cut leaves open */
#define LEADER   4.0 /* px from which a moved label is led to its node */
#define NARROW   7.0 /* of a label's size from column to column: less, and words are few */
#define STACKED  2.7 /* of a label's size from name to name where a number stands under each */

/* A column of nodes. */
typedef struct
{
  double x;
  double y[FW_SANKEY_GROUPS], height[FW_SANKEY_GROUPS];
  double own_y, own_height, loss_y, loss_height;
  double labelled; /* down to where labels stand */
} Column;

typedef struct
{
  FwSankey *sankey;
  Column columns[FW_N_SANKEY_STAGES];
  double node, step, top, bottom, scale;
  gboolean narrow, stacked;
} Flow;

FwRole
fw_sankey_role (const FwSankey *self, guint group)
{
  return self->series[group] < FW_N_SERIES ? fw_theme_series (self->series[group])
                                           : FW_ROLE_NEUTRAL;
}

FwRole
fw_sankey_text_role (const FwSankey *self, guint group)
{
  return self->series[group] < FW_N_SERIES ? fw_theme_series_text (self->series[group])
                                           : FW_ROLE_MUTED;
}

/* --- Numbers */

static double
whole (double people)
{
  return isfinite (people) && people > 0 ? people : 0;
}

static void
add_group (FwSankeyGroup *to, const FwSankeyGroup *from)
{
  for (guint s = 0; s < FW_N_SANKEY_STAGES; s++)
    {
      to->stages[s] += whole (from->stages[s]);
      for (guint k = 0; k < 2; k++)
        to->losses[s][k] += whole (from->losses[s][k]);
    }
  to->own += whole (from->own);
}

static gboolean
is_small (const FwSankeyData *data, guint group)
{
  const double applied = whole (data->groups[group].stages[FW_SANKEY_APPLIED]);
  guint larger = 0;

  for (guint g = 0; g < data->n; g++)
    {
      const double other = whole (data->groups[g].stages[FW_SANKEY_APPLIED]);

      larger += other > applied || (other == applied && g < group);
    }
  return larger + 1 >= FW_SANKEY_GROUPS;
}

/* A group keeps the colour it has on every page; one beyond the seventh takes one that is free. */
static void
give_colours (FwSankey *self, const guint *from)
{
  gboolean used[FW_N_SERIES] = { FALSE };

  for (guint g = 0; g < self->n; g++)
    if (from[g] < FW_N_SERIES)
      used[from[g]] = TRUE;
  for (guint g = 0; g < self->n; g++)
    {
      guint free = 0;

      self->series[g] = from[g];
      if (from[g] < FW_N_SERIES || from[g] == G_MAXUINT)
        continue;
      while (free < FW_N_SERIES && used[free])
        free++;
      self->series[g] = free;
      if (free < FW_N_SERIES)
        used[free] = TRUE;
    }
}

static void
take_groups (FwSankey *self)
{
  const FwSankeyData *data = self->data;
  const gboolean fold = data->n > FW_SANKEY_GROUPS;
  guint from[FW_SANKEY_GROUPS];

  for (guint g = 0; g < data->n; g++)
    if (!fold || !is_small (data, g))
      {
        self->groups[self->n].name = data->groups[g].name;
        from[self->n] = g;
        add_group (&self->groups[self->n++], &data->groups[g]);
      }
  if (fold)
    {
      self->groups[self->n].name = _ ("Other groups");
      from[self->n] = G_MAXUINT;
      for (guint g = 0; g < data->n; g++)
        if (is_small (data, g))
          add_group (&self->groups[self->n], &data->groups[g]);
      self->n++;
    }
  give_colours (self, from);
  for (guint g = 0; g < self->n; g++)
    {
      self->own += self->groups[g].own;
      for (guint s = 0; s < FW_N_SANKEY_STAGES; s++)
        {
          self->totals[s] += self->groups[g].stages[s];
          self->lost[s] += fw_sankey_group_loss (&self->groups[g], (FwSankeyStage)s);
        }
    }
  self->n_stages = self->totals[FW_SANKEY_STAYED] >= 0.5 ? FW_N_SANKEY_STAGES : FW_SANKEY_STAYED;
}

/* --- Nodes */

/* px of a group's node. */
static double
node_height (const Flow *flow, guint stage, guint group)
{
  const FwSankey *self = flow->sankey;
  const FwSankeyGroup *of = &self->groups[group];

  if (stage == FW_SANKEY_REACHED)
    return (of->stages[FW_SANKEY_APPLIED]
            + self->cut * fw_sankey_group_loss (of, FW_SANKEY_APPLIED))
           * flow->scale;
  return of->stages[stage] * flow->scale;
}

/* px of those of a group who do not come to a stage. */
static double
loss_height (const Flow *flow, guint stage, guint group)
{
  const double cut = stage == FW_SANKEY_APPLIED ? flow->sankey->cut : 1;

  return fw_sankey_group_loss (&flow->sankey->groups[group], (FwSankeyStage)stage) * cut
         * flow->scale;
}

static void
stack_column (Flow *flow, guint stage)
{
  const FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label;
  Column *column = &flow->columns[stage];
  double y = flow->top;

  column->x = self->frame.area.x + stage * flow->step; /* the left gutter is added once known */
  for (guint g = 0; g < self->n; g++)
    {
      column->y[g] = y;
      column->height[g] = node_height (flow, stage, g);
      y += column->height[g] + GAP * size;
    }
  y += (LOSS_GAP - GAP) * size;
  column->own_y = y;
  if (stage == FW_SANKEY_PLACED && self->own > 0)
    {
      column->own_height = self->own * flow->scale;
      y += column->own_height + LOSS_GAP * size;
    }
  column->loss_y = y;
  for (guint g = 0; g < self->n; g++)
    column->loss_height += loss_height (flow, stage, g);
}

/* People of a column with its losses. */
static double
column_people (const FwSankey *self, guint stage)
{
  return self->totals[stage] + self->lost[stage] + (stage == FW_SANKEY_PLACED ? self->own : 0);
}

/* Outreach reaches many times those who are trained: to scale they would leave no room for the
 * others, so those who did not apply are cut short, and the words beside them say so. */
static double
take_cut (FwSankey *self)
{
  const double applied = self->totals[FW_SANKEY_APPLIED], not = self->lost[FW_SANKEY_APPLIED];
  double most = applied;

  for (guint s = FW_SANKEY_ENROLLED; s < self->n_stages; s++)
    most = fmax (most, column_people (self, s));
  self->cut = not > 0 ? fmin (fmax (REACH * most - applied, 0) / not, 1) : 1;
  return applied + self->cut * not ;
}

static void
measure (Flow *flow, double left, double right)
{
  FwSankey *self = flow->sankey;
  const FwRect *area = &self->frame.area;
  const double size = self->frame.layout.label;
  const double gaps = ((self->n - 1) * GAP + 2 * LOSS_GAP) * size;
  double none = 0, most = take_cut (self);

  for (guint s = FW_SANKEY_ENROLLED; s < self->n_stages; s++)
    most = fmax (most, column_people (self, s));
  fw_chart_hold_extent (self->data->context.hold, 0, &none, &most);
  flow->top = area->y + (2 * FW_LINE_HEIGHT + 0.3) * size;
  flow->bottom = area->y + area->height;
  flow->scale = fmax (flow->bottom - flow->top - gaps, 1) / most;
  flow->step = (area->width - left - right - flow->node) / (self->n_stages - 1);
  for (guint s = 0; s < self->n_stages; s++)
    {
      stack_column (flow, s);
      flow->columns[s].x += left;
    }
}

static void
add_node (Flow *flow, FwRole role, int datum, double x, double y, double height)
{
  FwSankey *self = flow->sankey;
  FwMark mark = fw_frame_fill (&self->frame, role);

  if (!(height > 0))
    return;
  mark.datum = datum;
  fw_scene_add_rect (self->frame.scene, &mark,
                     &(FwRect){ x, y, flow->node, fmin (height, flow->bottom - y) });
}

/* --- Ribbons */

static void
add_ribbon (Flow *flow, FwRole role, FwTint tint, FwPoint from, FwPoint to, double height)
{
  FwSankey *self = flow->sankey;
  FwMark mark = fw_frame_fill (&self->frame, role);
  FwPoint points[2 * (STEPS + 1)];

  if (!(height > 0))
    return;
  mark.tint = tint;
  for (guint i = 0; i <= STEPS; i++)
    {
      const double t = i / (double)STEPS, bend = t * t * (3 - 2 * t);
      const double x = from.x + t * (to.x - from.x);
      const double y = fmin (from.y + bend * (to.y - from.y), flow->bottom);

      points[i] = (FwPoint){ x, y };
      points[2 * STEPS + 1 - i] = (FwPoint){ x, fmin (y + height, flow->bottom) };
    }
  fw_scene_add_area (self->frame.scene, &mark, points, G_N_ELEMENTS (points));
}

/* From one stage to the next: who goes on from the top of a group's node, who is lost from its
 * foot. Losses are drawn first, so that those who go on lie over them. */
static void
draw_step (Flow *flow, guint stage, gboolean losses)
{
  const FwSankey *self = flow->sankey;
  const Column *from = &flow->columns[stage - 1], *to = &flow->columns[stage];
  double own = to->own_y, lost = to->loss_y;

  for (guint g = 0; g < self->n; g++)
    {
      const FwSankeyGroup *group = &self->groups[g];
      const double on = to->height[g];
      const double kept = stage == FW_SANKEY_PLACED ? group->own * flow->scale : 0;
      const double gone = loss_height (flow, stage, g);
      const double x = from->x + flow->node, y = from->y[g];

      if (losses)
        add_ribbon (flow, FW_ROLE_GRID, FW_TINT_NONE, (FwPoint){ x, y + on + kept },
                    (FwPoint){ to->x, lost }, gone);
      else
        {
          add_ribbon (flow, fw_sankey_role (self, g), FW_TINT_HALF, (FwPoint){ x, y },
                      (FwPoint){ to->x, to->y[g] }, on);
          add_ribbon (flow, fw_sankey_role (self, g), FW_TINT_PALE, (FwPoint){ x, y + on },
                      (FwPoint){ to->x, own }, kept);
        }
      own += kept;
      lost += gone;
    }
}

/* --- Words beside the nodes */

static void
add_label (FwSankey *self, const char *text, const char *tail, FwRole role, gboolean bold,
           FwPriority priority, FwPoint at, FwAnchor anchor)
{
  const double size = self->frame.layout.label;

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = text,
                                                 .tail = tail,
                                                 .size = size,
                                                 .tail_size = size,
                                                 .bold = bold,
                                                 .halo = TRUE,
                                                 .role = role,
                                                 .tail_role = FW_ROLE_MUTED,
                                                 .priority = priority,
                                                 .places = { { at, anchor } },
                                                 .n_places = 1,
                                                 .datum = -1 });
}

static void
write_heading (Flow *flow, guint stage)
{
  FwSankey *self = flow->sankey;
  const double line = self->frame.layout.label * FW_LINE_HEIGHT;
  const double room = flow->step - (flow->narrow ? 0.35 : 0.8) * self->frame.layout.label;
  const gboolean last = stage + 1 == self->n_stages;
  const double x = flow->columns[stage].x, y = self->frame.area.y + line / 2;
  g_autofree char *title
      = fw_frame_shorten (&self->frame, fw_sankey_stage_title ((FwSankeyStage)stage),
                          self->frame.layout.label, TRUE, last ? 2 * room : room);
  g_autofree char *count = fw_unit_format (self->totals[stage], FW_UNIT_PERSONS, FW_STYLE_LABEL);

  add_label (self, title, NULL, FW_ROLE_TEXT, TRUE, FW_LABEL_VALUE, (FwPoint){ x, y },
             FW_ANCHOR_START);
  add_label (self, count, NULL, FW_ROLE_TEXT, FALSE, FW_LABEL_VALUE, (FwPoint){ x, y + line },
             FW_ANCHOR_START);
}

/* Names of the groups at the first and the last column, pushed apart. */
static void
write_names (Flow *flow, guint stage)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label;
  const gboolean first = stage == 0, stacked = first && flow->stacked;
  Column *column = &flow->columns[stage];
  double y[FW_SANKEY_GROUPS];

  for (guint g = 0; g < self->n; g++)
    y[g] = column->y[g] + column->height[g] / 2;
  if (stacked)
    fw_labels_spread (y, self->n, STACKED * size, flow->top + size, flow->bottom - 1.3 * size);
  else
    fw_labels_spread (y, self->n, 1.3 * size, flow->top + 0.4 * size, flow->bottom - 0.7 * size);
  for (guint g = 0; g < self->n; g++)
    {
      const double middle = column->y[g] + column->height[g] / 2;
      const double edge = first ? column->x : column->x + flow->node;
      const double x = edge + (first ? -1 : 1) * 0.9 * size;
      const FwMark leader = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
      g_autofree char *name
          = fw_frame_shorten (&self->frame, self->groups[g].name, size, TRUE, NAME * size);
      g_autofree char *count
          = fw_unit_format (self->groups[g].stages[stage], FW_UNIT_PERSONS, FW_STYLE_LABEL);

      if (fabs (y[g] - middle) > LEADER * self->frame.layout.marker)
        fw_scene_add_rule (self->frame.scene, &leader, (FwPoint){ edge, middle },
                           (FwPoint){ x + (first ? 1 : -1) * 0.2 * size, y[g] });
      add_label (self, name, stacked ? NULL : count, fw_sankey_text_role (self, g), TRUE,
                 FW_LABEL_SERIES, (FwPoint){ x, y[g] - (stacked ? 0.65 * size : 0) },
                 first ? FW_ANCHOR_END : FW_ANCHOR_START);
      if (stacked)
        add_label (self, count, NULL, FW_ROLE_MUTED, FALSE, FW_LABEL_SERIES,
                   (FwPoint){ x, y[g] + 0.65 * size }, FW_ANCHOR_END);
      column->labelled = y[g] + 0.75 * size;
    }
}

/* A node's words at its right, in lines; returns down to where they stand. */
static double
write_lines (Flow *flow, const char *words, gboolean bold, double x, double y, double width)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label, line = size * FW_LINE_HEIGHT + APART;
  g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, words, size, bold, width, FALSE);

  for (guint i = 0; lines[i]; i++)
    add_label (self, lines[i], NULL, bold ? FW_ROLE_TEXT : FW_ROLE_MUTED, bold,
               bold ? FW_LABEL_SERIES : FW_LABEL_NOTE, (FwPoint){ x, y + (i + 0.5) * line },
               FW_ANCHOR_START);
  return y + g_strv_length (lines) * line;
}

static double
height_of (Flow *flow, const char *words, gboolean bold, double width)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label;
  g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, words, size, bold, width, FALSE);

  return g_strv_length (lines) * (size * FW_LINE_HEIGHT + APART);
}

/* Where columns are narrow, what the words beside them leave out would not fit in lines: that the
 * lowest node is cut stands in one line under the next. FALSE where there is no room for that. */
static gboolean
write_under (Flow *flow, guint stage, const char *words, const char *detail)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label, line = size * FW_LINE_HEIGHT;
  const Column *next = &flow->columns[stage + 1];

  if (!flow->narrow || detail == NULL || stage + 2 >= self->n_stages
      || next->loss_y + next->loss_height > flow->bottom - 1.2 * line)
    return FALSE;
  add_label (self, words, detail, FW_ROLE_TEXT, TRUE, FW_LABEL_SERIES,
             (FwPoint){ flow->columns[stage].x + flow->node + 0.5 * size, flow->bottom - line / 2 },
             FW_ANCHOR_START);
  return TRUE;
}

/* What a grey node holds, and of which kinds where there is room under it. */
static void
write_node (Flow *flow, guint stage, double y, double height, char *words, char *detail)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label;
  Column *column = &flow->columns[stage];
  const gboolean last = stage + 1 == self->n_stages;
  const double edge = column->x + flow->node, x = edge + (last ? 0.9 : 0.5) * size;
  const double room = !last ? flow->step - flow->node - (flow->narrow ? 0.7 : 1) * size
                            : self->frame.area.x + self->frame.area.width - x;
  const double lines = height_of (flow, words, TRUE, room);
  const double more = detail ? height_of (flow, detail, FALSE, room) : 0;
  double at = fmin (y + (height - lines - more) / 2, flow->bottom - lines - more);

  at = fmax (at, fmax (column->labelled, y - 0.5 * size));
  if (last && at > y + height)
    {
      const FwMark leader = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      fw_scene_add_rule (self->frame.scene, &leader, (FwPoint){ edge, y + height / 2 },
                         (FwPoint){ x - 0.2 * size, at + 0.5 * size * FW_LINE_HEIGHT });
    }
  at = write_lines (flow, words, TRUE, x, at, room);
  if (detail && at + more <= flow->bottom)
    at = write_lines (flow, detail, FALSE, x, at, room);
  column->labelled = at;
  g_free (words);
  g_free (detail);
}

/* --- Data */

static void
add_hits (Flow *flow, guint stage)
{
  FwSankey *self = flow->sankey;
  const double size = self->frame.layout.label;
  const Column *column = &flow->columns[stage];

  for (guint g = 0; g < self->n; g++)
    {
      const double height
          = fmin (fmax (column->height[g], 0.3 * size), flow->bottom - column->y[g]);
      const FwRect hit
          = { column->x - size, column->y[g], flow->node + 2 * size, fmax (height, 0) };
      const FwRect focus = { column->x - 2, column->y[g] - 1, flow->node + 4, hit.height + 2 };

      fw_sankey_add_stage_datum (self, (FwSankeyStage)stage, g, &focus, &hit);
    }
}

/* Of a grey node: how many, and which share of those a stage before. */
static int
add_grey_datum (Flow *flow, guint stage, const char *label, double value, double y, double height)
{
  const double size = flow->sankey->frame.layout.label;
  const Column *column = &flow->columns[stage];
  const double tall = fmax (fmin (height, flow->bottom - y), 0);
  g_autofree char *share = fw_unit_format (value / fmax (flow->sankey->totals[stage - 1], value),
                                           FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *words = g_strdup_printf (_ ("%s of those at the stage before"), share);
  const FwRect hit = { column->x - size, y, flow->node + 2 * size, tall };
  const FwRect focus = { column->x - 2, y - 1, flow->node + 4, tall + 2 };

  return fw_scene_add_datum (flow->sankey->frame.scene, label, words, stage, &focus, &hit);
}

/* A cut across a node that is drawn shorter than it is. */
static void
draw_tear (Flow *flow, double x, double y, double height)
{
  const double size = flow->sankey->frame.layout.label, open = TEAR * size, slope = 0.3 * size;
  const double middle = y + height - fmin (height / 2, 1.5 * size);
  const FwMark mark = fw_frame_fill (&flow->sankey->frame, FW_ROLE_BACKGROUND);
  const FwPoint points[] = { { x, middle + slope },
                             { x + flow->node, middle - slope },
                             { x + flow->node, middle - slope + open },
                             { x, middle + slope + open } };

  if (height > 2 * open)
    fw_scene_add_area (flow->sankey->frame.scene, &mark, points, G_N_ELEMENTS (points));
}

static void
draw_losses (Flow *flow, guint stage)
{
  FwSankey *self = flow->sankey;
  const Column *column = &flow->columns[stage];

  if (stage == FW_SANKEY_PLACED && self->own > 0)
    {
      g_autofree char *words = fw_sankey_own (self);
      const int datum
          = add_grey_datum (flow, stage, words, self->own, column->own_y, column->own_height);

      add_node (flow, FW_ROLE_NEUTRAL, datum, column->x, column->own_y, column->own_height);
      write_node (flow, stage, column->own_y, column->own_height, g_strdup (words), NULL);
    }
  if (self->lost[stage] > 0)
    {
      g_autofree char *words = fw_sankey_loss (self, (FwSankeyStage)stage);
      char *detail = fw_sankey_loss_detail (self, (FwSankeyStage)stage);
      const int datum = add_grey_datum (flow, stage, words, self->lost[stage], column->loss_y,
                                        column->loss_height);

      add_node (flow, FW_ROLE_BASELINE, datum, column->x, column->loss_y, column->loss_height);
      if (stage == FW_SANKEY_APPLIED && self->cut < 1)
        draw_tear (flow, column->x, column->loss_y, column->loss_height);
      if (stage == FW_SANKEY_APPLIED && write_under (flow, stage, words, detail))
        g_clear_pointer (&detail, g_free);
      else
        {
          if (flow->narrow && stage + 1 < self->n_stages)
            g_clear_pointer (&detail, g_free);
          write_node (flow, stage, column->loss_y, column->loss_height, g_strdup (words), detail);
        }
    }
}

static void
draw_column (Flow *flow, guint stage)
{
  FwSankey *self = flow->sankey;
  Column *column = &flow->columns[stage];
  guint first;

  fw_scene_data (self->frame.scene, &first);
  add_hits (flow, stage);
  if (!(self->totals[stage] > 0))
    {
      const FwMark outline = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

      fw_scene_add_rect (self->frame.scene, &outline,
                         &(FwRect){ column->x, flow->top, flow->node, flow->node });
    }
  for (guint g = 0; g < self->n; g++)
    add_node (flow, fw_sankey_role (self, g), (int)(first + g), column->x, column->y[g],
              column->height[g]);
  for (guint g = 0; stage == FW_SANKEY_REACHED && self->cut < 1 && g < self->n; g++)
    draw_tear (flow, column->x, column->y[g], column->height[g]);
  write_heading (flow, stage);
  if (stage == 0 || stage + 1 == self->n_stages)
    write_names (flow, stage);
  draw_losses (flow, stage);
}

/* How wide the groups' names and numbers are beside a column. */
static double
gutter (FwSankey *self, guint stage, gboolean stacked)
{
  const double size = self->frame.layout.label;
  double widest = 0;

  for (guint g = 0; g < self->n; g++)
    {
      g_autofree char *count
          = fw_unit_format (self->groups[g].stages[stage], FW_UNIT_PERSONS, FW_STYLE_LABEL);
      const double name = fw_frame_width (&self->frame, self->groups[g].name, size, TRUE);

      const double number = fw_frame_width (&self->frame, count, size, FALSE);

      widest = fmax (widest, stacked ? fmax (fmin (name, NAME * size), number)
                                     : fmin (name, NAME * size) + 0.4 * size + number);
    }
  return widest + 1.3 * size;
}

static void
draw_flow (FwSankey *self)
{
  const double size = self->frame.layout.label;
  const FwRect *area = &self->frame.area;
  const double right = fmax (gutter (self, self->n_stages - 1, FALSE), 9 * size);
  Flow flow = { .sankey = self, .node = NODE * size };

  flow.narrow = area->width - gutter (self, 0, FALSE) - right - flow.node
                < NARROW * size * (self->n_stages - 1);
  flow.stacked = flow.narrow && self->n * STACKED * size < area->height - 3.5 * size;
  measure (&flow, gutter (self, 0, flow.stacked), right);
  for (guint s = 1; s < self->n_stages; s++)
    draw_step (&flow, s, TRUE);
  for (guint s = 1; s < self->n_stages; s++)
    draw_step (&flow, s, FALSE);
  for (guint s = 0; s < self->n_stages; s++)
    draw_column (&flow, s);
}

/**
 * fw_chart_sankey:
 * @data: people at each stage by group
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Who gets how far: ribbons to scale from stage to stage, in the groups' colours and order, and
 * grey for those who do not go on. Where there is no room for them, the groups' shares at each
 * stage.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_sankey (const FwSankeyData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean flows = size.width - 2 * layout.margin
                         >= (layout.klass == FW_CLASS_SLIDE ? SLIDE : ROOM) * layout.label;
  FwSankey self = { .data = data };
  g_autofree char *title = NULL, *subtitle = NULL;
  FwFrameWords words = { .kind = _ ("Flow of people from outreach to a job by group"),
                         .source = data->context.source,
                         .date = data->context.date };

  take_groups (&self);
  title = fw_sankey_title (&self);
  subtitle = fw_sankey_subtitle (&self);
  words.title = title;
  words.subtitle = subtitle;
  for (guint g = 0; !flows && self.totals[FW_SANKEY_APPLIED] >= 0.5 && g < self.n; g++)
    words.keys[words.n_keys++]
        = (FwKey){ FW_KEY_BAND, fw_sankey_role (&self, g), FW_ROLE_NONE, self.groups[g].name };
  fw_frame_begin (&self.frame, &words, theme, text, size,
                  flows ? MINIMUM * layout.label : fw_sankey_small_height (&self, &layout),
                  flows ? NATURAL * layout.label : fw_sankey_small_height (&self, &layout));
  fw_sankey_add_table (&self);
  if (!(self.totals[FW_SANKEY_APPLIED] >= 0.5))
    {
      const char *sentence = _ ("Nobody applies, so there is no way to draw.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, fw_sankey_description (&self));
  if (flows)
    draw_flow (&self);
  else
    fw_sankey_draw_small (&self);
  return fw_frame_end (&self.frame);
}
