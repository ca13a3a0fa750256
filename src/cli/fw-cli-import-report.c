/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-import-report.h"

#include <math.h>

#include "fw-unit.h"

/* A person reads the first faults; all are in the JSON. */
#define MAX_FAULTS_SHOWN 20

static char *
count (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static const char *
delimiter_word (char delimiter)
{
  return delimiter == ',' ? "commas" : delimiter == ';' ? "semicolons" : "tabs";
}

static gboolean
is_used (FwMapping *mapping, guint column)
{
  for (guint i = 0; i < mapping->n_fields; i++)
    if (mapping->columns[i] == (gint)column)
      return TRUE;
  return FALSE;
}

/* ----- for a person */

static void
append_mapping (GString *text, const FwCliImport *import)
{
  guint n;
  const FwTableField *fields = fw_table_fields (import->mapping->kind, &n);
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const gint column = import->mapping->columns[i];
      g_autofree char *heading = NULL;
      g_autofree char *reading = NULL;

      if (column < 0)
        continue;
      heading = fw_table_file_dup_heading (import->table, (guint)column);
      reading = fw_mapping_dup_reading (import->mapping, import->table, i);
      g_string_append_printf (text, "  %s: from “%s”%s%s%s\n", fields[i].title, heading,
                              reading != NULL ? " (" : "", reading != NULL ? reading : "",
                              reading != NULL ? ")" : "");
    }
  for (guint c = 0; c < fw_table_file_get_n_columns (import->table); c++)
    {
      g_autofree char *heading = fw_table_file_dup_heading (import->table, c);

      if (is_used (import->mapping, c))
        continue;
      g_string_append_printf (text, "%s“%s”", first ? "  Not used: " : ", ", heading);
      first = FALSE;
    }
  if (!first)
    g_string_append (text, ".\n");
}

static void
append_table (GString *text, const FwCliImport *import)
{
  g_autofree char *rows = count (fw_table_file_get_n_rows (import->table));
  g_autofree char *line = count (fw_table_file_get_heading_line (import->table));

  g_string_append_printf (text, "%s: a table of %s, %s %s, headings in line %s, %s, %s.\n",
                          fw_table_file_get_name (import->table),
                          fw_table_kind_id (import->mapping->kind), rows,
                          fw_table_file_get_n_rows (import->table) == 1 ? "row" : "rows", line,
                          fw_table_file_get_charset (import->table),
                          delimiter_word (fw_table_file_get_delimiter (import->table)));
  append_mapping (text, import);
}

static void
append_faults (GString *text, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len && i < MAX_FAULTS_SHOWN; i++)
    {
      const FwRowFault *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (text, "%s  %s\n", i == 0 ? "Rows left out:\n" : "", fault->message);
    }
  if (faults->len > MAX_FAULTS_SHOWN)
    {
      g_autofree char *more = count (faults->len - MAX_FAULTS_SHOWN);

      g_string_append_printf (text, "  and %s more; --json lists all.\n", more);
    }
}

/* ", weeks 18": what is stated, for one line of the list. */
static void
append_figure (GString *text, const char *name, FwFigure figure, FwUnit unit)
{
  g_autofree char *number = NULL;

  if (isnan (figure.value))
    return;
  number = fw_unit_format (figure.value, unit, FW_STYLE_CELL);
  g_string_append_printf (text, ", %s %s", name, number);
}

static void
append_offers (GString *text, FwHarvest *harvest)
{
  for (guint i = 0; i < harvest->programs->len; i++)
    {
      const FwProgramOffer *offer = g_ptr_array_index (harvest->programs, i);

      g_string_append_printf (text, "  program: %s", offer->title);
      append_figure (text, "weeks", offer->weeks, FW_UNIT_WEEKS);
      append_figure (text, "seats", offer->seats, FW_UNIT_PERSONS);
      append_figure (text, "completion", offer->completion, FW_UNIT_SHARE);
      append_figure (text, "pay", offer->earnings, FW_UNIT_DOLLARS_A_YEAR);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < harvest->jobs->len; i++)
    {
      const FwJobOffer *offer = g_ptr_array_index (harvest->jobs, i);

      g_string_append_printf (text, "  %s: %s, %s", offer->pledged ? "commitment" : "posting",
                              offer->employer != NULL ? offer->employer : "employer not stated",
                              offer->title != NULL ? offer->title
                              : offer->soc != NULL ? offer->soc
                                                   : "job");
      append_figure (text, "openings", offer->openings, FW_UNIT_PERSONS);
      append_figure (text, "pay", offer->pay_low, FW_UNIT_DOLLARS_A_YEAR);
      g_string_append_c (text, '\n');
    }
}

