/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "fw-error.h"
#include "fw-export.h"
#include "fw-words.h"
#include "samples.h"

static FwScene *
build (const char *chart, FwTextMetrics *text)
{
  guint n;
  const Sample *all = samples (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].chart, chart) && g_str_equal (all[i].name, "typical"))
      return sample_build (&all[i], fw_theme_get (FW_THEME_PRINT), text, (FwSize){ 1280, 720 });
  g_error ("no such chart: %s", chart);
}

static GBytes *export(const char *chart, FwExportFormat format, double scale)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);
  g_autoptr (FwScene) scene = build (chart, text);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fw_export_bytes (scene, format, scale, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
big_endian (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

typedef struct
{
  const guint8 *data;
  gsize size, at;
} PngReader;

static cairo_status_t
read_png (void *closure, unsigned char *data, unsigned int length)
{
  PngReader *reader = closure;

  if (reader->size - reader->at < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_png (void)
{
  static const char *const charts[]
      = { "placements", "waterfall", "lorenz", "distribution", "openings", "wages" };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (GBytes) bytes = export(charts[i], FW_EXPORT_PNG, 1.5);
      const guint8 *data = g_bytes_get_data (bytes, NULL);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
      g_assert_cmpint (memcmp (data, "\x89PNG\r\n\x1a\n", 8), ==, 0);
      g_assert_cmpuint (big_endian (data + 16), ==, 1920);
      g_assert_cmpuint (big_endian (data + 20), ==, 1080);
    }
}

/* A scene may end within a row of pixels: the last row is of its ground all the same. */
static void
test_png_edge (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwScene) scene = build ("waterfall", text);
  g_autoptr (GError) error = NULL;
  /* 1280 x 720 by this is 1026.56 x 577.44. */
  g_autoptr (GBytes) bytes = fw_export_bytes (scene, FW_EXPORT_PNG, 0.802, &error);
  PngReader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0 };
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_png, &reader);
  const int stride = cairo_image_surface_get_stride (picture);
  const int width = cairo_image_surface_get_width (picture);
  const int height = cairo_image_surface_get_height (picture);
  const guint8 *pixels = cairo_image_surface_get_data (picture);

  g_assert_no_error (error);
  for (int x = 0; x < width; x++)
    g_assert_cmphex (((const guint32 *)(const void *)(pixels + (height - 1) * stride))[x]
                         & 0xffffff,
                     ==, 0xffffff);
  for (int y = 0; y < height; y++)
    g_assert_cmphex (((const guint32 *)(const void *)(pixels + y * stride))[width - 1] & 0xffffff,
                     ==, 0xffffff);
  cairo_surface_destroy (picture);
}

static void
test_png_too_large (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwScene) scene = build ("waterfall", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_export_bytes (scene, FW_EXPORT_PNG, 1e9, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
  g_assert_nonnull (strstr (error->message, "16,384"));
}

typedef struct
{
  guint texts, titles;
  gboolean in_title, in_desc;
  GString *first_title, *desc;
} Svg;

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer user_data, GError **error)
{
  Svg *svg = user_data;

  svg->texts += g_str_equal (name, "text");
  svg->titles += g_str_equal (name, "title");
  svg->in_title = g_str_equal (name, "title") && svg->titles == 1;
  svg->in_desc = g_str_equal (name, "desc");
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
           GError **error)
{
  Svg *svg = user_data;

  if (svg->in_title)
    g_string_append_len (svg->first_title, text, (gssize)length);
  if (svg->in_desc)
    g_string_append_len (svg->desc, text, (gssize)length);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  ((Svg *)user_data)->in_title = FALSE;
  ((Svg *)user_data)->in_desc = FALSE;
}

/* Well formed, with real text, the words of the chart, and a title on every mark that means
 * something. */
static void
test_svg (void)
{
  static const GMarkupParser parser = { start_element, end_element, read_text, NULL, NULL };
  static const char *const charts[]
      = { "placements", "waterfall", "lorenz", "distribution", "openings", "wages" };
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      Svg svg = { .first_title = g_string_new (NULL), .desc = g_string_new (NULL) };
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
      g_autoptr (GBytes) bytes = export(charts[i], FW_EXPORT_SVG, 1);
      g_autoptr (FwScene) scene = build (charts[i], text);
      g_autofree char *alt = fw_words_alt (scene), *description = fw_words_description (scene);
      g_autoptr (GError) error = NULL;
      gsize n;
      const char *data = g_bytes_get_data (bytes, &n);

      g_markup_parse_context_parse (context, data, (gssize)n, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (svg.texts, >, 8);
      g_assert_cmpstr (svg.first_title->str, ==, alt);
      g_assert_cmpstr (svg.desc->str, ==, description);
      g_string_free (svg.first_title, TRUE);
      g_string_free (svg.desc, TRUE);
    }
}

