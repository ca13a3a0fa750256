/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-export-svg.h"

#include <math.h>

#include "fw-text-metrics.h"
#include "fw-words.h"

/* Written from the scene and not by cairo: text stays text, that can be found, read aloud and
 * edited. */

/* A measure in hundredths of a px. */
static void
append_number (GString *svg, double value)
{
  g_autofree char *text = fw_number_to_c (round (value * 100) / 100 + 0.0);

  g_string_append (svg, text);
}

static void
append_attribute (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
append_colour (GString *svg, const char *name, guint32 rgb)
{
  static const char digits[] = "0123456789abcdef";

  g_string_append_printf (svg, " %s=\"#", name);
  for (int shift = 20; shift >= 0; shift -= 4)
    g_string_append_c (svg, digits[(rgb >> shift) & 0xf]);
  g_string_append_c (svg, '"');
}

/* Control characters that XML cannot hold are left out. */
static void
append_text (GString *svg, const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (u >= 0x20 && u != 0x7f && u != 0xfffe && u != 0xffff)
        g_string_append_unichar (clean, u);
    }
  escaped = g_markup_escape_text (clean->str, (gssize)clean->len);
  g_string_append (svg, escaped);
}

static void
append_paint (GString *svg, const FwMark *mark)
{
  static const char *const dashes[] = {
    [FW_DASH_SOLID] = NULL,          [FW_DASH_LONG] = "8 3",  [FW_DASH_DOTS] = "2 3",
    [FW_DASH_DASH_DOT] = "10 3 2 3", [FW_DASH_SHORT] = "5 3", [FW_DASH_WIDE] = "12 4",
    [FW_DASH_ROUND] = "1 4",         [FW_DASH_GOAL] = "6 4",
  };

  if (mark->fill != FW_ROLE_NONE)
    append_colour (svg, "fill", mark->fill_rgb);
  else
    g_string_append (svg, " fill=\"none\"");
  if (mark->stroke == FW_ROLE_NONE)
    return;
  append_colour (svg, "stroke", mark->stroke_rgb);
  append_attribute (svg, "stroke-width", mark->stroke_width);
  g_string_append (svg, " stroke-linejoin=\"round\"");
  if (dashes[mark->dash] != NULL)
    g_string_append_printf (svg, " stroke-dasharray=\"%s\"", dashes[mark->dash]);
}

static void
append_points (GString *svg, const FwPoint *points, guint n)
{
  g_string_append (svg, " points=\"");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, points[i].x);
      g_string_append_c (svg, ',');
      append_number (svg, points[i].y);
    }
  g_string_append_c (svg, '"');
}

static void
append_box (GString *svg, const FwRect *box)
{
  append_attribute (svg, "x", box->x);
  append_attribute (svg, "y", box->y);
  append_attribute (svg, "width", box->width);
  append_attribute (svg, "height", box->height);
}

/* The lines are a path of their own, cut to the rectangle by arithmetic: no clip, no pattern, which
 * office programs render badly. */
static void
append_hatch (GString *svg, const FwMark *mark)
{
  const FwRect *b = &mark->box;
  const double scale = MAX (mark->stroke_width, 1), step = 6 * G_SQRT2 * scale;

  g_string_append (svg, "<rect");
  append_box (svg, b);
  append_paint (svg, mark);
  g_string_append (svg, "/><path d=\"");
  for (double at = step / 2 - b->height; at < b->width; at += step)
    {
      const double from = MAX (at, 0), to = MIN (at + b->height, b->width);

      if (to <= from)
        continue;
      g_string_append_c (svg, 'M');
      append_number (svg, b->x + from);
      g_string_append_c (svg, ' ');
      append_number (svg, b->y + b->height - (from - at));
      g_string_append_c (svg, 'L');
      append_number (svg, b->x + to);
      g_string_append_c (svg, ' ');
      append_number (svg, b->y + b->height - (to - at));
    }
  g_string_append (svg, "\" fill=\"none\"");
  append_colour (svg, "stroke", mark->stroke_rgb);
  append_attribute (svg, "stroke-width", 3 * scale);
}

static void
append_marker (GString *svg, const FwMark *mark)
{
  const double r = mark->box.width / 2, x = mark->box.x + r, y = mark->box.y + r;
  const double side = r * 1.2 * G_SQRT2 / 2, tall = r * 1.25;
  const FwPoint square[] = {
    { x - side, y - side }, { x + side, y - side }, { x + side, y + side }, { x - side, y + side }
  };
  const FwPoint diamond[]
      = { { x, y - 1.2 * r }, { x + 1.2 * r, y }, { x, y + 1.2 * r }, { x - 1.2 * r, y } };
  const FwPoint up[]
      = { { x, y - tall }, { x + 0.866 * tall, y + tall / 2 }, { x - 0.866 * tall, y + tall / 2 } };
  const FwPoint down[]
      = { { x, y + tall }, { x + 0.866 * tall, y - tall / 2 }, { x - 0.866 * tall, y - tall / 2 } };

  if (mark->marker == FW_MARKER_CIRCLE || mark->marker == FW_MARKER_HOLLOW_CIRCLE)
    {
      g_string_append (svg, "<circle");
      append_attribute (svg, "cx", x);
      append_attribute (svg, "cy", y);
      append_attribute (svg, "r", r);
      return;
    }
  g_string_append (svg, "<polygon");
  if (mark->marker == FW_MARKER_DIAMOND)
    append_points (svg, diamond, 4);
  else if (mark->marker == FW_MARKER_TRIANGLE)
    append_points (svg, up, 3);
  else if (mark->marker == FW_MARKER_TRIANGLE_DOWN)
    append_points (svg, down, 3);
  else
    append_points (svg, square, 4);
}

