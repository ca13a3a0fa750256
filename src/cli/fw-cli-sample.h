/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-inequality.h"

G_BEGIN_DECLS

/**
 * FwCliSample:
 *
 * Weighted microdata read from a table: one number a row, and where they were asked for a weight
 * and a group. Grows in place; at most about 20 million rows, so that reading and measuring stay
 * under 1 GB.
 */
typedef struct
{
  double *value;
  double *weight; /* or NULL */
  guint32 *group; /* or NULL */
  gsize n, allocated;
  GPtrArray *groups; /* names, by number */
  gsize n_missing;   /* rows left out: no value or no weight */
} FwCliSample;

gboolean fw_cli_sample_read (FwCliSample *self, const char *path, const char *value,
                             const char *weight, const char *group, GError **error);
void fw_cli_sample_clear (FwCliSample *self);
FweSample fw_cli_sample_view (const FwCliSample *self);
/* Brings the rows of each group together, in place; start[g] to start[g + 1] are its rows. */
void fw_cli_sample_sort_by_group (FwCliSample *self, gsize *start);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwCliSample, fw_cli_sample_clear)

G_END_DECLS
