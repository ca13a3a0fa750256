/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-compile.h"
#include "fw-document.h"
#include "fw-place-data.h"
#include "fw-result.h"

static FwPlan *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  FwPlan *plan = fw_builtin_plan_load (id, &error);

  g_assert_no_error (error);
  return plan;
}

static FwResult *
run (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, &error);
  g_autoptr (FwCompiled) few = NULL;
  FwResult *result;

  g_assert_no_error (error);
  few = fw_compiled_with_draws (compiled, 64, 1);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static FwSeries *
new_wage (const char *geography, double median, FwValueMark mark, int year)
{
  const FwSeriesValue values[] = { { "p10", 50000, NAN, FW_MARK_EXACT },
                                   { "p50", median, NAN, mark },
                                   { "p90", 239200, NAN, FW_MARK_AT_LEAST } };
  const gboolean any = mark == FW_MARK_EXACT;

  return fw_series_new_of (&(FwSeriesInfo){ .measure = FW_MEASURE_WAGE,
                                            .subject = "15-1252",
                                            .geography = geography,
                                            .place = geography,
                                            .price_year = year,
                                            .vintage = "May 2025",
                                            .source = "BLS" },
                           any ? values : values + 1, any ? 3 : 1);
}

static void
add (FwDocument *document, FwSeries *series)
{
  g_autoptr (FwSeries) owned = series;
  g_autoptr (FwChange) change = fw_change_new_add (FW_PART (owned), G_MAXUINT);
  g_autoptr (GError) error = NULL;

  fw_document_apply (document, change, &error);
  g_assert_no_error (error);
}

static const FwLaborRow *
developers (FwResult *result)
{
  const FwLabor *labor = fw_result_get_labor (result);

  for (guint i = 0; i < labor->n_rows; i++)
    if (g_str_equal (labor->rows[i].title, "Developers"))
      return &labor->rows[i];
  g_assert_not_reached ();
}

/* Without a series: Minnesota's median of May 2024, which is in the plan's own dollars, and the
 * metro area's mean of 2017 carried to them by CPI. */
static void
test_embedded (void)
{
  g_autoptr (FwPlan) plan = load ("minneapolis");
  g_autoptr (FwResult) result = run (plan, fw_plan_get_default_scenario (plan));
  const FwLaborRow *row = developers (result);
  const FwLabor *labor = fw_result_get_labor (result);

  g_assert_cmpfloat (row->wages[FW_LABOR_P50].value, ==, 124540);
  g_assert_cmpint (row->wages[FW_LABOR_P50].mark, ==, FW_MARK_EXACT);
  g_assert_true (isnan (row->wages[FW_LABOR_P90].value));
  g_assert_cmpstr (row->wages_origin.place, ==, "Minnesota");
  g_assert_cmpstr (row->wages_origin.vintage, ==, "May 2024");
  g_assert_true (row->wages_origin.embedded);
  g_assert_null (row->wages_of);
  g_assert_cmpfloat_with_epsilon (labor->rows[0].wages[FW_LABOR_MEAN].value,
                                  57670 * fw_cpi (2024) / fw_cpi (2017), 0.01);
  g_assert_null (row->state_openings_origin.place);
}

/* A group of occupations takes the figure of a part of it, and says so. */
static void
test_embedded_group (void)
{
  g_autoptr (FwPlan) plan = load ("miami");
  g_autoptr (FwResult) result = run (plan, fw_plan_get_default_scenario (plan));
  const FwLabor *labor = fw_result_get_labor (result);

  g_assert_cmpstr (labor->rows[0].wages_of, ==, "Software developers");
  g_assert_cmpstr (labor->rows[0].wages_origin.place, ==, "Florida");
  g_assert_cmpfloat (labor->rows[1].state_openings.value, ==, 4670);
  g_assert_cmpstr (labor->rows[1].state_openings_origin.vintage, ==, "2020–2030");
}

