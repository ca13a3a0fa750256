/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The bridges between the oldest and the newest platform; fw-compat.c alone tests versions. */

/**
 * FwFileQuestion:
 * @title: of the dialog
 * @accept: label of its button
 * @type_name: what the pattern is called, or NULL for any file
 * @pattern: "*.fairway"
 * @several: several files may be chosen; fw_choose_files_finish() then
 * @save: a new file's name is asked for instead of an existing file
 * @name: full name suggested, extension included; a sandbox grants exactly the name chosen
 */
typedef struct
{
  const char *title;
  const char *accept;
  const char *type_name;
  const char *pattern;
  gboolean several;
  gboolean save;
  const char *name;
} FwFileQuestion;

void fw_choose_file_async (GtkWindow *parent, const FwFileQuestion *question,
                           GAsyncReadyCallback callback, gpointer user_data);
/* NULL without an error when the person thought better of it. (transfer full) */
GFile *fw_choose_file_finish (GAsyncResult *result, GError **error);
/* Of GFile; the same of several. (transfer full) */
GListModel *fw_choose_files_finish (GAsyncResult *result, GError **error);

typedef enum
{
  FW_RESPONSE_PLAIN,
  FW_RESPONSE_SUGGESTED,
  FW_RESPONSE_DESTRUCTIVE,
} FwResponseLook;

typedef struct
{
  const char *id; /* the first one is what closing the question means */
  const char *label;
  FwResponseLook look;
} FwResponse;

void fw_ask_async (GtkWindow *parent, const char *heading, const char *body,
                   const FwResponse *responses, guint n_responses, GtkWidget *extra,
                   GAsyncReadyCallback callback, gpointer user_data);
/* The id of the response. (transfer full) */
char *fw_ask_finish (GAsyncResult *result);

void fw_show_about (GtkWindow *parent);
/* A window or dialog of these pages. */
void fw_show_preferences (GtkWindow *parent, AdwPreferencesPage *const *pages, guint n_pages);

/* The keyboard to a widget when a popover closes; called by what hears of its “closed”. */
void fw_give_back_focus (GtkPopover *popover, GtkWidget *widget);

/* Speaks a result to a screen reader, and keeps it in the window's status label. */
void fw_announce (GtkWidget *widget, const char *text, gboolean at_once);
/* The label of role status in which fw_announce() keeps what it said. */
void fw_announce_set_label (GtkWidget *window, GtkLabel *label);

G_END_DECLS
