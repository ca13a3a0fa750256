/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-shortcuts-window.h"

#include "fw-name-parts.h"
#include "fw-shortcuts.h"

#include <glib/gi18n-lib.h>

struct _FwShortcutsWindow
{
  AdwWindow parent_instance;

  GtkEditable *search;
  GtkStack *stack;
  AdwPreferencesPage *page;
  GPtrArray *rows; /* borrowed, as many as fw_shortcuts() has */
};

G_DEFINE_FINAL_TYPE (FwShortcutsWindow, fw_shortcuts_window, ADW_TYPE_WINDOW)

/* As the person reads the key: "Ctrl+Page Up". */
static char *
key_name (const char *accel)
{
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accel, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
make_row (const FwShortcut *shortcut)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ (shortcut->title), "title-lines", 0, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_auto (GStrv) accels = g_strsplit (shortcut->accels, " ", -1);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; accels[i]; i++)
    {
      g_autofree char *key = key_name (accels[i]);
      GtkWidget *label = gtk_label_new (key);

      gtk_widget_add_css_class (label, "fw-keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", key);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  fw_describe (row, keys->str);
  return row;
}

static void
add_rows (FwShortcutsWindow *self)
{
  AdwPreferencesGroup *group = NULL;
  guint n;
  const FwShortcut *shortcuts = fw_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = make_row (&shortcuts[i]);

      if (i == 0 || !g_str_equal (shortcuts[i].group, shortcuts[i - 1].group))
        {
          group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ (shortcuts[i].group), NULL);
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Words in any order and case, in what a key does or in its name. */
static gboolean
matches (const FwShortcut *shortcut, const char *words)
{
  g_auto (GStrv) accels = g_strsplit (shortcut->accels, " ", -1);

  if (g_str_match_string (words, _ (shortcut->title), TRUE))
    return TRUE;
  for (guint i = 0; accels[i]; i++)
    {
      g_autofree char *key = key_name (accels[i]);

      if (g_str_match_string (words, key, TRUE))
        return TRUE;
    }
  return FALSE;
}

static void
search_cb (FwShortcutsWindow *self)
{
  const char *words = gtk_editable_get_text (self->search);
  GtkWidget *group = NULL;
  gboolean any = FALSE;
  guint n;
  const FwShortcut *shortcuts = fw_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *its_group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
      const gboolean match = *words == '\0' || matches (&shortcuts[i], words);

      if (its_group != group)
        gtk_widget_set_visible (its_group, FALSE);
      group = its_group;
      gtk_widget_set_visible (row, match);
      if (match)
        gtk_widget_set_visible (group, TRUE);
      any = any || match;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "found" : "none");
}

static void
fw_shortcuts_window_finalize (GObject *object)
{
  g_ptr_array_unref (FW_SHORTCUTS_WINDOW (object)->rows);
  G_OBJECT_CLASS (fw_shortcuts_window_parent_class)->finalize (object);
}

static void
fw_shortcuts_window_class_init (FwShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_shortcuts_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwShortcutsWindow, page);
  gtk_widget_class_bind_template_child (widget_class, FwShortcutsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, FwShortcutsWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fw_shortcuts_window_init (FwShortcutsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_name_parts (GTK_WIDGET (self->page), "GtkScrolledWindow", _ ("Keyboard shortcuts"));
  add_rows (self);
}

GtkWidget *
fw_shortcuts_window_new (GtkWindow *parent)
{
  FwShortcutsWindow *self = g_object_new (FW_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}
