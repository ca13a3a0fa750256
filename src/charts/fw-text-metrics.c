/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-text-metrics.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define SHORT_LINE  0.3  /* of the width: a last line that looks lost */
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

/* Whether a line that ends here would part a quoted name. */
static gboolean
is_quoted (const char *text, const char *at)
{
  int depth = 0;

  for (const char *c = text; c < at; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      depth += u == 0x201c || u == 0xab; /* “ « */
      depth -= u == 0x201d || u == 0xbb; /* ” » */
    }
  return depth > 0;
}

/* Whether the word before is the first of a sentence and a quoted name follows: “. Plan “As””. */
static gboolean
names_what_follows (const char *text, const char *at)
{
  const gunichar next = g_utf8_get_char (at + 1);
  const char *word = at;

  while (word > text && word[-1] != ' ')
    word--;
  return (next == 0x201c || next == 0xab) && word - text >= 2 && word[-2] == '.';
}

/* “St.” of “St. Louis” ends no sentence: so short a word before a stop is cut short. */
static gboolean
is_cut_short (const char *text, const char *at)
{
  const char *word = at;

  while (word > text && word[-1] != ' ')
    word--;
  return at - word <= 3;
}

/* How much sooner a line ends here than behind a word, of the line. */
static double
end_bonus (const char *text, const char *at)
{
  switch (at > text ? at[-1] : '\0')
    {
    case '.':
      return is_cut_short (text, at) ? -0.5 : 0.5;
    case ';':
    case ':':
      return 0.25;
    case ',':
      return 0.1;
    default:
      return 0;
    }
}

/* Where the word before a space begins; what a no-break space joins is one word but for its end. */
static const char *
last_part (const char *text, const char *at)
{
  while (at > text && at[-1] != ' ' && !(at - text > 1 && g_str_has_prefix (at - 2, "\u00a0")))
    at--;
  return at;
}

static gboolean
is_figure (char c)
{
  return g_ascii_isdigit (c);
}

/* Behind a sign and a dollar. */
static gboolean
begins_number (const char *c)
{
  if (g_str_has_prefix (c, "\u2212") || g_str_has_prefix (c, "±"))
    c = g_utf8_next_char (c);
  c += strspn (c, "+-$");
  return is_figure (*c);
}

/* "Q3" of "Q3 2031", in every language a letter and a figure. */
static gboolean
is_quarter (const char *word, const char *end)
{
  return end - word == 2 && g_ascii_isalpha (word[0]) && is_figure (word[1]);
}

/* "Nov 2026", behind its day. */
static gboolean
is_day (const char *next)
{
  const char *space = strchr (next, ' ');

  return space != NULL && strspn (space + 1, "0123456789") == 4;
}

static gboolean
is_quarters_year (const char *text, const char *word)
{
  return word > text && word[-1] == ' ' && is_quarter (last_part (text, word - 1), word - 1);
}

typedef enum
{
  PART_FREELY,
  PART_BADLY, /* a number from its unit: only where a title has no other way to keep two lines */
  PART_NEVER,
} Parting;

/* What a line that ends at this space would part: never a quarter from its year ("Q1 2031"), the
 * parts of a date ("22 Nov 2026") or of a sum ("$3.3 million"); badly other numbers from their
 * units ("80% range", "2024 dollars") and short words from the number behind ("in 100", "to 39").
 */
static Parting
parting (const char *text, const char *at)
{
  const char *next = at + 1, *word = last_part (text, at);

  if (is_figure (*next)
      && (is_quarter (word, at)
          || (word > text && strspn (next, "0123456789") == 4
              && begins_number (last_part (text, word - 1)))))
    return PART_NEVER;
  if (begins_number (next))
    return at - word <= 2 && g_ascii_islower (*word) ? PART_BADLY : PART_FREELY;
  if (at == word || !(is_figure (at[-1]) || at[-1] == '%') || !begins_number (word)
      || is_quarters_year (text, word) || !g_unichar_isalpha (g_utf8_get_char (next)))
    return PART_FREELY;
  return *word == '$' || is_day (next) ? PART_NEVER : PART_BADLY;
}

/* Two lines as even as they can be, that part where the sentence does and not within a name; NULL
 * where no two hold the text. */
