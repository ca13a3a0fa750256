/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change-private.h"
#include "fw-part-facts.h"
#include "fw-part-private.h"

/* A template being taken over: from which plan into which. */
typedef struct
{
  FwPlan *from, *to;
  const char *city;
  double prices; /* from the one plan's price year to the other's */
  FwPart *copy;
  GPtrArray *changes;
} Taking;

void
fw_template_free (FwTemplate *self)
{
  g_free (self->city);
  g_free (self->id);
  g_free (self->title);
  g_free (self->facts);
  g_free (self->words);
  g_free (self);
}

static gboolean
has_templates (FwList list)
{
  return list == FW_LIST_PROGRAMS || list == FW_LIST_EMPLOYERS || list == FW_LIST_SUPPORTS
         || list == FW_LIST_FUNDS;
}

/* Names a planner may look for. */
static char *
words_of (FwPlan *plan, FwPart *part)
{
  static const char *const fields[] = { "subtitle", "organisation", "note", NULL };
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    if (fw_part_find_field (part, fields[i]) != NULL && fw_part_get_text (part, fields[i]) != NULL)
      g_string_append_printf (words, "%s\n", fw_part_get_text (part, fields[i]));
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (FW_IS_PROGRAM (part) && fw_partnership_get_kind (link) == FW_PARTNERSHIP_TRAINS
          && strcmp (fw_partnership_get_to (link), fw_part_get_id (part)) == 0)
        g_string_append_printf (words, "%s\n",
                                fw_part_get_title (fw_plan_find_part (
                                    plan, FW_LIST_PROVIDERS, fw_partnership_get_from (link))));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static FwTemplate *
new_template (const FwBuiltin *builtin, FwPlan *plan, FwPart *part)
{
  FwTemplate *self = g_new0 (FwTemplate, 1);

  self->plan = builtin->id;
  self->city = g_strdup (_ (builtin->title));
  self->list = fw_part_get_list (part);
  self->id = g_strdup (fw_part_get_id (part));
  self->title = g_strdup (fw_part_get_title (part));
  self->facts = fw_plan_part_facts (plan, NULL, part);
  self->words = words_of (plan, part);
  return self;
}

GPtrArray *
fw_templates (FwList list)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_template_free);
  guint n_plans;
  const FwBuiltin *builtins = fw_builtin_plans (&n_plans);

  g_return_val_if_fail (list < FW_N_LISTS, templates);

  for (guint i = 0; has_templates (list) && i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (builtins[i].id, NULL);
      GListModel *parts = fw_plan_get_list (plan, list);

      for (guint j = 0; j < g_list_model_get_n_items (parts); j++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, j);

          g_ptr_array_add (templates, new_template (&builtins[i], plan, part));
        }
    }

  return templates;
}

static void
set_text (FwPart *part, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  fw_part_set_value (part, field, &value);
}

static void
set_list (FwPart *part, const char *field, GStrvBuilder *builder)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_take_boxed (&value, g_strv_builder_end (builder));
  fw_part_set_value (part, field, &value);
}

/* "16-week course (taken from the St. Louis illustration)": what it was stays in front, so that an
 * assumption is still seen to be one. */
static char *
taken_from (Taking *taking, const char *source)
{
  return source != NULL
             ? g_strdup_printf (_ ("%s (taken from the %s illustration)"), source, taking->city)
             : g_strdup_printf (_ ("Taken from the %s illustration"), taking->city);
}

static gboolean
is_money (FwUnit unit)
{
  return unit == FW_UNIT_DOLLARS || unit == FW_UNIT_DOLLARS_A_YEAR
         || unit == FW_UNIT_DOLLARS_A_WEEK;
}

static void
take_numbers (Taking *taking)
{
  GListModel *parameters = G_LIST_MODEL (fw_part_get_parameters (taking->copy));

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (parameters, i);
      const FwRow *row = fw_parameter_get_row (parameter);
      g_autoptr (FwParameterState) state = NULL;
      char *source;

      if (fw_parameter_get_origin (parameter) != FW_ORIGIN_PLAN)
        continue;

      state = fw_parameter_state_copy (fw_parameter_get_state (parameter));
      source = taken_from (taking, fw_parameter_get_source (parameter));
      g_free (state->source);
      state->source = source;
      if (is_money (row->unit) && taking->prices != 1.0)
        {
          state->value = CLAMP (state->value * taking->prices, row->lo, row->hi);
          state->evidence = CLAMP (state->evidence * taking->prices, row->lo, row->hi);
          state->p10 = CLAMP (state->p10 * taking->prices, row->lo, row->hi);
          state->p90 = CLAMP (state->p90 * taking->prices, row->lo, row->hi);
        }
      fw_parameter_set_state (parameter, state);
    }
}

/* The plan's part that is the same: an occupation of the same code, a provider of the same name. */
static FwPart *
find_same (FwPlan *plan, FwPart *part)
{
  const FwList list = fw_part_get_list (part);
  const char *field = list == FW_LIST_OCCUPATIONS ? "code" : "organisation";
  const char *known = fw_part_get_text (part, field);
  GListModel *parts = fw_plan_get_list (plan, list);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) other = g_list_model_get_item (parts, i);

      if ((known != NULL && g_strcmp0 (fw_part_get_text (other, field), known) == 0)
          || strcmp (fw_part_get_title (other), fw_part_get_title (part)) == 0)
        return other;
    }

  return NULL;
}

