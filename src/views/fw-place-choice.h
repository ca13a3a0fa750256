/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-http.h"
#include "fw-place.h"

G_BEGIN_DECLS

#define FW_TYPE_PLACE_CHOICE (fw_place_choice_get_type ())
G_DECLARE_FINAL_TYPE (FwPlaceChoice, fw_place_choice, FW, PLACE_CHOICE, AdwBin)

/* Which counties, whose numbers (theirs, a city's in them, their state's), and whose wages. Signal
 * "changed". */
GtkWidget *fw_place_choice_new (FwHttp *http);
/* What a plan has. */
void fw_place_choice_set_place (FwPlaceChoice *self, FwPlace *place);
/* What is chosen, its counties, geography and metro area; NULL while that is not complete.
 * (transfer full) */
FwPlace *fw_place_choice_dup_place (FwPlaceChoice *self);

G_END_DECLS
