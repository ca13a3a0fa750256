/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-outcomes-report.h"

#include <math.h>

#include "fw-csv.h"
#include "fw-json.h"
#include "fw-withhold.h"

static JsonArray *
faults_array (const FwCliOutcomes *self)
{
  GPtrArray *faults = fw_participants_get_faults (self->people);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < faults->len; i++)
    {
      const FwRowFault *fault = faults->pdata[i];
      const guint file = fw_participants_get_fault_file (self->people, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", fw_participants_get_file (self->people, file));
      json_object_set_int_member (object, "line", fault->line);
      json_object_set_string_member (object, "message", fault->message);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
add_row (JsonArray *rows, const FwCliOutcomes *self, const FwConflict *conflict)
{
  JsonObject *row = json_object_new ();

  json_object_set_string_member (row, "file",
                                 fw_participants_get_file (self->people, conflict->file));
  json_object_set_int_member (row, "line", conflict->line);
  json_array_add_object_element (rows, row);
}

/* Rows, which can be counted, only for whoever asks for them. */
static JsonArray *
conflicts_array (const FwCliOutcomes *self)
{
  g_autoptr (GArray) found = fw_participants_find_conflicts (self->people, self->plan);
  JsonArray *array = json_array_new ();
  JsonArray *rows = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const FwConflict *conflict = &g_array_index (found, FwConflict, i);

      if (i == 0 || g_array_index (found, FwConflict, i - 1).kind != conflict->kind)
        {
          JsonObject *object = json_object_new ();

          json_object_set_string_member (object, "conflict", fw_conflict_id (conflict->kind));
          json_object_set_string_member (object, "title", fw_conflict_title (conflict->kind));
          if (self->lines)
            {
              rows = json_array_new ();
              json_object_set_array_member (object, "rows", rows);
            }
          json_array_add_object_element (array, object);
        }
      if (self->lines)
        add_row (rows, self, conflict);
    }
  return array;
}

static JsonArray *
names_array (GPtrArray *names)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (array, names->pdata[i]);
  g_ptr_array_unref (names);
  return array;
}

static JsonObject *
summary_object (const FwPilotSummary *summary)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "p25", summary->p25);
  fw_json_set_number (object, "p50", summary->p50);
  fw_json_set_number (object, "p75", summary->p75);
  return object;
}

static JsonObject *
subject_object (const FwPilotSubject *subject)
{
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonArray *floors = json_array_new ();

  for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
    {
      fw_json_set_number (counts, fw_pilot_count_id (count), subject->counts[count]);
      if (subject->floor[count])
        json_array_add_string_element (floors, fw_pilot_count_id (count));
    }
  if (subject->id != NULL)
    json_object_set_string_member (object, "subject", subject->id);
  else
    json_object_set_null_member (object, "subject");
  json_object_set_object_member (object, "counts", counts);
  json_object_set_array_member (object, "at_least", floors);
  json_object_set_object_member (object, "pay", summary_object (&subject->pay));
  return object;
}

static JsonArray *
subjects_array (const FwPilot *pilot)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < pilot->subjects->len; i++)
    json_array_add_object_element (array, subject_object (pilot->subjects->pdata[i]));
  return array;
}

static JsonArray *
quarters_array (const FwPilot *pilot)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < pilot->quarters->len; i++)
    {
      const FwPilotQuarter *quarter = &g_array_index (pilot->quarters, FwPilotQuarter, i);
      g_autofree char *year = fw_number_to_c (quarter->year);
      g_autofree char *number = fw_number_to_c (quarter->quarter);
      g_autofree char *name = g_strconcat (year, "-Q", number, NULL);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "quarter", name);
      fw_json_set_number (object, "started", quarter->started);
      fw_json_set_number (object, "completed", quarter->completed);
      fw_json_set_number (object, "placed", quarter->placed);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
belief_object (const FwBelief *belief)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "p10", belief->p10);
  fw_json_set_number (object, "p50", belief->p50);
  fw_json_set_number (object, "p90", belief->p90);
  return object;
}

