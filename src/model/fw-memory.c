/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-memory.h"

static void (*at_rest) (void);

#ifdef __GLIBC__
#include <malloc.h>

#define REST  1000         /* ms */
#define LARGE (128 * 1024) /* bytes */

static guint rest_id;

/* A run's numbers are tens of megabytes, which the C library keeps for the next one. */
static gboolean
rest_cb (gpointer data)
{
  rest_id = 0;
  if (at_rest)
    at_rest ();
  fw_memory_release ();
  return G_SOURCE_REMOVE;
}
#endif

void
fw_memory_release (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

void
fw_memory_share (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
  /* Left alone the library would move this up with each large block freed, to tens of megabytes. */
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
}

void
fw_memory_release_soon (void)
{
#ifdef __GLIBC__
  g_clear_handle_id (&rest_id, g_source_remove);
  rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST, rest_cb, NULL, NULL);
#endif
}

void
fw_memory_set_rest (void (*rest) (void))
{
  at_rest = rest;
}
