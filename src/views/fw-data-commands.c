/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-commands.h"

#include "fw-application.h"
#include "fw-import-window.h"
#include "fw-place-window.h"
#include "fw-plan-commands.h"
#include "fw-plan-io.h"
#include "fw-programs-window.h"

#include <glib/gi18n-lib.h>

static FwHttp *
get_http (FwWindow *window)
{
  return fw_application_get_http (
      FW_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

static FwDocument *
get_document (FwWindow *window)
{
  FwRunner *runner = fw_window_get_runner (window);

  return runner ? fw_runner_get_document (runner) : NULL;
}

/* A place */

static void
used_cb (FwWindow *window, FwDocument *document)
{
  if (fw_window_get_runner (window))
    {
      fw_window_tell (window, _ ("The plan uses the new numbers; undo takes them away"));
      return;
    }
  fw_window_set_document (window, document);
}

static void
fetch_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);
  FwPlaceWindow *question
      = fw_place_window_new (GTK_WINDOW (window), get_http (window), get_document (window));

  g_signal_connect_object (question, "used", G_CALLBACK (used_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* A file */

static void
added_cb (FwWindow *window, const char *words)
{
  g_autofree char *text = g_strdup_printf (_ ("Added %s; undo takes it away"), words);

  fw_window_tell (window, text);
}

static void
import (FwWindow *window, GListModel *files)
{
  FwDocument *document = get_document (window);
  FwImportWindow *question;

  if (!document || fw_plan_is_read_only (fw_document_get_plan (document)))
    {
      fw_window_tell (window, _ ("Open a plan or make a new one first: a table or a feed is added "
                                 "to a plan"));
      return;
    }
  question = fw_import_window_new (GTK_WINDOW (window), get_http (window), document);
  g_signal_connect_object (question, "used", G_CALLBACK (added_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
  if (files)
    fw_import_window_read (question, files);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  import (FW_WINDOW (widget), NULL);
}

/* Programs */

static void
programs_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);
  FwProgramsWindow *question
      = fw_programs_window_new (GTK_WINDOW (window), get_http (window), get_document (window));

  g_signal_connect_object (question, "used", G_CALLBACK (added_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* A plan opens; what is no plan is to be imported. */
static void
take (FwWindow *window, GFile *file, GListStore *others)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name && g_str_has_suffix (name, FW_PLAN_SUFFIX))
    fw_plan_open_file (window, file);
  else
    g_list_store_append (others, file);
}

static gboolean
dropped_cb (FwWindow *window, const GValue *value)
{
  g_autoptr (GListStore) others = g_list_store_new (G_TYPE_FILE);

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    take (window, g_value_get_object (value), others);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = files; l; l = l->next)
        take (window, l->data, others);
    }
  else
    return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (others)) > 0)
    import (window, G_LIST_MODEL (others));
  return TRUE;
}

void
fw_data_commands_take_drops (FwWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  g_return_if_fail (FW_IS_WINDOW (window));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (GTK_WIDGET (window), "fw-takes-files");
}

void
fw_data_commands_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "data.fetch", NULL, fetch_cb);
  gtk_widget_class_install_action (widget_class, "data.programs", NULL, programs_cb);
  gtk_widget_class_install_action (widget_class, "data.import", NULL, import_cb);
}
