/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-private.h"

#include <math.h>
#include <string.h>

/* Census answers: what is asked for by "get", "for" and "in" in the shape of the data API. Numbers
 * are invented; brackets of races A to G sum to those of all, levels and sexes to their totals. */

#define N_BRACKETS 16
#define N_STEPS    2000
#define MAX_NAMES  50
#define METRO      "metropolitan statistical area/micropolitan statistical area"
#define CAP        250001

static const double edges[N_BRACKETS + 1]
    = { 0, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 100, 125, 150, 200, 440 };

/* Share of the households, and income relative to the area's, of races A to G; H and I are cut
 * another way. */
static const struct
{
  double share;
  double income;
} races[9] = {
  { 0.56, 88 }, { 0.19, 47 },  { 0.011, 50 }, { 0.065, 84 }, { 0.001, 60 },
  { 0.06, 55 }, { 0.113, 68 }, { 0.52, 91 },  { 0.12, 58 },
};

typedef struct
{
  char *id;    /* "27/43000": what numbers are made from */
  char *codes; /* as the last columns have them: "\"27\",\"43000\"" */
  char *geo_id;
  char *name;
} Area;

typedef struct
{
  const FixtureOptions *options;
  const char *area;
  int year;
} Context;

static void
free_area (gpointer data)
{
  Area *area = data;

  g_free (area->id);
  g_free (area->codes);
  g_free (area->geo_id);
  g_free (area->name);
  g_free (area);
}

static double
chance (const Context *in, const char *what, int race)
{
  return fixture_chance (in->options, "%s %s %d", in->area, what, race);
}

static double
households (const Context *in, int race)
{
  const double all = 40000 + 260000 * chance (in, "households", 0);

  /* White and not Hispanic is a part of White. */
  if (race == 7)
    return round (households (in, 0) * (0.88 + 0.1 * chance (in, "share", race)));

  return round (all * races[race].share * (0.8 + 0.4 * chance (in, "share", race)));
}

/* Lognormal incomes cut at the edges: cumulative counts are rounded, so brackets sum exactly. */
static void
add_brackets (const Context *in, int race, double counts[N_BRACKETS])
{
  const double n = households (in, race);
  const double level = races[race].income * (0.85 + 0.3 * chance (in, "income", race))
                       * pow (1.03, in->year - 2024);
  double below = 0;

  for (int i = 0; i < N_BRACKETS; i++)
    {
      const double share
          = i == N_BRACKETS - 1 ? 1 : 0.5 * erfc (-log (edges[i + 1] / level) / (0.85 * sqrt (2)));
      const double upto = round (n * share);

      counts[i] += upto - below;
      below = upto;
    }
}

static void
get_brackets (const Context *in, int race, double counts[N_BRACKETS])
{
  memset (counts, 0, N_BRACKETS * sizeof *counts);
  if (race >= 0)
    add_brackets (in, race, counts);
  else
    for (int r = 0; r < 7; r++)
      add_brackets (in, r, counts);
}

static double
sum (const double *counts)
{
  double total = 0;

  for (int i = 0; i < N_BRACKETS; i++)
    total += counts[i];

  return total;
}

/* Income [dollars] at a share of the households, even within a bracket. */
static double
quantile (const double *counts, double share)
{
  double left = share * sum (counts);

  for (int i = 0; i < N_BRACKETS; i++)
    {
      if (left < counts[i] || i == N_BRACKETS - 1)
        return 1000
               * (edges[i]
                  + (edges[i + 1] - edges[i]) * (counts[i] > 0 ? MIN (1, left / counts[i]) : 0));
      left -= counts[i];
    }

  return 0;
}

static double
mean_between (const double *counts, double from, double to)
{
  double total = 0;

  for (int i = 0; i < N_STEPS; i++)
    total += quantile (counts, from + (to - from) * (i + 0.5) / N_STEPS);

  return total / N_STEPS;
}

static double
gini (const double *counts)
{
  double weighted = 0, total = 0;

  for (int i = 0; i < N_STEPS; i++)
    {
      const double income = quantile (counts, (i + 0.5) / N_STEPS);

      weighted += (2.0 * i + 1 - N_STEPS) * income;
      total += income;
    }

  return weighted / (N_STEPS * total);
}

/* Employment of one sex and age: in labor force, armed, civilian, employed, unemployed, out; the
 * older have no armed forces. */
