/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"
#include "fw-http.h"

G_BEGIN_DECLS

#define FW_TYPE_PROGRAMS_WINDOW (fw_programs_window_get_type ())
G_DECLARE_FINAL_TYPE (FwProgramsWindow, fw_programs_window, FW, PROGRAMS_WINDOW, AdwWindow)

/* Programs from results: which occupations, who is asked, the state's training programs with what
 * became of their students, and those ticked into the plan as one undoable change. Signal "used"
 * (const char *words), once it is applied: "3 programs". */
FwProgramsWindow *fw_programs_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document);

G_END_DECLS
