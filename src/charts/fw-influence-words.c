/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-influence-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-money-words.h"

char *
fw_influences_value (const FwInfluencesData *self, double value, FwStyle style)
{
  return fw_unit_format (value, self->unit, style);
}

char *
fw_influence_input (const FwInfluence *influence, double value)
{
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return NULL;

  number = fw_unit_format (value, influence->unit, FW_STYLE_BRIEF);
  if (influence->unit != FW_UNIT_WEEKS && influence->unit != FW_UNIT_QUARTERS
      && influence->unit != FW_UNIT_COHORTS)
    return g_steal_pointer (&number);
  /* Translators: a number, and what it is counted in: "26 weeks". */
  return g_strdup_printf (_ ("%s\u00a0%s"), number, fw_unit_label (influence->unit));
}

char *
fw_influences_runs (const FwInfluencesData *self)
{
  g_autofree char *runs = fw_money_runs (&self->context);
  g_autofree char *n = fw_unit_format (self->n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (self->n_asked, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (!self->is_whole)
    /* Translators: how many runs; how many numbers, of how many; name of the scenario. */
    return g_strdup_printf (_ ("%s runs so far, %s of %s numbers. Plan “%s”"), runs, n, all,
                            self->context.scenario);
  /* Translators: how many, name of the scenario. */
  return g_strdup_printf (_ ("%s runs in all. Plan “%s”"), runs, self->context.scenario);
}

const char *
fw_influences_missing (const FwInfluencesData *self)
{
  if (self->n_asked == 0)
    return _ ("This scenario has no uncertain number.");
  if (self->n == 0)
    return self->is_whole ? _ ("What is asked about is not defined for this scenario.")
                          : _ ("Nothing is known yet: the first runs are on their way.");
  return NULL;
}

gboolean
fw_influences_is_screened (const FwInfluencesData *self, const FwInfluence *influence)
{
  return influence->elementary.star < FW_SCREENED * self->found[0]->elementary.star;
}

guint
fw_influences_n_screened (const FwInfluencesData *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += fw_influences_is_screened (self, self->found[i]);
  return n;
}

static char *
screening_advice (const FwInfluencesData *self)
{
  const guint rest = fw_influences_n_screened (self);
  g_autofree char *n = fw_unit_format (self->n - rest, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (self->n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  /* Translators: how many, of how many. */
  return g_strdup_printf (
      ngettext ("Look after %s of %s numbers; better knowledge of the others would show nowhere.",
                "Look after %s of %s numbers; better knowledge of the others would show nowhere.",
                self->n - rest),
      n, all);
}

static char *
shares_advice (const FwInfluencesData *self)
{
  const FwInfluence *most = self->found[0];

  for (guint i = 1; i < self->n; i++)
    if (self->found[i]->index.first > most->index.first)
      most = self->found[i];
  if (!(most->index.first > self->luck->index.first))
    return g_strdup (_ ("Much of it is luck, which no better number takes away."));
  /* Translators: name of a number. */
  return g_strdup_printf (_ ("If one number could be made sure, it should be “%s”."), most->title);
}

static gboolean
moves (const FwInfluencesData *self, FwSensitivityMethod method)
{
  const FwInfluence *first = self->found[0];

  if (method == FW_SENSITIVITY_TORNADO)
    return first->swing.high.mean != first->swing.low.mean;
  return method == FW_SENSITIVITY_SOBOL || first->elementary.star > 0;
}

static char *
whole_advice (const FwInfluencesData *self, FwSensitivityMethod method)
{
  if (!moves (self, method))
    return g_strdup (_ ("Whatever these numbers are, the outcome stays as it is."));
  if (method == FW_SENSITIVITY_MORRIS)
    return screening_advice (self);
  if (method == FW_SENSITIVITY_SOBOL)
    return shares_advice (self);
  /* Translators: name of a number. */
  return g_strdup_printf (
      _ ("Check the source and the range of “%s” first: more hangs on it than on "
         "any other number asked about."),
      self->found[0]->title);
}

char *
fw_influences_advice (const FwInfluencesData *self, FwSensitivityMethod method)
{
  const char *missing = fw_influences_missing (self);
  g_autofree char *advice = NULL;

  if (missing != NULL)
    return g_strdup (missing);
  if (!self->is_whole && method == FW_SENSITIVITY_TORNADO)
    return g_strdup (_ ("Not every number has been tried yet."));

  advice = whole_advice (self, method);
  /* Translators: a finding that may still change a little. */
  return self->is_whole ? g_steal_pointer (&advice) : g_strdup_printf (_ ("So far: %s"), advice);
}
