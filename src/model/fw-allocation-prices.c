/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-allocation-private.h"

/* What one more of something is worth at the best use of the money. An answer is of whole people
 * and leaves a part of the budget that buys no whole class; what it is worth to have one more does
 * not hang on that. So prices are taken at the best use close by of which fractions of a seat may
 * be had: there the linear program says what a little more brings, for one whole, and the plan is
 * run again with one more and with one less, its seats chosen anew each time. */

#define LITTLE       0.1     /* of one more, for the linear program */
#define MONEY        10000.0 /* dollars */
#define WHOLE_ROUNDS 3       /* to the best use of another budget near by */
#define FINE_ROUNDS  10
#define NEAR         0.02 /* over which slopes are taken there: an equal part of a class */

/* Money that is offered more: seats come in lumps. */
static const double sums[] = { MONEY, 20000.0, 50000.0, 100000.0, 200000.0, 500000.0, 1000000.0 };

typedef struct
{
  FwSearch *search;
  FwResult *result;
  const double *uses;
  double *base; /* the best use close by */
  const FwOutcome *at;
  double *slopes;
  double promised; /* of the base by the program, one more of nothing */
  GArray *prices;
} Prices;

static void
price_clear (gpointer data)
{
  g_free (((FwPrice *)data)->of);
}

static void
add_price (Prices *self, FwPrice *price, const char *of)
{
  price->of = g_strdup (of);
  g_array_append_val (self->prices, *price);
}

static gboolean
is_nothing (const Prices *self, double worth)
{
  return fabs (worth)
         < fw_allocation_nothing (self->search->question.measure, self->at->rows[ROW_VALUE]);
}

/* --- In whole people */

/* The best use near by that an answer may be: by whole people, and one class more at least looked
 * at everywhere. */
static const FwOutcome *
find_whole (Prices *self, double more, double *uses, GError **error)
{
  FwSearch *search = self->search;
  const gsize n = search->uses->len;
  const double budget = search->budget;
  g_autofree double *start = NULL;
  const FwOutcome *best = NULL;

  search->budget += more;
  if (fw_search_best (search, uses, WHOLE_ROUNDS, error))
    best = fw_search_run (search, uses, error);
  start = g_memdup2 (uses, n * sizeof (double));
  for (gsize i = 0; best != NULL && i < n; i++)
    {
      g_autofree double *next = g_memdup2 (start, n * sizeof (double));
      const FwOutcome *there;

      if (g_array_index (search->uses, FwUse, i).unit != FW_UNIT_PERSONS)
        continue;
      next[i] = MIN (MAX (start[i] + 1.0, search->smallest[i]), search->hi[i]);
      there = fw_search_run (search, next, error);
      if (there != NULL && fw_search_merit (search, there) > fw_search_merit (search, best))
        memcpy (uses, next, n * sizeof (double));
      best = there != NULL ? fw_search_run (search, uses, error) : NULL;
    }
  search->budget = budget;
  return best;
}

/* The least round sum that buys anything. */
static gboolean
find_whole_price (Prices *self, FwPrice *price, GError **error)
{
  const gsize size = self->search->uses->len * sizeof (double);
  g_autofree double *base = g_memdup2 (self->uses, size);
  g_autofree double *next = g_new0 (double, self->search->uses->len);
  const FwOutcome *now = find_whole (self, 0.0, base, error);

  if (now == NULL)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (sums) && is_nothing (self, price->whole); k++)
    {
      const FwOutcome *then;

      memcpy (next, base, size);
      then = find_whole (self, sums[k], next, error);
      if (then == NULL)
        return FALSE;
      price->whole_dollars = sums[k];
      price->whole = MAX (then->rows[ROW_VALUE] - now->rows[ROW_VALUE], 0.0);
    }
  return TRUE;
}

/* --- In fractions */

/* What the program makes of it close by. */
static gboolean
promise (Prices *self, const double *shift, double dollars, double *value, GError **error)
{
  const FwStep step = { .uses = self->base,
                        .at = self->at,
                        .slopes = self->slopes,
                        .radius = FW_SEARCH_NEAR,
                        .shift = shift,
                        .more_budget = dollars };
  g_autofree double *uses = g_new0 (double, self->search->uses->len + 1);

  return fw_search_step (self->search, &step, uses, value, error);
}

