/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-print.h"

#include "fw-chart-card.h"
#include "fw-paint.h"
#include "fw-theme.h"
#include "fw-unit.h"
#include "fw-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_PX 0.75 /* a px is 1/96 inch, so that a chart's small text is 8 pt */
#define FOOT          24.0 /* points: room for the line below the chart */
#define FOOT_FONT     "Cantarell, sans 8"
#define TALLEST       0.8 /* height of a chart to its width, where the sheet would let it be taller */

/* What a print needs, kept by its operation. */
typedef struct
{
  GPtrArray *views;
  GPtrArray *scenes;
  char *title;
} Sheets;

static void
sheets_free (gpointer data)
{
  Sheets *sheets = data;

  g_ptr_array_unref (sheets->views);
  g_ptr_array_unref (sheets->scenes);
  g_free (sheets->title);
  g_free (sheets);
}

/* The paper is known only now: each chart is drawn for it, not stretched. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Sheets *sheets)
{
  const double width = gtk_print_context_get_width (context) / POINTS_PER_PX;
  const double height = (gtk_print_context_get_height (context) - FOOT) / POINTS_PER_PX;
  const FwSize size = { width, MIN (height, width * TALLEST) };

  g_ptr_array_set_size (sheets->scenes, 0);
  for (guint i = 0; i < sheets->views->len; i++)
    {
      FwScene *scene = fw_chart_view_print_scene (sheets->views->pdata[i], size);

      if (scene)
        g_ptr_array_add (sheets->scenes, scene);
    }
  gtk_print_operation_set_n_pages (operation, MAX ((int)sheets->scenes->len, 1));
}

static void
draw_foot (GtkPrintContext *context, const Sheets *sheets, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string (FOOT_FONT);
  g_autofree char *number = fw_unit_format (page + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *of = fw_unit_format (sheets->scenes->len, FW_UNIT_COUNT, FW_STYLE_TABLE);
  /* Translators: the title of a plan, then "page 1 of 3" */
  g_autofree char *text
      = g_strdup_printf (_ ("%s · Fairway · page %s of %s"), sheets->title, number, of);
  const guint32 colour = fw_theme_colour (fw_theme_get (FW_THEME_PRINT), FW_ROLE_MUTED);
  int height;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int)(gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_START);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - height);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheets *sheets)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double width = gtk_print_context_get_width (context);
  const double height = gtk_print_context_get_height (context) - FOOT;
  const FwScene *scene;
  FwSize size;
  double scale;

  if (page >= (int)sheets->scenes->len)
    return;
  scene = sheets->scenes->pdata[page];
  size = fw_scene_size (scene);
  /* A chart may need more height than it was given. */
  scale = MIN (POINTS_PER_PX, MIN (width / size.width, height / size.height));
  cairo_save (cr);
  cairo_translate (cr, MAX (width - size.width * scale, 0) / 2, 0);
  cairo_scale (cr, scale, scale);
  fw_paint_scene (cr, scene);
  cairo_restore (cr);
  draw_foot (context, sheets, page);
}

GtkPrintOperation *
fw_print_new (GPtrArray *views, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Sheets *sheets = g_new0 (Sheets, 1);

  g_return_val_if_fail (views != NULL && title != NULL, operation);

  sheets->views = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < views->len; i++)
    g_ptr_array_add (sheets->views, g_object_ref (views->pdata[i]));
  sheets->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_scene_unref);
  sheets->title = g_strdup (title);
  g_object_set_data_full (G_OBJECT (operation), "fw-sheets", sheets, sheets_free);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), sheets);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), sheets);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, FwWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  fw_window_tell (window, error ? error->message : _ ("The charts were not printed"));
}

/* The chart that has the keyboard, else all of the page that have something to show. */
static GPtrArray *
views_to_print (FwWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *card = focus ? gtk_widget_get_ancestor (focus, FW_TYPE_CHART_CARD) : NULL;
  g_autoptr (GPtrArray) cards = fw_chart_cards_list (fw_window_get_page (window));
  GPtrArray *views = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      FwChartView *view = fw_chart_card_get_view (cards->pdata[i]);

      if ((card == NULL || card == cards->pdata[i]) && fw_chart_view_get_scene (view))
        g_ptr_array_add (views, view);
    }
  return views;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);
  g_autoptr (GPtrArray) views = views_to_print (window);
  g_autoptr (GtkPrintOperation) operation = NULL;
  FwDocument *document = fw_runner_get_document (fw_window_get_runner (window));

  if (views->len == 0)
    {
      fw_window_tell (window, _ ("This page has no chart to print"));
      return;
    }
  operation = fw_print_new (views, fw_document_get_title (document));
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           NULL);
}

void
fw_print_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "view.print", NULL, print_cb);
}
