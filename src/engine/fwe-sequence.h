/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Sobol's sequence: points that fill a cube more evenly than chance does. */
#define FWE_SEQUENCE_DIMENSIONS 31
#define FWE_SEQUENCE_POINTS     (UINT32_C (1) << 24)

/* Coordinates of the first n points in one dimension, each over 0 and under 1. The shift (all bits
 * of each coordinate turned over where it has one) makes another sequence as even as the first. */
void fwe_sequence_fill (size_t dimension, uint32_t shift, size_t n, double *restrict out);
