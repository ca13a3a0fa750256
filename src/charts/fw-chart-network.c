/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-network.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-network-private.h"

/* All but shares are sizes of a label. */
#define ROOM          36.0 /* of width for ribbons */
#define ROOM_HELPERS  52.0 /* and for who stands around the programs */
#define LINE          1.35
#define ROW           3.0 /* of an employer, at least */
#define SIDE          1.6 /* of a helper */
#define HEADING       1.9 /* over those who help alike */
#define BOX           (2 * LINE + 0.5)
#define NODE          0.6
#define GAP           0.8
#define THICK         0.45 /* of all rows the ribbons take together */
#define MAX_EMPLOYERS 12
#define MAX_PROGRAMS  8
#define MAX_HELPERS   14
#define MAX_LINES     2 /* of a program's name */
#define STEPS         24
#define TRIES         60   /* to find a scale */
#define ROUNDING      0.5  /* px */
#define BAR_ROOM      0.95 /* height of a bar */
#define LEAST         12.0 /* height for some of each */
#define ENDLESS       1e6  /* px: a height for everybody */

/* Where the columns stand, px. */
typedef struct
{
  gboolean helpers;      /* are drawn */
  double side_end;       /* right end of helpers' names */
  double side_width;     /* of them */
  double box, box_width; /* of programs */
  double node;           /* of employers */
  double end;
  double head;  /* height of the columns' headings */
  double scale; /* px a person */
} Columns;

static Columns
lay_out (const FwNetworkData *data, const FwLayout *layout, double x, double width)
{
  const double em = layout->label;
  Columns columns = { .helpers = data->n_helpers > 0 && width >= ROOM_HELPERS * em,
                      .end = x + width,
                      .head = 1.7 * layout->tick };

  if (columns.helpers)
    {
      columns.side_width = 0.2 * width;
      columns.side_end = x + columns.side_width;
      columns.box = x + 0.28 * width;
      columns.box_width = 0.2 * width;
      columns.node = x + 0.6 * width;
    }
  else
    {
      columns.box = x;
      columns.box_width = 0.27 * width;
      columns.node = x + 0.46 * width;
    }
  return columns;
}

/* --- Heights */

static double
box_height (const FwNetwork *self, const Columns *columns, guint program)
{
  const FwParty *party = &self->programs[program];
  const double em = self->frame.layout.label;

  return fmax ((g_strv_length (party->lines) + 1) * LINE * em + 0.5 * em,
               party->placed * columns->scale);
}

static double
row_height (const FwNetwork *self, const Columns *columns, guint employer)
{
  const double em = self->frame.layout.label;

  return fmax (ROW * em, self->employers[employer].placed * columns->scale + 0.8 * em);
}

static double
employers_height (const FwNetwork *self, const Columns *columns)
{
  double height = 0;

  for (guint e = 0; e < self->n_employers; e++)
    height += row_height (self, columns, e);
  return height;
}

static double
programs_height (const FwNetwork *self, const Columns *columns)
{
  double height = 0;

  for (guint p = 0; p < self->n_programs; p++)
    height += box_height (self, columns, p) + GAP * self->frame.layout.label;
  return height;
}

static double
helper_height (const FwNetwork *self, guint helper)
{
  const guint lines = g_strv_length (self->helpers[helper].lines);

  return (SIDE + (MAX (lines, 1) - 1) * LINE) * self->frame.layout.label;
}

static double
helpers_height (const FwNetwork *self)
{
  double height = FW_N_HELPS * HEADING * self->frame.layout.label;

  for (guint h = 0; h < self->n_helpers; h++)
    height += helper_height (self, h);
  return height;
}

static double
natural_height (const FwNetwork *self, const Columns *columns)
{
  double height = fmax (employers_height (self, columns), programs_height (self, columns));

  if (columns->helpers)
    height = fmax (height, helpers_height (self));
  return columns->head + height;
}

