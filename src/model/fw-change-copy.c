/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-change-private.h"
#include "fw-compile-private.h"
#include "fw-error.h"
#include "fw-part-private.h"
#include "fw-plan-private.h"

/* What a copy of a part takes along: its partnerships, its place in other parts' lists and what the
 * scenarios set of its numbers. */

#define APPLICANTS "applicant_share"

typedef struct
{
  FwPlan *plan;
  FwPart *part;
  const char *copy;  /* its id */
  GHashTable *taken; /* ids of partnerships made so far */
  GPtrArray *changes;
} Copying;

static gboolean
title_is_taken (FwPlan *plan, FwList list, const char *title)
{
  GListModel *parts = fw_plan_get_list (plan, list);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      if (strcmp (fw_part_get_title (part), title) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "X (copy)", "X (copy 2)" and so on. */
static char *
copy_title (FwPlan *plan, FwPart *part)
{
  char *title = g_strdup_printf (_ ("%s (copy)"), fw_part_get_title (part));

  for (guint n = 2; title_is_taken (plan, fw_part_get_list (part), title); n++)
    {
      g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

      g_free (title);
      title = g_strdup_printf (_ ("%s (copy %s)"), fw_part_get_title (part), number);
    }

  return title;
}

static void
copy_partnership (Copying *copying, FwPart *partnership, const char *end)
{
  const char *other = fw_part_get_text (partnership, strcmp (end, "from") == 0 ? "to" : "from");
  g_autofree char *title = g_strconcat (copying->copy, "-", other, NULL);
  g_autofree char *id
      = fw_change_free_id (copying->plan, FW_LIST_PARTNERSHIPS, title, copying->taken);
  g_autoptr (FwPart) copy = fw_part_copy (partnership, id);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, copying->copy);
  fw_part_set_value (copy, end, &value);
  g_ptr_array_add (copying->changes, fw_change_new_add (copy, G_MAXUINT));
}

/* Where a list names the part, the copy comes behind it. */
static void
mention_in_list (Copying *copying, FwPart *part, const FwField *field, GValue *value)
{
  const char *const *names = fw_part_get_strings (part, field->name);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (!g_strv_contains (names, fw_part_get_id (copying->part)))
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_strv_builder_add (builder, names[i]);
      if (strcmp (names[i], fw_part_get_id (copying->part)) == 0)
        g_strv_builder_add (builder, copying->copy);
    }
  g_value_init (value, G_TYPE_STRV);
  g_value_take_boxed (value, g_strv_builder_end (builder));
}

/* Of a share the part and its copy have half each. */
static void
mention_in_shares (Copying *copying, FwPart *part, const FwField *field, GValue *value)
{
  GVariant *shares = fw_part_get_variant (part, field->name);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sd}"));
  gboolean found = FALSE;

  for (gsize i = 0; shares != NULL && i < g_variant_n_children (shares); i++)
    {
      const char *id;
      double share;
      gboolean own;

      g_variant_get_child (shares, i, "{&sd}", &id, &share);
      own = strcmp (id, fw_part_get_id (copying->part)) == 0;
      g_variant_builder_add (&builder, "{sd}", id, own ? share / 2.0 : share);
      if (own)
        g_variant_builder_add (&builder, "{sd}", copying->copy, share / 2.0);
      found |= own;
    }
  if (!found)
    return;

  g_value_init (value, G_TYPE_VARIANT);
  g_value_set_variant (value, g_variant_builder_end (&builder));
}

static void
mention (Copying *copying, FwPart *part, const FwField *field)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (field->kind == FW_FIELD_LIST)
    mention_in_list (copying, part, field, &value);
  else if (field->kind == FW_FIELD_SHARES)
    mention_in_shares (copying, part, field, &value);
  if (G_IS_VALUE (&value))
    g_ptr_array_add (copying->changes,
                     fw_change_new_set_field (fw_part_get_list (part), fw_part_get_id (part),
                                              field->name, &value));
}

static gboolean
is_group_share (Copying *copying, const char *member)
{
  return fw_part_get_list (copying->part) == FW_LIST_GROUPS && strcmp (member, APPLICANTS) == 0;
}

static void
copy_overrides (Copying *copying, FwScenario *scenario)
{
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  const char *list = fw_list_member (fw_part_get_list (copying->part));
  g_autofree char *prefix = g_strconcat (list, ".", fw_part_get_id (copying->part), NULL);
  const char *id = fw_part_get_id (FW_PART (scenario));

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *rest = key + strlen (prefix);
      g_autofree char *own = NULL;
      double value = 0.0;

      /* A support's level is the key of the support itself. */
      if (!g_str_has_prefix (key, prefix) || (*rest != '.' && *rest != '\0'))
        continue;

      own = g_strconcat (list, ".", copying->copy, rest, NULL);
      fw_scenario_get_override (scenario, key, &value);
      if (*rest == '.' && is_group_share (copying, rest + 1))
        {
          value /= 2.0;
          g_ptr_array_add (copying->changes, fw_change_new_set_value (id, key, value));
        }
      g_ptr_array_add (copying->changes, fw_change_new_set_value (id, own, value));
    }
}

