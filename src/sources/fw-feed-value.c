/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <math.h>
#include <string.h>

#include "fw-offer-private.h"

/* Values as pages write them: a property may hold a text, a number, an object, a language map or a
 * list of these. */

#define MAX_ITEMS    50 /* of a list that are looked at */
#define MAX_DURATION 1e4
#define DAYS_A_YEAR  365.25

JsonNode *
fw_feed_resolve (FwFeed *self, JsonNode *node)
{
  const char *id = fw_node_text (node);
  JsonNode *named = NULL;

  if (id == NULL && fw_node_member (node, "name") == NULL)
    id = fw_node_text (fw_node_member (node, "@id"));
  if (id != NULL)
    named = g_hash_table_lookup (self->nodes, id);

  return named != NULL ? named : node;
}

/* English of {"en-US": "...", "es": "..."}, or the first there is. */
static const char *
text_of_language_map (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  const char *first = NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *text = fw_node_text (fw_node_item (json_object_get_member (object, l->data), 0));

      if (text == NULL || g_str_has_prefix (l->data, "@"))
        continue;
      if (g_ascii_strncasecmp (l->data, "en", 2) == 0)
        return text;
      first = first != NULL ? first : text;
    }

  return first;
}

static const char *
text_of_object (JsonNode *node)
{
  static const char *const members[]
      = { "name",     "@value",    "credentialCategory", "ceterms:name",
          "termCode", "codeValue", "schema:name",        "description" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *member = fw_node_item (fw_node_member (node, members[i]), 0);
      const char *text = fw_node_text (member);

      if (text == NULL && member != NULL && JSON_NODE_HOLDS_OBJECT (member))
        text = fw_node_member (member, "name") != NULL
                   ? fw_node_text (fw_node_member (member, "name"))
                   : text_of_language_map (json_node_get_object (member));
      if (text != NULL)
        return text;
    }

  return fw_node_member (node, "@type") == NULL && fw_node_member (node, "@id") == NULL
             ? text_of_language_map (json_node_get_object (node))
             : NULL;
}

char *
fw_feed_text (FwFeed *self, JsonNode *node, guint max_characters)
{
  JsonNode *first = fw_node_item (node, 0);
  JsonNode *value = fw_feed_resolve (self, first);
  const char *text = fw_node_text (value);

  if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
    text = text_of_object (value);
  if (text == NULL && !isnan (fw_node_number (value)))
    return fw_number_to_c (fw_node_number (value));

  return fw_feed_plain (text, max_characters);
}

char *
fw_feed_title (FwFeed *self, JsonNode *node)
{
  static const char *const members[] = { "title", "name", "ceterms:name" };
  char *title = NULL;

  for (guint i = 0; title == NULL && i < G_N_ELEMENTS (members); i++)
    title = fw_feed_text (self, fw_node_member (node, members[i]), FW_OFFER_MAX_TITLE);
  return title;
}

char *
fw_feed_texts (FwFeed *self, JsonNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MIN (fw_node_n_items (node), MAX_ITEMS); i++)
    {
      g_autofree char *text = fw_feed_text (self, fw_node_item (node, i), FW_OFFER_MAX_TEXT);

      if (text != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", text);
    }

  return fw_offer_tidy (all->str, FW_OFFER_MAX_TEXT);
}

gboolean
fw_feed_is_a (JsonNode *node, const char *const *types)
{
  JsonNode *type = fw_node_member (node, "@type");

  for (guint i = 0; i < MIN (fw_node_n_items (type), MAX_ITEMS); i++)
    {
      const char *text = fw_node_text (fw_node_item (type, i));
      const char *slash = text != NULL ? strrchr (text, '/') : NULL;
      const char *colon = text != NULL ? strrchr (text, ':') : NULL;
      const char *name = MAX (slash, colon);

      if (text != NULL && g_strv_contains (types, name != NULL ? name + 1 : text))
        return TRUE;
    }

  return FALSE;
}

