/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-fault.h"

G_BEGIN_DECLS

#define FW_ERROR (fw_error_quark ())

/* What a user can cause. One domain for the model; each message says what was found, where, and what is
 * wanted, in words for the person at the screen. */
typedef enum
{
  FW_ERROR_BAD_DOCUMENT,  /* a plan file is refused: names line and member */
  FW_ERROR_BAD_DATA,      /* a table is refused: names line and column */
  FW_ERROR_NEWER_VERSION, /* made by a newer Fairway */
  FW_ERROR_TOO_LARGE,
  FW_ERROR_UNKNOWN_KEY,   /* no such catalogue key: names the nearest */
  FW_ERROR_OUT_OF_RANGE,  /* a value outside its row's range: names the range */
  FW_ERROR_NOT_FOUND,     /* no such plan, place, scenario, chart */
  FW_ERROR_CHANGED,       /* the file changed on disk since it was opened */
  FW_ERROR_NOT_SAVED,
  FW_ERROR_ENGINE,        /* the engine refused the plan */
  FW_ERROR_STOPPED,
} FwError;

GQuark fw_error_quark (void);
GError *fw_error_from_fault (const FweFault *fault);

G_END_DECLS
