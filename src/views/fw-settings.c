/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-settings.h"

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source ? g_settings_schema_source_lookup (source, FW_APP_ID, TRUE) : NULL;

  return schema ? g_settings_new (FW_APP_ID) : NULL;
}

void
fw_settings_restore_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!settings)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

void
fw_settings_restore_plan (FwSplit *split, AdwViewStack *pages)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *page = NULL;

  g_return_if_fail (FW_IS_SPLIT (split));
  g_return_if_fail (ADW_IS_VIEW_STACK (pages));

  if (!settings)
    return;
  fw_split_set_sidebar_width (split, g_settings_get_int (settings, "sidebar-width"));
  page = g_settings_get_string (settings, "page");
  if (adw_view_stack_get_child_by_name (pages, page))
    adw_view_stack_set_visible_child_name (pages, page);
}

void
fw_settings_save_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = open_settings ();
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!settings)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

void
fw_settings_save_plan (FwSplit *split, const char *page)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_return_if_fail (FW_IS_SPLIT (split));

  if (!settings)
    return;
  g_settings_set_int (settings, "sidebar-width", fw_split_get_sidebar_width (split));
  g_settings_set_string (settings, "page", page);
}

#define KEEP_PREVIOUS   "keep-previous"
#define RESTORE_SESSION "restore-session"
#define SESSION         "session"

static void
bind_switch (GtkWidget *toggle, const char *key)
{
  g_autoptr (GSettings) settings = open_settings ();

  gtk_widget_set_sensitive (toggle, settings != NULL);
  if (settings)
    g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  else
    gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
}

void
fw_settings_bind_keep_previous (GtkWidget *toggle)
{
  g_return_if_fail (GTK_IS_SWITCH (toggle));
  bind_switch (toggle, KEEP_PREVIOUS);
}

void
fw_settings_bind_restore_session (GtkWidget *toggle)
{
  g_return_if_fail (GTK_IS_SWITCH (toggle));
  bind_switch (toggle, RESTORE_SESSION);
}

GVariant *
fw_settings_get_session (void)
{
  g_autoptr (GSettings) settings = open_settings ();

  return settings && g_settings_get_boolean (settings, RESTORE_SESSION)
             ? g_settings_get_value (settings, SESSION)
             : NULL;
}

void
fw_settings_set_session (GVariant *session)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (session);
  g_autoptr (GSettings) settings = open_settings ();

  if (!settings)
    return;
  g_settings_set_value (settings, SESSION, held);
  g_settings_sync (); /* the program may be about to end */
}

static void
keep_previous_cb (FwDocument *document, const char *key, GSettings *settings)
{
  fw_document_set_keep_previous (document, g_settings_get_boolean (settings, key));
}

void
fw_settings_follow_document (FwDocument *document)
{
  GSettings *settings = open_settings ();

  g_return_if_fail (FW_IS_DOCUMENT (document));

  if (!settings)
    return;
  keep_previous_cb (document, KEEP_PREVIOUS, settings);
  g_signal_connect_object (settings, "changed::" KEEP_PREVIOUS, G_CALLBACK (keep_previous_cb),
                           document, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (document), "fw-settings", settings, g_object_unref);
}
