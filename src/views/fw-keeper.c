/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-keeper.h"

#include "fw-application.h"
#include "fw-compat.h"
#include "fw-error.h"
#include "fw-file-flow.h"
#include "fw-file-watch.h"
#include "fw-recovery.h"
#include "fw-window.h"

#include <glib/gi18n-lib.h>

struct _FwKeeper
{
  GObject parent_instance;

  GtkWindow *window;           /* which owns us; NULL when it is gone and somebody still holds us */
  GtkApplication *application; /* a window being destroyed has lost it already */
  FwDocument *document;        /* NULL on the start page */
  FwBanner *banner;            /* of the document's view, or NULL like it */
  FwRecovery *recovery;
  FwFileWatch *watch;
  FwRescue *rescue;
  char *fault;      /* why the last save failed */
  char *unsafe;     /* why there is no copy for recovery */
  gboolean refused; /* the last save found another program's file */
  gboolean may_close;
  guint inhibited;
};

G_DEFINE_FINAL_TYPE (FwKeeper, fw_keeper, G_TYPE_OBJECT)

static FwSession *
get_session (FwKeeper *self)
{
  return fw_application_get_session (FW_APPLICATION (self->application));
}

static FwKeeper *
get_keeper (GtkWidget *widget)
{
  return fw_window_get_keeper (FW_WINDOW (widget));
}

/* What is wrong, and what can be done: the worst first */

static gboolean
show_file_changed (FwKeeper *self)
{
  const FwBannerButton buttons[] = {
    { _ ("_Overwrite"), "file.overwrite" },
    { _ ("Save _as…"), "plan.save-as" },
    { _ ("_Reload"), "file.reload" },
  };

  if (!self->refused && fw_file_watch_get_state (self->watch) != FW_FILE_CHANGED)
    return FALSE;
  fw_banner_show (self->banner,
                  self->refused ? _ ("Not saved: the file was changed by another program.")
                                : _ ("The file was changed by another program."),
                  buttons, G_N_ELEMENTS (buttons));
  return TRUE;
}

static gboolean
show_fault (FwKeeper *self)
{
  const FwBannerButton buttons[] = {
    { _ ("_Try again"), "file.retry" },
    { _ ("Save _as…"), "plan.save-as" },
  };

  if (!self->fault)
    return FALSE;
  fw_banner_show (self->banner, self->fault, buttons, G_N_ELEMENTS (buttons));
  return TRUE;
}

static gboolean
show_file_gone (FwKeeper *self)
{
  const FwBannerButton buttons[] = {
    { _ ("_Save again"), "file.overwrite" },
    { _ ("Save _as…"), "plan.save-as" },
  };

  if (fw_file_watch_get_state (self->watch) != FW_FILE_GONE)
    return FALSE;
  fw_banner_show (self->banner, _ ("The file was moved or removed. The plan is still here."),
                  buttons, G_N_ELEMENTS (buttons));
  return TRUE;
}

/* The copy of this very plan before any other. */
static FwRecoveryCopy *
get_offered (FwKeeper *self)
{
  FwRecoveryCopy *own = self->document
                            ? fw_rescue_find (self->rescue, fw_document_get_path (self->document))
                            : NULL;

  return own ? own : fw_rescue_get_nth (self->rescue, 0);
}

static gboolean
show_rescue (FwKeeper *self)
{
  const FwBannerButton buttons[] = {
    { _ ("_Recover"), "rescue.recover" },
    { _ ("_Discard"), "rescue.discard" },
    { _ ("_Later"), "rescue.later" },
  };
  FwRecoveryCopy *copy = get_offered (self);
  g_autofree char *ago = NULL;
  g_autofree char *text = NULL;

  if (!copy)
    return FALSE;
  ago = fw_rescue_ago (copy);
  /* Translators: the title of a plan, then "2 minutes ago" */
  text
      = g_strdup_printf (_ ("Fairway closed unexpectedly. Unsaved changes of “%s”, %s, were kept."),
                         fw_recovery_copy_get_title (copy), ago);
  fw_banner_show (self->banner, text, buttons, G_N_ELEMENTS (buttons));
  return TRUE;
}

