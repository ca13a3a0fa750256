/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-text-metrics.h"

#include <pango/pangocairo.h>
#include <string.h>

#define MOST_WIDTHS 4096 /* kept at a time; a chart asks for about 200 */

struct FwTextMetrics
{
  double scale;
  PangoLayout *layout;            /* NULL: fixed widths */
  PangoFontDescription *fonts[2]; /* plain and bold */
  GHashTable *widths;             /* of Width: shaping is most of the work of a chart */
};

typedef struct
{
  char *text;
  double size;
  gboolean bold;
  double width;
} Width;

static guint
width_hash (gconstpointer pointer)
{
  const Width *width = pointer;

  return g_str_hash (width->text) * 31 + (guint)(16 * width->size) * 2 + (width->bold ? 1 : 0);
}

static gboolean
width_equal (gconstpointer a, gconstpointer b)
{
  const Width *one = a, *other = b;

  return one->size == other->size && one->bold == other->bold
         && g_str_equal (one->text, other->text);
}

static void
width_free (gpointer pointer)
{
  Width *width = pointer;

  g_free (width->text);
  g_free (width);
}

static PangoFontDescription *
font_new (PangoWeight weight)
{
  PangoFontDescription *font = pango_font_description_from_string (FW_CHART_FONT);

  pango_font_description_set_weight (font, weight);
  return font;
}

static FwTextMetrics *
metrics_new (double text_scale, PangoLayout *layout)
{
  FwTextMetrics *self = g_rc_box_new0 (FwTextMetrics);

  self->scale = text_scale;
  self->layout = layout;
  self->fonts[0] = font_new (PANGO_WEIGHT_NORMAL);
  self->fonts[1] = font_new (PANGO_WEIGHT_BOLD);
  self->widths = g_hash_table_new_full (width_hash, width_equal, width_free, NULL);
  return self;
}

/**
 * fw_text_metrics_new_pango:
 * @text_scale: factor of all text, from the desktop
 *
 * Widths as cairo will paint them: metrics are not rounded to pixels, so a picture at any scale and
 * the PDF break their lines alike.
 */
FwTextMetrics *
fw_text_metrics_new_pango (double text_scale)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return metrics_new (text_scale, layout);
}

FwTextMetrics *
fw_text_metrics_new_fixed (double text_scale)
{
  return metrics_new (text_scale, NULL);
}

FwTextMetrics *
fw_text_metrics_ref (FwTextMetrics *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
metrics_clear (gpointer pointer)
{
  FwTextMetrics *self = pointer;

  g_clear_object (&self->layout);
  g_clear_pointer (&self->widths, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->fonts); i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
}

void
fw_text_metrics_unref (FwTextMetrics *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, metrics_clear);
}

double
fw_text_metrics_scale (FwTextMetrics *self)
{
  return self->scale;
}

/* Close to Cantarell, so that goldens look like the pictures; in thousandths of the size. */
static double
fixed_width (const char *text, double size, gboolean bold)
{
  double sum = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (u < 128 && strchr ("iljtfr.,:;'|!() ", (int)u) != NULL)
        sum += 0.33;
      else if (g_unichar_isupper (u) || u == 'm' || u == 'w' || u == '%')
        sum += 0.72;
      else
        sum += 0.56;
    }
  return sum * size * (bold ? 1.06 : 1.0);
}

static double
shaped_width (FwTextMetrics *self, const char *text, double size, gboolean bold)
{
  PangoRectangle extents;

  pango_font_description_set_absolute_size (self->fonts[bold ? 1 : 0], size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, self->fonts[bold ? 1 : 0]);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &extents);
  return (double)extents.width / PANGO_SCALE;
}

