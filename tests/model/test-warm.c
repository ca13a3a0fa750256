/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-result.h"
#include "same-result.h"

/* Runs one after the other on the same random numbers remember for each other what did not change.
 * Whatever number of a plan is moved, the answer is that of a run that remembers nothing. */

#ifndef N_PLANS
#define N_PLANS 2
#endif

#define DRAWS 40 /* not whole blocks */
#define SEED  1

/* NULL when the plan's numbers do not go together. */
static FwResult *
run (FwPlan *plan, FweDraws *draws, gboolean constraint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), NULL);
  g_autoptr (FwCompiled) fewer = NULL;
  FwResult *result;

  if (compiled == NULL)
    return NULL;

  fewer = fw_compiled_with_draws (compiled, DRAWS, SEED);
  result = fw_result_new_run (fewer, draws, 1, constraint, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Another value the row may have, as far off as it may be. */
static double
other_value (const FwRow *row, double value)
{
  if (row->bind == FW_BIND_BOOL)
    return !value;
  if (row->bind == FW_BIND_CHOICE)
    return value > 0 ? value - 1 : value + 1;

  return value - row->lo > row->hi - value ? (row->lo + value) / 2 : (row->hi + value) / 2;
}

/* Applies the change, compares, and takes it back; a plan may refuse it. Returns: what it moved. */
static guint
try_change (FwChange *change, FwPlan *plan, FweDraws *warm, FwResult *before)
{
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);
  g_autoptr (FwChange) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) a = NULL;
  g_autoptr (FwResult) b = NULL;

  if (inverse == NULL)
    return 0;

  a = run (plan, warm, FALSE);
  b = run (plan, NULL, FALSE);
  again = fw_change_apply (inverse, plan, &error);
  g_assert_no_error (error);
  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return 0;

  same_result (fw_result_get_engine (a), fw_result_get_engine (b));
  return !g_str_equal (fw_result_get_digest (a), fw_result_get_digest (before));
}

typedef struct
{
  FwPlan *plan;
  FweDraws *warm;
  FwResult *before;
  guint n_values, n_ranges, n_fields;
} Moves;

static void
move_numbers (Moves *self)
{
  g_auto (GStrv) keys = fw_plan_get_keys (self->plan);

  for (char **key = keys; *key != NULL; key++)
    {
      FwParameter *parameter = fw_plan_get_parameter (self->plan, NULL, *key, NULL);
      const double value = fw_parameter_get_value (parameter);
      const FwRow *row = fw_catalogue_find (*key, NULL, NULL);
      const double other = other_value (row, value);
      g_autoptr (FwChange) move = fw_change_new_set_value (NULL, *key, other);
      g_autoptr (FwChange) widen = NULL;

      g_test_message ("%s", *key);
      self->n_values += try_change (move, self->plan, self->warm, self->before);
      if (row->bind != FW_BIND_QUANTITY)
        continue;
      widen = fw_change_new_set_evidence (*key, value, MIN (value, other), MAX (value, other),
                                          "a test", NULL);
      self->n_ranges += try_change (widen, self->plan, self->warm, self->before);
    }
}

/* FALSE for a field that is no single number. */
static gboolean
set_other_field (FwPart *part, const FwField *field, GValue *value)
{
  g_object_get_property (G_OBJECT (part), field->name, value);
  switch (field->kind)
    {
    case FW_FIELD_SWITCH:
      g_value_set_boolean (value, !g_value_get_boolean (value));
      return TRUE;
    case FW_FIELD_WHOLE:
      g_value_set_int64 (value, g_value_get_int64 (value) + 2);
      return TRUE;
    case FW_FIELD_NUMBER:
      g_value_set_double (value, (g_value_get_double (value) + field->lo) / 2);
      return TRUE;
    case FW_FIELD_CHOICE:
      for (const char *const *choice = field->choices; *choice != NULL; choice++)
        if (g_strcmp0 (*choice, g_value_get_string (value)) != 0)
          {
            g_value_set_string (value, *choice);
            return TRUE;
          }
      return FALSE;
    default:
      return FALSE;
    }
}

static void
move_fields (Moves *self)
{
  for (guint list = 0; list < FW_N_LISTS; list++)
    {
      GListModel *parts = fw_plan_get_list (self->plan, (FwList)list);

      for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, i);
          guint n_fields;
          const FwField *fields = fw_part_get_fields (part, &n_fields);

          for (guint k = 0; k < n_fields; k++)
            {
              g_auto (GValue) value = G_VALUE_INIT;
              g_autoptr (FwChange) change = NULL;

              g_test_message ("%s of %s", fields[k].name, fw_part_get_id (part));
              if (!set_other_field (part, &fields[k], &value))
                continue;
              change = fw_change_new_set_field ((FwList)list, fw_part_get_id (part), fields[k].name,
                                                &value);
              self->n_fields += try_change (change, self->plan, self->warm, self->before);
            }
        }
    }
}

/* Half of the plans are counted as pay before and after, which rests on other numbers. */
static void
test_every_number (gconstpointer id)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (id, NULL);
  g_autoptr (FwChange) raw = fw_change_new_from_text (plan, NULL, "counting=raw", NULL);
  g_autoptr (FwChange) inverse = NULL;
  Moves moves = { .plan = plan, .warm = fwe_draws_new (SEED, DRAWS) };
  g_autoptr (FwResult) cold = NULL;
  g_autoptr (FwResult) warm = NULL;

  g_assert_nonnull (raw);
  if (strlen (id) % 2 == 0)
    inverse = fw_change_apply (raw, plan, NULL);

  fwe_draws_keep_memory (moves.warm, TRUE);
  moves.before = run (plan, moves.warm, FALSE);
  move_numbers (&moves);
  move_fields (&moves);

  /* One more seat, applicant, opening: numbers that nobody sets by hand. */
  warm = run (plan, moves.warm, TRUE);
  cold = run (plan, NULL, TRUE);
  same_result (fw_result_get_engine (warm), fw_result_get_engine (cold));

  /* A plan whose numbers mean nothing would pass all of the above. */
  g_test_message ("%u values, %u ranges and %u fields moved the answer", moves.n_values,
                  moves.n_ranges, moves.n_fields);
  g_assert_cmpuint (moves.n_values, >, 50);
  g_assert_cmpuint (moves.n_ranges, >, 20);
  g_assert_cmpuint (moves.n_fields, >, 5);
  g_object_unref (moves.before);
  fwe_draws_free (moves.warm);
}

int
main (int argc, char **argv)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpuint (N_PLANS, <=, n);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *path = g_strconcat ("/model/warm/", plans[i].id, NULL);

      g_test_add_data_func (path, plans[i].id, test_every_number);
    }
  return g_test_run ();
}
