/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"
#include "fw-http.h"

G_BEGIN_DECLS

#define FW_TYPE_PLACE_WINDOW (fw_place_window_get_type ())
G_DECLARE_FINAL_TYPE (FwPlaceWindow, fw_place_window, FW, PLACE_WINDOW, AdwWindow)

/* Add a place: choose it, see who will be asked for what, watch, look at what arrived, use it as
 * one undoable change. document: NULL to make a new plan. Signal "used" (FwDocument *document), new
 * or the one given, once the change is applied. */
FwPlaceWindow *fw_place_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document);

G_END_DECLS
