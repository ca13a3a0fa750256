/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-http.h"
#include "fw-rescue.h"
#include "fw-session.h"

G_BEGIN_DECLS

#define FW_TYPE_APPLICATION (fw_application_get_type ())
G_DECLARE_FINAL_TYPE (FwApplication, fw_application, FW, APPLICATION, AdwApplication)

/* Fairway: its windows, the files it is asked to open ("fairway PLAN.fairway", "fairway
 * minneapolis"). */
FwApplication *fw_application_new (void);
/* One of each for all windows, made when first asked for. (transfer none) */
FwHttp *fw_application_get_http (FwApplication *self);
FwKeyring *fw_application_get_keyring (FwApplication *self);
/* What an earlier Fairway that ended unexpectedly left; looked for at start. */
FwRescue *fw_application_get_rescue (FwApplication *self);
FwSession *fw_application_get_session (FwApplication *self);
/* A server in the place of all services (hidden option --server, tests): loopback, or https. The
 * person's own keys are not given to it. */
gboolean fw_application_set_server (FwApplication *self, const char *address, GError **error);

G_END_DECLS
