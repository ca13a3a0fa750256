/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-theme.h"

#include <math.h>

/* The only file with colours. tests/charts/test-theme.c holds each to its contrast and to its
 * distance from the others as people with each kind of colour vision see it. */

#define TINT 0.17 /* of a colour in the background, for the pale ground under a curve */
#define HALF 0.5  /* of a ribbon, beside nodes of the colour itself */

struct FwTheme
{
  const char *name;
  gboolean high_contrast;
  double stroke;
  double min_contrast; /* of text, WCAG 2.1 */
  guint32 colours[FW_N_ROLES];
};

static const char *const role_names[FW_N_ROLES] = {
  [FW_ROLE_NONE] = "none",
  [FW_ROLE_BACKGROUND] = "background",
  [FW_ROLE_TEXT] = "text",
  [FW_ROLE_MUTED] = "muted",
  [FW_ROLE_GRID] = "grid",
  [FW_ROLE_AXIS] = "axis",
  [FW_ROLE_RANGE_80] = "range-80",
  [FW_ROLE_RANGE_50] = "range-50",
  [FW_ROLE_RANGE_EDGE] = "range-edge",
  [FW_ROLE_HIGHLIGHT] = "highlight",
  [FW_ROLE_GOAL] = "goal",
  [FW_ROLE_BASELINE] = "baseline",
  [FW_ROLE_NEUTRAL] = "neutral",
  [FW_ROLE_GAIN] = "gain",
  [FW_ROLE_LOSS] = "loss",
  [FW_ROLE_GAIN_TEXT] = "gain-text",
  [FW_ROLE_LOSS_TEXT] = "loss-text",
  [FW_ROLE_SERIES_1] = "series-1",
  [FW_ROLE_SERIES_2] = "series-2",
  [FW_ROLE_SERIES_3] = "series-3",
  [FW_ROLE_SERIES_4] = "series-4",
  [FW_ROLE_SERIES_5] = "series-5",
  [FW_ROLE_SERIES_6] = "series-6",
  [FW_ROLE_SERIES_7] = "series-7",
  [FW_ROLE_SERIES_1_TEXT] = "series-1-text",
  [FW_ROLE_SERIES_2_TEXT] = "series-2-text",
  [FW_ROLE_SERIES_3_TEXT] = "series-3-text",
  [FW_ROLE_SERIES_4_TEXT] = "series-4-text",
  [FW_ROLE_SERIES_5_TEXT] = "series-5-text",
  [FW_ROLE_SERIES_6_TEXT] = "series-6-text",
  [FW_ROLE_SERIES_7_TEXT] = "series-7-text",
  [FW_ROLE_ON_FILL_PALE] = "on-fill-pale",
  [FW_ROLE_ON_FILL_DARK] = "on-fill-dark",
};

/* Series colours come in two sets: for pale and for dark grounds. */
#define SERIES_ON_PALE                                                                             \
  [FW_ROLE_SERIES_1] = 0x3672bb, [FW_ROLE_SERIES_2] = 0xd2791a, [FW_ROLE_SERIES_3] = 0x179c82,     \
  [FW_ROLE_SERIES_4] = 0xa52960, [FW_ROLE_SERIES_5] = 0x002b44, [FW_ROLE_SERIES_6] = 0x856b1b,     \
  [FW_ROLE_SERIES_7] = 0x4b1797

#define SERIES_ON_DARK                                                                             \
  [FW_ROLE_SERIES_1] = 0x85aeee, [FW_ROLE_SERIES_2] = 0xed912e, [FW_ROLE_SERIES_3] = 0x6febc7,     \
  [FW_ROLE_SERIES_4] = 0xb86893, [FW_ROLE_SERIES_5] = 0xceecfc, [FW_ROLE_SERIES_6] = 0xece28c,     \
  [FW_ROLE_SERIES_7] = 0x8670e0

