/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-http.h"

G_BEGIN_DECLS

#define FW_TYPE_KEY_GROUP (fw_key_group_get_type ())
G_DECLARE_FINAL_TYPE (FwKeyGroup, fw_key_group, FW, KEY_GROUP, AdwPreferencesGroup)

/* A service's key: what it is for, where to get one, whether there is one; to save, try and
 * remove. The key itself is never shown. */
GtkWidget *fw_key_group_new (FwHttp *http, FwServiceId service);

/* "kept in the keyring", "none". (transfer full) */
char *fw_key_words (FwHttp *http, FwServiceId service);

G_END_DECLS
