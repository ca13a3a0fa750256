/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli-fixture.h"

static const char programs[]
    = "Course,School,Occupation,Length,Class size,Starts,Cost per seat,Applicants,Completion rate,"
      "Starting wage,Skills,Remark\n"
      "Web evening course,A College,15-1252.00 Software Developers,18 "
      "weeks,20,8,\"$11,000\",60,74%,"
      "\"$62,700\",JavaScript; HTML/CSS,x\n"
      "Help desk course,A College,15-1232,8,many,8,8.5k,60,70%,\"$48,000\",,y\n";

static const char employers[]
    = "Company;Job title;SOC;Openings;Hourly wage;Degree required;Waiver;Honored;From;To\n"
      "A Bank;Developer;15-1252;12;29,50;Yes;No;0,8;3;6\n"
      "A Hospital;Help desk;15-1232;1.200;21,00;40%;Yes;0,75;Q3 2027;31.12.2028\n";

static const char wages[]
    = "AREA,AREA_TITLE,OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_MEDIAN,A_PCT90\n"
      "33460,Minneapolis,15-1252,Software "
      "Developers,\"21,650\",\"120,400\",\"70,100\",\"118,000\",#"
      "\n";

static const char populations[] = "Group,Residents,p20,p50,p80,Year\n"
                                  "Black or African American,200,13000,36000,80000,2023\n"
                                  "Hispanic,100,,,,\nAsian and other,200,,,,\nWhite,500,,,,\n";

static char *
path_in_folder (const char *name)
{
  return g_build_filename (cli_folder (), name, NULL);
}

static void
assert_sound (const char *plan)
{
  const char *wanted = g_getenv ("FAIRWAY_TEST_DRAWS");
  const char *draws = wanted != NULL ? wanted : "300";
  g_autoptr (CliRun) check = cli_run ("check", plan, "--json", "--draws", draws, NULL);
  g_autoptr (JsonNode) notes = cli_json (check);
  g_autoptr (CliRun) run = cli_run ("run", plan, "--json", "--draws", draws, NULL);
  g_autoptr (JsonNode) result = cli_json (run);

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (notes), "faults"), ==, 0);
  g_assert_true (json_object_has_member (json_node_get_object (result), "headline"));
}

/* Imports into the built-in plan, and says what arrived. (transfer full) */
static JsonNode *
import_json (const char *name, const char *content, const char *out, const char *as)
{
  g_autofree char *path = cli_file (name, content, -1);
  const char *const words[] = {
    "import", "minneapolis", path, "-o", out, "--json", as != NULL ? "--as" : NULL, as, NULL
  };
  g_autoptr (CliRun) run = cli_run_in (NULL, words);
  JsonNode *root = cli_json (run);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "saved"), ==, out);
  return root;
}

static void
assert_key (const char *plan, const char *key, double value)
{
  g_autoptr (CliRun) run = cli_run ("keys", plan, "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonArray *keys = JSON_NODE_HOLDS_ARRAY (root)
                        ? json_node_get_array (root)
                        : json_object_get_array_member (json_node_get_object (root), "keys");

  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      JsonObject *one = json_array_get_object_element (keys, i);

      if (g_str_equal (json_object_get_string_member (one, "key"), key))
        {
          g_assert_cmpfloat (json_object_get_double_member (one, "value"), ==, value);
          return;
        }
    }
  g_error ("there is no key %s", key);
}

static void
test_contract (void)
{
  static const char *const members[]
      = { "plan",   "input",   "table",    "faults", "programs", "jobs", "groups",
          "series", "missing", "left_out", "twice",  "saved",    NULL };
  static const char *const table[]
      = { "kind", "charset", "delimiter", "heading_line", "rows", "mapping", "unused", NULL };
  static const char *const mapping[] = { "field", "heading", "column", "reading", NULL };
  g_autofree char *out = path_in_folder ("contract.fairway");
  g_autoptr (JsonNode) root = import_json ("programs.csv", programs, out, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonObject *read = json_object_get_object_member (object, "table");
  JsonArray *columns = json_object_get_array_member (read, "mapping");
  JsonArray *faults = json_object_get_array_member (object, "faults");

  cli_assert_members (object, members);
  cli_assert_members (read, table);
  cli_assert_members (json_array_get_object_element (columns, 0), mapping);
  g_assert_cmpstr (json_object_get_string_member (read, "kind"), ==, "programs");
  g_assert_cmpstr (json_object_get_string_member (read, "delimiter"), ==, ",");
  g_assert_cmpuint (json_array_get_length (columns), ==, 11);
  g_assert_cmpuint (json_array_get_length (faults), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (faults, 0), "line"),
                   ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "programs")), ==,
                    1);
}

