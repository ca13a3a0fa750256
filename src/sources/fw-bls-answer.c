/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-bls-private.h"
#include "fw-json.h"
#include "fw-node.h"

#define CAP        239200 /* dollars a year; since the 2022 survey, where the footnote has none */
#define LEAST_CAP  10000
#define MOST       1e9
#define FIRST_YEAR 1900
#define LAST_YEAR  2100

/* What BLS says of a wage that it does not give, in the occupation survey's footnotes. */
#define NOTE_CAP          "5"
#define NOTE_NOT_RELEASED "8"
/* And of a month that nobody surveyed, in the household survey and in prices. */
#define NOTE_NO_SURVEY "9"
#define NOTE_LAPSE     "X"

static void
free_series (gpointer data)
{
  FwBlsSeries *self = data;

  g_free (self->id);
  g_array_unref (self->points);
  g_clear_pointer (&self->answer, fw_answer_unref);
  g_free (self);
}

static FwBlsSeries *
get_series (GHashTable *table, const char *id)
{
  FwBlsSeries *self = g_hash_table_lookup (table, id);

  if (self == NULL)
    {
      self = g_new0 (FwBlsSeries, 1);
      self->id = g_strdup (id);
      self->points = g_array_new (FALSE, FALSE, sizeof (FwBlsPoint));
      g_hash_table_insert (table, self->id, self);
    }
  return self;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_series);
}

/* --- Observations */

/* The footnote with this code; its text, "" where it has none; NULL when it is not there. */
static const char *
find_note (JsonNode *observation, const char *code)
{
  JsonNode *notes = fw_node_member (observation, "footnotes");

  for (guint i = 0; i < fw_node_n_items (notes); i++)
    {
      JsonNode *note = fw_node_item (notes, i);
      const char *text = fw_node_text (fw_node_member (note, "text"));

      if (g_strcmp0 (fw_node_text (fw_node_member (note, "code")), code) == 0)
        return text != NULL ? text : "";
    }
  return NULL;
}

/* “… equal to or greater than $115.00 per hour or $239,200 per year”: 239200. */
static double
read_cap (const char *text)
{
  for (const char *at = strchr (text, '$'); at != NULL; at = strchr (at + 1, '$'))
    {
      double amount = 0;
      const char *end = at + 1;

      for (; (g_ascii_isdigit (*end) || *end == ',') && amount < MOST; end++)
        if (*end != ',')
          amount = 10 * amount + (*end - '0');
      if (g_str_has_prefix (end, " per year") && amount >= LEAST_CAP && amount < MOST)
        return amount;
    }
  return CAP;
}

