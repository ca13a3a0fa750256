/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-spend-view.h"

#include "fw-allocation.h"
#include "fw-ask-parts.h"
#include "fw-chart-card.h"
#include "fw-choices.h"
#include "fw-compat.h"
#include "fw-mover-card.h"
#include "fw-name-parts.h"
#include "fw-plan-io.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _FwSpendView
{
  AdwBin parent_instance;

  FwAsker *asker;
  GObject *shown; /* the answer that is shown */
  AdwComboRow *measure;
  GtkEditable *budget;
  AdwComboRow *group; /* the first row is nobody */
  GStrv group_ids;    /* of the others */
  GStrv group_names;
  GtkEditable *share;
  GtkSwitch *supports;
  GtkWidget *ask_button;
  GtkWidget *working;
  GtkLabel *words;
  GtkWidget *stop_button;
  GtkLabel *fault;
  GtkWidget *answer;
  GtkLabel *stale;
  GtkLabel *sentence;
  GtkListBox *list;
  GtkLabel *binding;
  GtkWidget *try_button;
  GtkListBox *prices;
  AdwBin *chart;
  FwChartCard *card; /* in it once there is an answer */
};

G_DEFINE_FINAL_TYPE (FwSpendView, fw_spend_view, ADW_TYPE_BIN)

/* --- The worker */

/* All a worker needs, of its own. */
typedef struct
{
  FwPlan *plan;
  char *scenario;
  FwAllocationQuestion question; /* its floors are the one below */
  FwFloor under;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->plan);
  g_free (job->scenario);
  g_free (job);
}

static GObject *
answer_cb (FwAsking *asking, gpointer data, GError **error)
{
  Job *job = data;
  FwScenario *scenario = fw_plan_find_scenario (job->plan, job->scenario, error);

  if (scenario == NULL)
    return NULL;

  job->question.floors = &job->under;
  return (GObject *)fw_allocation_new_run (
      job->plan, scenario, &job->question, fw_plan_get_draws (job->plan),
      fw_plan_get_seed (job->plan), fw_asking_get_n_threads (asking), fw_asking_get_hooks (asking),
      error);
}

static gboolean
mark (GtkEditable *entry, gboolean fine)
{
  if (fine)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fine ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return fine;
}

/* NULL for nobody. */
static const char *
get_group (FwSpendView *self)
{
  const guint row = adw_combo_row_get_selected (self->group);

  return self->group_ids && row > 0 && row <= g_strv_length (self->group_ids)
             ? self->group_ids[row - 1]
             : NULL;
}

/* Where it is in that plan. */
static gboolean
find_group (FwPlan *plan, const char *id, guint *index)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      if (g_str_equal (fw_part_get_id (group), id))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* FALSE while what is typed is no question. The group is left to who has the plan. */
static gboolean
read_question (FwSpendView *self, FwAllocationQuestion *question, FwFloor *under)
{
  const char *budget = gtk_editable_get_text (self->budget);
  const gboolean has_floor = get_group (self) != NULL;
  gboolean fine;

  *question = (FwAllocationQuestion){ .measure = adw_combo_row_get_selected (self->measure),
                                      .budget = NAN,
                                      .chance = NAN,
                                      .smallest = NAN,
                                      .n_floors = has_floor,
                                      .supports = gtk_switch_get_active (self->supports),
                                      .n_budgets = FW_ALLOCATE_BUDGETS };
  under->group = 0;
  under->share = 0.0;
  gtk_widget_set_visible (GTK_WIDGET (self->share), has_floor);
  fine = *budget == '\0'
         || (fw_unit_parse (budget, FW_UNIT_DOLLARS, &question->budget) && question->budget >= 0.0
             && question->budget <= 1e12);
  fine = mark (self->budget, fine);
  return mark (self->share, !has_floor
                                || (fw_unit_parse (gtk_editable_get_text (self->share),
                                                   FW_UNIT_SHARE, &under->share)
                                    && under->share >= 0.0 && under->share <= 1.0))
         && fine;
}

