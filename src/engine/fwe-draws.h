/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fwe-fault.h"
#include "fwe-incomes.h"
#include "fwe-quantity.h"

/**
 * FweDraws:
 *
 * Stored standard normals and uniforms, keyed by (seed, draw, quantity) with a counter-based
 * generator (Philox4x32-10, Salmon and others 2011), so the same draw has the same luck in every
 * scenario and any quantity can be made alone. Filled before a run, only read while it runs. What
 * else serves the next run of the same plan stays here too: the tables of household incomes.
 */
typedef struct FweDraws FweDraws;

FweDraws *fwe_draws_new (uint64_t seed, size_t n_draws);
void fwe_draws_free (FweDraws *self);
uint64_t fwe_draws_seed (const FweDraws *self);
size_t fwe_draws_count (const FweDraws *self);

/* Makes sure the streams of id are stored; not thread safe. FALSE when there is no memory. */
bool fwe_draws_prepare (FweDraws *self, uint64_t id);
/* n_draws stored standard normals, or NULL when id was not prepared. */
const double *fwe_draws_normal (const FweDraws *self, uint64_t id);
/* n_draws stored uniforms in (0, 1), independent of the normals. */
const double *fwe_draws_uniform (const FweDraws *self, uint64_t id);

/* Numbers of the caller's for one quantity, n_draws each, and other seeds for all that is not set:
 * for studies that hold one number and move another (fwe-study.h). Only where memory is not kept.
 */
bool fwe_draws_set (FweDraws *self, uint64_t id, const double *restrict normal,
                    const double *restrict uniform);
void fwe_draws_reseed (FweDraws *self, uint64_t seed, uint64_t luck_seed);

/* The same for a stream of luck: standard normals only, kept in single precision (a plan has
 * hundreds). */
bool fwe_draws_prepare_luck (FweDraws *self, uint64_t id);
const float *fwe_draws_luck (const FweDraws *self, uint64_t id);

/* Tables of moves for these groups (fwe_moves_new()): those of the last call where the incomes and
 * the limit are the same to the bit, else new ones. Borrowed until the next call; NULL with @fault.
 */
const FweMoves *fwe_draws_prepare_moves (FweDraws *self, const FweIncomes *const *groups,
                                         size_t n_groups, double limit, FweFault *fault);

/* Memory a run needs while it lasts. Kept, it serves the next run, which need not have it cleared
 * by the system again; for runs that follow close on each other. Not thread safe. */
void fwe_draws_keep_memory (FweDraws *self, bool keep);
void *fwe_draws_take_memory (FweDraws *self, size_t n_bytes);
void fwe_draws_return_memory (FweDraws *self, void *memory);

/* Writes lanes [from, from + n) of a quantity, in its unit, to out. Streams not stored are made
 * anew. */
void fwe_draws_evaluate (const FweDraws *self, const FweQuantity *quantity, size_t from, size_t n,
                         double *restrict out);

/**
 * FweSampler:
 * @centre: the middle on the link's scale
 * @sigma: spread on the link's scale
 * @normal, @uniform: all draws of its streams; borrowed, NULL where they do not matter
 *
 * A quantity made ready for many short evaluations.
 */
typedef struct
{
  FweDistKind kind;
  double centre, sigma;
  double lo, hi;
  double p_zero;
  const double *normal;
  const double *uniform;
} FweSampler;

/* Stores what the quantity needs and fills out; FALSE when there is no memory. Not thread safe. */
bool fwe_sampler_init (FweSampler *out, FweDraws *draws, const FweQuantity *quantity);
/* Whether it differs between draws. */
bool fwe_quantity_varies (const FweQuantity *quantity);
/* The value with this share of its draws below it, in its unit. */
double fwe_quantity_at (const FweQuantity *quantity, double probability);
/* Most values made at once. */
#define FWE_SAMPLER_CHUNK 256

/* From numbers given, and from the stored ones of draws [from, from + n). */
void fwe_sampler_apply (const FweSampler *self, const double *restrict normal,
                        const double *restrict uniform, size_t n, double *restrict out);
void fwe_sampler_evaluate (const FweSampler *self, size_t from, size_t n, double *restrict out);

/* Standard normal quantile of .9: half the distance of a p10 and a p90 in standard deviations. */
#define FWE_Z90 1.2815515655446004

/* Philox4x32-10 itself, for its published vectors. */
void fwe_philox (const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);
