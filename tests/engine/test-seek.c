/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-seek.h"

#include <glib.h>
#include <math.h>

/* A table of values at 0, 1, 2 ...; counts how often it is asked. */
typedef struct
{
  const double *values;
  guint n, asked, ends_after;
} Table;

static bool
table_cb (double at, double *value, void *user_data)
{
  Table *table = user_data;
  const guint i = (guint)lround (at);

  g_assert_cmpfloat (at, ==, (double)i);
  g_assert_cmpuint (i, <, table->n);
  *value = table->values[i];
  return table->asked++ < table->ends_after;
}

/* The nearest place that reaches the level, upwards before downwards; -1 for none. */
static int
by_hand (const double *values, int n, int start, double want)
{
  for (int i = start; i < n; i++)
    if (values[i] >= want)
      return i;
  for (int i = start; i >= 0; i--)
    if (values[i] >= want)
      return i;

  return -1;
}

/* Against every place of random rising and falling functions. */
static void
test_every_place (void)
{
  enum
  {
    N = 301
  };
  guint reached = 0, most = 0;

  for (guint32 seed = 0; seed < 2000; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      const gboolean falls = seed % 3 == 0;
      const int start = g_rand_int_range (random, 0, N);
      const FweSeekRange range = { 0, N - 1, 1, start };
      double values[N], want;
      Table table = { values, N, 0, G_MAXUINT };
      FweSeek found;
      int nearest;

      values[0] = 0;
      for (int i = 1; i < N; i++)
        values[i]
            = values[i - 1] + (g_rand_int_range (random, 0, 3) == 0 ? g_rand_double (random) : 0);
      if (falls)
        for (int i = 0; i < N; i++)
          values[i] = -values[i];
      want = values[g_rand_int_range (random, 0, N)] + (seed % 5 == 0 ? 1e6 : 0);

      g_assert_true (fwe_seek (&range, want, 0, table_cb, &table, &found));
      nearest = by_hand (values, N, start, want);
      g_assert_cmpint (found.reached, ==, nearest >= 0);
      g_assert_cmpint (found.holds, ==, values[start] >= want);
      g_assert_cmpuint (table.asked, ==, found.n_places);
      most = MAX (most, table.asked);
      if (found.holds)
        {
          const int end = (int)found.at;

          g_assert_cmpfloat (values[end], >=, want);
          g_assert_true (end == 0 || end == N - 1 || end == start || values[end - 1] < want
                         || values[end + 1] < want);
        }
      else if (found.reached)
        {
          reached++;
          g_assert_cmpfloat (found.at, ==, nearest);
          /* going up a falling function, its first step down is no fall of the way that counts */
          g_assert_true (found.monotone || falls);
        }
      else
        for (int i = 0; i < N; i++)
          g_assert_cmpfloat (values[i], <=, found.value);
    }

  g_test_message ("%u of 2,000 reached from elsewhere; at most %u places looked at", reached, most);
  g_assert_cmpuint (reached, >, 300);
  g_assert_cmpuint (most, <, 48);
}

/* Up to a hill and down again: the near foot, not what lies beyond. */
static void
test_hill (void)
{
  double values[201];
  Table table = { values, 201, 0, G_MAXUINT };
  const FweSeekRange range = { 0, 200, 1, 10 };
  FweSeek found;

  for (int i = 0; i <= 200; i++)
    values[i] = -fabs (i - 65.0) / 10 + (i > 150 ? 100 : 0);
  g_assert_true (fwe_seek (&range, -1, 0, table_cb, &table, &found));
  g_assert_true (found.reached);
  g_assert_false (found.monotone);
  g_assert_cmpfloat (found.at, ==, 55);
}

static bool
square_cb (double at, double *value, void *user_data)
{
  (void)user_data;
  *value = at * at;
  return true;
}

/* A far bound is reached in ever wider steps; a bound that is no whole step away is a place. */
static void
test_far (void)
{
  const FweSeekRange far = { 0, 1e6, 1, 60 }, part = { 0, 0.99, 0.02, 0.3 };
  FweSeek found;

  g_assert_true (fwe_seek (&far, 9e10, 0, square_cb, NULL, &found));
  g_assert_cmpfloat (found.at, ==, 300000);
  g_assert_cmpuint (found.n_places, <, 60);
  g_assert_true (fwe_seek (&part, 0.98, 0, square_cb, NULL, &found));
  g_assert_cmpfloat (found.at, ==, 0.99);
  g_assert_true (fwe_seek (&part, 0.985, 0, square_cb, NULL, &found));
  g_assert_false (found.reached);
  g_assert_cmpfloat (found.at, ==, 0.99);
  /* from where it holds down to where it just does */
  g_assert_true (fwe_seek (&part, 0.0399, 0, square_cb, NULL, &found));
  g_assert_true (found.holds);
  g_assert_cmpfloat_with_epsilon (found.at, 0.2, 1e-9);
}

/* Undefined values reach nothing; ending keeps what was seen. */
static void
test_hostile (void)
{
  const double nothing[] = { NAN, NAN, NAN, NAN };
  const FweSeekRange range = { 0, 3, 1, 1 }, point = { 2, 2, 1, 2 };
  Table table = { nothing, 4, 0, G_MAXUINT };
  FweSeek found;

  g_assert_true (fwe_seek (&range, 0, 0, table_cb, &table, &found));
  g_assert_false (found.reached);
  g_assert_true (isnan (found.value));
  g_assert_true (fwe_seek (&point, 4, 0, square_cb, NULL, &found));
  g_assert_true (found.holds);
  g_assert_cmpuint (found.n_places, ==, 1);
  for (guint after = 0; after < 4; after++)
    {
      table = (Table){ nothing, 4, 0, after };
      g_assert_false (fwe_seek (&range, 0, 0, table_cb, &table, &found));
      g_assert_cmpuint (found.n_places, ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/seek/every-place", test_every_place);
  g_test_add_func ("/engine/seek/hill", test_hill);
  g_test_add_func ("/engine/seek/far", test_far);
  g_test_add_func ("/engine/seek/hostile", test_hostile);
  return g_test_run ();
}
