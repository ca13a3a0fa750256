/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-parameter-private.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"
#include "fw-remark.h"
#include "fw-scenario-private.h"

struct _FwPlan
{
  GObject parent_instance;

  FwPartState state;
  FwPlace *place;
  GListStore *lists[FW_N_LISTS];
  GHashTable *index[FW_N_LISTS]; /* id to part, both the list's */
  char *newer_version;
};

/* In the order of FweGoalMeasure. */
static const char *const goal_measures[]
    = { "none", "net_local_placements", "gross_placements", "completed", NULL };

#define GOAL(field) .member = "goal/" field, .refers = FW_LIST_NONE

static const FwField fields[] = {
  FW_TEXT ("summary"),
  FW_TEXT ("note"),
  FW_WHOLE ("start-year", 1990, 2100, 2027),
  FW_WHOLE ("start-quarter", 1, 4, 1),
  FW_WHOLE ("quarters", 1, FWE_MAX_QUARTERS, 40),
  FW_WHOLE ("price-year", 2005, 2100, 2024),
  FW_WHOLE ("draws", 2, FWE_MAX_DRAWS, 4000),
  FW_WHOLE ("seed", 0, 9007199254740991.0, 1),
  { .name = "goal-measure", .kind = FW_FIELD_CHOICE, .choices = goal_measures, GOAL ("measure") },
  { .name = "goal-note", .kind = FW_FIELD_TEXT, GOAL ("note") },
  FW_REF ("gap-low", FW_LIST_GROUPS),
  FW_REF ("gap-high", FW_LIST_GROUPS),
};

static FwPartState *
fw_plan_get_state (FwPart *part)
{
  return &FW_PLAN (part)->state;
}

static void
part_init (FwPartInterface *iface)
{
  iface->get_state = fw_plan_get_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPlan, fw_plan, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PART, part_init))

static void
fw_plan_dispose (GObject *object)
{
  FwPlan *self = FW_PLAN (object);

  for (guint i = 0; i < FW_N_LISTS; i++)
    {
      if (self->index[i] != NULL)
        g_hash_table_remove_all (self->index[i]);
      g_clear_object (&self->lists[i]);
    }
  g_clear_object (&self->place);

  G_OBJECT_CLASS (fw_plan_parent_class)->dispose (object);
}

static void
fw_plan_finalize (GObject *object)
{
  FwPlan *self = FW_PLAN (object);

  for (guint i = 0; i < FW_N_LISTS; i++)
    g_hash_table_unref (self->index[i]);
  fw_part_state_clear (&self->state);
  g_free (self->newer_version);

  G_OBJECT_CLASS (fw_plan_parent_class)->finalize (object);
}

static void
fw_plan_class_init (FwPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_plan_dispose;
  object_class->finalize = fw_plan_finalize;
  fw_part_class_install (object_class, fields, G_N_ELEMENTS (fields));
}

static void
fw_plan_init (FwPlan *self)
{
  fw_part_state_init (&self->state, FW_LIST_NONE, fields, G_N_ELEMENTS (fields));
  for (guint i = 0; i < FW_N_LISTS; i++)
    {
      self->lists[i] = g_list_store_new (FW_TYPE_PART);
      self->index[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

void
fw_plan_set_place (FwPlan *self, FwPlace *place)
{
  g_set_object (&self->place, place);
}

static void
tie_program (FwPlan *self, FwPart *part, gboolean inside)
{
  if (FW_IS_PROGRAM (part))
    fw_pipeline_set_shared (fw_program_get_pipeline (FW_PROGRAM (part)),
                            inside ? self->state.parameters : NULL);
}

void
fw_plan_insert (FwPlan *self, FwPart *part, guint position)
{
  GListStore *store = self->lists[fw_part_get_list (part)];

  tie_program (self, part, TRUE);
  g_hash_table_insert (self->index[fw_part_get_list (part)], (gpointer)fw_part_get_id (part), part);
  g_list_store_insert (store, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (store))),
                       part);
}

FwPlan *
fw_plan_new (const char *id)
{
  FwPlan *self = g_object_new (FW_TYPE_PLAN, NULL);
  g_autoptr (FwScenario) no_program = fw_scenario_new (FW_SCENARIO_NO_PROGRAM);

  fw_part_set_id (FW_PART (self), id);
  fw_part_set_title (FW_PART (no_program), _ ("No program"));
  fw_plan_insert (self, FW_PART (no_program), 0);
  return self;
}

gboolean
fw_plan_find_position (FwPlan *self, FwList list, const char *id, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->lists[list]);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (model, i);

      if (strcmp (fw_part_get_id (part), id) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Parameters handed out for a part that goes are forgotten: another of the same id may come. */
static void
forget_resolved (FwPlan *self, FwPart *part)
{
  FwParameters *parameters = fw_part_get_parameters (part);
  GListModel *scenarios = G_LIST_MODEL (self->lists[FW_LIST_SCENARIOS]);

  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (parameters)); j++)
        {
          g_autoptr (FwParameter) parameter = g_list_model_get_item (G_LIST_MODEL (parameters), j);

          g_hash_table_remove (fw_scenario_get_resolved (scenario),
                               fw_parameter_get_key (parameter));
        }
    }
}

