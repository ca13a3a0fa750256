/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-name.h"

#include "fw-compat.h"

#include <glib/gi18n-lib.h>

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *answer = fw_ask_finish (result);
  GtkEditable *entry = GTK_EDITABLE (g_task_get_task_data (task));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_strcmp0 (answer, "accept") == 0 && *name)
    g_task_return_pointer (task, g_steal_pointer (&name), g_free);
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
fw_ask_name_async (GtkWindow *parent, const char *heading, const char *label, const char *name,
                   const char *accept, GAsyncReadyCallback callback, gpointer data)
{
  GtkWidget *entry;
  GTask *task;
  const FwResponse responses[] = {
    { "cancel", _ ("_Cancel"), FW_RESPONSE_PLAIN },
    { "accept", accept, FW_RESPONSE_SUGGESTED },
  };

  g_return_if_fail (GTK_IS_WINDOW (parent));

  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), name ? name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 120);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  task = g_task_new (parent, NULL, callback, data);
  g_task_set_task_data (task, g_object_ref_sink (entry), g_object_unref);
  fw_ask_async (parent, heading, NULL, responses, G_N_ELEMENTS (responses), entry, answered_cb,
                task);
}

char *
fw_ask_name_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
