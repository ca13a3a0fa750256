/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-io.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes are refused with a reason, or open as a plan that saves and opens as the same bytes. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_plan_new_from_bytes (bytes, "input", &error);
  g_autoptr (FwPlan) again = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (plan == NULL)
    {
      if (error == NULL || !g_utf8_validate (error->message, -1, NULL))
        abort ();
      return 0;
    }
  once = fw_plan_to_bytes (plan, NULL);
  if (once == NULL)
    abort ();
  again = fw_plan_new_from_bytes (once, "saved", NULL);
  if (again == NULL)
    abort ();
  twice = fw_plan_to_bytes (again, NULL);
  if (twice == NULL || !g_bytes_equal (once, twice))
    abort ();
  return 0;
}
