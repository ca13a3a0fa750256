/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-offer-private.h"
#include "fw-skills.h"

/* schema.org: JobPosting. */

#define MAX_OPENINGS  1e5
#define MIN_PAY       1000.0 /* a year */
#define MAX_PAY       1e7
#define MIN_UNMARKED  10000.0 /* a figure without a period that can only be a year's */
#define MAX_EDUCATION 20

/* Pay as stated: in dollars of its period. */
typedef struct
{
  double low, high;
  const char *currency;
  const char *unit;
} Pay;

static JsonNode *
member (JsonNode *node, const char *name)
{
  return fw_node_member (node, name);
}

static const char *
first_text (JsonNode *node, JsonNode *other, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = fw_node_text (fw_node_item (member (node, names[i]), 0));

      if (text == NULL)
        text = fw_node_text (fw_node_item (member (other, names[i]), 0));
      if (text != NULL)
        return text;
    }

  return NULL;
}

static double
first_number (JsonNode *node, const char *const *names)
{
  double number = NAN;

  for (guint i = 0; names[i] != NULL && isnan (number); i++)
    number = fw_node_number (fw_node_item (member (node, names[i]), 0));
  return number;
}

/* A number, a text, a MonetaryAmount with its value inside, a PriceSpecification, or a
 * distribution; a part that is not there is NaN. */
static Pay
pay_of (JsonNode *salary, const char *currency_beside)
{
  static const char *const lows[]
      = { "minValue", "minPrice", "percentile10", "percentile25", NULL };
  static const char *const highs[]
      = { "maxValue", "maxPrice", "percentile90", "percentile75", NULL };
  static const char *const middles[] = { "value", "price", "median", NULL };
  static const char *const currencies[] = { "currency", "priceCurrency", NULL };
  static const char *const units[]
      = { "unitText", "unitCode", "duration", "billingDuration", NULL };
  JsonNode *value = fw_node_item (member (salary, "value"), 0);
  JsonNode *inside = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? value : salary;
  const double middle
      = JSON_NODE_HOLDS_OBJECT (salary) ? first_number (inside, middles) : fw_node_number (salary);
  Pay pay = { .low = first_number (inside, lows), .high = first_number (inside, highs) };

  if (isnan (pay.low) && isnan (pay.high))
    pay.low = pay.high = middle;
  pay.currency = first_text (salary, inside, currencies);
  pay.unit = first_text (inside, salary, units);
  if (pay.currency == NULL)
    pay.currency = currency_beside;
  return pay;
}

static const char *
period_words (double periods)
{
  if (periods == 2080.0)
    return _ ("an hour");
  if (periods == 260.0)
    return _ ("a day");
  if (periods == 52.0)
    return _ ("a week");
  return periods == 12.0 ? _ ("a month") : _ ("a year");
}

/* "$24.50": a price with cents has two figures of them. */
static char *
money_text (double dollars)
{
  char *text = fw_unit_format (dollars, FW_UNIT_DOLLARS, FW_STYLE_TABLE);

  if (dollars != floor (dollars) && dollars * 10.0 == floor (dollars * 10.0))
    {
      char *longer = g_strconcat (text, "0", NULL);

      g_free (text);
      text = longer;
    }

  return text;
}

