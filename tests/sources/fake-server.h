/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "fw-http.h"

G_BEGIN_DECLS

/* A well-bred server on loopback, a client that asks it, and a way to wait for one answer. */

typedef struct FakeServer FakeServer;
/* n: how many were asked before this one. */
typedef void (*FakeHandler) (FakeServer *self, SoupServerMessage *message, guint n);

struct FakeServer
{
  SoupServer *server;
  char *address; /* "http://127.0.0.1:PORT" */
  char *folder;  /* the client's, removed at the end */
  FwKeyring *keyring;
  FwHttp *http;
  FakeHandler handler;
  GPtrArray *asked; /* "GET /path?query" */
  GArray *times;    /* gint64, monotonic [us] */
  GArray *ports;    /* guint16, of the client: one a connection */
};

FakeServer *fake_server_new (FakeHandler handler);
void fake_server_free (FakeServer *self);
/* Another client of the same folder and server: as after a restart. */
void fake_server_restart_client (FakeServer *self);
/* Asks and waits. The request is taken. */
FwAnswer *fake_server_ask (FakeServer *self, FwRequest *request, FwStoreUse use, GError **error);
void fake_answer (SoupServerMessage *message, guint status, const char *type, const char *body);
void fake_remove_folder (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)

G_END_DECLS
