/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scan.h"

#include <json-glib/json-glib.h>

#include <math.h>
#include <string.h>

#include "bench.h"
#include "fw-json.h"

/* 100 MB of answers as the Census Bureau's service sends them, to numbers: the scanner, the gate
 * alone, and json-glib on a piece of the same text (it takes some twenty times its size). */

#define MB           1e6
#define N_BYTES      (100 * 1000 * 1000)
#define N_PIECE      (4 * 1000 * 1000)
#define N_ESTIMATES  24 /* columns with a margin each, as in a call of fifty variables */
#define SCAN_RUNS    7
#define PLAIN_RUNS   3
#define NEEDED_RATIO 20.0

typedef struct
{
  double ms;
  double tree_ms; /* json-glib's tree alone */
  double sum;
  double n_numbers;
} Timing;

/* Rows of a place's name, estimates with margins of one to seven digits, some controlled, some
 * null, some medians, and the codes. */
static char *
make_rows (gsize length)
{
  GString *text = g_string_sized_new (length + 4096);
  GRand *rand = g_rand_new_with_seed (1);

  g_string_append (text, "[[\"NAME\"");
  for (guint i = 1; i <= N_ESTIMATES; i++)
    g_string_append_printf (text, ",\"B19001_%03uE\",\"B19001_%03uM\"", i, i);
  g_string_append (text, ",\"state\",\"county\",\"tract\"]");
  for (guint row = 0; text->len < length; row++)
    {
      g_string_append_printf (text, ",\n[\"Census Tract %u.%02u, Some County, Minnesota\"",
                              row % 9999, row % 100);
      for (guint i = 0; i < N_ESTIMATES; i++)
        {
          const double size = exp (g_rand_double_range (rand, 0, 14));

          if (g_rand_int_range (rand, 0, 50) == 0)
            g_string_append (text, ",null,null");
          else if (g_rand_int_range (rand, 0, 50) == 0)
            g_string_append_printf (text, ",\"%.0f\",\"-555555555\"", size);
          else
            g_string_append_printf (text, ",\"%.0f\",\"%.0f\"", size, sqrt (size) * 3);
        }
      g_string_append_printf (text, ",\"%02u\",\"%03u\",\"%06u\"]", row % 57, row % 600,
                              row % 999999);
    }
  g_string_append_c (text, ']');
  g_rand_free (rand);
  return g_string_free (text, FALSE);
}

static void
scan (GBytes *bytes, Timing *timing)
{
  const double start = bench_now ();
  g_autoptr (FwScanTable) table = fw_scan_census (bytes, NULL);
  const double ms = bench_now () - start;

  g_assert_nonnull (table);
  timing->ms = MIN (timing->ms, ms);
  timing->sum = timing->n_numbers = 0;
  for (guint i = 0; i < fw_scan_table_get_n_rows (table); i++)
    for (guint k = 0; k < fw_scan_table_get_n_columns (table); k++)
      {
        const double value = fw_scan_table_number (table, i, k);

        if (isfinite (value))
          {
            timing->sum += value;
            timing->n_numbers++;
          }
      }
}

/* The numbers of the same cells by json-glib: its tree, then each text by g_ascii_strtod(). */
static void
read_plainly (const char *text, gsize length, Timing *timing)
{
  const double start = bench_now ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  double sum = 0, n_numbers = 0;
  JsonArray *rows;

  g_assert_true (json_parser_load_from_data (parser, text, (gssize)length, NULL));
  timing->tree_ms = MIN (timing->tree_ms, bench_now () - start);
  rows = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 1; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);

      for (guint k = 0; k < json_array_get_length (row); k++)
        {
          JsonNode *cell = json_array_get_element (row, k);
          const char *digits = JSON_NODE_HOLDS_NULL (cell) ? "" : json_node_get_string (cell);
          char *end;
          const double value = g_ascii_strtod (digits, &end);

          if (end > digits && *end == '\0')
            {
              sum += value;
              n_numbers++;
            }
        }
    }
  timing->ms = MIN (timing->ms, bench_now () - start);
  timing->sum = sum;
  timing->n_numbers = n_numbers;
}

static void
report (const char *what, gsize length, double ms)
{
  g_print ("%-44s %6.1f MB %9.1f ms %8.1f MB/s\n", what, (double)length / MB, ms,
           (double)length / MB / ms * 1e3);
}

int
main (void)
{
  g_autofree char *text = make_rows (N_BYTES);
  const gsize length = strlen (text);
  g_autofree char *piece = make_rows (N_PIECE);
  const gsize piece_length = strlen (piece);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GBytes) piece_bytes = g_bytes_new_static (piece, piece_length);
  const FwJsonLimits limits = { .max_bytes = G_MAXSIZE, .max_depth = 64, .max_values = G_MAXSIZE };
  Timing all = { .ms = INFINITY }, some = { .ms = INFINITY },
         plain = { .ms = INFINITY, .tree_ms = INFINITY };
  double gate = INFINITY, memory, used, ratio;

  bench_memory_reset ();
  memory = bench_memory ();
  scan (bytes, &all);
  used = (bench_memory () - memory) * 1024 * 1024;
  for (guint i = 1; i < SCAN_RUNS; i++)
    scan (bytes, &all);
  for (guint i = 0; i < PLAIN_RUNS; i++)
    {
      const double start = bench_now ();

      g_assert_true (fw_json_gate (text, length, &limits, NULL));
      gate = MIN (gate, bench_now () - start);
      scan (piece_bytes, &some);
      read_plainly (piece, piece_length, &plain);
    }
  g_assert_true (some.sum == plain.sum && some.n_numbers == plain.n_numbers);
  ratio = (double)length / all.ms / ((double)piece_length / plain.ms);

  report ("scanner, text to numbers", length, all.ms);
  report ("gate alone", length, gate);
  report ("json-glib, text to tree", piece_length, plain.tree_ms);
  report ("json-glib and g_ascii_strtod, text to numbers", piece_length, plain.ms);
  g_print ("scanner over json-glib, by byte: %.1f times; over its tree alone: %.1f times\n", ratio,
           ratio * plain.tree_ms / plain.ms);
  g_print ("memory beyond the text: %.1f MB for %.0f numbers of %.1f MB: %.2f times\n", used / MB,
           all.n_numbers, all.n_numbers * sizeof (double) / MB,
           used / (all.n_numbers * sizeof (double)));
  return ratio >= NEEDED_RATIO ? 0 : 1;
}
