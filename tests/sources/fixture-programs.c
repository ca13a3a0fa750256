/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-private.h"

#include <math.h>
#include <string.h>

/* Projections Central, training-provider results and College Scorecard. Numbers are invented, and
 * so are all providers and schools. */

#define N_PROGRAMS 620
#define N_SCHOOLS  130
#define MAX_PAGE   100

const FixtureOccupation fixture_occupations[] = {
  { "11-3021", "Computer and Information Systems Managers", 9 },
  { "13-1071", "Human Resources Specialists", 14 },
  { "13-2011", "Accountants and Auditors", 26 },
  { "15-1211", "Computer Systems Analysts", 13 },
  { "15-1212", "Information Security Analysts", 3 },
  { "15-1231", "Computer Network Support Specialists", 4 },
  { "15-1232", "Computer User Support Specialists", 12 },
  { "15-1241", "Computer Network Architects", 3 },
  { "15-1242", "Database Administrators", 2 },
  { "15-1243", "Database Architects", 1 },
  { "15-1244", "Network and Computer Systems Administrators", 7 },
  { "15-1251", "Computer Programmers", 4 },
  { "15-1252", "Software Developers", 32 },
  { "15-1253", "Software Quality Assurance Analysts and Testers", 5 },
  { "15-1254", "Web Developers", 2 },
  { "15-1255", "Web and Digital Interface Designers", 3 },
  { "15-1299", "Computer Occupations, All Other", 8 },
  { "15-2051", "Data Scientists", 4 },
  { "29-1141", "Registered Nurses", 70 },
  { "29-2061", "Licensed Practical and Licensed Vocational Nurses", 16 },
  { "31-1131", "Nursing Assistants", 25 },
  { "31-9092", "Medical Assistants", 11 },
  { "41-3091", "Sales Representatives of Services", 22 },
  { "43-4051", "Customer Service Representatives", 50 },
  { "47-2111", "Electricians", 14 },
  { "49-9021", "Heating, Air Conditioning, and Refrigeration Mechanics and Installers", 6 },
  { "49-9041", "Industrial Machinery Mechanics", 9 },
  { "51-4041", "Machinists", 9 },
  { "51-4121", "Welders, Cutters, Solderers, and Brazers", 10 },
  { "53-3032", "Heavy and Tractor-Trailer Truck Drivers", 38 },
};
const guint fixture_n_occupations = G_N_ELEMENTS (fixture_occupations);

/* Rounded to ten, as published: the change is not the difference of the rounded ends. */
static void
append_projection (const FixtureOptions *options, const char *state, guint index, GString *json)
{
  const FixtureOccupation *occupation = &fixture_occupations[index];
  const double base
      = 1000 * occupation->jobs
        * (0.4 + 1.2 * fixture_chance (options, "jobs %s %s", state, occupation->soc));
  const double growth = -0.05 + 0.25 * fixture_chance (options, "growth %s", occupation->soc);
  const double openings
      = base * (0.07 + 0.05 * fixture_chance (options, "exits %s", occupation->soc));

  if (index > 0)
    g_string_append (json, ",\n");
  g_string_append_printf (
      json,
      "{\"Area\":\"Example state %s\",\"Title\":\"%s\",\"Base\":\"%.0f\",\"Projected\":\"%.0f\","
      "\"Change\":\"%.0f\",\"PercentChange\":\"%.1f\",\"AvgAnnualOpenings\":\"%.0f\","
      "\"STFIPS\":\"%d\",\"StateURL\":\"https://example.invalid/projections\",\"OccCode\":\"%s\","
      "\"BaseYear\":\"2024\",\"ProjYear\":\"2034\"}",
      state, occupation->title, round (base / 10) * 10, round (base * (1 + growth) / 10) * 10,
      round (base * growth / 10) * 10, 100 * growth, round (openings / 10) * 10,
      (int)g_ascii_strtoll (state, NULL, 10), occupation->soc);
}

/* GET /Projections/LongTermRestJson/{state}?items_per_page=1000&page=0 */
void
fixture_answer_projections (const FixtureOptions *options, const FixtureQuestion *question,
                            FixtureAnswer *answer)
{
  static const char *const sizes[] = { "10", "25", "50", "100", "1000", NULL };
  const char *size = fixture_query (question, "items_per_page");
  const char *page = fixture_query (question, "page");
  g_auto (GStrv) parts = g_strsplit (question->path, "/", -1);
  guint per_page, first, last;

  if (size == NULL)
    size = "25";
  if (g_strv_length (parts) != 4 || strspn (parts[3], "0123456789") != strlen (parts[3])
      || !g_strv_contains (sizes, size))
    {
      fixture_refuse (answer, 404, "text/plain", "No results found.");
      return;
    }

  per_page = (guint)g_ascii_strtoull (size, NULL, 10);
  first = page != NULL ? per_page * (guint)g_ascii_strtoull (page, NULL, 10) : 0;
  last = MIN (first + per_page, fixture_n_occupations);
  if (first >= last)
    {
      fixture_refuse (answer, 404, "text/plain", "No results found.");
      return;
    }

  g_string_append (answer->body, "{\"rows\":[");
  for (guint i = first; i < last; i++)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      append_projection (options, parts[3], i, row);
      g_string_append (answer->body, i == first && row->str[0] == ',' ? row->str + 1 : row->str);
    }
  g_string_append_printf (answer->body,
                          "],\"pager\":{\"current_page\":%u,\"total_items\":%u,\"total_pages\":%u,"
                          "\"items_per_page\":%u}}",
                          first / per_page, fixture_n_occupations,
                          (fixture_n_occupations + per_page - 1) / per_page, per_page);
}

