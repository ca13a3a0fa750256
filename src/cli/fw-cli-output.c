/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-output.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

#include "fw-json.h"
#include "fw-unit.h"

static gboolean
set_write_error (GError **error)
{
  const int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "The output cannot be written: %s.",
               g_strerror (code));
  return FALSE;
}

gboolean
fw_cli_print (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return fputs (text, stdout) >= 0 || set_write_error (error);
}

gboolean
fw_cli_flush (GError **error)
{
  return (fflush (stdout) == 0 && !ferror (stdout)) || set_write_error (error);
}

gboolean
fw_cli_print_json (JsonNode *root, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (root != NULL, FALSE);

  bytes = fw_json_write (root, error);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);

  return fwrite (data, 1, length, stdout) == length || set_write_error (error);
}

void
fw_cli_remark (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}

void
fw_cli_progress (double done, gpointer what)
{
  g_autofree char *share = NULL;

  if (!isatty (STDERR_FILENO))
    return;

  if (done >= 1.0)
    {
      fputs ("\r\033[K", stderr);
      return;
    }

  share = fw_unit_format (done, FW_UNIT_SHARE, FW_STYLE_LABEL);
  fprintf (stderr, "\r%s: %s\033[K", (const char *)what, share);
}

void
fw_cli_step_progress (double done, gpointer steps)
{
  const FwCliSteps *self = steps;
  char what[] = "Running";

  /* The last step is over when its caller says so. */
  fw_cli_progress ((self->step + MIN (done, 0.99)) / self->n_steps, what);
}
