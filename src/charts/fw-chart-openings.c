/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-openings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-frame.h"

#define LANE    1.35 /* a bar and a stem under each other: sizes of a label */
#define THICK   3.6  /* the same at most, where few occupations have much room */
#define NAME    (1.15 * FW_LINE_HEIGHT)
#define ROW     (NAME + 2 * LANE + 0.35)
#define ROOMY   0.8  /* more for each where there is room */
#define SPACE   0.5  /* of a lane, under each occupation */
#define CLOSE   0.05 /* completers and openings this near to each other are as many */
#define LETTERS 15   /* of a tick's size a panel must be wide for its words */

typedef enum
{
  PLAN = 0,
  STATE,
  N_PANELS,
} Panel;

typedef struct
{
  FwFrame frame;
  const FwOpeningsData *data;
  gboolean stacked;         /* panels under each other */
  gboolean state;           /* anything of the state is known */
  FwRect cells[N_PANELS];   /* of the first row, without its heading */
  FwScale scales[N_PANELS]; /* from the left of a cell */
  double row, lane;         /* px */
} Openings;

/* --- Numbers */

static gboolean
has (const FwLaborFigure *figure)
{
  return fw_mark_has_value (figure->mark) && isfinite (figure->value);
}

static double
completers_of (const FwOpeningsData *data, guint i)
{
  return data->rows[i].completers;
}

/* That come, and that a completer can take. */
static double
open_in_plan (const FwOpeningsData *data, guint i)
{
  return data->rows[i].open;
}

static FwLaborFigure
openings_in (const FwOpeningsData *data, guint i, Panel panel)
{
  const FwLaborRow *row = &data->labor->rows[i];

  return panel == STATE ? row->state_openings
                        : (FwLaborFigure){ open_in_plan (data, i), FW_MARK_EXACT };
}

static FwLaborFigure
completers_in (const FwOpeningsData *data, guint i, Panel panel)
{
  const FwLaborRow *row = &data->labor->rows[i];

  return panel == STATE ? row->state_completers
                        : (FwLaborFigure){ completers_of (data, i), FW_MARK_EXACT };
}

/* Names of the state that any row has figures of; NULL without. */
static const FwLaborOrigin *
state_origin (const FwOpeningsData *data)
{
  for (guint i = 0; i < data->labor->n_rows; i++)
    if (data->labor->rows[i].state_openings_origin.place != NULL)
      return &data->labor->rows[i].state_openings_origin;
  for (guint i = 0; i < data->labor->n_rows; i++)
    if (data->labor->rows[i].state_completers_origin.place != NULL)
      return &data->labor->rows[i].state_completers_origin;
  return NULL;
}

static gboolean
any_state_completers (const FwOpeningsData *data)
{
  for (guint i = 0; i < data->labor->n_rows; i++)
    if (data->labor->rows[i].state_completers_origin.place != NULL)
      return TRUE;
  return FALSE;
}

/* Few words for a hole, with room in a panel. */
static const char *
hole_words (FwValueMark mark)
{
  switch (mark)
    {
    case FW_MARK_NOT_RELEASED:
      return _ ("not released");
    case FW_MARK_SUPPRESSED:
    case FW_MARK_TOO_FEW:
      return _ ("withheld");
    default:
      return _ ("not published");
    }
}

static char *
people (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

static char *
figure_words (const FwLaborFigure *figure)
{
  return has (figure) ? people (figure->value) : g_strdup (hole_words (figure->mark));
}

static double
top_of (const Openings *self, Panel panel)
{
  double none = 0, top = 0;

  for (guint i = 0; i < self->data->labor->n_rows; i++)
    {
      const FwLaborFigure openings = openings_in (self->data, i, panel),
                          completers = completers_in (self->data, i, panel);

      if (has (&openings))
        top = fmax (top, openings.value);
      if (panel == PLAN)
        top = fmax (top, self->data->rows[i].all);
      if (has (&completers))
        top = fmax (top, completers.value);
    }
  top = top > 0 ? top : 1;
  if (panel == PLAN)
    fw_chart_hold_extent (self->data->context.hold, 0, &none, &top);
  return top;
}

/* --- One occupation in one panel */

static void
add_words (Openings *self, guint i, FwPoint at, const char *text, const char *tail, FwRole role)
{
  const FwLayout *layout = &self->frame.layout;

  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = text,
                             .tail = tail,
                             .size = role == FW_ROLE_MUTED ? layout->tick : layout->label,
                             .tail_size = layout->tick,
                             .tail_role = FW_ROLE_MUTED,
                             .bold = role != FW_ROLE_MUTED,
                             .halo = TRUE,
                             .role = role,
                             .priority = FW_LABEL_VALUE,
                             .places = { { at, FW_ANCHOR_START } },
                             .n_places = 1,
                             .datum = (int)i });
}

