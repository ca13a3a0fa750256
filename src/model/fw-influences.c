/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-influences.h"

#include <glib/gi18n.h>
#include <math.h>

#define TELL_EVERY (250 * G_TIME_SPAN_MILLISECOND) /* how often a picture is worth a redraw */

struct _FwInfluences
{
  GObject parent_instance;

  FwAbout about;
  FwSensitivityMethod method;
  FweMeasure measure;
  double base;
  gsize n_run;
  gboolean is_whole;
  guint n_asked;
  GPtrArray *found; /* of FwInfluence, owned */
  FwInfluence *others, *luck;
};

G_DEFINE_FINAL_TYPE (FwInfluences, fw_influences, G_TYPE_OBJECT)

static FwInfluence *
copy (const FwInfluence *influence)
{
  FwInfluence *made = g_memdup2 (influence, sizeof *influence);

  made->key = g_strdup (influence->key);
  made->title = g_strdup (influence->title);
  return made;
}

static void
influence_free (gpointer data)
{
  FwInfluence *influence = data;

  g_free (influence->key);
  g_free (influence->title);
  g_free (influence);
}

static void
fw_influences_finalize (GObject *object)
{
  FwInfluences *self = FW_INFLUENCES (object);

  fw_about_clear (&self->about);
  g_ptr_array_unref (self->found);
  g_clear_pointer (&self->others, influence_free);
  g_clear_pointer (&self->luck, influence_free);
  G_OBJECT_CLASS (fw_influences_parent_class)->finalize (object);
}

static void
fw_influences_class_init (FwInfluencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_influences_finalize;
}

static void
fw_influences_init (FwInfluences *self)
{
  self->found = g_ptr_array_new_with_free_func (influence_free);
}

/**
 * fw_influences_new:
 * @study: in the thread that does its steps
 *
 * Returns: (transfer full): what it has found so far, free of it
 */
FwInfluences *
fw_influences_new (FwSensitivity *study)
{
  FwInfluences *self = g_object_new (FW_TYPE_INFLUENCES, NULL);
  g_autoptr (GPtrArray) influences = NULL;

  g_return_val_if_fail (study != NULL, self);

  influences = fw_sensitivity_get_influences (study);
  self->about = fw_about_of (fw_sensitivity_get_compiled (study));
  self->method = fw_sensitivity_get_method (study);
  self->measure = fw_sensitivity_get_measure (study);
  self->base = fw_sensitivity_get_base (study)->mean;
  self->n_run = fw_sensitivity_get_n_run (study);
  self->is_whole = fw_sensitivity_get_n_done (study) == fw_sensitivity_get_n_steps (study);
  self->n_asked = influences->len;
  for (guint i = 0; i < influences->len; i++)
    if (isfinite (fw_sensitivity_size (study, influences->pdata[i])))
      g_ptr_array_add (self->found, copy (influences->pdata[i]));
  self->others = copy (fw_sensitivity_get_others (study));
  self->luck = copy (fw_sensitivity_get_luck (study));
  return self;
}

/* One study while it runs. */
typedef struct
{
  FwSensitivity *study;
  FwAsking *asking;
  gint64 told_at;
} Work;

static bool
stop_cb (void *user_data)
{
  return fw_asking_is_stopped (((Work *)user_data)->asking);
}

static void
progress_cb (double done, void *user_data)
{
  const Work *work = user_data;
  const guint n = fw_sensitivity_get_n_steps (work->study);
  const guint step = fw_sensitivity_get_n_done (work->study);
  g_autofree char *which = fw_unit_format (step + 1, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: which step of how many. */
  g_autofree char *words = g_strdup_printf (_ ("Step %s of %s"), which, all);

  fw_asking_progress (work->asking, (step + done) / n, words);
}

static void
tell (Work *work)
{
  const gint64 now = g_get_monotonic_time ();

  if (work->told_at != 0 && now - work->told_at < TELL_EVERY)
    return;
  work->told_at = now;
  fw_asking_tell (work->asking, G_OBJECT (fw_influences_new (work->study)));
}

GObject *
fw_influences_ask (FwAsking *asking, gpointer job, GError **error)
{
  Work work = { .study = job, .asking = asking };
  const FweHooks hooks = { .stop = stop_cb, .progress = progress_cb, .user_data = &work };
  const guint n = fw_sensitivity_get_n_steps (work.study);

  for (guint step = 0; step < n; step++)
    {
      if (!fw_sensitivity_step (work.study, fw_asking_get_n_threads (asking), &hooks, error))
        return NULL;
      if (step + 1 < n)
        tell (&work);
    }
  return G_OBJECT (fw_influences_new (work.study));
}

#define ENOUGH 1000 /* runs at each end of a bar */

/* Few draws for a quick picture: of a tornado as many, of the others in proportion. */
static FwSensitivitySettings
settings_for (FwSensitivityMethod method, guint n_draws)
{
  FwSensitivitySettings settings
      = { .method = method, .measure = FWE_M_NET_LOCAL_PLACEMENTS, .draws = 0 };

  if (n_draws == 0)
    return settings;
  if (method == FW_SENSITIVITY_TORNADO)
    settings.draws = MIN (n_draws, ENOUGH);
  else if (method == FW_SENSITIVITY_MORRIS)
    settings.draws = CLAMP (n_draws / 64, 4, 32);
  else
    {
      settings.draws = 32;
      while (settings.draws < 1024 && 4 * settings.draws < n_draws)
        settings.draws *= 2;
    }
  return settings;
}

GObject *
fw_influences_new_usual (FwSensitivityMethod method, FwPlan *plan, FwScenario *scenario,
                         guint n_draws, guint64 seed, guint n_threads, const FweHooks *hooks,
                         GError **error)
{
  const FwSensitivitySettings settings = settings_for (method, n_draws);
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  g_autoptr (FwCompiled) few = NULL;
  g_autoptr (FwSensitivity) study = NULL;

  if (compiled == NULL)
    return NULL;
  few = fw_compiled_with_draws (compiled, n_draws > 0 ? n_draws : fw_compiled_get_draws (compiled),
                                seed);
  study = fw_sensitivity_new (plan, few, &settings, error);
  if (study == NULL)
    return NULL;
  while (fw_sensitivity_get_n_done (study) < fw_sensitivity_get_n_steps (study))
    if (!fw_sensitivity_step (study, n_threads, hooks, error))
      return NULL;
  return G_OBJECT (fw_influences_new (study));
}

const FwAbout *
fw_influences_get_about (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), NULL);
  return &self->about;
}

FwSensitivityMethod
fw_influences_get_method (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), FW_SENSITIVITY_TORNADO);
  return self->method;
}

FweMeasure
fw_influences_get_measure (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), FWE_M_NET_LOCAL_PLACEMENTS);
  return self->measure;
}

double
fw_influences_get_base (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), NAN);
  return self->base;
}

gsize
fw_influences_get_n_run (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), 0);
  return self->n_run;
}

gboolean
fw_influences_is_whole (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), FALSE);
  return self->is_whole;
}

guint
fw_influences_get_n_asked (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), 0);
  return self->n_asked;
}

const FwInfluence *const *
fw_influences_get_found (FwInfluences *self, guint *n)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self) && n != NULL, NULL);
  *n = self->found->len;
  return (const FwInfluence *const *)self->found->pdata;
}

const FwInfluence *
fw_influences_get_others (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), NULL);
  return self->others;
}

const FwInfluence *
fw_influences_get_luck (FwInfluences *self)
{
  g_return_val_if_fail (FW_IS_INFLUENCES (self), NULL);
  return self->luck;
}