static void
ask (FwSpendView *self)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = NULL;
  FwAllocationQuestion question;
  FwFloor under;
  Job *job;

  if (!read_question (self, &question, &under))
    return;

  plan = fw_plan_new_copy (fw_document_get_plan (fw_runner_get_document (runner)), &error);
  if (plan == NULL)
    {
      fw_ask_say (self->fault, error->message);
      return;
    }
  if (get_group (self) && !find_group (plan, get_group (self), &under.group))
    return;

  job = g_new0 (Job, 1);
  job->plan = g_steal_pointer (&plan);
  job->scenario = g_strdup (fw_part_get_id (FW_PART (fw_runner_get_scenario (runner))));
  job->question = question;
  job->under = under;
  fw_asker_ask (self->asker, answer_cb, job, job_free);
}

/* --- What is shown */

static char *
value_text (const FwUse *use, double value)
{
  /* a support is there or not */
  if (use->unit == FW_UNIT_SHARE)
    return g_strdup (value > 0.0 ? _ ("on") : _ ("off"));

  return fw_unit_format (value, use->unit, FW_STYLE_TABLE);
}

static void
add_use (FwSpendView *self, guint index)
{
  const FwUse *use = fw_allocation_get_use (FW_ALLOCATION (self->shown), index);
  g_autofree char *not_held = fw_allocation_class_sentence (FW_ALLOCATION (self->shown), index);
  g_autofree char *from = value_text (use, use->from);
  g_autofree char *to = value_text (use, use->to);
  GtkWidget *row = fw_ask_change_row (use->title, from, to);

  if (not_held)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), not_held);
  gtk_list_box_append (self->list, row);
}

static void
add_price (FwSpendView *self, const char *sentence)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", sentence,
                                 "title-lines", 0, "activatable", FALSE, NULL);

  gtk_list_box_append (self->prices, row);
}

static void
show_answer (FwSpendView *self)
{
  FwAllocation *answer = FW_ALLOCATION (self->shown);
  g_autofree char *sentence = fw_allocation_sentence (answer);
  g_autofree char *binding = fw_allocation_binding_sentence (answer);
  g_autofree char *nothing = fw_allocation_nothing_sentence (answer);

  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->binding, binding);
  fw_ask_empty (self->list);
  fw_ask_empty (self->prices);
  for (guint i = 0; i < fw_allocation_get_n_uses (answer); i++)
    add_use (self, i);
  for (guint i = 0; i < fw_allocation_get_n_prices (answer); i++)
    {
      g_autofree char *price = fw_allocation_price_sentence (answer, i);

      if (!fw_allocation_price_is_nothing (answer, i))
        add_price (self, price);
    }
  if (nothing)
    add_price (self, nothing);
  if (!self->card)
    {
      self->card = FW_CHART_CARD (fw_chart_card_new (fw_chart_find ("frontier", NULL)));
      adw_bin_set_child (self->chart, GTK_WIDGET (self->card));
    }
  fw_chart_view_set_answer (fw_chart_card_get_view (self->card), self->shown);
  fw_announce (GTK_WIDGET (self), sentence, TRUE);
}

static void
allow (FwSpendView *self)
{
  FwRunner *runner;
  FwPlan *plan;
  gboolean running, fresh;
  g_autoptr (FwTry) what = NULL;
  FwAllocationQuestion question;
  FwFloor under;

  if (!self->asker) /* while the form is filled */
    return;

  runner = fw_asker_get_runner (self->asker);
  plan = fw_document_get_plan (fw_runner_get_document (runner));
  running = fw_asker_get_running (self->asker);
  fresh = self->shown && fw_asker_get_stale (self->asker) == NULL;
  if (fresh)
    what = fw_allocation_make_try (FW_ALLOCATION (self->shown));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "spend.ask",
                                 read_question (self, &question, &under) && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "spend.stop", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "spend.try",
                                 what && !fw_plan_is_read_only (plan));
}

static void
show (FwSpendView *self)
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
  fw_ask_dim (GTK_WIDGET (self->prices), answer && stale);
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
try_it (FwSpendView *self)
{
  g_autoptr (FwTry) what = fw_allocation_make_try (FW_ALLOCATION (self->shown));

  if (what)
    fw_mover_card_apply (GTK_WIDGET (self), fw_asker_get_runner (self->asker), what);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwSpendView *self = FW_SPEND_VIEW (widget);

  if (g_str_equal (action, "spend.stop"))
    fw_asker_cancel (self->asker);
  else if (g_str_equal (action, "spend.try"))
    try_it (self);
  else
    ask (self);
}

