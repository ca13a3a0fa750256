/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-check-row.h"

#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

struct _FwCheckRow
{
  AdwActionRow parent_instance;

  FwFieldRef ref; /* its document is owned */
  char *other;
  GtkWidget *check;
  GtkWidget *open; /* the partnership, NULL for an id in a list */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FwCheckRow, fw_check_row, ADW_TYPE_ACTION_ROW)

static FwPlan *
get_plan (FwCheckRow *self)
{
  return fw_document_get_plan (self->ref.document);
}

/* The partnership of the two that comes first, or NULL. */
static FwPartnership *
find_link (FwCheckRow *self)
{
  const FwPartnershipKind kind = self->ref.item->link;
  const gboolean is_from = fw_partnership_kind_from_list (kind) == self->ref.list;
  const char *from = is_from ? self->ref.id : self->other;
  const char *to = is_from ? self->other : self->ref.id;
  GListModel *links = fw_plan_get_list (get_plan (self), FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (fw_partnership_get_kind (link) == kind
          && g_strcmp0 (fw_partnership_get_from (link), from) == 0
          && g_strcmp0 (fw_partnership_get_to (link), to) == 0)
        return link;
    }
  return NULL;
}

static gboolean
is_ticked (FwCheckRow *self)
{
  FwPart *part = fw_field_ref_part (&self->ref);

  if (part == NULL)
    return FALSE;
  if (self->ref.item->kind == FW_FORM_LINKS)
    return find_link (self) != NULL;
  return g_strv_contains (fw_part_get_strings (part, self->ref.item->name), self->other);
}

static void
show (FwCheckRow *self)
{
  const gboolean ticked = is_ticked (self);

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ticked);
  self->showing = FALSE;
  if (self->open != NULL)
    gtk_widget_set_visible (self->open, ticked);
}

static void
document_cb (FwCheckRow *self, guint64 generation, const char *key)
{
  if (key == NULL)
    show (self);
}

static void
set_in_list (FwCheckRow *self, gboolean ticked)
{
  const char *const *old
      = fw_part_get_strings (fw_field_ref_part (&self->ref), self->ref.item->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *fault = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], self->other))
      g_strv_builder_add (builder, old[i]);
  if (ticked)
    g_strv_builder_add (builder, self->other);
  g_value_init (&value, G_TYPE_STRV);
  g_value_take_boxed (&value, g_strv_builder_end (builder));
  fault = fw_field_ref_set_value (&self->ref, &value);
  if (fault != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", fault);
}

/* Every partnership of the two goes, or one is made. */
static void
set_link (FwCheckRow *self, gboolean ticked)
{
  const FwPartnershipKind kind = self->ref.item->link;
  const gboolean is_from = fw_partnership_kind_from_list (kind) == self->ref.list;
  g_autoptr (GError) error = NULL;
  FwPartnership *link;

  if (ticked)
    {
      g_autoptr (FwChange) change
          = fw_change_new_link (get_plan (self), kind, is_from ? self->ref.id : self->other,
                                is_from ? self->other : self->ref.id);

      fw_document_apply (self->ref.document, change, &error);
    }
  while (!ticked && error == NULL && (link = find_link (self)) != NULL)
    {
      g_autoptr (FwChange) change = fw_change_new_remove (get_plan (self), FW_LIST_PARTNERSHIPS,
                                                          fw_part_get_id (FW_PART (link)), &error);

      if (change != NULL)
        fw_document_apply (self->ref.document, change, &error);
    }
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", error->message);
}

static void
toggled_cb (FwCheckRow *self)
{
  const gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  if (self->showing || ticked == is_ticked (self))
    return;
  if (self->ref.item->kind == FW_FORM_LINKS)
    set_link (self, ticked);
  else
    set_in_list (self, ticked);
  show (self);
}

static void
open_cb (FwCheckRow *self)
{
  FwPartnership *link = find_link (self);
  g_autofree char *where = NULL;

  if (link == NULL)
    return;
  where = g_strconcat ("partnerships.", fw_part_get_id (FW_PART (link)), NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.open", "s", where);
}

static void
add_open (FwCheckRow *self, const char *title)
{
  g_autofree char *label = g_strdup_printf (_ ("Edit the partnership with %s"), title);

  self->open = g_object_new (GTK_TYPE_BUTTON, "icon-name", "go-next-symbolic", "valign",
                             GTK_ALIGN_CENTER, "tooltip-text", label, NULL);
  gtk_widget_add_css_class (self->open, "flat");
  fw_name (GTK_WIDGET (self->open), label);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->open);
}

static void
fw_check_row_dispose (GObject *object)
{
  g_clear_object (&FW_CHECK_ROW (object)->ref.document);
  G_OBJECT_CLASS (fw_check_row_parent_class)->dispose (object);
}

static void
fw_check_row_finalize (GObject *object)
{
  FwCheckRow *self = FW_CHECK_ROW (object);

  g_free (self->ref.id);
  g_free (self->other);
  G_OBJECT_CLASS (fw_check_row_parent_class)->finalize (object);
}

static void
fw_check_row_init (FwCheckRow *self)
{
  self->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_check_row_class_init (FwCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_check_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_check_row_finalize;
}

GtkWidget *
fw_check_row_new (FwDocument *document, FwPart *part, const FwFormItem *item, const char *other,
                  const char *title)
{
  FwCheckRow *self;

  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (FW_IS_PART (part) && item != NULL, NULL);
  g_return_val_if_fail (other != NULL && title != NULL, NULL);

  self = g_object_new (FW_TYPE_CHECK_ROW, "title", title, "use-markup", FALSE, "title-lines", 0,
                       "sensitive", !fw_plan_is_read_only (fw_document_get_plan (document)), NULL);
  self->ref = (FwFieldRef){ .document = g_object_ref (document),
                            .list = fw_part_get_list (part),
                            .id = g_strdup (fw_part_get_id (part)),
                            .item = item };
  self->other = g_strdup (other);
  fw_name (GTK_WIDGET (self->check), title);
  if (item->kind == FW_FORM_LINKS)
    add_open (self, title);
  show (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
fw_check_row_get_check (FwCheckRow *self)
{
  g_return_val_if_fail (FW_IS_CHECK_ROW (self), NULL);
  return self->check;
}
