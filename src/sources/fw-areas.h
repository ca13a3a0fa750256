/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-geography.h"
#include "fw-http.h"

G_BEGIN_DECLS

/* The cities of a state and the metro areas of the nation, as the Census names and numbers them
 * now: no list of ours would keep up with redrawn metro areas. */

/**
 * FwArea:
 * @geography: "place:2743000", "metro:33460"
 * @name: "Minneapolis city, Minnesota"
 * @population: persons, NaN when it is not published
 */
typedef struct
{
  char *geography;
  char *name;
  double population;
} FwArea;

void fw_area_free (FwArea *self);

/* level: FW_LEVEL_PLACE, in the state (two digits), or FW_LEVEL_METRO; year: last of the five the
 * numbers are about. (transfer full) */
FwRequest *fw_areas_request (FwLevel level, const char *state, int year);
/* Largest first; rows without a code are left out. (element-type FwArea) (transfer full) */
GPtrArray *fw_areas_read (FwAnswer *answer, GError **error);

/* Asks for the newest list there is, stepping back from the year before this one. */
void fw_areas_fetch_async (FwHttp *http, FwLevel level, const char *state, int this_year,
                           FwStoreUse use, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *fw_areas_fetch_finish (FwHttp *http, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwArea, fw_area_free)

G_END_DECLS
