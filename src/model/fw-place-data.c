/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fw-error.h"
#include "fw-table.h"
#include "fw-unit.h"

#define FIRST_CPI_YEAR 1900
#define N_CPI_YEARS    200

/* Codes that later tables use for a county whose code changed. */
static const struct
{
  const char *later, *ours;
} renamed[] = {
  { "02158", "02270" }, /* Kusilvak Census Area was Wade Hampton until 2015 */
  { "46102", "46113" }, /* Oglala Lakota County was Shannon until 2015 */
};

static int
compare_fips (const void *a, const void *b)
{
  return strcmp (((const FwCounty *)a)->fips, ((const FwCounty *)b)->fips);
}

static void
read_counts (FwTable *table, guint first, double counts[FWE_N_BRACKETS])
{
  for (guint i = 0; i < FWE_N_BRACKETS; i++)
    counts[i] = fw_table_number (table, first + i);
}

/* The columns that are not at a fixed place. */
typedef struct
{
  guint first_count, first_margin, first_profile;
} Columns;

static Columns
find_columns (FwTable *table)
{
  return (Columns){ .first_count = fw_table_column (table, "b0_10k"),
                    .first_margin = fw_table_column (table, "moe_b0_10k"),
                    .first_profile = fw_table_column (table, "mean_2010") };
}

static FwCounty
read_county (FwTable *table, const Columns *columns)
{
  FwCounty county = { .name = fw_table_keep (table, 1), .state = fw_table_keep (table, 2) };
  double *const profile[] = { &county.mean,
                              &county.median,
                              &county.gini,
                              &county.population_2019,
                              &county.households_2019,
                              &county.mean_2019,
                              &county.median_2019,
                              &county.share_white,
                              &county.share_black,
                              &county.share_asian,
                              &county.share_hispanic,
                              &county.unemployment_2017 };
  double *const per_cent[] = { &county.share_white, &county.share_black, &county.share_asian,
                               &county.share_hispanic, &county.unemployment_2017 };

  g_strlcpy (county.fips, fw_table_text (table, 0), sizeof county.fips);
  read_counts (table, columns->first_count, county.counts);
  read_counts (table, columns->first_margin, county.margins);
  for (guint i = 0; i < FWE_N_BRACKETS; i++)
    county.households += county.counts[i];
  for (guint i = 0; i < G_N_ELEMENTS (profile); i++)
    *profile[i] = fw_table_number (table, columns->first_profile + i);
  for (guint i = 0; i < G_N_ELEMENTS (per_cent); i++)
    *per_cent[i] /= 100.0;

  return county;
}

static const FwCounty *
find_in (const GArray *counties, const char *fips)
{
  FwCounty wanted = { 0 };

  g_strlcpy (wanted.fips, fips, sizeof wanted.fips);

  return counties->len == 0
             ? NULL
             : bsearch (&wanted, counties->data, counties->len, sizeof wanted, compare_fips);
}

/* The first city listed for a county is the one shown beside its name. */
static void
read_cities (GArray *counties)
{
  g_autoptr (FwTable) table = fw_table_open ("cities.csv");

  while (fw_table_next (table))
    {
      g_auto (GStrv) codes = g_strsplit (fw_table_text (table, 1), " ", -1);

      for (guint i = 0; codes[i] != NULL; i++)
        {
          FwCounty *county = (FwCounty *)find_in (counties, codes[i]);

          g_assert (county != NULL || counties->len < FW_N_COUNTIES);
          if (county != NULL && county->principal_city == NULL)
            county->principal_city = fw_table_keep (table, 0);
        }
    }
}

static GArray *
load_counties (void)
{
  g_autoptr (FwTable) table = fw_table_open ("counties.csv");
  GArray *counties = g_array_sized_new (FALSE, FALSE, sizeof (FwCounty), 3300);
  const Columns columns = find_columns (table);

  while (fw_table_next (table))
    {
      const FwCounty county = read_county (table, &columns);

      g_array_append_val (counties, county);
    }
  read_cities (counties);
  g_assert (counties->len == FW_N_COUNTIES);

  return counties;
}

