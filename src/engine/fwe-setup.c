/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-setup.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-lane.h"
#include "fwe-money.h"
#include "fwe-prior.h"
#include "fwe-result.h"

/* TechHire trial: 37 % of the control group worked in such a job, 46 % of the program group. */
#define TECHHIRE_DEADWEIGHT (37.0 / 46.0)

/* Weeks are entered by people; a week that is a rounding error late is not late. */
#define WEEK_EPSILON 1e-9

/* Quarters from the last exit to the reading year of incomes (model.md, "From persons to
 * households"). */
#define READING_DELAY 8

/* Cohorts of all programs; a plan of ten years has some hundred. */
#define MAX_COHORTS 4096

/* Random numbers and results of one run [bytes]. */
#define MAX_BYTES ((size_t)900 << 20)

enum
{
  STAGE_ELIGIBLE = 1,
  STAGE_COMPLETION,
  STAGE_OPENINGS,
};

/**
 * fwe_quarter_of_start:
 * @week: weeks since the plan's start, >= 0
 *
 * Returns: the quarter in which that week begins
 */
size_t
fwe_quarter_of_start (double week)
{
  return (size_t)floor ((week + WEEK_EPSILON) / FWE_QUARTER_WEEKS);
}

/**
 * fwe_quarter_of_end:
 * @week: weeks since the plan's start, over 0
 *
 * Returns: the quarter that contains the moment just before; the end of a quarter's last week is in
 * it
 */
size_t
fwe_quarter_of_end (double week)
{
  const double quarter = -floor (-(week - WEEK_EPSILON) / FWE_QUARTER_WEEKS) - 1;

  return quarter > 0 ? (size_t)quarter : 0;
}

/* Stream of one stage's luck. It hangs on the id of the program's or employer's own quantity, never
 * on its place in the plan, so another program disturbs nobody. The mixer is that of SplitMix64. */
