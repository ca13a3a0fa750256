/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-export-pdf.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "fw-error.h"
#include "fw-library.h"
#include "fw-paint.h"
#include "fw-words.h"

#define POINTS_A_PX 0.75 /* 4 px = 3 pt */
#define MAX_DEPTH   16   /* of the structure tree that cairo wrote */

#define CALLS(CALL)                                                                                \
  CALL (qpdf, cleanup)                                                                             \
  CALL (qpdf, get_buffer)                                                                          \
  CALL (qpdf, get_buffer_length)                                                                   \
  CALL (qpdf, get_error)                                                                           \
  CALL (qpdf, get_error_full_text)                                                                 \
  CALL (qpdf, get_root)                                                                            \
  CALL (qpdf, init)                                                                                \
  CALL (qpdf, init_write_memory)                                                                   \
  CALL (qpdf, oh_get_array_item)                                                                   \
  CALL (qpdf, oh_get_array_n_items)                                                                \
  CALL (qpdf, oh_get_key)                                                                          \
  CALL (qpdf, oh_is_array)                                                                         \
  CALL (qpdf, oh_is_dictionary)                                                                    \
  CALL (qpdf, oh_is_name_and_equals)                                                               \
  CALL (qpdf, oh_new_bool)                                                                         \
  CALL (qpdf, oh_new_dictionary)                                                                   \
  CALL (qpdf, oh_new_unicode_string)                                                               \
  CALL (qpdf, oh_replace_key)                                                                      \
  CALL (qpdf, read_memory)                                                                         \
  CALL (qpdf, set_deterministic_ID)                                                                \
  CALL (qpdf, set_suppress_warnings)                                                               \
  CALL (qpdf, silence_errors)                                                                      \
  CALL (qpdf, write)

typedef struct
{
  CALLS (FW_LIBRARY_MEMBER)
} Qpdf;

static const char *const qpdf_names[] = { CALLS (FW_LIBRARY_NAME) };

static cairo_status_t
append_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (closure, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_SAVED, _ ("The PDF could not be made: %s."), why);
  return FALSE;
}

static void
paint_tagged (cairo_t *cr, const FwScene *scene)
{
  static const struct
  {
    const char *tag;
    FwRegion first, last;
  } parts[] = {
    { "H1", FW_REGION_TITLE, FW_REGION_TITLE },
    { "P", FW_REGION_SUBTITLE, FW_REGION_SUBTITLE },
    { "Figure", FW_REGION_KEY, FW_REGION_PLOT },
    { "P", FW_REGION_SOURCE, FW_REGION_SOURCE },
  };

  fw_paint_ground (cr, scene);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      cairo_tag_begin (cr, parts[i].tag, NULL);
      for (FwRegion region = parts[i].first; region <= parts[i].last; region++)
        fw_paint_region (cr, scene, region);
      cairo_tag_end (cr, parts[i].tag);
    }
  cairo_tag_end (cr, "Document");
}

static gboolean
paint_pdf (const FwScene *scene, GByteArray *bytes, GError **error)
{
  const FwSize size = fw_scene_size (scene);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, size.width * POINTS_A_PX, size.height * POINTS_A_PX);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *date = g_strconcat (fw_scene_date (scene), "T00:00:00Z", NULL);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, fw_scene_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, fw_scene_subtitle (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fairway");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_scale (cr, POINTS_A_PX, POINTS_A_PX);
  paint_tagged (cr, scene);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status));
}

/* NULL where qpdf is not installed. */
static const Qpdf *
open_qpdf (GError **error)
{
  static GMutex lock;
  static Qpdf qpdf;
  static gboolean is_open;

  g_mutex_lock (&lock);
  if (!is_open)
    is_open
        = fw_library_open (FW_LIBRARY_QPDF, qpdf_names, G_N_ELEMENTS (qpdf_names), &qpdf, error);
  g_mutex_unlock (&lock);
  return is_open ? &qpdf : NULL;
}

