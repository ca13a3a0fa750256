/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-facts.h"
#include "fw-place-data.h"
#include "fw-plan.h"

static void
assert_same_county (const FwCounty *a, const FwCounty *b)
{
  const gsize from = G_STRUCT_OFFSET (FwCounty, counts);

  g_assert_cmpstr (a->fips, ==, b->fips);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->state, ==, b->state);
  g_assert_cmpstr (a->principal_city, ==, b->principal_city);
  g_assert_cmpmem ((const char *)a + from, sizeof *a - from, (const char *)b + from,
                   sizeof *b - from);
}

/* A county asked for before all were read is the same, and stays where it is. */
static void
test_county_alone (void)
{
  static const char *const codes[] = { "27053", "02158", "02270", "36061", "72127" };
  const FwCounty *alone[G_N_ELEMENTS (codes)];

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_null (fw_counties_find ("99999"));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      alone[i] = fw_counties_find (codes[i]);
      g_assert_nonnull (alone[i]);
      g_assert_true (fw_counties_find (codes[i]) == alone[i]);
    }
  g_assert_true (alone[1] == alone[2]);
  g_assert_nonnull (alone[0]->principal_city);
  fw_counties_count ();
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    assert_same_county (alone[i], fw_counties_find (codes[i]));
}

/* The start page tells a plan's Gini without reading a table; the table says the same. */
static void
test_start_page (void)
{
  guint n, n_told = 0;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      FwPlace *place = fw_plan_get_place (plan);

      if (isnan (plans[i].gini))
        continue;
      g_assert_cmpuint (fw_place_get_n_counties (place), ==, 1);
      g_assert_cmpfloat_with_epsilon (fw_place_get_county (place, 0)->gini, plans[i].gini, 5e-4);
      n_told++;
    }
  g_assert_cmpuint (n_told, >, 0);
}

/* The tables as the Census printed them: totals, one county whole, and what is absent. */

static void
test_counties_whole (void)
{
  double households = 0.0, with_gini = 0.0;

  g_assert_cmpuint (fw_counties_count (), ==, FW_N_COUNTIES);
  for (guint i = 0; i < fw_counties_count (); i++)
    {
      const FwCounty *county = fw_counties_get (i);
      double sum = 0.0;

      for (guint b = 0; b < FWE_N_BRACKETS; b++)
        {
          g_assert_cmpfloat (county->counts[b], >=, 0.0);
          g_assert_cmpfloat (county->margins[b], >=, 0.0);
          sum += county->counts[b];
        }
      g_assert_cmpfloat (sum, ==, county->households);
      g_assert_cmpfloat (county->mean, >, county->median * 0.5);
      households += county->households;
      with_gini += isfinite (county->gini);
      g_assert_true (fw_counties_find (county->fips) == county);
      if (i > 0)
        g_assert_cmpstr (fw_counties_get (i - 1)->fips, <, county->fips);
    }

  g_assert_cmpfloat (with_gini, ==, 2142);
  /* ACS 2006-2010: 114.2 million households in the states, 1.2 million in Puerto Rico. */
  g_assert_cmpfloat (households, >, 115.0e6);
  g_assert_cmpfloat (households, <, 116.0e6);
}

static void
test_county_figures (void)
{
  const FwCounty *hennepin = fw_counties_find ("27053");

  g_assert_nonnull (hennepin);
  g_assert_cmpstr (hennepin->name, ==, "Hennepin County");
  g_assert_cmpstr (hennepin->state, ==, "Minnesota");
  g_assert_cmpstr (hennepin->principal_city, ==, "Minneapolis");
  g_assert_cmpfloat (hennepin->median, ==, 61328);
  g_assert_cmpfloat (hennepin->gini, ==, 0.476);
  g_assert_cmpfloat_with_epsilon (hennepin->share_white, 0.686, 0.02);
  g_assert_cmpfloat (hennepin->unemployment_2017, >, 0.02);
  g_assert_cmpfloat (hennepin->unemployment_2017, <, 0.05);
}

