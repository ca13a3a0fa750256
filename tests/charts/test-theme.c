/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fw-theme.h"

/* Contrast as WCAG 2.1 defines it, on every surface a chart may stand on; distance by CIEDE2000
 * (Sharma, Wu and Dalal 2005) as people with each kind of colour vision see it (Machado, Oliveira
 * and Fernandes 2009, severity 1, in linear RGB). */

#define MIN_MARK        3.0
#define MIN_TEXT        4.5
#define MIN_TEXT_HC     7.0
#define MIN_DELTA       10.0
#define MIN_DELTA_FIRST 12.0 /* between the first four, which nearly every chart uses */

/* Surfaces besides the theme's own background: windows, cards, popovers of libadwaita. */
static const struct
{
  guint n;
  guint32 rgb[4];
} surfaces[FW_N_THEMES] = {
  [FW_THEME_LIGHT] = { 2, { 0xffffff, 0xfafafa } },
  [FW_THEME_DARK] = { 4, { 0x1e1e1e, 0x242424, 0x303030, 0x363636 } },
  [FW_THEME_HIGH_CONTRAST] = { 1, { 0xffffff } },
  [FW_THEME_HIGH_CONTRAST_DARK] = { 2, { 0x000000, 0x1e1e1e } },
  [FW_THEME_PRINT] = { 1, { 0xffffff } },
};

typedef double Matrix[3][3];

static const Matrix seen_as[4] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

typedef struct
{
  double l, a, b;
} Lab;

static void
multiply (const Matrix m, const double in[3], double out[3])
{
  for (guint i = 0; i < 3; i++)
    out[i] = m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2];
}

static Lab
to_lab (guint32 rgb, const Matrix vision)
{
  static const Matrix to_xyz = { { 0.4124564, 0.3575761, 0.1804375 },
                                 { 0.2126729, 0.7151522, 0.0721750 },
                                 { 0.0193339, 0.1191920, 0.9503041 } };
  static const double white[3] = { 0.95047, 1.0, 1.08883 };
  double linear[3], seen[3], xyz[3], f[3];

  for (guint i = 0; i < 3; i++)
    {
      const double v = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;

      linear[i] = v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
    }
  multiply (vision, linear, seen);
  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (seen[i], 0, 1);
  multiply (to_xyz, seen, xyz);
  for (guint i = 0; i < 3; i++)
    {
      const double v = xyz[i] / white[i];

      f[i] = v > 216.0 / 24389 ? cbrt (v) : (24389.0 / 27 * v + 16) / 116;
    }
  return (Lab){ 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]) };
}

static double
radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
hue (double b, double a)
{
  const double degrees = atan2 (b, a) * 180 / G_PI;

  return degrees < 0 ? degrees + 360 : degrees;
}

static double
delta (Lab p, Lab q)
{
  const double cm = (hypot (p.a, p.b) + hypot (q.a, q.b)) / 2;
  const double g = 0.5 * (1 - sqrt (pow (cm, 7) / (pow (cm, 7) + pow (25, 7))));
  const double c1 = hypot (p.a * (1 + g), p.b), c2 = hypot (q.a * (1 + g), q.b);
  const double h1 = c1 > 0 ? hue (p.b, p.a * (1 + g)) : 0,
               h2 = c2 > 0 ? hue (q.b, q.a * (1 + g)) : 0;
  const double dh = c1 * c2 > 0 ? fmod (h2 - h1 + 540, 360) - 180 : 0;
  const double dH = 2 * sqrt (c1 * c2) * sin (radians (dh / 2));
  const double lm = (p.l + q.l) / 2, cp = (c1 + c2) / 2;
  const double sum = h1 + h2;
  const double hm = c1 * c2 == 0            ? sum
                    : fabs (h1 - h2) <= 180 ? sum / 2
                                            : (sum + (sum < 360 ? 360 : -360)) / 2;
  const double t = 1 - 0.17 * cos (radians (hm - 30)) + 0.24 * cos (radians (2 * hm))
                   + 0.32 * cos (radians (3 * hm + 6)) - 0.20 * cos (radians (4 * hm - 63));
  const double sl = 1 + 0.015 * pow (lm - 50, 2) / sqrt (20 + pow (lm - 50, 2));
  const double sc = 1 + 0.045 * cp, sh = 1 + 0.015 * cp * t;
  const double rt = -sin (radians (60 * exp (-pow ((hm - 275) / 25, 2)))) * 2
                    * sqrt (pow (cp, 7) / (pow (cp, 7) + pow (25, 7)));
  const double l = (q.l - p.l) / sl, c = (c2 - c1) / sc, h = dH / sh;

  return sqrt (l * l + c * c + h * h + rt * c * h);
}

