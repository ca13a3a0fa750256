/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-chart-compare.h"
#include "fw-chart-distribution.h"
#include "fw-chart-lorenz.h"
#include "fw-chart-multiples.h"
#include "fw-chart-placements.h"
#include "fw-chart-waterfall.h"
#include "fw-csv.h"
#include "fw-export.h"

/* E1, E3 and X3 of platform.md: names that mean something to a spreadsheet, to XML or to a text
 * engine go through every chart and every export, and arrive as names. */

static const char *const hostile[] = {
  "plain",
  "=1+1",
  "=cmd|' /C calc'!A0",
  "=HYPERLINK(\"http://example.org\",\"x\")",
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1+1",
  "＋1+1",
  "－1",
  "＠A1",
  "<b>bold</b>",
  "</text></svg>",
  "<script>alert(1)</script>",
  "]]>",
  "<!--",
  "<![CDATA[x]]>",
  "&amp;",
  "&lt;&#60;&#x3c;",
  "&bogus;",
  "a & b < c > d \"e\" 'f'",
  "<span foreground='red'>",
  "%s%n%d",
  "one\ntwo\r\nthree\vfour\ffive",
  "bell\a escape\033[31m delete\177",
  "\001\002\003\037",
  "\xc2\x85\u2028\u2029",
  "\u202eright to left\u202c",
  "\u200f\u200e\u2066\u2069\ufeff",
  "\ufffe\uffff\U0001fffe",
  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  "שלום عليكم",
  "😀👩‍👩‍👧‍👦🇺🇸",
  "comma, semicolon; \"quote\" tab\tend",
  "",
  " ",
  "a-word-without-any-place-to-break-it-that-is-much-longer-than-the-narrowest-chart-is-wide",
};

