/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-take-view.h"

#include "fw-ask-parts.h"
#include "fw-chart-card.h"
#include "fw-compat.h"
#include "fw-goal-answer.h"
#include "fw-mover-card.h"
#include "fw-plan-io.h"
#include "fw-take-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _FwTakeView
{
  AdwBin parent_instance;

  FwAsker *asker;
  GObject *shown; /* the answer that is shown */
  FwTakeForm *form;
  GtkWidget *ask_button;
  GtkWidget *working;
  GtkLabel *words;
  GtkWidget *stop_button;
  GtkLabel *fault;
  GtkWidget *answer;
  GtkLabel *stale;
  GtkLabel *question;
  GtkLabel *sentence;
  GtkListBox *list;
  GtkWidget *try_button;
  AdwBin *chart;
  FwChartCard *card; /* in it once there is an answer */
};

G_DEFINE_FINAL_TYPE (FwTakeView, fw_take_view, ADW_TYPE_BIN)

/* --- The worker */

/* All a worker needs, of its own. */
typedef struct
{
  FwPlan *plan;
  char *scenario;
  FwTarget target;
  GStrv keys;
  FwAsking *asking;
  guint n_runs;
  double done; /* of the run under way */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->plan);
  g_free (job->scenario);
  g_strfreev (job->keys);
  g_free (job);
}

static bool
stop_cb (void *user_data)
{
  return fw_asking_is_stopped (((Job *)user_data)->asking);
}

/* How many runs it takes is not known; how many there were is. */
static void
progress_cb (double done, void *user_data)
{
  Job *job = user_data;
  g_autofree char *n = NULL;
  g_autofree char *words = NULL;

  job->n_runs += done < job->done;
  job->done = done;
  n = fw_unit_format (job->n_runs + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);
  /* Translators: %s is which run of the model it is, counted from 1. */
  words = g_strdup_printf (_ ("Run %s"), n);
  fw_asking_progress (job->asking, NAN, words);
}

static GObject *
answer_cb (FwAsking *asking, gpointer data, GError **error)
{
  Job *job = data;
  const FweHooks hooks = { stop_cb, progress_cb, job };
  FwScenario *scenario = fw_plan_find_scenario (job->plan, job->scenario, error);
  g_autoptr (FwGoalSeek) seek = NULL;

  if (scenario == NULL)
    return NULL;

  job->asking = asking;
  seek = fw_goal_seek_new (job->plan, scenario, &job->target, error);
  if (seek == NULL
      || !fw_goal_seek_run (seek, fw_plan_get_draws (job->plan), fw_plan_get_seed (job->plan),
                            fw_asking_get_n_threads (asking), &hooks, error))
    return NULL;

  return G_OBJECT (fw_goal_answer_new (seek));
}

static void
ask (FwTakeView *self)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = NULL;
  FwTarget target;
  GStrv keys = NULL;
  Job *job;

  if (!fw_take_form_get_target (self->form, &target, &keys))
    return;

  plan = fw_plan_new_copy (fw_document_get_plan (fw_runner_get_document (runner)), &error);
  if (plan == NULL)
    {
      fw_ask_say (self->fault, error->message);
      g_strfreev (keys);
      return;
    }

  job = g_new0 (Job, 1);
  job->plan = g_steal_pointer (&plan);
  job->scenario = g_strdup (fw_part_get_id (FW_PART (fw_runner_get_scenario (runner))));
  job->keys = keys;
  job->target = target;
  fw_asker_ask (self->asker, answer_cb, job, job_free);
}

/* --- What is shown */

static void
show_unknown (FwTakeView *self, FwGoalAnswer *answer)
{
  fw_ask_empty (self->list);
  for (guint i = 0; i < fw_goal_answer_get_n_unknown (answer); i++)
    {
      const FwGoalUnknown *unknown = fw_goal_answer_get_unknown (answer, i);
      g_autofree char *from = fw_unit_format (unknown->from, unknown->unit, FW_STYLE_TABLE);
      g_autofree char *to = fw_unit_format (unknown->to, unknown->unit, FW_STYLE_TABLE);

      gtk_list_box_append (self->list, fw_ask_change_row (unknown->title, from, to));
    }
}

