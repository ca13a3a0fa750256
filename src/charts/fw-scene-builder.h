/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* How charts fill a scene. After fw_scene_seal() it never changes. */

FwScene *fw_scene_new (FwSize size, const FwTheme *theme);
void fw_scene_seal (FwScene *self);

/* Words of a scene; each is copied. */
void fw_scene_set_title (FwScene *self, const char *title);
void fw_scene_set_subtitle (FwScene *self, const char *subtitle);
void fw_scene_set_kind (FwScene *self, const char *kind);
void fw_scene_take_description (FwScene *self, char *description);
void fw_scene_set_source (FwScene *self, const char *source);
void fw_scene_set_date (FwScene *self, const char *iso);

/* Each takes the style in @mark (roles, stroke width, dash, datum, part) and copies it. */
void fw_scene_add_rect (FwScene *self, const FwMark *mark, const FwRect *rect);
void fw_scene_add_hatch (FwScene *self, const FwMark *mark, const FwRect *rect);
void fw_scene_add_line (FwScene *self, const FwMark *mark, const FwPoint *points, guint n);
void fw_scene_add_area (FwScene *self, const FwMark *mark, const FwPoint *points, guint n);
void fw_scene_add_rule (FwScene *self, const FwMark *mark, FwPoint from, FwPoint to);
void fw_scene_add_marker (FwScene *self, const FwMark *mark, FwPoint centre, double radius);
/* @mark also gives text, size, bold, anchor, angle and halo; @box the upright bounds of the line.
 */
void fw_scene_add_text (FwScene *self, const FwMark *mark, const FwRect *box);

/* Index of the new datum, for marks. */
int fw_scene_add_datum (FwScene *self, const char *label, const char *value, guint group,
                        const FwRect *focus, const FwRect *hit);

void fw_scene_add_column (FwScene *self, const char *title, FwUnit unit, gboolean is_text);
/* Rows are filled cell by cell, in column order. */
void fw_scene_add_cell_text (FwScene *self, const char *text);
void fw_scene_add_cell_number (FwScene *self, double number);

G_END_DECLS
