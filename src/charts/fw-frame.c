/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-frame.h"

#include <glib/gi18n-lib.h>

#define MENU_ROOM 30 /* of the menu button beside the title, px; never exported */

typedef struct
{
  double margin, title, subtitle, label, tick, source;
} Sizes;

static const Sizes class_sizes[] = {
  [FW_CLASS_SMALL] = { 12, 14, 12, 11.5, 11, 10 },
  [FW_CLASS_MEDIUM] = { 18, 16, 13, 12.5, 12, 10.5 },
  [FW_CLASS_SLIDE] = { 56, 43, 25, 22, 20, 15.5 },
};

#define SLIDE_STROKE 1.8
#define SLIDE_WIDTH  1280.0
#define HALF_SLIDE   640.0

/**
 * fw_layout_for:
 * @size: of the picture; a height of 0 is that of a window, never a slide
 * @theme: its strokes
 * @text_scale: the desktop's factor of text
 *
 * A slide is 16:9 (or taller) and at least 1,200 px wide; half a slide is taller than wide and
 * takes the medium measures times 1.5. All else is a chart in a window: text twice as large leaves
 * as much room as half the width, so the class follows width over text scale.
 */
FwLayout
fw_layout_for (FwSize size, const FwTheme *theme, double text_scale)
{
  const gboolean slide = size.width >= 1200 && size.height >= size.width * 0.54;
  const gboolean half = !slide && size.width >= 600 && size.height > size.width;
  FwLayout layout = { 0 };
  double grow = 1;

  if (slide)
    {
      layout.klass = FW_CLASS_SLIDE;
      grow = size.width / SLIDE_WIDTH;
      layout.scale = SLIDE_STROKE * grow;
      layout.stroke = SLIDE_STROKE * grow;
    }
  else
    {
      layout.klass = half || size.width / text_scale >= 480 ? FW_CLASS_MEDIUM : FW_CLASS_SMALL;
      grow = half ? 1.5 * size.width / HALF_SLIDE : 1;
      layout.scale = grow * text_scale;
      layout.stroke = grow;
    }
  layout.marker = layout.stroke;
  layout.stroke *= fw_theme_stroke (theme);
  layout.margin = class_sizes[layout.klass].margin * grow;
  layout.title = class_sizes[layout.klass].title * grow * text_scale;
  layout.subtitle = class_sizes[layout.klass].subtitle * grow * text_scale;
  layout.label = class_sizes[layout.klass].label * grow * text_scale;
  layout.tick = class_sizes[layout.klass].tick * grow * text_scale;
  layout.source = class_sizes[layout.klass].source * grow * text_scale;
  return layout;
}

double
fw_frame_width (const FwFrame *self, const char *text, double size, gboolean bold)
{
  return fw_text_metrics_width (self->text, text, size, bold);
}

char *
fw_frame_shorten (const FwFrame *self, const char *text, double size, gboolean bold, double width)
{
  g_autofree char *whole = g_strdup (text);

  for (glong n = g_utf8_strlen (text, -1);
       n > 1 && fw_frame_width (self, whole, size, bold) > width; n--)
    {
      g_autofree char *start = g_utf8_substring (text, 0, n - 1);

      g_free (whole);
      whole = g_strconcat (g_strchomp (start), "…", NULL);
    }
  return g_steal_pointer (&whole);
}

/* Of a text as much of its start as has room before dots and the end of it; NULL for nothing. */
static char *
keep_end (const FwFrame *self, const char *text, gsize n_start, const char *end, double size,
          gboolean bold, double width)
{
  g_autofree char *start = g_strndup (text, n_start);
  g_autofree char *rest = g_strconcat ("…", end, NULL);
  g_autofree char *cut = NULL;
  const double room = width - fw_frame_width (self, rest, size, bold);

  for (glong n = g_utf8_strlen (start, -1); n > 0; n--)
    {
      g_free (cut);
      cut = g_utf8_substring (start, 0, n);
      g_strchomp (cut);
      if (fw_frame_width (self, cut, size, bold) <= room)
        return g_strconcat (cut, rest, NULL);
    }
  return NULL;
}

