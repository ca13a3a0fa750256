/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-provider.h"

#include "fw-part-private.h"

static const FwField fields[] = {
  FW_TEXT ("organisation"),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwProvider, fw_provider, FW_LIST_PROVIDERS, fields)
