/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-node.h"

#include <math.h>
#include <string.h>

#define MAX_NUMBER 64 /* characters of a number written as text */

JsonNode *
fw_node_member (JsonNode *object, const char *name)
{
  JsonNode *node;

  if (object == NULL || !JSON_NODE_HOLDS_OBJECT (object))
    return NULL;

  node = json_object_get_member (json_node_get_object (object), name);
  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
fw_node_member_is_null (JsonNode *object, const char *name)
{
  JsonNode *node;

  if (object == NULL || !JSON_NODE_HOLDS_OBJECT (object))
    return FALSE;

  node = json_object_get_member (json_node_get_object (object), name);
  return node != NULL && JSON_NODE_HOLDS_NULL (node);
}

JsonNode *
fw_node_at (JsonNode *object, const char *dotted)
{
  JsonNode *node;

  if (object == NULL || JSON_NODE_HOLDS_NULL (object))
    return object;
  if (!JSON_NODE_HOLDS_OBJECT (object))
    return NULL;

  node = json_object_get_member (json_node_get_object (object), dotted);
  for (const char *dot = strchr (dotted, '.'); node == NULL && dot != NULL;
       dot = strchr (dot + 1, '.'))
    {
      g_autofree char *head = g_strndup (dotted, (gsize)(dot - dotted));

      node = fw_node_at (json_object_get_member (json_node_get_object (object), head), dot + 1);
    }

  return node;
}

JsonArray *
fw_node_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
fw_node_n_items (JsonNode *node)
{
  JsonArray *array = fw_node_array (node);

  if (array != NULL)
    return json_array_get_length (array);
  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? 1 : 0;
}

JsonNode *
fw_node_item (JsonNode *node, guint index)
{
  JsonArray *array = fw_node_array (node);
  JsonNode *item = node;

  if (array != NULL)
    item = index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return item != NULL && !JSON_NODE_HOLDS_NULL (item) ? item : NULL;
}

const char *
fw_node_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Digits with at most groups of three by comma, as prices are typed: "$1,234.50". */
static double
number_from_text (const char *text)
{
  char plain[MAX_NUMBER + 1];
  char *end = NULL;
  gsize n = 0;
  double value;

  while (g_ascii_isspace (*text) || *text == '$')
    text++;

  for (; *text != '\0' && !g_ascii_isspace (*text); text++)
    {
      const gboolean groups = *text == ',' && n > 0 && g_ascii_isdigit (text[1])
                              && g_ascii_isdigit (text[2]) && g_ascii_isdigit (text[3])
                              && !g_ascii_isdigit (text[4]);

      if (groups)
        continue;
      if (n == MAX_NUMBER || strchr ("+-.0123456789eE", *text) == NULL)
        return NAN;
      plain[n++] = *text;
    }
  while (g_ascii_isspace (*text))
    text++;

  plain[n] = '\0';
  value = n > 0 && *text == '\0' ? g_ascii_strtod (plain, &end) : NAN;
  return end != NULL && *end == '\0' && isfinite (value) ? value : NAN;
}

double
fw_node_number (JsonNode *node)
{
  const char *text = fw_node_text (node);
  GType type;

  if (text != NULL)
    return number_from_text (text);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;

  type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

gboolean
fw_node_is_true (JsonNode *node)
{
  const char *text = fw_node_text (node);

  if (text != NULL)
    return g_ascii_strcasecmp (text, "true") == 0 || g_str_has_suffix (text, "schema.org/True");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}
