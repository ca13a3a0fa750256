/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-error.h"
#include "fw-history.h"
#include "fw-plan-io.h"

#define N_SEQUENCES 12
#define N_STEPS     40

static char *
text_of (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static FwPart *
random_part (FwPlan *plan, FwList list, GRand *random)
{
  GListModel *model = fw_plan_get_list (plan, list);
  const guint n = g_list_model_get_n_items (model);
  g_autoptr (FwPart) part
      = n > 0 ? g_list_model_get_item (model, (guint)g_rand_int_range (random, 0, (gint32)n))
              : NULL;

  return part;
}

static const char *
random_scenario (FwPlan *plan, GRand *random)
{
  return g_rand_boolean (random) ? NULL
                                 : fw_part_get_id (random_part (plan, FW_LIST_SCENARIOS, random));
}

static FwChange *
random_value (FwPlan *plan, GRand *random)
{
  g_auto (GStrv) keys = fw_plan_get_keys (plan);
  const char *key = keys[g_rand_int_range (random, 0, (gint32)g_strv_length (keys))];
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  double value = g_rand_double_range (random, row->lo, row->hi);

  if (row->bind != FW_BIND_QUANTITY && row->bind != FW_BIND_DOUBLE)
    value = row->lo + (double)g_rand_int_range (random, 0, (gint32)(row->hi - row->lo) + 1);
  if (g_rand_int_range (random, 0, 10) == 0)
    value = row->hi + 1.0; /* refused */

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return fw_change_new_set_evidence (key, value, row->lo, row->hi, "Somebody",
                                         "https://example.org/");
    case 1:
      return fw_change_new_set_all (plan, random_scenario (plan, random), row->key, value);
    default:
      return fw_change_new_set_value (random_scenario (plan, random), key, value);
    }
}

static FwChange *
random_reset (FwPlan *plan, GRand *random)
{
  FwPart *scenario = random_part (plan, FW_LIST_SCENARIOS, random);
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (FW_SCENARIO (scenario));

  return fw_change_new_reset_value (fw_part_get_id (scenario),
                                    keys->len > 0 ? g_ptr_array_index (keys, 0) : "goal.value");
}

static FwChange *
random_field (FwPlan *plan, GRand *random)
{
  g_auto (GValue) value = G_VALUE_INIT;
  FwPart *employer = random_part (plan, FW_LIST_EMPLOYERS, random);
  static const char *const places[] = { "27053", NULL };
  static const char *const skills[] = { "java", "patience", NULL };

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_value_init (&value, G_TYPE_INT64);
      g_value_set_int64 (&value, g_rand_int_range (random, 1, 60));
      return fw_change_new_set_field (FW_LIST_EMPLOYERS,
                                      employer != NULL ? fw_part_get_id (employer) : "gone",
                                      "to-quarter", &value);
    case 1:
      {
        FwPart *program = random_part (plan, FW_LIST_PROGRAMS, random);

        g_value_init (&value, G_TYPE_STRV);
        g_value_set_boxed (&value, skills);
        return fw_change_new_set_field (FW_LIST_PROGRAMS,
                                        program != NULL ? fw_part_get_id (program) : "gone",
                                        g_rand_boolean (random) ? "teaches" : "supports", &value);
      }
    case 2:
      {
        g_autoptr (FwPlace) place = fw_place_new ("Elsewhere", places, NULL);

        return fw_change_new_set_place (place);
      }
    default:
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, g_rand_boolean (random) ? "black" : "nobody");
      return fw_change_new_set_field (FW_LIST_NONE, NULL, "gap-low", &value);
    }
}

static FwChange *
random_structure (FwPlan *plan, GRand *random, GError **error)
{
  const FwList list = (FwList)g_rand_int_range (random, 0, FW_N_LISTS);
  FwPart *part = random_part (plan, list, random);
  const char *id = part != NULL ? fw_part_get_id (part) : "gone";

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return fw_change_new_rename (list, id, "Renamed");
    case 1:
      return fw_change_new_move (list, id, (guint)g_rand_int_range (random, 0, 6));
    case 2:
      return fw_change_new_remove (plan, list, id, error);
    case 3:
      return fw_change_new_add_program (plan, "One more");
    case 4:
      {
        FwPart *scenario = random_part (plan, FW_LIST_SCENARIOS, random);

        return fw_change_new_add_scenario (plan, "Another", random_scenario (plan, random),
                                           g_rand_boolean (random) ? fw_part_get_id (scenario)
                                                                   : NULL);
      }
    default:
      return fw_change_new_add_program (plan, "Yet one more");
    }
}

