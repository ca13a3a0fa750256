/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-part-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-check-row.h"
#include "fw-choice-row.h"
#include "fw-field-row.h"
#include "fw-name-parts.h"
#include "fw-part-facts.h"
#include "fw-slider-row.h"
#include "fw-switch-row.h"

struct _FwPartEditor
{
  AdwBin parent_instance;

  FwRunner *runner;
  FwList list;
  char *id;
  char *made_of; /* what the rows were made from: other parts, so that new ones get their rows */
  GtkWidget *scroller;
  GtkBox *box;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *locked;
  GtkBox *sections;
};

G_DEFINE_FINAL_TYPE (FwPartEditor, fw_part_editor, ADW_TYPE_BIN)

/* While the rows are made. */
typedef struct
{
  FwPartEditor *self;
  FwPart *part;
  AdwPreferencesGroup *group;
  GHashTable *numbers; /* members shown so far */
} Filling;

static FwDocument *
get_document (FwPartEditor *self)
{
  return fw_runner_get_document (self->runner);
}

static FwPlan *
get_plan (FwPartEditor *self)
{
  return fw_document_get_plan (get_document (self));
}

FwPart *
fw_part_editor_get_part (FwPartEditor *self)
{
  g_return_val_if_fail (FW_IS_PART_EDITOR (self), NULL);
  return fw_plan_find_part (get_plan (self), self->list, self->id);
}

static void
refused_cb (FwPartEditor *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", message);
}

static void
begin_group (Filling *filling, const char *title, const char *help)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (help != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), help);
  gtk_box_append (filling->self->sections, group);
  fw_name_parts (group, "GtkListBox", title);
  filling->group = ADW_PREFERENCES_GROUP (group);
}

static void
add_number (Filling *filling, FwParameter *parameter)
{
  FwPartEditor *self = filling->self;
  const FwRow *row = fw_parameter_get_row (parameter);
  g_autoptr (FwLever) lever
      = fw_lever_new_for_plan (self->runner, fw_parameter_get_key (parameter), filling->part);
  GtkWidget *widget;

  g_signal_connect_object (lever, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  if (row->unit == FW_UNIT_SWITCH)
    widget = fw_switch_row_new (lever, NULL);
  else if (row->unit == FW_UNIT_CHOICE)
    widget = fw_choice_row_new (lever);
  else
    widget = fw_slider_row_new (lever, NULL);
  adw_preferences_group_add (filling->group, widget);
  g_hash_table_add (filling->numbers, (gpointer)row);
}

static void
add_checks (Filling *filling, const FwFormItem *item, FwList others)
{
  GListModel *parts = fw_plan_get_list (get_plan (filling->self), others);

  begin_group (filling, _ (item->title), item->help != NULL ? _ (item->help) : NULL);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) other = g_list_model_get_item (parts, i);
      GtkWidget *row = fw_check_row_new (get_document (filling->self), filling->part, item,
                                         fw_part_get_id (other), fw_part_get_title (other));
      g_autofree char *facts = fw_plan_part_facts (get_plan (filling->self), NULL, other);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
      adw_preferences_group_add (filling->group, row);
    }
  if (g_list_model_get_n_items (parts) == 0)
    adw_preferences_group_set_description (filling->group, _ ("There is none in the plan yet."));
}

static void
add_set (Filling *filling, const FwFormItem *item, const FwField *field)
{
  begin_group (filling, _ (item->title), item->help != NULL ? _ (item->help) : NULL);
  for (guint i = 0; field->choices[i] != NULL; i++)
    adw_preferences_group_add (filling->group,
                               fw_check_row_new (get_document (filling->self), filling->part, item,
                                                 field->choices[i],
                                                 fw_form_choice (field->name, field->choices[i])));
}

