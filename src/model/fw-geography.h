/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a published number is of: a city, some counties, a metro area, a state, the nation. */

typedef enum
{
  FW_LEVEL_NATION = 0,
  FW_LEVEL_STATE,
  FW_LEVEL_METRO,  /* CBSA */
  FW_LEVEL_COUNTY, /* one county, or several added up */
  FW_LEVEL_PLACE,  /* a city or other census place */
} FwLevel;

/**
 * FwGeography:
 * @level: kind of area
 * @state: two-digit FIPS code, "" for the nation and a metro area
 * @code: place: five digits; metro: CBSA, five digits; else ""
 * @counties: of FW_LEVEL_COUNTY: five-digit codes, sorted, NULL-terminated
 *
 * A value. Its text is "us", "state:27", "metro:33460", "county:27053",
 * "county:29189+29510" or "place:2743000".
 */
typedef struct
{
  FwLevel level;
  char state[3];
  char code[6];
  GStrv counties;
} FwGeography;

/* Reads the text form; an error says what was found and what is wanted. (transfer full) */
FwGeography *fw_geography_parse (const char *text, GError **error);
/* Bare digits as a person gives them: 2 a state, 5 a county, 7 a place; "metro:33460". Several
 * counties joined by "+" or ",". (transfer full) */
FwGeography *fw_geography_parse_code (const char *digits, GError **error);
FwGeography *fw_geography_copy (const FwGeography *self);
void fw_geography_free (FwGeography *self);
char *fw_geography_to_text (const FwGeography *self); /* (transfer full) */
gboolean fw_geography_equal (const FwGeography *a, const FwGeography *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGeography, fw_geography_free)

G_END_DECLS
