/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-frame.h"

G_BEGIN_DECLS

/* Rows of a bar each, with names that may be long: in a column at the left where they leave room,
 * on a line above the bars else. */

/**
 * FwBarRows:
 * @n: rows
 * @plot: of all bars; set by fw_bar_rows_place()
 * @names: px of the column, 0 where names stand above
 * @row: px of a row
 * @is_beside: names stand in the column
 * @first: datum of the first row
 */
typedef struct
{
  guint n, first;
  FwRect plot;
  double names, row;
  gboolean is_beside;
} FwBarRows;

/* Before the frame is begun: how rows suit this size. */
FwBarRows fw_bar_rows_plan (const FwLayout *layout, FwTextMetrics *text, double width,
                            const char *const *names, guint n);
/* What all rows like to have, px. */
double fw_bar_rows_height (const FwBarRows *self, const FwLayout *layout);
/* Within this rectangle; fewer rows where it is too low for them. */
void fw_bar_rows_place (FwBarRows *self, const FwLayout *layout, const FwRect *within);
/* The band of a row's bar and of its words. */
FwRect fw_bar_rows_band (const FwBarRows *self, const FwLayout *layout, guint i);
void fw_bar_rows_name (const FwBarRows *self, FwFrame *frame, guint i, const char *name,
                       gboolean bold);
/* The row as a datum of the scene, in the order of the rows. */
void fw_bar_rows_datum (const FwBarRows *self, FwFrame *frame, guint i, const char *name,
                        const char *value);

G_END_DECLS
