/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first thread: all threads share one store, so that what one frees another can use and
 * the system can have back, large blocks at once. Threads of a run ask for memory once, not while
 * they count. */
void fw_memory_share (void);
/* Gives memory that is free back to the system once nothing has called for a second. Called when
 * something large has ended; a drag, which starts it again at once, keeps what it needs. Main
 * thread only. */
void fw_memory_release_soon (void);
/* Called then too, to give back what malloc knows nothing of. Main thread only. */
void fw_memory_set_rest (void (*rest) (void));
/* The same at once, for who has waited already. */
void fw_memory_release (void);

G_END_DECLS
