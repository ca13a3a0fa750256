/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-math.h"
#include "fwe-plan.h"
#include "fwe-spread.h"

/**
 * FweMoves:
 * @source: copies of what they were made of; NULL for a group without households
 * @groups: each group's households, tails as pieces up to the limit; NULL for one without
 * households
 * @eligible: those at or under the limit; NULL for none
 * @all: the households of all groups
 * @to_all: spread of a group's eligible among all, for any gain
 * @to_group: n_groups x n_groups; spread of the second group's eligible among the first's; only
 * where the first comes first, the other half follows from it
 */
struct FweMoves
{
  size_t n_groups;
  double limit;
  FweIncomes *source[FWE_MAX_GROUPS];
  FweIncomes *groups[FWE_MAX_GROUPS];
  FweIncomes *eligible[FWE_MAX_GROUPS];
  FweIncomes *all;
  double distances; /* sum of |x - y| over all ordered pairs [dollars] */
  FweSpread *to_all[FWE_MAX_GROUPS];
  FweSpread *to_group[FWE_MAX_GROUPS][FWE_MAX_GROUPS];
  double to_all_at_0[FWE_MAX_GROUPS];
  double to_group_at_0[FWE_MAX_GROUPS][FWE_MAX_GROUPS];
};

/**
 * fwe_moves_free:
 * @self: (nullable): tables
 */
void
fwe_moves_free (FweMoves *self)
{
  if (!self)
    return;

  for (size_t a = 0; a < FWE_MAX_GROUPS; a++)
    {
      fwe_incomes_free (self->source[a]);
      fwe_incomes_free (self->groups[a]);
      fwe_incomes_free (self->eligible[a]);
      fwe_spread_free (self->to_all[a]);
      for (size_t b = 0; b < FWE_MAX_GROUPS; b++)
        fwe_spread_free (self->to_group[a][b]);
    }
  fwe_incomes_free (self->all);
  free (self);
}

/* Copies the groups, hands their tails on as pieces up to the limit, cuts out who is eligible. */
static bool
take_groups (FweMoves *self, const FweIncomes *const *groups, FweFault *fault)
{
  const FweIncomes *parts[FWE_MAX_GROUPS];
  size_t n_parts = 0;

  for (size_t g = 0; g < self->n_groups; g++)
    {
      bool reaches = false;

      if (!groups[g])
        continue;
      self->source[g] = fwe_incomes_copy (groups[g]);
      if (!self->source[g])
        return fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "groups", g, 0.0);
      for (size_t i = 0; i < groups[g]->n_tails; i++)
        reaches = reaches || groups[g]->tails[i].edge < self->limit;

      self->groups[g] = reaches ? fwe_incomes_extended (groups[g], self->limit, fault)
                                : fwe_incomes_copy (groups[g]);
      if (!self->groups[g])
        return false;
      parts[n_parts++] = self->groups[g];

      const FweComponent under
          = { .incomes = self->groups[g], .weight = 1.0, .to = self->limit, .shift = 0.0 };

      self->eligible[g] = fwe_incomes_merge (&under, 1, fault);
      if (!self->eligible[g])
        return false;
      if (self->eligible[g]->n_pieces == 0 || !(self->eligible[g]->households > 0.0))
        {
          fwe_incomes_free (self->eligible[g]);
          self->eligible[g] = NULL;
        }
    }

  self->all = fwe_incomes_new_sum (parts, n_parts, fault);
  return self->all != NULL;
}

static bool
make_tables (FweMoves *self, FweFault *fault)
{
  for (size_t b = 0; b < self->n_groups; b++)
    {
      if (!self->eligible[b])
        continue;

      self->to_all[b] = fwe_spread_new (self->all, self->eligible[b], fault);
      if (!self->to_all[b])
        return false;
      self->to_all_at_0[b] = fwe_spread_at (self->to_all[b], 0.0);

      for (size_t a = 0; a <= b; a++)
        {
          if (!self->eligible[a])
            continue;
          self->to_group[a][b] = fwe_spread_new (self->eligible[a], self->eligible[b], fault);
          if (!self->to_group[a][b])
            return false;
          self->to_group_at_0[a][b] = fwe_spread_at (self->to_group[a][b], 0.0);
          self->to_group_at_0[b][a] = self->to_group_at_0[a][b];
        }
    }

  return true;
}

