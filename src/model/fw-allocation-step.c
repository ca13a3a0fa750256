/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-allocation-private.h"
#include "fw-linear.h"

/* The search: a linear program of the slopes the simulation has at one use of the money gives the
 * next one; what it promised is run, and where it promised too much it may go less far. */

#define FIRST_RADIUS  1.0
#define WHOLE_STEP    0.5   /* people a cohort: under that there is nowhere to go */
#define FINE_ROUNDS   40    /* until it stands still by fractions */
#define FINE_AGAIN    8     /* times, with long steps at first */
#define STILL         1e-6  /* of what is climbed: no more is no way up */
#define FINE_STEP     0.05  /* likewise by fractions */
#define SMALLEST_STEP 4.0   /* people a cohort, of which a share may move where there are few */
#define VALUE_PENALTY 10.0  /* of what is less than the plan as it stands */
#define NOISE         1e-9  /* a slope of a run less than that is rounding */
#define ROUNDING      1e-12 /* of what two numbers are, what their difference may be off */

static const FwUse *
get_use (const FwSearch *self, gsize index)
{
  return &g_array_index (self->uses, FwUse, index);
}

static gboolean
is_support (const FwUse *use)
{
  return use->unit != FW_UNIT_PERSONS;
}

double
fw_search_high (const FwSearch *self, const FwOutcome *outcome)
{
  return self->ratio > 0.0 ? self->ratio * outcome->rows[ROW_COST]
                           : outcome->rows[ROW_COST] + outcome->margin;
}

double
fw_search_over_budget (const FwSearch *self, const FwOutcome *outcome)
{
  return MAX (fw_search_high (self, outcome) - self->budget, 0.0);
}

double
fw_search_under_floors (const FwSearch *self, const FwOutcome *outcome)
{
  double sum = 0.0;

  for (gsize k = 0; k < self->n_floors; k++)
    sum += MAX (-outcome->rows[ROW_FIRST + k], 0.0);
  return sum;
}

gboolean
fw_search_keeps (const FwSearch *self, const FwOutcome *outcome)
{
  return fw_search_over_budget (self, outcome) <= 1e-6 * MAX (self->budget, 1.0)
         && fw_search_under_floors (self, outcome) <= 1e-9;
}

double
fw_search_merit (const FwSearch *self, const FwOutcome *outcome)
{
  const double value = outcome->rows[ROW_VALUE];
  const double less = isfinite (self->given_value) ? MAX (self->given_value - value, 0.0) : 0.0;

  return value - self->thrift * outcome->rows[ROW_COST] - VALUE_PENALTY * less
         - self->penalty_cost * fw_search_over_budget (self, outcome)
         - self->penalty_floor * fw_search_under_floors (self, outcome);
}

/* How far a use may move, and over how much its slope is taken. */
static double
reach (const FwSearch *self, const double *uses, gsize use, double radius)
{
  if (is_support (get_use (self, use)))
    return radius >= FIRST_RADIUS ? 1.0 : 0.0;

  const double step = radius * MAX (MAX (uses[use], get_use (self, use)->from), SMALLEST_STEP);

  return self->fine ? step : MAX (1.0, round (step));
}

/* Between what it may be. By fractions a class is not begun, of which the first seat costs the test
 * of all who apply, nor made smaller than is held. */
static void
limits_of (const FwSearch *self, const double *uses, gsize use, double *lo, double *hi)
{
  *lo = self->lo[use];
  *hi = self->hi[use];
  if (!self->fine)
    return;
  if (uses[use] > 0.0)
    *lo = MIN (uses[use], self->smallest[use]);
  else
    *hi = 0.0;
}

static double
quiet (double value)
{
  return fabs (value) > NOISE ? value : 0.0;
}

/* A difference of numbers of that size, which where they are alike is rounding: the solver would
 * refuse that. */
static double
difference (double value, double size)
{
  return fabs (value) > ROUNDING * MAX (size, 1.0) ? value : 0.0;
}

