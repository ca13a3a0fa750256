/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fw-unit.h"
#include "fwe-study.h"

G_BEGIN_DECLS

/* What is found of one uncertain number. */

typedef enum
{
  FW_SENSITIVITY_TORNADO = 0, /* one number at a time, over its own range */
  FW_SENSITIVITY_MORRIS,      /* one after the other, from many starts: a screening */
  FW_SENSITIVITY_SOBOL,       /* shares of the variance */
  FW_N_SENSITIVITIES,
} FwSensitivityMethod;

/**
 * FwInfluence:
 * @key: catalogue key; %FWE_EFFECT_KEY for what trials say of earnings; NULL for what is no single
 *   number
 * @title: translated
 * @low, @high: its 10th and 90th percentile, in @unit; NaN where it has none
 * @swing, @elementary, @index: what the method found; NaN (a count of 0) before, and of the others
 */
typedef struct
{
  char *key;
  char *title;
  FwUnit unit;
  double low, high;
  FweSwing swing;
  FweElementary elementary;
  FweIndex index;
} FwInfluence;

/**
 * FwFound:
 * @key: catalogue key, or %FWE_EFFECT_KEY
 * @title: translated
 * @worth: of knowing it, in the measure's unit, less the noise of finding that; 0 or more
 */
typedef struct
{
  char *key;
  char *title;
  double worth;
} FwFound;

G_END_DECLS
