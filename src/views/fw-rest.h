/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on what the display holds for pictures is given back too once nothing happens. */
void fw_rest_watch (void);

G_END_DECLS
