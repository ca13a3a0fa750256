/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-catalogue-rows.h"

#include <string.h>

typedef struct
{
  FwRow *rows;
  guint n;
} Joined;

static void
append (Joined *joined, const FwRow *(*section) (guint *n_rows))
{
  guint n;
  const FwRow *rows = section (&n);

  joined->rows = g_renew (FwRow, joined->rows, joined->n + n);
  memcpy (joined->rows + joined->n, rows, n * sizeof *rows);
  joined->n += n;
}

static Joined *
join (void)
{
  Joined *joined = g_new0 (Joined, 1);

  append (joined, fw_catalogue_program_rows);
  append (joined, fw_catalogue_offer_rows);
  append (joined, fw_catalogue_money_rows);
  append (joined, fw_catalogue_assumption_rows);
  append (joined, fw_catalogue_equity_rows);
  return joined;
}

const FwRow *
fw_catalogue_rows (guint *n_rows)
{
  static Joined *joined = NULL;

  if (g_once_init_enter (&joined))
    g_once_init_leave (&joined, join ());

  if (n_rows != NULL)
    *n_rows = joined->n;
  return joined->rows;
}
