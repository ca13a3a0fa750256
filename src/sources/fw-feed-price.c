/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a program costs, out of a list of prices with categories in words. */

#define MAX_MONEY 1e9

typedef enum
{
  FOR_TUITION = 0,
  FOR_ALL,
  FOR_SUPPLIES,
  FOR_LIVING,
} Purpose;

static gboolean
has_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static Purpose
purpose_of (const char *category)
{
  static const char *const all[] = { "total", "aggregate", "all-in", "all in", NULL };
  static const char *const tuition[] = { "tuition", "program", "course", NULL };
  static const char *const living[]
      = { "room", "board", "housing", "meal", "living", "transport", "personal", "travel", NULL };
  static const char *const supplies[]
      = { "book", "suppl", "material", "tool",       "equipment", "uniform",
          "exam", "fee",   "software", "technology", NULL };

  if (category == NULL)
    return FOR_TUITION;
  if (has_any (category, all))
    return FOR_ALL;
  if (has_any (category, tuition))
    return FOR_TUITION;
  if (has_any (category, living))
    return FOR_LIVING;
  return has_any (category, supplies) ? FOR_SUPPLIES : FOR_TUITION;
}

/* What a resident pays comes before what others pay; 0 is best. */
static guint
rank_of_learner (const char *category)
{
  static const char *const others[]
      = { "international", "non-resident",    "nonresident", "non resident", "out-of-state",
          "out of state",  "out-of-district", "foreign",     "other",        NULL };
  static const char *const residents[]
      = { "resident", "in-state", "in state", "in-district", "in district", NULL };

  if (category == NULL)
    return 1;
  if (has_any (category, others))
    return 2;
  return has_any (category, residents) ? 0 : 1;
}

typedef struct
{
  double price;
  guint rank;
  gboolean at_least;
  gboolean found;
} Best;

/* The lowest of the best rank; then it is a lower bound. */
static void
take (Best *best, const FwFeedPrice *price, guint rank)
{
  if (best->found && (rank > best->rank || (rank == best->rank && price->price == best->price)))
    return;

  if (best->found && rank == best->rank)
    {
      best->price = fmin (best->price, price->price);
      best->at_least = TRUE;
      return;
    }

  *best = (Best){ price->price, rank, price->at_least, TRUE };
}

FwFigure
fw_feed_price (const FwFeedPrice *prices, guint n_prices, const char **why)
{
  Best all = { 0 }, tuition = { 0 };
  double supplies = 0.0;

  *why = NULL;
  for (guint i = 0; i < n_prices; i++)
    {
      g_autofree char *category
          = prices[i].category != NULL ? g_utf8_strdown (prices[i].category, -1) : NULL;
      const Purpose purpose = purpose_of (category);

      if (!(prices[i].price >= 0.0 && prices[i].price < MAX_MONEY) || purpose == FOR_LIVING)
        continue;
      if (!fw_feed_is_dollar (prices[i].currency))
        {
          *why = prices[i].currency != NULL ? _ ("it is stated in another currency than dollars")
                                            : _ ("it is stated without a currency");
          continue;
        }

      if (purpose == FOR_ALL)
        take (&all, &prices[i], rank_of_learner (category));
      else if (purpose == FOR_TUITION)
        take (&tuition, &prices[i], rank_of_learner (category));
      else
        supplies += prices[i].price;
    }

  if (!all.found && !tuition.found)
    return FW_FIGURE_NONE;

  *why = NULL;
  if (all.found)
    return (FwFigure){ all.price, all.at_least ? FW_MARK_AT_LEAST : FW_MARK_EXACT };
  return (FwFigure){ tuition.price + supplies,
                     tuition.at_least ? FW_MARK_AT_LEAST : FW_MARK_EXACT };
}
