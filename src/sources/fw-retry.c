/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-retry.h"

gboolean
fw_retry_is_status (guint status)
{
  switch (status)
    {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return TRUE;
    default:
      return FALSE;
    }
}

guint
fw_retry_wait (guint first, guint tries, double jitter)
{
  g_return_val_if_fail (tries >= 1 && tries <= FW_RETRY_TRIES, first);
  g_return_val_if_fail (jitter >= 0 && jitter <= 1, first);

  return (guint)((double)first * (double)(1u << (tries - 1)) * (0.5 + jitter));
}
