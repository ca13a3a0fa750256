/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-window-watch.h"

#include "fw-name-parts.h"

#include <string.h>

#define MENDED "fw-mended"

static char *
without_underlines (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

static void
name_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);

  if (label && gtk_button_get_use_underline (button) && strchr (label, '_'))
    {
      g_autofree char *name = without_underlines (label);

      fw_name (GTK_WIDGET (button), name);
    }
}

/* Later platforms leave the items of menus without a name: their labels have none to lend. */
static void
name_menu_item (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_object_get (item, "text", &text, NULL);
  name = text ? without_underlines (text) : NULL;
  if (name && *name != '\0')
    fw_name (item, name);
}

/* Later platforms say the title of a row with a field twice. */
static void
name_entry_row (AdwPreferencesRow *row)
{
  fw_name (GTK_WIDGET (row), adw_preferences_row_get_title (row));
}

static void
row_chosen_cb (AdwComboRow *row)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);

  if (GTK_IS_STRING_OBJECT (chosen))
    fw_describe (GTK_WIDGET (row), gtk_string_object_get_string (chosen));
}

/* A search takes Escape for itself, whether there is something to clear or not. */
static void
stop_search_cb (GtkEditable *search)
{
  GtkWidget *widget = GTK_WIDGET (search);
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root))
           && !gtk_widget_activate_action (widget, "editor.back", NULL))
    gtk_window_close (GTK_WINDOW (root));
}

static const char *
first_label (GtkWidget *widget)
{
  const char *found = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = first_label (child);
  return found;
}

/* Once for each widget. */
static void
mend (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), MENDED))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      name_button (GTK_BUTTON (widget));
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_button), NULL);
    }
  else if (ADW_IS_COMBO_ROW (widget))
    {
      row_chosen_cb (ADW_COMBO_ROW (widget));
      g_signal_connect (widget, "notify::selected-item", G_CALLBACK (row_chosen_cb), NULL);
    }
  else if (ADW_IS_ENTRY_ROW (widget))
    {
      name_entry_row (ADW_PREFERENCES_ROW (widget));
      g_signal_connect (widget, "notify::title", G_CALLBACK (name_entry_row), NULL);
    }
  else if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      name_menu_item (widget);
      g_signal_connect (widget, "notify::text", G_CALLBACK (name_menu_item), NULL);
    }
  else if (GTK_IS_SEARCH_ENTRY (widget))
    g_signal_connect (widget, "stop-search", G_CALLBACK (stop_search_cb), NULL);
  else
    return;
  g_object_set_data (G_OBJECT (widget), MENDED, widget);
}

void
fw_window_watch_mend (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  mend (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    fw_window_watch_mend (child);
}

/* What was made after the window, when the keyboard comes to it. */
static void
focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *menu;
  const char *label;

  if (!focus)
    return;
  mend (focus);
  if (gtk_widget_get_parent (focus))
    mend (gtk_widget_get_parent (focus)); /* the text inside has the keyboard */
  menu = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU);
  if (menu)
    fw_window_watch_mend (menu);
  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (focus), "GtkListItem")
      || !gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER))
    return;
  label = first_label (focus);
  if (label)
    fw_name (focus, label);
}

static void
show_contrast (GtkWidget *window)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (window, "fw-high-contrast");
  else
    gtk_widget_remove_css_class (window, "fw-high-contrast");
}

static void
added_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      show_contrast (GTK_WIDGET (window));
      g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                               G_CALLBACK (show_contrast), window, G_CONNECT_SWAPPED);
      g_signal_connect (window, "map", G_CALLBACK (fw_window_watch_mend), NULL);
      g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
    }
}

/* A window that belongs to another is not among those of the application. */
void
fw_window_watch_all (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (added_cb), NULL);
}
