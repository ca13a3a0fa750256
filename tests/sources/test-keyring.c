/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "fw-keyring-private.h"

#include <glib/gstdio.h>

#include <string.h>

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
load (FwKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_keyring_load_async (keyring, NULL, done_cb, &result);
  wait_for (&result);
  fw_keyring_load_finish (keyring, result);
}

static FwKeyState
set (FwKeyring *keyring, FwServiceId service, const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_keyring_set_async (keyring, service, key, NULL, done_cb, &result);
  wait_for (&result);
  return fw_keyring_set_finish (keyring, result);
}

static void
clear (FwKeyring *keyring, FwServiceId service)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_keyring_clear_async (keyring, service, NULL, done_cb, &result);
  wait_for (&result);
  fw_keyring_clear_finish (keyring, result);
}

static void
note_change_cb (FwKeyring *keyring, const char *service, GString *changes)
{
  g_string_append_printf (changes, "%s ", service);
}

static void
test_session (void)
{
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (GString) changes = g_string_new (NULL);

  g_signal_connect (keyring, "changed", G_CALLBACK (note_change_cb), changes);
  load (keyring);
  g_assert_false (fw_keyring_can_store (keyring));
  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    g_assert_cmpint (fw_keyring_get_state (keyring, i), ==, FW_KEY_ABSENT);

  g_assert_cmpint (set (keyring, FW_SERVICE_ACS, " 0123456789abcdef\n"), ==, FW_KEY_SESSION);
  g_assert_true (fw_keyring_has_key (keyring, FW_SERVICE_ACS));
  g_assert_false (fw_keyring_has_key (keyring, FW_SERVICE_BLS));
  g_assert_cmpstr (fw_keyring_peek (keyring, FW_SERVICE_ACS), ==, "0123456789abcdef");
  fw_keyring_set_session (keyring, FW_SERVICE_BLS, "bls-key-0123");
  g_assert_cmpint (fw_keyring_get_state (keyring, FW_SERVICE_BLS), ==, FW_KEY_SESSION);

  clear (keyring, FW_SERVICE_ACS);
  g_assert_null (fw_keyring_peek (keyring, FW_SERVICE_ACS));
  g_assert_cmpint (set (keyring, FW_SERVICE_BLS, "  "), ==, FW_KEY_ABSENT);
  g_assert_false (fw_keyring_has_key (keyring, FW_SERVICE_BLS));
  g_assert_cmpstr (changes->str, ==, "acs bls acs bls ");
}

static void
test_redact (void)
{
  static const struct
  {
    const char *text, *clean;
  } rows[] = {
    { "nothing here", "nothing here" },
    { "", "" },
    { "key=a/b+c\"d0123456 end", "key=(key) end" },
    { "key=a%2Fb%2Bc%22d0123456&x", "key=(key)&x" },
    { "key=a%2fb%2bc%22d0123456&x", "key=(key)&x" },
    { "{\"k\":\"a/b+c\\\"d0123456\"}", "{\"k\":\"(key)\"}" },
    { "{\"k\":\"a\\/b+c\\\"d0123456\"}", "{\"k\":\"(key)\"}" },
    { "a/b+c\"d0123456a/b+c\"d0123456", "(key)(key)" },
    { "two-of-them-xyz and a/b+c\"d0123456", "(key) and (key)" },
    { "a/b+c\"d012345", "a/b+c\"d012345" },
    { "one 1 stays 1", "one 1 stays 1" },
  };
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);

  fw_keyring_set_session (keyring, FW_SERVICE_ACS, "a/b+c\"d0123456");
  fw_keyring_set_session (keyring, FW_SERVICE_BLS, "two-of-them-xyz");
  fw_keyring_set_session (keyring, FW_SERVICE_SCORECARD, "1"); /* a slip: no secret */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = fw_keyring_redact (keyring, rows[i].text);
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr (GBytes) body = fw_keyring_redact_bytes (keyring, bytes, NULL);

      g_assert_cmpstr (clean, ==, rows[i].clean);
      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), rows[i].clean,
                       strlen (rows[i].clean));
      g_assert_true ((body == bytes) == g_str_equal (rows[i].text, rows[i].clean));
    }
  g_assert_null (fw_keyring_redact (keyring, NULL));
}

