/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shared by the files of the table reader and writer only. */

/* The whole text, spaces around it apart, as a finite C-locale number; the nearest double. */
gboolean fw_csv_number (const char *text, gsize length, double *value);
char fw_csv_guess_delimiter (const char *line, gsize length);

G_END_DECLS
