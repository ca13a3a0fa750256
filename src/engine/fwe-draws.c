/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-draws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-draws-private.h"
#include "fwe-kernel.h"
#include "fwe-math.h"

#define CHUNK     256
#define MIN_SLOTS 64

/* The four words of one Philox block are the draw, what the numbers are for, and the stream. */
enum
{
  PURPOSE_QUANTITY = 0,
  PURPOSE_LUCK,
};

/* What was made of other seeds keeps its memory and is made anew when next asked for. */
typedef struct
{
  uint64_t id;
  bool used;
  bool made, made_luck;
  double *normal;
  double *uniform;
  float *luck;
} Slot;

struct FweDraws
{
  uint64_t seed, luck_seed;
  size_t n_draws;
  Slot *slots;
  size_t n_slots; /* a power of two, at most half of them used */
  size_t n_used;
  FweMoves *moves; /* of the last run with incomes, or NULL */
  void *memory;    /* kept for the next run, or NULL */
  size_t n_bytes;  /* of the memory last taken */
  bool keeps_memory;
  FweMemo *memo; /* of the runs since memory is kept, or NULL */
};

/* Draws [from, from + n) of a quantity's streams: one block a draw, half for each stream. */
static void
make_streams (const FweDraws *self, uint64_t id, size_t from, size_t n, double *restrict normal,
              double *restrict uniform)
{
  const FweKernel *kernel = fwe_kernel_widest ();
  const FwePhiloxKey key = { .seed = self->seed, .id = id, .purpose = PURPOSE_QUANTITY };
  double p[CHUNK];

  for (size_t done = 0; done < n;)
    {
      const size_t m = n - done < CHUNK ? n - done : CHUNK;

      kernel->uniforms (&key, from + done, m, p, uniform + done);
      kernel->normal_quantile (p, normal + done, m);
      done += m;
    }
}

/* All draws of a stream of luck: one block for two draws. */
static void
make_luck (const FweDraws *self, uint64_t id, float *restrict luck)
{
  const FweKernel *kernel = fwe_kernel_widest ();
  const FwePhiloxKey key = { .seed = self->luck_seed, .id = id, .purpose = PURPOSE_LUCK };
  double p[CHUNK], z[CHUNK];

  for (size_t done = 0; done < self->n_draws; done += CHUNK)
    {
      const size_t left = self->n_draws - done;
      const size_t m = left < CHUNK ? left : CHUNK;

      /* the even draws, then the odd ones */
      kernel->uniforms (&key, done / 2, CHUNK / 2, p, p + CHUNK / 2);
      kernel->normal_quantile (p, z, CHUNK);
      for (size_t i = 0; i < m; i++)
        luck[done + i] = (float)z[i / 2 + i % 2 * (CHUNK / 2)];
    }
}

static size_t
find_slot (const Slot *slots, size_t n_slots, uint64_t id)
{
  /* Catalogue ids are hashes already; the product spreads small numbers too. */
  size_t i = (size_t)((id * UINT64_C (0x9e3779b97f4a7c15)) >> 20) & (n_slots - 1);

  while (slots[i].used && slots[i].id != id)
    i = (i + 1) & (n_slots - 1);

  return i;
}

static bool
grow (FweDraws *self)
{
  const size_t n_slots = self->n_slots * 2;
  Slot *slots = calloc (n_slots, sizeof *slots);

  if (slots == NULL)
    return false;

  for (size_t i = 0; i < self->n_slots; i++)
    if (self->slots[i].used)
      slots[find_slot (slots, n_slots, self->slots[i].id)] = self->slots[i];

  free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
  return true;
}

static const Slot *
look_up (const FweDraws *self, uint64_t id)
{
  const Slot *slot = &self->slots[find_slot (self->slots, self->n_slots, id)];

  return slot->used ? slot : NULL;
}

static Slot *
ensure_slot (FweDraws *self, uint64_t id)
{
  Slot *slot;

  if (2 * (self->n_used + 1) > self->n_slots && !grow (self))
    return NULL;

  slot = &self->slots[find_slot (self->slots, self->n_slots, id)];
  if (!slot->used)
    {
      slot->used = true;
      slot->id = id;
      self->n_used++;
    }

  return slot;
}

/**
 * fwe_draws_new:
 * @seed: chooses all random numbers
 * @n_draws: how many draws each stream has, 1 to FWE_MAX_DRAWS
 *
 * Makes an empty store. Draw i of a stream is the same number whatever @n_draws is.
 *
 * Returns: (nullable): the store, or NULL when there is no memory
 */
