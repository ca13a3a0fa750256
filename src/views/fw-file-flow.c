/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file-flow.h"

#include "fw-compat.h"
#include "fw-error.h"
#include "fw-file.h"
#include "fw-plan-io.h"
#include "fw-recent.h"

#include <glib/gi18n-lib.h>

/* Choosing a plan */

void
fw_file_flow_choose_async (GtkWindow *window, GAsyncReadyCallback callback, gpointer data)
{
  fw_choose_file_async (window,
                        &(FwFileQuestion){ .title = _ ("Open a plan"),
                                           .accept = _ ("_Open"),
                                           .type_name = _ ("Fairway plans"),
                                           .pattern = "*" FW_PLAN_SUFFIX },
                        callback, data);
}

GFile *
fw_file_flow_choose_finish (GAsyncResult *result, GError **error)
{
  return fw_choose_file_finish (result, error);
}

/* Saving: the task carries the document; its source is the window. */

static void save_to (GTask *task, const char *path, gboolean overwrite);

static FwDocument *
task_document (GTask *task)
{
  return FW_DOCUMENT (g_task_get_task_data (task));
}

static void
where_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fw_choose_file_finish (result, &error);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!file)
    g_task_return_boolean (task, FALSE);
  else if (!path)
    g_task_return_new_error (task, FW_ERROR, FW_ERROR_NOT_SAVED,
                             _ ("That place has no path on this machine; choose another."));
  else
    save_to (g_steal_pointer (&task), path, TRUE);
}

static void
ask_where (GTask *task)
{
  FwDocument *document = task_document (task);
  g_autofree char *name = fw_export_name (fw_document_get_title (document), FW_PLAN_SUFFIX + 1);

  fw_choose_file_async (GTK_WINDOW (g_task_get_source_object (task)),
                        &(FwFileQuestion){ .title = _ ("Save the plan"),
                                           .accept = _ ("_Save"),
                                           .type_name = _ ("Fairway plans"),
                                           .pattern = "*" FW_PLAN_SUFFIX,
                                           .save = TRUE,
                                           .name = name },
                        where_chosen_cb, task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  FwDocument *document = FW_DOCUMENT (source);

  if (fw_document_save_finish (document, result, &error))
    {
      g_autoptr (GFile) file = g_file_new_for_path (fw_document_get_path (document));

      fw_recent_add (file);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_to (GTask *task, const char *path, gboolean overwrite)
{
  fw_document_save_async (task_document (task), path, overwrite, NULL, saved_cb, task);
}

void
fw_file_flow_save_async (GtkWindow *window, FwDocument *document, gboolean as,
                         GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (FW_IS_DOCUMENT (document));

  task = g_task_new (window, NULL, callback, data);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  if (as || !fw_document_get_path (document))
    ask_where (task);
  else
    save_to (task, NULL, FALSE);
}

gboolean
fw_file_flow_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Closing */

static void
saved_before_closing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = fw_file_flow_save_finish (result, &error);

  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, saved);
}

static void
closing_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *answer = fw_ask_finish (result);
  GtkWindow *window = GTK_WINDOW (g_task_get_source_object (task));

  if (g_strcmp0 (answer, "save") == 0)
    fw_file_flow_save_async (window, task_document (task), FALSE, saved_before_closing_cb,
                             g_object_ref (task));
  else
    g_task_return_boolean (task, g_strcmp0 (answer, "discard") == 0);
}

void
fw_file_flow_confirm_async (GtkWindow *window, FwDocument *document, GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;
  g_autofree char *body = NULL;
  const FwResponse responses[] = {
    { "cancel", _ ("_Cancel"), FW_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), FW_RESPONSE_DESTRUCTIVE },
    { "save", _ ("_Save"), FW_RESPONSE_SUGGESTED },
  };

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (FW_IS_DOCUMENT (document));

  task = g_task_new (window, NULL, callback, data);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  if (!fw_document_get_modified (document))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  body = g_strdup_printf (_ ("“%s” has changes that are not saved. They are lost if you discard "
                             "them."),
                          fw_document_get_title (document));
  fw_ask_async (window, _ ("Save changes?"), body, responses, G_N_ELEMENTS (responses), NULL,
                closing_answered_cb, task);
}

gboolean
fw_file_flow_confirm_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
