/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-csv.h"

static const FwCliOption options[] = {
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV with a header" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
  { "scenario", 0, FW_CLI_VALUE, "NAME",
    "values as this scenario has them; the plan's own without it" },
};

/* One key in words that --set takes back. */
typedef struct
{
  const FwRow *row;
  const char *key, *source;
  double number;
  char *value;
  char *lo, *hi; /* NULL when there are choices */
  char *choices; /* "a|b|c", NULL for a number */
} Key;

static void
key_clear (Key *self)
{
  g_free (self->value);
  g_free (self->lo);
  g_free (self->hi);
  g_free (self->choices);
}

static void
collect_cb (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  GArray *keys = user_data;
  const FwRow *row = fw_parameter_get_row (parameter);
  Key key = { .row = row,
              .key = fw_parameter_get_key (parameter),
              .source = fw_parameter_get_source (parameter),
              .number = fw_parameter_get_value (parameter),
              .value = fw_row_format (row, fw_parameter_get_value (parameter)) };

  if (row->unit == FW_UNIT_SWITCH)
    key.choices = g_strdup ("false|true");
  else if (row->choices != NULL)
    key.choices = g_strjoinv ("|", (char **)row->choices);
  else
    {
      key.lo = fw_row_format (row, row->lo);
      key.hi = fw_row_format (row, row->hi);
    }

  g_array_append_val (keys, key);
}

static char *
keys_to_text (GArray *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);

      g_string_append_printf (text, "%s\t%s\t", key->key, fw_unit_id (key->row->unit));
      if (key->choices != NULL)
        g_string_append (text, key->choices);
      else
        g_string_append_printf (text, "%s..%s", key->lo, key->hi);
      g_string_append_printf (text, "\t%s\t%s\n", key->value, key->source);
    }

  return g_string_free (text, FALSE);
}

static char *
keys_to_csv (GArray *keys)
{
  GString *text = g_string_new ("key,unit,lo,hi,choices,value,source\n");

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      const char *const fields[]
          = { key->key, fw_unit_id (key->row->unit), key->lo, key->hi, key->choices, key->value };

      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        g_string_append_printf (text, "%s,", fields[f] != NULL ? fields[f] : "");
      fw_csv_append_text (text, key->source);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static JsonObject *
key_to_json (const Key *key)
{
  JsonObject *one = json_object_new ();

  json_object_set_string_member (one, "key", key->key);
  json_object_set_string_member (one, "unit", fw_unit_id (key->row->unit));
  if (key->choices == NULL)
    {
      json_object_set_double_member (one, "lo", key->row->lo);
      json_object_set_double_member (one, "hi", key->row->hi);
      json_object_set_double_member (one, "value", key->number);
    }
  else
    {
      json_object_set_string_member (one, "choices", key->choices);
      json_object_set_string_member (one, "value", key->value);
    }
  json_object_set_string_member (one, "source", key->source);

  return one;
}

static JsonNode *
keys_to_json (GArray *keys)
{
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < keys->len; i++)
    json_array_add_object_element (array, key_to_json (&g_array_index (keys, Key, i)));
  json_node_take_array (root, array);

  return root;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const char *name = fw_cli_args_value (args, "scenario");
  g_autoptr (FwPlan) plan = fw_cli_load_plan (fw_cli_args_get (args, 0), error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autofree char *text = NULL;
  FwScenario *scenario = NULL;

  if (plan == NULL)
    return FALSE;
  if (name != NULL && (scenario = fw_cli_load_scenario (plan, name, error)) == NULL)
    return FALSE;

  g_array_set_clear_func (keys, (GDestroyNotify)key_clear);
  fw_plan_foreach_parameter (plan, scenario, collect_cb, keys);

  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = keys_to_json (keys);

      return fw_cli_print_json (root, error);
    }

  text = fw_cli_args_has (args, "csv") ? keys_to_csv (keys) : keys_to_text (keys);

  return fw_cli_print (text, error);
}

const FwCliCommand fw_cli_keys = {
  .name = "keys",
  .usage = "PLAN [--csv|--json] [--scenario NAME]",
  .summary = "what --set may change: key, unit, range, value and source, separated by tabs",
  .help = FW_CLI_PLAN_HELP,
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