/* The name in one line: two that begin alike are told apart by their last words. */
static char *
shorten_apart (const FwNetwork *self, const FwParty *parties, guint n, guint i, gboolean bold,
               double room)
{
  const double em = self->frame.layout.label;
  g_autofree char *cut = fw_frame_shorten (&self->frame, parties[i].name, em, bold, room);
  gboolean twice = FALSE;

  for (guint k = 0; k < n; k++)
    {
      g_autofree char *other = fw_frame_shorten (&self->frame, parties[k].name, em, bold, room);

      twice = twice || (k != i && g_str_equal (cut, other) && !g_str_equal (cut, parties[i].name));
    }
  return twice ? fw_frame_shorten_middle (&self->frame, parties[i].name, em, bold, room)
               : g_steal_pointer (&cut);
}

/* Names in lines, or in one line with an ellipsis where they need too many. */
static void
break_names (FwNetwork *self, FwParty *parties, guint n, gboolean bold, double room,
             guint max_lines)
{
  const double em = self->frame.layout.label;

  for (guint i = 0; i < n; i++)
    {
      g_strfreev (parties[i].lines);
      parties[i].lines
          = fw_text_metrics_wrap (self->frame.text, parties[i].name, em, bold, room, FALSE);
      if (g_strv_length (parties[i].lines) <= max_lines)
        continue;
      g_strfreev (parties[i].lines);
      parties[i].lines = g_new0 (char *, 2);
      parties[i].lines[0] = shorten_apart (self, parties, n, i, bold, room);
    }
}

/* How names are broken, and px a person: no more of either than there is height for. */
static void
set_scale (FwNetwork *self, Columns *columns, double height)
{
  const double em = self->frame.layout.label, rows = height - columns->head + ROUNDING;
  double people = 0;

  columns->scale = 0;
  break_names (self, self->programs, self->n_programs, TRUE, columns->box_width - em, MAX_LINES);
  if (programs_height (self, columns) > rows)
    break_names (self, self->programs, self->n_programs, TRUE, columns->box_width - em, 1);
  break_names (self, self->helpers, self->n_helpers, FALSE, columns->side_width, MAX_LINES);
  if (helpers_height (self) > rows)
    break_names (self, self->helpers, self->n_helpers, FALSE, columns->side_width, 1);
  for (guint e = 0; e < self->n_employers; e++)
    people += self->employers[e].placed;
  if (people >= FW_NETWORK_SOME)
    columns->scale = THICK * self->n_employers * ROW * em / people;
  for (guint i = 0; i < TRIES && natural_height (self, columns) > height + ROUNDING; i++)
    columns->scale *= i + 1 < TRIES ? 0.85 : 0;
}

/* --- Places */

/* Rows of employers share what height is left over. */
static void
place_employers (FwNetwork *self, const Columns *columns)
{
  const FwRect *area = &self->frame.area;
  const double em = self->frame.layout.label;
  const double left = area->height - columns->head - employers_height (self, columns);
  const double more = CLAMP (left / self->n_employers, 0, 1.2 * em);
  double y = area->y + columns->head;

  for (guint e = 0; e < self->n_employers; e++)
    {
      FwParty *party = &self->employers[e];

      party->y = y;
      party->height = row_height (self, columns, e) + more;
      y += party->height;
    }
}

/* Where its people go, on average. */
static double
wish_of (const FwNetwork *self, guint program)
{
  double sum = 0, weights = 0;

  for (guint e = 0; e < self->n_employers; e++)
    {
      const FwParty *party = &self->employers[e];
      const double weight = party->hires[program] + (party->programs[program] ? 1 : 0);

      sum += weight * (party->y + party->height / 2);
      weights += weight;
    }
  return weights > 0 ? sum / weights : self->frame.area.y;
}

