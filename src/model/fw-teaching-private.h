/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-partnership.h"
#include "fw-plan.h"
#include "fw-program.h"
#include "fw-teaching.h"

G_BEGIN_DECLS

/* A skill that a program is to teach, though the plan does not say so. Borrowed. */
typedef struct
{
  const char *program; /* id */
  const char *skill;   /* as the plan names it */
} FwLesson;

/* As fw_program_dup_taught(), with what lessons add. (transfer full) */
char **fw_teaching_dup_taught (FwProgram *program, double added_weeks, const FwLesson *lessons,
                               guint n_lessons);
/* weeks: added to each program, in the plan's order. (transfer full) */
FwTeaching *fw_teaching_new (FwPlan *plan, FwScenario *scenario, const double *weeks,
                             const FwLesson *lessons, guint n_lessons);
/* What people call a skill: "JavaScript" for "javascript". (transfer full) */
char *fw_teaching_title (const char *skill);

G_END_DECLS
