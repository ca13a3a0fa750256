/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-bls-private.h"
#include "labor-samples.h"

/* Targets and bodies for the tests of the BLS source. */

/* --- Targets */

static FwGeography minneapolis = { FW_LEVEL_PLACE, "27", "43000", NULL };

static char *one[] = { (char *)"15-1252", NULL };
static char *two[] = { (char *)"15-1252", (char *)"15-1232", NULL };

static inline FwTarget
make_target (char **occupations, gboolean has_key)
{
  return (FwTarget){ .place = &minneapolis,
                     .place_name = (char *)"Minneapolis city, Minnesota",
                     .state = "27",
                     .metro = (char *)"33460",
                     .occupations = occupations,
                     .year = 2026,
                     .has_key = has_key };
}

static inline GPtrArray *
next (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GError) error = NULL;
  GPtrArray *requests = fw_source_bls.next (target, outcomes != NULL ? outcomes : none, &error);

  g_assert_no_error (error);
  return requests;
}

static inline FwRequest *
find_request (GPtrArray *requests, const char *tag)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_str_equal (fw_request_get_tag (g_ptr_array_index (requests, i)), tag))
      return g_ptr_array_index (requests, i);
  g_assert_not_reached ();
}

static inline guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* --- Bodies: an observation, a series, an answer */

static inline char *
observation (const char *year, const char *period, const char *value, const char *note)
{
  return g_strdup_printf (
      "{\"year\":\"%s\",\"period\":\"%s\",\"periodName\":\"x\",\"value\":\"%s\","
      "\"footnotes\":[%s]}",
      year, period, value, note != NULL ? note : "{}");
}

static inline void
add_series_text (GString *all, const char *id, const char *data)
{
  g_string_append_printf (all, "%s{\"seriesID\":\"%s\",\"data\":[%s]}", all->len > 0 ? "," : "", id,
                          data);
}

static inline char *
succeed (const char *messages, const char *series)
{
  return g_strdup_printf ("{\"status\":\"REQUEST_SUCCEEDED\",\"responseTime\":1,\"message\":[%s],"
                          "\"Results\":{\"series\":[%s]}}",
                          messages, series);
}

/* All data types of one occupation: jobs 100, mean 1000, p10 1001 … p90 1005 of 2025. */
static inline void
add_wages_text (GString *all, const char *metro, const char *state, const char *soc,
                const char *value, const char *note)
{
  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    {
      g_autofree char *id = metro != NULL ? fw_bls_metro_wage_id (metro, soc, type)
                                          : fw_bls_state_wage_id (state, soc, type);
      g_autofree char *own = g_strdup_printf ("%u", type == FW_BLS_JOBS ? 100 : 999 + type);
      g_autofree char *data = observation ("2025", "A01", value != NULL ? value : own, note);

      add_series_text (all, id, data);
    }
}

static inline FwHarvest *
read_one (const FwTarget *target, const char *tag, const char *body)
{
  g_autoptr (GPtrArray) requests = next (target, NULL), outcomes = new_outcomes ();
  FwHarvest *harvest = fw_harvest_new ();

  add_outcome (outcomes, find_request (requests, tag), 200, body);
  fw_source_bls.read (target, outcomes, harvest);
  return harvest;
}

static inline void
add_first_round (const FwTarget *target, GPtrArray *outcomes, const char *wages)
{
  g_autoptr (GPtrArray) requests = next (target, NULL);
  g_autofree char *labor = succeed ("", "");

  add_outcome (outcomes, find_request (requests, "labor-1"), 200, labor);
  add_outcome (outcomes, find_request (requests, "metro-wages-1"), 200, wages);
}
