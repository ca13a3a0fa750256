/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"
#include "fw-split.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window remembers. Where the settings' schema is not installed (a program run out of its
 * build folder) nothing is remembered, and nothing fails. */
void fw_settings_restore_window (GtkWindow *window);
void fw_settings_restore_plan (FwSplit *split, AdwViewStack *pages);
void fw_settings_save_window (GtkWindow *window);
void fw_settings_save_plan (FwSplit *split, const char *page);

/* A switch that shows and sets whether the version before each save is kept. */
void fw_settings_bind_keep_previous (GtkWidget *toggle);
/* A switch that shows and sets whether the plans open at the end are opened again. */
void fw_settings_bind_restore_session (GtkWidget *toggle);
/* What FwSession noted last, or NULL when it is not to be restored. (transfer full) */
GVariant *fw_settings_get_session (void);
void fw_settings_set_session (GVariant *session);
/* The document does as the setting says, now and when it changes. */
void fw_settings_follow_document (FwDocument *document);

G_END_DECLS
