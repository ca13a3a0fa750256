/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-allocation-private.h"

/* What one more of something is worth at the best use of the money: what the linear program there
 * says, and what the plan says when it is run again with it, its seats moved as the program would;
 * with more money by whole people, as an answer is. */

#define NEAR     0.05    /* how far seats may move for one more of something */
#define MONEY    10000.0 /* dollars */
#define ROUNDS   3       /* to the best use of another budget near by */
#define FRACTION 0.02    /* of what there is, over which a price is measured */

/* Money that is offered more: seats come in lumps. */
static const double sums[] = { MONEY, 20000.0, 50000.0, 100000.0, 200000.0, 500000.0, 1000000.0 };

typedef struct
{
  FwSearch *search;
  FwResult *result;
  const double *uses;
  const FwOutcome *at;
  double *slopes;
  double *base; /* where the program stands without one more */
  double base_promised, base_found;
  GArray *prices;
} Prices;

static void
price_clear (gpointer data)
{
  g_free (((FwPrice *)data)->of);
}

static gboolean
step (Prices *self, const double *shift, double budget, double *uses, double *value, GError **error)
{
  const FwStep step = { .uses = self->uses,
                        .at = self->at,
                        .slopes = self->slopes,
                        .radius = NEAR,
                        .shift = shift,
                        .more_budget = budget };

  return fw_search_step (self->search, &step, uses, value, error);
}

static void
add_price (Prices *self, FwPriceKind kind, const char *of, double dollars, double predicted,
           double found)
{
  const FwPrice price = {
    .kind = kind, .of = g_strdup (of), .dollars = dollars, .predicted = predicted, .found = found
  };

  g_array_append_val (self->prices, price);
}

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
  if (fw_search_best (search, uses, ROUNDS, error))
    best = fw_search_run (search, uses, NULL, error);
  start = g_memdup2 (uses, n * sizeof (double));
  for (gsize i = 0; best != NULL && i < n; i++)
    {
      g_autofree double *next = g_memdup2 (start, n * sizeof (double));
      const FwOutcome *there;

      if (g_array_index (search->uses, FwUse, i).unit != FW_UNIT_PERSONS)
        continue;
      next[i] = MIN (MAX (start[i] + 1.0, search->question.smallest), search->hi[i]);
      there = fw_search_run (search, next, NULL, error);
      if (there != NULL && fw_search_merit (search, there) > fw_search_merit (search, best))
        memcpy (uses, next, n * sizeof (double));
      best = there != NULL ? fw_search_run (search, uses, NULL, error) : NULL;
    }
  search->budget = budget;
  return best;
}

/* Of the least sum that buys anything, or where none does of the smallest. */
static gboolean
find_budget (Prices *self, GError **error)
{
  const FwAllocateMeasure measure = self->search->question.measure;
  const gsize size = self->search->uses->len * sizeof (double);
  g_autofree double *base = g_memdup2 (self->uses, size);
  g_autofree double *next = g_new0 (double, self->search->uses->len);
  const FwOutcome *now = find_whole (self, 0.0, base, error);
  double promised, dollars = MONEY, found = 0.0;

  if (now == NULL || !step (self, NULL, MONEY, next, &promised, error))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (sums) && fw_allocation_is_nothing (measure, found); k++)
    {
      const FwOutcome *then;

      memcpy (next, base, size);
      then = find_whole (self, sums[k], next, error);
      if (then == NULL)
        return FALSE;
      dollars = sums[k];
      found = MAX (then->rows[ROW_VALUE] - now->rows[ROW_VALUE], 0.0);
    }
  if (fw_allocation_is_nothing (measure, found))
    dollars = MONEY;
  add_price (self, FW_PRICE_BUDGET, NULL, dollars,
             (promised - self->base_promised) * dollars / MONEY, found);
  return TRUE;
}

/* One more of something: what the program makes of it, and what a run of that comes to. */
static gboolean
find_price (Prices *self, FwPriceKind kind, const char *of, const double *shift, const FwMore *more,
            double units, GError **error)
{
  g_autofree double *uses = g_new0 (double, self->search->uses->len);
  const FwOutcome *found;
  double promised;

  if (!step (self, shift, 0.0, uses, &promised, error))
    return FALSE;
  found = fw_search_run (self->search, uses, more, error);
  if (found == NULL)
    return FALSE;

  add_price (self, kind, of, kind == FW_PRICE_FUND ? MONEY : 0.0,
             (promised - self->base_promised) / units,
             (found->rows[ROW_VALUE] - self->base_found) / units);
  return TRUE;
}

static FwMore
more_new (guint n)
{
  return (FwMore){ g_new0 (char *, n + 1), g_new0 (double, n + 1) };
}

static void
more_clear (FwMore *self)
{
  g_strfreev (self->keys);
  g_free (self->values);
}