/**
 * fwe_moves_new:
 * @groups: n_groups distributions, whose households together are the population; NULL for a group
 *          without households
 * @n_groups: 1 to 16
 * @limit: eligible income [dollars], > 0
 * @fault: (out): what is wrong
 *
 * Tables of moves of households with at most @limit. A limit above the open top's edge is possible:
 * the tail up to it is then stored as pieces, with an error under 1e-7 of its households.
 *
 * Returns: the tables, or NULL
 */
FweMoves *
fwe_moves_new (const FweIncomes *const *groups, size_t n_groups, double limit, FweFault *fault)
{
  FweMoves *self;

  if (n_groups > FWE_MAX_GROUPS)
    {
      fwe_incomes_refuse (fault, FWE_FAULT_TOO_MANY, "groups", n_groups, (double)n_groups);
      return NULL;
    }
  if (!(limit > 0.0 && limit < 1e12))
    {
      fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, "eligible_income", 0, limit);
      return NULL;
    }

  self = calloc (1, sizeof *self);
  if (!self)
    {
      fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "groups", 0, (double)n_groups);
      return NULL;
    }

  self->n_groups = n_groups;
  self->limit = limit;
  if (!take_groups (self, groups, fault) || !make_tables (self, fault))
    {
      fwe_moves_free (self);
      return NULL;
    }
  self->distances = 2.0 * fwe_incomes_gini (self->all) * self->all->households * self->all->income;

  return self;
}

/* Pieces and tails say everything; the sums are made of them. */
static bool
same_incomes (const FweIncomes *a, const FweIncomes *b)
{
  if (!a || !b)
    return a == b;
  if (a->n_pieces != b->n_pieces || a->n_tails != b->n_tails)
    return false;

  for (size_t i = 0; i < a->n_pieces; i++)
    {
      const FwePiece *x = &a->pieces[i], *y = &b->pieces[i];

      if (memcmp (&x->x, &y->x, sizeof x->x) != 0
          || memcmp (&x->width, &y->width, sizeof x->width) != 0
          || memcmp (x->c, y->c, sizeof x->c) != 0)
        return false;
    }

  return a->n_tails == 0 || memcmp (a->tails, b->tails, a->n_tails * sizeof *a->tails) == 0;
}

/**
 * fwe_moves_are_of:
 * @self: tables
 * @groups: as for fwe_moves_new()
 * @n_groups: as for fwe_moves_new()
 * @limit: as for fwe_moves_new()
 *
 * Returns: whether fwe_moves_new() would make the same tables, to the bit
 */
bool
fwe_moves_are_of (const FweMoves *self, const FweIncomes *const *groups, size_t n_groups,
                  double limit)
{
  if (n_groups != self->n_groups || memcmp (&limit, &self->limit, sizeof limit) != 0)
    return false;

  for (size_t g = 0; g < n_groups; g++)
    if (!same_incomes (self->source[g], groups[g]))
      return false;

  return true;
}

/**
 * fwe_moves_eligible:
 * @self: tables
 * @group: which group
 *
 * Returns: households of @group at or under the limit
 */
double
fwe_moves_eligible (const FweMoves *self, size_t group)
{
  return group < self->n_groups && self->eligible[group] ? self->eligible[group]->households : 0.0;
}

/**
 * fwe_moves_gini_before:
 * @self: tables
 *
 * Returns: Gini of all groups together before any move
 */
double
fwe_moves_gini_before (const FweMoves *self)
{
  return fwe_moves_gini (self, NULL, 0);
}

