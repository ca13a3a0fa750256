/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-about.h"

#include "fw-compile-private.h"

FwAbout
fw_about_of (FwCompiled *compiled)
{
  const FwWords *words;

  g_return_val_if_fail (compiled != NULL, (FwAbout){ 0 });

  words = fw_compiled_get_words (compiled);
  return (FwAbout){ .place = g_strdup (words->place_name),
                    .scenario = g_strdup (words->scenario_title),
                    .source = fw_words_plan_source (words),
                    .price_year = words->price_year,
                    .start_year = words->start_year,
                    .start_quarter = words->start_quarter,
                    .no_program = words->no_program };
}

void
fw_about_clear (FwAbout *self)
{
  g_free (self->place);
  g_free (self->scenario);
  g_free (self->source);
}
