/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-parameter.h"

G_BEGIN_DECLS

/* What only a change and the reader of a plan file may do to a parameter. */

typedef struct
{
  double value;
  double evidence, p10, p90;
  gboolean has_range; /* the plan states p10 and p90 */
  char *source, *url;
  char *note; /* a person's own */
  FwOrigin origin;
  JsonObject *unknown; /* members of its JSON object that we do not know */
} FwParameterState;

FwParameterState *fw_parameter_state_copy (const FwParameterState *self);
void fw_parameter_state_free (FwParameterState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwParameterState, fw_parameter_state_free)
/* Value inside the row's limits; a stated range around it and, where it varies, strictly inside
 * the limits of its link. */
gboolean fw_parameter_state_check (const FwParameterState *self, const FwRow *row, const char *key,
                                   GError **error);

FwParameter *fw_parameter_new (const FwRow *row, const char *id);
/* The same parameter as a scenario sees it: own value and origin, all else the base's. */
FwParameter *fw_parameter_new_resolved (FwParameter *base);
FwParameter *fw_parameter_get_base (FwParameter *self);
void fw_parameter_set_value (FwParameter *self, double value);
void fw_parameter_set_origin (FwParameter *self, FwOrigin origin);
const FwParameterState *fw_parameter_get_state (FwParameter *self);
void fw_parameter_set_state (FwParameter *self, const FwParameterState *state);

G_END_DECLS
