/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-parameter-private.h"
#include "fw-part-private.h"
#include "fw-plan-io.h"
#include "fw-plan-private.h"

/* Canonical order of an object: id, title, fields of its table, parameters of the catalogue, then
 * members we do not know. What stands at its fallback is not written. */

static JsonNode *
number_node (double value)
{
  if (isnan (value)) /* a hole */
    return json_node_init_null (json_node_alloc ());

  /* Whole numbers as integers: the writer has one form for each value either way. */
  return json_node_init_double (json_node_alloc (), value);
}

/* The object in which a member path stands: "goal/note" in a member "goal" made when needed. */
static JsonObject *
object_for (JsonObject *root, const char *path, const char **leaf)
{
  const char *slash = strpbrk (path, "/.");
  g_autofree char *head = NULL;
  JsonObject *inner;

  *leaf = path;
  if (slash == NULL)
    return root;

  head = g_strndup (path, (gsize)(slash - path));
  *leaf = slash + 1;
  if (!json_object_has_member (root, head))
    json_object_set_object_member (root, head, json_object_new ());
  inner = json_object_get_object_member (root, head);
  return inner;
}

static JsonNode *
strings_node (const char *const *strings)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
variant_node (GVariant *variant)
{
  JsonNode *node = json_node_alloc ();
  GVariantIter iter;
  const char *id;
  double number;

  g_variant_iter_init (&iter, variant);
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE ("ad")))
    {
      g_autoptr (JsonArray) array = json_array_new ();

      while (g_variant_iter_next (&iter, "d", &number))
        json_array_add_element (array, number_node (number));
      return json_node_init_array (node, array);
    }

  {
    g_autoptr (JsonObject) object = json_object_new ();

    while (g_variant_iter_next (&iter, "{&sd}", &id, &number))
      json_object_set_member (object, id, number_node (number));
    return json_node_init_object (node, object);
  }
}

/* NULL when the field stands at its fallback. */
static JsonNode *
field_node (const FwField *field, const GValue *value)
{
  switch (field->kind)
    {
    case FW_FIELD_LIST:
      {
        const char *const *strings = g_value_get_boxed (value);

        return strings != NULL && strings[0] != NULL ? strings_node (strings) : NULL;
      }
    case FW_FIELD_SWITCH:
      if (g_value_get_boolean (value) == (field->fallback != 0.0))
        return NULL;
      return json_node_init_boolean (json_node_alloc (), g_value_get_boolean (value));
    case FW_FIELD_WHOLE:
      if ((double)g_value_get_int64 (value) == field->fallback)
        return NULL;
      return json_node_init_int (json_node_alloc (), g_value_get_int64 (value));
    case FW_FIELD_NUMBER:
      return isnan (g_value_get_double (value)) ? NULL : number_node (g_value_get_double (value));
    case FW_FIELD_NUMBERS:
    case FW_FIELD_SHARES:
      return g_value_get_variant (value) != NULL ? variant_node (g_value_get_variant (value))
                                                 : NULL;
    case FW_FIELD_CHOICE:
      if (g_strcmp0 (g_value_get_string (value), field->choices[0]) == 0)
        return NULL;
      G_GNUC_FALLTHROUGH;
    case FW_FIELD_TEXT:
    default:
      if (g_value_get_string (value) == NULL)
        return NULL;
      return json_node_init_string (json_node_alloc (), g_value_get_string (value));
    }
}

static JsonNode *
plain_value_node (const FwRow *row, double value)
{
  g_autofree char *text = NULL;

  if (row->unit == FW_UNIT_SWITCH)
    return json_node_init_boolean (json_node_alloc (), value != 0.0);
  if (row->unit != FW_UNIT_CHOICE)
    return number_node (value);

  text = fw_row_format (row, value);
  return json_node_init_string (json_node_alloc (), text);
}

static void
copy_members (JsonObject *from, JsonObject *to)
{
  g_autoptr (GList) members = json_object_get_members (from);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (from, l->data);

      /* An object of ours with unknown members of its own: theirs come after ours. */
      if (json_object_has_member (to, l->data) && JSON_NODE_HOLDS_OBJECT (node))
        copy_members (json_node_get_object (node), json_object_get_object_member (to, l->data));
      else
        json_object_set_member (to, l->data, json_node_copy (node));
    }
}

static JsonNode *
parameter_node (FwParameter *parameter)
{
  const FwParameterState *state = fw_parameter_get_state (parameter);
  const FwRow *row = fw_parameter_get_row (parameter);
  g_autoptr (JsonObject) object = NULL;

  if (!state->has_range && state->source == NULL && state->url == NULL && state->note == NULL
      && state->unknown == NULL)
    return plain_value_node (row, state->value);

  object = json_object_new ();
  if (state->origin == FW_ORIGIN_PLAN)
    json_object_set_member (object, "value", plain_value_node (row, state->value));
  if (state->has_range)
    {
      json_object_set_member (object, "p10", number_node (state->p10));
      json_object_set_member (object, "p90", number_node (state->p90));
      if (state->evidence != state->value)
        json_object_set_member (object, "evidence", number_node (state->evidence));
    }
  if (state->source != NULL)
    json_object_set_string_member (object, "source", state->source);
  if (state->url != NULL)
    json_object_set_string_member (object, "url", state->url);
  if (state->note != NULL)
    json_object_set_string_member (object, "note", state->note);
  if (state->unknown != NULL)
    copy_members (state->unknown, object);

  return json_node_init_object (json_node_alloc (), object);
}

