/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FwShortcut:
 * @group: heading in the shortcuts window
 * @title: what it does
 * @accels: accelerators, separated by a space
 * @action: detailed action the accelerators start, or NULL where a widget handles the key itself
 *
 * One row per command with a key: the application's accelerators and the shortcuts window both come
 * from these rows.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *accels;
  const char *action;
} FwShortcut;

const FwShortcut *fw_shortcuts (guint *n_rows);
void fw_shortcuts_install (GtkApplication *application);

G_END_DECLS