/* As near to where their people go as the order lets them stand. */
static void
place_programs (FwNetwork *self, const Columns *columns)
{
  const FwRect *area = &self->frame.area;
  const double gap = GAP * self->frame.layout.label, bottom = area->y + area->height;
  double y = area->y + columns->head;

  for (guint p = 0; p < self->n_programs; p++)
    {
      FwParty *party = &self->programs[p];

      party->height = box_height (self, columns, p);
      party->y = fmax (y, wish_of (self, p) - party->height / 2);
      y = party->y + party->height + gap;
    }
  for (guint p = self->n_programs; p-- > 0;)
    {
      FwParty *party = &self->programs[p];
      const double lowest = p + 1 < self->n_programs ? self->programs[p + 1].y - gap : bottom;

      party->y = fmin (party->y, lowest - party->height);
    }
}

/* --- Marks */

static void
say (FwNetwork *self, const char *text, double size, gboolean bold, FwRole role, FwPoint at,
     FwAnchor anchor)
{
  fw_marks_say (&self->frame, text, (FwVoice){ size, bold, role, FW_LABEL_SERIES, -1 }, at, anchor);
}

static void
add_ribbon (FwNetwork *self, gboolean agreed, FwPoint from, FwPoint to, double height)
{
  FwMark mark = fw_frame_fill (&self->frame, agreed ? FW_ROLE_SERIES_1 : FW_ROLE_GRID);
  FwPoint points[2 * (STEPS + 1)];

  mark.tint = agreed ? FW_TINT_HALF : FW_TINT_NONE;
  if (!agreed)
    {
      mark.stroke = FW_ROLE_AXIS;
      mark.stroke_width = self->frame.layout.stroke;
    }
  for (guint i = 0; i <= STEPS; i++)
    {
      const double t = i / (double)STEPS, bend = t * t * (3 - 2 * t);
      const double x = from.x + t * (to.x - from.x), y = from.y + bend * (to.y - from.y);

      points[i] = (FwPoint){ x, y };
      points[2 * STEPS + 1 - i] = (FwPoint){ x, y + height };
    }
  fw_scene_add_area (self->frame.scene, &mark, points, G_N_ELEMENTS (points));
}

static double
thickness (const Columns *columns, double people)
{
  return fmax (people * columns->scale, FW_LEAST_BAR);
}

/* People from a program to an employer, below those before. Of several employers that stand for
 * one, some may be partners and some not. */
static void
add_flow (FwNetwork *self, const Columns *columns, FwParty *program, FwParty *employer,
          double people, gboolean agreed)
{
  const double height = thickness (columns, people);
  const FwPoint from = { columns->box + columns->box_width, program->port };
  const FwPoint to = { columns->node, employer->port };

  if (people < FW_NETWORK_SOME)
    return;
  add_ribbon (self, agreed, from, to, height);
  program->port += height;
  employer->port += height;
}

/* People from every program to every employer; a dashed line where partners expect nobody. */
static void
draw_ribbons (FwNetwork *self, const Columns *columns)
{
  const double right = columns->box + columns->box_width;

  for (guint p = 0; p < self->n_programs; p++)
    self->programs[p].port
        = self->programs[p].y
          + (self->programs[p].height - self->programs[p].placed * columns->scale) / 2;
  for (guint e = 0; e < self->n_employers; e++)
    {
      FwParty *employer = &self->employers[e];

      employer->port = employer->y + (employer->height - employer->placed * columns->scale) / 2;
      for (guint p = 0; p < self->n_programs; p++)
        {
          FwParty *program = &self->programs[p];
          const double people = employer->hires[p], agreed = employer->with_partner[p];

          if (people >= FW_NETWORK_SOME)
            {
              add_flow (self, columns, program, employer, agreed, TRUE);
              add_flow (self, columns, program, employer, people - agreed, FALSE);
            }
          else if (employer->programs[p])
            {
              const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_GOAL);

              fw_scene_add_rule (self->frame.scene, &line,
                                 (FwPoint){ right, program->y + program->height / 2 },
                                 (FwPoint){ columns->node, employer->y + employer->height / 2 });
            }
        }
    }
}

