/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-private.h"

#include <math.h>
#include <string.h>

/* BLS answers to POST /publicAPI/v2/timeseries/data/: the limits of a query, unknown series in
 * words, series in another order than asked, newest observation first, everything a string. Numbers
 * are invented. */

/* Newest month there is; OEWS has a year of its own. */
#define LAST_YEAR  2026
#define LAST_MONTH 9
#define WAGE_CAP   239200.0

typedef struct
{
  int start, end;
} Years;

static const char *const months[]
    = { "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December" };

static void
append_observation (GString *json, int year, const char *period, const char *name,
                    const char *value, const char *footnote, gboolean latest)
{
  if (json->str[json->len - 1] == '}')
    g_string_append (json, ",\n");
  g_string_append_printf (json,
                          "{\"year\":\"%d\",\"period\":\"%s\",\"periodName\":\"%s\",%s"
                          "\"value\":\"%s\",\"footnotes\":[%s]}",
                          year, period, name, latest ? "\"latest\":\"true\"," : "", value,
                          footnote != NULL ? footnote : "{}");
}

/* A month's value; month 0 is the first of 2000. */
typedef double (*MonthFunc) (const FixtureOptions *options, const char *id, int month);

static double
labor_force (const FixtureOptions *options, const char *area, int month)
{
  return round ((60000 + 240000 * fixture_chance (options, "%s force", area))
                * pow (1.006, month / 12.0) * (1 + 0.01 * sin (month * G_PI / 6)));
}

static double
unemployed (const FixtureOptions *options, const char *area, int month)
{
  const double rate = 0.03 + 0.025 * fixture_chance (options, "%s idle", area)
                      + 0.006 * cos (month * G_PI / 6)
                      + 0.004 * fixture_chance (options, "%s %d", area, month);

  return round (rate * labor_force (options, area, month));
}

/* Local area unemployment: measures 03 to 06 of one area fit together. */
static double
laus (const FixtureOptions *options, const char *id, int month)
{
  g_autofree char *area = g_strndup (id + 3, 15);
  const double force = labor_force (options, area, month);
  const double idle = unemployed (options, area, month);

  switch (id[19])
    {
    case '3':
      return round (1000 * idle / force) / 10;
    case '4':
      return idle;
    case '5':
      return force - idle;
    default:
      return force;
    }
}

static double
prices (const FixtureOptions *options, const char *id, int month)
{
  return 172 * pow (1.0021, month) + 0.4 * fixture_chance (options, "%s %d", id, month);
}

/* Job openings and turnover: thousands. */
static double
turnover (const FixtureOptions *options, const char *id, int month)
{
  g_autofree char *element = g_strndup (id + 18, 2);
  const double level = g_str_equal (element, "JO")   ? 160
                       : g_str_equal (element, "HI") ? 110
                       : g_str_equal (element, "QU") ? 70
                                                     : 108;

  return round (level * (0.9 + 0.2 * fixture_chance (options, "%s %d", id, month)));
}

static void
append_months (GString *json, const FixtureOptions *options, const char *id, const Years *years,
               MonthFunc func, const char *format, gboolean has_annual)
{
  for (int year = MIN (years->end, LAST_YEAR); year >= MAX (years->start, 2000); year--)
    {
      const int last = year == LAST_YEAR ? LAST_MONTH : 12;
      double total = 0;

      for (int month = 1; month <= last; month++)
        total += func (options, id, (year - 2000) * 12 + month - 1);
      if (has_annual && last == 12)
        {
          char value[G_ASCII_DTOSTR_BUF_SIZE];

          append_observation (json, year, "M13", "Annual",
                              g_ascii_formatd (value, sizeof value, format, total / 12), NULL,
                              FALSE);
        }
      for (int month = last; month >= 1; month--)
        {
          char value[G_ASCII_DTOSTR_BUF_SIZE];
          g_autofree char *period = g_strdup_printf ("M%02d", month);
          const gboolean lapse = year == 2025 && month == 10;
          const gboolean newest = year == LAST_YEAR && month == LAST_MONTH;

          g_ascii_formatd (value, sizeof value, format,
                           func (options, id, (year - 2000) * 12 + month - 1));
          append_observation (
              json, year, period, months[month - 1], lapse ? "-" : value,
              lapse    ? "{\"code\":\"X\",\"text\":\"Data unavailable due to the 2025 lapse in "
                         "appropriations.\"}"
              : newest ? "{\"code\":\"P\",\"text\":\"Preliminary.\"}"
                       : NULL,
              newest);
        }
    }
}

