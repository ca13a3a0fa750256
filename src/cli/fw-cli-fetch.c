/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <string.h>

#include "fw-cli-client.h"
#include "fw-cli-fetch-report.h"
#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-document.h"
#include "fw-error.h"
#include "fw-plan-io.h"

#define ALL         "all"
#define CBSA_DIGITS 5

static const FwCliOption options[] = {
  { "place", 0, FW_CLI_VALUE, "FIPS",
    "2 digits a state, 5 a county (several with “+”), 7 a place; the plan's own without it" },
  { "metro", 0, FW_CLI_VALUE, "CBSA", "five digits: the metro area whose wages are asked for" },
  { "soc", 0, FW_CLI_LIST, "CODE", "an occupation, such as 15-1252, in place of the plan's" },
  { "source", 0, FW_CLI_LIST, "NAME",
    "acs, bls, projections, etp, scorecard or all; may be repeated" },
  FW_CLI_CLIENT_OPTIONS,
  { "dry-run", 0, FW_CLI_SWITCH, NULL, "say what would be asked, without a key, and send nothing" },
  { "offline", 0, FW_CLI_SWITCH, NULL, "only what is stored; nothing is sent" },
  { "refresh", 0, FW_CLI_SWITCH, NULL, "ask again also for what is stored and fresh" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
  { "output", 'o', FW_CLI_VALUE, "FILE", "save there; needed for a built-in plan" },
  { "scenario", 0, FW_CLI_VALUE, "NAME", "whose headline is told; the plan's first without it" },
  { "draws", 0, FW_CLI_VALUE, "N", "how many possible futures for the headline" },
  { "seed", 0, FW_CLI_VALUE, "N", "which random numbers; the plan's without it" },
  { "threads", 0, FW_CLI_VALUE, "N", "how many processors to use; the result is the same" },
};

/* ----- what is asked for */

static gboolean
add_source (GPtrArray *sources, const char *name, GError **error)
{
  GError *fault = NULL;
  FwServiceId id;
  const FwSource *source;

  if (fw_service_find (name, &id, &fault) == NULL)
    return fw_cli_take_as_usage (fault, error);

  source = fw_source_find (id);
  if (source == NULL)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "“%s” is read from a file or an address: use “import”.", name);
      return FALSE;
    }
  if (!g_ptr_array_find (sources, source, NULL))
    g_ptr_array_add (sources, (gpointer)source);

  return TRUE;
}

/* (element-type FwSource) */
static GPtrArray *
read_sources (FwCliArgs *args, GError **error)
{
  GPtrArray *names = fw_cli_args_list (args, "source");
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  if (names == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "“--source” is missing: acs, bls, projections, etp, scorecard or all.");
      return NULL;
    }

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_equal (name, ALL))
        {
          if (!add_source (sources, name, error))
            return NULL;
          continue;
        }
      for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
        if (fw_source_find (id) != NULL && !add_source (sources, fw_service_get (id)->name, error))
          return NULL;
    }

  return g_steal_pointer (&sources);
}

static gboolean
read_metro (FwCliArgs *args, FwTarget *target, GError **error)
{
  const char *metro = fw_cli_args_value (args, "metro");

  if (metro == NULL)
    return TRUE;
  if (strlen (metro) != CBSA_DIGITS || strspn (metro, "0123456789") != CBSA_DIGITS)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "“--metro” is “%s”; it must be the five digits of a metro area, such as 33460.",
                   metro);
      return FALSE;
    }

  g_free (target->metro);
  target->metro = g_strdup (metro);

  return TRUE;
}

static gboolean
read_occupations (FwCliArgs *args, FwTarget *target, GError **error)
{
  GPtrArray *given = fw_cli_args_list (args, "soc");
  g_autoptr (GPtrArray) codes = NULL;

  if (given == NULL)
    return TRUE;

  codes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < given->len; i++)
    {
      const char *text = g_ptr_array_index (given, i);
      char *code = fw_soc_from_text (text);

      if (code == NULL)
        {
          g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                       "“--soc” is “%s”; it must be an occupation's code, such as 15-1252.", text);
          return FALSE;
        }
      g_ptr_array_add (codes, code);
    }
  g_ptr_array_add (codes, NULL);
  g_strfreev (target->occupations);
  target->occupations = (GStrv)g_ptr_array_free (g_steal_pointer (&codes), FALSE);

  return TRUE;
}