/* "$24.50 an hour", "$78,000–98,000 a year" */
static char *
pay_text (const Pay *pay, double periods)
{
  const double low = isnan (pay->low) ? pay->high : pay->low;
  const double high = isnan (pay->high) ? pay->low : pay->high;
  g_autofree char *one = money_text (low);
  g_autofree char *other = money_text (high);
  g_autofree char *whole = fw_unit_format_range (low, high, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
  g_autofree char *cents = g_strconcat (one, "–", other, NULL);
  const gboolean has_cents = low != floor (low) || high != floor (high);
  const char *money = low == high ? one : has_cents ? cents : whole;

  return g_strdup_printf ("%s %s", money, period_words (periods));
}

/* TRUE when the pay can be told in dollars a year; else why not. */
static gboolean
set_pay (FwJobOffer *offer, const Pay *pay, const char **why)
{
  const double low = isnan (pay->low) ? pay->high : pay->low;
  double periods = fw_feed_periods (pay->unit);

  if (isnan (low))
    return FALSE;
  if (!fw_feed_is_dollar (pay->currency))
    {
      *why = pay->currency != NULL ? _ ("it is stated in another currency than dollars")
                                   : _ ("it is stated without a currency");
      return FALSE;
    }
  if (isnan (periods) && pay->unit == NULL && low >= MIN_UNMARKED)
    periods = 1.0;
  if (isnan (periods))
    {
      *why = _ ("it is not stated for what length of time");
      return FALSE;
    }

  offer->pay_low = fw_feed_figure (pay->low * periods, MIN_PAY, MAX_PAY);
  offer->pay_high = fw_feed_figure (pay->high * periods, MIN_PAY, MAX_PAY);
  if (offer->pay_low.value > offer->pay_high.value)
    {
      const FwFigure swapped = offer->pay_low;

      offer->pay_low = offer->pay_high;
      offer->pay_high = swapped;
    }
  if (isnan (offer->pay_low.value) && isnan (offer->pay_high.value))
    {
      *why = _ ("it is no possible pay");
      return FALSE;
    }

  offer->pay_text = pay_text (pay, periods);
  return TRUE;
}

/* What the employer states; else what somebody estimates. */
static void
read_pay (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  static const char *const names[] = { "baseSalary", "estimatedSalary" };
  const char *beside = fw_node_text (member (node, "salaryCurrency"));
  const char *why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *salary = fw_feed_resolve (self, fw_node_item (member (node, names[i]), 0));
      const Pay pay = salary != NULL ? pay_of (salary, beside) : (Pay){ .low = NAN, .high = NAN };

      if (set_pay (offer, &pay, &why))
        {
          if (i > 0)
            {
              char *estimated = g_strdup_printf (_ ("%s, estimated"), offer->pay_text);

              g_free (offer->pay_text);
              offer->pay_text = estimated;
            }
          return;
        }
    }

  if (why != NULL)
    fw_feed_tell (self, _ ("Pay"), offer->title, why);
}

typedef enum
{
  DEGREE_NOT_STATED = 0,
  DEGREE_NOT_ASKED,
  DEGREE_ASKED,
} Degree;