static void
test_changed_codes (void)
{
  const FwCounty *lakota = fw_counties_find ("46102");

  g_assert_nonnull (lakota);
  g_assert_cmpstr (lakota->fips, ==, "46113");
  g_assert_cmpfloat (lakota->population_2019, >, 10000);
  g_assert_true (fw_counties_find ("02158") == fw_counties_find ("02270"));

  /* Absent, never zero: Bedford city has no later profile, nor has Puerto Rico. */
  g_assert_true (isnan (fw_counties_find ("51515")->population_2019));
  g_assert_true (isnan (fw_counties_find ("72127")->share_hispanic));
  g_assert_true (isnan (fw_counties_find ("15005")->unemployment_2017));
  g_assert_null (fw_counties_find ("99999"));
  g_assert_null (fw_counties_find ("2705"));
  g_assert_null (fw_counties_find ("270533"));
  g_assert_null (fw_counties_find (""));
}

static void
test_search (void)
{
  static const struct
  {
    const char *typed, *first;
  } cases[] = {
    { "minne", "27053" },
    { "MINNEAPOLIS", "27053" },
    { "27053", "27053" },
    { "Hennepin County, MN", "27053" },
    { "new york", "36061" },
    { "brooklyn", "36047" },
    { "St Louis", "29510" },
    { "Saint Louis", "29510" },
    { "st. louis county", "29189" },
    { "Jefferson KY", "21111" },
    { "jefferson, kentucky", "21111" },
    { "louisville", "21111" },
    { "dona ana", "35013" },
    { "Doña Ana", "35013" },
    { "bayamon", "72021" },
    { "Coeur d'Alene", "16055" },
    { "prince georges", "24033" },
    { "miami dade", "12086" },
    { "winston salem", "37067" },
    { "46102", "46113" },
    { "philadelphia", "42101" },
    { "nashville", "47037" },
    { "new castle", "10003" },
    { "texas harris", "48201" },
    { "south dak", "46099" },
    { "Washington, DC", "11001" },
    { "washington", "11001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = fw_counties_search (cases[i].typed, 5);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpuint (found->len, >=, 1);
      g_assert_cmpuint (found->len, <=, 5);
      g_assert_cmpstr (((FwCounty *)found->pdata[0])->fips, ==, cases[i].first);
    }
}

static void
test_search_nothing (void)
{
  static const char *const typed[] = { "", "   ", "zzzz", "123456", "%%", "\xff\xfe", "..." };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) found = fw_counties_search (typed[i], 10);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* Every county is the first answer to its own full name and state. */
static void
test_search_every_county (void)
{
  for (guint i = 0; i < fw_counties_count (); i += 7)
    {
      const FwCounty *county = fw_counties_get (i);
      g_autofree char *typed = g_strdup_printf ("%s, %s", county->name, county->state);
      g_autoptr (GPtrArray) found = fw_counties_search (typed, 1);

      g_test_message ("%s", typed);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (found->pdata[0] == county);
    }
}

static void
test_named (void)
{
  g_autoptr (GPtrArray) jefferson = fw_counties_named ("jefferson");
  g_autoptr (GPtrArray) beginning = fw_counties_named ("henne");
  g_autoptr (GPtrArray) boroughs = fw_counties_named ("New York, NY");
  g_autoptr (GPtrArray) with_city = fw_counties_named ("new york city");
  g_autoptr (GPtrArray) kansas = fw_counties_named ("Kansas City");

  g_assert_cmpuint (jefferson->len, >, 20);
  g_assert_cmpuint (beginning->len, ==, 0);
  g_assert_cmpuint (boroughs->len, ==, 5);
  g_assert_cmpuint (with_city->len, ==, 5);
  g_assert_cmpstr (((const FwCounty *)g_ptr_array_index (kansas, 0))->fips, ==, "29095");
}

static void
test_cpi (void)
{
  g_assert_cmpfloat (fw_cpi (2010), ==, 218.056);
  g_assert_cmpfloat (fw_cpi (2025), ==, 321.943);
  g_assert_true (isnan (fw_cpi (2004)));
  g_assert_true (isnan (fw_cpi (-5)));
  g_assert_true (isnan (fw_cpi (100000)));
}

/* The four groups and the rest make the state's households, up to those who stand in two groups. */
static void
test_state_shapes (void)
{
  double all = 0.0;

  for (guint race = 0; race < FW_N_RACES; race++)
    {
      double counts[FWE_N_BRACKETS];
      gboolean nation = TRUE;
      int year = 0;

      g_assert_true (fw_state_shape ("27", race, counts, &year, &nation));
      g_assert_cmpint (year, ==, 2010);
      g_assert_false (nation);
      for (guint b = 0; b < FWE_N_BRACKETS; b++)
        all += counts[b];
    }

  /* Minnesota, ACS 2010: 2,091,548 households. */
  g_assert_cmpfloat (all / 2091548.0, >, 0.999);
  g_assert_cmpfloat (all / 2091548.0, <, 1.01);
}

static void
test_state_shape_falls_back (void)
{
  double counts[FWE_N_BRACKETS];
  gboolean nation = FALSE;
  int year = 0;
  guint n_nation = 0;

  for (guint i = 0; i < fw_counties_count (); i++)
    for (guint race = 0; race < FW_N_RACES; race++)
      {
        g_assert_true (fw_state_shape (fw_counties_get (i)->fips, race, counts, &year, &nation));
        g_assert_true (year == 2010 || year == 2017);
        n_nation += nation;
      }

  g_assert_cmpuint (n_nation, >, 0);
  g_assert_true (fw_state_shape ("xx", FW_RACE_BLACK, counts, &year, &nation));
  g_assert_true (nation);
}

static void
test_state_unemployment (void)
{
  int year = 0;

  g_assert_cmpfloat (fw_state_unemployment ("27", FW_RACE_BLACK, &year), >,
                     fw_state_unemployment ("27053", FW_RACE_WHITE_NOT_HISPANIC, NULL));
  g_assert_cmpint (year, ==, 2018);
  g_assert_true (isnan (fw_state_unemployment ("27", FW_RACE_OTHER, NULL)));
}

static void
test_facts (void)
{
  gboolean null_result = FALSE;
  guint n = 0;

  for (guint topic = 0; topic < FW_N_FACT_TOPICS; topic++)
    {
      const FwFact *facts = fw_facts (topic, &n);

      g_assert_cmpuint (n, >, 10);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (facts[i].topic, ==, topic);
          g_assert_cmpstr (facts[i].text, !=, "");
          g_assert_cmpstr (facts[i].source, !=, "");
          null_result |= topic == FW_FACT_TRIAL && g_str_has_prefix (facts[i].subject, "TechHire")
                         && g_str_equal (facts[i].text, "none");
        }
    }

  /* The trial that found nothing stands among the trials. */
  g_assert_true (null_result);
}

