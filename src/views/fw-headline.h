/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"

G_BEGIN_DECLS

/* What the tiles and the goal card say of a result, in the locale. */

typedef enum
{
  FW_HEADLINE_PLACEMENTS = 0,
  FW_HEADLINE_COST,
  FW_HEADLINE_BENEFIT,
  FW_HEADLINE_GAP,
  FW_HEADLINE_GINI,
  FW_N_HEADLINES,
} FwHeadline;

/* Each is (transfer full). */
typedef struct
{
  char *title;
  char *number; /* the middle run */
  char *range;  /* 80 % of the runs */
  char *scale;  /* what makes it comparable */
} FwHeadlineWords;

void fw_headline_words (FwResult *result, FwHeadline headline, FwHeadlineWords *out);
void fw_headline_words_clear (FwHeadlineWords *words);

/* Chance of the goal as a tile has it, "3%"; NULL without a goal. (transfer full) */
char *fw_headline_chance (FwResult *result);
/* "chance of 200 net local placements by Q4 2028". (transfer full) */
char *fw_headline_goal (FwResult *result);
/* "Example goal · 4,000 runs, ±0.3 points". (transfer full) */
char *fw_headline_goal_note (FwResult *result);
/* "Wanted: 80%. The plan does not reach it yet."; NULL without a goal. (transfer full) */
char *fw_headline_wanted (FwResult *result);
/* Name of the goal's measure: "net local placements". */
const char *fw_headline_goal_measure (FwResult *result);
/* Summary of the goal's measure at the goal's quarter. */
const FweSummary *fw_headline_goal_summary (FwResult *result);

/* A page's finding, and the line under it. (transfer full) */
char *fw_headline_pipeline_finding (FwResult *result);
char *fw_headline_pipeline_line (FwResult *result);
char *fw_headline_equity_finding (FwResult *result);
char *fw_headline_equity_line (FwResult *result);

G_END_DECLS