static void
ask_cb (FwSpendView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "spend.ask", NULL);
}

/* --- The widget */

/* What may be chosen, again whenever the plan has other groups: the one that was chosen stays. */
static void
fill_groups (FwSpendView *self)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);
  GListModel *groups
      = fw_plan_get_list (fw_document_get_plan (fw_runner_get_document (runner)), FW_LIST_GROUPS);
  g_autoptr (GStrvBuilder) id_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) name_builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GtkStringList) model = NULL;
  g_autofree char *chosen = g_strdup (get_group (self));

  g_strv_builder_add (name_builder, _ ("Nobody in particular"));
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      g_strv_builder_add (id_builder, fw_part_get_id (group));
      g_strv_builder_add (name_builder, fw_part_get_title (group));
    }
  ids = g_strv_builder_end (id_builder);
  names = g_strv_builder_end (name_builder);
  if (self->group_ids
      && g_strv_equal ((const char *const *)ids, (const char *const *)self->group_ids)
      && g_strv_equal ((const char *const *)names, (const char *const *)self->group_names))
    return;

  g_strfreev (self->group_ids);
  g_strfreev (self->group_names);
  self->group_ids = g_steal_pointer (&ids);
  self->group_names = g_steal_pointer (&names);
  model = gtk_string_list_new ((const char *const *)self->group_names);
  adw_combo_row_set_model (self->group, G_LIST_MODEL (model));
  for (guint i = 0; chosen && self->group_ids[i]; i++)
    if (g_str_equal (self->group_ids[i], chosen))
      adw_combo_row_set_selected (self->group, i + 1);
}

static void
fill_measures (FwSpendView *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);

  for (FwAllocateMeasure m = 0; m < FW_N_ALLOCATE; m++)
    gtk_string_list_append (measures, fw_allocate_measure_title (m));
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (measures));
}

static void
fw_spend_view_init (FwSpendView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_wrap_label (GTK_BUTTON (self->ask_button));
  fw_spell_choices (self->measure);
  fw_spell_choices (self->group);
  fw_name_parts (gtk_widget_get_ancestor (GTK_WIDGET (self->measure), ADW_TYPE_PREFERENCES_GROUP),
                 "GtkListBox", _ ("What is the best use of the money?"));
}

static void
fw_spend_view_dispose (GObject *object)
{
  FwSpendView *self = FW_SPEND_VIEW (object);

  g_clear_object (&self->asker);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (fw_spend_view_parent_class)->dispose (object);
}

static void
fw_spend_view_finalize (GObject *object)
{
  g_strfreev (FW_SPEND_VIEW (object)->group_ids);
  g_strfreev (FW_SPEND_VIEW (object)->group_names);
  G_OBJECT_CLASS (fw_spend_view_parent_class)->finalize (object);
}

static void
fw_spend_view_class_init (FwSpendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_spend_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_spend_view_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-spend-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, measure);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, budget);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, group);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, share);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, supports);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, binding);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, prices);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, ask_button);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, working);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, words);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, fault);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, answer);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, stale);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, sentence);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, list);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, try_button);
  gtk_widget_class_bind_template_child (widget_class, FwSpendView, chart);
  gtk_widget_class_bind_template_callback (widget_class, allow);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_install_action (widget_class, "spend.ask", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "spend.stop", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "spend.try", NULL, action_cb);
}

GtkWidget *
fw_spend_view_new (FwRunner *runner)
{
  FwSpendView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_SPEND_VIEW, NULL);
  self->asker = fw_asker_new (runner);
  g_signal_connect_object (self->asker, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  fill_measures (self);
  fill_groups (self);
  g_signal_connect_object (fw_runner_get_document (runner), "notify::generation",
                           G_CALLBACK (fill_groups), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

FwAsker *
fw_spend_view_get_asker (FwSpendView *self)
{
  g_return_val_if_fail (FW_IS_SPEND_VIEW (self), NULL);
  return self->asker;
}
