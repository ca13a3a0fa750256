/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-harvest.h"

G_BEGIN_DECLS

/* schema.org and CTDL: JSON, JSON-LD, or an HTML page with JSON-LD inside. Programs and jobs become
 * offers of the harvest; a broken part is a shortfall with its reason, the others are read.
 * name: file or address, for source lines. FALSE when nothing in it could be read at all. */
gboolean fw_feed_read (GBytes *bytes, const char *name, const char *fetched, FwHarvest *harvest,
                       GError **error);
/* A request for an https address a person typed. (transfer full) */
FwRequest *fw_feed_request (const char *address, GError **error);

G_END_DECLS