FwPart *
fw_plan_take (FwPlan *self, FwList list, const char *id, guint *position)
{
  guint at;
  FwPart *part;

  if (!fw_plan_find_position (self, list, id, &at))
    return NULL;

  part = g_list_model_get_item (G_LIST_MODEL (self->lists[list]), at);
  tie_program (self, part, FALSE);
  forget_resolved (self, part);
  g_hash_table_remove (self->index[list], id);
  g_list_store_remove (self->lists[list], at);
  if (position != NULL)
    *position = at;

  return part;
}

void
fw_plan_set_newer_version (FwPlan *self, const char *version)
{
  g_free (self->newer_version);
  self->newer_version = g_strdup (version);
}

const char *
fw_plan_get_newer_version (FwPlan *self)
{
  return self->newer_version;
}

const char *
fw_plan_get_id (FwPlan *self)
{
  g_return_val_if_fail (FW_IS_PLAN (self), NULL);
  return self->state.id;
}

const char *
fw_plan_get_title (FwPlan *self)
{
  return fw_part_get_title (FW_PART (self));
}

const char *
fw_plan_get_summary (FwPlan *self)
{
  return fw_part_get_text (FW_PART (self), "summary");
}

const char *
fw_plan_get_note (FwPlan *self)
{
  return fw_part_get_text (FW_PART (self), "note");
}

FwPlace *
fw_plan_get_place (FwPlan *self)
{
  g_return_val_if_fail (FW_IS_PLAN (self), NULL);
  return self->place;
}

int
fw_plan_get_start_year (FwPlan *self)
{
  return (int)fw_part_get_whole (FW_PART (self), "start-year");
}

int
fw_plan_get_start_quarter (FwPlan *self)
{
  return (int)fw_part_get_whole (FW_PART (self), "start-quarter");
}

guint
fw_plan_get_quarters (FwPlan *self)
{
  return (guint)fw_part_get_whole (FW_PART (self), "quarters");
}

int
fw_plan_get_price_year (FwPlan *self)
{
  return (int)fw_part_get_whole (FW_PART (self), "price-year");
}

guint
fw_plan_get_draws (FwPlan *self)
{
  return (guint)fw_part_get_whole (FW_PART (self), "draws");
}

guint64
fw_plan_get_seed (FwPlan *self)
{
  return (guint64)fw_part_get_whole (FW_PART (self), "seed");
}

FweGoalMeasure
fw_plan_get_goal_measure (FwPlan *self)
{
  const char *measure = fw_part_get_text (FW_PART (self), "goal-measure");

  for (guint i = 0; goal_measures[i] != NULL; i++)
    if (strcmp (goal_measures[i], measure) == 0)
      return (FweGoalMeasure)i;

  g_return_val_if_reached (FWE_GOAL_NONE);
}

const char *
fw_plan_get_goal_note (FwPlan *self)
{
  return fw_part_get_text (FW_PART (self), "goal-note");
}

gboolean
fw_plan_is_read_only (FwPlan *self)
{
  g_return_val_if_fail (FW_IS_PLAN (self), TRUE);
  return self->newer_version != NULL;
}