static void
draw_program (FwNetwork *self, const Columns *columns, guint p)
{
  FwFrame *frame = &self->frame;
  const FwParty *party = &self->programs[p];
  const double em = frame->layout.label, line = LINE * em;
  const guint n = g_strv_length (party->lines);
  const FwRect box = { columns->box, party->y, columns->box_width, party->height };
  g_autofree char *value = fw_network_program_words (self, p);
  g_autofree char *all = fw_network_placed (party->placed);
  g_autofree char *placed = fw_frame_shorten (frame, all, em, FALSE, box.width - em);
  FwMark mark = fw_frame_fill (frame, FW_ROLE_BACKGROUND);
  double y = box.y + (box.height - (n + 1) * line) / 2 + line / 2;

  mark.stroke = FW_ROLE_SERIES_1;
  mark.stroke_width = 1.5 * frame->layout.stroke;
  mark.datum = fw_scene_add_datum (frame->scene, party->name, value, 1, &box, &box);
  fw_scene_add_rect (frame->scene, &mark, &box);
  for (guint i = 0; i < n; i++, y += line)
    say (self, party->lines[i], em, TRUE, FW_ROLE_TEXT, (FwPoint){ box.x + 0.5 * em, y },
         FW_ANCHOR_START);
  say (self, placed, em, FALSE, FW_ROLE_MUTED, (FwPoint){ box.x + 0.5 * em, y }, FW_ANCHOR_START);
}

/* Widest words beside a bar. */
static double
pledge_width (const FwNetwork *self)
{
  double widest = 0;

  for (guint e = 0; e < self->n_employers; e++)
    {
      g_autofree char *words = fw_network_pledge (&self->employers[e]);

      /* Several together have no bar. */
      if (self->employers[e].stands_for > 1 && self->n_employers > 1)
        continue;
      widest = fmax (widest, fw_frame_width (&self->frame, words, self->frame.layout.tick, FALSE));
    }
  return widest;
}

static void
draw_whisker (FwNetwork *self, double from, double to, double y, double cap, int datum)
{
  FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);

  line.datum = datum;
  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ from, y }, (FwPoint){ to, y });
  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ from, y - cap },
                     (FwPoint){ from, y + cap });
  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ to, y - cap }, (FwPoint){ to, y + cap });
}

void
fw_network_draw_bar (FwNetwork *self, const FwParty *employer, double most, const FwRect *room,
                     int datum)
{
  FwFrame *frame = &self->frame;
  const double em = frame->layout.label, tick = frame->layout.tick, height = BAR_ROOM * em;
  const double width = room->width - pledge_width (self) - 0.6 * tick;
  const double scale = most > 0 ? fmax (width, 0) / most : 0, middle = room->y + room->height / 2;
  const FwRect outline = { room->x, middle - height / 2, employer->openings * scale, height };
  const FwRect fill = { room->x, outline.y, employer->kept * scale, 0.5 * height };
  g_autofree char *words = fw_network_pledge (employer);
  FwMark mark = fw_frame_fill (frame, FW_ROLE_BACKGROUND);
  double end = room->x;

  if (employer->stands_for == 1 && employer->pledged && employer->openings >= FW_NETWORK_DUE
      && scale > 0)
    {
      mark.stroke = FW_ROLE_TEXT;
      mark.stroke_width = frame->layout.stroke;
      mark.datum = datum;
      fw_scene_add_rect (frame->scene, &mark, &outline);
      if (fill.width > 0)
        fw_marks_bar (frame, FW_ROLE_NEUTRAL, FALSE, &fill, datum);
      if (isfinite (employer->low) && isfinite (employer->high))
        draw_whisker (self, room->x + employer->low * scale, room->x + employer->high * scale,
                      outline.y + 0.75 * height, 0.2 * height, datum);
      end = room->x + fmax (outline.width, fmax (fill.width, employer->high * scale)) + 0.6 * tick;
    }
  fw_marks_say (frame, words, (FwVoice){ tick, FALSE, FW_ROLE_MUTED, FW_LABEL_SERIES, -1 },
                (FwPoint){ end, middle }, FW_ANCHOR_START);
}

