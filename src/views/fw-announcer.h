/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_ANNOUNCER (fw_announcer_get_type ())
G_DECLARE_FINAL_TYPE (FwAnnouncer, fw_announcer, FW, ANNOUNCER, GObject)

/* Says to a screen reader what a runner finds: the headline of a new result, at most one thing a
 * second while a slider moves, and of a run that takes over a second that it began, that half of it
 * is done, and the end. widget: of the window it is said in; borrowed. */
FwAnnouncer *fw_announcer_new (GtkWidget *widget, FwRunner *runner);
/* What was said last, NULL before the first. */
const char *fw_announcer_get_said (FwAnnouncer *self);
guint fw_announcer_get_n_said (FwAnnouncer *self);

G_END_DECLS
