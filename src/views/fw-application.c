/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"

#include "fw-builtin.h"
#include "fw-compat.h"
#include "fw-plan-commands.h"
#include "fw-shortcuts.h"

#include <glib/gi18n-lib.h>

struct _FwApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FwApplication, fw_application, ADW_TYPE_APPLICATION)

static FwWindow *
new_window (GApplication *application)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fw_window_find_place (new_window (G_APPLICATION (data)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  guint n;
  const FwShortcut *rows = fw_shortcuts (&n);

  if (window)
    fw_show_shortcuts (window, rows, n);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window)
    fw_show_about (window);
}

/* Each window may have changes to save: quitting asks every one of them to close. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
fw_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (fw_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  fw_shortcuts_install (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (FW_APP_ID);
}

static void
fw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window)
    gtk_window_present (window);
  else
    fw_window_find_place (new_window (application));
}

/* "fairway minneapolis" names a plan that comes with Fairway, unless a file is called so. */
static gboolean
is_builtin (GFile *file, char **id)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  *id = g_file_get_basename (file);
  if (g_file_query_exists (file, NULL))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (plans[i].id, *id) == 0)
      return TRUE;
  return FALSE;
}

static void
fw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *id = NULL;

      if (is_builtin (files[i], &id))
        fw_plan_open_builtin (new_window (application), id);
      else
        fw_plan_open_file (new_window (application), files[i]);
    }
}

static void
fw_application_init (FwApplication *self)
{
}

static void
fw_application_class_init (FwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = fw_application_startup;
  application_class->activate = fw_application_activate;
  application_class->open = fw_application_open;
}

FwApplication *
fw_application_new (void)
{
  return g_object_new (FW_TYPE_APPLICATION, "application-id", FW_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/fairway_planner/Fairway", NULL);
}
