/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-parity.h"

#include <math.h>
#include <stdlib.h>

/**
 * fwe_result_stage_people:
 * @self: a result
 * @ratio: a step from one stage to the next
 * @group: index
 *
 * Returns: people of the group at the first of the two stages, on average [persons]
 */
double
fwe_result_stage_people (const FweResult *self, FweRatio ratio, size_t group)
{
  FweSummary *const *at = self->groups;

  switch (ratio)
    {
    case FWE_R_ENROLLED:
      return at[FWE_G_APPLICANTS][group].mean;
    case FWE_R_COMPLETED:
      return at[FWE_G_COMPLETED][group].mean + at[FWE_G_LEFT][group].mean;
    case FWE_R_PLACED:
      return at[FWE_G_COMPLETED][group].mean - at[FWE_G_KEPT][group].mean;
    case FWE_R_RETAINED_Q4:
      return at[FWE_G_RETAINED_Q4][group].mean + at[FWE_G_LOST][group].mean;
    case FWE_R_LOCAL:
    default:
      return at[FWE_G_PLACED][group].mean;
    }
}

/* The groups with the lowest and the highest median share, of those large enough. */
static size_t
find_pair (const FweResult *result, FweRatio ratio, FweParity *parity)
{
  const FweSummary *shares = result->ratios[ratio];
  size_t n = 0;

  for (size_t g = 0; g < result->n_groups; g++)
    {
      if (!(fwe_result_stage_people (result, ratio, g) >= FWE_FEWEST) || !isfinite (shares[g].p50))
        continue;
      if (n == 0 || shares[g].p50 < shares[parity->low].p50)
        parity->low = g;
      if (n == 0 || shares[g].p50 > shares[parity->high].p50)
        parity->high = g;
      n++;
    }
  parity->n_groups = n;
  return n;
}

/**
 * fwe_parity_find:
 * @sheet: a full sheet
 * @result: whose groups and ratios are summarised; its parities are filled
 *
 * How the lowest share of a step stands to the highest. Taken draw by draw, for what moves both
 * groups alike (openings that do not come, a strong course) says nothing about the gap between
 * them.
 *
 * Returns: FALSE when there is no memory
 */
bool
fwe_parity_find (const FweSheet *sheet, FweResult *result)
{
  const size_t n = sheet->n_draws;
  double *draws = malloc (2 * n * sizeof (double));

  if (draws == NULL)
    return false;
  for (size_t r = 0; r < FWE_N_RATIOS; r++)
    {
      FweParity *parity = &result->parities[r];

      *parity = (FweParity){ 0 };
      if (find_pair (result, (FweRatio)r, parity) > 0)
        {
          const size_t first = sheet->records.ratios + r * result->n_groups;
          const double *low = fwe_sheet_draws (sheet, first + parity->low);
          const double *high = fwe_sheet_draws (sheet, first + parity->high);

          for (size_t i = 0; i < n; i++)
            draws[i] = high[i] > 0 ? low[i] / high[i] : NAN;
          fwe_stats_summarise (draws, n, draws + n, &parity->ratio);
        }
    }
  free (draws);
  return true;
}
