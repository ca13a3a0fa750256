/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-parameter.h"

G_BEGIN_DECLS

/**
 * FwParameters:
 *
 * The parameters of one object, or of the plan itself, in catalogue order. A #GListModel of
 * #FwParameter whose items never change (their values do).
 */
#define FW_TYPE_PARAMETERS (fw_parameters_get_type ())
G_DECLARE_FINAL_TYPE (FwParameters, fw_parameters, FW, PARAMETERS, GObject)

FwParameters *fw_parameters_new (FwOwner owner, const char *id);
FwOwner fw_parameters_get_owner (FwParameters *self);
/* member: "completion", or a whole plan-wide key; NULL when there is none. (transfer none) */
FwParameter *fw_parameters_find (FwParameters *self, const char *member);
double fw_parameters_get_value (FwParameters *self, const char *member);

G_END_DECLS
