/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"

/* “fetch” and “sources” as a person runs them, against a server on this machine whose numbers are
 * invented; answers are stored in a folder of the test's own. */

#define KEY "CANARY0123456789"

typedef struct
{
  GSubprocess *server;
  char *address;
  char *cache; /* "XDG_CACHE_HOME=..." */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fairway-cli-fetch-XXXXXX", &error);

  g_assert_no_error (error);
  self->cache = g_strconcat ("XDG_CACHE_HOME=", folder, NULL);
  self->server
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          &error, g_getenv ("FAIRWAY_FIXTURE_SERVER"), NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  self->address = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (self->address, "http://127.0.0.1:"));
}

static void
end_server (Fixture *self)
{
  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, 15);
      g_subprocess_wait (self->server, NULL, NULL);
    }
  g_clear_object (&self->server);
}

/* What is in a folder goes through a function; TRUE when it is to be removed. */
static void
each_file (const char *folder, void (*function) (const char *path))
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        each_file (path, function);
      else
        function (path);
    }
}

static void
assert_no_key (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, NULL);
  g_assert_null (g_strstr_len (text, (gssize)length, KEY));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  end_server (self);
  each_file (strchr (self->cache, '=') + 1, assert_no_key);
  remove_all (strchr (self->cache, '=') + 1);
  g_free (self->cache);
  g_free (self->address);
}

/* Words end with NULL. */
static CliRun *
fetch (Fixture *self, const char *plan, ...)
{
  const char *const environment[] = { self->cache, "CENSUS=" KEY, "SCORECARD=" KEY, NULL };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  CliRun *run;
  va_list args;

  g_ptr_array_add (words, (gpointer) "fetch");
  g_ptr_array_add (words, (gpointer)plan);
  va_start (args, plan);
  for (const char *word = va_arg (args, const char *); word != NULL;
       word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer)word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  run = cli_run_in (environment, (const char *const *)words->pdata);
  g_assert_null (strstr (run->out, KEY));
  g_assert_null (strstr (run->err, KEY));

  return run;
}

#define MINNEAPOLIS "--place", "2743000", "--metro", "33460"
#define KEYS        "--key-env", "acs=CENSUS", "--key-env", "scorecard=SCORECARD"

/* ----- before anything is sent: the manual's section 5 */

static JsonArray *
dry_requests (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "requests");
}

/* Whether one of the requests ends so; the vintage tried first is left open. */
static gboolean
asks (JsonNode *root, const char *tail)
{
  JsonArray *requests = dry_requests (root);

  for (guint i = 0; i < json_array_get_length (requests); i++)
    if (g_str_has_suffix (
            json_object_get_string_member (json_array_get_object_element (requests, i), "url"),
            tail))
      return TRUE;

  return FALSE;
}

static void
assert_asks (JsonNode *root, const char *get)
{
  g_autofree char *tail = g_strconcat ("/acs/acs5?get=", get, "&for=place:43000&in=state:27", NULL);

  if (!asks (root, tail))
    g_error ("nobody asks for %s", tail);
}

static void
append_ids (GString *get, const char *table, guint first, guint last, gboolean margins)
{
  for (guint id = first; id <= last; id++)
    {
      g_string_append_printf (get, ",%s_%03uE", table, id);
      if (margins)
        g_string_append_printf (get, ",%s_%03uM", table, id);
    }
}

/* Row 1: population, medians, aggregate and Gini with margins; fifths without. */
static char *
summary_row (void)
{
  GString *get = g_string_new ("NAME");

  append_ids (get, "B01003", 1, 1, TRUE);
  append_ids (get, "B19013", 1, 1, TRUE);
  append_ids (get, "B19025", 1, 1, TRUE);
  append_ids (get, "B19083", 1, 1, TRUE);
  append_ids (get, "B19080", 1, 5, FALSE);
  append_ids (get, "B19081", 1, 6, FALSE);
  append_ids (get, "B19082", 1, 6, FALSE);

  return g_string_free (get, FALSE);
}

/* Rows 5 and 6: ids of several races in one request. */
static char *
race_row (const char *table, const char *races, const guint *ids, guint n_ids, gboolean margins)
{
  GString *get = g_string_new ("NAME");

  for (const char *race = races; *race != '\0'; race++)
    for (guint i = 0; i < n_ids; i++)
      {
        g_autofree char *name = g_strdup_printf ("%s%c", table, *race);

        append_ids (get, name, ids[i], ids[i], margins);
      }

  return g_string_free (get, FALSE);
}

static void
assert_race_rows (JsonNode *root, const char *table, const char *const *parts, const guint *ids,
                  guint n_ids, gboolean margins)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *get = race_row (table, parts[i], ids, n_ids, margins);

      assert_asks (root, get);
    }
}