static gboolean
show_unsafe (FwKeeper *self)
{
  const FwBannerButton buttons[] = { { _ ("_Close"), "file.dismiss" } };

  if (!self->unsafe)
    return FALSE;
  fw_banner_show (self->banner, self->unsafe, buttons, G_N_ELEMENTS (buttons));
  return TRUE;
}

static void
show_state (FwKeeper *self)
{
  if (!self->document)
    return;
  if (!show_file_changed (self) && !show_fault (self) && !show_file_gone (self)
      && !show_rescue (self) && !show_unsafe (self))
    fw_banner_hide (self->banner);
}

/* The session */

static void
modified_cb (FwKeeper *self)
{
  const gboolean modified = self->document && fw_document_get_modified (self->document);
  g_autofree char *reason = NULL;

  if (!self->application || modified == (self->inhibited != 0))
    return;
  if (!modified)
    {
      gtk_application_uninhibit (self->application, self->inhibited);
      self->inhibited = 0;
      return;
    }
  reason = g_strdup_printf (_ ("“%s” has changes that are not saved"),
                            fw_document_get_title (self->document));
  self->inhibited = gtk_application_inhibit (self->application, self->window,
                                             GTK_APPLICATION_INHIBIT_LOGOUT, reason);
}

/* Saving */

static void
tell_fault (FwKeeper *self, GError *error)
{
  self->refused = g_error_matches (error, FW_ERROR, FW_ERROR_CHANGED);
  g_clear_pointer (&self->fault, g_free);
  if (!self->refused)
    self->fault = g_strdup (error->message);
  show_state (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeeper) self = data;
  g_autoptr (GError) error = NULL;

  if (fw_file_flow_save_finish (result, &error) && self->window)
    fw_window_tell (FW_WINDOW (self->window), _ ("Saved"));
  else if (error)
    tell_fault (self, error);
}

static void
overwritten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeeper) self = data;
  g_autoptr (GError) error = NULL;

  if (fw_document_save_finish (FW_DOCUMENT (source), result, &error) && self->window)
    fw_window_tell (FW_WINDOW (self->window), _ ("Saved"));
  else if (error)
    tell_fault (self, error);
}

static void
document_saved_cb (FwKeeper *self)
{
  self->refused = FALSE;
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->unsafe, g_free);
  show_state (self);
  if (self->window)
    fw_session_touch (get_session (self)); /* it may have a file now */
}

static void
recovery_failed_cb (FwKeeper *self, const char *message)
{
  g_free (self->unsafe);
  self->unsafe = g_strdup (message);
  show_state (self);
}

static void
active_cb (FwKeeper *self)
{
  if (self->window && self->watch && gtk_window_is_active (self->window))
    fw_file_watch_check (self->watch);
}

/* Another document in the place of this one: in a window of its own, for a window keeps its plan */

static void
show_instead (FwKeeper *self, FwDocument *document, FwRecoveryCopy *from)
{
  FwWindow *fresh = fw_window_new (self->application);
  g_autofree char *page = NULL;
  g_autofree char *scenario = NULL;
  int width, height;

  g_object_get (self->window, "page", &page, "scenario", &scenario, NULL);
  gtk_window_get_default_size (self->window, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (fresh), width, height);
  if (gtk_window_is_maximized (self->window))
    gtk_window_maximize (GTK_WINDOW (fresh));
  fw_window_set_document (fresh, document);
  if (from)
    fw_keeper_adopt (fw_window_get_keeper (fresh), from);
  g_object_set (fresh, "page", page, "scenario", scenario, NULL);
  gtk_window_present (GTK_WINDOW (fresh));
  fw_keeper_end (self);
  gtk_window_destroy (self->window);
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_open_finish (result, &error);

  if (!self->window)
    return;
  if (document)
    show_instead (self, document, NULL);
  else
    fw_window_tell (FW_WINDOW (self->window), error->message);
}

static void
reload (FwKeeper *self)
{
  fw_document_open_async (fw_document_get_path (self->document), NULL, reopened_cb,
                          g_object_ref (self));
}

static void
reload_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeeper) self = data;
  g_autofree char *answer = fw_ask_finish (result);

  if (self->window && g_strcmp0 (answer, "reload") == 0)
    reload (self);
}

