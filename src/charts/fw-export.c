/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-export.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-export-csv.h"
#include "fw-export-pdf.h"
#include "fw-export-svg.h"
#include "fw-paint.h"
#include "fw-words.h"

#define MAX_PIXELS 16384 /* of one side of a PNG; cairo's own limit is 32,767 */

static const char *const endings[FW_N_EXPORTS] = {
  [FW_EXPORT_PNG] = ".png", [FW_EXPORT_SVG] = ".svg", [FW_EXPORT_PDF] = ".pdf",
  [FW_EXPORT_CSV] = ".csv", [FW_EXPORT_TXT] = ".txt",
};

gboolean
fw_export_format_for_name (const char *name, FwExportFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  g_return_val_if_fail (format != NULL, FALSE);
  for (guint i = 0; i < FW_N_EXPORTS; i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
               _ ("“%s” must end in .png, .svg, .pdf, .csv or .txt."), name);
  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (closure, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_ground (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static GBytes *
png_bytes (const FwScene *scene, double scale, GError **error)
{
  const FwSize size = fw_scene_size (scene);
  const double width = ceil (size.width * scale), height = ceil (size.height * scale);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!(width >= 1 && height >= 1 && width <= MAX_PIXELS && height <= MAX_PIXELS))
    {
      g_autofree char *most = fw_unit_format (MAX_PIXELS, FW_UNIT_COUNT, FW_STYLE_TABLE);

      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("A picture can have 1 to %s pixels on each side."), most);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  cr = cairo_create (surface);
  /* A scene may end within a row of pixels: that too is of its ground, never half black. */
  set_ground (cr, fw_scene_background (scene));
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  fw_paint_scene (cr, scene);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_SAVED, _ ("The picture could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * fw_export_bytes:
 * @scene: what to write
 * @format: as what
 * @scale: px of a PNG for each px of the scene
 *
 * Returns: (transfer full): the bytes of the file, or %NULL with @error set
 */
GBytes *
fw_export_bytes (const FwScene *scene, FwExportFormat format, double scale, GError **error)
{
  char *text;

  g_return_val_if_fail (scene != NULL, NULL);
  switch (format)
    {
    case FW_EXPORT_PNG:
      return png_bytes (scene, scale, error);
    case FW_EXPORT_SVG:
      return fw_export_svg (scene);
    case FW_EXPORT_PDF:
      return fw_export_pdf (scene, error);
    case FW_EXPORT_CSV:
      return fw_export_csv (scene);
    case FW_EXPORT_TXT:
      text = fw_words_text (scene);
      return g_bytes_new_take (text, strlen (text));
    case FW_N_EXPORTS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/* GLib names the file beside it that it wrote first, which nobody asked for. */
static void
set_not_written (GError **error, const char *path, const GError *cause)
{
  const char *why
      = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? _ ("its folder does not exist")
        : g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR) ? _ ("its folder is a file")
        : g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ISDIR)  ? _ ("it is a folder")
        : g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES)
            ? _ ("nothing may be written there")
        : g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? _ ("the disk is full")
                                                                    : cause->message;

  g_set_error (error, cause->domain, cause->code, _ ("“%s” cannot be written: %s."), path, why);
}

gboolean
fw_export_file (const FwScene *scene, const char *path, FwExportFormat format, double scale,
                GError **error)
{
  g_autoptr (GBytes) bytes = fw_export_bytes (scene, format, scale, error);
  g_autoptr (GError) local = NULL;
  gconstpointer data;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (!g_file_set_contents_full (path, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                 &local))
    {
      set_not_written (error, path, local);
      return FALSE;
    }
  return TRUE;
}
