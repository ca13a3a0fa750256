/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-list-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the plan states itself: percentiles of its groups, pledges, cited figures, assumptions. */

static void
add_percentiles_of (FwDataRow *row, FwPart *group)
{
  static const char *const fields[] = { "p20", "p50", "p80" };
  static const char *const titles[]
      = { N_ ("%s, 20th percentile"), N_ ("%s, median"), N_ ("%s, 80th percentile") };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const double value = fw_part_get_number (group, fields[i]);
      g_autofree char *key = g_strdup_printf (_ (titles[i]), fw_part_get_title (group));

      if (!isnan (value))
        fw_data_row_add (row, key, fw_data_number (value, FW_UNIT_DOLLARS_A_YEAR), NULL, NULL);
    }
}

static void
add_percentiles (FwDataMaking *making)
{
  GListModel *groups = fw_plan_get_list (making->plan, FW_LIST_GROUPS);
  FwDataRow *row = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);
      g_autofree char *year = NULL;

      if (isnan (fw_part_get_number (group, "p50")) || fw_data_group_is_measured (making, group))
        continue;
      if (row == NULL)
        {
          row = fw_data_row_new ("plan-percentiles", _ ("Income percentiles by group"),
                                 FW_DATA_ENTERED);
          year = fw_unit_format ((double)fw_part_get_whole (group, "percentiles-year"),
                                 FW_UNIT_YEAR, FW_STYLE_CELL);
          row->source = g_strdup (fw_part_get_text (group, "source"));
          row->url = g_strdup (fw_part_get_text (group, "url"));
          row->vintage = g_strdup_printf (_ ("dollars of %s"), year);
          row->subtitle = g_strdup (row->source != NULL ? row->source : row->vintage);
          row->when = g_strdup (_ ("in the plan"));
          row->unit = g_strdup (fw_unit_label (FW_UNIT_DOLLARS_A_YEAR));
          row->used_by = g_strdup (_ ("The shape of each group’s incomes, fitted to the place’s "
                                      "totals"));
        }
      add_percentiles_of (row, group);
    }
  if (row != NULL)
    {
      g_autofree char *n = fw_unit_format (row->values->len, FW_UNIT_COUNT, FW_STYLE_LABEL);

      row->value = g_strdup_printf (_ ("%s figures"), n);
      fw_data_row_close (row, making);
    }
}

static void
add_pledges (FwDataMaking *making)
{
  GListModel *employers = fw_plan_get_list (making->plan, FW_LIST_EMPLOYERS);
  FwDataRow *row = fw_data_row_new ("plan-pledges", _ ("Pledged openings"), FW_DATA_ENTERED);
  g_autofree char *openings = NULL;
  g_autofree char *count = NULL;
  double sum = 0.0;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      g_autofree char *key = g_strdup_printf ("employers.%s.openings", fw_part_get_id (employer));
      FwParameter *parameter = fw_plan_get_parameter (making->plan, making->scenario, key, NULL);

      if (!fw_part_get_switch (employer, "pledged") || parameter == NULL)
        continue;
      sum += fw_parameter_get_value (parameter);
      fw_data_row_add (row, fw_part_get_title (employer),
                       fw_data_number (fw_parameter_get_value (parameter), FW_UNIT_COUNT), NULL,
                       fw_parameter_get_source (parameter));
    }
  openings = fw_data_number (sum, FW_UNIT_COUNT);
  count = fw_unit_format (row->values->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  row->value = g_strdup_printf (_ ("%s openings"), openings);
  row->subtitle = g_strdup_printf (
      ngettext ("in one employer line", "in %s employer lines", row->values->len), count);
  row->unit = g_strdup (_ ("openings"));
  row->source = g_strdup (_ ("Employers’ pledges as this plan states them"));
  row->licence = g_strdup (_ ("Yours"));
  row->used_by = g_strdup (_ ("Placements, and what holds the plan back"));
  fw_data_row_close (row, making);
}

/* Numbers of the catalogue, each with what it rests on. */

typedef struct
{
  FwPlan *plan;
  FwDataRow *rows[FW_N_GROUNDS];
  GHashTable *sources[FW_N_GROUNDS]; /* char *, borrowed */
} Numbers;

static void
add_number (FwParameter *parameter, FwPart *part, gpointer data)
{
  Numbers *numbers = data;
  const FwRow *catalogue = fw_parameter_get_row (parameter);
  const FwUnit unit = catalogue->unit;
  const FwGround ground = fw_parameter_get_ground (parameter);
  const double p10 = fw_parameter_get_p10 (parameter);
  const double p90 = fw_parameter_get_p90 (parameter);
  g_autofree char *title = NULL;
  g_autofree char *range = NULL;
  g_autofree char *note = NULL;

  if (ground == FW_GROUND_DECISION)
    return;
  title = fw_plan_key_title (numbers->plan, fw_parameter_get_key (parameter));
  if (p10 < p90)
    {
      range = fw_unit_format_range (p10, p90, unit, FW_STYLE_LABEL);
      note = g_strdup_printf (_ ("80%% range %s · %s"), range, fw_parameter_get_source (parameter));
    }
  fw_data_row_add (numbers->rows[ground], title,
                   fw_data_number (fw_parameter_get_value (parameter), unit), NULL,
                   note != NULL ? note : fw_parameter_get_source (parameter));
  fw_data_row_set_value_url (numbers->rows[ground], fw_parameter_get_url (parameter));
  g_hash_table_add (numbers->sources[ground], (gpointer)fw_parameter_get_source (parameter));
}

