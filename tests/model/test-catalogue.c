/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-compile.h"
#include "fw-error.h"

static void
test_rows (void)
{
  guint n_rows;
  const FwRow *rows = fw_catalogue_rows (&n_rows);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_rows, >, 40);
  for (guint i = 0; i < n_rows; i++)
    {
      const FwRow *row = &rows[i];
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->key);
      g_assert_true (g_hash_table_add (keys, (gpointer)row->key));
      g_assert_true (fw_row_check (row, row->key, row->fallback, &error));
      g_assert_cmpfloat (row->p10, <=, row->fallback);
      g_assert_cmpfloat (row->fallback, <=, row->p90);
      g_assert_cmpfloat (row->lo, <=, row->p10);
      g_assert_cmpfloat (row->p90, <=, row->hi);
      g_assert_cmpfloat (row->step, >, 0.0);
      g_assert_true (*row->title != '\0' && *row->subtitle != '\0' && *row->help != '\0'
                     && *row->source != '\0');
      g_assert_cmpint (row->choices != NULL, ==, row->unit == FW_UNIT_CHOICE);
      g_assert_cmpint (strchr (row->key, '*') != NULL, ==, row->owner != FW_OWNER_PLAN);
      if (row->dist == FWE_DIST_LOGIT_NORMAL && row->p10 < row->p90)
        g_assert_true (row->p10 > 0.0 && row->p90 < 1.0);
      if (row->dist == FWE_DIST_LOG_NORMAL)
        g_assert_true (row->p10 > 0.0);
    }
}

