/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-keyring.h"

G_BEGIN_DECLS

/* For the client alone, at the moment it sends: the key, or NULL. (transfer none) */
const char *fw_keyring_peek (FwKeyring *self, FwServiceId service);
/* fw_keyring_redact(), also for a key that was sent and may have been cleared since, or NULL. */
char *fw_keyring_redact_sent (FwKeyring *self, const char *text, const char *sent);
/* The same for a body: the very bytes when no key stands in them. (transfer full) */
GBytes *fw_keyring_redact_bytes (FwKeyring *self, GBytes *bytes, const char *sent);
/* Overwrites a text that holds a key, then frees it; NULL is fine. */
void fw_keyring_wipe (char *text);

G_END_DECLS