/* One side of a slope; 0 where there is no room. */
static gboolean
slope (FwSearch *self, const double *uses, gsize use, double to, double *out, GError **error)
{
  g_autofree double *moved = g_memdup2 (uses, self->uses->len * sizeof (double));
  const FwOutcome *here = fw_search_run (self, uses, error);
  const FwOutcome *there;

  if (here == NULL)
    return FALSE;
  if (to == uses[use])
    return TRUE;

  moved[use] = to;
  there = fw_search_run (self, moved, error);
  for (gsize row = 0; there != NULL && row < self->n_rows; row++)
    out[row * self->uses->len * 2]
        = quiet ((there->rows[row] - here->rows[row]) / (to - uses[use]));
  return there != NULL;
}

double *
fw_search_slopes (FwSearch *self, const double *uses, double radius, GError **error)
{
  const gsize n = self->uses->len;
  g_autofree double *slopes = g_new0 (double, self->n_rows *n * 2);

  for (gsize i = 0; i < n; i++)
    {
      const double h = reach (self, uses, i, radius);
      double down, up;

      limits_of (self, uses, i, &down, &up);
      down = MAX (uses[i] - h, down);
      up = MIN (uses[i] + h, up);
      if (!slope (self, uses, i, down, &slopes[2 * i], error)
          || !slope (self, uses, i, up, &slopes[2 * i + 1], error))
        return NULL;
      for (gsize row = 0; row < self->n_rows; row++)
        {
          double *pair = &slopes[(row * n + i) * 2];

          /* of a side without room the other's; where more would bring more and more, the program
           * could go both ways at once: then the chord of both */
          if (down == uses[i])
            pair[0] = pair[1];
          else if (up == uses[i])
            pair[1] = pair[0];
          else if (row != ROW_VALUE || pair[1] > pair[0])
            pair[0] = pair[1]
                = (pair[0] * (uses[i] - down) + pair[1] * (up - uses[i])) / (up - down);
        }
    }

  return g_steal_pointer (&slopes);
}

/* One linear program while it is put together. Columns: down and up of each use, whether a cohort
 * is held, then what is missed of the budget, of the value and of each floor. */
typedef struct
{
  const FwSearch *search;
  const FwStep *step;
  GArray *entries; /* FwLinearEntry */
  gsize n_columns, n_rows, held, missed;
  double *objective, *row_lo, *row_hi, *lo, *hi;
  bool *whole;
} Program;

static void
put (Program *self, gsize row, gsize column, double value)
{
  const FwLinearEntry entry = { row, column, value };

  if (quiet (value) != 0.0)
    g_array_append_val (self->entries, entry);
}

static double
slope_at (const Program *self, gsize row, gsize use, gsize side)
{
  return self->step->slopes[(row * self->search->uses->len + use) * 2 + side];
}

static void
make_columns (Program *self)
{
  const FwSearch *search = self->search;
  const FwStep *step = self->step;

  for (gsize i = 0; i < search->uses->len; i++)
    {
      const double h = reach (search, step->uses, i, step->radius);
      double lo, hi;

      limits_of (search, step->uses, i, &lo, &hi);
      for (gsize side = 0; side < 2; side++)
        {
          const double sign = side == 1 ? 1.0 : -1.0;
          const gsize column = 2 * i + side;
          const double room = side == 1 ? hi - step->uses[i] : step->uses[i] - lo;

          self->hi[column] = MAX (MIN (room, h), 0.0);
          self->whole[column] = !search->fine;
          self->objective[column]
              = sign
                * difference (slope_at (self, ROW_VALUE, i, side)
                                  - search->thrift * slope_at (self, ROW_COST, i, side),
                              fabs (slope_at (self, ROW_VALUE, i, side)));
        }
      self->hi[self->held + i] = 1.0;
      self->whole[self->held + i] = !search->fine;
    }
  for (gsize k = self->missed; k < self->n_columns; k++)
    self->hi[k] = INFINITY;
  self->objective[self->missed] = -search->penalty_cost;
  self->objective[self->missed + 1] = -VALUE_PENALTY;
  for (gsize k = 0; k < search->n_floors; k++)
    self->objective[self->missed + 2 + k] = -search->penalty_floor;
}

