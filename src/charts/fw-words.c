/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
fw_words_alt (const FwScene *scene)
{
  /* Translators: kind of chart, then its finding. */
  return g_strdup_printf (_ ("%s. %s."), fw_scene_kind (scene), fw_scene_title (scene));
}

char *
fw_words_description (const FwScene *scene)
{
  /* Translators: measure and plan, then what the chart shows, then source and date. */
  return g_strdup_printf (_ ("%s. %s %s."), fw_scene_subtitle (scene), fw_scene_description (scene),
                          fw_scene_source (scene));
}

char *
fw_words_datum (const FwScene *scene, int datum)
{
  guint n;
  const FwDatum *data = fw_scene_data (scene, &n);

  g_return_val_if_fail (datum >= 0 && (guint)datum < n, NULL);
  /* Translators: what a point of a chart is, then its value. */
  return g_strdup_printf (_ ("%s, %s"), data[datum].label, data[datum].value);
}

static void
append_table (GString *text, const FwScene *scene)
{
  const guint n_columns = fw_scene_n_columns (scene), n_rows = fw_scene_n_rows (scene);

  for (guint column = 0; column < n_columns; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "",
                            fw_scene_column (scene, column)->title);
  g_string_append_c (text, '\n');
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = fw_scene_cell (scene, row, column);

          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
    }
}

char *
fw_words_text (const FwScene *scene)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n\n%s\n\n", fw_scene_title (scene),
                          fw_scene_subtitle (scene), fw_scene_description (scene));
  append_table (text, scene);
  g_string_append_printf (text, "\n%s\n", fw_scene_source (scene));
  return g_string_free (text, FALSE);
}

char *
fw_words_short_place (const char *place)
{
  const char *comma = strstr (place, ", ");

  return comma != NULL && comma > place ? g_strndup (place, (gsize)(comma - place))
                                        : g_strdup (place);
}