static void
add_shares (Filling *filling, const FwFormItem *item, const FwField *field)
{
  GListModel *parts = fw_plan_get_list (get_plan (filling->self), field->refers);

  begin_group (filling, _ (item->title), item->help != NULL ? _ (item->help) : NULL);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) other = g_list_model_get_item (parts, i);

      adw_preferences_group_add (
          filling->group, fw_field_row_new (get_document (filling->self), filling->part, item,
                                            fw_part_get_title (other), fw_part_get_id (other)));
    }
}

static const FwField *
find_field (FwPart *part, const char *name)
{
  guint n_fields;
  const FwField *fields = fw_part_get_fields (part, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

static void
add_field (Filling *filling, const FwFormItem *item)
{
  const FwField *field = find_field (filling->part, item->name);

  if (field != NULL && field->kind == FW_FIELD_LIST && field->refers != FW_LIST_NONE)
    add_checks (filling, item, field->refers);
  else if (field != NULL && field->kind == FW_FIELD_LIST && field->choices != NULL)
    add_set (filling, item, field);
  else if (field != NULL && field->kind == FW_FIELD_SHARES)
    add_shares (filling, item, field);
  else
    adw_preferences_group_add (filling->group, fw_field_row_new (get_document (filling->self),
                                                                 filling->part, item, NULL, NULL));
}

static void
add_item (Filling *filling, const FwFormItem *item)
{
  const gboolean is_from
      = fw_partnership_kind_from_list (item->link) == fw_part_get_list (filling->part);
  FwParameter *parameter;

  switch (item->kind)
    {
    case FW_FORM_SECTION:
      begin_group (filling, _ (item->title), item->help != NULL ? _ (item->help) : NULL);
      break;
    case FW_FORM_NUMBER:
      parameter = fw_parameters_find (fw_part_get_parameters (filling->part), item->name);
      if (parameter != NULL)
        add_number (filling, parameter);
      break;
    case FW_FORM_LINKS:
      add_checks (filling, item,
                  is_from ? fw_partnership_kind_to_list (item->link)
                          : fw_partnership_kind_from_list (item->link));
      break;
    case FW_FORM_TITLE:
    case FW_FORM_FIELD:
    default:
      add_field (filling, item);
      break;
    }
}

/* Rows of the catalogue that the table does not name yet. */
static void
add_rest (Filling *filling)
{
  FwParameters *parameters = fw_part_get_parameters (filling->part);
  gboolean begun = FALSE;

  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (parameters));
       i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (G_LIST_MODEL (parameters), i);

      if (g_hash_table_contains (filling->numbers, fw_parameter_get_row (parameter)))
        continue;
      if (!begun)
        begin_group (filling, _ ("More numbers"), NULL);
      begun = TRUE;
      add_number (filling, parameter);
    }
}

/* The last heading of the form is the notes: the rest of the numbers comes before. */
static gboolean
is_notes (const FwFormItem *items, guint i, guint n_items)
{
  return items[i].kind == FW_FORM_SECTION && i + 4 == n_items;
}

static gboolean
hides (FwPart *part, const FwFormItem *item)
{
  return item->only_hires
         && fw_partnership_get_kind (FW_PARTNERSHIP (part)) != FW_PARTNERSHIP_HIRES;
}

static void
fill (FwPartEditor *self, FwPart *part)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Filling filling = { .self = self, .part = part, .numbers = numbers };
  guint n_items;
  const FwFormItem *items = fw_form_items (self->list, &n_items);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))))
    gtk_box_remove (self->sections, child);
  for (guint i = 0; i < n_items; i++)
    {
      if (is_notes (items, i, n_items))
        add_rest (&filling);
      if (!hides (part, &items[i]))
        add_item (&filling, &items[i]);
    }
}

