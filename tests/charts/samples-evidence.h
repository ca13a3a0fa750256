/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samples.h"

G_BEGIN_DECLS

/* Invented trials for the charts of the evidence page. */
#define MAX_EVIDENCE_SAMPLES 32

/* The nth of all, NULL after the last. */
const Sample *sample_evidence (guint n);

G_END_DECLS
