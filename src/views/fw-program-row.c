/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-program-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-columns-layout.h"
#include "fw-name-parts.h"
#include "fw-text.h"
#include "fw-unit.h"

#define WIDE   560
#define MEDIUM 420

typedef enum
{
  LENGTH = 0,
  COST,
  COMPLETED,
  EMPLOYED,
  EARNINGS,
  N_FIGURES,
} Figure;

static const char *const captions[N_FIGURES] = {
  [LENGTH] = N_ ("Length"),
  [COST] = N_ ("Cost"),
  [COMPLETED] = N_ ("Completed"),
  [EMPLOYED] = N_ ("Employed"),
  [EARNINGS] = N_ ("Earnings a year"),
};

/* The item */

struct _FwProgramItem
{
  GObject parent_instance;

  FwProgramOffer *offer; /* borrowed */
  gboolean chosen;
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwProgramItem, fw_program_item, G_TYPE_OBJECT)

static void
fw_program_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CHOSEN)
    g_value_set_boolean (value, FW_PROGRAM_ITEM (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_program_item_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_CHOSEN)
    fw_program_item_set_chosen (FW_PROGRAM_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_program_item_init (FwProgramItem *self)
{
}

static void
fw_program_item_class_init (FwProgramItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fw_program_item_get_property;
  object_class->set_property = fw_program_item_set_property;
  properties[PROP_CHOSEN]
      = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

FwProgramItem *
fw_program_item_new (FwProgramOffer *offer)
{
  FwProgramItem *self;

  g_return_val_if_fail (offer != NULL, NULL);

  self = g_object_new (FW_TYPE_PROGRAM_ITEM, NULL);
  self->offer = offer;
  return self;
}

FwProgramOffer *
fw_program_item_get_offer (FwProgramItem *self)
{
  g_return_val_if_fail (FW_IS_PROGRAM_ITEM (self), NULL);

  return self->offer;
}

gboolean
fw_program_item_get_chosen (FwProgramItem *self)
{
  g_return_val_if_fail (FW_IS_PROGRAM_ITEM (self), FALSE);

  return self->chosen;
}

void
fw_program_item_set_chosen (FwProgramItem *self, gboolean chosen)
{
  g_return_if_fail (FW_IS_PROGRAM_ITEM (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* The row */

struct _FwProgramRow
{
  AdwBin parent_instance;

  FwProgramItem *item;
  GBinding *binding;
  GtkWidget *tick;
  GtkLabel *title;
  GtkLabel *provider;
  GtkLabel *numbers[N_FIGURES];
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (FwProgramRow, fw_program_row, ADW_TYPE_BIN)

static const char *
missing_words (FwFigure figure)
{
  return figure.mark == FW_MARK_SUPPRESSED || figure.mark == FW_MARK_TOO_FEW ? _ ("suppressed")
                                                                             : _ ("not stated");
}

/* Why there is no number stands in its place: never a zero, never nothing. */
static char *
figure_words (FwFigure figure, FwUnit unit)
{
  return isnan (figure.value) ? g_strdup (missing_words (figure))
                              : fw_unit_format (figure.value, unit, FW_STYLE_LABEL);
}

static char *
length_words (const FwProgramOffer *offer)
{
  g_autofree char *weeks = NULL;

  if (isnan (offer->weeks.value))
    return g_strdup (offer->length_text != NULL ? offer->length_text
                                                : missing_words (offer->weeks));
  weeks = fw_unit_format (offer->weeks.value, FW_UNIT_WEEKS, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("%s weeks"), weeks);
}

static char *
number_words (const FwProgramOffer *offer, Figure figure)
{
  switch (figure)
    {
    case LENGTH:
      return length_words (offer);
    case COST:
      return figure_words (offer->price, FW_UNIT_DOLLARS);
    case COMPLETED:
      return figure_words (offer->completion, FW_UNIT_SHARE);
    case EMPLOYED:
      return figure_words (offer->employed_q2, FW_UNIT_SHARE);
    default:
      return figure_words (offer->earnings, FW_UNIT_DOLLARS_A_YEAR);
    }
}

static char *
who_words (const FwProgramOffer *offer)
{
  const char *const parts[]
      = { offer->provider, offer->city, offer->credential, offer->format, offer->occupation };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The item of the list takes the keyboard, and its name is the whole row. */
static void
name_item (FwProgramRow *self, const char *words)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    fw_name (GTK_WIDGET (parent), words);
}

static void
show_offer (FwProgramRow *self, const FwProgramOffer *offer)
{
  g_autofree char *who = who_words (offer);
  g_autofree char *add = g_strdup_printf (_ ("Add %s"), offer->title);
  g_autoptr (GString) all = g_string_new (offer->title);

  gtk_label_set_text (self->title, offer->title);
  gtk_label_set_text (self->provider, who);
  gtk_widget_set_visible (GTK_WIDGET (self->provider), *who != '\0');
  g_string_append_printf (all, ", %s", who);
  for (Figure i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *words = number_words (offer, i);

      fw_text_set_number (self->numbers[i], words);
      g_string_append_printf (all, ", %s: %s", _ (captions[i]), words);
    }
  gtk_label_set_text (self->note, offer->earnings_note != NULL ? offer->earnings_note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note),
                          offer->earnings_note != NULL && !isnan (offer->earnings.value));
  fw_name (GTK_WIDGET (self->tick), add);
  name_item (self, all->str);
}

void
fw_program_row_set_item (FwProgramRow *self, FwProgramItem *item)
{
  g_return_if_fail (FW_IS_PROGRAM_ROW (self));

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  show_offer (self, item->offer);
  self->binding = g_object_bind_property (item, "chosen", self->tick, "active",
                                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/* The parts */

static GtkLabel *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static GtkWidget *
make_figures (FwProgramRow *self)
{
  GtkLayoutManager *layout = fw_columns_layout_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set (layout, "columns", N_FIGURES, "medium-columns", 3, "narrow-columns", 2,
                "medium-below", WIDE, "narrow-below", MEDIUM, "spacing", 6, NULL);
  gtk_widget_set_layout_manager (box, layout);
  for (Figure i = 0; i < N_FIGURES; i++)
    {
      GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkLabel *caption = make_label (_ (captions[i]), "dim-label");

      self->numbers[i] = make_label ("", "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (caption), "fw-small");
      gtk_box_append (GTK_BOX (cell), GTK_WIDGET (caption));
      gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->numbers[i]));
      gtk_box_append (GTK_BOX (box), cell);
    }
  return box;
}

static void
fw_program_row_dispose (GObject *object)
{
  FwProgramRow *self = FW_PROGRAM_ROW (object);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (fw_program_row_parent_class)->dispose (object);
}

static void
fw_program_row_init (FwProgramRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->tick = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_START, NULL);
  self->title = make_label ("", "fw-who");
  self->provider = make_label ("", "fw-small");
  self->note = make_label ("", "fw-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->provider), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->provider));
  gtk_box_append (GTK_BOX (words), make_figures (self));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->note));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), self->tick);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "fw-refresh-row");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
fw_program_row_class_init (FwProgramRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_program_row_dispose;
}

GtkWidget *
fw_program_row_new (void)
{
  return g_object_new (FW_TYPE_PROGRAM_ROW, NULL);
}
