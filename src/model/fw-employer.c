/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-employer.h"

#include "fw-part-private.h"

static const FwField fields[] = {
  FW_REF ("occupation", FW_LIST_OCCUPATIONS),
  FW_TEXT ("organisation"),
  FW_TEXT ("sector"),
  FW_SWITCH ("pledged", TRUE),
  FW_WHOLE ("from-quarter", 1, 160, 1),
  FW_WHOLE ("to-quarter", 1, 160, 8),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwEmployer, fw_employer, FW_LIST_EMPLOYERS, fields)
