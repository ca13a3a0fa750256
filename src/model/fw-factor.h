/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"
#include "fwe-study.h"

G_BEGIN_DECLS

/* What a plan calls the uncertain numbers of the engine. */
typedef struct FwFactorNames FwFactorNames;

FwFactorNames *fw_factor_names_new (FwPlan *plan);
void fw_factor_names_free (FwFactorNames *self);
/* The catalogue key, or %FWE_EFFECT_KEY; NULL for a number of another plan. Borrowed. */
const char *fw_factor_names_find (FwFactorNames *self, const FweFactor *factor);
/* "Completion, Prime Digital Academy". (transfer full) */
char *fw_factor_title (FwPlan *plan, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFactorNames, fw_factor_names_free)

G_END_DECLS
