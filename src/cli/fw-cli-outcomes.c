/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "fw-cli-client.h"
#include "fw-cli-load.h"
#include "fw-cli-outcomes-report.h"
#include "fw-cli-output.h"
#include "fw-document.h"
#include "fw-error.h"
#include "fw-participants.h"

#define MAX_MAPPING (1024 * 1024)
#define MAX_FILES   100

static const FwCliOption options[] = {
  { "map", 0, FW_CLI_VALUE, "FILE",
    "which column is which, and “dates = day-first” or “month-first”; found out without it" },
  { "map-out", 0, FW_CLI_VALUE, "FILE", "write there how the first file was read" },
  { "program", 0, FW_CLI_LIST, "NAME=ID",
    "a program of the records is this one of the plan; counted in the whole only without it" },
  { "group", 0, FW_CLI_LIST, "NAME=ID", "a group of the records is this one of the plan" },
  { "update", 0, FW_CLI_SWITCH, NULL, "the plan’s numbers take what the pilot makes of them" },
  { "wioa", 0, FW_CLI_SWITCH, NULL, "the indicators of WIOA with their definitions, as a table" },
  { "lines", 0, FW_CLI_SWITCH, NULL,
    "the lines of rows that do not fit together: for whoever holds the file; not to be passed on" },
  { "output", 'o', FW_CLI_VALUE, "FILE", "save the plan there with the counts in it" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV: one row a count; with --wioa one an indicator" },
};

static FwMapping *
read_mapping (FwCliArgs *args, FwTableFile *table, GError **error)
{
  const char *path = fw_cli_args_value (args, "map");
  g_autoptr (FwMapping) mapping = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    return fw_mapping_guess (table, FW_TABLE_OUTCOMES);
  bytes = fw_file_read (path, MAX_MAPPING, NULL, error);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  mapping = fw_mapping_from_text (text, table, error);
  if (mapping == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (mapping->kind != FW_TABLE_OUTCOMES)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "The mapping %s is of “%s”; wanted “table = outcomes”.", path,
                   fw_table_kind_id (mapping->kind));
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

static gboolean
read_files (FwCliArgs *args, FwParticipants *people, GError **error)
{
  for (guint i = 1; i < fw_cli_args_n (args); i++)
    {
      const char *path = fw_cli_args_get (args, i);
      g_autofree char *name = g_filename_display_basename (path);
      g_autoptr (GBytes) bytes = fw_file_read (path, FW_TABLE_MAX_BYTES, NULL, error);
      g_autoptr (FwTableFile) table = NULL;
      g_autoptr (FwMapping) mapping = NULL;

      if (bytes == NULL)
        return FALSE;
      table = fw_table_file_read (bytes, name, error);
      mapping = table != NULL ? read_mapping (args, table, error) : NULL;
      if (mapping == NULL || (i == 1 && !write_mapping (args, mapping, table, error))
          || !fw_participants_add (people, table, mapping, error))
        return FALSE;
    }
  if (fw_participants_get_n_people (people) > 0)
    return TRUE;
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, "None of the rows can be counted; the first: %s",
               ((FwRowFault *)fw_participants_get_faults (people)->pdata[0])->message);
  return FALSE;
}

/* "UX=prime": what the records call it, and the part of the plan. */
static gboolean
choose (FwCliArgs *args, const char *option, FwList list, FwPlan *plan, FwParticipants *people,
        GError **error)
{
  GPtrArray *given = fw_cli_args_list (args, option);

  for (guint i = 0; given != NULL && i < given->len; i++)
    {
      const char *text = given->pdata[i];
      const char *sign = strrchr (text, '=');
      g_autofree char *name = sign != NULL ? g_strndup (text, (gsize)(sign - text)) : NULL;
      g_autofree char *subject = NULL;
      GError *fault = NULL;

      if (sign == NULL || fw_plan_find_part (plan, list, sign + 1) == NULL)
        {
          g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                       "“--%s” is “%s”; wanted NAME=ID, ID being one of the plan’s %s.", option,
                       text, fw_list_member (list));
          return FALSE;
        }
      subject = g_strconcat (fw_list_member (list), "/", sign + 1, NULL);
      if (!fw_participants_choose (people, name, subject, &fault))
        return fw_cli_take_as_usage (fault, error);
    }
  return TRUE;
}

static gboolean
put_into_plan (FwCliArgs *args, FwDocument *document, FwParticipants *people, FwPilot *pilot,
               GPtrArray *lessons, GError **error)
{
  FwPlan *plan = fw_document_get_plan (document);
  FwPlace *place = fw_plan_get_place (plan);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *fetched = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *source = fw_participants_dup_source (people);
  g_autoptr (GPtrArray) series = fw_pilot_to_series (pilot, fw_place_get_geography (place),
                                                     fw_place_get_name (place), source, fetched);
  g_autoptr (FwChange) change = fw_pilot_change (plan, series);
  g_autoptr (FwChange) learned = NULL;

  if (!fw_document_apply (document, change, error))
    return FALSE;
  if (fw_cli_args_has (args, "update"))
    learned = fw_pilot_learn_change (plan, lessons);
  return learned == NULL || fw_document_apply (document, learned, error);
}

static gboolean
save (FwDocument *document, const char *path, GError **error)
{
  FwCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  fw_document_save_async (document, path, FALSE, NULL, fw_cli_wait_cb, &wait);
  result = fw_cli_wait (&wait);
  return fw_document_save_finish (document, result, error);
}

