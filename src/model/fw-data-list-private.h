/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-data-list.h"

G_BEGIN_DECLS

/* What a list is made of and for. */
typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GDateTime *now;
  GPtrArray *rows;   /* FwDataRow */
  FwSeries *incomes; /* the plan's own in the place of the embedded brackets, or NULL */
} FwDataMaking;

/* A row with its fixed texts; the caller fills in the rest. Values are added before it is closed.
 */
FwDataRow *fw_data_row_new (const char *id, const char *title, FwDataOrigin origin);
void fw_data_row_free (FwDataRow *self);
void fw_data_row_add (FwDataRow *self, const char *key, char *value, char *margin,
                      const char *note);
/* Where the value added last stands; NULL: nowhere of its own. */
void fw_data_row_set_value_url (FwDataRow *self, const char *url);
/* Takes the row into the list; texts nobody set become "". */
void fw_data_row_close (FwDataRow *self, FwDataMaking *making);
/* Old when a newer vintage is published this many years after @year, the last year it is of. */
void fw_data_row_set_age (FwDataRow *self, FwDataMaking *making, int year, int years);
/* A published number with all its figures; no cents, and shares to three figures. */
char *fw_data_number (double value, FwUnit unit);
char *fw_data_margin (double margin, FwUnit unit);

/* Whether a group's incomes are those of the plan's own series. */
gboolean fw_data_group_is_measured (FwDataMaking *making, FwPart *group);

void fw_data_add_builtin (FwDataMaking *making);
void fw_data_add_series (FwDataMaking *making);
void fw_data_add_own (FwDataMaking *making);

G_END_DECLS