/* Gives every figure under an element its alternative text. */
static void
add_alt (const Qpdf *qpdf, qpdf_data pdf, qpdf_oh element, const char *alt, guint depth)
{
  qpdf_oh kids;

  if (depth > MAX_DEPTH || !qpdf->oh_is_dictionary (pdf, element))
    return;
  if (qpdf->oh_is_name_and_equals (pdf, qpdf->oh_get_key (pdf, element, "/S"), "/Figure"))
    qpdf->oh_replace_key (pdf, element, "/Alt", qpdf->oh_new_unicode_string (pdf, alt));
  kids = qpdf->oh_get_key (pdf, element, "/K");
  if (!qpdf->oh_is_array (pdf, kids))
    {
      add_alt (qpdf, pdf, kids, alt, depth + 1);
      return;
    }
  for (int i = 0; i < qpdf->oh_get_array_n_items (pdf, kids); i++)
    add_alt (qpdf, pdf, qpdf->oh_get_array_item (pdf, kids, i), alt, depth + 1);
}

/* "de-DE" of "de_DE.UTF-8"; English where the desktop has no language. */
static char *
document_language (void)
{
  const char *name = g_get_language_names ()[0];
  char *language = g_strndup (name, strcspn (name, ".@"));

  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    {
      g_free (language);
      return g_strdup ("en-US");
    }
  return g_strdelimit (language, "_", '-');
}

/* What cairo 1.16 cannot write: alternative text, language, and a title bar that shows the title.
 */
static GBytes *
finish (GByteArray *bytes, const char *alt, GError **error)
{
  const Qpdf *qpdf = open_qpdf (error);
  qpdf_data pdf;
  g_autofree char *language = document_language ();
  GBytes *finished = NULL;
  QPDF_ERROR_CODE code;

  if (qpdf == NULL)
    return NULL;
  pdf = qpdf->init ();
  qpdf->silence_errors (pdf);
  qpdf->set_suppress_warnings (pdf, QPDF_TRUE);
  code = qpdf->read_memory (pdf, "chart", (const char *)bytes->data, bytes->len, NULL);
  if (!(code & QPDF_ERRORS))
    {
      const qpdf_oh root = qpdf->get_root (pdf), viewer = qpdf->oh_new_dictionary (pdf);

      add_alt (qpdf, pdf, qpdf->oh_get_key (pdf, root, "/StructTreeRoot"), alt, 0);
      qpdf->oh_replace_key (pdf, root, "/Lang", qpdf->oh_new_unicode_string (pdf, language));
      qpdf->oh_replace_key (pdf, viewer, "/DisplayDocTitle", qpdf->oh_new_bool (pdf, QPDF_TRUE));
      qpdf->oh_replace_key (pdf, root, "/ViewerPreferences", viewer);
      code = qpdf->init_write_memory (pdf);
    }
  if (!(code & QPDF_ERRORS))
    {
      qpdf->set_deterministic_ID (pdf, QPDF_TRUE);
      code = qpdf->write (pdf);
    }
  if (code & QPDF_ERRORS)
    fail (error, qpdf->get_error_full_text (pdf, qpdf->get_error (pdf)));
  else
    finished = g_bytes_new (qpdf->get_buffer (pdf), qpdf->get_buffer_length (pdf));
  qpdf->cleanup (&pdf);
  return finished;
}

/**
 * fw_export_pdf:
 * @scene: what to write
 *
 * Returns: (transfer full): a tagged PDF, or %NULL with @error set
 */
GBytes *
fw_export_pdf (const FwScene *scene, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *alt = fw_words_alt (scene), *description = fw_words_description (scene);
  g_autofree char *words = g_strconcat (alt, " ", description, NULL);

  if (!paint_pdf (scene, bytes, error))
    return NULL;
  return finish (bytes, words, error);
}
