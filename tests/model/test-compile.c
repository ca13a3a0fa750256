/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-compile.h"
#include "fw-plan-io.h"

#define START                                                                                      \
  "{\"format\": \"fairway-plan\", \"version\": \"1.0\", \"id\": \"p\","                            \
  "\"place\": {\"counties\": [\"27053\"]}, \"groups\": [{\"id\": \"all\"}],"                       \
  "\"occupations\": [{\"id\": \"java\"}, {\"id\": \"help\"}],"
#define PROGRAM(more)                                                                              \
  "\"programs\": [{\"id\": \"c\", \"occupation\": \"java\", \"teaches\": [\"sql\", \"git\"]" more  \
  "}],"
#define EMPLOYER "\"employers\": [{\"id\": \"e\", \"occupation\": \"java\", \"openings\": 20}],"
#define END      "\"scenarios\": [{\"id\": \"s\"}]}"

static FwCompiled *
compile (const char *text, const char *scenario)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_plan_new_from_bytes (bytes, "p", &error);
  FwCompiled *compiled;

  g_assert_no_error (error);
  compiled = fw_plan_compile (plan, fw_plan_find_scenario (plan, scenario, NULL), &error);
  g_assert_no_error (error);
  return compiled;
}

/* Openings by quarter: their shape, the employer's total; the line of another occupation is its
 * own. */
static void
test_schedule (void)
{
  g_autoptr (FwCompiled) compiled
      = compile (START PROGRAM ("") EMPLOYER
                 "\"partnerships\": [{\"id\": \"l\", \"kind\": \"hires\", \"from\": \"c\","
                 "\"to\": \"e\", \"occupation\": \"help\", \"openings\": [0, 4, 6],"
                 "\"skills\": [\"sql\", \"git\", \"css\", \"go\"]}]," END,
                 "s");
  const FwePlan *plan = fw_compiled_get_plan (compiled);

  g_assert_cmpuint (plan->n_employers, ==, 2);
  g_assert_cmpuint (plan->n_links, ==, 2);
  g_assert_cmpfloat (plan->employers[0].openings.middle, ==, 8.0);
  g_assert_cmpfloat (plan->employers[1].openings.middle, ==, 12.0);
  for (gsize i = 0; i < 2; i++)
    {
      g_assert_cmpuint (plan->employers[i].from, ==, i + 1);
      g_assert_cmpuint (plan->employers[i].to, ==, i + 1);
      g_assert_cmpuint (plan->employers[i].occupation, ==, 1);
      g_assert_cmpuint (plan->links[i].employer, ==, i);
      g_assert_cmpfloat (plan->links[i].coverage, ==, 0.5);
    }
  /* One employer, one luck. */
  g_assert_cmpuint (plan->employers[0].honoured.id, ==, plan->employers[1].honoured.id);
}

/* One of two commitments tells its openings by quarter: the other has its half over the window. */
static void
test_schedule_beside (void)
{
  g_autoptr (FwCompiled) compiled = compile (
      START PROGRAM ("},{\"id\": \"d\", \"occupation\": \"java\"") EMPLOYER
      "\"partnerships\": [{\"id\": \"k\", \"kind\": \"hires\", \"from\": \"d\", \"to\": \"e\"},"
      "{\"id\": \"l\", \"kind\": \"hires\", \"from\": \"c\", \"to\": \"e\","
      "\"openings\": [0, 4, 6]}]," END,
      "s");
  const FwePlan *plan = fw_compiled_get_plan (compiled);

  g_assert_cmpuint (plan->n_employers, ==, 3);
  g_assert_cmpuint (plan->n_links, ==, 3);
  g_assert_cmpfloat (plan->employers[0].openings.middle, ==, 4.0);
  g_assert_cmpfloat (plan->employers[1].openings.middle, ==, 6.0);
  g_assert_cmpfloat (plan->employers[2].openings.middle, ==, 10.0);
  g_assert_cmpuint (plan->employers[2].from, ==, 0);
  g_assert_cmpuint (plan->employers[2].to, ==, 7);
  g_assert_cmpuint (plan->links[1].program, ==, 0);
  g_assert_cmpuint (plan->links[2].program, ==, 1);
  g_assert_cmpuint (plan->links[2].employer, ==, 2);
}

/* What comes after the horizon is not the plan's: neither openings nor money move into its last
 * quarter. */
static void
test_after_horizon (void)
{
  g_autoptr (FwCompiled) compiled
      = compile (START PROGRAM ("") "\"quarters\": 12,"
                                    "\"employers\": [{\"id\": \"e\", \"occupation\": \"java\","
                                    "\"openings\": 20, \"from_quarter\": 9, \"to_quarter\": 16},"
                                    "{\"id\": \"late\", \"occupation\": \"java\","
                                    "\"openings\": 20, \"from_quarter\": 13, \"to_quarter\": 20}],"
                                    "\"funds\": [{\"id\": \"f\", \"from_quarter\": 13,"
                                    "\"to_quarter\": 16, \"amount\": 1000}],"
                                    "\"partnerships\": [{\"id\": \"l\", \"kind\": \"hires\","
                                    "\"from\": \"c\", \"to\": \"late\"}]," END,
                 "s");
  const FwePlan *plan = fw_compiled_get_plan (compiled);

  g_assert_cmpuint (plan->n_employers, ==, 1);
  g_assert_cmpuint (plan->n_links, ==, 0);
  g_assert_cmpfloat (plan->employers[0].openings.middle, ==, 10.0);
  g_assert_cmpuint (plan->employers[0].from, ==, 8);
  g_assert_cmpuint (plan->employers[0].to, ==, 11);
  g_assert_cmpfloat (plan->funds[0].amount, ==, 0.0);
}

