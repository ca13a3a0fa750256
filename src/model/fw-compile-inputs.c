/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-compile-private.h"
#include "fw-plan-private.h"

/* Where a scenario differs from its plan, so that two results can tell what differs in their inputs
 * without the document. */

static void
input_free (gpointer data)
{
  FwInput *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

static guint
row_position (const FwRow *row)
{
  guint n;
  const FwRow *rows = fw_catalogue_rows (&n);
  guint i = 0;

  while (i < n && &rows[i] != row)
    i++;
  return i;
}

static FwInput *
input_new (FwCompiler *compiler, const char *key, double value)
{
  g_autofree char *id = NULL;
  const FwRow *row = fw_catalogue_find (key, &id, NULL);
  FwInput *self;
  guint position = 0;

  if (row == NULL)
    return NULL;

  if (id != NULL)
    fw_plan_find_position (compiler->plan, fw_plan_list_of_owner (row->owner), id, &position);
  self = g_new0 (FwInput, 1);
  *self = (FwInput){ .key = g_strdup (key),
                     .title = fw_plan_key_title (compiler->plan, key),
                     .row = row,
                     .order = (guint64)row_position (row) << 32 | position,
                     .value = value,
                     .plan = fw_plan_get_value (compiler->plan, NULL, key) };
  return self;
}

int
fw_input_compare (const FwInput *a, const FwInput *b)
{
  return (a->order > b->order) - (a->order < b->order);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return fw_input_compare (*(const FwInput *const *)a, *(const FwInput *const *)b);
}

void
fw_compile_inputs (FwCompiler *self)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func (input_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->overrides);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      FwInput *input = input_new (self, key, *(const double *)value);

      if (input != NULL)
        g_ptr_array_add (inputs, input);
    }
  g_ptr_array_sort (inputs, compare_cb);
  self->out->words.inputs = inputs;
}
