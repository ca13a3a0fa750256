/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-network.h"

#include <math.h>

#include "fw-chart-data.h"
#include "fw-chart-network.h"

/* What the data points to: arrays of the parties, and rows of the programs for each of them. */
typedef struct
{
  FwNetworkHelper *helpers;
  FwNetworkProgram *programs;
  FwNetworkEmployer *employers;
  gboolean *helped, *agreed; /* helper or employer, then program */
  double *hires;             /* employer, then program */
} Rows;

/* Providers, community partners and funds, in this order. */
static guint
count_helpers (FwResult *result)
{
  return fw_result_get_n_parts (result, FW_LIST_PROVIDERS)
         + fw_result_get_n_parts (result, FW_LIST_PARTNERS)
         + fw_result_get_n_parts (result, FW_LIST_FUNDS);
}

static void
name_helpers (FwResult *result, Rows *rows, guint n_programs)
{
  static const FwList lists[FW_N_HELPS] = { [FW_HELP_TRAINS] = FW_LIST_PROVIDERS,
                                            [FW_HELP_REFERS] = FW_LIST_PARTNERS,
                                            [FW_HELP_PAYS] = FW_LIST_FUNDS };
  guint n = 0;

  for (FwNetworkHelp help = 0; help < FW_N_HELPS; help++)
    for (guint i = 0; i < fw_result_get_n_parts (result, lists[help]); i++, n++)
      rows->helpers[n]
          = (FwNetworkHelper){ .name = fw_result_get_part_title (result, lists[help], i),
                               .help = help,
                               .programs = rows->helped + n * n_programs };
}

/* A fund without a partnership pays for every program, which the engine's plan knows. */
static void
tie (FwResult *result, Rows *rows, guint n_programs)
{
  const FwTies *ties = fw_result_get_ties (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const guint partners = fw_result_get_n_parts (result, FW_LIST_PROVIDERS);
  const guint funds = partners + fw_result_get_n_parts (result, FW_LIST_PARTNERS);

  for (guint i = 0; i < ties->n_ties; i++)
    {
      const FwTie *one = &ties->ties[i];

      if (one->kind == FW_PARTNERSHIP_HIRES)
        rows->agreed[one->to * n_programs + one->from] = TRUE;
      else if (one->kind != FW_PARTNERSHIP_PAYS)
        rows->helped[((one->kind == FW_PARTNERSHIP_REFERS ? partners : 0) + one->from) * n_programs
                     + one->to]
            = TRUE;
    }
  for (gsize f = 0; f < plan->n_funds; f++)
    for (guint p = 0; p < n_programs; p++)
      rows->helped[(funds + f) * n_programs + p] = plan->funds[f].programs[p];
}

/* What of a line's openings is due by the quarter of counts, 0 to 1. */
static double
due (const FweEmployer *line, gsize quarter)
{
  const gsize last = MIN (line->to, quarter);

  return last >= line->from ? (double)(last - line->from + 1) / (double)(line->to - line->from + 1)
                            : 0;
}

static gboolean
is_trained_for (const FwePlan *plan, gsize occupation)
{
  for (gsize p = 0; p < plan->n_programs; p++)
    if (!plan->programs[p].incumbent && plan->programs[p].occupation == occupation)
      return TRUE;
  return FALSE;
}

/* All lines of an employer have the same luck, so that their percentiles add up. */
static void
add_line (FwResult *result, Rows *rows, gsize line, gsize quarter)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const FweEmployer *from = &plan->employers[line];
  const FweSummary *come = &engine->employers[FWE_E_OPENINGS][line];
  const guint e = fw_result_get_line_employer (result, (guint)line);
  const double pledged = from->openings.middle * due (from, quarter);
  const gboolean rough = from->openings.kind != FWE_DIST_FIXED;
  /* Of a pledge, openings that ask for a degree come at their average and the others by luck: in a
   * lucky run both together pass it by a few, where no more than all of it can come. */
  const double most = rough ? HUGE_VAL : pledged;
  FwNetworkEmployer *employer = &rows->employers[e];

  employer->trained = employer->trained || is_trained_for (plan, from->occupation);
  employer->placed += engine->employers[FWE_E_PLACED][line].mean;
  for (gsize p = 0; p < plan->n_programs; p++)
    rows->hires[e * plan->n_programs + p] += engine->hires[line * plan->n_programs + p];
  if (!from->pledged)
    return;
  employer->openings += pledged;
  employer->rough = employer->rough || rough;
  employer->kept.mean += fmin (come->mean, most);
  employer->kept.p10 += fmin (come->p10, most);
  employer->kept.p50 += fmin (come->p50, most);
  employer->kept.p90 += fmin (come->p90, most);
}

static void
read_employers (FwResult *result, Rows *rows, guint n)
{
  const FwTies *ties = fw_result_get_ties (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);

  for (guint e = 0; e < n; e++)
    rows->employers[e]
        = (FwNetworkEmployer){ .name = fw_result_get_part_title (result, FW_LIST_EMPLOYERS, e),
                               .trained = is_trained_for (plan, ties->occupations[e]),
                               .pledged = ties->pledged[e],
                               .hires = rows->hires + e * plan->n_programs,
                               .agreed = rows->agreed + e * plan->n_programs };
  for (gsize line = 0; line < plan->n_employers; line++)
    add_line (result, rows, line, fw_chart_data_counted_quarter (result));
}

FwScene *
fw_chart_build_network (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size)
{
  FwResult *result = subject->result;
  const FweResult *engine = fw_result_get_engine (result);
  const guint n_programs = (guint)engine->n_programs, n_helpers = count_helpers (result);
  const guint n_employers = fw_result_get_n_parts (result, FW_LIST_EMPLOYERS);
  g_autofree FwNetworkHelper *helpers = g_new0 (FwNetworkHelper, n_helpers);
  g_autofree FwNetworkProgram *programs = g_new0 (FwNetworkProgram, n_programs);
  g_autofree FwNetworkEmployer *employers = g_new0 (FwNetworkEmployer, n_employers);
  g_autofree gboolean *helped = g_new0 (gboolean, n_helpers * n_programs);
  g_autofree gboolean *agreed = g_new0 (gboolean, n_employers * n_programs);
  g_autofree double *hires = g_new0 (double, n_employers *n_programs);
  g_autofree char *source = NULL;
  Rows rows = { helpers, programs, employers, helped, agreed, hires };
  const FwNetworkData data
      = { .context = fw_chart_data_context (result, "network", subject->date, &source),
          .quarter = fw_chart_data_counted_quarter (result),
          .n_helpers = n_helpers,
          .n_programs = n_programs,
          .n_employers = n_employers,
          .helpers = helpers,
          .programs = programs,
          .employers = employers };

  name_helpers (result, &rows, n_programs);
  tie (result, &rows, n_programs);
  for (guint p = 0; p < n_programs; p++)
    programs[p]
        = (FwNetworkProgram){ .name = fw_result_get_part_title (result, FW_LIST_PROGRAMS, p),
                              .placed = engine->programs[FWE_P_PLACED][p].mean };
  read_employers (result, &rows, n_employers);
  return fw_chart_network (&data, theme, text, size);
}