/* The plan's metro area before its state, numbers before reasons, another state never. */
static void
test_nearest (void)
{
  g_autoptr (FwPlan) plan = load ("minneapolis");
  g_autoptr (FwDocument) document = fw_document_new (plan);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  static const struct
  {
    const char *geography;
    double median;
    FwValueMark mark;
    double expected; /* in dollars of 2025 */
  } steps[] = {
    { "state:29", 90000, FW_MARK_EXACT, NAN },
    { "metro:33460", NAN, FW_MARK_NOT_RELEASED, NAN },
    { "state:27", 110000, FW_MARK_EXACT, 110000 },
    { "metro:41180", 100000, FW_MARK_EXACT, 110000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (FwResult) result = NULL;
      const FwLaborFigure *median;

      add (document, new_wage (steps[i].geography, steps[i].median, steps[i].mark, 2025));
      result = run (plan, scenario);
      median = &developers (result)->wages[FW_LABOR_P50];
      if (i == 0)
        g_assert_true (developers (result)->wages_origin.embedded);
      else if (isnan (steps[i].expected))
        g_assert_cmpint (median->mark, ==, FW_MARK_NOT_RELEASED);
      else
        g_assert_cmpfloat_with_epsilon (median->value,
                                        steps[i].expected * fw_cpi (2024) / fw_cpi (2025), 0.01);
    }
}

/* A floor stays one in the plan's dollars; where prices are not known nothing is carried over. */
static void
test_dollars (void)
{
  g_autoptr (FwPlan) plan = load ("minneapolis");
  g_autoptr (FwDocument) document = fw_document_new (plan);
  g_autoptr (FwResult) result = NULL;
  const FwLaborRow *row;

  add (document, new_wage ("metro:33460", 130000, FW_MARK_EXACT, 2093));
  result = run (plan, fw_plan_get_default_scenario (plan));
  row = developers (result);
  g_assert_cmpint (row->price_year, ==, 2093);
  g_assert_cmpfloat (row->wages[FW_LABOR_P50].value, ==, 130000);
  g_assert_cmpint (row->wages[FW_LABOR_P90].mark, ==, FW_MARK_AT_LEAST);
  g_assert_cmpfloat (row->wages[FW_LABOR_P90].value, ==, 239200);
}

/* The Data page names the chart for the series it draws, and for no other. */
static void
test_use (void)
{
  g_autoptr (FwPlan) plan = load ("minneapolis");
  g_autoptr (FwDocument) document = fw_document_new (plan);
  g_autoptr (FwSeries) metro = new_wage ("metro:33460", 130000, FW_MARK_EXACT, 2025);
  g_autoptr (FwSeries) state = new_wage ("state:27", 110000, FW_MARK_EXACT, 2025);

  add (document, g_object_ref (state));
  g_assert_cmpstr (fw_plan_series_use (plan, state), ==, "The wage ladder on the Pipeline page");
  add (document, g_object_ref (metro));
  g_assert_cmpstr (fw_plan_series_use (plan, metro), ==, "The wage ladder on the Pipeline page");
  g_assert_null (fw_plan_series_use (plan, state));
}

static void
check_shares (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (FwResult) result = run (plan, scenario);
  const FwLabor *labor = fw_result_get_labor (result);
  double weights = 0;

  for (guint i = 0; i < labor->n_rows; i++)
    weights += labor->rows[i].weight;
  g_assert_cmpfloat_with_epsilon (weights, fw_result_is_no_program (result) ? 0 : 1, 1e-9);
  g_assert_cmpfloat (labor->earnings, >, 0);
}

/* Shares of completers add up to one in every scenario of every plan. */
static void
test_shares (void)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint p = 0; p < n; p++)
    {
      g_autoptr (FwPlan) plan = load (plans[p].id);
      GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);

      for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
        {
          g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

          check_shares (plan, scenario);
        }
    }
}

static void
test_source (void)
{
  g_autoptr (FwPlan) plan = load ("minneapolis");
  g_autoptr (FwDocument) document = fw_document_new (plan);
  g_autoptr (FwResult) before = run (plan, fw_plan_get_default_scenario (plan)), after = NULL;
  g_autofree char *embedded = fw_result_source (before, "wages"), *fetched = NULL;
  g_autofree char *openings = fw_result_source (before, "openings");

  g_assert_nonnull (strstr (embedded, "May 2024, included with Fairway"));
  /* No service has openings of this state: where the plan's numbers come from is said instead. */
  g_assert_true (g_str_has_prefix (openings, "plan “Minneapolis 2027”, “As pledged”; the source"));
  add (document, new_wage ("metro:33460", 130000, FW_MARK_EXACT, 2025));
  after = run (plan, fw_plan_get_default_scenario (plan));
  fetched = fw_result_source (after, "wages");
  g_assert_nonnull (strstr (fetched, "; BLS, May 2025"));
  g_assert_null (strstr (fetched, "May 2024"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/labor/embedded", test_embedded);
  g_test_add_func ("/model/labor/embedded-group", test_embedded_group);
  g_test_add_func ("/model/labor/nearest", test_nearest);
  g_test_add_func ("/model/labor/dollars", test_dollars);
  g_test_add_func ("/model/labor/use", test_use);
  g_test_add_func ("/model/labor/shares", test_shares);
  g_test_add_func ("/model/labor/source", test_source);
  return g_test_run ();
}
