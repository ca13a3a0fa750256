/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-offer-private.h"
#include "fw-skills.h"

/* schema.org: EducationalOccupationalProgram, WorkBasedProgram and Course. */

#define MAX_OFFERS   50
#define MAX_WEEKS    1000.0
#define MAX_HOURS    1e5
#define MAX_SEATS    1e5
#define MAX_PAY      1e7
#define DAYS_A_WEEK  7.0
#define WEEKS_A_YEAR (365.25 / 7.0)

static JsonNode *
member (JsonNode *node, const char *name)
{
  return fw_node_member (node, name);
}

/* Texts of several properties joined; NULL when none has one. */
static char *
join (FwFeed *self, JsonNode *node, const char *const *names)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = fw_feed_texts (self, member (node, names[i]));

      if (text != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", text);
    }

  return all->len > 0 ? g_strdup (all->str) : NULL;
}

/* Credits over credits a term, over terms a year or times the length of a term. */
static void
read_terms (JsonNode *node, FwProgramOffer *offer)
{
  const double credits = fw_node_number (member (node, "numberOfCredits"));
  const double a_term = fw_node_number (member (node, "typicalCreditsPerTerm"));
  const double a_year = fw_node_number (member (node, "termsPerYear"));
  const double terms = ceil (credits / a_term);
  const char *term = fw_node_text (member (node, "termDuration"));
  double weeks, hours;
  g_autofree char *number = NULL;

  if (!(credits > 0.0 && a_term > 0.0 && terms < MAX_WEEKS))
    return;

  fw_feed_duration (term, &weeks, &hours);
  if (a_year > 0.0)
    weeks = terms / a_year * WEEKS_A_YEAR;
  else
    weeks *= terms;
  offer->weeks = fw_feed_figure (weeks, 0.1, MAX_WEEKS);
  number = fw_unit_format (terms, FW_UNIT_COUNT, FW_STYLE_TABLE);
  if (!isnan (offer->weeks.value) && offer->length_text == NULL)
    offer->length_text = term != NULL ? g_strdup_printf (_ ("%s terms of %s"), number, term)
                                      : g_strdup_printf (_ ("%s terms"), number);
}

static double
weeks_between (const char *from, const char *to)
{
  GDate start, end;

  if (from == NULL || to == NULL)
    return NAN;

  g_date_clear (&start, 1);
  g_date_clear (&end, 1);
  g_date_set_parse (&start, from);
  g_date_set_parse (&end, to);
  if (!g_date_valid (&start) || !g_date_valid (&end))
    return NAN;
  return (g_date_days_between (&start, &end) + 1) / DAYS_A_WEEK;
}

