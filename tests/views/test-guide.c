/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-guide-window.h"
#include "fw-views-test.h"

/* A first plan in five questions. */

typedef struct
{
  FwGuideWindow *window;
  FwDocument *made;
} Fixture;

static void
made_cb (Fixture *fixture, FwDocument *document)
{
  fixture->made = g_object_ref (document);
}

static void
gone_cb (Fixture *fixture)
{
  fixture->window = NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = fw_guide_window_new (NULL);
  g_signal_connect_swapped (fixture->window, "made", G_CALLBACK (made_cb), fixture);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (gone_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fw_test_settle (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->made);
  fw_test_settle (50);
}

static void
choose (Fixture *fixture, const char *place)
{
  GtkWidget *search = fw_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), place);
  g_signal_emit_by_name (search, "activate");
  fw_test_settle (50);
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  return NULL;
}

/* Enter, wherever the keyboard is. */
static void
press_enter (Fixture *fixture)
{
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (fixture->window)));
  fw_test_settle (300);
}

/* A place and five times Enter are a plan that can be run. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  FwPlan *plan;

  choose (fixture, "hennepin");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_null (fixture->made);
      press_enter (fixture);
    }
  g_assert_nonnull (fixture->made);
  g_assert_null (fixture->window);
  plan = fw_document_get_plan (fixture->made);
  g_assert_cmpstr (fw_place_get_counties (fw_plan_get_place (plan))[0], ==, "27053");
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_PROGRAMS)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_FUNDS)), ==, 1);
}

/* Without a place, and without a program, it does not go on. */
static void
test_unanswered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next = gtk_window_get_default_widget (GTK_WINDOW (fixture->window));
  g_autoptr (GPtrArray) checks = NULL;

  g_assert_false (gtk_widget_get_sensitive (next));
  choose (fixture, "zzzzqq");
  g_assert_false (gtk_widget_get_sensitive (next));
  choose (fixture, "27053");
  g_assert_true (gtk_widget_get_sensitive (next));
  press_enter (fixture);
  checks = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (checks->len, >, 8);
  gtk_check_button_set_active (checks->pdata[0], FALSE);
  g_assert_false (gtk_widget_get_sensitive (next));
  gtk_check_button_set_active (checks->pdata[3], TRUE);
  gtk_check_button_set_active (checks->pdata[5], TRUE);
  g_assert_true (gtk_widget_get_sensitive (next));
  for (guint i = 0; i < 3; i++)
    press_enter (fixture);
  g_assert_nonnull (fixture->made);
  g_assert_cmpuint (g_list_model_get_n_items (
                        fw_plan_get_list (fw_document_get_plan (fixture->made), FW_LIST_PROGRAMS)),
                    ==, 2);
}

/* Going back keeps what was answered; the numbers typed are the plan's. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) spins = NULL;
  GtkWidget *back;

  choose (fixture, "minneapolis");
  spins = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpuint (spins->len, ==, 4);
  gtk_editable_set_text (spins->pdata[0], "$42,000");
  gtk_spin_button_update (spins->pdata[0]);
  g_assert_cmpfloat (gtk_spin_button_get_value (spins->pdata[0]), ==, 42000);
  press_enter (fixture);
  back = find_button (fixture, "_Back");
  g_assert_nonnull (back);
  g_signal_emit_by_name (back, "clicked");
  g_signal_emit_by_name (back, "clicked");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (fixture->window), "Hennepin County"));
  fw_test_check_names (GTK_WIDGET (fixture->window));
  for (guint i = 0; i < 5; i++)
    press_enter (fixture);
  g_assert_nonnull (fixture->made);
  g_assert_cmpfloat (
      fw_plan_get_value (fw_document_get_plan (fixture->made), NULL, "inequality.eligible_income"),
      ==, 42000);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/views/guide/enter", Fixture, NULL, set_up, test_enter, tear_down);
  g_test_add ("/views/guide/unanswered", Fixture, NULL, set_up, test_unanswered, tear_down);
  g_test_add ("/views/guide/back", Fixture, NULL, set_up, test_back, tear_down);
  return g_test_run ();
}
