/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-inputs-panel.h"

#include "fw-choice-row.h"
#include "fw-differences.h"
#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

/* Rows stay while only values change: a slider moves many times a second, and a row may have the
 * keyboard. */

struct _FwInputsPanel
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkListBox *list;
  FwDocument *document;
  GString *shape;  /* which scenarios and keys there are rows for */
  GPtrArray *rows; /* AdwActionRow of each number, borrowed */
  char *returned;  /* id of the scenario whose row the keyboard comes back to, or NULL */
};

G_DEFINE_FINAL_TYPE (FwInputsPanel, fw_inputs_panel, ADW_TYPE_BIN)

#define DATA_SCENARIO "fw-scenario"
#define DATA_KEY      "fw-key"

static char *
value_words (const FwRow *row, double value)
{
  if (row->unit == FW_UNIT_SWITCH)
    return g_strdup (value != 0.0 ? _ ("on") : _ ("off"));
  if (row->unit == FW_UNIT_CHOICE)
    return g_strdup (fw_choice_row_label (row->choices[(guint)value]));
  return fw_unit_format (value, row->unit, FW_STYLE_LABEL);
}

/* Units that the number does not carry itself as a sign. */
static const char *
unit_words (const FwRow *row)
{
  switch (row->unit)
    {
    case FW_UNIT_PERSONS:
    case FW_UNIT_WEEKS:
    case FW_UNIT_QUARTERS:
    case FW_UNIT_COHORTS:
    case FW_UNIT_HOUSEHOLDS:
    case FW_UNIT_JOBS:
    case FW_UNIT_DOLLARS_A_YEAR:
    case FW_UNIT_DOLLARS_A_WEEK:
    case FW_UNIT_RATE_A_QUARTER:
      return fw_unit_label (row->unit);
    default:
      return NULL;
    }
}

/* The scenario in the line of parents that sets the number; NULL where the plan does. */
static FwScenario *
setter (FwPlan *plan, FwScenario *scenario, const char *key)
{
  while (scenario != NULL && !fw_scenario_get_override (scenario, key, NULL))
    {
      const char *parent = fw_scenario_get_parent (scenario);

      scenario = parent != NULL ? FW_SCENARIO (fw_plan_find_part (plan, FW_LIST_SCENARIOS, parent))
                                : NULL;
    }
  return scenario;
}

/* "from 20 to 30 people", and in whose numbers it was set where not in its own. */
static char *
difference_words (FwPlan *plan, FwScenario *scenario, const FwInputDifference *difference)
{
  FwScenario *set = setter (plan, scenario, difference->key);
  const char *unit = unit_words (difference->row);
  g_autofree char *from = value_words (difference->row, difference->reference);
  g_autofree char *to = value_words (difference->row, difference->value);
  g_autofree char *words = unit != NULL ? g_strdup_printf (_ ("from %s to %s, %s"), from, to, unit)
                                        : g_strdup_printf (_ ("from %s to %s"), from, to);

  if (set == scenario)
    return g_steal_pointer (&words);
  if (set == NULL)
    return g_strdup_printf (_ ("%s: here it is the plan’s own"), words);
  return g_strdup_printf (_ ("%s: set in “%s”"), words, fw_part_get_title (FW_PART (set)));
}

static void
reset_cb (FwInputsPanel *self, GtkWidget *button)
{
  g_autoptr (FwChange) change
      = fw_change_new_reset_value (g_object_get_data (G_OBJECT (button), DATA_SCENARIO),
                                   g_object_get_data (G_OBJECT (button), DATA_KEY));
  g_autoptr (GError) error = NULL;

  /* The row goes with its difference. */
  g_free (self->returned);
  self->returned = g_strdup (g_object_get_data (G_OBJECT (button), DATA_SCENARIO));
  if (!fw_document_apply (self->document, change, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s", error->message);
  g_clear_pointer (&self->returned, g_free);
}

static void
jump_cb (FwInputsPanel *self, GtkWidget *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "scenario.choose", "s",
                              g_object_get_data (G_OBJECT (button), DATA_SCENARIO));
  gtk_widget_activate_action (GTK_WIDGET (self), "view.reveal", "s",
                              g_object_get_data (G_OBJECT (button), DATA_KEY));
}

static void
add_button (FwInputsPanel *self, AdwActionRow *row, const char *icon, const char *label,
            FwScenario *scenario, const char *key, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), DATA_SCENARIO,
                          g_strdup (fw_part_get_id (FW_PART (scenario))), g_free);
  g_object_set_data_full (G_OBJECT (button), DATA_KEY, g_strdup (key), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
make_row (FwInputsPanel *self, FwScenario *scenario, const FwInputDifference *difference)
{
  FwPlan *plan = fw_document_get_plan (self->document);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *jump = g_strdup_printf (_ ("Go to %s"), difference->title);
  g_autofree char *reset = g_strdup_printf (_ ("Take the difference away: %s"), difference->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (fw_scenario_get_override (scenario, difference->key, NULL) && !fw_plan_is_read_only (plan))
    add_button (self, ADW_ACTION_ROW (row), "edit-undo-symbolic", reset, scenario, difference->key,
                G_CALLBACK (reset_cb));
  add_button (self, ADW_ACTION_ROW (row), "go-next-symbolic", jump, scenario, difference->key,
              G_CALLBACK (jump_cb));
  g_ptr_array_add (self->rows, row);
  return row;
}

static char *
count_words (guint n)
{
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n == 0)
    return g_strdup (_ ("no input differs"));
  return g_strdup_printf (ngettext ("%s input differs", "%s inputs differ", n), number);
}

static void
add_scenario (FwInputsPanel *self, FwScenario *scenario, GPtrArray *differences, gboolean open)
{
  const char *title = fw_part_get_title (FW_PART (scenario));
  g_autofree char *count = count_words (differences->len);
  GtkWidget *row = differences->len > 0 ? adw_expander_row_new () : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), DATA_SCENARIO,
                          g_strdup (fw_part_get_id (FW_PART (scenario))), g_free);
  gtk_list_box_append (self->list, row);
  if (differences->len == 0)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
      return;
    }

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
  for (guint i = 0; i < differences->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              make_row (self, scenario, differences->pdata[i]));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  fw_name (row, title);
  fw_name_parts (row, "GtkListBox", title);
}

