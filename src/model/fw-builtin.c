/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-builtin.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-plan-io.h"
#include "fw-plans-resource.h"

#define PLANS_PATH "/io/github/fairway_planner/Fairway/plans/"

/* In the order of the start page. */
static const FwBuiltin plans[] = {
  { "minneapolis", N_ ("Minneapolis"), N_ ("A boom not shared: three programs and the racial gap"),
    0.476 },
  { "st-louis", N_ ("St. Louis"),
    N_ ("An employer network first; the apprenticeship does the work"), NAN },
  { "new-york", N_ ("New York"), N_ ("Young adults, selected hard: what happens at scale?"), NAN },
  { "delaware", N_ ("Delaware"),
    N_ ("Banks pledge jobs for named skills: does the course teach them?"), NAN },
  { "louisville", N_ ("Louisville"),
    N_ ("Scaling a free evening program; two evaluations disagree"), 0.470 },
  { "miami", N_ ("Miami"), N_ ("Trained people leave: what would keep them?"), 0.503 },
  { "nashville", N_ ("Nashville"), N_ ("A growing economy: start small, test the pledges"), 0.487 },
  { "philadelphia", N_ ("Philadelphia"), N_ ("The poorest big city here: who can afford to train?"),
    0.494 },
};

/**
 * fw_builtin_plans:
 * @n_plans: (out): how many
 *
 * Returns: (array length=n_plans) (transfer none): titles and subtitles untranslated, as their
 * msgids
 */
const FwBuiltin *
fw_builtin_plans (guint *n_plans)
{
  g_return_val_if_fail (n_plans != NULL, NULL);

  *n_plans = G_N_ELEMENTS (plans);
  return plans;
}

FwPlan *
fw_builtin_plan_load (const char *id, GError **error)
{
  const char *ids[G_N_ELEMENTS (plans) + 1] = { NULL };
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    ids[i] = plans[i].id;

  if (!g_strv_contains (ids, id))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                   _ ("There is no plan “%s”; the nearest is “%s”."), id,
                   fw_text_nearest (id, ids));
      return NULL;
    }

  name = g_strconcat (id, FW_PLAN_SUFFIX, NULL);
  path = g_strconcat (PLANS_PATH, name, NULL);
  bytes = g_resource_lookup_data (fw_plans_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  error);
  return bytes != NULL ? fw_plan_new_from_bytes (bytes, name, error) : NULL;
}
