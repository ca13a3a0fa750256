/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-influence-words.h"

G_BEGIN_DECLS

FwScene *fw_chart_tornado (const FwInfluencesData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
