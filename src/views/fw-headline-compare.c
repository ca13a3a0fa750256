/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-headline-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NONE 0.5 /* persons: a difference that reads as none */
#define MOST 0.9 /* of runs */

/* What the paired differences come to. */
typedef struct
{
  guint n_plans;  /* with a program */
  guint n_paired; /* of them measured against the reference */
  gboolean surely, likely;
  guint best; /* row that surely adds most; or, where none surely does, the likeliest to add */
  guint next; /* row that surely adds, too, and less; equal to best where there is none */
  guint n_nothing, nothing; /* rows that add nothing in the middle run; one of them */
  FwPaired of_best;
} Found;

static gboolean
is_plan (FwComparison *comparison, guint index)
{
  return !fw_result_is_no_program (fw_comparison_get_result (comparison, index));
}

static const char *
title_of (FwComparison *comparison, guint index)
{
  return fw_result_get_scenario_title (fw_comparison_get_result (comparison, index));
}

/* A difference that 9 runs in 10 have more than, and that reads as one person or more. */
static gboolean
surely_more (const FwPaired *paired)
{
  return paired->difference.p10 > 0.0 && paired->difference.p50 >= NONE;
}

static void
take (Found *found, guint index, const FwPaired *paired)
{
  const double middle = paired->difference.p50;
  const gboolean surely = surely_more (paired), likely = middle >= NONE;

  if (fabs (middle) < NONE)
    {
      found->n_nothing++;
      found->nothing = index;
    }
  if (surely > found->surely || (likely > found->likely && !found->surely)
      || (surely == found->surely && likely && middle > found->of_best.difference.p50))
    {
      found->next = surely && found->surely ? found->best : index;
      found->best = index;
      found->of_best = *paired;
    }
  else if (surely && found->next == found->best)
    found->next = index;
  found->surely |= surely;
  found->likely |= likely;
}

static Found
look (FwComparison *comparison)
{
  const FweMeasure measure = fw_comparison_get_measure (comparison);
  Found found = { .of_best.difference.p50 = -INFINITY };

  for (guint i = 0; i < fw_comparison_get_n (comparison); i++)
    {
      FwPaired paired;

      if (!is_plan (comparison, i))
        continue;
      found.n_plans++;
      if (!fw_comparison_get_paired (comparison, i, measure, &paired)
          || !isfinite (paired.difference.p10) || !isfinite (paired.difference.p90))
        continue;
      found.n_paired++;
      take (&found, i, &paired);
    }
  return found;
}

/* What the number before it counts; a number that is written "1" counts one. */
static const char *
measure_words (FwComparison *comparison, double number)
{
  const gulong n = fabs (number - 1) < 0.05 ? 1 : 2;

  switch (fw_comparison_get_measure (comparison))
    {
    case FWE_M_GROSS_PLACEMENTS:
      return ngettext ("placement", "placements", n);
    case FWE_M_COMPLETED:
      return ngettext ("person who finishes", "people who finish", n);
    default:
      return ngettext ("net local placement", "net local placements", n);
    }
}

/* In 9 runs of 10 one has more than the other. */
static gboolean
does_more (FwComparison *comparison, guint index, guint other)
{
  const FweMeasure measure = fw_comparison_get_measure (comparison);
  const FweResult *a = fw_result_get_engine (fw_comparison_get_result (comparison, index));
  const FweResult *b = fw_result_get_engine (fw_comparison_get_result (comparison, other));
  gsize more = 0;

  for (gsize i = 0; i < a->n_draws; i++)
    more += a->draws[measure][i] > b->draws[measure][i];
  return more >= MOST * (double)a->n_draws;
}

static char *
best_finding (FwComparison *comparison, const Found *found)
{
  const char *reference = title_of (comparison, fw_comparison_get_reference (comparison));
  g_autofree char *more
      = fw_unit_format (found->of_best.difference.p50, FW_UNIT_PERSONS, FW_STYLE_TITLE);

  if (found->surely && found->next != found->best
      && does_more (comparison, found->best, found->next))
    /* Translators: two scenarios: "“More pledges” does more than “More seats”". */
    return g_strdup_printf (_ ("“%s” does more than “%s”"), title_of (comparison, found->best),
                            title_of (comparison, found->next));
  if (found->surely)
    /* Translators: scenario, number, "net local placements". */
    return g_strdup_printf (_ ("“%s” adds about\u00a0%s %s"), title_of (comparison, found->best),
                            more, measure_words (comparison, found->of_best.difference.p50));
  if (found->likely)
    return g_strdup_printf (_ ("“%s” may do more than “%s”, but not surely"),
                            title_of (comparison, found->best), reference);
  return g_strdup_printf (_ ("No other scenario does more than “%s”"), reference);
}

char *
fw_headline_compare_finding (FwComparison *comparison)
{
  Found found;

  if (comparison == NULL)
    return g_strdup (_ ("The scenarios are not compared yet"));

  found = look (comparison);
  if (found.n_plans == 0)
    return g_strdup (_ ("There is no plan to compare"));
  if (found.n_paired == 0)
    return g_strdup (_ ("One scenario has nothing to be compared with"));
  return best_finding (comparison, &found);
}

/* "“A” adds nothing in the middle run.", or of how many that holds; NULL of none. */
static char *
nothing_words (FwComparison *comparison, const Found *found)
{
  g_autofree char *number = fw_unit_format (found->n_nothing, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (found->n_nothing == 0)
    return NULL;
  if (found->n_nothing == 1)
    return g_strdup_printf (_ ("“%s” adds nothing in the middle run."),
                            title_of (comparison, found->nothing));
  return g_strdup_printf (ngettext ("%s scenario adds nothing in the middle run.",
                                    "%s scenarios add nothing in the middle run.",
                                    found->n_nothing),
                          number);
}

char *
fw_headline_compare_line (FwComparison *comparison)
{
  g_autofree char *range = NULL, *chance = NULL, *nothing = NULL, *best = NULL;
  Found found;

  if (comparison == NULL)
    return NULL;

  found = look (comparison);
  if (found.n_paired == 0)
    return g_strdup (_ ("Add a scenario, change something in it, and see what that does."));

  nothing = nothing_words (comparison, &found);
  if (!found.likely)
    return g_steal_pointer (&nothing);

  range = fw_unit_format_range (found.of_best.difference.p10, found.of_best.difference.p90,
                                FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  chance = fw_unit_format_chance (found.of_best.chance);
  /* Translators: scenario, reference, range "+3 to +27", "97 runs in 100". */
  best = g_strdup_printf (
      _ ("“%s” against “%s”: %s in 8 runs of 10, better in %s."), title_of (comparison, found.best),
      title_of (comparison, fw_comparison_get_reference (comparison)), range, chance);
  if (nothing == NULL)
    return g_steal_pointer (&best);
  return g_strjoin (" ", best, nothing, NULL);
}