static void
append_figures (GString *text, FwHarvest *harvest)
{
  for (guint i = 0; i < harvest->groups->len; i++)
    {
      const FwGroupOffer *offer = g_ptr_array_index (harvest->groups, i);

      g_string_append_printf (text, "  group: %s", offer->title);
      append_figure (text, "share", offer->share, FW_UNIT_SHARE);
      append_figure (text, "median income", offer->p50, FW_UNIT_DOLLARS_A_YEAR);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);
      g_autofree char *title = NULL;

      g_object_get (series, "title", &title, NULL);
      g_string_append_printf (text, "  series: %s, %s\n", title, fw_series_get_geography (series));
    }
}

static void
append_shortfalls (GString *text, GPtrArray *shortfalls)
{
  for (guint i = 0; i < shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (shortfalls, i);

      g_string_append_printf (text, "%s  %s: %s%s%s\n", i == 0 ? "Missing:\n" : "", shortfall->what,
                              shortfall->why, shortfall->fallback != NULL ? "; " : "",
                              shortfall->fallback != NULL ? shortfall->fallback : "");
    }
}

static void
append_sentences (GString *text, GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s\n", (const char *)g_ptr_array_index (sentences, i));
}

char *
fw_cli_import_text (const FwCliImport *import)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (import != NULL, NULL);

  if (import->table != NULL)
    {
      append_table (text, import);
      append_faults (text, import->faults);
    }
  else
    g_string_append_printf (text, "%s: programs and jobs in open formats.\n", import->input);
  g_string_append (text, "Found:\n");
  append_offers (text, import->harvest);
  append_figures (text, import->harvest);
  append_shortfalls (text, import->harvest->shortfalls);
  append_sentences (text, import->left_out);
  append_sentences (text, import->twice);
  if (import->saved != NULL)
    g_string_append_printf (text, "Added to “%s” and saved in %s.\n",
                            fw_plan_get_title (import->plan), import->saved);
  else
    g_string_append (text, "Nothing was saved; “-o FILE.fairway” says where to save the plan.\n");

  return g_string_free (text, FALSE);
}

