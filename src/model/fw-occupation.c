/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-occupation.h"

#include "fw-part-private.h"

static const FwField fields[] = {
  FW_TEXT ("code"),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwOccupation, fw_occupation, FW_LIST_OCCUPATIONS, fields)