static void
test_delta (void)
{
  /* Pairs 1 and 7 of Sharma, Wu and Dalal's test data. */
  g_assert_cmpfloat_with_epsilon (delta ((Lab){ 50, 2.6772, -79.7751 }, (Lab){ 50, 0, -82.7485 }),
                                  2.0425, 1e-4);
  g_assert_cmpfloat_with_epsilon (delta ((Lab){ 50, 0, 0 }, (Lab){ 50, -1, 2 }), 2.3669, 1e-4);
  g_assert_cmpfloat_with_epsilon (fw_colour_contrast (0x000000, 0xffffff), 21, 1e-9);
}

static void
assert_contrast (FwThemeId id, FwRole role, double least)
{
  const FwTheme *theme = fw_theme_get (id);
  const guint32 colour = fw_theme_colour (theme, role);

  for (guint i = 0; i < surfaces[id].n; i++)
    if (fw_colour_contrast (colour, surfaces[id].rgb[i]) < least)
      g_error ("%s: %s has contrast %.2f, needs %.1f", fw_theme_name (theme), fw_role_name (role),
               fw_colour_contrast (colour, surfaces[id].rgb[i]), least);
  g_assert_cmpfloat (fw_colour_contrast (colour, fw_theme_colour (theme, FW_ROLE_BACKGROUND)), >=,
                     least);
}

static void
test_contrast (void)
{
  static const FwRole marks[] = { FW_ROLE_AXIS, FW_ROLE_BASELINE, FW_ROLE_GAIN,
                                  FW_ROLE_LOSS, FW_ROLE_NEUTRAL,  FW_ROLE_RANGE_EDGE };
  static const FwRole texts[]
      = { FW_ROLE_TEXT, FW_ROLE_MUTED, FW_ROLE_GOAL, FW_ROLE_GAIN_TEXT, FW_ROLE_LOSS_TEXT };

  for (FwThemeId id = 0; id < FW_N_THEMES; id++)
    {
      const double text = fw_theme_is_high_contrast (fw_theme_get (id)) ? MIN_TEXT_HC : MIN_TEXT;

      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        assert_contrast (id, marks[i], MIN_MARK);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        assert_contrast (id, texts[i], text);
      for (guint i = 0; i < FW_N_SERIES; i++)
        {
          assert_contrast (id, fw_theme_series (i), MIN_MARK);
          assert_contrast (id, fw_theme_series_text (i), text);
        }
    }
}

/* Rows of a chart lie on a ground of their own, words beside the pointed-at datum on the colour of
 * text: what is written there can be read too, and marks there be seen. */
