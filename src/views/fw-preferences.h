/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-http.h"

G_BEGIN_DECLS

/* Keys of the services, and how plans are saved. */
void fw_preferences_show (GtkWindow *parent, FwHttp *http);

G_END_DECLS