static void
describe_numbers (FwDataRow *row, FwGround ground, guint n_sources)
{
  const guint n = row->values->len;
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *sources = fw_unit_format (n_sources, FW_UNIT_COUNT, FW_STYLE_LABEL);

  row->value = g_strdup_printf (ngettext ("one number", "%s numbers", n), count);
  row->unit = g_strdup (_ ("each in its own unit"));
  switch (ground)
    {
    case FW_GROUND_CITED:
    case FW_GROUND_OWN_CITED:
      row->subtitle = g_strdup_printf (
          ngettext ("from one publication", "from %s publications", n_sources), sources);
      row->source = g_strdup (_ ("The publication named beside each number"));
      row->licence = g_strdup (_ ("Facts, cited"));
      if (ground == FW_GROUND_CITED)
        row->when = g_strdup (_ ("in the plan"));
      break;
    case FW_GROUND_ASSUMED:
      row->subtitle = g_strdup (_ ("each with its reason"));
      row->source = g_strdup (_ ("Whoever made this plan; the reason stands beside each number"));
      row->licence = g_strdup (_ ("Yours"));
      row->when = g_strdup (_ ("in the plan"));
      break;
    case FW_GROUND_SCENARIO:
      row->subtitle = g_strdup (_ ("the scenario’s, instead of the plan’s"));
      row->source = g_strdup (_ ("Set in the scenario that is shown"));
      row->licence = g_strdup (_ ("Yours"));
      break;
    default:
      row->subtitle = g_strdup (_ ("left as they come with Fairway"));
      row->source = g_strdup (_ ("Fairway; source or reason stand beside each number"));
      row->licence = g_strdup (_ ("Part of Fairway"));
      break;
    }
  row->used_by = g_strdup (_ ("The slider of the same name, and every result it moves"));
}

static void
add_numbers (FwDataMaking *making)
{
  static const struct
  {
    const char *id, *title;
    FwDataOrigin origin;
  } kinds[FW_N_GROUNDS] = {
    [FW_GROUND_CITED] = { "plan-cited", N_ ("Published figures in the plan"), FW_DATA_ENTERED },
    [FW_GROUND_ASSUMED] = { "plan-assumed", N_ ("Assumptions of the plan"), FW_DATA_ENTERED },
    [FW_GROUND_SCENARIO] = { "plan-scenario", N_ ("Set in this scenario"), FW_DATA_ENTERED },
    [FW_GROUND_OWN_CITED]
    = { "builtin-cited", N_ ("Published figures that come with Fairway"), FW_DATA_BUILTIN },
    [FW_GROUND_OWN_ASSUMED]
    = { "builtin-defaults", N_ ("Fairway’s own assumptions"), FW_DATA_BUILTIN },
  };
  Numbers numbers = { .plan = making->plan };

  for (FwGround ground = FW_GROUND_CITED; ground < FW_N_GROUNDS; ground++)
    {
      numbers.rows[ground]
          = fw_data_row_new (kinds[ground].id, _ (kinds[ground].title), kinds[ground].origin);
      numbers.sources[ground] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  fw_plan_foreach_parameter (making->plan, making->scenario, add_number, &numbers);
  for (FwGround ground = FW_GROUND_CITED; ground < FW_N_GROUNDS; ground++)
    {
      if (numbers.rows[ground]->values->len > 0)
        {
          describe_numbers (numbers.rows[ground], ground,
                            g_hash_table_size (numbers.sources[ground]));
          fw_data_row_close (numbers.rows[ground], making);
        }
      else
        fw_data_row_free (numbers.rows[ground]);
      g_hash_table_unref (numbers.sources[ground]);
    }
}

/* Figures a plan tells beside its own: about occupations and remarks. */
static void
add_shown (FwDataMaking *making)
{
  static const FwList lists[] = { FW_LIST_OCCUPATIONS, FW_LIST_REMARKS };
  static const char *const fields[] = { "note", "text" };
  FwDataRow *row = fw_data_row_new ("plan-shown", _ ("Published figures shown beside the plan"),
                                    FW_DATA_ENTERED);
  g_autofree char *count = NULL;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      GListModel *parts = fw_plan_get_list (making->plan, lists[l]);

      for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, i);
          const char *text = fw_part_get_text (part, fields[l]);
          const char *source = fw_part_get_text (part, "source");
          g_autofree char *note = NULL;

          if (text == NULL)
            continue;
          note = source != NULL ? g_strdup_printf ("%s · %s", text, source) : g_strdup (text);
          fw_data_row_add (row, fw_part_get_title (part), g_strdup (""), NULL, note);
          fw_data_row_set_value_url (row, fw_part_get_text (part, "url"));
        }
    }
  if (row->values->len == 0)
    {
      fw_data_row_free (row);
      return;
    }
  count = fw_unit_format (row->values->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  row->value = g_strdup_printf (ngettext ("one figure", "%s figures", row->values->len), count);
  row->subtitle = g_strdup (_ ("about its occupations, and remarks"));
  row->source = g_strdup (_ ("The publication named beside each figure"));
  row->licence = g_strdup (_ ("Facts, cited"));
  row->when = g_strdup (_ ("in the plan"));
  fw_data_row_close (row, making);
}

void
fw_data_add_own (FwDataMaking *making)
{
  add_percentiles (making);
  add_pledges (making);
  add_numbers (making);
  add_shown (making);
}
