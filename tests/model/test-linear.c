/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Linear programs: published ones with their prices, hostile ones, and random ones against all
 * their corners or all their whole points. */
#include <math.h>

#include "fw-error.h"
#include "fw-linear.h"

#ifndef N_RANDOM
#define N_RANDOM 500
#endif

#define MOST 4 /* rows or columns of those written out here */

typedef struct
{
  gsize n_rows, n_columns;
  double objective[MOST], row_lo[MOST], row_hi[MOST], column_lo[MOST], column_hi[MOST];
  double matrix[MOST][MOST];
  bool whole[MOST];
} Dense;

static gboolean
solve_with (const Dense *dense, const FweHooks *hooks, FwLinearAnswer *answer, GError **error)
{
  FwLinearEntry entries[MOST * MOST];
  gsize n = 0;

  for (gsize i = 0; i < dense->n_rows; i++)
    for (gsize j = 0; j < dense->n_columns; j++)
      entries[n++] = (FwLinearEntry){ i, j, dense->matrix[i][j] };

  const FwLinear linear = { .n_rows = dense->n_rows,
                            .n_columns = dense->n_columns,
                            .n_entries = n,
                            .objective = dense->objective,
                            .row_lo = dense->row_lo,
                            .row_hi = dense->row_hi,
                            .column_lo = dense->column_lo,
                            .column_hi = dense->column_hi,
                            .whole = dense->whole,
                            .entries = entries };

  return fw_linear_solve (&linear, hooks, answer, error);
}

static void
assert_near (const double *found, const double *wanted, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (found[i], wanted[i], 1e-9 * MAX (1.0, fabs (wanted[i])));
}

