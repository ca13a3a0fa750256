/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-comparison.h"

G_BEGIN_DECLS

/* What the page Compare says over its charts; each is (transfer full). comparison: (nullable). */
char *fw_headline_compare_finding (FwComparison *comparison);
char *fw_headline_compare_line (FwComparison *comparison);

G_END_DECLS