static void
ask_to_reload (FwKeeper *self)
{
  const FwResponse responses[] = {
    { "cancel", _ ("_Cancel"), FW_RESPONSE_PLAIN },
    { "reload", _ ("_Reload"), FW_RESPONSE_DESTRUCTIVE },
  };

  if (!fw_document_get_modified (self->document))
    reload (self);
  else
    fw_ask_async (self->window, _ ("Reload the plan?"),
                  _ ("Your changes that are not saved are lost. To keep both, save yours under "
                     "another name first."),
                  responses, G_N_ELEMENTS (responses), NULL, reload_answered_cb,
                  g_object_ref (self));
}

/* What an earlier Fairway left */

static void
recover (FwKeeper *self, FwRecoveryCopy *copy)
{
  g_autoptr (FwRecoveryCopy) held = g_object_ref (copy);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_recovery_copy_open (held, &error);
  FwWindow *target = FW_WINDOW (self->window);

  if (!document)
    {
      fw_window_tell (target, error->message);
      return;
    }
  fw_rescue_settle (self->rescue, held, FALSE);
  if (self->document && !fw_document_get_modified (self->document)
      && g_strcmp0 (fw_document_get_path (self->document), fw_recovery_copy_get_path (held)) == 0)
    {
      show_instead (self, document, held);
      return;
    }
  if (self->document)
    target = fw_window_new (self->application);
  fw_window_set_document (target, document);
  fw_keeper_adopt (fw_window_get_keeper (target), held);
  gtk_window_present (GTK_WINDOW (target));
}

typedef struct
{
  FwRescue *rescue;
  FwRecoveryCopy *copy;
} Unwanted;

static void
discard_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Unwanted *unwanted = data;
  g_autofree char *answer = fw_ask_finish (result);

  if (g_strcmp0 (answer, "discard") == 0)
    fw_rescue_settle (unwanted->rescue, unwanted->copy, TRUE);
  g_object_unref (unwanted->rescue);
  g_object_unref (unwanted->copy);
  g_free (unwanted);
}

static void
ask_to_discard (FwKeeper *self, FwRecoveryCopy *copy)
{
  const FwResponse responses[] = {
    { "cancel", _ ("_Cancel"), FW_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), FW_RESPONSE_DESTRUCTIVE },
  };
  Unwanted *unwanted = g_new0 (Unwanted, 1);
  g_autofree char *text
      = g_strdup_printf (_ ("The unsaved changes of “%s” are lost. The file stays as it is."),
                         fw_recovery_copy_get_title (copy));

  unwanted->rescue = g_object_ref (self->rescue);
  unwanted->copy = g_object_ref (copy);
  fw_ask_async (self->window, _ ("Discard the changes?"), text, responses, G_N_ELEMENTS (responses),
                NULL, discard_answered_cb, unwanted);
}

/* The actions */

static void
rescue_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwKeeper *self = get_keeper (widget);
  FwRecoveryCopy *copy = target ? fw_rescue_get_nth (self->rescue, g_variant_get_uint32 (target))
                                : get_offered (self);

  if (!copy)
    return;
  if (g_str_has_prefix (action, "rescue.recover"))
    recover (self, copy);
  else if (g_str_has_prefix (action, "rescue.discard"))
    ask_to_discard (self, copy);
  else
    fw_rescue_settle (self->rescue, copy, FALSE);
}

static void
file_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwKeeper *self = get_keeper (widget);

  if (!self->document)
    return;
  if (g_str_equal (action, "file.overwrite"))
    fw_document_save_async (self->document, NULL, TRUE, NULL, overwritten_cb, g_object_ref (self));
  else if (g_str_equal (action, "file.retry"))
    fw_keeper_save (self, FALSE);
  else if (g_str_equal (action, "file.reload"))
    ask_to_reload (self);
  else
    {
      g_clear_pointer (&self->unsafe, g_free);
      show_state (self);
    }
}