/* ----- for a program */

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_figure (JsonObject *object, const char *name, FwFigure figure)
{
  if (isfinite (figure.value))
    json_object_set_double_member (object, name, figure.value);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
mapping_to_json (const FwCliImport *import)
{
  guint n;
  const FwTableField *fields = fw_table_fields (import->mapping->kind, &n);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const gint column = import->mapping->columns[i];
      g_autofree char *reading = NULL;
      JsonObject *object;

      if (column < 0)
        continue;
      object = json_object_new ();
      reading = fw_mapping_dup_reading (import->mapping, import->table, i);
      json_object_set_string_member (object, "field", fields[i].name);
      json_object_set_string_member (object, "heading",
                                     fw_table_file_get_heading (import->table, (guint)column));
      json_object_set_int_member (object, "column", column + 1);
      set_text (object, "reading", reading);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
table_to_json (const FwCliImport *import)
{
  const char delimiter[] = { fw_table_file_get_delimiter (import->table), '\0' };
  JsonObject *object = json_object_new ();
  JsonArray *unused = json_array_new ();

  json_object_set_string_member (object, "kind", fw_table_kind_id (import->mapping->kind));
  json_object_set_string_member (object, "charset", fw_table_file_get_charset (import->table));
  json_object_set_string_member (object, "delimiter", delimiter);
  json_object_set_int_member (object, "heading_line",
                              fw_table_file_get_heading_line (import->table));
  json_object_set_int_member (object, "rows", fw_table_file_get_n_rows (import->table));
  json_object_set_array_member (object, "mapping", mapping_to_json (import));
  for (guint c = 0; c < fw_table_file_get_n_columns (import->table); c++)
    if (!is_used (import->mapping, c))
      json_array_add_string_element (unused, fw_table_file_get_heading (import->table, c));
  json_object_set_array_member (object, "unused", unused);

  return object;
}

static JsonArray *
faults_to_json (GPtrArray *faults)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const FwRowFault *fault = g_ptr_array_index (faults, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "line", fault->line);
      json_object_set_string_member (object, "message", fault->message);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
programs_to_json (GPtrArray *programs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < programs->len; i++)
    {
      const FwProgramOffer *offer = g_ptr_array_index (programs, i);
      JsonObject *object = json_object_new ();

      set_text (object, "title", offer->title);
      set_text (object, "provider", offer->provider);
      set_text (object, "soc", offer->soc);
      set_figure (object, "weeks", offer->weeks);
      set_figure (object, "seats", offer->seats);
      set_figure (object, "cohorts", offer->cohorts);
      set_figure (object, "seat_cost", offer->seat_cost);
      set_figure (object, "price", offer->price);
      set_figure (object, "applicants", offer->applicants);
      set_figure (object, "completion", offer->completion);
      set_figure (object, "job_pay", offer->earnings);
      set_text (object, "source", offer->source);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
jobs_to_json (GPtrArray *jobs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < jobs->len; i++)
    {
      const FwJobOffer *offer = g_ptr_array_index (jobs, i);
      JsonObject *object = json_object_new ();

      set_text (object, "employer", offer->employer);
      set_text (object, "title", offer->title);
      set_text (object, "soc", offer->soc);
      json_object_set_boolean_member (object, "pledged", offer->pledged);
      set_figure (object, "openings", offer->openings);
      set_figure (object, "pay_low", offer->pay_low);
      set_figure (object, "pay_high", offer->pay_high);
      set_figure (object, "degree", offer->degree_share);
      set_figure (object, "waives", offer->waives);
      set_figure (object, "honoured", offer->honoured);
      set_text (object, "source", offer->source);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
groups_to_json (GPtrArray *groups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const FwGroupOffer *offer = g_ptr_array_index (groups, i);
      JsonObject *object = json_object_new ();

      set_text (object, "title", offer->title);
      set_figure (object, "share", offer->share);
      set_figure (object, "p20", offer->p20);
      set_figure (object, "p50", offer->p50);
      set_figure (object, "p80", offer->p80);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
series_to_json (GPtrArray *list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      FwSeries *series = g_ptr_array_index (list, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", fw_part_get_id (FW_PART (series)));
      set_text (object, "measure", fw_series_get_measure (series));
      set_text (object, "subject", fw_series_get_subject (series));
      set_text (object, "geography", fw_series_get_geography (series));
      json_object_set_int_member (object, "values", fw_series_get_n_values (series));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
shortfalls_to_json (GPtrArray *shortfalls)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (shortfalls, i);
      JsonObject *object = json_object_new ();

      set_text (object, "what", shortfall->what);
      set_text (object, "why", shortfall->why);
      set_text (object, "fallback", shortfall->fallback);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
sentences_to_json (GPtrArray *sentences)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sentences->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (sentences, i));
  return array;
}

JsonNode *
fw_cli_import_json (const FwCliImport *import)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (import != NULL, root);

  json_object_set_string_member (object, "plan", fw_plan_get_id (import->plan));
  json_object_set_string_member (object, "input", import->input);
  if (import->table != NULL)
    json_object_set_object_member (object, "table", table_to_json (import));
  else
    json_object_set_null_member (object, "table");
  json_object_set_array_member (object, "faults", faults_to_json (import->faults));
  json_object_set_array_member (object, "programs", programs_to_json (import->harvest->programs));
  json_object_set_array_member (object, "jobs", jobs_to_json (import->harvest->jobs));
  json_object_set_array_member (object, "groups", groups_to_json (import->harvest->groups));
  json_object_set_array_member (object, "series", series_to_json (import->harvest->series));
  json_object_set_array_member (object, "missing",
                                shortfalls_to_json (import->harvest->shortfalls));
  json_object_set_array_member (object, "left_out", sentences_to_json (import->left_out));
  json_object_set_array_member (object, "twice", sentences_to_json (import->twice));
  set_text (object, "saved", import->saved);
  json_node_take_object (root, object);

  return root;
}
