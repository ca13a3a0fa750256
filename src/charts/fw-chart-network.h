/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/* What a party around a program does for it, in the order in which they stand. */
typedef enum
{
  FW_HELP_TRAINS = 0,
  FW_HELP_REFERS,
  FW_HELP_PAYS,
  FW_N_HELPS,
} FwNetworkHelp;

/* programs: one flag a program of the data. */
typedef struct
{
  const char *name;
  FwNetworkHelp help;
  const gboolean *programs;
} FwNetworkHelper;

typedef struct
{
  const char *name;
  double placed; /* people, mean */
} FwNetworkProgram;

/**
 * FwNetworkEmployer:
 * @trained: some program trains for its jobs
 * @pledged: it promised its openings; those below are 0 for one that did not
 * @openings: pledged by the quarter, before anything is lost
 * @rough: it pledged a range, of which these are the middle, so that more may come
 * @kept: of them that come about
 * @placed: people of all programs whom it hires, mean
 * @hires: of each program, mean
 * @agreed: with which programs it has a partnership
 */
typedef struct
{
  const char *name;
  gboolean trained, pledged, rough;
  double openings;
  FweSummary kept;
  double placed;
  const double *hires;
  const gboolean *agreed;
} FwNetworkEmployer;

/**
 * FwNetworkData:
 * @quarter: index of the quarter they are counted at
 * @helpers: by what they do
 *
 * The parties of a plan and who works with whom.
 */
typedef struct
{
  FwChartContext context;
  gsize quarter;
  guint n_helpers, n_programs, n_employers;
  const FwNetworkHelper *helpers;
  const FwNetworkProgram *programs;
  const FwNetworkEmployer *employers;
} FwNetworkData;

FwScene *fw_chart_network (const FwNetworkData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
