/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scan.h"

#include <math.h>
#include <string.h>

#include "../model/json-corpus.h"
#include "fw-error.h"
#include "scan-twin.h"

static GBytes *
fixture (const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fixtures", "census", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* An exact allocation: one byte read too far is seen by the sanitizer. */
static GBytes *
exact (const char *text, gsize length)
{
  return g_bytes_new_take (g_memdup2 (text, length), length);
}

static FwScanTable *
scan (const char *text)
{
  g_autoptr (GBytes) bytes = exact (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FwScanTable *table = fw_scan_census (bytes, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_agrees (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = exact (text, length);
  g_autofree char *differs = scan_twin_differs (bytes);

  if (differs != NULL)
    g_error ("%.*s: %s", (int)length, text, differs);
}

static void
assert_cell (FwScanTable *table, guint row, const char *heading, const char *wanted)
{
  const gint column = fw_scan_table_find (table, heading);
  g_autofree char *text = NULL;

  g_assert_cmpint (column, >=, 0);
  text = fw_scan_table_dup_text (table, row, (guint)column);
  g_assert_cmpstr (text, ==, wanted);
}

static double
number (FwScanTable *table, guint row, const char *heading)
{
  const gint column = fw_scan_table_find (table, heading);

  g_assert_cmpint (column, >=, 0);
  return fw_scan_table_number (table, row, (guint)column);
}

/* Recorded: the values as the service sent them, codes with their zeros. */
static void
test_recorded (void)
{
  g_autoptr (GBytes) maryland = fixture ("recorded-acs5-2018-median-income-maryland-counties.json");
  g_autoptr (GBytes) alabama = fixture ("recorded-acs5-2016-controlled-moe-alabama.json");
  g_autoptr (FwScanTable) table = fw_scan_census (maryland, NULL);
  g_autoptr (FwScanTable) other = fw_scan_census (alabama, NULL);

  g_assert_cmpuint (fw_scan_table_get_n_rows (table), ==, 9);
  g_assert_cmpuint (fw_scan_table_get_n_columns (table), ==, 4);
  assert_cell (table, 0, "NAME", "Worcester County, Maryland");
  assert_cell (table, 0, "county", "047");
  g_assert_cmpfloat (number (table, 0, "B19013_001E"), ==, 61145);
  g_assert_cmpfloat (number (table, 0, "county"), ==, 47);
  g_assert_true (isnan (number (table, 0, "NAME")));
  assert_cell (table, 8, "NAME", "Garrett County, Maryland");
  g_assert_cmpfloat (number (table, 8, "B19013_001E"), ==, 49619);
  g_assert_cmpint (fw_scan_table_find (table, "B19013_001M"), ==, -1);

  g_assert_cmpuint (fw_scan_table_get_n_rows (other), ==, 3);
  g_assert_cmpfloat (number (other, 1, "B01001_001E"), ==, 199510);
  g_assert_cmpfloat (number (other, 1, "B01001_001M"), ==, -555555555);
}

static void
test_null (void)
{
  g_autoptr (GBytes) bytes = fixture ("synthetic-acs5-c23002b-minneapolis.json");
  g_autoptr (FwScanTable) table = fw_scan_census (bytes, NULL);
  const guint column = (guint)fw_scan_table_find (table, "C23002B_013E");

  g_assert_true (isnan (fw_scan_table_number (table, 0, column)));
  g_assert_true (fw_scan_table_is_null (table, 0, column));
  assert_cell (table, 0, "C23002B_013E", NULL);
  g_assert_false (fw_scan_table_is_null (table, 0, 0));
  g_assert_false (fw_scan_table_is_null (table, 0, column + 1));
  g_assert_cmpfloat (number (table, 0, "C23002B_026E"), ==, 20);
  assert_cell (table, 0, "place", "43000");
}

/* No beginning of an answer passes for the whole. */
static void
test_cut_off (void)
{
  static const char *const names[] = {
    "recorded-acs5-2016-controlled-moe-alabama.json",
    "recorded-acs5-2018-median-income-maryland-counties.json",
    "synthetic-acs5-b19001-minneapolis.json",
    "synthetic-acs5-c23002b-minneapolis.json",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) whole = fixture (names[i]);
      gsize length;
      const char *text = g_bytes_get_data (whole, &length);

      assert_agrees (text, length);
      while (length > 0 && text[length - 1] != ']')
        length--;
      for (gsize n = 0; n < length; n++)
        {
          g_autoptr (GBytes) cut = exact (text, n);
          g_autoptr (FwScanTable) table = NULL;
          g_autoptr (GError) error = NULL;

          table = fw_scan_census (cut, &error);
          g_assert_null (table);
          g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
        }
    }
}

static void
test_oddities (void)
{
  g_autoptr (FwScanTable) table
      = scan ("\357\273\277 [ [ \"a\" , \"b\", \"a\" ] ,\r\n"
              "[1,2,3],[1,2],[],[\"1\",null,\"x\",4],\n"
              "[\"\\u0031\\u0032\",\"Do\303\261a \\\"Ana\\\"\",-1.5e2]]\t");

  g_assert_cmpuint (fw_scan_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (fw_scan_table_get_n_dropped (table), ==, 3);
  g_assert_cmpint (fw_scan_table_find (table, "a"), ==, 0);
  g_assert_cmpstr (fw_scan_table_get_heading (table, 2), ==, "a");
  g_assert_cmpfloat (number (table, 0, "a"), ==, 1);
  g_assert_cmpfloat (fw_scan_table_number (table, 0, 2), ==, 3);
  g_assert_cmpfloat (number (table, 1, "a"), ==, 12);
  assert_cell (table, 1, "a", "12");
  assert_cell (table, 1, "b", "Do\303\261a \"Ana\"");
  g_assert_cmpfloat (fw_scan_table_number (table, 1, 2), ==, -150);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } samples[] = {
    { "", "line 1, column 1: it is empty; a JSON value is wanted." },
    { "<html>", "line 1, column 1: this is a web page (HTML or XML), not JSON." },
    { "{\"error\":1}", "line 1, column 1: wanted a list of rows in square brackets." },
    { "[]", "line 1, column 2: wanted a first row with the columns' names." },
    { "[[]]", "line 1, column 2: wanted a first row with the columns' names." },
    { "[[\"a\",2]]", "line 1, column 7: wanted the name of a column in quotes." },
    { "[[\"a\"],\n3]", "line 2, column 1: wanted a row in square brackets." },
    { "[[\"a\"],\n[true]]", "line 2, column 2: wanted a text, a number or null." },
    { "[[\"a\"],\n[[1]]]", "line 2, column 2: wanted a text, a number or null." },
    { "[[\"a\"],\n[\"1\"]] x",
      "line 2, column 8: found “x”; wanted nothing after the first value." },
    { "[[\"a\"],\n[012]]",
      "line 2, column 2: found “012”; wanted a number as JSON writes it: 12, -0.5 or 1.2e6." },
    { "[[\"a\"],\n[\"1", "line 2, column 2: the string that begins here has no end." },
    { "[[\"a\"],[\"1\"]",
      "line 1, column 13: the text ends too early: it is cut off or incomplete." },
    { "[[\"a\"],[\"\377\"]]", "line 1, column 10: the byte 0xFF is not valid UTF-8 here." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GBytes) bytes = exact (samples[i].text, strlen (samples[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_scan_census (bytes, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
      g_assert_cmpstr (error->message, ==, samples[i].sentence);
    }
}

/* The gate's whole corpus, as a text of its own and as a cell. */
static void
agree_in_cell (const JsonInput *input)
{
  g_autoptr (GString) text = g_string_new ("[[\"a\",\"b\"],[");

  assert_agrees (input->text, input->length);
  g_string_append_len (text, input->text, (gssize)input->length);
  g_string_append (text, ",\"7\"],[null,");
  g_string_append_len (text, input->text, (gssize)input->length);
  g_string_append (text, "]]");
  assert_agrees (text->str, text->len);
}

static void
test_corpus (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_accepted); i++)
    agree_in_cell (&json_accepted[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (json_refused); i++)
    agree_in_cell (&json_refused[i]);
}

/* Every kind of character at every place of a word, and at every distance from the end. */
static void
test_places (void)
{
  static const char *const pieces[]
      = { "\\\"", "\\u0039", "\303\251", "\001", "\"", "\377", "\\", "-", "/", ":" };

  for (guint length = 0; length < 21; length++)
    for (guint at = 0; at <= length; at++)
      for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
        {
          g_autoptr (GString) text = g_string_new ("[[\"a\"],[\"");

          for (guint k = 0; k < length; k++)
            {
              if (k == at)
                g_string_append (text, pieces[i]);
              g_string_append_c (text, (char)(i % 2 == 0 ? '0' + k % 10 : 'a' + k));
            }
          g_string_append (text, "\"]]");
          assert_agrees (text->str, text->len);
        }
}

static void
append_digits (GString *text, gint n)
{
  for (gint i = 0; i < n; i++)
    g_string_append_c (text, (char)('0' + g_test_rand_int_range (0, 10)));
}

/* The same bits as the C library reads, whatever the number. */
static void
test_bits (void)
{
  const guint n = 200 * 1000;
  g_autoptr (GString) text = g_string_new ("[[\"a\"]");
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FwScanTable) table = NULL;

  for (guint i = 0; i < n; i++)
    {
      GString *one = g_string_new (g_test_rand_int_range (0, 3) == 0 ? "-" : "");

      append_digits (one, g_test_rand_int_range (1, i % 2 == 0 ? 10 : 26));
      if (g_test_rand_int_range (0, 2) == 0)
        {
          g_string_append_c (one, '.');
          append_digits (one, g_test_rand_int_range (1, i % 3 == 0 ? 25 : 7));
        }
      if (g_test_rand_int_range (0, 4) == 0)
        g_string_append_printf (one, "e%d", g_test_rand_int_range (-345, 290));
      g_string_append_printf (text, ",[\"%s\"]", one->str);
      g_ptr_array_add (numbers, g_string_free (one, FALSE));
    }
  g_string_append_c (text, ']');
  table = scan (text->str);
  g_assert_cmpuint (fw_scan_table_get_n_rows (table), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const double wanted = g_ascii_strtod (g_ptr_array_index (numbers, i), NULL);
      const double found = fw_scan_table_number (table, i, 0);

      if (isfinite (wanted) ? memcmp (&wanted, &found, sizeof wanted) != 0 : !isnan (found))
        g_error ("%s: %.17g instead of %.17g", (char *)g_ptr_array_index (numbers, i), found,
                 wanted);
    }
}

/* Flipped, doubled, lost and foreign bytes: refused, or read as json-glib reads them. */
static void
test_damaged (void)
{
  static const char marks[] = "[]{},:\"\\ \n0123456789.-+eEnult\303\251\200\001u";
  static const char sample[]
      = "[[\"NAME\",\"B19013_001E\",\"M\"],\n[\"St. Mary's County\",\"86987\",\"-555555555\"],\n"
        "[\"Do\303\261a \\u00c1na\",12.5e3,null],[\"a\",\"0.4712\",\"1\"]]";

  for (guint i = 0; i < 40 * 1000; i++)
    {
      g_autoptr (GString) text = g_string_new (sample);
      const gint n = g_test_rand_int_range (1, 4);

      for (gint k = 0; k < n; k++)
        {
          const gssize at = g_test_rand_int_range (0, (gint32)text->len);
          const char mark = marks[g_test_rand_int_range (0, sizeof marks - 1)];

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              text->str[at] = mark;
              break;
            case 1:
              g_string_insert_c (text, at, mark);
              break;
            case 2:
              g_string_erase (text, at, 1);
              break;
            default:
              text->str[at] ^= (char)(1 << g_test_rand_int_range (0, 8));
              break;
            }
        }
      assert_agrees (text->str, text->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/scan/recorded", test_recorded);
  g_test_add_func ("/sources/scan/null", test_null);
  g_test_add_func ("/sources/scan/cut-off", test_cut_off);
  g_test_add_func ("/sources/scan/oddities", test_oddities);
  g_test_add_func ("/sources/scan/sentences", test_sentences);
  g_test_add_func ("/sources/scan/corpus", test_corpus);
  g_test_add_func ("/sources/scan/places", test_places);
  g_test_add_func ("/sources/scan/bits", test_bits);
  g_test_add_func ("/sources/scan/damaged", test_damaged);
  return g_test_run ();
}
