/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-note-private.h"
#include "fw-plan-private.h"
#include "fw-remark.h"

/* What an evaluator would say of a plan, one function a pitfall. Each gives a note or NULL; it sees
 * the plan, a scenario and, when something was run, its result. */

#define HIGH_LEAKAGE 0.3
#define LOW_COVERAGE 0.6
#define FEW_MARKS    3.0

typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  FwResult *result; /* or NULL */
} Review;

typedef FwNote *(*Check) (const Review *review);

static char *
number (double value, FwUnit unit)
{
  return fw_unit_format (value, unit, FW_STYLE_LABEL);
}

static gboolean
has_run (const Review *review)
{
  return review->result != NULL && !fw_result_is_no_program (review->result);
}

static FwNote *
check_fault (const Review *review)
{
  g_autofree char *path = NULL;
  char *message = NULL;

  if (!fw_plan_find_fault (review->plan, &path, &message))
    return NULL;

  return fw_note_new_take (
      FW_SEVERITY_ERROR, g_strdup_printf (_ ("The plan has a fault at “%s”"), path), message, NULL);
}

static FwNote *
check_compiles (const Review *review)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled = NULL;

  if (review->result != NULL)
    return NULL;

  compiled = fw_plan_compile (review->plan, review->scenario, &error);
  if (compiled != NULL)
    return NULL;

  return fw_note_new_take (FW_SEVERITY_ERROR, g_strdup (_ ("The plan cannot be run")),
                           g_strdup (error->message), NULL);
}

/* Every pledged opening a hire, and each as additional and local as the model's placements are. */
static FwNote *
check_pledges (const Review *review)
{
  g_autofree char *promised = NULL;
  g_autofree char *found = NULL;
  g_autofree char *pledged = NULL;
  g_autofree char *open = NULL;
  double gross, net, hires;

  if (!has_run (review) || !(fw_result_get_pledged_openings (review->result) > 0.0))
    return NULL;

  gross = fw_result_get_measure (review->result, FWE_M_GROSS_PLACEMENTS)->mean;
  net = fw_result_get_measure (review->result, FWE_M_NET_LOCAL_PLACEMENTS)->mean;
  hires = fmin (fw_result_get_pledged_openings (review->result),
                fw_result_get_measure (review->result, FWE_M_COMPLETED)->mean);
  if (!(gross > 0.0) || !(hires > gross))
    return NULL;

  promised = number (hires * net / gross, FW_UNIT_PERSONS);
  found = number (net, FW_UNIT_PERSONS);
  pledged = number (fw_result_get_pledged_openings (review->result), FW_UNIT_PERSONS);
  open = number (fw_result_get_measure (review->result, FWE_M_OPENINGS)->mean, FW_UNIT_PERSONS);
  /* Translators: net local placements if pledges were hires, and as they are expected. */
  return fw_note_new_take (
      FW_SEVERITY_WARNING,
      g_strdup_printf (_ ("With every pledge a hire the plan would show %s on average, not %s"),
                       promised, found),
      g_strdup_printf (_ ("%s openings are pledged; about %s come in time and are open to people "
                          "who finish a course"),
                       pledged, open),
      NULL);
}

static FwNote *
check_null_trial (const Review *review)
{
  if (fw_plan_get_value (review->plan, review->scenario, "evidence") == FWE_EVIDENCE_TECHHIRE)
    return NULL;

  return fw_note_new_take (FW_SEVERITY_WARNING,
                           g_strdup (_ ("The trial of TechHire found no effect on pay")),
                           g_strdup (_ ("952 people, two years: more finished a course, earnings "
                                        "did not rise. Choose that trial under "
                                        "“Earnings effect” to see the plan on it alone")),
                           "evidence");
}

