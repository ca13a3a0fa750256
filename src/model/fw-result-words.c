/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-result.h"
#include "fw-trials.h"
#include "fwe-draws.h"

/* The sentences of a result: what it comes to, what holds it back, where its numbers are from. */

static char *
mean_text (FwResult *self, FweMeasure measure)
{
  return fw_unit_format (fw_result_get_measure (self, measure)->mean,
                         fw_result_get_measure_unit (measure), FW_STYLE_LABEL);
}

static char *
about_text (FwResult *self, FweMeasure measure)
{
  return fw_unit_format (fw_result_get_measure (self, measure)->mean,
                         fw_result_get_measure_unit (measure), FW_STYLE_TITLE);
}

/* Quarter in which counts are read: the goal's, else the last. */
static char *
reading_quarter_text (FwResult *self)
{
  const FweGoal goal = fw_result_get_goal (self);
  const guint quarter
      = goal.measure == FWE_GOAL_NONE ? fw_result_get_n_quarters (self) - 1 : (guint)goal.quarter;

  return fw_unit_format_quarter (fw_result_get_start_year (self),
                                 fw_result_get_start_quarter (self), quarter);
}

static char *
no_program_headline (FwResult *self)
{
  g_autofree char *movers = about_text (self, FWE_M_IN_MOVERS);
  g_autofree char *quarter = reading_quarter_text (self);

  if (!(fw_result_get_measure (self, FWE_M_IN_MOVERS)->mean >= 1.0))
    return g_strdup (_ ("Without a program nobody is trained, and nobody is placed."));

  return g_strdup_printf (_ ("Without a program nobody is trained; about %s of the openings go to "
                             "people who move in by %s."),
                          movers, quarter);
}

/**
 * fw_result_headline:
 *
 * What the scenario comes to, with its range, and on which evidence.
 *
 * Returns: (transfer full): two sentences
 */