/* Which numbers of the part the scenario shown sets otherwise, in a sentence; NULL for none. */
static char *
overridden_words (FwPartEditor *self, FwPart *part)
{
  FwScenario *scenario = fw_runner_get_scenario (self->runner);
  FwParameters *parameters = fw_part_get_parameters (part);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (parameters));
       i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (G_LIST_MODEL (parameters), i);
      const char *key = fw_parameter_get_key (parameter);

      if (fw_plan_get_value (get_plan (self), scenario, key) != fw_parameter_get_value (parameter))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                                fw_parameter_get_title (parameter));
    }
  if (titles->len == 0)
    return NULL;
  return g_strdup_printf (_ ("The scenario shown, “%s”, has its own: %s."),
                          fw_part_get_title (FW_PART (scenario)), titles->str);
}

static void
show_head (FwPartEditor *self)
{
  FwPart *part = fw_part_editor_get_part (self);
  g_autofree char *facts = NULL;
  g_autofree char *locked = NULL;

  if (part == NULL)
    return;
  facts = fw_plan_part_facts (get_plan (self), NULL, part);
  locked = overridden_words (self, part);
  gtk_label_set_text (self->title, self->list == FW_LIST_PARTNERSHIPS
                                       ? fw_form_part_title (self->list)
                                       : fw_part_get_title (part));
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  gtk_label_set_text (self->locked, locked != NULL ? locked : "");
  gtk_widget_set_visible (GTK_WIDGET (self->locked), locked != NULL);
}

/* Other parts that have rows here, and what a name of theirs says. */
static char *
describe_others (FwPartEditor *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (FwList list = 0; list < FW_LIST_PARTNERSHIPS; list++)
    {
      GListModel *parts = fw_plan_get_list (get_plan (self), list);

      for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

          if (list != self->list || strcmp (fw_part_get_id (part), self->id) != 0)
            g_string_append_printf (all, "%s\n%s\n", fw_part_get_id (part),
                                    fw_part_get_title (part));
        }
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
document_cb (FwPartEditor *self, guint64 generation, const char *key)
{
  FwPart *part = fw_part_editor_get_part (self);
  g_autofree char *others = NULL;

  show_head (self);
  if (key != NULL || part == NULL)
    return;
  others = describe_others (self);
  if (g_strcmp0 (others, self->made_of) == 0)
    return;
  g_free (self->made_of);
  self->made_of = g_steal_pointer (&others);
  fill (self, part);
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
fw_part_editor_init (FwPartEditor *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->title = make_label ("fw-plan-title");
  self->facts = make_label ("dim-label");
  self->locked = make_label ("fw-locked");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "fw-page");
  gtk_box_append (self->box, GTK_WIDGET (self->title));
  gtk_box_append (self->box, GTK_WIDGET (self->facts));
  gtk_box_append (self->box, GTK_WIDGET (self->locked));
  gtk_box_append (self->box, GTK_WIDGET (self->sections));
  gtk_widget_set_margin_top (GTK_WIDGET (self->sections), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", clamp, NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

static void
fw_part_editor_dispose (GObject *object)
{
  g_clear_object (&FW_PART_EDITOR (object)->runner);
  G_OBJECT_CLASS (fw_part_editor_parent_class)->dispose (object);
}

static void
fw_part_editor_finalize (GObject *object)
{
  FwPartEditor *self = FW_PART_EDITOR (object);

  g_free (self->id);
  g_free (self->made_of);
  G_OBJECT_CLASS (fw_part_editor_parent_class)->finalize (object);
}

static void
fw_part_editor_class_init (FwPartEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_part_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_part_editor_finalize;
}

GtkWidget *
fw_part_editor_new (FwRunner *runner, FwPart *part)
{
  FwPartEditor *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);
  g_return_val_if_fail (FW_IS_PART (part), NULL);

  self = g_object_new (FW_TYPE_PART_EDITOR, NULL);
  self->runner = g_object_ref (runner);
  self->list = fw_part_get_list (part);
  self->id = g_strdup (fw_part_get_id (part));
  self->made_of = describe_others (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fw_form_part_title (self->list), -1);
  fill (self, part);
  show_head (self);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (show_head), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
