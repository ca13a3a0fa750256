/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-matters-view.h"

#include "fw-ask-parts.h"
#include "fw-chart-card.h"
#include "fw-chart-data-matters.h"
#include "fw-choices.h"
#include "fw-compat.h"
#include "fw-name-parts.h"
#include "fwe-prior.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_FOLLOWED 5

struct _FwMattersView
{
  AdwBin parent_instance;

  FwAsker *asker;
  GObject *shown;  /* the answer that is shown */
  GError *refusal; /* why it could not be asked, or NULL */
  gboolean told;   /* the answer that is shown was announced */
  AdwComboRow *method;
  AdwComboRow *measure;
  AdwComboRow *runs;
  GtkLabel *hint;
  GtkWidget *ask_button;
  GtkWidget *working;
  GtkProgressBar *progress;
  GtkLabel *words;
  GtkWidget *stop_button;
  GtkLabel *fault;
  GtkWidget *answer;
  GtkLabel *stale;
  GtkLabel *sentence;
  AdwBin *chart;
  FwChartCard *card; /* of the method asked last, NULL before */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FwMattersView, fw_matters_view, ADW_TYPE_BIN)

#define FINDING FW_N_SENSITIVITIES /* the method that is no study */

/* In plain words, with the method's name; runs: few, usual, many (0: the plan's). */
static const struct
{
  const char *title, *name;
  guint runs[3];
} methods[FINDING + 1] = {
  [FW_SENSITIVITY_TORNADO] = { N_ ("What moves it most?"),
                               N_ ("One number at a time, from the low to the high end of its own "
                                   "range (tornado)."),
                               { 250, 1000, 4000 } },
  [FW_SENSITIVITY_MORRIS] = { N_ ("What matters at all?"),
                              N_ ("A quick look at all numbers, to leave most of them out of sight "
                                  "(Morris’ screening)."),
                              { 8, 32, 128 } },
  [FW_SENSITIVITY_SOBOL]
  = { N_ ("Where is the uncertainty?"),
      N_ ("The share of each number, of luck, and of numbers acting together "
          "(Sobol’s indices)."),
      { 256, 1024, 4096 } },
  [FINDING] = { N_ ("What to find out first?"),
                N_ ("What it is worth to know a number before choosing a scenario, in net local "
                    "placements and in dollars (value of information)."),
                { 1000, 0, 16000 } },
};

static const char *const run_names[]
    = { N_ ("Few, for a first look"), N_ ("As usual"), N_ ("Many, for a decision") };

static const FweMeasure measures[] = {
  FWE_M_NET_LOCAL_PLACEMENTS,
  FWE_M_GROSS_PLACEMENTS,
  FWE_M_COMPLETED,
  FWE_M_RETAINED_Q4,
  FWE_M_COST_PER_NET_LOCAL_PLACEMENT,
  FWE_M_BENEFIT_PER_DOLLAR,
  FWE_M_NPV_SOCIETY,
  FWE_M_NPV_TAXPAYER,
  FWE_M_GAP_CLOSED,
  FWE_M_GINI_CHANGE,
};

/* --- The question */

static guint
get_method (FwMattersView *self)
{
  return adw_combo_row_get_selected (self->method);
}

static guint
get_runs (FwMattersView *self)
{
  return methods[get_method (self)].runs[adw_combo_row_get_selected (self->runs)];
}

static FwCompiled *
compile (FwMattersView *self, FwPlan **plan)
{
  FwRunner *runner = fw_asker_get_runner (self->asker);

  *plan = fw_document_get_plan (fw_runner_get_document (runner));
  return fw_plan_compile (*plan, fw_runner_get_scenario (runner), &self->refusal);
}

static void
ask_study (FwMattersView *self)
{
  const FwSensitivitySettings settings
      = { .method = get_method (self),
          .measure = measures[adw_combo_row_get_selected (self->measure)],
          .draws = get_runs (self) };
  FwPlan *plan;
  g_autoptr (FwCompiled) compiled = compile (self, &plan);
  FwSensitivity *study
      = compiled ? fw_sensitivity_new (plan, compiled, &settings, &self->refusal) : NULL;

  if (study)
    fw_asker_ask (self->asker, fw_influences_ask, study, (GDestroyNotify)fw_sensitivity_free);
}

