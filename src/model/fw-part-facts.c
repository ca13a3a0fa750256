/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-part-facts.h"

#include <glib/gi18n-lib.h>

#include "fw-plan-private.h"

/* A number of a part, formatted; the noun's plural goes by it. */
static double
value_of (FwPlan *plan, FwScenario *scenario, FwPart *part, const char *member)
{
  FwParameter *parameter = fw_parameters_find (fw_part_get_parameters (part), member);

  return fw_plan_resolve (plan, scenario, parameter);
}

static gulong
plural (double value)
{
  return value == 1.0 ? 1 : 2;
}

char *
fw_plan_part_window (FwPlan *plan, FwPart *part)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_PART (part), NULL);

  from = fw_unit_format_quarter (fw_plan_get_start_year (plan), fw_plan_get_start_quarter (plan),
                                 (guint)fw_part_get_whole (part, "from-quarter") - 1);
  to = fw_unit_format_quarter (
      fw_plan_get_start_year (plan), fw_plan_get_start_quarter (plan),
      (guint)MIN (fw_part_get_whole (part, "to-quarter"), (gint64)fw_plan_get_quarters (plan)) - 1);
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static char *
program_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  const double n_weeks = value_of (plan, scenario, part, "weeks");
  const double n_seats = value_of (plan, scenario, part, "seats");
  const double n_cohorts = value_of (plan, scenario, part, "cohorts");
  g_autofree char *weeks = fw_unit_format (n_weeks, FW_UNIT_WEEKS, FW_STYLE_LABEL);
  g_autofree char *seats = fw_unit_format (n_seats, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *cohorts = fw_unit_format (n_cohorts, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *length
      = g_strdup_printf (ngettext ("%s week", "%s weeks", plural (n_weeks)), weeks);
  g_autofree char *size
      = g_strdup_printf (ngettext ("%s seat", "%s seats", plural (n_seats)), seats);
  g_autofree char *times
      = g_strdup_printf (ngettext ("%s cohort", "%s cohorts", plural (n_cohorts)), cohorts);

  return g_strdup_printf (_ ("%s · %s · %s"), length, size, times);
}

static char *
employer_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  const double n = value_of (plan, scenario, part, "openings");
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *openings
      = g_strdup_printf (fw_part_get_switch (part, "pledged")
                             ? ngettext ("%s opening pledged", "%s openings pledged", plural (n))
                             : ngettext ("%s opening", "%s openings", plural (n)),
                         number);
  g_autofree char *window = fw_plan_part_window (plan, part);

  return g_strdup_printf (_ ("%s · %s"), openings, window);
}

static char *
support_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  g_autofree char *cost
      = fw_unit_format (value_of (plan, scenario, part, "cost"), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *level
      = fw_unit_format (value_of (plan, scenario, part, "level"), FW_UNIT_SHARE, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("%s a person · offered at %s"), cost, level);
}

static char *
fund_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  g_autofree char *amount
      = fw_unit_format (value_of (plan, scenario, part, "amount"), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *window = fw_plan_part_window (plan, part);

  return g_strdup_printf (_ ("%s · %s"), amount, window);
}

static char *
group_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  g_autofree char *earnings = fw_unit_format (value_of (plan, scenario, part, "earnings"),
                                              FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("%s a year before the course"), earnings);
}

static char *
text_facts (FwPart *part, const char *first, const char *second)
{
  const char *one = fw_part_get_text (part, first);
  const char *two = second != NULL ? fw_part_get_text (part, second) : NULL;

  if (one != NULL && two != NULL)
    return g_strdup_printf (_ ("%s · %s"), one, two);
  return g_strdup (one != NULL ? one : two != NULL ? two : "");
}

static char *
partnership_facts (FwPlan *plan, FwPart *part)
{
  FwPartnership *link = FW_PARTNERSHIP (part);
  const FwPartnershipKind kind = fw_partnership_get_kind (link);
  FwPart *from = fw_plan_find_part (plan, fw_partnership_kind_from_list (kind),
                                    fw_partnership_get_from (link));
  FwPart *to
      = fw_plan_find_part (plan, fw_partnership_kind_to_list (kind), fw_partnership_get_to (link));
  const char *one = from != NULL ? fw_part_get_title (from) : fw_partnership_get_from (link);
  const char *two = to != NULL ? fw_part_get_title (to) : fw_partnership_get_to (link);

  switch (kind)
    {
    case FW_PARTNERSHIP_TRAINS:
      return g_strdup_printf (_ ("%s trains in %s"), one, two);
    case FW_PARTNERSHIP_HIRES:
      return g_strdup_printf (_ ("%s hires from %s"), two, one);
    case FW_PARTNERSHIP_PAYS:
      return g_strdup_printf (_ ("%s pays for %s"), one, two);
    case FW_PARTNERSHIP_REFERS:
    case FW_N_PARTNERSHIPS:
    default:
      return g_strdup_printf (_ ("%s refers people to %s"), one, two);
    }
}

char *
fw_plan_part_facts (FwPlan *plan, FwScenario *scenario, FwPart *part)
{
  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_PART (part), NULL);

  switch (fw_part_get_list (part))
    {
    case FW_LIST_PROGRAMS:
      return program_facts (plan, scenario, part);
    case FW_LIST_EMPLOYERS:
      return employer_facts (plan, scenario, part);
    case FW_LIST_SUPPORTS:
      return support_facts (plan, scenario, part);
    case FW_LIST_FUNDS:
      return fund_facts (plan, scenario, part);
    case FW_LIST_GROUPS:
      return group_facts (plan, scenario, part);
    case FW_LIST_PARTNERSHIPS:
      return partnership_facts (plan, part);
    case FW_LIST_OCCUPATIONS:
      return text_facts (part, "code", NULL);
    case FW_LIST_PROVIDERS:
      return text_facts (part, "organisation", NULL);
    case FW_LIST_PARTNERS:
      return text_facts (part, "organisation", "neighbourhood");
    case FW_LIST_REMARKS:
    case FW_LIST_SERIES:
    case FW_LIST_SCENARIOS:
    case FW_LIST_NONE:
    default:
      return g_strdup ("");
    }
}