static FwTarget *
read_target (FwCliArgs *args, FwPlan *plan, GError **error)
{
  const char *place = fw_cli_args_value (args, "place");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (FwGeography) geography = NULL;
  g_autoptr (FwTarget) target = NULL;

  if (place != NULL)
    {
      GError *fault = NULL;

      geography = fw_geography_parse_code (place, &fault);
      if (geography == NULL)
        {
          fw_cli_take_as_usage (fault, error);
          return NULL;
        }
    }

  target = fw_target_new (plan, geography, g_date_time_get_year (now));
  if (!read_metro (args, target, error) || !read_occupations (args, target, error))
    return NULL;

  return g_steal_pointer (&target);
}

/* The Census's numbers move the plan to their place, so the place must be one that it can have:
 * found out before anything is asked. */
static gboolean
check_place (FwPlan *plan, const FwTarget *target, GPtrArray *sources, GError **error)
{
  const gboolean counties = target->place->level == FW_LEVEL_COUNTY;
  FwPlace *own = fw_plan_get_place (plan);
  g_autofree char *geography = fw_geography_to_text (target->place);
  g_autofree char *people = NULL;
  g_autoptr (FwPlace) moved = NULL;

  if (!g_ptr_array_find (sources, &fw_source_acs, NULL))
    return TRUE;

  moved = counties ? fw_place_new (NULL, (const char *const *)target->place->counties, error)
                   : fw_place_new_for_geography (NULL, fw_place_get_counties (own), geography, NULL,
                                                 NULL);
  if (moved != NULL || counties)
    return moved != NULL;

  people = fw_place_dup_counties_name (own);
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
               "Census: “%s” is in no state of %s, whose people the plan counts; fetch its county "
               "first (--place with five digits), then it.",
               geography, people);
  return FALSE;
}

/* ----- one after another */

typedef struct
{
  FwFetch *fetch;
  guint n_arrived, n_stored, n_failed;
} Progress;

static void
step_cb (FwFetch *fetch, FwRequest *request, int state, const char *message, gpointer user_data)
{
  Progress *progress = user_data;
  guint done, known;

  progress->n_arrived += state == FW_STEP_ARRIVED;
  progress->n_stored += state == FW_STEP_STORED;
  progress->n_failed += state == FW_STEP_FAILED;
  fw_fetch_get_progress (fetch, &done, &known);
  if (state == FW_STEP_ASKING && done < known)
    fw_cli_progress ((double)done / known, (gpointer)fw_request_get_title (request));
}

static FwHarvest *
run_fetch (FwCliArgs *args, FwFetch *fetch, FwCliArrival *arrival, GError **error)
{
  const FwStoreUse use = fw_cli_args_has (args, "offline")   ? FW_STORE_ONLY
                         : fw_cli_args_has (args, "refresh") ? FW_STORE_REVALIDATE
                                                             : FW_STORE_FRESH;
  Progress progress = { 0 };
  FwCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  gulong handler = g_signal_connect (fetch, "step", G_CALLBACK (step_cb), &progress);

  fw_fetch_run_async (fetch, use, NULL, fw_cli_wait_cb, &wait);
  result = fw_cli_wait (&wait);
  fw_cli_progress (1.0, NULL);
  g_signal_handler_disconnect (fetch, handler);
  arrival->n_arrived = progress.n_arrived;
  arrival->n_stored = progress.n_stored;
  arrival->n_failed = progress.n_failed;

  return fw_fetch_run_finish (fetch, result, error);
}

