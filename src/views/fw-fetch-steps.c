/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fetch-steps.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-unit.h"

struct _FwFetchSteps
{
  AdwBin parent_instance;

  FwFetch *fetch;
  GCancellable *cancellable;
  FwHarvest *harvest;
  GHashTable *rows; /* FwRequest to its row */
  guint foreseen;
  gboolean said_half;
  GtkLabel *progress_words;
  GtkProgressBar *progress;
  GtkListBox *list;
};

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwFetchSteps, fw_fetch_steps, ADW_TYPE_BIN)

static char *
count_text (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static const char *
step_words (FwStepState state)
{
  switch (state)
    {
    case FW_STEP_ASKING:
      return _ ("Asking…");
    case FW_STEP_ARRIVED:
      return _ ("Arrived");
    case FW_STEP_STORED:
      return _ ("Stored earlier");
    case FW_STEP_FAILED:
      return _ ("Did not arrive");
    default:
      return _ ("Waiting");
    }
}

static const char *
step_icon (FwStepState state)
{
  switch (state)
    {
    case FW_STEP_ARRIVED:
    case FW_STEP_STORED:
      return "object-select-symbolic";
    case FW_STEP_FAILED:
      return "dialog-warning-symbolic";
    default:
      return "content-loading-symbolic";
    }
}

static void
show_progress (FwFetchSteps *self)
{
  guint done, known, all;
  g_autofree char *n_done = NULL, *n_all = NULL, *words = NULL;

  fw_fetch_get_progress (self->fetch, &done, &known);
  all = MAX (MAX (known, self->foreseen), 1);
  n_done = count_text (done);
  n_all = count_text (all);
  words = g_strdup_printf (_ ("%s of %s requests answered"), n_done, n_all);
  gtk_label_set_text (self->progress_words, words);
  gtk_progress_bar_set_fraction (self->progress, (double)done / all);
  if (!self->said_half && 2 * done >= all)
    {
      self->said_half = TRUE;
      fw_announce (GTK_WIDGET (self), words, FALSE);
    }
}

static GtkWidget *
make_step (FwRequest *request)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                      fw_request_get_title (request), "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *icon
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *who = gtk_label_new (_ (service->short_title));

  gtk_widget_add_css_class (who, "dim-label");
  gtk_widget_add_css_class (who, "fw-small");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), who);
  g_object_set_data (G_OBJECT (row), "fw-icon", icon);
  return row;
}

static void
step_cb (FwFetchSteps *self, FwRequest *request, int state, const char *message)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, request);

  if (row == NULL)
    {
      row = make_step (request);
      gtk_list_box_append (self->list, row);
      g_hash_table_insert (self->rows, fw_request_ref (request), row);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               message != NULL ? message : step_words ((FwStepState)state));
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "fw-icon"),
                                step_icon ((FwStepState)state));
  show_progress (self);
}

static void
forget_steps (FwFetchSteps *self)
{
  GtkWidget *row;

  g_hash_table_remove_all (self->rows);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  self->said_half = FALSE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwFetchSteps) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwHarvest) harvest = fw_fetch_run_finish (FW_FETCH (source), result, &error);

  if (self->fetch != FW_FETCH (source))
    return; /* it was stopped, and perhaps another one begun */
  fw_fetch_steps_stop (self);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  self->harvest = g_steal_pointer (&harvest);
  g_signal_emit (self, signals[ENDED], 0, error);
}

void
fw_fetch_steps_ask (FwFetchSteps *self, FwHttp *http, const FwTarget *target,
                    FwSourceChoice *sources)
{
  g_return_if_fail (FW_IS_FETCH_STEPS (self) && FW_IS_HTTP (http) && target != NULL);

  fw_fetch_steps_stop (self);
  forget_steps (self);
  self->cancellable = g_cancellable_new ();
  self->fetch = fw_fetch_new (http, target);
  fw_source_choice_add_to (sources, self->fetch);
  self->foreseen = fw_source_choice_count_requests (sources);
  g_signal_connect_object (self->fetch, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  show_progress (self);
  fw_announce (GTK_WIDGET (self), _ ("Asking the public services"), TRUE);
  fw_fetch_run_async (self->fetch, fw_http_is_offline (http) ? FW_STORE_ONLY : FW_STORE_FRESH,
                      self->cancellable, fetched_cb, g_object_ref (self));
}

void
fw_fetch_steps_stop (FwFetchSteps *self)
{
  g_return_if_fail (FW_IS_FETCH_STEPS (self));

  if (self->fetch != NULL)
    g_signal_handlers_disconnect_by_data (self->fetch, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetch);
}

FwHarvest *
fw_fetch_steps_take_harvest (FwFetchSteps *self)
{
  g_return_val_if_fail (FW_IS_FETCH_STEPS (self), NULL);

  return g_steal_pointer (&self->harvest);
}

/* The window was closed: nobody waits for the answers. */
static void
fw_fetch_steps_unroot (GtkWidget *widget)
{
  fw_fetch_steps_stop (FW_FETCH_STEPS (widget));

  GTK_WIDGET_CLASS (fw_fetch_steps_parent_class)->unroot (widget);
}

static void
fw_fetch_steps_dispose (GObject *object)
{
  FwFetchSteps *self = FW_FETCH_STEPS (object);

  fw_fetch_steps_stop (self);
  g_clear_pointer (&self->harvest, fw_harvest_free);

  G_OBJECT_CLASS (fw_fetch_steps_parent_class)->dispose (object);
}

static void
fw_fetch_steps_finalize (GObject *object)
{
  g_hash_table_unref (FW_FETCH_STEPS (object)->rows);

  G_OBJECT_CLASS (fw_fetch_steps_parent_class)->finalize (object);
}

static void
fw_fetch_steps_init (FwFetchSteps *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)fw_request_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_fetch_steps_class_init (FwFetchStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_fetch_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_fetch_steps_finalize;
  widget_class->unroot = fw_fetch_steps_unroot;
  signals[ENDED] = g_signal_new ("ended", FW_TYPE_FETCH_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-fetch-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, FwFetchSteps, progress_words);
  gtk_widget_class_bind_template_child (widget_class, FwFetchSteps, progress);
  gtk_widget_class_bind_template_child (widget_class, FwFetchSteps, list);
}

GtkWidget *
fw_fetch_steps_new (void)
{
  return g_object_new (FW_TYPE_FETCH_STEPS, NULL);
}
