/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-field-row.h"

#include "fw-name-parts.h"
#include "fw-skill-editor.h"

#include <glib/gi18n-lib.h>

struct _FwFieldRow
{
  AdwPreferencesRow parent_instance;

  FwFieldRef ref; /* its document is owned */
  char *shown;    /* what the plan had when the control was last set */
  GStrv skills;   /* of the editor of skills */
  char **ids;     /* of a choice or a reference, in the order of the drop-down */
  GtkWidget *control;
  GtkLabel *fault;
  guint apply_id;
  gboolean applying; /* the plan changes because of this row */
  gboolean showing;  /* the control changes because of the plan */
  gboolean visiting; /* the keyboard is in the entry: what is typed is one step */
};

G_DEFINE_FINAL_TYPE (FwFieldRow, fw_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_fault (FwFieldRow *self, const char *fault)
{
  GtkAccessible *control = GTK_ACCESSIBLE (self->control);

  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  gtk_accessible_update_state (
      control, GTK_ACCESSIBLE_STATE_INVALID,
      fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault != NULL                  ? fault
                                  : self->ref.item->help != NULL ? _ (self->ref.item->help)
                                                                 : "",
                                  -1);
}

static void
remember (FwFieldRow *self)
{
  g_free (self->shown);
  self->shown = fw_field_ref_get_text (&self->ref);
}

static void
finish (FwFieldRow *self, char *fault)
{
  if (fault == NULL)
    remember (self);
  show_fault (self, fault);
  g_free (fault);
}

/* Entries */

static void
apply_entry (FwFieldRow *self)
{
  char *fault;

  g_clear_handle_id (&self->apply_id, g_source_remove);
  self->applying = TRUE;
  fault = fw_field_ref_set_text (&self->ref, gtk_editable_get_text (GTK_EDITABLE (self->control)));
  self->applying = FALSE;
  finish (self, fault);
}

static gboolean
apply_cb (gpointer data)
{
  FwFieldRow *self = data;

  self->apply_id = 0;
  apply_entry (self);
  return G_SOURCE_REMOVE;
}

/* Typing over a selection first empties the entry: only what is there at the end counts. */
static void
entry_changed_cb (FwFieldRow *self)
{
  if (!self->showing && self->apply_id == 0)
    self->apply_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_cb, self, NULL);
}

static void
visit_cb (FwFieldRow *self)
{
  if (self->visiting)
    return;
  self->visiting = TRUE;
  fw_document_begin_typing (self->ref.document);
}

static void
leave_cb (FwFieldRow *self)
{
  if (self->apply_id != 0)
    apply_entry (self);
  if (!self->visiting)
    return;
  self->visiting = FALSE;
  fw_document_end_typing (self->ref.document);
}

static void
show_entry (FwFieldRow *self)
{
  g_autofree char *text = fw_field_ref_get_text (&self->ref);

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->control), text);
  remember (self);
  show_fault (self, NULL);
}

static GtkWidget *
make_entry (FwFieldRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (visit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

/* Switches */

static void
switch_cb (FwFieldRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->showing)
    return;
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_switch_get_active (GTK_SWITCH (self->control)));
  finish (self, fw_field_ref_set_value (&self->ref, &value));
}

static GtkWidget *
make_switch (FwFieldRow *self)
{
  GtkWidget *control
      = g_object_new (GTK_TYPE_SWITCH, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_CENTER, NULL);

  g_signal_connect_object (control, "notify::active", G_CALLBACK (switch_cb), self,
                           G_CONNECT_SWAPPED);
  return control;
}

/* Choices and references */

static void
chosen_cb (FwFieldRow *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (self->showing || chosen >= g_strv_length (self->ids))
    return;
  self->applying = TRUE;
  finish (self, fw_field_ref_set_text (&self->ref, self->ids[chosen]));
  self->applying = FALSE;
}

/* A reference that may be left out has "none" first. */
static GListModel *
list_choices (FwFieldRow *self, const FwField *field)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; field->kind == FW_FIELD_CHOICE && field->choices[i] != NULL; i++)
    {
      g_strv_builder_add (ids, field->choices[i]);
      gtk_string_list_append (titles, fw_form_choice (field->name, field->choices[i]));
    }
  if (field->kind == FW_FIELD_TEXT)
    {
      FwPlan *plan = fw_document_get_plan (self->ref.document);
      GListModel *parts = fw_plan_get_list (plan, field->refers);

      if (self->ref.list == FW_LIST_PARTNERSHIPS)
        {
          g_strv_builder_add (ids, "");
          gtk_string_list_append (titles, _ ("As the employer"));
        }
      for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

          g_strv_builder_add (ids, fw_part_get_id (part));
          gtk_string_list_append (titles, fw_part_get_title (part));
        }
    }
  g_strfreev (self->ids);
  self->ids = g_strv_builder_end (ids);
  return G_LIST_MODEL (titles);
}

static void
show_choice (FwFieldRow *self)
{
  const FwField *field = fw_field_ref_field (&self->ref);
  g_autofree char *id = fw_field_ref_get_text (&self->ref);
  g_autoptr (GListModel) titles = field != NULL ? list_choices (self, field) : NULL;

  if (titles == NULL)
    return;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->control), titles);
  for (guint i = 0; self->ids[i] != NULL; i++)
    if (g_str_equal (self->ids[i], id))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), i);
}

static GtkWidget *
make_choice (FwFieldRow *self)
{
  GtkWidget *control = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_hexpand (control, TRUE);
  fw_shorten_parts (control);
  g_signal_connect_object (control, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return control;
}

/* Skills */

static void
skills_cb (FwFieldRow *self)
{
  static const char *const none[] = { NULL };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, self->skills != NULL ? (gconstpointer)self->skills : none);
  self->applying = TRUE;
  finish (self, fw_field_ref_set_value (&self->ref, &value));
  self->applying = FALSE;
}

