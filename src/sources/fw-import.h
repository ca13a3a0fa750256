/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-table-import.h"

G_BEGIN_DECLS

/**
 * FwImport:
 *
 * A file or an answer a person brings: a table whose columns are to be mapped, or a feed of
 * programs and jobs. Immutable; reference counted; may be read in any thread.
 */
typedef struct FwImport FwImport;

FwImport *fw_import_ref (FwImport *self);
void fw_import_unref (FwImport *self);
const char *fw_import_get_name (FwImport *self);   /* for sentences */
FwTableFile *fw_import_get_table (FwImport *self); /* NULL for a feed */
FwMapping *fw_import_get_guess (FwImport *self);   /* NULL for a feed; a table's first guess */

/* Whether it is JSON or HTML, and no table. */
gboolean fw_import_is_feed (GBytes *bytes);
/* Reads and decodes in a worker. */
void fw_import_read_file_async (const char *path, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
void fw_import_read_answer_async (FwAnswer *answer, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
FwImport *fw_import_read_finish (GAsyncResult *result, GError **error);

/**
 * fw_import_apply_async:
 * @imports: (element-type FwImport): one, or several tables of a pilot's outcome records
 * @plan: whose place, year and occupations stand where a table does not tell its own
 * @mappings: (element-type FwMapping): one a table, empty for a feed
 * @parts: (nullable) (element-type FwRecordedPart): of outcome records; not to be changed any more
 *
 * Turns every row, or the whole feed, into offers and series in a worker. Cancelling comes back at
 * once; what the worker still reads is dropped.
 */
void fw_import_apply_async (GPtrArray *imports, FwPlan *plan, GPtrArray *mappings, GPtrArray *parts,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
/* faults: (out) (transfer full) (element-type FwRowFault): rows left out, empty for a feed. */
FwHarvest *fw_import_apply_finish (GAsyncResult *result, GPtrArray **faults, GError **error);

/**
 * fw_import_to_change:
 * @programs: (nullable) (element-type FwProgramOffer): those a person chose of the harvest's
 * @jobs: (nullable) (element-type FwJobOffer)
 * @label: what undo calls it
 * @left_out: (element-type utf8): sentences are added: what was not taken and why
 *
 * The offers chosen, and all series and groups of the harvest, as one change.
 */
FwChange *fw_import_to_change (FwPlan *plan, FwHarvest *harvest, GPtrArray *programs,
                               GPtrArray *jobs, const char *label, GPtrArray *left_out,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwImport, fw_import_unref)

G_END_DECLS
