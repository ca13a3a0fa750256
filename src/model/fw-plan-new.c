/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-parameter-private.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"

/* A first plan for any place: usable at once, every number an assumption of the catalogue. */

#define COHORTS      8 /* a start every quarter for two years */
#define GOAL_QUARTER 12
#define PLEDGED      100
#define OCCUPATION   "technology"

typedef struct
{
  const char *id;
  const char *title;
  const char *race;
  FwRace row;
} GroupRow;

static const GroupRow group_rows[] = {
  { "white", N_ ("White not Hispanic"), "white-not-hispanic", FW_RACE_WHITE_NOT_HISPANIC },
  { "hispanic", N_ ("Hispanic"), "hispanic", FW_RACE_HISPANIC },
  { "black", N_ ("Black"), "black", FW_RACE_BLACK },
  { "asian", N_ ("Asian"), "asian", FW_RACE_ASIAN },
  { "other", N_ ("Other"), "other", FW_RACE_OTHER },
};

static void
set_text (gpointer part, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  fw_part_set_value (FW_PART (part), field, &value);
}

static void
set_whole (gpointer part, const char *field, gint64 whole)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, whole);
  fw_part_set_value (FW_PART (part), field, &value);
}

static void
set_number (gpointer part, const char *member, double number)
{
  FwParameter *parameter = fw_parameters_find (fw_part_get_parameters (FW_PART (part)), member);
  g_autoptr (FwParameterState) state = fw_parameter_state_copy (fw_parameter_get_state (parameter));

  state->value = number;
  state->origin = FW_ORIGIN_PLAN;
  fw_parameter_set_state (parameter, state);
}

/* Adds a new part; the plan keeps it. */
static FwPart *
add (FwPlan *plan, FwList list, const char *id, const char *title)
{
  g_autoptr (FwPart) part = fw_part_new (list, id);

  fw_part_set_title (part, title);
  fw_plan_insert (plan, part, G_MAXUINT);
  return part;
}

static void
add_partnership (FwPlan *plan, const char *id, const char *kind, const char *from, const char *to)
{
  FwPart *part = add (plan, FW_LIST_PARTNERSHIPS, id, id);

  set_text (part, "kind", kind);
  set_text (part, "from", from);
  set_text (part, "to", to);
}

/* The groups the profile tells apart, or one group where there is none. */
static void
add_groups (FwPlan *plan)
{
  double shares[FW_N_RACES];

  if (!fw_place_get_race_shares (fw_plan_get_place (plan), shares))
    {
      add (plan, FW_LIST_GROUPS, "all", _ ("All residents"));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (group_rows); i++)
    if (shares[group_rows[i].row] > 0.0)
      set_text (add (plan, FW_LIST_GROUPS, group_rows[i].id, _ (group_rows[i].title)), "race",
                group_rows[i].race);

  if (shares[FW_RACE_BLACK] > 0.0 && shares[FW_RACE_WHITE_NOT_HISPANIC] > 0.0)
    {
      set_text (plan, "gap-low", "black");
      set_text (plan, "gap-high", "white");
    }
}

FwPlan *
fw_plan_new_for_place (FwPlace *place)
{
  g_autofree char *id = NULL;
  FwPlan *plan;
  FwPart *program, *employer;

  g_return_val_if_fail (FW_IS_PLACE (place), NULL);

  id = fw_part_id_from_title (fw_place_get_name (place));
  plan = fw_plan_new (id);
  fw_part_set_title (FW_PART (plan), fw_place_get_name (place));
  fw_plan_set_place (plan, place);
  set_text (plan, "note", _ ("A first plan with generic numbers: replace them with your own."));
  set_text (plan, "goal-measure", "net_local_placements");
  set_text (plan, "goal-note", _ ("Example goal"));
  set_number (plan, "goal.quarter", GOAL_QUARTER);
  add_groups (plan);

  add (plan, FW_LIST_OCCUPATIONS, OCCUPATION, _ ("Technology jobs"));
  program = add (plan, FW_LIST_PROGRAMS, "program", _ ("Training program"));
  set_text (program, "occupation", OCCUPATION);
  set_text (program, "entry-test", _ ("Assumed: an entry test"));
  set_number (program, "cohorts", COHORTS);

  employer = add (plan, FW_LIST_EMPLOYERS, "employer", _ ("Employers, pledged"));
  set_text (employer, "occupation", OCCUPATION);
  set_whole (employer, "to-quarter", GOAL_QUARTER);
  set_number (employer, "openings", PLEDGED);
  add_partnership (plan, "program-employer", "hires", "program", "employer");

  add (plan, FW_LIST_SCENARIOS, "as-pledged", _ ("As pledged"));
  return plan;
}

FwPlan *
fw_plan_new_for_county (const FwCounty *county)
{
  const char *const fips[] = { county->fips, NULL };
  g_autoptr (FwPlace) place = fw_place_new (NULL, fips, NULL);

  g_return_val_if_fail (place != NULL, NULL);
  return fw_plan_new_for_place (place);
}