static void
test_dry_census (Fixture *self, gconstpointer data)
{
  static const char *const of_three[] = { "ABC", "DEF", "GHI", NULL };
  static const char *const of_five[] = { "ABCDE", "FGHI", NULL };
  static const guint work[] = { 6, 8, 11, 13, 19, 21, 24, 26 };
  static const guint school[] = { 1, 3, 4, 5, 6, 8, 9, 10, 11 };
  static const guint median[] = { 1 };
  g_autoptr (CliRun) run = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "acs", "--key-env",
                                  "CENSUS", "--dry-run", "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *source = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (root), "sources"), 0);
  g_autofree char *summary = summary_row ();
  g_autofree char *peers = g_strconcat ("?get=", summary, "&for=place:*&in=state:27", NULL);

  assert_asks (root, summary);
  assert_asks (root, "NAME,group(B19001)");
  for (char race = 'A'; race <= 'I'; race++)
    {
      g_autofree char *incomes = g_strdup_printf ("NAME,group(B19001%c)", race);
      g_autofree char *earnings = g_strdup_printf ("NAME,group(B20005%c)", race);

      assert_asks (root, incomes);
      assert_asks (root, earnings);
    }
  assert_race_rows (root, "B19013", (const char *const[]){ "ABCDEFGHI", NULL }, median, 1, TRUE);
  assert_race_rows (root, "C23002", of_three, work, G_N_ELEMENTS (work), TRUE);
  assert_race_rows (root, "C15002", of_five, school, G_N_ELEMENTS (school), FALSE);
  g_assert_true (asks (root, peers));

  g_assert_cmpuint (json_array_get_length (dry_requests (root)), ==, 1 + 1 + 9 + 1 + 3 + 2 + 9 + 2);
  g_assert_cmpint (json_object_get_int_member (source, "calls"), ==, 28);
  g_assert_true (json_object_get_boolean_member (source, "key_needed"));
  g_assert_false (json_object_get_boolean_member (source, "key_missing"));
}

/* Every id BLS is asked for has the length of its survey, and no query has too many. */
static void
test_dry_bls (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *prefix;
    guint length;
    guint n;
  } kinds[]
      = { { "LAUMT2733460", 20, 4 },       { "LAUCT2743000", 20, 4 }, { "LASST27", 20, 1 },
          { "OEUM0033460000000", 25, 14 }, { "JTS00000027", 21, 4 },  { "CUUR0000SA0", 11, 1 } };
  guint found[G_N_ELEMENTS (kinds)] = { 0 };
  g_autoptr (CliRun) run = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "bls", "--soc",
                                  "15-1252", "--soc", "151232", "--dry-run", "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonArray *requests = dry_requests (root);

  for (guint i = 0; i < json_array_get_length (requests); i++)
    {
      JsonObject *request = json_array_get_object_element (requests, i);
      g_autoptr (JsonNode) body
          = json_from_string (json_object_get_string_member (request, "body"), NULL);
      JsonArray *ids = json_object_get_array_member (json_node_get_object (body), "seriesid");

      g_assert_cmpstr (json_object_get_string_member (request, "method"), ==, "POST");
      g_assert_cmpuint (json_array_get_length (ids), <=, 25);
      g_assert_false (json_object_has_member (json_node_get_object (body), "registrationkey"));
      for (guint j = 0; j < json_array_get_length (ids); j++)
        for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
          {
            const char *id = json_array_get_string_element (ids, j);

            if (!g_str_has_prefix (id, kinds[k].prefix))
              continue;
            g_assert_cmpuint (strlen (id), ==, kinds[k].length);
            found[k]++;
          }
    }
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    g_assert_cmpuint (found[k], ==, kinds[k].n);
}

/* All sources as text: one line a request, then the account; nobody is asked. */
static void
test_dry_all (Fixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;

  end_server (self);
  run = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "all", "--server", self->address,
               "--dry-run", NULL);
  cli_assert_status (run, 0);
  g_assert_nonnull (strstr (run->out, "GET https://public.projectionscentral.org/Projections/"
                                      "LongTermRestJson/27?items_per_page=1000\n"));
  g_assert_nonnull (strstr (run->out, "Census: 28 requests, key needed"));
  g_assert_nonnull (strstr (run->out, "25 left today"));
  g_assert_true (g_str_has_suffix (run->out, "Nothing was sent.\n"));
}

/* ----- into a plan */

static JsonObject *
run_of_plan (JsonNode **root, const char *plan)
{
  const char *draws = g_getenv ("FAIRWAY_TEST_DRAWS");
  g_autoptr (CliRun) run
      = cli_run ("run", plan, "--json", "--draws", draws != NULL ? draws : "300", NULL);

  *root = cli_json (run);
  return json_node_get_object (*root);
}

