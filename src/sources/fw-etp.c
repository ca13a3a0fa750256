/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-etp-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-answer-json.h"
#include "fw-node.h"
#include "fw-state.h"

/* What the states list of their training programs, asked for page by page: a page tells where the
 * next one starts, and one that is not full is the last. */

#define PATH       "/etp/_search?source=%s&source_content_type=application/json"
#define MAX_PAGES  40 /* 20,000 programs: no state lists so many */
#define TAG_PREFIX "page-"

/* after: the sort value of the last program of the page before, as JSON; NULL for the first. */
static FwRequest *
new_request (const FwTarget *target, guint page, const char *after)
{
  const char *state = fw_state_postal (target->state);
  g_autofree char *size = fw_number_to_c (FW_ETP_PAGE);
  g_autofree char *number = fw_number_to_c (page);
  g_autofree char *query = g_strconcat (
      "{\"size\":", size,
      ",\"sort\":[{\"nid\":\"asc\"}],\"query\":{\"bool\":{\"filter\":["
      "{\"term\":{\"_index\":\"etp_scorecard_programs\"}},{\"term\":{\"field_state\":\"",
      state, "\"}}]}}", after != NULL ? ",\"search_after\":" : "", after != NULL ? after : "", "}",
      NULL);
  g_autofree char *escaped = g_uri_escape_string (query, NULL, FALSE);
  g_autofree char *path = g_strdup_printf (PATH, escaped);
  g_autofree char *title
      = page == 1 ? g_strdup_printf (_ ("Training programs of %s"), fw_state_name (target->state))
                  : g_strdup_printf (_ ("Training programs of %s, page %s"),
                                     fw_state_name (target->state), number);
  g_autofree char *tag = g_strconcat (TAG_PREFIX, number, NULL);
  FwRequest *request = fw_request_new (FW_SERVICE_ETP, title, path, fw_etp_check);

  fw_request_set_tag (request, tag);
  return request;
}

JsonArray *
fw_etp_hits (FwJsonText *text)
{
  JsonNode *hits = fw_node_member (fw_json_text_root (text), "hits");

  return fw_node_array (fw_node_member (hits, "hits"));
}

/* A search that ran out of time, or of parts of its index, gives what it had so far. */
static gboolean
is_partial (JsonNode *root)
{
  JsonNode *shards = fw_node_member (root, "_shards");

  return fw_node_is_true (fw_node_member (root, "timed_out"))
         || fw_node_number (fw_node_member (shards, "failed")) > 0.0;
}

gboolean
fw_etp_check (FwAnswer *answer, GError **error)
{
  g_autoptr (FwJsonText) text = fw_answer_parse (answer, error);
  JsonArray *hits;

  if (text == NULL)
    return FALSE;
  if (fw_node_member (fw_json_text_root (text), "error") != NULL)
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_REFUSED,
                             _ ("the service does not understand the question; its programs can "
                                "be looked up on trainingproviderresults.gov instead."),
                             error);
  if (is_partial (fw_json_text_root (text)))
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_SERVER,
                             _ ("the service did not finish its search; try again later."), error);

  hits = fw_etp_hits (text);
  for (guint i = 0; hits != NULL && i < json_array_get_length (hits); i++)
    {
      JsonNode *source = fw_node_member (json_array_get_element (hits, i), "_source");

      if (source == NULL || !JSON_NODE_HOLDS_OBJECT (source))
        hits = NULL;
    }
  if (hits == NULL)
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_BAD_ANSWER,
                             _ ("what came back is not the list of programs that was asked for; "
                                "try again later."),
                             error);
  return TRUE;
}

/* Where the page after a full one starts, as JSON; NULL when this was the last. */
static char *
next_start (FwAnswer *answer)
{
  g_autoptr (FwJsonText) text = fw_answer_parse (answer, NULL);
  JsonArray *hits = text != NULL ? fw_etp_hits (text) : NULL;
  JsonNode *sort;
  g_autoptr (GBytes) written = NULL;
  char *start;

  if (hits == NULL || json_array_get_length (hits) < FW_ETP_PAGE)
    return NULL;

  sort = fw_node_member (json_array_get_element (hits, json_array_get_length (hits) - 1), "sort");
  written = fw_node_array (sort) != NULL ? fw_json_write (sort, NULL) : NULL;
  if (written == NULL)
    return NULL;

  start = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  return g_strstrip (start);
}

static gboolean
was_asked (GPtrArray *outcomes, FwRequest *request)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (strcmp (fw_request_get_path (outcome->request), fw_request_get_path (request)) == 0)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
next (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  const FwOutcome *last
      = outcomes->len > 0 ? g_ptr_array_index (outcomes, outcomes->len - 1) : NULL;
  g_autofree char *after = NULL;
  g_autoptr (FwRequest) request = NULL;
  GPtrArray *requests;

  if (fw_state_postal (target->state) == NULL)
    {
      g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED,
                           _ ("Training Provider Results lists programs by state; choose a place "
                              "in a state."));
      return NULL;
    }
  if (outcomes->len >= MAX_PAGES
      || (last != NULL && (last->answer == NULL || fw_outcome_is_preview (last))))
    return NULL;

  if (last != NULL)
    {
      after = next_start (last->answer);
      if (after == NULL)
        return NULL;
    }

  request = new_request (target, outcomes->len + 1, after);
  if (was_asked (outcomes, request)) /* a service that gives the same page again */
    return NULL;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  g_ptr_array_add (requests, g_steal_pointer (&request));
  return requests;
}

const FwSource fw_source_etp = {
  .service = FW_SERVICE_ETP,
  .what = N_ ("Training programs of the state with length, cost, completion and earnings; how many "
              "complete by occupation"),
  .next = next,
  .read = fw_etp_read,
};