/* Solid what is open to completers; pale what comes beyond it and asks for a degree. The state's
 * are all pale: nobody knows how many of them do. */
static void
add_bar (Openings *self, guint i, int datum, Panel panel, FwPoint at)
{
  const FwLayout *layout = &self->frame.layout;
  const FwLaborFigure openings = openings_in (self->data, i, panel);
  const double come = panel == PLAN ? self->data->rows[i].all : 0;
  const double thick = 0.7 * self->lane, gap = 0.4 * layout->tick;
  FwMark mark = fw_frame_fill (&self->frame, FW_ROLE_SERIES_1);
  FwMark pale = fw_frame_fill (&self->frame, FW_ROLE_RANGE_80);
  g_autofree char *words = figure_words (&openings), *all = people (come), *tail = NULL;
  double length, whole;

  mark.datum = pale.datum = datum;
  if (!has (&openings))
    {
      add_words (self, (guint)datum, (FwPoint){ at.x + gap, at.y }, words, NULL, FW_ROLE_MUTED);
      return;
    }
  length = fmax (fw_scale_map (&self->scales[panel], openings.value), 1.25);
  whole = fmax (fw_scale_map (&self->scales[panel], come), length);
  pale.stroke = FW_ROLE_RANGE_EDGE;
  pale.stroke_width = layout->stroke;
  if (whole > length || panel == STATE)
    fw_scene_add_rect (self->frame.scene, &pale, &(FwRect){ at.x, at.y - thick / 2, whole, thick });
  if (panel == PLAN)
    fw_scene_add_rect (self->frame.scene, &mark,
                       &(FwRect){ at.x, at.y - thick / 2, length, thick });
  /* Translators: after a number: "24 of 60". */
  tail = panel == PLAN && come >= openings.value ? g_strdup_printf (_ ("of %s"), all) : NULL;
  add_words (self, (guint)datum, (FwPoint){ at.x + whole + gap, at.y }, words, tail,
             FW_ROLE_SERIES_1_TEXT);
}

/* A stem to the diamond; what completers have beyond the openings is dotted. */
static void
add_diamond (Openings *self, guint i, int datum, Panel panel, FwPoint at)
{
  const FwLayout *layout = &self->frame.layout;
  const FwLaborFigure openings = openings_in (self->data, i, panel),
                      completers = completers_in (self->data, i, panel);
  const double gap = 0.9 * layout->tick, r = 4.5 * layout->marker;
  FwMark dots = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_2, 2.25, FW_DASH_DOTS);
  FwMark stem = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_2, 2.25, FW_DASH_SOLID);
  FwMark mark = { .region = FW_REGION_PLOT,
                  .fill = FW_ROLE_SERIES_2,
                  .stroke = FW_ROLE_BACKGROUND,
                  .stroke_width = 1.5 * layout->stroke,
                  .marker = FW_MARKER_DIAMOND,
                  .datum = datum };
  g_autofree char *words = figure_words (&completers);
  double x, bar;

  if (panel == STATE && !any_state_completers (self->data))
    return;
  if (!has (&completers))
    {
      add_words (self, (guint)datum, (FwPoint){ at.x + 0.4 * layout->tick, at.y }, words, NULL,
                 FW_ROLE_MUTED);
      return;
    }
  x = at.x + fmax (fw_scale_map (&self->scales[panel], completers.value), r);
  bar = has (&openings) ? at.x + fw_scale_map (&self->scales[panel], openings.value) : x;
  stem.datum = dots.datum = datum;
  fw_scene_add_rule (self->frame.scene, &stem, (FwPoint){ at.x, at.y },
                     (FwPoint){ fmin (bar, x), at.y });
  if (bar < x)
    fw_scene_add_rule (self->frame.scene, &dots, (FwPoint){ bar, at.y }, (FwPoint){ x, at.y });
  fw_scene_add_marker (self->frame.scene, &mark, (FwPoint){ x, at.y }, r);
  add_words (self, (guint)datum, (FwPoint){ x + gap, at.y }, words, NULL, FW_ROLE_SERIES_2_TEXT);
}

