/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-teaching-actions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-teaching-private.h"
#include "fw-try.h"

/* What could be taught more, as things to try. */

/* Assumption: a skill takes two weeks; who knows better changes the weeks in the scenario. */
#define WEEKS_A_SKILL 2.0

/* Skills a program would teach and does not yet, when weeks are added for one more: those it
 * "adds" come with them. */
static GStrv
new_skills (FwProgram *program, const char *skill, double weeks)
{
  g_auto (GStrv) now = fw_program_dup_taught (program, weeks);
  g_auto (GStrv) then = fw_program_dup_taught (program, 1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; then[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)now, then[i]))
      g_strv_builder_add (found, then[i]);
  if (!g_strv_contains ((const char *const *)then, skill))
    g_strv_builder_add (found, skill);
  return g_strv_builder_end (found);
}

/* "Teach Java, .NET and testing at Coding school" */
static char *
title_of (const char *const *skills, const char *program)
{
  const guint n = g_strv_length ((GStrv)skills);
  g_autofree char *first = fw_teaching_title (skills[0]);
  g_autofree char *second = n > 1 ? fw_teaching_title (skills[1]) : NULL;
  g_autofree char *third = n > 2 ? fw_teaching_title (skills[2]) : NULL;
  g_autofree char *more = fw_unit_format (n - 2.0, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n == 1)
    /* Translators: a skill and a program's name. */
    return g_strdup_printf (_ ("Teach %s at %s"), first, program);
  if (n == 2)
    return g_strdup_printf (_ ("Teach %s and %s at %s"), first, second, program);
  if (n == 3)
    return g_strdup_printf (_ ("Teach %s, %s and %s at %s"), first, second, third, program);
  /* Translators: two skills, how many others, a program's name. */
  return g_strdup_printf (_ ("Teach %s, %s and %s others at %s"), first, second, more, program);
}

static FwTry *
teach (FwPlan *plan, FwScenario *scenario, FwProgram *program, const char *skill)
{
  const char *id = fw_part_get_id (FW_PART (program));
  g_autofree char *key = g_strdup_printf ("programs.%s.skill_weeks", id);
  const double weeks = fw_plan_get_value (plan, scenario, key);
  g_auto (GStrv) skills = new_skills (program, skill, weeks);
  const double more = WEEKS_A_SKILL * g_strv_length (skills);
  g_autofree char *title
      = title_of ((const char *const *)skills, fw_part_get_title (FW_PART (program)));
  g_autofree char *number = fw_unit_format (more, FW_UNIT_WEEKS, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s more week of the course, at what its weeks cost.",
                "%s more weeks of the course, at what its weeks cost.", (gulong)more),
      number);
  FwTry *what = fw_try_new (title, text);

  fw_try_set (what, key, weeks + more);
  fw_try_teach (what, id, skill);
  return what;
}

static gboolean
is_known (GPtrArray *found, const char *title)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (fw_try_get_title (found->pdata[i]), title))
      return TRUE;
  return FALSE;
}

static void
search_commitment (FwPlan *plan, FwScenario *scenario, FwPartnership *link, GPtrArray *found)
{
  FwPart *part = fw_plan_find_part (plan, FW_LIST_PROGRAMS, fw_partnership_get_from (link));
  const char *const *asked = fw_part_get_strings (FW_PART (link), "skills");
  g_autofree char *key = NULL;
  g_auto (GStrv) taught = NULL;

  if (part == NULL)
    return;
  key = g_strdup_printf ("programs.%s.skill_weeks", fw_part_get_id (part));
  taught = fw_program_dup_taught (FW_PROGRAM (part), fw_plan_get_value (plan, scenario, key));
  for (guint i = 0; asked[i] != NULL; i++)
    {
      g_autoptr (FwTry) what = NULL;

      if (g_strv_contains ((const char *const *)taught, asked[i]))
        continue;
      what = teach (plan, scenario, FW_PROGRAM (part), asked[i]);
      if (!is_known (found, fw_try_get_title (what)))
        g_ptr_array_add (found, g_steal_pointer (&what));
    }
}

/**
 * fw_teaching_actions:
 * @scenario: as which the plan stands
 *
 * Returns: (transfer full) (element-type FwTry): each gap closed where it is asked for
 */
GPtrArray *
fw_teaching_actions (FwPlan *plan, FwScenario *scenario)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_try_unref);
  GListModel *links;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), found);

  links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  for (guint i = 0; !fw_scenario_is_no_program (scenario) && i < g_list_model_get_n_items (links);
       i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (fw_partnership_get_kind (link) == FW_PARTNERSHIP_HIRES)
        search_commitment (plan, scenario, link, found);
    }
  return found;
}
