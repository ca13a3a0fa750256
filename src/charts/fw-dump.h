/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* The whole scene as lines of text that differ where the chart does: for goldens. (transfer full)
 */
char *fw_dump_scene (const FwScene *scene);

G_END_DECLS
