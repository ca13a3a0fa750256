/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-compile-private.h"
#include "fw-csv.h"
#include "fw-json.h"
#include "fw-result-private.h"

/* What a result says of its parts, in JSON and CSV: groups, occupations, programs, hiring lines,
 * funds by year, what holds back by quarter, money by what it is and whom it reaches, and where
 * households stand. Added to the contract's members, never in the place of one. */

static JsonObject *
short_object (const FweSummary *summary)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "mean", summary->mean);
  fw_json_set_number (object, "p10", summary->p10);
  fw_json_set_number (object, "p50", summary->p50);
  fw_json_set_number (object, "p90", summary->p90);
  return object;
}

static JsonObject *
named_object (const char *name)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", name);
  return object;
}

static const char *
title_of (FwResult *self, FwList list, gsize index)
{
  return fw_result_get_part_title (self, list, (guint)index);
}

static void
set_shares (JsonObject *object, const char *member, double before, const FweSummary *after)
{
  JsonObject *shares = json_object_new ();

  fw_json_set_number (shares, "before", before);
  json_object_set_object_member (shares, "after", short_object (after));
  json_object_set_object_member (object, member, shares);
}

static void
set_depth (JsonObject *object, const char *member, const FweDepth *depth)
{
  JsonObject *inner = json_object_new ();

  fw_json_set_number (inner, "share", depth->share);
  fw_json_set_number (inner, "below", depth->below);
  json_object_set_object_member (object, member, inner);
}

