/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-review-private.h"
#include "fwe-setup.h"

/* What is asked of people and places. Where several parts are so, the one with the most people is
 * named and the others are counted. */

#define IN_FULL     0.95
#define FOUR_FIFTHS 0.8
#define HALF        0.5
#define SOMEBODY    0.5 /* counts of a run are not whole persons */

/* The part that matters most of those found so far. */
typedef struct
{
  FwPart *part; /* borrowed: the plan holds it */
  double weight;
  guint n;
} Most;

/* Whether it matters more than those before. */
static gboolean
weigh (Most *most, FwPart *part, double weight)
{
  if (most->n++ > 0 && !(weight > most->weight))
    return FALSE;

  most->part = part;
  most->weight = weight;
  return TRUE;
}

static char *
number (double value, FwUnit unit)
{
  return fw_unit_format (value, unit, FW_STYLE_LABEL);
}

gboolean
fw_review_find_pledges (const FwLook *look, FwQuestion *question)
{
  GListModel *employers = fw_plan_get_list (look->plan, FW_LIST_EMPLOYERS);
  Most most = { 0 };
  g_autofree char *kept = NULL, *openings = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      g_autofree char *key = fw_look_key (employer, "honoured");

      if (!fw_part_get_switch (employer, "pledged") || !fw_look_is_used (look, employer)
          || fw_look_value (look, key) < IN_FULL)
        continue;

      weigh (&most, employer, fw_look_member (look, employer, "openings"));
      fw_question_add_usual (question, look, key);
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "honoured"));
  kept = number (question->value, FW_UNIT_SHARE);
  openings = number (most.weight, FW_UNIT_PERSONS);
  /* Translators: an employer, a share and a number of openings. */
  fw_question_take_says (question,
                         g_strdup_printf (_ ("“%s” is taken to keep %s of %s pledged openings."),
                                          fw_part_get_title (most.part), kept, openings),
                         most.n - 1);
  return TRUE;
}

/* Whether a text speaks of postings, as the lines that job feeds make do. */
static gboolean
speaks_of_postings (const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL
         && (strstr (folded, "posting") != NULL || strstr (folded, "posted") != NULL
             || strstr (folded, "vacancies") != NULL);
}

gboolean
fw_review_find_postings (const FwLook *look, FwQuestion *question)
{
  GListModel *employers = fw_plan_get_list (look->plan, FW_LIST_EMPLOYERS);
  Most most = { 0 };
  g_autofree char *openings = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      FwParameter *parameter = fw_parameters_find (fw_part_get_parameters (employer), "openings");

      if (!fw_part_get_switch (employer, "pledged") && fw_look_is_used (look, employer)
          && (speaks_of_postings (fw_part_get_id (employer))
              || speaks_of_postings (fw_part_get_title (employer))
              || speaks_of_postings (fw_parameter_get_source (parameter))))
        weigh (&most, employer, fw_look_member (look, employer, "openings"));
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "openings"));
  openings = number (most.weight, FW_UNIT_PERSONS);
  /* Translators: a number of openings and the name of a line of openings. */
  fw_question_take_says (
      question,
      g_strdup_printf (ngettext ("%s opening counted as one for beginners is a posting: “%s”.",
                                 "%s openings counted as ones for beginners are postings: “%s”.",
                                 (gulong)most.weight),
                       openings, fw_part_get_title (most.part)),
      most.n - 1);
  return TRUE;
}

/* The share as text where it is nothing, which no evaluation found; NULL where it is something. */
static char *
take_nothing (const FwLook *look, FwQuestion *question, const char *key)
{
  if (fw_look_value (look, key) > 0.0)
    return NULL;

  fw_question_take_key (question, look, g_strdup (key));
  fw_question_add_usual (question, look, key);
  return number (question->value, FW_UNIT_SHARE);
}

gboolean
fw_review_find_no_deadweight (const FwLook *look, FwQuestion *question)
{
  g_autofree char *share = NULL;

  /* That trial's own share is used instead. */
  if (fw_look_value (look, "evidence") == FWE_EVIDENCE_TECHHIRE)
    return FALSE;

  share = take_nothing (look, question, "additionality.deadweight");
  if (share == NULL)
    return FALSE;

  fw_question_take_says (
      question,
      g_strdup_printf (
          _ ("Deadweight is %s: everyone placed is taken to owe the job to the program."), share),
      0);
  return TRUE;
}

gboolean
fw_review_find_no_displacement (const FwLook *look, FwQuestion *question)
{
  g_autofree char *share = take_nothing (look, question, "additionality.displacement");

  if (share == NULL)
    return FALSE;

  fw_question_take_says (
      question,
      g_strdup_printf (_ ("Displacement is %s: nobody is taken to lose a job to a graduate."),
                       share),
      0);
  return TRUE;
}

