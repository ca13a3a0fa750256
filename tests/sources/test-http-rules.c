/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-address.h"
#include "fw-quota.h"
#include "fw-retry.h"
#include "fw-source-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* The client's rules that need no network. */

#define DAY  86400
#define NOON (20000 * (gint64)DAY + DAY / 2)

static void
test_public (void)
{
  static const char *const public[]
      = { "8.8.8.8",        "1.1.1.1",     "172.15.255.255", "172.32.0.0",       "192.167.255.255",
          "192.169.0.0",    "100.63.0.1",  "100.128.0.0",    "11.0.0.0",         "9.255.255.255",
          "169.253.0.1",    "223.255.0.1", "126.255.0.1",    "128.0.0.1",        "198.17.255.255",
          "198.20.0.0",     "2600::1",     "2a00:1450::5",   "64:ff9b::8.8.8.8", "::ffff:8.8.8.8",
          "2002:808:808::1" };
  static const char *const private[] = { "127.0.0.1",
                                         "127.255.255.255",
                                         "0.0.0.0",
                                         "10.0.0.1",
                                         "10.255.255.255",
                                         "172.16.0.1",
                                         "172.31.255.255",
                                         "192.168.0.1",
                                         "192.168.255.255",
                                         "169.254.169.254",
                                         "100.64.0.1",
                                         "100.127.255.255",
                                         "192.0.0.8",
                                         "198.18.0.1",
                                         "198.19.255.255",
                                         "224.0.0.1",
                                         "239.1.2.3",
                                         "240.0.0.1",
                                         "255.255.255.255",
                                         "::",
                                         "::1",
                                         "::10.0.0.1",
                                         "fe80::1",
                                         "febf::1",
                                         "fc00::1",
                                         "fdff::1",
                                         "ff02::1",
                                         "fec0::1",
                                         "2001:db8::1",
                                         "::ffff:10.0.0.1",
                                         "::ffff:127.0.0.1",
                                         "64:ff9b::192.168.1.1",
                                         "2002:7f00:1::",
                                         "2002:c0a8:101::1",
                                         "100::1" };

  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (public[i]);

      g_test_message ("%s", public[i]);
      g_assert_true (fw_address_is_public (address));
    }
  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (private[i]);

      g_test_message ("%s", private[i]);
      g_assert_false (fw_address_is_public (address));
    }
}

static void
test_typed (void)
{
  static const char *const good[]
      = { "https://feed.example/jobs.json",   "HTTPS://Feed.Example",
          "https://feed.example:8443/?a=b#c", "https://8.8.8.8/",
          "https://localhost.example/",       "https://internal.example/" };
  static const char *const bad[] = { "",
                                     "feed.example",
                                     "http://feed.example/",
                                     "ftp://feed.example/",
                                     "file:///etc/passwd",
                                     "javascript:alert(1)",
                                     "https://",
                                     "https:///path",
                                     "https://me@feed.example/",
                                     "https://me:you@feed.example/",
                                     "https://localhost/",
                                     "https://LOCALHOST./",
                                     "https://a.localhost/",
                                     "https://printer.local/",
                                     "https://db.internal:5432/",
                                     "https://127.0.0.1/",
                                     "https://10.0.0.1:8080/",
                                     "https://[::1]/",
                                     "https://[::ffff:10.0.0.1]/",
                                     "https://[fe80::1]/",
                                     "https://0.0.0.0/" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) address = fw_address_parse_public (good[i], &error);

      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) address = fw_address_parse_public (bad[i], &error);

      g_test_message ("%s", bad[i]);
      g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS);
      g_assert_null (strstr (error->message, "you@"));
    }
}

static void
check_follow (const FwService *service, const char *from, const char *location, const char *to)
{
  g_autoptr (GUri) begin = g_uri_parse (from, FW_ADDRESS_FLAGS, NULL);
  g_autoptr (GUri) end = fw_address_follow (begin, location, service);
  g_autofree char *text = end != NULL ? g_uri_to_string (end) : NULL;

  g_test_message ("%s", location != NULL ? location : "(none)");
  g_assert_cmpstr (text, ==, to);
}

