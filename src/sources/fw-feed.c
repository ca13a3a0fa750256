/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-address.h"
#include "fw-answer-json.h"
#include "fw-error.h"
#include "fw-feed-private.h"
#include "fw-offer-private.h"

#define MAX_OFFERS  5000
#define MAX_SCRIPTS 200
#define MAX_TYPES   5    /* of other things that are named in a refusal */
#define MAX_ADDRESS 2000 /* characters */

typedef enum
{
  WORDS_SCHEMA = 0, /* schema.org, or no context at all */
  WORDS_CTDL,
  WORDS_OTHER, /* the same names may mean anything */
} Words;

typedef void (*Reader) (FwFeed *self, JsonNode *node);

/* Lists that hold the things themselves. */
static const char *const containers[]
    = { "@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "dataFeedElement" };

static const char *const program_types[]
    = { "EducationalOccupationalProgram", "WorkBasedProgram", "Course", NULL };
static const char *const learning_types[]
    = { "LearningProgram", "LearningOpportunityProfile", "Course", NULL };
static const char *const job_types[] = { "JobPosting", NULL };

/* Whose words an object's are, by its context; from without when it has none. */
static Words
words_of (JsonNode *node, Words without)
{
  JsonNode *context = fw_node_member (node, "@context");
  gboolean any = FALSE;

  if (context == NULL)
    return without;

  for (guint i = 0; i < MIN (fw_node_n_items (context), MAX_TYPES); i++)
    {
      JsonNode *one = fw_node_item (context, i);
      const char *text = fw_node_text (one);

      if (text == NULL)
        text = fw_node_text (fw_node_member (one, "@vocab"));
      if (text == NULL && fw_node_member (one, "ceterms") != NULL)
        return WORDS_CTDL;
      if (text == NULL)
        text = fw_node_text (fw_node_member (one, "schema"));
      any = any || text != NULL;
      if (text != NULL && strstr (text, "schema.org") != NULL)
        return WORDS_SCHEMA;
      if (text != NULL
          && (strstr (text, "credreg.net") != NULL || strstr (text, "purl.org/ctdl") != NULL))
        return WORDS_CTDL;
    }

  return any ? WORDS_OTHER : without;
}

static void
remember_type (FwFeed *self, JsonNode *node)
{
  const char *type = fw_node_text (fw_node_item (fw_node_member (node, "@type"), 0));

  if (type == NULL || self->types->len >= MAX_TYPES
      || g_ptr_array_find_with_equal_func (self->types, type, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->types, g_strdup (type));
}

/* What of this object is read as an offer; NULL for nothing. */
static Reader
reader_of (FwFeed *self, JsonNode *node, Words words)
{
  const char *type = fw_node_text (fw_node_item (fw_node_member (node, "@type"), 0));
  const gboolean prefixed = type != NULL && g_str_has_prefix (type, "ceterms:");

  if (words == WORDS_OTHER && !prefixed)
    return NULL;
  if ((words == WORDS_CTDL || prefixed) && fw_feed_is_a (node, learning_types))
    return fw_feed_read_learning_program;
  if (fw_feed_is_a (node, program_types))
    return fw_feed_read_program;
  return fw_feed_is_a (node, job_types) ? fw_feed_read_job : NULL;
}

static void
read_object (FwFeed *self, JsonNode *node, Words words)
{
  const Reader reader = reader_of (self, node, words);
  g_autofree char *title = reader != NULL ? fw_feed_title (self, node) : NULL;

  if (reader == NULL)
    {
      remember_type (self, node);
      return;
    }
  if (self->n_offers >= MAX_OFFERS)
    {
      self->n_beyond++;
      return;
    }
  if (title == NULL)
    {
      fw_feed_tell (self, _ ("A program or job"), self->name,
                    _ ("it has no name, so it was left out"));
      return;
    }

  reader (self, node);
  self->n_offers++;
}

/* The gate bounds how deep this goes. */
static void
walk (FwFeed *self, JsonNode *node, Words words)
{
  JsonArray *array = fw_node_array (node);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    walk (self, json_array_get_element (array, i), words);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  words = words_of (node, words);
  if (fw_node_member (node, "@type") != NULL)
    read_object (self, node, words);
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    walk (self, fw_node_member (node, containers[i]), words);
}

/* Every object that says more than its @id, by that. */
static void
index_nodes (FwFeed *self, JsonNode *node)
{
  JsonArray *array = fw_node_array (node);
  JsonObjectIter iter;
  const char *id = fw_node_text (fw_node_member (node, "@id"));
  JsonNode *member;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    index_nodes (self, json_array_get_element (array, i));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  if (id != NULL && json_object_get_size (json_node_get_object (node)) > 1
      && !g_hash_table_contains (self->nodes, id))
    g_hash_table_insert (self->nodes, (gpointer)id, node);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &member))
    index_nodes (self, member);
}

static void
read_document (FwFeed *self, JsonNode *root)
{
  g_hash_table_remove_all (self->nodes);
  index_nodes (self, root);
  walk (self, root, WORDS_SCHEMA);
}