/* A key that was sent is taken out of the answer also when it was cleared in between. */
static void
test_redact_sent (void)
{
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autofree char *kept = fw_keyring_redact (keyring, "echo 0123456789");
  g_autofree char *clean = fw_keyring_redact_sent (keyring, "echo 0123456789", "0123456789");

  g_assert_cmpstr (kept, ==, "echo 0123456789");
  g_assert_cmpstr (clean, ==, "echo (key)");
}

/* A key that contains another is gone whole. */
static void
test_redact_nested (void)
{
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autofree char *clean = NULL;

  fw_keyring_set_session (keyring, FW_SERVICE_ACS, "0123456789");
  fw_keyring_set_session (keyring, FW_SERVICE_BLS, "0123456789-and-more");
  clean = fw_keyring_redact (keyring, "0123456789-and-more, 0123456789");
  g_assert_cmpstr (clean, ==, "(key), (key)");
}

/* ------------------------------------------------------------------------------ secret services */

/* libsecret looks once in a process where to keep secrets: so a process for each case. */
static void
test_no_service (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FwKeyring) keyring = NULL;

      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      g_setenv ("SECRET_BACKEND", "service", TRUE);
      keyring = fw_keyring_new (TRUE);
      load (keyring);
      g_assert_false (fw_keyring_can_store (keyring));
      g_assert_cmpint (set (keyring, FW_SERVICE_ACS, "0123456789"), ==, FW_KEY_SESSION);
      g_assert_false (fw_keyring_can_store (keyring));
      g_assert_cmpstr (fw_keyring_peek (keyring, FW_SERVICE_ACS), ==, "0123456789");
      clear (keyring, FW_SERVICE_ACS);
      g_assert_false (fw_keyring_has_key (keyring, FW_SERVICE_ACS));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* The store of the sandbox, an encrypted file. */
static void
keep_in_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "default.keyring", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (FwKeyring) first = NULL;
  g_autoptr (FwKeyring) second = NULL;
  g_autoptr (FwKeyring) third = NULL;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  first = fw_keyring_new (TRUE);
  load (first);
  g_assert_true (fw_keyring_can_store (first));
  g_assert_cmpint (set (first, FW_SERVICE_ACS, "0123456789abcdef"), ==, FW_KEY_STORED);
  g_assert_cmpint (set (first, FW_SERVICE_BLS, "bls-key-0123"), ==, FW_KEY_STORED);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "0123456789abcdef", 16));

  second = fw_keyring_new (TRUE);
  load (second);
  g_assert_cmpstr (fw_keyring_peek (second, FW_SERVICE_ACS), ==, "0123456789abcdef");
  g_assert_cmpint (fw_keyring_get_state (second, FW_SERVICE_BLS), ==, FW_KEY_STORED);
  g_assert_false (fw_keyring_has_key (second, FW_SERVICE_SCORECARD));
  clear (second, FW_SERVICE_ACS);

  third = fw_keyring_new (TRUE);
  /* What a person types before the stored keys are read stays. */
  fw_keyring_set_session (third, FW_SERVICE_BLS, "typed-just-now");
  load (third);
  g_assert_false (fw_keyring_has_key (third, FW_SERVICE_ACS));
  g_assert_cmpstr (fw_keyring_peek (third, FW_SERVICE_BLS), ==, "typed-just-now");
}

static void
test_file (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = g_strdup (g_getenv ("ASAN_OPTIONS"));
  g_autofree char *options = NULL;

  if (g_test_subprocess ())
    {
      keep_in_file (g_getenv ("FAIRWAY_TEST_FOLDER"));
      return;
    }
  folder = g_dir_make_tmp ("fairway-keys-XXXXXX", NULL);
  path = g_build_filename (folder, "default.keyring", NULL);
  g_setenv ("FAIRWAY_TEST_FOLDER", folder, TRUE);
  /* libsecret 0.20 loses a short text each time it writes its file. */
  options = g_strconcat (before != NULL ? before : "", ":detect_leaks=0", NULL);
  g_setenv ("ASAN_OPTIONS", options, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  if (before != NULL)
    g_setenv ("ASAN_OPTIONS", before, TRUE);
  else
    g_unsetenv ("ASAN_OPTIONS");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/session", test_session);
  g_test_add_func ("/keyring/redact", test_redact);
  g_test_add_func ("/keyring/redact-sent", test_redact_sent);
  g_test_add_func ("/keyring/redact-nested", test_redact_nested);
  g_test_add_func ("/keyring/no-service", test_no_service);
  g_test_add_func ("/keyring/file", test_file);
  return g_test_run ();
}