/* Share of a group's eligible households that a move takes. */
static double
share_of (const FweMoves *self, const FweMove *move)
{
  const double eligible = fwe_moves_eligible (self, move->group);

  return eligible > 0.0 ? move->households / eligible : 0.0;
}

/* Spread of the eligible of b, moved by h, among the eligible of a. */
static double
between (const FweMoves *self, size_t a, size_t b, double h)
{
  return a <= b ? fwe_spread_at (self->to_group[a][b], h)
                : fwe_spread_at (self->to_group[b][a], -h);
}

/*
 * What the moves do to each other: sum d d |x - x'|. With f the share of its group that a move
 * takes, and C(a, b, t) the spread of group b moved by t among group a, it is the sum over pairs of
 * moves of f f' [C (h' - h) - C (h') - C (-h) + C (0)]; and C (a, b, -h) = C (b, a, h).
 */
static double
mutual (const FweMoves *self, const FweMove *moves, const double *share, size_t n)
{
  double taken[FWE_MAX_GROUPS] = { 0.0 };
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    if (share[i] != 0.0)
      taken[moves[i].group] += share[i];

  for (size_t i = 0; i < n; i++)
    {
      const size_t b = moves[i].group;
      double pairs = 0.0, single = 0.0;

      if (share[i] == 0.0)
        continue;
      for (size_t k = 0; k < i; k++)
        if (share[k] != 0.0)
          pairs += share[k] * between (self, moves[k].group, b, moves[i].gain - moves[k].gain);
      for (size_t a = 0; a < self->n_groups; a++)
        if (taken[a] != 0.0)
          single += taken[a] * between (self, a, b, moves[i].gain);

      sum += share[i] * (2.0 * pairs + share[i] * self->to_group_at_0[b][b] - 2.0 * single);
    }

  for (size_t a = 0; a < self->n_groups; a++)
    for (size_t b = 0; b < self->n_groups; b++)
      sum += taken[a] * taken[b] * self->to_group_at_0[a][b];

  return sum;
}

/* The Gini after at most FWE_MAX_MOVES moves. */
static double
gini_after (const FweMoves *self, const FweMove *moves, size_t n)
{
  double share[FWE_MAX_MOVES];
  double change = 0.0, income = self->all->income;

  for (size_t i = 0; i < n; i++)
    {
      const FweMove *move = &moves[i];

      share[i] = share_of (self, move);
      if (share[i] == 0.0)
        continue;
      change += 2.0 * share[i]
                * (fwe_spread_at (self->to_all[move->group], move->gain)
                   - self->to_all_at_0[move->group]);
      income += move->households * move->gain;
    }
  if (!(income > 0.0))
    return NAN;

  return (self->distances + change + mutual (self, moves, share, n))
         / (2.0 * self->all->households * income);
}

/**
 * fwe_moves_gini:
 * @self: tables
 * @moves: n_moves moves; those of one group stand in different households
 * @n_moves: 0 to FWE_MAX_MOVES
 *
 * Exact: D' = D + 2 sum d A(x) + sum d d |x - x'| (model.md), from polynomials in the gains. The
 * population stays, its income changes by the gains.
 *
 * Returns: Gini of all groups together after the moves; NaN when no income is left, or of more
 * moves
 */
double
fwe_moves_gini (const FweMoves *self, const FweMove *moves, size_t n_moves)
{
  return n_moves <= FWE_MAX_MOVES ? gini_after (self, moves, n_moves) : NAN;
}

/* Adds a group before the moves to a list of components, and what its moves change. */
static size_t
list_group (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves,
            FweComponent *list)
{
  size_t n = 0;

  if (!self->groups[group])
    return 0;

  list[n++] = (FweComponent){ .incomes = self->groups[group], .weight = 1.0, .to = INFINITY };
  for (size_t i = 0; i < n_moves; i++)
    {
      const double share = moves[i].group == group ? share_of (self, &moves[i]) : 0.0;
      const FweIncomes *eligible = self->eligible[group];

      if (share == 0.0)
        continue;
      list[n++] = (FweComponent){ .incomes = eligible, .weight = -share, .to = eligible->end };
      list[n++] = (FweComponent){
        .incomes = eligible, .weight = share, .to = eligible->end, .shift = moves[i].gain
      };
    }

  return n;
}

