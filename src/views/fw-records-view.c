/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-records-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-mapping-view.h"
#include "fw-name-parts.h"

/* One of the two lists of the plan. */
typedef struct
{
  FwList list;
  GtkWidget *group; /* NULL while there is no name */
  GPtrArray *names; /* as the records have them */
  GPtrArray *rows;  /* AdwComboRow of each, borrowed */
} Side;

struct _FwRecordsView
{
  AdwBin parent_instance;

  FwPlan *plan;
  GPtrArray *parts; /* FwRecordedPart */
  GtkBox *box;
  Side programs, groups;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwRecordsView, fw_records_view, ADW_TYPE_BIN)

/* The choices, each time anew: a worker may still read the last ones. */
static void
take_parts (FwRecordsView *self)
{
  const Side *sides[] = { &self->programs, &self->groups };

  g_ptr_array_unref (self->parts);
  self->parts = fw_recorded_parts_new ();
  for (gsize s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint i = 0; i < sides[s]->names->len; i++)
      {
        const guint selected = adw_combo_row_get_selected (sides[s]->rows->pdata[i]);
        g_autoptr (FwPart) part = NULL;

        if (selected == 0)
          continue;
        part = g_list_model_get_item (fw_plan_get_list (self->plan, sides[s]->list), selected - 1);
        fw_recorded_parts_add (self->parts, sides[s]->names->pdata[i], sides[s]->list,
                               fw_part_get_id (part));
      }
}

static void
selected_cb (FwRecordsView *self)
{
  take_parts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkStringList *
choices_of (FwRecordsView *self, const Side *side)
{
  GListModel *parts = fw_plan_get_list (self->plan, side->list);
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("None of them"));
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      gtk_string_list_append (choices, fw_part_get_title (part));
    }
  return choices;
}

/* What is counted already: a choice remembered, or of a column looked at before. */
static guint
chosen_before (FwRecordsView *self, const Side *side, const char *name)
{
  GListModel *list = fw_plan_get_list (self->plan, side->list);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const FwRecordedPart *chosen = self->parts->pdata[i];

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (list, j);

          if (fw_recorded_part_is (chosen, name, side->list, fw_part_get_id (part)))
            return j + 1;
        }
    }
  return 0;
}

static void
add_row (FwRecordsView *self, Side *side, const char *name)
{
  GtkWidget *row = fw_mapping_combo_new (name, choices_of (self, side));

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen_before (self, side, name));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (side->group), row);
  g_ptr_array_add (side->names, g_strdup (name));
  g_ptr_array_add (side->rows, row);
}

static gboolean
is_shown (const Side *side, GPtrArray *names)
{
  if (names->len != side->names->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (names->pdata[i], side->names->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Rows of the same names stay, and the keyboard in them. */
static void
show_side (FwRecordsView *self, Side *side, GPtrArray *names, const char *title)
{
  if (is_shown (side, names))
    return;
  if (side->group != NULL)
    gtk_box_remove (self->box, side->group);
  side->group = NULL;
  g_ptr_array_set_size (side->names, 0);
  g_ptr_array_set_size (side->rows, 0);
  if (names->len == 0)
    return;
  side->group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description",
                              _ ("Everybody counts in the whole pilot; people of a program or "
                                 "group of the plan are counted by themselves too."),
                              NULL);
  for (guint i = 0; i < names->len; i++)
    add_row (self, side, names->pdata[i]);
  fw_name_parts (side->group, "GtkListBox", title);
  fw_wrap_heading (ADW_PREFERENCES_GROUP (side->group));
  gtk_box_append (self->box, side->group);
}

void
fw_records_view_show (FwRecordsView *self, FwParticipants *people)
{
  g_autoptr (GPtrArray) programs = NULL, groups = NULL;

  g_return_if_fail (FW_IS_RECORDS_VIEW (self));

  if (people != NULL)
    {
      programs = fw_participants_get_programs (people);
      groups = fw_participants_get_groups (people);
    }
  else
    {
      programs = g_ptr_array_new ();
      groups = g_ptr_array_new ();
    }
  show_side (self, &self->programs, programs, _ ("Which program of the plan it is"));
  show_side (self, &self->groups, groups, _ ("Which group of the plan it is"));
  take_parts (self);
}

GPtrArray *
fw_records_view_get_parts (FwRecordsView *self)
{
  g_return_val_if_fail (FW_IS_RECORDS_VIEW (self), NULL);

  return self->parts;
}

static void
clear_side (Side *side)
{
  g_ptr_array_unref (side->names);
  g_ptr_array_unref (side->rows);
}

static void
fw_records_view_finalize (GObject *object)
{
  FwRecordsView *self = FW_RECORDS_VIEW (object);

  clear_side (&self->programs);
  clear_side (&self->groups);
  g_ptr_array_unref (self->parts);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (fw_records_view_parent_class)->finalize (object);
}

static void
init_side (Side *side, FwList list)
{
  side->list = list;
  side->names = g_ptr_array_new_with_free_func (g_free);
  side->rows = g_ptr_array_new ();
}

static void
fw_records_view_init (FwRecordsView *self)
{
  init_side (&self->programs, FW_LIST_PROGRAMS);
  init_side (&self->groups, FW_LIST_GROUPS);
  self->parts = fw_recorded_parts_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
fw_records_view_class_init (FwRecordsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_records_view_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_RECORDS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* A part of another plan is none of this one. */
static void
take_part (FwRecordsView *self, const FwRecordedPart *part)
{
  const FwList lists[] = { FW_LIST_PROGRAMS, FW_LIST_GROUPS };
  const char *sign = strchr (part->subject, '/');

  for (gsize i = 0; sign != NULL && i < G_N_ELEMENTS (lists); i++)
    if (fw_recorded_part_is (part, part->name, lists[i], sign + 1)
        && fw_plan_find_part (self->plan, lists[i], sign + 1) != NULL)
      fw_recorded_parts_add (self->parts, part->name, lists[i], sign + 1);
}

GtkWidget *
fw_records_view_new (FwPlan *plan, GPtrArray *parts)
{
  FwRecordsView *self;

  g_return_val_if_fail (FW_IS_PLAN (plan) && parts != NULL, NULL);

  self = g_object_new (FW_TYPE_RECORDS_VIEW, NULL);
  self->plan = g_object_ref (plan);
  for (guint i = 0; i < parts->len; i++)
    take_part (self, parts->pdata[i]);
  return GTK_WIDGET (self);
}
