/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-offer-private.h"
#include "fw-skills.h"

/* CTDL of Credential Engine: learning programs. Who offers one is mostly told by an address only,
 * which is not asked: its name is known when the document has it too. */

#define MAX_PROFILES 50
#define MAX_WEEKS    1000.0
#define MAX_HOURS    1e5

static JsonNode *
member (JsonNode *node, const char *name)
{
  g_autofree char *prefixed = g_strconcat ("ceterms:", name, NULL);
  JsonNode *found = fw_node_member (node, prefixed);

  return found != NULL ? found : fw_node_member (node, name);
}

/* The names that alignments of a property point at, joined. */
static char *
target_names (FwFeed *self, JsonNode *alignments)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MIN (fw_node_n_items (alignments), MAX_PROFILES); i++)
    {
      g_autofree char *name = fw_feed_text (
          self, member (fw_node_item (alignments, i), "targetNodeName"), FW_OFFER_MAX_TITLE);

      if (name != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
    }

  return all->len > 0 ? g_strdup (all->str) : NULL;
}

static void
read_length (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  JsonNode *profile = fw_node_item (member (node, "estimatedDuration"), 0);
  const char *exact = fw_node_text (member (profile, "exactDuration"));
  const char *least = fw_node_text (member (profile, "minimumDuration"));
  const char *text = exact != NULL ? exact : least;
  double weeks, hours;

  offer->length_text = fw_feed_plain (text, FW_OFFER_MAX_TITLE);
  if (fw_feed_duration (text, &weeks, &hours))
    {
      offer->weeks = fw_feed_figure (weeks, 0.1, MAX_WEEKS);
      offer->hours = fw_feed_figure (hours, 0.1, MAX_HOURS);
      if (exact == NULL && !isnan (offer->weeks.value))
        offer->weeks.mark = FW_MARK_AT_LEAST;
    }
  if (offer->length_text == NULL)
    offer->length_text = fw_feed_text (self, member (profile, "description"), FW_OFFER_MAX_TITLE);
}

static void
read_price (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  JsonNode *profiles = member (node, "estimatedCost");
  g_autoptr (GArray) prices = g_array_new (FALSE, FALSE, sizeof (FwFeedPrice));
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  const char *why;

  for (guint i = 0; i < MIN (fw_node_n_items (profiles), MAX_PROFILES); i++)
    {
      JsonNode *profile = fw_node_item (profiles, i);
      FwFeedPrice price = { .price = fw_node_number (member (profile, "price")),
                            .currency = fw_node_text (member (profile, "currency")) };

      price.category = target_names (self, member (profile, "directCostType"));
      g_ptr_array_add (categories, (gpointer)price.category);
      g_array_append_val (prices, price);
    }

  offer->price = fw_feed_price ((const FwFeedPrice *)prices->data, prices->len, &why);
  if (why != NULL)
    fw_feed_tell (self, _ ("Price"), offer->title, why);
}

static char *
provider_name (FwFeed *self, JsonNode *node)
{
  static const char *const names[] = { "offeredBy", "ownedBy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *named = fw_node_item (member (node, names[i]), 0);
      JsonNode *provider = fw_feed_resolve (self, named);

      if (provider != NULL && JSON_NODE_HOLDS_OBJECT (provider)
          && member (provider, "name") != NULL)
        return fw_feed_text (self, member (provider, "name"), FW_OFFER_MAX_TITLE);
    }

  return NULL;
}

static char *
requirements (FwFeed *self, JsonNode *node)
{
  JsonNode *conditions = member (node, "requires");
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MIN (fw_node_n_items (conditions), MAX_PROFILES); i++)
    {
      g_autofree char *text = fw_feed_text (
          self, member (fw_node_item (conditions, i), "description"), FW_OFFER_MAX_TEXT);

      if (text != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", text);
    }

  return fw_offer_tidy (all->str, FW_OFFER_MAX_TEXT);
}

void
fw_feed_read_learning_program (FwFeed *self, JsonNode *node)
{
  JsonNode *occupation = member (node, "occupationType");
  FwProgramOffer *offer = fw_program_offer_new ();
  const char *id = fw_node_text (member (node, "ctid"));
  g_autofree char *prose = fw_feed_text (self, member (node, "description"), G_MAXUINT);
  g_autofree char *taught = target_names (self, member (node, "teaches"));
  FwSkillText texts[] = { { NULL, FALSE }, { prose, FALSE }, { taught, TRUE } };

  offer->title = fw_feed_title (self, node);
  offer->page = fw_feed_page (member (node, "subjectWebpage"));
  offer->id = fw_feed_new_id (self, id != NULL ? id : offer->title);
  offer->provider = provider_name (self, node);
  offer->soc = fw_feed_soc (self, occupation);
  offer->occupation = fw_feed_occupation (self, occupation);
  offer->format = target_names (self, member (node, "deliveryType"));
  offer->requirements = requirements (self, node);
  read_length (self, node, offer);
  read_price (self, node, offer);
  texts[0].text = offer->title;
  g_strfreev (offer->skills);
  offer->skills = fw_skills_in_texts (texts, G_N_ELEMENTS (texts));
  offer->source = g_strdup (self->name);
  offer->url = g_strdup (self->url);
  offer->fetched = g_strdup (self->fetched);
  g_ptr_array_add (self->harvest->programs, offer);
}