/* Wages and jobs of an occupation: OEU, area type, area, industry, occupation, data type. */
static void
append_wages (GString *json, const FixtureOptions *options, const char *id, const Years *years)
{
  static const double ladder[] = { 0.58, 0.74, 1.0, 1.32, 1.72 };
  g_autofree char *soc = g_strndup (id + 17, 6);
  g_autofree char *area = g_strndup (id + 3, 8);
  const int type = (int)g_ascii_strtoll (id + 23, NULL, 10);
  const double size = id[3] == 'N' ? 300 : id[3] == 'S' ? 6 : 4;
  const double median = round ((42000 + 90000 * fixture_chance (options, "wage %s", soc))
                               * (0.9 + 0.2 * fixture_chance (options, "wage %s", area)) / 10)
                        * 10;
  g_autofree char *value = NULL;
  const char *footnote = NULL;
  double number;

  if (years->start > options->newest_oews || years->end < options->newest_oews)
    return;

  if (type == 1)
    number
        = round (size * (50 + 900 * fixture_chance (options, "jobs %s %s", area, soc)) / 10) * 10;
  else if (type == 4)
    number = round (median * 1.06 / 10) * 10;
  else
    number = round (median * ladder[type - 11] / 10) * 10;

  if (type != 1 && g_strcmp0 (soc, options->unreleased) == 0)
    {
      value = g_strdup ("-");
      footnote = "{\"code\":\"8\",\"text\":\"Estimate not released.\"}";
    }
  else if (type != 1 && (number >= WAGE_CAP || (options->capped && type == 15)))
    {
      value = g_strdup ("-");
      footnote = "{\"code\":\"5\",\"text\":\"This wage is equal to or greater than $115.00 per "
                 "hour or $239,200 per year.\"}";
    }
  else
    value = g_strdup_printf ("%.0f", number);
  append_observation (json, options->newest_oews, "A01", "Annual", value, footnote, TRUE);
}

static gboolean
is_digits (const char *text, gsize n)
{
  return strspn (text, "0123456789") >= n;
}

/* Whether BLS has a series of this id; lengths as published. */
static gboolean
is_known (const FixtureOptions *options, const char *id)
{
  static const char *const area_kinds[] = { "LAUMT", "LAUCT", "LAUCN", "LAUST", "LASST" };
  const gsize length = strlen (id);

  for (guint i = 0; i < G_N_ELEMENTS (area_kinds); i++)
    if (g_str_has_prefix (id, area_kinds[i]))
      return length == 20 && is_digits (id + 5, 15) && strchr ("3456", id[19]) != NULL
             && id[18] == '0';
  if (g_str_has_prefix (id, "OEU"))
    {
      const gint64 type = length == 25 ? g_ascii_strtoll (id + 23, NULL, 10) : 0;

      return length == 25 && strchr ("NSM", id[3]) != NULL && is_digits (id + 4, 21)
             && (type == 1 || type == 4 || (type >= 11 && type <= 15))
             && (id[3] == 'N' || id[22] != '0') /* broad groups: the nation's alone */
             && !(options->unknown_metro && id[3] == 'M');
    }
  if (g_str_has_prefix (id, "JTS") || g_str_has_prefix (id, "JTU"))
    return length == 21 && is_digits (id + 3, 15) && id[20] == 'L';

  return g_str_equal (id, "CUUR0000SA0") || g_str_has_prefix (id, "CUURS");
}

