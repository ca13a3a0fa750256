/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-comparer-private.h"

#include <string.h>

#include "fw-plan-io.h"

FwComparerKnown *
fw_comparer_known_new (void)
{
  FwComparerKnown *self = g_new0 (FwComparerKnown, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

FwComparerKnown *
fw_comparer_known_ref (FwComparerKnown *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fw_comparer_known_unref (gpointer data)
{
  FwComparerKnown *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_object (&self->quick);
  g_clear_object (&self->full);
  g_free (self);
}

void
fw_comparer_row_clear (gpointer data)
{
  FwComparerRow *self = data;

  g_clear_pointer (&self->compiled, fw_compiled_unref);
  g_clear_pointer (&self->known, fw_comparer_known_unref);
}

GHashTable *
fw_comparer_known_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fw_comparer_known_unref);
}

/* --- Which scenarios */

static void
add_children (GListModel *scenarios, const char *parent, GPtrArray *found)
{
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      if (g_strcmp0 (fw_scenario_get_parent (scenario), parent) != 0)
        continue;
      g_ptr_array_add (found, scenario); /* the plan keeps it */
      add_children (scenarios, fw_part_get_id (FW_PART (scenario)), found);
    }
}

GPtrArray *
fw_comparer_list_scenarios (FwPlan *plan)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (FW_IS_PLAN (plan), found);

  add_children (fw_plan_get_list (plan, FW_LIST_SCENARIOS), NULL, found);
  return found;
}

static gboolean
any_pinned (GPtrArray *scenarios)
{
  for (guint i = 0; i < scenarios->len; i++)
    if (fw_scenario_get_pinned (scenarios->pdata[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
fw_comparer_choose_scenarios (FwPlan *plan, FwScenario *reference, FwScenario *shown,
                              guint *n_left_out)
{
  g_autoptr (GPtrArray) all = fw_comparer_list_scenarios (plan);
  const gboolean pinned = any_pinned (all);
  GPtrArray *chosen = g_ptr_array_new ();
  guint n_first = 0;

  for (guint i = 0; i < all->len; i++)
    {
      FwScenario *scenario = all->pdata[i];
      const gboolean none = fw_scenario_is_no_program (scenario);
      const gboolean wanted
          = pinned ? fw_scenario_get_pinned (scenario) : !none && n_first++ < FW_COMPARER_FIRST;

      if (none || wanted || scenario == reference || scenario == shown)
        g_ptr_array_add (chosen, scenario);
    }
  *n_left_out = all->len - chosen->len;
  return chosen;
}

/* --- Signatures: the plan without its scenarios, then what a scenario and its parents say */

static void
hash_text (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *)text, (gssize)strlen (text) + 1);
}

GChecksum *
fw_comparer_hash_plan (FwPlan *plan, GError **error)
{
  g_autoptr (JsonNode) root = fw_plan_to_json (plan);
  g_autoptr (GBytes) bytes = NULL;
  GChecksum *checksum;
  gconstpointer data;
  gsize n;

  json_object_remove_member (json_node_get_object (root), "scenarios");
  bytes = fw_json_write (root, error);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &n);
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, data, (gssize)n);
  return checksum;
}

char *
fw_comparer_sign (const GChecksum *of_plan, FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GChecksum) checksum = g_checksum_copy (of_plan);

  hash_text (checksum, fw_part_get_id (FW_PART (scenario)));
  hash_text (checksum, fw_part_get_title (FW_PART (scenario)));
  while (scenario != NULL)
    {
      const char *parent = fw_scenario_get_parent (scenario);
      g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);

      for (guint i = 0; i < keys->len; i++)
        {
          double value = 0.0;

          fw_scenario_get_override (scenario, keys->pdata[i], &value);
          hash_text (checksum, keys->pdata[i]);
          g_checksum_update (checksum, (const guchar *)&value, sizeof value);
        }
      scenario = parent != NULL ? FW_SCENARIO (fw_plan_find_part (plan, FW_LIST_SCENARIOS, parent))
                                : NULL;
    }
  return g_strdup (g_checksum_get_string (checksum));
}