static void
ask_finding (FwMattersView *self)
{
  FwPlan *plan;
  g_autoptr (FwCompiled) compiled = compile (self, &plan);
  FwFindingsJob *job
      = compiled ? fw_findings_job_new (plan, compiled, get_runs (self), &self->refusal) : NULL;

  if (job)
    fw_asker_ask (self->asker, fw_findings_ask, job, (GDestroyNotify)fw_findings_job_free);
}

static void
method_cb (FwMattersView *self)
{
  const guint method = get_method (self);

  if (method > FINDING)
    return;
  gtk_label_set_text (self->hint, _ (methods[method].name));
  /* two measures at once */
  gtk_widget_set_visible (GTK_WIDGET (self->measure), method != FINDING);
}

/* --- What is shown */

static char *
make_sentence (GObject *answer)
{
  FwFindingsData findings;

  if (FW_IS_INFLUENCES (answer))
    {
      const FwInfluencesData data = fw_chart_data_influences (FW_INFLUENCES (answer), NULL);

      return fw_influences_advice (&data, fw_influences_get_method (FW_INFLUENCES (answer)));
    }
  findings = fw_chart_data_findings (FW_FINDINGS (answer), NULL);
  for (guint p = FW_N_FINDINGS; p-- > 0;)
    if (fw_findings_n_worth (&findings.panels[p]) > 0)
      return fw_findings_sentence (&findings.panels[p]);
  return fw_findings_sentence (&findings.panels[0]);
}

static const char *
chart_of (GObject *answer)
{
  return FW_IS_INFLUENCES (answer)
             ? fw_sensitivity_method_name (fw_influences_get_method (FW_INFLUENCES (answer)))
             : "findings";
}

static void
show_chart (FwMattersView *self)
{
  const FwChartRow *row = fw_chart_find (chart_of (self->shown), NULL);

  if (!self->card || fw_chart_card_get_row (self->card) != row)
    {
      self->card = FW_CHART_CARD (fw_chart_card_new (row));
      adw_bin_set_child (self->chart, GTK_WIDGET (self->card));
    }
  fw_chart_view_set_answer (fw_chart_card_get_view (self->card), self->shown);
}

/* A number the trials tell of stands in the plan as the choice among them. */
static const char *
place_of (const char *key)
{
  return g_str_equal (key, FWE_EFFECT_KEY) ? "evidence" : key;
}

static void
add_row (FwMattersView *self, const char *key, const char *title)
{
  GtkWidget *row = g_object_new (
      ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0, "activatable",
      TRUE, "action-name", "matters.follow", "action-target", g_variant_new_string (place_of (key)),
      "tooltip-text", _ ("Show it in the plan"), NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->list, row);
}

/* Once nothing moves any more: what can be followed. */
static void
show_list (FwMattersView *self)
{
  guint n;

  fw_ask_empty (self->list);
  if (FW_IS_INFLUENCES (self->shown))
    {
      const FwInfluence *const *found = fw_influences_get_found (FW_INFLUENCES (self->shown), &n);

      for (guint i = 0; i < MIN (n, MOST_FOLLOWED); i++)
        add_row (self, found[i]->key, found[i]->title);
      return;
    }
  for (guint p = FW_N_FINDINGS; p-- > 0;)
    {
      const FwFindingsData data = fw_chart_data_findings (FW_FINDINGS (self->shown), NULL);

      n = fw_findings_n_worth (&data.panels[p]);
      for (guint i = 0; i < MIN (n, MOST_FOLLOWED); i++)
        add_row (self, data.panels[p].found[i]->key, data.panels[p].found[i]->title);
      if (n > 0)
        return;
    }
}

static void
show_answer (FwMattersView *self)
{
  g_autofree char *sentence = make_sentence (self->shown);

  gtk_label_set_text (self->sentence, sentence);
  show_chart (self);
  self->told = FALSE;
}

static void
show_progress (FwMattersView *self, gboolean running)
{
  const char *words = fw_asker_get_words (self->asker);
  const double share = fw_asker_get_share (self->asker);

  gtk_widget_set_visible (self->working, running);
  gtk_label_set_text (self->words, words ? words : "");
  gtk_progress_bar_set_fraction (self->progress, isfinite (share) ? CLAMP (share, 0, 1) : 0);
}

static void
show_fault (FwMattersView *self)
{
  const GError *error = self->refusal ? self->refusal : fw_asker_get_error (self->asker);

  fw_ask_say (self->fault, error ? error->message : NULL);
}