static double
employment (const Context *in, int race, int sex, gboolean old, int line)
{
  const double people = round (households (in, race) * 1.75 * 0.5 * (old ? 0.16 : 0.84));
  const double force = round (people * (old ? 0.2 : 0.76 + 0.08 * chance (in, "force", race)));
  const double armed = old ? 0 : round (force * 0.002);
  const double civilian = force - armed;
  const double idle = round (civilian * (0.02 + 0.09 * chance (in, "idle", 2 * race + sex)));
  const double lines[] = { people, force, armed, civilian, civilian - idle, idle, people - force };

  return lines[line];
}

/* C23002A-I: _001 total; per sex: all, then seven lines of 16 to 64, six of 65 and over. */
static double
c23002 (const Context *in, int race, int id)
{
  static const int old_lines[] = { 0, 1, 4, 5, 6 };
  const int sex = id >= 15;
  const int at = id - (sex ? 15 : 2);

  if (id == 1)
    return c23002 (in, race, 2) + c23002 (in, race, 15);
  if (at == 0)
    return employment (in, race, sex, FALSE, 0) + employment (in, race, sex, TRUE, 0);
  if (at <= 7)
    return employment (in, race, sex, FALSE, at - 1);

  return employment (in, race, sex, TRUE, old_lines[at - 8]);
}

/* C15002A-I: _001 total; per sex: all, below high school, high school, some college, bachelor's. */
static double
c15002 (const Context *in, int race, int id)
{
  const int first = id >= 7 ? 7 : 2;
  const double people = round (households (in, race) * 1.5 * 0.5);
  const double upper = 0.15 + 0.4 * chance (in, "bachelor", race);
  const double low = round (people * 0.1);
  const double high = round (people * 0.35 * (1 - upper));
  const double top = round (people * upper);
  const double lines[] = { people, low, high, people - low - high - top, top };

  return id == 1 ? 2 * people : lines[id - first];
}

/* B20005A-I: _001 total; per sex: all, then full-time and other: all, no earnings, with earnings
 * and 20 classes. */
static double
b20005 (const Context *in, int race, int id)
{
  const int sex = id >= 49;
  const int at = id - (sex ? 49 : 2);
  const int other = at >= 24;
  const int line = at - (other ? 24 : 1);
  const double people = round (households (in, race) * 1.75 * 0.5 * (other ? 0.45 : 0.55));
  const double none = other ? round (people * 0.4) : 0;
  const double level = (other ? 16 : 48) * (0.8 + 0.4 * chance (in, "earnings", 2 * race + sex));
  double from, to;

  if (id == 1)
    return b20005 (in, race, 2) + b20005 (in, race, 49);
  if (at == 0)
    return b20005 (in, race, id + 1) + b20005 (in, race, id + 24);
  if (line == 0)
    return people;
  if (line == 1)
    return none;
  if (line == 2)
    return people - none;

  {
    static const double upper[20]
        = { 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25, 30, 35, 40, 45, 50, 55, 65, 75, 100, 0 };
    const int class = line - 3;

    from = class == 0 ? 0 : 0.5 * erfc (-log (upper[class - 1] / level) / (0.6 * sqrt (2)));
    to = class == 19 ? 1 : 0.5 * erfc (-log (upper[class] / level) / (0.6 * sqrt (2)));
  }

  return round ((people - none) * to) - round ((people - none) * from);
}

/* Tables without races; id from 1. */
static double
of_all (const Context *in, const char *table, int id)
{
  const double limits[] = { 0.2, 0.4, 0.6, 0.8, 0.95 };
  const double from = id == 6 ? 0.95 : 0.2 * (id - 1), to = id == 6 ? 1 : 0.2 * id;
  double counts[N_BRACKETS];

  get_brackets (in, -1, counts);
  if (g_str_equal (table, "B01003"))
    return round (2.3 * sum (counts));
  if (g_str_equal (table, "B19025"))
    return round (mean_between (counts, 0, 1) * sum (counts) / 100) * 100;
  if (g_str_equal (table, "B19083"))
    return gini (counts);
  if (g_str_equal (table, "B19080"))
    return round (quantile (counts, limits[id - 1]));
  if (g_str_equal (table, "B19081"))
    return round (mean_between (counts, from, to));

  return 100 * (to - from) * mean_between (counts, from, to) / mean_between (counts, 0, 1);
}