/* An open hiring employer is in the plan, but nobody comes first at it. */
static void
test_open_hiring (void)
{
  g_autoptr (FwCompiled) compiled
      = compile (START PROGRAM ("") EMPLOYER
                 "\"partnerships\": [{\"id\": \"l\", \"kind\": \"hires\", \"from\": \"c\","
                 "\"to\": \"e\", \"hiring\": \"open\"}]," END,
                 "s");

  g_assert_cmpuint (fw_compiled_get_plan (compiled)->n_employers, ==, 1);
  g_assert_cmpuint (fw_compiled_get_plan (compiled)->n_links, ==, 0);
}

#define SUPPORTS(level, cost)                                                                      \
  "\"supports\": [{\"id\": \"w\", \"kind\": \"paid-work\", \"level\": " level ", \"cost\": " cost  \
  "},"                                                                                             \
  "{\"id\": \"k\", \"kind\": \"post-placement\", \"level\": 1, \"cost\": 400}],"

/* Marks are derived, never switches: a test that keeps people out, paid work that is offered, is on
 * and costs something. */
static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    bool screening, paid_work, post_placement;
  } rows[] = {
    { START PROGRAM ("") SUPPORTS ("1", "500") END, false, false, false },
    { START PROGRAM (",\"entry_test\": \"t\", \"eligible\": 0.5") SUPPORTS ("1", "500") END, true,
      false, false },
    { START PROGRAM (",\"entry_test\": \"t\", \"eligible\": 1") SUPPORTS ("1", "500") END, false,
      false, false },
    { START PROGRAM (",\"supports\": [\"w\", \"k\"]") SUPPORTS ("1", "500") END, false, true,
      true },
    { START PROGRAM (",\"supports\": [\"w\"]") SUPPORTS ("0", "500") END, false, false, false },
    { START PROGRAM (",\"supports\": [\"w\"]") SUPPORTS ("1", "0") END, false, false, false },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwCompiled) compiled = compile (rows[i].text, "s");
      const FweProgram *program = &fw_compiled_get_plan (compiled)->programs[0];

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (program->screening, ==, rows[i].screening);
      g_assert_cmpint (program->paid_work, ==, rows[i].paid_work);
      g_assert_cmpint (program->post_placement, ==, rows[i].post_placement);
    }
}

/* A fund without a partnership pays for all programs and uses; with one, for what it names. */
static void
test_funds (void)
{
  g_autoptr (FwCompiled) all
      = compile (START PROGRAM ("") "\"funds\": [{\"id\": \"f\"}]," END, "s");
  g_autoptr (FwCompiled) some = compile (
      START
      "\"programs\": [{\"id\": \"c\", \"occupation\": \"java\"}, {\"id\": \"d\", \"occupation\": "
      "\"java\"}], \"funds\": [{\"id\": \"f\", \"uses\": [\"supports\"], \"to_quarter\": 160}],"
      "\"partnerships\": [{\"id\": \"l\", \"kind\": \"pays\", \"from\": \"f\", \"to\": "
      "\"d\"}]," END,
      "s");
  const FweFund *fund = &fw_compiled_get_plan (all)->funds[0];

  g_assert_true (fund->programs[0] && fund->public_money);
  g_assert_cmpuint (fund->uses, ==, FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS);
  fund = &fw_compiled_get_plan (some)->funds[0];
  g_assert_true (!fund->programs[0] && fund->programs[1]);
  g_assert_cmpuint (fund->uses, ==, FWE_USE_SUPPORTS);
}

static void
test_no_program (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, fw_plan_get_no_program (plan), NULL);
  const FwePlan *engine = fw_compiled_get_plan (compiled);
  double shares = 0.0;

  for (gsize i = 0; i < engine->n_programs; i++)
    g_assert_true (engine->programs[i].seats == 0.0 && engine->programs[i].n_cohorts == 0);
  for (gsize i = 0; i < engine->n_groups; i++)
    shares += engine->groups[i].applicant_share;
  g_assert_cmpfloat_with_epsilon (shares, 1.0, 1e-12);
  g_assert_cmpuint (engine->n_employers, ==, 11);
}

/* A compiled copy lives on when the plan changes or goes: a worker owns it. */
static void
test_copies (void)
{
  FwPlan *plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), NULL);
  g_autoptr (FwCompiled) copy = fw_compiled_with_draws (compiled, 10, 3);
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, "programs.prime.seats", 77);
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);

  g_object_unref (plan);
  g_clear_pointer (&compiled, fw_compiled_unref);
  g_assert_cmpfloat (fw_compiled_get_plan (copy)->programs[0].seats, ==, 20.0);
  g_assert_cmpuint (fw_compiled_get_draws (copy), ==, 10);
  g_assert_cmpuint (fw_compiled_get_seed (copy), ==, 3);
  g_assert_cmpfloat (fwe_incomes_households (fw_compiled_get_plan (copy)->groups[0].incomes), >,
                     0.0);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/compile/schedule", test_schedule);
  g_test_add_func ("/model/compile/schedule-beside", test_schedule_beside);
  g_test_add_func ("/model/compile/after-horizon", test_after_horizon);
  g_test_add_func ("/model/compile/open-hiring", test_open_hiring);
  g_test_add_func ("/model/compile/marks", test_marks);
  g_test_add_func ("/model/compile/funds", test_funds);
  g_test_add_func ("/model/compile/no-program", test_no_program);
  g_test_add_func ("/model/compile/copies", test_copies);
  return g_test_run ();
}
