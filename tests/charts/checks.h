/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* What every chart owes, whatever the data, theme, size and text scale; what: names it in a
 * failure. */
void check_scene (const FwScene *scene, const char *what);

G_END_DECLS
