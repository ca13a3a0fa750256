/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-data-detail.h"
#include "fw-data-page.h"
#include "fw-data-row-view.h"
#include "fw-fit.h"
#include "fw-plan-commands.h"
#include "fw-views-test.h"
#include "fw-window.h"

static FwApplication *application;

static gboolean
has_runner (gpointer data)
{
  return fw_window_get_runner (FW_WINDOW (data)) != NULL
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static gboolean
has_rows (gpointer data)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (data, FW_TYPE_DATA_ROW_VIEW);

  return rows->len > 0 && gtk_widget_get_mapped (rows->pdata[0]);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static gboolean
tells_606 (gpointer data)
{
  return fw_test_find_label (data, "606 openings") != NULL;
}

static FwWindow *
open_page (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_runner, window, 60, "a plan");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "data"));
  fw_test_wait (has_rows, window, 60, "the sources");
  fw_test_settle (300);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static GPtrArray *
get_list (FwWindow *window)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return fw_data_list (fw_document_get_plan (get_document (window)),
                       fw_runner_get_scenario (fw_window_get_runner (window)), now);
}

/* Every source of the list has a row, and says so to those who hear it. */
static void
test_lists_all (void)
{
  FwWindow *window = open_page (1280);
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_DATA_ROW_VIEW);
  g_autoptr (GPtrArray) list = get_list (window);
  g_autofree char *finding = fw_data_list_finding (list);

  g_assert_cmpuint (rows->len, ==, list->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[i]), ==,
                       ((const FwDataRow *)list->pdata[i])->title);
      g_assert_true (
          gtk_test_accessible_has_property (rows->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (window), finding));
  fw_test_check_names (GTK_WIDGET (window));
  close_window (window);
}

/* A row opens a page with each of its values; going back gives the row the keyboard again. */
static void
test_detail (void)
{
  FwWindow *window = open_page (1280);
  GtkWidget *page = fw_test_find (GTK_WIDGET (window), FW_TYPE_DATA_PAGE);
  GtkWidget *row = fw_test_find (page, FW_TYPE_DATA_ROW_VIEW);
  GtkWidget *detail = fw_test_find (page, FW_TYPE_DATA_DETAIL);

  gtk_widget_activate (row);
  fw_test_wait (is_mapped, detail, 60, "the page of a source");
  g_assert_cmpstr (fw_data_detail_get_id (FW_DATA_DETAIL (detail)), ==, "builtin-brackets");
  g_assert_nonnull (fw_test_find_label (detail, "All 16 values"));
  g_assert_nonnull (fw_test_find_label (detail, "Under $10,000"));
  g_assert_nonnull (fw_test_find_label (detail, "$200,000 or more"));
  g_assert_nonnull (fw_test_find_label (detail, "Public domain"));
  fw_test_check_names (detail);
  g_assert_true (gtk_widget_activate_action (detail, "data.back", NULL));
  fw_test_wait (is_hidden, detail, 60, "the list");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  close_window (window);
}

/* What changes in the plan changes on the page, and the rows stay. */
static void
test_follows (void)
{
  FwWindow *window = open_page (1280);
  GtkWidget *page = fw_test_find (GTK_WIDGET (window), FW_TYPE_DATA_PAGE);
  GtkWidget *row = fw_test_find (page, FW_TYPE_DATA_ROW_VIEW);
  FwPlan *plan = fw_document_get_plan (get_document (window));
  g_autoptr (FwPart) employer
      = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_EMPLOYERS), 0);
  g_autofree char *key = g_strdup_printf ("employers.%s.openings", fw_part_get_id (employer));

  g_assert_true (fw_data_page_open (FW_DATA_PAGE (page), "plan-pledges"));
  g_assert_nonnull (fw_test_find_label (page, "506 openings"));
  g_assert_true (fw_document_set_value (get_document (window), NULL, key, 160, NULL));
  fw_test_wait (tells_606, page, 60, "the new number");
  g_assert_null (fw_test_find_label (page, "506 openings"));
  g_assert_true (fw_test_find (page, FW_TYPE_DATA_ROW_VIEW) == row);
  close_window (window);
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_narrow (void)
{
  FwWindow *window = open_page (380);
  GtkWidget *page = fw_test_find (GTK_WIDGET (window), FW_TYPE_DATA_PAGE);

  g_assert_cmpint (least_width (GTK_WIDGET (window)), <=, 360);
  g_assert_false (fw_fit_get_fits (FW_FIT (fw_test_find (GTK_WIDGET (window), FW_TYPE_FIT))));
  for (guint i = 0; i < 2; i++)
    {
      static const char *const ids[] = { "builtin-trials", "plan-assumed" };

      g_assert_true (fw_data_page_open (FW_DATA_PAGE (page), ids[i]));
      fw_test_settle (200);
      g_assert_cmpint (least_width (GTK_WIDGET (window)), <=, 360);
    }
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();

  g_test_add_func ("/views/data/lists-all", test_lists_all);
  g_test_add_func ("/views/data/detail", test_detail);
  g_test_add_func ("/views/data/follows", test_follows);
  g_test_add_func ("/views/data/narrow", test_narrow);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
