/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-session.h"

#include "fw-settings.h"
#include "fw-window.h"

#define PAUSE_MS 500

/* URI, page, scenario, width, height, maximized */
#define ENTRY   "(sssiib)"
#define ENTRIES "a" ENTRY

struct _FwSession
{
  GObject parent_instance;

  GtkApplication *application; /* which owns us */
  guint timer;
  gboolean quitting;
  GVariant *wanted; /* of a restore under way */
  gsize next;
  guint n_opened;
  char *fault; /* why the first that failed did */
};

G_DEFINE_FINAL_TYPE (FwSession, fw_session, G_TYPE_OBJECT)

/* Noting */

static GVariant *
note_window (FwWindow *window)
{
  FwRunner *runner = fw_window_get_runner (window);
  const char *path = runner ? fw_document_get_path (fw_runner_get_document (runner)) : NULL;
  g_autofree char *whole = path ? g_canonicalize_filename (path, NULL) : NULL;
  g_autofree char *uri = whole ? g_filename_to_uri (whole, NULL, NULL) : NULL;
  g_autofree char *page = NULL;
  g_autofree char *scenario = NULL;
  int width, height;

  if (!uri)
    return NULL;
  g_object_get (window, "page", &page, "scenario", &scenario, NULL);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return g_variant_new (ENTRY, uri, page ? page : "", scenario ? scenario : "", width, height,
                        gtk_window_is_maximized (GTK_WINDOW (window)));
}

/* The window used last comes last, so that it ends up on top again. */
static void
note_all (FwSession *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self->application));
  GVariantBuilder entries;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->quitting || self->wanted)
    return;
  windows = g_list_reverse (windows);
  g_variant_builder_init (&entries, G_VARIANT_TYPE (ENTRIES));
  for (GList *l = windows; l; l = l->next)
    {
      GVariant *entry = FW_IS_WINDOW (l->data) ? note_window (l->data) : NULL;

      if (entry)
        g_variant_builder_add_value (&entries, entry);
    }
  fw_settings_set_session (g_variant_builder_end (&entries));
}

static gboolean
timer_cb (gpointer data)
{
  FwSession *self = FW_SESSION (data);

  self->timer = 0;
  note_all (self);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (FwSession *self, GtkWindow *window)
{
  static const char *const watched[]
      = { "notify::page", "notify::scenario", "notify::default-width", "notify::default-height",
          "notify::maximized" };

  if (!FW_IS_WINDOW (window))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (window, watched[i], G_CALLBACK (fw_session_touch), self,
                             G_CONNECT_SWAPPED);
}

/* At once: with its last window the program ends. */
static void
window_removed_cb (FwSession *self)
{
  note_all (self);
}

/* Opening again: one after the other */

static void open_next (FwSession *self);

static void
show (FwSession *self, FwDocument *document, GVariant *entry)
{
  FwWindow *window = fw_window_new (self->application);
  const char *page, *scenario;
  int width, height;
  gboolean maximized;

  g_variant_get (entry, "(s&s&siib)", NULL, &page, &scenario, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (window), MAX (width, 360), MAX (height, 294));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  fw_window_set_document (window, document);
  g_object_set (window, "page", page, "scenario", scenario, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_open_finish (result, &error);
  g_autoptr (GVariant) entry = g_variant_get_child_value (self->wanted, self->next++);

  if (document)
    {
      show (self, document, entry);
      self->n_opened++;
    }
  else if (!self->fault)
    self->fault = g_strdup (error->message);
  open_next (self);
}

static void
finish (FwSession *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  g_clear_pointer (&self->wanted, g_variant_unref);
  if (self->n_opened == 0 && !window)
    {
      window = GTK_WINDOW (fw_window_new (self->application));
      gtk_window_present (window);
      fw_window_find_place (FW_WINDOW (window));
    }
  if (self->fault && FW_IS_WINDOW (window))
    fw_window_tell (FW_WINDOW (window), self->fault);
  g_clear_pointer (&self->fault, g_free);
  g_application_release (G_APPLICATION (self->application));
  fw_session_touch (self);
}

static void
open_next (FwSession *self)
{
  const char *uri;
  g_autoptr (GFile) file = NULL;

  if (self->next >= g_variant_n_children (self->wanted))
    {
      finish (self);
      return;
    }
  g_variant_get_child (self->wanted, self->next, "(&s&s&siib)", &uri, NULL, NULL, NULL, NULL, NULL);
  file = g_file_new_for_uri (uri);
  fw_document_open_async (g_file_peek_path (file) ? g_file_peek_path (file) : "", NULL, opened_cb,
                          g_object_ref (self));
}

/* The object */

static void
fw_session_dispose (GObject *object)
{
  FwSession *self = FW_SESSION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->wanted, g_variant_unref);
  g_clear_pointer (&self->fault, g_free);
  G_OBJECT_CLASS (fw_session_parent_class)->dispose (object);
}

static void
fw_session_class_init (FwSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_session_dispose;
}

static void
fw_session_init (FwSession *self)
{
}

FwSession *
fw_session_new (GtkApplication *application)
{
  FwSession *self = g_object_new (FW_TYPE_SESSION, NULL);

  g_return_val_if_fail (GTK_IS_APPLICATION (application), self);

  self->application = application;
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

void
fw_session_touch (FwSession *self)
{
  g_return_if_fail (FW_IS_SESSION (self));

  if (self->timer == 0 && !self->quitting)
    self->timer = g_timeout_add (PAUSE_MS, timer_cb, self);
}

void
fw_session_begin_quit (FwSession *self)
{
  g_return_if_fail (FW_IS_SESSION (self));
  note_all (self);
  self->quitting = TRUE;
}

void
fw_session_cancel_quit (FwSession *self)
{
  g_return_if_fail (FW_IS_SESSION (self));

  if (!self->quitting)
    return;
  self->quitting = FALSE;
  fw_session_touch (self);
}

gboolean
fw_session_restore (FwSession *self)
{
  g_autoptr (GVariant) session = NULL;

  g_return_val_if_fail (FW_IS_SESSION (self), FALSE);

  if (self->wanted)
    return TRUE; /* started twice: once is under way */
  session = fw_settings_get_session ();
  if (!session || !g_variant_is_of_type (session, G_VARIANT_TYPE (ENTRIES))
      || g_variant_n_children (session) == 0)
    return FALSE;
  self->wanted = g_steal_pointer (&session);
  self->next = 0;
  self->n_opened = 0;
  g_application_hold (G_APPLICATION (self->application));
  open_next (self);
  return TRUE;
}