static void
draw_cell (Openings *self, guint i, int datum, Panel panel)
{
  const double lane = self->lane;
  const FwRect *cell = &self->cells[panel];
  const double x = cell->x, y = cell->y + i * self->row;
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  add_bar (self, i, datum, panel, (FwPoint){ x, y + lane / 2 });
  add_diamond (self, i, datum, panel, (FwPoint){ x, y + 1.5 * lane });
  fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ x, y }, (FwPoint){ x, y + 2 * lane });
}

/* --- The panels */

static char *
cell_value (const FwOpeningsData *data, guint i, Panel panel)
{
  const FwLaborFigure openings = openings_in (data, i, panel),
                      completers = completers_in (data, i, panel);
  g_autofree char *open = figure_words (&openings), *finish = figure_words (&completers);

  if (panel == PLAN)
    {
      g_autofree char *all = people (data->rows[i].all);

      return g_strdup_printf (_ ("%s of %s openings open to completers, %s completers"), open, all,
                              finish);
    }
  if (panel == STATE && !any_state_completers (data))
    return g_strdup_printf (_ ("%s openings a year"), open);
  return g_strdup_printf (_ ("%s openings, %s completers a year"), open, finish);
}

static void
add_datum (Openings *self, guint i, Panel panel, const FwRect *hit)
{
  const FwLaborOrigin *origin = state_origin (self->data);
  const char *place = panel == STATE && origin != NULL ? origin->place : _ ("this plan");
  g_autofree char *value = cell_value (self->data, i, panel);
  g_autofree char *label = g_strdup_printf ("%s, %s", self->data->labor->rows[i].title, place);
  const FwRect focus = { hit->x + 1, hit->y + 1, hit->width - 2, hit->height - 2 };

  fw_scene_add_datum (self->frame.scene, label, value, panel, &focus, hit);
}

static char *
panel_heading (const FwOpeningsData *data, Panel panel)
{
  const FwLaborOrigin *origin = state_origin (data);

  if (panel == PLAN)
    {
      g_autofree char *quarter = fw_unit_format_quarter (
          data->context.start_year, data->context.start_quarter, (guint)data->quarter);

      return g_strdup_printf (_ ("This plan, by %s"), quarter);
    }
  if (origin == NULL)
    return NULL;
  if (origin->vintage == NULL)
    /* Translators: a place. */
    return g_strdup_printf (_ ("%s, a year, on a scale of its own"), origin->place);
  /* Translators: a place and the years of a projection. */
  return g_strdup_printf (_ ("%s, a year, %s, on a scale of its own"), origin->place,
                          origin->vintage);
}

/* Headings tell the panels apart: one alone has none. */
static double
heading_height (const Openings *self, const FwLayout *layout, FwTextMetrics *text, double width)
{
  double height = 0;

  if (!self->state)
    return 0;

  for (Panel panel = PLAN; panel < N_PANELS; panel++)
    {
      g_autofree char *words = panel_heading (self->data, panel);
      g_auto (GStrv) lines
          = fw_text_metrics_wrap (text, words, layout->tick, panel == PLAN, width, FALSE);

      height = fmax (height, g_strv_length (lines) * layout->tick * FW_LINE_HEIGHT);
    }
  return height;
}

static void
add_occupation (Openings *self, guint i, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  g_autofree char *title = fw_frame_shorten (&self->frame, self->data->labor->rows[i].title,
                                             layout->label, TRUE, area->width);

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = title,
                                                 .size = layout->label,
                                                 .bold = TRUE,
                                                 .role = FW_ROLE_TEXT,
                                                 .priority = FW_LABEL_SERIES,
                                                 .places = { { { area->x, y }, FW_ANCHOR_START } },
                                                 .n_places = 1,
                                                 .datum = (int)i });
}

