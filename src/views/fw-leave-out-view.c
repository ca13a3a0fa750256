/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-leave-out-view.h"

#include "fw-ask-parts.h"
#include "fw-chart-card.h"
#include "fw-compat.h"
#include "fw-leave-out.h"
#include "fw-name-parts.h"

#include <math.h>

struct _FwLeaveOutView
{
  AdwBin parent_instance;

  FwAsker *asker;
  GObject *shown; /* the answer that is shown */
  GtkWidget *ask_button;
  GtkWidget *stop_button;
  GtkWidget *working;
  GtkLabel *words;
  GtkLabel *fault;
  GtkLabel *stale;
  AdwBin *chart; /* of a card, once there is an answer */
};

G_DEFINE_FINAL_TYPE (FwLeaveOutView, fw_leave_out_view, ADW_TYPE_BIN)

/* --- The worker */

static GObject *
answer_cb (FwAsking *asking, gpointer data, GError **error)
{
  FwLeaveOut *answer = fw_leave_out_run (data, fw_asking_get_n_threads (asking),
                                         fw_asking_get_hooks (asking), error);

  return answer ? G_OBJECT (answer) : NULL;
}

static void
ask (FwLeaveOutView *self)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (runner));
  g_autoptr (GError) error = NULL;
  FwCompiled *compiled = fw_plan_compile (plan, fw_runner_get_scenario (runner), &error);

  if (!compiled)
    {
      gtk_label_set_text (self->fault, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
      return;
    }
  fw_asker_ask (self->asker, answer_cb, compiled, (GDestroyNotify)fw_compiled_unref);
}

/* --- What is shown */

static void
show_answer (FwLeaveOutView *self)
{
  FwChartCard *card = FW_CHART_CARD (adw_bin_get_child (self->chart));
  FwScene *scene;

  if (!card)
    {
      card = FW_CHART_CARD (fw_chart_card_new (fw_chart_find ("leave-one-out", NULL)));
      adw_bin_set_child (self->chart, GTK_WIDGET (card));
    }
  fw_chart_view_set_answer (fw_chart_card_get_view (card), self->shown);
  fw_chart_card_set_results (card, fw_runner_get_result (fw_asker_get_runner (self->asker)), NULL);
  scene = fw_chart_view_get_scene (fw_chart_card_get_view (card));
  if (scene)
    fw_announce (GTK_WIDGET (self), fw_scene_title (scene), TRUE);
}

static void
show (FwLeaveOutView *self)
{
  GObject *answer = fw_asker_get_answer (self->asker);
  const char *stale = fw_asker_get_stale (self->asker);
  const char *words = fw_asker_get_words (self->asker);
  const GError *error = fw_asker_get_error (self->asker);
  const gboolean running = fw_asker_get_running (self->asker);
  GtkWidget *next = fw_ask_next_focus (self->ask_button, self->stop_button, running);

  if (g_set_object (&self->shown, answer) && answer)
    show_answer (self);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), answer != NULL);
  gtk_label_set_text (self->stale, stale ? stale : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stale), answer && stale);
  fw_ask_dim (GTK_WIDGET (self->chart), answer && stale);
  gtk_widget_set_visible (self->working, running);
  gtk_label_set_text (self->words, words ? words : "");
  gtk_label_set_text (self->fault, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leave.ask", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leave.stop", running);
  if (next)
    gtk_widget_grab_focus (next);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwLeaveOutView *self = FW_LEAVE_OUT_VIEW (widget);

  if (g_str_equal (action, "leave.stop"))
    fw_asker_cancel (self->asker);
  else
    ask (self);
}

/* --- The widget */

static void
fw_leave_out_view_init (FwLeaveOutView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_wrap_label (GTK_BUTTON (self->ask_button));
}

static void
fw_leave_out_view_dispose (GObject *object)
{
  FwLeaveOutView *self = FW_LEAVE_OUT_VIEW (object);

  g_clear_object (&self->asker);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (fw_leave_out_view_parent_class)->dispose (object);
}

static void
fw_leave_out_view_class_init (FwLeaveOutViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_leave_out_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-leave-out-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, ask_button);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, working);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, words);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, fault);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, stale);
  gtk_widget_class_bind_template_child (widget_class, FwLeaveOutView, chart);
  gtk_widget_class_install_action (widget_class, "leave.ask", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "leave.stop", NULL, action_cb);
}

GtkWidget *
fw_leave_out_view_new (FwRunner *runner)
{
  FwLeaveOutView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_LEAVE_OUT_VIEW, NULL);
  self->asker = fw_asker_new (runner);
  g_signal_connect_object (self->asker, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

FwAsker *
fw_leave_out_view_get_asker (FwLeaveOutView *self)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT_VIEW (self), NULL);
  return self->asker;
}
