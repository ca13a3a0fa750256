/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-geography.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"
#include "fwe-plan.h"

#define MAX_VALUES 5000 /* of a series: the longest fetched has some hundreds */

/* What holds between the parts of a plan. Each rule looks at one part and tells the member at
 * fault. */

typedef struct
{
  FwPlan *plan;
  FwPart *part;
  char **member;
  char **message;
} Look;

static gboolean G_GNUC_PRINTF (3, 4) fault (Look *look, const char *member, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  *look->member = g_strdup (member);
  *look->message = g_strdup_vprintf (format, args);
  va_end (args);
  return TRUE;
}

/* "there is no program “x”; wanted: one of a, b" */
static gboolean
missing (Look *look, const char *member, FwList list, const char *id)
{
  GListModel *model = fw_plan_get_list (look->plan, list);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", fw_part_get_id (part));
    }

  return fault (look, member, _ ("found “%s”; wanted: an id in “%s” (%s)"), id,
                fw_list_member (list), ids->len > 0 ? ids->str : _ ("which is empty"));
}

static gboolean
check_reference (Look *look, const FwField *field, const char *id)
{
  g_autofree char *member = fw_field_member (field);

  if (id == NULL || *id == '\0' || fw_plan_find_part (look->plan, field->refers, id) != NULL)
    return FALSE;

  return missing (look, member, field->refers, id);
}

