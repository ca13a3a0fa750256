/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "fw-scene.h"

G_BEGIN_DECLS

/* The whole scene at 1x, from the origin of the context. */
void fw_paint_scene (cairo_t *cr, const FwScene *scene);
/* The ground under them, and only the marks of one region. A ground that covers a whole PDF page
 * makes cairo forget what was recorded before, tags included: it comes first. */
void fw_paint_ground (cairo_t *cr, const FwScene *scene);
void fw_paint_region (cairo_t *cr, const FwScene *scene, FwRegion region);
/* The ring around the datum that has the keyboard. */
void fw_paint_focus (cairo_t *cr, const FwScene *scene, int datum);

G_END_DECLS
