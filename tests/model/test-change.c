/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-differences.h"
#include "fw-document.h"
#include "fw-error.h"
#include "fw-history.h"
#include "fw-plan-io.h"

#define N_SEQUENCES 12
#define N_STEPS     40
#define N_EDITS     1000

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

  switch (g_rand_int_range (random, 0, 6))
    {
    case 4:
      return fw_change_new_set_note (key, g_rand_boolean (random) ? "Asked them: about right" : "");
    case 5:
      return fw_change_new_reset_to_catalogue (key);
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

/* Any value of the kind of a field, sometimes one it does not take. */
static void
fill_random (const FwField *field, FwPlan *plan, GRand *random, GValue *value)
{
  static const char *const words[] = { "Java", "nobody", NULL };
  FwPart *referred
      = field->refers != FW_LIST_NONE ? random_part (plan, field->refers, random) : NULL;
  const char *ids[] = { referred != NULL ? fw_part_get_id (referred) : "nobody", NULL };

  switch (field->kind)
    {
    case FW_FIELD_LIST:
      g_value_init (value, G_TYPE_STRV);
      g_value_set_boxed (value, field->choices != NULL          ? field->choices
                                : field->refers != FW_LIST_NONE ? ids
                                                                : words);
      return;
    case FW_FIELD_SWITCH:
      g_value_init (value, G_TYPE_BOOLEAN);
      g_value_set_boolean (value, g_rand_boolean (random));
      return;
    case FW_FIELD_WHOLE:
      g_value_init (value, G_TYPE_INT64);
      g_value_set_int64 (value, (gint64)field->lo + g_rand_int_range (random, -1, 40));
      return;
    case FW_FIELD_NUMBER:
      g_value_init (value, G_TYPE_DOUBLE);
      g_value_set_double (value, g_rand_double_range (random, field->lo, field->hi));
      return;
    case FW_FIELD_NUMBERS:
      g_value_init (value, G_TYPE_VARIANT);
      g_value_set_variant (value, g_variant_new_parsed ("[1.0, 2.5]"));
      return;
    case FW_FIELD_SHARES:
      g_value_init (value, G_TYPE_VARIANT);
      g_value_set_variant (value, g_variant_new_parsed ("[{%s, 0.5}]", ids[0]));
      return;
    case FW_FIELD_CHOICE:
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, g_rand_boolean (random) ? field->choices[1] : "no such");
      return;
    case FW_FIELD_TEXT:
    default:
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, field->refers != FW_LIST_NONE ? ids[0] : "Some words");
      return;
    }
}

static FwChange *
random_any_field (FwPlan *plan, GRand *random)
{
  const FwList list = (FwList)g_rand_int_range (random, 0, FW_N_LISTS);
  FwPart *part = random_part (plan, list, random);
  guint n_fields;
  const FwField *fields;
  const FwField *field;
  g_auto (GValue) value = G_VALUE_INIT;

  if (part == NULL)
    part = random_part (plan, FW_LIST_PROGRAMS, random);
  if (part == NULL)
    return fw_change_new_add_program (plan, "The first again");

  fields = fw_part_get_fields (part, &n_fields);
  field = &fields[g_rand_int_range (random, 0, (gint32)n_fields)];
  fill_random (field, plan, random, &value);
  return fw_change_new_set_field (fw_part_get_list (part), fw_part_get_id (part), field->name,
                                  &value);
}

static FwChange *
random_structure (FwPlan *plan, GRand *random, GError **error)
{
  const FwList list = (FwList)g_rand_int_range (random, 0, FW_N_LISTS);
  FwPart *part = random_part (plan, list, random);
  const char *id = part != NULL ? fw_part_get_id (part) : "gone";

  switch (g_rand_int_range (random, 0, 9))
    {
    case 6:
    case 7:
      return fw_change_new_duplicate (plan, list, id, NULL, error);
    case 8:
      return fw_change_new_set_parent (
          fw_part_get_id (random_part (plan, FW_LIST_SCENARIOS, random)),
          random_scenario (plan, random));
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
  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return random_value (plan, random);
    case 1:
      return random_reset (plan, random);
    case 2:
      return random_field (plan, random);
    case 3:
      return random_any_field (plan, random);
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

/* A thousand edits of every kind, all undone, all redone: the same bytes at both ends. */
static void
test_thousand_edits (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (77);
  g_autofree char *start = text_of (plan);
  g_autofree char *edited = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_tried = 0;

  while (fw_document_get_n_done (document) < N_EDITS && n_tried < 20 * N_EDITS)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwChange) change = random_change (plan, random, &error);

      n_tried++;
      if (change != NULL)
        fw_document_apply (document, change, &error);
    }
  g_assert_cmpuint (fw_document_get_n_done (document), ==, N_EDITS);
  edited = text_of (plan);
  g_assert_cmpstr (edited, !=, start);

  g_assert_true (fw_document_go_to_step (document, 0, NULL));
  undone = text_of (plan);
  g_assert_cmpstr (undone, ==, start);
  g_assert_false (fw_document_get_modified (document));
  g_assert_cmpuint (fw_document_get_n_steps (document), ==, N_EDITS);

  g_assert_true (fw_document_go_to_step (document, N_EDITS, NULL));
  redone = text_of (plan);
  g_assert_cmpstr (redone, ==, edited);
  g_test_message ("%u edits, of %u tried, undone and redone: equal bytes at both ends", N_EDITS,
                  n_tried);
}

