/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-page.h"

#include "fw-columns-layout.h"
#include "fw-data-detail.h"
#include "fw-data-row-view.h"
#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define REBUILD_AFTER_MS 200
#define NARROW_BELOW     640

struct _FwDataPage
{
  AdwBin parent_instance;

  FwRunner *runner;
  GPtrArray *rows; /* FwDataRow, as shown */
  GtkStack *stack;
  GtkWidget *list;
  GtkLabel *finding;
  GtkListBox *sources;
  GtkWidget *bring_in;
  GtkListBox *ways;
  FwDataDetail *detail;
  guint rebuild_id;
  guint narrow_id;
  gboolean narrow;
  gboolean dirty; /* something changed while out of sight */
};

G_DEFINE_FINAL_TYPE (FwDataPage, fw_data_page, ADW_TYPE_BIN)

/* The list */

static FwDataRowView *
row_view (FwDataPage *self, guint index)
{
  return FW_DATA_ROW_VIEW (gtk_list_box_get_row_at_index (self->sources, (int)index));
}

/* Rows are kept while the same sources are listed: making them anew would take the keyboard away.
 */
static gboolean
same_sources (FwDataPage *self, GPtrArray *rows)
{
  if (self->rows == NULL || self->rows->len != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!g_str_equal (((const FwDataRow *)rows->pdata[i])->id,
                      ((const FwDataRow *)self->rows->pdata[i])->id))
      return FALSE;
  return TRUE;
}

static void
show_rows (FwDataPage *self, GPtrArray *rows)
{
  GtkListBoxRow *row;

  if (!same_sources (self, rows))
    {
      while ((row = gtk_list_box_get_row_at_index (self->sources, 0)))
        gtk_list_box_remove (self->sources, GTK_WIDGET (row));
      for (guint i = 0; i < rows->len; i++)
        gtk_list_box_append (self->sources, fw_data_row_view_new ());
    }
  for (guint i = 0; i < rows->len; i++)
    {
      fw_data_row_view_show (row_view (self, i), rows->pdata[i]);
      fw_data_row_view_set_narrow (row_view (self, i), self->narrow);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (rows);
}

static void
show_detail (FwDataPage *self)
{
  const char *id = fw_data_detail_get_id (self->detail);
  const FwDataRow *row = id != NULL ? fw_data_list_find (self->rows, id) : NULL;

  if (gtk_stack_get_visible_child (self->stack) == self->list)
    return;
  if (row != NULL)
    fw_data_detail_show (self->detail, row);
  else
    gtk_stack_set_visible_child (self->stack, self->list);
}

static void
rebuild (FwDataPage *self)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) rows = fw_data_list (plan, fw_runner_get_scenario (self->runner), now);
  g_autofree char *finding = fw_data_list_finding (rows);

  self->dirty = FALSE;
  gtk_label_set_text (self->finding, finding);
  show_rows (self, rows);
  show_detail (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  FwDataPage *self = FW_DATA_PAGE (data);

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Out of sight nothing is done; in sight a drag rebuilds it five times a second at most. */
static void
changed_cb (FwDataPage *self)
{
  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rebuild_id == 0)
    self->rebuild_id = g_timeout_add (REBUILD_AFTER_MS, rebuild_cb, self);
}

/* Ways to bring data in */

static const struct
{
  const char *action;
  const char *icon;
  const char *title;
  const char *subtitle;
} ways[] = {
  { "data.fetch", "mark-location-symbolic", N_ ("A place"),
    N_ ("Its incomes, unemployment, wages and openings, from the public services") },
  { "data.programs", "system-users-symbolic", N_ ("Programs from results"),
    N_ ("The state’s training programs with cost, completion and earnings") },
  { "data.import", "document-open-symbolic", N_ ("Any table, program or job feed"),
    N_ ("CSV, schema.org or CTDL, from a file or an address") },
};

static gboolean
has_action (GtkWidget *widget, const char *wanted)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; root
                    && gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &name,
                                                      &type, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* Only what can be done is offered. */
static void
add_ways (FwDataPage *self)
{
  if (gtk_list_box_get_row_at_index (self->ways, 0))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (has_action (GTK_WIDGET (self), ways[i].action))
      {
        GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ (ways[i].title), "subtitle",
                                       _ (ways[i].subtitle), "activatable", TRUE, "action-name",
                                       ways[i].action, NULL);

        fw_data_row_decorate (ADW_ACTION_ROW (row), ways[i].icon);
        gtk_list_box_append (self->ways, row);
        gtk_widget_set_visible (self->bring_in, TRUE);
      }
}

/* Going to a source and back */

static void
row_activated_cb (FwDataPage *self, GtkListBoxRow *row)
{
  const FwDataRow *data = self->rows->pdata[gtk_list_box_row_get_index (row)];

  fw_data_page_open (self, data->id);
}

static void
closed_cb (FwDataPage *self)
{
  const char *id = fw_data_detail_get_id (self->detail);

  gtk_stack_set_visible_child (self->stack, self->list);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (((const FwDataRow *)self->rows->pdata[i])->id, id) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row_view (self, i)));
}

/* Width */

static gboolean
narrow_cb (gpointer data)
{
  FwDataPage *self = FW_DATA_PAGE (data);

  self->narrow_id = 0;
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    fw_data_row_view_set_narrow (row_view (self, i), self->narrow);
  return G_SOURCE_REMOVE;
}

/* What a row shows cannot change while it is laid out: it does right after. */
static void
width_cb (FwDataPage *self)
{
  const double width = gtk_adjustment_get_page_size (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->list)));
  const gboolean narrow = width < NARROW_BELOW * fw_text_scale (GTK_WIDGET (self));

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add (narrow_cb, self);
}

static void
fw_data_page_map (GtkWidget *widget)
{
  FwDataPage *self = FW_DATA_PAGE (widget);

  GTK_WIDGET_CLASS (fw_data_page_parent_class)->map (widget);
  add_ways (self);
  if (self->dirty)
    rebuild (self);
}

/* The object */

static void
fw_data_page_init (FwDataPage *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_DATA_DETAIL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->narrow = TRUE; /* until there is room: a page may ask for less than it gets, never more */
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->list)),
                           "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}

static void
fw_data_page_dispose (GObject *object)
{
  FwDataPage *self = FW_DATA_PAGE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_object (&self->runner);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_data_page_parent_class)->dispose (object);
}

static void
fw_data_page_class_init (FwDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_data_page_dispose;
  widget_class->map = fw_data_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, list);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, finding);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, sources);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, bring_in);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, ways);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

GtkWidget *
fw_data_page_new (void)
{
  return g_object_new (FW_TYPE_DATA_PAGE, NULL);
}

void
fw_data_page_set_runner (FwDataPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_DATA_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  if (!g_set_object (&self->runner, runner))
    return;
  g_signal_connect_object (fw_runner_get_document (runner), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

gboolean
fw_data_page_open (FwDataPage *self, const char *id)
{
  const FwDataRow *row;

  g_return_val_if_fail (FW_IS_DATA_PAGE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  row = self->rows != NULL ? fw_data_list_find (self->rows, id) : NULL;
  if (row == NULL)
    return FALSE;
  fw_data_detail_show (self->detail, row);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->detail));
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  return TRUE;
}
