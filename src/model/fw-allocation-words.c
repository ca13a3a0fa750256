/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-allocation-private.h"

/* What was found about the use of money, in words. */

/* A worth of next to nothing is said as 0: its figures would be those of the noise. */
#define NOTHING_PERSONS 0.015
#define NOTHING_DOLLARS 500.0
#define LITTLE          0.1  /* of what a dollar of the budget brings on average */
#define NOTHING_OF_ALL  1e-4 /* of the whole value: as well as the best use is found */

/* Sides of a price so far apart are two prices. */
#define APART 0.25

FwAllocateMeasure
fw_allocation_get_measure (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), FW_ALLOCATE_PLACEMENTS);
  return self->measure;
}

double
fw_allocation_get_budget (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NAN);
  return self->budget;
}

double
fw_allocation_get_chance (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NAN);
  return self->chance;
}

gboolean
fw_allocation_get_feasible (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), FALSE);
  return self->feasible;
}

gboolean
fw_allocation_get_kept_before (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), FALSE);
  return self->kept_before;
}

const FwSpending *
fw_allocation_get_before (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);
  return &self->before;
}

const FwSpending *
fw_allocation_get_after (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);
  return &self->after;
}

guint
fw_allocation_get_n_uses (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), 0);
  return self->uses->len;
}

const FwUse *
fw_allocation_get_use (FwAllocation *self, guint index)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self) && index < self->uses->len, NULL);
  return &g_array_index (self->uses, FwUse, index);
}

guint
fw_allocation_get_n_prices (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), 0);
  return self->prices->len;
}

const FwPrice *
fw_allocation_get_price (FwAllocation *self, guint index)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self) && index < self->prices->len, NULL);
  return &g_array_index (self->prices, FwPrice, index);
}

guint
fw_allocation_get_n_budgets (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), 0);
  return self->budgets->len;
}

const FwBudgetPoint *
fw_allocation_get_budget_point (FwAllocation *self, guint index)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self) && index < self->budgets->len, NULL);
  return &g_array_index (self->budgets, FwBudgetPoint, index);
}

FwResult *
fw_allocation_get_result_before (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);
  return self->result_before;
}

FwResult *
fw_allocation_get_result_after (FwAllocation *self)
{
  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);
  return self->result_after;
}

static gboolean
is_changed (FwAllocation *self)
{
  for (guint i = 0; i < self->uses->len; i++)
    if (fw_allocation_get_use (self, i)->to != fw_allocation_get_use (self, i)->from)
      return TRUE;

  return FALSE;
}

static char *
dollars (double value)
{
  return fw_unit_format (value, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
}

static char *
value_text (FwAllocation *self, double value)
{
  return fw_unit_format (value, fw_allocate_measure_unit (self->measure), FW_STYLE_LABEL);
}

FwTry *
fw_allocation_make_try (FwAllocation *self)
{
  g_autofree char *budget = NULL;
  g_autofree char *title = NULL;
  FwTry *what;

  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);

  if (!is_changed (self))
    return NULL;
  budget = fw_unit_format (self->budget, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  /* Translators: name of a scenario: "Best use of $3.2m". */
  title = g_strdup_printf (_ ("Best use of %s"), budget);
  what = fw_try_new (title, NULL);
  for (guint i = 0; i < self->uses->len; i++)
    {
      const FwUse *use = fw_allocation_get_use (self, i);

      if (use->to != use->from)
        fw_try_set (what, use->key, use->to);
    }
  return what;
}

char *
fw_allocation_quarter (FwAllocation *self)
{
  const FwePlan *plan;

  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);

  plan = fw_result_get_engine_plan (self->result_before);
  return fw_unit_format_quarter (
      fw_result_get_start_year (self->result_before),
      fw_result_get_start_quarter (self->result_before),
      (guint)(plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter : plan->n_quarters - 1));
}

static gboolean
keeps_budget (FwAllocation *self)
{
  return self->after.high <= self->budget + 1e-6 * MAX (self->budget, 1.0);
}

