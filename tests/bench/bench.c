/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

double
bench_now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

void
bench_memory_reset (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file)
    {
      fputs ("5", file);
      fclose (file);
    }
}

double
bench_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return NAN;
  line = strstr (text, "VmHWM:");

  return line ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : NAN;
}

void
bench_report (const char *what, double ms, const char *plain, double plain_ms)
{
  g_print ("%-52s %10.3f ms   %s %10.3f ms   ratio %.1f\n", what, ms, plain, plain_ms,
           plain_ms / ms);
}