/* The best there is with more of something, or of the budget. (transfer none) */
static const FwOutcome *
run_best (Prices *self, const FwMore *more, double dollars, GError **error)
{
  FwSearch *search = self->search;
  const double budget = search->budget;
  g_autofree double *uses = g_memdup2 (self->base, search->uses->len * sizeof (double));
  const FwOutcome *found = NULL;

  search->more = more;
  search->budget += dollars;
  if (fw_search_best (search, uses, FINE_ROUNDS, error))
    found = fw_search_run (search, uses, error);
  search->more = NULL;
  search->budget = budget;
  return found;
}

static gboolean
find_budget (Prices *self, GError **error)
{
  FwPrice price = { .kind = FW_PRICE_BUDGET, .dollars = MONEY, .less = NAN };
  const FwOutcome *more, *less;
  double promised, each;

  if (!promise (self, NULL, LITTLE * MONEY, &promised, error))
    return FALSE;
  each = (promised - self->promised) / (LITTLE * MONEY);
  for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
    if (!is_nothing (self, each * sums[k]))
      {
        price.dollars = sums[k];
        break;
      }

  price.predicted = each * price.dollars;
  more = run_best (self, NULL, price.dollars, error);
  if (more == NULL)
    return FALSE;
  price.found = more->rows[ROW_VALUE] - self->at->rows[ROW_VALUE];
  if (self->search->budget >= price.dollars)
    {
      less = run_best (self, NULL, -price.dollars, error);
      if (less == NULL)
        return FALSE;
      price.less = self->at->rows[ROW_VALUE] - less->rows[ROW_VALUE];
    }
  add_price (self, &price, NULL);
  return TRUE;
}

/* So much more, or less, of several numbers together, each in proportion to what it is; FALSE where
 * one of them cannot be that. */
static gboolean
set_more (const Prices *self, GStrv keys, double share, FwMore *more)
{
  for (guint k = 0; keys[k] != NULL; k++)
    {
      const FwRow *row = fw_catalogue_find (keys[k], NULL, NULL);
      const double now = fw_plan_get_value (self->search->plan, self->search->scenario, keys[k]);

      more->values[k] = now * (1.0 + share);
      if (!(more->values[k] >= row->lo && more->values[k] <= row->hi))
        return FALSE;
    }

  return TRUE;
}

/* The base itself with more of something. */
static const FwOutcome *
run_base (Prices *self, const FwMore *more, GError **error)
{
  const FwOutcome *outcome;

  self->search->more = more;
  outcome = fw_search_run (self->search, self->base, error);
  self->search->more = NULL;
  return outcome;
}

/* By the program, from what a little more changes by itself. */
static gboolean
predict (Prices *self, const FwMore *little, double *predicted, GError **error)
{
  const FwSearch *search = self->search;
  g_autofree double *shift = g_new0 (double, search->n_rows);
  const FwOutcome *there = run_base (self, little, error);
  double promised;

  if (there == NULL)
    return FALSE;
  for (gsize row = 0; row < search->n_rows; row++)
    {
      const double room = there->limits[row] - self->at->limits[row];

      /* of a fund, and of openings, there is more to use */
      shift[row] = there->rows[row] - self->at->rows[row] - (isfinite (room) ? room : 0.0);
    }
  if (!promise (self, shift, 0.0, &promised, error))
    return FALSE;

  *predicted = (promised - self->promised) / LITTLE;
  return TRUE;
}

/* One more of something, or so many: what the program makes of it, and what runs of that come to.
 * Nothing is told where there is none, or no more may be. */