static void
test_programs (void)
{
  g_autofree char *out = path_in_folder ("programs.fairway");
  g_autoptr (JsonNode) root = import_json ("p.csv", programs, out, "programs");

  assert_sound (out);
  assert_key (out, "programs.web-evening-course.seats", 20);
  assert_key (out, "programs.web-evening-course.completion", 0.74);
  assert_key (out, "programs.web-evening-course.seat_cost", 11000);
}

static void
test_employers (void)
{
  g_autofree char *out = path_in_folder ("employers.fairway");
  g_autoptr (JsonNode) root = import_json ("e.csv", employers, out, "employers");
  JsonArray *jobs = json_object_get_array_member (json_node_get_object (root), "jobs");
  JsonObject *hospital = json_array_get_object_element (jobs, 1);

  assert_sound (out);
  g_assert_cmpfloat (json_object_get_double_member (hospital, "openings"), ==, 1200);
  g_assert_cmpfloat (json_object_get_double_member (hospital, "honoured"), ==, 0.75);
  g_assert_cmpfloat (json_object_get_double_member (hospital, "pay_low"), ==, 43680);
  g_assert_true (json_object_get_boolean_member (hospital, "pledged"));
}

/* The same table again is taken, since it may be another month's, but not without a word. */
static void
test_twice (void)
{
  g_autofree char *out = path_in_folder ("twice.fairway");
  g_autofree char *path = cli_file ("e.csv", employers, -1);
  g_autoptr (JsonNode) first = import_json ("e.csv", employers, out, "employers");
  g_autoptr (CliRun) again = cli_run ("import", out, path, "--as", "employers", NULL);
  JsonArray *told = json_object_get_array_member (json_node_get_object (first), "twice");

  g_assert_cmpuint (json_array_get_length (told), ==, 0);
  cli_assert_status (again, 0);
  g_assert_nonnull (strstr (again->out, "The plan has openings of “A Hospital” already"));
  g_assert_nonnull (strstr (again->out, "The plan has openings of “A Bank” already"));
}

static void
test_postings (void)
{
  g_autofree char *out = path_in_folder ("postings.fairway");
  g_autoptr (JsonNode) root = import_json ("j.csv", employers, out, "jobs");
  JsonArray *jobs = json_object_get_array_member (json_node_get_object (root), "jobs");

  assert_sound (out);
  g_assert_false (
      json_object_get_boolean_member (json_array_get_object_element (jobs, 0), "pledged"));
}

static void
test_wages (void)
{
  g_autofree char *out = path_in_folder ("wages.fairway");
  g_autoptr (JsonNode) root = import_json ("w.csv", wages, out, "table");
  JsonArray *series = json_object_get_array_member (json_node_get_object (root), "series");
  g_autofree char *text = NULL;

  g_assert_cmpuint (json_array_get_length (series), ==, 2);
  assert_sound (out);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"at-least\""));
}

static void
test_populations (void)
{
  g_autofree char *out = path_in_folder ("populations.fairway");
  g_autoptr (JsonNode) root = import_json ("g.csv", populations, out, "table");
  g_autofree char *text = NULL;

  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (root), "left_out")),
                    ==, 0);
  assert_sound (out);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"share\": 0.2"));
  g_assert_nonnull (strstr (text, "\"p50\": 36000"));
}

