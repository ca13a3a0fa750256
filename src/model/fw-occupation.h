/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwOccupation:
 *
 * A kind of job that programs train for and employers have openings in. Fields: code (SOC), source,
 * url.
 */
#define FW_TYPE_OCCUPATION (fw_occupation_get_type ())
G_DECLARE_FINAL_TYPE (FwOccupation, fw_occupation, FW, OCCUPATION, GObject)

FwOccupation *fw_occupation_new (const char *id);

G_END_DECLS