GListModel *
fw_plan_get_list (FwPlan *self, FwList list)
{
  g_return_val_if_fail (FW_IS_PLAN (self) && list < FW_N_LISTS, NULL);
  return G_LIST_MODEL (self->lists[list]);
}

FwPart *
fw_plan_find_part (FwPlan *self, FwList list, const char *id)
{
  g_return_val_if_fail (FW_IS_PLAN (self) && list < FW_N_LISTS && id != NULL, NULL);
  return g_hash_table_lookup (self->index[list], id);
}

static FwSeries *
series_of (FwPlan *self, const char *measure, const char *subject, const char *geography)
{
  GListModel *model = G_LIST_MODEL (self->lists[FW_LIST_SERIES]);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FwSeries) series = g_list_model_get_item (model, i);

      if (g_strcmp0 (fw_series_get_measure (series), measure) == 0
          && g_strcmp0 (fw_series_get_subject (series), subject) == 0
          && (geography == NULL || g_strcmp0 (fw_series_get_geography (series), geography) == 0))
        return series; /* the list's own reference keeps it */
    }

  return NULL;
}

FwSeries *
fw_plan_find_series (FwPlan *self, const char *measure, const char *subject, const char *geography)
{
  g_autofree char *counties = NULL;
  g_autofree char *metro = NULL;
  g_autofree char *state = NULL;
  FwSeries *found;

  g_return_val_if_fail (FW_IS_PLAN (self) && measure != NULL, NULL);

  if (geography != NULL)
    return series_of (self, measure, subject, geography);

  counties = fw_place_dup_counties_geography (self->place);
  metro = g_strconcat ("metro:", fw_place_get_metro (self->place), NULL);
  state = g_strdup_printf ("state:%.2s", fw_place_get_county (self->place, 0)->fips);
  found = series_of (self, measure, subject, fw_place_get_geography (self->place));
  if (found == NULL)
    found = series_of (self, measure, subject, counties);
  if (found == NULL)
    found = series_of (self, measure, subject, metro);
  if (found == NULL)
    found = series_of (self, measure, subject, state);
  return found != NULL ? found : series_of (self, measure, subject, NULL);
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

FwScenario *
fw_plan_find_scenario (FwPlan *self, const char *name, GError **error)
{
  GListModel *scenarios;
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (FW_IS_PLAN (self) && name != NULL, NULL);

  scenarios = G_LIST_MODEL (self->lists[FW_LIST_SCENARIOS]);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (scenarios, i);

      if (same_name (fw_part_get_id (part), name) || same_name (fw_part_get_title (part), name))
        return FW_SCENARIO (part);
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", fw_part_get_title (part));
    }

  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no scenario “%s”; there are: %s."),
               name, names->str);
  return NULL;
}

FwScenario *
fw_plan_get_no_program (FwPlan *self)
{
  return FW_SCENARIO (fw_plan_find_part (self, FW_LIST_SCENARIOS, FW_SCENARIO_NO_PROGRAM));
}

FwScenario *
fw_plan_get_default_scenario (FwPlan *self)
{
  g_autoptr (FwScenario) second = NULL;

  g_return_val_if_fail (FW_IS_PLAN (self), NULL);

  second = g_list_model_get_item (G_LIST_MODEL (self->lists[FW_LIST_SCENARIOS]), 1);
  return second != NULL ? second : fw_plan_get_no_program (self);
}

FwParameters *
fw_plan_get_parameters (FwPlan *self)
{
  return fw_part_get_parameters (FW_PART (self));
}

static FwList
list_of_owner (FwOwner owner)
{
  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      FwOwner of_list;

      if (fw_list_owner (list, &of_list) && of_list == owner)
        return list;
    }

  return FW_LIST_NONE;
}

static void
set_unknown_key (FwPlan *self, const char *key, GError **error)
{
  g_auto (GStrv) keys = fw_plan_get_keys (self);

  g_set_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY,
               _ ("There is no key “%s”; the nearest is “%s”."), key,
               fw_text_nearest (key, (const char *const *)keys));
}

