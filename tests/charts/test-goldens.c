/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-dump.h"
#include "samples.h"

/* Each chart's everyday sample in a card and on a slide, as text. FW_UPDATE_GOLDEN=1 rewrites them.
 */

static void
assert_golden (const FwScene *scene, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "charts", "golden", name, NULL);
  g_autofree char *dump = fw_dump_scene (scene), *wanted = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("FW_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &wanted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, wanted);
}

static void
test_golden (gconstpointer user_data)
{
  const Sample *sample = user_data;
  static const struct
  {
    const char *name;
    FwSize size;
    FwThemeId theme;
  } forms[]
      = { { "small", { 360, 0 }, FW_THEME_LIGHT }, { "slide", { 1280, 720 }, FW_THEME_PRINT } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
      g_autoptr (FwScene) scene
          = sample_build (sample, fw_theme_get (forms[i].theme), text, forms[i].size);
      g_autofree char *name
          = g_strconcat (sample->chart, "-", sample->name, "-", forms[i].name, ".scene", NULL);

      assert_golden (scene, name);
    }
}

/* In another theme of the same strokes the chart differs in colours alone. */
static void
test_twin_theme (gconstpointer user_data)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  const FwSize size = { 560, 0 };
  g_autoptr (FwScene) light = sample_build (user_data, fw_theme_get (FW_THEME_LIGHT), text, size);
  g_autoptr (FwScene) dark = sample_build (user_data, fw_theme_get (FW_THEME_DARK), text, size);
  guint n, n_dark, differ = 0;
  const FwMark *a = fw_scene_marks (light, &n), *b = fw_scene_marks (dark, &n_dark);

  g_assert_cmpuint (n, ==, n_dark);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (a[i].kind, ==, b[i].kind);
      g_assert_cmpfloat (a[i].box.x, ==, b[i].box.x);
      g_assert_cmpfloat (a[i].box.y, ==, b[i].box.y);
      g_assert_cmpfloat (a[i].stroke_width, ==, b[i].stroke_width);
      g_assert_cmpstr (a[i].text, ==, b[i].text);
      differ += a[i].fill_rgb != b[i].fill_rgb || a[i].stroke_rgb != b[i].stroke_rgb;
    }
  g_assert_cmpuint (differ, ==, n);
}

/* On a slide twice as large all is twice as large, to a px. */
static void
test_twin_size (gconstpointer user_data)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  const FwTheme *theme = fw_theme_get (FW_THEME_PRINT);
  g_autoptr (FwScene) one = sample_build (user_data, theme, text, (FwSize){ 1280, 720 });
  g_autoptr (FwScene) two = sample_build (user_data, theme, text, (FwSize){ 2560, 1440 });
  guint n, n_two;
  const FwMark *a = fw_scene_marks (one, &n), *b = fw_scene_marks (two, &n_two);

  g_assert_cmpuint (n, ==, n_two);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (a[i].text, ==, b[i].text);
      g_assert_cmpfloat_with_epsilon (2 * a[i].box.x, b[i].box.x, 14);
      g_assert_cmpfloat_with_epsilon (2 * a[i].box.y, b[i].box.y, 14);
    }
}

/* Same data, same bytes. */
static void
test_repeats (gconstpointer user_data)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  g_autoptr (FwScene) one
      = sample_build (user_data, fw_theme_get (FW_THEME_LIGHT), text, (FwSize){ 560, 0 });
  g_autoptr (FwScene) two
      = sample_build (user_data, fw_theme_get (FW_THEME_LIGHT), text, (FwSize){ 560, 0 });
  g_autofree char *first = fw_dump_scene (one), *second = fw_dump_scene (two);

  g_assert_cmpstr (first, ==, second);
}

static void
add (const Sample *sample, const char *what, GTestDataFunc test)
{
  g_autofree char *path = g_strconcat ("/charts/", sample->chart, "/", what, NULL);

  g_test_add_data_func (path, sample, test);
}

int
main (int argc, char **argv)
{
  guint n;
  const Sample *all;

  g_test_init (&argc, &argv, NULL);
  all = samples (&n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].name, "typical"))
      {
        add (&all[i], "golden", test_golden);
        add (&all[i], "twin-theme", test_twin_theme);
        add (&all[i], "twin-size", test_twin_size);
        add (&all[i], "repeats", test_repeats);
      }
  return g_test_run ();
}