/* A panel's heading, then a bar and a diamond for each occupation under its name. */
static void
draw_panel (Openings *self, Panel panel, const FwRect *at, double heading)
{
  const FwLayout *layout = &self->frame.layout;
  const double name = NAME * layout->label;
  const guint n = self->data->labor->n_rows;
  const double widest = 8.5 * layout->label; /* of the number beyond the longest bar */
  double slack;
  g_autofree char *words = panel_heading (self->data, panel);

  if (self->state)
    fw_frame_heading (&self->frame, words, layout->tick, TRUE, FW_ROLE_MUTED,
                      &(FwRect){ at->x, at->y, at->width, heading });
  self->row = (at->height - heading) / n;
  self->lane
      = CLAMP ((self->row - name) / (2 + SPACE), LANE * layout->label, THICK * layout->label);
  /* What is over stands above and below. */
  slack = fmax (self->row - name - (2 + SPACE) * self->lane, 0) / 2;
  self->cells[panel]
      = (FwRect){ at->x, at->y + heading + slack + name, at->width, self->row - name };
  self->scales[panel]
      = (FwScale){ 0, top_of (self, panel), 0, fmax (at->width - widest, 0.35 * at->width) };
  for (guint i = 0; i < n; i++)
    {
      const FwRect hit = { at->x, at->y + heading + i * self->row, at->width, self->row };
      const int datum = (int)(panel * n + i);

      add_datum (self, i, panel, &hit);
      if (panel == PLAN || self->stacked)
        add_occupation (self, i, hit.y + slack + name / 2);
      draw_cell (self, i, datum, panel);
    }
}

static gboolean
is_narrow (const FwLayout *layout, double width)
{
  return (width - 1.5 * layout->tick) / 2 < LETTERS * layout->tick;
}

static void
draw (Openings *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double gap = 1.5 * layout->tick;
  const double width = self->stacked ? area->width : (area->width - gap) / 2;
  const double heading
      = heading_height (self, layout, self->frame.text, width) + 0.4 * layout->tick;
  const FwRect plan = { area->x, area->y, width,
                        self->stacked && self->state ? (area->height - gap) / 2 : area->height };

  draw_panel (self, PLAN, &plan, heading);
  if (!self->state)
    return;
  if (self->stacked)
    draw_panel (self, STATE, &(FwRect){ area->x, plan.y + plan.height + gap, width, plan.height },
                heading);
  else
    draw_panel (self, STATE, &(FwRect){ area->x + width + gap, area->y, width, area->height },
                heading);
}

/* --- Words */

/* The occupation with most completers beyond its openings; FALSE when none has clearly more. */
static gboolean
worst_row (const FwOpeningsData *data, guint *worst)
{
  double most = 0;

  for (guint i = 0; i < data->labor->n_rows; i++)
    {
      const double completers = completers_of (data, i);
      const double beyond = completers - open_in_plan (data, i);

      if (beyond > most && beyond >= CLOSE * completers && beyond >= 0.5)
        {
          most = beyond;
          *worst = i;
        }
    }
  return most > 0;
}

/* Whether any stem goes on, dotted, beyond the bar. */
static gboolean
any_beyond (const FwOpeningsData *data)
{
  for (guint i = 0; i < data->labor->n_rows; i++)
    if (completers_of (data, i) - open_in_plan (data, i) >= 0.5)
      return TRUE;
  return FALSE;
}

static double
all_completers (const FwOpeningsData *data)
{
  double all = 0;

  for (guint i = 0; i < data->labor->n_rows; i++)
    all += completers_of (data, i);
  return all;
}

static char *
make_title (const FwOpeningsData *data)
{
  g_autofree char *completers = NULL, *openings = NULL;
  const FwLaborRow *row;
  guint worst = 0;

  if (data->labor->n_rows == 0)
    return g_strdup (_ ("This plan names no occupation"));
  if (!(all_completers (data) >= 0.5))
    return g_strdup (_ ("Nobody finishes a program of this scenario"));
  /* One alone has its numbers in any case. */
  if (!worst_row (data, &worst) && data->labor->n_rows > 1)
    return g_strdup (_ ("In no occupation do clearly more people finish than can be hired"));
  row = &data->labor->rows[worst];
  completers = fw_unit_format (completers_of (data, worst), FW_UNIT_PERSONS, FW_STYLE_TITLE);
  openings = fw_unit_format (open_in_plan (data, worst), FW_UNIT_PERSONS, FW_STYLE_TITLE);
  if (open_in_plan (data, worst) < 0.5)
    return g_strdup_printf (_ ("%s: about\u00a0%s finish, but none can be hired"), row->title,
                            completers);
  return g_strdup_printf (_ ("%s: about\u00a0%s finish, about\u00a0%s can be hired"), row->title,
                          completers, openings);
}

