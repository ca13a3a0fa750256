/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Postal letters and name of a state by its two-digit FIPS code: "MN" and "Minnesota" for "27";
 * NULL for a code that is none. */
const char *fw_state_postal (const char *fips);
const char *fw_state_name (const char *fips);

G_END_DECLS