/* In place, keeping the version before; a dry run and a built-in plan save nothing. */
static void
test_saves (void)
{
  g_autofree char *plan = path_in_folder ("own.fairway");
  g_autofree char *kept = path_in_folder ("own.fairway~");
  g_autoptr (JsonNode) root = import_json ("s.csv", programs, plan, NULL);
  g_autofree char *table = cli_file ("t.csv", employers, -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *previous = NULL;
  g_autoptr (CliRun) dry = cli_run ("import", plan, table, "--dry-run", NULL);
  g_autoptr (CliRun) builtin = cli_run ("import", "minneapolis", table, NULL);
  g_autoptr (CliRun) own = NULL;

  cli_assert_status (dry, 0);
  g_assert_nonnull (strstr (dry->out, "Nothing was saved"));
  cli_assert_status (builtin, 0);
  g_assert_nonnull (strstr (builtin->out, "Nothing was saved"));
  g_assert_nonnull (strstr (builtin->out, "an hour’s pay, times 2,080"));
  g_assert_true (g_file_get_contents (plan, &before, NULL, NULL));
  own = cli_run ("import", plan, table, NULL);
  cli_assert_status (own, 0);
  g_assert_true (g_file_get_contents (plan, &after, NULL, NULL));
  g_assert_true (g_file_get_contents (kept, &previous, NULL, NULL));
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (before, ==, previous);
  assert_sound (plan);
}

static void
test_mapping (void)
{
  g_autofree char *table = cli_file ("m.csv", "Kurs;Wochen;Kosten\nWeb;18;1.234\n", -1);
  g_autofree char *guess = path_in_folder ("guess.map");
  g_autofree char *text = NULL;
  g_autofree char *wrong = cli_file ("wrong.map", "table = programs\ntitle = Course\n", -1);
  g_autofree char *right = cli_file (
      "right.map",
      "table = programs\ndecimal = comma\ntitle = Kurs\nweeks = Wochen\nprice = Kosten\n", -1);
  g_autoptr (CliRun) guessed
      = cli_run ("import", "minneapolis", table, "--as", "programs", "--map-out", guess, NULL);
  g_autoptr (CliRun) bad = cli_run ("import", "minneapolis", table, "--map", wrong, NULL);
  g_autoptr (CliRun) good
      = cli_run ("import", "minneapolis", table, "--map", right, "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (good);
  JsonObject *program = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (root), "programs"), 0);

  /* Written also when it is not enough: that is when somebody wants to correct it. */
  cli_assert_refused (guessed, "no column is “Program”");
  g_assert_true (g_file_get_contents (guess, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "table = programs"));
  g_assert_nonnull (strstr (text, "\n# title =\n"));
  cli_assert_refused (bad, "there is no heading “Course”");
  g_assert_cmpfloat (json_object_get_double_member (program, "price"), ==, 1234);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *content;
    gssize length;
    const char *names;
  } samples[] = {
    { "", 0, "is empty" },
    { "Course,Seats\n", -1, "no row under it" },
    { "Course,Url\nWeb,none\n", -1, "none of its rows can be taken; the first: line 2" },
    { "Course,Seats\nWeb,\"20\n", -1, "line 2, column 2: a quoted text begins here" },
    { "Course,Seats\nWeb,\0 20\n", 21, "line 2: a NUL byte" },
    { "PK\003\004", -1, "is a workbook" },
    { "Colour,Shape\nred,round\n", -1, "no column is" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = cli_file ("refused.csv", samples[i].content, samples[i].length);
      g_autofree char *out = path_in_folder ("refused.fairway");
      g_autoptr (CliRun) run = cli_run ("import", "minneapolis", path, "-o", out, NULL);

      cli_assert_refused (run, samples[i].names);
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
    }
}

static void
test_not_a_file (void)
{
  g_autofree char *table = cli_file ("n.csv", programs, -1);
  g_autofree char *fifo = path_in_folder ("pipe.csv");
  g_autoptr (CliRun) pipe = NULL;
  g_autoptr (CliRun) folder = cli_run ("import", "minneapolis", cli_folder (), NULL);
  g_autoptr (CliRun) missing = cli_run ("import", "minneapolis", "no-such.csv", NULL);
  g_autoptr (CliRun) plan = cli_run ("import", "minneapoli", table, NULL);
  g_autoptr (CliRun) plain = cli_run ("import", "minneapolis", "http://example.org/a.csv", NULL);
  g_autoptr (CliRun) kind = cli_run ("import", "minneapolis", table, "--as", "tables", NULL);
  g_autoptr (CliRun) words = cli_run ("import", "minneapolis", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  pipe = cli_run ("import", "minneapolis", fifo, NULL);
  cli_assert_refused (pipe, "pipe.csv");
  cli_assert_refused (folder, "fairway-cli-");
  cli_assert_refused (missing, "no-such.csv");
  cli_assert_refused (plan, "minneapolis");
  cli_assert_refused (plain, "https");
  cli_assert_status (kind, 2);
  cli_assert_status (words, 2);
}

static char *
feed_path (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "fixtures", "schema-org", name,
                           NULL);
}

