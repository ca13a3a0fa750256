/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-comparer.h"

#include "fw-comparer-private.h"
#include "fw-error.h"
#include "fw-memory.h"
#include "fw-runner-job.h"

#define MAX_THREADS       4
#define QUICK_LIMIT_US    100000 /* what takes longer on all draws is led by a quick comparison */
#define PROGRESS_INTERVAL 100    /* ms */

/* One run of one scenario, all a worker owns of it. */
typedef struct
{
  FwCompiled *compiled;
  FwDrawsPool *pool;
  FweDraws *draws; /* of the pool */
  guint n_threads;
  GCancellable *cancellable;
  gint progress; /* thousandths, atomic */
  gint64 us;     /* what it took; read when done */
} Job;

struct _FwComparer
{
  GObject parent_instance;

  FwDocument *document;
  FwScenario *scenario;  /* shown, or NULL */
  FwScenario *reference; /* chosen, or NULL for the plan's first */
  FwComparison *comparison;
  GError *error;
  gboolean active, stale, running, again;
  double progress;
  guint n_runs;

  GArray *rows; /* of FwComparerRow */
  guint reference_row;
  guint n_left_out;
  gboolean quick;      /* fewer draws first */
  gboolean first_done; /* a comparison of this round was shown */
  Job *job;            /* under way, or NULL */
  gint64 full_us;      /* of one scenario on all draws, as last seen */
  FwDrawsPool *pool;
  GHashTable *known; /* signature to FwComparerKnown */
  guint progress_id;
};

enum
{
  PROP_0,
  PROP_COMPARISON,
  PROP_STALE,
  PROP_RUNNING,
  PROP_PROGRESS,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwComparer, fw_comparer, G_TYPE_OBJECT)

/* --- Plain parts */

static void
job_free (gpointer data)
{
  Job *self = data;

  fw_compiled_unref (self->compiled);
  fw_draws_pool_unref (self->pool);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* --- The object */

static void
fw_comparer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwComparer *self = FW_COMPARER (object);

  switch (id)
    {
    case PROP_COMPARISON:
      g_value_set_object (value, self->comparison);
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_comparer_dispose (GObject *object)
{
  FwComparer *self = FW_COMPARER (object);

  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
  self->job = NULL;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->scenario);
  g_clear_object (&self->reference);
  g_clear_object (&self->comparison);

  G_OBJECT_CLASS (fw_comparer_parent_class)->dispose (object);
}

static void
fw_comparer_finalize (GObject *object)
{
  FwComparer *self = FW_COMPARER (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->pool, fw_draws_pool_unref);
  g_array_unref (self->rows);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (fw_comparer_parent_class)->finalize (object);
}

static void
fw_comparer_class_init (FwComparerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_comparer_get_property;
  object_class->dispose = fw_comparer_dispose;
  object_class->finalize = fw_comparer_finalize;

  properties[PROP_COMPARISON]
      = g_param_spec_object ("comparison", NULL, NULL, FW_TYPE_COMPARISON, flags);
  properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_comparer_init (FwComparer *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (FwComparerRow));
  g_array_set_clear_func (self->rows, fw_comparer_row_clear);
  self->known = fw_comparer_known_table ();
  self->stale = TRUE;
}

static void
set_stale (FwComparer *self, gboolean stale)
{
  if (self->stale == stale)
    return;

  self->stale = stale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}

static void
set_error (FwComparer *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_progress (FwComparer *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
take_comparison (FwComparer *self, FwComparison *comparison)
{
  g_clear_object (&self->comparison);
  self->comparison = comparison;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARISON]);
}

/* --- Rounds */

FwScenario *
fw_comparer_get_reference (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), NULL);

  return self->reference != NULL
             ? self->reference
             : fw_plan_get_default_scenario (fw_document_get_plan (self->document));
}

static guint
count_missing (FwComparer *self, gboolean quick)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwComparerKnown *known = g_array_index (self->rows, FwComparerRow, i).known;

      n += (quick ? known->quick : known->full) == NULL;
    }
  return n;
}

