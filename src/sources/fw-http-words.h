/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-http-send.h"
#include "fw-request.h"

G_BEGIN_DECLS

/* What went wrong with a request as one sentence: whom we asked, for what, what happened, what to
 * do. All FW_SOURCE_ERROR. (transfer full) */

GError *fw_http_words_fault (FwRequest *request, FwSendFault fault);
/* An answer with this status that nobody accepted. */
GError *fw_http_words_status (FwRequest *request, guint status, gboolean with_key);
/* location: where it leads, or NULL. endless: it led on too often. */
GError *fw_http_words_redirect (FwRequest *request, const char *location, gboolean endless);
/* refusal: of fw_address_parse_public(). */
GError *fw_http_words_address (FwRequest *request, const GError *refusal);
GError *fw_http_words_offline (FwRequest *request);
GError *fw_http_words_not_stored (FwRequest *request);
GError *fw_http_words_key_missing (FwRequest *request);
GError *fw_http_words_key_odd (FwRequest *request);
GError *fw_http_words_quota (FwRequest *request, gboolean with_key);
/* until: Unix time [s]. */
GError *fw_http_words_wait (FwRequest *request, gint64 until);

G_END_DECLS
