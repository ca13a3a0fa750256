/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-movers.h"
#include "fw-teaching-actions.h"

/* Things people could do, from the catalogue and the plan: a tenth more of what is bought or
 * promised, what is offered and not used, and the upper end of the evidence of what is done better
 * or worse. */

#define MORE 1.1

typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GPtrArray *found; /* FwTry */
} Search;

static char *
key_of (FwList list, FwPart *part, const char *member)
{
  return g_strjoin (".", fw_list_member (list), fw_part_get_id (part), member, NULL);
}

static double
value_of (const Search *search, FwList list, FwPart *part, const char *member)
{
  g_autofree char *key = key_of (list, part, member);

  return fw_plan_get_value (search->plan, search->scenario, key);
}

/* Keeps what sets a number, unless the number cannot be so. */
static void
take (Search *search, FwTry *what)
{
  for (guint i = 0; i < fw_try_get_n_values (what); i++)
    {
      double value;
      const char *key = fw_try_get_value (what, i, &value);
      const FwRow *row = fw_catalogue_find (key, NULL, NULL);

      if (row == NULL || !fw_row_check (row, key, value, NULL))
        return;
    }

  if (fw_try_get_n_values (what) > 0)
    g_ptr_array_add (search->found, fw_try_ref (what));
}

static char *
people (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

static char *
share (double value)
{
  return fw_unit_format (value, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

/* A tenth more in whole people, one at least. */
static double
a_tenth_more (double value)
{
  return MAX (round (MORE * value), floor (value) + 1.0);
}

static void
more_seats (Search *search, FwPart *program)
{
  const double now = value_of (search, FW_LIST_PROGRAMS, program, "seats");
  const double then = a_tenth_more (now);
  g_autofree char *more = people (then - now), *from = people (now), *to = people (then);
  g_autofree char *title
      /* Translators: a number of seats and a program's name. */
      = g_strdup_printf (ngettext ("%s more seat a cohort, %s", "%s more seats a cohort, %s",
                                   (gulong)(then - now)),
                         more, fw_part_get_title (program));
  g_autofree char *text = g_strdup_printf (_ ("%s seats a cohort in place of %s."), to, from);
  g_autofree char *key = key_of (FW_LIST_PROGRAMS, program, "seats");
  g_autoptr (FwTry) what = fw_try_new (title, text);

  fw_try_set (what, key, then);
  take (search, what);
}

static void
more_applicants (Search *search, FwPart *program)
{
  const double now = value_of (search, FW_LIST_PROGRAMS, program, "applicants");
  const double then = a_tenth_more (now);
  g_autofree char *from = people (now), *to = people (then);
  /* Translators: %s is a program's name. */
  g_autofree char *title = g_strdup_printf (_ ("Outreach for %s"), fw_part_get_title (program));
  g_autofree char *text
      = g_strdup_printf (_ ("%s apply for a cohort in place of %s, a tenth more."), to, from);
  g_autofree char *key = key_of (FW_LIST_PROGRAMS, program, "applicants");
  g_autoptr (FwTry) what = fw_try_new (title, text);

  if (!(now > 0.0))
    return;
  fw_try_set (what, key, then);
  take (search, what);
}

/* The upper end of what the evidence allows: nobody can promise more. */
static double
best_of (const Search *search, const char *key)
{
  FwParameter *parameter = fw_plan_get_parameter (search->plan, search->scenario, key, NULL);

  return parameter != NULL ? fw_parameter_get_p90 (parameter) : NAN;
}

static void
more_finish (Search *search, FwPart *program)
{
  g_autofree char *key = key_of (FW_LIST_PROGRAMS, program, "completion");
  const double now = fw_plan_get_value (search->plan, search->scenario, key);
  const double then = best_of (search, key);
  g_autofree char *from = share (now), *to = share (then);
  /* Translators: a share and a program's name. */
  g_autofree char *title
      = g_strdup_printf (_ ("Completion at %s, %s"), to, fw_part_get_title (program));
  g_autofree char *text
      = g_strdup_printf (_ ("In place of %s: the upper end of its evidence."), from);
  g_autoptr (FwTry) what = fw_try_new (title, text);

  if (!(then > now) || g_str_equal (from, to))
    return;
  fw_try_set (what, key, then);
  take (search, what);
}

static void
search_programs (Search *search)
{
  GListModel *programs = fw_plan_get_list (search->plan, FW_LIST_PROGRAMS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      if (!(value_of (search, FW_LIST_PROGRAMS, program, "seats") > 0.0)
          || !(value_of (search, FW_LIST_PROGRAMS, program, "cohorts") > 0.0))
        continue;
      more_seats (search, program);
      more_applicants (search, program);
      more_finish (search, program);
    }
}

/* Employers whose lines are pledges of some opening. (transfer full) */
static GPtrArray *
find_pledges (const Search *search)
{
  GListModel *employers = fw_plan_get_list (search->plan, FW_LIST_EMPLOYERS);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);

      if (fw_part_get_switch (employer, "pledged")
          && value_of (search, FW_LIST_EMPLOYERS, employer, "openings") > 0.0)
        g_ptr_array_add (found, g_object_ref (employer));
    }

  return found;
}

/* In whole openings: each employer has its part of the sum as it stands so far, so that the sum is
 * a tenth more however small the pledges are. */
static void
more_openings (Search *search, GPtrArray *pledges)
{
  double now = 0.0, given = 0.0;
  g_autofree char *from = NULL, *to = NULL, *more = NULL, *title = NULL, *text = NULL;
  g_autoptr (FwTry) what = NULL;

  for (guint i = 0; i < pledges->len; i++)
    now += value_of (search, FW_LIST_EMPLOYERS, pledges->pdata[i], "openings");
  from = people (now);
  to = people (a_tenth_more (now));
  more = people (a_tenth_more (now) - now);
  title = g_strdup_printf (ngettext ("%s more pledged opening", "%s more pledged openings",
                                     (gulong)(a_tenth_more (now) - now)),
                           more);
  text = g_strdup_printf (_ ("Employers pledge %s in place of %s, a tenth more each."), to, from);
  what = fw_try_new (title, text);
  for (guint i = 0, n = pledges->len; i < n; i++)
    {
      g_autofree char *key = key_of (FW_LIST_EMPLOYERS, pledges->pdata[i], "openings");
      const double has = fw_plan_get_value (search->plan, search->scenario, key);
      const double before = given;

      given += has;
      fw_try_set (what, key,
                  has + round (given / now * (a_tenth_more (now) - now))
                      - round (before / now * (a_tenth_more (now) - now)));
    }
  take (search, what);
}

static void
more_honoured (Search *search, GPtrArray *pledges)
{
  double openings = 0.0, now = 0.0, then = 0.0;
  g_autofree char *from = NULL, *to = NULL, *text = NULL;
  g_autoptr (FwTry) what = NULL;

  for (guint i = 0; i < pledges->len; i++)
    {
      g_autofree char *key = key_of (FW_LIST_EMPLOYERS, pledges->pdata[i], "honoured");
      const double weight = value_of (search, FW_LIST_EMPLOYERS, pledges->pdata[i], "openings");
      const double has = fw_plan_get_value (search->plan, search->scenario, key);

      openings += weight;
      now += weight * has;
      then += weight * MAX (has, best_of (search, key));
    }
  from = share (now / openings);
  to = share (then / openings);
  if (g_str_equal (from, to))
    return;

  text = g_strdup_printf (
      _ ("%s of pledged openings come in place of %s: the upper end of the evidence."), to, from);
  what = fw_try_new (_ ("Following up every pledge"), text);
  for (guint i = 0; i < pledges->len; i++)
    {
      g_autofree char *key = key_of (FW_LIST_EMPLOYERS, pledges->pdata[i], "honoured");
      const double best = best_of (search, key);

      if (best > fw_plan_get_value (search->plan, search->scenario, key))
        fw_try_set (what, key, best);
    }
  take (search, what);
}

/* An employer that offered it in one of its commitments. */
static gboolean
may_waive (const Search *search, FwPart *employer)
{
  GListModel *links = fw_plan_get_list (search->plan, FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (fw_partnership_get_kind (link) == FW_PARTNERSHIP_HIRES
          && g_strcmp0 (fw_partnership_get_to (link), fw_part_get_id (employer)) == 0
          && fw_part_get_switch (FW_PART (link), "waiver"))
        return TRUE;
    }

  return FALSE;
}

static void
waive_degrees (Search *search)
{
  GListModel *employers = fw_plan_get_list (search->plan, FW_LIST_EMPLOYERS);
  g_autoptr (FwTry) what = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = NULL, *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);

      if (value_of (search, FW_LIST_EMPLOYERS, employer, "waives") == 0.0
          && value_of (search, FW_LIST_EMPLOYERS, employer, "degree") > 0.0
          && value_of (search, FW_LIST_EMPLOYERS, employer, "openings") > 0.0
          && may_waive (search, employer))
        g_ptr_array_add (keys, key_of (FW_LIST_EMPLOYERS, employer, "waives"));
    }
  number = people (keys->len);
  text = g_strdup_printf (ngettext ("%s employer that offered it stops asking for one.",
                                    "%s employers that offered it stop asking for one.", keys->len),
                          number);
  what = fw_try_new (_ ("Degree waived where offered"), text);
  for (guint i = 0; i < keys->len; i++)
    fw_try_set (what, keys->pdata[i], 1.0);
  take (search, what);
}

