/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-result.h"

G_BEGIN_DECLS

/* The pipeline read from its end: what each stage needs for the goal. Plain numbers: charts see
 * nothing of a plan. */

typedef struct _FwResult FwResult;

/* In the order people go through them. */
typedef enum
{
  FW_BACKCAST_OUTREACH = 0, /* people reached by outreach */
  FW_BACKCAST_APPLICANTS,
  FW_BACKCAST_SEATS, /* seats of the cohorts that start in time; needed: people enrolled */
  FW_BACKCAST_COMPLETED,
  FW_BACKCAST_OPENINGS, /* open to completers */
  FW_BACKCAST_PLACED,
  FW_BACKCAST_NET_LOCAL,
  FW_N_BACKCAST,
} FwBackcastStage;

/**
 * FwBackcast:
 * @n: stages up to what the goal counts; 0 where it counts no people of the pipeline, or where in
 * more runs than it leaves nobody gets there however much there is of everything
 * @has: what the scenario has of each [persons]
 * @need: what reaching the goal takes of each, run by run [persons]: with what else happens in that
 * run to people on their way, where nobody waits for a seat, money or an opening
 * @enough: with so much of it, it is enough in as many of the runs as the goal asks for
 * @narrowest: of what a plan sets (openings, seats, applicants), the one that has the least of what
 * is enough
 * @is_short: it has less than enough of it
 */
typedef struct
{
  guint n;
  FweSummary has[FW_N_BACKCAST], need[FW_N_BACKCAST];
  double enough[FW_N_BACKCAST];
  FwBackcastStage narrowest;
  gboolean is_short;
} FwBackcast;

/* FW_N_BACKCAST when the measure counts no stage. */
FwBackcastStage fw_backcast_end (FweMeasure measure);
/* now: the scenario as it stands; free: with more of everything than people come. Both on the same
 * draws and for the same quarter. */
FwBackcast fw_backcast (FwResult *now, FwResult *free, FweMeasure measure, double value,
                        double chance);

G_END_DECLS