static void
show (FwMattersView *self)
{
  GObject *answer = fw_asker_get_answer (self->asker);
  const char *stale = fw_asker_get_stale (self->asker);
  const gboolean running = fw_asker_get_running (self->asker);
  const gboolean still = answer && !running;
  GtkWidget *next = fw_ask_next_focus (self->ask_button, self->stop_button, running);

  if (g_set_object (&self->shown, answer) && answer)
    show_answer (self);
  if (still && !self->told)
    {
      show_list (self);
      fw_announce (GTK_WIDGET (self), gtk_label_get_text (self->sentence), TRUE);
      self->told = TRUE;
    }
  gtk_widget_set_visible (self->answer, answer != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          still && gtk_widget_get_first_child (GTK_WIDGET (self->list)));
  fw_ask_say (self->stale, answer ? stale : NULL);
  fw_ask_dim (GTK_WIDGET (self->sentence), answer && stale);
  fw_ask_dim (GTK_WIDGET (self->chart), answer && stale);
  show_progress (self, running);
  show_fault (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matters.ask", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matters.stop", running);
  if (next)
    gtk_widget_grab_focus (next);
}

/* --- Commands */

/* To the number's own row, in the window of the plan. */
static void
follow (FwMattersView *self, const char *key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent
      = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (!parent)
    return;
  gtk_window_present (parent);
  gtk_widget_activate_action (GTK_WIDGET (parent), "view.reveal", "s", key);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwMattersView *self = FW_MATTERS_VIEW (widget);

  if (g_str_equal (action, "matters.follow"))
    {
      follow (self, g_variant_get_string (target, NULL));
      return;
    }
  if (g_str_equal (action, "matters.stop"))
    {
      fw_asker_cancel (self->asker);
      return;
    }
  g_clear_error (&self->refusal);
  if (get_method (self) == FINDING)
    ask_finding (self);
  else
    ask_study (self);
  show (self);
}

/* --- The widget */

static void
fill (AdwComboRow *row, const char *const *titles, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, titles[i]);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fw_matters_view_init (FwMattersView *self)
{
  const char *titles[MAX (G_N_ELEMENTS (measures), FINDING + 1)];

  gtk_widget_init_template (GTK_WIDGET (self));
  fw_spell_choices (self->method);
  fw_spell_choices (self->measure);
  fw_spell_choices (self->runs);
  fw_name_parts (gtk_widget_get_ancestor (GTK_WIDGET (self->method), ADW_TYPE_PREFERENCES_GROUP),
                 "GtkListBox", _ ("What matters most?"));
  for (guint i = 0; i <= FINDING; i++)
    titles[i] = _ (methods[i].title);
  fill (self->method, titles, FINDING + 1);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    titles[i] = fw_result_get_measure_title (measures[i]);
  fill (self->measure, titles, G_N_ELEMENTS (measures));
  for (guint i = 0; i < G_N_ELEMENTS (run_names); i++)
    titles[i] = _ (run_names[i]);
  fill (self->runs, titles, G_N_ELEMENTS (run_names));
  adw_combo_row_set_selected (self->runs, 1);
  method_cb (self);
}

static void
fw_matters_view_dispose (GObject *object)
{
  FwMattersView *self = FW_MATTERS_VIEW (object);

  g_clear_object (&self->asker);
  g_clear_object (&self->shown);
  g_clear_error (&self->refusal);
  G_OBJECT_CLASS (fw_matters_view_parent_class)->dispose (object);
}

static void
fw_matters_view_class_init (FwMattersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_matters_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-matters-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, method);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, measure);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, runs);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, hint);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, ask_button);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, working);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, progress);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, words);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, fault);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, answer);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, stale);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, sentence);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, chart);
  gtk_widget_class_bind_template_child (widget_class, FwMattersView, list);
  gtk_widget_class_bind_template_callback (widget_class, method_cb);
  gtk_widget_class_install_action (widget_class, "matters.ask", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "matters.stop", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "matters.follow", "s", action_cb);
}

GtkWidget *
fw_matters_view_new (FwRunner *runner)
{
  FwMattersView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_MATTERS_VIEW, NULL);
  self->asker = fw_asker_new (runner);
  g_signal_connect_object (self->asker, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

FwAsker *
fw_matters_view_get_asker (FwMattersView *self)
{
  g_return_val_if_fail (FW_IS_MATTERS_VIEW (self), NULL);
  return self->asker;
}
