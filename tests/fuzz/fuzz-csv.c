/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "fw-csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_rows (FwCsvReader *reader)
{
  const guint n = fw_csv_reader_n_columns (reader);
  g_autoptr (GError) error = NULL;

  while (fw_csv_reader_next (reader, &error))
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (GString) written = g_string_new (NULL);
        g_autoptr (GError) no_number = NULL;
        gboolean missing;
        double value = NAN;
        gsize length;
        const char *field = fw_csv_reader_field (reader, i, &length);

        if (strlen (field) != length || !g_utf8_validate (field, -1, NULL))
          abort ();
        if (fw_csv_reader_number (reader, i, &value, &missing, &no_number) && !isfinite (value))
          abort ();
        fw_csv_append_text (written, field);
      }
  if (error != NULL && !g_utf8_validate (error->message, -1, NULL))
    abort ();
}

/* Any bytes are refused with a reason, or read row by row. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const int fd = memfd_create ("table", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (FwCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  if (fd < 0 || write (fd, data, size) != (gssize)size)
    abort ();
  reader = fw_csv_reader_new (path, 1 << 24, &error);
  if ((reader == NULL) != (error != NULL))
    abort ();
  if (reader != NULL)
    read_rows (reader);
  close (fd);
  return 0;
}
