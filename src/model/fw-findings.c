/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-findings.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fw-unit.h"

static const FweMeasure measures[FW_FINDING_MEASURES]
    = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_NPV_SOCIETY };

struct FwFindingsJob
{
  FwFinding *finding;
  FwCompiled *compiled;
  guint n_draws;
  guint64 seed;
  /* while it runs */
  FwAsking *asking;
  guint step;
};

typedef struct
{
  char *best;
  double best_mean, everything, margin;
  GPtrArray *found; /* of FwFound, owned */
} Choice;

struct _FwFindings
{
  GObject parent_instance;

  FwAbout about;
  guint n_options;
  gsize n_draws;
  Choice choices[FW_FINDING_MEASURES];
};

G_DEFINE_FINAL_TYPE (FwFindings, fw_findings, G_TYPE_OBJECT)

static void
found_free (gpointer data)
{
  FwFound *found = data;

  g_free (found->key);
  g_free (found->title);
  g_free (found);
}

static void
fw_findings_finalize (GObject *object)
{
  FwFindings *self = FW_FINDINGS (object);

  fw_about_clear (&self->about);
  for (guint c = 0; c < FW_FINDING_MEASURES; c++)
    {
      g_free (self->choices[c].best);
      g_ptr_array_unref (self->choices[c].found);
    }
  G_OBJECT_CLASS (fw_findings_parent_class)->finalize (object);
}

static void
fw_findings_class_init (FwFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_findings_finalize;
}

static void
fw_findings_init (FwFindings *self)
{
  for (guint c = 0; c < FW_FINDING_MEASURES; c++)
    self->choices[c].found = g_ptr_array_new_with_free_func (found_free);
}

static void
take_choice (Choice *self, FwFinding *finding, guint which)
{
  g_autoptr (GPtrArray) found = fw_finding_get_found (finding, which);

  self->best = g_strdup (fw_finding_get_best (finding, which, &self->best_mean));
  self->everything = fw_finding_get_everything (finding, which);
  self->margin = fw_finding_get_margin (finding, which);
  for (guint i = 0; i < found->len; i++)
    {
      FwFound *copy = g_memdup2 (found->pdata[i], sizeof (FwFound));

      copy->key = g_strdup (copy->key);
      copy->title = g_strdup (copy->title);
      g_ptr_array_add (self->found, copy);
    }
}

/* Of a question that has been run. */
static GObject *
make (const FwFindingsJob *job)
{
  FwFindings *self = g_object_new (FW_TYPE_FINDINGS, NULL);

  self->about = fw_about_of (job->compiled);
  self->n_options = fw_finding_get_n_steps (job->finding);
  self->n_draws = job->n_draws;
  for (guint c = 0; c < FW_FINDING_MEASURES; c++)
    take_choice (&self->choices[c], job->finding, c);
  return G_OBJECT (self);
}

FwFindingsJob *
fw_findings_job_new (FwPlan *plan, FwCompiled *compiled, guint n_draws, GError **error)
{
  FwFinding *finding;
  FwFindingsJob *self;

  g_return_val_if_fail (FW_IS_PLAN (plan) && compiled != NULL, NULL);

  finding = fw_finding_new (plan, measures, FW_FINDING_MEASURES, error);
  if (finding == NULL)
    return NULL;
  self = g_new0 (FwFindingsJob, 1);
  self->finding = finding;
  self->compiled = fw_compiled_ref (compiled);
  self->n_draws = n_draws > 0 ? n_draws : fw_compiled_get_draws (compiled);
  self->seed = fw_compiled_get_seed (compiled);
  return self;
}

void
fw_findings_job_free (FwFindingsJob *self)
{
  fw_finding_free (self->finding);
  fw_compiled_unref (self->compiled);
  g_free (self);
}

static gboolean
run (FwFindingsJob *job, guint n_threads, const FweHooks *hooks, GError **error)
{
  const guint n = fw_finding_get_n_steps (job->finding);

  for (job->step = 0; job->step < n; job->step++)
    if (!fw_finding_step (job->finding, job->n_draws, job->seed, n_threads, hooks, error))
      return FALSE;
  return TRUE;
}

static bool
stop_cb (void *user_data)
{
  return fw_asking_is_stopped (((FwFindingsJob *)user_data)->asking);
}

static void
progress_cb (double done, void *user_data)
{
  const FwFindingsJob *job = user_data;
  const guint n = fw_finding_get_n_steps (job->finding);
  g_autofree char *which = fw_unit_format (job->step + 1, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: which scenario of how many. */
  g_autofree char *words = g_strdup_printf (_ ("Scenario %s of %s"), which, all);

  fw_asking_progress (job->asking, (job->step + done) / n, words);
}

GObject *
fw_findings_ask (FwAsking *asking, gpointer data, GError **error)
{
  FwFindingsJob *job = data;
  const FweHooks hooks = { .stop = stop_cb, .progress = progress_cb, .user_data = job };

  job->asking = asking;
  return run (job, fw_asking_get_n_threads (asking), &hooks, error) ? make (job) : NULL;
}

GObject *
fw_findings_new_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                       guint n_threads, const FweHooks *hooks, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  g_autoptr (FwFindingsJob) job = NULL;

  if (compiled == NULL)
    return NULL;
  job = fw_findings_job_new (plan, compiled, n_draws, error);
  if (job == NULL)
    return NULL;
  job->seed = seed;
  return run (job, n_threads, hooks, error) ? make (job) : NULL;
}

const FwAbout *
fw_findings_get_about (FwFindings *self)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self), NULL);
  return &self->about;
}

guint
fw_findings_get_n_options (FwFindings *self)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self), 0);
  return self->n_options;
}

gsize
fw_findings_get_n_draws (FwFindings *self)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self), 0);
  return self->n_draws;
}

FweMeasure
fw_findings_get_measure (FwFindings *self, guint which)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self) && which < FW_FINDING_MEASURES, measures[0]);
  return measures[which];
}

const char *
fw_findings_get_best (FwFindings *self, guint which, double *mean)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self) && which < FW_FINDING_MEASURES, NULL);
  *mean = self->choices[which].best_mean;
  return self->choices[which].best;
}

double
fw_findings_get_everything (FwFindings *self, guint which)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self) && which < FW_FINDING_MEASURES, NAN);
  return self->choices[which].everything;
}

double
fw_findings_get_margin (FwFindings *self, guint which)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self) && which < FW_FINDING_MEASURES, NAN);
  return self->choices[which].margin;
}

const FwFound *const *
fw_findings_get_found (FwFindings *self, guint which, guint *n)
{
  g_return_val_if_fail (FW_IS_FINDINGS (self) && which < FW_FINDING_MEASURES && n != NULL, NULL);
  *n = self->choices[which].found->len;
  return (const FwFound *const *)self->choices[which].found->pdata;
}
