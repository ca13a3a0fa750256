/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-export.h"

#include "fw-compat.h"
#include "fw-file.h"
#include "fw-words.h"

#include <glib/gi18n-lib.h>

static const FwSize slide = { 1280, 720 };

static const struct
{
  const char *extension;
  const char *type;
} formats[FW_N_EXPORTS] = {
  [FW_EXPORT_PNG] = { "png", N_ ("Pictures (PNG)") },
  [FW_EXPORT_SVG] = { "svg", N_ ("Drawings (SVG)") },
  [FW_EXPORT_PDF] = { "pdf", N_ ("Documents (PDF)") },
  [FW_EXPORT_CSV] = { "csv", N_ ("Tables (CSV)") },
  [FW_EXPORT_TXT] = { "txt", N_ ("Plain text") },
};

static void
add_bytes (GPtrArray *providers, const FwScene *scene, FwExportFormat format, const char *mime)
{
  g_autoptr (GBytes) bytes = fw_export_bytes (scene, format, 1.0, NULL);

  if (bytes)
    g_ptr_array_add (providers, gdk_content_provider_new_for_bytes (mime, bytes));
}

GdkContentProvider *
fw_chart_export_content (FwChartView *view)
{
  g_autoptr (FwScene) scene = NULL;
  g_autoptr (GPtrArray) providers = g_ptr_array_new ();
  g_autoptr (GBytes) png = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (FW_IS_CHART_VIEW (view), NULL);

  scene = fw_chart_view_print_scene (view, slide);
  if (!scene)
    return NULL;
  png = fw_export_bytes (scene, FW_EXPORT_PNG, 1.0, NULL);
  if (png)
    {
      g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);

      if (texture)
        g_ptr_array_add (providers, gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture));
    }
  words = fw_words_text (scene);
  g_ptr_array_add (providers, gdk_content_provider_new_typed (G_TYPE_STRING, words));
  add_bytes (providers, scene, FW_EXPORT_SVG, "image/svg+xml");
  add_bytes (providers, scene, FW_EXPORT_CSV, "text/csv");
  return gdk_content_provider_new_union ((GdkContentProvider **)providers->pdata, providers->len);
}

typedef struct
{
  FwScene *scene;
  char *path;
  FwExportFormat format;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fw_scene_unref (job->scene);
  g_free (job->path);
  g_free (job);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data; /* a scene never changes once built */
  GError *error = NULL;

  if (fw_export_file (job->scene, job->path, job->format, 1.5, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
fw_chart_export_write_async (FwChartView *view, GFile *file, FwExportFormat format,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  FwScene *scene;
  char *path;
  Job *job;

  g_return_if_fail (FW_IS_CHART_VIEW (view));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (view, NULL, callback, data);
  scene = fw_chart_view_print_scene (view, slide);
  path = g_file_get_path (file);
  if (!scene || !path)
    {
      g_clear_pointer (&scene, fw_scene_unref);
      g_free (path);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("There is no chart to save yet, or no path to save it to."));
      return;
    }
  job = g_new0 (Job, 1);
  job->scene = scene;
  job->path = path;
  job->format = format;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
fw_chart_export_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *name = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (fw_chart_export_write_finish (result, &error))
    text = g_strdup_printf (_ ("Saved %s"), name);
  else
    text = g_strdup (error->message);
  gtk_widget_activate_action (GTK_WIDGET (source), "view.tell", "s", text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwChartView) view = data;
  g_autoptr (GFile) file = fw_choose_file_finish (result, NULL);
  FwExportFormat format;

  if (!file)
    return;
  format = (FwExportFormat)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), "fw-format"));
  fw_chart_export_write_async (view, file, format, written_cb, g_file_get_basename (file));
}

void
fw_chart_export_ask (FwChartView *view, const char *name, FwExportFormat format)
{
  g_autofree char *suggested = NULL;
  g_autofree char *pattern = NULL;

  g_return_if_fail (FW_IS_CHART_VIEW (view));
  g_return_if_fail (format < FW_N_EXPORTS);

  suggested = fw_export_name (name, formats[format].extension);
  pattern = g_strconcat ("*.", formats[format].extension, NULL);
  g_object_set_data (G_OBJECT (view), "fw-format", GINT_TO_POINTER ((int)format));
  fw_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                        &(FwFileQuestion){ .title = _ ("Save the chart"),
                                           .accept = _ ("_Save"),
                                           .type_name = _ (formats[format].type),
                                           .pattern = pattern,
                                           .save = TRUE,
                                           .name = suggested },
                        chosen_cb, g_object_ref (view));
}