/* Programs with seats that list a support. */
static guint
count_offering (const Search *search, FwPart *support)
{
  GListModel *programs = fw_plan_get_list (search->plan, FW_LIST_PROGRAMS);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      if (g_strv_contains (fw_part_get_strings (program, "supports"), fw_part_get_id (support))
          && value_of (search, FW_LIST_PROGRAMS, program, "seats") > 0.0)
        n++;
    }

  return n;
}

static void
search_supports (Search *search)
{
  GListModel *supports = fw_plan_get_list (search->plan, FW_LIST_SUPPORTS);

  for (guint i = 0; i < g_list_model_get_n_items (supports); i++)
    {
      g_autoptr (FwPart) support = g_list_model_get_item (supports, i);
      g_autofree char *key
          = g_strjoin (".", fw_list_member (FW_LIST_SUPPORTS), fw_part_get_id (support), NULL);
      const guint n = count_offering (search, support);
      g_autofree char *number = people (n);
      g_autofree char *text = g_strdup_printf (
          ngettext ("Offered in full by %s program.", "Offered in full by %s programs.", n),
          number);
      g_autoptr (FwTry) what = fw_try_new (fw_part_get_title (support), text);

      if (n == 0 || fw_plan_get_value (search->plan, search->scenario, key) != 0.0)
        continue;
      fw_try_set (what, key, 1.0);
      take (search, what);
    }
}

