/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-source.h"

static const FwSource *const sources[FW_N_SERVICES] = {
  [FW_SERVICE_ACS] = &fw_source_acs,
  [FW_SERVICE_BLS] = &fw_source_bls,
  [FW_SERVICE_PROJECTIONS] = &fw_source_projections,
  [FW_SERVICE_ETP] = &fw_source_etp,
  [FW_SERVICE_SCORECARD] = &fw_source_scorecard,
  [FW_SERVICE_FEED] = NULL,
};

const FwSource *
fw_source_find (FwServiceId service)
{
  g_return_val_if_fail (service < FW_N_SERVICES, NULL);
  return sources[service];
}