static void
test_follow (void)
{
  static const char *const hosts[] = { "api.example", "data.example", NULL };
  const FwService listed = { .origin = "https://api.example", .hosts = hosts };
  const FwService *feed = fw_service_get (FW_SERVICE_FEED);
  const FwService *census = fw_service_get (FW_SERVICE_ACS);
  static const char api[] = "https://api.example/v1?a=b";
  static const char page[] = "https://www.feed.example/a/b";

  check_follow (&listed, api, "https://data.example/x", "https://data.example/x");
  check_follow (&listed, api, "/v2?c=%20d", "https://api.example/v2?c=%20d");
  check_follow (&listed, api, "https://DATA.example:443/x", "https://DATA.example/x");
  check_follow (&listed, api, "https://data.example.evil.example/", NULL);
  check_follow (&listed, api, "https://other.example/", NULL);
  check_follow (&listed, api, "//other.example/", NULL);
  check_follow (&listed, api, "http://data.example/x", NULL);
  check_follow (&listed, api, "https://data.example:8443/x", NULL);
  check_follow (&listed, api, "https://me:you@data.example/x", NULL);
  check_follow (&listed, api, NULL, NULL);
  check_follow (census, "https://api.census.gov/data", "/data/missing_key.html", NULL);
  check_follow (feed, page, "https://feed.example/c", "https://feed.example/c");
  check_follow (feed, page, "c", "https://www.feed.example/a/c");
  check_follow (feed, page, "https://evil.example/c", NULL);
  check_follow (feed, page, "https://www.www.feed.example/c", NULL);
  check_follow (feed, page, "http://www.feed.example/c", NULL);
  check_follow (feed, page, "data:text/html,x", NULL);
}

static void
test_add_query (void)
{
  static const struct
  {
    const char *before, *after;
  } rows[] = {
    { "https://a.example/x?y=1", "https://a.example/x?y=1&key=a%26b%20c" },
    { "https://a.example/x", "https://a.example/x?key=a%26b%20c" },
    { "https://a.example/x?", "https://a.example/x?key=a%26b%20c" },
    { "https://a.example/x?monkey=1", "https://a.example/x?monkey=1&key=a%26b%20c" },
    { "https://a.example/x?key=old", "https://a.example/x?key=old" },
    { "https://a.example/x?y=1&key=old", "https://a.example/x?y=1&key=old" },
    { "https://a.example/x?in=state:27%20county:053",
      "https://a.example/x?in=state:27%20county:053&key=a%26b%20c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) before = g_uri_parse (rows[i].before, FW_ADDRESS_FLAGS, NULL);
      g_autoptr (GUri) after = fw_address_add_query (before, "key", "a&b c");
      g_autofree char *text = g_uri_to_string (after);

      g_assert_cmpstr (text, ==, rows[i].after);
    }
}

/* Twice as long each time, never shorter than half or longer than one and a half of that. */
static void
test_wait (void)
{
  for (guint tries = 1; tries <= FW_RETRY_TRIES; tries++)
    {
      const guint whole = 1000u << (tries - 1);

      g_assert_cmpuint (fw_retry_wait (1000, tries, 0.0), ==, whole / 2);
      g_assert_cmpuint (fw_retry_wait (1000, tries, 0.5), ==, whole);
      g_assert_cmpuint (fw_retry_wait (1000, tries, 1.0), ==, whole + whole / 2);
    }
}

/* ------------------------------------------------------------------------------------- quotas */

typedef struct
{
  char *folder;
  char *path;
} Kept;

static void
set_up (Kept *kept, gconstpointer data)
{
  kept->folder = g_dir_make_tmp ("fairway-quota-XXXXXX", NULL);
  kept->path = g_build_filename (kept->folder, "quota", NULL);
}

static void
tear_down (Kept *kept, gconstpointer data)
{
  g_unlink (kept->path);
  g_rmdir (kept->folder);
  g_free (kept->path);
  g_free (kept->folder);
}

static void
test_day (Kept *kept, gconstpointer data)
{
  FwQuota *quota = fw_quota_new (kept->path, "services");
  FwQuota *again;
  gint64 now = NOON;

  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, FALSE, now), ==, 25);
  for (guint i = 0; i < 30; i++)
    fw_quota_count (quota, FW_SERVICE_BLS, now + i);
  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, FALSE, now), ==, 0);
  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, TRUE, now), ==, 470);
  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_ETP, FALSE, now), ==, -1);
  fw_quota_refused (quota, FW_SERVICE_BLS, TRUE, now);
  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, TRUE, now), ==, 0);

  /* Another run, up to the last second of the day; then it is anew. */
  again = fw_quota_new (kept->path, "services");
  now = 20001 * (gint64)DAY - 1;
  g_assert_cmpint (fw_quota_left (again, FW_SERVICE_BLS, TRUE, now), ==, 0);
  g_assert_cmpint (fw_quota_left (again, FW_SERVICE_BLS, FALSE, now), ==, 0);
  g_assert_cmpint (fw_quota_left (again, FW_SERVICE_BLS, TRUE, now + 1), ==, 500);
  g_assert_cmpint (fw_quota_left (again, FW_SERVICE_BLS, FALSE, now + 1), ==, 25);
  fw_quota_count (again, FW_SERVICE_BLS, now + 1);
  /* Two programs share one count. */
  g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, FALSE, now + 1), ==, 24);
  g_assert_false (fw_quota_is_refused (quota, FW_SERVICE_BLS, TRUE, now + 1));
  fw_quota_free (quota);
  fw_quota_free (again);
}

