/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-card.h"
#include "fw-term-button.h"
#include "fw-term.h"
#include "fw-views-test.h"

/* The ? opens what its number is, with its formula; where nothing explains it there is no ?. */
static void
test_button (void)
{
  guint n;
  const FwTerm *terms = fw_terms (&n);
  GtkWidget *button = fw_term_button_new ("gini");
  GtkWidget *window = fw_test_window (button, 400, 300);
  GtkWidget *menu = fw_test_find (button, GTK_TYPE_MENU_BUTTON);
  const FwTerm *gini = fw_term_find ("gini");

  fw_test_check_names (window);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  fw_test_settle (100);
  g_assert_nonnull (fw_test_find_label (menu, gini->title));
  g_assert_nonnull (fw_test_find_label (menu, gini->formula));
  fw_term_button_set_term (FW_TERM_BUTTON (button), "no such number");
  g_assert_false (gtk_widget_get_visible (button));
  for (guint i = 0; i < n; i++)
    {
      fw_term_button_set_term (FW_TERM_BUTTON (button), terms[i].id);
      g_assert_true (gtk_widget_get_visible (button));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every chart says what it shows, from its menu and by a key. */
static void
test_charts (void)
{
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card = fw_chart_card_new (&rows[i]);
      GtkWidget *window = fw_test_window (card, 500, 400);
      const FwTerm *term = fw_term_find (rows[i].name);

      if (term == NULL)
        g_error ("nothing explains the chart “%s”", rows[i].name);
      g_assert_true (gtk_widget_activate_action (card, "chart.explain", NULL));
      fw_test_settle (50);
      g_assert_nonnull (fw_test_find_label (card, term->words));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/views/help/button", test_button);
  g_test_add_func ("/views/help/charts", test_charts);
  return g_test_run ();
}