/* Runs of this round that are still to be done. */
static guint
count_runs (FwComparer *self)
{
  return count_missing (self, FALSE)
         + (self->quick && !self->first_done ? count_missing (self, TRUE) : 0);
}

static void
update_progress (FwComparer *self)
{
  const guint all = self->rows->len * (self->quick ? 2 : 1);
  const double left = count_runs (self);
  const double under_way
      = self->job != NULL ? g_atomic_int_get (&self->job->progress) / 1000.0 : 0.0;

  if (all > 0)
    set_progress (self, CLAMP ((all - left + under_way) / all, 0.0, 1.0));
}

static gboolean
progress_cb (gpointer user_data)
{
  update_progress (user_data);
  return G_SOURCE_CONTINUE;
}

static void
set_running (FwComparer *self, gboolean running)
{
  if (self->running == running)
    return;

  self->running = running;
  if (running)
    self->progress_id = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  else
    g_clear_handle_id (&self->progress_id, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* A row for a scenario, with what is known of it. */
static void
add_row (FwComparer *self, const char *signature, GHashTable *known)
{
  FwComparerKnown *old = g_hash_table_lookup (self->known, signature);
  FwComparerRow row = { NULL };

  row.known = old != NULL ? fw_comparer_known_ref (old) : fw_comparer_known_new ();
  g_hash_table_replace (known, g_strdup (signature), fw_comparer_known_ref (row.known));
  g_array_append_val (self->rows, row);
}

/* Plain copies of those that will be run: the plan may have changed by then. */
static gboolean
compile_rows (FwComparer *self, GPtrArray *scenarios, GError **error)
{
  FwPlan *plan = fw_document_get_plan (self->document);

  for (guint i = 0; i < self->rows->len; i++)
    {
      FwComparerRow *row = &g_array_index (self->rows, FwComparerRow, i);

      if (row->known->full != NULL && (!self->quick || row->known->quick != NULL))
        continue;
      row->compiled = fw_plan_compile (plan, scenarios->pdata[i], error);
      if (row->compiled == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_rows (FwComparer *self, GError **error)
{
  FwPlan *plan = fw_document_get_plan (self->document);
  g_autoptr (GPtrArray) scenarios = fw_comparer_choose_scenarios (
      plan, fw_comparer_get_reference (self), self->scenario, &self->n_left_out);
  g_autoptr (GChecksum) of_plan = fw_comparer_hash_plan (plan, error);
  GHashTable *known;
  guint missing;

  if (of_plan == NULL)
    return FALSE;

  g_array_set_size (self->rows, 0);
  known = fw_comparer_known_table ();
  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autofree char *signature = fw_comparer_sign (of_plan, plan, scenarios->pdata[i]);

      if (scenarios->pdata[i] == (gpointer)fw_comparer_get_reference (self))
        self->reference_row = i;
      add_row (self, signature, known);
    }
  g_hash_table_unref (self->known);
  self->known = known;

  missing = count_missing (self, FALSE);
  self->quick = self->pool->quick != NULL && missing > 0
                && (self->full_us == 0 || self->full_us * missing > QUICK_LIMIT_US);
  return compile_rows (self, scenarios, error);
}

static gboolean
make_pool (FwComparer *self, GError **error)
{
  FwPlan *plan = fw_document_get_plan (self->document);
  const guint64 seed = fw_plan_get_seed (plan);
  const guint n_draws = fw_plan_get_draws (plan);

  if (self->pool == NULL || !fw_draws_pool_fits (self->pool, seed, n_draws))
    {
      g_clear_pointer (&self->pool, fw_draws_pool_unref);
      self->pool = fw_draws_pool_new (seed, n_draws);
    }
  if (self->pool->full == NULL)
    {
      const FweFault fault = { .code = FWE_FAULT_NO_MEMORY };

      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }
  return TRUE;
}

static void
show_rows (FwComparer *self, gboolean quick)
{
  g_autofree FwResult **results = g_new0 (FwResult *, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwComparerKnown *known = g_array_index (self->rows, FwComparerRow, i).known;

      results[i] = quick ? known->quick : known->full;
    }
  set_error (self, NULL);
  take_comparison (
      self, fw_comparison_new (results, self->rows->len, self->reference_row, self->n_left_out));
}

/* --- The worker */

static bool
stop_cb (void *user_data)
{
  const Job *job = user_data;

  return g_cancellable_is_cancelled (job->cancellable);
}

static void
run_progress_cb (double done, void *user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->progress, (gint)(1000.0 * done));
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  const FweHooks hooks = { .stop = stop_cb, .progress = run_progress_cb, .user_data = job };
  const gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  FwResult *result
      = fw_result_new_run (job->compiled, job->draws, job->n_threads, FALSE, &hooks, &error);

  job->us = g_get_monotonic_time () - start;
  if (result != NULL)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void start (FwComparer *self);
static void step (FwComparer *self);

/* Nothing more to do for now, or another round. */
static void
rest (FwComparer *self)
{
  g_array_set_size (self->rows, 0);
  if (self->again)
    start (self);
  else
    set_running (self, FALSE);
}

static void
take_result (FwComparer *self, const Job *job, FwResult *result)
{
  const gboolean quick = job->draws == job->pool->quick;

  self->n_runs++;
  if (!quick)
    self->full_us = job->us;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwComparerRow *row = &g_array_index (self->rows, FwComparerRow, i);

      if (row->compiled == job->compiled)
        g_set_object (quick ? &row->known->quick : &row->known->full, result);
    }
}

/* A worker may outlive its comparer, which it only knows weakly. */
static void
done_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (async));
  GWeakRef *weak = user_data;
  g_autoptr (FwComparer) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) result = g_task_propagate_pointer (G_TASK (async), &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  fw_memory_release_soon ();
  if (self == NULL || self->job != job)
    return;

  self->job = NULL;
  if (result != NULL)
    take_result (self, job, result);
  if (result != NULL && !g_cancellable_is_cancelled (job->cancellable))
    {
      step (self);
      return;
    }

  if (error != NULL && !self->again && !g_error_matches (error, FW_ERROR, FW_ERROR_STOPPED))
    set_error (self, error);
  rest (self);
}

static void
run_row (FwComparer *self, const FwComparerRow *row, gboolean quick)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = NULL;

  g_weak_ref_init (weak, self);
  self->job = g_new0 (Job, 1);
  *self->job = (Job){ .compiled = fw_compiled_ref (row->compiled),
                      .pool = fw_draws_pool_ref (self->pool),
                      .draws = quick ? self->pool->quick : self->pool->full,
                      .n_threads = MIN (g_get_num_processors (), MAX_THREADS),
                      .cancellable = g_cancellable_new () };
  task = g_task_new (NULL, NULL, done_cb, weak);
  g_task_set_name (task, "fw_comparer_run");
  g_task_set_task_data (task, self->job, job_free);
  g_task_run_in_thread (task, work_in_thread);
}

