/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fw-catalogue.h"

G_BEGIN_DECLS

/* Where a parameter's number comes from. */
typedef enum
{
  FW_ORIGIN_CATALOGUE = 0, /* nobody set it: the row's fallback */
  FW_ORIGIN_PLAN,          /* the plan file states it, with a source or a reason */
  FW_ORIGIN_SCENARIO,      /* a scenario overrides it */
} FwOrigin;

GType fw_origin_get_type (void) G_GNUC_CONST;
#define FW_TYPE_ORIGIN (fw_origin_get_type ())

/**
 * FwParameter:
 *
 * One catalogue row of one object: a number with its range, source and origin. Read only for
 * everybody but an #FwChange. Properties: key, title, value, p10, p90, source, url, note, origin.
 */
#define FW_TYPE_PARAMETER (fw_parameter_get_type ())
G_DECLARE_FINAL_TYPE (FwParameter, fw_parameter, FW, PARAMETER, GObject)

const FwRow *fw_parameter_get_row (FwParameter *self);
const char *fw_parameter_get_key (FwParameter *self);
const char *fw_parameter_get_title (FwParameter *self); /* the row's, translated */
double fw_parameter_get_value (FwParameter *self);
/* Evidence range; both equal the value for a fixed number. */
double fw_parameter_get_p10 (FwParameter *self);
double fw_parameter_get_p90 (FwParameter *self);
/* The value p10 and p90 belong to: the plan's own number, whatever a scenario sets. */
double fw_parameter_get_evidence (FwParameter *self);
const char *
fw_parameter_get_source (FwParameter *self);          /* the plan's, else the row's; never NULL */
const char *fw_parameter_get_url (FwParameter *self); /* or NULL */
/* What a person wrote beside the number, whatever a scenario sets; NULL for nothing. */
const char *fw_parameter_get_note (FwParameter *self);
FwOrigin fw_parameter_get_origin (FwParameter *self);
/* TRUE when the source is a reason we give and not a publication. */
gboolean fw_parameter_is_assumption (FwParameter *self);

/**
 * FwGround:
 * @FW_GROUND_DECISION: a switch or a choice: nothing that could be measured
 * @FW_GROUND_CITED: a published figure that the plan cites
 * @FW_GROUND_ASSUMED: an assumption of the plan
 * @FW_GROUND_SCENARIO: set in the scenario that is shown
 * @FW_GROUND_OWN_CITED: a published figure that comes with Fairway
 * @FW_GROUND_OWN_ASSUMED: an assumption that comes with Fairway
 *
 * What a number rests on. Whoever counts assumptions counts by this, so that all say one count.
 */
typedef enum
{
  FW_GROUND_DECISION = 0,
  FW_GROUND_CITED,
  FW_GROUND_ASSUMED,
  FW_GROUND_SCENARIO,
  FW_GROUND_OWN_CITED,
  FW_GROUND_OWN_ASSUMED,
  FW_N_GROUNDS,
} FwGround;

FwGround fw_parameter_get_ground (FwParameter *self);

G_END_DECLS
