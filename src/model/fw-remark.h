/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwRemark:
 *
 * A published figure that the plan shows beside its own numbers, or a figure that is not known:
 * told in "text" with its source. "first" puts it at the head of the notes.
 */
#define FW_TYPE_REMARK (fw_remark_get_type ())
G_DECLARE_FINAL_TYPE (FwRemark, fw_remark, FW, REMARK, GObject)

FwRemark *fw_remark_new (const char *id);

G_END_DECLS
