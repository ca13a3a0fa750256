/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-group.h"

#include "fw-part-private.h"

/* What the profile of the place and the patterns of the states know; "none" is a group of another
 * kind, which states its share and percentiles itself. */
static const char *const races[] = { "none",  "white-not-hispanic", "hispanic", "black", "asian",
                                     "other", "asian-and-other",    NULL };

static const FwField fields[] = {
  FW_CHOICE ("race", races),    FW_NUMBER ("share", 0, 1),
  FW_NUMBER ("p20", 1, 1e7),    FW_NUMBER ("p50", 1, 1e7),
  FW_NUMBER ("p80", 1, 1e7),    FW_WHOLE ("percentiles-year", 1990, 2100, 2023),
  FW_NUMBER ("employed", 0, 1), FW_TEXT ("note"),
  FW_TEXT ("source"),           FW_TEXT ("url"),
};

FW_DEFINE_PART (FwGroup, fw_group, FW_LIST_GROUPS, fields)
