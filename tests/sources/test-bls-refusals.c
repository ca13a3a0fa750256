/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bls-samples.h"
#include "fw-source-error.h"

/* Looks like a key and must never come out of an answer. */
#define CANARY "c0ffee0123456789c0ffee0123456789"

static const char *const refused
    = "{\"status\":\"REQUEST_FAILED\",\"responseTime\":1,\"message\":[\"Your request has failed. "
      "Please check your input parameters and try your request again.\"],\"Results\":null}";

static void
test_split (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GString) half = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *answer = NULL, *told = NULL;
  FwRequest *a, *b;

  add_first_round (&target, outcomes, refused);
  second = next (&target, outcomes);
  g_assert_cmpuint (second->len, ==, 2);
  a = find_request (second, "metro-wages-1a");
  b = find_request (second, "metro-wages-1b");
  g_assert_cmpuint (count (fw_request_get_body (a), "\"OEUM003346000000015125"), ==, 7);
  g_assert_cmpuint (count (fw_request_get_body (b), "\"OEUM003346000000015123"), ==, 7);
  g_assert_nonnull (
      strstr (fw_request_get_body (a), "\"startyear\":\"2023\",\"endyear\":\"2026\""));

  add_wages_text (half, "33460", NULL, "15-1252", NULL, NULL);
  answer = succeed ("", half->str);
  add_outcome (outcomes, a, 200, answer);
  add_outcome (outcomes, b, 200, refused);
  third = next (&target, outcomes); /* a half is not split again, and a failure is no hole */
  g_assert_null (third);
  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"));
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_nonnull (strstr (told, "did not accept"));
}

static void
test_over (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL;
  g_autofree char *quota = read_fixture ("bls", "recorded-quota-exceeded.json");

  add_first_round (&target, outcomes, quota);
  second = next (&target, outcomes);
  g_assert_null (second);
}

static void
test_preview (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL), outcomes = new_outcomes ();
  g_autoptr (GPtrArray) second = NULL;

  for (guint i = 0; i < requests->len; i++)
    {
      FwRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (FwAnswer) answer = new_answer (request, 0, "", -1);

      g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
    }
  second = next (&target, outcomes);
  g_assert_null (second);
}

static void
test_words (void)
{
  static const struct
  {
    guint status;
    const char *body;
    FwSourceError code;
  } cases[] = {
    { 200,
      "{\"status\":\"REQUEST_NOT_PROCESSED\",\"message\":[\"Request could not be serviced, as the "
      "daily threshold for total number of requests allocated to the user with registration "
      "key " CANARY " has been reached.\"],\"Results\":{}}",
      FW_SOURCE_ERROR_QUOTA },
    { 200,
      "{\"status\":\"REQUEST_NOT_PROCESSED\",\"message\":[\"The key:" CANARY
      " provided by the User is invalid.\"]}",
      FW_SOURCE_ERROR_KEY_INVALID },
    { 200, "{\"status\":\"REQUEST_FAILED\",\"message\":[\"" CANARY "\"],\"Results\":null}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_INVALID_PARAMETERS\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_ERROR\",\"message\":[\"" CANARY "\"]}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_OVER_CAPACITY\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_SERVER },
    { 200, "<!DOCTYPE html><html><body>" CANARY "</body></html>", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "\xef\xbb\xbf \n<html></html>", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "[]", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":1,\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"" CANARY "\",\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[1],\"Results\":{\"series\":[]}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":{}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":{\"series\":[null]}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 404, "", FW_SOURCE_ERROR_NOT_PUBLISHED },
    { 400, "", FW_SOURCE_ERROR_REFUSED },
    { 403, "<html>", FW_SOURCE_ERROR_REFUSED },
    { 429, "", FW_SOURCE_ERROR_SERVER },
    { 503, "<html>busy</html>", FW_SOURCE_ERROR_SERVER },
  };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FwRequest *request = g_ptr_array_index (requests, 0);
      g_autoptr (FwAnswer) answer = new_answer (request, cases[i].status, cases[i].body, -1);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, (int)cases[i].code);
      g_assert_null (strstr (error->message, CANARY));
      g_assert_nonnull (strstr (error->message, "BLS"));
      g_assert_nonnull (strstr (error->message, fw_request_get_title (request)));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

/* An observation that is none of what BLS documents: the whole answer is refused. */
static void
test_bad_observations (void)
{
  static const char *const bad[] = {
    "null",
    "1",
    "{}",
    "{\"year\":\"25\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"2x25\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"1066\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":2025,\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"M1\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"m01\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"M01\"}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":null}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":\"1000000000\"}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":\"100.1\"}",
  };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) series = g_string_new (NULL);
      g_autofree char *body = NULL;
      g_autoptr (FwAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      add_series_text (series, "LAUMT273346000000003", bad[i]);
      body = succeed ("", series->str);
      answer = new_answer (request, 200, body, -1);
      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
    }
}

/* Cut off anywhere, an answer is refused; it is never half read. */
static void
test_cut_off (void)
{
  static const char *const names[]
      = { "recorded-cpi-u-2015-2020-with-no-data-messages.json",
          "recorded-laus-colorado-labor-force-2017-2019.json", "recorded-quota-exceeded.json",
          "synthetic-oews-minneapolis-software-developers.json" };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *body = read_fixture ("bls", names[i]);
      const gssize whole = (gssize)strlen (g_strchomp (body));

      for (gssize length = 0; length < whole; length += 13)
        {
          g_autoptr (FwAnswer) answer = new_answer (request, 200, body, length);
          g_autoptr (GPtrArray) outcomes = new_outcomes ();
          g_autoptr (FwHarvest) harvest = fw_harvest_new ();
          g_autoptr (GError) error = NULL;

          g_assert_false (fw_request_get_check (request) (answer, &error));
          g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
          g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
          fw_source_bls.read (&target, outcomes, harvest);
          g_assert_cmpuint (harvest->series->len, ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/bls/split", test_split);
  g_test_add_func ("/sources/bls/over", test_over);
  g_test_add_func ("/sources/bls/preview", test_preview);
  g_test_add_func ("/sources/bls/words", test_words);
  g_test_add_func ("/sources/bls/bad-observations", test_bad_observations);
  g_test_add_func ("/sources/bls/cut-off", test_cut_off);

  return g_test_run ();
}