static gboolean
mentions (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A four-year degree or more; a school certificate, a two-year degree or a wish is none. */
static Degree
degree_of (const char *text)
{
  static const char *const degrees[] = { "bachelor",
                                         "master",
                                         "doctor",
                                         "ph.d",
                                         "phd",
                                         "postgraduate",
                                         "post graduate",
                                         "graduate degree",
                                         "four-year degree",
                                         "4-year degree",
                                         "4 year degree",
                                         "college degree",
                                         "university degree",
                                         NULL };
  static const char *const wishes[] = { "preferred", "desired",      "a plus",   "nice to have",
                                        "no degree", "not required", "optional", NULL };
  static const char *const others[]
      = { "high school", "ged",      "associate", "certificate", "no requirement", "diploma",
          "none",        "two-year", "2-year",    "vocational",  "license",        NULL };

  if (mentions (text, degrees))
    return mentions (text, wishes) ? DEGREE_NOT_ASKED : DEGREE_ASKED;
  return mentions (text, others) || mentions (text, wishes) ? DEGREE_NOT_ASKED : DEGREE_NOT_STATED;
}

/* Several requirements are alternatives: the least of them decides. */
static void
read_education (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  static const char *const instead[] = {
    "equivalent experience",  "in lieu of", "in place of", "or experience", "or equivalent work",
    "equivalent combination", NULL
  };
  JsonNode *education = member (node, "educationRequirements");
  Degree least = DEGREE_NOT_STATED;

  for (guint i = 0; i < MIN (fw_node_n_items (education), MAX_EDUCATION); i++)
    {
      JsonNode *one = fw_feed_resolve (self, fw_node_item (education, i));
      JsonNode *category = member (one, "credentialCategory");
      g_autofree char *text
          = fw_feed_text (self, category != NULL ? category : one, FW_OFFER_MAX_TEXT);
      g_autofree char *small = text != NULL ? g_utf8_strdown (text, -1) : NULL;
      const Degree degree = small != NULL ? degree_of (small) : DEGREE_NOT_STATED;

      if (small != NULL && mentions (small, instead))
        offer->experience_instead = TRUE;
      if (degree != DEGREE_NOT_STATED && (least == DEGREE_NOT_STATED || degree < least))
        least = degree;
    }

  offer->degree_stated = least != DEGREE_NOT_STATED;
  offer->degree = least == DEGREE_ASKED;
  if (fw_node_is_true (member (node, "experienceInPlaceOfEducation")))
    offer->experience_instead = TRUE;
}

static void
append_sentence (GString *all, const char *text)
{
  if (text != NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", text);
}

static void
read_requirements (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  JsonNode *experience = fw_node_item (member (node, "experienceRequirements"), 0);
  const double months = fw_node_number (member (experience, "monthsOfExperience"));
  g_autofree char *education = fw_feed_texts (self, member (node, "educationRequirements"));
  g_autofree char *qualifications = fw_feed_texts (self, member (node, "qualifications"));
  g_autofree char *years = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (months >= 0.0 && months <= 1200.0)
    {
      g_autofree char *number = fw_unit_format (months, FW_UNIT_COUNT, FW_STYLE_TABLE);

      years = g_strdup_printf (_ ("%s months of experience"), number);
    }
  else
    years = fw_feed_text (self, experience, FW_OFFER_MAX_TEXT);

  append_sentence (all, education);
  append_sentence (all, years);
  append_sentence (all, qualifications);
  offer->requirements = fw_offer_tidy (all->str, FW_OFFER_MAX_TEXT);
}

static void
read_skills (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  static const char *const prose_members[]
      = { "description", "qualifications", "responsibilities", "experienceRequirements" };
  FwSkillText texts[G_N_ELEMENTS (prose_members) + 2];
  g_autofree char *list = fw_feed_texts (self, member (node, "skills"));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  texts[n++] = (FwSkillText){ offer->title, FALSE };
  texts[n++] = (FwSkillText){ list, TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (prose_members); i++)
    {
      JsonNode *prose = fw_node_item (member (node, prose_members[i]), 0);
      char *plain = fw_feed_plain (fw_node_text (prose), G_MAXUINT);

      g_ptr_array_add (kept, plain);
      texts[n++] = (FwSkillText){ plain, FALSE };
    }

  g_strfreev (offer->skills);
  offer->skills = fw_skills_in_texts (texts, n);
}

static void
read_place (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  const char *type = fw_node_text (fw_node_item (member (node, "jobLocationType"), 0));

  offer->place = fw_feed_place (self, member (node, "jobLocation"), TRUE);
  if (offer->place == NULL && g_strcmp0 (type, "TELECOMMUTE") == 0)
    offer->place = g_strdup (_ ("remote"));
}

static void
read_occupation (FwFeed *self, JsonNode *node, FwJobOffer *offer)
{
  JsonNode *category = member (node, "occupationalCategory");
  JsonNode *relevant = fw_node_item (member (node, "relevantOccupation"), 0);

  offer->soc = fw_feed_soc (self, category);
  offer->occupation = fw_feed_occupation (self, category);
  if (offer->soc == NULL)
    offer->soc = fw_feed_soc (self, member (relevant, "occupationalCategory"));
  if (offer->occupation == NULL)
    offer->occupation = fw_feed_text (self, member (relevant, "name"), FW_OFFER_MAX_TITLE);
}

void
fw_feed_read_job (FwFeed *self, JsonNode *node)
{
  JsonNode *identifier = fw_node_item (member (node, "identifier"), 0);
  JsonNode *number = member (identifier, "value");
  g_autofree char *given
      = fw_feed_text (self, number != NULL ? number : identifier, FW_OFFER_MAX_TITLE);
  FwJobOffer *offer = fw_job_offer_new ();

  offer->title = fw_feed_title (self, node);
  offer->page = fw_feed_page (member (node, "url"));
  offer->id = fw_feed_new_id (self, given != NULL         ? given
                                    : offer->page != NULL ? offer->page
                                                          : offer->title);
  offer->employer = fw_feed_text (self, member (node, "hiringOrganization"), FW_OFFER_MAX_TITLE);
  offer->openings = fw_feed_figure (floor (fw_node_number (member (node, "totalJobOpenings"))), 1.0,
                                    MAX_OPENINGS);
  read_place (self, node, offer);
  read_occupation (self, node, offer);
  read_pay (self, node, offer);
  read_education (self, node, offer);
  read_requirements (self, node, offer);
  read_skills (self, node, offer);
  offer->posted = fw_feed_date (member (node, "datePosted"));
  offer->closes = fw_feed_date (member (node, "validThrough"));
  offer->source = g_strdup (self->name);
  offer->url = g_strdup (self->url);
  offer->fetched = g_strdup (self->fetched);
  g_ptr_array_add (self->harvest->jobs, offer);
}
