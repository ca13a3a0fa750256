/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-change.h"
#include "fw-file.h"
#include "fw-plan.h"

G_BEGIN_DECLS

/**
 * FwDocument:
 *
 * A plan with its file, its history and a generation that rises with every change. Properties:
 * plan, path, title, generation, dragging, modified, can-undo, can-redo, undo-label, redo-label.
 * Signals "changed" (guint64 generation, const char *key): key is NULL when more than one number
 * changed; "saved": the file is written, though more may have been edited meanwhile.
 */
#define FW_TYPE_DOCUMENT (fw_document_get_type ())
G_DECLARE_FINAL_TYPE (FwDocument, fw_document, FW, DOCUMENT, GObject)

FwDocument *fw_document_new (FwPlan *plan);
FwDocument *fw_document_new_from_builtin (const char *id, GError **error);
/* Unsaved changes of a plan whose file, if it had one, was this. */
FwDocument *fw_document_new_recovered (FwPlan *plan, const char *path, const FwFileStamp *stamp);
/* path or the name of a built-in plan, at once (command line, tests). */
FwDocument *fw_document_new_open (const char *path, GError **error);
void fw_document_open_async (const char *path, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
FwDocument *fw_document_open_finish (GAsyncResult *result, GError **error);
/* path: NULL for the document's own. overwrite: also when somebody else changed the file meanwhile
 * (else FW_ERROR_CHANGED). */
void fw_document_save_async (FwDocument *self, const char *path, gboolean overwrite,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean fw_document_save_finish (FwDocument *self, GAsyncResult *result, GError **error);

FwPlan *fw_document_get_plan (FwDocument *self);
const char *fw_document_get_path (FwDocument *self); /* NULL while never saved */
/* What the file was when last read or written; all zero while never saved. */
const FwFileStamp *fw_document_get_stamp (FwDocument *self);
gboolean fw_document_get_saving (FwDocument *self); /* the file is being written */
const char *fw_document_get_title (FwDocument *self);
guint64 fw_document_get_generation (FwDocument *self);
gboolean fw_document_get_modified (FwDocument *self);
gboolean fw_document_get_can_undo (FwDocument *self);
gboolean fw_document_get_can_redo (FwDocument *self);
const char *fw_document_get_undo_label (FwDocument *self);
const char *fw_document_get_redo_label (FwDocument *self);
/* Keep NAME.fairway~ on save; TRUE at first. */
void fw_document_set_keep_previous (FwDocument *self, gboolean keep_previous);

/* Takes no reference: pass a new change with g_autoptr. */
gboolean fw_document_apply (FwDocument *self, FwChange *change, GError **error);
gboolean fw_document_set_value (FwDocument *self, FwScenario *scenario, const char *key,
                                double value, GError **error);
void fw_document_begin_drag (FwDocument *self);
void fw_document_end_drag (FwDocument *self);
/* Between the two: a slider moves. */
gboolean fw_document_get_dragging (FwDocument *self);
/* The steps of a drag, for a visit to a field: what is typed in it is one step, and nothing is being dragged. */
void fw_document_begin_typing (FwDocument *self);
void fw_document_end_typing (FwDocument *self);
gboolean fw_document_undo (FwDocument *self, GError **error);
gboolean fw_document_redo (FwDocument *self, GError **error);

/* The history as a list, oldest step first: n_done of n_steps are done, the others can be redone.
 * notify::generation tells of every change of it. */
guint fw_document_get_n_steps (FwDocument *self);
guint fw_document_get_n_done (FwDocument *self);
const char *fw_document_get_step_label (FwDocument *self, guint step);
/* Undoes or redoes until n_done steps are done, and tells "changed" once. */
gboolean fw_document_go_to_step (FwDocument *self, guint n_done, GError **error);

G_END_DECLS