static FwChange *
random_change (FwPlan *plan, GRand *random, GError **error)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return random_value (plan, random);
    case 1:
      return random_reset (plan, random);
    case 2:
      return random_field (plan, random);
    default:
      return random_structure (plan, random, error);
    }
}

/* A change that is refused changes no byte; one that is applied is undone to the byte by its
 * inverse, which gives back a change that does it again; and every plan in between can be read
 * back. */
static void
test_inverse_law (void)
{
  guint n_applied = 0, n_refused = 0;

  for (guint s = 0; s < N_SEQUENCES; s++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
      g_autoptr (GRand) random = g_rand_new_with_seed (1000 + s);
      g_autoptr (GPtrArray) inverses = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *start = text_of (plan);
      g_autofree char *end = NULL;

      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *before = text_of (plan);
          g_autoptr (FwChange) change = random_change (plan, random, &error);
          g_autoptr (FwChange) inverse = NULL;
          g_autoptr (FwChange) again = NULL;
          g_autofree char *after = NULL;
          g_autofree char *label = NULL;

          if (change == NULL)
            {
              g_assert_nonnull (error);
              continue;
            }
          label = fw_change_get_label (change, plan);
          g_assert_true (*label != '\0');
          inverse = fw_change_apply (change, plan, &error);
          after = text_of (plan);
          if (inverse == NULL)
            {
              g_assert_nonnull (error);
              g_assert_cmpstr (after, ==, before);
              n_refused++;
              continue;
            }

          again = fw_change_apply (inverse, plan, &error);
          g_assert_no_error (error);
          {
            g_autofree char *back = text_of (plan);
            g_autoptr (FwChange) redone = fw_change_apply (again, plan, &error);
            g_autofree char *forth = text_of (plan);

            g_assert_cmpstr (back, ==, before);
            g_assert_no_error (error);
            g_assert_cmpstr (forth, ==, after);
            g_ptr_array_add (inverses, g_steal_pointer (&redone));
          }
          {
            g_autoptr (GBytes) bytes = g_bytes_new (after, strlen (after));
            g_autoptr (FwPlan) read = fw_plan_new_from_bytes (bytes, "after", &error);

            g_assert_no_error (error);
            g_assert_nonnull (read);
          }
          n_applied++;
        }

      for (guint i = inverses->len; i > 0; i--)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (FwChange) done
              = fw_change_apply (g_ptr_array_index (inverses, i - 1), plan, &error);

          g_assert_no_error (error);
        }
      end = text_of (plan);
      g_assert_cmpstr (end, ==, start);
    }

  g_test_message ("%u applied, %u refused", n_applied, n_refused);
  g_assert_cmpuint (n_applied, >, N_SEQUENCES * N_STEPS / 3);
  g_assert_cmpuint (n_refused, >, N_SEQUENCES);
}

static void
assert_refused (FwPlan *plan, FwChange *change)
{
  g_autoptr (FwChange) mine = change;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = text_of (plan);
  g_autofree char *after = NULL;

  g_assert_null (fw_change_apply (mine, plan, &error));
  g_assert_nonnull (error);
  after = text_of (plan);
  g_assert_cmpstr (before, ==, after);
}

static void
test_no_program (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);

  assert_refused (plan, fw_change_new_set_value (FW_SCENARIO_NO_PROGRAM, "goal.value", 3));
  assert_refused (plan,
                  fw_change_new_rename (FW_LIST_SCENARIOS, FW_SCENARIO_NO_PROGRAM, "Something"));
  assert_refused (plan,
                  fw_change_new_remove (plan, FW_LIST_SCENARIOS, FW_SCENARIO_NO_PROGRAM, NULL));
  assert_refused (plan, fw_change_new_move (FW_LIST_SCENARIOS, FW_SCENARIO_NO_PROGRAM, 2));
  assert_refused (plan, fw_change_new_move (FW_LIST_SCENARIOS, "all", 0));
}

/* Taking a program away takes its partnerships and overrides; a used occupation stays. */
static void
test_remove (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = text_of (plan);
  g_autofree char *gone = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FwChange) remove = fw_change_new_remove (plan, FW_LIST_PROGRAMS, "it-ready", &error);
  g_autoptr (FwChange) inverse = fw_change_apply (remove, plan, &error);
  g_autoptr (FwChange) again = NULL;

  g_assert_no_error (error);
  g_assert_null (fw_plan_find_part (plan, FW_LIST_PROGRAMS, "it-ready"));
  gone = text_of (plan);
  g_assert_null (strstr (gone, "\"to\": \"it-ready\""));
  again = fw_change_apply (inverse, plan, &error);
  g_assert_no_error (error);
  after = text_of (plan);
  g_assert_cmpstr (after, ==, before);

  assert_refused (plan, fw_change_new_remove (plan, FW_LIST_OCCUPATIONS, "developers", NULL));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A stage of a program's pipeline tells a change of its rate, once, and so does the list. */
