/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-compare-bar.h"

#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

#define BUSY_AFTER_MS 400 /* a shorter run is over before a bar is read */

struct _FwCompareBar
{
  AdwBin parent_instance;

  FwComparer *comparer;
  GtkDropDown *reference;
  GtkWidget *choice;
  GtkWidget *busy;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *again;
  GtkWidget *alone;
  GtkLabel *failure;
  GPtrArray *scenarios; /* of FwScenario, as listed */
  gboolean showing;
  guint busy_id;
};

G_DEFINE_FINAL_TYPE (FwCompareBar, fw_compare_bar, ADW_TYPE_BIN)

static void
reference_cb (FwCompareBar *self)
{
  const guint selected = gtk_drop_down_get_selected (self->reference);

  if (!self->showing && self->comparer && selected < self->scenarios->len)
    fw_comparer_set_reference (self->comparer, self->scenarios->pdata[selected]);
}

static void
cancel_cb (FwCompareBar *self)
{
  fw_comparer_cancel (self->comparer);
}

static void
again_cb (FwCompareBar *self)
{
  fw_comparer_restart (self->comparer);
}

static gboolean
busy_cb (gpointer data)
{
  FwCompareBar *self = FW_COMPARE_BAR (data);

  self->busy_id = 0;
  gtk_widget_set_visible (self->busy, TRUE);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (FwCompareBar *self)
{
  gtk_progress_bar_set_fraction (self->progress, fw_comparer_get_progress (self->comparer));
}

static void
running_cb (FwCompareBar *self)
{
  const gboolean running = fw_comparer_get_running (self->comparer);
  const GError *error = fw_comparer_get_error (self->comparer);

  if (running && self->busy_id == 0)
    self->busy_id = g_timeout_add (BUSY_AFTER_MS, busy_cb, self);
  if (!running)
    {
      g_clear_handle_id (&self->busy_id, g_source_remove);
      gtk_widget_set_visible (self->busy, FALSE);
    }
  /* Stopped by a person: nothing else leaves it behind while the page is in sight. */
  gtk_widget_set_visible (self->again, !running && !error && fw_comparer_get_stale (self->comparer)
                                           && fw_comparer_get_active (self->comparer));
  gtk_label_set_text (self->failure, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), error != NULL);
}

static gboolean
is_listed (FwCompareBar *self, GPtrArray *scenarios)
{
  GListModel *titles = gtk_drop_down_get_model (self->reference);

  if (!titles || g_list_model_get_n_items (titles) != scenarios->len
      || self->scenarios->len != scenarios->len)
    return FALSE;
  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autoptr (GtkStringObject) title = g_list_model_get_item (titles, i);

      if (self->scenarios->pdata[i] != scenarios->pdata[i]
          || g_strcmp0 (gtk_string_object_get_string (title),
                        fw_part_get_title (scenarios->pdata[i]))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

static void
list (FwCompareBar *self, GPtrArray *scenarios)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->scenarios, 0);
  for (guint i = 0; i < scenarios->len; i++)
    {
      gtk_string_list_append (titles, fw_part_get_title (scenarios->pdata[i]));
      g_ptr_array_add (self->scenarios, g_object_ref (scenarios->pdata[i]));
    }
  gtk_drop_down_set_model (self->reference, G_LIST_MODEL (titles));
}

void
fw_compare_bar_refresh (FwCompareBar *self)
{
  g_autoptr (GPtrArray) scenarios = NULL;
  guint selected = 0;

  g_return_if_fail (FW_IS_COMPARE_BAR (self) && self->comparer != NULL);

  scenarios = fw_comparer_list_scenarios (
      fw_document_get_plan (fw_comparer_get_document (self->comparer)));
  self->showing = TRUE;
  if (!is_listed (self, scenarios))
    list (self, scenarios);
  if (g_ptr_array_find (self->scenarios, fw_comparer_get_reference (self->comparer), &selected))
    gtk_drop_down_set_selected (self->reference, selected);
  self->showing = FALSE;
  gtk_widget_set_visible (self->choice, scenarios->len > 2);
  gtk_widget_set_visible (self->alone, scenarios->len <= 2);
  running_cb (self);
}

static void
fw_compare_bar_init (FwCompareBar *self)
{
  self->scenarios = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_name (self->cancel, _ ("Cancel the comparison"));
  fw_shorten_parts (GTK_WIDGET (self->reference));
  fw_name_drop_down (self->reference, _ ("Scenario the others are measured against"));
}

static void
fw_compare_bar_dispose (GObject *object)
{
  FwCompareBar *self = FW_COMPARE_BAR (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->comparer);
  G_OBJECT_CLASS (fw_compare_bar_parent_class)->dispose (object);
}

static void
fw_compare_bar_finalize (GObject *object)
{
  g_ptr_array_unref (FW_COMPARE_BAR (object)->scenarios);
  G_OBJECT_CLASS (fw_compare_bar_parent_class)->finalize (object);
}

static void
fw_compare_bar_class_init (FwCompareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_compare_bar_dispose;
  object_class->finalize = fw_compare_bar_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-compare-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, reference);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, choice);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, busy);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, progress);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, again);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, alone);
  gtk_widget_class_bind_template_child (widget_class, FwCompareBar, failure);
  gtk_widget_class_bind_template_callback (widget_class, reference_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

GtkWidget *
fw_compare_bar_new (void)
{
  return g_object_new (FW_TYPE_COMPARE_BAR, NULL);
}

void
fw_compare_bar_set_comparer (FwCompareBar *self, FwComparer *comparer)
{
  g_return_if_fail (FW_IS_COMPARE_BAR (self) && FW_IS_COMPARER (comparer));

  if (!g_set_object (&self->comparer, comparer))
    return;
  g_signal_connect_object (comparer, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (comparer, "notify::stale", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (comparer, "notify::error", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (comparer, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  fw_compare_bar_refresh (self);
}
