/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scene.h"

#include <string.h>

#include "fw-scene-builder.h"

typedef struct
{
  char *text; /* NULL for a number */
  double number;
} Cell;

struct FwScene
{
  FwSize size;
  const FwTheme *theme;
  gboolean sealed;
  char *title, *subtitle, *kind, *description, *source, *date;
  GArray *marks;   /* FwMark */
  GArray *data;    /* FwDatum */
  GArray *columns; /* FwColumn */
  GArray *cells;   /* Cell, row by row */
};

static void
mark_clear (gpointer pointer)
{
  FwMark *mark = pointer;

  g_free (mark->points);
  g_free (mark->text);
}

static void
datum_clear (gpointer pointer)
{
  FwDatum *datum = pointer;

  g_free (datum->label);
  g_free (datum->value);
}

static void
column_clear (gpointer pointer)
{
  g_free (((FwColumn *)pointer)->title);
}

static void
cell_clear (gpointer pointer)
{
  g_free (((Cell *)pointer)->text);
}

static GArray *
array_new (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

FwScene *
fw_scene_new (FwSize size, const FwTheme *theme)
{
  FwScene *self = g_atomic_rc_box_new0 (FwScene);

  self->size = size;
  self->theme = theme;
  self->marks = array_new (sizeof (FwMark), mark_clear);
  self->data = array_new (sizeof (FwDatum), datum_clear);
  self->columns = array_new (sizeof (FwColumn), column_clear);
  self->cells = array_new (sizeof (Cell), cell_clear);
  return self;
}

static void
scene_free (gpointer pointer)
{
  FwScene *self = pointer;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->kind);
  g_free (self->description);
  g_free (self->source);
  g_free (self->date);
  g_array_unref (self->marks);
  g_array_unref (self->data);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
}

FwScene *
fw_scene_ref (FwScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
fw_scene_unref (FwScene *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, scene_free);
}

void
fw_scene_seal (FwScene *self)
{
  self->sealed = TRUE;
}

FwSize
fw_scene_size (const FwScene *self)
{
  return self->size;
}

guint32
fw_scene_background (const FwScene *self)
{
  return fw_theme_colour (self->theme, FW_ROLE_BACKGROUND);
}

guint32
fw_scene_focus_colour (const FwScene *self)
{
  return fw_theme_colour (self->theme, FW_ROLE_TEXT);
}

const FwMark *
fw_scene_marks (const FwScene *self, guint *n)
{
  *n = self->marks->len;
  return (const FwMark *)(gpointer)self->marks->data;
}

const FwDatum *
fw_scene_data (const FwScene *self, guint *n)
{
  *n = self->data->len;
  return (const FwDatum *)(gpointer)self->data->data;
}

const char *
fw_scene_title (const FwScene *self)
{
  return self->title;
}

const char *
fw_scene_subtitle (const FwScene *self)
{
  return self->subtitle;
}

const char *
fw_scene_kind (const FwScene *self)
{
  return self->kind;
}

const char *
fw_scene_description (const FwScene *self)
{
  return self->description;
}

const char *
fw_scene_source (const FwScene *self)
{
  return self->source;
}

const char *
fw_scene_date (const FwScene *self)
{
  return self->date;
}

/* Marks that turn the direction of everything after them, and code points that are no characters:
 * cairo, XML and terminals each take some of them for more than text. */
static gboolean
is_unsafe (gunichar u)
{
  return (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || (u & 0xfffe) == 0xfffe
         || (u >= 0xfdd0 && u <= 0xfdef);
}

/* A copy without what a name from a file could smuggle into an export; a control character (but a
 * newline between sentences) becomes a space. */
static char *
copy_words (const char *words)
{
  GString *copy;

  if (words == NULL)
    return NULL;
  copy = g_string_sized_new (strlen (words));
  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (u != '\n' && g_unichar_iscntrl (u))
        g_string_append_c (copy, ' ');
      else if (!is_unsafe (u))
        g_string_append_unichar (copy, u);
    }
  return g_string_free (copy, FALSE);
}

static void
set_words (FwScene *self, char **member, const char *words)
{
  g_return_if_fail (!self->sealed);
  g_free (*member);
  *member = copy_words (words);
}

void
fw_scene_set_title (FwScene *self, const char *title)
{
  set_words (self, &self->title, title);
}

void
fw_scene_set_subtitle (FwScene *self, const char *subtitle)
{
  set_words (self, &self->subtitle, subtitle);
}

void
fw_scene_set_kind (FwScene *self, const char *kind)
{
  set_words (self, &self->kind, kind);
}

void
fw_scene_take_description (FwScene *self, char *description)
{
  set_words (self, &self->description, description);
  g_free (description);
}

void
fw_scene_set_source (FwScene *self, const char *source)
{
  set_words (self, &self->source, source);
}

void
fw_scene_set_date (FwScene *self, const char *iso)
{
  set_words (self, &self->date, iso);
}

