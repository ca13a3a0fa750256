/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-community-partner.h"

#include "fw-part-private.h"

static const FwField fields[] = {
  FW_TEXT ("organisation"), FW_TEXT ("neighbourhood"), FW_TEXT ("note"),
  FW_TEXT ("source"),       FW_TEXT ("url"),
};

FW_DEFINE_PART (FwCommunityPartner, fw_community_partner, FW_LIST_PARTNERS, fields)
