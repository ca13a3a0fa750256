/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* A measure by its name of the contract ("net_local_placements"); another name is wrong usage. */
gboolean fw_cli_measure (const char *name, FweMeasure *measure, GError **error);

G_END_DECLS