static FwChange *
whole_part_change (FwPlan *plan, FwList list, const char *id, guint kind, GError **error)
{
  if (kind == 0)
    return fw_change_new_duplicate (plan, list, id, NULL, error);
  if (kind == 1)
    return fw_change_new_remove (plan, list, id, error);
  return fw_change_new_move (list, id, list == FW_LIST_SCENARIOS ? 1 : 0);
}

/* Does it and undoes it, to the byte; FALSE when it is refused, which changes nothing. */
static gboolean
there_and_back (FwPlan *plan, FwChange *change, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, &error);
  g_autoptr (FwChange) again = NULL;
  g_autofree char *back = NULL;

  if (inverse != NULL)
    again = fw_change_apply (inverse, plan, NULL);
  back = text_of (plan);
  g_assert_cmpstr (back, ==, before);
  if (inverse == NULL)
    g_assert_nonnull (error);
  else
    g_assert_nonnull (again);
  return inverse != NULL;
}

/* Every part of every built-in plan is duplicated, removed and moved, in one step each. */
static void
test_every_part (void)
{
  guint n_builtins, n_done = 0, n_refused = 0;
  const FwBuiltin *builtins = fw_builtin_plans (&n_builtins);

  for (guint b = 0; b < n_builtins; b++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (builtins[b].id, NULL);
      g_autofree char *before = text_of (plan);

      for (FwList list = 0; list < FW_N_LISTS; list++)
        for (guint i = 0; i < 3 * g_list_model_get_n_items (fw_plan_get_list (plan, list)); i++)
          {
            g_autoptr (FwPart) part = g_list_model_get_item (fw_plan_get_list (plan, list), i / 3);
            g_autoptr (FwChange) change
                = whole_part_change (plan, list, fw_part_get_id (part), i % 3, NULL);
            const gboolean done = there_and_back (plan, change, before);

            n_done += done;
            n_refused += !done;
          }
    }

  g_test_message ("%u parts duplicated, removed or moved and back, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 500);
  g_assert_cmpuint (n_refused, >, n_builtins); /* "No program" of each, occupations in use */
}

static void
apply_here (FwPlan *plan, FwChange *change)
{
  g_autoptr (FwChange) mine = change;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) inverse = fw_change_apply (mine, plan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (inverse);
}

static guint
count_links_of_program (FwPlan *plan, const char *id)
{
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      const gboolean hires = fw_partnership_get_kind (link) == FW_PARTNERSHIP_HIRES;

      n += g_str_equal (hires ? fw_partnership_get_from (link) : fw_partnership_get_to (link), id);
    }

  return n;
}

/* A copy of a program has its links, its fields and what the scenarios set of it. */
static void
test_duplicate (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *key = NULL;
  FwPart *program, *source;
  double value = 0.0;

  apply_here (plan, fw_change_new_set_value ("all", "programs.prime.seats", 33));
  apply_here (plan, fw_change_new_duplicate (plan, FW_LIST_PROGRAMS, "prime", &copy, NULL));

  source = fw_plan_find_part (plan, FW_LIST_PROGRAMS, "prime");
  program = fw_plan_find_part (plan, FW_LIST_PROGRAMS, copy);
  g_assert_nonnull (program);
  g_assert_true (g_str_has_suffix (fw_part_get_title (program), "(copy)"));
  g_assert_cmpstr (fw_part_get_text (program, "occupation"), ==,
                   fw_part_get_text (source, "occupation"));
  g_assert_cmpuint (count_links_of_program (plan, "prime"), >, 0);
  g_assert_cmpuint (count_links_of_program (plan, copy), ==,
                    count_links_of_program (plan, "prime"));

  key = g_strdup_printf ("programs.%s.seats", copy);
  g_assert_true (fw_scenario_get_override (fw_plan_find_scenario (plan, "all", NULL), key, &value));
  g_assert_cmpfloat (value, ==, 33);
}

/* The two halves of a group weigh together what the one did. */
static void
test_duplicate_group (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("st-louis", NULL);
  FwPart *group = fw_plan_find_part (plan, FW_LIST_GROUPS, "black");
  g_autofree char *copy = NULL;
  g_autofree char *key = NULL;

  apply_here (plan, fw_change_new_duplicate (plan, FW_LIST_GROUPS, "black", &copy, NULL));
  key = g_strdup_printf ("groups.%s.applicant_share", copy);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, key), ==, 0.225);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "groups.black.applicant_share"), ==, 0.225);
  g_assert_cmpfloat (fw_part_get_number (group, "share"), >, 0);
  g_assert_cmpfloat (fw_part_get_number (group, "share"), ==,
                     fw_part_get_number (fw_plan_find_part (plan, FW_LIST_GROUPS, copy), "share"));
}