gboolean
fw_review_find_no_leakage (const FwLook *look, FwQuestion *question)
{
  g_autofree char *share = take_nothing (look, question, "additionality.leakage");

  if (share == NULL)
    return FALSE;

  fw_question_take_says (
      question, g_strdup_printf (_ ("%s of the people placed are taken to move away."), share), 0);
  return TRUE;
}

gboolean
fw_review_find_waivers (const FwLook *look, FwQuestion *question)
{
  GListModel *employers = fw_plan_get_list (look->plan, FW_LIST_EMPLOYERS);
  Most most = { 0 };
  g_autofree char *share = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      g_autofree char *key = fw_look_key (employer, "realised");

      if (fw_look_member (look, employer, "waives") == 0.0 || !fw_look_is_used (look, employer)
          || fw_look_value (look, key) < IN_FULL)
        continue;

      weigh (&most, employer, fw_look_member (look, employer, "openings"));
      fw_question_add_usual (question, look, key);
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "realised"));
  share = number (question->value, FW_UNIT_SHARE);
  /* Translators: a share and an employer. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("%s of waived openings at “%s” are taken to open to graduates."), share,
                       fw_part_get_title (most.part)),
      most.n - 1);
  return TRUE;
}

gboolean
fw_review_find_completion (const FwLook *look, FwQuestion *question)
{
  GListModel *programs = fw_plan_get_list (look->plan, FW_LIST_PROGRAMS);
  Most most = { 0 };
  g_autofree char *share = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      g_autofree char *key = fw_look_key (program, "completion");

      if (!fw_look_is_used (look, program) || fw_look_value (look, key) < IN_FULL)
        continue;

      weigh (&most, program, fw_look_member (look, program, "seats"));
      fw_question_add_usual (question, look, key);
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "completion"));
  share = number (question->value, FW_UNIT_SHARE);
  /* Translators: a share and a program. */
  fw_question_take_says (question,
                         g_strdup_printf (_ ("%s of those who start are taken to finish “%s”."),
                                          share, fw_part_get_title (most.part)),
                         most.n - 1);
  return TRUE;
}

/* People a cohort who apply and may enter, in the middle: with what the price and the supports in
 * use do to both, as the engine has it. */
static double
count_who_can_enter (const FwLook *look, FwPart *program)
{
  const char *const *offered = fw_part_get_strings (program, "supports");
  const double eligible = fw_look_member (look, program, "eligible");
  double applicants = fw_look_member (look, program, "price_shift")
                      * fw_look_member (look, program, "price") / 1000.0;
  double entry = log (eligible / (1.0 - eligible));

  for (guint i = 0; offered[i] != NULL; i++)
    {
      FwPart *support = fw_plan_find_part (look->plan, FW_LIST_SUPPORTS, offered[i]);
      const double level = support != NULL ? fw_look_member (look, support, "level") : 0.0;

      if (!(level > 0.0))
        continue;
      applicants += level * fw_look_member (look, support, "applicants");
      entry += level * fw_look_member (look, support, "eligible");
    }

  return fw_look_member (look, program, "applicants") * exp (applicants) / (1.0 + exp (-entry));
}

/* Of a program of the run, by the quarter in which people are counted. */
static double
count_seats (const FwePlan *plan, const FweProgram *program)
{
  const gsize last
      = plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter : plan->n_quarters - 1;
  gsize n = 0;

  while (n < program->n_cohorts
         && fwe_quarter_of_start (program->first_week + (double)n * program->weeks_between) <= last)
    n++;

  return (double)n * program->seats;
}