static gboolean
print (FwCliArgs *args, const FwCliOutcomes *outcomes, GError **error)
{
  if (fw_cli_args_has (args, "csv"))
    {
      g_autofree char *csv = fw_cli_args_has (args, "wioa") ? fw_cli_wioa_csv (outcomes)
                                                            : fw_cli_outcomes_csv (outcomes);

      return fw_cli_print (csv, error);
    }
  {
    g_autoptr (JsonNode) root = fw_cli_outcomes_json (outcomes, fw_cli_args_has (args, "wioa"));

    return fw_cli_print_json (root, error);
  }
}

static gboolean
is_same_file (const char *one, const char *other)
{
  g_autofree char *here = g_canonicalize_filename (one, NULL);
  g_autofree char *there = g_canonicalize_filename (other, NULL);
  GStatBuf a, b;

  return g_str_equal (here, there)
         || (g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev
             && a.st_ino == b.st_ino && a.st_ino != 0);
}

static gboolean
refuse_written (const char *option, const char *path, const char *why, GError **error)
{
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "“--%s” is “%s”, which is %s.", option,
               path, why);
  return FALSE;
}

/* What is read is not written over, but the plan by the plan; nor one thing over the other. */
static gboolean
spare_inputs (FwCliArgs *args, const char *option, guint first, GError **error)
{
  const char *path = fw_cli_args_value (args, option);
  const char *map = fw_cli_args_value (args, "map");

  if (path == NULL)
    return TRUE;
  for (guint i = first; i < fw_cli_args_n (args); i++)
    if (is_same_file (path, fw_cli_args_get (args, i)))
      return refuse_written (option, path, "read: it would be overwritten", error);
  if (map != NULL && is_same_file (path, map))
    return refuse_written (option, path, "read: it would be overwritten", error);
  return TRUE;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const char *path = fw_cli_args_value (args, "output");
  g_autoptr (FwPlan) named = fw_cli_load_plan (fw_cli_args_get (args, 0), error);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GPtrArray) lessons = NULL;
  g_autoptr (GPtrArray) others = NULL;
  FwPlan *plan;

  if (fw_cli_args_has (args, "update") && path == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "“--update” changes the plan: say with -o where to save it.");
      return FALSE;
    }
  if (!spare_inputs (args, "output", 1, error) || !spare_inputs (args, "map-out", 0, error))
    return FALSE;
  if (path != NULL && fw_cli_args_has (args, "map-out")
      && is_same_file (path, fw_cli_args_value (args, "map-out")))
    return refuse_written ("map-out", path, "where the plan is saved", error);
  document = named != NULL ? fw_document_new_open (fw_cli_args_get (args, 0), error) : NULL;
  if (document == NULL)
    return FALSE;
  plan = fw_document_get_plan (document);
  if (!read_files (args, people, error)
      || !choose (args, "program", FW_LIST_PROGRAMS, plan, people, error)
      || !choose (args, "group", FW_LIST_GROUPS, plan, people, error))
    return FALSE;

  pilot = fw_participants_count (people, plan, fw_plan_get_price_year (plan));
  lessons = fw_pilot_learn (pilot, plan, &others);
  if (path != NULL
      && (!put_into_plan (args, document, people, pilot, lessons, error)
          || !save (document, path, error)))
    return FALSE;

  {
    const FwCliOutcomes outcomes
        = { plan, people, pilot, lessons, others, path, fw_cli_args_has (args, "lines") };

    return print (args, &outcomes, error);
  }
}

const FwCliCommand fw_cli_outcomes = {
  .name = "outcomes",
  .usage = "PLAN FILE... [options]",
  .summary = "counts a pilot’s outcome records, and learns from them",
  .help = FW_CLI_PLAN_HELP
  "FILE is a table with a row a person, as partners report them: several files in the order of\n"
  "time. A person of a partner who is in several counts as the last tells. Rows that cannot be\n"
  "read are left out and listed by line. What does not fit together is named and counted as it\n"
  "stands; its lines are told with --lines alone, for whoever holds the file: counted, they tell\n"
  "what is withheld, so they are not to be passed on. Only counts and summaries of pay are told\n"
  "or saved, never a row: those of fewer than 10 people are withheld (null), with as many more as\n"
  "they could be found by. A count of all but fewer than 10 is told as the least it can be\n"
  "(\"at_least\").\n"
  "It is learned from what may be told alone: of at least 51 of 60 who completed, any number from\n"
  "51 to 60 may be the true one, each weighed by how likely it was.\n"
  "A job begun by the end of a quarter counts as held in it: no record says when one ended.\n"
  "\n"
  "--json: {\"plan\",\"files\",\"partners\",\"merged\",\"as_of\",\n"
  "  \"left_out\":[{\"file\",\"line\",\"message\"}],\n"
  "  \"conflicts\":[{\"conflict\",\"title\",\"rows\":[{\"file\",\"line\"}]}],   (rows: --lines)\n"
  "  \"programs\":[],\"groups\":[],\n"
  "  \"counts\":[{\"subject\",\"counts\":{},\"at_least\":[],\"pay\"}],\n"
  "  \"quarters\":[{\"quarter\",\"started\",\"completed\",\"placed\"}],\"weeks_to_job\",\n"
  "  \"quarters_waited\",\n"
  "  \"lessons\":[{\"key\",\"title\",\"unit\",\"records\",\"least\",\"most\",\"known\",\n"
  "    \"weak_prior\",\"whole_pilot\",\"prior\",\"posterior\",\"mean\"}],\n"
  "  \"not_learned\":[{\"key\",\"title\",\"why\"}],\"wioa\",\"saved\"}\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 2,
  .max_words = MAX_FILES + 1,
  .run = run,
};