static JsonArray *
groups_array (FwResult *self, const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (gsize g = 0; g < engine->n_groups; g++)
    {
      JsonObject *object = named_object (title_of (self, FW_LIST_GROUPS, g));

      for (FweGroupStage s = 0; s < FWE_N_GROUP_STAGES; s++)
        json_object_set_object_member (object, fwe_group_stage_name (s),
                                       short_object (&engine->groups[s][g]));
      for (FweRatio r = 0; r < FWE_N_RATIOS; r++)
        json_object_set_object_member (object, fwe_ratio_name (r),
                                       short_object (&engine->ratios[r][g]));
      json_object_set_object_member (object, "income_change",
                                     short_object (&engine->income_change[g]));
      set_shares (object, "unemployment", engine->unemployment_before[g],
                  &engine->unemployment_after[g]);
      set_shares (object, "employment", engine->employment_before[g], &engine->employment_after[g]);
      set_depth (object, "under_line_before", &engine->depth_before[g]);
      set_depth (object, "under_line_after", &engine->depth_after[g]);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
occupations_array (FwResult *self, const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (gsize o = 0; o < engine->n_occupations; o++)
    {
      JsonObject *object = named_object (title_of (self, FW_LIST_OCCUPATIONS, o));

      for (FweOccupationCount k = 0; k < FWE_N_OCCUPATION_COUNTS; k++)
        json_object_set_object_member (object, fwe_occupation_count_name (k),
                                       short_object (&engine->occupations[k][o]));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
programs_array (FwResult *self, const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (gsize p = 0; p < engine->n_programs; p++)
    {
      JsonObject *object = named_object (title_of (self, FW_LIST_PROGRAMS, p));

      for (FweProgramCount k = 0; k < FWE_N_PROGRAM_COUNTS; k++)
        json_object_set_object_member (object, fwe_program_count_name (k),
                                       short_object (&engine->programs[k][p]));
      json_array_add_object_element (array, object);
    }

  return array;
}

/* An employer has a line for each of its commitments and one for what it hires beside them. */
static JsonArray *
lines_array (FwResult *self, const FweResult *engine)
{
  const FwePlan *plan = fw_result_get_engine_plan (self);
  JsonArray *array = json_array_new ();

  for (gsize e = 0; e < engine->n_employers; e++)
    {
      const guint employer = fw_result_get_line_employer (self, (guint)e);
      JsonObject *object = named_object (title_of (self, FW_LIST_EMPLOYERS, employer));

      json_object_set_string_member (
          object, "occupation",
          title_of (self, FW_LIST_OCCUPATIONS, plan->employers[e].occupation));
      json_object_set_boolean_member (object, "pledged", plan->employers[e].pledged);
      for (FweEmployerCount k = 0; k < FWE_N_EMPLOYER_COUNTS; k++)
        json_object_set_object_member (object, fwe_employer_count_name (k),
                                       short_object (&engine->employers[k][e]));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
bindings_array (const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (gsize q = 0; q < engine->n_quarters; q++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "quarter", (gint64)q + 1);
      for (FweBinding b = 0; b < FWE_N_BINDINGS; b++)
        fw_json_set_number (object, fwe_binding_name (b), engine->bindings[b][q]);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
fund_years_array (FwResult *self, const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (gsize f = 0; f < engine->n_funds; f++)
    for (gsize y = 0; y < engine->n_years; y++)
      {
        const FweMoneyYear *year = &engine->fund_years[f * engine->n_years + y];
        JsonObject *object = named_object (title_of (self, FW_LIST_FUNDS, f));

        json_object_set_int_member (object, "year", (gint64)y + 1);
        json_object_set_object_member (object, "paid", short_object (&year->paid));
        fw_json_set_number (object, "limit", year->limit);
        json_array_add_object_element (array, object);
      }

  return array;
}

static JsonArray *
values_array (const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (FweValue v = 0; v < FWE_N_VALUES; v++)
    {
      JsonObject *object = named_object (fwe_value_name (v));

      for (FweParty p = 0; p < FWE_N_PARTIES; p++)
        json_object_set_object_member (object, fwe_party_name (p),
                                       short_object (&engine->values[v][p]));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
deciles_array (const FweResult *engine)
{
  JsonArray *array = json_array_new ();

  for (guint k = 0; k < FWE_N_DECILES; k++)
    {
      const FweDecile *decile = &engine->deciles[k];
      JsonObject *object = json_object_new ();

      fw_json_set_number (object, "from", decile->from);
      fw_json_set_number (object, "households", decile->households);
      fw_json_set_number (object, "gain", decile->gain);
      fw_json_set_number (object, "lose", decile->lose);
      fw_json_set_number (object, "change", decile->change);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
split_object (const FweResult *engine, guint when)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "theil_between", engine->theil_between[when]);
  fw_json_set_number (object, "theil_within", engine->theil_within[when]);
  fw_json_set_number (object, "log_between", engine->log_between[when]);
  fw_json_set_number (object, "log_within", engine->log_within[when]);
  return object;
}

static JsonObject *
standing_object (const FweResult *engine)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "line", engine->line);
  set_depth (object, "under_line_before", &engine->depth_before[engine->n_groups]);
  set_depth (object, "under_line_after", &engine->depth_after[engine->n_groups]);
  json_object_set_array_member (object, "deciles", deciles_array (engine));
  json_object_set_object_member (object, "before", split_object (engine, 0));
  json_object_set_object_member (object, "after", split_object (engine, 1));
  return object;
}

/**
 * fw_result_add_parts:
 * @root: "groups", "occupations", "programs", "lines", "bindings", "fund_years", "values" and
 * "equity" are added
 */
void
fw_result_add_parts (FwResult *self, JsonObject *root)
{
  const FweResult *engine = fw_result_get_engine (self);

  json_object_set_array_member (root, "groups", groups_array (self, engine));
  json_object_set_array_member (root, "occupations", occupations_array (self, engine));
  json_object_set_array_member (root, "programs", programs_array (self, engine));
  json_object_set_array_member (root, "lines", lines_array (self, engine));
  json_object_set_array_member (root, "bindings", bindings_array (engine));
  json_object_set_array_member (root, "fund_years", fund_years_array (self, engine));
  json_object_set_array_member (root, "values", values_array (engine));
  json_object_set_object_member (root, "equity", standing_object (engine));
}

/**
 * fw_result_add_part_rows:
 * @csv: a row a value and party ("value_tax_taxpayer", no quarter), then one a binding and quarter
 * ("binding_money", the share of draws as its mean) are added
 */
void
fw_result_add_part_rows (FwResult *self, GString *csv)
{
  const FweResult *engine = fw_result_get_engine (self);

  for (FweValue v = 0; v < FWE_N_VALUES; v++)
    for (FweParty p = 0; p < FWE_N_PARTIES; p++)
      {
        const FweSummary *s = &engine->values[v][p];
        const double row[] = { NAN, s->mean, s->p10, s->p25, s->p50, s->p75, s->p90, s->mc_error };

        g_string_append_printf (csv, "value_%s_%s,dollars", fwe_value_name (v), fwe_party_name (p));
        fw_result_append_fields (csv, row, G_N_ELEMENTS (row));
      }
  for (FweBinding b = 0; b < FWE_N_BINDINGS; b++)
    for (gsize q = 0; q < engine->n_quarters; q++)
      {
        const double share = engine->bindings[b][q];
        const double row[] = { (double)q + 1.0, share, NAN, NAN, NAN, NAN, NAN, NAN };

        g_string_append_printf (csv, "binding_%s,share", fwe_binding_name (b));
        fw_result_append_fields (csv, row, G_N_ELEMENTS (row));
      }
}
