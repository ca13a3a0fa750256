/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

/* The scenarios of a plan as a tree: rename, note, order, what each is based on, duplicate, remove,
 * pin for the comparison. By keyboard on a row: Enter shows it, F2, Delete, Ctrl+D, Alt+Up and
 * Alt+Down; by dragging too. Every change is undone as elsewhere. */
#define FW_TYPE_SCENARIOS_WINDOW (fw_scenarios_window_get_type ())
G_DECLARE_FINAL_TYPE (FwScenariosWindow, fw_scenarios_window, FW, SCENARIOS_WINDOW, AdwWindow)

FwScenariosWindow *fw_scenarios_window_new (GtkWindow *parent, FwRunner *runner);

G_END_DECLS
