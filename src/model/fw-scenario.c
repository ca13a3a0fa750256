/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scenario.h"

#include <string.h>

#include "fw-part-private.h"
#include "fw-scenario-private.h"

struct _FwScenario
{
  GObject parent_instance;

  FwPartState state;
  GHashTable *overrides; /* key to double */
  GHashTable *resolved;  /* key to FwParameter */
};

static const FwField fields[] = {
  FW_REF ("parent", FW_LIST_SCENARIOS),
  FW_TEXT ("note"),
  FW_SWITCH ("pinned", FALSE),
};

static FwPartState *
fw_scenario_get_state (FwPart *part)
{
  return &FW_SCENARIO (part)->state;
}

static void
part_init (FwPartInterface *iface)
{
  iface->get_state = fw_scenario_get_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwScenario, fw_scenario, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PART, part_init))

static void
fw_scenario_finalize (GObject *object)
{
  FwScenario *self = FW_SCENARIO (object);

  fw_part_state_clear (&self->state);
  g_hash_table_unref (self->overrides);
  g_hash_table_unref (self->resolved);

  G_OBJECT_CLASS (fw_scenario_parent_class)->finalize (object);
}

static void
fw_scenario_class_init (FwScenarioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_scenario_finalize;
  fw_part_class_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fw_scenario_init (FwScenario *self)
{
  fw_part_state_init (&self->state, FW_LIST_SCENARIOS, fields, G_N_ELEMENTS (fields));
  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

FwScenario *
fw_scenario_new (const char *id)
{
  FwScenario *self = g_object_new (FW_TYPE_SCENARIO, NULL);

  fw_part_set_id (FW_PART (self), id);
  return self;
}

gboolean
fw_scenario_is_no_program (FwScenario *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO (self), FALSE);
  return strcmp (self->state.id, FW_SCENARIO_NO_PROGRAM) == 0;
}

const char *
fw_scenario_get_parent (FwScenario *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO (self), NULL);
  return fw_part_get_text (FW_PART (self), "parent");
}

gboolean
fw_scenario_get_pinned (FwScenario *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO (self), FALSE);
  return fw_part_get_switch (FW_PART (self), "pinned");
}

const char *
fw_scenario_get_note (FwScenario *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO (self), NULL);
  return fw_part_get_text (FW_PART (self), "note");
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
fw_scenario_get_keys (FwScenario *self)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (FW_IS_SCENARIO (self), keys);

  g_hash_table_iter_init (&iter, self->overrides);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);

  return keys;
}

gboolean
fw_scenario_get_override (FwScenario *self, const char *key, double *value)
{
  const double *found;

  g_return_val_if_fail (FW_IS_SCENARIO (self) && key != NULL, FALSE);

  found = g_hash_table_lookup (self->overrides, key);
  if (found != NULL && value != NULL)
    *value = *found;

  return found != NULL;
}

void
fw_scenario_set_override (FwScenario *self, const char *key, double value)
{
  g_hash_table_replace (self->overrides, g_strdup (key), g_memdup2 (&value, sizeof value));
}

gboolean
fw_scenario_remove_override (FwScenario *self, const char *key)
{
  return g_hash_table_remove (self->overrides, key);
}

GHashTable *
fw_scenario_get_resolved (FwScenario *self)
{
  return self->resolved;
}