/* NULL where the plan cannot be run as it stands, which is no reason not to fetch. */
static char *
headline (FwCliArgs *args, FwPlan *plan)
{
  const char *name = fw_cli_args_value (args, "scenario");
  FwScenario *scenario = name == NULL ? fw_plan_get_default_scenario (plan)
                                      : fw_plan_find_scenario (plan, name, NULL);
  g_autoptr (FwResult) result
      = scenario != NULL ? fw_cli_plan_run (args, plan, scenario, NULL) : NULL;

  return result != NULL ? fw_result_headline (result) : NULL;
}

static FwPlan *
copy_plan (FwPlan *plan, GError **error)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, error);

  return bytes != NULL ? fw_plan_new_from_bytes (bytes, fw_plan_get_title (plan), error) : NULL;
}

static gboolean
save (FwCliArgs *args, FwDocument *document, GError **error)
{
  FwCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  fw_document_save_async (document, fw_cli_args_value (args, "output"), FALSE, NULL, fw_cli_wait_cb,
                          &wait);
  result = fw_cli_wait (&wait);

  return fw_document_save_finish (document, result, error);
}

/* Numbers of a place without its incomes do not make it the plan's: that is said. */
static void
tell_stay (FwPlan *plan, FwCliArrival *arrival)
{
  FwPlace *place = fw_plan_get_place (plan);
  g_autofree char *wanted = fw_geography_to_text (arrival->target->place);
  g_autofree char *why = NULL;

  if (g_str_equal (wanted, fw_place_get_geography (place)))
    return;

  why = g_strdup_printf ("it stays %s, since household incomes of “%s” did not come; fetch them "
                         "with “--source acs”",
                         fw_place_get_name (place), wanted);
  fw_harvest_add_shortfall (arrival->harvest, "The plan's place", why, NULL);
}

/* All that arrived as one change, saved; nothing is saved when nothing changed. */
static gboolean
take_over (FwCliArgs *args, FwDocument *document, FwCliArrival *arrival, GError **error)
{
  const gboolean elsewhere = fw_cli_args_has (args, "place") || fw_cli_args_has (args, "metro");
  FwPlan *plan = fw_document_get_plan (document);
  GError *fault = NULL;
  g_autoptr (FwChange) change
      = fw_harvest_to_change (arrival->harvest, plan, elsewhere ? arrival->target : NULL, &fault);

  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (change == NULL)
    {
      arrival->after = g_strdup (arrival->before);
      tell_stay (plan, arrival);
      return TRUE;
    }
  if (!fw_document_apply (document, change, error) || !save (args, document, error))
    return FALSE;

  tell_stay (plan, arrival);
  arrival->after = headline (args, plan);
  arrival->saved = fw_document_get_path (document);

  return TRUE;
}

static gboolean
print_arrival (FwCliArgs *args, const FwCliArrival *arrival, GError **error)
{
  g_autofree char *text = NULL;

  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = fw_cli_arrival_json (arrival);

      return fw_cli_print_json (root, error);
    }

  text = fw_cli_arrival_text (arrival);
  return fw_cli_print (text, error);
}

static gboolean
fetch_and_tell (FwCliArgs *args, FwDocument *document, FwFetch *fetch, const FwTarget *target,
                GError **error)
{
  FwCliArrival arrival = { .target = target };
  g_autoptr (FwPlan) before = copy_plan (fw_document_get_plan (document), error);
  g_autoptr (FwHarvest) harvest = NULL;
  gboolean done = FALSE;

  if (before == NULL)
    return FALSE;

  harvest = run_fetch (args, fetch, &arrival, error);
  if (harvest == NULL)
    return FALSE;

  arrival.plan = before;
  arrival.harvest = harvest;
  arrival.before = headline (args, before);
  done = take_over (args, document, &arrival, error) && print_arrival (args, &arrival, error);
  g_free (arrival.before);
  g_free (arrival.after);

  return done;
}

static gboolean
foretell (FwCliArgs *args, FwFetch *fetch, const FwTarget *target, GError **error)
{
  g_autoptr (GPtrArray) forecasts = fw_fetch_forecast (fetch, error);
  g_autofree char *text = NULL;

  if (forecasts == NULL)
    return FALSE;
  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = fw_cli_forecast_json (target, forecasts);

      return fw_cli_print_json (root, error);
    }

  text = fw_cli_forecast_text (target, forecasts);
  return fw_cli_print (text, error);
}

