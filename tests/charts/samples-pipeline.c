/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-pipeline.h"

#include <math.h>

#include "fw-chart-sankey.h"
#include "fw-chart-selection.h"
#include "fw-chart-skills.h"

static const char *const names[] = {
  "Black",    "White",      "Hispanic",
  "Asian",    "Other",      "Refugees who came within the last five years, and their children",
  "Veterans", "Women",      "Men",
  "Natives",  "Newcomers",  "Young",
  "Old",      "In between", "Nobody else",
  "The rest"
};

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source = "plan “Minneapolis”; the source of every number stands in it",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

/* Shares of those at a stage who reach the next; uneven: how much less the first group does. */
static const struct
{
  const char *name;
  guint n;
  double applicants, enrol, complete, place, stay, last, own, uneven;
} flows[] = {
  { "typical", 5, 1180, 0.4, 0.68, 0.68, 0.93, 0.4, 0, 0.4 },
  { "even", 4, 1180, 0.4, 0.68, 0.68, 0.93, 0, 0, 0 },
  { "leaky", 4, 300, 0.95, 0.2, 0.9, 0.9, 0.5, 0, 0.02 },
  { "no-openings", 4, 300, 0.95, 0.8, 0.1, 0.9, 0.5, 0, 0 },
  { "leavers", 4, 300, 0.95, 0.9, 0.9, 0.1, 0.5, 0, 0 },
  { "incumbents", 4, 500, 0.8, 0.7, 0.5, 0.9, 0.6, 0.4, 0.3 },
  { "all-apply", 4, 300, 0.8, 0.7, 0.5, 0.9, 0.6, 0, 0.2 },
  { "one", 1, 1180, 0.4, 0.68, 0.68, 0.93, 0.4, 0, 0 },
  { "exact", 1, 300, 0.5, 0.8, 0.5, 0.5, 0.5, 0, 0 },
  { "many", 16, 9000, 0.4, 0.68, 0.68, 0.93, 0.4, 0.1, 0.5 },
  { "unplaced", 3, 400, 0.5, 0.6, 0, 0.9, 0, 0, 0 },
  { "turned-away", 3, 400, 0, 0, 0, 0, 0, 0, 0 },
  { "few", 4, 3, 0.5, 0.6, 0.5, 0.9, 0.5, 0, 0.2 },
  { "huge", 4, 4e9, 0.4, 0.68, 0.68, 0.93, 0.4, 0.1, 0.4 },
  { "zeros", 3, 0, 0, 0, 0, 0, 0, 0, 0 },
  { "nan", 3, NAN, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0 },
};

static void
fill_group (FwSankeyGroup *group, guint g, guint s)
{
  const double pass = 1 - (g == 0 ? flows[s].uneven : 0);
  double *at = group->stages;

  group->name = names[g];
  at[FW_SANKEY_APPLIED] = flows[s].applicants / (1.5 + g);
  at[FW_SANKEY_REACHED]
      = at[FW_SANKEY_APPLIED] * (g_str_equal (flows[s].name, "all-apply") ? 1 : 4);
  at[FW_SANKEY_ENROLLED] = at[FW_SANKEY_APPLIED] * flows[s].enrol * pass;
  at[FW_SANKEY_COMPLETED] = at[FW_SANKEY_ENROLLED] * flows[s].complete;
  group->own = at[FW_SANKEY_COMPLETED] * flows[s].own;
  at[FW_SANKEY_PLACED] = (at[FW_SANKEY_COMPLETED] - group->own) * flows[s].place * pass;
  at[FW_SANKEY_LOCAL] = at[FW_SANKEY_PLACED] * flows[s].stay;
  at[FW_SANKEY_STAYED] = at[FW_SANKEY_LOCAL] * flows[s].last;
  for (guint k = FW_SANKEY_APPLIED; k < FW_N_SANKEY_STAGES; k++)
    {
      const double lost = at[k - 1] - at[k] - (k == FW_SANKEY_PLACED ? group->own : 0);

      const gboolean one_kind
          = k == FW_SANKEY_APPLIED || k == FW_SANKEY_ENROLLED || k == FW_SANKEY_LOCAL;

      group->losses[k][0] = one_kind ? lost : 0.7 * lost;
      group->losses[k][1] = one_kind ? 0 : 0.3 * lost;
    }
}

