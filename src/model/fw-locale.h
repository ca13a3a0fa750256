/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * fw_locale_init:
 *
 * Takes the person's language and way of writing numbers from the environment. For a program with a
 * window, first thing in main(); the command line stays in the C locale, so that its output is the
 * same on every machine. Translations are those of the installation, or of the folder in
 * FAIRWAY_LOCALE_DIR where a program runs from its build folder.
 */
void fw_locale_init (void);

G_END_DECLS
