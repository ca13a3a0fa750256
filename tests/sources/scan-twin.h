/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scan.h"

/* Reads the text again through the gate and json-glib. NULL when the scanner says the same: refused
 * with a reason, or every heading, number, null and text equal; else what differs. (transfer full)
 */
char *scan_twin_differs (GBytes *bytes);