static void
append_data (GString *json, const FixtureOptions *options, const char *id, const Years *years)
{
  if (id[0] == 'L')
    append_months (json, options, id, years, laus, id[19] == '3' ? "%.1f" : "%.0f", TRUE);
  else if (id[0] == 'O')
    append_wages (json, options, id, years);
  else if (id[0] == 'J')
    append_months (json, options, id, years, turnover, "%.0f", FALSE);
  else
    append_months (json, options, id, years, prices, "%.3f", TRUE);
}

static void
refuse (FixtureAnswer *answer, const char *status, const char *words, const char *results)
{
  g_string_printf (answer->body,
                   "{\"status\":\"%s\",\"responseTime\":0,\"message\":[\"%s\"],\"Results\":%s}",
                   status, words, results);
}

static void
answer_series (const FixtureOptions *options, JsonArray *ids, const Years *years, GString *body)
{
  g_autoptr (GString) series = g_string_new (NULL);
  const char *separator = "";

  g_string_append (body, "{\"status\":\"REQUEST_SUCCEEDED\",\"responseTime\":99,\"message\":[");
  for (guint i = json_array_get_length (ids); i > 0; i--)
    {
      const char *id = json_array_get_string_element (ids, i - 1);

      g_string_append_printf (series, "%s{\"seriesID\":\"%s\",\"data\":[",
                              series->len > 0 ? ",\n" : "", id);
      if (is_known (options, id))
        append_data (series, options, id, years);
      else
        {
          g_string_append_printf (body, "%s\"Series does not exist for Series %s\"", separator, id);
          separator = ",";
        }
      g_string_append (series, "]}");
    }
  g_string_append_printf (body, "],\"Results\":{\n\"series\":\n[%s]}}", series->str);
}

/* POST of {"seriesid":[...],"startyear","endyear","registrationkey"}. spent: the day's quota is. */
void
fixture_answer_bls (const FixtureOptions *options, const FixtureQuestion *question, gboolean spent,
                    FixtureAnswer *answer)
{
  g_autoptr (JsonNode) root
      = question->body != NULL ? json_from_string (question->body, NULL) : NULL;
  JsonObject *asked;
  JsonArray *ids;
  const char *key;
  Years years;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fixture_refuse (answer, 400, "text/plain", "Bad Request");
      return;
    }

  asked = json_node_get_object (root);
  ids = json_object_get_array_member (asked, "seriesid");
  key = json_object_get_string_member_with_default (asked, "registrationkey", NULL);
  years.start = (int)g_ascii_strtoll (
      json_object_get_string_member_with_default (asked, "startyear", "0"), NULL, 10);
  years.end = (int)g_ascii_strtoll (
      json_object_get_string_member_with_default (asked, "endyear", "0"), NULL, 10);

  if (key != NULL && options->bls_key != NULL && !g_str_equal (key, options->bls_key))
    {
      g_autofree char *words = g_strdup_printf ("The key:%s provided by the User is invalid.", key);

      refuse (answer, "REQUEST_NOT_PROCESSED", words, "{}");
    }
  else if (spent)
    {
      g_autofree char *words = g_strdup_printf (
          "Request could not be serviced, as the daily threshold for total number of requests "
          "allocated to the user with registration key %s has been reached.",
          key != NULL ? key : "");

      refuse (answer, "REQUEST_NOT_PROCESSED", words, "{}");
    }
  else if (ids == NULL || json_array_get_length (ids) > (key != NULL ? 50 : 25)
           || years.end - years.start + 1 > (key != NULL ? 20 : 10)
           || (key == NULL
               && json_object_get_boolean_member_with_default (asked, "catalog", FALSE)))
    refuse (answer, "REQUEST_FAILED",
            "Your request has failed. Please check your input parameters and try your request "
            "again.",
            "null");
  else
    answer_series (options, ids, &years, answer->body);
}
