/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-http.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* Asks a source's service one small question, with its key when there is one. An error says in one
 * sentence what was wrong. */
void fw_key_test_async (FwHttp *http, const FwSource *source, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
/* "The Census accepts the key." (transfer full) */
char *fw_key_test_finish (GAsyncResult *result, GError **error);

G_END_DECLS