/* Starts the next run of a pass; FALSE when none is left. */
static gboolean
run_next (FwComparer *self, gboolean quick)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwComparerRow *row = &g_array_index (self->rows, FwComparerRow, i);

      if ((quick ? row->known->quick : row->known->full) == NULL)
        {
          run_row (self, row, quick);
          return TRUE;
        }
    }
  return FALSE;
}

/* What comes after a run: the next one, a comparison to show, or another round. */
static void
step (FwComparer *self)
{
  update_progress (self);
  if (self->quick && !self->first_done)
    {
      if (run_next (self, TRUE))
        return;
      show_rows (self, TRUE);
      self->first_done = TRUE;
    }
  if (!self->again || !self->first_done)
    {
      if (run_next (self, FALSE))
        return;
      show_rows (self, FALSE);
      self->first_done = TRUE;
    }
  if (!self->again)
    {
      set_progress (self, 1.0);
      set_stale (self, FALSE);
    }
  rest (self);
}

/* Only when no worker is under way: one at a time owns the stored random numbers. */
static void
start (FwComparer *self)
{
  g_autoptr (GError) error = NULL;

  self->again = FALSE;
  self->first_done = FALSE;
  set_running (self, TRUE);
  if (!make_pool (self, &error) || !make_rows (self, &error))
    {
      set_error (self, error);
      rest (self);
      return;
    }

  set_progress (self, 0.0);
  step (self);
}

