/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "fw-theme.h"

/* What style.css puts on what, in the platform's colours of the day: text at 4.5, marks at 3 (WCAG
 * 2.1). Charts have their own theme, and their own test. */

#define TEXT 4.5
#define MARK 3.0

/* Grounds the platform gives; later ones have more. */
static const char *const platform_grounds[]
    = { "window_bg_color",  "view_bg_color",   "headerbar_bg_color",
        "popover_bg_color", "dialog_bg_color", "card_bg_color" };

typedef struct
{
  GtkWidget *window;
  char *css;
  gboolean high_contrast;
  guint n_checked;
} Look;

typedef struct
{
  char *name;
  GdkRGBA colour; /* opaque */
} Ground;

static void
ground_free (gpointer data)
{
  Ground *ground = data;

  g_free (ground->name);
  g_free (ground);
}

static GdkRGBA
over (GdkRGBA top, double opacity, GdkRGBA below)
{
  const float a = top.alpha * (float)opacity;

  return (GdkRGBA){ top.red * a + below.red * (1 - a), top.green * a + below.green * (1 - a),
                    top.blue * a + below.blue * (1 - a), 1 };
}

/* A colour that later platforms work out of another may lie beyond what a screen shows. */
static guint32
channel (float value)
{
  return (guint32)(CLAMP (value, 0.0f, 1.0f) * 255 + 0.5f);
}

static guint32
pixel (GdkRGBA colour)
{
  return channel (colour.red) << 16 | channel (colour.green) << 8 | channel (colour.blue);
}

static gboolean
look_up (const Look *look, const char *name, GdkRGBA *colour)
{
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (look->window), name, colour);
}

/* “@name” or “alpha(@name, 0.5)”; FALSE for anything else. */
static gboolean
read_colour (const Look *look, const char *text, GdkRGBA *colour)
{
  g_autoptr (GRegex) form = g_regex_new ("^(?:alpha\\()?@(\\w+)(?:, ([0-9.]+)\\))?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *alpha = NULL;

  if (!g_regex_match (form, text, 0, &match))
    return FALSE;
  name = g_match_info_fetch (match, 1);
  alpha = g_match_info_fetch (match, 2);
  if (!look_up (look, name, colour))
    g_error ("style.css: the platform has no colour @%s", name);
  if (alpha != NULL && *alpha != '\0')
    colour->alpha *= (float)g_ascii_strtod (alpha, NULL);
  return TRUE;
}

typedef void (*Rule) (Look *look, const char *selector, const char *value, gpointer data);

/* Each value of a property in the file. */
static void
each (Look *look, const char *property, Rule rule, gpointer data)
{
  g_autofree char *pattern = g_strdup_printf ("([^{}\\n]+) \\{[^}]*?[{ ;]%s: ([^;]+);", property);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, look->css, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *selector = g_match_info_fetch (match, 1);
      g_autofree char *value = g_match_info_fetch (match, 2);

      rule (look, selector, value, data);
    }
}

static void
check (Look *look, const char *what, GdkRGBA colour, double opacity, const Ground *ground,
       double least)
{
  const double contrast
      = fw_colour_contrast (pixel (over (colour, opacity, ground->colour)), pixel (ground->colour));

  look->n_checked++;
  if (contrast >= least)
    return;
  g_test_message ("%s on %s: %.2f, wanted %.1f", what, ground->name, contrast, least);
  g_test_fail ();
}

static void
add_ground (GPtrArray *grounds, const char *name, GdkRGBA colour)
{
  Ground *ground = g_new0 (Ground, 1);

  ground->name = g_strdup (name);
  ground->colour = colour;
  g_ptr_array_add (grounds, ground);
}

/* Ours lie on the platform's. The handle and the band of a slider bear no text, the scrim is black
 * over what cannot be used meanwhile. */
static void
ground_rule (Look *look, const char *selector, const char *value, gpointer data)
{
  GPtrArray *grounds = data;
  const Ground *window = grounds->pdata[0];
  GdkRGBA colour;

  if (selector[0] == '.' && read_colour (look, value, &colour))
    add_ground (grounds, selector, over (colour, 1, window->colour));
}

static void
text_rule (Look *look, const char *selector, const char *value, gpointer data)
{
  GPtrArray *grounds = data;
  const gboolean icon = strstr (selector, "image") != NULL || strstr (selector, "icon") != NULL;
  GdkRGBA colour;

  if (!read_colour (look, value, &colour))
    return;
  for (guint i = 0; i < grounds->len; i++)
    check (look, selector, colour, 1, grounds->pdata[i], icon ? MARK : TEXT);
}

/* “outline: 2px solid COLOUR”, “box-shadow: inset 3px 0 0 COLOUR” */
static void
edge_rule (Look *look, const char *selector, const char *value, gpointer data)
{
  GPtrArray *grounds = data;
  const char *from = strstr (value, "alpha(");
  GdkRGBA colour;

  if (from == NULL)
    from = strchr (value, '@');
  if (from == NULL || !read_colour (look, from, &colour))
    return;
  for (guint i = 0; i < grounds->len; i++)
    check (look, selector, colour, 1, grounds->pdata[i], MARK);
}

/* The share of the text's own colour that less important words have. */
static double
dimmed (const Look *look)
{
  g_autoptr (GRegex) rule = g_regex_new ("\\.dim-label[^{]*\\{ opacity: ([0-9.]+);", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *opacity = NULL;

  g_assert_true (g_regex_match (rule, look->css, 0, &match));
  opacity = g_match_info_fetch (match, 1);
  return look->high_contrast ? 0.9 : g_ascii_strtod (opacity, NULL);
}

static void
check_scheme (Look *look)
{
  g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func (ground_free);
  const double dim = dimmed (look);
  GdkRGBA text, window, colour;

  g_assert_true (look_up (look, "window_fg_color", &text));
  g_assert_true (look_up (look, "window_bg_color", &window));
  for (guint i = 0; i < G_N_ELEMENTS (platform_grounds); i++)
    if (look_up (look, platform_grounds[i], &colour))
      add_ground (grounds, platform_grounds[i], over (colour, 1, window));
  each (look, "background-color", ground_rule, grounds);

  for (guint i = 0; i < grounds->len; i++)
    {
      check (look, "text", text, 1, grounds->pdata[i], TEXT);
      check (look, "dimmed text", text, dim, grounds->pdata[i], TEXT);
    }
  each (look, "color", text_rule, grounds);
  each (look, "outline", edge_rule, grounds);
  each (look, "box-shadow", edge_rule, grounds);
}

static void
check_look (gboolean high_contrast)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", "style.css", NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Look look = { .window = adw_window_new (), .high_contrast = high_contrast };

  g_assert_cmpint (adw_style_manager_get_high_contrast (manager), ==, high_contrast);
  g_assert_true (g_file_get_contents (path, &look.css, NULL, NULL));
  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
      g_assert_cmpint (adw_style_manager_get_dark (manager), ==, dark);
      g_test_message ("%s", dark ? "dark" : "light");
      check_scheme (&look);
    }
  g_assert_cmpuint (look.n_checked, >, 100);
  gtk_window_destroy (GTK_WINDOW (look.window));
  g_free (look.css);
}

static void
test_normal (void)
{
  check_look (FALSE);
}

/* The platform reads this once. */
static void
test_high_contrast (void)
{
  if (g_test_subprocess ())
    {
      check_look (TRUE);
      return;
    }
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/views/contrast/normal", test_normal);
  g_test_add_func ("/views/contrast/high", test_high_contrast);
  return g_test_run ();
}
