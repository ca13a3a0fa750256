/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-place-data.h"

G_BEGIN_DECLS

/**
 * FwPlace:
 *
 * The counties the plan calls local, and perhaps the area in them whose published numbers count (a
 * city) and the metro area around them, whose wages do. Properties: name, counties (GStrv of FIPS),
 * geography, metro. Immutable: another place is another object.
 */
#define FW_TYPE_PLACE (fw_place_get_type ())
G_DECLARE_FINAL_TYPE (FwPlace, fw_place, FW, PLACE, GObject)

/* name: NULL for the counties' own names. An unknown county or an empty list is refused. */
FwPlace *fw_place_new (const char *name, const char *const *fips, GError **error);
/* geography: whose own numbers are wanted, such as "place:2743000", in a state of the counties;
 * NULL or the counties themselves: theirs. metro: CBSA code "33460", or NULL. */
FwPlace *fw_place_new_for_geography (const char *name, const char *const *fips,
                                     const char *geography, const char *metro, GError **error);
const char *fw_place_get_name (FwPlace *self);
/* "Hennepin County, Minnesota", whatever the place is called. (transfer full) */
char *fw_place_dup_counties_name (FwPlace *self);
/* "place:2743000"; without one of its own "county:27053", "county:29189+29510". */
const char *fw_place_get_geography (FwPlace *self);
/* "county:29189+29510", whatever its geography is. (transfer full) */
char *fw_place_dup_counties_geography (FwPlace *self);
/* FALSE when the geography is that of its counties. */
gboolean fw_place_has_geography (FwPlace *self);
const char *fw_place_get_metro (FwPlace *self); /* "33460", NULL when unknown */
const char *fw_place_get_state (FwPlace *self); /* of the first county */
const char *const *fw_place_get_counties (FwPlace *self);
guint fw_place_get_n_counties (FwPlace *self);
const FwCounty *fw_place_get_county (FwPlace *self, guint index);
double fw_place_get_households (FwPlace *self);
/* People of the 2015-2019 profile; NaN when a county has none. */
double fw_place_get_population (FwPlace *self);
/* Share of people of each FwRace, Other the remainder; FALSE when a county has no profile. */
gboolean fw_place_get_race_shares (FwPlace *self, double shares[FW_N_RACES]);
/* The embedded brackets added, edges and mean times factor: from dollars of FW_COUNTY_PRICE_YEAR.
 */
void fw_place_get_brackets (FwPlace *self, double factor, FweBrackets *out);
/* 90 % margin of the published or computed Gini, NaN when unknown. */
double fw_place_get_gini_margin (FwPlace *self);

G_END_DECLS