static void
request (FwComparer *self)
{
  set_stale (self, TRUE);
  if (!self->active)
    return;
  if (!self->running)
    {
      start (self);
      return;
    }

  self->again = TRUE;
  if (self->first_done && self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
}

static gboolean
is_there (FwPlan *plan, FwScenario *scenario)
{
  return fw_plan_find_part (plan, FW_LIST_SCENARIOS, fw_part_get_id (FW_PART (scenario)))
         == FW_PART (scenario);
}

static void
document_changed_cb (FwComparer *self)
{
  FwPlan *plan = fw_document_get_plan (self->document);

  if (self->reference != NULL && !is_there (plan, self->reference))
    g_clear_object (&self->reference);
  if (self->scenario != NULL && !is_there (plan, self->scenario))
    g_clear_object (&self->scenario);
  request (self);
}

FwComparer *
fw_comparer_new (FwDocument *document)
{
  FwComparer *self = g_object_new (FW_TYPE_COMPARER, NULL);

  g_return_val_if_fail (FW_IS_DOCUMENT (document), self);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

FwDocument *
fw_comparer_get_document (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), NULL);
  return self->document;
}

void
fw_comparer_set_active (FwComparer *self, gboolean active)
{
  g_return_if_fail (FW_IS_COMPARER (self));

  if (self->active == active)
    return;

  self->active = active;
  if (active && self->stale)
    request (self);
  if (!active)
    {
      fw_comparer_cancel (self);
      g_clear_pointer (&self->pool, fw_draws_pool_unref);
    }
}

gboolean
fw_comparer_get_active (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), FALSE);
  return self->active;
}

static gboolean
is_compared (FwComparer *self, FwScenario *scenario, guint *index)
{
  return self->comparison != NULL && !self->stale
         && fw_comparison_find (self->comparison, fw_part_get_id (FW_PART (scenario)), index);
}

void
fw_comparer_set_scenario (FwComparer *self, FwScenario *scenario)
{
  guint index;

  g_return_if_fail (FW_IS_COMPARER (self) && FW_IS_SCENARIO (scenario));

  if (g_set_object (&self->scenario, scenario) && !is_compared (self, scenario, &index))
    request (self);
}

void
fw_comparer_set_reference (FwComparer *self, FwScenario *reference)
{
  guint index;

  g_return_if_fail (FW_IS_COMPARER (self) && FW_IS_SCENARIO (reference));

  if (!g_set_object (&self->reference, reference))
    return;

  if (is_compared (self, reference, &index))
    take_comparison (self, fw_comparison_new_against (self->comparison, index));
  else
    request (self);
}

FwComparison *
fw_comparer_get_comparison (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), NULL);
  return self->comparison;
}

gboolean
fw_comparer_get_stale (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), FALSE);
  return self->stale;
}

gboolean
fw_comparer_get_running (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), FALSE);
  return self->running;
}

double
fw_comparer_get_progress (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), 0.0);
  return self->progress;
}

const GError *
fw_comparer_get_error (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), NULL);
  return self->error;
}

guint
fw_comparer_get_n_runs (FwComparer *self)
{
  g_return_val_if_fail (FW_IS_COMPARER (self), 0);
  return self->n_runs;
}

void
fw_comparer_cancel (FwComparer *self)
{
  g_return_if_fail (FW_IS_COMPARER (self));

  self->again = FALSE;
  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
}

void
fw_comparer_restart (FwComparer *self)
{
  g_return_if_fail (FW_IS_COMPARER (self));

  request (self);
}
