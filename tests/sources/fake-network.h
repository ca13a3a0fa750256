/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A desktop's network and a name server that a test commands. Call before anything else asks for
 * them. */
void fake_network_install (void);
void fake_network_set (gboolean available, GNetworkConnectivity connectivity, gboolean metered);
/* A host's address from now on; every other name is unknown. NULL forgets it. */
void fake_network_name (const char *host, const char *address);

G_END_DECLS