#define TEXTS_ON_PALE                                                                              \
  [FW_ROLE_SERIES_1_TEXT] = 0x2f69b0, [FW_ROLE_SERIES_2_TEXT] = 0xa35a08,                          \
  [FW_ROLE_SERIES_3_TEXT] = 0x0f7863, [FW_ROLE_SERIES_4_TEXT] = 0xa52960,                          \
  [FW_ROLE_SERIES_5_TEXT] = 0x002b44, [FW_ROLE_SERIES_6_TEXT] = 0x78600f,                          \
  [FW_ROLE_SERIES_7_TEXT] = 0x4b1797

#define TEXTS_ON_DARK                                                                              \
  [FW_ROLE_SERIES_1_TEXT] = 0x9cbff5, [FW_ROLE_SERIES_2_TEXT] = 0xf5a85a,                          \
  [FW_ROLE_SERIES_3_TEXT] = 0x6febc7, [FW_ROLE_SERIES_4_TEXT] = 0xe39cc0,                          \
  [FW_ROLE_SERIES_5_TEXT] = 0xceecfc, [FW_ROLE_SERIES_6_TEXT] = 0xece28c,                          \
  [FW_ROLE_SERIES_7_TEXT] = 0xbcaff5

/* In high contrast every label is written in the text colour. */
#define TEXTS_ALL(rgb)                                                                             \
  [FW_ROLE_SERIES_1_TEXT] = rgb, [FW_ROLE_SERIES_2_TEXT] = rgb, [FW_ROLE_SERIES_3_TEXT] = rgb,     \
  [FW_ROLE_SERIES_4_TEXT] = rgb, [FW_ROLE_SERIES_5_TEXT] = rgb, [FW_ROLE_SERIES_6_TEXT] = rgb,     \
  [FW_ROLE_SERIES_7_TEXT] = rgb

