/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-evidence.h"
#include "fw-review-private.h"

/* What is asked of the evidence and the dollars. */

#define TEN_YEARS   40 /* quarters: the longest follow-up of a trial here */
#define THREE_YEARS 12
#define MUCH_LESS   0.5 /* of what the cheapest trial that found a gain cost */

static char *
number (double value, FwUnit unit)
{
  return fw_unit_format (value, unit, FW_STYLE_LABEL);
}

static gboolean
counts_raw (const FwLook *look)
{
  return fw_look_value (look, "counting") == FWE_COUNTING_RAW;
}

gboolean
fw_review_find_raw_pay (const FwLook *look, FwQuestion *question)
{
  if (!counts_raw (look))
    return FALSE;

  if (look->run != NULL)
    {
      g_autofree char *dollars = NULL;

      fw_question_set_measure (question, look, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
      dollars = number (question->value, FW_UNIT_DOLLARS);
      fw_question_take_says (
          question,
          g_strdup_printf (_ ("%s a year are credited to each person enrolled, all of the "
                              "difference between the job’s pay and the pay before."),
                           dollars),
          0);
      g_free (question->where);
      question->where = g_strdup ("counting");
      question->key = question->where;
    }
  else
    {
      fw_question_take_key (question, look, g_strdup ("counting"));
      fw_question_take_says (question,
                             g_strdup (_ ("All of the difference between the job’s pay and the pay "
                                          "before is credited to the program.")),
                             0);
    }
  fw_question_add_value (question, look, "counting", FWE_COUNTING_TRIAL);
  return TRUE;
}

gboolean
fw_review_find_deadweight_twice (const FwLook *look, FwQuestion *question)
{
  const char *const key = "additionality.deadweight";
  FwParameter *entered = fw_plan_get_parameter (look->plan, look->scenario, key, NULL);
  g_autofree char *share = NULL;

  if (fw_look_value (look, "evidence") != FWE_EVIDENCE_TECHHIRE
      || fw_parameter_get_value (entered) == fw_parameter_get_row (entered)->fallback)
    return FALSE;

  fw_question_take_key (question, look, g_strdup (key));
  share = number (question->value, FW_UNIT_SHARE);
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("A deadweight of %s stands beside the TechHire trial, whose own share, "
                          "37 of 46, is used."),
                       share),
      0);
  fw_question_add_usual (question, look, key);
  return TRUE;
}

static guint
count_studies (void)
{
  guint n_rows, n = 0;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    n += i == 0 || !g_str_equal (rows[i].study, rows[i - 1].study);

  return n;
}

/* The boroughs: the gain of Per Scholas was found in the Bronx. */
static gboolean
is_in_new_york (FwPlan *plan)
{
  static const char *const boroughs[] = { "36005", "36047", "36061", "36081", "36085", NULL };
  const char *const *counties = fw_place_get_counties (fw_plan_get_place (plan));

  for (guint i = 0; counties[i] != NULL; i++)
    if (g_strv_contains (boroughs, counties[i]))
      return TRUE;

  return FALSE;
}

/* Raw placements rest on no trial's gain. What TechHire's control group did is deadweight, which
 * they are net of all the same. */
gboolean
fw_review_find_one_trial (const FwLook *look, FwQuestion *question)
{
  const double evidence = fw_look_value (look, "evidence");
  g_autofree char *studies = NULL;

  if (evidence == FWE_EVIDENCE_POOLED
      || (evidence == FWE_EVIDENCE_PER_SCHOLAS
          && (counts_raw (look) || !is_in_new_york (look->plan))))
    return FALSE;

  fw_question_take_key (question, look, g_strdup ("evidence"));
  studies = number (count_studies (), FW_UNIT_COUNT);
  fw_question_take_says (
      question,
      g_strdup_printf (evidence == FWE_EVIDENCE_TECHHIRE
                           ? _ ("The plan rests on the TechHire trial alone, one of %s studies.")
                           : _ ("The plan rests on the Per Scholas trial alone, one of %s "
                                "studies."),
                       studies),
      0);
  fw_question_add_value (question, look, "evidence", FWE_EVIDENCE_POOLED);
  return TRUE;
}

