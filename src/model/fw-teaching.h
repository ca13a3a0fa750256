/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What employers ask for against what each program teaches: plain rows, copied out of the plan
 * when a scenario of it is compiled. */

typedef enum
{
  FW_TAUGHT_NOT = 0,
  FW_TAUGHT_COULD, /* once weeks are added to the course */
  FW_TAUGHT_YES,
} FwTaught;

/**
 * FwTeachingSkill:
 * @title: "JavaScript"
 * @asked: share of the committed openings whose commitment asks for it, 0 to 1
 * @missing: share of them whose commitment asks for it of a program that does not teach it
 * @taught: one a program
 */
typedef struct
{
  char *title;
  double asked, missing;
  FwTaught *taught;
} FwTeachingSkill;

/**
 * FwTeaching:
 * @skills: those asked for, most first, then those taught and not asked for
 * @n_asked: how many are asked for
 * @programs: titles
 * @openings: of employers with commitments that name skills, or not [persons]
 */
typedef struct
{
  FwTeachingSkill *skills;
  guint n_skills, n_asked;
  GStrv programs;
  guint n_programs;
  double openings;
} FwTeaching;

void fw_teaching_free (FwTeaching *self);
/* Nobody teaches it, though it is asked for. */
gboolean fw_teaching_is_gap (const FwTeaching *self, guint skill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTeaching, fw_teaching_free)

G_END_DECLS
