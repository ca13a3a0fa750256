/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwCommunityPartner:
 *
 * An organisation of a neighbourhood that refers people to programs or gives them a place.
 */
#define FW_TYPE_COMMUNITY_PARTNER (fw_community_partner_get_type ())
G_DECLARE_FINAL_TYPE (FwCommunityPartner, fw_community_partner, FW, COMMUNITY_PARTNER, GObject)

FwCommunityPartner *fw_community_partner_new (const char *id);

G_END_DECLS
