/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* A tagged PDF of one page: heading, subtitle, figure with its alternative text, source. */
GBytes *fw_export_pdf (const FwScene *scene, GError **error);

G_END_DECLS
