/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "fw-builtin.h"
#include "fw-document.h"
#include "fw-harvest.h"
#include "fw-plan-io.h"

#define CITY "place:2743000"

static const FwSeriesInfo brackets_info = {
  .measure = FW_MEASURE_HOUSEHOLDS_BY_INCOME,
  .geography = CITY,
  .place = "Minneapolis city, Minnesota",
  .price_year = 2024,
  .vintage = "2020–2024",
  .source = "Invented for this test",
  .fetched = "2026-11-21T12:00:00Z",
};

static const char *const bracket_keys[FWE_N_BRACKETS]
    = { "b0_10k",    "b10_15k",   "b15_20k",   "b20_25k",   "b25_30k", "b30_35k",
        "b35_40k",   "b40_45k",   "b45_50k",   "b50_60k",   "b60_75k", "b75_100k",
        "b100_125k", "b125_150k", "b150_200k", "b200k_plus" };

static FwSeries *
new_brackets (const FwSeriesInfo *info, double first)
{
  FwSeriesValue values[FWE_N_BRACKETS];

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    values[k] = (FwSeriesValue){ bracket_keys[k], first + 100.0 * k, 50.0, FW_MARK_EXACT };
  return fw_series_new_of (info, values, FWE_N_BRACKETS);
}

static FwTarget *
new_target (FwPlan *plan, const char *place)
{
  g_autoptr (FwGeography) geography = fw_geography_parse (place, NULL);

  g_assert_nonnull (geography);
  return fw_target_new (plan, geography, 2026);
}

static char *
bytes_of (FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The plan says what to ask for: its area, its metro area, the codes of its occupations. */
static void
test_target_of_plan (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  g_autoptr (FwTarget) own = fw_target_new (fw_document_get_plan (document), NULL, 2026);
  g_autoptr (FwTarget) city = new_target (fw_document_get_plan (document), CITY);
  g_autoptr (FwTarget) metro = new_target (fw_document_get_plan (document), "metro:41180");
  g_autoptr (FwTarget) elsewhere = new_target (fw_document_get_plan (document), "place:4805000");
  g_autofree char *text = fw_geography_to_text (own->place);
  g_autofree char *socs = g_strjoinv (" ", own->occupations);

  g_assert_cmpstr (text, ==, "county:27053");
  g_assert_cmpstr (own->state, ==, "27");
  g_assert_cmpstr (own->metro, ==, "33460");
  g_assert_cmpstr (own->place_name, ==, "Hennepin County, Minnesota");
  g_assert_true (g_strv_contains ((const char *const *)own->occupations, "15-1232"));
  g_assert_null (strstr (socs, "15-1232 15-1232"));
  g_assert_cmpstr (city->state, ==, "27");
  g_assert_null (city->place_name);
  g_assert_cmpstr (city->metro, ==, "33460");
  g_assert_cmpstr (metro->state, ==, "27");
  g_assert_cmpstr (metro->metro, ==, "41180");
  /* A city in another state is not in this plan's metro area. */
  g_assert_cmpstr (elsewhere->state, ==, "48");
  g_assert_null (elsewhere->metro);
}

/* One step back brings the same bytes; the same harvest again is no change. */
static void
test_one_change (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwTarget) target = new_target (plan, CITY);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *before = bytes_of (document);
  g_autofree char *undone = NULL;
  g_autoptr (FwChange) change = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  FwSeriesInfo black = brackets_info;

  black.subject = "black";
  fw_harvest_add_series (harvest, new_brackets (&brackets_info, 1000.0));
  fw_harvest_add_series (harvest, new_brackets (&black, 10.0));

  change = fw_harvest_to_change (harvest, plan, target, &error);
  g_assert_no_error (error);
  g_assert_true (fw_document_apply (document, change, &error));
  g_assert_cmpstr (fw_place_get_geography (fw_plan_get_place (plan)), ==, CITY);
  g_assert_cmpstr (fw_place_get_name (fw_plan_get_place (plan)), ==, "Minneapolis city, Minnesota");
  g_assert_cmpstr (fw_place_get_metro (fw_plan_get_place (plan)), ==, "33460");
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SERIES)), ==, 2);

  again = fw_harvest_to_change (harvest, plan, target, &error);
  g_assert_no_error (error);
  g_assert_null (again);

  g_assert_true (fw_document_undo (document, &error));
  g_assert_false (fw_document_get_can_undo (document));
  undone = bytes_of (document);
  g_assert_cmpstr (undone, ==, before);
}

/* Wages of a city whose household tables did not come do not make it the plan's place. */
static void
test_place_needs_its_tables (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwTarget) target = new_target (plan, CITY);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;
  FwSeriesInfo black = brackets_info;

  black.subject = "black";
  fw_harvest_add_series (harvest, new_brackets (&black, 10.0));
  change = fw_harvest_to_change (harvest, plan, target, &error);
  g_assert_no_error (error);
  g_assert_true (fw_document_apply (document, change, &error));
  g_assert_cmpstr (fw_place_get_geography (fw_plan_get_place (plan)), ==, "county:27053");
}

