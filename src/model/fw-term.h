/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FwTerm:
 * @id: "net-local-placements"; the name of a chart where it explains one
 * @title: short, to be translated
 * @words: what it is, for a person who knows the city but not the model; to be translated
 * @formula: (nullable): how it comes about, in words and signs; to be translated
 * @page: page of the help that goes further
 *
 * One number or chart in plain words. The "?" beside it and the help's page of numbers are made of
 * these rows alone.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *words;
  const char *formula;
  const char *page;
} FwTerm;

const FwTerm *fw_terms (guint *n_terms);
/* NULL when nothing explains it. */
const FwTerm *fw_term_find (const char *id);

G_END_DECLS
