/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-file.h"
#include "fw-parameter-private.h"
#include "fw-part-private.h"
#include "fw-plan-io.h"
#include "fw-plan-private.h"
#include "fw-scenario-private.h"

/* Reads what fw-plan-write.c writes. A member that is not ours is kept; one that is ours and wrong
 * is refused with its place. */

typedef struct
{
  FwJsonText *text;
  FwPlan *plan;
} Reader;

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (Reader *reader, const char *path, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_propagate_error (error, fw_json_text_fault (reader->text, path, "%s", message));
  return FALSE;
}

/* What stands there, for "found ...". */
static char *
describe (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("an object"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_ ("a list"));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup (_ ("null"));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *start
          = g_utf8_substring (json_node_get_string (node), 0,
                              MIN (40, g_utf8_strlen (json_node_get_string (node), -1)));

      return g_strdup_printf (_ ("the text “%s”"), start);
    }
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");

  return fw_number_to_c (json_node_get_double (node));
}

static gboolean
refuse_node (Reader *reader, const char *path, JsonNode *node, const char *wanted, GError **error)
{
  g_autofree char *found = describe (node);

  return refuse (reader, path, error, _ ("found %s; wanted: %s"), found, wanted);
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_text (Reader *reader, const char *path, JsonNode *node, const char **text, GError **error)
{
  if (!is_text (node))
    return refuse_node (reader, path, node, _ ("a text"), error);

  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_strings (Reader *reader, const char *path, JsonNode *node, char ***strings, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_node (reader, path, node, _ ("a list of texts"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        return refuse_node (reader, path, json_array_get_element (array, i),
                            _ ("a text in this list"), error);
      g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }

  *strings = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_numbers (Reader *reader, const FwField *field, const char *path, JsonNode *node,
              GVariant **numbers, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ad"));
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_node (reader, path, node, _ ("a list of numbers"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (field->holes && JSON_NODE_HOLDS_NULL (element))
        g_variant_builder_add (&builder, "d", NAN);
      else if (is_number (element))
        g_variant_builder_add (&builder, "d", json_node_get_double (element));
      else
        return refuse_node (reader, path, element,
                            field->holes ? _ ("a number or null in this list")
                                         : _ ("a number in this list"),
                            error);
    }

  *numbers = g_variant_builder_end (&builder);
  return TRUE;
}

static gboolean
read_shares (Reader *reader, const char *path, JsonNode *node, GVariant **shares, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sd}"));
  JsonObjectIter iter;
  const char *id;
  JsonNode *element;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_node (reader, path, node, _ ("an object of shares by id"), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &id, &element))
    {
      if (!is_number (element))
        return refuse_node (reader, path, element, _ ("a share from 0 to 1 for each id"), error);
      g_variant_builder_add (&builder, "{sd}", id, json_node_get_double (element));
    }

  *shares = g_variant_builder_end (&builder);
  return TRUE;
}

static gboolean
field_value (Reader *reader, const FwField *field, const char *path, JsonNode *node, GValue *value,
             GError **error)
{
  const char *text = NULL;
  char **strings = NULL;
  GVariant *variant = NULL;

  switch (field->kind)
    {
    case FW_FIELD_LIST:
      if (!read_strings (reader, path, node, &strings, error))
        return FALSE;
      g_value_take_boxed (value, strings);
      return TRUE;
    case FW_FIELD_SWITCH:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse_node (reader, path, node, _ ("true or false"), error);
      g_value_set_boolean (value, json_node_get_boolean (node));
      return TRUE;
    case FW_FIELD_WHOLE:
      if (!is_number (node) || json_node_get_double (node) != floor (json_node_get_double (node))
          || fabs (json_node_get_double (node)) > 9007199254740991.0)
        return refuse_node (reader, path, node, _ ("a whole number"), error);
      g_value_set_int64 (value, (gint64)json_node_get_double (node));
      return TRUE;
    case FW_FIELD_NUMBER:
      if (!is_number (node))
        return refuse_node (reader, path, node, _ ("a number"), error);
      g_value_set_double (value, json_node_get_double (node));
      return TRUE;
    case FW_FIELD_NUMBERS:
      if (!read_numbers (reader, field, path, node, &variant, error))
        return FALSE;
      g_value_set_variant (value, variant);
      return TRUE;
    case FW_FIELD_SHARES:
      if (!read_shares (reader, path, node, &variant, error))
        return FALSE;
      g_value_set_variant (value, variant);
      return TRUE;
    case FW_FIELD_TEXT:
    case FW_FIELD_CHOICE:
    default:
      if (!read_text (reader, path, node, &text, error))
        return FALSE;
      g_value_set_string (value, text);
      return TRUE;
    }
}

static gboolean
read_field (Reader *reader, FwPart *part, const FwField *field, const char *path, JsonNode *node,
            GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *wanted = NULL;

  g_value_init (&value, fw_field_type (field));
  if (!field_value (reader, field, path, node, &value, error))
    return FALSE;
  if (!fw_field_accepts (field, &value, &wanted))
    return refuse_node (reader, path, node, wanted, error);

  fw_part_set_value (part, field->name, &value);
  return TRUE;
}

/* A number, switch or choice of a row. */
static gboolean
read_value (Reader *reader, const FwRow *row, const char *key, const char *path, JsonNode *node,
            double *value, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean fine = FALSE;

  if (row->unit == FW_UNIT_CHOICE && is_text (node))
    fine = fw_row_parse (row, key, json_node_get_string (node), value, &local);
  else if (row->unit == FW_UNIT_SWITCH && JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      *value = json_node_get_boolean (node) ? 1.0 : 0.0;
      fine = TRUE;
    }
  else if (row->unit != FW_UNIT_CHOICE && row->unit != FW_UNIT_SWITCH && is_number (node))
    {
      *value = json_node_get_double (node);
      fine = fw_row_check (row, key, *value, &local);
    }
  else
    return refuse_node (reader, path, node,
                        row->unit == FW_UNIT_CHOICE   ? _ ("one of the choices’ names")
                        : row->unit == FW_UNIT_SWITCH ? _ ("true or false")
                                                      : _ ("a number"),
                        error);

  return fine ? TRUE : refuse (reader, path, error, "%s", local->message);
}

static gboolean
read_range_member (Reader *reader, JsonObject *object, const char *member, const char *path,
                   double *value, GError **error)
{
  g_autofree char *inner = g_strconcat (path, "/", member, NULL);
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return TRUE;
  if (!is_number (node))
    return refuse_node (reader, inner, node, _ ("a number"), error);

  *value = json_node_get_double (node);
  return TRUE;
}

/* p10 and p90 of a stated number: both or none, around it, inside the row's range. */
static gboolean
read_range (Reader *reader, const FwRow *row, const char *key, const char *path, JsonObject *object,
            FwParameterState *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  double p10 = NAN, p90 = NAN, evidence = state->value;

  if (!read_range_member (reader, object, "p10", path, &p10, error)
      || !read_range_member (reader, object, "p90", path, &p90, error)
      || !read_range_member (reader, object, "evidence", path, &evidence, error))
    return FALSE;

  if (isnan (p10) && isnan (p90) && evidence == state->value)
    return TRUE;
  if (isnan (p10) || isnan (p90))
    return refuse (reader, path, error, _ ("found one of “p10” and “p90”; wanted: both or none"));

  state->p10 = p10;
  state->p90 = p90;
  state->evidence = evidence;
  state->has_range = TRUE;
  return fw_parameter_state_check (state, row, key, &local)
             ? TRUE
             : refuse (reader, path, error, "%s", local->message);
}

static gboolean
read_optional_text (Reader *reader, JsonObject *object, const char *member, const char *path,
                    char **text, GError **error)
{
  g_autofree char *inner = g_strconcat (path, "/", member, NULL);
  JsonNode *node = json_object_get_member (object, member);
  const char *read = NULL;

  if (node != NULL && !read_text (reader, inner, node, &read, error))
    return FALSE;

  *text = g_strdup (read);
  return TRUE;
}

static JsonObject *
unknown_members (JsonObject *object, const char *const *known)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (!g_strv_contains (known, member))
      json_object_set_member (unknown, member, json_node_copy (node));

  return json_object_get_size (unknown) > 0 ? g_steal_pointer (&unknown) : NULL;
}

/* A person's note on a number that stays the catalogue's. */
static gboolean
is_note_alone (JsonObject *object)
{
  static const char *const others[] = { "value", "p10", "p90", "evidence", "source", "url" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (json_object_has_member (object, others[i]))
      return FALSE;

  return json_object_has_member (object, "note");
}

static gboolean
read_note_alone (Reader *reader, FwParameter *parameter, const char *path, JsonObject *object,
                 GError **error)
{
  static const char *const known[] = { "note", NULL };
  g_autoptr (FwParameterState) state = fw_parameter_state_copy (fw_parameter_get_state (parameter));

  if (!read_optional_text (reader, object, "note", path, &state->note, error))
    return FALSE;

  state->unknown = unknown_members (object, known);
  fw_parameter_set_state (parameter, state);
  return TRUE;
}

static gboolean
read_parameter (Reader *reader, FwParameter *parameter, const char *path, JsonNode *node,
                GError **error)
{
  static const char *const known[]
      = { "value", "p10", "p90", "evidence", "source", "url", "note", NULL };
  const FwRow *row = fw_parameter_get_row (parameter);
  const char *key = fw_parameter_get_key (parameter);
  g_autoptr (FwParameterState) state = fw_parameter_state_copy (fw_parameter_get_state (parameter));

  state->origin = FW_ORIGIN_PLAN;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autofree char *inner = g_strconcat (path, "/value", NULL);

      if (is_note_alone (object))
        return read_note_alone (reader, parameter, path, object, error);
      if (!json_object_has_member (object, "value"))
        return refuse (reader, path, error,
                       _ ("found an object without “value”; wanted: a number or {\"value\": …}"));
      if (!read_value (reader, row, key, inner, json_object_get_member (object, "value"),
                       &state->value, error)
          || !read_range (reader, row, key, path, object, state, error)
          || !read_optional_text (reader, object, "source", path, &state->source, error)
          || !read_optional_text (reader, object, "url", path, &state->url, error)
          || !read_optional_text (reader, object, "note", path, &state->note, error))
        return FALSE;
      state->unknown = unknown_members (object, known);
    }
  else if (!read_value (reader, row, key, path, node, &state->value, error))
    return FALSE;

  fw_parameter_set_state (parameter, state);
  return TRUE;
}

/* Member paths of fields have "/", keys of the plan's parameters "."; both are nested objects. */
static const FwField *
find_field (FwPart *part, const char *path)
{
  guint n_fields;
  const FwField *fields = fw_part_get_fields (part, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *member = fw_field_member (&fields[i]);

      if (strcmp (member, path) == 0)
        return &fields[i];
    }

  return NULL;
}

static FwParameter *
find_parameter (FwPart *part, const char *path)
{
  g_autofree char *key = g_strdelimit (g_strdup (path), "/", '.');

  return fw_part_get_parameters (part) != NULL
             ? fw_parameters_find (fw_part_get_parameters (part), key)
             : NULL;
}

static gboolean
is_head (FwPart *part, const char *name)
{
  static const char *const heads[] = { "goal",       "additionality", "pipeline", "effect", "money",
                                       "inequality", "equity",        "path",     "trials", NULL };

  return FW_IS_PLAN (part) && g_strv_contains (heads, name);
}

/* Reads every member of an object of ours; those we do not know go to unknown. */
static gboolean
read_members (Reader *reader, FwPart *part, JsonObject *object, const char *prefix,
              const char *path, const char *const *done, JsonObject *unknown, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *member = g_strconcat (prefix, name, NULL);
      g_autofree char *here = g_strconcat (path, member, NULL);
      const FwField *field = find_field (part, member);
      FwParameter *parameter = find_parameter (part, member);

      if (*prefix == '\0' && g_strv_contains (done, name))
        continue;
      if (field != NULL && !read_field (reader, part, field, here, node, error))
        return FALSE;
      if (parameter != NULL && !read_parameter (reader, parameter, here, node, error))
        return FALSE;

      if (field == NULL && parameter == NULL && *prefix == '\0' && is_head (part, name)
          && JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autofree char *inner = g_strconcat (name, "/", NULL);
          g_autoptr (JsonObject) rest = json_object_new ();

          if (!read_members (reader, part, json_node_get_object (node), inner, path, done, rest,
                             error))
            return FALSE;
          if (json_object_get_size (rest) > 0)
            json_object_set_object_member (unknown, name, g_steal_pointer (&rest));
        }
      else if (field == NULL && parameter == NULL)
        json_object_set_member (unknown, name, json_node_copy (node));
    }

  return TRUE;
}

static gboolean
read_overrides (Reader *reader, FwScenario *scenario, const char *path, JsonNode *node,
                GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *element;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_node (reader, path, node, _ ("an object of keys and values"), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &element))
    {
      g_autofree char *here = g_strconcat (path, "/", key, NULL);
      g_autoptr (GError) local = NULL;
      const FwRow *row;
      double value;

      if (fw_plan_get_base (reader->plan, key, &local) == NULL)
        return refuse (reader, here, error, "%s", local->message);
      row = fw_catalogue_find (key, NULL, NULL);
      if (!read_value (reader, row, key, here, element, &value, error))
        return FALSE;
      fw_scenario_set_override (scenario, key, value);
    }

  return TRUE;
}

