/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwEmployer:
 *
 * One hiring line of an employer: openings in one occupation over a window of quarters, pledged or
 * projected. Which programs it hires from, and on what terms, is an #FwPartnership.
 * Parameters: employers.ID.{openings,honoured,degree,waives,realised,pay}.
 */
#define FW_TYPE_EMPLOYER (fw_employer_get_type ())
G_DECLARE_FINAL_TYPE (FwEmployer, fw_employer, FW, EMPLOYER, GObject)

FwEmployer *fw_employer_new (const char *id);

G_END_DECLS
