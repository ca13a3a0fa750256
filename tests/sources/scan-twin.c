/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan-twin.h"

#include <math.h>
#include <string.h>

#include "fw-json.h"

/* A number in quotes, by JSON's grammar but for leading zeros; else NaN. */
static double
plain_number (const char *text)
{
  static GRegex *grammar = NULL;
  double value;

  if (grammar == NULL)
    grammar = g_regex_new ("\\A-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z", G_REGEX_RAW, 0, NULL);
  if (strlen (text) > 1000 || !g_regex_match (grammar, text, 0, NULL))
    return NAN;
  value = g_ascii_strtod (text, NULL);
  return isfinite (value) ? value : NAN;
}

static gboolean
is_cell (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node)
         || (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_BOOLEAN);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Rows of texts, numbers and nulls, the first of texts only. */
static gboolean
has_shape (JsonNode *root)
{
  JsonArray *rows;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  rows = json_node_get_array (root);
  if (json_array_get_length (rows) == 0)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      const guint n
          = JSON_NODE_HOLDS_ARRAY (row) ? json_array_get_length (json_node_get_array (row)) : 0;

      if (!JSON_NODE_HOLDS_ARRAY (row) || (i == 0 && (n == 0 || n > 10000)))
        return FALSE;
      for (guint k = 0; k < n; k++)
        {
          JsonNode *cell = json_array_get_element (json_node_get_array (row), k);

          if (!is_cell (cell) || (i == 0 && !is_text (cell)))
            return FALSE;
        }
    }
  return TRUE;
}

static char *
compare_cell (FwScanTable *table, guint row, guint column, JsonNode *cell)
{
  const double found = fw_scan_table_number (table, row, column);
  g_autofree char *text = fw_scan_table_dup_text (table, row, column);
  double wanted = NAN;

  if (fw_scan_table_is_null (table, row, column) != JSON_NODE_HOLDS_NULL (cell)
      || (text == NULL) != JSON_NODE_HOLDS_NULL (cell))
    return g_strdup_printf ("row %u, column %u: null or not", row, column);
  if (is_text (cell))
    {
      if (g_strcmp0 (text, json_node_get_string (cell)) != 0)
        return g_strdup_printf ("row %u, column %u: text “%s”", row, column, text);
      wanted = plain_number (json_node_get_string (cell));
    }
  else if (!JSON_NODE_HOLDS_NULL (cell))
    wanted = json_node_get_double (cell);
  if (found != wanted && !(isnan (found) && isnan (wanted)))
    return g_strdup_printf ("row %u, column %u: %.17g instead of %.17g", row, column, found,
                            wanted);
  return NULL;
}

static char *
compare_rows (FwScanTable *table, JsonArray *rows)
{
  const guint width = json_array_get_length (json_array_get_array_element (rows, 0));
  guint row = 0, dropped = 0;

  if (fw_scan_table_get_n_columns (table) != width)
    return g_strdup ("another number of columns");
  for (guint k = 0; k < width; k++)
    if (g_strcmp0 (fw_scan_table_get_heading (table, k),
                   json_array_get_string_element (json_array_get_array_element (rows, 0), k))
        != 0)
      return g_strdup ("another heading");
  for (guint i = 1; i < json_array_get_length (rows); i++)
    {
      JsonArray *cells = json_array_get_array_element (rows, i);
      char *differs = NULL;

      if (json_array_get_length (cells) != width)
        {
          dropped++;
          continue;
        }
      if (row >= fw_scan_table_get_n_rows (table))
        return g_strdup ("a row is missing");
      for (guint k = 0; k < width && differs == NULL; k++)
        differs = compare_cell (table, row, k, json_array_get_element (cells, k));
      if (differs != NULL)
        return differs;
      row++;
    }
  if (fw_scan_table_get_n_rows (table) != row || fw_scan_table_get_n_dropped (table) != dropped)
    return g_strdup ("another number of rows");
  return NULL;
}

char *
scan_twin_differs (GBytes *bytes)
{
  const FwJsonLimits limits = { .max_bytes = G_MAXSIZE, .max_depth = 64, .max_values = G_MAXSIZE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gate_error = NULL;
  g_autoptr (FwScanTable) table = fw_scan_census (bytes, &error);
  g_autoptr (FwJsonText) text = fw_json_text_parse (bytes, "input", &limits, &gate_error);
  const gboolean wanted = text != NULL && has_shape (fw_json_text_root (text));

  if (table == NULL && (error == NULL || !g_utf8_validate (error->message, -1, NULL)))
    return g_strdup ("refused without a reason");
  if ((table != NULL) != wanted)
    return g_strdup_printf ("%s: %s", wanted ? "refused" : "accepted",
                            error != NULL        ? error->message
                            : gate_error != NULL ? gate_error->message
                                                 : "another shape");
  return table != NULL ? compare_rows (table, json_node_get_array (fw_json_text_root (text)))
                       : NULL;
}
