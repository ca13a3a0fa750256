/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A small controlled list of skills, named as postings write them; synonyms are folded. */

/**
 * FwSkillRow:
 * @name: "javascript": as plans name it
 * @title: "JavaScript"
 * @synonyms: other words for it, wherever they stand; NULL-terminated
 * @listed: words that mean it in a list of skills but may mean something else in a sentence ("go",
 *   "excel", "security"); NULL-terminated
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *const *synonyms;
  const char *const *listed;
} FwSkillRow;

const FwSkillRow *fw_skills_rows (guint *n_rows);
/* The row a text names, whatever its case and punctuation; NULL for an unknown one. */
const FwSkillRow *fw_skills_find (const char *text);
/* Every skill named in prose, in the order of the list. (transfer full) */
GStrv fw_skills_in_text (const char *prose);
/* Of several texts together, each a prose or (its flag set) a list of skills in one text: "SQL, R;
 * Go". A NULL text is none. (transfer full) */
typedef struct
{
  const char *text;
  gboolean list;
} FwSkillText;

GStrv fw_skills_in_texts (const FwSkillText *texts, guint n_texts);

G_END_DECLS
