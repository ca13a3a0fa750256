/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

#include "fw-cli-output.h"
#include "fw-cli-row.h"
#include "fw-cli-sample.h"
#include "fw-error.h"
#include "fw-json.h"

/* Decile ranks are listed one a row: more would not be read by anybody. */
#define MAX_RANKS 100000

static const FwCliOption options[] = {
  { "value", 0, FW_CLI_VALUE, "COLUMN", "column of the incomes" },
  { "weight", 0, FW_CLI_VALUE, "COLUMN", "column of the weights (0 or more)" },
  { "group", 0, FW_CLI_VALUE, "COLUMN",
    "column of the groups: between- and within-group parts, and each group" },
  { "epsilon", 0, FW_CLI_LIST, "E",
    "Atkinson index with this aversion, 0 or more; may be repeated" },
  { "line", 0, FW_CLI_VALUE, "X", "share of people strictly under this income" },
  { "detail", 0, FW_CLI_SWITCH, NULL,
    "also the small-sample Gini, Lorenz asymmetry, quintiles, top share, deciles" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (the only form)" },
};

typedef struct
{
  double epsilon[FWE_MAX_EPSILONS];
  gsize n_epsilons;
  double line;
} Wanted;

static gboolean
read_wanted (Wanted *wanted, FwCliArgs *args, GError **error)
{
  GPtrArray *texts = fw_cli_args_list (args, "epsilon");

  *wanted = (Wanted){ .line = NAN };
  if (fw_cli_args_value (args, "value") == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "--value COLUMN says which column to measure.");
      return FALSE;
    }
  if (texts != NULL && texts->len > FWE_MAX_EPSILONS)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "--epsilon is given too often; eight at most.");
      return FALSE;
    }

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      double *epsilon = &wanted->epsilon[wanted->n_epsilons++];

      if (!fw_cli_number (g_ptr_array_index (texts, i), epsilon) || *epsilon < 0.0)
        {
          g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                       "“--epsilon” is “%s”; it must be a number of 0 or more.",
                       (char *)g_ptr_array_index (texts, i));
          return FALSE;
        }
    }

  return fw_cli_args_number (args, "line", &wanted->line, error);
}

static JsonObject *
object_new (const FweInequality *found, const char *path, gboolean has_groups)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (FwCliRow) row = fw_cli_row_new ();

  fw_cli_row_text (row, "fips", NULL);
  fw_cli_row_text (row, "name", name);
  fw_cli_row_number (row, "households", found->indices.n);
  fw_cli_row_number (row, "mean", found->indices.mean);
  fw_cli_row_number (row, "median", found->indices.median);
  fw_cli_row_text (row, "median_published", NULL);
  fw_cli_row_number (row, "gini", found->indices.gini);
  fw_cli_row_text (row, "gini_published", NULL);
  fw_cli_row_measures (row, &found->indices);
  fw_cli_row_text (row, "fit", "microdata");
  fw_cli_row_text (row, "price_year", NULL);
  fw_cli_row_text (row, "vintage", NULL);
  fw_cli_row_text (row, "source", name);
  fw_cli_row_number (row, "n", (double)found->n);
  fw_cli_row_number (row, "dropped", (double)found->n_dropped);
  fw_cli_row_number (row, "poverty", isnan (found->line) ? NAN : found->poverty);
  fw_cli_row_number (row, "theil_t_between", has_groups ? found->theil_t_between : NAN);
  fw_cli_row_number (row, "theil_t_within", has_groups ? found->theil_t_within : NAN);
  fw_cli_row_number (row, "theil_l_between", has_groups ? found->theil_l_between : NAN);
  fw_cli_row_number (row, "theil_l_within", has_groups ? found->theil_l_within : NAN);

  return fw_cli_row_to_json (row);
}

static void
add_atkinson (JsonObject *object, const FweInequality *found)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < found->n_epsilons; i++)
    {
      JsonObject *one = json_object_new ();

      fw_json_set_number (one, "epsilon", found->epsilon[i]);
      fw_json_set_number (one, "value", found->atkinson[i]);
      fw_json_set_number (one, "ede", found->ede[i]);
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, "atkinson", array);
}