static FwMark *
add_mark (FwScene *self, const FwMark *style, FwMarkKind kind)
{
  FwMark mark = *style;

  g_return_val_if_fail (!self->sealed, NULL);
  mark.kind = kind;
  mark.points = NULL;
  mark.n_points = 0;
  mark.text = NULL;
  if (mark.fill != FW_ROLE_NONE)
    mark.fill_rgb = mark.tint == FW_TINT_PALE   ? fw_theme_tint (self->theme, mark.fill)
                    : mark.tint == FW_TINT_HALF ? fw_theme_half (self->theme, mark.fill)
                                                : fw_theme_colour (self->theme, mark.fill);
  if (mark.stroke != FW_ROLE_NONE)
    mark.stroke_rgb = fw_theme_colour (self->theme, mark.stroke);
  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, FwMark, self->marks->len - 1);
}

static void
set_points (FwMark *mark, const FwPoint *points, guint n)
{
  double left = points[0].x, right = points[0].x, top = points[0].y, bottom = points[0].y;

  mark->points = g_memdup2 (points, n * sizeof *points);
  mark->n_points = n;
  for (guint i = 1; i < n; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  mark->box = (FwRect){ left, top, right - left, bottom - top };
}

void
fw_scene_add_rect (FwScene *self, const FwMark *mark, const FwRect *rect)
{
  add_mark (self, mark, FW_MARK_RECT)->box = *rect;
}

void
fw_scene_add_hatch (FwScene *self, const FwMark *mark, const FwRect *rect)
{
  add_mark (self, mark, FW_MARK_HATCH)->box = *rect;
}

void
fw_scene_add_line (FwScene *self, const FwMark *mark, const FwPoint *points, guint n)
{
  if (n > 1)
    set_points (add_mark (self, mark, FW_MARK_LINE), points, n);
}

void
fw_scene_add_area (FwScene *self, const FwMark *mark, const FwPoint *points, guint n)
{
  if (n > 2)
    set_points (add_mark (self, mark, FW_MARK_AREA), points, n);
}

void
fw_scene_add_rule (FwScene *self, const FwMark *mark, FwPoint from, FwPoint to)
{
  const FwPoint points[2] = { from, to };

  set_points (add_mark (self, mark, FW_MARK_RULE), points, 2);
}

void
fw_scene_add_marker (FwScene *self, const FwMark *mark, FwPoint centre, double radius)
{
  add_mark (self, mark, FW_MARK_MARKER)->box
      = (FwRect){ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius };
}

void
fw_scene_add_text (FwScene *self, const FwMark *mark, const FwRect *box)
{
  FwMark *added = add_mark (self, mark, FW_MARK_TEXT);

  added->text = copy_words (mark->text);
  added->box = *box;
}

int
fw_scene_add_datum (FwScene *self, const char *label, const char *value, guint group,
                    const FwRect *focus, const FwRect *hit)
{
  const FwDatum datum = { .label = copy_words (label),
                          .value = copy_words (value),
                          .group = group,
                          .focus = *focus,
                          .hit = *hit };

  g_array_append_val (self->data, datum);
  return (int)self->data->len - 1;
}

void
fw_scene_add_column (FwScene *self, const char *title, FwUnit unit, gboolean is_text)
{
  const FwColumn column = { .title = copy_words (title), .unit = unit, .is_text = is_text };

  g_array_append_val (self->columns, column);
}

void
fw_scene_add_cell_text (FwScene *self, const char *text)
{
  const Cell cell = { .text = copy_words (text) };

  g_array_append_val (self->cells, cell);
}

void
fw_scene_add_cell_number (FwScene *self, double number)
{
  const Cell cell = { .number = number };

  g_array_append_val (self->cells, cell);
}

guint
fw_scene_n_columns (const FwScene *self)
{
  return self->columns->len;
}

const FwColumn *
fw_scene_column (const FwScene *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, FwColumn, column);
}

guint
fw_scene_n_rows (const FwScene *self)
{
  return self->columns->len == 0 ? 0 : self->cells->len / self->columns->len;
}

static const Cell *
cell_at (const FwScene *self, guint row, guint column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

double
fw_scene_number (const FwScene *self, guint row, guint column)
{
  g_return_val_if_fail (row < fw_scene_n_rows (self) && column < self->columns->len, 0);

  return cell_at (self, row, column)->number;
}

const char *
fw_scene_cell_text (const FwScene *self, guint row, guint column)
{
  g_return_val_if_fail (row < fw_scene_n_rows (self) && column < self->columns->len, NULL);

  return cell_at (self, row, column)->text;
}

char *
fw_scene_cell (const FwScene *self, guint row, guint column)
{
  const char *text = fw_scene_cell_text (self, row, column);

  if (text != NULL)
    return g_strdup (text);
  return fw_unit_format (fw_scene_number (self, row, column), fw_scene_column (self, column)->unit,
                         FW_STYLE_CELL);
}