static FwNote *
check_gini (const Review *review)
{
  const FweResult *engine = review->result != NULL ? fw_result_get_engine (review->result) : NULL;
  double change, margin;
  g_autofree char *times = NULL;
  g_autofree char *changed = NULL;

  if (engine == NULL || !engine->has_incomes || !has_run (review))
    return NULL;

  change = fabs (engine->measures[FWE_M_GINI_CHANGE].mean);
  margin = fw_result_get_engine_plan (review->result)->gini_margin;
  if (!(change > 0.0) || !(margin > change))
    return NULL;

  times = fw_unit_format (margin / change, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  changed = fw_unit_format (engine->measures[FWE_M_GINI_CHANGE].mean, FW_UNIT_INDEX_CHANGE,
                            FW_STYLE_LABEL);
  return fw_note_new_take (
      FW_SEVERITY_NOTE, g_strdup (_ ("The Gini is not a headline")),
      g_strdup_printf (_ ("Its change (%s) is about %s times smaller than its margin of error"),
                       changed, times),
      NULL);
}

static FwNote *
check_goal_source (const Review *review)
{
  const char *note = fw_plan_get_goal_note (review->plan);
  FwParameter *value = fw_plan_get_base (review->plan, "goal.value", NULL);

  /* Somebody's own goal needs no remark. */
  if (fw_plan_get_goal_measure (review->plan) == FWE_GOAL_NONE || note == NULL
      || g_strcmp0 (fw_parameter_get_source (value), note) == 0)
    return NULL;

  return fw_note_new_take (FW_SEVERITY_NOTE, g_strdup (note),
                           g_strdup (fw_parameter_get_source (value)), "goal.value");
}

static double
marks_of (const FweProgram *program)
{
  return program->screening + program->paid_work + program->post_placement;
}

/* Screening, paid work and support after placement of the average program; named employers are the
 * fourth. */
static FwNote *
check_marks (const Review *review)
{
  const FwePlan *plan = review->result != NULL ? fw_result_get_engine_plan (review->result) : NULL;
  double sum = 0.0;
  g_autofree char *found = NULL;

  if (!has_run (review) || plan->n_programs == 0)
    return NULL;

  for (gsize i = 0; i < plan->n_programs; i++)
    {
      gboolean named = FALSE;

      for (gsize k = 0; k < plan->n_links; k++)
        {
          const FweEmployer *employer = &plan->employers[plan->links[k].employer];

          named |= plan->links[k].program == i && employer->pledged
                   && employer->openings.middle > 0.0
                   && employer->occupation == plan->programs[i].occupation;
        }
      sum += marks_of (&plan->programs[i]) + (named ? 1.0 : 0.0);
    }

  if (sum / (double)plan->n_programs >= FEW_MARKS)
    return NULL;

  found = fw_unit_format (sum / (double)plan->n_programs, FW_UNIT_RATIO, FW_STYLE_TITLE);
  return fw_note_new_take (FW_SEVERITY_NOTE,
                           g_strdup (_ ("Less than the trials that raised pay had")),
                           g_strdup_printf (_ ("Of screening, paid work, named employers and "
                                               "support after placement a program has %s of the "
                                               "four on average"),
                                            found),
                           NULL);
}

static FwNote *
check_leakage (const Review *review)
{
  const double leakage
      = fw_plan_get_value (review->plan, review->scenario, "additionality.leakage");
  g_autofree char *share = NULL;

  if (leakage < HIGH_LEAKAGE)
    return NULL;

  share = number (leakage, FW_UNIT_SHARE);
  return fw_note_new_take (
      FW_SEVERITY_WARNING,
      g_strdup_printf (_ ("%s of the people placed leave within two years"), share),
      g_strdup (_ ("Their gain is real, but it is not the place’s")), "additionality.leakage");
}

typedef struct
{
  guint n, n_assumed;
} Tally;

static void
tally (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  const FwGround ground = fw_parameter_get_ground (parameter);
  Tally *count = user_data;

  count->n += ground != FW_GROUND_DECISION;
  count->n_assumed += ground == FW_GROUND_ASSUMED || ground == FW_GROUND_OWN_ASSUMED;
}

static FwNote *
check_assumptions (const Review *review)
{
  Tally count = { 0 };
  g_autofree char *assumed = NULL;
  g_autofree char *all = NULL;

  fw_plan_foreach_parameter (review->plan, review->scenario, tally, &count);
  if (count.n_assumed == 0)
    return NULL;

  assumed = fw_unit_format (count.n_assumed, FW_UNIT_COUNT, FW_STYLE_TABLE);
  all = fw_unit_format (count.n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  return fw_note_new_take (
      FW_SEVERITY_NOTE, g_strdup_printf (_ ("%s of %s numbers are assumptions"), assumed, all),
      g_strdup (_ ("Each says why and how wide it may be; replace them as you learn better")),
      NULL);
}

/* Sentences about whose incomes they are, where the place is another area than its counties. */
static void
append_whose (const Review *review, GString *text)
{
  FwPlace *place = fw_plan_get_place (review->plan);
  const FwWords *words = fw_compiled_get_words (fw_result_get_compiled (review->result));
  g_autofree char *counties = fw_place_dup_counties_name (place);

  if (!fw_place_has_geography (place))
    return;

  if (words->incomes_elsewhere)
    g_string_append_printf (text, _ (". They are those of %s: the plan holds none of %s itself"),
                            words->incomes_place, fw_place_get_name (place));
  else
    g_string_append_printf (text, _ (". Placements count people who live in %s"), counties);
}

/* A table of the place's own that could have been used, were it whole. */
static gboolean
holds_brackets (FwPlan *plan)
{
  FwPlace *place = fw_plan_get_place (plan);
  g_autofree char *counties = fw_place_dup_counties_geography (place);

  return fw_plan_find_series (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL,
                              fw_place_get_geography (place))
             != NULL
         || fw_plan_find_series (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, counties) != NULL;
}

static FwNote *
check_incomes (const Review *review)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const FwWords *words;
  char *title;

  if (review->result == NULL || !fw_result_get_engine (review->result)->has_incomes)
    return NULL;

  words = fw_compiled_get_words (fw_result_get_compiled (review->result));
  if (words->incomes_measured)
    {
      title = g_strdup_printf (_ ("Incomes are those of %s, as measured"), words->incomes_vintage);
      g_string_append (text, words->incomes_year == words->price_year
                                 ? _ ("What has changed since is not in them")
                                 : _ ("Moved by prices alone; what else has changed since is not "
                                      "in them"));
    }
  else
    {
      title = g_strdup (_ ("Incomes are those of 2006–2010, moved by prices alone"));
      g_string_append (text, _ ("What has changed since is not in them"));
    }

  append_whose (review, text);
  if (!words->incomes_measured && holds_brackets (review->plan))
    g_string_append (text, _ (". The plan’s own table of households by income has holes and is not "
                              "used"));
  if (*words->incomes_note != '\0')
    g_string_append_printf (text, ". %s", words->incomes_note);
  return fw_note_new_take (FW_SEVERITY_NOTE, title, g_string_free (g_steal_pointer (&text), FALSE),
                           NULL);
}

/* A partnership that leads from a program to an employer line, whose skills are taught at least so
 * much. */
static FwNote *
check_coverage (const Review *review)
{
  GListModel *links = fw_plan_get_list (review->plan, FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      FwPart *program, *employer;
      double coverage;
      g_autofree char *share = NULL;

      if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_HIRES)
        continue;

      program = fw_plan_find_part (review->plan, FW_LIST_PROGRAMS, fw_partnership_get_from (link));
      employer = fw_plan_find_part (review->plan, FW_LIST_EMPLOYERS, fw_partnership_get_to (link));
      coverage = fw_plan_get_coverage (review->plan, review->scenario, link);
      if (coverage >= LOW_COVERAGE)
        continue;

      share = number (coverage, FW_UNIT_SHARE);
      return fw_note_new_take (
          FW_SEVERITY_WARNING,
          g_strdup_printf (_ ("“%s” asks for skills that “%s” does not teach"),
                           fw_part_get_title (employer), fw_part_get_title (program)),
          g_strdup_printf (_ ("%s of them are in the curriculum"), share), NULL);
    }

  return NULL;
}

