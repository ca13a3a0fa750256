/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "fw-text-metrics.h"

#define HALO        3.0 /* of background around text over marks, px in all */
#define HATCH_WIDTH 3.0 /* of a line, px */
#define HATCH_STEP  6.0 /* from one line to the next, px */

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static void
set_stroke (cairo_t *cr, const FwMark *mark)
{
  static const struct
  {
    double on[4];
    int n;
  } dashes[] = {
    [FW_DASH_SOLID] = { { 0 }, 0 },    [FW_DASH_LONG] = { { 8, 3 }, 2 },
    [FW_DASH_DOTS] = { { 2, 3 }, 2 },  [FW_DASH_DASH_DOT] = { { 10, 3, 2, 3 }, 4 },
    [FW_DASH_SHORT] = { { 5, 3 }, 2 }, [FW_DASH_WIDE] = { { 12, 4 }, 2 },
    [FW_DASH_ROUND] = { { 1, 4 }, 2 }, [FW_DASH_GOAL] = { { 6, 4 }, 2 },
  };

  set_colour (cr, mark->stroke_rgb);
  cairo_set_line_width (cr, mark->stroke_width);
  cairo_set_dash (cr, dashes[mark->dash].on, dashes[mark->dash].n, 0);
  cairo_set_line_cap (cr, mark->dash == FW_DASH_ROUND ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

static void
fill_and_stroke (cairo_t *cr, const FwMark *mark)
{
  if (mark->fill != FW_ROLE_NONE)
    {
      set_colour (cr, mark->fill_rgb);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke != FW_ROLE_NONE)
    {
      set_stroke (cr, mark);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_points (cairo_t *cr, const FwMark *mark)
{
  for (guint i = 0; i < mark->n_points; i++)
    cairo_line_to (cr, mark->points[i].x, mark->points[i].y);
  if (mark->kind == FW_MARK_AREA)
    cairo_close_path (cr);
  fill_and_stroke (cr, mark);
}

/* A thin rule, drawn on whole pixels so that it is crisp. */
static void
paint_rule (cairo_t *cr, const FwMark *mark)
{
  const FwPoint a = mark->points[0], b = mark->points[1];
  const double shift = fmod (round (mark->stroke_width), 2) == 1 ? 0.5 : 0;

  if (a.y == b.y)
    {
      cairo_move_to (cr, a.x, floor (a.y) + shift);
      cairo_line_to (cr, b.x, floor (a.y) + shift);
    }
  else if (a.x == b.x)
    {
      cairo_move_to (cr, floor (a.x) + shift, a.y);
      cairo_line_to (cr, floor (a.x) + shift, b.y);
    }
  else
    {
      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
    }
  fill_and_stroke (cr, mark);
}

/* A pale ground, lines at 45 degrees, an edge all round. */
static void
paint_hatch (cairo_t *cr, const FwMark *mark)
{
  const FwRect *box = &mark->box;
  const double scale = MAX (mark->stroke_width, 1);

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip_preserve (cr);
  set_colour (cr, mark->fill_rgb);
  cairo_fill (cr);
  set_colour (cr, mark->stroke_rgb);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, HATCH_WIDTH * scale);
  for (double at = -box->height; at < box->width; at += HATCH_STEP * G_SQRT2 * scale)
    {
      cairo_move_to (cr, box->x + at, box->y + box->height);
      cairo_line_to (cr, box->x + at + box->height, box->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  set_stroke (cr, mark);
  cairo_stroke (cr);
}

static void
polygon (cairo_t *cr, FwPoint centre, double radius, guint corners, double turn)
{
  for (guint i = 0; i < corners; i++)
    {
      const double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cr, centre.x + radius * cos (angle), centre.y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
paint_marker (cairo_t *cr, const FwMark *mark)
{
  const double radius = mark->box.width / 2;
  const FwPoint centre = { mark->box.x + radius, mark->box.y + radius };

  cairo_new_path (cr);
  switch (mark->marker)
    {
    case FW_MARKER_CIRCLE:
    case FW_MARKER_HOLLOW_CIRCLE:
      cairo_arc (cr, centre.x, centre.y, radius, 0, 2 * G_PI);
      break;
    case FW_MARKER_SQUARE:
    case FW_MARKER_HOLLOW_SQUARE:
      polygon (cr, centre, radius * 1.2, 4, G_PI / 4);
      break;
    case FW_MARKER_DIAMOND:
      polygon (cr, centre, radius * 1.2, 4, 0);
      break;
    case FW_MARKER_TRIANGLE:
      polygon (cr, centre, radius * 1.25, 3, -G_PI / 2);
      break;
    case FW_MARKER_TRIANGLE_DOWN:
      polygon (cr, centre, radius * 1.25, 3, G_PI / 2);
      break;
    }
  fill_and_stroke (cr, mark);
}

/* The line is broken already, and cairo writes a no-break space into a PDF in such a way that
 * readers lose the text after it: any space will do. */
static void
set_text (PangoLayout *layout, const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\u00a0", " ", 0);
  pango_layout_set_text (layout, plain->str, (int)plain->len);
}

static void
paint_text (cairo_t *cr, PangoLayout *layout, const FwMark *mark, guint32 background)
{
  PangoFontDescription *font = pango_font_description_from_string (FW_CHART_FONT);
  PangoLayoutLine *line;
  PangoRectangle extents;
  double x, baseline = mark->box.y + mark->size * FW_BASELINE;

  pango_font_description_set_absolute_size (font, mark->size * PANGO_SCALE);
  pango_font_description_set_weight (font, mark->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  set_text (layout, mark->text);
  pango_layout_get_extents (layout, NULL, &extents);
  line = pango_layout_get_line_readonly (layout, 0);

  x = mark->box.x;
  if (mark->anchor != FW_ANCHOR_START)
    x += (mark->box.width - (double)extents.width / PANGO_SCALE)
         * (mark->anchor == FW_ANCHOR_MIDDLE ? 0.5 : 1);

  cairo_save (cr);
  if (mark->angle != 0)
    {
      cairo_translate (cr, mark->box.x + mark->box.width / 2, mark->box.y + mark->box.height / 2);
      cairo_rotate (cr, mark->angle * G_PI / 180);
      x = -(double)extents.width / PANGO_SCALE / 2;
      baseline = mark->size * (FW_BASELINE - FW_LINE_HEIGHT / 2);
    }
  if (mark->halo)
    {
      cairo_move_to (cr, x, baseline);
      pango_cairo_layout_line_path (cr, line);
      set_colour (cr, background);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, 2 * HALO);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  set_colour (cr, mark->fill_rgb);
  cairo_move_to (cr, x, baseline);
  pango_cairo_show_layout_line (cr, line);
  cairo_restore (cr);
}

static void
paint_mark (cairo_t *cr, PangoLayout *layout, const FwMark *mark, guint32 background)
{
  cairo_new_path (cr);
  switch (mark->kind)
    {
    case FW_MARK_RECT:
      cairo_rectangle (cr, mark->box.x, mark->box.y, mark->box.width, mark->box.height);
      fill_and_stroke (cr, mark);
      break;
    case FW_MARK_HATCH:
      paint_hatch (cr, mark);
      break;
    case FW_MARK_LINE:
    case FW_MARK_AREA:
      paint_points (cr, mark);
      break;
    case FW_MARK_RULE:
      paint_rule (cr, mark);
      break;
    case FW_MARK_MARKER:
      paint_marker (cr, mark);
      break;
    case FW_MARK_TEXT:
      paint_text (cr, layout, mark, background);
      break;
    }
}

static PangoLayout *
layout_for (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoAttrList *attributes = pango_attr_list_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_layout_context_changed (layout);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

void
fw_paint_ground (cairo_t *cr, const FwScene *scene)
{
  const FwSize size = fw_scene_size (scene);

  set_colour (cr, fw_scene_background (scene));
  cairo_rectangle (cr, 0, 0, size.width, size.height);
  cairo_fill (cr);
}

void
fw_paint_region (cairo_t *cr, const FwScene *scene, FwRegion region)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);
  PangoLayout *layout = layout_for (cr);

  for (guint i = 0; i < n; i++)
    if (marks[i].region == region)
      paint_mark (cr, layout, &marks[i], fw_scene_background (scene));
  g_object_unref (layout);
}

void
fw_paint_scene (cairo_t *cr, const FwScene *scene)
{
  fw_paint_ground (cr, scene);
  for (FwRegion region = FW_REGION_TITLE; region <= FW_REGION_SOURCE; region++)
    fw_paint_region (cr, scene, region);
}

void
fw_paint_focus (cairo_t *cr, const FwScene *scene, int datum)
{
  guint n;
  const FwDatum *data = fw_scene_data (scene, &n);
  const FwRect *focus;

  if (datum < 0 || (guint)datum >= n)
    return;
  focus = &data[datum].focus;
  cairo_set_dash (cr, NULL, 0, 0);
  /* Seen on any ground: a ring of the background under one of the text colour. */
  for (guint ring = 0; ring < 2; ring++)
    {
      set_colour (cr, ring == 0 ? fw_scene_background (scene) : fw_scene_focus_colour (scene));
      cairo_set_line_width (cr, ring == 0 ? 5 : 2);
      cairo_rectangle (cr, focus->x, focus->y, focus->width, focus->height);
      cairo_stroke (cr);
    }
}