static void
test_notifies (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwProgram *program = FW_PROGRAM (fw_plan_find_part (plan, FW_LIST_PROGRAMS, "prime"));
  FwPipeline *pipeline = fw_program_get_pipeline (program);
  FwStage *stage = fw_pipeline_find (pipeline, "completed");
  FwParameter *parameter = fw_plan_get_parameter (plan, NULL, "programs.prime.completion", NULL);
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, "programs.prime.completion", 0.5);
  g_autoptr (FwChange) same = fw_change_new_set_value (NULL, "programs.prime.completion", 0.5);
  g_autoptr (FwChange) first = NULL;
  g_autoptr (FwChange) second = NULL;
  guint n_parameter = 0, n_stage = 0, n_list = 0, n_title = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pipeline)), ==, 8);
  g_signal_connect_swapped (parameter, "notify::value", G_CALLBACK (count_cb), &n_parameter);
  g_signal_connect_swapped (stage, "notify::rate", G_CALLBACK (count_cb), &n_stage);
  g_signal_connect_swapped (pipeline, "items-changed", G_CALLBACK (count_cb), &n_list);
  g_signal_connect_swapped (program, "notify::title", G_CALLBACK (count_cb), &n_title);

  first = fw_change_apply (change, plan, NULL);
  second = fw_change_apply (same, plan, NULL);
  g_assert_cmpuint (n_parameter, ==, 1);
  g_assert_cmpuint (n_stage, ==, 1);
  g_assert_cmpuint (n_list, ==, 1);
  g_assert_cmpfloat (fw_stage_get_rate (stage), ==, 0.5);
  g_assert_cmpint (fw_parameter_get_origin (parameter), ==, FW_ORIGIN_PLAN);
  {
    g_autoptr (FwChange) rename = fw_change_new_rename (FW_LIST_PROGRAMS, "prime", "Other");
    g_autoptr (FwChange) back = fw_change_apply (rename, plan, NULL);

    g_assert_cmpuint (n_title, ==, 1);
    g_assert_cmpstr (fw_part_get_title (FW_PART (program)), ==, "Other");
  }
}

static void
push_value (FwHistory *history, FwPlan *plan, const char *key, double value)
{
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, key, value);
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);
  g_autofree char *label = fw_change_get_label (change, plan);

  g_assert_nonnull (inverse);
  fw_history_push (history, change, inverse, label);
}

/* A drag of one slider is one step; two sliders, or two drags, are two. */
static void
test_drag_merges (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwHistory) history = fw_history_new ();
  g_autofree char *before = text_of (plan);
  g_autofree char *dragged = NULL;
  g_autofree char *after = NULL;
  g_autofree char *redone = NULL;

  fw_history_begin_drag (history);
  for (guint i = 1; i <= 50; i++)
    push_value (history, plan, "programs.prime.seats", 20.0 + i);
  fw_history_end_drag (history);
  g_assert_cmpuint (fw_history_get_depth (history), ==, 1);
  g_assert_cmpstr (fw_history_get_undo_label (history), ==, "Seats, Web course, 18 weeks");

  fw_history_begin_drag (history);
  push_value (history, plan, "programs.prime.seats", 80.0);
  push_value (history, plan, "programs.concordia.seats", 81.0);
  fw_history_end_drag (history);
  push_value (history, plan, "programs.concordia.seats", 82.0);
  g_assert_cmpuint (fw_history_get_depth (history), ==, 4);

  dragged = text_of (plan);
  while (fw_history_can_undo (history))
    g_assert_true (fw_history_undo (history, plan, NULL, NULL));
  after = text_of (plan);
  g_assert_cmpstr (after, ==, before);
  while (fw_history_can_redo (history))
    g_assert_true (fw_history_redo (history, plan, NULL, NULL));
  redone = text_of (plan);
  g_assert_cmpstr (redone, ==, dragged);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/change/inverse-law", test_inverse_law);
  g_test_add_func ("/model/change/no-program", test_no_program);
  g_test_add_func ("/model/change/remove", test_remove);
  g_test_add_func ("/model/change/notifies", test_notifies);
  g_test_add_func ("/model/change/drag-merges", test_drag_merges);
  return g_test_run ();
}
