/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-comparison.h"
#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_ANSWERS (fw_answers_get_type ())
G_DECLARE_FINAL_TYPE (FwAnswers, fw_answers, FW, ANSWERS, AdwBin)

/* A page of answers: its finding, one line under it, then the charts the registry has for it: the
 * wide ones (medium 900 px or more, at least the first) one below the other, the others in pairs,
 * or stacked below 900 px of content; at the end those with a heading, under it. What a page has
 * besides is added at a place. Signal "result" (FwResult *result, FwResult *before) whenever there
 * is one to show, after the charts have it. */

/* Where a page puts what is not a chart. */
typedef enum
{
  FW_ANSWERS_TOP = 0,    /* under the line: tiles */
  FW_ANSWERS_BELOW_WIDE, /* after the wide charts */
  FW_ANSWERS_BOTTOM,     /* after all charts */
  FW_N_ANSWERS_PLACES,
} FwAnswersPlace;

/* A sentence about a result; (transfer full) (nullable): NULL for none. */
typedef char *(*FwAnswersWords) (FwResult *result);

/* page: as rows of the registry name it ("equity"); finding and line may be NULL. */
GtkWidget *fw_answers_new (const char *page, FwAnswersWords finding, FwAnswersWords line);
void fw_answers_set_runner (FwAnswers *self, FwRunner *runner);
FwRunner *fw_answers_get_runner (FwAnswers *self);
void fw_answers_add (FwAnswers *self, FwAnswersPlace place, GtkWidget *child);
/* Instead of the two functions, for a page whose words rest on more than a result. */
void fw_answers_set_words (FwAnswers *self, const char *finding, const char *line);
/* For the charts that show several scenarios; NULL while there is none. */
void fw_answers_set_comparison (FwAnswers *self, FwComparison *comparison);

G_END_DECLS