/* A schedule that repeats so often, or from a day to a day. */
static void
read_schedule (JsonNode *node, FwProgramOffer *offer)
{
  JsonNode *instance = fw_node_item (member (node, "hasCourseInstance"), 0);
  JsonNode *schedule = fw_node_item (member (instance, "courseSchedule"), 0);
  JsonNode *dated = schedule != NULL ? schedule : instance != NULL ? instance : node;
  const char *every = fw_node_text (member (schedule, "repeatFrequency"));
  const double times = fw_node_number (member (schedule, "repeatCount"));
  g_autofree char *from = fw_feed_date (member (dated, "startDate"));
  g_autofree char *to = fw_feed_date (member (dated, "endDate"));
  double weeks, hours;

  if (fw_feed_duration (every, &weeks, &hours) && times * weeks > 0.0)
    weeks *= times;
  else
    weeks = weeks_between (from, to);
  offer->weeks = fw_feed_figure (weeks, 0.1, MAX_WEEKS);
  if (!isnan (offer->weeks.value) && from != NULL && to != NULL && offer->length_text == NULL)
    offer->length_text = g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
read_length (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  double weeks, hours;

  offer->length_text = fw_feed_text (self, member (node, "timeToComplete"), FW_OFFER_MAX_TITLE);
  if (fw_feed_duration (offer->length_text, &weeks, &hours))
    {
      offer->weeks = fw_feed_figure (weeks, 0.1, MAX_WEEKS);
      offer->hours = fw_feed_figure (hours, 0.1, MAX_HOURS);
    }
  if (isnan (offer->weeks.value) && isnan (offer->hours.value))
    read_terms (node, offer);
  if (isnan (offer->weeks.value) && isnan (offer->hours.value))
    read_schedule (node, offer);
}

/* One price of an offer or of its specification. */
static void
add_price (JsonNode *offer, JsonNode *spec, const char *category, GArray *prices)
{
  static const char *const low_members[] = { "price", "minPrice", "lowPrice" };
  const char *currency = fw_node_text (member (spec, "priceCurrency"));
  FwFeedPrice price = { .category = category, .price = NAN };

  price.currency = currency != NULL ? currency : fw_node_text (member (offer, "priceCurrency"));
  for (guint i = 0; i < G_N_ELEMENTS (low_members) && isnan (price.price); i++)
    {
      price.price = fw_node_number (member (spec, low_members[i]));
      price.at_least = i > 0;
    }
  if (!isnan (price.price))
    g_array_append_val (prices, price);
}

static void
read_price (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  JsonNode *offers = member (node, "offers");
  g_autoptr (GArray) prices = g_array_new (FALSE, FALSE, sizeof (FwFeedPrice));
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  const char *why;

  for (guint i = 0; i < MIN (fw_node_n_items (offers), MAX_OFFERS); i++)
    {
      JsonNode *one = fw_feed_resolve (self, fw_node_item (offers, i));
      JsonNode *specs = member (one, "priceSpecification");
      char *category = fw_feed_text (self, member (one, "category"), FW_OFFER_MAX_TITLE);

      g_ptr_array_add (categories, category);
      for (guint j = 0; j < MIN (fw_node_n_items (specs), MAX_OFFERS); j++)
        add_price (one, fw_node_item (specs, j), category, prices);
      if (fw_node_n_items (specs) == 0)
        add_price (one, one, category, prices);
    }

  offer->price = fw_feed_price ((const FwFeedPrice *)prices->data, prices->len, &why);
  if (isnan (offer->price.value) && fw_node_is_true (member (node, "isAccessibleForFree")))
    offer->price = (FwFigure){ 0.0, FW_MARK_EXACT };
  if (isnan (offer->price.value) && why != NULL)
    fw_feed_tell (self, _ ("Price"), offer->title, why);
}

/* The median of what people earn who completed it; as it is stated only by who offers it. */
static void
read_earnings (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  JsonNode *salary = fw_node_item (member (node, "salaryUponCompletion"), 0);
  const double median = fw_node_number (member (salary, "median"));
  const double periods = fw_feed_periods (fw_node_text (member (salary, "duration")));

  if (isnan (median))
    return;

  if (!fw_feed_is_dollar (fw_node_text (member (salary, "currency"))))
    fw_feed_tell (self, _ ("Pay afterward"), offer->title, _ ("it is not stated in dollars"));
  else if (isnan (periods))
    fw_feed_tell (self, _ ("Pay afterward"), offer->title,
                  _ ("it is not stated for what length of time"));
  else
    {
      offer->earnings = fw_feed_figure (median * periods, 1.0, MAX_PAY);
      offer->earnings_converted = periods != 1.0;
      offer->earnings_note = g_strdup (
          periods == 1.0 ? _ ("median after completion, as who offers it states")
                         : _ ("median after completion, as who offers it states, for work all "
                              "year"));
    }
}

static void
read_skills (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  static const char *const listed[]
      = { "teaches", "competencyRequired", "skills", "keywords", NULL };
  g_autofree char *list = join (self, node, listed);
  g_autofree char *prose
      = fw_feed_plain (fw_node_text (fw_node_item (member (node, "description"), 0)), G_MAXUINT);
  const FwSkillText texts[] = { { offer->title, FALSE }, { list, TRUE }, { prose, FALSE } };

  g_strfreev (offer->skills);
  offer->skills = fw_skills_in_texts (texts, G_N_ELEMENTS (texts));
}

static void
read_requirements (FwFeed *self, JsonNode *node, FwProgramOffer *offer)
{
  static const char *const names[] = { "programPrerequisites", "coursePrerequisites", NULL };
  g_autofree char *text = join (self, node, names);

  if (text != NULL && g_ascii_strcasecmp (text, "none") != 0)
    offer->requirements = g_steal_pointer (&text);
}

void
fw_feed_read_program (FwFeed *self, JsonNode *node)
{
  static const char *const modes[] = { "educationalProgramMode", "timeOfDay", NULL };
  static const char *const course_modes[] = { "courseMode", NULL };
  static const char *const credentials[]
      = { "educationalCredentialAwarded", "occupationalCredentialAwarded", NULL };
  JsonNode *provider = fw_feed_resolve (self, fw_node_item (member (node, "provider"), 0));
  JsonNode *instance = fw_node_item (member (node, "hasCourseInstance"), 0);
  JsonNode *occupation = member (node, "occupationalCategory");
  FwProgramOffer *offer = fw_program_offer_new ();
  const char *id = fw_node_text (member (node, "@id"));

  offer->title = fw_feed_title (self, node);
  offer->page = fw_feed_page (member (node, "url"));
  offer->id = fw_feed_new_id (self, id != NULL            ? id
                                    : offer->page != NULL ? offer->page
                                                          : offer->title);
  offer->provider = fw_feed_text (self, provider, FW_OFFER_MAX_TITLE);
  offer->city = fw_feed_place (self, provider, FALSE);
  offer->soc = fw_feed_soc (self, occupation);
  offer->occupation = fw_feed_occupation (self, occupation);
  offer->credential = join (self, node, credentials);
  offer->format = join (self, node, modes);
  if (offer->format == NULL && instance != NULL)
    offer->format = join (self, instance, course_modes);
  read_requirements (self, node, offer);
  read_length (self, node, offer);
  read_price (self, node, offer);
  offer->seats
      = fw_feed_figure (fw_node_number (member (node, "maximumEnrollment")), 1.0, MAX_SEATS);
  read_earnings (self, node, offer);
  read_skills (self, node, offer);
  offer->source = g_strdup (self->name);
  offer->url = g_strdup (self->url);
  offer->fetched = g_strdup (self->fetched);
  g_ptr_array_add (self->harvest->programs, offer);
}
