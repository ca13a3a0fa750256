/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A chart is a function from data to a scene of marks. Paint, hit test, keyboard walk, words, table,
 * CSV and tests all read the scene; nothing else knows what a chart looks like. Scenes never change
 * once built. All measures in px at 1x, origin top left. */

typedef struct
{
  double x, y, width, height;
} FwRect;

typedef struct
{
  double width, height;
} FwSize;

typedef struct
{
  double x, y;
} FwPoint;

typedef struct FwScene FwScene;

FwScene *fw_scene_ref (FwScene *self);
void fw_scene_unref (FwScene *self);
FwSize fw_scene_size (const FwScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwScene, fw_scene_unref)

G_END_DECLS