static void
test_feeds (void)
{
  g_autofree char *program = feed_path ("synthetic-program-parttime-it-support.jsonld");
  g_autofree char *job = feed_path ("synthetic-jobposting-developer.jsonld");
  g_autofree char *out = path_in_folder ("feed.fairway");
  g_autoptr (CliRun) programs_run
      = cli_run ("import", "minneapolis", program, "-o", out, "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (programs_run);
  g_autoptr (CliRun) jobs_run = cli_run ("import", out, job, "--as", "jobs", NULL);
  g_autoptr (CliRun) other = cli_run ("import", out, job, "--as", "programs", NULL);
  g_autoptr (CliRun) table = cli_run ("import", out, job, "--as", "table", NULL);
  g_autofree char *broken = cli_file ("broken.jsonld", "{\"@context\":", -1);
  g_autoptr (CliRun) cut = cli_run ("import", out, broken, NULL);

  g_assert_true (json_object_get_null_member (json_node_get_object (root), "table"));
  cli_assert_status (jobs_run, 0);
  assert_sound (out);
  cli_assert_refused (other, "without a training program");
  cli_assert_refused (table, "no table but JSON or HTML");
  cli_assert_refused (cut, "broken.jsonld");
}

typedef struct
{
  GSocketListener *listener;
  GCancellable *end;
  const char *path; /* of the file that is answered */
} Server;

static void
answer (GSocketConnection *connection, const char *path)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[4096] = "";
  g_autofree char *body = NULL;
  g_autofree char *head = NULL;
  gsize length = 0;

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request,
                       sizeof request - 1, NULL, NULL);
  if (g_str_has_prefix (request, "GET /job.jsonld "))
    g_file_get_contents (path, &body, &length, NULL);
  head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: application/ld+json\r\n"
                          "Content-Length: %u\r\nConnection: close\r\n\r\n",
                          body != NULL ? "200 OK" : "404 Not Found", (guint)length);
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (out, body != NULL ? body : "", length, NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

/* In a thread of its own, since this one waits for the program. */
static gpointer
serve (gpointer data)
{
  Server *server = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (server->listener, NULL, server->end, NULL))
         != NULL)
    {
      answer (connection, server->path);
      g_object_unref (connection);
    }
  return NULL;
}

static void
test_address (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GCancellable) end = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *server = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autofree char *job = feed_path ("synthetic-jobposting-developer.jsonld");
  g_autofree char *out = path_in_folder ("address.fairway");
  g_autofree char *cache = g_strconcat ("XDG_CACHE_HOME=", cli_folder (), "/cache", NULL);
  const char *const environment[] = { cache, NULL };
  const char *const good[]
      = { "import", "minneapolis", "https://example.org/job.jsonld", "--server", server, "-o", out,
          "--json", NULL };
  const char *const gone[]
      = { "import", "minneapolis", "https://example.org/gone", "--server", server, NULL };
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) missing = NULL;
  g_autoptr (JsonNode) root = NULL;
  Server shared = { listener, end, job };
  GThread *thread;
  JsonArray *jobs;

  g_assert_no_error (error);
  thread = g_thread_new ("server", serve, &shared);
  run = cli_run_in (environment, good);
  root = cli_json (run);
  jobs = json_object_get_array_member (json_node_get_object (root), "jobs");
  g_assert_cmpuint (json_array_get_length (jobs), ==, 1);
  assert_sound (out);
  missing = cli_run_in (environment, gone);
  cli_assert_refused (missing, "example.org");
  g_cancellable_cancel (end);
  g_thread_join (thread);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/import/contract", test_contract);
  g_test_add_func ("/cli/import/programs", test_programs);
  g_test_add_func ("/cli/import/employers", test_employers);
  g_test_add_func ("/cli/import/twice", test_twice);
  g_test_add_func ("/cli/import/postings", test_postings);
  g_test_add_func ("/cli/import/wages", test_wages);
  g_test_add_func ("/cli/import/populations", test_populations);
  g_test_add_func ("/cli/import/saves", test_saves);
  g_test_add_func ("/cli/import/mapping", test_mapping);
  g_test_add_func ("/cli/import/refused", test_refused);
  g_test_add_func ("/cli/import/not-a-file", test_not_a_file);
  g_test_add_func ("/cli/import/feeds", test_feeds);
  g_test_add_func ("/cli/import/address", test_address);
  return g_test_run ();
}
