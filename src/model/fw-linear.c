/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-linear.h"

#include <glib/gi18n-lib.h>
#include <glpk.h>
#include <math.h>
#include <setjmp.h>

#include "fw-error.h"
#include "fw-library.h"

/* A dollar and the budget of a nation are 13 digits apart; what is farther apart is a mistake, and
 * no solver in double numbers would get it right. */
#define LARGEST  1e15
#define SMALLEST 1e-15

/* Far beyond what a plan asks, and counted, not timed: the same answer on every machine. */
#define MOST_STEPS    200000
#define MOST_BRANCHES 20000

#define CALLS(CALL)                                                                                \
  CALL (glp, add_cols)                                                                             \
  CALL (glp, add_rows)                                                                             \
  CALL (glp, create_prob)                                                                          \
  CALL (glp, error_hook)                                                                           \
  CALL (glp, free_env)                                                                             \
  CALL (glp, get_col_dual)                                                                         \
  CALL (glp, get_col_prim)                                                                         \
  CALL (glp, get_row_dual)                                                                         \
  CALL (glp, get_status)                                                                           \
  CALL (glp, init_iocp)                                                                            \
  CALL (glp, init_smcp)                                                                            \
  CALL (glp, intopt)                                                                               \
  CALL (glp, ios_terminate)                                                                        \
  CALL (glp, load_matrix)                                                                          \
  CALL (glp, mip_col_val)                                                                          \
  CALL (glp, mip_status)                                                                           \
  CALL (glp, set_col_bnds)                                                                         \
  CALL (glp, set_col_kind)                                                                         \
  CALL (glp, set_obj_coef)                                                                         \
  CALL (glp, set_obj_dir)                                                                          \
  CALL (glp, set_row_bnds)                                                                         \
  CALL (glp, simplex)                                                                              \
  CALL (glp, std_basis)                                                                            \
  CALL (glp, term_out)

typedef struct
{
  CALLS (FW_LIBRARY_MEMBER)
} Solver;

static const char *const solver_names[] = { CALLS (FW_LIBRARY_NAME) };

/* One solution of one program. GLPK aborts the process on what it takes for a wrong call unless its
 * hook jumps out of it; it then has to be thrown away whole, in the thread that used it. */
typedef struct
{
  const Solver *glpk;
  const FwLinear *linear;
  const FweHooks *hooks;
  glp_prob *problem;
  double *row_scale;      /* powers of two, by which a row was multiplied */
  double objective_scale; /* likewise */
  guint n_branches;
  gboolean stopped;
  jmp_buf out;
} Work;

static GMutex lock; /* one at a time */

static const Solver *
open_solver (GError **error)
{
  static Solver solver;
  static gboolean is_open;

  if (!is_open)
    is_open = fw_library_open (FW_LIBRARY_GLPK, solver_names, G_N_ELEMENTS (solver_names), &solver,
                               error);
  return is_open ? &solver : NULL;
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, FW_ERROR, FW_ERROR_ENGINE, sentence);
  return FALSE;
}

static gboolean
is_fine (double value)
{
  const double size = fabs (value);

  return size == 0.0 || (size >= SMALLEST && size <= LARGEST);
}

static gboolean
are_limits_fine (const double *lo, const double *hi, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!(isinf (lo[i]) ? lo[i] < 0.0 : is_fine (lo[i]))
        || !(isinf (hi[i]) ? hi[i] > 0.0 : is_fine (hi[i])))
      return FALSE;

  return TRUE;
}

