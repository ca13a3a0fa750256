/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-csv.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"

#define MAX_BYTES ((guint64)8 << 30)

static char *
table (const char *bytes, gssize length)
{
  char *path = NULL;
  const int fd = g_file_open_tmp ("fairway-csv-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

/* Reads a table whole: fields joined by "|", rows ended by "/". */
static char *
read_whole (const char *bytes, gssize length, GError **error)
{
  g_autofree char *path = table (bytes, length);
  g_autoptr (FwCsvReader) reader = fw_csv_reader_new (path, MAX_BYTES, error);
  GString *all = g_string_new (NULL);
  g_autoptr (GError) broken = NULL;

  g_remove (path);
  for (guint i = 0; reader != NULL && i < fw_csv_reader_n_columns (reader); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", fw_csv_reader_column (reader, i));
  while (reader != NULL && fw_csv_reader_next (reader, &broken))
    {
      g_string_append_c (all, '/');
      for (guint i = 0; i < fw_csv_reader_n_columns (reader); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "",
                                fw_csv_reader_field (reader, i, NULL));
    }
  if (broken != NULL)
    g_propagate_error (error, g_steal_pointer (&broken));
  return g_string_free (all, FALSE);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *text;
    const char *whole;
  } samples[] = {
    { "a,b\n1,2\n3,4\n", "a|b/1|2/3|4" },
    { "a,b\r\n1,2\r\n3,4", "a|b/1|2/3|4" },
    { "\xef\xbb\xbf"
      "a,b\n1,2\n",
      "a|b/1|2" },
    { "a;b\n1,5;2\n", "a|b/1,5|2" },
    { "a\tb\n1\t2\n", "a|b/1|2" },
    { "\"a,b\";c\n1;2\n", "a,b|c/1|2" },
    { "a,b\n,\n", "a|b/|" },
    { "a,b\n\"\",\"\"\n", "a|b/|" },
    { "a,b\n\"1,2\",\"3\"\n", "a|b/1,2|3" },
    { "a,b\n\"say \"\"so\"\"\",x\n", "a|b/say \"so\"|x" },
    { "a,b\n\"two\nlines\",x\n", "a|b/two\nlines|x" },
    { "a,b\n\"two\r\nlines\",x\r\n", "a|b/two\r\nlines|x" },
    { "a,b\n\n1,2\n\n\n", "a|b/1|2" },
    { "a\n1\n\n2\n", "a/1//2" },
    { "a\n", "a" },
    { "a", "a" },
    { " a , b \n 1 , 2 \n", "a|b/ 1 | 2 " },
    { "é,日本\nü,“x”\n", "é|日本/ü|“x”" },
    { "a,b\n\"\"\"\",\"\"\"x\"\"\"\n", "a|b/\"|\"x\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *whole = read_whole (samples[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (whole, ==, samples[i].whole);
    }
}

#define BAD(text, words)                                                                           \
  {                                                                                                \
    text, sizeof text - 1, words                                                                   \
  }

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *words;
  } samples[] = {
    BAD ("", "line 1: no header"),
    BAD ("\n", "line 1: no header"),
    BAD ("\xef\xbb\xbf", "line 1: no header"),
    BAD ("a,b\n1\n", "line 2: found 1 field; wanted 2"),
    BAD ("a,b\n1,2\n1,2,3\n", "line 3: found 3 fields; wanted 2"),
    BAD ("a,b\n\"x\ny\",2\n1\n", "line 4: found 1 field;"),
    BAD ("a,b\n\"1,2\n", "line 2: a quoted text has no end"),
    BAD ("a,b\n1,\"2\n3,4\n", "line 2: a quoted text has no end"),
    BAD ("a,b\n\"1\"x,2\n", "line 2: text after the closing quote"),
    BAD ("a,b\n1\"x\",2\n", "line 2: a quote inside a text"),
    BAD ("a,b\n1,2\"\n", "line 2: a quoted text has no end|line 2: a quote inside a text"),
    BAD ("a,b\n1\r2,3\n", "line 2: a carriage return"),
    BAD ("a,b\n1,\0002\n", "line 2: a NUL byte"),
    BAD ("a,b\n1,\xff\n", "line 2: the byte 0xFF is not valid UTF-8"),
    BAD ("a,b\n1,\xc3\n", "line 2: the byte 0xC3 is not valid UTF-8"),
    BAD ("\xff\xfe"
         "a\0,\0b\0",
         "line 1: this is not a UTF-8 text table"),
    BAD ("PK\003\004rest", "line 1: this is a spreadsheet"),
    BAD ("\"a\nb", "line 1: a quoted text has no end"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *whole = read_whole (samples[i].text, samples[i].length, &error);
      g_auto (GStrv) either = g_strsplit (samples[i].words, "|", -1);

      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      if (strstr (error->message, either[0]) == NULL
          && (either[1] == NULL || strstr (error->message, either[1]) == NULL))
        g_error ("“%s” instead of “%s”", error->message, samples[i].words);
    }
}

static void
test_sizes (void)
{
  g_autofree char *path = table ("a,b\n1,2\n", -1);
  g_autofree char *wide_path = NULL;
  g_autoptr (GString) wide = g_string_new ("c");
  g_autoptr (GError) large = NULL;
  g_autoptr (GError) many = NULL;
  g_autoptr (GError) absent = NULL;

  g_assert_null (fw_csv_reader_new (path, 7, &large));
  g_assert_error (large, FW_ERROR, FW_ERROR_TOO_LARGE);
  g_remove (path);
  g_assert_null (fw_csv_reader_new (path, 7, &absent));
  g_assert_error (absent, FW_ERROR, FW_ERROR_NOT_FOUND);
  for (int i = 0; i < 20000; i++)
    g_string_append (wide, ",c");
  wide_path = table (wide->str, -1);
  g_assert_null (fw_csv_reader_new (wide_path, MAX_BYTES, &many));
  g_assert_error (many, FW_ERROR, FW_ERROR_BAD_DATA);
  g_remove (wide_path);
}

/* A quote that is never closed must not make the reader swallow the whole file. */
static void
test_endless_quote (void)
{
  const gsize length = 20 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, 'x');
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;

  memcpy (text, "a,b\n1,\"", 7);
  whole = read_whole (text, (gssize)length, &error);
  g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, "line 2: a row of more than 16 MB"));
}

