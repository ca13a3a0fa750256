/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-funds.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-money-words.h"

#define LEAST      0.5  /* dollars: less is nothing */
#define MAX_SHOWN  4    /* colours told apart in one column; the smallest others are one */
#define USED_UP    0.98 /* of the limit, on average: a fund that has no more to give */
#define UNUSED     0.25 /* of what a fund could pay in the years shown: a finding */
#define HARDLY     0.1  /* of it: what a fund pays that is hardly used */
#define FAR        2    /* times the highest column: limits above it are told, not drawn */
#define COLUMN     0.58 /* of the room of a year */
#define MAX_COLUMN 96.0 /* px at 1x */
#define NAMES      0.38 /* of the width: what the names beside the columns take at most */
#define SWATCH     1.3  /* sizes of a tick: a fund’s colour before its name */
#define OTHERS     G_MAXSIZE

/* One colour of the columns: a fund, or those that are folded together. */
typedef struct
{
  gsize fund; /* OTHERS for the rest */
  char *name, *key;
  FwRole role, text_role;
} Layer;

typedef struct
{
  FwFrame frame;
  const FwFundsData *data;
  gsize n_shown; /* years up to the last in which money is paid */
  Layer layers[MAX_SHOWN + 1];
  guint n_layers;
  FwRect plot;
  FwScale y;
} Funds;

static const FweMoneyYear *
cell (const FwFundsData *data, gsize fund, gsize year)
{
  return &data->years[fund * data->n_years + year];
}

static double
paid_in (const FwFundsData *data, gsize year)
{
  double sum = 0;

  for (gsize f = 0; f < data->n_funds; f++)
    sum += cell (data, f, year)->paid.mean;
  return sum;
}

static double
limit_of (const FwFundsData *data, gsize year)
{
  double sum = 0;

  for (gsize f = 0; f < data->n_funds; f++)
    sum += cell (data, f, year)->limit;
  return sum;
}

/* Years up to the last in which any fund pays. */
static gsize
count_shown (const FwFundsData *data)
{
  gsize n = data->years != NULL ? data->n_years : 0;

  while (n > 0 && !(paid_in (data, n - 1) >= LEAST))
    n--;
  return n;
}

static double
paid_by (const FwFundsData *data, gsize fund, gsize n_years)
{
  double sum = 0;

  for (gsize y = 0; y < n_years; y++)
    sum += cell (data, fund, y)->paid.mean;
  return sum;
}

static double
could_pay (const FwFundsData *data, gsize fund, gsize n_years)
{
  double sum = 0;

  for (gsize y = 0; y < n_years; y++)
    sum += cell (data, fund, y)->limit;
  return sum;
}

static gboolean
is_defined (const FwFundsData *data)
{
  for (gsize i = 0; data->years != NULL && i < data->n_funds * data->n_years; i++)
    if (!isfinite (data->years[i].paid.mean) || !isfinite (data->years[i].limit))
      return FALSE;
  return TRUE;
}

static gboolean
is_used_up (const FwFundsData *data, gsize fund, gsize year)
{
  const FweMoneyYear *it = cell (data, fund, year);

  return it->limit >= LEAST && it->paid.mean >= USED_UP * it->limit;
}

