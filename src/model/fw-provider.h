/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwProvider:
 *
 * An organisation that trains. Fields: organisation (the real name, only with a figure its source
 * states), source, url.
 */
#define FW_TYPE_PROVIDER (fw_provider_get_type ())
G_DECLARE_FINAL_TYPE (FwProvider, fw_provider, FW, PROVIDER, GObject)

FwProvider *fw_provider_new (const char *id);

G_END_DECLS