/* Gives the ids of the scenarios that were open. (transfer full) */
static GHashTable *
clear (FwInputsPanel *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *row;

  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    {
      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (open, g_strdup (g_object_get_data (G_OBJECT (row), DATA_SCENARIO)));
      gtk_list_box_remove (self->list, row);
    }
  return open;
}

/* Those whose rows are shown: all but the reference and "No program", whose numbers are not used.
 */
static gboolean
is_listed (FwScenario *scenario, FwScenario *reference)
{
  return scenario != reference && !fw_scenario_is_no_program (scenario);
}

/* After a reset the row that had the keyboard is gone: its scenario has it. */
static void
take_focus (FwInputsPanel *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL && self->returned != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), DATA_SCENARIO), self->returned) == 0)
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* Scenarios and keys, titles too: another text, other rows. */
static char *
shape_of (GPtrArray *scenarios, FwScenario *reference, GPtrArray *lists)
{
  GString *shape = g_string_new (fw_part_get_id (FW_PART (reference)));

  for (guint i = 0; i < scenarios->len; i++)
    {
      FwScenario *scenario = scenarios->pdata[i];
      GPtrArray *list = lists->pdata[i];

      g_string_append_printf (shape, "\n%s\t%s", fw_part_get_id (FW_PART (scenario)),
                              fw_part_get_title (FW_PART (scenario)));
      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          const FwInputDifference *difference = list->pdata[k];

          g_string_append_printf (shape, "\t%s\t%s%s", difference->key, difference->title,
                                  fw_scenario_get_override (scenario, difference->key, NULL) ? "*"
                                                                                             : "");
        }
    }
  return g_string_free (shape, FALSE);
}

static void
show_values (FwInputsPanel *self, GPtrArray *scenarios, GPtrArray *lists)
{
  guint row = 0;

  for (guint i = 0; i < scenarios->len; i++)
    {
      GPtrArray *list = lists->pdata[i];

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          g_autofree char *words = difference_words (fw_document_get_plan (self->document),
                                                     scenarios->pdata[i], list->pdata[k]);
          g_autofree char *escaped = g_markup_escape_text (words, -1);

          adw_action_row_set_subtitle (self->rows->pdata[row++], escaped);
        }
    }
}

void
fw_inputs_panel_show (FwInputsPanel *self, FwDocument *document, GPtrArray *scenarios,
                      FwScenario *reference, FwScenario *opened)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  g_autofree char *shape = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (FW_IS_INPUTS_PANEL (self) && FW_IS_DOCUMENT (document));
  g_return_if_fail (scenarios != NULL && FW_IS_SCENARIO (reference));

  g_set_object (&self->document, document);
  for (guint i = 0; i < scenarios->len; i++)
    g_ptr_array_add (lists, is_listed (scenarios->pdata[i], reference) ? fw_differences_between (
                                fw_document_get_plan (document), scenarios->pdata[i], reference)
                                                                       : NULL);
  shape = shape_of (scenarios, reference, lists);
  if (g_strcmp0 (shape, self->shape->str) != 0)
    {
      g_autoptr (GHashTable) open = clear (self);

      g_string_assign (self->shape, shape);
      for (guint i = 0; i < scenarios->len; i++)
        if (lists->pdata[i] != NULL)
          add_scenario (self, scenarios->pdata[i], lists->pdata[i],
                        scenarios->pdata[i] == (gpointer)opened
                            || g_hash_table_contains (open, fw_part_get_id (scenarios->pdata[i])));
    }
  show_values (self, scenarios, lists);
  take_focus (self);
  for (guint i = 0; i < lists->len; i++)
    g_clear_pointer (&lists->pdata[i], g_ptr_array_unref);

  title = g_strdup_printf (_ ("What differs in their inputs from “%s”"),
                           fw_part_get_title (FW_PART (reference)));
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static void
fw_inputs_panel_init (FwInputsPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->shape = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_inputs_panel_dispose (GObject *object)
{
  g_clear_object (&FW_INPUTS_PANEL (object)->document);
  G_OBJECT_CLASS (fw_inputs_panel_parent_class)->dispose (object);
}

static void
fw_inputs_panel_finalize (GObject *object)
{
  FwInputsPanel *self = FW_INPUTS_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_string_free (self->shape, TRUE);
  g_free (self->returned);
  G_OBJECT_CLASS (fw_inputs_panel_parent_class)->finalize (object);
}

static void
fw_inputs_panel_class_init (FwInputsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_inputs_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_inputs_panel_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-inputs-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FwInputsPanel, title);
  gtk_widget_class_bind_template_child (widget_class, FwInputsPanel, list);
}

GtkWidget *
fw_inputs_panel_new (void)
{
  return g_object_new (FW_TYPE_INPUTS_PANEL, NULL);
}