static gboolean
find_price (Prices *self, FwPriceKind kind, const char *of, GStrv keys, double unit, GError **error)
{
  const FwSearch *search = self->search;
  g_autofree double *values = g_new0 (double, g_strv_length (keys) + 1);
  FwMore more = { keys, values };
  FwPrice price = { .kind = kind, .less = NAN };
  const FwOutcome *found;
  double sum = 0.0, units = 1.0;

  price.dollars = kind == FW_PRICE_FUND ? unit : 0.0;
  for (guint k = 0; keys[k] != NULL; k++)
    sum += fw_plan_get_value (search->plan, search->scenario, keys[k]);
  if (!(sum > 0.0) || !set_more (self, keys, unit / sum, &more))
    return TRUE;

  /* of a pledge, per opening that really comes */
  if (kind == FW_PRICE_OPENING)
    {
      found = run_base (self, &more, error);
      if (found == NULL)
        return FALSE;
      units = found->openings - self->at->openings;
      if (!(units > 0.0))
        return TRUE;
    }
  found = run_best (self, &more, 0.0, error);
  if (found == NULL)
    return FALSE;
  price.found = (found->rows[ROW_VALUE] - self->at->rows[ROW_VALUE]) / units;
  if (set_more (self, keys, -unit / sum, &more))
    {
      found = run_best (self, &more, 0.0, error);
      if (found == NULL)
        return FALSE;
      price.less = (self->at->rows[ROW_VALUE] - found->rows[ROW_VALUE]) / units;
    }
  set_more (self, keys, LITTLE * unit / sum, &more);
  if (!predict (self, &more, &price.predicted, error))
    return FALSE;

  price.predicted /= units;
  add_price (self, &price, of);
  return TRUE;
}

static gboolean
find_funds (Prices *self, GError **error)
{
  GListModel *funds = fw_plan_get_list (self->search->plan, FW_LIST_FUNDS);

  for (guint i = 0; i < g_list_model_get_n_items (funds); i++)
    {
      g_autoptr (FwPart) fund = g_list_model_get_item (funds, i);
      g_autofree char *key = g_strjoin (".", "funds", fw_part_get_id (fund), "amount", NULL);
      char *keys[] = { key, NULL };

      if (!find_price (self, FW_PRICE_FUND, fw_part_get_title (fund), keys, MONEY, error))
        return FALSE;
    }

  return TRUE;
}

/* Commitments of an occupation, or where it has none what employers hire without. */
static char **
openings_of (const Prices *self, gsize occupation, gboolean pledged)
{
  const FwSearch *search = self->search;
  const FwePlan *plan = fw_result_get_engine_plan (self->result);
  GListModel *employers = fw_plan_get_list (search->plan, FW_LIST_EMPLOYERS);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      g_autofree char *key
          = g_strjoin (".", "employers", fw_part_get_id (employer), "openings", NULL);
      gboolean is_one = FALSE;

      for (gsize line = 0; line < plan->n_employers; line++)
        is_one = is_one
                 || (fw_result_get_line_employer (self->result, (guint)line) == i
                     && plan->employers[line].occupation == occupation
                     && plan->employers[line].pledged == pledged
                     && plan->employers[line].from <= plan->goal.quarter);
      if (is_one && fw_plan_get_value (search->plan, search->scenario, key) > 0.0)
        g_strv_builder_add (keys, key);
    }

  return g_strv_builder_end (keys);
}

static gboolean
find_openings (Prices *self, GError **error)
{
  for (gsize o = 0; o < self->search->n_occupations; o++)
    {
      g_auto (GStrv) pledged = openings_of (self, o, TRUE);
      g_auto (GStrv) other = openings_of (self, o, FALSE);
      const char *title = fw_result_get_part_title (self->result, FW_LIST_OCCUPATIONS, (guint)o);

      if (!find_price (self, FW_PRICE_OPENING, title, *pledged != NULL ? pledged : other, 1.0,
                       error))
        return FALSE;
    }

  return TRUE;
}

/* The base with so many more seats of a program. */
static gboolean
run_seats (Prices *self, gsize use, double more, double *value, GError **error)
{
  g_autofree double *uses = g_memdup2 (self->base, self->search->uses->len * sizeof (double));
  const FwOutcome *found;

  uses[use] += more;
  found = fw_search_run (self->search, uses, error);
  if (found == NULL)
    return FALSE;

  *value = found->rows[ROW_VALUE];
  return TRUE;
}

/* One more seat a cohort, with the money it takes: the slope of the program itself. One less only
 * where so small a class is held. */
