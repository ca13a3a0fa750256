/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * FweDistKind:
 *
 * How an uncertain number varies between draws. All are a link function of one stored standard normal
 * (and, for the mixture, one stored uniform): moving the middle re-evaluates the link and nothing else.
 */
typedef enum
{
  FWE_DIST_FIXED = 0,    /* every draw has the middle */
  FWE_DIST_LOGIT_NORMAL, /* shares: expit (logit (middle) + sigma z) */
  FWE_DIST_LOG_NORMAL,   /* money, counts, rates above 0: middle exp (sigma z) */
  FWE_DIST_NORMAL,       /* effects: middle + sigma z */
} FweDistKind;

/**
 * FweQuantity:
 * @id: stream of its stored normals, fwe_quantity_id() of its catalogue key
 * @kind: distribution
 * @middle: median; what the slider sets
 * @p10: 10th percentile when the middle stands where the evidence put it
 * @p90: 90th percentile, likewise
 * @evidence: the middle @p10 and @p90 belong to; moving @middle keeps the spread on the link's scale
 * @lo: hard lower bound of every draw
 * @hi: hard upper bound of every draw
 * @p_zero: share of draws in which it is 0 whatever the rest says (a pledge that comes to nothing, a
 *          degree waiver in name only); 0 for most
 *
 * One uncertain number. Units are those of its catalogue row.
 */
typedef struct
{
  uint64_t id;
  FweDistKind kind;
  double middle;
  double p10, p90;
  double evidence;
  double lo, hi;
  double p_zero;
} FweQuantity;

uint64_t fwe_quantity_id (const char *key);
