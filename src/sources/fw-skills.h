/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A small controlled list of skills, named as postings write them; synonyms are folded. */

typedef struct
{
  const char *name;            /* "javascript": as plans name it */
  const char *title;           /* "JavaScript" */
  const char *const *synonyms; /* "js", "ecmascript", NULL-terminated */
} FwSkillRow;

const FwSkillRow *fw_skills_rows (guint *n_rows);
/* The row a text names, whatever its case and punctuation; NULL for an unknown one. */
const FwSkillRow *fw_skills_find (const char *text);
/* Every skill named in prose, in the order of the list. (transfer full) */
GStrv fw_skills_in_text (const char *prose);

G_END_DECLS
