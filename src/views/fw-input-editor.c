/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-input-editor.h"

#include <glib/gi18n-lib.h>

#include "fw-choice-row.h"
#include "fw-density-view.h"
#include "fw-input-item.h"
#include "fw-name-parts.h"
#include "fw-slider-row.h"
#include "fw-switch-row.h"

struct _FwInputEditor
{
  AdwBin parent_instance;

  FwRunner *runner;
  char *key;
  gboolean of_plan;
  FwLever *lever;
  GtkBox *box;
  GtkWidget *scroller;
  GtkLabel *title, *owner, *help, *range, *source;
  FwDensityView *density;
  GtkWidget *link;
  GtkWidget *note;
  AdwActionRow *before[2]; /* the catalogue's and the plan's; a scenario's parent's */
  GtkWidget *reset;
  gboolean visiting, showing;
};

G_DEFINE_FINAL_TYPE (FwInputEditor, fw_input_editor, ADW_TYPE_BIN)

static FwDocument *
get_document (FwInputEditor *self)
{
  return fw_runner_get_document (self->runner);
}

static FwPlan *
get_plan (FwInputEditor *self)
{
  return fw_document_get_plan (get_document (self));
}

static FwScenario *
get_scenario (FwInputEditor *self)
{
  return self->of_plan ? NULL : fw_runner_get_scenario (self->runner);
}

static void
tell (FwInputEditor *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", message);
}

static void
apply (FwInputEditor *self, FwChange *change)
{
  g_autoptr (GError) error = NULL;

  if (!fw_document_apply (get_document (self), change, &error))
    tell (self, error->message);
}

/* Where the number comes from when it is reset: the scenario's parent, or the plan itself. */
static FwScenario *
get_parent (FwInputEditor *self)
{
  FwScenario *scenario = get_scenario (self);
  const char *parent = scenario != NULL ? fw_scenario_get_parent (scenario) : NULL;

  return parent != NULL
             ? FW_SCENARIO (fw_plan_find_part (get_plan (self), FW_LIST_SCENARIOS, parent))
             : NULL;
}

static gboolean
can_reset (FwInputEditor *self, FwParameter *base)
{
  if (fw_plan_is_read_only (get_plan (self)))
    return FALSE;
  if (get_scenario (self) != NULL)
    return fw_scenario_get_override (get_scenario (self), self->key, NULL);
  return fw_parameter_get_origin (base) == FW_ORIGIN_PLAN;
}

static void
reset_cb (FwInputEditor *self)
{
  g_autoptr (FwChange) change
      = get_scenario (self) != NULL
            ? fw_change_new_reset_value (fw_part_get_id (FW_PART (get_scenario (self))), self->key)
            : fw_change_new_reset_to_catalogue (self->key);

  apply (self, change);
}

/* Notes */

static void
note_cb (FwInputEditor *self)
{
  g_autoptr (FwChange) change = NULL;

  if (self->showing)
    return;
  change = fw_change_new_set_note (self->key, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  apply (self, change);
}

static void
visit_cb (FwInputEditor *self)
{
  if (!self->visiting)
    fw_document_begin_typing (get_document (self));
  self->visiting = TRUE;
}

static void
leave_cb (FwInputEditor *self)
{
  if (self->visiting)
    fw_document_end_typing (get_document (self));
  self->visiting = FALSE;
}

static GtkWidget *
make_note (FwInputEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->note = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Your own note"), NULL);
  fw_name (GTK_WIDGET (self->note), _ ("Your own note"));
  fw_shorten_parts (self->note);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (visit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->note, focus);
  return self->note;
}

/* What is shown */

static void
show_before (FwInputEditor *self, FwParameter *base)
{
  const FwRow *row = fw_parameter_get_row (base);
  FwScenario *scenario = get_scenario (self);
  FwScenario *parent = get_parent (self);
  g_autofree char *catalogue = fw_input_format (row, row->fallback, FW_STYLE_LABEL);
  g_autofree char *above = fw_input_format (
      row, fw_plan_get_value (get_plan (self), parent, self->key), FW_STYLE_LABEL);
  g_autofree char *title = parent != NULL ? g_strdup_printf (_ ("In “%s”, which it rests on"),
                                                             fw_part_get_title (FW_PART (parent)))
                                          : g_strdup (_ ("In the plan itself"));
  g_autofree char *label
      = g_strdup_printf (_ ("Reset to %s"), scenario != NULL ? above : catalogue);

  adw_action_row_set_subtitle (self->before[0], catalogue);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->before[1]), title);
  adw_action_row_set_subtitle (self->before[1], above);
  gtk_widget_set_visible (GTK_WIDGET (self->before[1]), scenario != NULL);
  gtk_button_set_label (GTK_BUTTON (self->reset), label);
  gtk_widget_set_sensitive (self->reset, can_reset (self, base));
}