static void
search_funds (Search *search)
{
  GListModel *funds = fw_plan_get_list (search->plan, FW_LIST_FUNDS);

  for (guint i = 0; i < g_list_model_get_n_items (funds); i++)
    {
      g_autoptr (FwPart) fund = g_list_model_get_item (funds, i);
      g_autofree char *key = key_of (FW_LIST_FUNDS, fund, "amount");
      const double now = fw_plan_get_value (search->plan, search->scenario, key);
      g_autofree char *from = fw_unit_format (now, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *to = fw_unit_format (MORE * now, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
      g_autofree char *tenth = share (MORE - 1.0);
      /* Translators: a share and the name of a fund: "10% more from State workforce fund". */
      g_autofree char *title
          = g_strdup_printf (_ ("%s more from %s"), tenth, fw_part_get_title (fund));
      g_autofree char *text = g_strdup_printf (_ ("%s a year in place of %s."), to, from);
      g_autoptr (FwTry) what = fw_try_new (title, text);

      if (!(now > 0.0))
        continue;
      fw_try_set (what, key, round (MORE * now));
      take (search, what);
    }
}

/**
 * fw_movers_actions:
 * @scenario: as which the plan stands
 *
 * Every action the plan leaves open, whether it would help or not: that is for a run to say.
 *
 * Returns: (transfer full) (element-type FwTry): none for "No program", which nobody can change
 */
GPtrArray *
fw_movers_actions (FwPlan *plan, FwScenario *scenario)
{
  Search search = { .plan = plan, .scenario = scenario };
  g_autoptr (GPtrArray) pledges = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_try_unref);
  if (fw_scenario_is_no_program (scenario))
    return search.found;

  pledges = find_pledges (&search);
  search_programs (&search);
  if (pledges->len > 0)
    {
      more_openings (&search, pledges);
      more_honoured (&search, pledges);
    }
  waive_degrees (&search);
  search_supports (&search);
  search_funds (&search);
  g_ptr_array_extend_and_steal (search.found, fw_teaching_actions (plan, scenario));
  return search.found;
}
