/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-dump.h"

#include <math.h>

static const char *const kinds[] = {
  [FW_MARK_RECT] = "rect", [FW_MARK_HATCH] = "hatch", [FW_MARK_LINE] = "line",
  [FW_MARK_AREA] = "area", [FW_MARK_RULE] = "rule",   [FW_MARK_MARKER] = "marker",
  [FW_MARK_TEXT] = "text",
};

static const char *const regions[] = {
  [FW_REGION_TITLE] = "title", [FW_REGION_SUBTITLE] = "subtitle", [FW_REGION_KEY] = "key",
  [FW_REGION_PLOT] = "plot",   [FW_REGION_SOURCE] = "source",
};

static const char *const dashes[] = {
  [FW_DASH_SOLID] = "",       [FW_DASH_LONG] = " long",
  [FW_DASH_DOTS] = " dots",   [FW_DASH_DASH_DOT] = " dash-dot",
  [FW_DASH_SHORT] = " short", [FW_DASH_WIDE] = " wide",
  [FW_DASH_ROUND] = " round", [FW_DASH_GOAL] = " goal",
};

/* Tenths of a px: less is rounding of sums. */
static void
append_px (GString *text, double value)
{
  g_autofree char *number = fw_number_to_c (round (value * 10) / 10 + 0.0);

  g_string_append_c (text, ' ');
  g_string_append (text, number);
}

static void
append_rect (GString *text, const FwRect *rect)
{
  append_px (text, rect->x);
  append_px (text, rect->y);
  append_px (text, rect->width);
  append_px (text, rect->height);
}

static const char *const tints[]
    = { [FW_TINT_NONE] = "", [FW_TINT_PALE] = "/tint", [FW_TINT_HALF] = "/half" };

static void
append_mark (GString *text, const FwMark *mark)
{
  g_string_append_printf (text, "%s %s", regions[mark->region], kinds[mark->kind]);
  if (mark->fill != FW_ROLE_NONE)
    g_string_append_printf (text, " fill=%s%s", fw_role_name (mark->fill), tints[mark->tint]);
  if (mark->stroke != FW_ROLE_NONE)
    {
      g_string_append_printf (text, " stroke=%s%s", fw_role_name (mark->stroke),
                              dashes[mark->dash]);
      append_px (text, mark->stroke_width);
    }
  g_string_append (text, " at");
  if (mark->n_points == 0)
    append_rect (text, &mark->box);
  for (guint i = 0; i < mark->n_points; i++)
    {
      append_px (text, mark->points[i].x);
      append_px (text, mark->points[i].y);
    }
  if (mark->datum >= 0)
    {
      g_string_append (text, " datum");
      append_px (text, mark->datum);
    }
  if (mark->kind == FW_MARK_TEXT)
    {
      append_px (text, mark->size);
      g_string_append_printf (text, "%s%s “%s”", mark->bold ? " bold" : "",
                              mark->halo ? " halo" : "", mark->text);
    }
  g_string_append_c (text, '\n');
}

static void
append_table (GString *text, const FwScene *scene)
{
  for (guint column = 0; column < fw_scene_n_columns (scene); column++)
    {
      const FwColumn *head = fw_scene_column (scene, column);

      g_string_append_printf (text, "column %s (%s)\n", head->title,
                              head->is_text ? "text" : fw_unit_id (head->unit));
    }
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      g_string_append (text, "row");
      for (guint column = 0; column < fw_scene_n_columns (scene); column++)
        {
          g_autofree char *cell = fw_scene_cell (scene, row, column);

          g_string_append_printf (text, " | %s", cell);
        }
      g_string_append_c (text, '\n');
    }
}

char *
fw_dump_scene (const FwScene *scene)
{
  const FwSize size = fw_scene_size (scene);
  GString *text = g_string_new ("scene");
  guint n_marks, n_data;
  const FwMark *marks = fw_scene_marks (scene, &n_marks);
  const FwDatum *data = fw_scene_data (scene, &n_data);

  append_px (text, size.width);
  append_px (text, size.height);
  g_string_append_printf (text, "\ntitle %s\nsubtitle %s\nkind %s\ndescription %s\nsource %s\n",
                          fw_scene_title (scene), fw_scene_subtitle (scene), fw_scene_kind (scene),
                          fw_scene_description (scene), fw_scene_source (scene));
  for (guint i = 0; i < n_marks; i++)
    append_mark (text, &marks[i]);
  for (guint i = 0; i < n_data; i++)
    {
      g_string_append_printf (text, "datum %s, %s; hit", data[i].label, data[i].value);
      append_rect (text, &data[i].hit);
      g_string_append_c (text, '\n');
    }
  append_table (text, scene);
  return g_string_free (text, FALSE);
}
