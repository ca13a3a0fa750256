/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When and how long to wait before asking again; no clock and no chance in here. */

#define FW_RETRY_TRIES 3
/* The longest a service is waited for at its word [s]. */
#define FW_RETRY_MOST_WAIT 300

/* Whether a later try may fare better: 408, 429, 500, 502, 503, 504. */
gboolean fw_retry_is_status (guint status);
/* The wait after so many tries [ms]: first, twice that, four times that, each from half of it to
 * one and a half of it as jitter goes from 0 to 1. */
guint fw_retry_wait (guint first, guint tries, double jitter);

G_END_DECLS