/* The floor that most is missing of. */
static char *
cannot_floor (FwAllocation *self, const FwFloor *under)
{
  g_autofree char *best
      = fw_unit_format (self->after.group_shares[under->group], FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *wanted = fw_unit_format (under->share, FW_UNIT_SHARE, FW_STYLE_CELL);
  const char *group = fw_result_get_group_title (self->result_after, under->group);

  if (self->supports || !keeps_budget (self) || !(self->after.net.mean > 0.0))
    /* Translators: a group, the share that was found for it, the share asked for. */
    return g_strdup_printf (
        _ ("No use of the money was found that gives “%s” so large a share of net local "
           "placements: the most that was found is %s and not %s."),
        group, best, wanted);

  /* Translators: a group, the share it can have, the share asked for. */
  return g_strdup_printf (
      _ ("“%s” cannot have so large a share of net local placements: %s at best "
         "and not %s, because seats do not change who applies."),
      group, best, wanted);
}

static char *
cannot (FwAllocation *self)
{
  const FwFloor *worst = NULL;
  double most = 1e-9;
  g_autofree char *budget = dollars (self->budget);
  g_autofree char *high = dollars (self->after.high);

  for (guint k = 0; k < self->floors->len; k++)
    {
      const FwFloor *under = &g_array_index (self->floors, FwFloor, k);
      const double missing = under->share - self->after.group_shares[under->group];

      if (missing > most)
        {
          most = missing;
          worst = under;
        }
    }
  if (worst != NULL)
    return cannot_floor (self, worst);

  if (self->floors->len > 0)
    return g_strdup_printf (_ ("No use of the money was found that keeps to both %s and the share "
                               "asked for: what comes nearest takes %s."),
                            budget, high);

  return g_strdup_printf (_ ("No use of the money keeps to %s: the least that was found takes %s."),
                          budget, high);
}

char *
fw_allocation_sentence (FwAllocation *self)
{
  const char *title = fw_allocate_measure_title (self->measure);
  g_autofree char *quarter = NULL, *value = NULL, *was = NULL, *cost = NULL, *cost_was = NULL;

  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);

  if (!self->feasible)
    return cannot (self);

  quarter = fw_allocation_quarter (self);
  value = value_text (self, self->after.value);
  was = value_text (self, self->before.value);
  cost = dollars (self->after.cost.mean);
  cost_was = dollars (self->before.cost.mean);
  if (!is_changed (self))
    /* Translators: a measure, its value, dollars, a quarter. */
    return g_strdup_printf (_ ("No better use of the money was found than the plan’s own. %s: %s "
                               "for %s by %s."),
                            title, value, cost, quarter);
  if (!self->kept_before)
    /* Translators: a measure, its value, dollars, a quarter; then the plan's value and dollars. */
    return g_strdup_printf (_ ("%s: %s for %s by %s. The plan as it stands, which does not keep to "
                               "what is asked, has %s for %s."),
                            title, value, cost, quarter, was, cost_was);

  if (g_str_equal (value, was))
    /* Translators: a measure, its value, dollars then and now, a quarter. */
    return g_strdup_printf (_ ("%s: %s as in the plan, for %s in place of %s by %s."), title, value,
                            cost, cost_was, quarter);

  /* Translators: a measure, its value then and now, dollars then and now, a quarter. */
  return g_strdup_printf (_ ("%s: %s in place of %s, for %s in place of %s by %s."), title, value,
                          was, cost, cost_was, quarter);
}

double
fw_allocation_nothing (FwAllocateMeasure measure, double value)
{
  const double least
      = fw_allocate_measure_unit (measure) == FW_UNIT_DOLLARS ? NOTHING_DOLLARS : NOTHING_PERSONS;

  return MAX (least, NOTHING_OF_ALL * fabs (value));
}

static gboolean
is_nothing (FwAllocation *self, double worth)
{
  return fabs (worth) < fw_allocation_nothing (self->measure, self->after.value);
}

static char *
worth_text (FwAllocation *self, double worth)
{
  const double said = is_nothing (self, worth) ? 0.0 : worth;
  g_autofree char *persons = NULL;

  if (fw_allocate_measure_unit (self->measure) == FW_UNIT_DOLLARS)
    return dollars (said);

  persons = fw_unit_format (said, FW_UNIT_RATIO, FW_STYLE_TITLE);
  /* Translators: what one more of something is worth: "0.52 placements". */
  return g_strdup_printf (_ ("%s placements"), persons);
}

/* NULL where one less takes about what one more brings. */
static char *
less_sentence (FwAllocation *self, const FwPrice *price)
{
  const double less = is_nothing (self, price->less) ? 0.0 : price->less;
  const double found = is_nothing (self, price->found) ? 0.0 : price->found;
  g_autofree char *worth = NULL;

  if (isnan (less) || fabs (less - found) <= APART * MAX (fabs (less), fabs (found))
      || is_nothing (self, less - found))
    return NULL;

  worth = worth_text (self, fabs (less));
  if (price->dollars > 0.0)
    return g_strdup_printf (
        less < 0.0 ? _ ("As much less brings %s.") : _ ("As much less takes %s."), worth);

  return g_strdup_printf (less < 0.0 ? _ ("One less brings %s.") : _ ("One less takes %s."), worth);
}