/* Rows of the simulation's own numbers. */
static void
make_rows (Program *self)
{
  const FwSearch *search = self->search;
  const FwStep *step = self->step;
  const FwOutcome *at = step->at;

  for (gsize row = 0; row < search->n_rows; row++)
    {
      const double now = at->rows[row] + (step->shift != NULL ? step->shift[row] : 0.0);
      const gboolean is_floor = row >= ROW_FIRST && row < ROW_FIRST + search->n_floors;

      for (gsize i = 0; i < search->uses->len; i++)
        {
          put (self, row, 2 * i, -slope_at (self, row, i, 0));
          put (self, row, 2 * i + 1, slope_at (self, row, i, 1));
        }
      self->row_lo[row] = -INFINITY;
      self->row_hi[row] = INFINITY;
      if (row == ROW_VALUE && isfinite (search->given_value))
        {
          self->row_lo[row] = difference (search->given_value - now, fabs (now));
          put (self, row, self->missed + 1, 1.0);
        }
      else if (row == ROW_COST)
        {
          const double most = search->budget + step->more_budget;

          self->row_hi[row] = difference (
              (search->ratio > 0.0 ? most / search->ratio : most - at->margin) - now, fabs (now));
          put (self, row, self->missed, -1.0);
        }
      else if (is_floor)
        {
          self->row_lo[row] = difference (-now, search->people);
          put (self, row, self->missed + 2 + row - ROW_FIRST, 1.0);
        }
      else if (row >= ROW_FIRST)
        /* the simulation keeps these itself: only what is beyond them does not exist */
        self->row_hi[row] = MAX (at->limits[row] - now, NOISE);
    }
}

/* A cohort has nobody or so many. */
static void
make_classes (Program *self)
{
  const FwSearch *search = self->search;

  for (gsize i = 0; i < search->uses->len; i++)
    {
      const gsize row = search->n_rows + 2 * i;
      const double now = self->step->uses[i];

      self->row_lo[row] = self->row_lo[row + 1] = -INFINITY;
      self->row_hi[row] = self->row_hi[row + 1] = INFINITY;
      if (search->fine || !(search->smallest[i] > 0.0))
        continue;
      for (gsize k = 0; k < 2; k++)
        {
          put (self, row + k, 2 * i, -1.0);
          put (self, row + k, 2 * i + 1, 1.0);
        }
      put (self, row, self->held + i, -search->hi[i]);
      self->row_hi[row] = -now;
      put (self, row + 1, self->held + i, -search->smallest[i]);
      self->row_lo[row + 1] = -now;
    }
}

static void
program_init (Program *self, const FwSearch *search, const FwStep *step)
{
  const gsize n = search->uses->len;

  *self = (Program){ .search = search, .step = step };
  self->held = 2 * n;
  self->missed = 3 * n;
  self->n_columns = 3 * n + 2 + search->n_floors;
  self->n_rows = search->n_rows + 2 * n;
  self->entries = g_array_new (FALSE, TRUE, sizeof (FwLinearEntry));
  self->objective = g_new0 (double, self->n_columns);
  self->lo = g_new0 (double, self->n_columns);
  self->hi = g_new0 (double, self->n_columns);
  self->whole = g_new0 (bool, self->n_columns);
  self->row_lo = g_new0 (double, self->n_rows);
  self->row_hi = g_new0 (double, self->n_rows);
  make_columns (self);
  make_rows (self);
  make_classes (self);
}

static void
program_clear (Program *self)
{
  g_array_unref (self->entries);
  g_free (self->objective);
  g_free (self->lo);
  g_free (self->hi);
  g_free (self->whole);
  g_free (self->row_lo);
  g_free (self->row_hi);
}

static void
read_step (const Program *self, const FwLinearAnswer *answer, double *uses, double *value)
{
  const FwStep *step = self->step;

  *value = step->at->rows[ROW_VALUE] + (step->shift != NULL ? step->shift[ROW_VALUE] : 0.0);
  for (gsize i = 0; i < self->search->uses->len; i++)
    {
      const double down = answer->x[2 * i], up = answer->x[2 * i + 1];

      uses[i] = CLAMP (step->uses[i] + up - down, self->search->lo[i], self->search->hi[i]);
      *value += slope_at (self, ROW_VALUE, i, 1) * up - slope_at (self, ROW_VALUE, i, 0) * down;
    }
}