FwScene *
sample_sankey (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwSankeyGroup groups[G_N_ELEMENTS (names)] = { 0 };
  FwSankeyData data = { .context = context (), .quarter = 7, .groups = groups };
  guint s = 0;

  while (!g_str_equal (flows[s].name, name))
    s++;
  data.n = flows[s].n;
  for (guint g = 0; g < data.n; g++)
    fill_group (&groups[g], g, s);
  return fw_chart_sankey (&data, theme, text, size);
}

const char *
sample_sankey_name (guint i)
{
  return i < G_N_ELEMENTS (flows) ? flows[i].name : NULL;
}

/* Shares of the middle run, how much lower each group's is than the one before, and how wide;
 * above: what the ratio of the lowest to the highest comes to in one run of ten, over the middle
 * run's; 0 for 1.05. */
static const struct
{
  const char *name;
  guint n;
  double people, share, fall, width;
  guint from, to; /* stages at which groups differ */
  double above;
} gaps[] = {
  { "typical", 4, 300, 0.7, 0.09, 0.05, FWE_R_ENROLLED, FWE_R_ENROLLED, 0 },
  { "two-gaps", 4, 300, 0.7, 0.07, 0.12, FWE_R_COMPLETED, FWE_R_PLACED, 0 },
  { "every-gap", 5, 900, 0.8, 0.05, 0.04, FWE_R_ENROLLED, FWE_R_LOCAL, 0 },
  { "even", 4, 300, 0.7, 0, 0.05, 0, 0, 0 },
  { "small-gap", 4, 300, 0.7, 0.0163, 0.05, FWE_R_PLACED, FWE_R_PLACED, 0 },
  { "unclear", 4, 300, 0.7, 0.0093, 0.05, FWE_R_COMPLETED, FWE_R_COMPLETED, 0 },
  { "doubtful", 4, 300, 0.7, 0.05, 0.05, FWE_R_PLACED, FWE_R_PLACED, 1.3 },
  { "some-small", 5, 45, 0.7, 0.08, 0.1, FWE_R_PLACED, FWE_R_PLACED, 0 },
  { "one-large", 4, 28, 0.7, 0.08, 0.1, 0, 0, 0 },
  { "all-small", 4, 10, 0.7, 0.08, 0.1, 0, 0, 0 },
  { "one", 1, 300, 0.7, 0, 0.05, 0, 0, 0 },
  { "many", 16, 3000, 0.9, 0.04, 0.02, FWE_R_ENROLLED, FWE_R_LOCAL, 0 },
  { "ends", 3, 3000, 1, 0.5, 0, FWE_R_ENROLLED, FWE_R_LOCAL, 0 },
  { "zeros", 3, 0, 0, 0, 0, 0, 0, 0 },
  { "nobody-passes", 3, 3000, 0, 0, 0, 0, 0, 0 },
  { "nan", 3, NAN, NAN, 0, 0, 0, 0, 0 },
};

static double
within (double share)
{
  return CLAMP (share, 0, 1);
}

static void
find_parity (FweParity *parity, const FwSelectionGroup *groups, guint n, guint r, double above)
{
  for (guint g = 0; g < n; g++)
    if (groups[g].people[r] >= FWE_FEWEST && isfinite (groups[g].shares[r].p50))
      {
        if (parity->n_groups++ == 0)
          parity->low = parity->high = g;
        if (groups[g].shares[r].p50 < groups[parity->low].shares[r].p50)
          parity->low = g;
        if (groups[g].shares[r].p50 > groups[parity->high].shares[r].p50)
          parity->high = g;
      }
  if (parity->n_groups > 0)
    {
      const double high = groups[parity->high].shares[r].p50;
      const double ratio = high > 0 ? groups[parity->low].shares[r].p50 / high : NAN;

      parity->ratio = (FweSummary){
        .mean = ratio, .p10 = 0.94 * ratio, .p50 = ratio, .p90 = (above > 0 ? above : 1.05) * ratio
      };
    }
}