/* Where the words of an employer begin, and how wide they may be. */
static double
employer_room (const FwNetwork *self, const Columns *columns, double *x)
{
  *x = columns->node + (NODE + 0.6) * self->frame.layout.label;
  return columns->end - *x;
}

/* Before names are cut, the number placed leaves their line. */
static void
place_words (FwNetwork *self, const Columns *columns)
{
  const FwFrame *frame = &self->frame;
  const double em = frame->layout.label;
  double x;
  const double width = employer_room (self, columns, &x);

  for (guint e = 0; e < self->n_employers; e++)
    {
      FwParty *party = &self->employers[e];
      g_autofree char *placed = fw_network_placed (party->placed);

      party->placed_below = fw_frame_width (frame, party->name, em, TRUE) + 0.6 * em
                                + fw_frame_width (frame, placed, em, FALSE)
                            > width;
    }
}

/* As blue and as grey as the ribbons that end in it. */
static void
draw_node (FwNetwork *self, const Columns *columns, const FwParty *party, int datum)
{
  const double people = party->placed * columns->scale;
  FwRect part = { columns->node, party->y + (party->height - people) / 2,
                  NODE * self->frame.layout.label, 0 };

  for (guint i = 0; i < 2 * self->n_programs; i++)
    {
      const double all = party->hires[i / 2], partner = party->with_partner[i / 2];
      const double some = i % 2 == 0 ? partner : all - partner;
      FwMark mark = fw_frame_fill (&self->frame, i % 2 == 0 ? FW_ROLE_SERIES_1 : FW_ROLE_BASELINE);

      if (all < FW_NETWORK_SOME || some < FW_NETWORK_SOME)
        continue;
      part.height = thickness (columns, some);
      mark.datum = datum;
      fw_scene_add_rect (self->frame.scene, &mark, &part);
      part.y += part.height;
    }
}

static void
draw_employer (FwNetwork *self, const Columns *columns, const FwParty *party, double most)
{
  FwFrame *frame = &self->frame;
  const double em = frame->layout.label, line = LINE * em, middle = party->y + party->height / 2;
  double x;
  const double width = employer_room (self, columns, &x);
  const FwRect row = { columns->node, party->y, columns->end - columns->node, party->height };
  const FwRect bar = { x, middle, width, line };
  g_autofree char *value = fw_network_employer_words (self, party);
  g_autofree char *placed = fw_network_placed (party->placed);
  /* A name that is a little too wide is smaller, before it is cut. */
  const double size
      = fw_frame_width (frame, party->name, em, TRUE) <= width ? em : frame->layout.tick;
  g_autofree char *name = fw_frame_shorten (frame, party->name, size, TRUE, width);
  const int datum = fw_scene_add_datum (frame->scene, party->name, value, 2, &row, &row);

  draw_node (self, columns, party, datum);
  fw_marks_say_with (frame, name, party->placed_below ? NULL : placed,
                     (FwVoice){ size, TRUE, FW_ROLE_TEXT, FW_LABEL_VALUE, -1 },
                     (FwPoint){ x, middle - line / 2 }, FW_ANCHOR_START);
  fw_network_draw_bar (self, party, most, &bar, datum);
}

