/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-shortcuts.h"
#include "fw-start-page.h"
#include "fw-views-test.h"

#define FW_TYPE_TEST_SHELL (fw_test_shell_get_type ())
G_DECLARE_FINAL_TYPE (FwTestShell, fw_test_shell, FW, TEST_SHELL, GtkWindow)

/* A window that only remembers which action was started. */
struct _FwTestShell
{
  GtkWindow parent_instance;
  char *started;
};

G_DEFINE_FINAL_TYPE (FwTestShell, fw_test_shell, GTK_TYPE_WINDOW)

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwTestShell *self = FW_TEST_SHELL (widget);

  g_free (self->started);
  self->started
      = g_strdup_printf ("%s %s", action, target ? g_variant_get_string (target, NULL) : "");
}

static void
fw_test_shell_finalize (GObject *object)
{
  g_free (FW_TEST_SHELL (object)->started);
  G_OBJECT_CLASS (fw_test_shell_parent_class)->finalize (object);
}

static void
fw_test_shell_class_init (FwTestShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_test_shell_finalize;
  gtk_widget_class_install_action (widget_class, "plan.open-county", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "plan.open-builtin", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "plan.open", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "plan.find", NULL, action_cb);
}

static void
fw_test_shell_init (FwTestShell *self)
{
}

static FwTestShell *
show_start (void)
{
  FwTestShell *shell = g_object_new (FW_TYPE_TEST_SHELL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (shell), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (shell), fw_start_page_new ());
  gtk_window_present (GTK_WINDOW (shell));
  fw_test_settle (200);
  return shell;
}

static GPtrArray *
find_rows (GtkWidget *list)
{
  return fw_test_find_all (list, ADW_TYPE_ACTION_ROW);
}

static void
type_text (GtkWidget *search, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  fw_test_settle (300); /* GtkSearchEntry waits before it tells */
}

/* "minne" finds Hennepin County by its city, and Enter opens it: one field, one key. */
static void
test_search (void)
{
  FwTestShell *shell = show_start ();
  GtkWidget *search = fw_test_find (GTK_WIDGET (shell), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *results = gtk_widget_get_next_sibling (search);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_false (gtk_widget_get_visible (results));
  type_text (search, "minne");
  g_assert_true (gtk_widget_get_visible (results));
  rows = find_rows (results);
  g_assert_cmpuint (rows->len, >=, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[0]), ==,
                   "Hennepin County, Minnesota");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (shell->started, ==, "plan.open-county 27053");
  gtk_window_destroy (GTK_WINDOW (shell));
}

static void
test_search_nothing (void)
{
  FwTestShell *shell = show_start ();
  GtkWidget *search = fw_test_find (GTK_WIDGET (shell), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *results = gtk_widget_get_next_sibling (search);

  type_text (search, "zzzzqq");
  g_assert_false (gtk_widget_get_visible (results));
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (shell), "No county or city of that name"));
  g_signal_emit_by_name (search, "activate");
  g_assert_null (shell->started);
  type_text (search, "27053");
  g_assert_true (gtk_widget_get_visible (results));
  gtk_window_destroy (GTK_WINDOW (shell));
}

/* A click on a city's plan starts it: start page to chart in one click. */
static void
test_plans (void)
{
  FwTestShell *shell = show_start ();
  g_autoptr (GPtrArray) rows = find_rows (GTK_WIDGET (shell));
  gboolean found = FALSE;
  GtkWidget *gini;

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), "Minneapolis") == 0)
      {
        found = TRUE;
        g_assert_true (gtk_list_box_row_get_activatable (rows->pdata[i]));
        gtk_widget_activate (rows->pdata[i]);
        fw_test_settle (50);
      }
  g_assert_true (found);
  g_assert_cmpstr (shell->started, ==, "plan.open-builtin minneapolis");
  gini = fw_test_find_label (GTK_WIDGET (shell), "Gini 0.4");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (gini), "published by the Census"));
  gtk_window_destroy (GTK_WINDOW (shell));
}

static void
test_narrow (void)
{
  FwTestShell *shell = show_start ();
  int minimum;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (shell)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (GTK_WINDOW (shell));
}

/* Every accelerator parses, and no two commands share one. */
static void
test_shortcuts (void)
{
  guint n;
  const FwShortcut *rows = fw_shortcuts (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = g_strsplit (rows[i].accels, " ", -1);

      for (guint j = 0; accels[j]; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
        }
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/views/start/search", test_search);
  g_test_add_func ("/views/start/search-nothing", test_search_nothing);
  g_test_add_func ("/views/start/plans", test_plans);
  g_test_add_func ("/views/start/narrow", test_narrow);
  g_test_add_func ("/views/shortcuts/table", test_shortcuts);
  return g_test_run ();
}