static char *
range_words (FwParameter *parameter, const FwRow *row)
{
  const double p10 = fw_parameter_get_p10 (parameter);
  const double p90 = fw_parameter_get_p90 (parameter);
  g_autofree char *limits = fw_unit_format_range (row->lo, row->hi, row->unit, FW_STYLE_LABEL);
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->unit == FW_UNIT_SWITCH || row->unit == FW_UNIT_CHOICE)
    return g_strdup ("");
  if (p10 < p90)
    {
      g_autofree char *range = fw_unit_format_range (p10, p90, row->unit, FW_STYLE_LABEL);

      g_string_append_printf (text, _ ("In 8 runs of 10 it lies within %s. You may set %s."), range,
                              limits);
    }
  else
    g_string_append_printf (text, _ ("The same in every run. You may set %s."), limits);
  if (row->p_zero > 0.0)
    {
      g_autofree char *chance = fw_unit_format_chance (row->p_zero);

      g_string_append_printf (text, _ (" It comes to nothing in %s."), chance);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_note (FwInputEditor *self, FwParameter *base)
{
  const char *note = fw_parameter_get_note (base);

  if (g_strcmp0 (note != NULL ? note : "", gtk_editable_get_text (GTK_EDITABLE (self->note))) == 0)
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  self->showing = FALSE;
}

static void
show (FwInputEditor *self)
{
  FwParameter *base = fw_plan_get_parameter (get_plan (self), NULL, self->key, NULL);
  const FwRow *row = base != NULL ? fw_parameter_get_row (base) : NULL;
  g_autofree char *range = NULL;
  g_autofree char *source = NULL;

  if (base == NULL)
    return;
  range = range_words (base, row);
  source = g_strdup_printf (_ ("Source: %s"), fw_parameter_get_source (base));
  gtk_label_set_text (self->range, range);
  gtk_widget_set_visible (GTK_WIDGET (self->range), *range != '\0');
  gtk_label_set_text (self->source, source);
  gtk_widget_set_visible (self->link, fw_parameter_get_url (base) != NULL);
  if (fw_parameter_get_url (base) != NULL)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link), fw_parameter_get_url (base));
  fw_density_view_set (self->density, row,
                       fw_plan_get_value (get_plan (self), get_scenario (self), self->key),
                       fw_parameter_get_p10 (base), fw_parameter_get_p90 (base));
  show_before (self, base);
  show_note (self, base);
}

/* The parts */

static GtkLabel *
add_label (FwInputEditor *self, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);
  return GTK_LABEL (label);
}

static AdwPreferencesGroup *
add_group (FwInputEditor *self, const char *title, const char *name)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_margin_top (group, 12);
  gtk_box_append (self->box, group);
  fw_name_parts (group, "GtkListBox", name);
  return ADW_PREFERENCES_GROUP (group);
}

static void
refused_cb (FwInputEditor *self, const char *message)
{
  tell (self, message);
}