/* Who trains, sends people and pays; thin lines to the programs it is for. */
static void
draw_helper (FwNetwork *self, const Columns *columns, FwParty *party)
{
  static const FwMarker markers[FW_N_HELPS]
      = { FW_MARKER_CIRCLE, FW_MARKER_DIAMOND, FW_MARKER_SQUARE };
  FwFrame *frame = &self->frame;
  const double em = frame->layout.label, r = 0.28 * em, line_height = LINE * em;
  const guint n = g_strv_length (party->lines);
  const FwRect hit
      = { frame->area.x, party->y - party->height / 2, columns->side_width + em, party->height };
  const FwPoint from = { columns->side_end + 0.6 * em, party->y };
  const FwMark line = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  g_autofree char *value = fw_network_helper_words (self, party);
  FwMark mark = fw_frame_fill (frame, FW_ROLE_NEUTRAL);

  mark.datum = fw_scene_add_datum (frame->scene, party->name, value, 0, &hit, &hit);
  mark.marker = party->mixed ? FW_MARKER_TRIANGLE : markers[party->help];
  for (guint p = 0; p < self->n_programs; p++)
    if (party->programs[p])
      fw_scene_add_rule (
          frame->scene, &line, from,
          (FwPoint){ columns->box, self->programs[p].y + self->programs[p].height / 2 });
  fw_scene_add_marker (frame->scene, &mark, from, r);
  for (guint i = 0; i < n; i++)
    say (self, party->lines[i], em, FALSE, FW_ROLE_TEXT,
         (FwPoint){ columns->side_end, party->y + (i - (n - 1) / 2.0) * line_height },
         FW_ANCHOR_END);
}

static void
draw_helpers (FwNetwork *self, const Columns *columns)
{
  const double em = self->frame.layout.label, tick = self->frame.layout.tick;
  double y = self->frame.area.y;

  for (guint h = 0; h < self->n_helpers; h++)
    {
      FwParty *party = &self->helpers[h];
      const gboolean first = h == 0 || self->helpers[h - 1].help != party->help || party->mixed;

      if (first)
        {
          y += h > 0 ? 0.5 * em : 0;
          if (!party->mixed)
            {
              say (self, fw_network_help_title (party->help), tick, TRUE, FW_ROLE_MUTED,
                   (FwPoint){ columns->side_end, y + columns->head / 2 }, FW_ANCHOR_END);
              y += columns->head;
            }
        }
      party->height = helper_height (self, h);
      party->y = y + party->height / 2;
      y += party->height;
      draw_helper (self, columns, party);
    }
}

static void
draw (FwNetwork *self, const Columns *columns)
{
  const double tick = self->frame.layout.tick, em = self->frame.layout.label;
  const double y = self->frame.area.y + columns->head / 2;
  const double most = fw_network_largest (self);

  place_employers (self, columns);
  place_programs (self, columns);
  place_words (self, columns);
  draw_ribbons (self, columns);
  if (columns->helpers)
    draw_helpers (self, columns);
  say (self, _ ("Programs"), tick, TRUE, FW_ROLE_MUTED, (FwPoint){ columns->box, y },
       FW_ANCHOR_START);
  say (self, _ ("Employers"), tick, TRUE, FW_ROLE_MUTED,
       (FwPoint){ columns->node + (NODE + 0.6) * em, y }, FW_ANCHOR_START);
  for (guint p = 0; p < self->n_programs; p++)
    draw_program (self, columns, p);
  for (guint e = 0; e < self->n_employers; e++)
    draw_employer (self, columns, &self->employers[e], most);
}

/* --- The whole */

static guint
fits (double height, double each, guint least, guint most)
{
  return CLAMP ((guint)fmax (height / each, 0), least, most);
}

/* Keys of what there is. */
static void
add_keys (const FwNetworkData *data, gboolean ribbons, FwFrameWords *words)
{
  gboolean pledged = FALSE, partners = FALSE, others = FALSE, nobody = FALSE;

  for (guint e = 0; e < data->n_employers; e++)
    {
      const FwNetworkEmployer *employer = &data->employers[e];

      pledged = pledged || (employer->pledged && employer->openings >= FW_NETWORK_DUE);
      for (guint p = 0; p < data->n_programs; p++)
        {
          const gboolean some = employer->hires[p] >= FW_NETWORK_SOME;

          partners = partners || (some && employer->agreed[p]);
          others = others || (some && !employer->agreed[p]);
          nobody = nobody || (!some && employer->agreed[p]);
        }
    }
  if (ribbons && partners)
    words->keys[words->n_keys++]
        = (FwKey){ FW_KEY_BAND, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("placed with a partner") };
  if (ribbons && others)
    words->keys[words->n_keys++]
        = (FwKey){ FW_KEY_BAND, FW_ROLE_GRID, FW_ROLE_AXIS, _ ("without an agreement") };
  if (ribbons && nobody)
    words->keys[words->n_keys++]
        = (FwKey){ FW_KEY_DASH, FW_ROLE_AXIS, FW_ROLE_NONE, _ ("partner, nobody expected") };
  if (!pledged)
    return;
  words->keys[words->n_keys++]
      = (FwKey){ FW_KEY_BAND, FW_ROLE_BACKGROUND, FW_ROLE_TEXT, _ ("openings pledged") };
  words->keys[words->n_keys++]
      = (FwKey){ FW_KEY_BAND, FW_ROLE_NEUTRAL, FW_ROLE_NONE, _ ("expected, with 80% range") };
}