static void
show_answer (FwTakeView *self)
{
  FwGoalAnswer *answer = FW_GOAL_ANSWER (self->shown);
  const FweSeek *found = fw_goal_answer_get_found (answer);

  gtk_label_set_text (self->question, fw_goal_answer_get_question (answer));
  gtk_label_set_text (self->sentence, fw_goal_answer_get_sentence (answer));
  show_unknown (self, answer);
  if (!self->card)
    {
      self->card = FW_CHART_CARD (fw_chart_card_new (fw_chart_find ("backcast", NULL)));
      adw_bin_set_child (self->chart, GTK_WIDGET (self->card));
    }
  fw_chart_view_set_answer (fw_chart_card_get_view (self->card), self->shown);
  gtk_button_set_label (GTK_BUTTON (self->try_button),
                        found->reached ? _ ("Try it") : _ ("Try the nearest to it"));
  fw_announce (GTK_WIDGET (self), fw_goal_answer_get_sentence (answer), TRUE);
}

static void
allow (FwTakeView *self)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (runner));
  const gboolean running = fw_asker_get_running (self->asker);
  const gboolean fresh = self->shown && fw_asker_get_stale (self->asker) == NULL;
  g_auto (GStrv) keys = NULL;
  FwTarget target;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.ask",
                                 !running && fw_take_form_get_target (self->form, &target, &keys));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.stop", running);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "take.try",
      fresh && !fw_plan_is_read_only (plan)
          && fw_try_get_n_values (fw_goal_answer_get_try (FW_GOAL_ANSWER (self->shown))) > 0);
}

static void
show (FwTakeView *self)
{
  GObject *answer = fw_asker_get_answer (self->asker);
  const char *stale = fw_asker_get_stale (self->asker);
  const char *words = fw_asker_get_words (self->asker);
  const GError *error = fw_asker_get_error (self->asker);
  GtkWidget *next
      = fw_ask_next_focus (self->ask_button, self->stop_button, fw_asker_get_running (self->asker));

  if (g_set_object (&self->shown, answer) && answer)
    show_answer (self);
  gtk_widget_set_visible (self->answer, answer != NULL);
  fw_ask_say (self->stale, answer ? stale : NULL);
  fw_ask_dim (GTK_WIDGET (self->sentence), answer && stale);
  fw_ask_dim (GTK_WIDGET (self->list), answer && stale);
  fw_ask_dim (GTK_WIDGET (self->chart), answer && stale);
  gtk_widget_set_visible (self->working, fw_asker_get_running (self->asker));
  gtk_label_set_text (self->words, words ? words : "");
  fw_ask_say (self->fault, error ? error->message : NULL);
  allow (self);
  if (next)
    gtk_widget_grab_focus (next);
}

/* --- Commands */

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwTakeView *self = FW_TAKE_VIEW (widget);

  if (g_str_equal (action, "take.stop"))
    fw_asker_cancel (self->asker);
  else if (g_str_equal (action, "take.try"))
    fw_mover_card_apply (widget, fw_asker_get_runner (self->asker),
                         fw_goal_answer_get_try (FW_GOAL_ANSWER (self->shown)));
  else
    ask (self);
}

static void
ask_cb (FwTakeView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "take.ask", NULL);
}

/* --- The widget */

static void
fw_take_view_init (FwTakeView *self)
{
  g_type_ensure (FW_TYPE_TAKE_FORM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_take_view_dispose (GObject *object)
{
  FwTakeView *self = FW_TAKE_VIEW (object);

  g_clear_object (&self->asker);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (fw_take_view_parent_class)->dispose (object);
}

static void
fw_take_view_class_init (FwTakeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_take_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-take-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, form);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, ask_button);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, working);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, words);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, fault);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, answer);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, stale);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, question);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, sentence);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, list);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, try_button);
  gtk_widget_class_bind_template_child (widget_class, FwTakeView, chart);
  gtk_widget_class_bind_template_callback (widget_class, allow);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_install_action (widget_class, "take.ask", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "take.stop", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "take.try", NULL, action_cb);
}

GtkWidget *
fw_take_view_new (FwRunner *runner)
{
  FwTakeView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_TAKE_VIEW, NULL);
  self->asker = fw_asker_new (runner);
  g_signal_connect_object (self->asker, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  fw_take_form_set_runner (self->form, runner);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (allow), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

FwAsker *
fw_take_view_get_asker (FwTakeView *self)
{
  g_return_val_if_fail (FW_IS_TAKE_VIEW (self), NULL);
  return self->asker;
}