FweDraws *
fwe_draws_new (uint64_t seed, size_t n_draws)
{
  FweDraws *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;

  self->seed = self->luck_seed = seed;
  self->n_draws = n_draws;
  self->n_slots = MIN_SLOTS;
  self->slots = calloc (self->n_slots, sizeof *self->slots);
  if (self->slots == NULL)
    {
      free (self);
      return NULL;
    }

  return self;
}

/**
 * fwe_draws_free:
 * @self: (nullable): a store
 */
void
fwe_draws_free (FweDraws *self)
{
  if (self == NULL)
    return;

  for (size_t i = 0; i < self->n_slots; i++)
    {
      free (self->slots[i].normal);
      free (self->slots[i].uniform);
      free (self->slots[i].luck);
    }
  free (self->slots);
  fwe_moves_free (self->moves);
  free (self->memory);
  fwe_memo_free (self->memo);
  free (self);
}

/**
 * fwe_draws_keep_memory:
 * @self: a store
 * @keep: whether memory a run returns stays for the next one; FALSE frees what stayed
 */
void
fwe_draws_keep_memory (FweDraws *self, bool keep)
{
  self->keeps_memory = keep;
  if (keep)
    return;

  free (self->memory);
  self->memory = NULL;
  fwe_memo_free (self->memo);
  self->memo = NULL;
}

/**
 * fwe_draws_memo:
 * @self: a store
 *
 * Returns: (nullable): what runs remember for each other; NULL where memory is not kept
 */
FweMemo *
fwe_draws_memo (FweDraws *self)
{
  if (self->keeps_memory && self->memo == NULL)
    self->memo = fwe_memo_new ();

  return self->memo;
}

/**
 * fwe_draws_take_memory:
 * @self: a store
 * @n_bytes: how much
 *
 * Returns: (nullable): memory that holds anything, returned by fwe_draws_return_memory()
 */
void *
fwe_draws_take_memory (FweDraws *self, size_t n_bytes)
{
  void *kept = self->memory;

  self->memory = NULL;
  if (kept != NULL && self->n_bytes == n_bytes)
    return kept;

  free (kept);
  self->n_bytes = n_bytes;
  return malloc (n_bytes);
}

/**
 * fwe_draws_return_memory:
 * @self: a store
 * @memory: (nullable): what was last taken of it
 */
void
fwe_draws_return_memory (FweDraws *self, void *memory)
{
  if (self->keeps_memory)
    self->memory = memory;
  else
    free (memory);
}

/**
 * fwe_draws_prepare_moves:
 * @self: a store
 * @groups: n_groups distributions, NULL for a group without households
 * @n_groups: 1 to 16
 * @limit: eligible income [dollars], over 0
 * @fault: (out): why there are none
 *
 * Tables of household incomes take longer to make than a run of a thousand draws, and a lever that
 * is moved changes no incomes. Not thread safe.
 *
 * Returns: (nullable): tables, borrowed until the next call
 */
const FweMoves *
fwe_draws_prepare_moves (FweDraws *self, const FweIncomes *const *groups, size_t n_groups,
                         double limit, FweFault *fault)
{
  if (self->moves != NULL && fwe_moves_are_of (self->moves, groups, n_groups, limit))
    return self->moves;

  fwe_moves_free (self->moves);
  self->moves = fwe_moves_new (groups, n_groups, limit, fault);
  return self->moves;
}

/**
 * fwe_draws_seed:
 * @self: a store
 *
 * Returns: the seed it was made with
 */
uint64_t
fwe_draws_seed (const FweDraws *self)
{
  return self->seed;
}

/**
 * fwe_draws_count:
 * @self: a store
 *
 * Returns: draws in each stream
 */
size_t
fwe_draws_count (const FweDraws *self)
{
  return self->n_draws;
}

static bool
make_room (const FweDraws *self, Slot *slot)
{
  if (slot->normal == NULL)
    slot->normal = malloc (self->n_draws * sizeof (double));
  if (slot->uniform == NULL)
    slot->uniform = malloc (self->n_draws * sizeof (double));

  return slot->normal != NULL && slot->uniform != NULL;
}

/**
 * fwe_draws_prepare:
 * @self: a store
 * @id: a quantity's stream
 *
 * Stores the normals and uniforms of a quantity. Not thread safe.
 *
 * Returns: whether they are stored; FALSE when there is no memory
 */
