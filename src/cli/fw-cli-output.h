/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Standard output, with the errors that a full disk or a closed pipe makes. */
gboolean fw_cli_print (const char *text, GError **error);
gboolean fw_cli_print_json (JsonNode *root, GError **error);
gboolean fw_cli_flush (GError **error);
/* A remark on standard error, not an error. */
void fw_cli_remark (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Share done on standard error, only when that is a terminal; done = 1 wipes the line. */
void fw_cli_progress (double done, gpointer what);

/* Progress of work that comes in steps; each has fw_cli_step_progress() as its hook. */
typedef struct
{
  guint step, n_steps;
} FwCliSteps;

void fw_cli_step_progress (double done, gpointer steps);

G_END_DECLS
