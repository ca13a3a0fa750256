/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-columns-layout.h"
#include "fw-split.h"
#include "fw-text.h"
#include "fw-views-test.h"

static FwSplit *
make_split (void)
{
  GtkWidget *split = fw_split_new ();

  fw_split_set_content (FW_SPLIT (split), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  fw_split_set_sidebar (FW_SPLIT (split), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  return FW_SPLIT (split);
}

static void
test_split_wide (void)
{
  FwSplit *split = make_split ();
  GtkWidget *window = fw_test_window (GTK_WIDGET (split), 1000, 400);

  g_assert_false (fw_split_get_collapsed (split));
  g_assert_true (fw_split_get_show_sidebar (split));
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_sidebar (split)), ==, 348);
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_content (split)), ==, 1000 - 348);

  fw_split_set_sidebar_width (split, 9999);
  fw_test_settle (100);
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_sidebar (split)), ==, 420);

  fw_split_set_show_sidebar (split, FALSE);
  fw_test_settle (100);
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_content (split)), ==, 1000);
  g_assert_false (gtk_widget_get_child_visible (fw_split_get_sidebar (split)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Its shape before it has a size, which is right in the end whatever was expected. */
static void
test_split_expected (void)
{
  FwSplit *split = make_split ();
  GtkWidget *window;

  fw_split_expect_width (split, 0);
  g_assert_false (fw_split_get_collapsed (split));
  fw_split_expect_width (split, 1000);
  g_assert_false (fw_split_get_collapsed (split));
  fw_split_expect_width (split, 500);
  g_assert_true (fw_split_get_collapsed (split));

  window = fw_test_window (GTK_WIDGET (split), 1000, 400);
  g_assert_false (fw_split_get_collapsed (split));
  g_assert_true (fw_split_get_show_sidebar (split));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Below 600 px the sidebar covers the content, and starts hidden. */
static void
test_split_narrow (void)
{
  FwSplit *split = make_split ();
  GtkWidget *window = fw_test_window (GTK_WIDGET (split), 500, 400);

  g_assert_true (fw_split_get_collapsed (split));
  g_assert_false (fw_split_get_show_sidebar (split));
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_content (split)), ==, 500);

  fw_split_set_show_sidebar (split, TRUE);
  fw_test_settle (100);
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_content (split)), ==, 500);
  g_assert_cmpint (gtk_widget_get_width (fw_split_get_sidebar (split)), ==, 348);
  g_assert_true (gtk_widget_get_child_visible (fw_split_get_sidebar (split)));
  g_assert_false (gtk_widget_get_can_focus (fw_split_get_content (split)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_columns (int width, guint expected)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  FwColumnsLayout *layout
      = g_object_new (FW_TYPE_COLUMNS_LAYOUT, "spacing", 12, "columns", 5, "medium-columns", 3,
                      "medium-below", 820, "narrow-columns", 2, "narrow-below", 520, NULL);
  GtkWidget *window, *last = NULL;
  graphene_rect_t bounds;

  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  for (int i = 0; i < 5; i++)
    gtk_box_append (GTK_BOX (box), last = gtk_button_new_with_label ("x"));
  window = fw_test_window (box, width, 300);
  g_assert_cmpuint (fw_columns_layout_count (layout, box, width), ==, expected);
  g_assert_true (gtk_widget_compute_bounds (last, box, &bounds));
  g_assert_cmpfloat (bounds.size.width, <=, (float)width / (float)expected);
  /* Five children: the last stands in the last row, in the column it belongs to. */
  g_assert_cmpint (
      (int)((bounds.origin.x + bounds.size.width / 2) * (float)expected / (float)width), ==,
      (int)(4 % expected));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_columns (void)
{
  check_columns (900, 5);
  check_columns (700, 3);
  check_columns (400, 2);
}

/* Where the last row would have a hole, the first child takes its room: no hole at any width. */
static void
check_fill (int width, guint columns, guint first_span)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = g_object_new (
      FW_TYPE_COLUMNS_LAYOUT, "spacing", 12, "columns", 5, "medium-columns", 3, "medium-below", 820,
      "narrow-columns", 2, "narrow-below", 520, "fill", TRUE, NULL);
  const float column = ((float)width - 12 * (float)(columns - 1)) / (float)columns;
  GtkWidget *window, *first = NULL, *last = NULL;
  graphene_rect_t bounds;

  gtk_widget_set_layout_manager (box, layout);
  for (int i = 0; i < 5; i++)
    {
      gtk_box_append (GTK_BOX (box), last = gtk_button_new_with_label ("x"));
      first = first ? first : last;
    }
  window = fw_test_window (box, width, 300);
  g_assert_true (gtk_widget_compute_bounds (first, box, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.size.width,
                                  (float)first_span * column + 12 * (float)(first_span - 1), 2);
  g_assert_true (gtk_widget_compute_bounds (last, box, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width, (float)width, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_fill (void)
{
  check_fill (900, 5, 1);
  check_fill (700, 3, 2);
  check_fill (400, 2, 2);
}

static void
check_icons (GFile *file, GtkIconTheme *theme, guint *n_icons)
{
  g_autoptr (GRegex) name = g_regex_new ("[\">]([a-z0-9-]+-symbolic)[\"<]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (name, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *icon = g_match_info_fetch (match, 1);

      if (!gtk_icon_theme_has_icon (theme, icon))
        g_error ("%s names the icon %s, which is not there", g_file_peek_path (file), icon);
      (*n_icons)++;
    }
}

/* Icon themes drop names; a picture that is missing says nothing. */
static void
test_icons (void)
{
  static const char *const folders[] = { "src/views", "ui" };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n_icons = 0;

  gtk_icon_theme_add_resource_path (theme, "/io/github/fairway_planner/Fairway/icons");
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", folders[i], NULL);
      g_autoptr (GFile) folder = g_file_new_for_path (path);
      g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
          folder, "standard::name", G_FILE_QUERY_INFO_NONE, NULL, NULL);
      GFile *file;

      while (g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) && file != NULL)
        check_icons (file, theme, &n_icons);
    }
  g_assert_cmpuint (n_icons, >, 40);
}

static void
test_keep (void)
{
  g_autofree char *kept = fw_text_keep ("a year · $25–150, −$2");

  g_assert_cmpstr (kept, ==, "a year\u00a0· $25–\u2060150, −\u2060$2");
}

/* Beside a script that runs from the right, a sign still leads its number. */
static void
test_numbers_lead (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  fw_text_set_number (GTK_LABEL (label), "−0.08");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "−0.08");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_RTL);
  fw_text_set_number (GTK_LABEL (label), "−0.08");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "\u200e−0.08");
  g_assert_cmpint (pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (label)), 0), ==,
                   PANGO_DIRECTION_LTR);
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/views/split/wide", test_split_wide);
  g_test_add_func ("/views/split/narrow", test_split_narrow);
  g_test_add_func ("/views/split/expected", test_split_expected);
  g_test_add_func ("/views/columns/widths", test_columns);
  g_test_add_func ("/views/icons", test_icons);
  g_test_add_func ("/views/columns/fill", test_fill);
  g_test_add_func ("/views/text/keep", test_keep);
  g_test_add_func ("/views/text/numbers-lead", test_numbers_lead);
  return g_test_run ();
}