double
fw_text_metrics_width (FwTextMetrics *self, const char *text, double size, gboolean bold)
{
  const Width asked = { .text = (char *)text, .size = size, .bold = bold };
  Width *width;

  if (self->layout == NULL)
    return fixed_width (text, size, bold);

  width = g_hash_table_lookup (self->widths, &asked);
  if (width != NULL)
    return width->width;

  /* A slider brings new numbers all the time: what was asked long ago is not kept. */
  if (g_hash_table_size (self->widths) >= MOST_WIDTHS)
    g_hash_table_remove_all (self->widths);
  width = g_new (Width, 1);
  *width = asked;
  width->text = g_strdup (text);
  width->width = shaped_width (self, text, size, bold);
  g_hash_table_add (self->widths, width);
  return width->width;
}

/* How many bytes of a word fit; at least one character. */
static gsize
fitting_bytes (FwTextMetrics *self, const char *word, double size, gboolean bold, double max_width)
{
  const char *end = g_utf8_next_char (word);

  for (const char *next = end; *next != '\0'; next = g_utf8_next_char (next))
    {
      g_autofree char *part = g_strndup (word, (gsize)(g_utf8_next_char (next) - word));

      if (fw_text_metrics_width (self, part, size, bold) > max_width)
        break;
      end = g_utf8_next_char (next);
    }
  return (gsize)(end - word);
}

/* A word wider than the line (a name without spaces) is broken where the line ends. */
static void
append_broken (FwTextMetrics *self, GString *line, GStrvBuilder *lines, const char *word,
               double size, gboolean bold, double max_width)
{
  while (fw_text_metrics_width (self, word, size, bold) > max_width)
    {
      const gsize bytes = fitting_bytes (self, word, size, bold, max_width);
      g_autofree char *part = g_strndup (word, bytes);

      if (word[bytes] == '\0')
        break; /* one character, wider than the line */
      g_strv_builder_add (lines, part);
      word += bytes;
    }
  g_string_assign (line, word);
}

static GStrv
wrap_greedily (FwTextMetrics *self, char **words, double size, gboolean bold, double max_width)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gsize before = line->len;

      if (before > 0)
        {
          g_string_append_c (line, ' ');
          g_string_append (line, words[i]);
          if (fw_text_metrics_width (self, line->str, size, bold) <= max_width)
            continue;
          g_string_truncate (line, before);
          g_strv_builder_add (lines, line->str);
        }
      append_broken (self, line, lines, words[i], size, bold, max_width);
    }
  if (line->len > 0)
    g_strv_builder_add (lines, line->str);
  return g_strv_builder_end (lines);
}

/* Two lines that part where the sentence does; NULL where they do not fit. */
static GStrv
break_at_clause (FwTextMetrics *self, const char *text, double size, gboolean bold,
                 double max_width)
{
  const char *end = strstr (text, ": ");
  g_autofree char *first = NULL;

  if (end == NULL)
    end = strstr (text, "; ");
  if (end == NULL)
    return NULL;
  first = g_strndup (text, (gsize)(end + 1 - text));
  if (fw_text_metrics_width (self, first, size, bold) > max_width
      || fw_text_metrics_width (self, end + 2, size, bold) > max_width)
    return NULL;
  return g_strdupv ((char *[]){ first, (char *)end + 2, NULL });
}

GStrv
fw_text_metrics_wrap (FwTextMetrics *self, const char *text, double size, gboolean bold,
                      double max_width, gboolean balanced)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GStrv lines = wrap_greedily (self, words, size, bold, max_width);
  const guint n = g_strv_length (lines);

  if (!balanced || n < 2)
    return lines;
  if (n == 2)
    {
      GStrv clauses = break_at_clause (self, text, size, bold, max_width);

      if (clauses != NULL)
        {
          g_strfreev (lines);
          return clauses;
        }
    }

  /* The narrowest column that still takes no more lines. */
  for (double low = max_width / n * 0.9, high = max_width; high - low > 4;)
    {
      const double middle = (low + high) / 2;
      GStrv tried = wrap_greedily (self, words, size, bold, middle);

      if (g_strv_length (tried) <= n)
        {
          g_strfreev (lines);
          lines = g_steal_pointer (&tried);
          high = middle;
        }
      else
        {
          low = middle;
        }
      g_strfreev (tried);
    }
  return lines;
}
