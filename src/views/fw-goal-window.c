/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-window.h"

#include "fw-choices.h"
#include "fw-name-parts.h"
#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define VALUE   "goal.value"
#define QUARTER "goal.quarter"
#define CHANCE  "goal.chance"

struct _FwGoalWindow
{
  AdwWindow parent_instance;

  FwRunner *runner;
  GtkWidget *set_button;
  AdwComboRow *measure;
  GtkWidget *fields; /* of nothing but a goal */
  GtkEditable *value;
  GtkLabel *value_fault;
  AdwComboRow *quarter;
  GtkEditable *chance;
  GtkLabel *chance_fault;
  GtkEditable *note;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (FwGoalWindow, fw_goal_window, ADW_TYPE_WINDOW)

/* In the order of the list; the ids are those of the plan's field "goal-measure". */
static const struct
{
  const char *id;
  const char *title;
  const char *counted; /* in the sentence below the fields */
} measures[] = {
  { "none", N_ ("No goal"), "" },
  { "net_local_placements", N_ ("Net local placements"), N_ ("net local placements") },
  { "gross_placements", N_ ("Placements, gross"), N_ ("placements") },
  { "completed", N_ ("People who finish a course"), N_ ("completers") },
};

static FwPlan *
get_plan (FwGoalWindow *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

static gboolean
has_goal (FwGoalWindow *self)
{
  return adw_combo_row_get_selected (self->measure) != 0;
}

/* What is typed */

/* FALSE and why not, in words, unless it is a number the key takes that is above 0. */
static gboolean
read_number (GtkEditable *entry, const char *key, double *number, char **fault)
{
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;

  if (fw_unit_parse (gtk_editable_get_text (entry), row->unit, number) && *number > 0
      && *number <= row->hi)
    return TRUE;
  lowest = fw_unit_format (row->step, row->unit, FW_STYLE_LABEL);
  highest = fw_unit_format (row->hi, row->unit, FW_STYLE_TABLE);
  /* Translators: the least and the most that may be typed. */
  *fault = g_strdup_printf (_ ("A number from %s to %s is wanted."), lowest, highest);
  return FALSE;
}

static gboolean
check (GtkEditable *entry, GtkLabel *fault, const char *key, double *number)
{
  g_autofree char *words = NULL;
  const gboolean fine = read_number (entry, key, number, &words);

  gtk_label_set_text (fault, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (fault), !fine);
  if (fine)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fine ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words ? words : "", -1);
  return fine;
}

static char *
quarter_name (FwGoalWindow *self, guint quarter)
{
  FwPlan *plan = get_plan (self);

  return fw_unit_format_quarter (fw_plan_get_start_year (plan), fw_plan_get_start_quarter (plan),
                                 quarter);
}

/* The goal as it would be, in one sentence. */
static void
show_sentence (FwGoalWindow *self, double value, double chance)
{
  g_autofree char *people = fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_TABLE);
  g_autofree char *quarter = quarter_name (self, adw_combo_row_get_selected (self->quarter));
  g_autofree char *runs = fw_unit_format (chance, FW_UNIT_SHARE, FW_STYLE_LABEL);
  /* Translators: number, what is counted, quarter, share: "200 net local placements by Q4 2028, in
   * at least 80% of the runs". */
  g_autofree char *text = g_strdup_printf (
      _ ("%s %s by %s, in at least %s of the runs."), people,
      _ (measures[adw_combo_row_get_selected (self->measure)].counted), quarter, runs);

  gtk_label_set_text (self->sentence, text);
}

static void
edited_cb (FwGoalWindow *self)
{
  double value = 0, chance = 0;
  gboolean fine;

  if (!self->runner)
    return;
  gtk_widget_set_visible (self->fields, has_goal (self));
  if (!has_goal (self))
    {
      gtk_label_set_text (self->sentence,
                          _ ("The plan is held against nothing; no chance is told."));
      gtk_widget_set_sensitive (self->set_button, TRUE);
      return;
    }
  fine = check (self->value, self->value_fault, VALUE, &value);
  fine = check (self->chance, self->chance_fault, CHANCE, &chance) && fine;
  gtk_widget_set_sensitive (self->set_button, fine);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), fine);
  if (fine)
    show_sentence (self, value, chance);
}

/* What is done */

static void
take (GPtrArray *changes, FwChange *change)
{
  g_ptr_array_add (changes, change);
}

static void
set_text (FwGoalWindow *self, GPtrArray *changes, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (g_strcmp0 (fw_part_get_text (FW_PART (get_plan (self)), field), *text ? text : NULL) == 0)
    return;
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, *text ? text : NULL);
  take (changes, fw_change_new_set_field (FW_LIST_NONE, NULL, field, &value));
}

