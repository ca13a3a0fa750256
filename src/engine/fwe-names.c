/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-result.h"

static const char *const stage_names[FWE_N_GROUP_STAGES] = {
  [FWE_G_APPLICANTS] = "applicants",
  [FWE_G_ENROLLED] = "enrolled",
  [FWE_G_COMPLETED] = "completed",
  [FWE_G_PLACED] = "placed",
  [FWE_G_NET_LOCAL] = "net_local",
  [FWE_G_GAIN_PER_ENROLLED] = "gain_per_enrolled",
  [FWE_G_MOVED] = "households_moved",
  [FWE_G_TURNED_AWAY] = "turned_away",
  [FWE_G_IN_TRAINING] = "in_training",
  [FWE_G_LEFT] = "left_training",
  [FWE_G_READY] = "ready",
  [FWE_G_DRIFTED] = "drifted",
  [FWE_G_KEPT] = "kept",
  [FWE_G_RETAINED_Q4] = "retained_q4",
  [FWE_G_LOST] = "lost",
  [FWE_G_TOO_RECENT] = "too_recent",
  [FWE_G_LOCAL] = "local",
  [FWE_G_MOVED_AWAY] = "moved_away",
  [FWE_G_REACHED] = "reached",
};

static const char *const ratio_names[FWE_N_RATIOS] = {
  [FWE_R_ENROLLED] = "enrolled_of_applicants", [FWE_R_COMPLETED] = "completed_of_ended",
  [FWE_R_PLACED] = "placed_of_completers",     [FWE_R_RETAINED_Q4] = "retained_q4_of_placed",
  [FWE_R_LOCAL] = "local_of_placed",
};

static const char *const occupation_names[FWE_N_OCCUPATION_COUNTS] = {
  [FWE_O_OPENINGS] = "openings",
  [FWE_O_COMPLETED] = "completed",
  [FWE_O_PLACED] = "placed",
  [FWE_O_WAITING] = "waiting",
};

static const char *const program_names[FWE_N_PROGRAM_COUNTS] = {
  [FWE_P_APPLICANTS] = "applicants", [FWE_P_ENROLLED] = "enrolled", [FWE_P_COMPLETED] = "completed",
  [FWE_P_PLACED] = "placed",         [FWE_P_COST] = "cost",
};

static const char *const employer_names[FWE_N_EMPLOYER_COUNTS] = {
  [FWE_E_OPENINGS] = "openings",
  [FWE_E_OPEN] = "open_to_completers",
  [FWE_E_PLACED] = "placed",
};

static const char *const binding_names[FWE_N_BINDINGS] = {
  [FWE_B_NOTHING] = "nothing",       [FWE_B_OPENINGS] = "openings", [FWE_B_SEATS] = "seats",
  [FWE_B_APPLICANTS] = "applicants", [FWE_B_MONEY] = "money",
};

static const char *const value_names[FWE_N_VALUES] = {
  [FWE_V_EARNINGS] = "earnings",
  [FWE_V_FORGONE] = "forgone",
  [FWE_V_FRINGE] = "fringe",
  [FWE_V_TAX] = "tax",
  [FWE_V_BENEFITS_LOST] = "benefits_lost",
  [FWE_V_STIPEND] = "stipend",
  [FWE_V_TUITION] = "tuition",
  [FWE_V_PROGRAM_COST] = "program_cost",
  [FWE_V_DISPLACED] = "displaced",
  [FWE_V_EXCESS_BURDEN] = "excess_burden",
};

static const char *const party_names[FWE_N_PARTIES] = {
  [FWE_PARTY_PARTICIPANT] = "participant",
  [FWE_PARTY_TAXPAYER] = "taxpayer",
  [FWE_PARTY_OTHERS] = "others",
};

/**
 * fwe_group_stage_name:
 * @stage: a stage
 *
 * Returns: its member in JSON
 */
const char *
fwe_group_stage_name (FweGroupStage stage)
{
  return stage_names[stage];
}

/**
 * fwe_ratio_name:
 * @ratio: a ratio
 *
 * Returns: its member in JSON
 */
const char *
fwe_ratio_name (FweRatio ratio)
{
  return ratio_names[ratio];
}

/**
 * fwe_occupation_count_name:
 * @count: a count by occupation
 *
 * Returns: its member in JSON
 */
const char *
fwe_occupation_count_name (FweOccupationCount count)
{
  return occupation_names[count];
}

/**
 * fwe_program_count_name:
 * @count: a count by program
 *
 * Returns: its member in JSON
 */
const char *
fwe_program_count_name (FweProgramCount count)
{
  return program_names[count];
}

/**
 * fwe_employer_count_name:
 * @count: a count by hiring line
 *
 * Returns: its member in JSON
 */
const char *
fwe_employer_count_name (FweEmployerCount count)
{
  return employer_names[count];
}

/**
 * fwe_binding_name:
 * @binding: what holds back
 *
 * Returns: its member in JSON and CSV
 */
const char *
fwe_binding_name (FweBinding binding)
{
  return binding_names[binding];
}

/**
 * fwe_value_name:
 * @value: a kind of money
 *
 * Returns: its name in JSON and CSV
 */
const char *
fwe_value_name (FweValue value)
{
  return value_names[value];
}

/**
 * fwe_party_name:
 * @party: whom money reaches
 *
 * Returns: its member in JSON and CSV
 */
const char *
fwe_party_name (FweParty party)
{
  return party_names[party];
}
