/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

/* A city's baseline from the American Community Survey's five-year estimates. */
const FwSource fw_source_acs = {
  .service = FW_SERVICE_ACS,
  .what
  = N_ ("Population, household incomes, inequality, unemployment, education and earnings, all "
        "and by race"),
  .next = fw_acs_next,
  .read = fw_acs_read,
};
