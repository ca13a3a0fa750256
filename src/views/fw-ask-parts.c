/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-parts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "fw-name-parts.h"

void
fw_ask_dim (GtkWidget *widget, gboolean dimmed)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (dimmed)
    gtk_widget_add_css_class (widget, "fw-stale");
  else
    gtk_widget_remove_css_class (widget, "fw-stale");
}

GtkWidget *
fw_ask_next_focus (GtkWidget *ask_button, GtkWidget *stop_button, gboolean running)
{
  g_return_val_if_fail (GTK_IS_WIDGET (ask_button) && GTK_IS_WIDGET (stop_button), NULL);

  if (running)
    return gtk_widget_has_focus (ask_button) ? stop_button : NULL;

  return gtk_widget_has_focus (stop_button) ? ask_button : NULL;
}

void
fw_ask_say (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

GtkWidget *
fw_ask_change_row (const char *title, const char *from, const char *to)
{
  const gboolean stays = g_str_equal (from, to);
  g_autofree char *change = g_strdup_printf ("%s → %s", from, to);
  g_autofree char *words = NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "title-lines", 0, "activatable", FALSE, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", stays ? from : change,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (stays)
    /* Translators: %s is the value of a number of the plan. */
    words = g_strdup_printf (_ ("stays at %s"), from);
  else
    /* Translators: the values of a number of the plan, now and then. */
    words = g_strdup_printf (_ ("from %s to %s"), from, to);
  gtk_widget_add_css_class (label, "numeric");
  if (stays)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  fw_describe (row, words);
  return row;
}

void
fw_ask_empty (GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}
