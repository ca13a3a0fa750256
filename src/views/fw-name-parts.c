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
