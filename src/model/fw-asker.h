/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-runner.h"

G_BEGIN_DECLS

/**
 * FwAsking:
 *
 * A question while it is worked on, for the worker alone.
 */
typedef struct FwAsking FwAsking;

/* Answers in a thread of its own, from the job alone: of the document it has only what was copied
 * into the job before. NULL with an error when it cannot be answered, or when it was stopped.
 * (transfer full): a final type with plain results that nobody changes any more */
typedef GObject *(*FwAskFunc) (FwAsking *asking, gpointer job, GError **error);

/* For a question that is one run: it stops within a block of runs after Cancel, and tells the share
 * that is done. */
const FweHooks *fw_asking_get_hooks (FwAsking *self);
guint fw_asking_get_n_threads (FwAsking *self);
gboolean fw_asking_is_stopped (FwAsking *self);
/* How far it is: a share, NaN where nobody can tell, and what is done just now, translated. */
void fw_asking_progress (FwAsking *self, double share, const char *words);
/* What is known so far, to be shown while it goes on; taken. */
void fw_asking_tell (FwAsking *self, GObject *answer);

/**
 * FwAsker:
 *
 * Asks one question at a time about the scenario of a runner, in a worker, and keeps what it
 * answered last. Signal "changed" whenever one of the functions below has something new to say.
 */
#define FW_TYPE_ASKER (fw_asker_get_type ())
G_DECLARE_FINAL_TYPE (FwAsker, fw_asker, FW, ASKER, GObject)

FwAsker *fw_asker_new (FwRunner *runner);
FwRunner *fw_asker_get_runner (FwAsker *self);
/* Stops the question before. job: taken, freed in the worker. */
void fw_asker_ask (FwAsker *self, FwAskFunc func, gpointer job, GDestroyNotify free_job);
/* What was told so far stays, incomplete. */
void fw_asker_cancel (FwAsker *self);

gboolean fw_asker_get_running (FwAsker *self);
double fw_asker_get_share (FwAsker *self);      /* NaN: not known */
const char *fw_asker_get_words (FwAsker *self); /* (nullable): what is done just now */
/* Of the question asked last; NULL before. (transfer none) */
GObject *fw_asker_get_answer (FwAsker *self);
/* All of it; what a cancelled question left is not. */
gboolean fw_asker_get_complete (FwAsker *self);
/* Why it could not be answered; NULL when it was, or was cancelled. */
const GError *fw_asker_get_error (FwAsker *self);
/* Why the answer is not one about what is shown, in a sentence; NULL while it is. */
const char *fw_asker_get_stale (FwAsker *self);

G_END_DECLS
