/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void fw_toast (AdwToastOverlay *overlay, const char *text, const char *undo);

G_END_DECLS
