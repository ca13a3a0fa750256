/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Libraries that a sitting may never need (the network, the keyring, PDF) are opened when they are
 * first called: they and what they stand on would take five megabytes of every window and a tenth
 * of the time to its start. A caller includes the library's header for its types, is compiled with
 * its flags but not linked with it, and lists what it calls:
 *
 *   #define CALLS(CALL) CALL (secret, password_lookup) CALL (secret, password_store)
 *   typedef struct
 *   {
 *     CALLS (FW_LIBRARY_MEMBER)
 *   } Secret;
 *   static const char *const names[] = { CALLS (FW_LIBRARY_NAME) };
 *
 * and calls secret->password_lookup (). */
#define FW_LIBRARY_MEMBER(prefix, name) __typeof__ (prefix##_##name) *name;
#define FW_LIBRARY_NAME(prefix, name)   #prefix "_" #name,

/* Opens a library by the name it was linked with when Fairway was built, and puts the addresses of
 * its functions, in the order of names, into the struct at calls. Never closed. FALSE with
 * FW_ERROR_NOT_FOUND where it is not installed, or lacks one of them; calls is then as it was. */
gboolean fw_library_open (const char *file, const char *const *names, guint n, gpointer calls,
                          GError **error);

G_END_DECLS
