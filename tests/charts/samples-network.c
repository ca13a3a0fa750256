/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-network.h"

#include <math.h>

#include "fw-chart-network.h"

#define MOST 40

/* people: of the first program, each next one fewer; pledge: of the first employer, likewise; kept:
 * share of a pledge; width: of its range; no_pledge: from which employer on none is pledged;
 * untrained: how many of the last employers nobody trains for; alone: the first program without a
 * partner. */
static const struct
{
  const char *name;
  guint helpers, programs, employers;
  double people, pledge, kept, width;
  guint no_pledge, untrained, alone;
  gboolean no_program;
} networks[] = {
  { "typical", 8, 3, 8, 90, 70, 0.62, 0.3, 7, 0, MOST, FALSE },
  { "one", 0, 1, 1, 40, 30, 0.8, 0.2, MOST, 0, MOST, FALSE },
  { "three", 1, 1, 1, 40, 30, 0.8, 0.2, MOST, 0, MOST, FALSE },
  { "untrained", 3, 2, 5, 60, 40, 0.6, 0.3, MOST, 2, MOST, FALSE },
  { "one-untrained", 3, 2, 5, 60, 40, 0.6, 0.3, MOST, 1, MOST, FALSE },
  { "none-trained", 3, 2, 5, 0, 40, 0.6, 0.3, MOST, 5, MOST, FALSE },
  { "alone", 3, 2, 5, 60, 40, 0.6, 0.3, MOST, 0, 1, FALSE },
  { "some-alone", 3, 5, 5, 60, 40, 0.6, 0.3, MOST, 0, 2, FALSE },
  { "all-alone", 3, 2, 5, 60, 40, 0.6, 0.3, MOST, 0, 0, FALSE },
  { "rough", 3, 2, 5, 60, 40, 0.9, 0.3, MOST, 0, MOST, FALSE },
  { "kept", 4, 2, 6, 60, 40, 1, 0, MOST, 0, MOST, FALSE },
  { "unpledged", 4, 2, 6, 60, 40, 1, 0, 0, 0, MOST, FALSE },
  { "nobody-placed", 4, 2, 6, 0, 40, 0.7, 0.2, MOST, 0, MOST, FALSE },
  { "many", 12, 8, 20, 90, 70, 0.62, 0.3, 16, 0, MOST, FALSE },
  { "forty", 40, 40, 40, 900, 70, 0.62, 0.3, 30, 0, MOST, FALSE },
  { "huge", 4, 3, 8, 4e9, 5e9, 0.6, 0.2, 7, 0, MOST, FALSE },
  { "tiny", 4, 3, 8, 0.4, 0.6, 0.6, 0.2, 7, 0, MOST, FALSE },
  { "no-programs", 4, 0, 6, 0, 40, 0.7, 0.2, MOST, 0, MOST, FALSE },
  { "no-employers", 4, 3, 0, 60, 0, 0.7, 0.2, MOST, 0, MOST, FALSE },
  { "nothing", 0, 0, 0, 0, 0, 0, 0, MOST, 0, MOST, FALSE },
  { "no-program", 4, 3, 6, 0, 40, 0.7, 0.2, MOST, 0, MOST, TRUE },
  { "nan", 4, 3, 6, NAN, NAN, NAN, NAN, MOST, 0, MOST, FALSE },
};

static const char *const programs[]
    = { "Web course, 18 weeks", "Coding", "IT support course, 8 weeks",
        "Fundamentals of electronic data processing for people who work in the evening" };
static const char *const employers[]
    = { "Retailer C, developers",
        "Bank F",
        "Hospital group A, user support",
        "Insurer B",
        "School district D",
        "Medical-device maker I",
        "The association of small software firms of the western counties",
        "Other employers" };
static const char *const helpers[]
    = { "Prime Digital Academy", "City budget",
        "Neighbourhood organisation for people of all ages, North Side", "State fund" };

typedef struct
{
  FwNetworkHelper helpers[MOST];
  FwNetworkProgram programs[MOST];
  FwNetworkEmployer employers[MOST];
  gboolean helped[MOST][MOST], agreed[MOST][MOST];
  double hires[MOST][MOST];
} Rows;

/* Employers hire from the program of their turn, and a little from the next without agreement. */
static void
hire (Rows *rows, guint s, guint e)
{
  const guint n = networks[s].programs, own = n > 0 ? e % n : 0, other = n > 0 ? (e + 1) % n : 0;
  FwNetworkEmployer *employer = &rows->employers[e];

  if (n == 0 || !employer->trained)
    return;
  rows->agreed[e][own] = own < networks[s].alone;
  rows->hires[e][own] += networks[s].people / (1 + 0.3 * e) / 4;
  if (e % 3 == 0)
    rows->hires[e][other] += networks[s].people / (1 + 0.3 * e) / 16;
  for (guint p = 0; p < n; p++)
    {
      employer->placed += rows->hires[e][p];
      rows->programs[p].placed += rows->hires[e][p];
    }
}

static void
fill (Rows *rows, guint s)
{
  for (guint h = 0; h < networks[s].helpers; h++)
    {
      rows->helpers[h]
          = (FwNetworkHelper){ .name = helpers[h % G_N_ELEMENTS (helpers)],
                               .help = (FwNetworkHelp)(h * FW_N_HELPS / networks[s].helpers),
                               .programs = rows->helped[h] };
      for (guint p = 0; p < networks[s].programs; p++)
        rows->helped[h][p] = rows->helpers[h].help == FW_HELP_PAYS || p == h;
    }
  for (guint p = 0; p < networks[s].programs; p++)
    rows->programs[p].name = programs[p % G_N_ELEMENTS (programs)];
  for (guint e = 0; e < networks[s].employers; e++)
    {
      const gboolean pledged = e < networks[s].no_pledge;
      const double openings = pledged ? networks[s].pledge / (1 + 0.2 * e) : 0;
      const double kept = openings * networks[s].kept;

      rows->employers[e] = (FwNetworkEmployer){
        .name = employers[e % G_N_ELEMENTS (employers)],
        .trained = e
                   + networks[s]
                         .untrained<networks[s].employers, .pledged = pledged,
                                    .rough = networks[s].kept * (1 + networks[s].width)> 1,
        .openings = openings,
        .kept = { .mean = kept,
                  .p10 = kept * (1 - networks[s].width),
                  .p50 = kept,
                  .p90 = kept * (1 + networks[s].width) },
        .hires = rows->hires[e],
        .agreed = rows->agreed[e]
      };
      hire (rows, s, e);
    }
}

FwScene *
sample_network (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree Rows *rows = g_new0 (Rows, 1);
  FwNetworkData data
      = { .context = { .place = "Hennepin County, Minnesota",
                       .scenario = "As pledged",
                       .source = "plan “Minneapolis”; the source of every number stands in it",
                       .date = "2026-11-21",
                       .n_runs = 4000,
                       .price_year = 2024,
                       .start_year = 2027,
                       .start_quarter = 1 },
          .quarter = 7,
          .helpers = rows->helpers,
          .programs = rows->programs,
          .employers = rows->employers };
  guint s = 0;

  while (!g_str_equal (networks[s].name, name))
    s++;
  fill (rows, s);
  data.context.no_program = networks[s].no_program;
  data.n_helpers = networks[s].helpers;
  data.n_programs = networks[s].programs;
  data.n_employers = networks[s].employers;
  return fw_chart_network (&data, theme, text, size);
}

const char *
sample_network_name (guint i)
{
  return i < G_N_ELEMENTS (networks) ? networks[i].name : NULL;
}
