/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-export-csv.h"

#include "fw-csv.h"

/**
 * fw_export_csv:
 * @scene: whose table to write
 *
 * Returns: (transfer full): RFC 4180 text; each column of numbers names its unit, shares from 0 to
 * 1
 */
GBytes *
fw_export_csv (const FwScene *scene)
{
  GString *csv = g_string_new (NULL);

  for (guint column = 0; column < fw_scene_n_columns (scene); column++)
    {
      const FwColumn *head = fw_scene_column (scene, column);
      g_autofree char *title
          = head->is_text ? g_strdup (head->title)
                          : g_strdup_printf ("%s (%s)", head->title, fw_unit_id (head->unit));

      if (column > 0)
        g_string_append_c (csv, ',');
      fw_csv_append_text (csv, title);
    }
  g_string_append (csv, "\r\n");
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      for (guint column = 0; column < fw_scene_n_columns (scene); column++)
        {
          const char *text = fw_scene_cell_text (scene, row, column);

          if (column > 0)
            g_string_append_c (csv, ',');
          if (text != NULL)
            fw_csv_append_text (csv, text);
          else
            fw_csv_append_number (csv, fw_scene_number (scene, row, column));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free_to_bytes (csv);
}