static const FwTheme themes[FW_N_THEMES] = {
  [FW_THEME_LIGHT] = {
    .name = "light", .stroke = 1.0, .min_contrast = 4.5,
    .colours = {
      [FW_ROLE_BACKGROUND] = 0xffffff, [FW_ROLE_TEXT] = 0x303033, [FW_ROLE_MUTED] = 0x5e5c64,
      [FW_ROLE_GRID] = 0xe8e7e6, [FW_ROLE_AXIS] = 0x8b8a90, [FW_ROLE_RANGE_80] = 0xdbe6f3,
      [FW_ROLE_RANGE_50] = 0xb3c9e5, [FW_ROLE_RANGE_EDGE] = 0x6b90c2, [FW_ROLE_HIGHLIGHT] = 0xf2f6fb,
      [FW_ROLE_GOAL] = 0x1d1d20, [FW_ROLE_BASELINE] = 0x8b8a92, [FW_ROLE_NEUTRAL] = 0x6b6a75,
      [FW_ROLE_GAIN] = 0x14796a, [FW_ROLE_LOSS] = 0xc8501e, [FW_ROLE_GAIN_TEXT] = 0x0d6a5c,
      [FW_ROLE_LOSS_TEXT] = 0xa83c0f, SERIES_ON_PALE, TEXTS_ON_PALE,
      [FW_ROLE_ON_FILL_PALE] = 0xffffff, [FW_ROLE_ON_FILL_DARK] = 0x1d1d20,
    },
  },
  [FW_THEME_DARK] = {
    .name = "dark", .stroke = 1.0, .min_contrast = 4.5,
    .colours = {
      [FW_ROLE_BACKGROUND] = 0x363636, [FW_ROLE_TEXT] = 0xf3f3f3, [FW_ROLE_MUTED] = 0xc0bfbc,
      [FW_ROLE_GRID] = 0x4a4a4c, [FW_ROLE_AXIS] = 0x98979e, [FW_ROLE_RANGE_80] = 0x475468,
      [FW_ROLE_RANGE_50] = 0x5c7196, [FW_ROLE_RANGE_EDGE] = 0x8ba3cb, [FW_ROLE_HIGHLIGHT] = 0x3f454e,
      [FW_ROLE_GOAL] = 0xffffff, [FW_ROLE_BASELINE] = 0xa5a4ab, [FW_ROLE_NEUTRAL] = 0xb9b8c2,
      [FW_ROLE_GAIN] = 0x57cbb4, [FW_ROLE_LOSS] = 0xf0935e, [FW_ROLE_GAIN_TEXT] = 0x6fd9c4,
      [FW_ROLE_LOSS_TEXT] = 0xf5a77b, SERIES_ON_DARK, TEXTS_ON_DARK,
      [FW_ROLE_ON_FILL_PALE] = 0x16181d, [FW_ROLE_ON_FILL_DARK] = 0x16181d,
    },
  },
  [FW_THEME_HIGH_CONTRAST] = {
    .name = "high-contrast", .high_contrast = TRUE, .stroke = 1.5, .min_contrast = 7.0,
    .colours = {
      [FW_ROLE_BACKGROUND] = 0xffffff, [FW_ROLE_TEXT] = 0x000000, [FW_ROLE_MUTED] = 0x3d3c42,
      [FW_ROLE_GRID] = 0xbdbcc2, [FW_ROLE_AXIS] = 0x3d3c42, [FW_ROLE_RANGE_80] = 0xdbe6f3,
      [FW_ROLE_RANGE_50] = 0xb3c9e5, [FW_ROLE_RANGE_EDGE] = 0x2f69b0, [FW_ROLE_HIGHLIGHT] = 0xffffff,
      [FW_ROLE_GOAL] = 0x000000, [FW_ROLE_BASELINE] = 0x5e5c64, [FW_ROLE_NEUTRAL] = 0x3d3c42,
      [FW_ROLE_GAIN] = 0x0d6a5c, [FW_ROLE_LOSS] = 0xa83c0f, [FW_ROLE_GAIN_TEXT] = 0x06483e,
      [FW_ROLE_LOSS_TEXT] = 0x7d2905, SERIES_ON_PALE, TEXTS_ALL (0x000000),
      [FW_ROLE_ON_FILL_PALE] = 0xffffff, [FW_ROLE_ON_FILL_DARK] = 0x000000,
    },
  },
  [FW_THEME_HIGH_CONTRAST_DARK] = {
    .name = "high-contrast-dark", .high_contrast = TRUE, .stroke = 1.5, .min_contrast = 7.0,
    .colours = {
      [FW_ROLE_BACKGROUND] = 0x1e1e1e, [FW_ROLE_TEXT] = 0xffffff, [FW_ROLE_MUTED] = 0xe6e5e2,
      [FW_ROLE_GRID] = 0x6e6d75, [FW_ROLE_AXIS] = 0xe6e5e2, [FW_ROLE_RANGE_80] = 0x3a4a63,
      [FW_ROLE_RANGE_50] = 0x546c96, [FW_ROLE_RANGE_EDGE] = 0xb9cdf0, [FW_ROLE_HIGHLIGHT] = 0x1e1e1e,
      [FW_ROLE_GOAL] = 0xffffff, [FW_ROLE_BASELINE] = 0xc0bfbc, [FW_ROLE_NEUTRAL] = 0xe6e5e2,
      [FW_ROLE_GAIN] = 0x6fd9c4, [FW_ROLE_LOSS] = 0xf5a77b, [FW_ROLE_GAIN_TEXT] = 0x8ee8d6,
      [FW_ROLE_LOSS_TEXT] = 0xffc3a3, SERIES_ON_DARK, TEXTS_ALL (0xffffff),
      [FW_ROLE_ON_FILL_PALE] = 0xffffff, [FW_ROLE_ON_FILL_DARK] = 0x16181d,
    },
  },
  [FW_THEME_PRINT] = {
    .name = "print", .stroke = 1.0, .min_contrast = 4.5,
    .colours = {
      [FW_ROLE_BACKGROUND] = 0xffffff, [FW_ROLE_TEXT] = 0x1d1d20, [FW_ROLE_MUTED] = 0x4f4d55,
      [FW_ROLE_GRID] = 0xdddcda, [FW_ROLE_AXIS] = 0x77767c, [FW_ROLE_RANGE_80] = 0xdbe6f3,
      [FW_ROLE_RANGE_50] = 0xb3c9e5, [FW_ROLE_RANGE_EDGE] = 0x6b90c2, [FW_ROLE_HIGHLIGHT] = 0xf2f6fb,
      [FW_ROLE_GOAL] = 0x1d1d20, [FW_ROLE_BASELINE] = 0x8b8a92, [FW_ROLE_NEUTRAL] = 0x6b6a75,
      [FW_ROLE_GAIN] = 0x14796a, [FW_ROLE_LOSS] = 0xc8501e, [FW_ROLE_GAIN_TEXT] = 0x0d6a5c,
      [FW_ROLE_LOSS_TEXT] = 0xa83c0f, SERIES_ON_PALE, TEXTS_ON_PALE,
      [FW_ROLE_ON_FILL_PALE] = 0xffffff, [FW_ROLE_ON_FILL_DARK] = 0x1d1d20,
    },
  },
};