static void
assert_best (const Dense *dense, double objective, const double *x, const double *activity,
             const double *dual)
{
  g_autoptr (GError) error = NULL;
  g_auto (FwLinearAnswer) answer = { 0 };

  g_assert_true (solve_with (dense, NULL, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answer.status, ==, FW_LINEAR_BEST);
  assert_near (&answer.objective, &objective, 1);
  assert_near (answer.x, x, dense->n_columns);
  if (activity != NULL)
    assert_near (answer.activity, activity, dense->n_rows);
  if (dual != NULL)
    assert_near (answer.dual, dual, dense->n_rows);
}

/* Worked case S15: lp_solve's reference, "formulate", with its dual values. */
static void
test_formulate (void)
{
  const Dense dense = { 3,
                        2,
                        { 143, 60 },
                        { -INFINITY, -INFINITY, -INFINITY },
                        { 15000, 4000, 75 },
                        { 0, 0 },
                        { INFINITY, INFINITY },
                        { { 120, 210 }, { 110, 30 }, { 1, 1 } },
                        { false } };

  assert_best (&dense, 6315.625, (const double[]){ 21.875, 53.125 },
               (const double[]){ 13781.25, 4000, 75 }, (const double[]){ 0, 1.0375, 28.875 });
}

/* Hillier and Lieberman, Wyndor Glass: 36, prices 0, 3/2, 1. */
static void
test_wyndor (void)
{
  const Dense dense = { 3,
                        2,
                        { 3, 5 },
                        { -INFINITY, -INFINITY, -INFINITY },
                        { 4, 12, 18 },
                        { 0, 0 },
                        { INFINITY, INFINITY },
                        { { 1, 0 }, { 0, 2 }, { 3, 2 } },
                        { false } };

  assert_best (&dense, 36, (const double[]){ 2, 6 }, (const double[]){ 2, 12, 18 },
               (const double[]){ 0, 1.5, 1 });
}

/* GLPK's own manual, "sample": 733 1/3 with prices 10/3, 2/3, 0. */
static void
test_manual (void)
{
  const Dense dense = { 3,
                        3,
                        { 10, 6, 4 },
                        { -INFINITY, -INFINITY, -INFINITY },
                        { 100, 600, 300 },
                        { 0, 0, 0 },
                        { INFINITY, INFINITY, INFINITY },
                        { { 1, 1, 1 }, { 10, 4, 5 }, { 2, 2, 6 } },
                        { false } };

  assert_best (&dense, 2200.0 / 3, (const double[]){ 100.0 / 3, 200.0 / 3, 0 }, NULL,
               (const double[]){ 10.0 / 3, 2.0 / 3, 0 });
}

/* Diet of two foods, at least so much of each of two: a minimum, with prices below 0. */
static void
test_minimum (void)
{
  const Dense dense = { 2,
                        2,
                        { -2, -3 },
                        { 8, 9 },
                        { INFINITY, INFINITY },
                        { 0, 0 },
                        { INFINITY, INFINITY },
                        { { 2, 1 }, { 1, 2 } },
                        { false } };

  assert_best (&dense, -44.0 / 3, (const double[]){ 7.0 / 3, 10.0 / 3 }, (const double[]){ 8, 9 },
               (const double[]){ -1.0 / 3, -4.0 / 3 });
}

/* Three rows through one corner. */
static void
test_degenerate (void)
{
  const Dense dense = { 3,
                        2,
                        { 1, 1 },
                        { -INFINITY, -INFINITY, -INFINITY },
                        { 1, 1, 2 },
                        { 0, 0 },
                        { INFINITY, INFINITY },
                        { { 1, 0 }, { 0, 1 }, { 1, 1 } },
                        { false } };

  assert_best (&dense, 2, (const double[]){ 1, 1 }, (const double[]){ 1, 1, 2 }, NULL);
}

/* Beale's example, on which the simplex method without care goes round for ever. */
static void
test_cycling (void)
{
  const Dense dense = { 3,
                        4,
                        { 0.75, -150, 0.02, -6 },
                        { -INFINITY, -INFINITY, -INFINITY },
                        { 0, 0, 1 },
                        { 0, 0, 0, 0 },
                        { INFINITY, INFINITY, INFINITY, INFINITY },
                        { { 0.25, -60, -0.04, 9 }, { 0.5, -90, -0.02, 3 }, { 0, 0, 1, 0 } },
                        { false } };

  assert_best (&dense, 0.05, (const double[]){ 0.04, 0, 1, 0 }, NULL, NULL);
}

/* A class with fixed costs: 0 or at least 8 of 1, whole people. */
static void
test_semicontinuous (void)
{
  Dense dense = { 3,
                  2,
                  { 5, -11 },
                  { -INFINITY, 0, -INFINITY },
                  { 0, INFINITY, 9.5 },
                  { 0, 0 },
                  { 100, 1 },
                  { { 1, -100 }, { 1, -8 }, { 1, 0 } },
                  { true, true } };

  assert_best (&dense, 34, (const double[]){ 9, 1 }, NULL, NULL);
  dense.row_hi[2] = 7.5;
  assert_best (&dense, 0, (const double[]){ 0, 0 }, NULL, NULL);
}

static void
assert_status (const Dense *dense, FwLinearStatus status)
{
  g_autoptr (GError) error = NULL;
  g_auto (FwLinearAnswer) answer = { 0 };

  g_assert_true (solve_with (dense, NULL, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answer.status, ==, status);
  g_assert_true ((status == FW_LINEAR_BEST) == (answer.x != NULL));
}

static void
assert_refused (const Dense *dense)
{
  g_autoptr (GError) error = NULL;
  g_auto (FwLinearAnswer) answer = { 0 };

  g_assert_false (solve_with (dense, NULL, &answer, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_ENGINE);
  g_assert_null (answer.x);
}

static const Dense plain
    = { 1, 1, { 1 }, { -INFINITY }, { 1 }, { 0 }, { INFINITY }, { { 1 } }, { false } };

static void
test_hostile (void)
{
  Dense dense = plain;

  dense.row_lo[0] = 2; /* crossed */
  assert_status (&dense, FW_LINEAR_INFEASIBLE);
  dense = plain;
  dense.row_hi[0] = -1;
  assert_status (&dense, FW_LINEAR_INFEASIBLE);
  dense = plain;
  dense.matrix[0][0] = 0;
  assert_status (&dense, FW_LINEAR_UNBOUNDED);
  dense = plain;
  dense.row_hi[0] = INFINITY;
  assert_status (&dense, FW_LINEAR_UNBOUNDED);
  dense.objective[0] = 0; /* nothing to gain */
  assert_status (&dense, FW_LINEAR_BEST);
  dense = plain;
  dense.n_rows = 0;
  assert_status (&dense, FW_LINEAR_UNBOUNDED);
  dense.n_columns = 0; /* nothing at all */
  assert_status (&dense, FW_LINEAR_BEST);
  dense = plain;
  dense.n_columns = 0;
  dense.row_lo[0] = 1; /* rows that no column can meet */
  assert_status (&dense, FW_LINEAR_INFEASIBLE);
  dense = plain;
  dense.whole[0] = true;
  dense.column_lo[0] = 0.2;
  dense.column_hi[0] = 0.8; /* no whole number between */
  assert_status (&dense, FW_LINEAR_INFEASIBLE);
  dense.column_hi[0] = INFINITY;
  assert_status (&dense, FW_LINEAR_BEST);
  dense = plain;
  dense.matrix[0][0] = 1e15; /* far apart, and still fine */
  assert_status (&dense, FW_LINEAR_BEST);
  dense.matrix[0][0] = 1e-15;
  assert_status (&dense, FW_LINEAR_BEST);
}

static void
test_refused (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 5e-324 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      Dense dense = plain;

      dense.objective[0] = bad[i];
      assert_refused (&dense);
      dense = plain;
      dense.matrix[0][0] = bad[i];
      assert_refused (&dense);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      Dense dense = plain;

      if (bad[i] == INFINITY)
        continue;
      dense.row_hi[0] = bad[i];
      assert_refused (&dense);
      dense = plain;
      dense.column_hi[0] = bad[i];
      assert_refused (&dense);
    }
}

/* A number that stands twice aborts the process where nobody looks first. */
static void
test_twice (void)
{
  const double one = 1, zero = 0;
  const FwLinearEntry twice[] = { { 0, 0, 1 }, { 0, 0, 2 } }, outside[] = { { 0, 1, 1 } };
  FwLinear linear = { 1, 1, 2, &one, &zero, &one, &zero, &one, NULL, twice };
  g_autoptr (GError) error = NULL;
  g_auto (FwLinearAnswer) answer = { 0 };

  g_assert_false (fw_linear_solve (&linear, NULL, &answer, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_ENGINE);
  g_clear_error (&error);
  linear.entries = outside;
  linear.n_entries = 1;
  g_assert_false (fw_linear_solve (&linear, NULL, &answer, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_ENGINE);
}

static bool
stop_cb (void *user_data)
{
  return true;
}

/* A knapsack that needs branches. */
static void
test_stopped (void)
{
  const Dense dense = { 1,           3,           { 5, 4, 3 },       { -INFINITY },       { 10 },
                        { 0, 0, 0 }, { 9, 9, 9 }, { { 4, 3, 2.9 } }, { true, true, true } };
  const FweHooks hooks = { .stop = stop_cb };
  g_autoptr (GError) error = NULL;
  g_auto (FwLinearAnswer) answer = { 0 };

  g_assert_false (solve_with (&dense, &hooks, &answer, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_STOPPED);
  assert_best (&dense, 13, (const double[]){ 1, 2, 0 }, NULL, NULL);
}

static gpointer
thread_cb (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    test_formulate ();
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("solve", thread_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static Dense
random_dense (GRand *rand)
{
  Dense dense = { .n_rows = (gsize)g_rand_int_range (rand, 1, 4),
                  .n_columns = (gsize)g_rand_int_range (rand, 1, 4) };
  const gboolean whole = g_rand_boolean (rand);

  for (gsize j = 0; j < dense.n_columns; j++)
    {
      dense.objective[j] = g_rand_int_range (rand, -9, 10);
      dense.column_hi[j] = g_rand_int_range (rand, 0, 7);
      dense.whole[j] = whole;
    }
  for (gsize i = 0; i < dense.n_rows; i++)
    {
      for (gsize j = 0; j < dense.n_columns; j++)
        dense.matrix[i][j] = g_rand_int_range (rand, -5, 6);
      dense.row_hi[i] = g_rand_int_range (rand, -6, 20);
      dense.row_lo[i]
          = g_rand_boolean (rand) ? -INFINITY : dense.row_hi[i] - g_rand_int_range (rand, 0, 9);
    }
  return dense;
}

static gboolean
keeps (const Dense *dense, const double *x)
{
  for (gsize j = 0; j < dense->n_columns; j++)
    if (x[j] < dense->column_lo[j] - 1e-7 || x[j] > dense->column_hi[j] + 1e-7)
      return FALSE;
  for (gsize i = 0; i < dense->n_rows; i++)
    {
      double sum = 0;

      for (gsize j = 0; j < dense->n_columns; j++)
        sum += dense->matrix[i][j] * x[j];
      if (sum < dense->row_lo[i] - 1e-7 || sum > dense->row_hi[i] + 1e-7)
        return FALSE;
    }

  return TRUE;
}

static void
better (const Dense *dense, const double *x, double *best)
{
  double value = 0;

  if (!keeps (dense, x))
    return;
  for (gsize j = 0; j < dense->n_columns; j++)
    value += dense->objective[j] * x[j];
  *best = MAX (*best, value);
}

static double
best_of_points (const Dense *dense)
{
  double best = -INFINITY;
  const gsize n = dense->n_columns;

  for (int a = 0; a <= dense->column_hi[0]; a++)
    for (int b = 0; b <= (n > 1 ? dense->column_hi[1] : 0); b++)
      for (int c = 0; c <= (n > 2 ? dense->column_hi[2] : 0); c++)
        better (dense, (const double[]){ a, b, c }, &best);
  return best;
}

/* Gauss-Jordan with the largest pivot; FALSE for planes that do not meet in one point. */
static gboolean
meet (double planes[3][4], gsize n, double *x)
{
  for (gsize k = 0; k < n; k++)
    {
      gsize at = k;

      for (gsize i = k; i < n; i++)
        if (fabs (planes[i][k]) > fabs (planes[at][k]))
          at = i;
      if (fabs (planes[at][k]) < 1e-9)
        return FALSE;
      for (gsize j = 0; j <= n; j++)
        {
          const double other = planes[k][j];

          planes[k][j] = planes[at][j];
          planes[at][j] = other;
        }
      for (gsize i = 0; i < n; i++)
        for (gsize j = n + 1; i != k && j-- > k;)
          planes[i][j] -= planes[i][k] / planes[k][k] * planes[k][j];
    }
  for (gsize k = 0; k < n; k++)
    x[k] = planes[k][n] / planes[k][k];
  return TRUE;
}

/* Every plane on which a limit is met: two a row, two a column. */
static gboolean
plane (const Dense *dense, gsize index, double *out)
{
  const gsize n = dense->n_columns, which = index / 2;
  const gboolean hi = index % 2;

  for (gsize j = 0; j < n; j++)
    out[j] = which < dense->n_rows ? dense->matrix[which][j] : which - dense->n_rows == j;
  if (which < dense->n_rows)
    out[n] = hi ? dense->row_hi[which] : dense->row_lo[which];
  else
    out[n] = hi ? dense->column_hi[which - dense->n_rows] : dense->column_lo[which - dense->n_rows];
  return isfinite (out[n]);
}

static double
best_of_corners (const Dense *dense)
{
  const gsize n = dense->n_columns, n_planes = 2 * (dense->n_rows + n);
  double best = -INFINITY;

  for (gsize a = 0; a < n_planes; a++)
    for (gsize b = 0; b < (n > 1 ? a : 1); b++)
      for (gsize c = 0; c < (n > 2 ? b : 1); c++)
        {
          double planes[3][4], x[3] = { 0 };
          const gsize chosen[] = { a, b, c };
          gboolean fine = TRUE;

          for (gsize k = 0; k < n; k++)
            fine = fine && plane (dense, chosen[k], planes[k]);
          if (fine && meet (planes, n, x))
            better (dense, x, &best);
        }

  return best;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);
  guint n_best = 0, n_whole = 0;

  for (guint k = 0; k < N_RANDOM; k++)
    {
      const Dense dense = random_dense (rand);
      const double best = dense.whole[0] ? best_of_points (&dense) : best_of_corners (&dense);
      g_autoptr (GError) error = NULL;
      g_auto (FwLinearAnswer) answer = { 0 };

      g_assert_true (solve_with (&dense, NULL, &answer, &error));
      g_assert_no_error (error);
      g_assert_cmpint (answer.status, ==, isfinite (best) ? FW_LINEAR_BEST : FW_LINEAR_INFEASIBLE);
      if (isinf (best))
        continue;
      assert_near (&answer.objective, &best, 1);
      g_assert_true (keeps (&dense, answer.x));
      n_best++;
      n_whole += dense.whole[0];
    }
  g_assert_cmpuint (n_best, >, N_RANDOM / 4);
  g_assert_cmpuint (n_whole, >, N_RANDOM / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/linear/formulate", test_formulate);
  g_test_add_func ("/model/linear/wyndor", test_wyndor);
  g_test_add_func ("/model/linear/manual", test_manual);
  g_test_add_func ("/model/linear/minimum", test_minimum);
  g_test_add_func ("/model/linear/degenerate", test_degenerate);
  g_test_add_func ("/model/linear/cycling", test_cycling);
  g_test_add_func ("/model/linear/semicontinuous", test_semicontinuous);
  g_test_add_func ("/model/linear/hostile", test_hostile);
  g_test_add_func ("/model/linear/refused", test_refused);
  g_test_add_func ("/model/linear/twice", test_twice);
  g_test_add_func ("/model/linear/stopped", test_stopped);
  g_test_add_func ("/model/linear/threads", test_threads);
  g_test_add_func ("/model/linear/random", test_random);

  return g_test_run ();
}
