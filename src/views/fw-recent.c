/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-recent.h"

#include "fw-plan-io.h"

static void
recent_free (gpointer data)
{
  FwRecent *self = data;

  g_free (self->uri);
  g_free (self->name);
  g_free (self->when);
  g_free (self);
}

void
fw_recent_add (GFile *file)
{
  g_autofree char *uri = NULL;
  g_autofree char *command = NULL;
  char *groups[] = { "Fairway", NULL };
  char type[] = FW_PLAN_MEDIA_TYPE, name[] = "Fairway";

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  command = g_strdup ("fairway %u");
  gtk_recent_manager_add_full (
      gtk_recent_manager_get_default (), uri,
      &(GtkRecentData){
          .mime_type = type, .app_name = name, .app_exec = command, .groups = groups });
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *const *left = a;
  GtkRecentInfo *const *right = b;

  return g_date_time_compare (gtk_recent_info_get_modified (*right),
                              gtk_recent_info_get_modified (*left));
}

static FwRecent *
recent_new (GtkRecentInfo *info)
{
  FwRecent *self = g_new0 (FwRecent, 1);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent ? g_file_get_basename (parent) : g_strdup ("");
  g_autofree char *day = g_date_time_format (gtk_recent_info_get_modified (info), "%x");

  self->uri = g_strdup (gtk_recent_info_get_uri (info));
  self->name = g_strdup (gtk_recent_info_get_display_name (info));
  if (g_str_has_suffix (self->name, FW_PLAN_SUFFIX))
    self->name[strlen (self->name) - strlen (FW_PLAN_SUFFIX)] = '\0';
  self->when = g_strdup_printf ("%s · %s", day, folder);
  return self;
}

GPtrArray *
fw_recent_list (guint max)
{
  g_autolist (GtkRecentInfo) items
      = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_free);

  for (GList *l = items; l; l = l->next)
    if (gtk_recent_info_has_application (l->data, "Fairway") && gtk_recent_info_exists (l->data))
      g_ptr_array_add (ours, l->data);
  g_ptr_array_sort (ours, newest_first);
  for (guint i = 0; i < ours->len && i < max; i++)
    g_ptr_array_add (list, recent_new (ours->pdata[i]));
  return list;
}
