/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-skill-editor.h"

#include <glib/gi18n-lib.h>

#include "fw-name-parts.h"
#include "fw-skills.h"

struct _FwSkillEditor
{
  AdwBin parent_instance;

  GStrv *skills; /* of the offer, borrowed */
  GtkFlowBox *chips;
  GtkLabel *none;
  GtkDropDown *choices;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwSkillEditor, fw_skill_editor, ADW_TYPE_BIN)

static void replace_skills (FwSkillEditor *self, GStrv skills);

static const char *
title_of (const char *name)
{
  const FwSkillRow *row = fw_skills_find (name);

  return row != NULL ? row->title : name;
}

static void
remove_cb (GtkButton *button, FwSkillEditor *self)
{
  const char *name = g_object_get_data (G_OBJECT (button), "fw-skill");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; (*self->skills)[i] != NULL; i++)
    if (!g_str_equal ((*self->skills)[i], name))
      g_strv_builder_add (builder, (*self->skills)[i]);
  gtk_widget_grab_focus (GTK_WIDGET (self->choices));
  replace_skills (self, g_strv_builder_end (builder));
}

static GtkWidget *
make_chip (FwSkillEditor *self, const char *name)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "window-close-symbolic",
                                     "label", title_of (name), NULL);
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), title_of (name));

  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_set_tooltip_text (chip, label);
  fw_name (chip, label);
  g_object_set_data_full (G_OBJECT (chip), "fw-skill", g_strdup (name), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_cb), self, 0);
  return chip;
}

static void
show_chips (FwSkillEditor *self)
{
  GtkWidget *child;
  const gboolean any = *self->skills != NULL && **self->skills != NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))))
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; any && (*self->skills)[i] != NULL; i++)
    {
      GtkWidget *chip = make_chip (self, (*self->skills)[i]);

      gtk_flow_box_append (self->chips, chip);
      gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), any);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !any);
}

static void
replace_skills (FwSkillEditor *self, GStrv skills)
{
  g_strfreev (*self->skills);
  *self->skills = skills;
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first line of the list is what it is for, not a skill. */
static void
chosen_cb (FwSkillEditor *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->choices);
  guint n;
  const FwSkillRow *rows = fw_skills_rows (&n);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (chosen == 0 || chosen > n)
    return;
  gtk_drop_down_set_selected (self->choices, 0);
  if (*self->skills != NULL
      && g_strv_contains ((const char *const *)*self->skills, rows[chosen - 1].name))
    return;
  builder = g_strv_builder_new ();
  if (*self->skills != NULL)
    g_strv_builder_addv (builder, (const char **)*self->skills);
  g_strv_builder_add (builder, rows[chosen - 1].name);
  replace_skills (self, g_strv_builder_end (builder));
}

static GtkDropDown *
make_choices (void)
{
  guint n;
  const FwSkillRow *rows = fw_skills_rows (&n);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choices;

  gtk_string_list_append (titles, _ ("Add a skill…"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, rows[i].title);
  choices = gtk_drop_down_new (G_LIST_MODEL (titles), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choices), TRUE);
  gtk_widget_set_halign (choices, GTK_ALIGN_START);
  fw_name_drop_down (GTK_DROP_DOWN (choices), _ ("Add a skill"));
  fw_shorten_parts (choices);
  return GTK_DROP_DOWN (choices);
}

static void
fw_skill_editor_init (FwSkillEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->chips
      = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                      "row-spacing", 6, "max-children-per-line", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Skills"), -1);
  self->none = g_object_new (GTK_TYPE_LABEL, "label", _ ("No skill of the list is named in it."),
                             "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  self->choices = make_choices ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  gtk_widget_add_css_class (box, "fw-refresh-row");
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->choices, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_skill_editor_class_init (FwSkillEditorClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_SKILL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_skill_editor_new (GStrv *skills)
{
  FwSkillEditor *self;

  g_return_val_if_fail (skills != NULL, NULL);

  self = g_object_new (FW_TYPE_SKILL_EDITOR, NULL);
  self->skills = skills;
  show_chips (self);
  return GTK_WIDGET (self);
}

void
fw_skill_editor_show (FwSkillEditor *self)
{
  g_return_if_fail (FW_IS_SKILL_EDITOR (self));
  show_chips (self);
}
