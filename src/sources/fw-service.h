/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The services, one row each: the only place that knows hosts, keys, quotas, pace and licences
 * (all from their published documentation). */

typedef enum
{
  FW_SERVICE_ACS = 0,
  FW_SERVICE_BLS,
  FW_SERVICE_PROJECTIONS,
  FW_SERVICE_ETP,
  FW_SERVICE_SCORECARD,
  FW_SERVICE_FEED, /* an https address a person typed */
  FW_N_SERVICES,
} FwServiceId;

typedef enum
{
  FW_KEY_NONE = 0,
  FW_KEY_QUERY,  /* "key=..." */
  FW_KEY_HEADER, /* "X-Api-Key: ..." */
  FW_KEY_JSON,   /* a member of the posted object */
} FwKeyPlace;

/**
 * FwService:
 * @name: "acs": command line, plan files, settings, key store
 * @title: "Census Bureau, American Community Survey"; proper name
 * @short_title: "Census": for sentences
 * @origin: "https://api.census.gov"; NULL for a feed
 * @hosts: hosts a redirect may lead to, NULL-terminated; none: no redirect is followed
 * @key_needed: nothing is answered without one; else it only lifts the quota
 * @purpose: what the key is for, translated
 * @sign_up: where to get one
 * @licence: of what it gives
 * @quota, @quota_with_key: requests a day, 0 for none published
 * @pace_ms: least time between two requests
 * @in_flight: at most so many at once
 * @fresh_days: how long a stored answer is taken without asking again
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *short_title;
  const char *origin;
  const char *const *hosts;
  FwKeyPlace key_place;
  const char *key_name;
  gboolean key_needed;
  const char *purpose;
  const char *sign_up;
  const char *licence;
  guint quota, quota_with_key;
  guint pace_ms;
  guint in_flight;
  guint fresh_days;
} FwService;

const FwService *fw_service_get (FwServiceId id);
/* By its name; the error lists what there is. */
const FwService *fw_service_find (const char *name, FwServiceId *id, GError **error);

G_END_DECLS