static void
add_value (FwInputEditor *self)
{
  const FwRow *row = fw_lever_get_row (self->lever);
  AdwPreferencesGroup *group = add_group (self, NULL, _ ("Value"));
  GtkWidget *widget;

  if (row->unit == FW_UNIT_SWITCH)
    widget = fw_switch_row_new (self->lever, NULL);
  else if (row->unit == FW_UNIT_CHOICE)
    widget = fw_choice_row_new (self->lever);
  else
    widget = fw_slider_row_new (self->lever, NULL);
  adw_preferences_group_add (group, widget);
  g_signal_connect_object (self->lever, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lever, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

static void
add_density (FwInputEditor *self)
{
  self->density = FW_DENSITY_VIEW (fw_density_view_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->density), 12);
  gtk_box_append (self->box, GTK_WIDGET (self->density));
  self->range = add_label (self, NULL);
  gtk_widget_set_margin_top (GTK_WIDGET (self->range), 12);
  self->source = add_label (self, "dim-label");
  self->link = gtk_link_button_new_with_label ("", _ ("Open the source"));
  gtk_widget_set_halign (self->link, GTK_ALIGN_START);
  gtk_box_append (self->box, self->link);
}

static AdwActionRow *
add_before (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-markup", FALSE,
                                 "focusable", FALSE, NULL);

  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static void
fill (FwInputEditor *self)
{
  const FwRow *row = fw_lever_get_row (self->lever);
  FwPart *part = fw_lever_get_part (self->lever);
  AdwPreferencesGroup *group;

  self->title = add_label (self, "fw-plan-title");
  self->owner = add_label (self, "dim-label");
  self->help = add_label (self, NULL);
  gtk_label_set_text (self->title, fw_row_title (row));
  gtk_label_set_text (self->owner, part != NULL ? fw_part_get_title (part) : _ ("The whole plan"));
  gtk_label_set_text (self->help, fw_row_help (row));
  gtk_widget_set_visible (GTK_WIDGET (self->help), fw_row_help (row) && *fw_row_help (row));
  add_value (self);
  add_density (self);
  group = add_group (self, NULL, _ ("Your own note"));
  adw_preferences_group_add (group, make_note (self));
  group = add_group (self, _ ("Before it was changed"), _ ("Before it was changed"));
  self->before[0] = add_before (group, _ ("In the catalog"));
  self->before[1] = add_before (group, "");
  self->reset = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->reset, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->reset, 12);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, self->reset);
}

static void
fw_input_editor_init (FwInputEditor *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "fw-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", clamp, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number"), -1);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

static void
fw_input_editor_dispose (GObject *object)
{
  FwInputEditor *self = FW_INPUT_EDITOR (object);

  if (self->runner != NULL)
    leave_cb (self);
  g_clear_object (&self->lever);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_input_editor_parent_class)->dispose (object);
}

static void
fw_input_editor_finalize (GObject *object)
{
  g_free (FW_INPUT_EDITOR (object)->key);
  G_OBJECT_CLASS (fw_input_editor_parent_class)->finalize (object);
}

static void
fw_input_editor_class_init (FwInputEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_input_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_input_editor_finalize;
}

/* The part a key belongs to, NULL for the plan's. */
static FwPart *
part_of (FwPlan *plan, const char *key)
{
  g_autofree char *id = NULL;
  const FwRow *row = fw_catalogue_find (key, &id, NULL);

  for (FwList list = 0; row != NULL && id != NULL && list < FW_N_LISTS; list++)
    if (g_str_has_prefix (row->key, fw_list_member (list)))
      return fw_plan_find_part (plan, list, id);
  return NULL;
}

GtkWidget *
fw_input_editor_new (FwRunner *runner, const char *key, gboolean of_plan)
{
  FwInputEditor *self;
  FwPlan *plan;
  FwPart *part;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  plan = fw_document_get_plan (fw_runner_get_document (runner));
  if (fw_plan_get_parameter (plan, NULL, key, NULL) == NULL)
    return NULL;
  part = part_of (plan, key);
  self = g_object_new (FW_TYPE_INPUT_EDITOR, NULL);
  self->runner = g_object_ref (runner);
  self->key = g_strdup (key);
  self->of_plan = of_plan;
  self->lever
      = of_plan ? fw_lever_new_for_plan (runner, key, part) : fw_lever_new (runner, key, part);
  fill (self);
  show (self);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
fw_input_editor_get_key (FwInputEditor *self)
{
  g_return_val_if_fail (FW_IS_INPUT_EDITOR (self), NULL);
  return self->key;
}

GtkWidget *
fw_input_editor_get_reset (FwInputEditor *self)
{
  g_return_val_if_fail (FW_IS_INPUT_EDITOR (self), NULL);
  return self->reset;
}

GtkWidget *
fw_input_editor_get_note (FwInputEditor *self)
{
  g_return_val_if_fail (FW_IS_INPUT_EDITOR (self), NULL);
  return self->note;
}
