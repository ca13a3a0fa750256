/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <string.h>

#include "fw-cli-client.h"
#include "fw-cli-import-report.h"
#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-document.h"
#include "fw-error.h"
#include "fw-feed.h"
#include "fw-import.h"

#define MAX_MAPPING (1024 * 1024)

static const FwCliOption options[] = {
  { "as", 0, FW_CLI_VALUE, "KIND",
    "programs, jobs, employers, or table: of any kind; found out without it" },
  { "map", 0, FW_CLI_VALUE, "FILE", "which column of a table is which, as --map-out writes it" },
  { "map-out", 0, FW_CLI_VALUE, "FILE", "write there which column was taken for which" },
  { "output", 'o', FW_CLI_VALUE, "FILE", "save the plan there; in place without it" },
  { "dry-run", 0, FW_CLI_SWITCH, NULL, "say what would be added, and save nothing" },
  { "server", 0, FW_CLI_VALUE, "ADDRESS",
    "ask this server in the place of the address; https, or http on this machine" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
};

typedef enum
{
  AS_FOUND = 0,
  AS_PROGRAMS,
  AS_JOBS,
  AS_EMPLOYERS,
  AS_TABLE,
} As;

/* What came from a file or an address. */
typedef struct
{
  GBytes *bytes;
  char *name;   /* for sentences */
  char *source; /* for the numbers that come of it */
  char *fetched;
} Input;

static void
input_clear (Input *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self->source);
  g_free (self->fetched);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

static gboolean
read_as (FwCliArgs *args, As *as, GError **error)
{
  static const char *const names[] = { "", "programs", "jobs", "employers", "table" };
  const char *given = fw_cli_args_value (args, "as");

  *as = AS_FOUND;
  if (given == NULL)
    return TRUE;
  for (guint i = AS_PROGRAMS; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], given))
      {
        *as = (As)i;
        return TRUE;
      }
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
               "“--as” is “%s”; it must be programs, jobs, employers or table.", given);
  return FALSE;
}

static gboolean
read_address (FwCliArgs *args, const char *address, Input *input, GError **error)
{
  const char *server = fw_cli_args_value (args, "server");
  g_autoptr (FwRequest) request = fw_feed_request (address, error);
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (FwHttp) http = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FwAnswer) answer = NULL;
  FwCliWait wait = { NULL };

  if (request == NULL)
    return FALSE;
  http = fw_http_new (keyring, NULL);
  if (server != NULL && !fw_http_set_server (http, server, error))
    return FALSE;
  fw_http_fetch_async (http, request, FW_STORE_REVALIDATE, NULL, fw_cli_wait_cb, &wait);
  result = fw_cli_wait (&wait);
  answer = fw_http_fetch_finish (http, result, error);
  if (answer == NULL)
    return FALSE;
  input->bytes = g_bytes_ref (fw_answer_get_body (answer));
  input->name = g_strdup (fw_request_get_url (request));
  input->source = g_strdup (input->name);
  input->fetched = fw_answer_dup_fetched (answer);

  return TRUE;
}

static gboolean
read_file (const char *path, Input *input, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  input->bytes = fw_file_read (path, FW_TABLE_MAX_BYTES, NULL, error);
  if (input->bytes == NULL)
    return FALSE;
  input->name = g_filename_display_basename (path);
  input->source = g_strdup_printf ("File “%s”", input->name);
  input->fetched = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return TRUE;
}

static gboolean
set_not_that (const Input *input, const char *found, const char *remedy, GError **error)
{
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, "%s is %s; %s.", input->name, found, remedy);
  return FALSE;
}

/* ----- a table */

static FwTableContext
table_context (FwPlan *plan, const Input *input, char **wages_geography)
{
  FwPlace *place = fw_plan_get_place (plan);
  const char *metro = fw_place_get_metro (place);
  const char *county = fw_place_get_counties (place)[0];

  *wages_geography = metro != NULL ? g_strconcat ("metro:", metro, NULL)
                                   : g_strdup_printf ("state:%.2s", county);
  return (FwTableContext){
    .source = input->source,
    .fetched = input->fetched,
    .geography = fw_place_get_geography (place),
    .wages_geography = *wages_geography,
    .place = fw_place_get_name (place),
    .year = fw_plan_get_price_year (plan),
  };
}

