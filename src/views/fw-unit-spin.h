/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-unit.h"

G_BEGIN_DECLS

/* A spin button that reads and writes a number with its unit, as the person's language does; Enter
 * in it starts the window's default button. name: what a screen reader calls it. */
GtkWidget *fw_unit_spin_new (FwUnit unit, double lo, double hi, double step, const char *name);
/* Makes room for all of the number it shows; never less again, so that nothing moves back and forth
 * with each digit. */
void fw_unit_spin_grow (GtkSpinButton *spin);

G_END_DECLS
