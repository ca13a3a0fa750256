/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_SLIDER_ROW (fw_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (FwSliderRow, fw_slider_row, FW, SLIDER_ROW, AdwPreferencesRow)

/* A number of the plan: title, unit and range, source mark, spin button, slider with the evidence
 * under it. title: NULL for the catalogue's. */
GtkWidget *fw_slider_row_new (FwLever *lever, const char *title);
/* The same with its name and height only, until fw_slider_row_build(): a plan has a hundred such
 * rows, each of twenty widgets, and a sidebar shows eight. */
GtkWidget *fw_slider_row_new_late (FwLever *lever, const char *title);
void fw_slider_row_build (FwSliderRow *self);
FwLever *fw_slider_row_get_lever (FwSliderRow *self);
/* The number that holds the plan back now. */
void fw_slider_row_set_binding (FwSliderRow *self, gboolean binding);

G_END_DECLS
