/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-builtin.h"
#include "fw-cli-output.h"

static const FwCliOption options[] = {
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
};

static gboolean
print_json (const FwBuiltin *plans, guint n, GError **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "id", plans[i].id);
      json_object_set_string_member (one, "title", plans[i].title);
      json_object_set_string_member (one, "subtitle", plans[i].subtitle);
      json_array_add_object_element (array, one);
    }
  json_node_take_array (root, array);

  return fw_cli_print_json (root, error);
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);
  g_autoptr (GString) text = g_string_new (NULL);

  if (fw_cli_args_has (args, "json"))
    return print_json (plans, n, error);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\t%s\t%s\n", plans[i].id, plans[i].title, plans[i].subtitle);

  return fw_cli_print (text->str, error);
}

const FwCliCommand fw_cli_plans = {
  .name = "plans",
  .usage = "[--json]",
  .summary = "the built-in plans: name, place and story, separated by tabs",
  .help = "They are illustrations built from public reports, not plans of these cities.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .run = run,
};
