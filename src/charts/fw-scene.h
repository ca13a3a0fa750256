/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fw-theme.h"
#include "fw-unit.h"

G_BEGIN_DECLS

/* A chart is a function from data to a scene of marks. Paint, hit test, keyboard walk, words,
 * table, CSV and tests all read the scene; nothing else knows what a chart looks like. Scenes never
 * change once built. All measures in px at 1x, origin top left. */

typedef struct
{
  double x, y, width, height;
} FwRect;

/* A height of 0 asks a chart for the height it likes best at that width. */
typedef struct
{
  double width, height;
} FwSize;

typedef struct
{
  double x, y;
} FwPoint;

typedef enum
{
  FW_MARK_RECT,
  FW_MARK_HATCH,  /* a rectangle of 45 degree lines: a loss */
  FW_MARK_LINE,   /* a polyline */
  FW_MARK_AREA,   /* a closed outline */
  FW_MARK_RULE,   /* one straight line: grid, axis, whisker, leader */
  FW_MARK_MARKER, /* a shape centred in its box */
  FW_MARK_TEXT,   /* one line of text */
} FwMarkKind;

/* Order of reading, and of painting. */
typedef enum
{
  FW_REGION_TITLE,
  FW_REGION_SUBTITLE,
  FW_REGION_KEY,
  FW_REGION_PLOT,
  FW_REGION_SOURCE,
} FwRegion;

typedef enum
{
  FW_DASH_SOLID,
  FW_DASH_LONG,     /* 8 3, series 2 */
  FW_DASH_DOTS,     /* 2 3, series 3 */
  FW_DASH_DASH_DOT, /* 10 3 2 3, series 4 */
  FW_DASH_SHORT,    /* 5 3, series 5 */
  FW_DASH_WIDE,     /* 12 4, series 6 */
  FW_DASH_ROUND,    /* 1 4 with round caps, series 7 */
  FW_DASH_GOAL,     /* 6 4 */
} FwDash;

typedef enum
{
  FW_MARKER_CIRCLE,
  FW_MARKER_SQUARE,
  FW_MARKER_DIAMOND,
  FW_MARKER_TRIANGLE,
  FW_MARKER_TRIANGLE_DOWN,
  FW_MARKER_HOLLOW_CIRCLE,
  FW_MARKER_HOLLOW_SQUARE,
} FwMarker;

typedef enum
{
  FW_ANCHOR_START,
  FW_ANCHOR_MIDDLE,
  FW_ANCHOR_END,
} FwAnchor;

/* Fills are never see-through: a paler one is mixed into the background. */
typedef enum
{
  FW_TINT_NONE, /* the colour itself */
  FW_TINT_PALE, /* the ground under a curve */
  FW_TINT_HALF, /* ribbons, beside marks of the full colour */
} FwTint;

/**
 * FwMark:
 * @fill, @stroke: roles in the theme; FW_ROLE_NONE paints nothing
 * @tint: how much of the role's colour the fill mixes into the background
 * @fill_rgb, @stroke_rgb: the colours found, 0xRRGGBB
 * @stroke_width: px, already times the theme's and the slide's factor
 * @datum: index of the datum the mark shows, -1 for furniture
 * @box: the rectangle itself, or the bounds of what is drawn; of rotated text, its upright bounds
 * @points: of lines, areas and rules
 * @text: of text marks; one line
 * @size: of text, px
 * @angle: of text, degrees clockwise; 0 for all but the Lorenz diagonal
 * @halo: text over marks: 3 px of background around it
 */
typedef struct
{
  FwMarkKind kind;
  FwRegion region;
  FwRole fill, stroke;
  FwTint tint;
  guint32 fill_rgb, stroke_rgb;
  double stroke_width;
  FwDash dash;
  FwMarker marker;
  int datum;
  FwRect box;
  FwPoint *points;
  guint n_points;
  char *text;
  double size;
  gboolean bold, halo;
  FwAnchor anchor;
  double angle;
} FwMark;

/**
 * FwDatum:
 * @label: what it is: "Q3 2028"
 * @value: what a screen reader says after the label, and the tooltip shows
 * @group: data of one group are walked with left and right, groups with up and down
 * @focus: the rectangle the focus ring is drawn around
 * @hit: where a pointer means this datum; hit rectangles do not overlap
 *
 * One thing a person can point at. The order of data is the order of the keyboard.
 */
typedef struct
{
  char *label, *value;
  guint group;
  FwRect focus, hit;
} FwDatum;

typedef struct
{
  char *title;
  FwUnit unit;
  gboolean is_text;
} FwColumn;

typedef struct FwScene FwScene;

FwScene *fw_scene_ref (FwScene *self);
void fw_scene_unref (FwScene *self);
FwSize fw_scene_size (const FwScene *self);
guint32 fw_scene_background (const FwScene *self);
guint32 fw_scene_focus_colour (const FwScene *self);
const FwMark *fw_scene_marks (const FwScene *self, guint *n);
const FwDatum *fw_scene_data (const FwScene *self, guint *n);

const char *fw_scene_title (const FwScene *self);
const char *fw_scene_subtitle (const FwScene *self);
/* What kind of picture it is and what is plotted: "Fan chart of net local placements by quarter".
 */
const char *fw_scene_kind (const FwScene *self);
const char *fw_scene_description (const FwScene *self);
/* With "A model, not a forecast." and the date. */
const char *fw_scene_source (const FwScene *self);
const char *fw_scene_date (const FwScene *self); /* ISO */

guint fw_scene_n_columns (const FwScene *self);
const FwColumn *fw_scene_column (const FwScene *self, guint column);
guint fw_scene_n_rows (const FwScene *self);
double fw_scene_number (const FwScene *self, guint row, guint column);
/* The cell as a person reads it, in the locale, to three figures; the CSV has them all. (transfer
 * full) */
char *fw_scene_cell (const FwScene *self, guint row, guint column);
/* The text of a text cell, NULL for a number. */
const char *fw_scene_cell_text (const FwScene *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwScene, fw_scene_unref)

G_END_DECLS