static GArray *all_counties; /* NULL until one is asked for that is not known by its code */

static const GArray *
get_counties (void)
{
  if (g_once_init_enter (&all_counties))
    g_once_init_leave (&all_counties, load_counties ());

  return all_counties;
}

/* A table of one: the county and its city, without the two megabytes of all the others. */
static GArray *
load_county (const char *fips)
{
  g_autoptr (FwTable) table = fw_table_open ("counties.csv");
  GArray *counties = g_array_new (FALSE, FALSE, sizeof (FwCounty));
  const Columns columns = find_columns (table);

  while (counties->len == 0 && fw_table_next (table))
    if (g_str_equal (fw_table_text (table, 0), fips))
      {
        const FwCounty county = read_county (table, &columns);

        g_array_append_val (counties, county);
      }
  read_cities (counties);

  return counties;
}

/* A plan names a county or three: they are read alone, and kept. */
static const FwCounty *
find_county (const char *fips)
{
  static GMutex lock;
  static GHashTable *known; /* code to GArray of one */
  GArray *found;

  if (g_atomic_pointer_get (&all_counties) != NULL)
    return find_in (all_counties, fips);

  g_mutex_lock (&lock);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = g_hash_table_lookup (known, fips);
  if (found == NULL)
    {
      found = load_county (fips);
      if (found->len > 0)
        g_hash_table_insert (known, g_strdup (fips), found);
      else
        g_array_unref (g_steal_pointer (&found));
    }
  g_mutex_unlock (&lock);

  return found != NULL ? &g_array_index (found, FwCounty, 0) : NULL;
}

/**
 * fw_counties_count:
 *
 * Returns: number of counties: 3,221, the county equivalents of the United States and Puerto Rico
 * in 2010
 */
guint
fw_counties_count (void)
{
  return get_counties ()->len;
}

/**
 * fw_counties_get:
 * @index: 0 to fw_counties_count() - 1
 *
 * Returns: (transfer none): the county; counties stand in the order of their codes
 */
const FwCounty *
fw_counties_get (guint index)
{
  g_return_val_if_fail (index < fw_counties_count (), NULL);

  return &g_array_index (get_counties (), FwCounty, index);
}

/**
 * fw_counties_find:
 * @fips: a county's five-digit code, of 2010 or what it was renamed to
 *
 * Returns: (transfer none) (nullable): the county
 */
const FwCounty *
fw_counties_find (const char *fips)
{
  g_return_val_if_fail (fips != NULL, NULL);

  if (strlen (fips) != 5)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (g_str_equal (fips, renamed[i].later))
      return find_county (renamed[i].ours);

  return find_county (fips);
}

static double *
load_cpi (void)
{
  g_autoptr (FwTable) table = fw_table_open ("cpi.csv");
  double *cpi = g_new (double, N_CPI_YEARS);

  for (guint i = 0; i < N_CPI_YEARS; i++)
    cpi[i] = NAN;
  while (fw_table_next (table))
    cpi[(guint)fw_table_number (table, 0) - FIRST_CPI_YEAR] = fw_table_number (table, 1);

  return cpi;
}

/**
 * fw_cpi:
 * @year: a calendar year
 *
 * Returns: CPI-U, all items, U.S. city average, annual average [1982-84 = 100]; NaN for a year not
 * held
 */
double
fw_cpi (int year)
{
  static double *cpi = NULL;

  if (g_once_init_enter (&cpi))
    g_once_init_leave (&cpi, load_cpi ());

  if (year < FIRST_CPI_YEAR || year >= FIRST_CPI_YEAR + N_CPI_YEARS)
    return NAN;

  return cpi[year - FIRST_CPI_YEAR];
}

/* Refuses a year that has no index. */
gboolean
fw_cpi_refuse (int year, GError **error)
{
  g_autofree char *text = fw_unit_format (year, FW_UNIT_YEAR, FW_STYLE_TABLE);

  g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
               _ ("There is no consumer price index for %s, so its dollars cannot be compared."),
               text);
  return FALSE;
}
