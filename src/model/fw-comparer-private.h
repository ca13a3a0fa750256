/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-comparer.h"

G_BEGIN_DECLS

/* What was found for a state of a scenario that cannot differ: same signature, same results. */
typedef struct
{
  gatomicrefcount references;
  FwResult *quick, *full; /* either may be NULL */
} FwComparerKnown;

/* A scenario of the comparison under way. */
typedef struct
{
  FwCompiled *compiled; /* NULL when it need not be run */
  FwComparerKnown *known;
} FwComparerRow;

FwComparerKnown *fw_comparer_known_new (void);
FwComparerKnown *fw_comparer_known_ref (FwComparerKnown *self);
void fw_comparer_known_unref (gpointer data);
/* Signature to FwComparerKnown. */
GHashTable *fw_comparer_known_table (void);
void fw_comparer_row_clear (gpointer data);

/* Those to compare, in the order of rows; shown: (nullable). (transfer container) */
GPtrArray *fw_comparer_choose_scenarios (FwPlan *plan, FwScenario *reference, FwScenario *shown,
                                         guint *n_left_out);
/* Of the plan without its scenarios. */
GChecksum *fw_comparer_hash_plan (FwPlan *plan, GError **error);
/* Of the plan, and of what a scenario and its parents say. (transfer full) */
char *fw_comparer_sign (const GChecksum *of_plan, FwPlan *plan, FwScenario *scenario);

G_END_DECLS