static FwNote *
check_employers (const Review *review)
{
  GListModel *programs = fw_plan_get_list (review->plan, FW_LIST_PROGRAMS);
  GListModel *employers = fw_plan_get_list (review->plan, FW_LIST_EMPLOYERS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      gboolean found = fw_part_get_switch (program, "incumbent");

      for (guint j = 0; !found && j < g_list_model_get_n_items (employers); j++)
        {
          g_autoptr (FwPart) employer = g_list_model_get_item (employers, j);

          found = g_strcmp0 (fw_part_get_text (employer, "occupation"),
                             fw_part_get_text (program, "occupation"))
                  == 0;
        }
      if (!found)
        return fw_note_new_take (
            FW_SEVERITY_WARNING,
            g_strdup_printf (_ ("Nobody hires what “%s” trains for"), fw_part_get_title (program)),
            g_strdup (_ ("No employer of the plan has openings in that occupation")), NULL);
    }

  return NULL;
}

static FwNote *
check_waivers (const Review *review)
{
  GListModel *employers = fw_plan_get_list (review->plan, FW_LIST_EMPLOYERS);

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      FwParameter *waives = fw_parameters_find (fw_part_get_parameters (employer), "waives");

      if (fw_plan_resolve (review->plan, review->scenario, waives) != 0.0)
        return fw_note_new_take (
            FW_SEVERITY_NOTE, g_strdup (_ ("Few degree waivers change who is hired")),
            /* xgettext:no-c-format */
            g_strdup (_ ("Of firms that dropped the rule about 37% hired differently; 45% did "
                         "so in name only")),
            fw_parameter_get_key (waives));
    }

  return NULL;
}

