/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-announcer.h"

#include "fw-compat.h"

#include <glib/gi18n-lib.h>

#define EVERY_MS 1000
#define LONG_MS  1000 /* a run that takes longer says how far it is */

struct _FwAnnouncer
{
  GObject parent_instance;

  GtkWidget *widget; /* borrowed: the window that owns this */
  FwRunner *runner;
  char *waiting; /* said when a second has passed since the last */
  char *said;
  guint n_said;
  guint quiet_id; /* until this has run out nothing is said */
  guint long_id;
  gboolean is_long, half;
};

G_DEFINE_FINAL_TYPE (FwAnnouncer, fw_announcer, G_TYPE_OBJECT)

static void say (FwAnnouncer *self, char *text);

static gboolean
quiet_cb (gpointer data)
{
  FwAnnouncer *self = FW_ANNOUNCER (data);

  self->quiet_id = 0;
  if (self->waiting)
    say (self, g_steal_pointer (&self->waiting));
  return G_SOURCE_REMOVE;
}

/* Takes the text. The newest one waits, those before it are of no use any more. */
static void
say (FwAnnouncer *self, char *text)
{
  if (self->quiet_id != 0)
    {
      g_free (self->waiting);
      self->waiting = text;
      return;
    }
  if (g_strcmp0 (text, self->said) == 0)
    {
      g_free (text);
      return;
    }
  fw_announce (self->widget, text, FALSE);
  g_free (self->said);
  self->said = text;
  self->n_said++;
  self->quiet_id = g_timeout_add (EVERY_MS, quiet_cb, self);
}

static gboolean
long_cb (gpointer data)
{
  FwAnnouncer *self = FW_ANNOUNCER (data);

  self->long_id = 0;
  self->is_long = TRUE;
  say (self, g_strdup (_ ("Computing …")));
  return G_SOURCE_REMOVE;
}

static void
progress_cb (FwAnnouncer *self)
{
  if (!self->is_long || self->half || fw_runner_get_progress (self->runner) < 0.5)
    return;
  self->half = TRUE;
  say (self, g_strdup (_ ("Half of the computing is done")));
}

static void
running_cb (FwAnnouncer *self)
{
  g_clear_handle_id (&self->long_id, g_source_remove);
  if (fw_runner_get_running (self->runner))
    {
      self->is_long = self->half = FALSE;
      self->long_id = g_timeout_add (LONG_MS, long_cb, self);
      return;
    }
  if (self->is_long && fw_runner_get_result (self->runner) && !fw_runner_get_error (self->runner))
    {
      g_autofree char *headline = fw_result_headline (fw_runner_get_result (self->runner));

      /* Translators: %s is a whole sentence. */
      say (self, g_strdup_printf (_ ("Computed. %s"), headline));
    }
  self->is_long = FALSE;
}

static void
result_cb (FwAnnouncer *self)
{
  FwResult *result = fw_runner_get_result (self->runner);

  if (result && !self->is_long)
    say (self, fw_result_headline (result));
}

static void
error_cb (FwAnnouncer *self)
{
  const GError *error = fw_runner_get_error (self->runner);

  if (error)
    say (self, g_strdup (error->message));
}

static void
fw_announcer_dispose (GObject *object)
{
  FwAnnouncer *self = FW_ANNOUNCER (object);

  g_clear_handle_id (&self->quiet_id, g_source_remove);
  g_clear_handle_id (&self->long_id, g_source_remove);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_announcer_parent_class)->dispose (object);
}

static void
fw_announcer_finalize (GObject *object)
{
  FwAnnouncer *self = FW_ANNOUNCER (object);

  g_free (self->waiting);
  g_free (self->said);
  G_OBJECT_CLASS (fw_announcer_parent_class)->finalize (object);
}

static void
fw_announcer_class_init (FwAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_announcer_dispose;
  object_class->finalize = fw_announcer_finalize;
}

static void
fw_announcer_init (FwAnnouncer *self)
{
}

FwAnnouncer *
fw_announcer_new (GtkWidget *widget, FwRunner *runner)
{
  FwAnnouncer *self = g_object_new (FW_TYPE_ANNOUNCER, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && FW_IS_RUNNER (runner), self);

  self->widget = widget;
  self->runner = g_object_ref (runner);
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  running_cb (self);
  return self;
}

const char *
fw_announcer_get_said (FwAnnouncer *self)
{
  g_return_val_if_fail (FW_IS_ANNOUNCER (self), NULL);
  return self->said;
}

guint
fw_announcer_get_n_said (FwAnnouncer *self)
{
  g_return_val_if_fail (FW_IS_ANNOUNCER (self), 0);
  return self->n_said;
}