static void
test_grounds (void)
{
  static const FwRole texts[] = { FW_ROLE_TEXT,      FW_ROLE_MUTED,     FW_ROLE_GOAL,
                                  FW_ROLE_GAIN_TEXT, FW_ROLE_LOSS_TEXT, FW_ROLE_SERIES_1_TEXT };
  static const FwRole marks[]
      = { FW_ROLE_SERIES_1, FW_ROLE_GAIN, FW_ROLE_LOSS, FW_ROLE_NEUTRAL, FW_ROLE_RANGE_EDGE };

  for (FwThemeId id = 0; id < FW_N_THEMES; id++)
    {
      const FwTheme *theme = fw_theme_get (id);
      const double least = fw_theme_is_high_contrast (theme) ? MIN_TEXT_HC : MIN_TEXT;
      const guint32 row = fw_theme_colour (theme, FW_ROLE_HIGHLIGHT);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        if (fw_colour_contrast (fw_theme_colour (theme, texts[i]), row) < least)
          g_error ("%s: %s on a highlighted row has contrast %.2f", fw_theme_name (theme),
                   fw_role_name (texts[i]),
                   fw_colour_contrast (fw_theme_colour (theme, texts[i]), row));
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        if (fw_colour_contrast (fw_theme_colour (theme, marks[i]), row) < MIN_MARK)
          g_error ("%s: %s on a highlighted row has contrast %.2f", fw_theme_name (theme),
                   fw_role_name (marks[i]),
                   fw_colour_contrast (fw_theme_colour (theme, marks[i]), row));
      g_assert_cmpfloat (fw_colour_contrast (fw_theme_colour (theme, FW_ROLE_BACKGROUND),
                                             fw_theme_colour (theme, FW_ROLE_TEXT)),
                         >=, MIN_TEXT_HC);
    }
}

static void
test_vision (void)
{
  for (FwThemeId id = 0; id < FW_N_THEMES; id++)
    for (guint v = 0; v < G_N_ELEMENTS (seen_as); v++)
      {
        const FwTheme *theme = fw_theme_get (id);

        for (guint i = 0; i < FW_N_SERIES; i++)
          for (guint j = i + 1; j < FW_N_SERIES; j++)
            g_assert_cmpfloat (
                delta (to_lab (fw_theme_colour (theme, fw_theme_series (i)), seen_as[v]),
                       to_lab (fw_theme_colour (theme, fw_theme_series (j)), seen_as[v])),
                >=, j < 4 ? MIN_DELTA_FIRST : MIN_DELTA);
        g_assert_cmpfloat (delta (to_lab (fw_theme_colour (theme, FW_ROLE_GAIN), seen_as[v]),
                                  to_lab (fw_theme_colour (theme, FW_ROLE_LOSS), seen_as[v])),
                           >=, MIN_DELTA);
      }
}

/* Text in a bar can be read, or is not put there. */
static void
test_text_on_fill (void)
{
  for (FwThemeId id = 0; id < FW_N_THEMES; id++)
    for (FwRole role = FW_ROLE_NEUTRAL; role <= FW_ROLE_SERIES_7; role++)
      {
        const FwTheme *theme = fw_theme_get (id);
        const FwRole on = fw_theme_text_on (theme, role);

        if (on != FW_ROLE_NONE)
          g_assert_cmpfloat (
              fw_colour_contrast (fw_theme_colour (theme, on), fw_theme_colour (theme, role)), >=,
              fw_theme_is_high_contrast (theme) ? MIN_TEXT_HC : MIN_TEXT);
      }
  g_assert_cmpint (fw_theme_text_on (fw_theme_get (FW_THEME_PRINT), FW_ROLE_SERIES_1), ==,
                   FW_ROLE_ON_FILL_PALE);
  g_assert_cmpint (fw_theme_text_on (fw_theme_get (FW_THEME_LIGHT), FW_ROLE_SERIES_2), ==,
                   FW_ROLE_ON_FILL_DARK);
}

static void
test_names (void)
{
  for (FwThemeId id = 0; id < FW_N_THEMES; id++)
    g_assert_true (fw_theme_find (fw_theme_name (fw_theme_get (id))) == fw_theme_get (id));
  g_assert_null (fw_theme_find ("sepia"));
  for (FwRole role = 0; role < FW_N_ROLES; role++)
    g_assert_nonnull (fw_role_name (role));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/theme/delta-e-of-the-paper", test_delta);
  g_test_add_func ("/charts/theme/contrast", test_contrast);
  g_test_add_func ("/charts/theme/grounds", test_grounds);
  g_test_add_func ("/charts/theme/colour-vision", test_vision);
  g_test_add_func ("/charts/theme/text-on-fill", test_text_on_fill);
  g_test_add_func ("/charts/theme/names", test_names);
  return g_test_run ();
}
