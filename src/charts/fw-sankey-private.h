/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-sankey.h"
#include "fw-frame.h"

G_BEGIN_DECLS

#define FW_SANKEY_GROUPS FW_N_SERIES

/**
 * FwSankey:
 * @groups: the data's, the small ones beyond seven folded into the last
 * @series: colour of each; FW_N_SERIES for the folded ones
 * @cut: how much shorter those who did not apply are drawn; 1 when to scale like all others
 * @n_stages: without the last while nobody has been placed for that long
 *
 * One chart while it is drawn.
 */
typedef struct
{
  FwFrame frame;
  const FwSankeyData *data;
  FwSankeyGroup groups[FW_SANKEY_GROUPS];
  guint series[FW_SANKEY_GROUPS];
  guint n, n_stages;
  double totals[FW_N_SANKEY_STAGES], lost[FW_N_SANKEY_STAGES], own, cut;
} FwSankey;

/* fw-sankey-words.c; strings are (transfer full) unless const. */
const char *fw_sankey_stage_title (FwSankeyStage stage);
char *fw_sankey_title (const FwSankey *self);
char *fw_sankey_subtitle (const FwSankey *self);
char *fw_sankey_description (const FwSankey *self);
char *fw_sankey_people (double value);                                   /* "165 people" */
char *fw_sankey_loss (const FwSankey *self, FwSankeyStage stage);        /* "710 turned away" */
char *fw_sankey_loss_detail (const FwSankey *self, FwSankeyStage stage); /* (nullable) */
char *fw_sankey_own (const FwSankey *self);
void fw_sankey_add_stage_datum (FwSankey *self, FwSankeyStage stage, guint group,
                                const FwRect *focus, const FwRect *hit);
void fw_sankey_add_table (FwSankey *self);
double fw_sankey_group_loss (const FwSankeyGroup *group, FwSankeyStage stage);

/* Roles of a group's marks and of its text. */
FwRole fw_sankey_role (const FwSankey *self, guint group);
FwRole fw_sankey_text_role (const FwSankey *self, guint group);

/* fw-sankey-small.c: a bar of shares for each stage. */
double fw_sankey_small_height (const FwSankey *self, const FwLayout *layout);
void fw_sankey_draw_small (FwSankey *self);

G_END_DECLS
