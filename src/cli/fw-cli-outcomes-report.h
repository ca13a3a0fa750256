/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fw-participants.h"
#include "fw-pilot-learn.h"

G_BEGIN_DECLS

/* What “outcomes” found, all borrowed. */
typedef struct
{
  FwPlan *plan;
  FwParticipants *people;
  FwPilot *pilot;
  GPtrArray *lessons; /* FwLesson */
  GPtrArray *others;  /* FwNoLesson */
  const char *saved;  /* or NULL */
  gboolean lines;     /* tell the rows of what does not fit together */
} FwCliOutcomes;

JsonNode *fw_cli_outcomes_json (const FwCliOutcomes *self, gboolean wioa); /* (transfer full) */
char *fw_cli_outcomes_csv (const FwCliOutcomes *self);                     /* (transfer full) */
char *fw_cli_wioa_csv (const FwCliOutcomes *self);                         /* (transfer full) */

G_END_DECLS