/* The plan's own number; what the scenario shown and those it comes from had instead goes. */
static void
set_number (FwGoalWindow *self, GPtrArray *changes, const char *key, double number)
{
  FwPlan *plan = get_plan (self);
  FwScenario *scenario = fw_runner_get_scenario (self->runner);

  if (fw_plan_get_value (plan, NULL, key) != number)
    take (changes, fw_change_new_set_value (NULL, key, number));
  while (scenario)
    {
      const char *parent = fw_scenario_get_parent (scenario);
      double own;

      if (fw_scenario_get_override (scenario, key, &own))
        take (changes, fw_change_new_reset_value (fw_part_get_id (FW_PART (scenario)), key));
      scenario = parent ? FW_SCENARIO (fw_plan_find_part (plan, FW_LIST_SCENARIOS, parent)) : NULL;
    }
}

/* A goal with a name of its own is no longer the example the plan came with. */
static void
set_value (FwGoalWindow *self, GPtrArray *changes, double value, const char *note)
{
  const char *old = fw_plan_get_goal_note (get_plan (self));

  set_number (self, changes, VALUE, value);
  if (*note && g_strcmp0 (note, old) != 0)
    take (changes, fw_change_new_set_evidence (VALUE, value, NAN, NAN, note, NULL));
  set_text (self, changes, "goal-note", note);
}

static void
set_cb (FwGoalWindow *self)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;
  double value, chance;

  if (!gtk_widget_get_sensitive (self->set_button))
    return;
  set_text (self, changes, "goal-measure", measures[adw_combo_row_get_selected (self->measure)].id);
  if (has_goal (self)
      && fw_unit_parse (gtk_editable_get_text (self->value), FW_UNIT_PERSONS, &value)
      && fw_unit_parse (gtk_editable_get_text (self->chance), FW_UNIT_SHARE, &chance))
    {
      set_value (self, changes, value, note);
      set_number (self, changes, QUARTER, adw_combo_row_get_selected (self->quarter) + 1.0);
      set_number (self, changes, CHANCE, chance);
    }
  if (changes->len > 0)
    {
      change = fw_change_new_several (changes, _ ("Goal"));
      fw_document_apply (fw_runner_get_document (self->runner), change, &error);
    }
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                                "view.tell", "s", error->message);
  gtk_window_close (GTK_WINDOW (self));
}

/* The window */

static void
fw_goal_window_init (FwGoalWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const double scale = fw_text_scale (GTK_WIDGET (self));
  int width, height;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), (int)(width * scale), (int)(height * scale));
  fw_name_parts (GTK_WIDGET (self), "GtkListBox", _ ("Goal"));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    gtk_string_list_append (titles, _ (measures[i].title));
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (titles));
  fw_spell_choices (self->measure);
  fw_spell_choices (self->quarter);
  fw_shorten_parts (GTK_WIDGET (self->value));
  fw_shorten_parts (GTK_WIDGET (self->chance));
  fw_shorten_parts (GTK_WIDGET (self->note));
}

static void
fw_goal_window_dispose (GObject *object)
{
  g_clear_object (&FW_GOAL_WINDOW (object)->runner);
  G_OBJECT_CLASS (fw_goal_window_parent_class)->dispose (object);
}

static void
fw_goal_window_class_init (FwGoalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_goal_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-goal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, set_button);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, measure);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, fields);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, value);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, value_fault);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, quarter);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, chance);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, chance_fault);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, note);
  gtk_widget_class_bind_template_child (widget_class, FwGoalWindow, sentence);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
show_goal (FwGoalWindow *self)
{
  FwPlan *plan = get_plan (self);
  FwScenario *scenario = fw_runner_get_scenario (self->runner);
  g_autoptr (GtkStringList) quarters = gtk_string_list_new (NULL);
  const guint n = fw_plan_get_quarters (plan);
  g_autofree char *value
      = fw_unit_format (fw_plan_get_value (plan, scenario, VALUE), FW_UNIT_PERSONS, FW_STYLE_EDIT);
  g_autofree char *chance
      = fw_unit_format (fw_plan_get_value (plan, scenario, CHANCE), FW_UNIT_SHARE, FW_STYLE_EDIT);
  const char *note = fw_plan_get_goal_note (plan);

  for (guint q = 0; q < n; q++)
    {
      g_autofree char *name = quarter_name (self, q);

      gtk_string_list_append (quarters, name);
    }
  adw_combo_row_set_model (self->quarter, G_LIST_MODEL (quarters));
  adw_combo_row_set_selected (
      self->quarter, (guint)CLAMP (fw_plan_get_value (plan, scenario, QUARTER) - 1, 0, n - 1));
  gtk_editable_set_text (self->value, value);
  gtk_editable_set_text (self->chance, chance);
  gtk_editable_set_text (self->note, note ? note : "");
  adw_combo_row_set_selected (self->measure, fw_plan_get_goal_measure (plan));
}

GtkWidget *
fw_goal_window_new (GtkWindow *parent, FwRunner *runner)
{
  FwGoalWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_GOAL_WINDOW, "transient-for", parent, NULL);
  self->runner = g_object_ref (runner);
  show_goal (self);
  edited_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->measure));
  return GTK_WIDGET (self);
}