void
fw_keeper_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "file.overwrite", NULL, file_cb },      { "file.retry", NULL, file_cb },
    { "file.reload", NULL, file_cb },         { "file.dismiss", NULL, file_cb },
    { "rescue.recover", NULL, rescue_cb },    { "rescue.discard", NULL, rescue_cb },
    { "rescue.later", NULL, rescue_cb },      { "rescue.recover-nth", "u", rescue_cb },
    { "rescue.discard-nth", "u", rescue_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}

/* Closing */

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwKeeper) self = data;
  g_autoptr (GError) error = NULL;

  self->may_close = fw_file_flow_confirm_finish (result, &error);
  if (error)
    tell_fault (self, error);
  if (self->window && self->may_close)
    gtk_window_close (self->window);
  else if (self->window)
    fw_session_cancel_quit (get_session (self));
}

/* The object */

static void
fw_keeper_dispose (GObject *object)
{
  fw_keeper_release (FW_KEEPER (object));
  G_OBJECT_CLASS (fw_keeper_parent_class)->dispose (object);
}

static void
fw_keeper_finalize (GObject *object)
{
  FwKeeper *self = FW_KEEPER (object);

  g_free (self->fault);
  g_free (self->unsafe);
  G_OBJECT_CLASS (fw_keeper_parent_class)->finalize (object);
}

static void
fw_keeper_class_init (FwKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_keeper_finalize;
}

static void
fw_keeper_init (FwKeeper *self)
{
}

FwKeeper *
fw_keeper_new (GtkWindow *window, FwRescue *rescue)
{
  FwKeeper *self = g_object_new (FW_TYPE_KEEPER, NULL);

  g_return_val_if_fail (GTK_IS_WINDOW (window), self);
  g_return_val_if_fail (FW_IS_RESCUE (rescue), self);

  self->window = window;
  self->application = g_object_ref (gtk_window_get_application (window));
  self->rescue = g_object_ref (rescue);
  g_signal_connect_object (rescue, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
keep_copy (FwKeeper *self, FwRecoveryCopy *from)
{
  g_clear_object (&self->recovery);
  self->recovery = fw_recovery_new (self->document, NULL, from);
  g_signal_connect_object (self->recovery, "failed", G_CALLBACK (recovery_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
fw_keeper_set_document (FwKeeper *self, FwDocument *document, FwBanner *banner)
{
  g_return_if_fail (FW_IS_KEEPER (self));
  g_return_if_fail (FW_IS_DOCUMENT (document));
  g_return_if_fail (FW_IS_BANNER (banner));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->banner = banner;
  self->watch = fw_file_watch_new (document);
  keep_copy (self, NULL);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "saved", G_CALLBACK (document_saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  modified_cb (self);
  show_state (self);
}

void
fw_keeper_adopt (FwKeeper *self, FwRecoveryCopy *copy)
{
  g_return_if_fail (FW_IS_KEEPER (self) && self->document != NULL);
  g_return_if_fail (FW_IS_RECOVERY_COPY (copy));
  keep_copy (self, copy);
}

void
fw_keeper_save (FwKeeper *self, gboolean as)
{
  g_return_if_fail (FW_IS_KEEPER (self) && self->document != NULL);
  fw_file_flow_save_async (self->window, self->document, as, saved_cb, g_object_ref (self));
}

gboolean
fw_keeper_may_close (FwKeeper *self)
{
  g_return_val_if_fail (FW_IS_KEEPER (self), TRUE);

  if (!self->document || self->may_close || !fw_document_get_modified (self->document))
    return TRUE;
  fw_file_flow_confirm_async (self->window, self->document, confirmed_cb, g_object_ref (self));
  return FALSE;
}

void
fw_keeper_release (FwKeeper *self)
{
  g_return_if_fail (FW_IS_KEEPER (self));

  if (self->inhibited)
    gtk_application_uninhibit (self->application, self->inhibited);
  self->inhibited = 0;
  self->window = NULL;
  g_clear_object (&self->application);
  g_clear_object (&self->recovery);
  g_clear_object (&self->watch);
  g_clear_object (&self->document);
  g_clear_object (&self->rescue);
}

void
fw_keeper_end (FwKeeper *self)
{
  g_return_if_fail (FW_IS_KEEPER (self));

  if (self->recovery)
    fw_recovery_end (self->recovery);
}
