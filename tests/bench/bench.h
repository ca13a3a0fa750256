/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* CPU time of this process [ms]. */
double bench_now (void);
/* Most memory this process has held since the reset [MB]; NaN where the system does not tell. */
void bench_memory_reset (void);
double bench_memory (void);
/* Prints a figure beside the plain computation of the same thing, measured in the same program. */
void bench_report (const char *what, double ms, const char *plain, double plain_ms);
