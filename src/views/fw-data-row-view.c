/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-row-view.h"

#include "fw-name-parts.h"
#include "fw-text.h"

#include <glib/gi18n-lib.h>

#define COLUMN_CHARS 16
#define COLUMN_WIDTH 150 /* so that columns stand under each other */

struct _FwDataRowView
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  GtkWidget *licence;
  GtkWidget *when;
  char *subtitle; /* where there is room for columns */
  char *all;      /* the same with what the columns say */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (FwDataRowView, fw_data_row_view, ADW_TYPE_ACTION_ROW)

/* What the icon says, it says in words too. */
static const char *
state_icon (const FwDataRow *row)
{
  if (row->licence == NULL)
    return "dialog-warning-symbolic";
  if (row->state == FW_DATA_OLD)
    return "view-refresh-symbolic";
  return row->origin == FW_DATA_ENTERED ? "document-edit-symbolic" : "object-select-symbolic";
}

static const char *
state_class (const FwDataRow *row)
{
  if (row->licence == NULL)
    return "fw-warning-icon";
  if (row->state == FW_DATA_OLD)
    return "accent";
  return row->origin == FW_DATA_ENTERED ? "dim-label" : "success";
}

static void
show_icon (FwDataRowView *self, const FwDataRow *row)
{
  static const char *const classes[] = { "fw-warning-icon", "accent", "dim-label", "success" };
  GtkWidget *icon = GTK_WIDGET (self->icon);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (icon, classes[i]);
  gtk_widget_add_css_class (icon, state_class (row));
  gtk_image_set_from_icon_name (self->icon, state_icon (row));
}

static GtkWidget *
make_column (AdwActionRow *row)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "width-request", COLUMN_WIDTH,
                      "max-width-chars", COLUMN_CHARS, "margin-start", 6, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "fw-small");
  adw_action_row_add_suffix (row, label);
  return label;
}

static void
show_room (FwDataRowView *self)
{
  g_autofree char *kept
      = self->all ? fw_text_keep (self->narrow ? self->all : self->subtitle) : NULL;

  gtk_widget_set_visible (self->licence, !self->narrow);
  gtk_widget_set_visible (self->when, !self->narrow);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), kept);
}

static void
fw_data_row_view_init (FwDataRowView *self)
{
  g_object_set (self, "use-markup", FALSE, "activatable", TRUE, "title-lines", 0, "subtitle-lines",
                0, NULL);
  self->licence = make_column (ADW_ACTION_ROW (self));
  self->when = make_column (ADW_ACTION_ROW (self));
  self->narrow = TRUE;
  self->icon = fw_data_row_decorate (ADW_ACTION_ROW (self), "object-select-symbolic");
}

static void
fw_data_row_view_finalize (GObject *object)
{
  FwDataRowView *self = FW_DATA_ROW_VIEW (object);

  g_free (self->subtitle);
  g_free (self->all);
  G_OBJECT_CLASS (fw_data_row_view_parent_class)->finalize (object);
}

static void
fw_data_row_view_class_init (FwDataRowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_data_row_view_finalize;
}

GtkWidget *
fw_data_row_view_new (void)
{
  return g_object_new (FW_TYPE_DATA_ROW_VIEW, NULL);
}

void
fw_data_row_view_show (FwDataRowView *self, const FwDataRow *row)
{
  const char *licence;
  const char *when;
  g_autofree char *name = NULL;

  g_return_if_fail (FW_IS_DATA_ROW_VIEW (self));
  g_return_if_fail (row != NULL);

  licence = row->licence != NULL ? row->licence : _ ("Terms not stated");
  when = row->state == FW_DATA_OLD ? _ ("newer likely") : NULL;
  g_free (self->subtitle);
  g_free (self->all);
  self->subtitle = g_strdup_printf ("%s · %s", row->value, row->subtitle);
  self->all = when != NULL
                  ? g_strdup_printf ("%s · %s · %s · %s", self->subtitle, licence, row->when, when)
                  : g_strdup_printf ("%s · %s · %s", self->subtitle, licence, row->when);
  name = g_strdup_printf ("%s, %s", row->title, self->all);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), row->title);
  gtk_label_set_text (GTK_LABEL (self->licence), licence);
  if (when != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", row->when, when);

      gtk_label_set_text (GTK_LABEL (self->when), both);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->when), row->when);
  fw_name (GTK_WIDGET (self), name);
  show_icon (self, row);
  show_room (self);
}

void
fw_data_row_view_set_narrow (FwDataRowView *self, gboolean narrow)
{
  g_return_if_fail (FW_IS_DATA_ROW_VIEW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_room (self);
}

GtkImage *
fw_data_row_decorate (AdwActionRow *row, const char *icon)
{
  GtkWidget *image;

  g_return_val_if_fail (ADW_IS_ACTION_ROW (row), NULL);

  image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_prefix (row, image);
  adw_action_row_add_suffix (row, g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                NULL));
  return GTK_IMAGE (image);
}
