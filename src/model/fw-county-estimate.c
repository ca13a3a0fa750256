/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-data.h"

#include <string.h>

#include "fw-error.h"

/**
 * fw_county_estimate:
 * @county: a county
 * @out: (out): indices of the distribution fitted to its brackets and mean [2010 dollars]
 * @error: return location
 *
 * Returns: FALSE when the county has no distribution (no households)
 */
gboolean
fw_county_estimate (const FwCounty *county, FwCountyEstimate *out, GError **error)
{
  FweBrackets brackets = { .mean = county->mean };
  FweFault fault = { 0 };
  FweIncomes *incomes;
  gboolean ok;

  g_return_val_if_fail (county != NULL && out != NULL, FALSE);

  memcpy (brackets.counts, county->counts, sizeof brackets.counts);
  memcpy (brackets.edges, fwe_acs_edges, sizeof brackets.edges);

  incomes = fwe_incomes_new (&brackets, &fault);
  ok = incomes != NULL && fwe_incomes_indices (incomes, &out->indices, &fault);
  if (ok)
    {
      out->gini = out->indices.gini;
      out->median = out->indices.median;
      out->mean = out->indices.mean;
      out->fit = fwe_incomes_fit (incomes);
      out->gini_published = county->gini;
      out->median_published = county->median;
    }
  else
    g_propagate_error (error, fw_error_from_fault (&fault));
  fwe_incomes_free (incomes);

  return ok;
}
