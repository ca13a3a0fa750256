/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-error.h"
#include "fw-note.h"

static const FwCliOption options[] = {
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

static const char *const severities[] = { "fault", "warning", "note" };

static guint
count_faults (GListModel *notes)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);

      n += fw_note_get_severity (note) == FW_SEVERITY_ERROR;
    }

  return n;
}

static char *
notes_to_text (GListModel *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);
      const char *key = fw_note_get_key (note);

      g_string_append_printf (text, "%s: %s: %s", severities[fw_note_get_severity (note)],
                              fw_note_get_title (note), fw_note_get_text (note));
      if (key != NULL)
        g_string_append_printf (text, " [%s]", key);
      g_string_append_c (text, '\n');
    }
  if (count_faults (notes) == 0)
    g_string_append (text, "No faults.\n");

  return g_string_free (text, FALSE);
}

static JsonNode *
notes_to_json (FwPlan *plan, GListModel *notes)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "severity", severities[fw_note_get_severity (note)]);
      json_object_set_string_member (one, "title", fw_note_get_title (note));
      json_object_set_string_member (one, "text", fw_note_get_text (note));
      if (fw_note_get_key (note) != NULL)
        json_object_set_string_member (one, "key", fw_note_get_key (note));
      else
        json_object_set_null_member (one, "key");
      json_array_add_object_element (array, one);
    }

  json_object_set_string_member (object, "plan", fw_plan_get_id (plan));
  json_object_set_int_member (object, "faults", count_faults (notes));
  json_object_set_array_member (object, "notes", array);
  json_node_take_object (root, object);

  return root;
}

static gboolean
print_notes (FwCliArgs *args, FwPlan *plan, GListModel *notes, GError **error)
{
  g_autofree char *text = NULL;

  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = notes_to_json (plan, notes);

      return fw_cli_print_json (root, error);
    }

  text = notes_to_text (notes);

  return fw_cli_print (text, error);
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  FwScenario *scenario;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (GListModel) notes = NULL;

  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return FALSE;

  notes = fw_plan_check (plan, scenario, NULL);
  if (count_faults (notes) == 0)
    {
      result = fw_cli_plan_run (args, plan, scenario, error);
      if (result == NULL)
        return FALSE;
      g_object_unref (notes);
      notes = fw_plan_check (plan, scenario, result);
    }

  if (!print_notes (args, plan, notes, error))
    return FALSE;
  if (count_faults (notes) == 0)
    return TRUE;

  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, "“%s” cannot be run as it stands.",
               fw_plan_get_title (plan));
  return FALSE;
}

const FwCliCommand fw_cli_check = {
  .name = "check",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "a plan's faults, and what a reviewer would raise",
  .help = FW_CLI_PLAN_HELP "A file that cannot be read is refused with its line and member. The "
                           "plan is then run, so that the notes\n"
                           "can name numbers.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