/* A year of the plan is one of the calendar only if the plan starts with one. */
static char *
year_name (const FwChartContext *context, gsize year)
{
  g_autofree char *quarter = NULL;

  if (context->start_quarter == 1)
    return fw_unit_format (context->start_year + (double)year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  quarter = fw_money_quarter (context, 4 * year);
  /* Translators: a year of the plan that does not begin in January: "from Q3 2027". */
  return g_strdup_printf (_ ("from %s"), quarter);
}

/* What a planner must hear of the funds, the worst first. */
typedef enum
{
  FINDING_NONE,
  FINDING_USED_UP,
  FINDING_USED_AND_LEFT, /* one is used up, another hardly used */
  FINDING_ENDS,
  FINDING_IDLE,
  FINDING_UNUSED,
} FindingKind;

typedef struct
{
  FindingKind kind;
  gsize fund, year, other;
  double amount; /* dollars left */
} Finding;

static gsize
last_year_open (const FwFundsData *data, gsize fund)
{
  gsize n = data->n_years;

  while (n > 0 && cell (data, fund, n - 1)->limit < LEAST)
    n--;
  return n;
}

/* The fund that leaves most, if that is more than a trifle of what it could pay. */
static Finding
find_unused (const FwFundsData *data, gsize n_shown)
{
  Finding left = { .kind = FINDING_NONE };

  for (gsize f = 0; f < data->n_funds; f++)
    {
      const double paid = paid_by (data, f, n_shown), limit = could_pay (data, f, n_shown);

      if (limit - paid <= MAX (UNUSED * limit, left.amount))
        continue;
      left = (Finding){ .kind = paid < HARDLY * limit ? FINDING_IDLE : FINDING_UNUSED,
                        .fund = f,
                        .amount = limit - paid };
    }
  return left;
}

static Finding
find (const FwFundsData *data, gsize n_shown)
{
  const Finding unused = find_unused (data, n_shown);

  for (gsize y = 0; y < n_shown; y++)
    for (gsize f = 0; f < data->n_funds; f++)
      if (is_used_up (data, f, y))
        return (Finding){ .kind
                          = unused.kind == FINDING_IDLE ? FINDING_USED_AND_LEFT : FINDING_USED_UP,
                          .fund = f,
                          .year = y,
                          .other = unused.fund };
  for (gsize f = 0; f < data->n_funds; f++)
    if (last_year_open (data, f) < n_shown && paid_by (data, f, n_shown) >= LEAST)
      return (Finding){ .kind = FINDING_ENDS, .fund = f };
  return unused;
}

static gsize
years_used_up (const FwFundsData *data, gsize fund, gsize n_shown)
{
  gsize n = 0;

  for (gsize y = 0; y < n_shown; y++)
    n += is_used_up (data, fund, y) ? 1 : 0;
  return n;
}

/* Of a fund that reaches its limit: the year, or how many of the years drawn, never the first of
 * several alone. */
static char *
make_title (const FwFundsData *data, gsize n_shown)
{
  double total = 0;
  g_autofree char *paid = NULL, *year = NULL, *amount = NULL, *years = NULL, *used = NULL;
  const char *fund;
  Finding found;

  if (data->context.no_program)
    return g_strdup (_ ("Without a program no fund pays"));
  if (!is_defined (data))
    return g_strdup (_ ("What the funds pay is not defined"));
  if (data->n_funds == 0)
    return g_strdup (_ ("This plan names no fund"));
  if (n_shown == 0)
    return g_strdup (_ ("No fund pays anything"));
  for (gsize y = 0; y < n_shown; y++)
    total += paid_in (data, y);
  found = find (data, n_shown);
  paid = fw_unit_format (total, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  year = year_name (&data->context, found.year);
  amount = fw_unit_format (found.amount, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  years = fw_unit_format ((double)n_shown, FW_UNIT_COUNT, FW_STYLE_LABEL);
  fund = data->names[found.fund];
  switch (found.kind)
    {
    case FINDING_USED_UP:
      used = fw_unit_format ((double)years_used_up (data, found.fund, n_shown), FW_UNIT_COUNT,
                             FW_STYLE_LABEL);
      /* Translators: dollars, name of a fund, how many years of how many. */
      if (years_used_up (data, found.fund, n_shown) > 1)
        return g_strdup_printf (
            _ ("Funds pay about\u00a0%s; %s reaches its limit in %s of %s years"), paid, fund, used,
            years);
      /* Translators: dollars, name of a fund, "2028" or "from Q3 2028". */
      return g_strdup_printf (
          data->context.start_quarter == 1
              ? _ ("Funds pay about\u00a0%s; %s reaches its limit in %s")
              : _ ("Funds pay about\u00a0%s; %s reaches its limit in the year %s"),
          paid, fund, year);
    case FINDING_USED_AND_LEFT:
      /* Translators: a fund, another fund. */
      return g_strdup_printf (_ ("%s reaches its limit, little of %s is used"), fund,
                              data->names[found.other]);
    case FINDING_ENDS:
      return g_strdup_printf (_ ("Funds pay about\u00a0%s; %s ends before the last cohort"), paid,
                              fund);
    case FINDING_IDLE:
      return g_strdup_printf (_ ("Funds pay about\u00a0%s; little of %s is used"), paid, fund);
    case FINDING_UNUSED:
      /* Translators: dollars paid, dollars not used, name of a fund. */
      return g_strdup_printf (_ ("Funds pay about\u00a0%s; about\u00a0%s is left in %s"), paid,
                              amount, fund);
    case FINDING_NONE:
      break;
    }
  return g_strdup_printf (ngettext ("Funds pay about\u00a0%s in %s year",
                                    "Funds pay about\u00a0%s in %s years", (gulong)n_shown),
                          paid, years);
}

static char *
make_subtitle (const FwFundsData *data)
{
  g_autofree char *price = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *runs = fw_money_runs (&data->context);

  /* Translators: year of the prices, number of runs, name of the scenario. */
  return g_strdup_printf (_ ("Spending by fund and year of the plan, %s dollars, not discounted; "
                             "average of %s runs. Plan “%s”"),
                          price, runs, data->context.scenario);
}

/* --- Layers: at most four funds with a colour, the rest as one. */

/* How many funds pay more than this one; of two that pay alike the first counts as more. */
static gsize
rank (const FwFundsData *data, gsize fund, gsize n_shown)
{
  const double own = paid_by (data, fund, n_shown);
  gsize more = 0;

  for (gsize f = 0; f < data->n_funds; f++)
    {
      const double paid = paid_by (data, f, n_shown);

      more += paid > own || (f < fund && paid >= own);
    }
  return more;
}

static gboolean
is_folded (const Funds *self, gsize fund)
{
  return self->data->n_funds > MAX_SHOWN && rank (self->data, fund, self->n_shown) >= MAX_SHOWN;
}

static void
add_layers (Funds *self)
{
  const FwFundsData *data = self->data;
  g_autoptr (GString) rest = g_string_new (NULL);

  for (gsize f = 0; f < data->n_funds; f++)
    {
      if (is_folded (self, f))
        {
          g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", data->names[f]);
          continue;
        }
      self->layers[self->n_layers] = (Layer){ .fund = f,
                                              .name = g_strdup (data->names[f]),
                                              .key = g_strdup (data->names[f]),
                                              .role = fw_theme_series (self->n_layers),
                                              .text_role = fw_theme_series_text (self->n_layers) };
      self->n_layers++;
    }
  if (rest->len > 0)
    self->layers[self->n_layers++]
        = (Layer){ .fund = OTHERS,
                   .name = g_strdup (_ ("Other funds")),
                   /* Translators: names of funds that are drawn as one. */
                   .key = g_strdup_printf (_ ("Other funds: %s"), rest->str),
                   .role = FW_ROLE_NEUTRAL,
                   .text_role = FW_ROLE_TEXT };
}

static double
layer_paid (const Funds *self, guint layer, gsize year)
{
  double sum = 0;

  if (self->layers[layer].fund != OTHERS)
    return cell (self->data, self->layers[layer].fund, year)->paid.mean;
  for (gsize f = 0; f < self->data->n_funds; f++)
    sum += is_folded (self, f) ? cell (self->data, f, year)->paid.mean : 0;
  return sum;
}

static gboolean
layer_used_up (const Funds *self, guint layer, gsize year)
{
  return self->layers[layer].fund != OTHERS
         && is_used_up (self->data, self->layers[layer].fund, year);
}

static gboolean
any_used_up (const Funds *self)
{
  for (gsize y = 0; y < self->n_shown; y++)
    for (guint i = 0; i < self->n_layers; i++)
      if (layer_used_up (self, i, y))
        return TRUE;
  return FALSE;
}

/* --- Words. */

/* "Q1 to Q4 2027: WIOA adult $620,000 of $700,000, ... together $1.6 million". */
static char *
year_text (const FwFundsData *data, gsize year)
{
  GString *text = g_string_new (NULL);
  g_autofree char *total = fw_unit_format (paid_in (data, year), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *most = fw_unit_format (limit_of (data, year), FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  /* Translators: dollars paid by all funds, dollars they could have paid. */
  g_string_append_printf (text, _ ("%s of at most %s"), total, most);
  for (gsize f = 0; f < data->n_funds; f++)
    {
      const FweMoneyYear *it = cell (data, f, year);
      g_autofree char *paid = fw_unit_format (it->paid.mean, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *limit = fw_unit_format (it->limit, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

      if (it->limit < LEAST && it->paid.mean < LEAST)
        continue;
      g_string_append (text, "; ");
      /* Translators: name of a fund, dollars paid, dollars it could have paid. */
      g_string_append_printf (
          text, is_used_up (data, f, year) ? _ ("%s %s, all of its %s") : _ ("%s %s of %s"),
          data->names[f], paid, limit);
    }
  return g_string_free (text, FALSE);
}

static char *
describe (const FwFundsData *data, gsize n_shown)
{
  GString *words = g_string_new (NULL);

  for (gsize y = 0; y < n_shown; y++)
    {
      g_autofree char *year = year_name (&data->context, y), *value = year_text (data, y);

      if (y > 0)
        g_string_append_c (words, ' ');
      /* Translators: a year of the plan, then what is paid in it. */
      g_string_append_printf (words, _ ("%s: %s."), year, value);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwFundsData *data, gsize n_shown)
{
  fw_scene_add_column (scene, _ ("Year of the plan"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Fund"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Paid, average"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Limit"), FW_UNIT_DOLLARS, FALSE);
  for (gsize y = 0; y < n_shown; y++)
    for (gsize f = 0; f < data->n_funds; f++)
      {
        const FweMoneyYear *it = cell (data, f, y);
        g_autofree char *year = year_name (&data->context, y);

        fw_scene_add_cell_text (scene, year);
        fw_scene_add_cell_text (scene, data->names[f]);
        fw_scene_add_cell_number (scene, it->paid.mean);
        fw_scene_add_cell_number (scene, it->paid.p10);
        fw_scene_add_cell_number (scene, it->paid.p90);
        fw_scene_add_cell_number (scene, it->limit);
      }
}

/* --- Picture. */

static gboolean
keys_on_top (const Funds *self)
{
  return self->frame.layout.klass == FW_CLASS_SMALL;
}

static double
band_width (const Funds *self)
{
  return self->plot.width / (double)self->n_shown;
}

static double
column_width (const Funds *self)
{
  return MIN (COLUMN * band_width (self), MAX_COLUMN * self->frame.layout.scale);
}

static double
middle_of (const Funds *self, gsize year)
{
  return self->plot.x + ((double)year + 0.5) * band_width (self);
}

/* Whether a part is written as its column is. */
static gboolean
is_whole (const Funds *self, gsize year, double part)
{
  g_autofree char *number = fw_unit_format (part, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  g_autofree char *total
      = fw_unit_format (paid_in (self->data, year), FW_UNIT_DOLLARS, FW_STYLE_BRIEF);

  return g_str_equal (number, total);
}

/* One fund's part of a column, with its number where it fits. */
static void
add_part (Funds *self, guint layer, gsize year, double from, double to)
{
  const FwLayout *layout = &self->frame.layout;
  const double wide = column_width (self), x = middle_of (self, year);
  const double low = fw_scale_map (&self->y, from), top = fw_scale_map (&self->y, to);
  const FwRole role = self->layers[layer].role;
  const FwRole on = fw_theme_text_on (self->frame.theme, role);
  g_autofree char *number = fw_unit_format (to - from, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  FwMark mark = fw_frame_fill (&self->frame, role);

  mark.datum = (int)year;
  if (mark.stroke == FW_ROLE_NONE)
    {
      mark.stroke = FW_ROLE_BACKGROUND;
      mark.stroke_width = 1.5 * layout->marker;
    }
  fw_scene_add_rect (self->frame.scene, &mark, &(FwRect){ x - wide / 2, top, wide, low - top });
  /* The number of a column's only part stands above it. */
  if (is_whole (self, year, to - from) || on == FW_ROLE_NONE
      || low - top < 1.5 * layout->tick * FW_LINE_HEIGHT
      || wide < fw_frame_width (&self->frame, number, layout->tick, FALSE) + 0.6 * layout->tick)
    return;
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = number,
                             .size = layout->tick,
                             .role = on,
                             .priority = FW_LABEL_SERIES,
                             .places = { { { x, (low + top) / 2 }, FW_ANCHOR_MIDDLE } },
                             .n_places = 1,
                             .datum = (int)year });
}

/* A fund that gave all it could: a line on its end of the column. */
static void
add_end (Funds *self, gsize year, double value)
{
  const double half = 0.5 * column_width (self) + 3 * self->frame.layout.marker;
  const double x = middle_of (self, year), y = fw_scale_map (&self->y, value);
  FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 2.5, FW_DASH_SOLID);

  rule.datum = (int)year;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ x - half, y }, (FwPoint){ x + half, y });
}

static gboolean
is_in_sight (const Funds *self, double limit)
{
  return limit >= LEAST && limit <= self->y.hi;
}

/* A limit so close above its column that there is no room for the total between them. */
static gboolean
is_close (const Funds *self, gsize year)
{
  const double limit = limit_of (self->data, year), total = paid_in (self->data, year);
  const double apart = fw_scale_map (&self->y, total) - fw_scale_map (&self->y, limit);

  return is_in_sight (self, limit) && apart < 1.4 * self->frame.layout.label * FW_LINE_HEIGHT;
}

/* What all funds together could have paid in the year. */
static void
add_limit (Funds *self, gsize year)
{
  const FwLayout *layout = &self->frame.layout;
  const double limit = limit_of (self->data, year), x = middle_of (self, year);
  const double half
      = MIN (0.5 * column_width (self) + 6 * layout->marker, 0.48 * band_width (self));
  const double y = fw_scale_map (&self->y, limit), off = -0.95 * layout->tick; /* clear of it */
  FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);
  g_autofree char *amount = fw_unit_format (limit, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  g_autofree char *text = g_strdup_printf (_ ("limit %s"), amount);

  if (!is_in_sight (self, limit))
    return;
  rule.datum = (int)year;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ x - half, y }, (FwPoint){ x + half, y });
  fw_labels_keep_clear (self->frame.labels, &(FwRect){ x - half, y - 1, 2 * half, 2 });
  if (!is_close (self, year))
    fw_labels_add (self->frame.labels,
                   &(FwLabel){ .text = text,
                               .size = layout->tick,
                               .halo = TRUE,
                               .role = FW_ROLE_MUTED,
                               .priority = FW_LABEL_EXTREME,
                               .places = { { { x, y + off }, FW_ANCHOR_MIDDLE } },
                               .n_places = 1,
                               .datum = (int)year });
}

/* The total above its column, with the limit that is close or out of sight: "$1.5m of $1.63m". */
static void
add_total (Funds *self, gsize year)
{
  const FwLayout *layout = &self->frame.layout;
  const double total = paid_in (self->data, year), limit = limit_of (self->data, year);
  const gboolean close = is_close (self, year);
  const gboolean told = close || (limit >= LEAST && !is_in_sight (self, limit));
  const double y = fw_scale_map (&self->y, close ? MAX (limit, total) : total)
                   - 0.72 * layout->label * FW_LINE_HEIGHT;
  g_autofree char *sum = fw_unit_format (total, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  g_autofree char *amount = fw_unit_format (limit, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  /* Translators: after an amount, what it could have been at most: "$1.5m" "of $1.63m". */
  g_autofree char *tail = g_strdup_printf (C_ ("limit", "of %s"), amount);
  const double width = fw_frame_width (&self->frame, sum, layout->label, TRUE)
                       + fw_frame_width (&self->frame, tail, layout->tick, FALSE) + layout->tick;

  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = sum,
                             .tail = told && width <= band_width (self) ? tail : NULL,
                             .size = layout->label,
                             .tail_size = layout->tick,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = FW_ROLE_TEXT,
                             .tail_role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { middle_of (self, year), y }, FW_ANCHOR_MIDDLE } },
                             .n_places = 1,
                             .datum = (int)year });
}

static void
add_column (Funds *self, gsize year)
{
  double at = 0;

  for (guint i = 0; i < self->n_layers; i++)
    {
      const double paid = layer_paid (self, i, year);

      if (paid >= LEAST)
        add_part (self, i, year, at, at + paid);
      at += MAX (paid, 0);
    }
  at = 0;
  for (guint i = 0; i < self->n_layers; i++)
    {
      at += MAX (layer_paid (self, i, year), 0);
      if (layer_used_up (self, i, year))
        add_end (self, year, at);
    }
  add_limit (self, year);
  add_total (self, year);
}

/* Years under the columns; every second, third ... where they would touch. */
static void
add_years (Funds *self)
{
  const FwLayout *layout = &self->frame.layout;
  const double y = self->plot.y + self->plot.height + (0.4 + FW_LINE_HEIGHT / 2) * layout->tick;
  double widest = 0;
  gsize step;

  for (gsize i = 0; i < self->n_shown; i++)
    {
      g_autofree char *name = year_name (&self->data->context, i);

      widest = MAX (widest, fw_frame_width (&self->frame, name, layout->tick, FALSE));
    }
  step = (gsize)MAX (1, ceil ((widest + 8 * layout->marker) / band_width (self)));
  for (gsize i = 0; i < self->n_shown; i += step)
    {
      g_autofree char *name = year_name (&self->data->context, i);
      const double x = middle_of (self, i);

      fw_labels_add (self->frame.labels,
                     &(FwLabel){ .text = name,
                                 .size = layout->tick,
                                 .role = FW_ROLE_TEXT,
                                 .priority = FW_LABEL_TICK,
                                 .places = { { { x, y }, FW_ANCHOR_MIDDLE },
                                             { { self->plot.x, y }, FW_ANCHOR_START } },
                                 .n_places = i == 0 ? 2 : 1,
                                 .datum = -1 });
    }
}

/* "$1.2m of $1.5m": what a fund pays in all, of what it could. */
static char *
layer_amount (const Funds *self, guint layer)
{
  double paid = 0, limit = 0;
  g_autofree char *sum = NULL, *most = NULL;

  for (gsize f = 0; f < self->data->n_funds; f++)
    if (self->layers[layer].fund == OTHERS ? is_folded (self, f) : self->layers[layer].fund == f)
      {
        paid += paid_by (self->data, f, self->n_shown);
        limit += could_pay (self->data, f, self->n_shown);
      }
  sum = fw_unit_format (paid, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  most = fw_unit_format (limit, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  /* Translators: dollars a fund pays, dollars it could pay. */
  return g_strdup_printf (_ ("%s of %s"), sum, most);
}

static void
add_name (Funds *self, guint layer, FwPoint at, double room, gboolean with_amount)
{
  const FwLayout *layout = &self->frame.layout;
  const double under = 0.502 * (layout->label + layout->tick) * FW_LINE_HEIGHT;
  const double high = 0.7 * layout->tick, wide = 0.8 * SWATCH * layout->tick;
  g_autofree char *amount = layer_amount (self, layer);
  g_autofree char *name
      = fw_frame_shorten (&self->frame, self->layers[layer].name, layout->label, TRUE, room);
  FwMark swatch = fw_frame_fill (&self->frame, self->layers[layer].role);
  FwLabel label = { .text = name,
                    .size = layout->label,
                    .bold = TRUE,
                    .role = self->layers[layer].text_role,
                    .priority = FW_LABEL_SERIES,
                    .places = { { { at.x + SWATCH * layout->tick, at.y }, FW_ANCHOR_START } },
                    .n_places = 1,
                    .datum = -1 };

  swatch.region = FW_REGION_KEY;
  fw_scene_add_rect (self->frame.scene, &swatch, &(FwRect){ at.x, at.y - high / 2, wide, high });
  fw_labels_add (self->frame.labels, &label);
  if (!with_amount)
    return;
  label.text = amount;
  label.size = layout->tick;
  label.bold = FALSE;
  label.role = FW_ROLE_MUTED;
  label.places[0].at.y += under;
  fw_labels_add (self->frame.labels, &label);
}

/* Names beside the columns, in the order of the stack and near the highest one's parts, with their
 * colour and what they pay in all. */
static void
add_names (Funds *self, double room)
{
  const FwLayout *layout = &self->frame.layout;
  const double line = layout->label * FW_LINE_HEIGHT, amount = layout->tick * FW_LINE_HEIGHT;
  const gboolean with_amount = self->n_layers * (line + 1.3 * amount) <= self->plot.height;
  const double gap = line + (with_amount ? 1.3 * amount : 0);
  const double below = with_amount ? amount : 0;
  const double x = self->plot.x + self->plot.width + 0.8 * layout->tick;
  double at = 0, y[MAX_SHOWN + 1];
  gsize year = 0;

  for (gsize i = 1; i < self->n_shown; i++)
    if (paid_in (self->data, i) > paid_in (self->data, year))
      year = i;
  /* From the top of the stack down. */
  for (guint i = 0; i < self->n_layers; i++)
    {
      const double paid = MAX (layer_paid (self, i, year), 0);

      y[self->n_layers - 1 - i] = fw_scale_map (&self->y, at + paid / 2);
      at += paid;
    }
  fw_labels_spread (y, self->n_layers, gap, self->plot.y + line / 2,
                    self->plot.y + self->plot.height - line / 2 - below);
  for (guint slot = 0; slot < self->n_layers; slot++)
    add_name (self, self->n_layers - 1 - slot, (FwPoint){ x, y[slot] },
              room - SWATCH * layout->tick, with_amount);
}

static double
names_room (const Funds *self)
{
  const FwLayout *layout = &self->frame.layout;
  double widest = 0;

  for (guint i = 0; i < self->n_layers; i++)
    {
      g_autofree char *amount = layer_amount (self, i);

      widest
          = MAX (widest, fw_frame_width (&self->frame, self->layers[i].name, layout->label, TRUE));
      widest = MAX (widest, fw_frame_width (&self->frame, amount, layout->tick, FALSE));
    }
  return MIN (widest + SWATCH * layout->tick, NAMES * self->frame.area.width);
}

static FwTicks
make_ticks (const Funds *self)
{
  double lo = 0, hi = 0, highest;

  for (gsize y = 0; y < self->n_shown; y++)
    hi = MAX (hi, paid_in (self->data, y));
  highest = hi;
  for (gsize y = 0; y < self->n_shown; y++)
    {
      const double limit = limit_of (self->data, y);

      if (limit <= FAR * highest)
        hi = MAX (hi, limit);
    }
  hi *= 1.08; /* for the words above */
  fw_chart_hold_extent (self->data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, TRUE);
}

static void
add_data (Funds *self)
{
  for (gsize i = 0; i < self->n_shown; i++)
    {
      const FwRect hit = { middle_of (self, i) - band_width (self) / 2, self->plot.y,
                           band_width (self), self->plot.height };
      const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
      g_autofree char *label = year_name (&self->data->context, i);
      g_autofree char *value = year_text (self->data, i);

      fw_scene_add_datum (self->frame.scene, label, value, 0, &focus, &hit);
    }
}

static void
draw (Funds *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwValueAxis values
      = { .ticks = make_ticks (self), .unit = FW_UNIT_DOLLARS, .factor = 1, .one_unit = TRUE };
  const double left = fw_axis_value_room (&self->frame, &values);
  const double room = keys_on_top (self) ? 0 : names_room (self);
  const double right = keys_on_top (self) ? 0 : room + 0.8 * layout->tick;
  const double top = layout->label * FW_LINE_HEIGHT; /* words above the highest limit */

  self->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                         area->height - top - (0.4 + FW_LINE_HEIGHT) * layout->tick };
  self->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                       self->plot.y + self->plot.height, self->plot.y };
  add_data (self);
  fw_axis_value (&self->frame, &values, &self->y, &self->plot, TRUE);
  for (gsize i = 0; i < self->n_shown; i++)
    add_column (self, i);
  add_years (self);
  if (!keys_on_top (self))
    add_names (self, room);
}

/* Whether any year's limit is near enough to its column to be drawn. */
static gboolean
any_limit_near (const Funds *self)
{
  double highest = 0;

  for (gsize y = 0; y < self->n_shown; y++)
    highest = MAX (highest, paid_in (self->data, y));
  for (gsize y = 0; y < self->n_shown; y++)
    if (limit_of (self->data, y) >= LEAST && limit_of (self->data, y) <= FAR * highest)
      return TRUE;
  return FALSE;
}

/* Layers where they have no direct label, then what the two lines mean. */
static void
add_keys (const Funds *self, FwFrameWords *words, gboolean small)
{
  /* xgettext:no-c-format */
  const char *used_up = _ ("a fund is at its limit, 98% or more");

  for (guint i = 0; i < self->n_layers; i++)
    if (small || self->layers[i].fund == OTHERS)
      words->keys[words->n_keys++]
          = (FwKey){ FW_KEY_BAND, self->layers[i].role, FW_ROLE_NONE, self->layers[i].key };
  if (any_limit_near (self) && words->n_keys < FW_MAX_KEYS)
    words->keys[words->n_keys++]
        = (FwKey){ FW_KEY_DASH, FW_ROLE_GOAL, FW_ROLE_NONE, _ ("limit of all funds together") };
  if (any_used_up (self) && words->n_keys < FW_MAX_KEYS)
    words->keys[words->n_keys++] = (FwKey){ FW_KEY_LINE, FW_ROLE_TEXT, FW_ROLE_NONE, used_up };
}

/**
 * fw_chart_funds:
 * @data: what funds paid by year in one result
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Who pays for the plan, year by year: columns with a part for each fund, and a line where all
 * funds together could not have paid more. More than four funds: the smallest are drawn as one; the
 * words and the table have them all.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_funds (const FwFundsData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  const gboolean small
      = fw_layout_for (size, theme, fw_text_metrics_scale (text)).klass == FW_CLASS_SMALL;
  Funds self = { .data = data, .n_shown = is_defined (data) ? count_shown (data) : 0 };
  g_autofree char *title = make_title (data, self.n_shown), *subtitle = make_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Stacked columns of money paid by fund and year"),
                         .source = data->context.source,
                         .date = data->context.date };

  if (self.n_shown > 0)
    {
      add_layers (&self);
      add_keys (&self, &words, small);
    }
  fw_frame_begin (&self.frame, &words, theme, text, size, 14 * em,
                  size.width < 480 ? 16 * em : 21 * em);
  add_table (self.frame.scene, data, self.n_shown);
  if (self.n_shown == 0)
    {
      const char *sentence
          = data->context.no_program ? _ ("This scenario has no program, so no fund pays for one.")
            : data->n_funds == 0     ? _ ("The plan names no fund: nobody is asked to pay.")
                                     : _ ("No fund pays anything within these quarters.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
    }
  else
    {
      fw_scene_take_description (self.frame.scene, describe (data, self.n_shown));
      draw (&self);
    }
  for (guint i = 0; i < self.n_layers; i++)
    {
      g_free (self.layers[i].name);
      g_free (self.layers[i].key);
    }
  return fw_frame_end (&self.frame);
}
