/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"
#include "fw-document.h"

G_BEGIN_DECLS

/**
 * FwTry:
 *
 * Something people could do about a plan, as the numbers a scenario would override: "10 more seats
 * a cohort". What a Try button makes a scenario of. Complete once its numbers are set, then only
 * read; atomically reference counted.
 */
typedef struct FwTry FwTry;

/* title: what is done, short and translated, the name of its scenario; NULL for the parent's own
 * name; text: (nullable): one sentence that says from what to what. */
FwTry *fw_try_new (const char *title, const char *text);
FwTry *fw_try_ref (FwTry *self);
void fw_try_unref (FwTry *self);
void fw_try_set (FwTry *self, const char *key, double value);
/* A skill the program is to teach as well, as soon as a number gives weeks to it. */
void fw_try_teach (FwTry *self, const char *program, const char *skill);
const char *fw_try_get_title (const FwTry *self);
const char *fw_try_get_text (const FwTry *self); /* (nullable) */
guint fw_try_get_n_values (const FwTry *self);
const char *fw_try_get_value (const FwTry *self, guint index, double *value); /* the key */

/* The plan as it would be, for a run: nothing of the plan is changed. (transfer full) */
FwCompiled *fw_try_compile (FwTry *self, FwPlan *plan, FwScenario *parent, GError **error);
/* Adds the scenario, child of another, as one step of undo; gives its id. (transfer full) */
char *fw_try_apply (FwTry *self, FwDocument *document, FwScenario *parent, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTry, fw_try_unref)

G_END_DECLS
