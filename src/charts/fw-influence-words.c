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