static FwMapping *
read_mapping (FwCliArgs *args, As as, FwTableFile *table, GError **error)
{
  static const FwTableKind kinds[] = { FW_N_TABLE_KINDS, FW_TABLE_PROGRAMS, FW_TABLE_EMPLOYERS,
                                       FW_TABLE_EMPLOYERS, FW_N_TABLE_KINDS };
  const char *path = fw_cli_args_value (args, "map");
  g_autoptr (FwMapping) mapping = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return fw_mapping_guess (table, kinds[as]);
  bytes = fw_file_read (path, MAX_MAPPING, NULL, error);
  if (bytes == NULL)
    return NULL;
  length = g_bytes_get_size (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), length);
  mapping = fw_mapping_from_text (text, table, error);
  if (mapping == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (kinds[as] != FW_N_TABLE_KINDS && kinds[as] != mapping->kind)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "“--as” and the mapping %s name two kinds of table: %s and %s.", path,
                   fw_table_kind_id (kinds[as]), fw_table_kind_id (mapping->kind));
      return NULL;
    }

  return g_steal_pointer (&mapping);
}

static gboolean
write_mapping (FwCliArgs *args, FwMapping *mapping, FwTableFile *table, GError **error)
{
  const char *path = fw_cli_args_value (args, "map-out");
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (path == NULL)
    return TRUE;
  text = fw_mapping_to_text (mapping, table);
  bytes = g_bytes_new_take (text, strlen (text));

  return fw_file_save (path, bytes, NULL, FALSE, NULL, error);
}

static guint
count_found (FwHarvest *harvest)
{
  return harvest->programs->len + harvest->jobs->len + harvest->groups->len + harvest->series->len;
}

static gboolean
read_table (FwCliArgs *args, As as, const Input *input, FwCliImport *import, GError **error)
{
  g_autofree char *wages_geography = NULL;
  g_autoptr (FwTarget) target = fw_target_new (import->plan, NULL, 0);
  FwTableContext context = table_context (import->plan, input, &wages_geography);

  context.occupations = (const char *const *)target->occupations;
  import->table = fw_table_file_read (input->bytes, input->name, error);
  if (import->table == NULL)
    return FALSE;
  import->mapping = read_mapping (args, as, import->table, error);
  if (import->mapping == NULL || !write_mapping (args, import->mapping, import->table, error))
    return FALSE;
  import->faults = fw_row_faults_new ();
  import->harvest
      = fw_mapping_apply (import->mapping, import->table, &context, import->faults, error);
  if (import->harvest == NULL)
    return FALSE;
  for (guint i = 0; as == AS_JOBS && i < import->harvest->jobs->len; i++)
    ((FwJobOffer *)g_ptr_array_index (import->harvest->jobs, i))->pledged = FALSE;
  if (count_found (import->harvest) > 0)
    return TRUE;
  if (import->harvest->shortfalls->len > 0)
    return set_not_that (input, "a table of which nothing is for this plan",
                         ((FwShortfall *)g_ptr_array_index (import->harvest->shortfalls, 0))->why,
                         error);
  if (import->faults->len == 0)
    return set_not_that (input, "a table without a number to take", "see “--map-out”", error);
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
               "%s: none of its rows can be taken; the first: %s", input->name,
               ((FwRowFault *)g_ptr_array_index (import->faults, 0))->message);

  return FALSE;
}

/* ----- a feed */

static gboolean
read_feed (FwCliArgs *args, As as, const Input *input, FwCliImport *import, GError **error)
{
  if (as == AS_EMPLOYERS || as == AS_TABLE)
    return set_not_that (input, "no table but JSON or HTML", "take “--as programs” or “--as jobs”",
                         error);
  if (fw_cli_args_has (args, "map") || fw_cli_args_has (args, "map-out"))
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "“--map” is for tables, and %s is JSON or HTML.", input->name);
      return FALSE;
    }
  import->harvest = fw_harvest_new ();
  if (!fw_feed_read (input->bytes, input->name, input->fetched, import->harvest, error))
    return FALSE;
  if (as == AS_PROGRAMS)
    g_ptr_array_set_size (import->harvest->jobs, 0);
  if (as == AS_JOBS)
    g_ptr_array_set_size (import->harvest->programs, 0);
  if (count_found (import->harvest) == 0)
    return set_not_that (input,
                         as == AS_PROGRAMS ? "without a training program"
                         : as == AS_JOBS   ? "without a job"
                                           : "without a program or job",
                         "look whether it is the right page or file", error);

  return TRUE;
}

