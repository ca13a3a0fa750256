/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-compile.h"
#include "fw-part-facts.h"
#include "fw-plan-io.h"
#include "fw-template.h"

static char *
text_of (FwPlan *plan)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const FwList kinds[]
    = { FW_LIST_PROGRAMS, FW_LIST_EMPLOYERS, FW_LIST_SUPPORTS, FW_LIST_FUNDS };

/* Every number the part has of its plan says whose illustration it is from. */
static void
check_sources (FwPart *part, const char *city)
{
  GListModel *parameters = G_LIST_MODEL (fw_part_get_parameters (part));

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (parameters, i);

      if (fw_parameter_get_origin (parameter) == FW_ORIGIN_PLAN)
        {
          g_assert_nonnull (strstr (fw_parameter_get_source (parameter), city));
          g_assert_nonnull (strstr (fw_parameter_get_source (parameter), "illustration"));
        }
    }
}

/* Every template goes into every plan in one step, which can be undone to the byte; the plan then
 * still computes and can be read back. */
static void
test_every_template (void)
{
  guint n_plans, n_taken = 0;
  const FwBuiltin *builtins = fw_builtin_plans (&n_plans);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) templates = fw_templates (kinds[k]);

      g_assert_cmpuint (templates->len, >=, n_plans);
      for (guint t = 0; t < templates->len; t++)
        {
          const FwTemplate *template = templates->pdata[t];
          g_autoptr (FwPlan) plan = fw_builtin_plan_load (builtins[t % n_plans].id, NULL);
          g_autoptr (GError) error = NULL;
          g_autofree char *before = text_of (plan);
          g_autofree char *id = NULL;
          g_autofree char *back = NULL;
          g_autoptr (FwChange) change = fw_template_to_change (template, plan, &id, &error);
          g_autoptr (FwChange) inverse = fw_change_apply (change, plan, &error);
          g_autoptr (FwChange) again = NULL;
          g_autoptr (FwCompiled) compiled = NULL;
          FwPart *part;

          g_assert_no_error (error);
          part = fw_plan_find_part (plan, kinds[k], id);
          g_assert_nonnull (part);
          g_assert_cmpstr (fw_part_get_title (part), ==, template->title);
          g_assert_cmpstr (template->facts, !=, "");
          check_sources (part, template->city);
          compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
          g_assert_no_error (error);

          again = fw_change_apply (inverse, plan, &error);
          g_assert_no_error (error);
          back = text_of (plan);
          g_assert_cmpstr (back, ==, before);
          n_taken++;
        }
    }

  g_test_message ("%u templates taken and given back", n_taken);
}

static const FwTemplate *
find (GPtrArray *templates, const char *plan)
{
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (((const FwTemplate *)templates->pdata[i])->plan, plan) == 0)
      return templates->pdata[i];

  g_assert_not_reached ();
}

/* In another price year the same pay is another number of dollars. */
static void
test_prices (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwPlan) from = fw_builtin_plan_load ("st-louis", NULL);
  g_autoptr (GPtrArray) templates = fw_templates (FW_LIST_PROGRAMS);
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;
  g_auto (GValue) year = G_VALUE_INIT;
  g_autoptr (FwChange) set = NULL;
  g_autoptr (FwChange) unset = NULL;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;
  double factor = 0.0;

  g_value_init (&year, G_TYPE_INT64);
  g_value_set_int64 (&year, 2020);
  set = fw_change_new_set_field (FW_LIST_NONE, NULL, "price-year", &year);
  unset = fw_change_apply (set, plan, NULL);
  g_assert_nonnull (unset);
  change = fw_template_to_change (find (templates, "st-louis"), plan, &id, NULL);
  inverse = fw_change_apply (change, plan, NULL);
  g_assert_nonnull (inverse);

  g_assert_true (fw_plan_cpi_factor (plan, 2024, 2020, &factor, NULL));
  g_assert_cmpfloat (factor, <, 0.9);
  key = g_strdup_printf ("programs.%s.job_pay", id);
  g_assert_cmpfloat (fabs (fw_plan_get_value (plan, NULL, key)
                           - factor * fw_plan_get_value (from, NULL, "programs.course.job_pay")),
                     <, 0.01);
}

/* Who trains comes along; the occupation of the same code is not added twice. */
static void
test_partners (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) templates = fw_templates (FW_LIST_PROGRAMS);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;
  const guint n_providers = g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_PROVIDERS));

  change = fw_template_to_change (find (templates, "st-louis"), plan, NULL, NULL);
  inverse = fw_change_apply (change, plan, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_PROVIDERS)), ==,
                    n_providers + 1);
}

/* A new part of every kind stands in every plan, and says something of itself. */
static void
test_blank (void)
{
  static const FwList lists[]
      = { FW_LIST_GROUPS,   FW_LIST_OCCUPATIONS, FW_LIST_PROVIDERS, FW_LIST_PROGRAMS,
          FW_LIST_SUPPORTS, FW_LIST_EMPLOYERS,   FW_LIST_FUNDS,     FW_LIST_PARTNERS };
  guint n_plans;
  const FwBuiltin *builtins = fw_builtin_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (builtins[i].id, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwCompiled) compiled = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          g_autofree char *id = NULL;
          g_autofree char *facts = NULL;
          g_autoptr (FwChange) change
              = fw_change_new_add_blank (plan, lists[k], "Something new", &id);
          g_autoptr (FwChange) inverse = fw_change_apply (change, plan, &error);

          g_assert_no_error (error);
          g_assert_nonnull (fw_plan_find_part (plan, lists[k], id));
          facts = fw_plan_part_facts (plan, NULL, fw_plan_find_part (plan, lists[k], id));
          g_assert_nonnull (facts);
        }
      compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/template/every", test_every_template);
  g_test_add_func ("/model/template/prices", test_prices);
  g_test_add_func ("/model/template/partners", test_partners);
  g_test_add_func ("/model/template/blank", test_blank);
  return g_test_run ();
}
