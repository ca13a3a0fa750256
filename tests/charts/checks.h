/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-theme.h"

G_BEGIN_DECLS

/* What every chart owes, whatever the data, theme, size and text scale; what: names it in a
 * failure. */
void check_scene (const FwScene *scene, const char *what);
/* Every number its title says stands in its table or in the picture too, or is reckoned from the
 * table as this chart does, within rounding; chart: its name. */
void check_numbers (const FwScene *scene, const char *chart, const char *what);

/* Layouts differ with the strokes of high contrast, not with colors: the sanitizers, which are ten
 * times slower, see the themes that can differ, a plain run sees all. */
gboolean theme_is_due (const FwTheme *theme);

G_END_DECLS