static void
test_hold (Kept *kept, gconstpointer data)
{
  FwQuota *quota = fw_quota_new (kept->path, "services");

  g_assert_cmpint (fw_quota_get_hold (quota, FW_SERVICE_ETP, NOON), ==, 0);
  fw_quota_hold (quota, FW_SERVICE_ETP, NOON + 100);
  g_assert_cmpint (fw_quota_get_hold (quota, FW_SERVICE_ETP, NOON), ==, NOON + 100);
  g_assert_cmpint (fw_quota_get_hold (quota, FW_SERVICE_BLS, NOON), ==, 0);
  g_assert_cmpint (fw_quota_get_hold (quota, FW_SERVICE_ETP, NOON + 100), ==, 0);
  /* A clock set back does not keep anybody away for days. */
  g_assert_cmpint (fw_quota_get_hold (quota, FW_SERVICE_ETP, NOON - DAY), ==, 0);
  fw_quota_free (quota);
}

/* Counts of another server, or bytes that are no counts, count for nothing. */
static void
test_foreign (Kept *kept, gconstpointer data)
{
  static const char *const damaged[]
      = { "", "nonsense", "[bls]\nsent=9", "[quota]\nwhose=services\n[bls]\nday=20000\nsent=many\n",
          "[quota]\nwhose=services\n[bls]\nday=20000\nsent=-99999999999\n" };
  FwQuota *quota = fw_quota_new (kept->path, "services");
  FwQuota *other = fw_quota_new (kept->path, "http://127.0.0.1:1");

  fw_quota_count (quota, FW_SERVICE_BLS, NOON);
  g_assert_cmpint (fw_quota_left (other, FW_SERVICE_BLS, FALSE, NOON), ==, 25);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_assert_true (g_file_set_contents (kept->path, damaged[i], -1, NULL));
      g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, FALSE, NOON), ==, 25);
      fw_quota_count (quota, FW_SERVICE_BLS, NOON);
      g_assert_cmpint (fw_quota_left (quota, FW_SERVICE_BLS, FALSE, NOON), ==, 24);
    }
  fw_quota_free (quota);
  fw_quota_free (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/rules/public", test_public);
  g_test_add_func ("/http/rules/typed", test_typed);
  g_test_add_func ("/http/rules/follow", test_follow);
  g_test_add_func ("/http/rules/add-query", test_add_query);
  g_test_add_func ("/http/rules/wait", test_wait);
  g_test_add ("/http/rules/quota/day", Kept, NULL, set_up, test_day, tear_down);
  g_test_add ("/http/rules/quota/hold", Kept, NULL, set_up, test_hold, tear_down);
  g_test_add ("/http/rules/quota/foreign", Kept, NULL, set_up, test_foreign, tear_down);
  return g_test_run ();
}
