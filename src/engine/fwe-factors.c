/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-draws.h"
#include "fwe-prior.h"
#include "fwe-study.h"

/* Where the uncertain numbers of each part stand in its struct. */
static const size_t in_group[]
    = { offsetof (FweGroup, completion_gap), offsetof (FweGroup, earnings) };
static const size_t in_support[]
    = { offsetof (FweSupport, applicants), offsetof (FweSupport, eligible),
        offsetof (FweSupport, completion), offsetof (FweSupport, cost) };
static const size_t in_program[]
    = { offsetof (FweProgram, applicants),    offsetof (FweProgram, apply),
        offsetof (FweProgram, eligible),      offsetof (FweProgram, completion),
        offsetof (FweProgram, seat_cost),     offsetof (FweProgram, price_shift),
        offsetof (FweProgram, job_pay),       offsetof (FweProgram, raise),
        offsetof (FweProgram, screening_cost) };
static const size_t in_employer[]
    = { offsetof (FweEmployer, openings), offsetof (FweEmployer, honoured),
        offsetof (FweEmployer, degree), offsetof (FweEmployer, realised),
        offsetof (FweEmployer, pay) };
static const size_t in_plan[] = { offsetof (FwePlan, assumptions.drift),
                                  offsetof (FwePlan, assumptions.job_finding),
                                  offsetof (FwePlan, assumptions.leakage),
                                  offsetof (FwePlan, assumptions.retention_q2),
                                  offsetof (FwePlan, assumptions.retention_q4),
                                  offsetof (FwePlan, assumptions.in_movers),
                                  offsetof (FwePlan, assumptions.deadweight),
                                  offsetof (FwePlan, assumptions.displacement),
                                  offsetof (FwePlan, assumptions.training_dip),
                                  offsetof (FwePlan, assumptions.rise),
                                  offsetof (FwePlan, assumptions.fade),
                                  offsetof (FwePlan, assumptions.fade_from),
                                  offsetof (FwePlan, jobless_share) };

#define N(array) (sizeof (array) / sizeof *(array))

typedef struct
{
  FweFactor *out;
  size_t max, n;
} List;

/* An employer's numbers stand in each of its lines, with one id. */
static bool
is_listed (const List *list, uint64_t id)
{
  for (size_t i = 0; i < list->n && i < list->max; i++)
    if (list->out[i].id == id)
      return true;

  return false;
}

static void
add (List *list, const FweFactor *factor)
{
  if (is_listed (list, factor->id))
    return;

  if (list->n < list->max)
    list->out[list->n] = *factor;
  list->n++;
}

static void
add_quantity (List *list, const FweQuantity *quantity)
{
  FweFactor factor = { .id = quantity->id, .p_zero = quantity->p_zero };

  if (!fwe_quantity_varies (quantity))
    return;

  factor.low = fwe_quantity_at (quantity, FWE_STUDY_LOW);
  factor.high = fwe_quantity_at (quantity, FWE_STUDY_HIGH);
  add (list, &factor);
}

static void
add_all (List *list, const void *parts, size_t size, size_t n_parts, const size_t *offsets,
         size_t n_offsets)
{
  for (size_t i = 0; i < n_parts; i++)
    for (size_t k = 0; k < n_offsets; k++)
      {
        const void *at = (const char *)parts + i * size + offsets[k];

        add_quantity (list, at);
      }
}

/**
 * fwe_factors_find:
 * @plan: a plan
 * @out: (out): room for @max
 * @max: at most FWE_MAX_FACTORS
 *
 * Returns: how many there are
 */
size_t
fwe_factors_find (const FwePlan *plan, FweFactor *out, size_t max)
{
  const FweFactor effect = { fwe_quantity_id (FWE_EFFECT_KEY), 0, -FWE_Z90, FWE_Z90 };
  List list = { .out = out, .max = max };

  add_all (&list, plan->programs, sizeof (FweProgram), plan->n_programs, in_program,
           N (in_program));
  add_all (&list, plan->employers, sizeof (FweEmployer), plan->n_employers, in_employer,
           N (in_employer));
  add_all (&list, plan->supports, sizeof (FweSupport), plan->n_supports, in_support,
           N (in_support));
  add_all (&list, plan->groups, sizeof (FweGroup), plan->n_groups, in_group, N (in_group));
  add_all (&list, plan, sizeof *plan, 1, in_plan, N (in_plan));
  if (plan->n_evidence > 0)
    add (&list, &effect);

  return list.n;
}
