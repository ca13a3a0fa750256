/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* What must hold of every chart at every size (visual-language.md 6): no two texts meet, none
 * leaves the frame, none is smaller than 10 px. Sentences, none when all is well. (transfer full):
 * of char * */
GPtrArray *fw_scene_find_faults (const FwScene *scene);

G_END_DECLS
