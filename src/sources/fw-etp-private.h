/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-json.h"
#include "fw-source.h"

G_BEGIN_DECLS

#define FW_ETP_PAGE 500 /* programs a page: the service's limit is not documented */

gboolean fw_etp_check (FwAnswer *answer, GError **error);
/* The programs of an answer; NULL when it has another shape. (transfer none) */
JsonArray *fw_etp_hits (FwJsonText *text);
void fw_etp_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest);

G_END_DECLS
