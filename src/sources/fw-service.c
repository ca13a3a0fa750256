/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-service.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "fw-catalogue.h"
#include "fw-error.h"

#define PUBLIC_DOMAIN N_ ("U.S. government work, public domain")

/* No service's own answers lead anywhere else: a redirect is a refusal in disguise (key pages). A
 * feed may move to another https address; the client decides that. */
static const char *const nowhere[] = { NULL };

/* Sources. Census: Data API User Guide, “API Key” (May 2026). BLS: API FAQs; 50 requests in 10
 * seconds for everybody. Projections Central and training-provider results publish no quota: they
 * are asked slowly. College Scorecard: api.data.gov, 1,000 an hour, which a day's use never meets.
 */
static const FwService services[FW_N_SERVICES] = {
  [FW_SERVICE_ACS] = {
    .name = "acs",
    .title = "U.S. Census Bureau, American Community Survey",
    .short_title = "Census",
    .origin = "https://api.census.gov",
    .hosts = nowhere,
    .key_place = FW_KEY_QUERY,
    .key_name = "key",
    .key_needed = TRUE,
    .purpose = N_ ("Incomes, inequality, work and education of a city, county or metro area. The "
                   "Census has asked for a free key since May 2026."),
    .sign_up = "https://api.census.gov/data/key_signup.html",
    .licence = PUBLIC_DOMAIN,
    .pace_ms = 100,
    .in_flight = 2,
    .fresh_days = 90,
  },
  [FW_SERVICE_BLS] = {
    .name = "bls",
    .title = "U.S. Bureau of Labor Statistics",
    .short_title = "BLS",
    .origin = "https://api.bls.gov",
    .hosts = nowhere,
    .key_place = FW_KEY_JSON,
    .key_name = "registrationkey",
    .purpose = N_ ("Wages and jobs by occupation, unemployment, prices and openings. Works without "
                   "a key for two or three cities a day; a free key lifts that to 500 requests."),
    .sign_up = "https://data.bls.gov/registrationEngine/",
    .licence = PUBLIC_DOMAIN,
    .quota = 25,
    .quota_with_key = 500,
    .pace_ms = 250,
    .in_flight = 1,
    .fresh_days = 1,
  },
  [FW_SERVICE_PROJECTIONS] = {
    .name = "projections",
    .title = "Projections Central, state occupational projections",
    .short_title = "Projections Central",
    .origin = "https://public.projectionscentral.org",
    .hosts = nowhere,
    .purpose = N_ ("Openings by occupation, projected by the states. No key."),
    .licence = N_ ("Published by the states and the U.S. Department of Labor, free to use"),
    .pace_ms = 400,
    .in_flight = 1,
    .fresh_days = 90,
  },
  [FW_SERVICE_ETP] = {
    .name = "etp",
    .title = "U.S. Department of Labor, Training Provider Results",
    .short_title = "Training Provider Results",
    .origin = "https://cxsearch.dol.gov",
    .hosts = nowhere,
    .purpose = N_ ("Training programs of a state with their length, cost and results. No key."),
    .licence = PUBLIC_DOMAIN,
    .pace_ms = 400,
    .in_flight = 1,
    .fresh_days = 90,
  },
  [FW_SERVICE_SCORECARD] = {
    .name = "scorecard",
    .title = "U.S. Department of Education, College Scorecard",
    .short_title = "College Scorecard",
    .origin = "https://api.data.gov",
    .hosts = nowhere,
    .key_place = FW_KEY_HEADER,
    .key_name = "X-Api-Key",
    .key_needed = TRUE,
    .purpose = N_ ("Earnings and debt after college programs, by field of study. Needs a free key "
                   "of api.data.gov."),
    .sign_up = "https://api.data.gov/signup/",
    .licence = PUBLIC_DOMAIN,
    .pace_ms = 100,
    .in_flight = 2,
    .fresh_days = 90,
  },
  [FW_SERVICE_FEED] = {
    .name = "feed",
    .title = N_ ("A program or job feed"),
    .short_title = N_ ("The feed"),
    .hosts = nowhere,
    .purpose = N_ ("Programs and jobs that a provider or an employer publishes on a page of theirs."),
    .licence = N_ ("Terms not stated"),
    .pace_ms = 1000,
    .in_flight = 1,
    .fresh_days = 1,
  },
};

const FwService *
fw_service_get (FwServiceId id)
{
  g_return_val_if_fail (id < FW_N_SERVICES, NULL);
  return &services[id];
}

const FwService *
fw_service_find (const char *name, FwServiceId *id, GError **error)
{
  const char *names[FW_N_SERVICES + 1] = { NULL };
  g_autofree char *others = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    {
      if (g_str_equal (services[i].name, name))
        {
          if (id != NULL)
            *id = i;
          return &services[i];
        }
      names[i] = services[i].name;
    }

  others = fw_text_suggest (name, names);
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no source “%s”; %s."), name,
               others);
  return NULL;
}
