/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture-server.h"
#include "fw-fetch.h"

G_BEGIN_DECLS

/* A fetch for Minneapolis from a server on loopback, with a folder of its own for what is stored. */
typedef struct
{
  FixtureServer *server;
  char *folder;
  FwKeyring *keyring;
  FwHttp *http;
  FwTarget *target;
  FwFetch *fetch;
  GString *steps; /* "page 0 arrived" */
  guint known;    /* requests, as last told: never fewer */
} FetchFixture;

void fetch_fixture_set_up (FetchFixture *self, gconstpointer data);
void fetch_fixture_tear_down (FetchFixture *self, gconstpointer data);
void fetch_fixture_add (FetchFixture *self, const FwSource *source);
/* Another fetch without sources, over the same store. */
void fetch_fixture_renew (FetchFixture *self);
/* And nothing stored. */
void fetch_fixture_forget (FetchFixture *self);
void fetch_fixture_end_server (FetchFixture *self);
/* Runs to its end. */
FwHarvest *fetch_fixture_try (FetchFixture *self, FwStoreUse use, GCancellable *cancellable,
                              GError **error);
FwHarvest *fetch_fixture_run (FetchFixture *self, FwStoreUse use);
void fetch_fixture_assert_shortfall (FwHarvest *harvest, const char *what, const char *why);
void fetch_fixture_remove_folder (const char *path);

G_END_DECLS
