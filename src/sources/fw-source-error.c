/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-source-error.h"

G_DEFINE_QUARK (fw - source - error - quark, fw_source_error)