static gboolean
check_references (Look *look)
{
  guint n_fields;
  const FwField *fields = fw_part_get_fields (look->part, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const FwField *field = &fields[i];

      if (field->refers == FW_LIST_NONE)
        continue;

      if (field->kind == FW_FIELD_LIST)
        {
          const char *const *ids = fw_part_get_strings (look->part, field->name);

          for (guint j = 0; ids[j] != NULL; j++)
            if (check_reference (look, field, ids[j]))
              return TRUE;
        }
      else if (field->kind == FW_FIELD_SHARES)
        {
          GVariant *shares = fw_part_get_variant (look->part, field->name);

          for (gsize j = 0; shares != NULL && j < g_variant_n_children (shares); j++)
            {
              const char *id;

              g_variant_get_child (shares, j, "{&sd}", &id, NULL);
              if (check_reference (look, field, id))
                return TRUE;
            }
        }
      else if (check_reference (look, field, fw_part_get_text (look->part, field->name)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_window (Look *look)
{
  if (fw_part_find_field (look->part, "from-quarter") == NULL
      || fw_part_get_whole (look->part, "from-quarter")
             <= fw_part_get_whole (look->part, "to-quarter"))
    return FALSE;

  return fault (look, "to_quarter",
                _ ("found a quarter before “from_quarter”; wanted: the same or a later one"));
}

static gboolean
check_group (Look *look)
{
  const double p20 = fw_part_get_number (look->part, "p20");
  const double p50 = fw_part_get_number (look->part, "p50");
  const double p80 = fw_part_get_number (look->part, "p80");
  const guint n_groups = g_list_model_get_n_items (fw_plan_get_list (look->plan, FW_LIST_GROUPS));
  const gboolean has_race = strcmp (fw_part_get_text (look->part, "race"), "none") != 0;

  if (isnan (p20) != isnan (p50) || isnan (p50) != isnan (p80))
    return fault (look, "p50", _ ("found some of p20, p50 and p80; wanted: all three or none"));
  if (!isnan (p50) && !(p20 < p50 && p50 < p80))
    return fault (look, "p50", _ ("found percentiles that do not rise; wanted: p20 < p50 < p80"));
  if (n_groups > 1 && isnan (p50) && !has_race)
    return fault (
        look, "race",
        _ ("found neither “race” nor percentiles; wanted: one of them, for the group’s incomes"));
  if (n_groups > 1 && isnan (fw_part_get_number (look->part, "share")) && !has_race)
    return fault (look, "share",
                  _ ("found neither “race” nor “share”; wanted: the group’s share of residents"));

  return FALSE;
}

static gboolean
check_occupation (Look *look)
{
  if (fw_part_get_text (look->part, "occupation") != NULL)
    return FALSE;

  return fault (look, "occupation", _ ("found none; wanted: the id of an occupation"));
}

static gboolean
check_partnership (Look *look)
{
  const FwPartnershipKind kind = fw_partnership_get_kind (FW_PARTNERSHIP (look->part));
  const FwList lists[]
      = { fw_partnership_kind_from_list (kind), fw_partnership_kind_to_list (kind) };
  const char *const members[] = { "from", "to" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *id = fw_part_get_text (look->part, members[i]);

      if (id == NULL || fw_plan_find_part (look->plan, lists[i], id) == NULL)
        return missing (look, members[i], lists[i], id != NULL ? id : "");
    }

  return FALSE;
}

static gboolean
check_scenario (Look *look)
{
  FwScenario *scenario = FW_SCENARIO (look->part);
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  const guint n_scenarios
      = g_list_model_get_n_items (fw_plan_get_list (look->plan, FW_LIST_SCENARIOS));
  const char *parent = fw_scenario_get_parent (scenario);

  if (g_strcmp0 (parent, FW_SCENARIO_NO_PROGRAM) == 0)
    return fault (look, "parent",
                  _ ("found “no-program”; wanted: another scenario, or none for the plan itself"));

  for (guint i = 0; parent != NULL; i++)
    {
      FwPart *next = fw_plan_find_part (look->plan, FW_LIST_SCENARIOS, parent);

      if (i > n_scenarios)
        return fault (look, "parent",
                      _ ("found a scenario that descends from itself; wanted: a line that ends"));
      parent = next != NULL ? fw_scenario_get_parent (FW_SCENARIO (next)) : NULL;
    }

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *member = g_strconcat ("values/", key, NULL);

      if (fw_plan_get_base (look->plan, key, &error) == NULL)
        return fault (look, member, "%s", error->message);
    }

  return FALSE;
}

/* A list that goes with the keys of a series: as long as they are. */
static gboolean
check_length (Look *look, const char *member, gsize n, gsize n_keys)
{
  g_autofree char *found = fw_number_to_c ((double)n);
  g_autofree char *wanted = fw_number_to_c ((double)n_keys);

  if (n == n_keys)
    return FALSE;

  return fault (look, member, _ ("found %s entries; wanted: %s, one for each of “keys”"), found,
                wanted);
}

static gsize
n_numbers (FwPart *part, const char *field)
{
  GVariant *variant = fw_part_get_variant (part, field);

  return variant != NULL ? g_variant_n_children (variant) : 0;
}

static gboolean
check_keys (Look *look, const char *const *keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] == '\0' || !g_hash_table_add (seen, (gpointer)keys[i]))
      return fault (look, "keys", _ ("found “%s” again or empty; wanted: a different key each"),
                    keys[i]);

  return FALSE;
}

/* A number where its mark has one, null where it has none. The lengths agree. */
static gboolean
check_marks (Look *look, const char *const *keys)
{
  const char *const *marks = fw_part_get_strings (look->part, "marks");
  GVariant *variant = fw_part_get_variant (look->part, "values");
  gsize n = 0;
  const double *values
      = variant != NULL ? g_variant_get_fixed_array (variant, &n, sizeof (double)) : NULL;

  for (gsize i = 0; i < n; i++)
    {
      const gboolean has_value = marks[0] == NULL || fw_mark_has_value (fw_mark_from_id (marks[i]));

      if (has_value && isnan (values[i]))
        return fault (look, "values",
                      _ ("found null for “%s”; wanted: a number, or a mark that says why"),
                      keys[i]);
      if (!has_value && !isnan (values[i]))
        return fault (look, "marks",
                      _ ("found the mark “%s” beside a number for “%s”; wanted: one of them"),
                      marks[i], keys[i]);
    }

  return FALSE;
}

/* Texts that other parts of the program take for granted. */
static gboolean
check_series_head (Look *look)
{
  const char *geography = fw_part_get_text (look->part, "geography");
  const char *unit = fw_part_get_text (look->part, "unit");
  g_autoptr (FwGeography) area = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;
  FwUnit known;

  if (fw_part_get_text (look->part, "measure") == NULL)
    return fault (look, "measure", _ ("found none; wanted: what the numbers are of"));
  if (unit != NULL && !fw_unit_from_id (unit, &known))
    return fault (look, "unit", _ ("found “%s”; wanted: a unit such as “persons”"), unit);
  if (strcmp (fw_series_get_measure (FW_SERIES (look->part)), FW_MEASURE_HOUSEHOLDS_BY_INCOME) == 0
      && isnan (fw_plan_cpi (look->plan, fw_series_get_price_year (FW_SERIES (look->part)))))
    return fault (look, "price_year",
                  _ ("found a year without a consumer price index; wanted: the year of these "
                     "dollars, and the series “prices” where it is after 2025"));
  if (geography == NULL)
    return FALSE;

  area = fw_geography_parse (geography, &error);
  if (area == NULL)
    return fault (look, "geography", "%s", error->message);

  canonical = fw_geography_to_text (area);
  if (strcmp (canonical, geography) != 0)
    return fault (look, "geography", _ ("found “%s”; wanted: “%s”"), geography, canonical);

  return FALSE;
}

static gboolean
check_series (Look *look)
{
  const char *const *keys = fw_part_get_strings (look->part, "keys");
  const gsize n = g_strv_length ((GStrv)keys);
  const gsize n_margins = n_numbers (look->part, "margins");
  const gsize n_marks = g_strv_length ((GStrv)fw_part_get_strings (look->part, "marks"));
  g_autofree char *found = fw_number_to_c ((double)n);
  g_autofree char *limit = fw_number_to_c (MAX_VALUES);

  if (check_series_head (look))
    return TRUE;
  if (n > MAX_VALUES)
    return fault (look, "keys", _ ("found %s entries; wanted: at most %s"), found, limit);

  return check_length (look, "values", n_numbers (look->part, "values"), n)
         || (n_margins > 0 && check_length (look, "margins", n_margins, n))
         || (n_marks > 0 && check_length (look, "marks", n_marks, n)) || check_keys (look, keys)
         || check_marks (look, keys);
}

static gboolean
check_part (Look *look)
{
  if (check_references (look) || check_window (look))
    return TRUE;

  switch (fw_part_get_list (look->part))
    {
    case FW_LIST_GROUPS:
      return check_group (look);
    case FW_LIST_PROGRAMS:
    case FW_LIST_EMPLOYERS:
      return check_occupation (look);
    case FW_LIST_PARTNERSHIPS:
      return check_partnership (look);
    case FW_LIST_SERIES:
      return check_series (look);
    case FW_LIST_SCENARIOS:
      return check_scenario (look);
    case FW_LIST_OCCUPATIONS:
    case FW_LIST_PROVIDERS:
    case FW_LIST_SUPPORTS:
    case FW_LIST_FUNDS:
    case FW_LIST_PARTNERS:
    case FW_LIST_REMARKS:
    case FW_LIST_NONE:
    default:
      return FALSE;
    }
}

static guint
list_limit (FwList list)
{
  switch (list)
    {
    case FW_LIST_GROUPS:
      return FWE_MAX_GROUPS;
    case FW_LIST_OCCUPATIONS:
      return FWE_MAX_OCCUPATIONS;
    case FW_LIST_PROGRAMS:
      return FWE_MAX_PROGRAMS;
    case FW_LIST_EMPLOYERS:
      return FWE_MAX_EMPLOYERS;
    case FW_LIST_SUPPORTS:
      return FWE_MAX_SUPPORTS;
    case FW_LIST_FUNDS:
      return FWE_MAX_FUNDS;
    case FW_LIST_PARTNERSHIPS:
      return FWE_MAX_LINKS;
    case FW_LIST_PROVIDERS:
    case FW_LIST_PARTNERS:
    case FW_LIST_REMARKS:
    case FW_LIST_SERIES:
    case FW_LIST_SCENARIOS:
    case FW_LIST_NONE:
    default:
      return 1000;
    }
}

/* How many each list holds; nothing runs on no group. */
static gboolean
check_sizes (Look *look)
{
  if (g_list_model_get_n_items (fw_plan_get_list (look->plan, FW_LIST_GROUPS)) == 0)
    return fault (look, "groups",
                  _ ("found no group; wanted: at least one (“All residents” will do)"));

  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      const guint n = g_list_model_get_n_items (fw_plan_get_list (look->plan, list));

      if (n > list_limit (list))
        {
          g_autofree char *found = fw_number_to_c (n);
          g_autofree char *limit = fw_number_to_c (list_limit (list));

          return fault (look, fw_list_member (list), _ ("found %s entries; wanted: at most %s"),
                        found, limit);
        }
    }

  return FALSE;
}

