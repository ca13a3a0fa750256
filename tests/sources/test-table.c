/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fw-csv.h"
#include "fw-error.h"
#include "fw-table-import.h"

static FwTableFile *
read_bytes (const char *bytes, gssize length, GError **error)
{
  const gsize n = length < 0 ? strlen (bytes) : (gsize)length;
  g_autoptr (GBytes) exact = g_bytes_new (bytes, n);

  return fw_table_file_read (exact, "some.csv", error);
}

static FwTableFile *
read_whole (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  FwTableFile *table = read_bytes (bytes, length, &error);

  g_assert_no_error (error);
  return table;
}

/* Headings and cells joined by "|", rows ended by "/". */
static char *
join (FwTableFile *table)
{
  const guint n = fw_table_file_get_n_columns (table);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", fw_table_file_get_heading (table, i));
  for (guint r = 0; r < fw_table_file_get_n_rows (table); r++)
    {
      const guint used = MAX (n, fw_table_file_get_n_cells (table, r));

      g_string_append_c (all, '/');
      for (guint i = 0; i < used; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "",
                                fw_table_file_get_cell (table, r, i));
    }
  return g_string_free (all, FALSE);
}

#define BYTES(text) text, sizeof text - 1

static void
test_reads (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *whole;
  } samples[] = {
    /* RFC 4180, section 2, rules 1 to 7 */
    { BYTES ("h1,h2,h3\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), "h1|h2|h3/aaa|bbb|ccc/zzz|yyy|xxx" },
    { BYTES ("h1,h2,h3\r\naaa,bbb,ccc\r\nzzz,yyy,xxx"), "h1|h2|h3/aaa|bbb|ccc/zzz|yyy|xxx" },
    { BYTES ("\"h1\",\"h2\"\r\n\"aaa\",\"bbb\"\r\nzzz,yyy"), "h1|h2/aaa|bbb/zzz|yyy" },
    { BYTES ("a,b,c\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
      "a|b|c/aaa|b\r\nbb|ccc/zzz|yyy|xxx" },
    { BYTES ("a,b,c\r\n\"aaa\",\"b\"\"bb\",\"ccc\"\r\n"), "a|b|c/aaa|b\"bb|ccc" },
    { BYTES ("a,b\n\"\"\"\",\"\"\n"), "a|b/\"|" },
    { BYTES ("a,b\n\"say \"\"so\"\", please\",x\n"), "a|b/say \"so\", please|x" },
    { BYTES ("a,b\n spaces count , y \n"), "a|b/ spaces count | y " },
    /* line ends */
    { BYTES ("a,b\n1,2\n3,4\n"), "a|b/1|2/3|4" },
    { BYTES ("a,b\r1,2\r3,4\r"), "a|b/1|2/3|4" },
    { BYTES ("a,b\r\n1,2\n3,4\r5,6"), "a|b/1|2/3|4/5|6" },
    /* a byte-order mark, the signs between cells */
    { BYTES ("\xef\xbb\xbf"
             "a,b\n1,2\n"),
      "a|b/1|2" },
    { BYTES ("\xef\xbb\xbf\"a\",b\n1,2\n"), "a|b/1|2" },
    { BYTES ("a;b\n1,5;2\n"), "a|b/1,5|2" },
    { BYTES ("a;b\n1,5;2,5\n3,5;4,5\n"), "a|b/1,5|2,5/3,5|4,5" },
    { BYTES ("Pay, a year;Seats\n1,5;2\n3,5;4\n7;8\n"), "Pay, a year|Seats/1,5|2/3,5|4/7|8" },
    { BYTES ("a\tb\n1,5\t2;3\n"), "a|b/1,5|2;3" },
    { BYTES ("\"a,b\";c\n1;2\n"), "a,b|c/1|2" },
    { BYTES ("title,skills (with ; between)\nWeb,html; css\nIT,windows; help-desk\n"),
      "title|skills (with ; between)/Web|html; css/IT|windows; help-desk" },
    { BYTES ("title,seats,skills\nWeb,20,html;css;js\nIT,25,windows\n"),
      "title|seats|skills/Web|20|html;css;js/IT|25|windows" },
    { BYTES ("sep=;\r\na;b\r\n1;2\r\n"), "a|b/1|2" },
    { BYTES ("a, \"b, c\" ,d\n1, \"2, 3\" ,4\n"), "a|b, c|d/1|2, 3|4" },
    { BYTES ("a,b\n5\" pipe,x\n"), "a|b/5\" pipe|x" },
    /* ragged rows, empty ones, empty columns */
    { BYTES ("a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n"), "a|b|c/1||/1|2|/1|2|3/1|2|3|4" },
    { BYTES ("a,b\n\n1,2\n,\n \n  ,  \n3,4\n\n"), "a|b/1|2/3|4" },
    { BYTES ("a,b,,\n1,2,,\n"), "a|b/1|2" },
    { BYTES ("a,,c\n1,2,3\n"), "a||c/1|2|3" },
    { BYTES ("a,a,a\n1,2,3\n"), "a|a|a/1|2|3" },
    { BYTES ("  a , b\n1,2\n"), "a|b/1|2" },
    { BYTES ("a\n1\n2\n"), "a/1/2" },
    /* titles above the headings */
    { BYTES ("Programs of 2026\n\nname,seats\nWeb,20\n"), "name|seats/Web|20" },
    { BYTES ("Group,\nBlack,100\n"), "Group/Black|100" },
    /* Windows-1252, UTF-16 */
    { BYTES ("Caf\xe9,b\n\x80 5 \x96 7,\x93x\x94\n"), "Café|b/€ 5 – 7|“x”" },
    { BYTES ("Café,b\n€,“x”\n"), "Café|b/€|“x”" },
    { BYTES ("\xff\xfe"
             "a\0\t\0b\0\r\0\n\0\xe9\0\t\0"
             "2\0"),
      "a|b/é|2" },
    { BYTES ("\xfe\xff\0a\0,\0b\0\n\x20\xac\0,\0"
             "2"),
      "a|b/€|2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwTableFile) table = read_whole (samples[i].bytes, (gssize)samples[i].length);
      g_autofree char *whole = join (table);

      g_assert_cmpstr (whole, ==, samples[i].whole);
    }
}

static void
test_says_how (void)
{
  g_autoptr (FwTableFile) latin = read_whole ("\nCaf\xe9;Pay\n\"a\nb\";1,5\nc;2,5\n", -1);
  g_autoptr (FwTableFile) wide = read_whole (BYTES ("\xff\xfe"
                                                    "a\0,\0b\0\n\0"
                                                    "1\0,\0"
                                                    "2\0"));
  g_autoptr (FwTableFile) plain = read_whole ("Title\na\tb\n1\t2\n", -1);

  g_assert_cmpstr (fw_table_file_get_charset (latin), ==, "Windows-1252");
  g_assert_cmpint (fw_table_file_get_delimiter (latin), ==, ';');
  g_assert_cmpuint (fw_table_file_get_heading_line (latin), ==, 2);
  g_assert_cmpuint (fw_table_file_get_line (latin, 0), ==, 3);
  g_assert_cmpuint (fw_table_file_get_line (latin, 1), ==, 5);
  g_assert_cmpuint (fw_table_file_get_n_rows (latin), ==, 2);
  g_assert_cmpstr (fw_table_file_get_charset (wide), ==, "UTF-16");
  g_assert_cmpstr (fw_table_file_get_charset (plain), ==, "UTF-8");
  g_assert_cmpint (fw_table_file_get_delimiter (plain), ==, '\t');
  g_assert_cmpuint (fw_table_file_get_heading_line (plain), ==, 2);
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *words;
  } samples[] = {
    { BYTES (""), "some.csv is empty" },
    { BYTES ("\xef\xbb\xbf"), "some.csv is empty" },
    { BYTES ("\n\n  \n,,\n"), "some.csv is empty" },
    { BYTES ("a,b\n"), "no row under it" },
    { BYTES ("a,b\n\n,\n"), "no row under it" },
    { BYTES ("a,b\n1,\"2\n3,4\n"), "some.csv, line 2, column 2: a quoted text begins here" },
    { BYTES ("a,b\n1,2\n\"x\"y,4\n"), "some.csv, line 3, column 1: text stands after" },
    { BYTES ("a,b\n\"p\nq\",\"r\" s\n"), "some.csv, line 3, column 2: text stands after" },
    { BYTES ("a,b\n1,\0002\n"), "some.csv, line 2: a NUL byte" },
    { BYTES ("a,b\n1,2\n\xe9,\0"), "line 3: a NUL byte" },
    { BYTES ("a,b\n\xc3\xa9\xc3\xa9,\xff\n"), "line 2: the byte 0xFF is not UTF-8" },
    { BYTES ("\xef\xbb\xbf"
             "a,b\nCaf\xe9,1\n"),
      "line 2: the byte 0xE9 is not UTF-8" },
    { BYTES ("a,b\nCaf\xe9,\x81\n"), "line 2: the byte 0x81 is no character" },
    { BYTES ("PK\003\004xyz"), "is a workbook" },
    { BYTES ("\xd0\xcf\x11\xe0xyz"), "is a workbook" },
    { BYTES ("%PDF-1.7"), "is a workbook" },
    { BYTES ("\xff\xfe"
             "a\0b"),
      "UTF-16" },
    { BYTES ("a\0,\0b\0\n\0"), "line 1: a NUL byte" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwTableFile) table
          = read_bytes (samples[i].bytes, (gssize)samples[i].length, &error);

      g_assert_null (table);
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      if (strstr (error->message, samples[i].words) == NULL)
        g_error ("%u: “%s” is not in: %s", (guint)i, samples[i].words, error->message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) rows = g_string_new ("a\n");
  g_autoptr (GString) columns = g_string_new ("a\n1\n2");
  g_autoptr (GString) cell = g_string_new ("a,b\n1,\"");
  g_autofree char *large = g_malloc0 (FW_TABLE_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwTableFile) table = NULL;

  for (guint i = 0; i < FW_TABLE_MAX_ROWS; i++)
    g_string_append (rows, "1\n");
  table = read_whole (rows->str, -1);
  g_assert_cmpuint (fw_table_file_get_n_rows (table), ==, FW_TABLE_MAX_ROWS);
  g_string_append (rows, "1\n");
  g_assert_null (read_bytes (rows->str, -1, &error));
  g_assert_nonnull (strstr (error->message, "line 200002: more than 200,000 rows"));
  g_clear_error (&error);

  for (guint i = 0; i < FW_TABLE_MAX_COLUMNS; i++)
    g_string_append (columns, ",2");
  g_assert_null (read_bytes (columns->str, -1, &error));
  g_assert_nonnull (strstr (error->message, "line 3, column 501: more than 500 columns"));
  g_clear_error (&error);

  for (guint i = 0; i < 32768; i++)
    g_string_append_c (cell, 'x');
  g_string_append (cell, "\"\n");
  g_assert_null (read_bytes (cell->str, -1, &error));
  g_assert_nonnull (strstr (error->message, "line 2, column 2: a text of more than 32,767"));
  g_clear_error (&error);

  memset (large, 'x', FW_TABLE_MAX_BYTES + 1);
  g_assert_null (read_bytes (large, FW_TABLE_MAX_BYTES + 1, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "64 MB"));
}

static void
assert_decimals (const char *bytes, FwDecimal first, FwDecimal second)
{
  g_autoptr (FwTableFile) table = read_whole (bytes, -1);

  g_assert_cmpint (fw_table_file_get_decimal (table, 0), ==, first);
  g_assert_cmpint (fw_table_file_get_decimal (table, 1), ==, second);
}

static void
test_decimals (void)
{
  /* What a column says of itself. */
  assert_decimals ("a;b\n1,5;0.5\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  assert_decimals ("a;b\n1.234,5;1,234.5\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  assert_decimals ("a;b\n1.234.567;1,234,567\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  assert_decimals ("a;b\n0,125;0.125\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  assert_decimals ("a;b\n12345,678;12345.678\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  /* "1.234" is told by another cell of its column, */
  assert_decimals ("a;b\n1.234;1,234\n2,5;2.5\n", FW_DECIMAL_COMMA, FW_DECIMAL_POINT);
  /* else by the other columns, if they agree, */
  assert_decimals ("a;b\n1.234;2,5\n", FW_DECIMAL_COMMA, FW_DECIMAL_COMMA);
  assert_decimals ("a;b\n1.234;2.5\n", FW_DECIMAL_POINT, FW_DECIMAL_POINT);
  assert_decimals ("a;b;c\n1.234;2.5;2,5\n", FW_DECIMAL_UNKNOWN, FW_DECIMAL_POINT);
  /* else by nobody. */
  assert_decimals ("a;b\n1.234;x\n", FW_DECIMAL_UNKNOWN, FW_DECIMAL_UNKNOWN);
  assert_decimals ("a;b\n1,234;x\n", FW_DECIMAL_UNKNOWN, FW_DECIMAL_UNKNOWN);
  /* Contradicting cells stand for themselves. */
  assert_decimals ("a;b\n1,5;x\n1.5;x\n", FW_DECIMAL_UNKNOWN, FW_DECIMAL_UNKNOWN);
  /* A dollar sign, or commas between the cells, make "5,400" a number in groups. */
  assert_decimals ("a;b\n\"$5,400\";x\n", FW_DECIMAL_POINT, FW_DECIMAL_POINT);
  assert_decimals ("a,b\n\"5,400\",x\n", FW_DECIMAL_POINT, FW_DECIMAL_POINT);
  assert_decimals ("a,b\n\"5,4\",x\n", FW_DECIMAL_COMMA, FW_DECIMAL_COMMA);
  /* Dates, codes and words are no numbers. */
  assert_decimals ("a;b\n1.7.2027;15-1252.00\n", FW_DECIMAL_UNKNOWN, FW_DECIMAL_UNKNOWN);
}

static char *
any_text (GRand *rand)
{
  static const char *const signs[]
      = { ",", ";", "\"", "\n", "\r\n", "\r", "\t", " ", "é", "€", "x", "1", ".", "日", "%" };
  GString *text = g_string_new ("x");

  for (gint n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_string_append (text, signs[g_rand_int_range (rand, 0, G_N_ELEMENTS (signs))]);
  if (g_rand_boolean (rand))
    g_string_erase (text, 0, 1);
  /* What a spreadsheet would run is written with a "'" in front, on purpose. */
  if (text->len > 0 && strchr ("\t\r\n", text->str[0]) != NULL)
    g_string_prepend_c (text, 'x');
  return g_string_free (text, FALSE);
}

/* What fw_csv_append_text() writes is read as the same cells. */
static void
test_round_trip (void)
{
  GRand *rand = g_rand_new_with_seed (4180);

  for (guint round = 0; round < 400; round++)
    {
      const guint n_columns = (guint)g_rand_int_range (rand, 2, 8);
      const guint n_rows = (guint)g_rand_int_range (rand, 3, 10);
      const char *end = g_rand_boolean (rand) ? "\r\n" : "\n";
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (FwTableFile) table = NULL;

      for (guint c = 0; c < n_columns; c++)
        g_string_append_printf (text, "%sh%u", c > 0 ? "," : "", c);
      for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < n_columns; c++)
          {
            char *cell = c == 0 ? g_strdup ("first") : any_text (rand);

            g_string_append (text, c > 0 ? "," : end);
            fw_csv_append_text (text, cell);
            g_ptr_array_add (cells, cell);
          }
      g_string_append (text, end);
      table = read_whole (text->str, (gssize)text->len);
      g_assert_cmpuint (fw_table_file_get_n_rows (table), ==, n_rows);
      g_assert_cmpuint (fw_table_file_get_n_columns (table), ==, n_columns);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (fw_table_file_get_cell (table, i / n_columns, i % n_columns), ==,
                         g_ptr_array_index (cells, i));
    }
  g_rand_free (rand);
}

static void
test_digest (void)
{
  g_autoptr (FwTableFile) one = read_whole ("a,b\n1,2\n", -1);
  g_autoptr (FwTableFile) same = read_whole ("\xef\xbb\xbf\"a\";b\r\n3;4\r\n", -1);
  g_autoptr (FwTableFile) other = read_whole ("ab\n1\n", -1);
  g_autofree char *first = fw_table_file_dup_digest (one);
  g_autofree char *second = fw_table_file_dup_digest (same);
  g_autofree char *third = fw_table_file_dup_digest (other);

  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/table/reads", test_reads);
  g_test_add_func ("/sources/table/says-how", test_says_how);
  g_test_add_func ("/sources/table/refuses", test_refuses);
  g_test_add_func ("/sources/table/limits", test_limits);
  g_test_add_func ("/sources/table/decimals", test_decimals);
  g_test_add_func ("/sources/table/round-trip", test_round_trip);
  g_test_add_func ("/sources/table/digest", test_digest);
  return g_test_run ();
}