/* Distribution of groups from to to - 1 after the moves. */
static FweIncomes *
moved (const FweMoves *self, size_t from, size_t to, const FweMove *moves, size_t n_moves,
       FweFault *fault)
{
  FweComponent *list = malloc ((self->n_groups + 2 * n_moves) * sizeof *list);
  FweIncomes *after = NULL;
  size_t n = 0;

  if (!list)
    {
      fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "moves", 0, (double)n_moves);
      return NULL;
    }
  for (size_t g = from; g < to; g++)
    n += list_group (self, g, moves, n_moves, list + n);

  after = fwe_incomes_merge (list, n, fault);
  free (list);
  return after;
}

/**
 * fwe_moves_indices:
 * @self: tables
 * @moves: n_moves moves
 * @n_moves: how many
 * @out: (out): every measure of all groups together after the moves
 * @fault: (out): why not
 *
 * From the moved distribution itself, piece by piece; for reporting, not for every draw.
 *
 * Returns: whether there is a mean above 0
 */
bool
fwe_moves_indices (const FweMoves *self, const FweMove *moves, size_t n_moves, FweIndices *out,
                   FweFault *fault)
{
  FweIncomes *after = moved (self, 0, self->n_groups, moves, n_moves, fault);
  const bool good = after && fwe_incomes_indices (after, out, fault);

  fwe_incomes_free (after);
  return good;
}

/**
 * fwe_moves_lorenz:
 * @self: tables
 * @moves: n_moves moves
 * @n_moves: how many
 * @p: n shares of the households, 0 to 1
 * @n: how many
 * @out: (out): n shares of all income after the moves, held by the poorest p
 * @fault: (out): why not
 *
 * Returns: whether there is a mean above 0
 */
bool
fwe_moves_lorenz (const FweMoves *self, const FweMove *moves, size_t n_moves, const double *p,
                  size_t n, double *out, FweFault *fault)
{
  FweIncomes *after = moved (self, 0, self->n_groups, moves, n_moves, fault);
  const bool good = after && fwe_incomes_lorenz_of (after, p, n, out, fault);

  fwe_incomes_free (after);
  return good;
}

/**
 * fwe_moves_count:
 * @self: tables
 * @group: which group
 * @moves: n_moves moves; those of other groups are passed over
 * @n_moves: how many
 * @from: dollars
 * @to: dollars, INFINITY for no end
 *
 * Returns: households of the group from @from to @to after the moves
 */
double
fwe_moves_count (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves,
                 double from, double to)
{
  double count = self->groups[group] ? fwe_incomes_count (self->groups[group], from, to) : 0.0;

  for (size_t i = 0; i < n_moves; i++)
    {
      const double share = moves[i].group == group ? share_of (self, &moves[i]) : 0.0;
      const double gain = moves[i].gain;

      if (share != 0.0)
        count += share
                 * (fwe_incomes_count (self->eligible[group], from - gain, to - gain)
                    - fwe_incomes_count (self->eligible[group], from, to));
    }

  return count > 0.0 ? count : 0.0;
}

/**
 * fwe_moves_median:
 * @self: tables
 * @group: which group
 * @moves: n_moves moves; those of other groups are passed over
 * @n_moves: how many
 *
 * Returns: median of the group after the moves [dollars]; NaN without households
 */
double
fwe_moves_median (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves)
{
  FweIncomes *after
      = self->groups[group] ? moved (self, group, group + 1, moves, n_moves, NULL) : NULL;
  const double median = after ? fwe_incomes_quantile (after, 0.5) : NAN;

  fwe_incomes_free (after);
  return median;
}