/* The number before a letter of a duration, and the letter; FALSE at anything else. */
static gboolean
read_step (const char **text, double *number, char *letter)
{
  char plain[16];
  gsize n = 0;
  char *end = NULL;

  for (; g_ascii_isdigit (**text) || **text == '.' || **text == ','; (*text)++)
    {
      if (n + 1 >= sizeof plain)
        return FALSE;
      plain[n++] = **text == ',' ? '.' : **text;
    }
  plain[n] = '\0';
  *number = g_ascii_strtod (plain, &end);
  if (n == 0 || *end != '\0' || !(*number <= MAX_DURATION) || **text == '\0')
    return FALSE;

  *letter = *(*text)++;
  return TRUE;
}

gboolean
fw_feed_duration (const char *text, double *weeks, double *hours)
{
  gboolean time = FALSE, any = FALSE;
  double days = NAN, whole_weeks = NAN, in_hours = NAN;

  *weeks = *hours = NAN;
  if (text == NULL || *text++ != 'P')
    return FALSE;

  while (*text != '\0')
    {
      double number;
      char letter;

      if (*text == 'T' && !time)
        {
          time = TRUE;
          text++;
          continue;
        }
      if (!read_step (&text, &number, &letter) || strchr (time ? "HMS" : "YMWD", letter) == NULL)
        return FALSE;
      any = TRUE;
      if (time)
        in_hours = (isnan (in_hours) ? 0.0 : in_hours)
                   + number
                         / (letter == 'H'   ? 1.0
                            : letter == 'M' ? 60.0
                                            : 3600.0);
      else if (letter == 'W')
        whole_weeks = number;
      else
        days = (isnan (days) ? 0.0 : days)
               + number
                     * (letter == 'Y'   ? DAYS_A_YEAR
                        : letter == 'M' ? DAYS_A_YEAR / 12.0
                                        : 1.0);
    }
  if (!any)
    return FALSE;

  *hours = in_hours;
  if (!isnan (days) || !isnan (whole_weeks))
    *weeks = (isnan (whole_weeks) ? 0.0 : whole_weeks) + (isnan (days) ? 0.0 : days / 7.0);
  return TRUE;
}

double
fw_feed_periods (const char *unit)
{
  static const struct
  {
    const char *names[7];
    double periods;
  } units[] = {
    { { "hour", "hourly", "hr", "pt1h", "hur", "per hour" }, 2080.0 }, /* 40 hours, 52 weeks */
    { { "day", "daily", "p1d", "per day" }, 260.0 },
    { { "week", "weekly", "p1w", "p7d", "wee", "per week" }, 52.0 },
    { { "month", "monthly", "p1m", "mon", "per month" }, 12.0 },
    { { "year", "yearly", "annual", "annually", "p1y", "ann", "per year" }, 1.0 },
  };

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    for (guint j = 0; j < G_N_ELEMENTS (units[i].names) && units[i].names[j] != NULL; j++)
      if (g_ascii_strcasecmp (units[i].names[j], unit) == 0)
        return units[i].periods;

  return NAN;
}

gboolean
fw_feed_is_dollar (const char *currency)
{
  static const char *const names[] = { "usd",
                                       "us dollar",
                                       "us dollars",
                                       "u.s. dollar",
                                       "u.s. dollars",
                                       "united states dollar",
                                       "united states dollars",
                                       "us$",
                                       "$" };

  for (guint i = 0; currency != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], currency) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
all_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

char *
fw_feed_date (JsonNode *node)
{
  const char *text = fw_node_text (fw_node_item (node, 0));
  GDateDay day;
  GDateMonth month;
  GDateYear year;

  if (text == NULL || strlen (text) < 10 || !all_digits (text, 4) || text[4] != '-'
      || !all_digits (text + 5, 2) || text[7] != '-' || !all_digits (text + 8, 2)
      || g_ascii_isdigit (text[10]))
    return NULL;

  year = (GDateYear)g_ascii_strtoull (text, NULL, 10);
  month = (GDateMonth)g_ascii_strtoull (text + 5, NULL, 10);
  day = (GDateDay)g_ascii_strtoull (text + 8, NULL, 10);
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12
                 && g_date_valid_dmy (day, month, year)
             ? g_strndup (text, 10)
             : NULL;
}

static const char *const code_members[] = { "codeValue", "ceterms:codedNotation", "termCode", "@id",
                                            "url",       "ceterms:targetNode",    "name" };