static void
take_along (Copying *copying, FwPart *part)
{
  const char *end = fw_change_end_of (part, copying->part);
  guint n_fields;
  const FwField *fields = fw_part_get_fields (part, &n_fields);

  if (end != NULL)
    copy_partnership (copying, part, end);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].refers == fw_part_get_list (copying->part))
      mention (copying, part, &fields[i]);
  if (FW_IS_SCENARIO (part))
    copy_overrides (copying, FW_SCENARIO (part));
}

/* Two groups of the same people share what the one had: residents, applicants, and its part of
 * every program's applicants. */
static void
halve_group (Copying *copying, FwPart *made)
{
  const double share = fw_compile_group_share (copying->plan, copying->part);
  FwParameter *own = fw_parameters_find (fw_part_get_parameters (copying->part), APPLICANTS);
  FwParameter *its = fw_parameters_find (fw_part_get_parameters (made), APPLICANTS);
  g_autoptr (FwParameterState) state = fw_parameter_state_copy (fw_parameter_get_state (its));
  g_auto (GValue) half = G_VALUE_INIT;

  g_value_init (&half, G_TYPE_DOUBLE);
  g_value_set_double (&half, share / 2.0); /* unknown stays unknown */
  fw_part_set_value (made, "share", &half);
  g_ptr_array_add (
      copying->changes,
      fw_change_new_set_field (FW_LIST_GROUPS, fw_part_get_id (copying->part), "share", &half));
  if (state->origin != FW_ORIGIN_PLAN)
    return;

  state->value /= 2.0;
  state->evidence /= 2.0;
  state->p10 /= 2.0;
  state->p90 /= 2.0;
  fw_parameter_set_state (its, state);
  g_ptr_array_add (copying->changes, fw_change_new_set_state (fw_parameter_get_key (own), state));
}

static FwChange *
duplicate_scenario (FwPlan *plan, FwPart *part, char **copy)
{
  g_autofree char *title = copy_title (plan, part);
  FwChange *change = fw_change_new_add_scenario (plan, title, NULL, fw_part_get_id (part));

  if (copy != NULL)
    *copy = g_strdup (fw_part_get_id (change->part));
  return change;
}

/**
 * fw_change_new_duplicate:
 * @copy: (out) (optional) (transfer full): id of the copy
 *
 * Returns: (transfer full): one step of undo; %NULL when there is no such part
 */
FwChange *
fw_change_new_duplicate (FwPlan *plan, FwList list, const char *id, char **copy, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (FwPart) made = NULL;
  g_autofree char *title = NULL;
  g_autofree char *own_id = NULL;
  g_autofree char *label = NULL;
  Copying copying = { .plan = plan, .taken = taken, .changes = changes };
  guint position = 0;

  g_return_val_if_fail (FW_IS_PLAN (plan) && list < FW_N_LISTS && id != NULL, NULL);

  copying.part = fw_plan_find_part (plan, list, id);
  if (copying.part == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no “%s” in “%s”."), id,
                   fw_list_member (list));
      return NULL;
    }
  if (list == FW_LIST_SCENARIOS)
    return duplicate_scenario (plan, copying.part, copy);

  title = copy_title (plan, copying.part);
  own_id = fw_change_free_id (plan, list, title, list == FW_LIST_PARTNERSHIPS ? taken : NULL);
  copying.copy = own_id;
  made = fw_part_copy (copying.part, own_id);
  fw_part_set_title (made, title);
  if (list == FW_LIST_GROUPS)
    halve_group (&copying, made);

  fw_plan_find_position (plan, list, id, &position);
  g_ptr_array_add (changes, fw_change_new_add (made, position + 1));
  for (FwList other = 0; other < FW_N_LISTS; other++)
    for (guint i = 0; i < g_list_model_get_n_items (fw_plan_get_list (plan, other)); i++)
      {
        g_autoptr (FwPart) part = g_list_model_get_item (fw_plan_get_list (plan, other), i);

        take_along (&copying, part);
      }

  if (copy != NULL)
    *copy = g_strdup (own_id);
  label = g_strdup_printf (_ ("Duplicate %s"), fw_part_get_title (copying.part));
  return fw_change_new_several (changes, label);
}
