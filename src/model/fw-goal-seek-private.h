/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-goal-seek.h"

G_BEGIN_DECLS

/* turn: of a switch, when it is turned on: first, second ...; 0 when it does not help. */
typedef struct
{
  char *key;
  const FwRow *row;
  double from;
  gboolean is_switch;
  guint turn;
  double gain, cost; /* of a switch alone: of the measure on average, and dollars */
} FwUnknown;

struct FwGoalSeek
{
  FwPlan *plan;
  FwScenario *scenario;
  FwTarget target; /* without its keys */
  GArray *unknown; /* of FwUnknown */
  guint n_amounts; /* of them no switches */
  guint n_turns;
  gboolean tried, moved; /* other values, and with them the target's measure in some run */
  FweSeek found;
  FwResult *now, *result;
  FwBackcast backcast;
};

const FwUnknown *fw_goal_seek_unknown (const FwGoalSeek *self, guint index);
/* One number, which is looked for itself; of several the way to go is. */
gboolean fw_goal_seek_is_single (const FwGoalSeek *self);
/* Where the way stands: how many switches are on, and by what factor amounts differ. */
guint fw_goal_seek_turns_at (const FwGoalSeek *self, double at);
double fw_goal_seek_factor_at (const FwGoalSeek *self, double at);

G_END_DECLS
