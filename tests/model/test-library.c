/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-library.h"

#include <string.h>

#include "fw-error.h"

#define FILE "libm.so.6"

static const char *const names[] = { "ceil", "floor" };

typedef struct
{
  double (*up) (double x);
  double (*down) (double x);
} Calls;

static void
test_open (void)
{
  g_autoptr (GError) error = NULL;
  Calls calls = { NULL, NULL };

  g_assert_true (fw_library_open (FILE, names, G_N_ELEMENTS (names), &calls, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (calls.up (1.5), ==, 2);
  g_assert_cmpfloat (calls.down (1.5), ==, 1);
}

/* All or nothing: a half is called by nobody. */
static void
test_lacks (void)
{
  static const char *const wanted[] = { "ceil", "no_such_function" };
  g_autoptr (GError) error = NULL;
  Calls calls = { NULL, NULL };

  g_assert_false (fw_library_open (FILE, wanted, G_N_ELEMENTS (wanted), &calls, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  g_assert_null (calls.up);
}

static void
test_not_installed (void)
{
  g_autoptr (GError) error = NULL;
  Calls calls = { NULL, NULL };

  g_assert_false (fw_library_open ("libnone.so.0", names, G_N_ELEMENTS (names), &calls, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "libnone.so.0"));
  g_assert_null (calls.up);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/library/open", test_open);
  g_test_add_func ("/model/library/lacks", test_lacks);
  g_test_add_func ("/model/library/not-installed", test_not_installed);
  return g_test_run ();
}