static const FixtureOccupation *
occupation_of (const FixtureOptions *options, const char *state, guint nid)
{
  return &fixture_occupations[(guint)(fixture_chance (options, "%s program %u", state, nid)
                                      * fixture_n_occupations)];
}

/* A figure, or -1: suppressed. */
static void
append_figure (GString *json, const char *name, double value, gboolean hidden)
{
  if (hidden)
    g_string_append_printf (json, ",\"%s\":-1", name);
  else
    g_string_append_printf (json, ",\"%s\":%.10g", name, value);
}

static void
append_hit (const FixtureOptions *options, const char *state, guint nid, GString *json)
{
  const FixtureOccupation *occupation = occupation_of (options, state, nid);
  const double weeks = 6 + floor (70 * fixture_chance (options, "weeks %u", nid));
  const double exited = 10 + floor (150 * fixture_chance (options, "exits %u", nid));
  const double completed = floor (exited * (0.5 + 0.5 * fixture_chance (options, "done %u", nid)));
  const gboolean hidden = fixture_chance (options, "hidden %u", nid) < 0.3;
  const gboolean by_skill = nid % 17 == 0;

  if (json->len > 0)
    g_string_append (json, ",\n");
  g_string_append_printf (
      json,
      "{\"_index\":\"etp_scorecard_programs\",\"_id\":\"%s%u\",\"_source\":{"
      "\"field_uuid\":\"00000000-0000-4000-8000-%012u\",\"field_etp\":\"Example Provider %u\","
      "\"field_program_name\":\"%s, track %u\",\"field_program_description\":\"\","
      "\"field_program_format\":\"%s\",\"field_program_url\":\"\",\"field_cip_code\":\"%s\","
      "\"field_program_soc_occ_1\":\"%s00\",\"field_program_soc_occ_2\":\"\","
      "\"field_program_soc_occ_3\":\"\",\"field_city\":\"Example City\",\"field_state\":\"%s\","
      "\"field_zip\":\"%05u\",\"field_entity_type\":\"Public\"",
      state, nid, nid, nid % 90, occupation->title, nid, nid % 3 == 0 ? "Online" : "In-person",
      nid % 2 == 0 ? "11.0201" : "1.0505", occupation->soc, state, 55000 + nid % 900);
  append_figure (json, "field_program_length_hours", weeks * 25, by_skill);
  append_figure (json, "field_program_length_weeks", weeks, by_skill);
  append_figure (json, "field_non_wioa_tuition_cost",
                 100 * floor (10 + 160 * fixture_chance (options, "cost %u", nid)), FALSE);
  append_figure (json, "field_non_wioa_supplies_cost", 50 * (nid % 12), FALSE);
  append_figure (json, "field_c_total_served", exited + 12, FALSE);
  append_figure (json, "field_c_total_exited", exited, hidden);
  append_figure (json, "field_c_total_completed", completed, hidden);
  append_figure (json, "field_c_completed_percent", round (100 * completed / exited) / 100, hidden);
  append_figure (json, "field_c_q2_employment_percent",
                 round (100 * (0.5 + 0.4 * fixture_chance (options, "q2 %u", nid))) / 100, hidden);
  g_string_append (json, ",\"field_c_median_earnings\":");
  if (hidden)
    g_string_append (json, "\"\"");
  else
    g_string_append_printf (
        json, "\"%.2f\"",
        7000 + 12000 * fixture_chance (options, "pay %s %u", occupation->soc, nid));
  g_string_append_printf (json, "},\"sort\":[%u]}", nid);
}

/* Text of the first member of this name anywhere in the query. */
static char *
find_text (JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        char *found = find_text (json_array_get_element (json_node_get_array (node), i), name);

        if (found != NULL)
          return found;
      }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &member, &value))
        {
          char *found = g_str_equal (member, name) && JSON_NODE_HOLDS_VALUE (value)
                            ? json_node_dup_string (value)
                            : find_text (value, name);

          if (found != NULL)
            return found;
        }
    }

  return NULL;
}

