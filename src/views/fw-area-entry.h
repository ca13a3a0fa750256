/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-areas.h"

G_BEGIN_DECLS

#define FW_TYPE_AREA_ENTRY (fw_area_entry_get_type ())
G_DECLARE_FINAL_TYPE (FwAreaEntry, fw_area_entry, FW, AREA_ENTRY, AdwBin)

/* A search for a city of a state or for a metro area, by name where the Census can be asked or was
 * once, by its code always. Signal "changed". */
GtkWidget *fw_area_entry_new (FwHttp *http, FwLevel level);
/* Of FW_LEVEL_PLACE: the state whose cities are listed; another one forgets the choice. */
void fw_area_entry_set_state (FwAreaEntry *self, const char *state);
/* geography: "metro:33460" or NULL; name: NULL when only the code is known. */
void fw_area_entry_choose (FwAreaEntry *self, const char *geography, const char *name);
const char *fw_area_entry_get_geography (FwAreaEntry *self); /* NULL while none is chosen */
const char *fw_area_entry_get_name (FwAreaEntry *self);      /* or NULL */

G_END_DECLS
