/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

/* Gives every kept input to a fuzz target, without the fuzzer: what it once found stays found. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *folder;

static void
test_replay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autofree guint8 *exact = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      exact = g_memdup2 (text, length);
      g_assert_cmpint (LLVMFuzzerTestOneInput (exact, length), ==, 0);
      n++;
    }
  g_test_message ("%u inputs", n);
  g_assert_cmpuint (n, >=, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/fuzz/replay", test_replay);
  return g_test_run ();
}
