/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-harvest.h"

G_BEGIN_DECLS

/**
 * FwSource:
 * @service: whom it asks
 * @what: what it gives, for lists; translate it
 * @next: (element-type FwRequest): the requests to send now, given how all earlier ones ended: the
 *   first round has no outcomes, later ones step back a year, ask the next page or the state
 *   instead; NULL or empty when all is asked. A pure function. In a preview the outcomes are
 *   fw_outcome_is_preview(): it then gives what follows a complete answer, and no fallback.
 * @read: turns the outcomes into series, offers and shortfalls; never fails as a whole: what is
 *   missing is a shortfall with its reason. A pure function; may run in a worker.
 *
 * One source of data: two pure functions, tested without a network.
 */
typedef struct
{
  FwServiceId service;
  const char *what;
  GPtrArray *(*next) (const FwTarget *target, GPtrArray *outcomes, GError **error);
  void (*read) (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest);
} FwSource;

/* Not asked yet, only supposed to have arrived as hoped: there is an answer with an empty body and
 * without a status. So a person sees every request before the first is sent. */
static inline gboolean
fw_outcome_is_preview (const FwOutcome *outcome)
{
  return outcome->answer != NULL && fw_answer_get_info (outcome->answer)->status == 0;
}

extern const FwSource fw_source_acs;
extern const FwSource fw_source_bls;
extern const FwSource fw_source_projections;
extern const FwSource fw_source_etp;
extern const FwSource fw_source_scorecard;

/* By service name; NULL for a service without one (feeds). */
const FwSource *fw_source_find (FwServiceId service);

G_END_DECLS
