/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"

G_BEGIN_DECLS

/**
 * FwAbout:
 * @place: where people count as local
 * @scenario: its title
 * @source: what stands after "Source:" under a chart
 *
 * What an answer is about, in the words that charts say around their plots.
 */
typedef struct
{
  char *place, *scenario, *source;
  int price_year, start_year, start_quarter;
  gboolean no_program;
} FwAbout;

FwAbout fw_about_of (FwCompiled *compiled); /* to be cleared */
void fw_about_clear (FwAbout *self);

G_END_DECLS