static gboolean
are_entries_fine (const FwLinear *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize k = 0; k < self->n_entries; k++)
    {
      const FwLinearEntry *entry = &self->entries[k];
      const gint64 place = (gint64)(entry->row * self->n_columns + entry->column);

      if (entry->row >= self->n_rows || entry->column >= self->n_columns || !is_fine (entry->value)
          || !g_hash_table_add (places, g_memdup2 (&place, sizeof place)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (const FwLinear *self, GError **error)
{
  gboolean fine = self->n_rows < G_MAXINT16 && self->n_columns < G_MAXINT16;

  for (gsize j = 0; fine && j < self->n_columns; j++)
    fine = is_fine (self->objective[j]);
  fine = fine && are_limits_fine (self->row_lo, self->row_hi, self->n_rows)
         && are_limits_fine (self->column_lo, self->column_hi, self->n_columns)
         && are_entries_fine (self);
  return fine
         || fail (error, _ ("The best use of the money cannot be looked for: one of its numbers is "
                            "none, or beyond any scale."));
}

/* Whole numbers between the limits; none where they cross, which the solver would not take. */
static void
limits_of (const FwLinear *self, gsize column, double *lo, double *hi)
{
  const gboolean whole = self->whole != NULL && self->whole[column];

  *lo = whole ? ceil (self->column_lo[column] - 1e-9) : self->column_lo[column];
  *hi = whole ? floor (self->column_hi[column] + 1e-9) : self->column_hi[column];
}

static gboolean
do_limits_cross (const FwLinear *self)
{
  for (gsize i = 0; i < self->n_rows; i++)
    if (self->row_lo[i] > self->row_hi[i])
      return TRUE;

  for (gsize j = 0; j < self->n_columns; j++)
    {
      double lo, hi;

      limits_of (self, j, &lo, &hi);
      if (lo > hi)
        return TRUE;
    }

  return FALSE;
}

/* Exact: only the exponent changes. */
static double
scale_for (double largest)
{
  int exponent;

  if (largest == 0.0)
    return 1.0;
  frexp (largest, &exponent);
  return ldexp (1.0, -exponent);
}

static void
choose_scales (Work *work)
{
  const FwLinear *self = work->linear;
  double largest = 0.0;

  for (gsize j = 0; j < self->n_columns; j++)
    largest = MAX (largest, fabs (self->objective[j]));
  work->objective_scale = scale_for (largest);

  work->row_scale = g_new0 (double, self->n_rows + 1);
  for (gsize k = 0; k < self->n_entries; k++)
    {
      double *scale = &work->row_scale[self->entries[k].row];

      *scale = MAX (*scale, fabs (self->entries[k].value));
    }
  for (gsize i = 0; i < self->n_rows; i++)
    work->row_scale[i] = scale_for (work->row_scale[i]);
}

static int
kind_of (double lo, double hi)
{
  if (isinf (lo))
    return isinf (hi) ? GLP_FR : GLP_UP;
  if (isinf (hi))
    return GLP_LO;

  return lo == hi ? GLP_FX : GLP_DB;
}

static void
load (Work *work)
{
  const Solver *glpk = work->glpk;
  const FwLinear *self = work->linear;
  g_autofree int *rows = g_new0 (int, self->n_entries + 1);
  g_autofree int *columns = g_new0 (int, self->n_entries + 1);
  g_autofree double *values = g_new0 (double, self->n_entries + 1);
  int n = 0;

  glpk->set_obj_dir (work->problem, GLP_MAX);
  if (self->n_rows > 0)
    glpk->add_rows (work->problem, (int)self->n_rows);
  for (gsize i = 0; i < self->n_rows; i++)
    {
      const double lo = self->row_lo[i] * work->row_scale[i];
      const double hi = self->row_hi[i] * work->row_scale[i];

      glpk->set_row_bnds (work->problem, (int)i + 1, kind_of (lo, hi), lo, hi);
    }

  glpk->add_cols (work->problem, (int)self->n_columns);
  for (gsize j = 0; j < self->n_columns; j++)
    {
      double lo, hi;

      limits_of (self, j, &lo, &hi);
      glpk->set_col_bnds (work->problem, (int)j + 1, kind_of (lo, hi), lo, hi);
      glpk->set_obj_coef (work->problem, (int)j + 1, self->objective[j] * work->objective_scale);
      if (self->whole != NULL && self->whole[j])
        glpk->set_col_kind (work->problem, (int)j + 1, GLP_IV);
    }

  for (gsize k = 0; k < self->n_entries; k++)
    {
      if (self->entries[k].value == 0.0)
        continue;
      n++;
      rows[n] = (int)self->entries[k].row + 1;
      columns[n] = (int)self->entries[k].column + 1;
      values[n] = self->entries[k].value * work->row_scale[self->entries[k].row];
    }
  glpk->load_matrix (work->problem, n, rows, columns, values);
}

static gboolean
is_asked_to_stop (Work *work)
{
  const FweHooks *hooks = work->hooks;

  work->stopped
      = work->stopped || (hooks != NULL && hooks->stop != NULL && hooks->stop (hooks->user_data));
  return work->stopped;
}

/* The status, or 0 when the solver gave up. */
static int
solve_continuous (Work *work)
{
  glp_smcp how;

  work->glpk->init_smcp (&how);
  how.msg_lev = GLP_MSG_OFF;
  how.it_lim = MOST_STEPS;
  work->glpk->std_basis (work->problem);
  return work->glpk->simplex (work->problem, &how) == 0 ? work->glpk->get_status (work->problem)
                                                        : 0;
}

static void
branch_cb (glp_tree *tree, void *user_data)
{
  Work *work = user_data;

  if (++work->n_branches > MOST_BRANCHES || is_asked_to_stop (work))
    work->glpk->ios_terminate (tree);
}

static int
solve_whole (Work *work)
{
  const Solver *glpk = work->glpk;
  glp_iocp how;
  int status;

  glpk->init_iocp (&how);
  how.msg_lev = GLP_MSG_OFF;
  how.cb_func = branch_cb;
  how.cb_info = work;
  if (glpk->intopt (work->problem, &how) != 0)
    return 0;

  status = glpk->mip_status (work->problem);
  if (status != GLP_OPT)
    return status;

  /* the prices are those with the whole numbers held */
  for (gsize j = 0; j < work->linear->n_columns; j++)
    if (work->linear->whole[j])
      {
        const double value = round (glpk->mip_col_val (work->problem, (int)j + 1));

        glpk->set_col_bnds (work->problem, (int)j + 1, GLP_FX, value, value);
      }
  return solve_continuous (work);
}

static void
read_answer (Work *work, FwLinearAnswer *answer)
{
  const FwLinear *self = work->linear;

  answer->x = g_new0 (double, self->n_columns);
  answer->reduced = g_new0 (double, self->n_columns);
  answer->activity = g_new0 (double, self->n_rows + 1);
  answer->dual = g_new0 (double, self->n_rows + 1);
  answer->objective = 0.0;
  for (gsize j = 0; j < self->n_columns; j++)
    {
      answer->x[j] = work->glpk->get_col_prim (work->problem, (int)j + 1);
      answer->reduced[j]
          = work->glpk->get_col_dual (work->problem, (int)j + 1) / work->objective_scale;
      answer->objective += self->objective[j] * answer->x[j];
    }
  for (gsize i = 0; i < self->n_rows; i++)
    answer->dual[i] = work->glpk->get_row_dual (work->problem, (int)i + 1) * work->row_scale[i]
                      / work->objective_scale;
  for (gsize k = 0; k < self->n_entries; k++)
    answer->activity[self->entries[k].row]
        += self->entries[k].value * answer->x[self->entries[k].column];
}

static gboolean
has_whole (const FwLinear *self)
{
  for (gsize j = 0; self->whole != NULL && j < self->n_columns; j++)
    if (self->whole[j])
      return TRUE;

  return FALSE;
}

static gboolean
solve (Work *work, FwLinearAnswer *answer, GError **error)
{
  int status;

  load (work);
  status = solve_continuous (work);
  if (status == GLP_OPT && has_whole (work->linear))
    status = solve_whole (work);
  if (work->stopped)
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_STOPPED, _ ("Stopped."));
      return FALSE;
    }

  switch (status)
    {
    case GLP_OPT:
      answer->status = FW_LINEAR_BEST;
      read_answer (work, answer);
      return TRUE;
    case GLP_INFEAS:
    case GLP_NOFEAS:
      answer->status = FW_LINEAR_INFEASIBLE;
      return TRUE;
    case GLP_UNBND:
      answer->status = FW_LINEAR_UNBOUNDED;
      return TRUE;
    default:
      return fail (error, _ ("The best use of the money was not found: the solver gave up."));
    }
}

static void
error_cb (void *user_data)
{
  Work *work = user_data;

  longjmp (work->out, 1);
}

static gboolean
solve_guarded (Work *work, FwLinearAnswer *answer, GError **error)
{
  volatile gboolean done = FALSE;

  if (setjmp (work->out) == 0)
    {
      work->glpk->term_out (GLP_OFF);
      work->glpk->error_hook (error_cb, work);
      work->problem = work->glpk->create_prob ();
      done = solve (work, answer, error);
      work->glpk->error_hook (NULL, NULL);
    }
  else
    fail (error, _ ("The best use of the money was not found: the solver failed."));
  /* the problem too, and all memory of this thread */
  work->glpk->free_env ();
  return done;
}

/**
 * fw_linear_solve:
 * @self: a linear program
 * @hooks: (nullable): stop
 * @answer: (out): cleared with fw_linear_answer_clear()
 *
 * Returns: whether @answer is known; that there is no solution is an answer too
 */
gboolean
fw_linear_solve (const FwLinear *self, const FweHooks *hooks, FwLinearAnswer *answer,
                 GError **error)
{
  Work work = { .linear = self, .hooks = hooks };
  gboolean done;

  g_return_val_if_fail (self != NULL && answer != NULL, FALSE);

  *answer = (FwLinearAnswer){ .status = FW_LINEAR_INFEASIBLE, .objective = NAN };
  if (!check (self, error))
    return FALSE;
  if (do_limits_cross (self))
    return TRUE;
  if (self->n_columns == 0)
    {
      for (gsize i = 0; i < self->n_rows; i++)
        if (self->row_lo[i] > 0.0 || self->row_hi[i] < 0.0)
          return TRUE;
      answer->status = FW_LINEAR_BEST;
      answer->objective = 0.0;
      answer->x = g_new0 (double, 1);
      answer->reduced = g_new0 (double, 1);
      answer->activity = g_new0 (double, self->n_rows + 1);
      answer->dual = g_new0 (double, self->n_rows + 1);
      return TRUE;
    }

  choose_scales (&work);
  g_mutex_lock (&lock);
  work.glpk = open_solver (error);
  done = work.glpk != NULL && solve_guarded (&work, answer, error);
  g_mutex_unlock (&lock);
  g_free (work.row_scale);
  return done;
}

/**
 * fw_linear_answer_clear:
 * @self: an answer, to be filled again
 */
void
fw_linear_answer_clear (FwLinearAnswer *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->dual, g_free);
  g_clear_pointer (&self->reduced, g_free);
}
