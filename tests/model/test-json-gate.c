/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json.h"

#include <string.h>

#include "fw-error.h"
#include "json-corpus.h"

/* J3: what is accepted is also read by json-glib, and reads back from the writer as the same bytes.
 */
static void
test_accepted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_accepted); i++)
    {
      const JsonInput *input = &json_accepted[i];
      g_autoptr (GBytes) bytes = g_bytes_new_static (input->text, input->length);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwJsonText) text
          = fw_json_text_parse (bytes, "input", &fw_json_limits_document, &error);
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) twice = NULL;
      g_autoptr (FwJsonText) again = NULL;

      if (text == NULL)
        g_error ("refused: %s: %s", input->text, error->message);
      once = fw_json_write (fw_json_text_root (text), &error);
      g_assert_no_error (error);
      again = fw_json_text_parse (once, "input", &fw_json_limits_document, &error);
      g_assert_no_error (error);
      twice = fw_json_write (fw_json_text_root (again), &error);
      g_assert_true (g_bytes_equal (once, twice));
      g_assert_true (json_node_equal (fw_json_text_root (text), fw_json_text_root (again)));
    }
}

/* J3: the refusal names the place. */
static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_refused); i++)
    {
      const JsonInput *input = &json_refused[i];
      /* An exact allocation: one byte read too far is seen by the sanitizer. */
      g_autofree char *exact = g_memdup2 (input->text, input->length);
      g_auto (GStrv) place = g_strsplit (input->place, ":", 2);
      g_autofree char *words = g_strdup_printf ("line %s, column %s: ", place[0], place[1]);
      g_autoptr (GError) error = NULL;

      if (fw_json_gate (exact, input->length, &fw_json_limits_document, &error))
        g_error ("accepted: %s", input->text);
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
      if (!g_str_has_prefix (error->message, words))
        g_error ("“%s” instead of %s for %s", error->message, words, input->text);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
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
    { "{\n  \"seats\": 012\n}",
      "line 2, column 12: found “012”; wanted a number as JSON writes it: "
      "12, -0.5 or 1.2e6." },
    { "{\"a\":1,\n\"a\":2}", "line 2, column 1: the member “a” is given twice." },
    { "[1, 2", "line 1, column 6: the text ends too early: it is cut off or incomplete." },
    { "[1e999]", "line 1, column 2: “1e999” is larger than a number can be." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_json_gate (samples[i].text, strlen (samples[i].text),
                                    &fw_json_limits_document, &error));
      g_assert_cmpstr (error->message, ==, samples[i].sentence);
    }
}

static gboolean
nested (gsize depth, gboolean closed, gboolean objects, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < depth; i++)
    g_string_append (text, objects && i % 2 == 0 ? "{\"a\":" : "[");
  for (gsize i = depth; closed && i > 0; i--)
    g_string_append_c (text, objects && (i - 1) % 2 == 0 ? '}' : ']');
  if (objects && closed && depth % 2 == 1)
    return FALSE; /* ends in {"a":} */
  return fw_json_gate (text->str, text->len, &fw_json_limits_document, error);
}

/* J1 */
static void
test_depth (void)
{
  static const gsize deep[] = { 65, 66, 100 * 1000, 10 * 1000 * 1000 };

  g_assert_true (nested (63, TRUE, FALSE, NULL));
  g_assert_true (nested (64, TRUE, FALSE, NULL));
  g_assert_true (nested (64, TRUE, TRUE, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (deep); i++)
    {
      g_autoptr (GError) open = NULL;
      g_autoptr (GError) closed = NULL;

      g_assert_false (nested (deep[i], FALSE, FALSE, &open));
      g_assert_cmpstr (open->message, ==, "line 1, column 65: nested deeper than 64 levels.");
      g_assert_false (nested (deep[i], TRUE, FALSE, &closed));
      g_assert_cmpstr (closed->message, ==, "line 1, column 65: nested deeper than 64 levels.");
    }
}

static void
test_limits (void)
{
  const FwJsonLimits small = { .max_bytes = 20, .max_depth = 2, .max_values = 4 };
  g_autoptr (GError) large = NULL;
  g_autoptr (GError) many = NULL;

  g_assert_true (fw_json_gate ("[1,2,3]             ", 20, &small, NULL));
  g_assert_false (fw_json_gate ("[1,2,3]              ", 21, &small, &large));
  g_assert_error (large, FW_ERROR, FW_ERROR_TOO_LARGE);
  g_assert_false (fw_json_gate ("[1,2,3,4]", 9, &small, &many));
  g_assert_error (many, FW_ERROR, FW_ERROR_TOO_LARGE);
  g_assert_false (fw_json_gate ("[[[]]]", 6, &small, NULL));
}

/* The names of an object: as many as fit are each told from the others, one more is refused. */
static void
test_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) many = NULL;
  g_autoptr (GError) twice = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s\"k%d\":{\"k%d\":0}", i > 0 ? "," : "", i, i);
  g_string_append_c (text, '}');
  g_assert_true (fw_json_gate (text->str, text->len, &fw_json_limits_document, NULL));
  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"x\":0}");
  g_assert_false (fw_json_gate (text->str, text->len, &fw_json_limits_document, &many));
  g_assert_nonnull (strstr (many->message, "more than 5000 members"));
  g_string_replace (text, "\"k4999\":{", "\"k17\":{", 1);
  g_assert_false (fw_json_gate (text->str, text->len, &fw_json_limits_document, &twice));
  g_assert_nonnull (strstr (twice->message, "“k17” is given twice"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json-gate/accepted", test_accepted);
  g_test_add_func ("/model/json-gate/refused", test_refused);
  g_test_add_func ("/model/json-gate/sentences", test_sentences);
  g_test_add_func ("/model/json-gate/depth", test_depth);
  g_test_add_func ("/model/json-gate/limits", test_limits);
  g_test_add_func ("/model/json-gate/members", test_members);
  return g_test_run ();
}
