/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-key-group.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-key-test.h"
#include "fw-name-parts.h"
#include "fw-unit.h"

struct _FwKeyGroup
{
  AdwPreferencesGroup parent_instance;

  FwHttp *http;
  FwServiceId service;
  GCancellable *cancellable; /* of what is under way when the window closes */
  GtkLinkButton *link;
  AdwPasswordEntryRow *entry;
  GtkWidget *save;
  AdwActionRow *state;
  GtkWidget *test;
  GtkWidget *remove;
  gboolean testing;
  char *said; /* how the last test or save ended, or NULL */
};

G_DEFINE_FINAL_TYPE (FwKeyGroup, fw_key_group, ADW_TYPE_PREFERENCES_GROUP)

char *
fw_key_words (FwHttp *http, FwServiceId service)
{
  const gint left = fw_http_get_quota_left (http, service);
  g_autofree char *number = NULL;
  const char *words = NULL;

  switch (fw_keyring_get_state (fw_http_get_keyring (http), service))
    {
    case FW_KEY_STORED:
      words = _ ("Kept in the keyring");
      break;
    case FW_KEY_SESSION:
      words = _ ("Kept until Fairway is closed");
      break;
    default:
      words = fw_service_get (service)->key_needed ? _ ("No key: nothing can be asked")
                                                   : _ ("No key: works with fewer requests a day");
      break;
    }
  if (left < 0)
    return g_strdup (words);
  number = fw_unit_format (left, FW_UNIT_COUNT, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("%s · %s requests left today"), words, number);
}

static void
show (FwKeyGroup *self)
{
  const gboolean has_key = fw_keyring_has_key (fw_http_get_keyring (self->http), self->service);
  g_autofree char *words = fw_key_words (self->http, self->service);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), words);
  adw_action_row_set_subtitle (self->state, self->testing ? _ ("Asking the service…")
                                            : self->said  ? self->said
                                                          : "");
  gtk_widget_set_sensitive (
      self->test, !self->testing && (has_key || !fw_service_get (self->service)->key_needed));
  gtk_widget_set_sensitive (self->remove, has_key);
  gtk_widget_set_sensitive (self->save,
                            *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
}

static void
say (FwKeyGroup *self, const char *text)
{
  g_free (self->said);
  self->said = g_strdup (text);
  show (self);
  fw_announce (GTK_WIDGET (self), text, TRUE);
}

static void
changed_cb (FwKeyGroup *self, const char *service)
{
  if (g_str_equal (service, fw_service_get (self->service)->name))
    show (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeyGroup) self = data;

  say (self, fw_keyring_set_finish (FW_KEYRING (source), result) == FW_KEY_STORED
                 ? _ ("Saved.")
                 : _ ("There is no keyring on this computer: the key is forgotten when Fairway is "
                      "closed."));
}

static void
save_cb (FwKeyGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0')
    return;
  fw_keyring_set_async (fw_http_get_keyring (self->http), self->service, text, NULL, saved_cb,
                        g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeyGroup) self = data;

  fw_keyring_clear_finish (FW_KEYRING (source), result);
  say (self, _ ("Removed."));
}

static void
remove_cb (FwKeyGroup *self)
{
  fw_keyring_clear_async (fw_http_get_keyring (self->http), self->service, NULL, removed_cb,
                          g_object_ref (self));
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeyGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = fw_key_test_finish (result, &error);

  self->testing = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, words ? words : error->message);
}

static void
test_cb (FwKeyGroup *self)
{
  self->testing = TRUE;
  show (self);
  fw_key_test_async (self->http, fw_source_find (self->service), self->cancellable, tested_cb,
                     g_object_ref (self));
}

static void
describe (FwKeyGroup *self)
{
  const FwService *service = fw_service_get (self->service);
  const char *title = _ (service->short_title);
  g_autofree char *link = g_strdup_printf (_ ("Get a free key for %s"), title);
  g_autofree char *entry = g_strdup_printf (_ ("Key for %s"), title);
  g_autofree char *peek = g_strdup_printf (_ ("Show or hide the key for %s"), title);
  g_autofree char *save = g_strdup_printf (_ ("Save the key for %s"), title);
  g_autofree char *test = g_strdup_printf (_ ("Test %s"), title);
  g_autofree char *remove = g_strdup_printf (_ ("Remove the key for %s"), title);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ (service->purpose));
  gtk_link_button_set_uri (self->link, service->sign_up);
  fw_name (GTK_WIDGET (self->link), link);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), entry);
  fw_name (GTK_WIDGET (self->entry), entry);
  fw_name_parts (GTK_WIDGET (self->entry), "GtkText", entry);
  fw_name_parts (GTK_WIDGET (self->entry), "GtkButton", peek);
  fw_name (self->save, save);
  fw_name (self->test, test);
  fw_name (self->remove, remove);
}

static void
fw_key_group_init (FwKeyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_shorten_parts (GTK_WIDGET (self->entry));
  fw_wrap_heading (ADW_PREFERENCES_GROUP (self));
  fw_wrap_label (GTK_BUTTON (self->link));
  self->cancellable = g_cancellable_new ();
}

static void
fw_key_group_dispose (GObject *object)
{
  FwKeyGroup *self = FW_KEY_GROUP (object);

  g_clear_object (&self->http);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (fw_key_group_parent_class)->dispose (object);
}

static void
fw_key_group_finalize (GObject *object)
{
  g_free (FW_KEY_GROUP (object)->said);
  G_OBJECT_CLASS (fw_key_group_parent_class)->finalize (object);
}

static void
fw_key_group_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (FW_KEY_GROUP (widget)->cancellable);
  GTK_WIDGET_CLASS (fw_key_group_parent_class)->unroot (widget);
}

static void
fw_key_group_class_init (FwKeyGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_key_group_dispose;
  object_class->finalize = fw_key_group_finalize;
  widget_class->unroot = fw_key_group_unroot;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-key-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, link);
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, entry);
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, save);
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, state);
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, test);
  gtk_widget_class_bind_template_child (widget_class, FwKeyGroup, remove);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, show);
}

GtkWidget *
fw_key_group_new (FwHttp *http, FwServiceId service)
{
  FwKeyGroup *self;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);
  g_return_val_if_fail (fw_service_get (service)->key_place != FW_KEY_NONE, NULL);

  self = g_object_new (FW_TYPE_KEY_GROUP, NULL);
  self->http = g_object_ref (http);
  self->service = service;
  describe (self);
  g_signal_connect_object (fw_http_get_keyring (http), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
