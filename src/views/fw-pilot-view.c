/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-view.h"

#include "fw-actual.h"
#include "fw-ask-parts.h"
#include "fw-chart-card.h"
#include "fw-data-list.h"
#include "fw-name-parts.h"
#include "fw-pilot-learn.h"

#include <glib/gi18n-lib.h>

/* A value of no more letters stands in one line; more wrap where room is short: "$62,700 →
 * $74,700". */
#define VALUE_CHARS 10

struct _FwPilotView
{
  AdwBin parent_instance;

  FwRunner *runner;
  guint64 generation; /* of the document, when the lists were filled */
  GtkLabel *line;
  GtkWidget *found;
  AdwBin *chart; /* of a card, once there are records */
  GtkWidget *lessons;
  GtkListBox *lesson_list;
  GtkLabel *lesson_line;
  GtkListBox *wioa_list;
};

G_DEFINE_FINAL_TYPE (FwPilotView, fw_pilot_view, ADW_TYPE_BIN)

static FwPlan *
get_plan (FwPilotView *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

/* --- Rows */

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *value,
         const char *said)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0,
                      "subtitle", subtitle, "subtitle-lines", 0, "activatable", FALSE, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", value, "wrap",
                                   g_utf8_strlen (value, -1) > VALUE_CHARS, "natural-wrap-mode",
                                   GTK_NATURAL_WRAP_NONE, "justify", GTK_JUSTIFY_RIGHT,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  fw_describe (row, said);
  gtk_list_box_append (list, row);
}