static const struct
{
  const char *table;
  int n_ids;
  gboolean of_all, by_race;
} tables[] = {
  { "B01003", 1, TRUE, FALSE },  { "B19001", 17, TRUE, TRUE },  { "B19013", 1, TRUE, TRUE },
  { "B19025", 1, TRUE, FALSE },  { "B19080", 5, TRUE, FALSE },  { "B19081", 6, TRUE, FALSE },
  { "B19082", 6, TRUE, FALSE },  { "B19083", 1, TRUE, FALSE },  { "B20005", 95, FALSE, TRUE },
  { "C15002", 11, FALSE, TRUE }, { "C23002", 27, FALSE, TRUE },
};

/* A variable such as B19001B_017EA. */
typedef struct
{
  char table[7];
  int race; /* -1: all */
  int id;
  const char *kind; /* "E", "M", "EA", "MA" */
} Variable;

static int
count_ids (const char *table, int race)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table) && (race < 0 ? tables[i].of_all : tables[i].by_race))
      return tables[i].n_ids;

  return 0;
}

static gboolean
read_table (const char *name, char table[7], int *race, const char **end)
{
  if (strlen (name) < 6)
    return FALSE;
  memcpy (table, name, 6);
  table[6] = '\0';
  *race = name[6] >= 'A' && name[6] <= 'I' ? name[6] - 'A' : -1;
  *end = name + (*race >= 0 ? 7 : 6);

  return count_ids (table, *race) > 0;
}

static gboolean
read_variable (const char *name, Variable *found)
{
  static const char *const kinds[] = { "E", "M", "EA", "MA" };
  const char *end;

  if (!read_table (name, found->table, &found->race, &end) || end[0] != '_'
      || strspn (end + 1, "0123456789") != 3)
    return FALSE;

  found->id = (int)g_ascii_strtoll (end + 1, NULL, 10);
  found->kind = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (end + 4, kinds[i]))
      found->kind = kinds[i];

  return found->kind != NULL && found->id >= 1
         && found->id <= count_ids (found->table, found->race);
}

static double
estimate (const Context *in, const Variable *of)
{
  double counts[N_BRACKETS];

  if (g_str_equal (of->table, "C23002"))
    return c23002 (in, of->race, of->id);
  if (g_str_equal (of->table, "C15002"))
    return c15002 (in, of->race, of->id);
  if (g_str_equal (of->table, "B20005"))
    return b20005 (in, of->race, of->id);

  get_brackets (in, of->race, counts);
  if (g_str_equal (of->table, "B19001"))
    return of->id == 1 ? sum (counts) : counts[of->id - 2];
  if (g_str_equal (of->table, "B19013"))
    return round (quantile (counts, 0.5));

  return of_all (in, of->table, of->id);
}

static double
margin (const Variable *of, double value)
{
  if (g_str_equal (of->table, "B19083"))
    return 0.0061;
  if (g_str_equal (of->table, "B19082"))
    return 0.3;
  if (g_str_equal (of->table, "B19013") || g_str_has_prefix (of->table, "B1908")
      || g_str_equal (of->table, "B19025"))
    return round (0.021 * value) + 400;

  return round (1.6 * sqrt (value)) + 12;
}

static void
append_number (GString *row, const Variable *of, double value)
{
  if (g_str_equal (of->table, "B19083"))
    g_string_append_printf (row, "\"%.4f\"", value);
  else if (g_str_equal (of->table, "B19082"))
    g_string_append_printf (row, "\"%.2f\"", value);
  else
    g_string_append_printf (row, "\"%.0f\"", value);
}

/* A value that is none: code in E and M, annotation in EA and MA. */
static void
append_code (GString *row, const Variable *of, const char *e, const char *ea, const char *m,
             const char *ma)
{
  const char *text = g_str_equal (of->kind, "E")    ? e
                     : g_str_equal (of->kind, "EA") ? ea
                     : g_str_equal (of->kind, "M")  ? m
                                                    : ma;

  if (text == NULL)
    g_string_append (row, "null");
  else
    fixture_append_text (row, text);
}

static void
append_value (const Context *in, GString *row, const Variable *of)
{
  const char *hidden = in->options->suppressed_races;
  const double value = estimate (in, of);

  if (of->race >= 0 && hidden != NULL && strchr (hidden, 'A' + of->race) != NULL)
    {
      if (g_str_equal (of->table, "B19013"))
        append_code (row, of, "-666666666", "-", "-222222222", "**");
      else
        append_code (row, of, NULL, NULL, NULL, NULL);
    }
  else if (in->options->capped && g_str_equal (of->table, "B19013") && of->race < 0)
    append_code (row, of, G_STRINGIFY (CAP), "250,000+", "-333333333", "***");
  else if (g_str_equal (of->table, "B01003") && of->kind[0] == 'M')
    append_code (row, of, NULL, NULL, "-555555555", "*****");
  else if (of->kind[1] == 'A')
    g_string_append (row, "null");
  else
    append_number (row, of, of->kind[0] == 'E' ? value : margin (of, value));
}

