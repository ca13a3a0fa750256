/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/* What only a change, the file reader and the constructors may do to a plan. */

FwPlan *fw_plan_new (const char *id);
void fw_plan_set_place (FwPlan *self, FwPlace *place);
/* position beyond the end: at the end. */
void fw_plan_insert (FwPlan *self, FwPart *part, guint position);
/* (transfer full): the part taken out; position: (out) (optional). */
FwPart *fw_plan_take (FwPlan *self, FwList list, const char *id, guint *position);
gboolean fw_plan_find_position (FwPlan *self, FwList list, const char *id, guint *position);
/* Newer minor version of the file, "1.3"; NULL for ours. */
void fw_plan_set_newer_version (FwPlan *self, const char *version);
const char *fw_plan_get_newer_version (FwPlan *self);
/* The plan's own parameter of a key, whatever scenarios say; NULL when there is none. */
FwParameter *fw_plan_get_base (FwPlan *self, const char *key, GError **error);
/* A base parameter's value as a scenario has it. */
double fw_plan_resolve (FwPlan *self, FwScenario *scenario, FwParameter *base);
/* Brings the parameters handed out for scenarios up to date: of one key, or all for NULL. */
void fw_plan_refresh (FwPlan *self, const char *key);

/**
 * fw_plan_find_fault:
 * @path: (out) (transfer full): where, as a member path: "programs/2/occupation"
 * @message: (out) (transfer full): what was found and what is wanted
 *
 * The first reference that points nowhere, or rule between parts that is broken.
 *
 * Returns: whether there is one
 */
gboolean fw_plan_find_fault (FwPlan *self, char **path, char **message);

G_END_DECLS