static GtkWidget *
make_skills (FwFieldRow *self)
{
  FwPart *part = fw_field_ref_part (&self->ref);
  GtkWidget *control;

  self->skills = g_strdupv ((GStrv)fw_part_get_strings (part, self->ref.item->name));
  control = fw_skill_editor_new (&self->skills);
  g_signal_connect_object (control, "changed", G_CALLBACK (skills_cb), self, G_CONNECT_SWAPPED);
  return control;
}

static void
show_skills (FwFieldRow *self)
{
  const char *const *skills
      = fw_part_get_strings (fw_field_ref_part (&self->ref), self->ref.item->name);

  if (self->skills != NULL && g_strv_equal ((const char *const *)self->skills, skills))
    return;
  g_strfreev (self->skills);
  self->skills = g_strdupv ((GStrv)skills);
  fw_skill_editor_show (FW_SKILL_EDITOR (self->control));
}

/* The row */

static void
show (FwFieldRow *self)
{
  FwPart *part = fw_field_ref_part (&self->ref);

  if (part == NULL || self->applying)
    return;
  self->showing = TRUE;
  if (GTK_IS_ENTRY (self->control))
    show_entry (self);
  else if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control),
                           fw_part_get_switch (part, self->ref.item->name));
  else if (GTK_IS_DROP_DOWN (self->control))
    show_choice (self);
  else
    show_skills (self);
  self->showing = FALSE;
}

static void
document_cb (FwFieldRow *self, guint64 generation, const char *key)
{
  if (key == NULL)
    show (self);
}

static GtkWidget *
make_control (FwFieldRow *self)
{
  const FwField *field = fw_field_ref_field (&self->ref);

  if (field == NULL)
    return make_entry (self);
  if (field->kind == FW_FIELD_SWITCH)
    return make_switch (self);
  if (field->kind == FW_FIELD_CHOICE
      || (field->kind == FW_FIELD_TEXT && field->refers != FW_LIST_NONE))
    return make_choice (self);
  if (field->kind == FW_FIELD_LIST)
    return make_skills (self);
  return make_entry (self);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A switch stands beside its words, all else under them. */
static void
lay_out (FwFieldRow *self, const char *title)
{
  const gboolean beside = GTK_IS_SWITCH (self->control);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (title, NULL));
  if (self->ref.item->help != NULL && self->ref.key == NULL)
    {
      GtkWidget *help = make_label (_ (self->ref.item->help), "caption");

      gtk_widget_add_css_class (help, "dim-label");
      gtk_box_append (GTK_BOX (words), help);
    }
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (beside ? line : box), self->control);
  self->fault = GTK_LABEL (make_label ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_widget_add_css_class (GTK_WIDGET (self), "fw-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
fw_field_row_dispose (GObject *object)
{
  FwFieldRow *self = FW_FIELD_ROW (object);

  if (self->ref.document != NULL)
    leave_cb (self);
  g_clear_object (&self->ref.document);
  G_OBJECT_CLASS (fw_field_row_parent_class)->dispose (object);
}

static void
fw_field_row_finalize (GObject *object)
{
  FwFieldRow *self = FW_FIELD_ROW (object);

  g_free (self->ref.id);
  g_free (self->ref.key);
  g_free (self->shown);
  g_strfreev (self->skills);
  g_strfreev (self->ids);
  G_OBJECT_CLASS (fw_field_row_parent_class)->finalize (object);
}

/* The list of a drop-down makes its item when it is first shown. */
static void
fw_field_row_map (GtkWidget *widget)
{
  FwFieldRow *self = FW_FIELD_ROW (widget);

  GTK_WIDGET_CLASS (fw_field_row_parent_class)->map (widget);
  if (GTK_IS_DROP_DOWN (self->control))
    fw_name_drop_down (GTK_DROP_DOWN (self->control),
                       adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
fw_field_row_init (FwFieldRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
fw_field_row_class_init (FwFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->map = fw_field_row_map;
}

GtkWidget *
fw_field_row_new (FwDocument *document, FwPart *part, const FwFormItem *item, const char *title,
                  const char *key)
{
  FwFieldRow *self;
  const char *words;

  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (FW_IS_PART (part) && item != NULL, NULL);

  words = title != NULL ? title : _ (item->title);
  self = g_object_new (FW_TYPE_FIELD_ROW, "title", words, "use-markup", FALSE, NULL);
  self->ref = (FwFieldRef){ .document = g_object_ref (document),
                            .list = fw_part_get_list (part),
                            .id = g_strdup (fw_part_get_id (part)),
                            .item = item,
                            .key = g_strdup (key) };
  self->control = make_control (self);
  fw_name (self->control, words);
  lay_out (self, words);
  gtk_widget_set_sensitive (self->control, !fw_plan_is_read_only (fw_document_get_plan (document)));
  show_fault (self, NULL);
  show (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
fw_field_row_get_control (FwFieldRow *self)
{
  g_return_val_if_fail (FW_IS_FIELD_ROW (self), NULL);
  return self->control;
}

const char *
fw_field_row_get_fault (FwFieldRow *self)
{
  g_return_val_if_fail (FW_IS_FIELD_ROW (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->fault)) ? gtk_label_get_text (self->fault)
                                                           : NULL;
}

const FwFormItem *
fw_field_row_get_item (FwFieldRow *self)
{
  g_return_val_if_fail (FW_IS_FIELD_ROW (self), NULL);
  return self->ref.item;
}