bool
fwe_draws_prepare (FweDraws *self, uint64_t id)
{
  Slot *slot = ensure_slot (self, id);

  if (slot == NULL)
    return false;
  if (slot->made)
    return true;
  if (!make_room (self, slot))
    return false;

  make_streams (self, id, 0, self->n_draws, slot->normal, slot->uniform);
  slot->made = true;
  return true;
}

/**
 * fwe_draws_set:
 * @self: a store whose memory is not kept: what runs remember knows nothing of other numbers
 * @id: a quantity's stream
 * @normal: its standard normals, one a draw
 * @uniform: its uniforms, each over 0 and under 1
 *
 * Numbers of the caller's in place of the seed's, copied; until fwe_draws_reseed(). Not thread
 * safe.
 *
 * Returns: whether they are stored; FALSE when there is no memory
 */
bool
fwe_draws_set (FweDraws *self, uint64_t id, const double *restrict normal,
               const double *restrict uniform)
{
  Slot *slot = ensure_slot (self, id);

  if (slot == NULL || !make_room (self, slot))
    return false;

  memcpy (slot->normal, normal, self->n_draws * sizeof (double));
  memcpy (slot->uniform, uniform, self->n_draws * sizeof (double));
  slot->made = true;
  return true;
}

/**
 * fwe_draws_reseed:
 * @self: a store whose memory is not kept
 * @seed: chooses the numbers of all quantities from now on
 * @luck_seed: and those of luck
 *
 * Another set of draws in the memory of this one; the tables of household incomes stay, which cost
 * more than a run. Not thread safe.
 */
void
fwe_draws_reseed (FweDraws *self, uint64_t seed, uint64_t luck_seed)
{
  for (size_t i = 0; i < self->n_slots; i++)
    {
      self->slots[i].made = false;
      self->slots[i].made_luck &= luck_seed == self->luck_seed;
    }
  self->seed = seed;
  self->luck_seed = luck_seed;
}

/**
 * fwe_draws_prepare_luck:
 * @self: a store
 * @id: a stream of luck
 *
 * Stores standard normals in single precision: 40 kB for 10,000 draws, so that a plan of 3
 * programs, 5 groups and 12 cohorts with two stages each needs 14 MB. Independent of the quantity
 * of the same id.
 *
 * Returns: whether they are stored; FALSE when there is no memory
 */
bool
fwe_draws_prepare_luck (FweDraws *self, uint64_t id)
{
  Slot *slot = ensure_slot (self, id);

  if (slot == NULL)
    return false;
  if (slot->made_luck)
    return true;

  if (slot->luck == NULL)
    slot->luck = malloc (self->n_draws * sizeof (float));
  if (slot->luck == NULL)
    return false;

  make_luck (self, id, slot->luck);
  slot->made_luck = true;
  return true;
}

/**
 * fwe_draws_normal:
 * @self: a store
 * @id: a stream
 *
 * Returns: (nullable): its standard normals, one a draw, or NULL when it was not prepared
 */
const double *
fwe_draws_normal (const FweDraws *self, uint64_t id)
{
  const Slot *slot = look_up (self, id);

  return slot != NULL && slot->made ? slot->normal : NULL;
}

/**
 * fwe_draws_uniform:
 * @self: a store
 * @id: a stream
 *
 * Returns: (nullable): its uniforms, each over 0 and under 1, or NULL when it was not prepared
 */
const double *
fwe_draws_uniform (const FweDraws *self, uint64_t id)
{
  const Slot *slot = look_up (self, id);

  return slot != NULL && slot->made ? slot->uniform : NULL;
}

/**
 * fwe_draws_luck:
 * @self: a store
 * @id: a stream of luck
 *
 * Returns: (nullable): its standard normals, or NULL when it was not prepared
 */
const float *
fwe_draws_luck (const FweDraws *self, uint64_t id)
{
  const Slot *slot = look_up (self, id);

  return slot != NULL && slot->made_luck ? slot->luck : NULL;
}

/* A value on the scale on which its spread is normal; infinite at a bound of that scale. */
static double
to_link (FweDistKind kind, double value)
{
  switch (kind)
    {
    case FWE_DIST_LOGIT_NORMAL:
      return fwe_logit (value);
    case FWE_DIST_LOG_NORMAL:
      return fwe_log (value);
    case FWE_DIST_FIXED:
    case FWE_DIST_NORMAL:
    default:
      return value;
    }
}

/* Half the distance of p10 and p90 on the link's scale. A percentile at a bound of that scale (a
 * share of 0 or 1, no dollars) has no place on it: then the other one alone says how wide. */