static char *
make_subtitle (const FwOpeningsData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->quarter);

  return g_strdup_printf (_ ("Openings that come and people who finish by %s, average of the runs, "
                             "by occupation. Plan “%s”"),
                          quarter, data->context.scenario);
}

static char *
describe (const FwOpeningsData *data)
{
  const FwLaborOrigin *origin = state_origin (data);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < data->labor->n_rows; i++)
    {
      g_autofree char *plan = cell_value (data, i, PLAN);
      g_autofree char *state = cell_value (data, i, STATE);

      g_string_append_printf (words, "%s%s: %s", i > 0 ? " " : "", data->labor->rows[i].title,
                              plan);
      if (origin != NULL)
        g_string_append_printf (words, "; %s: %s", origin->place, state);
      g_string_append_c (words, '.');
    }
  if (origin == NULL)
    g_string_append_printf (words, " %s", _ ("The state’s openings are not in this plan."));
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwOpeningsData *data)
{
  fw_scene_add_column (scene, _ ("Occupation"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Openings of the plan that come"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Of them open to completers"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Completers of the plan"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("State"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Openings of the state a year"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Completers of the state’s listed programs a year"),
                       FW_UNIT_PERSONS, FALSE);
  for (guint i = 0; i < data->labor->n_rows; i++)
    {
      const FwLaborRow *row = &data->labor->rows[i];
      const char *place = row->state_openings_origin.place != NULL
                              ? row->state_openings_origin.place
                              : row->state_completers_origin.place;

      fw_scene_add_cell_text (scene, row->title);
      fw_scene_add_cell_number (scene, data->rows[i].all);
      fw_scene_add_cell_number (scene, open_in_plan (data, i));
      fw_scene_add_cell_number (scene, completers_of (data, i));
      fw_scene_add_cell_text (scene, place != NULL ? place : "");
      fw_scene_add_cell_number (scene, row->state_openings.value);
      fw_scene_add_cell_number (scene, row->state_completers.value);
    }
}

/**
 * fw_chart_openings:
 * @data: openings and completers by occupation
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Openings as bars, completers as diamonds, what is beyond the openings dotted: at the plan's
 * employers and, a year and on a scale of its own, in the whole state.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_openings (const FwOpeningsData *data, const FwTheme *theme, FwTextMetrics *text,
                   FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double width = size.width - 2 * layout.margin;
  const guint n = MAX (data->labor->n_rows, 1);
  const gboolean state = state_origin (data) != NULL;
  Openings self = { .data = data, .stacked = !state || is_narrow (&layout, width), .state = state };
  const double heading = heading_height (&self, &layout, text,
                                         self.stacked ? width : (width - 1.5 * layout.tick) / 2);
  const double panels = self.stacked && state ? 2 : 1;
  const double minimum = panels * (n * ROW * layout.label + heading + 2 * layout.tick)
                         + (state ? 0 : 0.4 * layout.tick);
  const double natural = minimum + panels * n * ROOMY * layout.label;
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Openings against completers by occupation"),
          .source = data->context.source,
          .date = data->context.date,
          .keys
          = { { FW_KEY_BAND, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("openings open to completers") },
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE,
                state ? _ ("asks for a degree, or not known") : _ ("asks for a degree") },
              { FW_KEY_DIAMOND, FW_ROLE_SERIES_2, FW_ROLE_NONE, _ ("completers") } },
          .n_keys = 3 };

  if (any_beyond (data))
    words.keys[words.n_keys++]
        = (FwKey){ FW_KEY_DOTS, FW_ROLE_SERIES_2, FW_ROLE_NONE, _ ("more than can be hired") };
  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, natural);
  add_table (self.frame.scene, data);
  if (data->labor->n_rows == 0)
    {
      const char *sentence = _ ("Add an occupation to the plan to see its openings.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, describe (data));
  draw (&self);
  return fw_frame_end (&self.frame);
}
