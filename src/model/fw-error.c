/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-error.h"

#include <glib/gi18n-lib.h>

#include "fw-unit.h"

G_DEFINE_QUARK (fw_error, fw_error)

/**
 * fw_error_from_fault:
 * @fault: what the engine refused
 *
 * The one place that turns an engine fault into a sentence.
 *
 * Returns: (transfer full): the error
 */
GError *
fw_error_from_fault (const FweFault *fault)
{
  const char *input = fault->input != NULL ? fault->input : "plan";
  g_autofree char *value = fw_unit_format (fault->value, FW_UNIT_RATIO, FW_STYLE_TABLE);
  g_autofree char *place = fw_unit_format ((double)fault->index + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);

  switch (fault->code)
    {
    case FWE_FAULT_OUT_OF_RANGE:
      return g_error_new (FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                          _ ("“%s” number %s is %s, which is outside its range."), input, place,
                          value);
    case FWE_FAULT_TOO_MANY:
      return g_error_new (FW_ERROR, FW_ERROR_TOO_LARGE,
                          _ ("“%s”: %s is more than the model takes."), input, value);
    case FWE_FAULT_BAD_INDEX:
      return g_error_new (FW_ERROR, FW_ERROR_BAD_DOCUMENT,
                          _ ("“%s” number %s points at something the plan does not have."), input,
                          place);
    case FWE_FAULT_EMPTY:
      return g_error_new (FW_ERROR, FW_ERROR_ENGINE,
                          _ ("“%s” is empty; there is nothing to compute on."), input);
    case FWE_FAULT_NOT_DEFINED:
      return g_error_new (FW_ERROR, FW_ERROR_ENGINE, _ ("“%s” is not defined for these numbers."),
                          input);
    case FWE_FAULT_CONSERVATION:
      return g_error_new (
          FW_ERROR, FW_ERROR_ENGINE,
          _ ("The model lost or made people in “%s” and stopped; please report this plan."), input);
    case FWE_FAULT_STOPPED:
      return g_error_new (FW_ERROR, FW_ERROR_STOPPED, _ ("Stopped."));
    case FWE_FAULT_NO_MEMORY:
      return g_error_new (FW_ERROR, FW_ERROR_TOO_LARGE,
                          _ ("There is not enough memory for this plan."));
    case FWE_FAULT_NONE:
    default:
      break;
    }

  g_assert_not_reached ();
}