/* ----- into the plan */

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

static gboolean
take_over (FwCliArgs *args, FwDocument *document, FwCliImport *import, GError **error)
{
  const gboolean saves
      = !fw_cli_args_has (args, "dry-run")
        && (fw_cli_args_has (args, "output") || fw_document_get_path (document) != NULL);
  g_autoptr (FwChange) change
      = fw_import_to_change (import->plan, import->harvest, import->harvest->programs,
                             import->harvest->jobs, "Import", import->left_out, error);

  import->twice = fw_offers_twice (import->plan, import->harvest->programs, import->harvest->jobs);
  if (change == NULL || !fw_document_apply (document, change, error))
    return FALSE;
  if (saves && !save (args, document, error))
    return FALSE;
  import->saved = saves ? fw_document_get_path (document) : NULL;

  return TRUE;
}

static gboolean
print_import (FwCliArgs *args, const FwCliImport *import, GError **error)
{
  g_autofree char *text = NULL;

  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = fw_cli_import_json (import);

      return fw_cli_print_json (root, error);
    }
  text = fw_cli_import_text (import);

  return fw_cli_print (text, error);
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
  const char *given = fw_cli_args_get (args, 1);
  g_autoptr (FwDocument) document = NULL;
  g_auto (Input) input = { NULL };
  FwCliImport import = { .input = given };
  gboolean ok;
  As as;

  if (!read_as (args, &as, error))
    return FALSE;
  document = open_document (fw_cli_args_get (args, 0), error);
  if (document == NULL)
    return FALSE;
  ok = strstr (given, "://") != NULL ? read_address (args, given, &input, error)
                                     : read_file (given, &input, error);
  if (!ok)
    return FALSE;

  import.plan = fw_document_get_plan (document);
  import.left_out = g_ptr_array_new_with_free_func (g_free);
  ok = (fw_import_is_feed (input.bytes) ? read_feed : read_table) (args, as, &input, &import, error)
       && take_over (args, document, &import, error) && print_import (args, &import, error);
  g_clear_pointer (&import.table, fw_table_file_free);
  g_clear_pointer (&import.mapping, fw_mapping_free);
  g_clear_pointer (&import.faults, g_ptr_array_unref);
  g_clear_pointer (&import.harvest, fw_harvest_free);
  g_ptr_array_unref (import.left_out);
  g_clear_pointer (&import.twice, g_ptr_array_unref);

  return ok;
}

const FwCliCommand fw_cli_import = {
  .name = "import",
  .usage = "PLAN FILE|URL [options]",
  .summary = "brings programs, jobs, employers, groups or wages of a file into a plan",
  .help = FW_CLI_PLAN_HELP
  "FILE is a table (CSV of any make: commas, semicolons or tabs, UTF-8, UTF-16 or Windows-1252,\n"
  "decimal points or commas, all found out), or programs and jobs in schema.org or CTDL (JSON, or\n"
  "HTML with JSON inside); URL is an https address of such programs or jobs.\n"
  "Columns are guessed by headings and values: “--map-out” writes the guess as lines such as\n"
  "“seats = Class size”, which an editor can correct and “--map” reads. A row with a fault is "
  "left\n"
  "out whole and listed. All that is taken becomes one change of the plan, which is saved in "
  "place\n"
  "or with -o; of a built-in plan without -o, and with --dry-run, only what would be added is "
  "told.\n"
  "Kinds: programs, employers (with commitments; as jobs: postings), populations, wages.\n"
  "\n"
  "--json: {\"plan\",\"input\",\"table\":{\"kind\",\"charset\",\"delimiter\",\"heading_line\","
  "\"rows\",\n"
  "  \"mapping\":[{\"field\",\"heading\",\"column\",\"reading\"}],\"unused\"},\n"
  "  \"faults\":[{\"line\",\"message\"}],\"programs\",\"jobs\",\"groups\",\"series\",\n"
  "  \"missing\":[{\"what\",\"why\",\"fallback\"}],\"left_out\",\"twice\",\"saved\"}\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 2,
  .max_words = 2,
  .run = run,
};
