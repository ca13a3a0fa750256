/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes are refused with a reason, or read; what was read is written and reads back as the
 * same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwJsonText) text = fw_json_text_parse (bytes, "input", &fw_json_limits_answer, &error);
  g_autoptr (FwJsonText) again = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (text == NULL)
    {
      if (error == NULL || !g_utf8_validate (error->message, -1, NULL))
        abort ();
      return 0;
    }
  fw_json_text_line (text, "a/0/b/1");
  once = fw_json_write (fw_json_text_root (text), NULL);
  if (once == NULL)
    abort ();
  again = fw_json_text_parse (once, "input", &fw_json_limits_document, NULL);
  if (again == NULL)
    abort ();
  twice = fw_json_write (fw_json_text_root (again), NULL);
  if (twice == NULL || !g_bytes_equal (once, twice))
    abort ();
  return 0;
}
