/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-bls-private.h"
#include "fw-json.h"
#include "fw-unit.h"

#define PATH "/publicAPI/v2/timeseries/data/"

/* Series a query holds (BLS, API FAQs). */
#define SERIES_WITH_KEY    50
#define SERIES_WITHOUT_KEY 25
#define WAGE_YEARS         3 /* only the newest release is served: three years back are sure to hold it */

/* What a round of requests is for: the first part of its tags, its title. */
typedef struct
{
  const char *tag, *title;
  int years;       /* before this one */
  gboolean annual; /* asks for annual averages */
} Round;

static const Round labor_round
    = { "labor", N_ ("Unemployment, prices and openings"), FW_BLS_FIRST_OLD_YEARS, FALSE };
static const Round keyed_labor_round
    = { "labor", N_ ("Unemployment, prices and openings"), FW_BLS_KEYED_YEARS, TRUE };
static const Round metro_round
    = { "metro-wages", N_ ("Wages by occupation in the metro area"), WAGE_YEARS, FALSE };
static const Round state_round
    = { "state-wages", N_ ("Wages by occupation in the state"), WAGE_YEARS, FALSE };

static guint
series_a_query (const FwTarget *target)
{
  return target->has_key ? SERIES_WITH_KEY : SERIES_WITHOUT_KEY;
}

/* The ids are letters and digits only, asserted where they are made. */
static char *
make_body (GPtrArray *ids, guint first, guint n, int start, int end, gboolean annual)
{
  g_autofree char *from = fw_number_to_c (start), *to = fw_number_to_c (end);
  GString *body = g_string_new ("{\"seriesid\":[");

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (body, "%s\"%s\"", i > first ? "," : "",
                            (const char *)g_ptr_array_index (ids, i));
  g_string_append_printf (body,
                          "],\"startyear\":\"%s\",\"endyear\":\"%s\",\"catalog\":false,"
                          "\"calculations\":false,\"annualaverage\":%s}",
                          from, to, annual ? "true" : "false");
  return g_string_free (body, FALSE);
}

static void
add_request (GPtrArray *requests, const char *tag, const char *title, const char *body)
{
  FwRequest *request = fw_request_new (FW_SERVICE_BLS, title, PATH, fw_bls_check);

  fw_request_set_body (request, body);
  fw_request_set_tag (request, tag);
  g_ptr_array_add (requests, request);
}

/* Ids in queries as full as they may be, @group of them (an occupation's) never torn apart. */
static void
add_batches (GPtrArray *requests, const FwTarget *target, const Round *round, GPtrArray *ids,
             guint group)
{
  const guint most = series_a_query (target) / group * group;

  for (guint first = 0, part = 1; first < ids->len; first += most, part++)
    {
      g_autofree char *number = fw_number_to_c (part);
      g_autofree char *tag = g_strconcat (round->tag, "-", number, NULL);
      g_autofree char *title = NULL, *body = NULL;

      title = ids->len > most ? g_strdup_printf (_ ("%s, part %s"), _ (round->title), number)
                              : g_strdup (_ (round->title));
      body = make_body (ids, first, MIN (most, ids->len - first), target->year - round->years,
                        target->year, round->annual);
      add_request (requests, tag, title, body);
    }
}

static void
add_labor (GPtrArray *requests, const FwTarget *target)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) areas = fw_bls_areas (target);

  for (guint a = 0; a < areas->len; a++)
    {
      const FwBlsArea *area = g_ptr_array_index (areas, a);

      for (guint s = 0; area->stems[s] != NULL; s++)
        for (FwBlsLabor m = 0; m < (area->rate_only ? 1 : FW_BLS_N_LABOR); m++)
          g_ptr_array_add (ids, fw_bls_labor_id (area->stems[s], m));
    }
  g_ptr_array_add (ids, g_strdup (FW_BLS_PRICES_ID));
  for (FwBlsTurnover m = 0; *target->state != '\0' && m < FW_BLS_N_TURNOVER; m++)
    g_ptr_array_add (ids, fw_bls_turnover_id (target->state, m));

  add_batches (requests, target, target->has_key ? &keyed_labor_round : &labor_round, ids, 1);
}

static void
add_wages (GPtrArray *requests, const FwTarget *target, const char *metro, GPtrArray *occupations)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < occupations->len; i++)
    for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
      {
        const char *soc = g_ptr_array_index (occupations, i);

        g_ptr_array_add (ids, metro != NULL ? fw_bls_metro_wage_id (metro, soc, type)
                                            : fw_bls_state_wage_id (target->state, soc, type));
      }
  add_batches (requests, target, metro != NULL ? &metro_round : &state_round, ids, FW_BLS_N_WAGE);
}

