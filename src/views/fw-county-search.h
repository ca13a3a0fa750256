/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_COUNTY_SEARCH (fw_county_search_get_type ())
G_DECLARE_FINAL_TYPE (FwCountySearch, fw_county_search, FW, COUNTY_SEARCH, AdwBin)

/* A search for a county by its name, a city, a state or a FIPS code. Enter takes the first one
 * found. Signal "chosen" (const char *fips). */
GtkWidget *fw_county_search_new (void);
/* Empty again, nothing found. */
void fw_county_search_clear (FwCountySearch *self);

G_END_DECLS
