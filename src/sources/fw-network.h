/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-http.h"

G_BEGIN_DECLS

/* What the desktop says of the network now. Only "none" may be trusted: a route is no proof. */
FwNetwork fw_network_look (void);

G_END_DECLS
