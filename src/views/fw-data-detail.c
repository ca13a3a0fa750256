/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-detail.h"

#include <glib/gi18n-lib.h>

#include "fw-name-parts.h"
#include "fw-text.h"

#define VALUE_CHARS 18

struct _FwDataDetail
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *back;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkListBox *facts;
  GtkWidget *refresh;
  GtkWidget *link;
  GtkLabel *heading;
  GtkListBox *values;
  char *id;
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwDataDetail, fw_data_detail, ADW_TYPE_BIN)

/* A fact: what it is, muted, above what is known about it. */
static GtkWidget *
make_fact (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);

  gtk_widget_add_css_class (row, "property");
  return row;
}

static GtkWidget *
make_value (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT,
                                   "max-width-chars", VALUE_CHARS, NULL);
  GtkWidget *link = g_object_new (GTK_TYPE_LINK_BUTTON, "label", _ ("Source"), "valign",
                                  GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), link);
  g_object_set_data (G_OBJECT (row), "fw-value", label);
  g_object_set_data (G_OBJECT (row), "fw-link", link);
  return row;
}

/* A plan may come from anybody: what a click opens is a page of the web and nothing else. */
static gboolean
is_page (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
}

static void
show_link (GtkWidget *link, const FwDataValue *value)
{
  g_autofree char *name = g_strdup_printf (_ ("Source of %s"), value->key);

  gtk_widget_set_visible (link, is_page (value->url));
  if (!is_page (value->url))
    return;
  gtk_link_button_set_uri (GTK_LINK_BUTTON (link), value->url);
  fw_name (link, name);
}

/* The row at an index, made when there is none. */
static GtkWidget *
take_row (GtkListBox *list, int index, GtkWidget *(*make) (void))
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  if (row == NULL)
    {
      gtk_list_box_append (list, make ());
      row = gtk_list_box_get_row_at_index (list, index);
    }
  return GTK_WIDGET (row);
}

static void
drop_rows (GtkListBox *list, int from)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, from)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_facts (FwDataDetail *self, const FwDataRow *row)
{
  g_autofree char *value = *row->margin != '\0'
                               ? g_strdup_printf (_ ("%s, 90%% margin %s"), row->value, row->margin)
                               : g_strdup (row->value);
  const char *used
      = *row->used_by != '\0' ? row->used_by : _ ("Only shown: no result of the plan rests on it");
  const struct
  {
    const char *title;
    const char *text;
  } facts[] = {
    { _ ("Value"), value },
    { _ ("Unit"), row->unit },
    { _ ("Period"), row->vintage },
    { _ ("Source"), row->source },
    { _ ("License"), row->licence != NULL ? row->licence : _ ("Terms not stated by the source") },
    { _ ("How it came here"), row->when },
    { _ ("Used by"), used },
    { _ ("Note"), row->note },
  };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      GtkWidget *fact;

      if (*facts[i].text == '\0')
        continue;
      fact = take_row (self->facts, n++, make_fact);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fact), facts[i].title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (fact), facts[i].text);
    }
  drop_rows (self->facts, n);
}

static void
show_values (FwDataDetail *self, const FwDataRow *row)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const FwDataValue *value = row->values->pdata[i];
      GtkWidget *shown = take_row (self->values, (int)i, make_value);
      GtkLabel *label = g_object_get_data (G_OBJECT (shown), "fw-value");
      g_autofree char *text = *value->margin != '\0'
                                  ? g_strdup_printf ("%s %s", value->value, value->margin)
                                  : g_strdup (value->value);
      g_autofree char *name = g_strdup_printf ("%s: %s", value->key, text);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (shown), value->key);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (shown), value->note);
      fw_text_set_number (label, text);
      gtk_label_set_wrap (label, g_utf8_strlen (text, -1) > VALUE_CHARS);
      show_link (g_object_get_data (G_OBJECT (shown), "fw-link"), value);
      fw_name (shown, *text != '\0' ? name : value->key);
    }
  drop_rows (self->values, (int)row->values->len);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
fw_data_detail_init (FwDataDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_data_detail_finalize (GObject *object)
{
  g_free (FW_DATA_DETAIL (object)->id);
  G_OBJECT_CLASS (fw_data_detail_parent_class)->finalize (object);
}

static gboolean
fw_data_detail_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FW_DATA_DETAIL (widget)->back);
}

/* Tab leaves it: what the platform does after the last widget is to grab the focus anew. */
static gboolean
fw_data_detail_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
fw_data_detail_class_init (FwDataDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_data_detail_finalize;
  widget_class->focus = fw_data_detail_focus;
  widget_class->grab_focus = fw_data_detail_grab_focus;
  signals[CLOSED] = g_signal_new ("closed", FW_TYPE_DATA_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-data-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, back);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, title);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, link);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, refresh);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, heading);
  gtk_widget_class_bind_template_child (widget_class, FwDataDetail, values);
  gtk_widget_class_install_action (widget_class, "data.back", NULL, back_cb);
}

GtkWidget *
fw_data_detail_new (void)
{
  return g_object_new (FW_TYPE_DATA_DETAIL, NULL);
}

void
fw_data_detail_show (FwDataDetail *self, const FwDataRow *row)
{
  g_autofree char *count = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (FW_IS_DATA_DETAIL (self));
  g_return_if_fail (row != NULL);

  if (g_strcmp0 (self->id, row->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (row->id);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  gtk_label_set_text (self->title, row->title);
  gtk_label_set_text (self->subtitle, row->subtitle);
  show_facts (self, row);
  gtk_widget_set_visible (self->refresh, row->series != NULL && row->service != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refresh), "s",
                                    row->service != NULL ? row->service : "");
  gtk_widget_set_visible (self->link, is_page (row->url));
  if (is_page (row->url))
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link), row->url);
  count = fw_unit_format (row->values->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  heading = g_strdup_printf (ngettext ("The value", "All %s values", row->values->len), count);
  gtk_label_set_text (self->heading, heading);
  show_values (self, row);
}

const char *
fw_data_detail_get_id (FwDataDetail *self)
{
  g_return_val_if_fail (FW_IS_DATA_DETAIL (self), NULL);
  return self->id;
}