char *
fw_frame_shorten_middle (const FwFrame *self, const char *text, double size, gboolean bold,
                         double width)
{
  const char *comma = g_strrstr (text, ", ");
  const char *bracket = g_strrstr (text, " (");
  char *short_text = NULL;

  if (fw_frame_width (self, text, size, bold) <= width)
    return g_strdup (text);
  if (comma != NULL)
    short_text = keep_end (self, text, (gsize)(comma - text), comma + 1, size, bold, width);
  if (short_text == NULL && bracket != NULL)
    short_text = keep_end (self, text, (gsize)(bracket - text), bracket, size, bold, width);
  if (short_text == NULL && comma == NULL)
    {
      const char *half = g_utf8_offset_to_pointer (text, (g_utf8_strlen (text, -1) + 1) / 2);

      short_text = keep_end (self, text, (gsize)(half - text), half, size, bold, width);
    }
  return short_text != NULL ? short_text : fw_frame_shorten (self, text, size, bold, width);
}

FwMark
fw_frame_stroke (const FwFrame *self, FwRole role, double width, FwDash dash)
{
  return (FwMark){ .region = FW_REGION_PLOT,
                   .stroke = role,
                   .stroke_width = width * self->layout.stroke,
                   .dash = dash,
                   .datum = -1 };
}

/* In high contrast every fill is outlined in the text colour. */
FwMark
fw_frame_fill (const FwFrame *self, FwRole role)
{
  FwMark mark = { .region = FW_REGION_PLOT, .fill = role, .datum = -1 };

  if (fw_theme_is_high_contrast (self->theme))
    {
      mark.stroke = FW_ROLE_TEXT;
      mark.stroke_width = self->layout.marker;
    }
  return mark;
}

/* Lines of one part of the frame, from the left margin down. */
static double
write_lines (FwFrame *self, char **lines, FwRegion region, double size, gboolean bold, FwRole role,
             FwPoint at)
{
  const double height = size * FW_LINE_HEIGHT;
  double y = at.y;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const FwMark mark = {
        .region = region, .fill = role, .datum = -1, .text = lines[i], .size = size, .bold = bold
      };
      const FwRect box = { at.x, y, fw_frame_width (self, lines[i], size, bold), height };

      fw_scene_add_text (self->scene, &mark, &box);
      y += height;
    }
  return y;
}

static void
write_key_swatch (FwFrame *self, const FwKey *key, const FwRect *swatch)
{
  const double middle = swatch->y + swatch->height / 2;
  FwMark mark = fw_frame_fill (self, key->role);

  static const struct
  {
    double width;
    FwDash dash;
  } lines[] = { [FW_KEY_LINE] = { 2.75, FW_DASH_SOLID },
                [FW_KEY_WIDE_LINE] = { 4.5, FW_DASH_SOLID },
                [FW_KEY_DASH] = { 1.75, FW_DASH_GOAL },
                [FW_KEY_DOTS] = { 2.25, FW_DASH_DOTS } };

  if (key->kind < G_N_ELEMENTS (lines) && lines[key->kind].width > 0)
    {
      mark = fw_frame_stroke (self, key->role, lines[key->kind].width, lines[key->kind].dash);
      mark.region = FW_REGION_KEY;
      fw_scene_add_rule (self->scene, &mark, (FwPoint){ swatch->x, middle },
                         (FwPoint){ swatch->x + swatch->width, middle });
      return;
    }
  if (key->kind == FW_KEY_WHISKER)
    {
      const double cap = 4 * self->layout.marker;

      mark = fw_frame_stroke (self, key->role, 1.5, FW_DASH_SOLID);
      mark.region = FW_REGION_KEY;
      fw_scene_add_rule (self->scene, &mark, (FwPoint){ swatch->x, middle },
                         (FwPoint){ swatch->x + swatch->width, middle });
      for (guint end = 0; end < 2; end++)
        fw_scene_add_rule (self->scene, &mark,
                           (FwPoint){ swatch->x + end * swatch->width, middle - cap },
                           (FwPoint){ swatch->x + end * swatch->width, middle + cap });
      return;
    }
  mark.region = FW_REGION_KEY;
  if (key->kind == FW_KEY_DIAMOND || key->kind >= FW_KEY_MARKER)
    {
      mark.marker
          = key->kind >= FW_KEY_MARKER ? (FwMarker)(key->kind - FW_KEY_MARKER) : FW_MARKER_DIAMOND;
      if (mark.marker == FW_MARKER_HOLLOW_CIRCLE || mark.marker == FW_MARKER_HOLLOW_SQUARE)
        {
          mark.fill = FW_ROLE_BACKGROUND;
          mark.stroke = key->role;
          mark.stroke_width = 1.5 * self->layout.marker;
        }
      fw_scene_add_marker (self->scene, &mark, (FwPoint){ swatch->x + swatch->width / 2, middle },
                           4.5 * self->layout.marker);
      return;
    }
  if (key->edge != FW_ROLE_NONE && mark.stroke == FW_ROLE_NONE)
    {
      mark.stroke = key->edge;
      mark.stroke_width = self->layout.stroke;
    }
  if (key->kind == FW_KEY_HATCH)
    {
      mark.tint = FW_TINT_PALE;
      mark.stroke = key->role;
      mark.stroke_width = self->layout.marker;
      fw_scene_add_hatch (self->scene, &mark, swatch);
    }
  else
    fw_scene_add_rect (self->scene, &mark, swatch);
}

