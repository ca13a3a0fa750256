/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"

G_BEGIN_DECLS

/* What a worker owns while it runs: plain copies, nothing of the document. */

/* Stored random numbers and the memory of a run, kept between runs; lent to one worker at a time.
 */
typedef struct
{
  gatomicrefcount references;
  FweDraws *full, *quick;
} FwDrawsPool;

FwDrawsPool *fw_draws_pool_new (guint64 seed, guint n_draws);
FwDrawsPool *fw_draws_pool_ref (FwDrawsPool *self);
void fw_draws_pool_unref (FwDrawsPool *self);
gboolean fw_draws_pool_fits (FwDrawsPool *self, guint64 seed, guint n_draws);

#define FW_QUICK_DRAWS 1000

typedef enum
{
  FW_STEP_FIRST = 0, /* a result to show, perhaps of fewer draws */
  FW_STEP_FULL,
  FW_STEP_BASELINE,
  FW_STEP_CONSTRAINT,
  FW_N_STEPS,
} FwStep;

/* Told in the thread-default context of whoever started the job. */
typedef void (*FwJobTold) (FwStep step, FwResult *result, gpointer user_data);

typedef struct
{
  FwCompiled *compiled;
  FwCompiled *baseline; /* NULL when the scenario is "No program" itself */
  FwDrawsPool *pool;
  gboolean quick_first;
  guint n_threads;
  GCancellable *hard; /* stops everything */
  GCancellable *soft; /* stops all but the first step */
  gint progress;      /* thousandths, atomic */
  gint64 full_us;     /* what the run on all draws took; read when done */
  FwJobTold told;
  gpointer user_data;
  GDestroyNotify user_data_free;
} FwJob;

/* Takes the job. finished is called when the worker has ended; user_data of it is the job's. */
void fw_job_start (FwJob *job, void (*finished) (FwJob *job, GError *error, gpointer user_data));
void fw_job_cancel (FwJob *job);
double fw_job_get_progress (FwJob *job);

G_END_DECLS