/* As many parties as there is height for; all up to a bound where the chart chooses its own. */
static void
take (FwNetwork *self, const Columns *columns, gboolean small, double height)
{
  const double em = self->frame.layout.label, room = height - columns->head;
  const FwLayout *layout = &self->frame.layout;
  const double row = small ? fw_network_small_row (layout) : ROW * em;

  if (small)
    {
      const guint helpers
          = fits (height / 2 - HEADING * (FW_N_HELPS + 1) * em, SIDE * em, 2, MAX_HELPERS);
      const double side = fw_network_small_side (layout, MIN (helpers, self->data->n_helpers));

      fw_network_take (self, helpers, MAX_PROGRAMS, fits (height - side, row, 2, MAX_EMPLOYERS));
      return;
    }
  fw_network_take (self, fits (room - FW_N_HELPS * HEADING * em, SIDE * em, 2, MAX_HELPERS),
                   fits (room, (BOX + GAP) * em, 2, MAX_PROGRAMS),
                   fits (room, row, 2, MAX_EMPLOYERS));
}

static double
wanted_height (FwNetwork *self, Columns *columns, gboolean small, double height)
{
  take (self, columns, small, height);
  if (small)
    return fw_network_small_side (&self->frame.layout, self->n_helpers)
           + self->n_employers * fw_network_small_row (&self->frame.layout);
  set_scale (self, columns, height);
  return natural_height (self, columns);
}

/**
 * fw_chart_network:
 * @data: parties and who works with whom
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Who trains, sends people and pays at the left, programs, and employers at the right: ribbons as
 * thick as the people placed, and of each employer its pledge as an outline with what is expected
 * of it. Where there is no room for ribbons, employers under each other.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_network (const FwNetworkData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double width = size.width - 2 * layout.margin;
  const gboolean small = width < ROOM * layout.label;
  const char *nothing = fw_network_nothing (data);
  g_autofree char *title = fw_network_title (data), *subtitle = fw_network_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Network of programs, employers and those around them"),
                         .source = data->context.source,
                         .date = data->context.date };
  Columns columns = lay_out (data, &layout, layout.margin, width);
  FwNetwork self = { .frame = { .text = text, .layout = layout }, .data = data };
  double minimum = 8 * layout.label, natural = minimum;

  if (nothing == NULL)
    {
      add_keys (data, !small, &words);
      minimum = wanted_height (&self, &columns, small, LEAST * layout.label);
      natural = fmax (minimum, wanted_height (&self, &columns, small, ENDLESS));
    }
  fw_network_drop (&self);
  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, natural);
  fw_network_add_table (&self);
  fw_scene_take_description (self.frame.scene, fw_network_description (data));
  if (nothing != NULL)
    fw_frame_empty (&self.frame, nothing);
  else
    {
      take (&self, &columns, small, size.height > 0 ? self.frame.area.height : ENDLESS);
      if (!small)
        set_scale (&self, &columns, self.frame.area.height);
      if (small)
        fw_network_draw_small (&self);
      else
        draw (&self, &columns);
      fw_network_drop (&self);
    }
  return fw_frame_end (&self.frame);
}
