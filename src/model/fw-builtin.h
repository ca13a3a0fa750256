/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/**
 * FwBuiltin:
 *
 * One of the plans that come with Fairway: illustrations built from public reports.
 */
typedef struct
{
  const char *id;       /* "minneapolis" */
  const char *title;    /* "Minneapolis" */
  const char *subtitle; /* its story in a line */
  double gini;          /* published, of its county; NaN where its place is several counties */
} FwBuiltin;

/* In the order they are shown. (transfer none) */
const FwBuiltin *fw_builtin_plans (guint *n_plans);
/* An unknown id is refused with the nearest named. */
FwPlan *fw_builtin_plan_load (const char *id, GError **error);

G_END_DECLS
