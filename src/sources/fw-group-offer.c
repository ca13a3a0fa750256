/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-error.h"
#include "fw-offer-private.h"

/* Shares of groups that make up a place add up to 1 within rounding. */
#define SHARE_SLACK 0.02

FwGroupOffer *
fw_group_offer_new (void)
{
  FwGroupOffer *self = g_new0 (FwGroupOffer, 1);

  self->share = self->p20 = self->p50 = self->p80 = FW_FIGURE_NONE;
  return self;
}

void
fw_group_offer_free (FwGroupOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->race);
  g_free (self->source);
  g_free (self->fetched);
  g_free (self);
}

static gboolean
is_named (FwPart *group, const FwGroupOffer *offer)
{
  g_autofree char *own = g_utf8_casefold (fw_part_get_title (group), -1);
  g_autofree char *theirs = g_utf8_casefold (offer->title, -1);
  g_autofree char *id = fw_part_id_from_title (offer->title);

  return g_str_equal (own, theirs) || g_str_equal (fw_part_get_id (group), id);
}

/* The group of the plan with this id or title, else the one of this race. (transfer none) */
static FwPart *
find_group (FwPlan *plan, const FwGroupOffer *offer)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  FwPart *by_race = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      if (is_named (group, offer))
        return group;
      if (offer->race != NULL && g_strcmp0 (fw_part_get_text (group, "race"), offer->race) == 0)
        by_race = group;
    }
  return by_race;
}

static void
set_number (GPtrArray *changes, FwPart *group, const char *field, double number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  g_ptr_array_add (changes,
                   fw_change_new_set_field (FW_LIST_GROUPS, fw_part_get_id (group), field, &value));
}

static void
set_year (GPtrArray *changes, FwPart *group, int year)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, year);
  g_ptr_array_add (changes, fw_change_new_set_field (FW_LIST_GROUPS, fw_part_get_id (group),
                                                     "percentiles-year", &value));
}

static void
set_source (GPtrArray *changes, FwPart *group, const FwGroupOffer *offer)
{
  g_autofree char *source = fw_offer_source_line (offer->source, offer->fetched);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, source);
  g_ptr_array_add (
      changes, fw_change_new_set_field (FW_LIST_GROUPS, fw_part_get_id (group), "source", &value));
}

static void
leave_out (GPtrArray *left_out, const char *sentence)
{
  g_ptr_array_add (left_out, g_strdup (sentence));
}

/* Shares are of all groups or of none: a share alone would move residents to nowhere. */
static gboolean
may_set_shares (FwPlan *plan, GHashTable *found, GPtrArray *left_out)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  double sum = 0.0;
  guint n_told = 0;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);
      const FwGroupOffer *offer = g_hash_table_lookup (found, group);

      if (offer == NULL || isnan (offer->share.value))
        continue;
      sum += offer->share.value;
      n_told++;
    }
  if (n_told == 0)
    return FALSE;
  if (n_told == g_list_model_get_n_items (groups) && fabs (sum - 1.0) <= SHARE_SLACK)
    return TRUE;
  leave_out (left_out, n_told < g_list_model_get_n_items (groups)
                           ? _ ("Shares of residents are not taken: not every group of the plan "
                                "has one in the table.")
                           : _ ("Shares of residents are not taken: those of the plan’s groups do "
                                "not add up to 100%."));
  return FALSE;
}

static void
take_group (GPtrArray *changes, FwPlan *plan, FwPart *group, const FwGroupOffer *offer,
            gboolean shares)
{
  const guint before = changes->len;

  if (shares)
    set_number (changes, group, "share", offer->share.value);
  if (!isnan (offer->p50.value))
    {
      set_number (changes, group, "p20", offer->p20.value);
      set_number (changes, group, "p50", offer->p50.value);
      set_number (changes, group, "p80", offer->p80.value);
      set_year (changes, group,
                offer->income_year > 0 ? offer->income_year : fw_plan_get_price_year (plan));
    }
  if (changes->len > before)
    set_source (changes, group, offer);
}

FwChange *
fw_groups_to_change (FwPlan *plan, GPtrArray *groups, GPtrArray *left_out, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *own;
  gboolean shares;

  g_return_val_if_fail (FW_IS_PLAN (plan) && groups != NULL && left_out != NULL, NULL);

  own = fw_plan_get_list (plan, FW_LIST_GROUPS);
  for (guint i = 0; i < groups->len; i++)
    {
      FwGroupOffer *offer = g_ptr_array_index (groups, i);
      FwPart *group = find_group (plan, offer);
      g_autofree char *sentence = NULL;

      if (group != NULL && !g_hash_table_contains (found, group))
        {
          g_hash_table_insert (found, group, offer);
          continue;
        }
      sentence = g_strdup_printf (_ ("“%s” is not taken: the plan has no group of that name of its "
                                     "own."),
                                  offer->title);
      leave_out (left_out, sentence);
    }
  shares = may_set_shares (plan, found, left_out);
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (own, i);
      const FwGroupOffer *offer = g_hash_table_lookup (found, group);

      if (offer != NULL)
        take_group (changes, plan, group, offer, shares);
    }
  if (changes->len > 0)
    return fw_change_new_several (changes, _ ("Take figures of groups from a table"));
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
               _ ("Nothing in the table is of a group of this plan; name its groups in the table "
                  "as the plan does."));
  return NULL;
}