static void
write_fields (FwPart *part, JsonObject *object)
{
  guint n_fields;
  const FwField *fields = fw_part_get_fields (part, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *member = fw_field_member (&fields[i]);
      JsonNode *node = field_node (&fields[i], fw_part_get_value (part, fields[i].name));
      const char *leaf;

      if (node != NULL)
        {
          JsonObject *into = object_for (object, member, &leaf);

          json_object_set_member (into, leaf, node);
        }
    }
}

static void
write_parameters (FwPart *part, JsonObject *object)
{
  GListModel *parameters = G_LIST_MODEL (fw_part_get_parameters (part));

  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (parameters, i);
      const char *leaf;

      /* A number nobody set is the catalogue's: only a note on it is the plan's. */
      if (fw_parameter_get_origin (parameter) == FW_ORIGIN_PLAN
          || fw_parameter_get_note (parameter) != NULL)
        {
          JsonObject *into
              = object_for (object, fw_row_member (fw_parameter_get_row (parameter)), &leaf);

          json_object_set_member (into, leaf, parameter_node (parameter));
        }
    }
}

static void
write_head (FwPart *part, JsonObject *object)
{
  json_object_set_string_member (object, "id", fw_part_get_id (part));
  if (strcmp (fw_part_get_title (part), fw_part_get_id (part)) != 0)
    json_object_set_string_member (object, "title", fw_part_get_title (part));
}

static void
write_overrides (FwScenario *scenario, FwPlan *plan, JsonObject *object)
{
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  JsonObject *values;

  if (keys->len == 0)
    return;

  values = json_object_new ();
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const FwRow *row = fw_parameter_get_row (fw_plan_get_base (plan, key, NULL));
      double value = 0.0;

      fw_scenario_get_override (scenario, key, &value);
      json_object_set_member (values, key, plain_value_node (row, value));
    }
  json_object_set_object_member (object, "values", values);
}

static JsonObject *
part_object (FwPlan *plan, FwPart *part)
{
  JsonObject *object = json_object_new ();

  write_head (part, object);
  write_fields (part, object);
  write_parameters (part, object);
  if (FW_IS_SCENARIO (part))
    write_overrides (FW_SCENARIO (part), plan, object);
  if (fw_part_get_unknown (part) != NULL)
    copy_members (fw_part_get_unknown (part), object);

  return object;
}

static void
write_list (FwPlan *plan, FwList list, JsonObject *root)
{
  GListModel *model = fw_plan_get_list (plan, list);
  /* Every plan has "No program": it is not written. */
  const guint first = list == FW_LIST_SCENARIOS ? 1 : 0;
  JsonArray *array;

  if (g_list_model_get_n_items (model) == first)
    return;

  array = json_array_new ();
  for (guint i = first; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (model, i);

      json_array_add_object_element (array, part_object (plan, part));
    }
  json_object_set_array_member (root, fw_list_member (list), array);
}

static void
write_place (FwPlan *plan, JsonObject *root)
{
  FwPlace *place = fw_plan_get_place (plan);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", fw_place_get_name (place));
  json_object_set_member (object, "counties", strings_node (fw_place_get_counties (place)));
  if (fw_place_has_geography (place))
    json_object_set_string_member (object, "geography", fw_place_get_geography (place));
  if (fw_place_get_metro (place) != NULL)
    json_object_set_string_member (object, "metro", fw_place_get_metro (place));
  json_object_set_object_member (root, "place", object);
}

/**
 * fw_plan_to_json:
 *
 * Returns: (transfer full): the plan as its file has it
 */
JsonNode *
fw_plan_to_json (FwPlan *self)
{
  g_autoptr (JsonObject) root = NULL;

  g_return_val_if_fail (FW_IS_PLAN (self) && fw_plan_get_place (self) != NULL, NULL);

  root = json_object_new ();
  json_object_set_string_member (root, "format", FW_PLAN_FORMAT);
  json_object_set_string_member (root, "version",
                                 fw_plan_get_newer_version (self) != NULL
                                     ? fw_plan_get_newer_version (self)
                                     : FW_PLAN_VERSION);
  write_head (FW_PART (self), root);
  write_fields (FW_PART (self), root);
  write_place (self, root);
  write_parameters (FW_PART (self), root);
  for (FwList list = 0; list < FW_N_LISTS; list++)
    write_list (self, list, root);
  if (fw_part_get_unknown (FW_PART (self)) != NULL)
    copy_members (fw_part_get_unknown (FW_PART (self)), root);

  return json_node_init_object (json_node_alloc (), root);
}

GBytes *
fw_plan_to_bytes (FwPlan *self, GError **error)
{
  g_autoptr (JsonNode) node = fw_plan_to_json (self);

  g_return_val_if_fail (node != NULL, NULL);
  return fw_json_write (node, error);
}
