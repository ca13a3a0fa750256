/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a colour means (visual-language.md 3). FW_ROLE_NONE is first, so that a mark without it
 * paints nothing. Series and their texts stand in the same order. */
typedef enum
{
  FW_ROLE_NONE = 0,
  FW_ROLE_BACKGROUND,
  FW_ROLE_TEXT,
  FW_ROLE_MUTED,
  FW_ROLE_GRID,
  FW_ROLE_AXIS,
  FW_ROLE_RANGE_80,
  FW_ROLE_RANGE_50,
  FW_ROLE_RANGE_EDGE,
  FW_ROLE_HIGHLIGHT,
  FW_ROLE_GOAL,
  FW_ROLE_BASELINE,
  FW_ROLE_NEUTRAL,
  FW_ROLE_GAIN,
  FW_ROLE_LOSS,
  FW_ROLE_GAIN_TEXT,
  FW_ROLE_LOSS_TEXT,
  FW_ROLE_SERIES_1,
  FW_ROLE_SERIES_2,
  FW_ROLE_SERIES_3,
  FW_ROLE_SERIES_4,
  FW_ROLE_SERIES_5,
  FW_ROLE_SERIES_6,
  FW_ROLE_SERIES_7,
  FW_ROLE_SERIES_1_TEXT,
  FW_ROLE_SERIES_2_TEXT,
  FW_ROLE_SERIES_3_TEXT,
  FW_ROLE_SERIES_4_TEXT,
  FW_ROLE_SERIES_5_TEXT,
  FW_ROLE_SERIES_6_TEXT,
  FW_ROLE_SERIES_7_TEXT,
  FW_ROLE_ON_FILL_PALE, /* text on a dark fill */
  FW_ROLE_ON_FILL_DARK, /* text on a pale fill */
  FW_N_ROLES,
} FwRole;

#define FW_N_SERIES 7

typedef enum
{
  FW_THEME_LIGHT = 0,
  FW_THEME_DARK,
  FW_THEME_HIGH_CONTRAST,
  FW_THEME_HIGH_CONTRAST_DARK,
  FW_THEME_PRINT,
  FW_N_THEMES,
} FwThemeId;

typedef struct FwTheme FwTheme;

const FwTheme *fw_theme_get (FwThemeId id);
/* "light", "dark", "high-contrast", "high-contrast-dark", "print"; NULL for another name. */
const FwTheme *fw_theme_find (const char *name);
const char *fw_theme_name (const FwTheme *self);
gboolean fw_theme_is_high_contrast (const FwTheme *self);
double fw_theme_stroke (const FwTheme *self); /* factor of every stroke: 1, or 1.5 */

/* 0xRRGGBB */
guint32 fw_theme_colour (const FwTheme *self, FwRole role);
guint32 fw_theme_tint (const FwTheme *self, FwRole role); /* pale */
guint32 fw_theme_half (const FwTheme *self, FwRole role); /* between the two */
FwRole fw_theme_series (guint index);
FwRole fw_theme_series_text (guint index);
/* Role of text on that fill; FW_ROLE_NONE when neither can be read there and it must stand outside.
 */
FwRole fw_theme_text_on (const FwTheme *self, FwRole fill);
const char *fw_role_name (FwRole role);

double fw_colour_contrast (guint32 a, guint32 b);

G_END_DECLS