gboolean
fw_review_find_site_effect (const FwLook *look, FwQuestion *question)
{
  guint n_rows;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);
  const FwEvidence *found = NULL;
  g_autofree char *gain = NULL;

  if (counts_raw (look) || fw_look_value (look, "evidence") != FWE_EVIDENCE_PER_SCHOLAS
      || is_in_new_york (look->plan))
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].per_scholas && rows[i].year == 3)
      found = &rows[i];
  g_assert (found != NULL);

  question->value = found->estimate;
  question->unit = FW_UNIT_DOLLARS_A_YEAR;
  question->where = g_strdup ("evidence");
  question->key = question->where;
  gain = number (found->estimate, FW_UNIT_DOLLARS);
  /* Translators: dollars and the plan's place. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("The gain of one site, %s in year 3 in the Bronx, is carried to %s."),
                       gain, fw_place_get_name (fw_plan_get_place (look->plan))),
      0);
  fw_question_add_value (question, look, "evidence", FWE_EVIDENCE_POOLED);
  return TRUE;
}

gboolean
fw_review_find_for_life (const FwLook *look, FwQuestion *question)
{
  const double usual = fw_catalogue_find ("effect.fade_from", NULL, NULL)->fallback;
  const double last = fw_plan_get_quarters (look->plan);
  const gboolean never = fw_look_value (look, "effect.fade") <= 0.0;
  const gboolean late = fw_look_value (look, "effect.fade_from") >= TEN_YEARS;
  g_autofree char *quarters = NULL;

  if (counts_raw (look) || !(never || late) || last <= usual)
    return FALSE;

  fw_question_take_key (question, look, g_strdup (never ? "effect.fade" : "effect.fade_from"));
  quarters = number (never ? last : question->value, FW_UNIT_QUARTERS);
  fw_question_take_says (
      question,
      g_strdup_printf (never ? _ ("The gain never fades in the %s quarters that are looked at.")
                             : _ ("The gain does not begin to fade for %s quarters."),
                       quarters),
      0);
  if (never)
    fw_question_add_usual (question, look, "effect.fade");
  if (late)
    fw_question_add_usual (question, look, "effect.fade_from");
  return TRUE;
}

/* A plan whose goal is read after its last quarter cannot run. */
static gboolean
may_end_after (FwPlan *plan, guint quarters)
{
  GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);

  if (fw_plan_get_goal_measure (plan) == FWE_GOAL_NONE)
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      if (fw_plan_get_value (plan, scenario, "goal.quarter") > quarters)
        return FALSE;
    }

  return TRUE;
}

gboolean
fw_review_find_far_horizon (const FwLook *look, FwQuestion *question)
{
  g_autofree char *quarters = NULL;

  question->value = fw_plan_get_quarters (look->plan);
  if (question->value <= TEN_YEARS)
    return FALSE;

  question->unit = FW_UNIT_QUARTERS;
  question->where = g_strdup ("quarters");
  quarters = number (question->value, FW_UNIT_QUARTERS);
  fw_question_take_says (
      question, g_strdup_printf (_ ("Gains are counted for %s quarters of the plan."), quarters),
      0);
  if (may_end_after (look->plan, TEN_YEARS))
    fw_question_add_whole (question, "quarters", TEN_YEARS);
  return TRUE;
}

gboolean
fw_review_find_short_horizon (const FwLook *look, FwQuestion *question)
{
  g_autofree char *quarters = NULL;

  if (look->run == NULL || !look->run->reading_shortened)
    return FALSE;

  question->value = fw_plan_get_quarters (look->plan);
  question->unit = FW_UNIT_QUARTERS;
  question->where = g_strdup ("quarters");
  quarters = number (question->value, FW_UNIT_QUARTERS);
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("The plan ends after %s quarters, less than three years after the last "
                          "people leave a course."),
                       quarters),
      0);
  fw_question_add_whole (question, "quarters",
                         MIN ((gint64)question->value + THREE_YEARS, FWE_MAX_QUARTERS));
  return TRUE;
}

/* Dollars a person when every seat is taken: the seat, a part of the cohort and the supports in
 * use. */
static double
cost_of_person (const FwLook *look, FwPart *program)
{
  const char *const *offered = fw_part_get_strings (program, "supports");
  double cost
      = fw_look_member (look, program, "seat_cost")
        + fw_look_member (look, program, "cohort_cost") / fw_look_member (look, program, "seats");

  for (guint i = 0; offered[i] != NULL; i++)
    {
      FwPart *support = fw_plan_find_part (look->plan, FW_LIST_SUPPORTS, offered[i]);

      if (support != NULL)
        cost += fw_look_member (look, support, "level") * fw_look_member (look, support, "cost");
    }

  return cost;
}

