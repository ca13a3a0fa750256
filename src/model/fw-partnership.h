/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/* What a partnership does; the ids of the file are "trains", "hires", "pays", "refers". */
typedef enum
{
  FW_PARTNERSHIP_TRAINS = 0, /* provider to program */
  FW_PARTNERSHIP_HIRES,      /* program to employer, with the commitment */
  FW_PARTNERSHIP_PAYS,       /* fund to program */
  FW_PARTNERSHIP_REFERS,     /* community partner to program */
  FW_N_PARTNERSHIPS,
} FwPartnershipKind;

/**
 * FwPartnership:
 *
 * A typed link between two parts of the plan, over quarters. A "hires" link carries the commitment:
 * openings by quarter (of the employer's occupation, or of its own), skills asked for, degree rule,
 * waiver offered, preferred or open hiring, data shared or not.
 */
#define FW_TYPE_PARTNERSHIP (fw_partnership_get_type ())
G_DECLARE_FINAL_TYPE (FwPartnership, fw_partnership, FW, PARTNERSHIP, GObject)

FwPartnership *fw_partnership_new (const char *id);
FwPartnershipKind fw_partnership_get_kind (FwPartnership *self);
/* Ids of the two ends; the kind says in which lists. */
const char *fw_partnership_get_from (FwPartnership *self);
const char *fw_partnership_get_to (FwPartnership *self);
FwList fw_partnership_kind_from_list (FwPartnershipKind kind);
FwList fw_partnership_kind_to_list (FwPartnershipKind kind);
/* Share of the skills asked for that are among those taught; 1 when none is asked for. */
double fw_partnership_coverage (FwPartnership *self, const char *const *taught);

G_END_DECLS