static char *
soc_of_value (FwFeed *self, JsonNode *value)
{
  char *soc = fw_soc_from_text (fw_node_text (value));

  for (guint i = 0; soc == NULL && i < G_N_ELEMENTS (code_members); i++)
    soc = fw_soc_from_text (fw_node_text (fw_node_member (value, code_members[i])));
  return soc;
}

char *
fw_feed_soc (FwFeed *self, JsonNode *node)
{
  char *soc = NULL;

  for (guint i = 0; soc == NULL && i < MIN (fw_node_n_items (node), MAX_ITEMS); i++)
    soc = soc_of_value (self, fw_feed_resolve (self, fw_node_item (node, i)));
  return soc;
}

/* "15-1132.00 Software Developers, Application" without its code. */
static char *
name_beside_code (const char *text)
{
  const gsize n = strspn (text, "0123456789-.");

  text += n;
  text += strspn (text, " :-|");
  return g_ascii_isalpha (*text) ? fw_feed_plain (text, FW_OFFER_MAX_TITLE) : NULL;
}

char *
fw_feed_occupation (FwFeed *self, JsonNode *node)
{
  for (guint i = 0; i < MIN (fw_node_n_items (node), MAX_ITEMS); i++)
    {
      JsonNode *value = fw_feed_resolve (self, fw_node_item (node, i));
      const char *text = fw_node_text (value);
      g_autofree char *named = NULL;
      char *name;

      if (text == NULL)
        named = fw_feed_text (self,
                              fw_node_member (value, "ceterms:targetNodeName") != NULL
                                  ? fw_node_member (value, "ceterms:targetNodeName")
                                  : fw_node_member (value, "name"),
                              FW_OFFER_MAX_TITLE);
      name = text != NULL    ? name_beside_code (text)
             : named != NULL ? name_beside_code (named)
                             : NULL;
      if (name != NULL)
        return name;
    }

  return NULL;
}

char *
fw_feed_place (FwFeed *self, JsonNode *node, gboolean with_region)
{
  JsonNode *place = fw_feed_resolve (self, fw_node_item (node, 0));
  JsonNode *address = fw_node_item (fw_node_member (place, "address"), 0);
  g_autofree char *city = NULL;
  g_autofree char *region = NULL;

  address = address != NULL ? fw_feed_resolve (self, address) : place;
  if (fw_node_text (address) != NULL)
    return with_region ? fw_feed_plain (fw_node_text (address), FW_OFFER_MAX_TITLE) : NULL;

  city = fw_feed_text (self, fw_node_member (address, "addressLocality"), FW_OFFER_MAX_TITLE);
  region = fw_feed_text (self, fw_node_member (address, "addressRegion"), FW_OFFER_MAX_TITLE);
  if (!with_region || region == NULL)
    return g_steal_pointer (&city);
  return city != NULL ? g_strdup_printf ("%s, %s", city, region) : g_steal_pointer (&region);
}

FwFigure
fw_feed_figure (double value, double lo, double hi)
{
  return value >= lo && value <= hi ? (FwFigure){ value, FW_MARK_EXACT } : FW_FIGURE_NONE;
}

char *
fw_feed_new_id (FwFeed *self, const char *wanted)
{
  g_autofree char *stem = fw_offer_tidy (wanted, FW_OFFER_MAX_TITLE);
  g_autofree char *number = fw_number_to_c (self->n_offers + 1);
  char *id = stem != NULL ? g_strdup (stem) : g_strdup (number);

  if (g_hash_table_contains (self->ids, id))
    {
      g_free (id);
      id = g_strdup_printf ("%s #%s", stem != NULL ? stem : "", number);
    }
  g_hash_table_add (self->ids, g_strdup (id));
  return id;
}

char *
fw_feed_page (JsonNode *node)
{
  const char *text = fw_node_text (fw_node_item (node, 0));

  if (text == NULL || (!g_str_has_prefix (text, "https://") && !g_str_has_prefix (text, "http://")))
    return NULL;

  return g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL) ? g_strdup (text) : NULL;
}

void
fw_feed_tell (FwFeed *self, const char *what, const char *title, const char *why)
{
  g_autofree char *named = g_strdup_printf ("%s, %s", what, title);

  fw_harvest_add_shortfall (self->harvest, named, why, NULL);
}
