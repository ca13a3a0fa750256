/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fwe-draws.h"
#include "fwe-math.h"

/**
 * fwe_sampler_apply:
 * @self: a quantity made ready
 * @normal: n standard normals; not read where it has no spread
 * @uniform: n uniforms; not read where it is never 0 by chance
 * @n: how many, at most FWE_SAMPLER_CHUNK
 * @out: (out): n values
 */
void
fwe_sampler_apply (const FweSampler *self, const double *restrict normal,
                   const double *restrict uniform, size_t n, double *restrict out)
{
  const double centre = self->centre, sigma = self->sigma, lo = self->lo, hi = self->hi;
  double link[FWE_SAMPLER_CHUNK];

  link[0] = centre; /* so that it is never all unset, even where n is 0 */
  if (self->kind == FWE_DIST_FIXED)
    {
      for (size_t i = 0; i < n; i++)
        out[i] = centre;
    }
  else
    {
      for (size_t i = 0; i < n; i++)
        link[i] = centre + sigma * normal[i];

      if (self->kind == FWE_DIST_LOGIT_NORMAL)
        fwe_expit_n (link, out, n);
      else if (self->kind == FWE_DIST_LOG_NORMAL)
        fwe_exp_n (link, out, n);
      else
        memcpy (out, link, n * sizeof (double));
    }

  for (size_t i = 0; i < n; i++)
    {
      const double above = out[i] > lo ? out[i] : lo;

      out[i] = above < hi ? above : hi;
    }

  if (self->p_zero > 0)
    for (size_t i = 0; i < n; i++)
      out[i] = uniform[i] < self->p_zero ? 0.0 : out[i];
}

/**
 * fwe_sampler_evaluate:
 * @self: a quantity made ready
 * @from: first draw
 * @n: draws
 * @out: (out): n values in the quantity's unit, each in its bounds or 0 by @p_zero
 */
void
fwe_sampler_evaluate (const FweSampler *self, size_t from, size_t n, double *restrict out)
{
  for (size_t done = 0; done < n; done += FWE_SAMPLER_CHUNK)
    {
      const size_t m = n - done < FWE_SAMPLER_CHUNK ? n - done : FWE_SAMPLER_CHUNK;
      const double *normal = self->normal != NULL ? self->normal + from + done : NULL;
      const double *uniform = self->uniform != NULL ? self->uniform + from + done : NULL;

      fwe_sampler_apply (self, normal, uniform, m, out + done);
    }
}