/* The columns asked for, groups spread out; FALSE with a refusal. */
static gboolean
read_columns (const char *get, GPtrArray *columns, FixtureAnswer *answer)
{
  g_auto (GStrv) names = g_strsplit (get, ",", -1);

  if (g_strv_length (names) > MAX_NAMES)
    {
      fixture_refuse (answer, 400, "text/plain", "error: more than 50 variables");
      return FALSE;
    }

  for (guint i = 0; names[i] != NULL; i++)
    {
      char table[7];
      int race;
      const char *end;
      Variable variable;

      if (g_str_has_prefix (names[i], "group(")
          && read_table (names[i] + strlen ("group("), table, &race, &end)
          && g_str_equal (end, ")"))
        {
          static const char *const kinds[] = { "E", "EA", "M", "MA" };
          const int n = count_ids (table, race);

          for (int id = 1; id <= n; id++)
            for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
              g_ptr_array_add (columns, g_strdup_printf ("%.*s_%03d%s", (int)(end - names[i] - 6),
                                                         names[i] + 6, id, kinds[k]));
          g_ptr_array_add (columns, g_strdup ("GEO_ID"));
          g_ptr_array_add (columns, g_strdup ("NAME"));
        }
      else if (g_str_equal (names[i], "NAME") || g_str_equal (names[i], "GEO_ID")
               || read_variable (names[i], &variable))
        g_ptr_array_add (columns, g_strdup (names[i]));
      else
        {
          g_autofree char *text = g_strdup_printf ("error: error: unknown variable '%s'", names[i]);

          fixture_refuse (answer, 400, "text/plain;charset=ISO-8859-1", text);
          return FALSE;
        }
    }

  return TRUE;
}

static void
add_area (GPtrArray *areas, const char *kind, const char *state, const char *code)
{
  Area *area = g_new0 (Area, 1);

  area->id = g_strconcat (state != NULL ? state : kind, "/", code, NULL);
  area->codes = state != NULL ? g_strdup_printf ("\"%s\",\"%s\"", state, code)
                              : g_strdup_printf ("\"%s\"", code);
  area->geo_id = g_strconcat ("0000000US", state != NULL ? state : "", code, NULL);
  area->name = state != NULL ? g_strdup_printf ("Example %s %s, State %s", kind, code, state)
                             : g_strdup_printf ("Example %s %s", kind, code);
  g_ptr_array_add (areas, area);
}