gboolean
fw_plan_find_fault (FwPlan *self, char **path, char **message)
{
  g_autofree char *member = NULL;
  Look look = { .plan = self, .part = FW_PART (self), .member = &member, .message = message };

  if (fw_plan_get_place (self) == NULL)
    {
      *path = g_strdup ("place");
      *message = g_strdup (_ ("found none; wanted: a list of counties"));
      return TRUE;
    }
  if (isnan (fw_plan_cpi (self, fw_plan_get_price_year (self))))
    {
      *path = g_strdup ("price_year");
      *message = g_strdup (
          _ ("found a year without a consumer price index; wanted: a year from 2005 to 2025"));
      return TRUE;
    }
  if (check_sizes (&look) || check_references (&look))
    {
      *path = g_steal_pointer (&member);
      return TRUE;
    }

  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      GListModel *model = fw_plan_get_list (self, list);
      /* "No program" is not in the file: paths count without it. */
      const guint first = list == FW_LIST_SCENARIOS ? 1 : 0;

      for (guint i = first; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (model, i);

          look.part = part;
          if (check_part (&look))
            {
              g_autofree char *index = fw_number_to_c (i - first);

              *path = g_strconcat (fw_list_member (list), "/", index, "/", member, NULL);
              return TRUE;
            }
        }
    }

  return FALSE;
}

const char *
fw_plan_get_idle_reason (FwPlan *self, FwScenario *scenario, const char *key)
{
  g_return_val_if_fail (FW_IS_PLAN (self), NULL);
  g_return_val_if_fail (scenario == NULL || FW_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (strcmp (key, "additionality.deadweight") == 0
      && fw_plan_get_value (self, scenario, "evidence") == FWE_EVIDENCE_TECHHIRE)
    return _ ("not used: the TechHire trial’s own share, 37 of 46, holds");
  return NULL;
}