static uint64_t
luck_id (uint64_t owner, uint64_t stage, uint64_t cohort, uint64_t group)
{
  uint64_t x = owner ^ (stage << 56) ^ (cohort << 24) ^ (group << 8);

  x = (x ^ (x >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static bool
make_luck (FweDraws *draws, uint64_t id, const float **out)
{
  if (!fwe_draws_prepare_luck (draws, id))
    return false;

  *out = fwe_draws_luck (draws, id);
  return true;
}

static double
course_weeks (const FwePlan *plan, const FweProgram *program)
{
  double weeks = program->weeks + program->skill_weeks;

  for (size_t s = 0; s < plan->n_supports; s++)
    if (program->supports[s])
      weeks *= 1 + plan->supports[s].level * (plan->supports[s].weeks_factor - 1);

  return weeks;
}

static void
fill_group_share (const FwePlan *plan, const FweProgram *program, double *share)
{
  double own = 0, common = 0;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      own += program->group_share[g];
      common += plan->groups[g].applicant_share;
    }
  for (size_t g = 0; g < plan->n_groups; g++)
    share[g] = own > 0 ? program->group_share[g] / own : plan->groups[g].applicant_share / common;
}

/**
 * fwe_setup_names:
 * @program: a program
 * @employer: a hiring line it has a partnership with
 *
 * Returns: whether that is a commitment for the program's occupation; one of no openings is none
 */
bool
fwe_setup_names (const FweProgram *program, const FweEmployer *employer)
{
  return employer->pledged && employer->openings.middle > 0
         && employer->occupation == program->occupation;
}

static bool
set_up_program (FweSetup *self, FweDraws *draws, size_t p, FweFault *fault)
{
  const FweProgram *program = &self->plan->programs[p];
  FweProgramSetup *out = &self->programs[p];
  const bool made = fwe_sampler_init (&out->applicants, draws, &program->applicants)
                    && fwe_sampler_init (&out->apply, draws, &program->apply)
                    && fwe_sampler_init (&out->eligible, draws, &program->eligible)
                    && fwe_sampler_init (&out->completion, draws, &program->completion)
                    && fwe_sampler_init (&out->seat_cost, draws, &program->seat_cost)
                    && fwe_sampler_init (&out->price_shift, draws, &program->price_shift)
                    && fwe_sampler_init (&out->job_pay, draws, &program->job_pay)
                    && fwe_sampler_init (&out->raise, draws, &program->raise)
                    && fwe_sampler_init (&out->screening_cost, draws, &program->screening_cost);

  if (!made)
    {
      *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
      return false;
    }

  fill_group_share (self->plan, program, out->group_share);
  out->weeks = course_weeks (self->plan, program);
  out->marks = fwe_prior_marks (self->plan, p);
  if (self->plan->assumptions.counting == FWE_COUNTING_RAW)
    return true;

  return fwe_prior_fit (self->plan, out->marks, &out->effect_mean, &out->effect_sd, fault);
}

static bool
set_up_support (FweSupportSetup *out, FweDraws *draws, const FweSupport *support)
{
  return fwe_sampler_init (&out->applicants, draws, &support->applicants)
         && fwe_sampler_init (&out->eligible, draws, &support->eligible)
         && fwe_sampler_init (&out->completion, draws, &support->completion)
         && fwe_sampler_init (&out->cost, draws, &support->cost);
}

static bool
set_up_employer (FweEmployerSetup *out, FweDraws *draws, const FweEmployer *employer)
{
  out->n_quarters = (double)(employer->to - employer->from + 1);
  return fwe_sampler_init (&out->openings, draws, &employer->openings)
         && fwe_sampler_init (&out->honoured, draws, &employer->honoured)
         && fwe_sampler_init (&out->degree, draws, &employer->degree)
         && fwe_sampler_init (&out->realised, draws, &employer->realised)
         && fwe_sampler_init (&out->pay, draws, &employer->pay)
         && make_luck (draws, luck_id (employer->openings.id, STAGE_OPENINGS, 0, 0), &out->luck);
}

static bool
set_up_assumptions (FweSetup *self, FweDraws *draws)
{
  const FweAssumptions *from = &self->plan->assumptions;
  FweAssumptionSetup *out = &self->assumptions;
  FweQuantity deadweight = from->deadweight;
  const FweQuantity normal = {
    .id = fwe_quantity_id (FWE_EFFECT_KEY), .kind = FWE_DIST_NORMAL, .p10 = -FWE_Z90, .p90 = FWE_Z90
  };

  /* A trial that published it replaces the assumption; the spread on the logit stays. */
  if (from->evidence == FWE_EVIDENCE_TECHHIRE)
    deadweight.middle = TECHHIRE_DEADWEIGHT;

  return fwe_sampler_init (&self->effect, draws, &normal)
         && fwe_sampler_init (&out->drift, draws, &from->drift)
         && fwe_sampler_init (&out->job_finding, draws, &from->job_finding)
         && fwe_sampler_init (&out->leakage, draws, &from->leakage)
         && fwe_sampler_init (&out->retention_q2, draws, &from->retention_q2)
         && fwe_sampler_init (&out->retention_q4, draws, &from->retention_q4)
         && fwe_sampler_init (&out->in_movers, draws, &from->in_movers)
         && fwe_sampler_init (&out->deadweight, draws, &deadweight)
         && fwe_sampler_init (&out->displacement, draws, &from->displacement)
         && fwe_sampler_init (&out->training_dip, draws, &from->training_dip)
         && fwe_sampler_init (&out->rise, draws, &from->rise)
         && fwe_sampler_init (&out->fade, draws, &from->fade)
         && fwe_sampler_init (&out->fade_from, draws, &from->fade_from)
         && fwe_sampler_init (&out->jobless, draws, &self->plan->jobless_share);
}

/* New streams take time: ten thousand draws of a thousand streams a few tenths of a second. */
static bool
should_stop (const FweHooks *hooks, FweFault *fault)
{
  if (hooks == NULL || hooks->stop == NULL || !hooks->stop (hooks->user_data))
    return false;

  *fault = (FweFault){ .code = FWE_FAULT_STOPPED };
  return true;
}

static bool
set_up_group (FweGroupSetup *out, FweDraws *draws, const FweGroup *group)
{
  return fwe_sampler_init (&out->completion_gap, draws, &group->completion_gap)
         && fwe_sampler_init (&out->earnings, draws, &group->earnings);
}

static bool
set_up_samplers (FweSetup *self, FweDraws *draws, const FweHooks *hooks, FweFault *fault)
{
  const FwePlan *plan = self->plan;
  bool made = set_up_assumptions (self, draws);

  for (size_t s = 0; made && s < plan->n_supports; s++)
    made = set_up_support (&self->supports[s], draws, &plan->supports[s]);
  for (size_t g = 0; made && g < plan->n_groups; g++)
    made = set_up_group (&self->groups[g], draws, &plan->groups[g]);
  for (size_t e = 0; made && e < plan->n_employers; e++)
    {
      if (should_stop (hooks, fault))
        return false;
      made = set_up_employer (&self->employers[e], draws, &plan->employers[e]);
    }
  if (!made)
    {
      *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
      return false;
    }

  for (size_t p = 0; p < plan->n_programs; p++)
    if (should_stop (hooks, fault) || !set_up_program (self, draws, p, fault))
      return false;

  return true;
}

/* Cohorts of a program that start before the horizon. */
static size_t
count_cohorts (const FwePlan *plan, const FweProgram *program)
{
  size_t n = 0;

  while (n < program->n_cohorts
         && fwe_quarter_of_start (program->first_week + (double)n * program->weeks_between)
                < plan->n_quarters)
    n++;

  return n;
}

/* Puts a cohort among those that are there, by start, and behind those of earlier programs. */
static void
insert_cohort (FweSetup *self, const FweCohort *cohort)
{
  size_t at = self->n_cohorts++;

  while (at > 0 && self->cohorts[at - 1].start_week > cohort->start_week)
    {
      self->cohorts[at] = self->cohorts[at - 1];
      at--;
    }
  self->cohorts[at] = *cohort;
}

static bool
set_up_cohort (FweSetup *self, FweDraws *draws, size_t p, size_t c, const float **luck)
{
  const FweProgram *program = &self->plan->programs[p];
  const size_t n_groups = self->plan->n_groups;
  const double start = program->first_week + (double)c * program->weeks_between;
  const double end = start + self->programs[p].weeks;
  const FweCohort cohort = { .program = p,
                             .number = c,
                             .start = fwe_quarter_of_start (start),
                             .end = fwe_quarter_of_end (end),
                             .start_week = start,
                             .end_week = end,
                             .luck_eligible = luck,
                             .luck_completion = luck + n_groups };

  for (size_t g = 0; g < n_groups; g++)
    if (!make_luck (draws, luck_id (program->completion.id, STAGE_ELIGIBLE, c, g), &luck[g])
        || !make_luck (draws, luck_id (program->completion.id, STAGE_COMPLETION, c, g),
                       &luck[n_groups + g]))
      return false;

  insert_cohort (self, &cohort);
  return true;
}

static bool
set_up_cohorts (FweSetup *self, FweDraws *draws, const FweHooks *hooks, FweFault *fault)
{
  const float **luck = self->luck;

  for (size_t p = 0; p < self->plan->n_programs; p++)
    {
      const size_t n = count_cohorts (self->plan, &self->plan->programs[p]);

      for (size_t c = 0; c < n; c++, luck += 2 * self->plan->n_groups)
        {
          if (should_stop (hooks, fault))
            return false;
          *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
          if (!set_up_cohort (self, draws, p, c, luck))
            return false;
        }
    }

  return true;
}

static uint64_t
bit (size_t p)
{
  return UINT64_C (1) << p;
}

/* What the programs teach of what an employer asks, -1 for those that have no partnership with it.
 */
static void
read_coverage (const FwePlan *plan, size_t e, double *coverage, double *least)
{
  *least = 1;
  for (size_t p = 0; p < plan->n_programs; p++)
    coverage[p] = -1;
  for (size_t k = 0; k < plan->n_links; k++)
    {
      const FweLink *link = &plan->links[k];

      if (link->employer != e
          || plan->programs[link->program].occupation != plan->employers[e].occupation)
        continue;
      coverage[link->program] = fwe_max (coverage[link->program], link->coverage);
      *least = fwe_min (*least, link->coverage);
    }
}

/**
 * fwe_setup_is_pair:
 * @plan: a plan
 * @e: a hiring line
 * @p: a program
 *
 * Returns: whether completers of the program can be hired in that line at all
 */
bool
fwe_setup_is_pair (const FwePlan *plan, size_t e, size_t p)
{
  return !plan->programs[p].incumbent
         && plan->programs[p].occupation == plan->employers[e].occupation;
}

/* What a program teaches of what an employer asks; 0 when it cannot be hired there at all. A
 * program without a partnership is taken to teach no more than the least of the employer's
 * partners; where it has none, its occupation is enough. */
static double
teaches (const FwePlan *plan, size_t e, size_t p, const double *coverage, double least)
{
  if (!fwe_setup_is_pair (plan, e, p))
    return 0;

  return coverage[p] >= 0 ? coverage[p] : least;
}

/* Appends the tiers of one employer, the most demanding first. */
static void
add_tiers (FweSetup *self, size_t e)
{
  const FwePlan *plan = self->plan;
  double coverage[FWE_MAX_PROGRAMS];
  double least, above = 1;

  read_coverage (plan, e, coverage, &least);
  self->employers[e].first_tier = self->n_tiers;
  while (above > 0)
    {
      FweTier tier = { .employer = e };
      double next = 0;

      for (size_t p = 0; p < plan->n_programs; p++)
        {
          const double share = teaches (plan, e, p, coverage, least);

          if (share < above)
            {
              next = fwe_max (next, share);
              continue;
            }
          tier.common |= bit (p);
          tier.partners |= coverage[p] >= 0 ? bit (p) : 0;
        }

      tier.share = above - next;
      self->tiers[self->n_tiers++] = tier;
      above = next;
    }
  self->employers[e].n_tiers = self->n_tiers - self->employers[e].first_tier;
}

static void
set_up_tiers (FweSetup *self, size_t *order)
{
  const FwePlan *plan = self->plan;

  for (size_t e = 0; e < plan->n_employers; e++)
    {
      size_t at = e;

      while (at > 0 && plan->employers[order[at - 1]].pay.middle < plan->employers[e].pay.middle)
        {
          order[at] = order[at - 1];
          at--;
        }
      order[at] = e;
    }
  for (size_t k = 0; k < plan->n_employers; k++)
    add_tiers (self, order[k]);

  for (size_t k = 0; k < plan->n_links; k++)
    for (size_t q = plan->links[k].from; q <= plan->links[k].to && q < plan->n_quarters; q++)
      self->links_hold[q * plan->n_employers + plan->links[k].employer]
          |= bit (plan->links[k].program);
}

static void
set_up_readings (FweSetup *self)
{
  const FwePlan *plan = self->plan;
  const size_t length = plan->n_quarters < 4 ? plan->n_quarters : 4;
  size_t last_exit = 0;

  for (size_t c = 0; c < self->n_cohorts; c++)
    if (self->cohorts[c].end > last_exit)
      last_exit = self->cohorts[c].end;

  self->count_quarter
      = plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter : plan->n_quarters - 1;
  self->reading_length = length;
  self->reading_shortened
      = self->n_cohorts > 0 && last_exit + READING_DELAY + length > plan->n_quarters;
  self->reading_quarter = plan->n_quarters - length;
  if (self->n_cohorts > 0 && !self->reading_shortened)
    self->reading_quarter = last_exit + READING_DELAY;

  self->has_pay = plan->assumptions.counting == FWE_COUNTING_RAW;
  for (size_t p = 0; p < plan->n_programs; p++)
    self->has_pay = self->has_pay || plan->programs[p].incumbent;

  for (size_t q = 0; q < plan->n_quarters; q++)
    self->discount[q] = fwe_money_factor (plan->assumptions.discount_rate, (double)(q + 1) / 4);
}

/* Cohorts of all programs that start before the horizon. */
static size_t
count_all_cohorts (const FwePlan *plan)
{
  size_t n = 0;

  for (size_t p = 0; p < plan->n_programs; p++)
    n += count_cohorts (plan, &plan->programs[p]);

  return n;
}

static size_t
count_pairs (const FwePlan *plan)
{
  size_t n = 0;

  for (size_t e = 0; e < plan->n_employers; e++)
    for (size_t p = 0; p < plan->n_programs; p++)
      n += fwe_setup_is_pair (plan, e, p);

  return n;
}

static void
set_up_pairs (FweSetup *self)
{
  const FwePlan *plan = self->plan;

  for (size_t e = 0; e < plan->n_employers; e++)
    for (size_t p = 0; p < plan->n_programs; p++)
      if (fwe_setup_is_pair (plan, e, p))
        self->pairs[e * plan->n_programs + p] = self->n_pairs++;
}

/* Refuses before the machine starts to swap. Counted from above: as if every number were uncertain.
 */
static bool
fits (const FwePlan *plan, size_t n_draws, FweFault *fault)
{
  const size_t n_cohorts = count_all_cohorts (plan);
  const size_t n_luck = n_cohorts * plan->n_groups * 2 + plan->n_employers;
  const size_t n_quantities = plan->n_programs * 8 + plan->n_employers * 5 + plan->n_supports * 4
                              + plan->n_groups * 2 + 13;
  FweRecords records;
  size_t a_draw;

  fwe_records_init (&records, plan);
  a_draw = n_luck * sizeof (float) + (2 * n_quantities + records.n) * sizeof (double)
           + plan->n_quarters + count_pairs (plan) * sizeof (double) / FWE_LANES;

  if (n_cohorts > MAX_COHORTS)
    {
      *fault = (FweFault){ .code = FWE_FAULT_TOO_MANY,
                           .input = "programs.cohorts",
                           .value = (double)n_cohorts };
      return false;
    }
  if (n_draws > MAX_BYTES / a_draw)
    {
      *fault = (FweFault){ .code = FWE_FAULT_TOO_MANY, .input = "draws", .value = (double)n_draws };
      return false;
    }

  return true;
}

/* At least one of each, so that no allocation is of size 0. */
static size_t
some (size_t n)
{
  return n > 0 ? n : 1;
}

static bool
allocate (FweSetup *self)
{
  const FwePlan *plan = self->plan;
  const size_t n_cohorts = count_all_cohorts (plan);

  self->programs = calloc (some (plan->n_programs), sizeof *self->programs);
  self->supports = calloc (some (plan->n_supports), sizeof *self->supports);
  self->employers = calloc (some (plan->n_employers), sizeof *self->employers);
  self->groups = calloc (some (plan->n_groups), sizeof *self->groups);
  self->cohorts = calloc (some (n_cohorts), sizeof *self->cohorts);
  self->luck = calloc (some (n_cohorts * plan->n_groups * 2), sizeof *self->luck);
  self->tiers = calloc (some (2 * plan->n_employers + plan->n_links), sizeof *self->tiers);
  self->links_hold = calloc (some (plan->n_quarters * plan->n_employers), sizeof *self->links_hold);
  self->pairs = calloc (some (plan->n_employers * plan->n_programs), sizeof *self->pairs);
  self->discount = calloc (some (plan->n_quarters), sizeof *self->discount);

  return self->programs != NULL && self->supports != NULL && self->employers != NULL
         && self->groups != NULL && self->cohorts != NULL && self->luck != NULL
         && self->tiers != NULL && self->links_hold != NULL && self->pairs != NULL
         && self->discount != NULL;
}

/**
 * fwe_setup_new:
 * @plan: a plan that passed fwe_plan_check(); borrowed
 * @draws: its random numbers; streams not stored yet are added
 * @hooks: (nullable): stop
 * @fault: (out): too many cohorts or draws, no memory, stopped, or evidence missing
 *
 * Returns: (nullable): what all draws share; freed with fwe_setup_free()
 */
FweSetup *
fwe_setup_new (const FwePlan *plan, FweDraws *draws, const FweHooks *hooks, FweFault *fault)
{
  FweSetup *self;
  size_t *order;

  if (!fits (plan, fwe_draws_count (draws), fault))
    return NULL;

  self = calloc (1, sizeof *self);
  order = calloc (some (plan->n_employers), sizeof *order);

  *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  if (self == NULL || order == NULL)
    {
      free (self);
      free (order);
      return NULL;
    }

  self->plan = plan;
  self->kernel = fwe_kernel_widest ();
  fwe_records_init (&self->records, plan);
  if (!allocate (self) || !set_up_samplers (self, draws, hooks, fault)
      || !set_up_cohorts (self, draws, hooks, fault))
    {
      fwe_setup_free (self);
      free (order);
      return NULL;
    }

  set_up_tiers (self, order);
  set_up_pairs (self);
  set_up_readings (self);
  free (order);
  *fault = (FweFault){ 0 };
  return self;
}

/**
 * fwe_setup_free:
 * @self: (nullable): a setup
 */
void
fwe_setup_free (FweSetup *self)
{
  if (self == NULL)
    return;

  free (self->programs);
  free (self->supports);
  free (self->employers);
  free (self->groups);
  free (self->cohorts);
  free (self->luck);
  free (self->tiers);
  free (self->links_hold);
  free (self->pairs);
  free (self->discount);
  free (self);
}
