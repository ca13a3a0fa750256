/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-skills.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-frame.h"

#define ROW          1.75 /* sizes of a label */
#define SLIDE_ROW    1.32 /* of a slide, whose height is given */
#define MAX_ROWS     12
#define MAX_PROGRAMS 8
#define NAME         0.36 /* of the width for skills, at most */
#define BAR          0.24 /* and for bars with their numbers */
#define WIDEST_BAR   0.5  /* where few programs leave the room */
#define COLUMN       14   /* sizes of a tick a program's column takes at most */
#define MAX_LINES    3    /* of a program's name over its column */
#define LETTERS      5    /* sizes of a tick under which a column has no room for a name */
#define N_NAMED      3    /* in a title at most */
#define CURVE        24   /* points of a half disc */

typedef struct
{
  FwFrame frame;
  const FwTeaching *teaching;
  guint n_rows, n_programs;
  gboolean letters; /* in place of programs' names */
  double name, bar, column, head, foot, row;
} Skills;

static char *
percent (double share)
{
  return fw_unit_format (share, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

/* --- Words */

static const char *
taught_words (FwTaught taught)
{
  switch (taught)
    {
    case FW_TAUGHT_YES:
      return _ ("taught");
    case FW_TAUGHT_COULD:
      return _ ("could be added");
    case FW_TAUGHT_NOT:
    default:
      return _ ("not taught");
    }
}

/* A letter in place of a name: A, B, C. */
static char *
letter_of (guint program)
{
  return g_strdup_printf ("%c", 'A' + (char)program);
}

/* Asked for of a program that does not teach it; what is missing most, but for gaps. */
static gboolean
find_missing (const FwTeaching *teaching, guint *skill)
{
  double most = 0;

  for (guint i = 0; i < teaching->n_skills; i++)
    if (teaching->skills[i].missing > most)
      {
        most = teaching->skills[i].missing;
        *skill = i;
      }
  return most > 0;
}

/* A third is named where its name takes no more room than to say that there is one. */
static char *
many_gaps_title (const FwTeaching *teaching, const guint gaps[N_NAMED], guint n)
{
  const FwTeachingSkill *skills = teaching->skills;
  g_autofree char *more = fw_unit_format (n - 2.0, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: three skills. */
  g_autofree char *named
      = g_strdup_printf (_ ("“%s”, “%s” and “%s” are asked for, but not taught"),
                         skills[gaps[0]].title, skills[gaps[1]].title, skills[gaps[2]].title);
  /* Translators: two skills, and how many more. */
  g_autofree char *counted = g_strdup_printf (
      ngettext ("“%s”, “%s” and %s other skill are asked for, but not taught",
                "“%s”, “%s” and %s other skills are asked for, but not taught", n - 2),
      skills[gaps[0]].title, skills[gaps[1]].title, more);

  return n == N_NAMED && g_utf8_strlen (named, -1) <= g_utf8_strlen (counted, -1)
             ? g_steal_pointer (&named)
             : g_steal_pointer (&counted);
}

/* Skills are quoted: some are names with a capital letter, some are not. */
static char *
make_title (const FwTeaching *teaching)
{
  guint gaps[N_NAMED] = { 0 }, n = 0, missing = 0;

  if (teaching->n_skills == 0)
    return g_strdup (_ ("No skills entered"));
  if (teaching->n_asked == 0)
    return g_strdup (_ ("No employer has said which skills it asks for"));
  for (guint i = 0; i < teaching->n_skills; i++)
    if (fw_teaching_is_gap (teaching, i))
      {
        if (n < N_NAMED)
          gaps[n] = i;
        n++;
      }
  if (n == 1)
    /* Translators: a skill. */
    return g_strdup_printf (_ ("“%s” is asked for, but nobody teaches it"),
                            teaching->skills[gaps[0]].title);
  if (n == 2)
    return g_strdup_printf (_ ("“%s” and “%s” are asked for, but nobody teaches them"),
                            teaching->skills[gaps[0]].title, teaching->skills[gaps[1]].title);
  if (n > 2)
    return many_gaps_title (teaching, gaps, n);
  if (find_missing (teaching, &missing))
    return g_strdup_printf (_ ("Every skill is taught, but “%s” not by every program asked for it"),
                            teaching->skills[missing].title);
  return g_strdup (_ ("Every skill employers ask for is taught where they ask for it"));
}

static char *
skill_words (const FwTeaching *teaching, guint skill)
{
  const FwTeachingSkill *row = &teaching->skills[skill];
  g_autofree char *asked = percent (row->asked), *missing = percent (row->missing);
  GString *words = g_string_new (NULL);

  if (row->asked > 0)
    g_string_append_printf (words, _ ("asked for in %s of openings pledged"), asked);
  else
    g_string_append (words, _ ("not asked for"));
  for (guint p = 0; p < teaching->n_programs; p++)
    g_string_append_printf (words, "; %s: %s", teaching->programs[p],
                            taught_words (row->taught[p]));
  if (row->missing > 0)
    {
      g_string_append (words, "; ");
      g_string_append_printf (words, _ ("in %s asked of a program that does not teach it"),
                              missing);
    }
  return g_string_free (words, FALSE);
}

static char *
describe (const FwTeaching *teaching)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < teaching->n_skills; i++)
    {
      g_autofree char *value = skill_words (teaching, i);

      g_string_append_printf (words, "%s%s: %s.", i > 0 ? " " : "", teaching->skills[i].title,
                              value);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (Skills *self)
{
  FwScene *scene = self->frame.scene;
  const FwTeaching *teaching = self->teaching;

  fw_scene_add_column (scene, _ ("Skill"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Asked for, share of openings pledged"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Of them where it is not taught"), FW_UNIT_SHARE, FALSE);
  for (guint p = 0; p < teaching->n_programs; p++)
    fw_scene_add_column (scene, teaching->programs[p], FW_UNIT_COUNT, TRUE);
  for (guint i = 0; i < teaching->n_skills; i++)
    {
      fw_scene_add_cell_text (scene, teaching->skills[i].title);
      fw_scene_add_cell_number (scene, teaching->skills[i].asked);
      fw_scene_add_cell_number (scene, teaching->skills[i].missing);
      for (guint p = 0; p < teaching->n_programs; p++)
        fw_scene_add_cell_text (scene, taught_words (teaching->skills[i].taught[p]));
    }
}

/* --- The drawing */

static void
add_text (Skills *self, const char *text, double size, gboolean bold, FwRole role, FwPoint at,
          FwAnchor anchor)
{
  fw_labels_add (self->frame.labels, &(FwLabel){ .text = text,
                                                 .size = size,
                                                 .bold = bold,
                                                 .role = role,
                                                 .priority = FW_LABEL_SERIES,
                                                 .places = { { at, anchor } },
                                                 .n_places = 1,
                                                 .datum = -1 });
}

/* Full: taught; half: could be added; a ring alone: not taught. */
static void
add_circle (Skills *self, FwTaught taught, FwPoint at, double r, FwRegion region, int datum)
{
  FwMark ring = { .region = region,
                  .fill = taught == FW_TAUGHT_YES ? FW_ROLE_GAIN : FW_ROLE_BACKGROUND,
                  .stroke = taught == FW_TAUGHT_NOT ? FW_ROLE_AXIS : FW_ROLE_GAIN,
                  .stroke_width = 1.5 * self->frame.layout.stroke,
                  .marker = taught == FW_TAUGHT_YES ? FW_MARKER_CIRCLE : FW_MARKER_HOLLOW_CIRCLE,
                  .datum = datum };

  fw_scene_add_marker (self->frame.scene, &ring, at, r);
  if (taught == FW_TAUGHT_COULD)
    {
      const FwMark half = { .region = region, .fill = FW_ROLE_GAIN, .datum = datum };
      FwPoint points[CURVE + 1];

      for (guint i = 0; i <= CURVE; i++)
        {
          const double angle = G_PI * (0.5 + i / (double)CURVE);

          points[i] = (FwPoint){ at.x + r * cos (angle), at.y + r * sin (angle) };
        }
      fw_scene_add_area (self->frame.scene, &half, points, G_N_ELEMENTS (points));
    }
}

/* Whether there are bars: with nothing asked for, only what is taught is shown. */
static gboolean
has_bars (const Skills *self)
{
  return self->teaching->n_asked > 0;
}

static double
column_x (const Skills *self, guint program)
{
  return self->frame.area.x + self->name + self->bar + (program + 0.5) * self->column;
}

static void
draw_head (Skills *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double line = layout->tick * FW_LINE_HEIGHT + 0.01;
  const double foot = area->y + self->head - 0.3 * layout->tick;
  g_autofree char *asked
      = fw_frame_shorten (&self->frame, _ ("asked for"), layout->tick, FALSE, self->bar);

  if (has_bars (self))
    add_text (self, asked, layout->tick, FALSE, FW_ROLE_MUTED,
              (FwPoint){ area->x + self->name, foot - line / 2 }, FW_ANCHOR_START);
  for (guint p = 0; p < self->n_programs; p++)
    {
      g_autofree char *letter = letter_of (p);
      g_auto (GStrv) lines = fw_text_metrics_wrap (
          self->frame.text, self->letters ? letter : self->teaching->programs[p], layout->tick,
          TRUE, self->column - 0.6 * layout->tick, TRUE);
      const guint n = g_strv_length (lines);

      for (guint i = 0; i < n; i++)
        add_text (self, lines[i], layout->tick, TRUE, FW_ROLE_TEXT,
                  (FwPoint){ column_x (self, p), foot - (n - i - 0.5) * line }, FW_ANCHOR_MIDDLE);
    }
}

static void
draw_bar (Skills *self, guint skill, int datum, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const double share = self->teaching->skills[skill].asked;
  const double most = fmax (self->teaching->skills[0].asked, 1e-9);
  const double room = self->bar - 3.2 * layout->tick;
  const double x = self->frame.area.x + self->name, height = 0.85 * layout->label;
  const FwRect rect = { x, y - height / 2, room * share / most, height };
  FwMark mark = fw_frame_fill (&self->frame, FW_ROLE_SERIES_1);
  g_autofree char *words = percent (share);

  mark.datum = datum;
  if (rect.width > 0)
    fw_scene_add_rect (self->frame.scene, &mark, &rect);
  add_text (self, share > 0 ? words : "–", layout->tick, FALSE, FW_ROLE_TEXT,
            (FwPoint){ x + rect.width + 0.4 * layout->tick, y }, FW_ANCHOR_START);
}

static void
draw_row (Skills *self, guint skill, double y)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const gboolean gap = fw_teaching_is_gap (self->teaching, skill);
  const FwRect band
      = { area->x, y, self->name + self->bar + self->n_programs * self->column, self->row };
  const FwPoint middle = { area->x + 0.3 * layout->label, y + self->row / 2 };
  g_autofree char *value = skill_words (self->teaching, skill);
  const int datum = fw_scene_add_datum (self->frame.scene, self->teaching->skills[skill].title,
                                        value, 0, &band, &band);
  g_autofree char *title = fw_frame_shorten (&self->frame, self->teaching->skills[skill].title,
                                             layout->label, gap, self->name - 0.8 * layout->label);

  if (gap)
    {
      FwMark tint = fw_frame_fill (&self->frame, FW_ROLE_HIGHLIGHT);

      tint.datum = datum;
      fw_scene_add_rect (self->frame.scene, &tint, &band);
    }
  add_text (self, title, layout->label, gap, FW_ROLE_TEXT, middle, FW_ANCHOR_START);
  if (has_bars (self))
    draw_bar (self, skill, datum, middle.y);
  for (guint p = 0; p < self->n_programs; p++)
    add_circle (self, self->teaching->skills[skill].taught[p],
                (FwPoint){ column_x (self, p), middle.y }, 0.5 * layout->label, FW_REGION_PLOT,
                datum);
}

static gboolean
is_shown (const Skills *self, FwTaught taught)
{
  for (guint s = 0; s < self->teaching->n_skills; s++)
    for (guint p = 0; p < self->n_programs; p++)
      if (self->teaching->skills[s].taught[p] == taught)
        return TRUE;
  return FALSE;
}

/* What the circles and the letters mean: flows under the rows; returns the height. Only measures
 * while there is no scene. */
static double
flow_key (Skills *self, FwPoint at, double width)
{
  const double size = self->frame.layout.tick, line = size * FW_LINE_HEIGHT + 0.01;
  static const FwTaught kinds[] = { FW_TAUGHT_YES, FW_TAUGHT_COULD, FW_TAUGHT_NOT };
  const guint n = G_N_ELEMENTS (kinds) + (self->letters ? self->n_programs : 0);
  double x = at.x, y = at.y;

  for (guint i = 0; i < n; i++)
    {
      const gboolean circle = i < G_N_ELEMENTS (kinds);
      const guint program = circle ? 0 : i - G_N_ELEMENTS (kinds);
      g_autofree char *letter = letter_of (program);
      /* Translators: a letter in place of a program's name, and the name. */
      g_autofree char *key
          = circle ? g_strdup (taught_words (kinds[i]))
                   : g_strdup_printf (_ ("%s: %s"), letter, self->teaching->programs[program]);
      const double room = circle ? 1.4 * size : 0;
      g_autofree char *words = fw_frame_shorten (&self->frame, key, size, FALSE, width - room);
      const double wide = room + fw_frame_width (&self->frame, words, size, FALSE);

      if (circle && !is_shown (self, kinds[i]))
        continue;
      if (x > at.x && x + wide > at.x + width)
        {
          x = at.x;
          y += line;
        }
      if (self->frame.scene != NULL)
        {
          if (circle)
            add_circle (self, kinds[i], (FwPoint){ x + 0.5 * size, y + line / 2 }, 0.42 * size,
                        FW_REGION_PLOT, -1);
          add_text (self, words, size, FALSE, FW_ROLE_MUTED, (FwPoint){ x + room, y + line / 2 },
                    FW_ANCHOR_START);
        }
      x += wide + 1.3 * size;
    }
  return y + line - at.y;
}

/* In how many lines every program's name fits over its column; a word is not broken. */
static guint
head_lines (const Skills *self, FwTextMetrics *text, double size)
{
  guint most = 1;

  for (guint p = 0; p < self->n_programs; p++)
    {
      const char *name = self->teaching->programs[p];
      const double room = self->column - 0.6 * size;
      g_auto (GStrv) lines = fw_text_metrics_wrap (text, name, size, TRUE, room, TRUE);
      g_auto (GStrv) words = g_strsplit (name, " ", -1);

      most = MAX (most, g_strv_length (lines));
      for (guint i = 0; words[i] != NULL; i++)
        if (fw_text_metrics_width (text, words[i], size, TRUE) > room)
          return MAX_LINES + 1;
    }
  return most;
}

/* Widths of the parts, and how high head and key are. */
static void
lay_out (Skills *self, const FwLayout *layout, FwTextMetrics *text, double width)
{
  const guint n = MAX (self->n_programs, 1);
  double widest = 0;
  guint lines;

  for (guint i = 0; i < self->n_rows; i++)
    widest = fmax (
        widest, fw_text_metrics_width (text, self->teaching->skills[i].title, layout->label, TRUE));
  self->bar = has_bars (self) ? fmax (BAR * width, 5 * layout->tick) : 0;
  self->name = fmin (widest + 1.2 * layout->label, has_bars (self) ? NAME * width : width / 2);
  self->column = fmin ((width - self->name - self->bar) / n, COLUMN * layout->tick);
  /* What the columns leave makes longer bars. */
  if (has_bars (self))
    self->bar = fmin (width - self->name - n * self->column, WIDEST_BAR * width);
  lines = head_lines (self, text, layout->tick);
  self->letters = lines > MAX_LINES || self->column < LETTERS * layout->tick;
  self->head = ((self->letters ? 1 : lines) * FW_LINE_HEIGHT + 0.5) * layout->tick;
  self->frame = (FwFrame){ .text = text, .layout = *layout };
  self->foot = 0.6 * layout->tick + flow_key (self, (FwPoint){ 0, 0 }, width);
}

static void
draw (Skills *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  double y = area->y + self->head;

  self->row = (area->height - self->head - self->foot) / self->n_rows;
  self->row = fmin (self->row, 2 * ROW * layout->label);
  draw_head (self);
  for (guint i = 0; i < self->n_rows; i++, y += self->row)
    draw_row (self, i, y);
  flow_key (self, (FwPoint){ area->x, y + 0.6 * layout->tick }, area->width);
}

static char *
make_subtitle (const FwSkillsData *data)
{
  if (data->teaching->n_asked == 0)
    return g_strdup_printf (_ ("What each program teaches. Plan “%s”"), data->context.scenario);
  return g_strdup_printf (_ ("Share of openings pledged that ask for a skill, and which program "
                             "teaches it. Plan “%s”"),
                          data->context.scenario);
}

/**
 * fw_chart_skills:
 * @data: what is asked for and taught
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Skills as rows, by how many openings ask for them, programs as columns: full circles teach, half
 * ones could. What nobody teaches is tinted.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_skills (const FwSkillsData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  g_autofree char *title = make_title (data->teaching), *subtitle = make_subtitle (data);
  const FwFrameWords words = { .title = title,
                               .subtitle = subtitle,
                               .kind = _ ("Matrix of skills asked for and taught"),
                               .source = data->context.source,
                               .date = data->context.date };
  Skills self = { .teaching = data->teaching,
                  .n_rows = MIN (data->teaching->n_skills, MAX_ROWS),
                  .n_programs = MIN (data->teaching->n_programs, MAX_PROGRAMS) };
  const double row = (layout.klass == FW_CLASS_SLIDE ? SLIDE_ROW : ROW) * layout.label;
  double minimum;

  lay_out (&self, &layout, text, size.width - 2 * layout.margin);
  minimum = self.n_rows > 0 ? self.head + self.foot + self.n_rows * row : 8 * layout.label;
  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, minimum);
  add_table (&self);
  if (self.n_rows == 0)
    {
      const char *sentence = _ ("Enter what programs teach and what employers ask for to see what "
                                "is missing.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, describe (data->teaching));
  draw (&self);
  return fw_frame_end (&self.frame);
}
