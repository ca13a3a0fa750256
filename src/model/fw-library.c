/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-library.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"

/**
 * fw_library_open:
 * @file: name of the shared library
 * @names: functions of it
 * @n: how many
 * @calls: (out): a struct of @n pointers to functions
 *
 * Returns: whether all are there
 */
gboolean
fw_library_open (const char *file, const char *const *names, guint n, gpointer calls,
                 GError **error)
{
  void *library;
  g_autofree gpointer *found = g_new0 (gpointer, n);
  guint n_found = 0;

  g_return_val_if_fail (file != NULL && names != NULL && calls != NULL, FALSE);

  library = dlopen (file, RTLD_LAZY | RTLD_LOCAL);
  while (library != NULL && n_found < n
         && (found[n_found] = dlsym (library, names[n_found])) != NULL)
    n_found++;
  if (n_found < n)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("The library “%s” is not installed."),
                   file);
      return FALSE;
    }

  memcpy (calls, found, n * sizeof *found);
  return TRUE;
}
