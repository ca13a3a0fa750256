/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scorecard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-answer-json.h"
#include "fw-node.h"
#include "fw-state.h"

/* College Scorecard, one field of study after another, page by page from 0. */

#define PATH                                                                                       \
  "/ed/collegescorecard/v1/schools.json?school.state=%s&latest.programs.cip_4_digit.code=%s"       \
  "&fields=id,school.name,school.city,latest.programs.cip_4_digit&per_page=%s&page=%s"
#define PER_PAGE   100
#define MAX_PAGES  10
#define MAX_FIELDS 12

/* Which fields of study (CIP 2020, four digits) train for a job of computing: our reading of the
 * titles in the crosswalk of the National Center for Education Statistics. */
static const struct
{
  const char *soc;
  const char *fields[4];
} crosswalk[] = {
  { "15-1211", { "1105", "1101" } },         { "15-1212", { "1110", "1109" } },
  { "15-1221", { "1107", "1101" } },         { "15-1231", { "1109", "1110" } },
  { "15-1232", { "1110", "1109" } },         { "15-1241", { "1109" } },
  { "15-1242", { "1108", "1101" } },         { "15-1243", { "1108", "1101" } },
  { "15-1244", { "1109", "1110" } },         { "15-1251", { "1102", "1107" } },
  { "15-1252", { "1107", "1102" } },         { "15-1253", { "1107", "1102" } },
  { "15-1254", { "1108", "1102", "1110" } }, { "15-1255", { "1108" } },
  { "15-1299", { "1101", "1107" } },         { "15-2051", { "3070", "1107" } },
};

/* Computer science, programming, systems networking, administration and support. */
static const char *const usual_fields[] = { "1107", "1102", "1109", "1110", NULL };

static gboolean
is_field (const char *code)
{
  return strlen (code) == 4 && strspn (code, "0123456789") == 4;
}

static void
add_field (GPtrArray *fields, const char *code)
{
  if (is_field (code) && fields->len < MAX_FIELDS
      && !g_ptr_array_find_with_equal_func (fields, code, g_str_equal, NULL))
    g_ptr_array_add (fields, g_strdup (code));
}

static void
add_fields_of (GPtrArray *fields, const char *soc)
{
  for (guint i = 0; i < G_N_ELEMENTS (crosswalk); i++)
    for (guint j = 0; g_str_equal (crosswalk[i].soc, soc) && j < G_N_ELEMENTS (crosswalk[i].fields);
         j++)
      if (crosswalk[i].fields[j] != NULL)
        add_field (fields, crosswalk[i].fields[j]);
}

GStrv
fw_scorecard_fields (const FwTarget *target, gboolean *usual)
{
  const GStrv socs = target->occupations;
  GPtrArray *fields = g_ptr_array_new ();
  guint n_own;

  for (guint i = 0; target->cips != NULL && target->cips[i] != NULL; i++)
    add_field (fields, target->cips[i]);

  n_own = fields->len;
  for (guint i = 0; n_own == 0 && socs != NULL && socs[i] != NULL; i++)
    add_fields_of (fields, socs[i]);

  n_own = fields->len;
  for (guint i = 0; n_own == 0 && usual_fields[i] != NULL; i++)
    add_field (fields, usual_fields[i]);

  if (usual != NULL)
    *usual = n_own == 0;
  g_ptr_array_add (fields, NULL);
  return (GStrv)g_ptr_array_free (fields, FALSE);
}

const char *
fw_scorecard_occupation (const FwTarget *target, const char *field)
{
  for (guint i = 0; target->occupations != NULL && target->occupations[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

      add_fields_of (fields, target->occupations[i]);
      if (g_ptr_array_find_with_equal_func (fields, field, g_str_equal, NULL))
        return target->occupations[i];
    }

  return NULL;
}

/* What the gateway before the service says of keys and quotas. */
static gboolean
refuse_at_gateway (FwAnswer *answer, const char *code, GError **error)
{
  if (g_strcmp0 (code, "API_KEY_MISSING") == 0)
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_KEY_MISSING,
                             _ ("it answers only with a key; enter a free key of api.data.gov in "
                                "Preferences."),
                             error);
  if (code != NULL && g_str_has_prefix (code, "API_KEY_"))
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_KEY_INVALID,
                             _ ("it does not accept the key; check the key of api.data.gov in "
                                "Preferences."),
                             error);
  if (g_strcmp0 (code, "OVER_RATE_LIMIT") == 0)
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_QUOTA,
                             _ ("the allowance of requests is used up; try again in an hour."),
                             error);

  return fw_answer_refuse (answer, FW_SOURCE_ERROR_REFUSED,
                           _ ("it turned the request down; try again later."), error);
}