static JsonObject *
count_requests (JsonNode *root)
{
  return json_object_get_object_member (json_node_get_object (root), "requests");
}

static void
test_fetch_all (Fixture *self, gconstpointer data)
{
  static const char *const members[] = { "plan",     "geography", "metro",    "requests", "series",
                                         "programs", "missing",   "headline", "saved",    NULL };
  g_autofree char *path = g_build_filename (cli_folder (), "minneapolis.fairway", NULL);
  g_autoptr (CliRun) first = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "all", KEYS,
                                    "--server", self->address, "--json", "-o", path, NULL);
  g_autoptr (JsonNode) arrived = cli_json (first);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (CliRun) offline = NULL;
  g_autoptr (JsonNode) stored = NULL;
  g_autofree char *digest = NULL;

  cli_assert_members (json_node_get_object (arrived), members);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (arrived), "geography"), ==,
                   "place:2743000");
  g_assert_cmpint (json_object_get_int_member (count_requests (arrived), "failed"), ==, 0);
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (arrived), "series")),
                    >, 50);
  digest = g_strdup (json_object_get_string_member (run_of_plan (&before, path), "digest"));
  assert_no_key (path);

  /* Without the server: the same plan, and the same numbers from what is stored. */
  end_server (self);
  offline = fetch (self, path, MINNEAPOLIS, "--source", "all", "--server", self->address, "--json",
                   "--offline", NULL);
  stored = cli_json (offline);
  g_assert_cmpint (json_object_get_int_member (count_requests (stored), "answered"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (count_requests (stored), "stored"), ==,
                   json_object_get_int_member (count_requests (arrived), "answered"));
  g_assert_true (json_object_get_null_member (json_node_get_object (stored), "saved"));
  g_assert_cmpstr (json_object_get_string_member (run_of_plan (&after, path), "digest"), ==,
                   digest);
}

/* As text, in place, with what was there before. */
static void
test_fetch_text (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (cli_folder (), "text.fairway", NULL);
  g_autoptr (CliRun) first = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "projections",
                                    "--server", self->address, "-o", path, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;
  g_autofree char *stays = g_build_filename (cli_folder (), "stays.fairway", NULL);
  g_autoptr (CliRun) missouri = fetch (self, "minneapolis", "--place", "29510", "--source",
                                       "projections", "--server", self->address, "-o", stays, NULL);
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) covered = NULL;
  g_autoptr (GError) error = NULL;
  const char *values;

  cli_assert_status (first, 0);
  g_assert_nonnull (strstr (first->out, "Requests: 1 answered, 0 from the store, 0 failed.\n"));
  g_assert_nonnull (strstr (first->out, ", new\n"));
  g_assert_nonnull (strstr (first->out, "Saved as “"));
  cli_assert_status (missouri, 0);
  g_assert_nonnull (strstr (missouri->out, "The plan's place: it stays Hennepin County"));

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  values = strstr (strstr (text, "\"projected_openings\""), "\"values\": [");
  edited = g_string_new_len (text, values - text);
  g_string_append (edited, "\"values\": [123456");
  g_string_append (edited, strchr (values, ','));
  g_file_set_contents (path, edited->str, -1, &error);
  g_assert_no_error (error);

  again = fetch (self, path, "--source", "projections", "--server", self->address, NULL);
  cli_assert_status (again, 0);
  g_assert_nonnull (strstr (again->out, "Requests: 0 answered, 1 from the store, 0 failed.\n"));
  g_assert_nonnull (strstr (again->out, ", 1 of 4 changed\n"));
  g_assert_nonnull (strstr (again->out, "Openings a year: 123,000 → "));

  /* A reason that is a sentence goes on with what is used instead. */
  end_server (self);
  covered
      = fetch (self, path, "--source", "projections", "--server", self->address, "--refresh", NULL);
  cli_assert_status (covered, 0);
  g_assert_nonnull (strstr (covered->out, "; answers stored earlier are used\n"));
  g_assert_null (strstr (covered->out, ".;"));
}