/* Each script stands alone: a broken one is told, the others are read. */
static guint
read_scripts (FwFeed *self, GBytes *bytes)
{
  g_autofree char *html = fw_feed_decode (bytes);
  g_autoptr (GPtrArray) scripts = fw_feed_html_scripts (html, MAX_SCRIPTS);

  for (guint i = 0; i < scripts->len; i++)
    {
      const char *script = g_ptr_array_index (scripts, i);
      g_autoptr (GBytes) part = g_bytes_new (script, strlen (script));
      g_autoptr (FwJsonText) text
          = fw_json_text_parse (part, self->name, &fw_json_limits_answer, NULL);

      if (text != NULL)
        read_document (self, fw_json_text_root (text));
      else
        {
          g_autofree char *number = fw_unit_format (i + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);
          g_autofree char *part_name = g_strdup_printf (_ ("part %s"), number);

          fw_feed_tell (self, self->name, part_name,
                        _ ("it is broken and was left out; the page’s owner can repair it"));
        }
    }

  return scripts->len;
}

static char
first_character (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize i = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i < length ? text[i] : '\0';
}

static gboolean
refuse (FwFeed *self, const char *why, GError **error)
{
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("%s: %s"), self->name, why);
  return FALSE;
}

/* Nothing was found: what there was instead. */
static gboolean
refuse_empty (FwFeed *self, gboolean html, guint n_scripts, gboolean broken, GError **error)
{
  g_autofree char *types = NULL;
  g_autofree char *why = NULL;

  if (html && n_scripts == 0)
    return refuse (self,
                   _ ("this page has no data about programs or jobs that a program can read; look "
                      "for the page of a single program or job."),
                   error);
  if (broken)
    return refuse (self, _ ("its data about programs or jobs is broken; tell its owner."), error);
  if (self->types->len == 0)
    return refuse (self,
                   _ ("there is no program and no job in it; look for schema.org or CTDL "
                      "data."),
                   error);

  g_ptr_array_add (self->types, NULL);
  types = g_strjoinv (", ", (char **)self->types->pdata);
  why = g_strdup_printf (_ ("there is no program and no job in it, only: %s."), types);
  return refuse (self, why, error);
}

static gboolean
read_bytes (FwFeed *self, GBytes *bytes, GError **error)
{
  const char first = first_character (bytes);
  const guint n_before = self->harvest->shortfalls->len;
  guint n_scripts = 0;

  if (g_bytes_get_size (bytes) > fw_json_limits_answer.max_bytes)
    return refuse (self, _ ("this is too large; save a smaller part of it."), error);

  if (first == '{' || first == '[')
    {
      g_autoptr (FwJsonText) text
          = fw_json_text_parse (bytes, self->name, &fw_json_limits_answer, error);

      if (text == NULL)
        return FALSE;
      read_document (self, fw_json_text_root (text));
    }
  else if (first == '<')
    n_scripts = read_scripts (self, bytes);
  else
    return refuse (self, _ ("this is neither JSON nor a web page; save the page itself."), error);

  if (self->n_offers == 0)
    return refuse_empty (self, first == '<', n_scripts, self->harvest->shortfalls->len > n_before,
                         error);
  if (self->n_beyond > 0)
    {
      g_autofree char *most = fw_unit_format (MAX_OFFERS, FW_UNIT_COUNT, FW_STYLE_TABLE);
      g_autofree char *why
          = g_strdup_printf (_ ("only the first %s programs and jobs were read"), most);

      fw_harvest_add_shortfall (self->harvest, self->name, why, NULL);
    }
  return TRUE;
}

gboolean
fw_feed_read (GBytes *bytes, const char *name, const char *fetched, FwHarvest *harvest,
              GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  FwFeed self = { .harvest = harvest,
                  .name = name,
                  .url = NULL,
                  .fetched = fetched,
                  .nodes = nodes,
                  .ids = ids,
                  .types = types };

  g_return_val_if_fail (bytes != NULL && name != NULL && harvest != NULL, FALSE);

  if (g_str_has_prefix (name, "https://"))
    self.url = name;
  return read_bytes (&self, bytes, error);
}

/* A page is whole when what it promises can be read. */
static gboolean
check (FwAnswer *answer, GError **error)
{
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GError) refused = NULL;

  if (fw_answer_get_info (answer)->status < 300
      && fw_feed_read (fw_answer_get_body (answer), "", NULL, harvest, &refused))
    return TRUE;

  return fw_answer_refuse (answer, FW_SOURCE_ERROR_BAD_ANSWER,
                           _ ("there is no data about programs or jobs on this page that a program "
                              "can read; look for the page of a single program or job."),
                           error);
}

FwRequest *
fw_feed_request (const char *address, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  trimmed = g_strstrip (g_strdup (address));
  if (strlen (trimmed) > MAX_ADDRESS)
    {
      g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS,
                           _ ("This address is too long to be one; copy it from the page again."));
      return NULL;
    }
  uri = fw_address_parse_public (trimmed, error);
  if (uri == NULL)
    return NULL;

  plain = g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT | G_URI_HIDE_USERINFO);
  title = g_strdup_printf (_ ("Programs and jobs of %s"), g_uri_get_host (uri));
  return fw_request_new (FW_SERVICE_FEED, title, plain, check);
}
