/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-answer-store.h"
#include "fw-http-send.h"
#include "fw-http.h"
#include "fw-quota.h"
#include "fw-turns.h"

G_BEGIN_DECLS

/* Shared by the client (fw-http.c) and one request's way through it (fw-http-fetch.c). */
struct _FwHttp
{
  GObject parent_instance;

  FwKeyring *keyring;
  char *folder;
  GUri *server;     /* or NULL */
  FwSender *sender; /* made when first needed */
  FwTurns *turns;
  FwQuota *quota;
  FwAnswerStore *store;
  guint deadline;   /* [ms] */
  guint retry_wait; /* [ms] */
  FwNetwork network;
};

FwSender *fw_http_get_sender (FwHttp *self);

G_END_DECLS
