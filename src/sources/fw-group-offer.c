/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include <math.h>

FwGroupOffer *
fw_group_offer_new (void)
{
  FwGroupOffer *self = g_new0 (FwGroupOffer, 1);

  self->share = self->p20 = self->p50 = self->p80 = FW_FIGURE_NONE;
  return self;
}

void
fw_group_offer_free (FwGroupOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->race);
  g_free (self->source);
  g_free (self->fetched);
  g_free (self);
}
