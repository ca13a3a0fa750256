/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-county-search.h"

#include "fw-name-parts.h"
#include "fw-place-data.h"
#include "fw-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_RESULTS 5

struct _FwCountySearch
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkListBox *results;
  GtkLabel *hint;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwCountySearch, fw_county_search, ADW_TYPE_BIN)

static char *
describe (const FwCounty *county)
{
  g_autofree char *households = fw_unit_format (county->households, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *median = fw_unit_format (county->median, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
  GString *text = g_string_new (NULL);

  if (county->principal_city)
    g_string_append_printf (text, "%s · ", county->principal_city);
  g_string_append_printf (text, _ ("%s households"), households);
  if (isfinite (county->median))
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("median %s in 2006–2010"), median);
    }
  return g_string_free (text, FALSE);
}

static void
add_suffix (GtkWidget *row, gboolean first)
{
  GtkWidget *suffix;

  if (first)
    {
      suffix = gtk_label_new (_ ("Enter"));
      gtk_widget_add_css_class (suffix, "fw-keycap");
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (row, "fw-first");
    }
  else
    suffix = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
}

static GtkWidget *
make_row (const FwCounty *county, gboolean first)
{
  g_autofree char *title = g_strdup_printf ("%s, %s", county->name, county->state);
  g_autofree char *subtitle = describe (county);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "activatable", TRUE, "title-lines", 0, NULL);

  fw_name (GTK_WIDGET (row), name);
  g_object_set_data (G_OBJECT (row), "fw-county", (gpointer)county);
  add_suffix (row, first);
  return row;
}

static void
show_hint (FwCountySearch *self, gboolean nothing)
{
  g_autofree char *count = fw_unit_format (FW_N_COUNTIES, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *text
      = nothing ? g_strdup (_ ("No county or city of that name. Try its state or its FIPS code."))
                : g_strdup_printf (
                    _ ("%s counties. Type a county, a city, a state or a FIPS code."), count);

  gtk_label_set_text (self->hint, text);
}

static void
search_changed_cb (FwCountySearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) found = *text != '\0' ? fw_counties_search (text, MAX_RESULTS) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))))
    gtk_list_box_remove (self->results, child);
  for (guint i = 0; found && i < found->len; i++)
    gtk_list_box_append (self->results, make_row (found->pdata[i], i == 0));
  gtk_widget_set_visible (GTK_WIDGET (self->results), found && found->len > 0);
  show_hint (self, found && found->len == 0);
}

static void
row_activated_cb (FwCountySearch *self, GtkListBoxRow *row)
{
  const FwCounty *county = g_object_get_data (G_OBJECT (row), "fw-county");

  g_signal_emit (self, signals[CHOSEN], 0, county->fips);
}

static void
activate_cb (FwCountySearch *self)
{
  GtkListBoxRow *first;

  /* What was typed last may not have been looked up yet. */
  search_changed_cb (self);
  first = gtk_list_box_get_row_at_index (self->results, 0);
  if (first)
    row_activated_cb (self, first);
}

static gboolean
fw_county_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FW_COUNTY_SEARCH (widget)->search));
}

/* Tab leaves it: what the platform does after the last widget is to grab the focus anew. */
static gboolean
fw_county_search_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
fw_county_search_init (FwCountySearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_hint (self, FALSE);
}

static void
fw_county_search_class_init (FwCountySearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = fw_county_search_focus;
  widget_class->grab_focus = fw_county_search_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", FW_TYPE_COUNTY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-county-search.ui");
  gtk_widget_class_bind_template_child (widget_class, FwCountySearch, search);
  gtk_widget_class_bind_template_child (widget_class, FwCountySearch, results);
  gtk_widget_class_bind_template_child (widget_class, FwCountySearch, hint);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

GtkWidget *
fw_county_search_new (void)
{
  return g_object_new (FW_TYPE_COUNTY_SEARCH, NULL);
}

void
fw_county_search_clear (FwCountySearch *self)
{
  g_return_if_fail (FW_IS_COUNTY_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
}
