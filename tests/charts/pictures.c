/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-export.h"
#include "samples.h"

/* pictures FOLDER [CHART [SAMPLE]]: every sample in every theme and size as PNG, to be looked at.
 */
int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";
  guint n;
  const Sample *all = samples (&n);
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);
  g_autoptr (FwTextMetrics) large = fw_text_metrics_new_pango (2);

  for (guint i = 0; i < n; i++)
    for (FwThemeId id = 0; id < FW_N_THEMES; id++)
      for (guint s = 0; s <= N_SAMPLE_SIZES; s++)
        {
          const FwTheme *theme = fw_theme_get (id);
          g_autoptr (FwScene) scene = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *path = NULL;

          if ((argc > 2 && !g_str_equal (argv[2], all[i].chart))
              || (argc > 3 && !g_str_equal (argv[3], all[i].name)))
            continue;
          scene = sample_build (&all[i], theme, s < N_SAMPLE_SIZES ? text : large,
                                sample_sizes[s % N_SAMPLE_SIZES]);
          path = g_strdup_printf ("%s/%s-%s-%s-%u.png", folder, all[i].chart, all[i].name,
                                  fw_theme_name (theme), s);
          if (!fw_export_file (scene, path, FW_EXPORT_PNG, 1, &error))
            g_error ("%s", error->message);
        }
  return 0;
}
