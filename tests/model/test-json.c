/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"

static FwJsonText *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FwJsonText *parsed = fw_json_text_parse (bytes, "plan.fairway", &fw_json_limits_document, &error);

  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  return parsed;
}

static const char sample[] = "{\n"
                             "  \"format\": 1,\n"
                             "  \"na\\u006de\": \"Minneapolis “27”\",\n"
                             "  \"programs\": [\n"
                             "    { \"id\": \"prime\" },\n"
                             "    {\n"
                             "      \"id\": \"x}]\\\"{\",\n"
                             "      \"counts\": [1, 2.50, -3e2],\n"
                             "      \"seats\": 1e3\n"
                             "    }\n"
                             "  ]\n"
                             "}\n";

static void
test_lines (void)
{
  g_autoptr (FwJsonText) text = parse (sample);

  g_assert_cmpuint (fw_json_text_line (text, "format"), ==, 2);
  g_assert_cmpuint (fw_json_text_line (text, "name"), ==, 3);
  g_assert_cmpuint (fw_json_text_line (text, "programs"), ==, 4);
  g_assert_cmpuint (fw_json_text_line (text, "programs/0"), ==, 5);
  g_assert_cmpuint (fw_json_text_line (text, "programs/1"), ==, 6);
  g_assert_cmpuint (fw_json_text_line (text, "programs/1/id"), ==, 7);
  g_assert_cmpuint (fw_json_text_line (text, "programs/1/counts/2"), ==, 8);
  g_assert_cmpuint (fw_json_text_line (text, "programs/1/seats"), ==, 9);
  g_assert_cmpuint (fw_json_text_line (text, "programs/2"), ==, 0);
  g_assert_cmpuint (fw_json_text_line (text, "programs/one"), ==, 0);
  g_assert_cmpuint (fw_json_text_line (text, "format/x"), ==, 0);
  g_assert_cmpuint (fw_json_text_line (text, "absent"), ==, 0);
  g_assert_cmpuint (fw_json_text_line (text, ""), ==, 1);
}

