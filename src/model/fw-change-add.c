/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-change-private.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"

/* New parts, filled as far as a plan needs them to stand. */

static void
set_text (FwPart *part, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  fw_part_set_value (part, field, &value);
}

/* The plan's first occupation; where it has none, one is added. */
static void
give_occupation (FwPlan *plan, FwPart *part, GPtrArray *changes)
{
  g_autoptr (FwPart) occupation
      = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_OCCUPATIONS), 0);

  if (occupation == NULL)
    {
      occupation = FW_PART (fw_occupation_new ("technology"));
      fw_part_set_title (occupation, _ ("Technology jobs"));
      g_ptr_array_add (changes, fw_change_new_add (occupation, G_MAXUINT));
    }
  set_text (part, "occupation", fw_part_get_id (occupation));
}

static gboolean
race_is_used (FwPlan *plan, const char *race)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      if (strcmp (fw_part_get_text (group, "race"), race) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The first group of residents that the plan does not have: its people and incomes are known. */
static void
give_race (FwPlan *plan, FwPart *group)
{
  const FwField *field = fw_part_find_field (group, "race");

  for (guint i = 1; field->choices[i] != NULL; i++)
    if (!race_is_used (plan, field->choices[i]) || field->choices[i + 1] == NULL)
      {
        set_text (group, "race", field->choices[i]);
        return;
      }
}

FwChange *
fw_change_new_add_blank (FwPlan *plan, FwList list, const char *title, char **id)
{
  g_autofree char *own_id = NULL;
  g_autoptr (FwPart) part = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && list < FW_N_LISTS && title != NULL, NULL);

  own_id = fw_change_free_id (plan, list, title, NULL);
  part = fw_part_new (list, own_id);
  fw_part_set_title (part, title);
  if (list == FW_LIST_PROGRAMS || list == FW_LIST_EMPLOYERS)
    give_occupation (plan, part, changes);
  else if (list == FW_LIST_GROUPS)
    give_race (plan, part);

  g_ptr_array_add (changes, fw_change_new_add (part, G_MAXUINT));
  label = g_strdup_printf (_ ("Add %s"), title);
  if (id != NULL)
    *id = g_steal_pointer (&own_id);
  return fw_change_new_several (changes, label);
}

FwChange *
fw_change_new_add_program (FwPlan *plan, const char *title)
{
  return fw_change_new_add_blank (plan, FW_LIST_PROGRAMS, title, NULL);
}

static const char *
link_word (FwPartnershipKind kind)
{
  static const char *const words[FW_N_PARTNERSHIPS] = { "trains", "hires", "pays", "refers" };

  return words[kind];
}

FwChange *
fw_change_new_link (FwPlan *plan, FwPartnershipKind kind, const char *from, const char *to)
{
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autoptr (FwPart) link = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && kind < FW_N_PARTNERSHIPS, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  title = g_strconcat (from, "-", to, NULL);
  id = fw_change_free_id (plan, FW_LIST_PARTNERSHIPS, title, NULL);
  link = fw_part_new (FW_LIST_PARTNERSHIPS, id);
  set_text (link, "kind", link_word (kind));
  set_text (link, "from", from);
  set_text (link, "to", to);
  return fw_change_new_add (link, G_MAXUINT);
}
