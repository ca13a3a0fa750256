/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-choices.h"

#include "fw-name-parts.h"

/* A line of the list is no longer; then it wraps, so that the list stays on a narrow screen. */
#define LINE_CHARS 34

/* What is chosen keeps so many letters beside a long title, which wraps. */
#define CHOSEN_CHARS 6

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                   LINE_CHARS, "hexpand", TRUE, NULL);
  GtkWidget *tick = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

/* Its room is kept, so that the list is as wide whatever is chosen. */
static void
show_tick (GtkListItem *item, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (
      tick, gtk_list_item_get_position (item) == adw_combo_row_get_selected (row) ? 1.0 : 0.0);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (choice));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_tick), item,
                           G_CONNECT_SWAPPED);
  show_tick (item, NULL, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_data (row, item);
}

static void
keep_room (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        continue;
      if (GTK_IS_LABEL (child)
          && gtk_label_get_ellipsize (GTK_LABEL (child)) != PANGO_ELLIPSIZE_NONE)
        {
          const glong chars = g_utf8_strlen (gtk_label_get_text (GTK_LABEL (child)), -1);

          gtk_label_set_width_chars (GTK_LABEL (child), (int)MIN (chars, CHOSEN_CHARS));
        }
      keep_room (child);
    }
}

void
fw_spell_choices (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, 0);
  adw_combo_row_set_list_factory (row, factory);
  fw_shorten_parts (GTK_WIDGET (row));
  g_signal_connect (row, "map", G_CALLBACK (keep_room), NULL); /* made when shown */
  g_signal_connect_after (row, "notify::selected", G_CALLBACK (keep_room), NULL);
}