FwScene *
sample_selection (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwSelectionGroup groups[G_N_ELEMENTS (names)] = { 0 };
  FweParity parities[FWE_N_RATIOS] = { 0 };
  FwSelectionData data
      = { .context = context (), .quarter = 7, .groups = groups, .parities = parities };
  guint s = 0;

  while (!g_str_equal (gaps[s].name, name))
    s++;
  data.n = gaps[s].n;
  for (guint g = 0; g < data.n; g++)
    for (guint r = 0; r < FWE_N_RATIOS; r++)
      {
        const double fall = r >= gaps[s].from && r <= gaps[s].to ? gaps[s].fall * g : 0;
        const double share = within (gaps[s].share - fall);

        groups[g].name = names[g];
        groups[g].people[r] = gaps[s].people / (1 + 0.5 * g);
        groups[g].shares[r] = (FweSummary){ .mean = share,
                                            .p10 = within (share - gaps[s].width),
                                            .p50 = share,
                                            .p90 = within (share + gaps[s].width) };
        if (isnan (gaps[s].share))
          groups[g].shares[r] = (FweSummary){ NAN, NAN, NAN, NAN, NAN, NAN, 0, 0, 0, 0 };
      }
  for (guint r = 0; r < FWE_N_RATIOS; r++)
    find_parity (&parities[r], groups, data.n, r, gaps[s].above);
  return fw_chart_selection (&data, theme, text, size);
}

const char *
sample_selection_name (guint i)
{
  return i < G_N_ELEMENTS (gaps) ? gaps[i].name : NULL;
}

/* Skills by how many ask for them; gaps: how many of the first nobody teaches. */
static const struct
{
  const char *name;
  guint n_skills, n_asked, n_programs, gaps;
  gboolean could, missing;
} matrices[] = {
  { "typical", 8, 8, 3, 2, TRUE, TRUE },      { "one-gap", 5, 5, 2, 1, FALSE, TRUE },
  { "three-gaps", 6, 6, 3, 3, FALSE, TRUE },  { "covered", 6, 6, 3, 0, FALSE, FALSE },
  { "elsewhere", 6, 6, 3, 0, FALSE, TRUE },   { "unasked", 6, 0, 2, 0, TRUE, FALSE },
  { "some-unasked", 8, 5, 2, 1, TRUE, TRUE }, { "many", 40, 36, 24, 9, TRUE, TRUE },
  { "no-program", 4, 4, 0, 4, FALSE, TRUE },  { "one", 1, 1, 1, 0, FALSE, FALSE },
  { "nothing", 0, 0, 3, 0, FALSE, FALSE },
};

static const char *const skills[] = { "Customer support",
                                      "JavaScript",
                                      "SQL",
                                      "Cloud basics",
                                      "Ticketing tools",
                                      "Networking",
                                      "Git",
                                      "Installation, repair and care of machines in great halls" };
static const char *const courses[]
    = { "Prime", "Concordia", "IT support course, 8 weeks",
        "Fundamentals of electronic data processing for people who work in the evening" };

#define MOST_SKILLS   40
#define MOST_PROGRAMS 24

FwScene *
sample_skills (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwTaught taught[MOST_SKILLS][MOST_PROGRAMS];
  FwTeachingSkill rows[MOST_SKILLS];
  char *programs[MOST_PROGRAMS + 1] = { NULL };
  FwTeaching teaching = { .skills = rows, .programs = programs, .openings = 400 };
  FwSkillsData data = { .context = context (), .teaching = &teaching };
  guint s = 0;

  while (!g_str_equal (matrices[s].name, name))
    s++;
  teaching.n_skills = matrices[s].n_skills;
  teaching.n_asked = matrices[s].n_asked;
  teaching.n_programs = matrices[s].n_programs;
  for (guint p = 0; p < teaching.n_programs; p++)
    programs[p] = (char *)courses[p % G_N_ELEMENTS (courses)];
  for (guint i = 0; i < teaching.n_skills; i++)
    {
      const gboolean gap = i < matrices[s].gaps;

      for (guint p = 0; p < teaching.n_programs; p++)
        taught[i][p] = !gap && (i + p) % 2 == 0          ? FW_TAUGHT_YES
                       : matrices[s].could && p % 3 == 1 ? FW_TAUGHT_COULD
                                                         : FW_TAUGHT_NOT;
      rows[i] = (FwTeachingSkill){ .title = (char *)skills[i % G_N_ELEMENTS (skills)],
                                   .asked = i < teaching.n_asked ? 0.71 / (1 + 0.2 * i) : 0,
                                   .taught = taught[i] };
      rows[i].missing = matrices[s].missing ? rows[i].asked * (gap ? 1 : 0.3) : 0;
    }
  return fw_chart_skills (&data, theme, text, size);
}

const char *
sample_skills_name (guint i)
{
  return i < G_N_ELEMENTS (matrices) ? matrices[i].name : NULL;
}
