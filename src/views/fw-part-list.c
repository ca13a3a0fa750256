/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-part-list.h"

#include <glib/gi18n-lib.h>

#include "fw-add-popover.h"
#include "fw-form.h"
#include "fw-name-parts.h"
#include "fw-part-row.h"

struct _FwPartList
{
  AdwBin parent_instance;

  FwDocument *document;
  FwList list;
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GPtrArray *rows; /* FwPartRow, borrowed */
};

G_DEFINE_FINAL_TYPE (FwPartList, fw_part_list, ADW_TYPE_BIN)

static GListModel *
get_parts (FwPartList *self)
{
  return fw_plan_get_list (fw_document_get_plan (self->document), self->list);
}

static void
fill (FwPartList *self)
{
  GListModel *parts = get_parts (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);
      GtkWidget *row = fw_part_row_new (self->document, part);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_set_description (self->group,
                                         self->rows->len == 0 ? _ ("None yet.") : NULL);
  fw_name_parts (GTK_WIDGET (self->group), "GtkListBox", fw_form_list_title (self->list));
}

static gboolean
is_filled (FwPartList *self)
{
  GListModel *parts = get_parts (self);

  if (g_list_model_get_n_items (parts) != self->rows->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      if (!fw_part_row_is_of (self->rows->pdata[i], part))
        return FALSE;
    }
  return TRUE;
}

static void
document_cb (FwPartList *self)
{
  if (!is_filled (self))
    fill (self);
  else
    for (guint i = 0; i < self->rows->len; i++)
      fw_part_row_show (self->rows->pdata[i]);
}

static void
add_button (FwPartList *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Add to: %s"), fw_form_list_title (self->list));

  self->add = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic", "valign",
                            GTK_ALIGN_CENTER, "tooltip-text", label, "popover",
                            fw_add_popover_new (self->document, self->list), "sensitive",
                            !fw_plan_is_read_only (fw_document_get_plan (self->document)), NULL);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_preferences_group_set_header_suffix (self->group, self->add);
}

static void
fw_part_list_dispose (GObject *object)
{
  g_clear_object (&FW_PART_LIST (object)->document);
  G_OBJECT_CLASS (fw_part_list_parent_class)->dispose (object);
}

static void
fw_part_list_finalize (GObject *object)
{
  g_ptr_array_unref (FW_PART_LIST (object)->rows);
  G_OBJECT_CLASS (fw_part_list_parent_class)->finalize (object);
}

static void
fw_part_list_init (FwPartList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

static void
fw_part_list_class_init (FwPartListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_part_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_part_list_finalize;
}

GtkWidget *
fw_part_list_new (FwDocument *document, FwList list)
{
  FwPartList *self;

  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (list < FW_N_LISTS, NULL);

  self = g_object_new (FW_TYPE_PART_LIST, NULL);
  self->document = g_object_ref (document);
  self->list = list;
  adw_preferences_group_set_title (self->group, fw_form_list_title (list));
  add_button (self);
  fill (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

FwList
fw_part_list_get_list (FwPartList *self)
{
  g_return_val_if_fail (FW_IS_PART_LIST (self), FW_LIST_NONE);
  return self->list;
}

GtkWidget *
fw_part_list_find (FwPartList *self, const char *where)
{
  g_return_val_if_fail (FW_IS_PART_LIST (self), NULL);
  g_return_val_if_fail (where != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (fw_part_row_get_where (self->rows->pdata[i]), where))
      return self->rows->pdata[i];
  return NULL;
}

gboolean
fw_part_list_focus (FwPartList *self, const char *where)
{
  GtkWidget *row = fw_part_list_find (self, where);

  return row != NULL && gtk_widget_grab_focus (row);
}

GtkWidget *
fw_part_list_get_add (FwPartList *self)
{
  g_return_val_if_fail (FW_IS_PART_LIST (self), NULL);
  return self->add;
}