/* GET /etp/_search?source={json}: programs of a state in the order of nid, after the last seen. */
void
fixture_answer_etp (const FixtureOptions *options, const FixtureQuestion *question,
                    FixtureAnswer *answer)
{
  const char *source = fixture_query (question, "source");
  g_autoptr (JsonNode) root = source != NULL ? json_from_string (source, NULL) : NULL;
  g_autofree char *state = NULL;
  g_autoptr (GString) hits = g_string_new (NULL);
  guint first = 1, size, last;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || (state = find_text (root, "field_state")) == NULL)
    {
      fixture_refuse (answer, 400, "application/json", "{\"error\":\"parsing_exception\"}");
      return;
    }

  if (json_object_has_member (json_node_get_object (root), "search_after"))
    {
      JsonArray *after = json_object_get_array_member (json_node_get_object (root), "search_after");

      first = (guint)json_array_get_int_element (after, 0) + 1;
    }
  size = (guint)json_object_get_int_member_with_default (json_node_get_object (root), "size", 10);
  last = MIN (first + size, N_PROGRAMS + 1);
  for (guint nid = first; nid < last; nid++)
    append_hit (options, state, nid, hits);
  g_string_printf (answer->body,
                   "{\"took\":4,\"timed_out\":false,\"hits\":{\"total\":{\"value\":%d,"
                   "\"relation\":\"eq\"},\"hits\":[%s]}}",
                   N_PROGRAMS, hits->str);
}

static void
append_field_of_study (const FixtureOptions *options, const char *code, guint school, int level,
                       GString *json)
{
  const gboolean hidden = fixture_chance (options, "hidden %s %u %d", code, school, level) < 0.4;
  g_autofree char *earnings
      = hidden ? g_strdup ("null")
               : g_strdup_printf (
                   "%.0f", 32000 + 5000 * level
                               + 30000 * fixture_chance (options, "pay %s %u", code, school));

  g_string_append_printf (
      json,
      "{\"code\":\"%s\",\"title\":\"Example field %s.\",\"credential\":{\"level\":%d,\"title\":"
      "\"%s\"},\"counts\":{\"ipeds_awards1\":%u,\"ipeds_awards2\":%u},\"earnings\":{\"highest\":{"
      "\"1_yr\":{\"overall_median_earnings\":%s},\"2_yr\":{\"overall_median_earnings\":null}}},"
      "\"debt\":{\"staff_grad_plus\":{\"all\":{\"all_inst\":{\"median\":%s}}}}}",
      code, code, level, level == 1 ? "Undergraduate Certificate or Diploma" : "Bachelors Degree",
      school % 60, school % 50, earnings, hidden ? "null" : "12500");
}

static gboolean
refuse_key (const FixtureOptions *options, const FixtureQuestion *question, FixtureAnswer *answer)
{
  const char *key
      = question->header_key != NULL ? question->header_key : fixture_query (question, "api_key");

  if (options->scorecard_key == NULL || g_strcmp0 (key, options->scorecard_key) == 0)
    return FALSE;

  fixture_refuse (answer, 403, "application/json",
                  key == NULL ? "{\"error\":{\"code\":\"API_KEY_MISSING\",\"message\":\"No api_key "
                                "was supplied.\"}}"
                              : "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"An invalid "
                                "api_key was supplied.\"}}");
  return TRUE;
}

/* GET /ed/collegescorecard/v1/schools.json with flat names, as “fields=” gives them. */
void
fixture_answer_scorecard (const FixtureOptions *options, const FixtureQuestion *question,
                          FixtureAnswer *answer)
{
  const char *state = fixture_query (question, "school.state");
  const char *code = fixture_query (question, "latest.programs.cip_4_digit.code");
  const char *text = fixture_query (question, "per_page");
  const guint per_page
      = MIN (MAX_PAGE, text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : 20);
  guint first, last;

  if (refuse_key (options, question, answer))
    return;
  if (state == NULL || code == NULL || per_page == 0)
    {
      fixture_refuse (answer, 400, "application/json",
                      "{\"errors\":[{\"error\":\"parameter_type_error\",\"message\":\"wanted\"}]}");
      return;
    }

  text = fixture_query (question, "page");
  first = per_page * (text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : 0);
  last = MIN (first + per_page, N_SCHOOLS);
  g_string_append_printf (answer->body,
                          "{\"metadata\":{\"page\":%u,\"total\":%d,\"per_page\":%u},\"results\":[",
                          first / per_page, N_SCHOOLS, per_page);
  for (guint i = first; i < last; i++)
    {
      g_string_append_printf (answer->body,
                              "%s{\"id\":%u,\"school.name\":\"Example College %s %u\","
                              "\"school.city\":\"Example City\",\"school.state\":\"%s\","
                              "\"latest.programs.cip_4_digit\":[",
                              i > first ? ",\n" : "", 900000 + i, state, i, state);
      append_field_of_study (options, code, i, 1, answer->body);
      if (i % 3 == 0)
        {
          g_string_append_c (answer->body, ',');
          append_field_of_study (options, code, i, 3, answer->body);
        }
      g_string_append (answer->body, "]}");
    }
  g_string_append (answer->body, "]}");
}