static gboolean
is_list_of_schools (JsonNode *root)
{
  JsonArray *results = fw_node_array (fw_node_member (root, "results"));
  JsonNode *metadata = fw_node_member (root, "metadata");

  if (results == NULL || !(fw_node_number (fw_node_member (metadata, "total")) >= 0.0))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (results); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (results, i)))
      return FALSE;

  return TRUE;
}

static gboolean
check (FwAnswer *answer, GError **error)
{
  g_autoptr (FwJsonText) text = fw_answer_parse (answer, error);
  JsonNode *root = text != NULL ? fw_json_text_root (text) : NULL;

  if (text == NULL)
    return FALSE;
  if (fw_node_member (root, "error") != NULL)
    return refuse_at_gateway (
        answer, fw_node_text (fw_node_member (fw_node_member (root, "error"), "code")), error);
  if (fw_node_member (root, "errors") != NULL)
    return fw_answer_refuse (answer, FW_SOURCE_ERROR_REFUSED,
                             _ ("it does not understand the question, so it has changed; look the "
                                "programs up on collegescorecard.ed.gov instead."),
                             error);
  if (!is_list_of_schools (root))
    return fw_answer_refuse (
        answer, FW_SOURCE_ERROR_BAD_ANSWER,
        _ ("what came back is not the list of schools that was asked for; try again later."),
        error);
  return TRUE;
}

static char *
tag_of (const char *field, guint page)
{
  g_autofree char *number = fw_number_to_c (page);

  return g_strconcat (field, "/", number, NULL);
}

static FwRequest *
new_request (const FwTarget *target, const char *field, guint page)
{
  const char *name = fw_state_name (target->state);
  g_autofree char *cip = fw_cip_from_text (field);
  g_autofree char *size = fw_number_to_c (PER_PAGE);
  g_autofree char *number = fw_number_to_c (page);
  g_autofree char *shown = fw_number_to_c (page + 1);
  g_autofree char *path
      = g_strdup_printf (PATH, fw_state_postal (target->state), field, size, number);
  g_autofree char *title
      = page == 0 ? g_strdup_printf (_ ("Field of study %s in %s"), cip, name)
                  : g_strdup_printf (_ ("Field of study %s in %s, page %s"), cip, name, shown);
  g_autofree char *tag = tag_of (field, page);
  FwRequest *request = fw_request_new (FW_SERVICE_SCORECARD, title, path, check);

  fw_request_set_tag (request, tag);
  return request;
}

static gboolean
has_more (const FwOutcome *outcome, guint page)
{
  g_autoptr (FwJsonText) text = NULL;
  JsonNode *metadata;

  if (outcome->answer == NULL || fw_outcome_is_preview (outcome))
    return FALSE;

  text = fw_answer_parse (outcome->answer, NULL);
  metadata = text != NULL ? fw_node_member (fw_json_text_root (text), "metadata") : NULL;
  return fw_node_number (fw_node_member (metadata, "total")) > (double)(page + 1) * PER_PAGE;
}

/* The next page of a field of study that is owed; MAX_PAGES when there is none. */
static guint
next_page (GPtrArray *outcomes, const char *field)
{
  for (guint page = 0; page < MAX_PAGES; page++)
    {
      g_autofree char *tag = tag_of (field, page);
      const FwOutcome *outcome = fw_outcomes_find (outcomes, tag);

      if (outcome == NULL)
        return page;
      if (!has_more (outcome, page))
        return MAX_PAGES;
    }

  return MAX_PAGES;
}

static GPtrArray *
next (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  g_auto (GStrv) fields = fw_scorecard_fields (target, NULL);
  g_autoptr (GPtrArray) requests
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);

  if (fw_state_postal (target->state) == NULL)
    {
      g_set_error_literal (
          error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED,
          _ ("College Scorecard lists schools by state; choose a place in a state."));
      return NULL;
    }

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const guint page = next_page (outcomes, fields[i]);

      if (page < MAX_PAGES)
        g_ptr_array_add (requests, new_request (target, fields[i], page));
    }

  return requests->len > 0 ? g_steal_pointer (&requests) : NULL;
}

const FwSource fw_source_scorecard = {
  .service = FW_SERVICE_SCORECARD,
  .what = N_ ("College programs of the state with credential, awards and earnings after a year"),
  .next = next,
  .read = fw_scorecard_read,
};
