/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-fetch.h"

G_BEGIN_DECLS

#define FW_TYPE_SOURCE_CHOICE (fw_source_choice_get_type ())
G_DECLARE_FINAL_TYPE (FwSourceChoice, fw_source_choice, FW, SOURCE_CHOICE, AdwBin)

/* Who will be asked for what: a row a source with its calls, the key it needs, what is left of its
 * quota and what is stored. Signal "changed". */
GtkWidget *fw_source_choice_new (FwHttp *http, const FwServiceId *services, guint n_services);
/* target: NULL while it is not known. */
void fw_source_choice_set_target (FwSourceChoice *self, const FwTarget *target);
/* Adds those that are switched on. */
void fw_source_choice_add_to (FwSourceChoice *self, FwFetch *fetch);
guint fw_source_choice_count_requests (FwSourceChoice *self);
/* "31 requests to public services". */
char *fw_source_choice_dup_words (FwSourceChoice *self);

G_END_DECLS