char *
fw_result_headline (FwResult *self)
{
  const FweSummary *placed, *effect;
  g_autofree char *about = NULL;
  g_autofree char *range = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *gain = NULL;
  g_autofree char *gain_range = NULL;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  if (fw_result_is_no_program (self))
    return no_program_headline (self);

  placed = fw_result_get_measure (self, FWE_M_NET_LOCAL_PLACEMENTS);
  effect = fw_result_get_measure (self, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
  about = about_text (self, FWE_M_NET_LOCAL_PLACEMENTS);
  range = fw_unit_format_range (placed->p10, placed->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  quarter = reading_quarter_text (self);
  gain = fw_unit_format (effect->mean, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_SIGNED);
  gain_range
      = fw_unit_format_range (effect->p10, effect->p90, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_LABEL);

  /* No trial's effect is in the dollars then. */
  if (strcmp (fw_result_get_counting_id (self), "raw") == 0)
    return g_strdup_printf (
        _ ("About %s net local placements by %s (80%% of runs: %s). Earnings change by about %s a "
           "year for each person enrolled (80%% of runs: %s), counted raw: %s, not what a trial "
           "found."),
        about, quarter, range, gain, gain_range, fw_result_get_counting_words (self));

  return g_strdup_printf (
      _ ("About %s net local placements by %s (80%% of runs: %s). Earnings change by about %s a "
         "year for each person enrolled (80%% of runs: %s), on the evidence of %s."),
      about, quarter, range, gain, gain_range, fw_result_get_evidence_words (self));
}

/* Of a limit of completion: courses are over by then, and nobody finished one. */
static gboolean
nobody_finishes (FwResult *self)
{
  const FweResult *engine = fw_result_get_engine (self);
  const FweGoal goal = fw_result_get_goal (self);
  const gsize quarter = goal.measure == FWE_GOAL_NONE ? engine->n_quarters - 1 : goal.quarter;

  return engine->series[FWE_S_ENROLLED][quarter].mean
         > engine->series[FWE_S_IN_TRAINING][quarter].mean * (1.0 + 1e-9);
}

/* Share of the openings below which it is not their number that holds back. */
#define MOSTLY_FILLED 0.8

gboolean
fw_result_has_search (FwResult *self)
{
  const FweQuantity *finding;

  g_return_val_if_fail (FW_IS_RESULT (self), FALSE);

  finding = &fw_result_get_engine_plan (self)->assumptions.job_finding;
  return finding->middle < 1.0 || fwe_quantity_varies (finding);
}

gboolean
fw_result_leaves_openings (FwResult *self)
{
  double openings;

  g_return_val_if_fail (FW_IS_RESULT (self), FALSE);

  openings = fw_result_get_measure (self, FWE_M_OPENINGS)->mean;
  return openings > fw_result_get_measure (self, FWE_M_COMPLETED)->mean
         || fw_result_get_measure (self, FWE_M_GROSS_PLACEMENTS)->mean < MOSTLY_FILLED * openings;
}

char *
fw_result_sentence_lead (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  if (fw_result_is_no_program (self))
    return g_strdup (_ ("Nothing is tried."));

  switch (fw_result_get_engine (self)->constraint.limit)
    {
    case FWE_LIMIT_OPENINGS:
      return g_strdup (fw_result_leaves_openings (self) ? _ ("Too few openings fit.")
                                                        : _ ("Openings hold it back."));
    case FWE_LIMIT_SEATS:
      return g_strdup (_ ("Seats hold it back."));
    case FWE_LIMIT_APPLICANTS:
      return g_strdup (_ ("Applicants hold it back."));
    case FWE_LIMIT_MONEY:
      return g_strdup (_ ("Money holds it back."));
    case FWE_LIMIT_COMPLETION:
      return g_strdup (nobody_finishes (self) ? _ ("Completion holds it back.")
                                              : _ ("Time holds it back."));
    case FWE_LIMIT_NONE:
    default:
      return g_strdup (_ ("Nothing alone holds it back."));
    }
}

/* A worth of next to nothing is said as 0: its figures would be those of the noise. */
static char *
worth_text (double worth)
{
  return fw_unit_format (fabs (worth) < 0.015 ? 0.0 : worth, FW_UNIT_RATIO, FW_STYLE_TITLE);
}

static char *
situation (FwResult *self)
{
  g_autofree char *finish = mean_text (self, FWE_M_COMPLETED);
  g_autofree char *openings = mean_text (self, FWE_M_OPENINGS);
  g_autofree char *waiting = mean_text (self, FWE_M_WAITING);
  g_autofree char *enrolled = mean_text (self, FWE_M_ENROLLED);
  g_autofree char *applicants = mean_text (self, FWE_M_APPLICANTS);
  g_autofree char *placed = mean_text (self, FWE_M_GROSS_PLACEMENTS);
  g_autofree char *cost = mean_text (self, FWE_M_COST);
  g_autofree char *quarter = reading_quarter_text (self);

  switch (fw_result_get_engine (self)->constraint.limit)
    {
    case FWE_LIMIT_OPENINGS:
      if (fw_result_has_search (self) && fw_result_leaves_openings (self))
        return g_strdup_printf (
            _ ("%s people finish and about %s openings come, but only %s of them are filled: the "
               "others ask for what the courses do not teach, or come when nobody finds them. %s "
               "people have no job yet."),
            finish, openings, placed, waiting);
      if (fw_result_leaves_openings (self))
        return g_strdup_printf (
            _ ("%s people finish and about %s openings come, but only %s of them are filled: the "
               "others ask for what the courses do not teach, or come when nobody waits. %s people "
               "wait."),
            finish, openings, placed, waiting);
      if (fw_result_has_search (self))
        return g_strdup_printf (_ ("%s people finish, but only about %s openings are open to them; "
                                   "%s have no job yet."),
                                finish, openings, waiting);
      return g_strdup_printf (
          _ ("%s people finish, but only about %s openings are open to them; %s wait for one."),
          finish, openings, waiting);
    case FWE_LIMIT_SEATS:
      return g_strdup_printf (
          _ ("%s people apply for the seats that %s get; %s finish and %s are placed."), applicants,
          enrolled, finish, placed);
    case FWE_LIMIT_APPLICANTS:
      return g_strdup_printf (_ ("Only %s people apply, and %s of them enroll; seats stay empty."),
                              applicants, enrolled);
    case FWE_LIMIT_MONEY:
      return g_strdup_printf (
          _ ("The funds pay for %s people (%s); seats stay empty for want of money."), enrolled,
          cost);
    case FWE_LIMIT_COMPLETION:
      if (nobody_finishes (self))
        return g_strdup_printf (_ ("%s people start by %s, and none of them finishes."), enrolled,
                                quarter);
      return g_strdup_printf (_ ("Too few cohorts finish by %s: %s people have finished by then."),
                              quarter, finish);
    case FWE_LIMIT_NONE:
    default:
      return g_strdup_printf (
          _ ("%s people finish and about %s openings are open to them; %s are placed."), finish,
          openings, placed);
    }
}

/* lead: (nullable): said first instead of what holds it back */
static char *
constraint_sentence (FwResult *self, const char *lead)
{
  const FweConstraint *constraint;
  g_autofree char *own_lead = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *seat = NULL;
  g_autofree char *money = NULL;
  g_autofree char *applicant = NULL;

  constraint = &fw_result_get_engine (self)->constraint;
  own_lead = fw_result_sentence_lead (self);
  if (lead == NULL)
    lead = own_lead;
  middle = situation (self);
  opening = worth_text (constraint->worth_opening);
  seat = worth_text (constraint->worth_seat);
  money = worth_text (constraint->worth_10000);
  applicant = worth_text (constraint->worth_applicant);

  if (constraint->limit == FWE_LIMIT_MONEY)
    {
      g_autofree char *step = fw_unit_format (10000.0, FW_UNIT_DOLLARS, FW_STYLE_TABLE);

      return g_strdup_printf (
          _ ("%s %s %s more is worth %s of a net placement; one more seat is worth %s."), lead,
          middle, step, money, seat);
    }

  if (constraint->limit == FWE_LIMIT_APPLICANTS)
    return g_strdup_printf (
        _ ("%s %s One more applicant is worth %s of a net placement; one more seat is worth %s."),
        lead, middle, applicant, seat);

  if (isnan (constraint->worth_opening))
    return g_strdup_printf (_ ("%s %s One more seat is worth %s."), lead, middle, seat);

  return g_strdup_printf (_ ("%s %s One more honored opening is worth %s of a net placement; one "
                             "more seat is worth %s."),
                          lead, middle, opening, seat);
}

/* Of those who completed: people who wait and for whom it is not openings that lack. */
#define SEARCHING 0.05

static gboolean
many_search (FwResult *self)
{
  return fw_result_has_search (self)
         && fw_result_get_engine (self)->constraint.limit != FWE_LIMIT_OPENINGS
         && fw_result_get_measure (self, FWE_M_WAITING)->mean
                > SEARCHING * fw_result_get_measure (self, FWE_M_COMPLETED)->mean;
}

/**
 * fw_result_sentence_led:
 * @lead: (nullable): said first instead of what holds it back
 *
 * Returns: (transfer full): as of fw_result_sentence()
 */
char *
fw_result_sentence_led (FwResult *self, const char *lead)
{
  g_autofree char *sentence = NULL;
  g_autofree char *waiting = NULL;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  if (fw_result_is_no_program (self))
    return no_program_headline (self);

  sentence = fw_result_has_constraint (self) ? constraint_sentence (self, lead) : situation (self);
  if (!many_search (self))
    return g_steal_pointer (&sentence);

  waiting = mean_text (self, FWE_M_WAITING);
  /* Translators: sentences, then a number of people. */
  return g_strdup_printf (_ ("%s %s who finished have not found a job yet."), sentence, waiting);
}

/**
 * fw_result_sentence:
 *
 * What holds the plan back and what one more of each would bring, found by running again on the
 * same draws.
 *
 * Returns: (transfer full): "Openings hold it back. 321 people finish, but only about 227 openings
 * are open to them; 78 wait for one. One more honoured opening is worth 0.65 of a net placement;
 * one more seat is worth 0."
 */
char *
fw_result_sentence (FwResult *self)
{
  return fw_result_sentence_led (self, NULL);
}

/* Below one person it is nobody, on average. */
static gboolean
anybody (double people)
{
  return people >= 1.0;
}

static char *
no_program_newcomers (FwResult *self)
{
  g_autofree char *movers = about_text (self, FWE_M_IN_MOVERS);
  g_autofree char *quarter = reading_quarter_text (self);

  if (!anybody (fw_result_get_measure (self, FWE_M_IN_MOVERS)->mean))
    return g_strdup (_ ("Without a program nobody moves in for these openings."));

  return g_strdup_printf (
      _ ("Without a program about %s people move in by %s for these openings. The city’s incomes "
         "then rise because different people live here, while nobody who lived here earns more: "
         "that rise is not counted in any number here."),
      movers, quarter);
}

/**
 * fw_result_newcomers:
 *
 * Who comes and goes. Inequality is read for the residents present in both worlds; that incomes
 * also change because different people live here is told apart from it, never as a benefit.
 *
 * Returns: (transfer full): one sentence, two without a program
 */
char *
fw_result_newcomers (FwResult *self)
{
  g_autofree char *movers = NULL;
  g_autofree char *leavers = NULL;
  g_autofree char *quarter = NULL;
  double coming, leaving;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  if (fw_result_is_no_program (self))
    return no_program_newcomers (self);

  coming = fw_result_get_measure (self, FWE_M_IN_MOVERS)->mean;
  leaving = -fw_result_get_engine (self)->waterfall[FWE_W_MOVED_AWAY].mean;
  movers = about_text (self, FWE_M_IN_MOVERS);
  leavers = fw_unit_format (leaving, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  quarter = reading_quarter_text (self);
  if (anybody (coming) && anybody (leaving))
    return g_strdup_printf (
        _ ("By %s about %s people would move in for openings nobody here fills, and about %s of "
           "those newly placed move away: incomes also change because different people live here; "
           "that is not counted as the plan’s benefit."),
        quarter, movers, leavers);
  if (anybody (coming))
    return g_strdup_printf (
        _ ("By %s about %s people would move in for openings nobody here fills: incomes also "
           "change because different people live here; that is not counted as the plan’s benefit."),
        quarter, movers);
  if (anybody (leaving))
    return g_strdup_printf (
        _ ("By %s about %s of those newly placed move away: incomes also change because different "
           "people live here; that is not counted as the plan’s benefit."),
        quarter, leavers);
  return g_strdup_printf (
      _ ("By %s hardly anybody moves in or away because of these openings: the same people live "
         "here with the plan and without it."),
      quarter);
}

/* "ACS 2006–2010 (B19001), Hennepin County, 473,856 households, incomes in 2024 dollars by CPI";
 * of measured ones also whether their margins are published. */
static char *
incomes_source (FwResult *self)
{
  const FwWords *words = fw_compiled_get_words (fw_result_get_compiled (self));
  g_autofree char *households
      = fw_unit_format (words->place_households, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *year = fw_unit_format (words->price_year, FW_UNIT_YEAR, FW_STYLE_TABLE);
  g_autofree char *text
      = g_strdup_printf (words->incomes_year == words->price_year
                             ? _ ("%s, %s, %s households, incomes in %s dollars")
                             : _ ("%s, %s, %s households, incomes in %s dollars by CPI"),
                         words->incomes_label, words->incomes_place, households, year);

  if (words->incomes_have_margins)
    return g_strdup_printf (_ ("%s, margins published"), text);

  return g_steal_pointer (&text);
}

static void
add_source (GPtrArray *sources, const FwLaborOrigin *origin)
{
  g_autofree char *text = NULL;

  if (origin->source == NULL)
    return;
  text
      = origin->vintage == NULL ? g_strdup (origin->source)
        : origin->embedded
            /* Translators: a source and its date. */
            ? g_strdup_printf (_ ("%s, %s, included with Fairway"), origin->source, origin->vintage)
            : g_strdup_printf ("%s, %s", origin->source, origin->vintage);
  if (!g_ptr_array_find_with_equal_func (sources, text, g_str_equal, NULL))
    g_ptr_array_add (sources, g_steal_pointer (&text));
}

char *
fw_words_plan_source (const FwWords *words)
{
  return g_strdup_printf (_ ("plan “%s”, “%s”; the source of every number stands in the plan"),
                          words->plan_title, words->scenario_title);
}

/* The plan and every service whose figures are drawn, each once. */
static char *
labor_source (FwResult *self, gboolean wages)
{
  const FwLabor *labor = fw_result_get_labor (self);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sources, g_strdup_printf (_ ("plan “%s”"), fw_result_get_plan_title (self)));
  for (guint i = 0; i < labor->n_rows; i++)
    {
      if (wages)
        {
          add_source (sources, &labor->rows[i].wages_origin);
          continue;
        }
      add_source (sources, &labor->rows[i].state_openings_origin);
      add_source (sources, &labor->rows[i].state_completers_origin);
    }
  if (sources->len == 1)
    return fw_words_plan_source (fw_compiled_get_words (fw_result_get_compiled (self)));
  g_ptr_array_add (sources, NULL);
  return g_strjoinv ("; ", (char **)sources->pdata);
}

/* Charts that show household incomes. */
static gboolean
is_of_incomes (const char *chart)
{
  static const char *const names[]
      = { "between", "deciles", "distribution", "gaps", "lines", "lorenz", "scale", NULL };

  return g_strv_contains (names, chart);
}

static gboolean
is_by_group (const char *chart)
{
  static const char *const names[] = { "between", "distribution", "lines", NULL };

  return g_strv_contains (names, chart);
}

static gboolean
shows_margin (const char *chart)
{
  static const char *const names[] = { "lorenz", "scale", NULL };

  return g_strv_contains (names, chart);
}

double
fw_result_get_unemployment_margin (FwResult *self, guint group)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NAN);
  g_return_val_if_fail (group < fw_result_get_engine (self)->n_groups, NAN);

  return fw_compiled_get_words (fw_result_get_compiled (self))->unemployment_margins[group];
}

static gboolean
has_unemployment_margin (FwResult *self)
{
  for (guint g = 0; g < fw_result_get_engine (self)->n_groups; g++)
    if (isfinite (fw_result_get_unemployment_margin (self, g)))
      return TRUE;
  return FALSE;
}

/* Of the rates by group, and whether the survey's margins came with them. */
static char *
jobs_source (FwResult *self)
{
  const FwWords *words = fw_compiled_get_words (fw_result_get_compiled (self));

  return g_strdup_printf (has_unemployment_margin (self)
                              ? _ ("plan “%s”, “%s”. %s")
                              : _ ("plan “%s”, “%s”. %s; no survey margin came with these rates"),
                          words->plan_title, words->scenario_title, words->unemployment_note);
}

char *
fw_result_source (FwResult *self, const char *chart)
{
  const FwWords *words;
  g_autofree char *incomes = NULL;

  g_return_val_if_fail (FW_IS_RESULT (self) && chart != NULL, NULL);

  words = fw_compiled_get_words (fw_result_get_compiled (self));
  if (strcmp (chart, "wages") == 0 || strcmp (chart, "openings") == 0)
    return labor_source (self, strcmp (chart, "wages") == 0);
  if (strcmp (chart, "jobs") == 0 && *words->unemployment_note != '\0')
    return jobs_source (self);
  if (strcmp (chart, "evidence") == 0)
    return g_strdup (fw_trials_source ());
  if (!is_of_incomes (chart))
    return fw_words_plan_source (words);

  incomes = incomes_source (self);
  if (strcmp (chart, "gaps") == 0)
    return g_strdup_printf (_ ("%s; effect on earnings: %s; a group’s mean has no survey margin"),
                            incomes, fw_result_get_evidence_words (self));
  if (is_by_group (chart) && *words->incomes_note != '\0')
    return g_strdup_printf ("%s. %s", incomes, words->incomes_note);
  if (shows_margin (chart) && isfinite (fw_result_get_engine_plan (self)->gini_margin))
    return g_strdup_printf (words->gini_margin_published
                                ? _ ("%s; Gini’s margin as published")
                                : _ ("%s; Gini’s margin computed from bracket margins"),
                            incomes);

  return g_steal_pointer (&incomes);
}
