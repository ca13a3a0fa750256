/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file.h"

#include <string.h>

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } samples[] = {
    { "Placements over time", "Placements over time.png" },
    { "Minneapolis: “As pledged”", "Minneapolis “As pledged”.png" },
    { "a/b", "a b.png" },
    { "a\\b", "a b.png" },
    { "../../etc/passwd", "etc passwd.png" },
    { "..", "Fairway.png" },
    { ".", "Fairway.png" },
    { "", "Fairway.png" },
    { "   ", "Fairway.png" },
    { "/", "Fairway.png" },
    { ".hidden", "hidden.png" },
    { "-rf", "rf.png" },
    { "~root", "root.png" },
    { "name.", "name.png" },
    { "name ", "name.png" },
    { "name~", "name.png" },
    { "a\nb\tc\rd", "a b c d.png" },
    { "a\001b\177c", "a b c.png" },
    { "what? * \"<|>\"", "what.png" },
    { "CON", "_CON.png" },
    { "con", "_con.png" },
    { "Aux.txt", "_Aux.txt.png" },
    { "COM1", "_COM1.png" },
    { "lpt9.x", "_lpt9.x.png" },
    { "nul ", "_nul.png" },
    { "COM10", "COM10.png" },
    { "Constance", "Constance.png" },
    { "\u202egnp.exe", "gnp.exe.png" },
    { "a\u200fb\u200e", "ab.png" },
    { "a\u200bb", "ab.png" },
    { "\u2066x\u2069", "x.png" },
    { "soft\u00adhyphen", "softhyphen.png" },
    { "\ufeffbom", "bom.png" },
    { "\xc2\x85"
      "next",
      "next.png" },
    { "a\u00a0b", "a b.png" },
    { "a\u2028b", "a b.png" },
    { "e\u0301", "\u00e9.png" },
    { "東京", "東京.png" },
    { "خطة", "خطة.png" },
    { "100 % of 5", "100 % of 5.png" },
    { "$HOME; rm `x`", "$HOME; rm `x`.png" },
    { "/etc/passwd", "etc passwd.png" },
    { "C:\\plans\\x", "C plans x.png" },
    { "\\\\server\\share", "server share.png" },
    { "a/../b", "a .. b.png" },
    { "...", "Fairway.png" },
    { "x...", "x.png" },
    { ". . .", "Fairway.png" },
    { "--help", "help.png" },
    { "-", "Fairway.png" },
    { "~", "Fairway.png" },
    { "\n", "Fairway.png" },
    { "\r\nSet-Cookie: x", "Set-Cookie x.png" },
    { "PRN", "_PRN.png" },
    { "com0", "_com0.png" },
    { "CONIN$", "_CONIN$.png" },
    { "COM1.fairway", "_COM1.fairway.png" },
    { "aux ", "_aux.png" },
    { "\u061cx", "x.png" },
    { "\U000e0041tag", "tag.png" },
    { "\ue000private", "private.png" },
    { "\xff\xfe", "\ufffd\ufffd.png" },
    { "tab\tand  spaces", "tab and spaces.png" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = fw_export_name (samples[i].text, "png");

      g_assert_cmpstr (name, ==, samples[i].name);
    }
}

static void
test_no_extension (void)
{
  g_autofree char *name = fw_export_name ("plan", NULL);

  g_assert_cmpstr (name, ==, "plan");
}

static void
test_long (void)
{
  g_autofree char *ascii = g_strnfill (300, 'x');
  g_autofree char *plain = fw_export_name (ascii, "png");
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (int i = 0; i < 300; i++)
    g_string_append (wide, "京");
  cut = fw_export_name (wide->str, "fairway");
  g_assert_cmpuint (strlen (plain), ==, 184);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpuint (strlen (cut), <=, 188);
}

static void
assert_safe (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), >, 4);
  g_assert_cmpuint (strlen (name), <=, 185);
  g_assert_null (strpbrk (name, "/\\:*?\"<>|"));
  g_assert_true (name[0] != '.' && name[0] != '-' && name[0] != ' ' && name[0] != '~');
  g_assert_true (g_str_has_suffix (name, ".csv"));
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      g_assert_true (u >= 0x20 && u != 0x7f && !(u >= 0x80 && u < 0xa0));
      g_assert_false (u >= 0x202a && u <= 0x202e);
    }
}

/* E2: ten thousand random texts, of any bytes and of the worst signs */
static void
test_random (void)
{
  static const char *const bad[]
      = { "/", "\\", "..",     ".",  "\n",       "CON", "nul", " ",
          "-", "~",  "\u202e", "\r", "\xff\xc3", "a",   "é",   "\u200d" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (int i = 0; i < 10000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = NULL;
      g_autofree char *again = NULL;
      const int n = g_rand_int_range (rand, 0, 60);

      for (int k = 0; k < n; k++)
        if (i % 2 == 0)
          g_string_append_c (text, (char)g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, bad[g_rand_int_range (rand, 0, G_N_ELEMENTS (bad))]);
      name = fw_export_name (text->str, "csv");
      assert_safe (name);
      again = fw_export_name (name, NULL);
      g_assert_cmpstr (again, ==, name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/export-name/names", test_names);
  g_test_add_func ("/model/export-name/no-extension", test_no_extension);
  g_test_add_func ("/model/export-name/long", test_long);
  g_test_add_func ("/model/export-name/random", test_random);
  return g_test_run ();
}