static FwNote *
check_funds (const Review *review)
{
  if (g_list_model_get_n_items (fw_plan_get_list (review->plan, FW_LIST_FUNDS)) > 0)
    return NULL;

  return fw_note_new_take (FW_SEVERITY_NOTE,
                           g_strdup (_ ("No fund is named, so money is not limited")),
                           g_strdup (_ ("Add funds to see which year runs short")), NULL);
}

static const Check checks[] = {
  check_fault,     check_compiles,    check_pledges, check_null_trial,  check_leakage,
  check_employers, check_coverage,    check_marks,   check_waivers,     check_gini,
  check_incomes,   check_goal_source, check_funds,   check_assumptions,
};

guint
fw_plan_n_checks (void)
{
  return G_N_ELEMENTS (checks);
}

static void
append_remarks (FwPlan *plan, gboolean first, GListStore *notes)
{
  GListModel *remarks = fw_plan_get_list (plan, FW_LIST_REMARKS);

  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (FwPart) remark = g_list_model_get_item (remarks, i);
      g_autoptr (FwNote) note = NULL;
      const char *text = fw_part_get_text (remark, "text");
      const char *source = fw_part_get_text (remark, "source");

      if (fw_part_get_switch (remark, "first") != first)
        continue;

      note = fw_note_new_take (
          FW_SEVERITY_NOTE, g_strdup (fw_part_get_title (remark)),
          source != NULL ? g_strdup_printf (_ ("%s (%s)"), text != NULL ? text : "", source)
                         : g_strdup (text != NULL ? text : ""),
          NULL);
      g_list_store_append (notes, note);
    }
}

/**
 * fw_plan_check:
 * @scenario: (nullable): %NULL for the one shown first
 * @result: (nullable): of that scenario
 *
 * Returns: (transfer full): notes, the plan's own foremost remark first, then worst first, then the
 *   published figures it shows
 */
GListModel *
fw_plan_check (FwPlan *plan, FwScenario *scenario, FwResult *result)
{
  Review review = { .plan = plan, .scenario = scenario, .result = result };
  GListStore *notes = g_list_store_new (FW_TYPE_NOTE);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (FW_IS_PLAN (plan), G_LIST_MODEL (notes));

  if (scenario == NULL)
    review.scenario = fw_plan_get_default_scenario (plan);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      FwNote *note = checks[i](&review);

      if (note != NULL)
        g_ptr_array_add (found, note);
    }

  append_remarks (plan, TRUE, notes);
  for (FwSeverity severity = FW_SEVERITY_ERROR; severity <= FW_SEVERITY_NOTE; severity++)
    for (guint i = 0; i < found->len; i++)
      if (fw_note_get_severity (g_ptr_array_index (found, i)) == severity)
        g_list_store_append (notes, g_ptr_array_index (found, i));
  append_remarks (plan, FALSE, notes);

  return G_LIST_MODEL (notes);
}
