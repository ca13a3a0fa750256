/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-measure.h"

#include "fw-catalogue.h"

gboolean
fw_cli_measure (const char *name, FweMeasure *measure, GError **error)
{
  const char *names[FWE_N_MEASURES + 1] = { NULL };
  g_autofree char *others = NULL;

  for (FweMeasure m = 0; m < FWE_N_MEASURES; m++)
    {
      names[m] = fwe_measure_name (m);
      if (g_str_equal (names[m], name))
        {
          *measure = m;
          return TRUE;
        }
    }

  others = fw_text_suggest (name, names);
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "There is no measure “%s”; %s.", name,
               others);
  return FALSE;
}
