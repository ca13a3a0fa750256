/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-add-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-form.h"
#include "fw-template.h"

#define LIST_HEIGHT 280
#define WIDTH       320

struct _FwAddPopover
{
  GtkPopover parent_instance;

  FwDocument *document;
  FwList list;
  GPtrArray *templates;
  char *wanted; /* case folded, NULL for all */
  GtkBox *box;
  GtkWidget *search;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (FwAddPopover, fw_add_popover, GTK_TYPE_POPOVER)

static void
add (FwAddPopover *self, FwChange *change, const char *id, GError *fault)
{
  g_autoptr (GError) error = fault;
  g_autofree char *where = g_strconcat (fw_list_member (self->list), ".", id, NULL);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (change != NULL && fw_document_apply (self->document, change, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.open", "s", where);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", error->message);
}

static void
blank_cb (FwAddPopover *self)
{
  g_autofree char *id = NULL;
  g_autoptr (FwChange) change = fw_change_new_add_blank (
      fw_document_get_plan (self->document), self->list, fw_form_new_title (self->list), &id);

  add (self, change, id, NULL);
}

static void
template_cb (FwAddPopover *self, GtkListBoxRow *row)
{
  const FwTemplate *template = g_object_get_data (G_OBJECT (row), "fw-template");
  g_autofree char *id = NULL;
  GError *error = NULL;
  g_autoptr (FwChange) change
      = fw_template_to_change (template, fw_document_get_plan (self->document), &id, &error);

  add (self, change, id, error);
}

static gboolean
holds (const char *text, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  FwAddPopover *self = data;
  const FwTemplate *template = g_object_get_data (G_OBJECT (row), "fw-template");

  return self->wanted == NULL || holds (template->title, self->wanted)
         || holds (template->city, self->wanted) || holds (template->facts, self->wanted)
         || holds (template->words, self->wanted);
}

static void
search_cb (FwAddPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    self->wanted = g_utf8_casefold (text, -1);
  gtk_list_box_invalidate_filter (self->rows);
}

static GtkWidget *
make_row (FwTemplate *template)
{
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), template->title, template->city);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", template->facts,
                                 "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0,
                                 "activatable", TRUE, NULL);

  g_object_set_data (G_OBJECT (row), "fw-template", template);
  return row;
}

static GtkWidget *
make_templates (FwAddPopover *self)
{
  GtkWidget *scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
      TRUE, "max-content-height", LIST_HEIGHT, "min-content-height", LIST_HEIGHT, NULL);
  GtkWidget *nothing = gtk_label_new (_ ("No template has these words."));

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->rows, matches, self, NULL);
  gtk_list_box_set_placeholder (self->rows, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Templates"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Templates"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (template_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->templates->len; i++)
    gtk_list_box_append (self->rows, make_row (self->templates->pdata[i]));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  return scroller;
}

void
fw_add_popover_fill (FwAddPopover *self)
{
  GtkWidget *blank, *heading;

  g_return_if_fail (FW_IS_ADD_POPOVER (self));

  if (self->templates != NULL)
    return;
  blank = gtk_button_new_with_label (fw_form_new_title (self->list));
  heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("or one like those of the illustrations"),
                          "xalign", 0.0, "wrap", TRUE, NULL);

  g_signal_connect_object (blank, "clicked", G_CALLBACK (blank_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, blank);
  self->templates = fw_templates (self->list);
  if (self->templates->len == 0)
    return;

  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name or place"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show only templates with these words"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, self->search);
  gtk_box_append (self->box, make_templates (self));
}

/* The illustrations are read when somebody first looks. */
static void
fw_add_popover_show (GtkWidget *widget)
{
  fw_add_popover_fill (FW_ADD_POPOVER (widget));
  GTK_WIDGET_CLASS (fw_add_popover_parent_class)->show (widget);
}

static void
fw_add_popover_dispose (GObject *object)
{
  FwAddPopover *self = FW_ADD_POPOVER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (fw_add_popover_parent_class)->dispose (object);
}

static void
fw_add_popover_finalize (GObject *object)
{
  g_free (FW_ADD_POPOVER (object)->wanted);
  G_OBJECT_CLASS (fw_add_popover_parent_class)->finalize (object);
}

static void
fw_add_popover_init (FwAddPopover *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_size_request (GTK_WIDGET (self->box), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "fw-popover");
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->box));
}

static void
fw_add_popover_class_init (FwAddPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_add_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_add_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = fw_add_popover_show;
}

GtkWidget *
fw_add_popover_new (FwDocument *document, FwList list)
{
  FwAddPopover *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);

  self = g_object_new (FW_TYPE_ADD_POPOVER, NULL);
  self->document = g_object_ref (document);
  self->list = list;
  label = g_strdup_printf (_ ("Add to: %s"), fw_form_list_title (list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