static void
test_fault (void)
{
  g_autoptr (FwJsonText) text = parse (sample);
  g_autoptr (GError) there
      = fw_json_text_fault (text, "programs/1/seats", "found %s; wanted 1 to 500.", "1000");
  g_autoptr (GError) missing = fw_json_text_fault (text, "programs/1/weeks", "is missing.");

  g_assert_error (there, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
  g_assert_cmpstr (there->message, ==,
                   "plan.fairway, line 9, “programs/1/seats”: found 1000; wanted 1 to 500.");
  g_assert_cmpstr (missing->message, ==, "plan.fairway, line 6, “programs/1/weeks”: is missing.");
}

static void
test_tree (void)
{
  g_autoptr (FwJsonText) text = parse (sample);
  JsonObject *root = json_node_get_object (fw_json_text_root (text));
  JsonArray *programs = json_object_get_array_member (root, "programs");
  JsonObject *second = json_array_get_object_element (programs, 1);
  JsonArray *counts = json_object_get_array_member (second, "counts");

  g_assert_cmpstr (json_object_get_string_member (root, "name"), ==, "Minneapolis “27”");
  g_assert_cmpstr (json_object_get_string_member (second, "id"), ==, "x}]\"{");
  g_assert_cmpfloat (json_object_get_double_member (second, "seats"), ==, 1000);
  g_assert_cmpfloat (json_array_get_double_element (counts, 1), ==, 2.5);
  g_assert_cmpfloat (json_array_get_double_element (counts, 2), ==, -300);
}

static char *
written (FwJsonText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_json_write (fw_json_text_root (text), &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
test_canonical (void)
{
  g_autoptr (FwJsonText) first = parse (sample);
  g_autofree char *once = written (first);
  g_autoptr (FwJsonText) second = parse (once);
  g_autofree char *twice = written (second);

  g_assert_cmpstr (once, ==,
                   "{\n"
                   "  \"format\": 1,\n"
                   "  \"name\": \"Minneapolis “27”\",\n"
                   "  \"programs\": [\n"
                   "    {\n"
                   "      \"id\": \"prime\"\n"
                   "    },\n"
                   "    {\n"
                   "      \"id\": \"x}]\\\"{\",\n"
                   "      \"counts\": [1, 2.5, -300],\n"
                   "      \"seats\": 1000\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");
  g_assert_cmpstr (twice, ==, once);
}

static void
test_write_shapes (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } samples[] = {
    { "{}", "{}\n" },
    { "[ ]", "[]\n" },
    { "null", "null\n" },
    { "\xef\xbb\xbf[true,false,null]", "[true, false, null]\n" },
    { "[[1],{}]", "[\n  [1],\n  {}\n]\n" },
    { "[1e17, 1E-7, -0, -0.0, 0.1, 9007199254740992]",
      "[1e+17, 1e-07, 0, 0, 0.1, 9007199254740992]\n" },
    { "\"\\u0001\\u001f\\n\\/\\ud83d\\ude00\\\\\"", "\"\\u0001\\u001f\\n/😀\\\\\"\n" },
    { "{\"b\":1,\"a\":{\"\":[]}}", "{\n  \"b\": 1,\n  \"a\": {\n    \"\": []\n  }\n}\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwJsonText) text = parse (samples[i].text);
      g_autofree char *once = written (text);

      g_assert_cmpstr (once, ==, samples[i].canonical);
    }
}

/* An array of scalars breaks when its line would have more than 100 columns, the comma counted. */
static void
test_write_width (void)
{
  for (int n = 60; n < 130; n++)
    {
      g_autofree char *filler = g_strnfill ((gsize)n, 'x');
      g_autofree char *text = g_strdup_printf ("{\"é\": [\"%s\"], \"z\": [1, 2]}", filler);
      g_autoptr (FwJsonText) parsed = parse (text);
      g_autofree char *once = written (parsed);
      g_auto (GStrv) lines = g_strsplit (once, "\n", -1);

      if (n <= 88)
        g_assert_cmpint (g_utf8_strlen (lines[1], -1), ==, n + 12);
      else
        g_assert_cmpstr (lines[1], ==, "  \"é\": [");
    }
}

static void
test_write_refuses (void)
{
  g_autoptr (JsonNode) root = json_from_string ("{\"a\":[0,{\"b\":1}]}", NULL);
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), "a");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) whole = NULL;

  json_object_set_double_member (json_array_get_object_element (array, 1), "b", HUGE_VAL);
  g_assert_null (fw_json_write (root, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_SAVED);
  g_assert_cmpstr (error->message, ==, "“a/1/b” cannot be written: it is not a finite number.");
  json_object_set_int_member (json_array_get_object_element (array, 1), "b", G_MAXINT64);
  g_assert_null (fw_json_write (root, &whole));
  g_assert_error (whole, FW_ERROR, FW_ERROR_NOT_SAVED);
}

/* Every double survives a file, in any locale, and the bytes are the same in all of them. */
static void
test_numbers_survive (void)
{
  static const char *const locales[]
      = { "C.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "en_IN.UTF-8", "ar_EG.UTF-8" };
  static const double scales[] = { 1e-200, 1e5, 1e120 };
  g_autoptr (GBytes) reference = NULL;

  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
      g_autoptr (JsonArray) array = json_array_new ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (5);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (FwJsonText) back = NULL;
      JsonArray *read;

      if (setlocale (LC_ALL, locales[l]) == NULL)
        g_error ("locale %s is not generated on this machine", locales[l]);
      for (int i = 0; i < 3000; i++)
        json_array_add_double_element (array, (g_rand_double (rand) - 0.5) * scales[i % 3]);
      json_node_set_array (root, array);
      bytes = fw_json_write (root, NULL);
      if (reference == NULL)
        reference = g_bytes_ref (bytes);
      g_assert_true (g_bytes_equal (bytes, reference));
      back = fw_json_text_parse (bytes, "numbers", &fw_json_limits_document, NULL);
      g_assert_nonnull (back);
      read = json_node_get_array (fw_json_text_root (back));
      for (guint i = 0; i < 3000; i++)
        g_assert_cmpfloat (json_array_get_double_element (read, i), ==,
                           json_array_get_double_element (array, i));
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json/lines", test_lines);
  g_test_add_func ("/model/json/fault", test_fault);
  g_test_add_func ("/model/json/tree", test_tree);
  g_test_add_func ("/model/json/canonical", test_canonical);
  g_test_add_func ("/model/json/write-shapes", test_write_shapes);
  g_test_add_func ("/model/json/write-width", test_write_width);
  g_test_add_func ("/model/json/write-refuses", test_write_refuses);
  g_test_add_func ("/model/json/numbers-survive", test_numbers_survive);
  return g_test_run ();
}
