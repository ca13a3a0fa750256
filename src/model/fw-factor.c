/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-factor.h"

#include <glib/gi18n.h>

#include "fwe-prior.h"

/* The engine knows numbers by the hash of their key. */
struct FwFactorNames
{
  GStrv keys;
  guint64 *ids;
  GHashTable *by_id; /* borrowed: id to key */
};

FwFactorNames *
fw_factor_names_new (FwPlan *plan)
{
  FwFactorNames *self;
  guint n;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  self = g_new0 (FwFactorNames, 1);
  self->keys = fw_plan_get_keys (plan);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  n = g_strv_length (self->keys);
  self->ids = g_new (guint64, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      const char *key = i < n ? self->keys[i] : FWE_EFFECT_KEY;

      self->ids[i] = fwe_quantity_id (key);
      g_hash_table_insert (self->by_id, &self->ids[i], (gpointer)key);
    }

  return self;
}

void
fw_factor_names_free (FwFactorNames *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self->ids);
  g_strfreev (self->keys);
  g_free (self);
}

const char *
fw_factor_names_find (FwFactorNames *self, const FweFactor *factor)
{
  g_return_val_if_fail (self != NULL && factor != NULL, NULL);
  return g_hash_table_lookup (self->by_id, &factor->id);
}

char *
fw_factor_title (FwPlan *plan, const char *key)
{
  g_return_val_if_fail (FW_IS_PLAN (plan) && key != NULL, NULL);

  if (g_str_equal (key, FWE_EFFECT_KEY))
    return g_strdup (_ ("Effect of training on earnings"));
  return fw_plan_key_title (plan, key);
}
