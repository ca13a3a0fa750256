/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"

#include "fw-builtin.h"
#include "fw-compat.h"
#include "fw-memory.h"
#include "fw-plan-commands.h"
#include "fw-preferences.h"
#include "fw-rest.h"
#include "fw-shortcuts-window.h"
#include "fw-shortcuts.h"
#include "fw-window-watch.h"

#include <glib/gi18n-lib.h>

#define FIRST_FRAME 40 /* ms: about what a window takes to show */

struct _FwApplication
{
  AdwApplication parent_instance;

  FwHttp *http; /* made when first asked for */
  FwRescue *rescue;
  FwSession *session;
};

G_DEFINE_FINAL_TYPE (FwApplication, fw_application, ADW_TYPE_APPLICATION)

static FwWindow *
new_window (GApplication *application, gboolean waits)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  if (waits)
    fw_window_wait (window);
  gtk_window_present (GTK_WINDOW (window));
  fw_memory_release_soon ();
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fw_window_find_place (new_window (G_APPLICATION (data), FALSE));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window)
    gtk_window_present (GTK_WINDOW (fw_shortcuts_window_new (window)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window)
    fw_preferences_show (window, fw_application_get_http (FW_APPLICATION (data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window)
    fw_show_about (window);
}

static void
help_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && FW_IS_WINDOW (window))
    fw_window_tell (FW_WINDOW (window),
                    _ ("There is no viewer for the help here. Each ? explains its number; "
                       "“What it shows” in a chart’s menu explains the chart."));
}

/* The help at a page; without one at the page of answers in sight. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  const char *page = g_variant_get_string (parameter, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *uri = NULL;

  if (FW_IS_WINDOW (window) && fw_window_get_runner (FW_WINDOW (window)))
    g_object_get (window, "page", &shown, NULL);
  uri = g_strdup_printf ("help:fairway/%s", *page ? page : shown ? shown : "index");
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, help_shown_cb,
                                           window ? g_object_ref (window) : NULL);
}

/* Each window may have changes to save: quitting asks every one of them to close. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  fw_session_begin_quit (FW_APPLICATION (data)->session);
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
fw_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "help", .activate = help_cb, .parameter_type = "s" },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (fw_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  fw_shortcuts_install (GTK_APPLICATION (application));
  fw_rest_watch ();
  fw_window_watch_all ();
  gtk_window_set_default_icon_name (FW_APP_ID);
  fw_rescue_look (FW_APPLICATION (application)->rescue);
}

static void
fw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window)
    gtk_window_present (window);
  else if (!fw_session_restore (FW_APPLICATION (application)->session))
    fw_window_find_place (new_window (application, FALSE));
}

/* "fairway minneapolis" names a plan that comes with Fairway, unless a file is called so. A name
 * of no file and no plan is taken for a plan too: what is said then tells the nearest. */
static gboolean
is_builtin (GFile *file, char **id)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  *id = g_file_get_basename (file);
  if (*id == NULL || g_file_query_exists (file, NULL))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (plans[i].id, *id) == 0)
      return TRUE;
  return g_file_is_native (file) && !strpbrk (*id, "./");
}

typedef struct
{
  FwWindow *window;
  char *id;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_free (opening->id);
  g_free (opening);
}

static gboolean
open_soon_cb (gpointer data)
{
  const Opening *opening = data;

  fw_plan_open_builtin (opening->window, opening->id);
  return G_SOURCE_REMOVE;
}

/* The window shows before the plan's widgets are made. Not when idle: on a slow machine the
 * spinner's frames would always come first. */
static void
open_soon (FwWindow *window, const char *id)
{
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening){ g_object_ref (window), g_strdup (id) };
  g_timeout_add_full (G_PRIORITY_DEFAULT, FIRST_FRAME, open_soon_cb, opening, opening_free);
}

static void
fw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *id = NULL;

      FwWindow *window = new_window (application, TRUE);

      if (is_builtin (files[i], &id))
        open_soon (window, id);
      else
        fw_plan_open_file (window, files[i]);
    }
}

/* A server in the place of the services is for trying things out: such a program keeps to itself.
 */
static int
fw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree char *server = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_lookup (options, "server", "s", &server))
    return -1;
  if (!fw_application_set_server (FW_APPLICATION (application), server, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
fw_application_finalize (GObject *object)
{
  g_clear_object (&FW_APPLICATION (object)->http);
  g_clear_object (&FW_APPLICATION (object)->rescue);
  g_clear_object (&FW_APPLICATION (object)->session);
  G_OBJECT_CLASS (fw_application_parent_class)->finalize (object);
}

static void
fw_application_init (FwApplication *self)
{
  static const GOptionEntry entries[] = {
    { "server", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { NULL },
  };

  self->rescue = fw_rescue_new ();
  self->session = fw_session_new (GTK_APPLICATION (self));
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

static void
fw_application_class_init (FwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_application_finalize;
  application_class->startup = fw_application_startup;
  application_class->handle_local_options = fw_application_handle_local_options;
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

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  fw_keyring_load_finish (FW_KEYRING (source), result);
}

FwHttp *
fw_application_get_http (FwApplication *self)
{
  g_return_val_if_fail (FW_IS_APPLICATION (self), NULL);

  if (self->http == NULL)
    {
      g_autoptr (FwKeyring) keyring = fw_keyring_new (TRUE);

      self->http = fw_http_new (keyring, NULL);
      fw_keyring_load_async (keyring, NULL, loaded_cb, NULL);
    }
  return self->http;
}

FwRescue *
fw_application_get_rescue (FwApplication *self)
{
  g_return_val_if_fail (FW_IS_APPLICATION (self), NULL);
  return self->rescue;
}

FwSession *
fw_application_get_session (FwApplication *self)
{
  g_return_val_if_fail (FW_IS_APPLICATION (self), NULL);
  return self->session;
}

FwKeyring *
fw_application_get_keyring (FwApplication *self)
{
  g_return_val_if_fail (FW_IS_APPLICATION (self), NULL);
  return fw_http_get_keyring (fw_application_get_http (self));
}

gboolean
fw_application_set_server (FwApplication *self, const char *address, GError **error)
{
  g_autoptr (FwKeyring) keyring = NULL;
  g_autoptr (FwHttp) http = NULL;

  g_return_val_if_fail (FW_IS_APPLICATION (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  keyring = fw_keyring_new (FALSE);
  http = fw_http_new (keyring, NULL);
  if (!fw_http_set_server (http, address, error))
    return FALSE;
  g_set_object (&self->http, http);
  return TRUE;
}