static void
add_all_places (GPtrArray *areas, GPtrArray *places, const char *state)
{
  static const char *const others[]
      = { "00100", "06616", "17000", "18116", "35180", "51730", "54880", "58000", "71032" };

  for (guint i = 0; i < places->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (places, i), "/", 2);

      if (g_str_equal (parts[0], state))
        add_area (areas, "city", state, parts[1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *id = g_strconcat (state, "/", others[i], NULL);

      if (!g_ptr_array_find_with_equal_func (places, id, g_str_equal, NULL))
        add_area (areas, "city", state, others[i]);
    }
}

static gboolean
is_digits (const char *text, guint n)
{
  return strlen (text) == n && strspn (text, "0123456789") == n;
}

/* The areas asked for; none when there is no such geography. level: the names of the last columns.
 */
static void
read_areas (const FixtureQuestion *question, GPtrArray *places, GPtrArray *areas,
            const char **level)
{
  const char *in = fixture_query (question, "in");
  g_auto (GStrv) parts = g_strsplit (fixture_query (question, "for"), ":", 2);
  const char *state
      = in != NULL && g_str_has_prefix (in, "state:") && is_digits (in + 6, 2) ? in + 6 : NULL;
  g_auto (GStrv) codes = NULL;

  if (g_strv_length (parts) != 2 || (in != NULL && state == NULL))
    return;

  codes = g_strsplit (parts[1], ",", -1);
  if (g_str_equal (parts[0], "place") && state != NULL)
    {
      *level = "\"state\",\"place\"";
      if (g_str_equal (parts[1], "*"))
        add_all_places (areas, places, state);
      for (guint i = 0; codes[i] != NULL; i++)
        if (is_digits (codes[i], 5))
          {
            char *id = g_strconcat (state, "/", codes[i], NULL);

            add_area (areas, "city", state, codes[i]);
            if (g_ptr_array_find_with_equal_func (places, id, g_str_equal, NULL))
              g_free (id);
            else
              g_ptr_array_add (places, id);
          }
    }
  else if (g_str_equal (parts[0], "county") && state != NULL)
    {
      *level = "\"state\",\"county\"";
      if (g_str_equal (parts[1], "*"))
        for (int i = 1; i < 20; i += 2)
          {
            g_autofree char *code = g_strdup_printf ("%03d", i);

            add_area (areas, "county", state, code);
          }
      for (guint i = 0; codes[i] != NULL; i++)
        if (is_digits (codes[i], 3))
          add_area (areas, "county", state, codes[i]);
    }
  else if (in == NULL)
    {
      const gboolean metro = g_str_equal (parts[0], METRO);
      const gboolean of_state = g_str_equal (parts[0], "state");
      static const char *const metros[] = { "33460", "41180", "35620", "37980" };

      *level = metro ? "\"" METRO "\"" : of_state ? "\"state\"" : "\"us\"";
      for (guint i = 0; metro && g_str_equal (parts[1], "*") && i < G_N_ELEMENTS (metros); i++)
        add_area (areas, "metro area", NULL, metros[i]);
      if (metro      ? is_digits (parts[1], 5)
          : of_state ? is_digits (parts[1], 2)
                     : g_str_equal (parts[0], "us") && is_digits (parts[1], 1))
        add_area (areas, metro ? "metro area" : of_state ? "state" : "nation", NULL, parts[1]);
    }
}

static gboolean
lacks_key (const FixtureOptions *options, const FixtureQuestion *question, FixtureAnswer *answer)
{
  const char *key = fixture_query (question, "key");

  if (options->census_key == NULL || g_strcmp0 (key, options->census_key) == 0)
    return FALSE;

  fixture_refuse (answer, 302, NULL, "");
  answer->key_error = TRUE;
  answer->location = key == NULL ? "https://api.census.gov/data/missing_key.html"
                                 : "https://api.census.gov/data/invalid_key.html";

  return TRUE;
}

static void
append_rows (const FixtureOptions *options, int year, GPtrArray *columns, GPtrArray *areas,
             const char *level, GString *body)
{
  g_string_append (body, "[[");
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (body, "\"%s\",", (const char *)g_ptr_array_index (columns, i));
  g_string_append_printf (body, "%s]", level);
  for (guint a = 0; a < areas->len; a++)
    {
      const Area *area = g_ptr_array_index (areas, a);
      const Context in = { .options = options, .area = area->id, .year = year };

      g_string_append (body, ",\n[");
      for (guint i = 0; i < columns->len; i++)
        {
          const char *name = g_ptr_array_index (columns, i);
          Variable variable;

          if (g_str_equal (name, "NAME"))
            fixture_append_text (body, area->name);
          else if (g_str_equal (name, "GEO_ID"))
            fixture_append_text (body, area->geo_id);
          else if (read_variable (name, &variable))
            append_value (&in, body, &variable);
          g_string_append_c (body, ',');
        }
      g_string_append_printf (body, "%s]", area->codes);
    }
  g_string_append (body, "]");
}

/* GET /data/{year}/acs/{acs5|acs1}?get=...&for=...&in=... */
void
fixture_answer_census (const FixtureOptions *options, const FixtureQuestion *question,
                       GPtrArray *places, FixtureAnswer *answer)
{
  g_auto (GStrv) parts = g_strsplit (question->path, "/", -1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (free_area);
  const char *level = "";
  int year;

  if (lacks_key (options, question, answer))
    return;

  year = g_strv_length (parts) == 5 ? (int)g_ascii_strtoll (parts[2], NULL, 10) : 0;
  if (year < 2009 || year > options->newest_acs || !g_str_has_prefix (parts[4], "acs")
      || (g_str_equal (parts[4], "acs1") && year == 2020))
    {
      fixture_refuse (answer, 404, "text/html", "<html><title>404</title></html>");
      return;
    }
  if (fixture_query (question, "get") == NULL || fixture_query (question, "for") == NULL)
    {
      fixture_refuse (answer, 400, "text/plain", "error: missing 'for' or 'get' argument");
      return;
    }
  if (!read_columns (fixture_query (question, "get"), columns, answer))
    return;

  read_areas (question, places, areas, &level);
  if (areas->len == 0)
    {
      fixture_refuse (answer, 400, "text/plain", "error: unknown/unsupported geography heirarchy");
      return;
    }

  answer->type = "application/json;charset=utf-8";
  append_rows (options, year, columns, areas, level, answer->body);
}