static GPtrArray *
first_round (const FwTarget *target)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  const char *metro = fw_bls_metro (target);
  g_autoptr (GPtrArray) occupations = g_ptr_array_new ();

  add_labor (requests, target);
  for (guint i = 0; target->occupations != NULL && target->occupations[i] != NULL; i++)
    g_ptr_array_add (occupations, target->occupations[i]);
  if (metro != NULL || *target->state != '\0')
    add_wages (requests, target, metro, occupations);
  return requests;
}

/* --- A request that is wrong somewhere: its halves, once. */

static char *
half_tag (FwRequest *request, const char *half)
{
  return g_strconcat (fw_request_get_tag (request), half, NULL);
}

gboolean
fw_bls_was_split (GPtrArray *outcomes, FwRequest *request)
{
  g_autofree char *tag = half_tag (request, "a");

  return fw_outcomes_find (outcomes, tag) != NULL;
}

static gboolean
is_half (FwRequest *request)
{
  const char *tag = fw_request_get_tag (request);

  return g_str_has_suffix (tag, "a") || g_str_has_suffix (tag, "b");
}

static gboolean
is_refused (const FwOutcome *outcome)
{
  return g_error_matches (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_REFUSED);
}

static int
get_year (JsonObject *body, const char *name)
{
  return (int)g_ascii_strtoll (json_object_get_string_member (body, name), NULL, 10);
}

/* The body is our own, so its shape is known. */
static void
add_halves (GPtrArray *requests, FwRequest *request)
{
  const char *text = fw_request_get_body (request), *const halves[] = { "a", "b" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (FwJsonText) json = fw_json_text_parse (bytes, "BLS", &fw_json_limits_answer, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JsonObject *body = json_node_get_object (fw_json_text_root (json));
  JsonArray *array = json_object_get_array_member (body, "seriesid");
  const guint n = json_array_get_length (array), middle = n / 2;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, (gpointer)json_array_get_string_element (array, i));
  for (guint half = 0; half < 2 && n > 1; half++)
    {
      g_autofree char *tag = half_tag (request, halves[half]), *part = NULL;

      part = make_body (ids, half == 0 ? 0 : middle, half == 0 ? middle : n - middle,
                        get_year (body, "startyear"), get_year (body, "endyear"),
                        json_object_get_boolean_member (body, "annualaverage"));
      add_request (requests, tag, fw_request_get_title (request), part);
    }
}

static void
add_all_halves (GPtrArray *requests, GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (is_refused (outcome) && !is_half (outcome->request)
          && !fw_bls_was_split (outcomes, outcome->request))
        add_halves (requests, outcome->request);
    }
}

/* --- The state's wages where the metro area has none. */

static gboolean
was_asked (GPtrArray *outcomes, const Round *round)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (g_str_has_prefix (fw_request_get_tag (outcome->request), round->tag))
        return TRUE;
    }
  return FALSE;
}

static void
add_state_wages (GPtrArray *requests, const FwTarget *target, GPtrArray *outcomes)
{
  const char *metro = fw_bls_metro (target);
  g_autoptr (GHashTable) series = fw_bls_collect (outcomes);
  g_autoptr (GPtrArray) occupations = g_ptr_array_new ();

  for (guint i = 0; target->occupations != NULL && target->occupations[i] != NULL; i++)
    {
      const char *soc = target->occupations[i];
      const FwBlsWages wages = fw_bls_wages (series, metro, NULL, soc);

      /* Without an answer the service failed, which says nothing of the area. */
      if (!fw_bls_wages_has_pay (&wages) && wages.n_answered > 0)
        g_ptr_array_add (occupations, (gpointer)soc);
    }
  add_wages (requests, target, NULL, occupations);
}

/* BLS will not answer anything else now. */
static gboolean
is_over (GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (g_error_matches (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA)
          || g_error_matches (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID))
        return TRUE;
    }
  return FALSE;
}

/**
 * fw_bls_next:
 * @target: what is asked for
 * @outcomes: (element-type FwOutcome): how all earlier requests ended
 *
 * Manual section 5, rows 9 to 11, 13 and 14: first everything of the target; then the halves of
 * what was refused; then the state's wages of the occupations of which the metro area has none.
 *
 * Returns: (transfer full) (nullable): the requests to send now
 */
GPtrArray *
fw_bls_next (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;

  if (!fw_bls_check_target (target, error))
    return NULL;
  if (outcomes == NULL || outcomes->len == 0)
    return first_round (target);
  if (is_over (outcomes))
    return NULL;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  add_all_halves (requests, outcomes);
  if (requests->len == 0 && fw_bls_metro (target) != NULL && *target->state != '\0'
      && !was_asked (outcomes, &state_round))
    add_state_wages (requests, target, outcomes);
  return requests->len > 0 ? g_steal_pointer (&requests) : NULL;
}