gboolean
fw_search_step (FwSearch *self, const FwStep *step, double *uses, double *value, GError **error)
{
  g_auto (FwLinearAnswer) answer = { 0 };
  Program program;
  gboolean done;

  program_init (&program, self, step);

  const FwLinear linear = { .n_rows = program.n_rows,
                            .n_columns = program.n_columns,
                            .n_entries = program.entries->len,
                            .objective = program.objective,
                            .row_lo = program.row_lo,
                            .row_hi = program.row_hi,
                            .column_lo = program.lo,
                            .column_hi = program.hi,
                            .whole = program.whole,
                            .entries = (const FwLinearEntry *)program.entries->data };

  done = fw_linear_solve (&linear, &self->run_hooks, &answer, error);
  if (done && answer.status == FW_LINEAR_BEST)
    read_step (&program, &answer, uses, value);
  else if (done) /* stay */
    {
      memcpy (uses, step->uses, self->uses->len * sizeof (double));
      *value = step->at->rows[ROW_VALUE];
    }
  program_clear (&program);
  return done;
}

static gboolean
is_over (const FwSearch *self, const double *uses, double radius)
{
  double most = SMALLEST_STEP;

  for (gsize i = 0; i < self->uses->len; i++)
    if (!is_support (get_use (self, i)))
      most = MAX (most, MAX (uses[i], get_use (self, i)->from));
  return radius * most < (self->fine ? FINE_STEP : WHOLE_STEP);
}

gboolean
fw_search_best (FwSearch *self, double *uses, guint n_rounds, GError **error)
{
  const gsize size = self->uses->len * sizeof (double);
  g_autofree double *next = g_malloc (size);
  double radius = self->fine ? FW_SEARCH_NEAR : FIRST_RADIUS;

  for (guint round = 0; round < n_rounds && !is_over (self, uses, radius); round++)
    {
      const FwOutcome *at = fw_search_run (self, uses, error);
      g_autofree double *slopes = at != NULL ? fw_search_slopes (self, uses, radius, error) : NULL;
      const FwStep step = { .uses = uses, .at = at, .slopes = slopes, .radius = radius };
      const FwOutcome *there = NULL;
      double promised;

      if (slopes == NULL || !fw_search_step (self, &step, next, &promised, error))
        return FALSE;
      if (self->near && memcmp (next, uses, size) == 0)
        break;
      if (memcmp (next, uses, size) != 0)
        {
          there = fw_search_run (self, next, error);
          if (there == NULL)
            return FALSE;
        }
      if (there != NULL && fw_search_merit (self, there) > fw_search_merit (self, at))
        {
          memcpy (uses, next, size);
          radius = self->fine ? MIN (2.0 * radius, FIRST_RADIUS) : radius;
        }
      else
        radius *= self->fine ? 0.25 : 0.4;
    }

  return TRUE;
}

/* What is kept to is held at its share of the mean cost: the few runs that decide it are others at
 * every use, and their own costs would be taken for what a seat costs. */
gboolean
fw_search_best_fine (FwSearch *self, double *uses, GError **error)
{
  const FwOutcome *outcome = fw_search_run (self, uses, error);

  if (outcome == NULL)
    return FALSE;

  self->fine = TRUE;
  self->ratio = outcome->rows[ROW_COST] > 0.0
                    ? (outcome->rows[ROW_COST] + outcome->margin) / outcome->rows[ROW_COST]
                    : 0.0;
  for (guint again = 0; again < FINE_AGAIN; again++)
    {
      const double before = fw_search_merit (self, outcome);

      if (!fw_search_best (self, uses, FINE_ROUNDS, error))
        return FALSE;
      outcome = fw_search_run (self, uses, error);
      if (outcome == NULL)
        return FALSE;
      if (fw_search_merit (self, outcome) - before <= STILL * fabs (before))
        break;
    }

  return TRUE;
}
