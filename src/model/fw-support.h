/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwSupport:
 *
 * What helps people to apply, enter and finish: evening classes, child care, a stipend, a paid
 * placement. A program lists the supports it offers. Parameters: supports.ID (the level, 0 to 1)
 * and supports.ID.{applicants,eligible,completion,cost,weeks_factor}.
 */
#define FW_TYPE_SUPPORT (fw_support_get_type ())
G_DECLARE_FINAL_TYPE (FwSupport, fw_support, FW, SUPPORT, GObject)

FwSupport *fw_support_new (const char *id);

G_END_DECLS