/* A sanitizer makes pictures ten times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 4
#else
#define STRIDE 1
#endif

#define N_CHARTS   6
#define N_QUARTERS 8
#define N_BINS     12

static FwChartContext
context (const char *text)
{
  return (FwChartContext){ .place = text,
                           .scenario = text,
                           .source = text,
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

static FwScene *
build_comparison (guint chart, const char *name, const FweSummary *steps, FwTextMetrics *metrics)
{
  const FwTheme *theme = fw_theme_get (FW_THEME_LIGHT);
  const FwSize size = { 560, 0 };
  FwMultiple panels[2] = { { name, steps, FALSE }, { name, steps, FALSE } };
  FwCompareRow rows[2] = { { .name = name, .reference = TRUE, .value = steps[3], .chance = 0.4 },
                           { .name = name,
                             .value = steps[4],
                             .chance = 0.6,
                             .has_paired = TRUE,
                             .difference = steps[1],
                             .better = 0.8 } };

  if (chart == 3)
    return fw_chart_compare (&(FwCompareData){ .context = context (name),
                                               .measure_title = name,
                                               .measure = name,
                                               .rows = rows,
                                               .n_rows = 2,
                                               .goal = 35,
                                               .quarter = 6 },
                             theme, metrics, size);
  return fw_chart_multiples (&(FwMultiplesData){ .context = context (name),
                                                 .n = N_QUARTERS,
                                                 .panels = panels,
                                                 .n_panels = 2,
                                                 .goal = NAN },
                             theme, metrics, size);
}

static FwScene *
build (guint chart, const char *name, FwTextMetrics *metrics)
{
  const FwTheme *theme = fw_theme_get (FW_THEME_LIGHT);
  const FwSize size = { 560, 0 };
  FweSummary steps[N_QUARTERS] = { { 0 } };
  double edges[N_BINS], before[N_BINS], after[N_BINS], p[N_BINS];
  FwIncomeGroup groups[2]
      = { { name, 3e4, 3.1e4, before, after }, { "Other", 5e4, 5e4, before, after } };

  for (guint i = 0; i < N_QUARTERS; i++)
    steps[i] = (FweSummary){ .mean = 10.5 * i,
                             .p10 = 8.25 * i,
                             .p25 = 9 * i,
                             .p50 = 10 * i,
                             .p75 = 11 * i,
                             .p90 = 12.125 * i };
  for (guint i = 0; i < N_BINS; i++)
    {
      edges[i] = 1e4 * i;
      before[i] = 1234.5 + i;
      after[i] = before[i] + (i == 2 ? -3 : i == 4 ? 3 : 0);
      p[i] = i / (N_BINS - 1.0);
    }
  switch (chart)
    {
    case 0:
      return fw_chart_placements (&(FwPlacementsData){ .context = context (name),
                                                       .n = N_QUARTERS,
                                                       .placements = steps,
                                                       .ready = steps,
                                                       .goal = 60,
                                                       .goal_quarter = 6,
                                                       .goal_chance = 0.4 },
                                  theme, metrics, size);
    case 1:
      return fw_chart_waterfall (&(FwWaterfallData){ .context = context (name),
                                                     .steps = { { .mean = 100 },
                                                                { .mean = -20 },
                                                                { .mean = -10 },
                                                                { .mean = -5 },
                                                                { .mean = 65 } },
                                                     .quarter = 6 },
                                 theme, metrics, size);
    case 2:
      return fw_chart_lorenz (&(FwLorenzData){ .context = context (name),
                                               .n = N_BINS,
                                               .p = p,
                                               .before = p,
                                               .after = p,
                                               .gini_margin = NAN },
                              theme, metrics, size);
    case 3:
    case 4:
      return build_comparison (chart, name, steps, metrics);
    default:
      return fw_chart_distribution (&(FwDistributionData){ .context = context (name),
                                                           .n_groups = 2,
                                                           .n_bins = N_BINS,
                                                           .n_even = N_BINS - 1,
                                                           .edges = edges,
                                                           .groups = groups,
                                                           .reading_quarter = 18 },
                                    theme, metrics, size);
    }
}

static void
check_text (const char *data, gsize length, const char *allowed)
{
  g_assert_true (g_utf8_validate_len (data, length, NULL));
  for (gsize i = 0; i < length; i++)
    if (((guchar)data[i] < 0x20 || data[i] == 0x7f) && strchr (allowed, data[i]) == NULL)
      g_error ("a control character (%d) in an export", data[i]);
}

/* Reads back with the width of its header; nothing begins as a formula but a number. */
static void
check_csv (const char *data, gsize length)
{
  static const char *const starts[]
      = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FwCsvReader *reader;
  const int fd = g_file_open_tmp ("fairway-hostile-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  reader = fw_csv_reader_new (path, 1 << 24, &error);
  g_assert_no_error (error);
  while (fw_csv_reader_next (reader, &error))
    for (guint i = 0; i < fw_csv_reader_n_columns (reader); i++)
      for (gsize k = 0; k < G_N_ELEMENTS (starts); k++)
        {
          double number;

          if (g_str_has_prefix (fw_csv_reader_field (reader, i, NULL), starts[k]))
            g_assert_true (fw_csv_reader_number (reader, i, &number, NULL, NULL));
        }
  g_assert_no_error (error);
  fw_csv_reader_free (reader);
  g_remove (path);
}

/* Elements and nothing a person wrote: no script, no link, no entity of our making. */
static void
open_cb (GMarkupParseContext *parse, const char *element, const char **names, const char **values,
         gpointer user_data, GError **error)
{
  g_assert_false (g_str_equal (element, "script") || g_str_equal (element, "b")
                  || g_str_equal (element, "span") || g_str_equal (element, "a"));
}

static void
check_svg (const char *data, gsize length)
{
  const GMarkupParser parser = { .start_element = open_cb };
  g_autoptr (GMarkupParseContext) parse = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  check_text (data, length, "\n");
  g_markup_parse_context_parse (parse, data, (gssize)length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (parse, &error);
  g_assert_no_error (error);
}

static void
check_export (const FwScene *scene, FwExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_export_bytes (scene, format, 1, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpuint (length, >, 40);
  switch (format)
    {
    case FW_EXPORT_CSV:
      check_csv (data, length);
      break;
    case FW_EXPORT_SVG:
      check_svg (data, length);
      break;
    case FW_EXPORT_TXT:
      check_text (data, length, "\n\t");
      break;
    case FW_EXPORT_PDF:
      g_assert_true (memcmp (data, "%PDF-", 5) == 0);
      break;
    case FW_EXPORT_PNG:
    default:
      g_assert_true (memcmp (data, "\211PNG\r\n\032\n", 8) == 0);
      break;
    }
}

static void
test_names (gconstpointer data)
{
  const FwExportFormat format = (FwExportFormat)GPOINTER_TO_INT (data);
  g_autoptr (FwTextMetrics) metrics = fw_text_metrics_new_fixed (1);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i += STRIDE)
    for (guint chart = 0; chart < N_CHARTS; chart++)
      {
        g_autoptr (FwScene) scene = build (chart, hostile[i], metrics);

        check_export (scene, format);
      }
}

/* A table in a file has the same bytes wherever it is written. */
static void
test_locales (void)
{
  static const char *const locales[]
      = { "C.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "en_IN.UTF-8", "ar_EG.UTF-8" };
  g_autoptr (FwTextMetrics) metrics = fw_text_metrics_new_fixed (1);

  for (guint chart = 0; chart < N_CHARTS; chart++)
    {
      g_autoptr (GBytes) reference = NULL;

      for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
        {
          g_autoptr (FwScene) scene = NULL;
          g_autoptr (GBytes) bytes = NULL;

          if (setlocale (LC_ALL, locales[l]) == NULL)
            g_error ("locale %s is not generated on this machine", locales[l]);
          scene = build (chart, "plain", metrics);
          bytes = fw_export_bytes (scene, FW_EXPORT_CSV, 1, NULL);
          if (reference == NULL)
            reference = g_bytes_ref (bytes);
          g_assert_true (g_bytes_equal (bytes, reference));
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_data_func ("/charts/hostile/csv", GINT_TO_POINTER (FW_EXPORT_CSV), test_names);
  g_test_add_data_func ("/charts/hostile/svg", GINT_TO_POINTER (FW_EXPORT_SVG), test_names);
  g_test_add_data_func ("/charts/hostile/txt", GINT_TO_POINTER (FW_EXPORT_TXT), test_names);
  g_test_add_data_func ("/charts/hostile/pdf", GINT_TO_POINTER (FW_EXPORT_PDF), test_names);
  g_test_add_data_func ("/charts/hostile/png", GINT_TO_POINTER (FW_EXPORT_PNG), test_names);
  g_test_add_func ("/charts/hostile/locales", test_locales);
  return g_test_run ();
}