static char *
more_sentence (FwAllocation *self, const FwPrice *price)
{
  g_autofree char *predicted = worth_text (self, price->predicted);
  g_autofree char *found = worth_text (self, price->found);
  g_autofree char *money = dollars (price->dollars);

  switch (price->kind)
    {
    case FW_PRICE_BUDGET:
      return g_strdup_printf (_ ("Another %s in the budget is worth %s (run again: %s)."), money,
                              predicted, found);
    case FW_PRICE_FUND:
      /* Translators: dollars, a fund, what they are worth by the program and by a run. */
      return g_strdup_printf (_ ("Another %s a year of “%s” is worth %s (run again: %s)."), money,
                              price->of, predicted, found);
    case FW_PRICE_OPENING:
      return g_strdup_printf (_ ("One more honored opening, %s, is worth %s (run again: %s)."),
                              price->of, predicted, found);
    case FW_PRICE_SEAT:
      return g_strdup_printf (_ ("One more seat a cohort, %s, with the money it takes, is worth %s "
                                 "(run again: %s)."),
                              price->of, predicted, found);
    case FW_PRICE_APPLICANT:
      return g_strdup_printf (_ ("One more applicant a cohort, %s, is worth %s (run again: %s)."),
                              price->of, predicted, found);
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
fw_allocation_price_is_nothing (FwAllocation *self, guint index)
{
  const FwPrice *price = fw_allocation_get_price (self, index);

  g_return_val_if_fail (price != NULL, TRUE);

  return price->kind != FW_PRICE_BUDGET && is_nothing (self, price->predicted)
         && is_nothing (self, price->found)
         && (isnan (price->less) || is_nothing (self, price->less));
}

/* What there might be more of, in few words. */
static char *
price_title (const FwPrice *price)
{
  switch (price->kind)
    {
    case FW_PRICE_FUND:
      return g_strdup_printf (_ ("money of “%s”"), price->of);
    case FW_PRICE_OPENING:
      return g_strdup_printf (_ ("openings, %s"), price->of);
    case FW_PRICE_SEAT:
      return g_strdup_printf (_ ("seats, %s"), price->of);
    case FW_PRICE_APPLICANT:
      return g_strdup_printf (_ ("applicants, %s"), price->of);
    case FW_PRICE_BUDGET:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
fw_allocation_nothing_sentence (FwAllocation *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);

  for (guint i = 0; i < fw_allocation_get_n_prices (self); i++)
    {
      g_autofree char *title = NULL;

      if (!fw_allocation_price_is_nothing (self, i))
        continue;
      title = price_title (fw_allocation_get_price (self, i));
      g_strv_builder_add (builder, title);
    }
  titles = g_strv_builder_end (builder);
  if (titles[0] == NULL)
    return NULL;

  list = g_strjoinv ("; ", titles);
  /* Translators: a list such as "money of “City budget”; seats, Web course". */
  return g_strdup_printf (_ ("More of any of these is worth nothing: %s."), list);
}

char *
fw_allocation_price_sentence (FwAllocation *self, guint index)
{
  const FwPrice *price = fw_allocation_get_price (self, index);
  g_autofree char *more = NULL, *less = NULL;

  g_return_val_if_fail (price != NULL, NULL);

  more = more_sentence (self, price);
  less = less_sentence (self, price);
  /* two sentences, each whole */
  return less != NULL ? g_strdup_printf ("%s %s", more, less) : g_steal_pointer (&more);
}

/* "“Web course” holds no class: its provider takes no fewer than 15 people." */
char *
fw_allocation_class_sentence (FwAllocation *self, guint index)
{
  const FwUse *use = fw_allocation_get_use (self, index);
  g_autofree char *people = NULL;

  g_return_val_if_fail (use != NULL, NULL);

  if (!(use->smallest > 0.0) || use->to > 0.0)
    return NULL;

  people = fw_unit_format (use->smallest, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  /* Translators: the fewest people a class is held for. */
  return g_strdup_printf (_ ("No class is held; the smallest would be of %s."), people);
}

char *
fw_allocation_binding_sentence (FwAllocation *self)
{
  const FwPrice *budget;
  g_autofree char *money = NULL, *worth = NULL;

  g_return_val_if_fail (FW_IS_ALLOCATION (self), NULL);

  if (self->prices->len == 0)
    return fw_result_sentence (self->result_after);

  budget = fw_allocation_get_price (self, 0);
  /* what is left would not buy it */
  if (is_nothing (self, budget->whole) || self->budget - self->after.high >= budget->whole_dollars
      || budget->whole * self->budget < LITTLE * budget->whole_dollars * fabs (self->after.value))
    return fw_result_sentence (self->result_after);

  money = dollars (budget->whole_dollars);
  worth = worth_text (self, budget->whole);
  return g_strdup_printf (_ ("The budget holds it back: another %s is worth %s."), money, worth);
}
