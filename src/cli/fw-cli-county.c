/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

#include "fw-cli-output.h"
#include "fw-cli-row.h"
#include "fw-error.h"
#include "fw-place-data.h"

static const FwCliOption options[] = {
  { "all", 0, FW_CLI_SWITCH, NULL, "every county of the United States and Puerto Rico" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV; our median is then the column median_est" },
};

/* The contract's members in its order. A county without a distribution has nulls. */
static FwCliRow *
row_new (const FwCounty *county, const FwCountyEstimate *estimate, const char *name,
         gboolean for_csv)
{
  FwCliRow *row = fw_cli_row_new ();

  fw_cli_row_text (row, "fips", county->fips);
  fw_cli_row_text (row, "name", name);
  fw_cli_row_number (row, "households", county->households);
  fw_cli_row_number (row, "mean", estimate->mean);
  fw_cli_row_number (row, for_csv ? "median_est" : "median", estimate->median);
  fw_cli_row_number (row, "median_published", county->median);
  fw_cli_row_number (row, "gini", estimate->gini);
  fw_cli_row_number (row, "gini_published", county->gini);
  fw_cli_row_measures (row, &estimate->indices);
  fw_cli_row_text (row, "fit", fw_cli_fit_name (estimate->fit));
  fw_cli_row_number (row, "price_year", FW_COUNTY_PRICE_YEAR);
  fw_cli_row_text (row, "vintage", FW_COUNTY_VINTAGE);
  fw_cli_row_text (row, "source", FW_COUNTY_SOURCE);

  return row;
}

static gboolean
print_csv (GPtrArray *counties, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < counties->len; i++)
    {
      const FwCounty *county = g_ptr_array_index (counties, i);
      g_autofree char *name = g_strdup_printf ("%s, %s", county->name, county->state);
      g_autoptr (FwCliRow) row = NULL;
      FwCountyEstimate estimate = { 0 };

      if (!fw_county_estimate (county, &estimate, error))
        return FALSE;

      row = row_new (county, &estimate, name, TRUE);
      if (i == 0)
        {
          fw_cli_row_append_names (row, line);
          g_string_append_printf (text, "%s\n", line->str);
        }
      g_string_truncate (line, 0);
      fw_cli_row_append_values (row, line);
      g_string_append_printf (text, "%s\n", line->str);
    }

  return fw_cli_print (text->str, error);
}

static gboolean
print_json (GPtrArray *counties, gboolean all, GError **error)
{
  g_autoptr (JsonNode) root = json_node_new (all ? JSON_NODE_ARRAY : JSON_NODE_OBJECT);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < counties->len; i++)
    {
      const FwCounty *county = g_ptr_array_index (counties, i);
      g_autofree char *name = g_strdup_printf ("%s, %s", county->name, county->state);
      g_autoptr (FwCliRow) row = NULL;
      FwCountyEstimate estimate = { 0 };

      if (!fw_county_estimate (county, &estimate, error))
        return FALSE;

      row = row_new (county, &estimate, name, FALSE);
      json_array_add_object_element (array, fw_cli_row_to_json (row));
    }

  if (all)
    json_node_set_array (root, array);
  else
    json_node_set_object (root, json_array_get_object_element (array, 0));

  return fw_cli_print_json (root, error);
}

/* Says on standard error which counties of a name were not taken. */
static void
remark_others (const char *typed, GPtrArray *named)
{
  const FwCounty *taken = g_ptr_array_index (named, 0);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 1; i < named->len && i < 5; i++)
    {
      const FwCounty *county = g_ptr_array_index (named, i);

      g_string_append_printf (others, "%s%s, %s (%s)", i > 1 ? "; " : "", county->name,
                              county->state, county->fips);
    }
  if (named->len > 5)
    g_string_append (others, "; and more");

  fw_cli_remark ("“%s” stands for more than one county; this is %s, %s. Also: %s.", typed,
                 taken->name, taken->state, others->str);
}

static const FwCounty *
find_county (const char *typed, GError **error)
{
  g_autoptr (GPtrArray) named = fw_counties_named (typed);
  g_autoptr (GPtrArray) near = NULL;

  if (named->len > 0)
    {
      if (named->len > 1)
        remark_others (typed, named);
      return g_ptr_array_index (named, 0);
    }

  near = fw_counties_search (typed, 1);
  if (near->len > 0)
    {
      const FwCounty *county = g_ptr_array_index (near, 0);

      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                   "No county or city here is called “%s”; the nearest is %s, %s (%s).", typed,
                   county->name, county->state, county->fips);
    }
  else
    g_set_error (
        error, FW_ERROR, FW_ERROR_NOT_FOUND,
        "No county or city here is called “%s”; give a name, “name, state” or a five-digit code.",
        typed);

  return NULL;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const gboolean all = fw_cli_args_has (args, "all");
  g_autoptr (GPtrArray) counties = g_ptr_array_new ();

  if (all != (fw_cli_args_n (args) == 0)
      || (fw_cli_args_has (args, "csv") && fw_cli_args_has (args, "json")))
    {
      g_set_error_literal (
          error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
          "Give one county (a name or a five-digit code) or --all; not both --json and --csv.");
      return FALSE;
    }

  if (all)
    for (guint i = 0; i < fw_counties_count (); i++)
      g_ptr_array_add (counties, (gpointer)fw_counties_get (i));
  else
    {
      const FwCounty *county = find_county (fw_cli_args_get (args, 0), error);

      if (county == NULL)
        return FALSE;
      g_ptr_array_add (counties, (gpointer)county);
    }

  if (fw_cli_args_has (args, "csv"))
    return print_csv (counties, error);

  return print_json (counties, all, error);
}

const FwCliCommand fw_cli_county = {
  .name = "county",
  .usage = "FIPS|NAME [--json|--csv]   or   county --all [--json|--csv]",
  .summary = "household income inequality of a county, from its published brackets",
  .help = "The county is a five-digit code, a county's or a city's name, or “name, state”. Incomes "
          "are those of\n"
          "2006-2010 in 2010 dollars; “median” and “gini” are computed here, “_published” are the "
          "Census Bureau's.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .max_words = 1,
  .run = run,
};
