/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-service.h"

G_BEGIN_DECLS

/**
 * FwKeyring:
 *
 * The services' keys, in memory while the program runs and in the secret service (the portal's in a
 * sandbox) when there is one. Never in a file, a setting, a log or an error. Main thread. Signal
 * "changed" (const char *service).
 */
#define FW_TYPE_KEYRING (fw_keyring_get_type ())
G_DECLARE_FINAL_TYPE (FwKeyring, fw_keyring, FW, KEYRING, GObject)

typedef enum
{
  FW_KEY_ABSENT = 0,
  FW_KEY_SESSION, /* gone when the program ends */
  FW_KEY_STORED,  /* in the secret service */
} FwKeyState;

/* use_secret_service: FALSE for the command line and tests. */
FwKeyring *fw_keyring_new (gboolean use_secret_service);
/* Reads all keys that are stored; comes back also when there is no secret service. */
void fw_keyring_load_async (FwKeyring *self, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
void fw_keyring_load_finish (FwKeyring *self, GAsyncResult *result);
gboolean fw_keyring_can_store (FwKeyring *self); /* FALSE: "this session only" */
FwKeyState fw_keyring_get_state (FwKeyring *self, FwServiceId service);
gboolean fw_keyring_has_key (FwKeyring *self, FwServiceId service);
/* Kept in memory at once, and stored when the secret service takes it. */
void fw_keyring_set_async (FwKeyring *self, FwServiceId service, const char *key,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
FwKeyState fw_keyring_set_finish (FwKeyring *self, GAsyncResult *result);
void fw_keyring_set_session (FwKeyring *self, FwServiceId service, const char *key);
void fw_keyring_clear_async (FwKeyring *self, FwServiceId service, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
void fw_keyring_clear_finish (FwKeyring *self, GAsyncResult *result);
/* The text with every key in it, plain or percent-encoded, replaced: the one place that redacts.
 * (transfer full) */
char *fw_keyring_redact (FwKeyring *self, const char *text);

G_END_DECLS