/**
 * fwe_moves_quantile_before:
 * @self: tables
 * @share: 0 to 1
 *
 * Returns: income that the poorest @share of all groups together do not exceed before any move
 * [dollars]
 */
double
fwe_moves_quantile_before (const FweMoves *self, double share)
{
  return fwe_incomes_quantile (self->all, share);
}

/**
 * fwe_moves_eligible_in:
 * @self: tables
 * @group: which group
 * @from: dollars
 * @to: dollars, INFINITY for no end
 *
 * Returns: households of @group from @from to @to that are at or under the limit
 */
double
fwe_moves_eligible_in (const FweMoves *self, size_t group, double from, double to)
{
  return self->eligible[group] ? fwe_incomes_count (self->eligible[group], from, to) : 0.0;
}

/**
 * fwe_moves_under:
 * @self: tables
 * @group: which group
 * @moves: n_moves moves; those of other groups are passed over
 * @n_moves: how many
 * @line: dollars
 * @households: (out): of the group at or under @line after the moves
 * @income: (out): theirs together [dollars]
 */
void
fwe_moves_under (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves,
                 double line, double *households, double *income)
{
  double count, dollars;

  *households = *income = 0.0;
  if (!self->groups[group])
    return;

  fwe_incomes_below (self->groups[group], line, households, income);
  for (size_t i = 0; i < n_moves; i++)
    {
      const double share = moves[i].group == group ? share_of (self, &moves[i]) : 0.0;
      const double gain = moves[i].gain;

      if (share == 0.0)
        continue;
      fwe_incomes_below (self->eligible[group], line, &count, &dollars);
      *households -= share * count;
      *income -= share * dollars;
      fwe_incomes_below (self->eligible[group], line - gain, &count, &dollars);
      *households += share * count;
      *income += share * (dollars + gain * count);
    }
  *households = fwe_larger (*households, 0.0);
}

/* Theil's measures of groups whose sums are known (Shorrocks 1980). */
static void
split (const FweLogSums *groups, size_t n, const FweLogSums *all, FweBetween *out)
{
  const double log_mean = fwe_log (all->x / all->n);

  *out = (FweBetween){ 0 };
  for (size_t g = 0; g < n; g++)
    {
      const FweLogSums *s = &groups[g];

      if (!(s->n > 0.0 && s->x > 0.0))
        continue;

      const double log_own = fwe_log (s->x / s->n);
      const double of_income = s->x / all->x, of_households = s->n / all->n;

      out->theil_between += of_income * (log_own - log_mean);
      out->theil_within += of_income * (s->x_log_x / s->x - log_own);
      out->log_between += of_households * (log_mean - log_own);
      out->log_within += of_households * (log_own - s->log_x / s->n);
    }
}

/**
 * fwe_moves_between:
 * @self: tables
 * @moves: n_moves moves
 * @n_moves: how many
 * @out: (out): between and within the groups after the moves
 * @fault: (out): why not
 *
 * Returns: whether any income above 0 is left
 */
bool
fwe_moves_between (const FweMoves *self, const FweMove *moves, size_t n_moves, FweBetween *out,
                   FweFault *fault)
{
  FweLogSums groups[FWE_MAX_GROUPS] = { 0 }, all = { 0 };

  for (size_t g = 0; g < self->n_groups; g++)
    {
      FweIncomes *after;

      if (!self->groups[g])
        continue;
      after = moved (self, g, g + 1, moves, n_moves, fault);
      if (!after)
        return false;
      fwe_incomes_log_sums (after, &groups[g]);
      fwe_incomes_free (after);
      all.n += groups[g].n;
      all.x += groups[g].x;
    }
  if (!(all.n > 0.0 && all.x > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_NOT_DEFINED, "incomes.mean", 0, all.x);

  split (groups, self->n_groups, &all, out);
  return true;
}
