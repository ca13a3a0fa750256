/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-name-parts.h"

#define FOLLOWED "fw-followed"

static gboolean
is_a (GtkWidget *widget, const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

void
fw_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
fw_describe (GtkWidget *widget, const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (words != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

void
fw_name_parts (GtkWidget *root, const char *type, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (type != NULL && label != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        continue; /* what is in a list of choices has other names */
      if (is_a (child, type))
        fw_name (child, label);
      fw_name_parts (child, type, label);
    }
}

static void
shorten (GtkLabel *label)
{
  if (g_object_get_data (G_OBJECT (label), "fw-shortened"))
    return;
  g_object_set_data (G_OBJECT (label), "fw-shortened", GINT_TO_POINTER (TRUE));
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, -1);
  gtk_label_set_max_width_chars (label, -1); /* dots only where there is no room */
  g_object_bind_property (label, "label", label, "tooltip-text", G_BINDING_SYNC_CREATE);
}

static void
shorten_all (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        continue; /* a list of choices is as wide as the longest of them */

      /* Its own margins, which no style sheet takes away. */
      if (ADW_IS_VIEW_SWITCHER (child))
        g_object_set (child, "margin-start", 0, "margin-end", 0, NULL);
      if (GTK_IS_LABEL (child) && !gtk_label_get_wrap (GTK_LABEL (child)))
        shorten (GTK_LABEL (child));
      shorten_all (child);
    }
}

void
fw_shorten_parts (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  shorten_all (root);
  g_signal_connect (root, "map", G_CALLBACK (shorten_all), NULL); /* some are made when shown */
}

void
fw_wrap_heading (AdwPreferencesGroup *group)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (group)); part;
       part = gtk_widget_get_first_child (part))
    if (GTK_IS_LABEL (part))
      g_object_set (part, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
}

void
fw_wrap_label (GtkButton *button)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_BUTTON (button));

  label = gtk_button_get_child (button);
  if (GTK_IS_LABEL (label))
    g_object_set (label, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
}

/* Lists of choices */

static void
chosen_cb (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gpointer chosen = gtk_drop_down_get_selected_item (drop_down);

  if (button && GTK_IS_STRING_OBJECT (chosen))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (chosen), -1);
}

void
fw_name_drop_down (GtkDropDown *drop_down, const char *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (label != NULL);

  fw_name (GTK_WIDGET (drop_down), label);
  fw_name_parts (GTK_WIDGET (drop_down), "GtkToggleButton", label);
  fw_name_parts (GTK_WIDGET (drop_down), "GtkListItemWidget", label);
  if (!g_object_get_data (G_OBJECT (drop_down), FOLLOWED))
    g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  g_object_set_data (G_OBJECT (drop_down), FOLLOWED, drop_down);
  chosen_cb (drop_down);
}

/* Stacks */

static void
map_cb (GtkWidget *child)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !gtk_widget_get_mapped (child), -1);
}

void
fw_tell_shown (GtkWidget *stack)
{
  g_return_if_fail (GTK_IS_WIDGET (stack));

  for (GtkWidget *child = gtk_widget_get_first_child (stack); child;
       child = gtk_widget_get_next_sibling (child))
    {
      g_signal_connect (child, "map", G_CALLBACK (map_cb), NULL);
      g_signal_connect (child, "unmap", G_CALLBACK (map_cb), NULL);
      map_cb (child);
    }
}