/* Names that would break out of XML stay text; characters XML cannot hold are left out. */
static void
test_svg_hostile (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwScene) scene = sample_build_named ("</text><script>&\"' \x01\x1b", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_export_bytes (scene, FW_EXPORT_SVG, 1, &error);
  g_autofree char *svg = NULL;
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  gsize n;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n);
  svg = g_strndup (data, n);
  g_markup_parse_context_parse (context, data, (gssize)n, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strchr (svg, '\x1b'));
}

/* The first structure element of that type under an element, in document order. */
static qpdf_oh
find_element (qpdf_data pdf, qpdf_oh element, const char *type, guint depth)
{
  qpdf_oh kids, none = qpdf_oh_new_null (pdf);

  if (depth > 8 || !qpdf_oh_is_dictionary (pdf, element))
    return none;
  if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), type))
    return element;
  kids = qpdf_oh_get_key (pdf, element, "/K");
  if (!qpdf_oh_is_array (pdf, kids))
    return find_element (pdf, kids, type, depth + 1);
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, kids); i++)
    {
      const qpdf_oh found
          = find_element (pdf, qpdf_oh_get_array_item (pdf, kids, i), type, depth + 1);

      if (qpdf_oh_is_dictionary (pdf, found))
        return found;
    }
  return none;
}

/* What a screen reader needs of a PDF: tags, alternative text, language, and its title in the bar.
 */
static void
test_pdf (void)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);
  g_autoptr (FwScene) scene = build ("lorenz", text);
  g_autoptr (GBytes) bytes = export("lorenz", FW_EXPORT_PDF, 1);
  g_autofree char *alt = fw_words_alt (scene);
  qpdf_data pdf = qpdf_init ();
  qpdf_oh root, tree, figure, viewer;
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  g_assert_false (qpdf_read_memory (pdf, "chart", data, n, NULL) & QPDF_ERRORS);
  root = qpdf_get_root (pdf);
  tree = qpdf_oh_get_key (pdf, root, "/StructTreeRoot");
  viewer = qpdf_oh_get_key (pdf, root, "/ViewerPreferences");
  figure = find_element (pdf, tree, "/Figure", 0);
  g_assert_true (qpdf_oh_is_dictionary (pdf, find_element (pdf, tree, "/H1", 0)));
  g_assert_true (qpdf_oh_is_dictionary (pdf, find_element (pdf, tree, "/P", 0)));
  g_assert_true (qpdf_oh_is_dictionary (pdf, figure));
  g_assert_nonnull (
      strstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, figure, "/Alt")), alt));
  g_assert_true (qpdf_oh_get_bool_value (pdf, qpdf_oh_get_key (pdf, viewer, "/DisplayDocTitle")));
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, root, "/Lang")), ==, "en-US");
  g_assert_cmpstr (qpdf_get_info_key (pdf, "/Title"), !=, NULL);
  qpdf_cleanup (&pdf);
}

static void
test_repeats (void)
{
  for (FwExportFormat format = 0; format < FW_N_EXPORTS; format++)
    {
      g_autoptr (GBytes) one = export("placements", format, 1),
                         two = export("placements", format, 1);

      g_assert_true (g_bytes_equal (one, two));
    }
}

static void
test_csv (void)
{
  g_autoptr (GBytes) bytes = export("waterfall", FW_EXPORT_CSV, 1);
  g_autofree char *csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpstr (lines[0], ==,
                   "Step,Average (persons),1 in 10 below (persons),9 in 10 below (persons)");
  g_assert_true (g_str_has_prefix (lines[1], "Placed,217,"));
  g_assert_true (g_str_has_prefix (lines[2], "Deadweight,-41,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
}

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  FwExportFormat format = FW_N_EXPORTS;

  g_assert_true (fw_export_format_for_name ("Council.PDF", &format, &error));
  g_assert_cmpint (format, ==, FW_EXPORT_PDF);
  g_assert_false (fw_export_format_for_name ("chart.gif", &format, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fairway-XXXXXX", NULL),
                  *path = g_build_filename (folder, "chart.txt", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "chart.txt", NULL), *words = NULL;
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwScene) scene = build ("lorenz", text);
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_export_file (scene, path, FW_EXPORT_TXT, 1, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &words, NULL, NULL));
  g_assert_true (g_str_has_prefix (words, fw_scene_title (scene)));
  g_assert_false (fw_export_file (scene, missing, FW_EXPORT_TXT, 1, &error));
  g_assert_nonnull (error);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/export/png", test_png);
  g_test_add_func ("/charts/export/png-edge", test_png_edge);
  g_test_add_func ("/charts/export/png-too-large", test_png_too_large);
  g_test_add_func ("/charts/export/svg", test_svg);
  g_test_add_func ("/charts/export/svg-hostile", test_svg_hostile);
  g_test_add_func ("/charts/export/pdf", test_pdf);
  g_test_add_func ("/charts/export/repeats", test_repeats);
  g_test_add_func ("/charts/export/csv", test_csv);
  g_test_add_func ("/charts/export/names", test_names);
  g_test_add_func ("/charts/export/file", test_file);
  return g_test_run ();
}