static void
add_lesson (FwPilotView *self, const FwLesson *lesson)
{
  const FwBelief *prior = &lesson->prior, *posterior = &lesson->posterior;
  g_autofree char *from = fw_unit_format (prior->p50, lesson->unit, FW_STYLE_LABEL);
  g_autofree char *to = fw_unit_format (posterior->p50, lesson->unit, FW_STYLE_LABEL);
  g_autofree char *before
      = fw_unit_format_range (prior->p10, prior->p90, lesson->unit, FW_STYLE_LABEL);
  g_autofree char *after
      = fw_unit_format_range (posterior->p10, posterior->p90, lesson->unit, FW_STYLE_LABEL);
  g_autofree char *records = fw_unit_format (lesson->records, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *value = g_strdup_printf ("%s → %s", from, to);
  /* Translators: the values of a number of the plan, now and then. */
  g_autofree char *said = g_strdup_printf (_ ("from %s to %s"), from, to);
  g_autofree char *change = NULL;
  g_autofree char *subtitle = NULL;

  if (lesson->weak)
    /* Translators: number of records, a range. */
    change
        = g_strdup_printf (_ ("Before, any share counts as likely as another; after %s records of "
                              "the whole pilot the 80%% range is %s."),
                           records, after);
  else if (lesson->whole)
    /* Translators: two ranges, number of records. */
    change = g_strdup_printf (_ ("80%% range %s before, %s after %s records of the whole pilot."),
                              before, after, records);
  else
    change = g_strdup_printf (_ ("80%% range %s before, %s after %s records of this program."),
                              before, after, records);
  /* Two sentences, each whole. */
  subtitle = g_strdup_printf ("%s %s", lesson->known, change);
  add_row (self->lesson_list, lesson->title, subtitle, value, said);
}

/* Whether the plan's number is what the pilot made of it already. */
static gboolean
is_learned (FwPilotView *self, const FwLesson *lesson)
{
  FwParameter *parameter = fw_plan_get_parameter (get_plan (self), NULL, lesson->key, NULL);

  return parameter != NULL && fw_parameter_get_value (parameter) == lesson->posterior.p50
         && fw_parameter_get_p10 (parameter) == lesson->posterior.p10
         && fw_parameter_get_p90 (parameter) == lesson->posterior.p90;
}

/* "–" for what is not known, and why it is not. */
static void
add_no_lesson (FwPilotView *self, const FwNoLesson *other)
{
  add_row (self->lesson_list, other->title, other->why, "–", _ ("nothing learned"));
}

/* Where no program of the records was matched, several of the plan would take one and the same. */
static gboolean
is_mixed (FwPilotView *self, GPtrArray *lessons)
{
  GListModel *programs = fw_plan_get_list (get_plan (self), FW_LIST_PROGRAMS);

  for (guint i = 0; i < lessons->len; i++)
    {
      const FwLesson *lesson = lessons->pdata[i];

      if (lesson->whole && g_str_has_prefix (lesson->key, "programs."))
        return g_list_model_get_n_items (programs) > 1;
    }
  return FALSE;
}

static const char *
lesson_words (gboolean any, gboolean learned, gboolean mixed)
{
  if (!any)
    return _ ("The records change none of the plan’s numbers.");
  if (learned)
    return _ ("The plan uses what the pilot says; undo takes it back.");
  if (mixed)
    return _ ("What the plan believed, and what it would believe with the records. No program of "
              "the records is matched with one of the plan, so each would take what all of them "
              "together came to: to keep them apart, import the records again and say which is "
              "which. Nothing changes until you say so.");
  return _ ("What the plan believed, and what it would believe with the records. Nothing changes "
            "until you say so.");
}

static void
show_lessons (FwPilotView *self, GPtrArray *lessons, GPtrArray *others)
{
  gboolean learned = TRUE;

  fw_ask_empty (self->lesson_list);
  for (guint i = 0; i < lessons->len; i++)
    {
      add_lesson (self, lessons->pdata[i]);
      learned = learned && is_learned (self, lessons->pdata[i]);
    }
  for (guint i = 0; i < others->len; i++)
    add_no_lesson (self, others->pdata[i]);
  gtk_widget_set_visible (self->lessons, lessons->len + others->len > 0);
  gtk_label_set_text (self->lesson_line,
                      lesson_words (lessons->len > 0, learned, is_mixed (self, lessons)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pilot.learn",
                                 !learned && !fw_plan_is_read_only (get_plan (self)));
}

static void
show_wioa (FwPilotView *self, FwPilot *pilot)
{
  g_autoptr (GArray) table = fw_pilot_wioa (pilot);

  fw_ask_empty (self->wioa_list);
  for (guint i = 0; i < table->len; i++)
    {
      const FwWioaRow *row = &g_array_index (table, FwWioaRow, i);
      g_autofree char *value = fw_wioa_dup_value (row);
      /* Two sentences, each whole. */
      g_autofree char *subtitle = row->note != NULL
                                      ? g_strdup_printf ("%s %s", row->definition, row->note)
                                      : g_strdup (row->definition);

      add_row (self->wioa_list, row->title, subtitle, value, value);
    }
}

/* --- What is shown */

static void
show_chart (FwPilotView *self, FwResult *result, FwPilot *pilot)
{
  FwChartCard *card = FW_CHART_CARD (adw_bin_get_child (self->chart));
  g_autoptr (FwActual) actual = fw_actual_new (result, pilot);

  if (!card)
    {
      card = FW_CHART_CARD (fw_chart_card_new (fw_chart_find ("actual", NULL)));
      adw_bin_set_child (self->chart, GTK_WIDGET (card));
    }
  fw_chart_view_set_answer (fw_chart_card_get_view (card), G_OBJECT (actual));
}

static char *
line_words (FwPilot *pilot)
{
  g_autofree char *month = NULL;

  if (!pilot)
    return g_strdup (_ ("Import a partner’s outcome records, a table with a row a person. Only "
                        "counts enter the plan, none of fewer than 10 people."));
  month = pilot->as_of ? fw_data_key_title (pilot->as_of) : g_strdup ("");
  /* Translators: %s is a month. */
  return g_strdup_printf (_ ("Partners’ outcome records up to %s, counted: no row of a person is "
                             "in the plan, and counts of fewer than 10 people are withheld."),
                          month);
}

static void
show (FwPilotView *self)
{
  FwDocument *document = fw_runner_get_document (self->runner);
  FwResult *result = fw_runner_get_result (self->runner);
  const guint64 generation = fw_document_get_generation (document) + 1;
  g_autoptr (FwPilot) pilot = fw_pilot_from_plan (get_plan (self));
  g_autofree char *line = line_words (pilot);

  gtk_label_set_text (self->line, line);
  gtk_widget_set_visible (self->found, pilot != NULL && result != NULL);
  if (!pilot || !result)
    return;
  show_chart (self, result, pilot);
  if (self->generation != generation)
    {
      g_autoptr (GPtrArray) others = NULL;
      g_autoptr (GPtrArray) lessons = fw_pilot_learn (pilot, get_plan (self), &others);

      self->generation = generation;
      show_lessons (self, lessons, others);
      show_wioa (self, pilot);
    }
}

/* Only in sight: a page nobody opened has nothing to keep up to date. */
static void
result_cb (FwPilotView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
fw_pilot_view_map (GtkWidget *widget)
{
  show (FW_PILOT_VIEW (widget));
  GTK_WIDGET_CLASS (fw_pilot_view_parent_class)->map (widget);
}

static void
learn_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPilotView *self = FW_PILOT_VIEW (widget);
  g_autoptr (FwPilot) pilot = fw_pilot_from_plan (get_plan (self));
  g_autoptr (GPtrArray) lessons = pilot ? fw_pilot_learn (pilot, get_plan (self), NULL) : NULL;
  g_autoptr (FwChange) change = lessons ? fw_pilot_learn_change (get_plan (self), lessons) : NULL;
  g_autoptr (GError) error = NULL;

  if (change && !fw_document_apply (fw_runner_get_document (self->runner), change, &error))
    gtk_label_set_text (self->lesson_line, error->message);
}

/* --- The widget */

static void
fw_pilot_view_init (FwPilotView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pilot.learn", FALSE);
}

static void
fw_pilot_view_dispose (GObject *object)
{
  g_clear_object (&FW_PILOT_VIEW (object)->runner);
  G_OBJECT_CLASS (fw_pilot_view_parent_class)->dispose (object);
}

static void
fw_pilot_view_class_init (FwPilotViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_pilot_view_dispose;
  widget_class->map = fw_pilot_view_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-pilot-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, line);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, found);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, chart);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, lessons);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, lesson_list);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, lesson_line);
  gtk_widget_class_bind_template_child (widget_class, FwPilotView, wioa_list);
  gtk_widget_class_install_action (widget_class, "pilot.learn", NULL, learn_cb);
}

GtkWidget *
fw_pilot_view_new (FwRunner *runner)
{
  FwPilotView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_PILOT_VIEW, NULL);
  self->runner = g_object_ref (runner);
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
