/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fw-error.h"

#define MIB     ((gsize)1024 * 1024)
#define N_FLIPS 2000

/* As many as are read; a sanitizer that follows every allocation would take a minute. */
#ifdef __SANITIZE_ADDRESS__
#define N_OBJECTS 30000
#else
#define N_OBJECTS 999990
#endif

static const char *const documents[] = { "plan.json", "table.json", "linked.json" };

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "json", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* Reads exactly these bytes; what is read is written and read again, and is then the same. */
static gboolean
read_whole_or_refuse (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwJsonText) text
      = fw_json_text_parse (bytes, "input", &fw_json_limits_document, &error);
  g_autoptr (FwJsonText) again = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (text == NULL)
    {
      g_assert_true (error->domain == FW_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "input, line "));
      return FALSE;
    }
  once = fw_json_write (fw_json_text_root (text), &error);
  g_assert_no_error (error);
  again = fw_json_text_parse (once, "input", &fw_json_limits_document, &error);
  g_assert_no_error (error);
  twice = fw_json_write (fw_json_text_root (again), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (once, twice));
  return TRUE;
}

/* S6: a document cut anywhere is refused; only its last line's end can be missing. */
static void
test_prefixes (void)
{
  for (gsize d = 0; d < G_N_ELEMENTS (documents); d++)
    {
      g_autoptr (GBytes) bytes = load (documents[d]);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      gsize end = length;

      while (g_ascii_isspace (data[end - 1]))
        end--;
      for (gsize n = 0; n <= length; n++)
        g_assert_true (read_whole_or_refuse (data, n) == (n >= end));
    }
}

static void
test_flips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  int n_read = 0;

  for (int i = 0; i < N_FLIPS; i++)
    {
      g_autoptr (GBytes) bytes = load (documents[i % (int)G_N_ELEMENTS (documents)]);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *flipped = g_memdup2 (data, length);
      const int n = i % 4 == 0 ? 3 : 1;

      for (int k = 0; k < n; k++)
        flipped[g_rand_int_range (rand, 0, (gint32)length)]
            ^= (char)(1 << g_rand_int_range (rand, 0, 8));
      n_read += read_whole_or_refuse (flipped, length) ? 1 : 0;
    }
  g_test_message ("%d of %d were still documents", n_read, N_FLIPS);
  g_assert_cmpint (n_read, >, 0);
  g_assert_cmpint (n_read, <, N_FLIPS);
}

/* J2: six texts made to take all memory. In processes of their own, whose largest memory is
 * measured. */

static char *
repeat (const char *head, const char *part, const char *tail, gsize length)
{
  GString *text = g_string_sized_new (length + 64);
  const gsize n = strlen (part);

  g_string_append (text, head);
  while (text->len + n + strlen (tail) <= length)
    g_string_append_len (text, part, (gssize)n);
  if (text->str[text->len - 1] == ',')
    text->str[text->len - 1] = ' ';
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static char *
make_large (int kind)
{
  GString *keys;

  switch (kind)
    {
    case 0: /* more bytes than a document has */
      return repeat ("[", "1.25,", "]", 100 * MIB);
    case 1: /* 32 million numbers */
      return repeat ("[", "1,", "]", 64 * MIB);
    case 2: /* one text of 100 MB */
      return repeat ("\"", "x", "\"", 100 * MIB);
    case 3: /* one text as large as is read */
      return repeat ("\"", "x", "\"", 64 * MIB);
    case 4: /* a million members */
      keys = g_string_new ("{");
      for (int i = 0; i < 1000000; i++)
        g_string_append_printf (keys, "%s\"%d\":0", i > 0 ? "," : "", i);
      g_string_append_c (keys, '}');
      return g_string_free (keys, FALSE);
    default: /* as many objects as are read: what costs json-glib most for a byte */
      return repeat ("[", "{},", "]", 3 * N_OBJECTS);
    }
}

static void
test_memory_child (gconstpointer data)
{
  const int kind = GPOINTER_TO_INT (data);
  char *text = make_large (kind);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwJsonText) parsed
      = fw_json_text_parse (bytes, "large", &fw_json_limits_document, &error);
  struct rusage usage;

  if (kind == 3 || kind == 5)
    g_assert_no_error (error);
  else
    g_assert_true (error != NULL && error->domain == FW_ERROR);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss, <, 1024 * 1024);
#endif
}

static void
test_memory (void)
{
  for (int kind = 0; kind < 6; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/model/json-hostile/memory/%d/subprocess", kind);

      g_test_trap_subprocess (path, 0, 0);
      g_test_trap_assert_passed ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json-hostile/prefixes", test_prefixes);
  g_test_add_func ("/model/json-hostile/flips", test_flips);
  g_test_add_func ("/model/json-hostile/memory", test_memory);
  for (int kind = 0; kind < 6; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/model/json-hostile/memory/%d/subprocess", kind);

      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_memory_child);
    }
  return g_test_run ();
}
