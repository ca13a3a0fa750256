/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-offer.h"

G_BEGIN_DECLS

#define FW_OFFER_MAX_TITLE 160  /* characters */
#define FW_OFFER_MAX_TEXT  1000 /* of any other text */

/* One line of text: white space and control characters become single spaces, what is longer is cut
 * with an ellipsis; NULL for NULL and for nothing but space. (transfer full) */
char *fw_offer_tidy (const char *text, guint max_characters);
/* "U.S. Department of Labor, ... (2026-11-21)" (transfer full) */
char *fw_offer_source_line (const char *source, const char *fetched);

G_END_DECLS