const FwTheme *
fw_theme_get (FwThemeId id)
{
  g_return_val_if_fail (id < FW_N_THEMES, NULL);

  return &themes[id];
}

const FwTheme *
fw_theme_find (const char *name)
{
  for (guint i = 0; i < FW_N_THEMES; i++)
    if (g_str_equal (themes[i].name, name))
      return &themes[i];
  return NULL;
}

const char *
fw_theme_name (const FwTheme *self)
{
  return self->name;
}

gboolean
fw_theme_is_high_contrast (const FwTheme *self)
{
  return self->high_contrast;
}

double
fw_theme_stroke (const FwTheme *self)
{
  return self->stroke;
}

guint32
fw_theme_colour (const FwTheme *self, FwRole role)
{
  g_return_val_if_fail (role < FW_N_ROLES, 0);

  return self->colours[role];
}

static guint32
mix (const FwTheme *self, FwRole role, double part)
{
  const guint32 ground = self->colours[FW_ROLE_BACKGROUND], colour = self->colours[role];
  guint32 mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      const double below = (ground >> shift) & 0xff, above = (colour >> shift) & 0xff;

      mixed |= (guint32)(below + (above - below) * part + 0.5) << shift;
    }
  return mixed;
}

guint32
fw_theme_tint (const FwTheme *self, FwRole role)
{
  return mix (self, role, TINT);
}

guint32
fw_theme_half (const FwTheme *self, FwRole role)
{
  return mix (self, role, HALF);
}

FwRole
fw_theme_series (guint index)
{
  return FW_ROLE_SERIES_1 + index % FW_N_SERIES;
}

FwRole
fw_theme_series_text (guint index)
{
  return FW_ROLE_SERIES_1_TEXT + index % FW_N_SERIES;
}

static double
luminance (guint32 rgb)
{
  static const double weights[3] = { 0.0722, 0.7152, 0.2126 }; /* blue first */
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      const double v = ((rgb >> (8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/**
 * fw_colour_contrast:
 * @a: a colour, 0xRRGGBB
 * @b: another
 *
 * Returns: the contrast of the two by WCAG 2.1, 1 to 21
 */
double
fw_colour_contrast (guint32 a, guint32 b)
{
  const double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

FwRole
fw_theme_text_on (const FwTheme *self, FwRole fill)
{
  const guint32 ground = self->colours[fill];
  const double pale = fw_colour_contrast (self->colours[FW_ROLE_ON_FILL_PALE], ground);
  const double dark = fw_colour_contrast (self->colours[FW_ROLE_ON_FILL_DARK], ground);

  if (MAX (pale, dark) < self->min_contrast)
    return FW_ROLE_NONE;
  return pale > dark ? FW_ROLE_ON_FILL_PALE : FW_ROLE_ON_FILL_DARK;
}

const char *
fw_role_name (FwRole role)
{
  g_return_val_if_fail (role < FW_N_ROLES, NULL);

  return role_names[role];
}
