/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-history-button.h"

#include "fw-compat.h"

#include <glib/gi18n-lib.h>

/* A long history is shown in pieces: each row costs time. */
#define PIECE 60

#define STEP_KEY "fw-step"

struct _FwHistoryButton
{
  AdwBin parent_instance;

  FwDocument *document;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkWidget *both;
  GtkListBox *list;
  GtkWidget *before; /* weak: had the keyboard when a key opened the list */
  guint n_earlier;   /* rows below the present */
};

G_DEFINE_FINAL_TYPE (FwHistoryButton, fw_history_button, ADW_TYPE_BIN)

/* One row: the plan as it is after so many steps */

static const char *
label_of (FwHistoryButton *self, guint n_done)
{
  return n_done > 0 ? fw_document_get_step_label (self->document, n_done - 1) : _ ("As opened");
}

static GtkWidget *
make_row (FwHistoryButton *self, guint n_done)
{
  const guint present = fw_document_get_n_done (self->document);
  const char *label = label_of (self, n_done);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *name = NULL;

  if (n_done == present)
    name = g_strdup_printf (_ ("%s, where the plan is now"), label);
  else if (n_done > present)
    name = g_strdup_printf (_ ("%s, undone"), label);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 44);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_opacity (mark, n_done == present ? 1 : 0);
  if (n_done > present)
    gtk_widget_add_css_class (text, "dim-label");
  if (n_done == present)
    gtk_widget_add_css_class (text, "fw-who");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : label, -1);
  g_object_set_data (G_OBJECT (row), STEP_KEY, GUINT_TO_POINTER (n_done));
  return row;
}

static GtkWidget *
make_more_row (guint next)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (_ ("Earlier steps")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier steps"), -1);
  g_object_set_data (G_OBJECT (row), STEP_KEY, GUINT_TO_POINTER (next));
  gtk_widget_add_css_class (row, "fw-more");
  return row;
}

static void
fill (FwHistoryButton *self, guint focused)
{
  const guint n = fw_document_get_n_steps (self->document);
  const guint present = fw_document_get_n_done (self->document);
  const guint first = present > self->n_earlier ? present - self->n_earlier : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint at = MIN (n, present + PIECE) + 1; at-- > first;)
    {
      GtkWidget *row = make_row (self, at);

      gtk_list_box_append (self->list, row);
      if (at == focused)
        gtk_widget_grab_focus (row);
    }
  if (first > 0)
    gtk_list_box_append (self->list, make_more_row (first - 1));
}

static void
show_cb (FwHistoryButton *self)
{
  if (!self->document)
    return;
  self->n_earlier = PIECE;
  fill (self, fw_document_get_n_done (self->document));
}

static void
closed_cb (FwHistoryButton *self, GtkPopover *popover)
{
  GtkWidget *before = self->before;

  g_clear_weak_pointer (&self->before);
  if (before && gtk_widget_get_mapped (before))
    fw_give_back_focus (popover, before);
}

static void
row_activated_cb (FwHistoryButton *self, GtkListBoxRow *row)
{
  const guint step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), STEP_KEY));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_has_css_class (GTK_WIDGET (row), "fw-more"))
    {
      self->n_earlier += PIECE;
      fill (self, step);
      return;
    }
  gtk_popover_popdown (self->popover);
  if (!fw_document_go_to_step (self->document, step, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s", error->message);
}

static void
show_verb (GtkWidget *button, const char *verb, const char *label)
{
  g_autofree char *text = label ? g_strdup_printf ("%s: %s", verb, label) : g_strdup (verb);

  /* A tooltip asks the screen where the pointer is, and a drag tells of every step. */
  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (button)) == 0)
    return;
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
generation_cb (FwHistoryButton *self)
{
  show_verb (self->undo_button, _ ("Undo"), fw_document_get_undo_label (self->document));
  show_verb (self->redo_button, _ ("Redo"), fw_document_get_redo_label (self->document));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            fw_document_get_n_steps (self->document) > 0);
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    fill (self, fw_document_get_n_done (self->document));
}

static void
fw_history_button_init (FwHistoryButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_history_button_dispose (GObject *object)
{
  g_clear_weak_pointer (&FW_HISTORY_BUTTON (object)->before);
  g_clear_object (&FW_HISTORY_BUTTON (object)->document);
  G_OBJECT_CLASS (fw_history_button_parent_class)->dispose (object);
}

static void
fw_history_button_class_init (FwHistoryButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_history_button_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-history-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, redo_button);
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, button);
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, popover);
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, both);
  gtk_widget_class_bind_template_child (widget_class, FwHistoryButton, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

GtkWidget *
fw_history_button_new (void)
{
  return g_object_new (FW_TYPE_HISTORY_BUTTON, NULL);
}

void
fw_history_button_set_document (FwHistoryButton *self, FwDocument *document)
{
  g_return_if_fail (FW_IS_HISTORY_BUTTON (self));
  g_return_if_fail (FW_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;
  g_signal_connect_object (document, "notify::generation", G_CALLBACK (generation_cb), self,
                           G_CONNECT_SWAPPED);
  generation_cb (self);
}

void
fw_history_button_set_alone (FwHistoryButton *self, gboolean alone)
{
  g_return_if_fail (FW_IS_HISTORY_BUTTON (self));
  gtk_widget_set_visible (self->undo_button, !alone);
  gtk_widget_set_visible (self->redo_button, !alone);
  gtk_widget_set_visible (self->both, alone);
  gtk_menu_button_set_icon_name (self->button, alone ? "edit-undo-symbolic" : "pan-down-symbolic");
}

void
fw_history_button_open (FwHistoryButton *self)
{
  g_return_if_fail (FW_IS_HISTORY_BUTTON (self));
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    g_set_weak_pointer (&self->before,
                        gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_menu_button_popup (self->button);
}