/* So much more of several numbers together, each in proportion to what it is. */
static gboolean
find_more (Prices *self, FwPriceKind kind, const char *of, GStrv keys, double unit, GError **error)
{
  FwSearch *search = self->search;
  const guint n = g_strv_length (keys);
  g_autofree double *shift = g_new0 (double, search->n_rows);
  FwMore much = more_new (n), one = more_new (n);
  double sum = 0.0, units = 1.0;
  const FwOutcome *there, *base, *with;
  gboolean done;

  for (guint k = 0; k < n; k++)
    sum += fw_plan_get_value (search->plan, search->scenario, keys[k]);
  for (guint k = 0; k < n; k++)
    {
      const double now = fw_plan_get_value (search->plan, search->scenario, keys[k]);

      much.keys[k] = g_strdup (keys[k]);
      one.keys[k] = g_strdup (keys[k]);
      much.values[k] = now * (1.0 + FRACTION);
      one.values[k] = now * (1.0 + unit / sum);
    }

  there = fw_search_run (search, self->uses, &much, error);
  base = there != NULL ? fw_search_run (search, self->base, NULL, error) : NULL;
  with = base != NULL ? fw_search_run (search, self->base, &one, error) : NULL;
  done = with != NULL;
  for (gsize row = 0; done && row < search->n_rows; row++)
    {
      const double room = there->limits[row] - self->at->limits[row];
      const double more = there->rows[row] - self->at->rows[row];

      /* of a fund, and of openings, there is more to use */
      shift[row] = (more - (isfinite (room) ? room : 0.0)) * unit / (FRACTION * sum);
    }
  /* of a pledge, per opening that really comes */
  if (done && kind == FW_PRICE_OPENING)
    units = with->openings - base->openings;
  if (done && units > 0.0)
    done = find_price (self, kind, of, shift, &one, units, error);
  more_clear (&much);
  more_clear (&one);
  return done;
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

      if (fw_plan_get_value (self->search->plan, self->search->scenario, key) > 0.0
          && !find_more (self, FW_PRICE_FUND, fw_part_get_title (fund), keys, MONEY, error))
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
      GStrv keys = *pledged != NULL ? pledged : other;
      const char *title = fw_result_get_part_title (self->result, FW_LIST_OCCUPATIONS, (guint)o);

      if (*keys != NULL && !find_more (self, FW_PRICE_OPENING, title, keys, 1.0, error))
        return FALSE;
    }

  return TRUE;
}

/* One more seat a cohort, with the money it takes: the slope of the program itself. */
static gboolean
find_seat (Prices *self, gsize use, const char *of, GError **error)
{
  const gsize n = self->search->uses->len;
  g_autofree double *uses = g_memdup2 (self->base, n * sizeof (double));
  const FwOutcome *found;

  uses[use] += 1.0;
  found = fw_search_run (self->search, uses, NULL, error);
  if (found != NULL)
    add_price (self, FW_PRICE_SEAT, of, 0.0, self->slopes[(ROW_VALUE * n + use) * 2 + 1],
               found->rows[ROW_VALUE] - self->base_found);
  return found != NULL;
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
      if (!find_seat (self, i, fw_part_get_title (program), error))
        return FALSE;
      if (fw_plan_get_value (self->search->plan, self->search->scenario, applicants) > 0.0
          && !find_more (self, FW_PRICE_APPLICANT, fw_part_get_title (program), keys, 1.0, error))
        return FALSE;
    }

  return TRUE;
}

GArray *
fw_search_prices (FwSearch *search, const double *uses, FwResult *result, GError **error)
{
  Prices self = { .search = search, .result = result, .uses = uses };
  const double thrift = search->thrift, given = search->given_value;
  const FwOutcome *found;
  gboolean done = FALSE;

  self.prices = g_array_new (FALSE, TRUE, sizeof (FwPrice));
  g_array_set_clear_func (self.prices, price_clear);
  self.base = g_new0 (double, search->uses->len);
  /* what things are worth, not what is saved on them */
  search->thrift = 0.0;
  search->given_value = -INFINITY;
  self.at = fw_search_run (search, uses, NULL, error);
  self.slopes = self.at != NULL ? fw_search_slopes (search, uses, NEAR, error) : NULL;
  if (self.slopes != NULL && step (&self, NULL, 0.0, self.base, &self.base_promised, error)
      && (found = fw_search_run (search, self.base, NULL, error)) != NULL)
    {
      self.base_found = found->rows[ROW_VALUE];
      done = find_budget (&self, error) && find_funds (&self, error) && find_openings (&self, error)
             && find_programs (&self, error);
    }
  search->thrift = thrift;
  search->given_value = given;
  g_free (self.slopes);
  g_free (self.base);
  if (!done)
    g_clear_pointer (&self.prices, g_array_unref);
  return self.prices;
}
