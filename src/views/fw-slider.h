/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_SLIDER (fw_slider_get_type ())
G_DECLARE_FINAL_TYPE (FwSlider, fw_slider, FW, SLIDER, AdwBin)

/* What stands in a slider row. */
GtkWidget *fw_slider_new (FwLever *lever, const char *title);
/* Shows the lever as it is now. words: what a screen reader says of the number. */
void fw_slider_show (FwSlider *self, const char *subtitle, const char *words);

G_END_DECLS