static double
margin_of (const char *first, const char *second)
{
  const char *const fips[] = { first, second, NULL };
  g_autoptr (FwPlace) place = fw_place_new (NULL, fips, NULL);

  g_assert_nonnull (place);
  return fw_place_get_gini_margin (place);
}

/* Counties of like size have like margins, whatever the shape of their top; a quarter of the
 * households, about twice the margin; two counties together err less than the larger error. */
static void
test_gini_margin (void)
{
  const double davidson = margin_of ("47037", NULL), jefferson = margin_of ("21111", NULL);
  const double hennepin = margin_of ("27053", NULL), ramsey = margin_of ("27123", NULL);

  g_test_message ("Davidson %.4f, Jefferson %.4f, Hennepin %.4f, Ramsey %.4f", davidson, jefferson,
                  hennepin, ramsey);
  g_assert_cmpfloat (MAX (davidson, jefferson), <, 1.5 * MIN (davidson, jefferson));
  g_assert_cmpfloat (ramsey, >, 1.2 * hennepin);
  g_assert_cmpfloat (margin_of ("27053", "27123"), <, ramsey);
  g_assert_cmpfloat (hennepin, >, 0.002);
  g_assert_cmpfloat (davidson, <, 0.006);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/place-data/county-alone", test_county_alone);
  g_test_add_func ("/model/place-data/start-page", test_start_page);
  g_test_add_func ("/model/place-data/counties-whole", test_counties_whole);
  g_test_add_func ("/model/place-data/county-figures", test_county_figures);
  g_test_add_func ("/model/place-data/changed-codes", test_changed_codes);
  g_test_add_func ("/model/place-data/search", test_search);
  g_test_add_func ("/model/place-data/search-nothing", test_search_nothing);
  g_test_add_func ("/model/place-data/search-every-county", test_search_every_county);
  g_test_add_func ("/model/place-data/named", test_named);
  g_test_add_func ("/model/place-data/cpi", test_cpi);
  g_test_add_func ("/model/place-data/state-shapes", test_state_shapes);
  g_test_add_func ("/model/place-data/state-shape-falls-back", test_state_shape_falls_back);
  g_test_add_func ("/model/place-data/state-unemployment", test_state_unemployment);
  g_test_add_func ("/model/place-data/facts", test_facts);

  g_test_add_func ("/model/place-data/gini-margin", test_gini_margin);
  return g_test_run ();
}