/* Entries flow from left to right and wrap. With scene NULL only measures. Returns the height. */
static double
flow_keys (FwFrame *self, const FwFrameWords *words, FwPoint at, double width)
{
  const double size = self->layout.tick, height = size * FW_LINE_HEIGHT;
  const double swatch = 1.8 * size, gap = 0.5 * size;
  double x = at.x, y = at.y;

  if (words->n_keys == 0)
    return 0;
  for (guint i = 0; i < words->n_keys; i++)
    {
      g_autofree char *words_of
          = fw_frame_shorten (self, words->keys[i].text, size, FALSE, width - swatch - gap);
      const double text = fw_frame_width (self, words_of, size, FALSE);

      if (x > at.x && x + swatch + gap + text > at.x + width)
        {
          x = at.x;
          y += height * 1.1;
        }
      if (self->scene != NULL)
        {
          const FwRect box = { x, y + height * 0.22, swatch, height * 0.56 };
          const FwRect text_box = { x + swatch + gap, y, text, height };
          const FwMark mark = { .region = FW_REGION_KEY,
                                .fill = FW_ROLE_MUTED,
                                .datum = -1,
                                .text = words_of,
                                .size = size };

          write_key_swatch (self, &words->keys[i], &box);
          fw_scene_add_text (self->scene, &mark, &text_box);
        }
      x += swatch + gap + text + 1.5 * size;
    }
  return y + height - at.y;
}