/* Asked only where seats stay empty in most runs; how many on average is told. */
gboolean
fw_review_find_seats (const FwLook *look, FwQuestion *question)
{
  GListModel *programs = fw_plan_get_list (look->plan, FW_LIST_PROGRAMS);
  Most most = { 0 };
  const guint n = g_list_model_get_n_items (programs);
  const FwePlan *plan;
  double all = 0.0, enough = 0.0;
  g_autofree char *empty = NULL, *seats = NULL, *people = NULL;

  /* The run may be of the plan as it was before the last change. */
  if (look->run == NULL || look->run->n_programs != n)
    return FALSE;

  plan = fw_result_get_engine_plan (look->result);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      g_autofree char *key = fw_look_key (program, "seats");
      const double can_enter = count_who_can_enter (look, program);
      const FweSummary *enrolled = &look->run->programs[FWE_P_ENROLLED][i];
      double here;

      if (!fw_look_is_used (look, program) || floor (can_enter) >= plan->programs[i].seats
          || fw_look_value (look, key) != plan->programs[i].seats)
        continue;

      here = count_seats (plan, &plan->programs[i]);
      if (!(here - enrolled->p50 >= SOMEBODY))
        continue;

      if (weigh (&most, program, here - enrolled->mean))
        {
          all = here;
          enough = can_enter;
        }
      fw_question_add_value (question, look, key, floor (can_enter));
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "seats"));
  question->value = most.weight;
  empty = number (most.weight, FW_UNIT_PERSONS);
  seats = number (all, FW_UNIT_PERSONS);
  people = number (floor (enough), FW_UNIT_PERSONS);
  /* Translators: two numbers, a program, and a number. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("On average %s of %s seats of “%s” stay empty: about %s people a cohort "
                          "apply who may enter."),
                       empty, seats, fw_part_get_title (most.part), people),
      most.n - 1);
  return TRUE;
}

/* Where several are, the one with the most seats is named. */
gboolean
fw_review_find_small_class (const FwLook *look, FwQuestion *question)
{
  GListModel *programs = fw_plan_get_list (look->plan, FW_LIST_PROGRAMS);
  Most most = { 0 };
  g_autofree char *seats = NULL, *smallest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      g_autofree char *key = fw_look_key (program, "seats");
      const double planned = fw_look_value (look, key);
      const double least = fw_look_member (look, program, "smallest_class");

      if (!fw_look_is_used (look, program) || !(planned < least))
        continue;

      weigh (&most, program, planned);
      fw_question_add_value (question, look, key, least);
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, "seats"));
  seats = number (question->value, FW_UNIT_PERSONS);
  smallest = number (fw_look_member (look, most.part, "smallest_class"), FW_UNIT_PERSONS);
  /* Translators: a program, its seats a cohort, and the fewest its provider holds a class for. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("“%s” is planned with %s seats a cohort; its provider holds no class "
                          "under %s."),
                       fw_part_get_title (most.part), seats, smallest),
      most.n - 1);
  return TRUE;
}

/* Whether a hiring line of the run is still the plan's: the run may be of the plan as it was before
 * the last change. */
static gboolean
is_line_of (const FwLook *look, GListModel *employers, guint line)
{
  const guint at = fw_result_get_line_employer (look->result, line);
  g_autoptr (FwPart) employer = g_list_model_get_item (employers, at);

  return employer != NULL
         && g_str_equal (fw_part_get_title (employer),
                         fw_result_get_part_title (look->result, FW_LIST_EMPLOYERS, at))
         && fw_part_get_switch (employer, "pledged")
                == fw_result_get_engine_plan (look->result)->employers[line].pledged;
}

/* The hiring line without a pledge into which most are placed; NULL when most are placed by
 * pledges. */
static FwPart *
find_unpledged (const FwLook *look, double *share)
{
  GListModel *employers = fw_plan_get_list (look->plan, FW_LIST_EMPLOYERS);
  const FwePlan *plan = fw_result_get_engine_plan (look->result);
  double placed = 0.0, unpledged = 0.0, most = -1.0;
  guint at = 0;
  g_autoptr (FwPart) employer = NULL;

  for (guint line = 0; line < look->run->n_employers; line++)
    {
      const double here = look->run->employers[FWE_E_PLACED][line].mean;

      if (!is_line_of (look, employers, line))
        return NULL;

      placed += here;
      if (plan->employers[line].pledged)
        continue;
      unpledged += here;
      if (here > most)
        {
          most = here;
          at = fw_result_get_line_employer (look->result, line);
        }
    }
  if (!(unpledged > HALF * placed))
    return NULL;

  *share = unpledged / placed;
  employer = g_list_model_get_item (employers, at);
  return employer;
}

gboolean
fw_review_find_unpledged (const FwLook *look, FwQuestion *question)
{
  double share = NAN;
  FwPart *employer = look->result != NULL ? find_unpledged (look, &share) : NULL;
  g_autofree char *part = NULL;

  if (employer == NULL)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (employer, "openings"));
  question->value = share;
  question->unit = FW_UNIT_SHARE;
  part = number (share, FW_UNIT_SHARE);
  /* Translators: a share and the name of a line of openings. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("%s of the placements are in openings nobody pledged, most in “%s”."),
                       part, fw_part_get_title (employer)),
      0);
  return TRUE;
}

/* Seats of the programs that offer a support. */
static double
seats_with (const FwLook *look, FwPart *support)
{
  GListModel *programs = fw_plan_get_list (look->plan, FW_LIST_PROGRAMS);
  double seats = 0.0;

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      if (fw_look_is_used (look, program)
          && g_strv_contains (fw_part_get_strings (program, "supports"), fw_part_get_id (support)))
        seats += fw_look_member (look, program, "seats");
    }

  return seats;
}

