/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-harvest.h"

G_BEGIN_DECLS

#define FW_TYPE_OFFERS_VIEW (fw_offers_view_get_type ())
G_DECLARE_FINAL_TYPE (FwOffersView, fw_offers_view, FW, OFFERS_VIEW, AdwBin)

/* What was found in a file, to choose from: programs and jobs with their skills, which the person
 * corrects; series and groups; what is missing. harvest: borrowed. Signal "changed". */
GtkWidget *fw_offers_view_new (FwHarvest *harvest);
/* The ticked ones. (element-type FwProgramOffer, FwJobOffer) (transfer container) */
GPtrArray *fw_offers_view_get_programs (FwOffersView *self);
GPtrArray *fw_offers_view_get_jobs (FwOffersView *self);
/* "2 programs and 3 jobs"; NULL while nothing is chosen. (transfer full) */
char *fw_offers_view_dup_words (FwOffersView *self);
/* Sentences (element-type utf8): what is not taken, and why; what the plan has already. */
void fw_offers_view_show_left_out (FwOffersView *self, GPtrArray *left_out, GPtrArray *twice);

/* "Example College · 24 weeks · $3,200". (transfer full) */
char *fw_program_offer_dup_words (const FwProgramOffer *offer);

G_END_DECLS
