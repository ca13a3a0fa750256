/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-backcast.h"

#include <math.h>

#include "fw-result.h"

#define QUEUE    0.05 /* of completers who wait: from here on openings are what lacks */
#define SOMEBODY 0.5

/* Where the stages are counted in every draw; outreach and seats are not. */
static const FweMeasure measures[FW_N_BACKCAST] = {
  [FW_BACKCAST_OUTREACH] = FWE_M_APPLICANTS,
  [FW_BACKCAST_APPLICANTS] = FWE_M_APPLICANTS,
  [FW_BACKCAST_SEATS] = FWE_M_ENROLLED,
  [FW_BACKCAST_COMPLETED] = FWE_M_COMPLETED,
  [FW_BACKCAST_OPENINGS] = FWE_M_OPENINGS,
  [FW_BACKCAST_PLACED] = FWE_M_GROSS_PLACEMENTS,
  [FW_BACKCAST_NET_LOCAL] = FWE_M_NET_LOCAL_PLACEMENTS,
};

FwBackcastStage
fw_backcast_end (FweMeasure measure)
{
  for (FwBackcastStage stage = FW_BACKCAST_APPLICANTS; stage < FW_N_BACKCAST; stage++)
    if (measures[stage] == measure)
      return stage;

  return FW_N_BACKCAST;
}

/* People reached for one applicant, on average. */
static double
reached_for_one (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  double reached = 0, applied = 0;

  for (gsize g = 0; g < engine->n_groups; g++)
    {
      reached += engine->groups[FWE_G_REACHED][g].mean;
      applied += engine->groups[FWE_G_APPLICANTS][g].mean;
    }
  return reached / applied;
}

/* Of all cohorts that start by the quarter of counts. */
static double
seats_of (FwResult *result)
{
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const FweGoal goal = fw_result_get_goal (result);
  const double weeks = 13.0
                       * (goal.measure == FWE_GOAL_NONE ? fw_result_get_n_quarters (result)
                                                        : (double)goal.quarter + 1);
  double seats = 0;

  for (gsize p = 0; p < plan->n_programs; p++)
    for (gsize c = 0; c < plan->programs[p].n_cohorts; c++)
      if (plan->programs[p].first_week + (double)c * plan->programs[p].weeks_between < weeks)
        seats += plan->programs[p].seats;
  return seats;
}

/* Openings for one placement: where people queue many may fit none of them, unless it is that they
 * have not found a job yet. */
static double
openings_for_one (FwResult *result, gsize i)
{
  const FweResult *now = fw_result_get_engine (result);
  const double waiting = now->draws[FWE_M_WAITING][i];
  const double placed = now->draws[FWE_M_GROSS_PLACEMENTS][i];

  if (fw_result_has_search (result) && now->constraint.limit != FWE_LIMIT_OPENINGS)
    return 1;
  if (waiting < SOMEBODY || waiting < QUEUE * now->draws[FWE_M_COMPLETED][i])
    return 1;

  return fmax (now->draws[FWE_M_OPENINGS][i] / placed, 1);
}

/* People at a stage for one who gets to the end. */
static double
for_one (FwResult *now, FwResult *free, FwBackcastStage stage, FweMeasure end, double reached,
         gsize i)
{
  const FweResult *engine = fw_result_get_engine (free);
  const double last = engine->draws[end][i];

  if (stage == FW_BACKCAST_OPENINGS)
    return engine->draws[FWE_M_GROSS_PLACEMENTS][i] / last * openings_for_one (now, i);

  return engine->draws[measures[stage]][i] / last * (stage == FW_BACKCAST_OUTREACH ? reached : 1);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The least that is at least as much as in this share of the draws; ones without a number are more
 * than any. */
static double
enough_in (double *draws, gsize n, double chance)
{
  const gsize at = (gsize)ceil (chance * (double)n);

  for (gsize i = 0; i < n; i++)
    if (isnan (draws[i]))
      draws[i] = INFINITY;
  qsort (draws, n, sizeof *draws, compare);
  return draws[CLAMP (at, 1, n) - 1];
}

static FweSummary
certain (double value, gsize n)
{
  return (FweSummary){
    .mean = value, .p10 = value, .p25 = value, .p50 = value, .p75 = value, .p90 = value, .n = n
  };
}

static FweSummary
scaled (const FweSummary *summary, double by)
{
  FweSummary out = *summary;

  out.mean *= by;
  out.p10 *= by;
  out.p25 *= by;
  out.p50 *= by;
  out.p75 *= by;
  out.p90 *= by;
  return out;
}

static FweSummary
has (FwResult *now, FwBackcastStage stage)
{
  const FweSummary *counted = fw_result_get_measure (now, measures[stage]);
  const double reached = reached_for_one (now);

  if (stage == FW_BACKCAST_SEATS)
    return certain (seats_of (now), fw_result_get_n_draws (now));
  if (stage == FW_BACKCAST_OUTREACH)
    return scaled (counted, isfinite (reached) ? reached : 0);

  return *counted;
}

/* Of what can be had more of: it has the smallest part of what would be enough. */
static void
find_narrowest (FwBackcast *self)
{
  static const FwBackcastStage set[]
      = { FW_BACKCAST_OPENINGS, FW_BACKCAST_SEATS, FW_BACKCAST_APPLICANTS };
  double least = INFINITY;

  self->narrowest = FW_BACKCAST_APPLICANTS;
  for (guint i = 0; i < G_N_ELEMENTS (set); i++)
    {
      const FwBackcastStage stage = set[i];
      const double part = self->has[stage].p50 / self->enough[stage];

      if (stage < self->n && part < least)
        {
          least = part;
          self->narrowest = stage;
        }
    }
  self->is_short = least < 1;
}

FwBackcast
fw_backcast (FwResult *now, FwResult *free, FweMeasure measure, double value, double chance)
{
  const FwBackcastStage end = fw_backcast_end (measure);
  const gsize n = fw_result_get_n_draws (now);
  FwBackcast self = { .n = end < FW_N_BACKCAST ? end + 1u : 0 };
  g_autofree double *draws = g_new (double, n);
  g_autofree double *scratch = g_new (double, n);
  double reached;

  if (self.n == 0 || !(value > 0))
    return (FwBackcast){ 0 };

  reached = reached_for_one (free);
  for (FwBackcastStage stage = 0; stage < self.n; stage++)
    {
      for (gsize i = 0; i < n; i++)
        draws[i] = value * for_one (now, free, stage, measure, reached, i);
      fwe_stats_summarise (draws, n, scratch, &self.need[stage]);
      self.enough[stage] = enough_in (draws, n, chance);
      self.has[stage] = has (now, stage);
      if (!isfinite (self.enough[stage]))
        return (FwBackcast){ 0 };
    }
  find_narrowest (&self);
  return self;
}