static gboolean
parse_number (const char *text, double *value)
{
  char *end = NULL;

  if (!g_ascii_isdigit (*text) || strspn (text, "0123456789.") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

static gboolean
read_value (const char *id, JsonNode *observation, FwBlsPoint *point)
{
  const gboolean wage = fw_bls_id_is_wage (id);
  const char *text = fw_node_text (fw_node_member (observation, "value")), *cap = NULL;

  if (text == NULL)
    return FALSE;
  if (wage)
    cap = find_note (observation, NOTE_CAP);
  if (parse_number (text, &point->value))
    {
      point->mark = cap != NULL ? FW_MARK_AT_LEAST : FW_MARK_EXACT;
      return point->value < MOST && (!fw_bls_id_is_rate (id) || point->value <= 100);
    }

  point->value = NAN;
  if (cap != NULL)
    {
      point->value = read_cap (cap);
      point->mark = FW_MARK_AT_LEAST;
    }
  else if (find_note (observation, NOTE_NOT_RELEASED) != NULL)
    point->mark = FW_MARK_NOT_RELEASED;
  else if (find_note (observation, NOTE_NO_SURVEY) != NULL
           || find_note (observation, NOTE_LAPSE) != NULL)
    point->mark = FW_MARK_NOT_COLLECTED;
  else
    point->mark = FW_MARK_NOT_PUBLISHED;
  return TRUE;
}

static gboolean
read_point (const char *id, JsonNode *observation, FwBlsPoint *point)
{
  const char *year = fw_node_text (fw_node_member (observation, "year"));
  const char *period = fw_node_text (fw_node_member (observation, "period"));

  if (year == NULL || strlen (year) != 4 || strspn (year, "0123456789") != 4)
    return FALSE;
  if (period == NULL || strlen (period) != 3 || !g_ascii_isupper (period[0])
      || !g_ascii_isdigit (period[1]) || !g_ascii_isdigit (period[2]))
    return FALSE;

  point->year = (int)g_ascii_strtoll (year, NULL, 10);
  g_strlcpy (point->period, period, sizeof point->period);
  return point->year >= FIRST_YEAR && point->year <= LAST_YEAR
         && read_value (id, observation, point);
}

static gint
compare_points (gconstpointer a, gconstpointer b)
{
  const FwBlsPoint *first = a, *second = b;

  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;
  return strcmp (first->period, second->period);
}

/* The answer's order is nobody's promise: it is sorted here, and a month told twice counts once. */
static void
sort_points (GArray *points)
{
  g_array_sort (points, compare_points);
  for (guint i = points->len; i > 1; i--)
    if (compare_points (&g_array_index (points, FwBlsPoint, i - 1),
                        &g_array_index (points, FwBlsPoint, i - 2))
        == 0)
      g_array_remove_index (points, i - 1);
}

static gboolean
read_series (JsonNode *node, FwAnswer *answer, GHashTable *table)
{
  const char *id = fw_node_text (fw_node_member (node, "seriesID"));
  JsonNode *data = fw_node_member (node, "data");
  FwBlsSeries *series;

  if (id == NULL || fw_node_array (data) == NULL)
    return FALSE;

  series = get_series (table, id);
  if (series->points->len > 0)
    return TRUE;
  for (guint i = 0; i < fw_node_n_items (data); i++)
    {
      FwBlsPoint point = { 0 };

      if (!read_point (id, fw_node_item (data, i), &point))
        return FALSE;
      g_array_append_val (series->points, point);
    }
  sort_points (series->points);
  g_clear_pointer (&series->answer, fw_answer_unref);
  series->answer = fw_answer_ref (answer);
  return TRUE;
}

/* --- Messages */

/* “Series does not exist for Series X”, “Invalid Series for Series X”: X is unknown. Others (“No
 * Data Available for Series X Year: Y”) say nothing that the data do not. */
static void
read_message (const char *message, GHashTable *table)
{
  static const char *const starts[]
      = { "Series does not exist for Series ", "Invalid Series for Series " };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (message, starts[i]))
      {
        const char *at = message + strlen (starts[i]);
        g_autofree char *id = g_strndup (at, strcspn (at, " .,"));

        if (*id != '\0')
          get_series (table, id)->unknown = TRUE;
      }
}

static gboolean
any_message (JsonNode *messages, const char *words)
{
  for (guint i = 0; i < fw_node_n_items (messages); i++)
    {
      const char *text = fw_node_text (fw_node_item (messages, i));

      if (text != NULL && strstr (text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
messages_are_texts (JsonNode *messages)
{
  for (guint i = 0; i < fw_node_n_items (messages); i++)
    if (fw_node_text (fw_node_item (messages, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* --- The answer */

/* A sentence of our own with what was asked for: nothing BLS wrote is passed on, since it repeats
 * keys. @format has one place for it. */
static gboolean
refuse (FwAnswer *answer, FwSourceError code, const char *format, GError **error)
{
  const char *title = fw_request_get_title (fw_answer_get_request (answer));

  g_set_error (error, FW_SOURCE_ERROR, code, format, title);
  return FALSE;
}

static gboolean
refuse_shape (FwAnswer *answer, GError **error)
{
  return refuse (answer, FW_SOURCE_ERROR_BAD_ANSWER,
                 _ ("BLS answered “%s” in a form that Fairway does not know; try again later, or "
                    "with a newer Fairway."),
                 error);
}

static gboolean
check_status (FwAnswer *answer, GError **error)
{
  const guint status = fw_answer_get_info (answer)->status;

  if (status == 200)
    return TRUE;
  if (status == 404)
    return refuse (answer, FW_SOURCE_ERROR_NOT_PUBLISHED,
                   _ ("BLS has nothing for “%s”; what the plan has stays in use."), error);
  if (status == 408 || status == 429 || status >= 500)
    return refuse (answer, FW_SOURCE_ERROR_SERVER,
                   _ ("BLS is too busy to answer “%s”; try again in some minutes."), error);
  return refuse (answer, FW_SOURCE_ERROR_REFUSED,
                 _ ("BLS did not accept the request for “%s”; what the plan has stays in use."),
                 error);
}

/* A refusal of BLS is in words, and comes as a success of the web. */
static gboolean
check_words (FwAnswer *answer, const char *status, JsonNode *messages, GError **error)
{
  if (g_str_equal (status, "REQUEST_SUCCEEDED"))
    return TRUE;
  if (any_message (messages, "threshold"))
    return refuse (answer, FW_SOURCE_ERROR_QUOTA,
                   _ ("BLS has answered as much as it does in a day, so “%s” was not sent; try "
                      "again tomorrow, or with a free key of your own under Preferences."),
                   error);
  if (any_message (messages, "key") && any_message (messages, "invalid"))
    return refuse (answer, FW_SOURCE_ERROR_KEY_INVALID,
                   _ ("BLS does not accept the key it was given for “%s”; correct it under "
                      "Preferences."),
                   error);
  if (g_str_equal (status, "REQUEST_FAILED_OVER_CAPACITY"))
    return refuse (answer, FW_SOURCE_ERROR_SERVER,
                   _ ("BLS is too busy to answer “%s”; try again in some minutes."), error);
  if (g_str_has_prefix (status, "REQUEST_"))
    return refuse (answer, FW_SOURCE_ERROR_REFUSED,
                   _ ("BLS did not accept the request for “%s”; what the plan has stays in use."),
                   error);
  return refuse_shape (answer, error);
}

static gboolean
read_results (JsonNode *root, FwAnswer *answer, GHashTable *table)
{
  JsonNode *series = fw_node_member (fw_node_member (root, "Results"), "series");

  if (fw_node_array (series) == NULL)
    return FALSE;
  for (guint i = 0; i < fw_node_n_items (series); i++)
    if (!read_series (fw_node_item (series, i), answer, table))
      return FALSE;
  return TRUE;
}

static gboolean
looks_like_page (GBytes *body)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data (body, &size);

  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  for (; size > 0 && g_ascii_isspace (*bytes); size--)
    bytes++;
  return size > 0 && *bytes == '<';
}

static gboolean
read_answer (FwAnswer *answer, GHashTable *table, GError **error)
{
  GBytes *body = fw_answer_get_body (answer);
  g_autoptr (FwJsonText) text = NULL;
  JsonNode *root, *messages;
  const char *status;

  if (!check_status (answer, error))
    return FALSE;
  if (looks_like_page (body))
    return refuse (answer, FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("BLS answered “%s” with a web page instead of data; try again later."),
                   error);
  text = fw_json_text_parse (body, "BLS", &fw_json_limits_answer, NULL);
  if (text == NULL)
    return refuse (answer, FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("The answer of BLS to “%s” is cut off or damaged; try again later."), error);

  root = fw_json_text_root (text);
  status = fw_node_text (fw_node_member (root, "status"));
  messages = fw_node_member (root, "message");
  if (status == NULL || !messages_are_texts (messages))
    return refuse_shape (answer, error);
  if (!check_words (answer, status, messages, error))
    return FALSE;
  if (!read_results (root, answer, table))
    return refuse_shape (answer, error);
  for (guint i = 0; i < fw_node_n_items (messages); i++)
    read_message (fw_node_text (fw_node_item (messages, i)), table);
  return TRUE;
}

gboolean
fw_bls_check (FwAnswer *answer, GError **error)
{
  g_autoptr (GHashTable) table = new_table ();

  return read_answer (answer, table, error);
}

/* An answer is taken as a whole or not at all; the first that has a series' numbers wins. */
static void
merge (GHashTable *all, GHashTable *one)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      FwBlsSeries *series = value, *old = g_hash_table_lookup (all, series->id);

      if (old != NULL && old->points->len > 0)
        continue;
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (all, series->id, series);
    }
}

GHashTable *
fw_bls_collect (GPtrArray *outcomes)
{
  GHashTable *all = new_table ();

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      g_autoptr (GHashTable) one = new_table ();

      if (outcome->answer != NULL && read_answer (outcome->answer, one, NULL))
        merge (all, one);
    }
  return all;
}