static gboolean
find_seat (Prices *self, gsize use, const char *of, GError **error)
{
  const gsize n = self->search->uses->len;
  const double now = self->at->rows[ROW_VALUE];
  FwPrice price = { .kind = FW_PRICE_SEAT, .less = NAN };
  double value;

  if (self->base[use] + 1.0 > self->search->hi[use])
    return TRUE;
  price.predicted = self->slopes[(ROW_VALUE * n + use) * 2 + 1];
  if (!run_seats (self, use, 1.0, &value, error))
    return FALSE;
  price.found = value - now;
  if (self->base[use] - 1.0 >= self->search->smallest[use])
    {
      if (!run_seats (self, use, -1.0, &value, error))
        return FALSE;
      price.less = now - value;
    }
  add_price (self, &price, of);
  return TRUE;
}

/* One more seat, or applicant, a cohort. */
static gboolean
find_programs (Prices *self, GError **error)
{
  for (guint i = 0; i < self->search->uses->len; i++)
    {
      const FwUse *use = &g_array_index (self->search->uses, FwUse, i);
      g_auto (GStrv) parts = g_strsplit (use->key, ".", 3);
      g_autofree char *applicants = g_strjoin (".", parts[0], parts[1], "applicants", NULL);
      char *keys[] = { applicants, NULL };
      FwPart *program = fw_plan_find_part (self->search->plan, FW_LIST_PROGRAMS, parts[1]);

      if (use->unit != FW_UNIT_PERSONS || !(self->uses[i] > 0.0))
        continue;
      if (!find_seat (self, i, fw_part_get_title (program), error)
          || !find_price (self, FW_PRICE_APPLICANT, fw_part_get_title (program), keys, 1.0, error))
        return FALSE;
    }

  return TRUE;
}

/* The best use close by. */
static gboolean
find_base (Prices *self, GError **error)
{
  FwSearch *search = self->search;

  self->base = g_memdup2 (self->uses, search->uses->len * sizeof (double));
  if (!fw_search_best_fine (search, self->base, error))
    return FALSE;

  search->near = TRUE;

  self->at = fw_search_run (search, self->base, error);
  self->slopes = self->at != NULL ? fw_search_slopes (search, self->base, NEAR, error) : NULL;
  return self->slopes != NULL && promise (self, NULL, 0.0, &self->promised, error);
}

/* Whether a class more could begin. */
static gboolean
has_idle (const Prices *self)
{
  for (guint i = 0; i < self->search->uses->len; i++)
    if (g_array_index (self->search->uses, FwUse, i).unit == FW_UNIT_PERSONS
        && !(self->uses[i] > 0.0))
      return TRUE;

  return FALSE;
}

static gboolean
find_all (Prices *self, GError **error)
{
  FwSearch *search = self->search;
  const double thrift = search->thrift;
  FwPrice *budget;
  gboolean done;

  done = find_base (self, error) && find_budget (self, error) && find_funds (self, error)
         && find_openings (self, error) && find_programs (self, error);
  search->fine = search->near = FALSE;
  search->ratio = 0.0;
  if (!done)
    return FALSE;

  budget = &g_array_index (self->prices, FwPrice, 0);
  if (is_nothing (self, budget->found) && !has_idle (self))
    return TRUE;

  /* what things are worth in whole seats, not what is saved on them */
  search->thrift = 0.0;
  done = find_whole_price (self, budget, error);
  search->thrift = thrift;
  return done;
}

GArray *
fw_search_prices (FwSearch *search, const double *uses, FwResult *result, gboolean feasible,
                  GError **error)
{
  Prices self = { .search = search, .result = result, .uses = uses };
  const double given = search->given_value;

  self.prices = g_array_new (FALSE, TRUE, sizeof (FwPrice));
  g_array_set_clear_func (self.prices, price_clear);
  search->given_value = -INFINITY;
  /* of what cannot be kept to nothing has a price */
  if (feasible && !find_all (&self, error))
    g_clear_pointer (&self.prices, g_array_unref);
  search->given_value = given;
  g_free (self.slopes);
  g_free (self.base);
  return self.prices;
}
