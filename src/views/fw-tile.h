/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-spark.h"

G_BEGIN_DECLS

#define FW_TYPE_TILE (fw_tile_get_type ())
G_DECLARE_FINAL_TYPE (FwTile, fw_tile, FW, TILE, AdwBin)

/* One number of the answer: what it is, how much, its range, and what makes it comparable. */
GtkWidget *fw_tile_new (void);
void fw_tile_set_words (FwTile *self, const char *title, const char *number, const char *range,
                        const char *scale);
const char *fw_tile_get_number (FwTile *self);
/* The small picture under the words, out of sight until it is given something. (transfer none) */
FwSpark *fw_tile_get_spark (FwTile *self);
/* A 24 px square beside the title: what explains the number. */
void fw_tile_set_button (FwTile *self, GtkWidget *button);

G_END_DECLS