static void
test_find (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  const FwRow *row = fw_catalogue_find ("programs.it-ready.seats", &id, NULL);

  g_assert_cmpstr (row->key, ==, "programs.*.seats");
  g_assert_cmpstr (id, ==, "it-ready");
  g_assert_cmpstr (fw_row_member (row), ==, "seats");

  g_clear_pointer (&id, g_free);
  row = fw_catalogue_find ("supports.evening", &id, NULL);
  g_assert_cmpstr (row->key, ==, "supports.*");
  g_assert_cmpstr (id, ==, "evening");
  g_assert_cmpstr (fw_row_member (row), ==, "level");

  g_assert_null (fw_catalogue_find ("programs.it-ready.seat", NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY);
  g_assert_nonnull (strstr (error->message, "programs.*.seats"));
  g_assert_null (fw_catalogue_find ("programs..seats", NULL, NULL));
  g_assert_null (fw_catalogue_find ("", NULL, NULL));
}

static void
test_parse (void)
{
  const FwRow *evidence = fw_catalogue_find ("evidence", NULL, NULL);
  const FwRow *waives = fw_catalogue_find ("employers.a.waives", NULL, NULL);
  const FwRow *seats = fw_catalogue_find ("programs.a.seats", NULL, NULL);
  const FwRow *cohorts = fw_catalogue_find ("programs.a.cohorts", NULL, NULL);
  const char *const bad[] = { "", "x", "1e999", "nan", "-1", "1e9", "12x", "0x10" };
  g_autoptr (GError) refusal = NULL;
  double value;

  g_assert_true (fw_row_parse (evidence, "evidence", "per-scholas", &value, NULL));
  g_assert_cmpfloat (value, ==, FWE_EVIDENCE_PER_SCHOLAS);
  g_assert_false (fw_row_parse (evidence, "evidence", "1", &value, NULL));
  g_assert_true (fw_row_parse (waives, "w", "true", &value, NULL));
  g_assert_cmpfloat (value, ==, 1.0);
  g_assert_false (fw_row_parse (waives, "w", "0.5", &value, NULL));
  g_assert_false (fw_row_parse (waives, "w", "maybe", &value, &refusal));
  g_assert_cmpstr (refusal->message, ==, "“w” is “maybe”; wanted: true or false.");
  g_assert_false (fw_row_parse (cohorts, "c", "2.5", &value, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      if (strcmp (bad[i], "0x10") == 0)
        continue; /* g_ascii_strtod reads hexadecimal: 16 is a fine number of seats */
      g_assert_false (fw_row_parse (seats, "programs.a.seats", bad[i], &value, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
      g_assert_nonnull (strstr (error->message, "2000"));
    }
}

static void
test_nearest (void)
{
  const char *const words[] = { "seats", "cohorts", "weeks", NULL };
  g_autofree char *slip = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpuint (fw_text_distance ("kitten", "sitting"), ==, 3);
  g_assert_cmpuint (fw_text_distance ("", "abc"), ==, 3);
  g_assert_cmpstr (fw_text_nearest ("seat", words), ==, "seats");
  g_assert_cmpstr (fw_text_nearest ("cohort", words), ==, "cohorts");
  g_assert_cmpstr (fw_text_near ("cohort", words), ==, "cohorts");
  g_assert_null (fw_text_near ("foo", words));
  slip = fw_text_suggest ("wekes", words);
  g_assert_cmpstr (slip, ==, "the nearest is “weeks”");
  other = fw_text_suggest ("foo", words);
  g_assert_cmpstr (other, ==, "there are “seats”, “cohorts”, “weeks”");
}

/* Another value of the row than the present one. */
static double
other_value (FwParameter *parameter)
{
  const FwRow *row = fw_parameter_get_row (parameter);
  const double value = fw_parameter_get_value (parameter);

  if (row->bind != FW_BIND_QUANTITY && row->bind != FW_BIND_DOUBLE)
    return value == row->lo ? row->lo + 1.0 : value - 1.0;

  return value < (row->lo + row->hi) / 2.0 ? value + (row->hi - value) / 8.0
                                           : value - (value - row->lo) / 8.0;
}

static const void *
engine_object (const FwePlan *plan, FwOwner owner, guint index)
{
  switch (owner)
    {
    case FW_OWNER_GROUP:
      return &plan->groups[index];
    case FW_OWNER_PROGRAM:
      return &plan->programs[index];
    case FW_OWNER_EMPLOYER:
      return &plan->employers[index];
    case FW_OWNER_SUPPORT:
      return &plan->supports[index];
    case FW_OWNER_FUND:
      return &plan->funds[index];
    case FW_OWNER_PLAN:
    case FW_OWNER_PARTNERSHIP:
    default:
      return plan;
    }
}

static double
engine_number (const FwRow *row, const void *object)
{
  const void *at = (const char *)object + row->offset;

  switch (row->bind)
    {
    case FW_BIND_QUANTITY:
      return ((const FweQuantity *)at)->middle;
    case FW_BIND_DOUBLE:
      return *(const double *)at;
    case FW_BIND_SIZE:
      return (double)*(const size_t *)at;
    case FW_BIND_SIZE_FROM_1:
      return (double)*(const size_t *)at + 1.0;
    case FW_BIND_BOOL:
      return *(const bool *)at ? 1.0 : 0.0;
    case FW_BIND_CHOICE:
    default:
      return *(const unsigned *)at;
    }
}

typedef struct
{
  FwPlan *plan;
  guint n;
} Sweep;

static void
set_and_look (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  Sweep *sweep = user_data;
  const FwRow *row = fw_parameter_get_row (parameter);
  const char *key = fw_parameter_get_key (parameter);
  const double wanted = other_value (parameter);
  g_autofree char *text = fw_row_format (row, wanted);
  g_autofree char *assignment = g_strconcat (key, "=", text, NULL);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *list;
  double found;
  guint index = 0;

  change = fw_change_new_from_text (sweep->plan, "as-pledged", assignment, &error);
  g_assert_no_error (error);
  inverse = fw_change_apply (change, sweep->plan, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (
      fw_plan_get_value (sweep->plan, fw_plan_get_default_scenario (sweep->plan), key), ==, wanted);

  compiled = fw_plan_compile (sweep->plan, fw_plan_get_default_scenario (sweep->plan), &error);
  g_assert_no_error (error);
  list = part != NULL ? fw_plan_get_list (sweep->plan, fw_part_get_list (part)) : NULL;
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FwPart) at = g_list_model_get_item (list, i);

      if (at == part)
        index = i;
    }

  found = engine_number (row, engine_object (fw_compiled_get_plan (compiled), row->owner, index));
  g_test_message ("%s", assignment);
  /* Shares of applicants are scaled to 1; a projection has nothing to honour. */
  if (strcmp (row->key, "groups.*.applicant_share") != 0
      && !(strcmp (row->key, "employers.*.honoured") == 0 && !fw_part_get_switch (part, "pledged")))
    g_assert_cmpfloat (found, ==, wanted);

  g_clear_object (&change);
  change = fw_change_apply (inverse, sweep->plan, &error);
  g_assert_no_error (error);
  sweep->n++;
}

/* Every key of a plan can be set by its text and reaches the engine at the place its row names. */
static void
test_bound (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  Sweep sweep = { .plan = plan };

  fw_plan_foreach_parameter (plan, NULL, set_and_look, &sweep);
  g_assert_cmpuint (sweep.n, >, 150);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/catalogue/rows", test_rows);
  g_test_add_func ("/model/catalogue/find", test_find);
  g_test_add_func ("/model/catalogue/parse", test_parse);
  g_test_add_func ("/model/catalogue/nearest", test_nearest);
  g_test_add_func ("/model/catalogue/bound", test_bound);
  return g_test_run ();
}