FwParameter *
fw_plan_get_base (FwPlan *self, const char *key, GError **error)
{
  g_autofree char *id = NULL;
  const FwRow *row = fw_catalogue_find (key, &id, NULL);
  FwPart *part = NULL;

  if (row != NULL)
    part = row->owner == FW_OWNER_PLAN ? FW_PART (self)
                                       : fw_plan_find_part (self, list_of_owner (row->owner), id);

  if (part == NULL)
    {
      set_unknown_key (self, key, error);
      return NULL;
    }

  return fw_parameters_find (fw_part_get_parameters (part), fw_row_member (row));
}

/* The value down the line of parents; TRUE when one of them overrides the plan's own. */
static gboolean
resolve (FwPlan *self, FwScenario *scenario, FwParameter *base, double *value)
{
  while (scenario != NULL)
    {
      const char *parent = fw_scenario_get_parent (scenario);

      if (fw_scenario_get_override (scenario, fw_parameter_get_key (base), value))
        return TRUE;
      scenario = parent != NULL ? FW_SCENARIO (fw_plan_find_part (self, FW_LIST_SCENARIOS, parent))
                                : NULL;
    }

  *value = fw_parameter_get_value (base);
  return FALSE;
}

double
fw_plan_resolve (FwPlan *self, FwScenario *scenario, FwParameter *base)
{
  double value;

  resolve (self, scenario, base, &value);
  return value;
}

static void
refresh_parameter (FwPlan *self, FwScenario *scenario, FwParameter *parameter)
{
  FwParameter *base = fw_parameter_get_base (parameter);
  double value;
  const gboolean overridden = resolve (self, scenario, base, &value);

  fw_parameter_set_value (parameter, value);
  fw_parameter_set_origin (parameter,
                           overridden ? FW_ORIGIN_SCENARIO : fw_parameter_get_origin (base));
}

void
fw_plan_refresh (FwPlan *self, const char *key)
{
  GListModel *scenarios = G_LIST_MODEL (self->lists[FW_LIST_SCENARIOS]);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);
      GHashTable *resolved = fw_scenario_get_resolved (scenario);
      g_autoptr (GPtrArray) parameters = NULL;

      /* A copy: a listener may ask for another parameter meanwhile. */
      parameters = g_ptr_array_new_with_free_func (g_object_unref);
      if (key != NULL && g_hash_table_contains (resolved, key))
        g_ptr_array_add (parameters, g_object_ref (g_hash_table_lookup (resolved, key)));
      else if (key == NULL)
        {
          g_autoptr (GList) all = g_hash_table_get_values (resolved);

          for (GList *l = all; l != NULL; l = l->next)
            g_ptr_array_add (parameters, g_object_ref (l->data));
        }

      for (guint j = 0; j < parameters->len; j++)
        refresh_parameter (self, scenario, g_ptr_array_index (parameters, j));
    }
}

FwParameter *
fw_plan_get_parameter (FwPlan *self, FwScenario *scenario, const char *key, GError **error)
{
  FwParameter *base, *parameter;
  GHashTable *resolved;

  g_return_val_if_fail (FW_IS_PLAN (self) && key != NULL, NULL);

  base = fw_plan_get_base (self, key, error);
  if (base == NULL || scenario == NULL)
    return base;

  resolved = fw_scenario_get_resolved (scenario);
  parameter = g_hash_table_lookup (resolved, key);
  if (parameter == NULL)
    {
      parameter = fw_parameter_new_resolved (base);
      g_hash_table_insert (resolved, g_strdup (key), parameter);
      refresh_parameter (self, scenario, parameter);
    }

  return parameter;
}

double
fw_plan_get_value (FwPlan *self, FwScenario *scenario, const char *key)
{
  FwParameter *base;
  double value;

  g_return_val_if_fail (FW_IS_PLAN (self) && key != NULL, NAN);

  base = fw_plan_get_base (self, key, NULL);
  if (base == NULL)
    return NAN;

  resolve (self, scenario, base, &value);
  return value;
}

static void
visit (FwPlan *self, FwScenario *scenario, const FwRow *row, FwPart *part, FwParameterFunc func,
       gpointer user_data)
{
  FwParameter *base = fw_parameters_find (fw_part_get_parameters (part), fw_row_member (row));
  FwParameter *parameter
      = fw_plan_get_parameter (self, scenario, fw_parameter_get_key (base), NULL);

  func (parameter, part == FW_PART (self) ? NULL : part, user_data);
}

