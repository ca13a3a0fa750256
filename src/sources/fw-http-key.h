/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-http-send.h"
#include "fw-request.h"

G_BEGIN_DECLS

/* Whether a key can be sent at all: visible ASCII, as all of them are. */
gboolean fw_http_key_is_plain (const char *key);
/* Puts the key where its service wants it, into a copy of address or body. key: or NULL. The plan
 * borrows the key; clear it with fw_http_key_clear(). */
void fw_http_key_fill (FwSendPlan *plan, FwRequest *request, GUri *address, const char *key);
void fw_http_key_clear (FwSendPlan *plan);

G_END_DECLS
