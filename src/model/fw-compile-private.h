/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"
#include "fw-labor-private.h"
#include "fw-result.h"
#include "fw-teaching-private.h"
#include "fw-ties.h"

G_BEGIN_DECLS

/* What a result says beside its numbers. */
typedef struct
{
  char *plan_id, *plan_title;
  char *scenario_id, *scenario_title;
  gboolean no_program;
  char *place_name;         /* where people count as local */
  GStrv titles[FW_N_LISTS]; /* of the parts of each list, in the engine's order */
  char *incomes_note;
  char *unemployment_note;
  double unemployment_margins[FWE_MAX_GROUPS]; /* 90 %, of the share; NaN: none published */
  char *incomes_label;                         /* "ACS 2020–2024 (B19001)" */
  char *incomes_vintage;                       /* "2020–2024" */
  char *incomes_place;                         /* whose they are: "Minneapolis city, Minnesota" */
  int incomes_year;                            /* whose dollars they were published in */
  gboolean incomes_measured;                   /* from the plan's own series */
  gboolean incomes_have_margins;               /* published ones */
  gboolean incomes_elsewhere; /* of the counties, while the place is an area in them */
  double gini_margin;
  gboolean gini_margin_published;
  char *goal_note; /* or NULL */
  int price_year, start_year, start_quarter;
  gboolean has_gap;
  gboolean has_pledges;
  guint last_pledge; /* quarter, 0 based */
  double pledged;    /* openings pledged, before anything is lost */
  double place_households;
  GArray *line_employers; /* of guint: whose each hiring line is */
} FwWords;

struct FwCompiled
{
  gatomicrefcount references;
  FwePlan plan;
  guint n_draws;
  guint64 seed;
  FwWords words;
  FweIncomes **incomes; /* one a group */
  FwLabor *labor;
  FwTeaching *teaching;
  FwTies *ties;
  FwCompiled *original; /* whose memory a copy borrows, or NULL */
};

/* Where the numbers of a chart come from that are of the plan alone. (transfer full) */
char *fw_words_plan_source (const FwWords *words);
const FwWords *fw_compiled_get_words (const FwCompiled *self);
FwCompiled *fw_result_get_compiled (FwResult *self); /* (transfer none) */

/**
 * fw_compile_incomes:
 * @incomes: (out): one distribution a group, in dollars of the plan's price year
 * @words: its notes are filled in
 *
 * The household incomes of every group; how is told in fw-compile-incomes.c.
 */
gboolean fw_compile_incomes (FwPlan *plan, FweIncomes **incomes, FwWords *words, GError **error);
/* Which of the FwRace a group is of, as its "race" says. */
void fw_compile_races_of (FwPart *group, gboolean races[FW_N_RACES]);
/* The plan's series of all households by income, of the place's geography or its counties'; NULL:
 * the embedded brackets count. (transfer none) */
FwSeries *fw_compile_find_incomes (FwPlan *plan);
/* Its brackets in dollars of the plan's price year, with the mean where the plan has it, else NaN.
 */
gboolean fw_compile_measured_brackets (FwPlan *plan, FwSeries *incomes, FweBrackets *out,
                                       GError **error);
/* As the Census tables by race are told apart; NULL for the remainder. */
const char *fw_compile_race_subject (FwRace race);
/* Households of a race in the brackets of @all; FALSE where they are not wholly measured. */
gboolean fw_compile_measured_race (FwPlan *plan, FwSeries *all, FwRace race,
                                   double counts[FWE_N_BRACKETS]);
/* 90 % margin of the Gini, as published or computed from the brackets' margins; NaN when unknown.
 */
double fw_compile_gini_margin (FwPlan *plan, FwSeries *incomes, const FweBrackets *brackets,
                               gboolean *published);
char *fw_compile_vintage (FwSeries *incomes); /* (transfer full) */
/* A group's share of the residents, 0 to 1; NaN when nothing tells it. */
double fw_compile_group_share (FwPlan *plan, FwPart *group);

/* What the parts of a plan are compiled into. */
typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GHashTable *overrides;   /* key to double: the scenario's and its parents' */
  GHashTable *commitments; /* employer id to GPtrArray of FwPartnership */
  FwCompiled *out;
  FweGroup *groups;
  FweSupport *supports;
  FweProgram *programs;
  GArray *employers; /* FweEmployer */
  GArray *links;     /* FweLink */
  FweFund *funds;
  FweEvidenceRow *evidence;
  const FwLesson *lessons;
  guint n_lessons;
} FwCompiler;

/* As fw_plan_compile(), with skills taught that the plan does not say. */
FwCompiled *fw_compile_with_lessons (FwPlan *plan, FwScenario *scenario, const FwLesson *lessons,
                                     guint n_lessons, GError **error);
/* Sets every number of a part in the engine's struct: the catalogue says which and where. */
void fw_compile_bind (FwCompiler *self, FwPart *part, gpointer target);
/* Position of a part in its list; it must be there. */
guint fw_compile_index (FwCompiler *self, FwList list, const char *id);
/* Labor force and unemployment of the groups, and what they rest on; after the groups' adults. */
void fw_compile_work (FwCompiler *self);
/* Hiring lines and the links that lead to them. */
gboolean fw_compile_employers (FwCompiler *self, GError **error);

G_END_DECLS