void
fw_plan_foreach_parameter (FwPlan *self, FwScenario *scenario, FwParameterFunc func,
                           gpointer user_data)
{
  guint n_rows, row = 0;
  const FwRow *rows = fw_catalogue_rows (&n_rows);

  g_return_if_fail (FW_IS_PLAN (self) && func != NULL);

  while (row < n_rows)
    {
      const FwOwner owner = rows[row].owner;
      GListModel *parts
          = owner == FW_OWNER_PLAN ? NULL : G_LIST_MODEL (self->lists[list_of_owner (owner)]);
      guint end = row;

      while (end < n_rows && rows[end].owner == owner)
        end++;

      for (guint i = 0; i < (parts != NULL ? g_list_model_get_n_items (parts) : 1); i++)
        {
          g_autoptr (FwPart) part
              = parts != NULL ? g_list_model_get_item (parts, i) : g_object_ref (FW_PART (self));

          for (guint j = row; j < end; j++)
            visit (self, scenario, &rows[j], part, func, user_data);
        }
      row = end;
    }
}

static void
collect_key (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (fw_parameter_get_key (parameter)));
}

char **
fw_plan_get_keys (FwPlan *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  fw_plan_foreach_parameter (self, NULL, collect_key, keys);
  g_ptr_array_add (keys, NULL);
  return (char **)g_ptr_array_free (keys, FALSE);
}

typedef struct
{
  const FwRow *row;
  gboolean projected; /* projected openings too */
  GPtrArray *keys;
} RowKeys;

static void
collect_row_key (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  RowKeys *of = user_data;

  if (fw_parameter_get_row (parameter) != of->row)
    return;
  if (of->projected || part == NULL || !g_str_equal (of->row->key, "employers.*.honoured")
      || fw_part_get_switch (part, "pledged"))
    g_ptr_array_add (of->keys, g_strdup (fw_parameter_get_key (parameter)));
}

char **
fw_plan_get_row_keys (FwPlan *self, const char *row_key)
{
  RowKeys of = { 0 };

  g_return_val_if_fail (FW_IS_PLAN (self) && row_key != NULL, NULL);

  of.row = fw_catalogue_find (row_key, NULL, NULL);
  of.keys = g_ptr_array_new ();
  fw_plan_foreach_parameter (self, NULL, collect_row_key, &of);
  of.projected = of.keys->len == 0;
  if (of.projected)
    fw_plan_foreach_parameter (self, NULL, collect_row_key, &of);
  g_ptr_array_add (of.keys, NULL);
  return (char **)g_ptr_array_free (of.keys, FALSE);
}

char *
fw_plan_key_title (FwPlan *self, const char *key)
{
  g_autofree char *id = NULL;
  const FwRow *row;
  FwPart *part;

  g_return_val_if_fail (FW_IS_PLAN (self) && key != NULL, NULL);

  row = fw_catalogue_find (key, &id, NULL);
  if (row == NULL)
    return g_strdup (key);

  part = id != NULL ? fw_plan_find_part (self, list_of_owner (row->owner), id) : NULL;
  if (part == NULL)
    return g_strdup (fw_row_title (row));

  return g_strdup_printf (_ ("%s, %s"), fw_row_title (row), fw_part_get_title (part));
}

double
fw_plan_get_coverage (FwPlan *self, FwScenario *scenario, FwPartnership *commitment)
{
  const char *id;
  FwPart *program;
  g_autofree char *key = NULL;
  g_auto (GStrv) taught = NULL;

  g_return_val_if_fail (FW_IS_PLAN (self) && FW_IS_PARTNERSHIP (commitment), 0.0);

  id = fw_partnership_get_from (commitment);
  program = fw_plan_find_part (self, FW_LIST_PROGRAMS, id);
  g_return_val_if_fail (program != NULL, 0.0);

  key = g_strdup_printf ("programs.%s.skill_weeks", id);
  taught = fw_program_dup_taught (FW_PROGRAM (program), fw_plan_get_value (self, scenario, key));

  return fw_partnership_coverage (commitment, (const char *const *)taught);
}
