/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-http.h"
#include "fw-runner.h"

G_BEGIN_DECLS

typedef enum
{
  FW_REFRESH_HIDDEN = 0,
  FW_REFRESH_ASKING,
  FW_REFRESH_NEWER,   /* old against new; nothing is changed yet */
  FW_REFRESH_NOTHING, /* all is as the plan has it, or nothing came: the panel says so */
} FwRefreshState;

/* Asks the services that gave the plan's series, shows old against new and what that does to the
 * headline, and applies it as one change once told to. Property: state. */
#define FW_TYPE_REFRESH_PANEL (fw_refresh_panel_get_type ())
G_DECLARE_FINAL_TYPE (FwRefreshPanel, fw_refresh_panel, FW, REFRESH_PANEL, AdwBin)

GtkWidget *fw_refresh_panel_new (void);
void fw_refresh_panel_set_runner (FwRefreshPanel *self, FwRunner *runner);
void fw_refresh_panel_set_narrow (FwRefreshPanel *self, gboolean narrow);
/* service: as the plan's series name it, or NULL for all. On a metered connection the person is
 * asked first. */
void fw_refresh_panel_start (FwRefreshPanel *self, FwHttp *http, const char *service);
void fw_refresh_panel_cancel (FwRefreshPanel *self);
FwRefreshState fw_refresh_panel_get_state (FwRefreshPanel *self);
/* How many of the plan's series are published anew; 0 but in FW_REFRESH_NEWER. */
guint fw_refresh_panel_get_n_newer (FwRefreshPanel *self);

G_END_DECLS
