/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "../sources/scan-twin.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes are refused with a reason, or read as the gate and json-glib read them. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree guint8 *exact = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (exact, size);
  g_autofree char *differs = scan_twin_differs (bytes);

  if (differs != NULL)
    {
      g_printerr ("%s\n", differs);
      abort ();
    }
  return 0;
}