/* Nor does a place that stays take the metro area of another one. */
static void
test_metro_needs_its_place (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwTarget) louis = new_target (plan, "county:29510");
  g_autoptr (FwTarget) own = fw_target_new (plan, NULL, 2026);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (FwChange) change = NULL, moved = NULL;
  g_autoptr (GError) error = NULL;
  FwSeriesInfo black = brackets_info;

  black.subject = "black";
  fw_harvest_add_series (harvest, new_brackets (&black, 10.0));
  g_assert_null (louis->metro);
  louis->metro = g_strdup ("41180");
  change = fw_harvest_to_change (harvest, plan, louis, &error);
  g_assert_no_error (error);
  g_assert_true (fw_document_apply (document, change, &error));
  g_assert_cmpstr (fw_place_get_metro (fw_plan_get_place (plan)), ==, "33460");

  /* Another metro area of the same place is a person's choice. */
  g_free (own->metro);
  own->metro = g_strdup ("99999");
  moved = fw_harvest_to_change (harvest, plan, own, &error);
  g_assert_no_error (error);
  g_assert_true (fw_document_apply (document, moved, &error));
  g_assert_cmpstr (fw_place_get_metro (fw_plan_get_place (plan)), ==, "99999");
}

/* Other counties become the plan's; a city of another state is refused and changes nothing. */
static void
test_other_places (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwTarget) counties = new_target (plan, "county:27053+27123");
  g_autoptr (FwTarget) elsewhere = new_target (plan, "place:0644000");
  g_autoptr (FwHarvest) here = fw_harvest_new (), there = fw_harvest_new ();
  g_autoptr (FwChange) change = NULL, refused = NULL;
  g_autoptr (GError) error = NULL;
  FwSeriesInfo info = brackets_info;

  info.geography = "county:27053+27123";
  fw_harvest_add_series (here, new_brackets (&info, 1000.0));
  change = fw_harvest_to_change (here, plan, counties, &error);
  g_assert_no_error (error);
  g_assert_true (fw_document_apply (document, change, &error));
  g_assert_cmpuint (fw_place_get_n_counties (fw_plan_get_place (plan)), ==, 2);
  g_assert_false (fw_place_has_geography (fw_plan_get_place (plan)));

  info.geography = "place:0644000";
  fw_harvest_add_series (there, new_brackets (&info, 1000.0));
  refused = fw_harvest_to_change (there, plan, elsewhere, &error);
  g_assert_null (refused);
  g_assert_nonnull (error);
}

static void
test_shortfalls_and_outcomes (void)
{
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
  g_autoptr (FwRequest) request
      = fw_request_new (FW_SERVICE_ACS, "Household income", "/data/2024/acs/acs5?get=NAME", NULL);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "why");
  const FwShortfall *shortfall;

  fw_harvest_add_shortfall (harvest, "Wages", "not released", NULL);
  shortfall = g_ptr_array_index (harvest->shortfalls, 0);
  g_assert_cmpstr (shortfall->what, ==, "Wages");
  g_assert_null (shortfall->fallback);

  fw_request_set_tag (request, "B19001");
  g_ptr_array_add (outcomes, fw_outcome_new (request, NULL, error));
  g_assert_null (fw_outcomes_find (outcomes, "B19001B"));
  g_assert_nonnull (fw_outcomes_find (outcomes, "B19001"));
}

/* The digest names the question: method, address and body; the tag does not count. */
static void
test_request_digest (void)
{
  g_autoptr (FwRequest) get = fw_request_new (FW_SERVICE_BLS, "Prices", "/publicAPI/v2/x", NULL);
  g_autoptr (FwRequest) post = fw_request_new (FW_SERVICE_BLS, "Prices", "/publicAPI/v2/x", NULL);
  g_autofree char *of_get = g_strdup (fw_request_get_digest (get));

  fw_request_set_tag (get, "cpi");
  g_assert_cmpstr (fw_request_get_digest (get), ==, of_get);
  fw_request_set_body (post, "{}");
  g_assert_cmpstr (fw_request_get_digest (post), !=, of_get);
  g_assert_cmpstr (fw_request_get_url (get), ==, "https://api.bls.gov/publicAPI/v2/x");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/target/of-plan", test_target_of_plan);
  g_test_add_func ("/sources/harvest/one-change", test_one_change);
  g_test_add_func ("/sources/harvest/place-needs-its-tables", test_place_needs_its_tables);
  g_test_add_func ("/sources/harvest/metro-needs-its-place", test_metro_needs_its_place);
  g_test_add_func ("/sources/harvest/other-places", test_other_places);
  g_test_add_func ("/sources/harvest/shortfalls-and-outcomes", test_shortfalls_and_outcomes);
  g_test_add_func ("/sources/request/digest", test_request_digest);

  return g_test_run ();
}