static void
add_detail (JsonObject *object, const FwCliSample *sample, const FweInequality *found)
{
  const gboolean plain = sample->weight == NULL;

  fw_json_set_number (object, "gini_corrected",
                      plain ? fwe_inequality_gini_corrected (sample->value, sample->n) : NAN);
  fw_json_set_number (object, "lorenz_asymmetry",
                      plain ? fwe_inequality_asymmetry (sample->value, sample->n) : NAN);
  fw_json_set_number (object, "q20", found->q20);
  fw_json_set_number (object, "q80", found->q80);
  fw_json_set_number (object, "top_10_share",
                      fwe_inequality_top_share (sample->value, sample->weight, sample->n, 0.10));

  if (sample->n <= MAX_RANKS)
    {
      g_autofree int *ranks = g_new (int, sample->n);
      JsonArray *array = json_array_sized_new ((guint)sample->n);

      fwe_inequality_decile_ranks (sample->value, sample->weight, sample->n, ranks);
      for (gsize i = 0; i < sample->n; i++)
        json_array_add_int_element (array, ranks[i]);
      json_object_set_array_member (object, "decile_ranks", array);
    }
}

/* Rows, mean, share of people, share of income and Gini of each group; reorders the sample. */
static void
add_groups (JsonObject *object, FwCliSample *sample, const FweInequality *found)
{
  const double total = found->indices.n * found->indices.mean;
  JsonArray *array = json_array_new ();
  g_autofree gsize *start = g_new0 (gsize, sample->groups->len + 1);

  if (sample->group != NULL)
    fw_cli_sample_sort_by_group (sample, start);

  for (guint g = 0; sample->group != NULL && g < sample->groups->len; g++)
    {
      const gsize n = start[g + 1] - start[g];
      const double *value = sample->value + start[g];
      const double *weight = sample->weight != NULL ? sample->weight + start[g] : NULL;
      JsonObject *one = json_object_new ();
      double people = 0.0, income = 0.0;

      for (gsize i = 0; i < n; i++)
        {
          const double w = weight != NULL ? weight[i] : 1.0;

          people += w;
          income += w * value[i];
        }
      json_object_set_string_member (one, "name", g_ptr_array_index (sample->groups, g));
      json_object_set_int_member (one, "n", (gint64)n);
      fw_json_set_number (one, "mean", income / people);
      fw_json_set_number (one, "share", people / found->indices.n);
      fw_json_set_number (one, "income_share", income / total);
      fw_json_set_number (one, "gini", fwe_inequality_gini (value, weight, n));
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, "groups", array);
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const char *path = fw_cli_args_get (args, 0);
  g_auto (FwCliSample) sample = { 0 };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  FweInequality found;
  FweFault fault = { 0 };
  FweSample view;
  JsonObject *object;
  Wanted wanted;

  if (!read_wanted (&wanted, args, error))
    return FALSE;
  if (!fw_cli_sample_read (&sample, path, fw_cli_args_value (args, "value"),
                           fw_cli_args_value (args, "weight"), fw_cli_args_value (args, "group"),
                           error))
    return FALSE;

  view = fw_cli_sample_view (&sample);
  if (!fwe_inequality (&view, wanted.epsilon, wanted.n_epsilons, wanted.line, &found, &fault))
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }

  object = object_new (&found, path, sample.group != NULL);
  if (fw_cli_args_has (args, "detail"))
    add_detail (object, &sample, &found);
  add_groups (object, &sample, &found);
  add_atkinson (object, &found);
  json_object_set_int_member (object, "missing", (gint64)sample.n_missing);
  json_node_take_object (root, object);

  return fw_cli_print_json (root, error);
}

const FwCliCommand fw_cli_inequality = {
  .name = "inequality",
  .usage = "FILE.csv --value COLUMN [options]",
  .summary = "inequality of incomes listed one a row, with weights and groups",
  .help = "Every row counts in the mean, median and Gini. Incomes of 0 or less cannot enter the "
          "log measures (Theil,\n"
          "Atkinson of 1 and more): “dropped” says how many were left out of those. Rows with an "
          "empty value or\n"
          "weight are left out of everything: “missing”. “households” is the sum of weights.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
