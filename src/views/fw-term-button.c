/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-term-button.h"

#include "fw-term.h"

#include <glib/gi18n-lib.h>

#define LINE_CHARS 38

struct _FwTermButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  char *term;
};

enum
{
  PROP_0,
  PROP_TERM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwTermButton, fw_term_button, GTK_TYPE_WIDGET)

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "max-width-chars", LINE_CHARS, NULL);

  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
fw_term_popover_new (const char *term)
{
  const FwTerm *row = fw_term_find (term);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *more;

  g_return_val_if_fail (row != NULL, popover);

  gtk_widget_add_css_class (box, "fw-popover");
  add_label (box, _ (row->title), "heading");
  add_label (box, _ (row->words), NULL);
  if (row->formula)
    add_label (box, _ (row->formula), "fw-formula");
  more = gtk_button_new_with_mnemonic (_ ("_More in the help"));
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, "flat");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (more), "app.help");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (more), "s", row->page);
  gtk_box_append (GTK_BOX (box), more);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (row->title), -1);
  return popover;
}

/* Made when first asked for. The tooltip that comes late is not to cover it. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  FwTermButton *self = FW_TERM_BUTTON (data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) || !self->term)
    return;
  popover = fw_term_popover_new (self->term);
  g_object_bind_property (popover, "visible", button, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
  gtk_menu_button_set_popover (button, popover);
}

static void
fw_term_button_init (FwTermButton *self)
{
  GtkMenuButton *button;

  self->button = gtk_menu_button_new ();
  button = GTK_MENU_BUTTON (self->button);
  /* A label of the button's own would stand beside an arrow. */
  gtk_menu_button_set_child (button, gtk_label_new ("?"));
  gtk_menu_button_set_create_popup_func (button, create_popover_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "fw-source");
  gtk_widget_add_css_class (self->button, "fw-term");
  gtk_widget_set_tooltip_text (self->button, _ ("What this number is"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fw_term_button_dispose (GObject *object)
{
  g_clear_pointer (&FW_TERM_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_term_button_parent_class)->dispose (object);
}

static void
fw_term_button_finalize (GObject *object)
{
  g_free (FW_TERM_BUTTON (object)->term);
  G_OBJECT_CLASS (fw_term_button_parent_class)->finalize (object);
}

static void
fw_term_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TERM:
      g_value_set_string (value, FW_TERM_BUTTON (object)->term);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_term_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TERM:
      fw_term_button_set_term (FW_TERM_BUTTON (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_term_button_class_init (FwTermButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_term_button_dispose;
  object_class->finalize = fw_term_button_finalize;
  object_class->get_property = fw_term_button_get_property;
  object_class->set_property = fw_term_button_set_property;
  properties[PROP_TERM]
      = g_param_spec_string ("term", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

GtkWidget *
fw_term_button_new (const char *term)
{
  return g_object_new (FW_TYPE_TERM_BUTTON, "term", term, NULL);
}

/**
 * fw_term_button_set_term:
 * @term: (nullable): id of an FwTerm
 */
void
fw_term_button_set_term (FwTermButton *self, const char *term)
{
  const FwTerm *row = term ? fw_term_find (term) : NULL;

  g_return_if_fail (FW_IS_TERM_BUTTON (self));

  if (g_strcmp0 (self->term, term) == 0)
    return;
  g_free (self->term);
  self->term = g_strdup (row ? term : NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), row != NULL);
  if (row)
    {
      /* translators: the name of a button; %s is a number's title */
      g_autofree char *name = g_strdup_printf (_ ("%s: what it is"), _ (row->title));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TERM]);
}
