/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"

G_BEGIN_DECLS

typedef enum
{
  FW_FILE_SAME,    /* as the document was read or last saved, or it has no file */
  FW_FILE_CHANGED, /* somebody else wrote it */
  FW_FILE_GONE,    /* moved or removed */
} FwFileState;

/**
 * FwFileWatch:
 *
 * Says whether an open document's file is still what the document was read from. It looks when the
 * system tells of a change and when asked to, in a worker; a file written anew with the same bytes
 * is the same. Property: state (int, a FwFileState).
 */
#define FW_TYPE_FILE_WATCH (fw_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (FwFileWatch, fw_file_watch, FW, FILE_WATCH, GObject)

FwFileWatch *fw_file_watch_new (FwDocument *document);
FwFileState fw_file_watch_get_state (FwFileWatch *self);
/* Looks again: no system tells of changes on every disk. */
void fw_file_watch_check (FwFileWatch *self);

G_END_DECLS