/* "21 Nov 2026", or what was given if it is no date. Its spaces do not break. */
static char *
date_in_words (const char *iso)
{
  g_autofree char *full = g_strconcat (iso, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (full, NULL);

  if (date == NULL)
    return g_strdup (iso);
  /* Translators: the date of a chart, as strftime() formats it; no-break spaces. */
  return g_date_time_format (date, _ ("%-d\u00a0%b\u00a0%Y"));
}

static char *
source_line (const FwFrameWords *words)
{
  g_autofree char *date = date_in_words (words->date);

  if (words->source == NULL || *words->source == '\0')
    /* Translators: the date is added. */
    return g_strdup_printf (_ ("A model, not a forecast. %s"), date);
  /* Translators: first the source, then the date. */
  return g_strdup_printf (_ ("Source: %s. A model, not a forecast. %s"), words->source, date);
}

void
fw_frame_begin (FwFrame *self, const FwFrameWords *words, const FwTheme *theme, FwTextMetrics *text,
                FwSize size, double minimum, double natural)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double width = size.width - 2 * layout.margin, gap = layout.tick * 0.6;
  const double menu = layout.klass == FW_CLASS_SLIDE ? 0 : MENU_ROOM;
  g_autofree char *source = source_line (words);
  g_auto (GStrv) title
      = fw_text_metrics_wrap (text, words->title, layout.title, TRUE, width - menu, TRUE);
  g_auto (GStrv) subtitle
      = fw_text_metrics_wrap (text, words->subtitle, layout.subtitle, FALSE, width, FALSE);
  double header, footer, height, y;

  *self = (FwFrame){ .theme = theme, .text = text, .layout = layout };
  self->source = fw_text_metrics_wrap (text, source, layout.source, FALSE, width, FALSE);
  header = layout.margin + g_strv_length (title) * layout.title * FW_LINE_HEIGHT
           + g_strv_length (subtitle) * layout.subtitle * FW_LINE_HEIGHT + gap / 2
           + flow_keys (self, words, (FwPoint){ 0, 0 }, width) + gap;
  footer
      = gap + g_strv_length (self->source) * layout.source * FW_LINE_HEIGHT + layout.margin * 0.8;
  height
      = size.height > 0 ? MAX (size.height, header + minimum + footer) : header + natural + footer;

  self->scene = fw_scene_new ((FwSize){ size.width, height }, theme);
  fw_scene_set_title (self->scene, words->title);
  fw_scene_set_subtitle (self->scene, words->subtitle);
  fw_scene_set_kind (self->scene, words->kind);
  fw_scene_set_source (self->scene, source);
  fw_scene_set_date (self->scene, words->date);
  self->area = (FwRect){ layout.margin, header, width, height - header - footer };
  self->labels
      = fw_labels_new (text, &(FwRect){ layout.margin / 2, header, size.width - layout.margin,
                                        height - header - footer });

  y = write_lines (self, title, FW_REGION_TITLE, layout.title, TRUE, FW_ROLE_TEXT,
                   (FwPoint){ layout.margin, layout.margin });
  y = write_lines (self, subtitle, FW_REGION_SUBTITLE, layout.subtitle, FALSE, FW_ROLE_MUTED,
                   (FwPoint){ layout.margin, y });
  flow_keys (self, words, (FwPoint){ layout.margin, y + gap / 2 }, width);
}

FwScene *
fw_frame_end (FwFrame *self)
{
  const double size = self->layout.source;
  const double top = self->area.y + self->area.height + self->layout.tick * 0.6;

  fw_labels_place (self->labels, self->scene);
  write_lines (self, self->source, FW_REGION_SOURCE, size, FALSE, FW_ROLE_MUTED,
               (FwPoint){ self->area.x, top });
  g_clear_pointer (&self->labels, fw_labels_free);
  g_clear_pointer (&self->source, g_strfreev);
  fw_scene_seal (self->scene);
  return g_steal_pointer (&self->scene);
}

double
fw_frame_heading (FwFrame *self, const char *text, double size, gboolean bold, FwRole role,
                  const FwRect *at)
{
  g_auto (GStrv) lines = fw_text_metrics_wrap (self->text, text, size, bold, at->width, FALSE);
  const double height = g_strv_length (lines) * size * FW_LINE_HEIGHT;

  write_lines (self, lines, FW_REGION_PLOT, size, bold, role, (FwPoint){ at->x, at->y });
  fw_labels_keep_clear (self->labels, &(FwRect){ at->x, at->y, at->width, height });
  return height;
}

void
fw_frame_empty (FwFrame *self, const char *sentence)
{
  const double size = self->layout.subtitle;
  g_auto (GStrv) lines
      = fw_text_metrics_wrap (self->text, sentence, size, FALSE, self->area.width * 0.9, TRUE);
  const double height = g_strv_length (lines) * size * FW_LINE_HEIGHT;
  double y = self->area.y + MAX (0, (self->area.height - height) / 2);

  for (guint i = 0; lines[i] != NULL; i++, y += size * FW_LINE_HEIGHT)
    {
      const double width = fw_frame_width (self, lines[i], size, FALSE);
      const FwMark mark = { .region = FW_REGION_PLOT,
                            .fill = FW_ROLE_MUTED,
                            .datum = -1,
                            .text = lines[i],
                            .size = size,
                            .anchor = FW_ANCHOR_MIDDLE };

      fw_scene_add_text (self->scene, &mark,
                         &(FwRect){ self->area.x + (self->area.width - width) / 2, y, width,
                                    size * FW_LINE_HEIGHT });
    }
}
