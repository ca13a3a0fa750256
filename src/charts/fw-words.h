/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

/* A chart for people who do not see it; every string from the same scene as the picture. */

/* One sentence: what kind of chart, of what, and the one finding. (transfer full) */
char *fw_words_alt (const FwScene *scene);
/* The long description: subtitle, the numbers that matter, where they come from. (transfer full) */
char *fw_words_description (const FwScene *scene);
/* "Q3 2028, middle run, 142 placements, 80% range 85 to 184". (transfer full) */
char *fw_words_datum (const FwScene *scene, int datum);
/* All of it as plain text, table included. (transfer full) */
char *fw_words_text (const FwScene *scene);

/* "Hennepin County" of "Hennepin County, Minnesota", for titles. (transfer full) */
char *fw_words_short_place (const char *place);

G_END_DECLS
