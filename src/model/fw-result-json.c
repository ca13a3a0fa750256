/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-csv.h"
#include "fw-json.h"
#include "fw-result-private.h"

/* The members of the command line's contract: never renamed, only added to. Quarters count from 1,
 * as in plan files. What is no number is null and its draws are counted in "n_undefined"; of MVPF
 * those without limit (the public gets its money back and others gain) also in "n_unlimited": they
 * order above all numbers, the other draws without a number below. */

static JsonObject *
summary_object (const FweSummary *summary)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "mean", summary->mean);
  fw_json_set_number (object, "p10", summary->p10);
  fw_json_set_number (object, "p50", summary->p50);
  fw_json_set_number (object, "p90", summary->p90);
  fw_json_set_number (object, "mc_error", summary->mc_error);
  return object;
}

static JsonObject *
measures_object (const FweResult *engine)
{
  JsonObject *measures = json_object_new ();

  for (FweMeasure m = 0; m < FWE_N_MEASURES; m++)
    {
      JsonObject *object = summary_object (&engine->measures[m]);

      json_object_set_string_member (object, "unit", fwe_measure_unit (m));
      json_object_set_int_member (object, "n_undefined", (gint64)engine->measures[m].n_undefined);
      if (m == FWE_M_MVPF)
        json_object_set_int_member (object, "n_unlimited", (gint64)engine->measures[m].n_unlimited);
      json_object_set_object_member (measures, fwe_measure_name (m), object);
    }

  return measures;
}

