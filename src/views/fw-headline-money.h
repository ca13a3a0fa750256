/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-headline.h"

G_BEGIN_DECLS

/* What the tiles and the head of the money page say of a result, in the locale. */

typedef enum
{
  FW_MONEY_COST = 0, /* of the whole plan, not discounted */
  FW_MONEY_SEAT,
  FW_MONEY_COMPLETER,
  FW_MONEY_NET_VALUE, /* to society, discounted */
  FW_MONEY_MVPF,
  FW_N_MONEY_TILES,
} FwMoneyTile;

void fw_headline_money_words (FwResult *result, FwMoneyTile tile, FwHeadlineWords *out);
/* The page's finding, and the line under it. (transfer full) */
char *fw_headline_money_finding (FwResult *result);
char *fw_headline_money_line (FwResult *result);

G_END_DECLS