/* The id of that part in the plan, added when it is not there. (transfer full) */
static char *
map_or_add (Taking *taking, FwPart *part)
{
  FwPart *same = find_same (taking->to, part);
  g_autoptr (FwPart) copy = NULL;
  g_autofree char *source = NULL;
  char *id;

  if (same != NULL)
    return g_strdup (fw_part_get_id (same));

  id = fw_change_free_id (taking->to, fw_part_get_list (part), fw_part_get_title (part), NULL);
  copy = fw_part_copy (part, id);
  fw_part_set_title (copy, fw_part_get_title (part));
  source = taken_from (taking, fw_part_get_text (part, "source"));
  set_text (copy, "source", source);
  g_ptr_array_add (taking->changes, fw_change_new_add (copy, G_MAXUINT));
  return id;
}

static void
take_occupation (Taking *taking)
{
  const char *id = fw_part_get_text (taking->copy, "occupation");
  FwPart *occupation
      = id != NULL ? fw_plan_find_part (taking->from, FW_LIST_OCCUPATIONS, id) : NULL;
  g_autofree char *own = NULL;

  if (occupation == NULL)
    return;

  own = map_or_add (taking, occupation);
  set_text (taking->copy, "occupation", own);
}

static FwPart *
support_of_kind (FwPlan *plan, const char *kind)
{
  GListModel *supports = fw_plan_get_list (plan, FW_LIST_SUPPORTS);

  for (guint i = 0; i < g_list_model_get_n_items (supports); i++)
    {
      g_autoptr (FwPart) support = g_list_model_get_item (supports, i);

      if (strcmp (fw_part_get_text (support, "kind"), kind) == 0)
        return support;
    }

  return NULL;
}

static void
take_supports (Taking *taking)
{
  const char *const *ids = fw_part_get_strings (taking->copy, "supports");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      FwPart *support = fw_plan_find_part (taking->from, FW_LIST_SUPPORTS, ids[i]);
      FwPart *own = support_of_kind (taking->to, fw_part_get_text (support, "kind"));

      if (own != NULL)
        g_strv_builder_add (builder, fw_part_get_id (own));
    }
  set_list (taking->copy, "supports", builder);
}

/* Who trains, as in the illustration. Who hires and who pays are this place's own. */
static void
take_providers (Taking *taking, const char *program)
{
  GListModel *links = fw_plan_get_list (taking->from, FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      g_autofree char *provider = NULL;

      if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_TRAINS
          || strcmp (fw_partnership_get_to (link), program) != 0)
        continue;

      provider = map_or_add (taking, fw_plan_find_part (taking->from, FW_LIST_PROVIDERS,
                                                        fw_partnership_get_from (link)));
      g_ptr_array_add (taking->changes,
                       fw_change_new_link (taking->to, FW_PARTNERSHIP_TRAINS, provider,
                                           fw_part_get_id (taking->copy)));
    }
}

static void
take_program (Taking *taking)
{
  g_auto (GValue) shares = G_VALUE_INIT;

  g_value_init (&shares, G_TYPE_VARIANT);
  fw_part_set_value (taking->copy, "applicant-shares", &shares);
  take_supports (taking);
}

FwChange *
fw_template_to_change (const FwTemplate *self, FwPlan *plan, char **id, GError **error)
{
  g_autoptr (FwPlan) from = NULL;
  g_autoptr (FwPart) copy = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *own_id = NULL;
  g_autofree char *source = NULL;
  g_autofree char *label = NULL;
  Taking taking = { .to = plan, .changes = changes, .prices = 1.0 };

  g_return_val_if_fail (self != NULL && FW_IS_PLAN (plan), NULL);

  from = fw_builtin_plan_load (self->plan, error);
  if (from == NULL
      || !fw_plan_cpi_factor (plan, fw_plan_get_price_year (from), fw_plan_get_price_year (plan),
                              &taking.prices, error))
    return NULL;

  own_id = fw_change_free_id (plan, self->list, self->title, NULL);
  copy = fw_part_copy (fw_plan_find_part (from, self->list, self->id), own_id);
  taking.from = from;
  taking.city = self->city;
  taking.copy = copy;
  source = taken_from (&taking, fw_part_get_text (copy, "source"));
  set_text (copy, "source", source);
  take_numbers (&taking);
  if (self->list == FW_LIST_PROGRAMS || self->list == FW_LIST_EMPLOYERS)
    take_occupation (&taking);
  if (self->list == FW_LIST_PROGRAMS)
    take_program (&taking);
  g_ptr_array_add (changes, fw_change_new_add (copy, G_MAXUINT));
  if (self->list == FW_LIST_PROGRAMS)
    take_providers (&taking, self->id);

  if (id != NULL)
    *id = g_strdup (own_id);
  label = g_strdup_printf (_ ("Add %s"), self->title);
  return fw_change_new_several (changes, label);
}