static JsonArray *
waterfall_array (const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (FweWaterfall step = 0; step < FWE_N_WATERFALL; step++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", fwe_waterfall_name (step));
      fw_json_set_number (object, "mean", engine->waterfall[step].mean);
      fw_json_set_number (object, "p10", engine->waterfall[step].p10);
      fw_json_set_number (object, "p90", engine->waterfall[step].p90);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
series_array (const FweResult *engine, FweSeries series)
{
  JsonArray *array = json_array_new ();

  for (gsize q = 0; q < engine->n_quarters; q++)
    {
      const FweSummary *summary = &engine->series[series][q];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "quarter", (gint64)q + 1);
      fw_json_set_number (object, "p10", summary->p10);
      fw_json_set_number (object, "p25", summary->p25);
      fw_json_set_number (object, "p50", summary->p50);
      fw_json_set_number (object, "p75", summary->p75);
      fw_json_set_number (object, "p90", summary->p90);
      fw_json_set_number (object, "mean", summary->mean);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
goal_object (FwResult *self)
{
  static const char *const measures[]
      = { NULL, "net_local_placements", "gross_placements", "completed" };
  const FweGoal goal = fw_result_get_goal (self);
  const FweResult *engine = fw_result_get_engine (self);
  JsonObject *object;

  if (goal.measure == FWE_GOAL_NONE)
    return NULL;

  object = json_object_new ();
  json_object_set_string_member (object, "measure", measures[goal.measure]);
  fw_json_set_number (object, "value", goal.value);
  json_object_set_int_member (object, "quarter", (gint64)goal.quarter + 1);
  fw_json_set_number (object, "chance", engine->goal_chance);
  fw_json_set_number (object, "wanted_chance", goal.wanted);
  fw_json_set_number (object, "mc_error", engine->goal_mc_error);
  return object;
}

static JsonObject *
constraint_object (FwResult *self)
{
  const FweConstraint *constraint = &fw_result_get_engine (self)->constraint;
  g_autofree char *sentence = fw_result_sentence (self);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", fwe_limit_name (constraint->limit));
  if (constraint->limit != FWE_LIMIT_NONE)
    json_object_set_int_member (object, "quarter", (gint64)constraint->quarter + 1);
  else
    json_object_set_null_member (object, "quarter");
  json_object_set_string_member (object, "sentence", sentence);
  fw_json_set_number (object, "worth_opening", constraint->worth_opening);
  fw_json_set_number (object, "worth_seat", constraint->worth_seat);
  return object;
}

/* What each fund has paid by the quarter of counts. */
static JsonArray *
funds_array (FwResult *self)
{
  const FweResult *engine = fw_result_get_engine (self);
  const FwWords *words = fw_compiled_get_words (fw_result_get_compiled (self));
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < engine->n_funds; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", words->titles[FW_LIST_FUNDS][i]);
      fw_json_set_number (object, "mean", engine->funds[i].mean);
      fw_json_set_number (object, "p10", engine->funds[i].p10);
      fw_json_set_number (object, "p90", engine->funds[i].p90);
      json_object_set_string_member (object, "unit", fwe_measure_unit (FWE_M_COST));
      json_array_add_object_element (array, object);
    }

  return array;
}

/**
 * fw_result_to_json:
 *
 * Returns: (transfer full): plan, scenario, seed, draws, quarters, price_year, counting, evidence,
 * headline, constraint, goal, measures, waterfall, series, digest, funds, and those of its parts
 */
JsonNode *
fw_result_to_json (FwResult *self)
{
  const FweResult *engine;
  g_autoptr (JsonObject) root = json_object_new ();
  g_autofree char *headline = NULL;
  JsonObject *series, *goal;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  engine = fw_result_get_engine (self);
  headline = fw_result_headline (self);
  goal = goal_object (self);
  json_object_set_string_member (root, "plan", fw_result_get_plan_id (self));
  json_object_set_string_member (root, "scenario", fw_result_get_scenario_title (self));
  json_object_set_int_member (root, "seed", (gint64)engine->seed);
  json_object_set_int_member (root, "draws", (gint64)engine->n_draws);
  json_object_set_int_member (root, "quarters", (gint64)engine->n_quarters);
  json_object_set_int_member (root, "price_year", fw_result_get_price_year (self));
  json_object_set_string_member (root, "counting", fw_result_get_counting_id (self));
  json_object_set_string_member (root, "evidence", fw_result_get_evidence_id (self));
  json_object_set_string_member (root, "headline", headline);
  json_object_set_object_member (root, "constraint", constraint_object (self));
  if (goal != NULL)
    json_object_set_object_member (root, "goal", goal);
  else
    json_object_set_null_member (root, "goal");
  json_object_set_object_member (root, "measures", measures_object (engine));
  json_object_set_array_member (root, "waterfall", waterfall_array (engine));

  series = json_object_new ();
  for (FweSeries s = 0; s < FWE_N_SERIES; s++)
    json_object_set_array_member (series, fwe_series_name (s), series_array (engine, s));
  json_object_set_object_member (root, "series", series);
  json_object_set_string_member (root, "digest", fw_result_get_digest (self));
  json_object_set_array_member (root, "funds", funds_array (self));
  fw_result_add_parts (self, root);

  return json_node_init_object (json_node_alloc (), root);
}

void
fw_result_append_fields (GString *csv, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (csv, ',');
      fw_csv_append_number (csv, values[i]);
    }
  g_string_append_c (csv, '\n');
}

/**
 * fw_result_to_csv:
 *
 * Returns: (transfer full): "name,unit,quarter,mean,p10,p25,p50,p75,p90,mc_error": a row a measure
 * (no quarter), then a row a series and quarter, then those of its parts
 */
char *
fw_result_to_csv (FwResult *self)
{
  const FweResult *engine;
  GString *csv = g_string_new ("name,unit,quarter,mean,p10,p25,p50,p75,p90,mc_error\n");

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  engine = fw_result_get_engine (self);
  for (FweMeasure m = 0; m < FWE_N_MEASURES; m++)
    {
      const FweSummary *s = &engine->measures[m];
      const double values[] = { NAN, s->mean, s->p10, s->p25, s->p50, s->p75, s->p90, s->mc_error };

      g_string_append_printf (csv, "%s,%s", fwe_measure_name (m), fwe_measure_unit (m));
      fw_result_append_fields (csv, values, G_N_ELEMENTS (values));
    }

  for (FweSeries series = 0; series < FWE_N_SERIES; series++)
    for (gsize q = 0; q < engine->n_quarters; q++)
      {
        const FweSummary *s = &engine->series[series][q];
        const double values[]
            = { (double)q + 1.0, s->mean, s->p10, s->p25, s->p50, s->p75, s->p90, s->mc_error };

        g_string_append_printf (csv, "%s,%s", fwe_series_name (series), fwe_series_unit (series));
        fw_result_append_fields (csv, values, G_N_ELEMENTS (values));
      }

  fw_result_add_part_rows (self, csv);
  return g_string_free (csv, FALSE);
}
