/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* The scene's table with all figures; text that a spreadsheet would run is defused. */
GBytes *fw_export_csv (const FwScene *scene);

G_END_DECLS
