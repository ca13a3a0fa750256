/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "fwe-run.h"

G_BEGIN_DECLS

/**
 * FwLinearEntry:
 *
 * A number of the matrix; no place stands twice.
 */
typedef struct
{
  gsize row, column;
  double value;
} FwLinearEntry;

/**
 * FwLinear:
 * @objective: n_columns, maximized
 * @row_lo, @row_hi: n_rows; infinite where there is no limit
 * @column_lo, @column_hi: n_columns; likewise
 * @whole: (nullable): n_columns, those that take whole numbers only
 * @entries: n_entries; the rest of the matrix is 0
 *
 * A linear program, borrowed: maximize objective x, so that row_lo <= matrix x <= row_hi and
 * column_lo <= x <= column_hi.
 */
typedef struct
{
  gsize n_rows, n_columns, n_entries;
  const double *objective;
  const double *row_lo, *row_hi;
  const double *column_lo, *column_hi;
  const bool *whole;
  const FwLinearEntry *entries;
} FwLinear;

typedef enum
{
  FW_LINEAR_BEST,       /* the best there is */
  FW_LINEAR_INFEASIBLE, /* no x keeps to all rows and columns */
  FW_LINEAR_UNBOUNDED,  /* there is always a better one */
} FwLinearStatus;

/**
 * FwLinearAnswer:
 * @objective: its value
 * @x: n_columns
 * @activity: n_rows, matrix x
 * @dual: n_rows, what the objective gains by one more of the limit the row stands at, per unit; of
 * a program with whole numbers with these held
 * @reduced: n_columns, what it gains by one more of the limit the column stands at
 *
 * All but the status only of FW_LINEAR_BEST, else NULL and NaN.
 */
typedef struct
{
  FwLinearStatus status;
  double objective;
  double *x, *activity, *dual, *reduced;
} FwLinearAnswer;

/* Solves it, in any thread; others wait. FALSE with a sentence when a number is none or out of any
 * scale, when it takes too long, when stopped, or when the solver gives up. */
gboolean fw_linear_solve (const FwLinear *self, const FweHooks *hooks, FwLinearAnswer *answer,
                          GError **error);
void fw_linear_answer_clear (FwLinearAnswer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwLinearAnswer, fw_linear_answer_clear)

G_END_DECLS
