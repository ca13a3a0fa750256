/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* An SVG with real text, the words as title and description, and a title on every point. */
GBytes *fw_export_svg (const FwScene *scene);

G_END_DECLS
