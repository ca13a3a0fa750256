/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server on loopback that writes whatever bytes a test wants, as slowly as it wants, in threads
 * of its own. */
typedef struct HostileServer HostileServer;
typedef struct HostileVisit HostileVisit;
typedef void (*HostileServe) (HostileServer *self, HostileVisit *visit);

/* certificate: a PEM file, or NULL for plain TCP. */
HostileServer *hostile_server_new (HostileServe serve, gconstpointer data, gsize length,
                                   const char *certificate);
void hostile_server_free (HostileServer *self);
guint16 hostile_server_get_port (HostileServer *self);
/* Bytes that clients sent to it so far. */
guint hostile_server_get_heard (HostileServer *self);
/* The last question it read. (transfer full) */
GBytes *hostile_server_get_question (HostileServer *self);

/* For a HostileServe: FALSE once the client is gone or the test is over. */
gboolean hostile_write (HostileVisit *visit, const void *bytes, gsize length);
gboolean hostile_sleep (HostileServer *self, guint milliseconds);
/* Ends the connection by a reset instead of an orderly end. */
void hostile_reset (HostileVisit *visit);
/* The data it was made with. */
const char *hostile_data (HostileServer *self, gsize *length);

void hostile_serve_data (HostileServer *self, HostileVisit *visit);
void hostile_serve_silence (HostileServer *self, HostileVisit *visit);

G_END_DECLS
