/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-choice-row.h"

#include "fw-choices.h"
#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

struct _FwChoiceRow
{
  AdwComboRow parent_instance;

  FwLever *lever;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FwChoiceRow, fw_choice_row, ADW_TYPE_COMBO_ROW)

/* What a person reads for an id of the catalogue. */
static const struct
{
  const char *id;
  const char *label;
} labels[] = {
  { "pooled", N_ ("All trials pooled") },
  { "techhire", N_ ("TechHire trial") },
  { "per-scholas", N_ ("Per Scholas trial") },
  { "trial", N_ ("Effect in the trials") },
  { "raw", N_ ("Raw placements") },
};

const char *
fw_choice_row_label (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].id, id))
      return _ (labels[i].label);
  return id;
}

/* The row shows its choice as a list of one, whose item takes the keyboard. */
static void
name_choice (FwChoiceRow *self)
{
  GtkStringObject *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (choice)
    fw_name_parts (GTK_WIDGET (self), "GtkListItemWidget", gtk_string_object_get_string (choice));
}

static void
show_lever (FwChoiceRow *self)
{
  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), (guint)fw_lever_get_value (self->lever));
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), fw_lever_get_editable (self->lever));
  name_choice (self);
}

static void
selected_cb (FwChoiceRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->showing && self->lever && selected != GTK_INVALID_LIST_POSITION)
    fw_lever_set_value (self->lever, selected);
}

static void
fw_choice_row_init (FwChoiceRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
fw_choice_row_dispose (GObject *object)
{
  g_clear_object (&FW_CHOICE_ROW (object)->lever);
  G_OBJECT_CLASS (fw_choice_row_parent_class)->dispose (object);
}

/* The list makes its item when it is first shown. */
static void
fw_choice_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_choice_row_parent_class)->map (widget);
  name_choice (FW_CHOICE_ROW (widget));
}

static void
fw_choice_row_class_init (FwChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_choice_row_dispose;
  GTK_WIDGET_CLASS (klass)->map = fw_choice_row_map;
}

GtkWidget *
fw_choice_row_new (FwLever *lever)
{
  FwChoiceRow *self;
  const FwRow *row;
  g_autoptr (GtkStringList) list = NULL;

  g_return_val_if_fail (FW_IS_LEVER (lever), NULL);
  row = fw_lever_get_row (lever);
  g_return_val_if_fail (row != NULL && row->choices != NULL, NULL);

  list = gtk_string_list_new (NULL);
  for (guint i = 0; row->choices[i]; i++)
    gtk_string_list_append (list, fw_choice_row_label (row->choices[i]));
  self = g_object_new (FW_TYPE_CHOICE_ROW, "title", fw_row_title (row), "model", list, NULL);
  self->lever = g_object_ref (lever);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), fw_row_subtitle (row));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), fw_row_help (row));
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  show_lever (self);
  fw_spell_choices (ADW_COMBO_ROW (self));
  return GTK_WIDGET (self);
}