/* What a participant of the cheapest trial that found a gain cost, in the plan's dollars. */
static double
cheapest_gain (FwPlan *plan)
{
  guint n_rows;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);
  double cheapest = INFINITY;

  for (guint i = 0; i < n_rows; i++)
    {
      double factor;

      if (rows[i].estimate > 0.0 && !isnan (rows[i].cost)
          && fw_plan_cpi_factor (plan, rows[i].price_year, fw_plan_get_price_year (plan), &factor,
                                 NULL))
        cheapest = fmin (cheapest, rows[i].cost * factor);
    }

  return cheapest;
}

gboolean
fw_review_find_cheap_seat (const FwLook *look, FwQuestion *question)
{
  GListModel *programs = fw_plan_get_list (look->plan, FW_LIST_PROGRAMS);
  const double cheapest = cheapest_gain (look->plan);
  FwPart *least = NULL;
  double cost = INFINITY;
  guint n = 0;
  g_autofree char *spent = NULL, *trial = NULL;

  if (counts_raw (look) || fw_look_value (look, "evidence") == FWE_EVIDENCE_TECHHIRE)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      const double here
          = fw_look_is_used (look, program) ? cost_of_person (look, program) : INFINITY;

      if (fw_part_get_switch (program, "incumbent") || !(here < MUCH_LESS * cheapest))
        continue;

      n++;
      if (here < cost)
        {
          cost = here;
          least = program;
        }
    }
  if (least == NULL)
    return FALSE;

  fw_question_take_key (question, look, fw_look_key (least, "seat_cost"));
  question->value = cost;
  spent = number (cost, FW_UNIT_DOLLARS);
  trial = number (cheapest, FW_UNIT_DOLLARS);
  /* Translators: a program and two amounts. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("“%s” spends %s a person, the cheapest trial that found a gain %s."),
                       fw_part_get_title (least), spent, trial),
      n - 1);
  return TRUE;
}

gboolean
fw_review_find_no_discount (const FwLook *look, FwQuestion *question)
{
  const char *const key = "money.discount_rate";
  g_autofree char *rate = NULL;

  if (fw_look_value (look, key) > 0.0)
    return FALSE;

  fw_question_take_key (question, look, g_strdup (key));
  rate = number (question->value, FW_UNIT_SHARE);
  fw_question_take_says (
      question, g_strdup_printf (_ ("Later dollars are discounted by %s a year."), rate), 0);
  fw_question_add_usual (question, look, key);
  return TRUE;
}

/* Raw placements count forgone pay as a flow of its own. */
gboolean
fw_review_find_no_forgone (const FwLook *look, FwQuestion *question)
{
  const char *const key = "effect.dip";
  g_autofree char *dollars = NULL;

  if (counts_raw (look) || fw_look_value (look, key) > 0.0)
    return FALSE;

  fw_question_take_key (question, look, g_strdup (key));
  dollars = number (question->value, FW_UNIT_DOLLARS);
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("People are taken to lose %s of pay while they train."), dollars), 0);
  fw_question_add_usual (question, look, key);
  return TRUE;
}

gboolean
fw_review_find_inside_margin (const FwLook *look, FwQuestion *question)
{
  const FweSummary *npv;
  g_autofree char *middle = NULL, *range = NULL;

  if (look->run == NULL)
    return FALSE;

  npv = &look->run->measures[FWE_M_NPV_SOCIETY];
  if (!(npv->p10 < 0.0 && npv->p90 > 0.0))
    return FALSE;

  fw_question_set_measure (question, look, FWE_M_NPV_SOCIETY);
  middle = number (npv->mean, FW_UNIT_DOLLARS);
  range = fw_unit_format_range (npv->p10, npv->p90, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  /* Translators: an amount and a range of amounts. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("Society’s net benefit is %s on average, and 8 of 10 runs lie in %s."),
                       middle, range),
      0);
  return TRUE;
}

static gboolean
names_gini (const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, "gini") != NULL;
}

/* Only where a plan presents itself by it. */
gboolean
fw_review_find_gini (const FwLook *look, FwQuestion *question)
{
  g_autofree char *changed = NULL, *margin = NULL;

  if (look->run == NULL || !look->run->has_incomes
      || !(names_gini (fw_plan_get_title (look->plan))
           || names_gini (fw_plan_get_goal_note (look->plan))))
    return FALSE;

  fw_question_set_measure (question, look, FWE_M_GINI_CHANGE);
  changed = fw_unit_format (question->value, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);
  margin = number (fw_result_get_engine_plan (look->result)->gini_margin, FW_UNIT_INDEX);
  /* Translators: a change of the Gini and the survey's margin of error. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("The plan is named by the Gini; it moves that by %s, and the survey’s "
                          "margin is %s."),
                       changed, margin),
      0);
  return TRUE;
}
