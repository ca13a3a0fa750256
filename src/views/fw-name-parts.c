/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-name-parts.h"

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
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), type))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        label, -1);
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