static gboolean
read_id (Reader *reader, JsonObject *object, const char *path, const char **id, GError **error)
{
  g_autofree char *here = g_strconcat (path, "id", NULL);
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL)
    return refuse (reader, *path != '\0' ? path : "id", error,
                   _ ("found no “id”; wanted: a short name such as “prime”"));
  if (!read_text (reader, here, node, id, error))
    return FALSE;
  if (!fw_part_id_is_valid (*id))
    return refuse_node (reader, here, node,
                        _ ("lower-case letters, digits and single hyphens, at most 64"), error);

  return TRUE;
}

static gboolean
read_title (Reader *reader, FwPart *part, JsonObject *object, const char *path, GError **error)
{
  g_autofree char *here = g_strconcat (path, "title", NULL);
  JsonNode *node = json_object_get_member (object, "title");
  const char *title = NULL;

  if (node == NULL)
    return TRUE;
  if (!read_text (reader, here, node, &title, error))
    return FALSE;

  fw_part_set_title (part, title);
  return TRUE;
}

static gboolean
read_part (Reader *reader, FwList list, JsonNode *node, const char *path, GError **error)
{
  static const char *const done[] = { "id", "title", "values", NULL };
  static const char *const done_plain[] = { "id", "title", NULL };
  g_autoptr (FwPart) part = NULL;
  g_autoptr (JsonObject) unknown = json_object_new ();
  g_autofree char *inner = g_strconcat (path, "/", NULL);
  JsonObject *object;
  const char *id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_node (reader, path, node, _ ("an object"), error);

  object = json_node_get_object (node);
  if (!read_id (reader, object, inner, &id, error))
    return FALSE;
  if (fw_plan_find_part (reader->plan, list, id) != NULL)
    return refuse (reader, path, error,
                   _ ("found the id “%s” again; wanted: one that is not taken"), id);

  part = fw_part_new (list, id);
  if (!read_title (reader, part, object, inner, error)
      || !read_members (reader, part, object, "", inner,
                        list == FW_LIST_SCENARIOS ? done : done_plain, unknown, error))
    return FALSE;

  if (list == FW_LIST_SCENARIOS && json_object_has_member (object, "values"))
    {
      g_autofree char *values = g_strconcat (path, "/values", NULL);

      if (!read_overrides (reader, FW_SCENARIO (part), values,
                           json_object_get_member (object, "values"), error))
        return FALSE;
    }
  if (json_object_get_size (unknown) > 0)
    fw_part_take_unknown (part, g_steal_pointer (&unknown));

  fw_plan_insert (reader->plan, part, G_MAXUINT);
  return TRUE;
}

