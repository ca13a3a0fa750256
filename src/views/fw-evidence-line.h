/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_EVIDENCE_LINE (fw_evidence_line_get_type ())
G_DECLARE_FINAL_TYPE (FwEvidenceLine, fw_evidence_line, FW, EVIDENCE_LINE, GtkWidget)

/* A thin line under the trough of a scale, from one value to another: the range of the evidence.
 * Laid over the scale; nothing is drawn while both ends are the same. */
GtkWidget *fw_evidence_line_new (void);
void fw_evidence_line_set_range (FwEvidenceLine *self, double from, double to);

G_END_DECLS