/* ----- refusals */

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (cli_folder (), "refused.fairway", NULL);
  g_autoptr (CliRun) plain = fetch (self, "minneapolis", "--source", "bls", "-o", path, "--server",
                                    "http://example.com", NULL);
  g_autoptr (CliRun) keyless = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "acs", "-o",
                                      path, "--server", self->address, NULL);
  g_autoptr (CliRun) unset = fetch (self, "minneapolis", "--source", "acs", "-o", path, "--key-env",
                                    "NO_SUCH_VARIABLE", "--server", self->address, NULL);
  g_autoptr (CliRun) nothing_stored = fetch (self, "minneapolis", "--source", "bls", "-o", path,
                                             "--server", self->address, "--offline", NULL);
  g_autoptr (CliRun) elsewhere
      = fetch (self, "minneapolis", "--source", "acs", "--key-env", "CENSUS", "-o", path,
               "--server", self->address, "--place", "5553000", NULL);
  g_autoptr (CliRun) nowhere
      = fetch (self, "minneapolis", "--source", "acs", "--key-env", "CENSUS", "-o", path,
               "--server", self->address, "--place", "27999", NULL);
  g_autoptr (CliRun) gone = NULL;

  cli_assert_refused (elsewhere, "“place:5553000” is in no state of Hennepin County, Minnesota");
  cli_assert_refused (nowhere, "27999");
  cli_assert_refused (plain, "example.com");
  cli_assert_refused (keyless, "Census answers only with a key");
  cli_assert_refused (unset, "NO_SUCH_VARIABLE");
  cli_assert_refused (nothing_stored, "BLS");
  end_server (self);
  gone = fetch (self, "minneapolis", MINNEAPOLIS, "--source", "projections", "-o", path, "--server",
                self->address, NULL);
  cli_assert_refused (gone, "Projections Central");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_usage (CliRun *run, const char *names)
{
  cli_assert_status (run, 2);
  if (strstr (run->err, names) == NULL)
    g_error ("“%s” is not in: %s", names, run->err);
  cli_run_free (run);
}

static void
test_usage (Fixture *self, gconstpointer data)
{
  assert_usage (fetch (self, "minneapolis", NULL), "--source");
  assert_usage (fetch (self, "minneapolis", "--source", "asc", "-o", "x", NULL), "acs");
  assert_usage (fetch (self, "minneapolis", "--source", "feed", "-o", "x", NULL), "import");
  assert_usage (fetch (self, "minneapolis", "--source", "bls", NULL), "-o FILE.fairway");
  assert_usage (fetch (self, "minneapolis", "--source", "bls", "--dry-run", "--place", "1", NULL),
                "1");
  assert_usage (fetch (self, "minneapolis", "--source", "bls", "--dry-run", "--metro", "M", NULL),
                "--metro");
  assert_usage (
      fetch (self, "minneapolis", "--source", "bls", "--dry-run", "--soc", "welder", NULL),
      "--soc");
  assert_usage (
      fetch (self, "minneapolis", "--source", "all", "--dry-run", "--key-env", "CENSUS", NULL),
      "=CENSUS");
  assert_usage (
      fetch (self, "minneapolis", "--source", "bls", "--dry-run", "--offline", "--refresh", NULL),
      "--refresh");
}

/* ----- sources */

static JsonObject *
source_of (JsonNode *root, const char *name)
{
  JsonArray *array = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *source = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (source, "source"), name))
        return source;
    }

  g_error ("no source %s", name);
}

static void
test_sources (Fixture *self, gconstpointer data)
{
  const char *const environment[] = { self->cache, NULL };
  const char *const of_services[] = { "sources", "--json", NULL };
  const char *const of_server[] = { "sources", "--json", "--server", self->address, NULL };
  g_autofree char *path = g_build_filename (cli_folder (), "sources.fairway", NULL);
  g_autoptr (CliRun) fetched = fetch (self, "minneapolis", "--source", "projections", "--server",
                                      self->address, "-o", path, NULL);
  g_autoptr (CliRun) run = cli_run_in (environment, of_services);
  g_autoptr (CliRun) with_server = cli_run_in (environment, of_server);
  g_autoptr (JsonNode) root = cli_json (run);
  g_autoptr (JsonNode) served = cli_json (with_server);

  cli_assert_status (fetched, 0);
  g_assert_true (json_object_get_boolean_member (source_of (root, "acs"), "key_needed"));
  g_assert_false (json_object_get_boolean_member (source_of (root, "projections"), "takes_key"));
  g_assert_cmpint (json_object_get_int_member (source_of (root, "bls"), "quota"), ==, 25);
  g_assert_cmpint (json_object_get_int_member (source_of (root, "bls"), "quota_with_key"), ==, 500);
  /* What another server said is not taken for the service's own words. */
  g_assert_cmpint (json_object_get_int_member (source_of (root, "projections"), "stored"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (source_of (served, "projections"), "stored"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (source_of (served, "acs"), "stored"), ==, 0);
  g_assert_cmpuint (
      strlen (json_object_get_string_member (source_of (served, "projections"), "newest")), ==,
      strlen ("2026-11-21"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/cli/fetch/dry-run/census", test_dry_census);
  add ("/cli/fetch/dry-run/bls", test_dry_bls);
  add ("/cli/fetch/dry-run/all", test_dry_all);
  add ("/cli/fetch/all", test_fetch_all);
  add ("/cli/fetch/text", test_fetch_text);
  add ("/cli/fetch/refused", test_refused);
  add ("/cli/fetch/usage", test_usage);
  add ("/cli/sources", test_sources);

  return g_test_run ();
}