/* Rows of every length lie across the ends of the buffer, quoted and not. */
static void
test_long_tables (void)
{
  g_autoptr (GString) text = g_string_new ("id,text,n\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree char *path = NULL;
  g_autoptr (FwCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint64 line = 2;

  for (int i = 0; i < 60000; i++)
    {
      g_autofree char *filler = g_strnfill ((gsize)(i % 97), 'y');

      g_string_append_printf (text, i % 3 == 0 ? "%d,\"%s\n\"\"\",%d.5\r\n" : "%d,%s,%d.5\n", i,
                              filler, i);
    }
  path = table (text->str, (gssize)text->len);
  g_assert_cmpuint (text->len, >, 3 * 1024 * 1024);
  reader = fw_csv_reader_new (path, MAX_BYTES, &error);
  g_remove (path);
  for (int i = 0; i < 60000; i++)
    {
      double id = 0, n = 0;
      gsize length;

      g_assert_true (fw_csv_reader_next (reader, &error));
      g_assert_cmpuint (fw_csv_reader_line (reader), ==, line);
      line += i % 3 == 0 ? 2 : 1;
      g_assert_true (fw_csv_reader_number (reader, 0, &id, NULL, &error));
      g_assert_true (fw_csv_reader_number (reader, 2, &n, NULL, &error));
      g_assert_cmpfloat (id, ==, i);
      g_assert_cmpfloat (n, ==, i + 0.5);
      fw_csv_reader_field (reader, 1, &length);
      g_assert_cmpuint (length, ==, (gsize)(i % 97) + (i % 3 == 0 ? 2 : 0));
    }
  g_assert_false (fw_csv_reader_next (reader, &error));
  g_assert_no_error (error);
}

static void
test_find (void)
{
  g_autofree char *path = table ("id, income ,id\n1,,3\n", -1);
  g_autoptr (FwCsvReader) reader = fw_csv_reader_new (path, MAX_BYTES, NULL);
  g_autoptr (GError) error = NULL;
  gboolean missing = FALSE;
  double value = -1;

  g_remove (path);
  g_assert_cmpint (fw_csv_reader_find (reader, "id"), ==, 0);
  g_assert_cmpint (fw_csv_reader_find (reader, "income"), ==, 1);
  g_assert_cmpint (fw_csv_reader_find (reader, "none"), ==, -1);
  g_assert_true (fw_csv_reader_next (reader, NULL));
  g_assert_false (fw_csv_reader_number (reader, 1, &value, &missing, &error));
  g_assert_no_error (error);
  g_assert_true (missing);
  g_assert_false (fw_csv_reader_number (reader, 1, &value, NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, "line 2, column “income”: found “”; wanted a number"));
  g_assert_cmpfloat (value, ==, -1);
}

static void
check_number (const char *text, gboolean good)
{
  g_autofree char *bytes = g_strdup_printf ("a\tb\n%s\tx\n", text);
  g_autofree char *path = table (bytes, -1);
  g_autoptr (FwCsvReader) reader = fw_csv_reader_new (path, MAX_BYTES, NULL);
  g_autoptr (GError) error = NULL;
  double value = 0;

  g_remove (path);
  g_assert_true (fw_csv_reader_next (reader, NULL));
  if (fw_csv_reader_number (reader, 0, &value, NULL, &error) != good)
    g_error ("“%s” was %s", text, good ? "refused" : "taken");
  if (good)
    g_assert_cmpfloat (value, ==, g_ascii_strtod (text, NULL));
}

static void
test_numbers (void)
{
  static const char *const good[] = {
    "0",
    "-0",
    "1",
    "+1",
    "-1",
    "007",
    "1.",
    ".5",
    "1.5",
    "1e5",
    "1E-5",
    "1e+5",
    " 12 ",
    "1e22",
    "1e23",
    "1e-22",
    "1e-23",
    "9007199254740993",
    "0.1",
    "123456789012345678",
    "0.000000000000000000000000000001",
    "1.7976931348623157e308",
    "5e-324",
    "1e-400",
    "0e999999999999",
    "3.14159265358979323846264338327950288",
  };
  static const char *const bad[] = {
    "",    " ",   "-",   "+",   ".",   "-.",    "e5",   "1e",       "1e+",    "1.2.3",
    "1,5", "1 2", "nan", "NaN", "inf", "-inf",  "0x10", "1e999",    "-1e999", "1e5.5",
    "--1", "1-",  "1a",  "$1",  "١",   "1_000", "1d5",  "Infinity", "1e1e1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    check_number (good[i], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_number (bad[i], FALSE);
}

/* The quick way reads the same double as the C library, also where the comma is the decimal sign.
 */
static void
test_numbers_exact (void)
{
  g_autoptr (GString) text = g_string_new ("n\n");
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  g_autoptr (FwCsvReader) reader = NULL;
  g_autofree char *path = NULL;

  for (int i = 0; i < 50000; i++)
    {
      char *number = g_strdup_printf ("%s%u%0*u.%u%se%d", i % 2 == 0 ? "-" : "",
                                      g_rand_int (rand) >> g_rand_int_range (rand, 0, 32), i % 9,
                                      g_rand_int (rand) % 1000, g_rand_int (rand), "",
                                      g_rand_int_range (rand, -30, 30));

      g_ptr_array_add (written, number);
      g_string_append_printf (text, "%s\n", number);
    }
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    g_error ("locale de_DE.UTF-8 is not generated on this machine");
  path = table (text->str, -1);
  reader = fw_csv_reader_new (path, MAX_BYTES, NULL);
  g_remove (path);
  for (guint i = 0; i < written->len; i++)
    {
      double value = 0;

      g_assert_true (fw_csv_reader_next (reader, NULL));
      g_assert_true (fw_csv_reader_number (reader, 0, &value, NULL, NULL));
      g_assert_cmpfloat (value, ==, g_ascii_strtod (g_ptr_array_index (written, i), NULL));
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* E1: forty texts that a spreadsheet might run, and some it would not */
static void
test_defused (void)
{
  static const char *const formulas[] = {
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x\")",
    "=",
    "==",
    "=A1",
    "= 1",
    "=\n1",
    "+1+1",
    "+A1",
    "+cmd|'x'!A",
    "+",
    "+ 1",
    "+\"x\"",
    "-1+1",
    "-A1",
    "-cmd|'x'!A",
    "-",
    "- 1",
    "--1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "@",
    "@A1",
    "@x",
    "\tx",
    "\t=1",
    "\t",
    "\rx",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＝A1",
    "＋1",
    "＋A1",
    "－1",
    "－A1",
    "＠SUM",
    "＠",
    "=1,2",
  };
  static const char *const plain[]
      = { "text", "1", "-1", "+1", "-1.5e3", "'", "a=b", "a-b", " =1", "5-3", "", "x@y", "1+1" };

  g_assert_cmpuint (G_N_ELEMENTS (formulas), ==, 40);
  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      fw_csv_append_text (row, formulas[i]);
      g_assert_true (g_str_has_prefix (row->str + (row->str[0] == '"' ? 1 : 0), "'"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (GString) row = g_string_new ("h\n");
      g_autofree char *whole = NULL;
      g_autofree char *wanted = g_strconcat ("h/", plain[i], NULL);

      fw_csv_append_text (row, plain[i]);
      g_string_append (row, plain[i][0] == '\0' ? "\"\"\n" : "\n");
      whole = read_whole (row->str, -1, NULL);
      g_assert_cmpstr (whole, ==, wanted);
    }
}

static void
test_written (void)
{
  g_autoptr (GString) row = g_string_new ("a,b,c,d\n");
  g_autofree char *whole = NULL;

  fw_csv_append_text (row, "two, \"three\"\nfour");
  g_string_append_c (row, ',');
  fw_csv_append_number (row, -0.1);
  g_string_append_c (row, ',');
  fw_csv_append_number (row, NAN);
  g_string_append_c (row, ',');
  fw_csv_append_number (row, 30000);
  g_assert_cmpstr (row->str, ==, "a,b,c,d\n\"two, \"\"three\"\"\nfour\",-0.1,,30000");
  whole = read_whole (row->str, -1, NULL);
  g_assert_cmpstr (whole, ==, "a|b|c|d/two, \"three\"\nfour|-0.1||30000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/csv/reads", test_reads);
  g_test_add_func ("/model/csv/refuses", test_refuses);
  g_test_add_func ("/model/csv/sizes", test_sizes);
  g_test_add_func ("/model/csv/endless-quote", test_endless_quote);
  g_test_add_func ("/model/csv/long-tables", test_long_tables);
  g_test_add_func ("/model/csv/find", test_find);
  g_test_add_func ("/model/csv/numbers", test_numbers);
  g_test_add_func ("/model/csv/numbers-exact", test_numbers_exact);
  g_test_add_func ("/model/csv/defused", test_defused);
  g_test_add_func ("/model/csv/written", test_written);
  return g_test_run ();
}
