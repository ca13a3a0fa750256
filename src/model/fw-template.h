/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"

G_BEGIN_DECLS

/**
 * FwTemplate:
 * @plan: the built-in plan it stands in
 * @city: its title, translated: "St. Louis"
 * @list: programs, employers, supports or funds
 * @id: of the part in that plan
 * @title: of the part
 * @facts: its numbers in one line, in the dollars of that plan
 * @words: who else it is known by: those who train in it, its few words
 */
typedef struct
{
  const char *plan;
  char *city;
  FwList list;
  char *id, *title, *facts, *words;
} FwTemplate;

void fw_template_free (FwTemplate *self);
/* The parts of that kind in the built-in plans, plan by plan; empty for a kind that has none. Of
 * FwTemplate. (transfer full) */
GPtrArray *fw_templates (FwList list);

/**
 * fw_template_to_change:
 * @id: (out) (optional) (transfer full): of the new part
 *
 * A copy of the part with its numbers, moved to the plan's prices, and their sources, which say
 * whose illustration they are taken from. Its occupation is the plan's of the same code, else
 * added; so is who trains. Of the supports it names the plan's of the same kind.
 *
 * Returns: (transfer full): one step of undo
 */
FwChange *fw_template_to_change (const FwTemplate *self, FwPlan *plan, char **id, GError **error);

G_END_DECLS
