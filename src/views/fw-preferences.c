/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-preferences.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-key-group.h"
#include "fw-name-parts.h"
#include "fw-settings.h"

static GtkWidget *
make_keyless (void)
{
  GtkWidget *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Services that need no key"), NULL);

  fw_wrap_heading (ADW_PREFERENCES_GROUP (group));
  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    {
      const FwService *service = fw_service_get (id);

      if (service->key_place == FW_KEY_NONE && service->origin != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                                 _ (service->short_title), "subtitle",
                                                 _ (service->purpose), "title-lines", 0,
                                                 "subtitle-lines", 0, NULL));
    }
  return group;
}

static AdwPreferencesPage *
make_keys (FwHttp *http)
{
  GtkWidget *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", "keys", "title", _ ("Keys"),
                                  "icon-name", "dialog-password-symbolic", NULL);

  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    if (fw_service_get (id)->key_place != FW_KEY_NONE)
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                                ADW_PREFERENCES_GROUP (fw_key_group_new (http, id)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_keyless ()));
  return ADW_PREFERENCES_PAGE (page);
}

static GtkWidget *
make_switch_row (const char *title, const char *subtitle, void (*bind) (GtkWidget *))
{
  GtkWidget *toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle,
                      "activatable-widget", toggle, "title-lines", 0, "subtitle-lines", 0, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  fw_name (GTK_WIDGET (toggle), title);
  bind (toggle);
  return row;
}

static AdwPreferencesPage *
make_plans (void)
{
  GtkWidget *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", "plans", "title", _ ("Plans"),
                                  "icon-name", "document-open-symbolic", NULL);
  GtkWidget *start = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Starting"), NULL);
  GtkWidget *saving = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Saving"), NULL);

  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (start),
      make_switch_row (_ ("Restore the last session"),
                       _ ("Opens the plans that were open when Fairway was quit"),
                       fw_settings_bind_restore_session));
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (saving),
      make_switch_row (_ ("Keep the version before each save"),
                       _ ("Beside the plan, under the same name with “~” at its end"),
                       fw_settings_bind_keep_previous));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (start));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (saving));
  return ADW_PREFERENCES_PAGE (page);
}

void
fw_preferences_show (GtkWindow *parent, FwHttp *http)
{
  AdwPreferencesPage *pages[2];

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (FW_IS_HTTP (http));

  pages[0] = make_keys (http);
  pages[1] = make_plans ();
  fw_show_preferences (parent, pages, G_N_ELEMENTS (pages));
}
