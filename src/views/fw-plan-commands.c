/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-commands.h"

#include "fw-ask-name.h"
#include "fw-builtin.h"
#include "fw-file-flow.h"
#include "fw-guide-window.h"
#include "fw-place-data.h"
#include "fw-plan-editor.h"
#include "fw-recent.h"

#include <glib/gi18n-lib.h>

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static void
tell_error (FwWindow *window, GError *error)
{
  if (error)
    fw_window_tell (window, error->message);
}

/* A window that waited for a plan has the start page instead. */
static void
tell_refused (FwWindow *window, const char *message)
{
  if (fw_window_get_runner (window) == NULL)
    fw_window_find_place (window);
  fw_window_tell (window, message);
}

static FwWindow *
window_for_new_plan (FwWindow *window)
{
  if (fw_window_get_runner (window))
    return fw_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  return window;
}

static void
show_document (FwWindow *window, FwDocument *document)
{
  FwWindow *target = window_for_new_plan (window);

  fw_window_set_document (target, document);
  gtk_window_present (GTK_WINDOW (target));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_open_finish (result, &error);

  if (document)
    {
      g_autoptr (GFile) file = g_file_new_for_path (fw_document_get_path (document));

      fw_recent_add (file);
      show_document (window, document);
    }
  else
    tell_refused (window, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fw_file_flow_choose_finish (result, &error);

  if (file)
    fw_plan_open_file (window, file);
  tell_error (window, error);
}

static void
open_county (FwWindow *window, const char *fips)
{
  const FwCounty *county = fw_counties_find (fips);
  g_autoptr (FwPlan) plan = county ? fw_plan_new_for_county (county) : NULL;
  g_autoptr (FwDocument) document = plan ? fw_document_new (plan) : NULL;

  if (document)
    show_document (window, document);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwWindow) window = data;
  g_autofree char *name = fw_ask_name_finish (result);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!name)
    return;
  change = fw_change_new_rename (FW_LIST_NONE, NULL, name);
  fw_document_apply (get_document (window), change, &error);
  tell_error (window, error);
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = window_for_new_plan (FW_WINDOW (widget));

  gtk_window_present (GTK_WINDOW (window));
  fw_window_find_place (window);
}

static void
made_cb (FwWindow *window, FwDocument *document)
{
  show_document (window, document);
}

static void
guide_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwGuideWindow *guide = fw_guide_window_new (GTK_WINDOW (widget));

  g_signal_connect_object (guide, "made", G_CALLBACK (made_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (guide));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);
  const char *text = target ? g_variant_get_string (target, NULL) : NULL;

  if (g_str_equal (action, "plan.open-builtin"))
    fw_plan_open_builtin (window, text);
  else if (g_str_equal (action, "plan.open-county"))
    open_county (window, text);
  else if (g_str_equal (action, "plan.open-recent"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (text);

      fw_plan_open_file (window, file);
    }
  else
    fw_file_flow_choose_async (GTK_WINDOW (window), chosen_cb, g_object_ref (window));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  fw_keeper_save (fw_window_get_keeper (FW_WINDOW (widget)), g_str_equal (action, "plan.save-as"));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);

  fw_ask_name_async (GTK_WINDOW (window), _ ("Rename the plan"), _ ("Name of the plan"),
                     fw_document_get_title (get_document (window)), _ ("_Rename"), renamed_cb,
                     g_object_ref (window));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  fw_plan_editor_present (GTK_WINDOW (widget), fw_window_get_runner (FW_WINDOW (widget)),
                          target ? g_variant_get_string (target, NULL) : NULL);
}

void
fw_plan_commands_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "plan.guide", NULL, guide_cb },      { "plan.start", NULL, start_cb },
    { "plan.find", NULL, start_cb },       { "plan.open", NULL, open_cb },
    { "plan.open-builtin", "s", open_cb }, { "plan.open-county", "s", open_cb },
    { "plan.open-recent", "s", open_cb },  { "plan.save", NULL, save_cb },
    { "plan.save-as", NULL, save_cb },     { "plan.rename", NULL, rename_cb },
    { "plan.edit", NULL, edit_cb },        { "plan.edit-part", "s", edit_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}

void
fw_plan_open_file (FwWindow *window, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (FW_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path)
    fw_document_open_async (path, NULL, opened_cb, g_object_ref (window));
  else
    tell_refused (window, _ ("Only files on this machine can be opened"));
}

gboolean
fw_plan_open_builtin (FwWindow *window, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = NULL;

  g_return_val_if_fail (FW_IS_WINDOW (window), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  document = fw_document_new_from_builtin (id, &error);
  if (document)
    show_document (window, document);
  else
    tell_refused (window, error->message);
  return document != NULL;
}
