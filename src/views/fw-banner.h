/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One sentence across the window with what can be done about it: beside it where there is room,
 * below it where there is not. (AdwBanner is newer than our floor, and has one button.) */
#define FW_TYPE_BANNER (fw_banner_get_type ())
G_DECLARE_FINAL_TYPE (FwBanner, fw_banner, FW, BANNER, AdwBin)

/**
 * FwBannerButton:
 * @label: with a mnemonic
 * @action: of the window
 */
typedef struct
{
  const char *label;
  const char *action;
} FwBannerButton;

GtkWidget *fw_banner_new (void);
/* Says it also to those who do not see it. */
void fw_banner_show (FwBanner *self, const char *text, const FwBannerButton *buttons,
                     guint n_buttons);
void fw_banner_hide (FwBanner *self);
const char *fw_banner_get_text (FwBanner *self); /* NULL while hidden */

G_END_DECLS
