/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Looking into a gated tree whose shape nobody promised: each takes NULL and any node, and gives
 * NULL or NaN for what is not there. Nothing here is transferred. */

/* A member of an object; NULL for a missing one and for null. */
JsonNode *fw_node_member (JsonNode *object, const char *name);
/* TRUE when the object has the member and it is null. */
gboolean fw_node_member_is_null (JsonNode *object, const char *name);
/* What stands at "school.name", whether the object nests it or has members with dotted names; the
 * null itself where that is null or stands in one; NULL when it is not there. */
JsonNode *fw_node_at (JsonNode *object, const char *dotted);
/* The array itself; NULL for anything else. */
JsonArray *fw_node_array (JsonNode *node);
/* How many values it stands for: an array's, 1 for a single value, 0 for none. */
guint fw_node_n_items (JsonNode *node);
/* The value at an index of an array, or the single value itself at 0; NULL for null. */
JsonNode *fw_node_item (JsonNode *node, guint index);
const char *fw_node_text (JsonNode *node);
/* A JSON number, or a text that is one and nothing else (C locale, "1,234.50" and "$" allowed). */
double fw_node_number (JsonNode *node);
/* TRUE for true, "true", "True" and a schema.org True. */
gboolean fw_node_is_true (JsonNode *node);

G_END_DECLS
