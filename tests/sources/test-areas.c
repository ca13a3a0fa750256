/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fetch-fixture.h"
#include "fw-areas.h"

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static GPtrArray *
fetch (FetchFixture *fixture, FwLevel level, const char *state, int year, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_keyring_set_session (fixture->keyring, FW_SERVICE_ACS, "a-key");
  fw_areas_fetch_async (fixture->http, level, state, year, FW_STORE_FRESH, NULL, keep_result,
                        &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fw_areas_fetch_finish (fixture->http, result, error);
}

/* The newest year is asked first; one that is not out is stepped over. */
static void
test_cities (FetchFixture *fixture, gconstpointer data)
{
  FixtureOptions options = fixture_options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = NULL;

  options.newest_acs = 2023;
  fixture_server_set_options (fixture->server, &options);
  areas = fetch (fixture, FW_LEVEL_PLACE, "27", 2026, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_server_count (fixture->server, "/data/2025/"), ==, 1);
  g_assert_cmpuint (fixture_server_count (fixture->server, "/data/2024/"), ==, 1);
  g_assert_cmpuint (fixture_server_count (fixture->server, "/data/2023/"), ==, 1);

  g_assert_cmpuint (areas->len, >, 5);
  for (guint i = 0; i < areas->len; i++)
    {
      const FwArea *area = g_ptr_array_index (areas, i);

      g_assert_true (g_str_has_prefix (area->geography, "place:27"));
      g_assert_cmpuint (strlen (area->geography), ==, strlen ("place:2743000"));
      if (i > 0)
        g_assert_cmpfloat (area->population, <=,
                           ((const FwArea *)g_ptr_array_index (areas, i - 1))->population);
    }
}

static void
test_metros (FetchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = fetch (fixture, FW_LEVEL_METRO, NULL, 2026, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < areas->len; i++)
    found |= g_str_equal (((const FwArea *)g_ptr_array_index (areas, i))->geography, "metro:33460");
  g_assert_true (found);
}

/* No year has it: the last refusal is told, and the search ends. */
static void
test_none_published (FetchFixture *fixture, gconstpointer data)
{
  FixtureOptions options = fixture_options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = NULL;

  options.newest_acs = 1999;
  fixture_server_set_options (fixture->server, &options);
  areas = fetch (fixture, FW_LEVEL_PLACE, "27", 2026, &error);
  g_assert_null (areas);
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);
  g_assert_cmpuint (fixture_server_count (fixture->server, NULL), ==, 4);
}

/* A recorded answer of counties has names but no code of a city or metro area. */
static void
test_other_list (void)
{
  static const char body[] = "[[\"NAME\",\"B01003_001E\",\"state\",\"county\"],"
                             "[\"Baltimore County, Maryland\",\"827370\",\"24\",\"005\"]]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (FwRequest) request = fw_areas_request (FW_LEVEL_PLACE, "24", 2024);
  const FwAnswerInfo info = { .status = 200 };
  g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_areas_read (answer, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/sources/areas/" name, FetchFixture, NULL, fetch_fixture_set_up, function,          \
              fetch_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("cities", test_cities);
  ADD ("metros", test_metros);
  ADD ("none-published", test_none_published);
  g_test_add_func ("/sources/areas/other-list", test_other_list);

  return g_test_run ();
}
