/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-json.h"
#include "fw-request.h"
#include "fw-source-error.h"

G_BEGIN_DECLS

/* Sets an error that names service and step: “College Scorecard, “Fields of study”: ...”. what: how
 * it ended and what to do, translated. Always FALSE. */
gboolean fw_answer_refuse (FwAnswer *self, FwSourceError code, const char *what, GError **error);
/* The body through the gate; anything but whole JSON is a FW_SOURCE_ERROR_BAD_ANSWER. (transfer
 * full) */
FwJsonText *fw_answer_parse (FwAnswer *self, GError **error);

G_END_DECLS
