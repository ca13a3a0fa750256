/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-additionality.h"

/**
 * fwe_additionality:
 * @placed: gross placements [persons]
 * @local: those of them who are still in the place [persons, 0 to placed]
 * @deadweight: share who would hold such a job anyway, 0 to 1
 * @displacement: share of all placements that takes a job from another resident, 0 to 1
 * @steps: (out): FWE_W_ rows [persons]; the losses are <= 0
 *
 * net = placed (1 - deadweight) (1 - displacement) (still local / placed), the Additionality
 * Guide's chain without substitution and multiplier (worked case S19). The last step is the sum of
 * the four before it, to the bit.
 */
void
fwe_additionality (FweIn placed, FweIn local, FweIn deadweight, FweIn displacement,
                   FweRow steps[FWE_N_WATERFALL])
{
  FWE_EACH (i)
  {
    const double additional = 1 - deadweight[i];
    const double kept = additional * (1 - displacement[i]);

    steps[FWE_W_PLACED][i] = placed[i];
    steps[FWE_W_DEADWEIGHT][i] = -placed[i] * deadweight[i];
    steps[FWE_W_DISPLACEMENT][i] = -placed[i] * additional * displacement[i];
    steps[FWE_W_MOVED_AWAY][i] = -fwe_max (placed[i] - local[i], 0) * kept;
    steps[FWE_W_NET_LOCAL][i] = steps[FWE_W_PLACED][i] + steps[FWE_W_DEADWEIGHT][i]
                                + steps[FWE_W_DISPLACEMENT][i] + steps[FWE_W_MOVED_AWAY][i];
  }
}