static gboolean
check_options (FwCliArgs *args, FwDocument *document, GError **error)
{
  const char *name = fw_cli_args_value (args, "scenario");

  if (fw_cli_args_has (args, "offline") && fw_cli_args_has (args, "refresh"))
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "“--offline” sends nothing and “--refresh” asks for everything: take "
                           "one of them.");
      return FALSE;
    }
  if (name != NULL && fw_cli_load_scenario (fw_document_get_plan (document), name, error) == NULL)
    return FALSE;
  if (fw_document_get_path (document) == NULL && !fw_cli_args_has (args, "output")
      && !fw_cli_args_has (args, "dry-run"))
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "“%s” is built in: say with “-o FILE.fairway” where to save what arrives.",
                   fw_cli_args_get (args, 0));
      return FALSE;
    }

  return TRUE;
}

static FwDocument *
open_document (const char *name, GError **error)
{
  /* A name that is no plan is refused with the nearest one. */
  g_autoptr (FwPlan) plan = fw_cli_load_plan (name, error);

  return plan != NULL ? fw_document_new_open (name, error) : NULL;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autoptr (FwTarget) target = NULL;
  g_autoptr (FwHttp) http = NULL;
  g_autoptr (FwFetch) fetch = NULL;

  sources = read_sources (args, error);
  if (sources == NULL)
    return FALSE;
  document = open_document (fw_cli_args_get (args, 0), error);
  if (document == NULL || !check_options (args, document, error))
    return FALSE;
  target = read_target (args, fw_document_get_plan (document), error);
  if (target == NULL || !check_place (fw_document_get_plan (document), target, sources, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const FwSource *source = g_ptr_array_index (sources, i);

      g_ptr_array_add (services, (gpointer)fw_service_get (source->service));
    }
  http = fw_cli_client_new (args, services, error);
  if (http == NULL)
    return FALSE;

  fetch = fw_fetch_new (http, target);
  for (guint i = 0; i < sources->len; i++)
    fw_fetch_add_source (fetch, g_ptr_array_index (sources, i));

  return fw_cli_args_has (args, "dry-run") ? foretell (args, fetch, target, error)
                                           : fetch_and_tell (args, document, fetch, target, error);
}

const FwCliCommand fw_cli_fetch = {
  .name = "fetch",
  .usage = "PLAN --source NAME [options]",
  .summary = "brings published numbers of a place into a plan",
  .help = FW_CLI_PLAN_HELP
  "What arrives becomes one change of the plan, which is saved in place (or with -o), with old\n"
  "and new values and the headline before and after. What a service cannot give is listed with\n"
  "its reason; without anything at all the command fails and names service, step and remedy.\n"
  "Answers are stored: a stopped fetch goes on where it was, and within a service's time of\n"
  "freshness (“fairway-cli sources”) nothing is asked twice.\n"
  "\n"
  "--json: {\"plan\",\"geography\",\"metro\",\"requests\":{\"answered\",\"stored\",\"failed\"},\n"
  "  "
  "\"series\":[{\"id\",\"title\",\"unit\",\"measure\",\"subject\",\"geography\",\"vintage\","
  "\"source\",\n"
  "  "
  "\"licence\",\"url\",\"fetched\",\"note\",\"values\":[{\"key\",\"value\",\"margin\",\"mark\","
  "\"old\"}]}],\n"
  "  \"programs\":[...],\"missing\":[{\"what\",\"why\",\"fallback\"}],\n"
  "  \"headline\":{\"before\",\"after\"},\"saved\"}\n"
  "--dry-run --json: "
  "{\"dry_run\",\"geography\",\"metro\",\"sources\":[{\"source\",\"title\",\"calls\",\n"
  "  \"stored\",\"key_needed\",\"key_missing\",\"quota_left\",\"remark\"}],\n"
  "  \"requests\":[{\"source\",\"title\",\"method\",\"url\",\"body\"}]}\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
