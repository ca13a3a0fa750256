/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-note.h"

G_BEGIN_DECLS

/* Takes title and text. */
FwNote *fw_note_new_take (FwSeverity severity, char *title, char *text, const char *key);

G_END_DECLS
