/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-views-test.h"

#include <glib/gstdio.h>

#define QUIET_US       10000
#define NEVER_QUIET_US (2 * G_USEC_PER_SEC)

void
fw_test_wait (FwTestCondition condition, gpointer data, guint seconds, const char *what)
{
  const gint64 end = g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        {
          g_test_message ("waited %u s in vain for: %s", seconds, what);
          g_assert_true (condition (data));
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

/* Not by the clock alone: on a busy machine the time is over before the loop had its turn. What a
 * worker has still to bring is not waited for, that is fw_test_wait(). */
void
fw_test_settle (guint ms)
{
  const gint64 start = g_get_monotonic_time ();
  const gint64 end = start + (gint64)ms * 1000;
  gint64 quiet_since = start;

  for (gint64 now = start; now < end || now - quiet_since < QUIET_US; now = g_get_monotonic_time ())
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet_since = g_get_monotonic_time ();
      else
        g_usleep (500);
      if (now > end + NEVER_QUIET_US) /* something moves all the time */
        break;
    }
}

static gboolean
has_size (gpointer data)
{
  return gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

FwApplication *
fw_test_application (void)
{
  FwApplication *application = fw_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

GtkWidget *
fw_test_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  fw_test_wait (has_size, child, 30, "a size");
  fw_test_settle (100);
  return window;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
fw_test_find_all (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

GtkWidget *
fw_test_find (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = fw_test_find_all (root, type);

  g_assert_cmpuint (found->len, >, 0);
  return found->pdata[0];
}

GtkWidget *
fw_test_find_label (GtkWidget *root, const char *begins)
{
  g_autoptr (GPtrArray) found = fw_test_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < found->len; i++)
    if (g_str_has_prefix (gtk_label_get_text (found->pdata[i]), begins))
      return found->pdata[i];
  return NULL;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0';
  return FALSE;
}

/* The part of a control that takes the keyboard is often inside the one that has the name: a menu
 * button's toggle, an entry's text, a row's expander. */
static gboolean
is_named (GtkWidget *widget)
{
  for (int depth = 0; widget && depth < 4; depth++, widget = gtk_widget_get_parent (widget))
    if (has_name (widget))
      return TRUE;
  return FALSE;
}

/* What is not ours to name: the parts libadwaita and GTK make for themselves. */
static gboolean
is_platform_part (GtkWidget *widget)
{
  static const char *const types[] = { "AdwGizmo",
                                       "GtkGizmo",
                                       "AdwTab",
                                       "AdwTabBox",
                                       "AdwViewSwitcherButton",
                                       "GtkWindowControls",
                                       "GtkListBoxRow",
                                       "GtkListItemWidget",
                                       "AdwTabView",
                                       "GtkLabel" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), types[i])
        || gtk_widget_get_ancestor (widget, g_type_from_name ("GtkWindowControls")))
      return TRUE;
  return FALSE;
}

void
fw_test_check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_platform_part (widget) && !is_named (widget))
    {
      g_autoptr (GString) where = g_string_new (NULL);

      for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
        g_string_append_printf (where, "%s%s", w == widget ? "" : " in ", gtk_widget_get_name (w));
      g_error ("this takes the keyboard and has no name: %s", where->str);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    fw_test_check_names (child);
}

void
fw_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        fw_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