/* textLength holds the line to the width it was laid out for where the font is missing. */
static void
append_text_mark (GString *svg, const FwMark *mark, guint32 background)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const FwRect *b = &mark->box;
  const double share = mark->anchor == FW_ANCHOR_START    ? 0
                       : mark->anchor == FW_ANCHOR_MIDDLE ? 0.5
                                                          : 1;
  const gboolean turned = mark->angle != 0;
  const double x = turned ? 0 : b->x + share * b->width;
  const double y
      = turned ? mark->size * (FW_BASELINE - FW_LINE_HEIGHT / 2) : b->y + mark->size * FW_BASELINE;

  g_string_append (svg, "<text");
  append_attribute (svg, "x", x);
  append_attribute (svg, "y", y);
  append_attribute (svg, "font-size", mark->size);
  if (!turned)
    append_attribute (svg, "textLength", b->width);
  if (mark->bold)
    g_string_append (svg, " font-weight=\"700\"");
  g_string_append_printf (svg, " text-anchor=\"%s\"", turned ? "middle" : anchors[mark->anchor]);
  append_colour (svg, "fill", mark->fill_rgb);
  if (mark->halo)
    {
      append_colour (svg, "stroke", background);
      g_string_append (svg, " stroke-width=\"6\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  if (turned)
    {
      g_string_append (svg, " transform=\"translate(");
      append_number (svg, b->x + b->width / 2);
      g_string_append_c (svg, ' ');
      append_number (svg, b->y + b->height / 2);
      g_string_append (svg, ") rotate(");
      append_number (svg, mark->angle);
      g_string_append (svg, ")\"");
    }
  g_string_append_c (svg, '>');
  append_text (svg, mark->text);
  g_string_append (svg, "</text>\n");
}

static void
append_mark (GString *svg, const FwMark *mark, const FwDatum *data, guint32 background)
{
  const char *element = "rect";

  switch (mark->kind)
    {
    case FW_MARK_TEXT:
      append_text_mark (svg, mark, background);
      return;
    case FW_MARK_RECT:
      g_string_append (svg, "<rect");
      append_box (svg, &mark->box);
      append_paint (svg, mark);
      break;
    case FW_MARK_HATCH:
      append_hatch (svg, mark);
      element = "path";
      break;
    case FW_MARK_LINE:
    case FW_MARK_RULE:
    case FW_MARK_AREA:
      element = mark->kind == FW_MARK_AREA ? "polygon" : "polyline";
      g_string_append_printf (svg, "<%s", element);
      append_points (svg, mark->points, mark->n_points);
      append_paint (svg, mark);
      break;
    case FW_MARK_MARKER:
      element = mark->marker == FW_MARKER_CIRCLE || mark->marker == FW_MARKER_HOLLOW_CIRCLE
                    ? "circle"
                    : "polygon";
      append_marker (svg, mark);
      append_paint (svg, mark);
      break;
    }
  if (mark->datum < 0)
    {
      g_string_append (svg, "/>\n");
      return;
    }
  g_string_append (svg, "><title>");
  append_text (svg, data[mark->datum].label);
  g_string_append (svg, ", ");
  append_text (svg, data[mark->datum].value);
  g_string_append_printf (svg, "</title></%s>\n", element);
}

/**
 * fw_export_svg:
 * @scene: what to write
 *
 * Returns: (transfer full): an SVG 1.1 document
 */
GBytes *
fw_export_svg (const FwScene *scene)
{
  const FwSize size = fw_scene_size (scene);
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                               " aria-labelledby=\"title description\"");
  g_autofree char *alt = fw_words_alt (scene), *description = fw_words_description (scene);
  guint n, n_data;
  const FwMark *marks = fw_scene_marks (scene, &n);
  const FwDatum *data = fw_scene_data (scene, &n_data);
  const FwMark ground = { .fill = FW_ROLE_BACKGROUND, .fill_rgb = fw_scene_background (scene) };

  append_attribute (svg, "width", size.width);
  append_attribute (svg, "height", size.height);
  g_string_append (svg, " viewBox=\"0 0 ");
  append_number (svg, size.width);
  g_string_append_c (svg, ' ');
  append_number (svg, size.height);
  g_string_append_printf (svg, "\" font-family=\"%s\">\n<title id=\"title\">", FW_CHART_FONT);
  append_text (svg, alt);
  g_string_append (svg, "</title>\n<desc id=\"description\">");
  append_text (svg, description);
  g_string_append (svg, "</desc>\n<rect width=\"100%\" height=\"100%\"");
  append_paint (svg, &ground);
  g_string_append (svg, "/>\n");
  for (FwRegion region = FW_REGION_TITLE; region <= FW_REGION_SOURCE; region++)
    for (guint i = 0; i < n; i++)
      if (marks[i].region == region)
        append_mark (svg, &marks[i], data, fw_scene_background (scene));
  g_string_append (svg, "</svg>\n");
  return g_string_free_to_bytes (svg);
}
