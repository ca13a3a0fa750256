/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-remark.h"

#include "fw-part-private.h"

static const FwField fields[] = {
  FW_TEXT ("text"),
  FW_SWITCH ("first", FALSE),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwRemark, fw_remark, FW_LIST_REMARKS, fields)