static double
spread_on_link (const FweQuantity *quantity)
{
  const double low = to_link (quantity->kind, quantity->p10);
  const double high = to_link (quantity->kind, quantity->p90);
  const double middle = to_link (quantity->kind, quantity->evidence);
  double width = 0;

  if (isfinite (low) && isfinite (high))
    width = (high - low) / 2;
  else if (isfinite (high) && isfinite (middle))
    width = high - middle;
  else if (isfinite (low) && isfinite (middle))
    width = middle - low;

  return width > 0 ? width / FWE_Z90 : 0;
}

static void
sampler_set (FweSampler *self, const FweQuantity *quantity)
{
  const double centre = to_link (quantity->kind, quantity->middle);

  *self = (FweSampler){
    .kind = quantity->kind,
    .centre = centre,
    .sigma = quantity->kind == FWE_DIST_FIXED ? 0 : spread_on_link (quantity),
    .lo = quantity->hi > quantity->lo ? quantity->lo : -INFINITY,
    .hi = quantity->hi > quantity->lo ? quantity->hi : INFINITY,
    .p_zero = quantity->p_zero,
  };

  /* A share of 0 or 1 and a count of 0 stay what they are; so does a number without spread, to the
   * bit. */
  if (!isfinite (centre) || !(self->sigma > 0))
    {
      self->kind = FWE_DIST_FIXED;
      self->centre = quantity->middle;
      self->sigma = 0;
    }
}

/**
 * fwe_quantity_varies:
 * @quantity: a number
 *
 * Returns: whether it differs between draws
 */
bool
fwe_quantity_varies (const FweQuantity *quantity)
{
  FweSampler sampler;

  sampler_set (&sampler, quantity);
  return sampler.kind != FWE_DIST_FIXED || (sampler.p_zero > 0 && sampler.centre != 0);
}

/**
 * fwe_quantity_at:
 * @quantity: a number
 * @probability: over 0 and under 1
 *
 * Draws in which it is 0 by chance are its lowest ones.
 *
 * Returns: its quantile, in its unit
 */
double
fwe_quantity_at (const FweQuantity *quantity, double probability)
{
  const double rest = (probability - quantity->p_zero) / (1 - quantity->p_zero);
  const double normal = rest > 0 ? fwe_normal_quantile (rest) : 0;
  FweSampler sampler;
  double value;

  sampler_set (&sampler, quantity);
  fwe_sampler_apply (&sampler, &normal, &probability, 1, &value);
  return value;
}

/**
 * fwe_sampler_init:
 * @out: (out): the quantity, ready
 * @draws: random numbers; the quantity's streams are stored when it needs them
 * @quantity: an uncertain number
 *
 * Hits @quantity's p10, middle and p90 when they are symmetric on its link's scale (logit for
 * shares, log for money); otherwise the median is the middle and the distance of p10 and p90 is
 * kept. Bounds with hi <= lo are none.
 *
 * Returns: FALSE when there is no memory
 */
bool
fwe_sampler_init (FweSampler *out, FweDraws *draws, const FweQuantity *quantity)
{
  sampler_set (out, quantity);
  if (out->kind == FWE_DIST_FIXED && !(out->p_zero > 0))
    return true;

  if (!fwe_draws_prepare (draws, quantity->id))
    return false;

  out->normal = fwe_draws_normal (draws, quantity->id);
  out->uniform = fwe_draws_uniform (draws, quantity->id);
  return true;
}

/**
 * fwe_draws_evaluate:
 * @self: a store
 * @quantity: an uncertain number
 * @from: first draw
 * @n: draws; @from + @n is at most fwe_draws_count()
 * @out: (out): n values
 *
 * One quantity in some draws. Streams that are not stored are made for the occasion: same numbers.
 */
void
fwe_draws_evaluate (const FweDraws *self, const FweQuantity *quantity, size_t from, size_t n,
                    double *restrict out)
{
  const Slot *slot = look_up (self, quantity->id);
  FweSampler sampler;
  double normal[CHUNK], uniform[CHUNK];

  sampler_set (&sampler, quantity);
  if (slot != NULL && slot->made)
    {
      sampler.normal = slot->normal;
      sampler.uniform = slot->uniform;
      fwe_sampler_evaluate (&sampler, from, n, out);
      return;
    }

  for (size_t done = 0; done < n; done += CHUNK)
    {
      const size_t m = n - done < CHUNK ? n - done : CHUNK;

      make_streams (self, quantity->id, from + done, m, normal, uniform);
      fwe_sampler_apply (&sampler, normal, uniform, m, out + done);
    }
}
