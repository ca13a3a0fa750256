/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-difference-row.h"

#include <glib/gi18n-lib.h>

#include "fw-columns-layout.h"
#include "fw-name-parts.h"

#define N_COLUMNS 4

/* A row of the page where the page is 640 wide, from which on it is not narrow. */
#define COLUMNS_FROM 577

struct _FwDifferenceRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkLabel *labels[N_COLUMNS];
  char *texts[N_COLUMNS];
  gboolean heading;
};

G_DEFINE_FINAL_TYPE (FwDifferenceRow, fw_difference_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
column_title (guint column)
{
  static const char *const titles[N_COLUMNS]
      = { "", N_ ("In this plan"), N_ ("Now published"), N_ ("Effect on the plan") };

  return *titles[column] ? _ (titles[column]) : "";
}

/* Without columns each number says itself which one it is. */
static void
show (FwDifferenceRow *self, gboolean narrow)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *text = self->texts[i];
      g_autofree char *told = narrow && i > 0 && *text
                                  ? g_strdup_printf ("%s: %s", column_title (i), text)
                                  : g_strdup (text);

      gtk_label_set_text (self->labels[i], told);
      gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), !narrow || *text);
    }
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->labels[0]), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->labels[0]), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self), !(narrow && self->heading));
}

static void
fw_difference_row_init (FwDifferenceRow *self)
{
  FwColumnsLayout *layout
      = g_object_new (FW_TYPE_COLUMNS_LAYOUT, "spacing", 12, "columns", N_COLUMNS, "narrow-columns",
                      1, "narrow-below", COLUMNS_FROM, NULL);

  self->box = g_object_new (GTK_TYPE_BOX, "layout-manager", layout, NULL);
  gtk_widget_add_css_class (self->box, "fw-refresh-row");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->labels[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                                      "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->labels[i]));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
fw_difference_row_finalize (GObject *object)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (FW_DIFFERENCE_ROW (object)->texts[i]);
  G_OBJECT_CLASS (fw_difference_row_parent_class)->finalize (object);
}

static void
fw_difference_row_class_init (FwDifferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_difference_row_finalize;
}

static FwDifferenceRow *
make_row (const char *const texts[N_COLUMNS])
{
  FwDifferenceRow *self = g_object_new (FW_TYPE_DIFFERENCE_ROW, NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    self->texts[i] = g_strdup (texts[i] ? texts[i] : "");
  show (self, FALSE);
  return self;
}

GtkWidget *
fw_difference_row_new (const char *title, const char *before, const char *after, const char *effect)
{
  const char *const texts[N_COLUMNS] = { title, before, after, effect };
  FwDifferenceRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (title != NULL && before != NULL && after != NULL, NULL);

  self = make_row (texts);
  name = effect
             ? g_strdup_printf (_ ("%s: %s in this plan, %s now; %s"), title, before, after, effect)
             : g_strdup_printf (_ ("%s: %s in this plan, %s now"), title, before, after);
  fw_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

GtkWidget *
fw_difference_row_new_heading (void)
{
  const char *const texts[N_COLUMNS]
      = { column_title (0), column_title (1), column_title (2), column_title (3) };
  FwDifferenceRow *self = make_row (texts);

  self->heading = TRUE;
  fw_name (GTK_WIDGET (self), _ ("Columns: in this plan, now published, effect on the plan"));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "fw-small");
    }
  return GTK_WIDGET (self);
}

void
fw_difference_row_set_narrow (FwDifferenceRow *self, gboolean narrow)
{
  g_return_if_fail (FW_IS_DIFFERENCE_ROW (self));
  show (self, narrow);
}
