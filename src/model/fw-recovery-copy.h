/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"

G_BEGIN_DECLS

/**
 * FwRecoveryCopy:
 *
 * Unsaved changes of a plan whose Fairway ended without closing it. Nobody else is offered the
 * copy while the object lives; when it goes the copy stays and is offered again at the next start.
 */
#define FW_TYPE_RECOVERY_COPY (fw_recovery_copy_get_type ())
G_DECLARE_FINAL_TYPE (FwRecoveryCopy, fw_recovery_copy, FW, RECOVERY_COPY, GObject)

/* The copies nobody has open, newest first, read in a worker; folder: NULL for the usual one. What
 * needs no recovery any more is swept on the way. */
void fw_recovery_list_async (const char *folder, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type FwRecoveryCopy) */
GPtrArray *fw_recovery_list_finish (GAsyncResult *result);
GPtrArray *fw_recovery_list (const char *folder); /* at once: blocks */

const char *fw_recovery_copy_get_title (FwRecoveryCopy *self);
const char *fw_recovery_copy_get_path (FwRecoveryCopy *self); /* NULL while never saved */
/* Of the last edit in it, microseconds since 1970. */
gint64 fw_recovery_copy_get_time (FwRecoveryCopy *self);
/* The plan as it was, unsaved: saving it is checked against the file it was read from. The file
 * itself is not touched, and the copy stays. (transfer full) */
FwDocument *fw_recovery_copy_open (FwRecoveryCopy *self, GError **error);
/* The person does not want it. */
void fw_recovery_copy_discard (FwRecoveryCopy *self);

G_END_DECLS
