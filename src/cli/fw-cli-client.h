/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"
#include "fw-http.h"

G_BEGIN_DECLS

/* What every command that asks a service takes, to be named in its table of options. */
#define FW_CLI_CLIENT_OPTIONS                                                                      \
  { "key-env", 0, FW_CLI_LIST, "NAME",                                                             \
    "the environment variable that holds the key; SOURCE=NAME with several sources" },             \
  {                                                                                                \
    "server", 0, FW_CLI_VALUE, "ADDRESS",                                                          \
        "ask this server in the place of all services; https, or http on this machine"             \
  }

/* A client with the keys of --key-env, which are those of the sources (a GPtrArray of FwService
 * that is asked), and the server of --server. (transfer full) */
FwHttp *fw_cli_client_new (FwCliArgs *args, GPtrArray *services, GError **error);

/* Keeps the program waiting for an answer. */
typedef struct
{
  GAsyncResult *result;
} FwCliWait;

void fw_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer wait);
/* (transfer full) */
GAsyncResult *fw_cli_wait (FwCliWait *wait);

G_END_DECLS
