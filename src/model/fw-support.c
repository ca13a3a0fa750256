/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-support.h"

#include "fw-part-private.h"

/* A paid placement and support after placement are two of the four marks of the trials that raised
 * earnings; the model reads them from here when they are funded. */
static const char *const kinds[]
    = { "other",      "evening",        "child-care", "stipend",        "transport", "device",
        "local-site", "local-trainers", "paid-work",  "post-placement", NULL };

static const FwField fields[] = {
  FW_CHOICE ("kind", kinds), FW_SWITCH ("to-participant", FALSE),
  FW_TEXT ("note"),          FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwSupport, fw_support, FW_LIST_SUPPORTS, fields)