static JsonArray *
lessons_array (GPtrArray *lessons)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lessons->len; i++)
    {
      const FwLesson *lesson = lessons->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", lesson->key);
      json_object_set_string_member (object, "title", lesson->title);
      json_object_set_string_member (object, "unit", fw_unit_id (lesson->unit));
      fw_json_set_number (object, "records", lesson->records);
      fw_json_set_number (object, "least", lesson->least);
      fw_json_set_number (object, "most", lesson->most);
      json_object_set_string_member (object, "known", lesson->known);
      json_object_set_boolean_member (object, "weak_prior", lesson->weak);
      json_object_set_boolean_member (object, "whole_pilot", lesson->whole);
      json_object_set_object_member (object, "prior", belief_object (&lesson->prior));
      json_object_set_object_member (object, "posterior", belief_object (&lesson->posterior));
      fw_json_set_number (object, "mean", lesson->mean);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
others_array (GPtrArray *others)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < others->len; i++)
    {
      const FwNoLesson *other = others->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", other->key);
      json_object_set_string_member (object, "title", other->title);
      json_object_set_string_member (object, "why", other->why);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
wioa_array (FwPilot *pilot)
{
  g_autoptr (GArray) table = fw_pilot_wioa (pilot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < table->len; i++)
    {
      const FwWioaRow *row = &g_array_index (table, FwWioaRow, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "indicator", row->id);
      json_object_set_string_member (object, "title", row->title);
      fw_json_set_number (object, "low", row->lo);
      fw_json_set_number (object, "high", row->hi);
      fw_json_set_number (object, "of", row->of);
      json_object_set_string_member (object, "unit", fw_unit_id (row->unit));
      json_object_set_string_member (object, "definition", row->definition);
      json_object_set_string_member (object, "note", row->note != NULL ? row->note : "");
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonNode *
fw_cli_outcomes_json (const FwCliOutcomes *self, gboolean wioa)
{
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonArray *files = json_array_new ();
  FwParticipants *people = self->people;

  json_object_set_string_member (object, "plan", fw_plan_get_id (self->plan));
  for (guint i = 0; i < fw_participants_get_n_files (people); i++)
    json_array_add_string_element (files, fw_participants_get_file (people, i));
  json_object_set_array_member (object, "files", files);
  json_object_set_int_member (object, "partners", fw_participants_get_n_partners (people));
  fw_json_set_number (object, "merged",
                      fw_participants_tells_merged (people) ? fw_participants_get_n_merged (people)
                                                            : NAN);
  json_object_set_string_member (object, "as_of", self->pilot->as_of);
  json_object_set_array_member (object, "left_out", faults_array (self));
  json_object_set_array_member (object, "conflicts", conflicts_array (self));
  json_object_set_array_member (object, "programs",
                                names_array (fw_participants_get_programs (people)));
  json_object_set_array_member (object, "groups",
                                names_array (fw_participants_get_groups (people)));
  json_object_set_array_member (object, "counts", subjects_array (self->pilot));
  json_object_set_array_member (object, "quarters", quarters_array (self->pilot));
  json_object_set_object_member (object, "weeks_to_job", summary_object (&self->pilot->weeks));
  fw_json_set_number (object, "quarters_waited", self->pilot->waited);
  json_object_set_array_member (object, "lessons", lessons_array (self->lessons));
  json_object_set_array_member (object, "not_learned", others_array (self->others));
  if (wioa)
    json_object_set_array_member (object, "wioa", wioa_array (self->pilot));
  if (self->saved != NULL)
    json_object_set_string_member (object, "saved", self->saved);
  else
    json_object_set_null_member (object, "saved");

  json_node_take_object (root, object);
  return root;
}

char *
fw_cli_outcomes_csv (const FwCliOutcomes *self)
{
  GString *csv = g_string_new ("subject,count,people,mark\n");

  for (guint i = 0; i < self->pilot->subjects->len; i++)
    {
      const FwPilotSubject *subject = self->pilot->subjects->pdata[i];

      for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
        {
          const double people = subject->counts[count];

          fw_csv_append_text (csv, subject->id != NULL ? subject->id : "");
          g_string_append_printf (csv, ",%s,", fw_pilot_count_id (count));
          fw_csv_append_number (csv, people);
          g_string_append_printf (csv, ",%s\n",
                                  isnan (people)          ? "withheld"
                                  : subject->floor[count] ? "at-least"
                                                          : "");
        }
    }
  return g_string_free (csv, FALSE);
}

char *
fw_cli_wioa_csv (const FwCliOutcomes *self)
{
  g_autoptr (GArray) table = fw_pilot_wioa (self->pilot);
  GString *csv = g_string_new ("indicator,title,low,high,of,unit,definition,note\n");

  for (guint i = 0; i < table->len; i++)
    {
      const FwWioaRow *row = &g_array_index (table, FwWioaRow, i);

      g_string_append_printf (csv, "%s,", row->id);
      fw_csv_append_text (csv, row->title);
      g_string_append_c (csv, ',');
      fw_csv_append_number (csv, row->lo);
      g_string_append_c (csv, ',');
      fw_csv_append_number (csv, row->hi);
      g_string_append_c (csv, ',');
      fw_csv_append_number (csv, row->of);
      g_string_append_printf (csv, ",%s,", fw_unit_id (row->unit));
      fw_csv_append_text (csv, row->definition);
      g_string_append_c (csv, ',');
      fw_csv_append_text (csv, row->note != NULL ? row->note : "");
      g_string_append_c (csv, '\n');
    }
  return g_string_free (csv, FALSE);
}