/* A scenario's parent may be any that does not rest on it; its numbers follow at once. */
static void
test_parent (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwParameter *seats;

  apply_here (plan, fw_change_new_add_scenario (plan, "One", NULL, NULL));
  apply_here (plan, fw_change_new_add_scenario (plan, "Two", "one", NULL));
  apply_here (plan, fw_change_new_set_value ("one", "programs.prime.seats", 44));
  seats = fw_plan_get_parameter (plan, fw_plan_find_scenario (plan, "two", NULL),
                                 "programs.prime.seats", NULL);
  g_assert_cmpfloat (fw_parameter_get_value (seats), ==, 44);

  assert_refused (plan, fw_change_new_set_parent ("one", "two"));
  assert_refused (plan, fw_change_new_set_parent ("one", "one"));
  assert_refused (plan, fw_change_new_set_parent ("one", FW_SCENARIO_NO_PROGRAM));
  assert_refused (plan, fw_change_new_set_parent ("one", "nobody"));

  apply_here (plan, fw_change_new_set_parent ("two", NULL));
  g_assert_cmpfloat (fw_parameter_get_value (seats), !=, 44);
  g_assert_null (fw_scenario_get_parent (fw_plan_find_scenario (plan, "two", NULL)));
}

static const char *
note_in (FwPlan *plan, const char *key)
{
  return fw_parameter_get_note (fw_plan_get_parameter (plan, NULL, key, NULL));
}

/* A note on a number nobody set leaves it the catalogue's, and is in the file; it outlives new
 * evidence. */
static void
test_note (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwPlan) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FwParameter *parameter = fw_plan_get_parameter (plan, NULL, "programs.prime.raise", NULL);

  g_assert_cmpint (fw_parameter_get_origin (parameter), ==, FW_ORIGIN_CATALOGUE);
  apply_here (plan, fw_change_new_set_note ("programs.prime.raise", "Asked in May"));
  apply_here (plan, fw_change_new_set_note ("programs.prime.seats", "Two rooms"));
  apply_here (plan,
              fw_change_new_set_evidence ("programs.prime.seats", 25, 20, 30, "A letter", NULL));
  g_assert_cmpint (fw_parameter_get_origin (parameter), ==, FW_ORIGIN_CATALOGUE);

  bytes = fw_plan_to_bytes (plan, NULL);
  read = fw_plan_new_from_bytes (bytes, "noted", NULL);
  g_assert_nonnull (read);
  g_assert_cmpstr (note_in (read, "programs.prime.raise"), ==, "Asked in May");
  g_assert_cmpstr (note_in (read, "programs.prime.seats"), ==, "Two rooms");

  apply_here (plan, fw_change_new_reset_to_catalogue ("programs.prime.seats"));
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "programs.prime.seats"), ==, 20);
  g_assert_cmpstr (note_in (plan, "programs.prime.seats"), ==, "Two rooms");
  apply_here (plan, fw_change_new_set_note ("programs.prime.raise", ""));
  g_assert_null (fw_parameter_get_note (parameter));
}

/* What a scenario inherits differs from the plan as what it sets itself does. */
static void
test_differences (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) catalogue = fw_differences_from_catalogue (plan);
  const FwInputDifference *first;

  apply_here (plan, fw_change_new_add_scenario (plan, "One", NULL, NULL));
  apply_here (plan, fw_change_new_add_scenario (plan, "Two", "one", NULL));
  apply_here (plan, fw_change_new_set_value ("one", "programs.prime.seats", 44));
  apply_here (plan, fw_change_new_set_value ("two", "money.discount_rate", 0.01));

  found = fw_differences_between (plan, fw_plan_find_scenario (plan, "two", NULL), NULL);
  own = fw_differences_between (plan, fw_plan_find_scenario (plan, "two", NULL),
                                fw_plan_find_scenario (plan, "one", NULL));
  g_assert_cmpuint (found->len, ==, 2);
  first = found->pdata[0];
  g_assert_cmpstr (first->key, ==, "programs.prime.seats");
  g_assert_cmpfloat (first->value, ==, 44);
  g_assert_cmpfloat (first->reference, ==, fw_plan_get_value (plan, NULL, first->key));
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpuint (catalogue->len, >, 20);
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
  g_test_add_func ("/model/change/thousand-edits", test_thousand_edits);
  g_test_add_func ("/model/change/every-part", test_every_part);
  g_test_add_func ("/model/change/duplicate", test_duplicate);
  g_test_add_func ("/model/change/duplicate-group", test_duplicate_group);
  g_test_add_func ("/model/change/parent", test_parent);
  g_test_add_func ("/model/change/note", test_note);
  g_test_add_func ("/model/change/differences", test_differences);
  return g_test_run ();
}
