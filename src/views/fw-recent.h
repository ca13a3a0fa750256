/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The plans opened or saved lately, kept by the desktop's own list of recent files. */
typedef struct
{
  char *uri;
  char *name; /* without the extension */
  char *when; /* "21 Nov 2026" in the locale, with the folder */
} FwRecent;

void fw_recent_add (GFile *file);
/* Newest first, only files that are still there. (transfer full): FwRecent */
GPtrArray *fw_recent_list (guint max);

G_END_DECLS