gboolean
fw_review_find_supports (const FwLook *look, FwQuestion *question)
{
  static const char *const members[] = { "completion", "applicants" };
  GListModel *supports = fw_plan_get_list (look->plan, FW_LIST_SUPPORTS);
  Most most = { 0 };
  const char *member = NULL;
  g_autofree char *more = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (supports); i++)
    {
      g_autoptr (FwPart) support = g_list_model_get_item (supports, i);
      const double seats = seats_with (look, support);

      if (!(fw_look_member (look, support, "level") > 0.0) || !(seats > 0.0))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        {
          g_autofree char *key = fw_look_key (support, members[k]);
          FwParameter *parameter = fw_plan_get_parameter (look->plan, look->scenario, key, NULL);

          if (!(fw_parameter_get_value (parameter) > 0.0)
              || !fw_parameter_is_assumption (parameter))
            continue;
          if (weigh (&most, support, seats * fw_parameter_get_value (parameter)))
            member = members[k];
          fw_question_add_value (question, look, key, 0.0);
        }
    }
  if (most.n == 0)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (most.part, member));
  more = number (expm1 (question->value), FW_UNIT_SHARE);
  fw_question_take_says (
      question,
      g_strdup_printf (g_str_equal (member, "completion")
                           /* Translators: a support and a share. */
                           ? _ ("“%s” is assumed to raise the odds of finishing by %s.")
                           : _ ("“%s” is assumed to bring %s more applicants."),
                       fw_part_get_title (most.part), more),
      most.n - 1);
  return TRUE;
}

/* What a group's households gain a year, all together. */
static double
gain_of (const FwLook *look, guint group)
{
  const FweIncomes *incomes = fw_result_get_engine_plan (look->result)->groups[group].incomes;

  return look->run->income_change[group].p50 * fwe_incomes_households (incomes);
}

gboolean
fw_review_find_group_loses (const FwLook *look, FwQuestion *question)
{
  double all = 0.0, least = 0.0;
  guint at = 0;
  g_autofree char *lost = NULL, *gained = NULL;

  if (look->run == NULL || !look->run->has_incomes || look->run->n_groups < 2)
    return FALSE;

  for (guint g = 0; g < look->run->n_groups; g++)
    {
      const double gain = gain_of (look, g);

      all += gain;
      if (gain < least)
        {
          least = gain;
          at = g;
        }
    }
  if (!(least < 0.0) || !(all > 0.0))
    return FALSE;

  question->value = least;
  question->unit = FW_UNIT_DOLLARS_A_YEAR;
  question->where = g_strdup ("gap_closed");
  lost = number (-least, FW_UNIT_DOLLARS);
  gained = number (all, FW_UNIT_DOLLARS);
  /* Translators: a group of residents, what they lose and what all gain, dollars a year. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("Households of “%s” lose %s a year together; all groups gain %s."),
                       fw_result_get_group_title (look->result, at), lost, gained),
      0);
  return TRUE;
}

gboolean
fw_review_find_four_fifths (const FwLook *look, FwQuestion *question)
{
  static const FweRatio stages[] = { FWE_R_ENROLLED, FWE_R_COMPLETED, FWE_R_PLACED };
  const FweParity *worst = NULL;
  FweRatio stage = FWE_R_ENROLLED;
  g_autofree char *share = NULL;

  if (look->run == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const FweParity *parity = &look->run->parities[stages[i]];

      if (parity->n_groups >= 2 && parity->ratio.p50 < FOUR_FIFTHS
          && (worst == NULL || parity->ratio.p50 < worst->ratio.p50))
        {
          worst = parity;
          stage = stages[i];
        }
    }
  if (worst == NULL)
    return FALSE;

  question->value = worst->ratio.p50;
  question->unit = FW_UNIT_SHARE;
  question->where = g_strdup (fwe_ratio_name (stage));
  share = number (question->value, FW_UNIT_SHARE);
  /* Translators: a group, a share and another group. */
  fw_question_take_says (
      question,
      g_strdup_printf (stage == FWE_R_ENROLLED ? _ ("“%s” enters at %s of the rate of “%s”.")
                       : stage == FWE_R_COMPLETED ? _ ("“%s” finishes at %s of the rate of “%s”.")
                                                  : _ ("“%s” is placed at %s of the rate of “%s”."),
                       fw_result_get_group_title (look->result, (guint)worst->low), share,
                       fw_result_get_group_title (look->result, (guint)worst->high)),
      0);
  return TRUE;
}
