/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-request.h"

G_BEGIN_DECLS

/**
 * FwAnswerStore:
 *
 * Checked answers in a folder, one file each: where from, when, and the body as received. Named by
 * digest, without keys, bounded in size (the oldest go first); what is damaged is not there. All
 * functions may run in any thread, and in several programs at once.
 */
typedef struct FwAnswerStore FwAnswerStore;

/* prefix: tells apart the answers of another server; "" for the services themselves. */
FwAnswerStore *fw_answer_store_new (const char *folder, const char *prefix, guint64 max_bytes);
FwAnswerStore *fw_answer_store_ref (FwAnswerStore *self);
void fw_answer_store_unref (FwAnswerStore *self);
/* NULL when there is none, or none that the request's check accepts. (transfer full) */
FwAnswer *fw_answer_store_load (FwAnswerStore *self, FwRequest *request);
/* A disk that takes nothing costs a later question, not this answer: so no error. */
void fw_answer_store_save (FwAnswerStore *self, FwAnswer *answer);
/* How many answers of a service there are, and when the oldest and the newest came [Unix time, s];
 * reads the head of every file. */
guint fw_answer_store_count (FwAnswerStore *self, FwServiceId service, gint64 *oldest,
                             gint64 *newest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwAnswerStore, fw_answer_store_unref)

G_END_DECLS