static gboolean
read_list (Reader *reader, FwList list, JsonObject *root, GError **error)
{
  const char *member = fw_list_member (list);
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_node (reader, member, node, _ ("a list of objects"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *index = fw_number_to_c (i);
      g_autofree char *path = g_strconcat (member, "/", index, NULL);

      if (!read_part (reader, list, json_array_get_element (array, i), path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_place (Reader *reader, JsonObject *root, JsonObject *unknown, GError **error)
{
  static const char *const known[] = { "name", "counties", "geography", "metro", NULL };
  JsonNode *node = json_object_get_member (root, "place");
  g_autofree char *name = NULL;
  g_autofree char *geography = NULL;
  g_autofree char *metro = NULL;
  g_auto (GStrv) fips = NULL;
  g_autoptr (FwPlace) place = NULL;
  g_autoptr (GError) local = NULL;
  JsonObject *object, *rest;

  if (node == NULL)
    return refuse (reader, "place", error, _ ("found none; wanted: {\"counties\": [\"27053\"]}"));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_node (reader, "place", node, _ ("an object with “counties”"), error);

  object = json_node_get_object (node);
  if (!json_object_has_member (object, "counties"))
    return refuse (reader, "place", error,
                   _ ("found no “counties”; wanted: a list of five-digit FIPS codes"));
  if (!read_optional_text (reader, object, "name", "place", &name, error)
      || !read_optional_text (reader, object, "geography", "place", &geography, error)
      || !read_optional_text (reader, object, "metro", "place", &metro, error)
      || !read_strings (reader, "place/counties", json_object_get_member (object, "counties"),
                        &fips, error))
    return FALSE;

  place = fw_place_new (name, (const char *const *)fips, &local);
  if (place == NULL)
    return refuse (reader, "place/counties", error, "%s", local->message);
  if (geography != NULL || metro != NULL)
    {
      g_object_unref (place);
      place
          = fw_place_new_for_geography (name, (const char *const *)fips, geography, metro, &local);
    }
  if (place == NULL)
    return refuse (reader, "place", error, "%s", local->message);

  fw_plan_set_place (reader->plan, place);
  rest = unknown_members (object, known);
  if (rest != NULL)
    json_object_set_object_member (unknown, "place", rest);
  return TRUE;
}

/* "1.0" is ours, "1.4" opens to be looked at, "2.0" is refused. */
static gboolean
read_version (Reader *reader, JsonObject *root, char **newer, GError **error)
{
  JsonNode *format = json_object_get_member (root, "format");
  JsonNode *version = json_object_get_member (root, "version");
  guint64 major = 0, minor = 0;
  g_auto (GStrv) parts = NULL;

  if (format == NULL || !is_text (format)
      || strcmp (json_node_get_string (format), FW_PLAN_FORMAT) != 0)
    return refuse (reader, "format", error, _ ("found no “format” of a plan; wanted: “%s”"),
                   FW_PLAN_FORMAT);
  if (version == NULL || !is_text (version))
    return refuse (reader, "version", error, _ ("found no version; wanted: a text such as “%s”"),
                   FW_PLAN_VERSION);

  parts = g_strsplit (json_node_get_string (version), ".", -1);
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT16, &major, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT16, &minor, NULL) || major == 0)
    return refuse_node (reader, "version", version, _ ("a version such as “1.0”"), error);

  if (major > FW_PLAN_VERSION_MAJOR)
    {
      g_autoptr (GError) local = fw_json_text_fault (
          reader->text, "version",
          _ ("this plan was made by a newer Fairway (plan version %s; this one reads %s)"),
          json_node_get_string (version), FW_PLAN_VERSION);

      g_set_error_literal (error, FW_ERROR, FW_ERROR_NEWER_VERSION, local->message);
      return FALSE;
    }
  if (minor > FW_PLAN_VERSION_MINOR)
    *newer = g_strdup (json_node_get_string (version));

  return TRUE;
}

static const char *const done_in_plan[]
    = { "format",      "version",      "id",       "title",     "place",     "groups",
        "occupations", "providers",    "programs", "employers", "supports",  "funds",
        "partners",    "partnerships", "remarks",  "series",    "scenarios", NULL };

static gboolean
read_plan (Reader *reader, JsonObject *root, GError **error)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;

  if (!read_title (reader, FW_PART (reader->plan), root, "", error)
      || !read_place (reader, root, unknown, error)
      || !read_members (reader, FW_PART (reader->plan), root, "", "", done_in_plan, unknown, error))
    return FALSE;

  for (FwList list = 0; list < FW_N_LISTS; list++)
    if (!read_list (reader, list, root, error))
      return FALSE;

  if (json_object_get_size (unknown) > 0)
    fw_part_take_unknown (FW_PART (reader->plan), g_steal_pointer (&unknown));
  if (fw_plan_find_fault (reader->plan, &path, &message))
    return refuse (reader, path, error, "%s", message);

  return TRUE;
}

/**
 * fw_plan_new_from_json:
 * @text: a gated text
 *
 * Returns: (transfer full): the plan, or %NULL with an error that names file, line, member, what
 * was found and what is wanted
 */
FwPlan *
fw_plan_new_from_json (FwJsonText *text, GError **error)
{
  g_autoptr (FwPlan) plan = NULL;
  g_autofree char *newer = NULL;
  Reader reader = { .text = text };
  JsonObject *root;
  const char *id;

  g_return_val_if_fail (text != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (fw_json_text_root (text)))
    {
      refuse_node (&reader, "", fw_json_text_root (text), _ ("a plan (an object)"), error);
      return NULL;
    }

  root = json_node_get_object (fw_json_text_root (text));
  if (!read_version (&reader, root, &newer, error) || !read_id (&reader, root, "", &id, error))
    return NULL;

  plan = fw_plan_new (id);
  fw_plan_set_newer_version (plan, newer);
  reader.plan = plan;
  return read_plan (&reader, root, error) ? g_steal_pointer (&plan) : NULL;
}

FwPlan *
fw_plan_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (FwJsonText) text = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = fw_json_text_parse (bytes, name, &fw_json_limits_document, error);
  return text != NULL ? fw_plan_new_from_json (text, error) : NULL;
}

FwPlan *
fw_plan_new_from_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  FwFileStamp stamp;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = fw_file_read (path, fw_json_limits_document.max_bytes, &stamp, error);
  if (bytes == NULL)
    return NULL;

  name = g_path_get_basename (path);
  return fw_plan_new_from_bytes (bytes, name, error);
}

FwPlan *
fw_plan_new_copy (FwPlan *plan, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  bytes = fw_plan_to_bytes (plan, error);
  return bytes != NULL ? fw_plan_new_from_bytes (bytes, fw_plan_get_id (plan), error) : NULL;
}