static GStrv
part_in_two (FwTextMetrics *self, const char *text, double size, gboolean bold, double max_width)
{
  const char *best = NULL;
  double least = G_MAXDOUBLE;
  GStrv two;

  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      g_autofree char *first = g_strndup (text, (gsize)(at - text));
      const double width = fmax (fw_text_metrics_width (self, first, size, bold),
                                 fw_text_metrics_width (self, at + 1, size, bold));
      const double cost = width / max_width
                          + (is_quoted (text, at) || names_what_follows (text, at) ? 1 : 0)
                          + (parting (text, at) == PART_BADLY ? 2 : 0) - end_bonus (text, at);

      if (width <= max_width && cost < least && parting (text, at) != PART_NEVER)
        {
          least = cost;
          best = at;
        }
    }
  if (best == NULL)
    return NULL;
  two = g_new0 (char *, 3);
  two[0] = g_strndup (text, (gsize)(best - text));
  two[1] = g_strdup (best + 1);
  return two;
}

/* Words; what is not to be parted worse than so is one of them, and so is a quoted name if asked
 * for; NULL where one is wider than the line. */
static GStrv
split_text (FwTextMetrics *self, const char *text, double size, gboolean bold, double max_width,
            Parting worst, gboolean whole_names)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  const char *start = text;

  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    if (parting (text, at) <= worst
        && !(whole_names && (is_quoted (text, at) || names_what_follows (text, at))))
      {
        g_autofree char *word = g_strndup (start, (gsize)(at - start));

        g_strv_builder_add (words, word);
        start = at + 1;
      }
  g_strv_builder_add (words, start);
  names = g_strv_builder_end (words);
  for (guint i = 0; names[i] != NULL; i++)
    if (fw_text_metrics_width (self, names[i], size, bold) > max_width)
      return NULL;
  return g_steal_pointer (&names);
}

/* A word left alone on the last line takes others with it. */
static void
fill_last_line (FwTextMetrics *self, const char *text, GStrv lines, double size, gboolean bold,
                double max_width)
{
  const guint n = g_strv_length (lines);
  g_autofree char *last = NULL;
  g_auto (GStrv) two = NULL;

  if (n < 2 || fw_text_metrics_width (self, lines[n - 1], size, bold) > SHORT_LINE * max_width)
    return;
  last = g_strjoin (" ", lines[n - 2], lines[n - 1], NULL);
  two = part_in_two (self, last, size, bold, max_width);
  if (two == NULL || !g_str_has_suffix (text, last)) /* a word broken at the line's end */
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_free (lines[n - 2 + i]);
      lines[n - 2 + i] = g_steal_pointer (&two[i]);
    }
}

/* Words, numbers with their units as one, but for those that would cost a title its two lines. */
static GStrv
split_numbers (FwTextMetrics *self, const char *text, double size, gboolean bold, double max_width,
               gboolean title)
{
  g_auto (GStrv) words = split_text (self, text, size, bold, max_width, PART_FREELY, FALSE);
  g_auto (GStrv) loose = split_text (self, text, size, bold, max_width, PART_BADLY, FALSE);

  if (words != NULL && loose != NULL && title)
    {
      g_auto (GStrv) lines = wrap_greedily (self, words, size, bold, max_width);
      g_auto (GStrv) other = wrap_greedily (self, loose, size, bold, max_width);

      if (g_strv_length (lines) > 2 && g_strv_length (other) <= 2)
        return g_steal_pointer (&loose);
    }
  if (words != NULL)
    return g_steal_pointer (&words);
  return loose != NULL ? g_steal_pointer (&loose) : g_strsplit (text, " ", -1);
}

static double
widest_of (FwTextMetrics *self, char **words, double size, gboolean bold)
{
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = fmax (widest, fw_text_metrics_width (self, words[i], size, bold));
  return widest;
}

GStrv
fw_text_metrics_wrap (FwTextMetrics *self, const char *text, double size, gboolean bold,
                      double max_width, gboolean balanced)
{
  g_auto (GStrv) names = split_text (self, text, size, bold, max_width, PART_FREELY, TRUE);
  g_auto (GStrv) words = split_numbers (self, text, size, bold, max_width, balanced);
  g_auto (GStrv) whole = names == NULL ? NULL : wrap_greedily (self, names, size, bold, max_width);
  GStrv lines = wrap_greedily (self, words, size, bold, max_width);
  const guint n = g_strv_length (lines);

  /* Names stay whole where that takes no line more. */
  if (whole != NULL && g_strv_length (whole) == n)
    {
      g_strfreev (lines);
      lines = g_steal_pointer (&whole);
    }
  if (n < 2)
    return lines;
  if (!balanced)
    {
      fill_last_line (self, text, lines, size, bold, max_width);
      return lines;
    }
  if (n == 2)
    {
      GStrv two = part_in_two (self, text, size, bold, max_width);

      if (two != NULL)
        {
          g_strfreev (lines);
          return two;
        }
    }

  /* The narrowest column that still takes no more lines. */
  for (double low = fmax (max_width / n * 0.9, widest_of (self, words, size, bold)),
              high = max_width;
       high - low > 4;)
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
