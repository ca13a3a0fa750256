/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server on loopback in the place of all services, for tests and for a person who wants to see
 * the program at work without a network. It answers every request of a city's baseline in the
 * services' recorded shapes. ALL ITS NUMBERS ARE INVENTED: made from a seed, consistent among
 * themselves (brackets sum to their total, wages rise with their percentile), true of no place. */

/**
 * FixtureOptions:
 * @seed: other numbers for another seed
 * @newest_acs: newest vintage of five-year data that is out; a later one is 404
 * @newest_oews: year of the newest wages; nothing else is served
 * @census_key, @bls_key, @scorecard_key: the only key that is right; NULL: none is asked for
 * @bls_quota: answers of BLS before its quota's words; 0: no end
 * @fail_after: answers of all services before nothing but "503"; 0: no end
 * @suppressed_races: table suffixes without figures, such as "CE"; or NULL
 * @unreleased: six digits of an occupation whose wages are withheld ("151232"); or NULL
 * @capped: medians and high wages stand at the source's cap
 * @unknown_metro: BLS knows no series of a metro area's wages
 * @delay: before each answer [milliseconds]
 */
typedef struct
{
  guint seed;
  int newest_acs;
  int newest_oews;
  const char *census_key;
  const char *bls_key;
  const char *scorecard_key;
  guint bls_quota;
  guint fail_after;
  const char *suppressed_races;
  const char *unreleased;
  gboolean capped;
  gboolean unknown_metro;
  guint delay;
} FixtureOptions;

extern const FixtureOptions fixture_options;

/* A request as it came. */
typedef struct
{
  char *method;
  char *path; /* with query, as sent */
  char *body;
  char *all; /* request line, headers and body: where a key would be found */
  guint status;
  gboolean conditional; /* had If-None-Match or If-Modified-Since */
} FixtureCall;

typedef struct FixtureServer FixtureServer;

/* port: 0 for any. (transfer full) */
FixtureServer *fixture_server_new (const FixtureOptions *options, guint port);
void fixture_server_free (FixtureServer *self);
const char *fixture_server_get_address (FixtureServer *self); /* "http://127.0.0.1:1234" */
/* From now on; what was counted stays. Borrowed texts must live on. */
void fixture_server_set_options (FixtureServer *self, const FixtureOptions *options);
/* Requests whose path begins with this are answered by a recorded file of
 * tests/data/fixtures/SERVICE, with the status and headers of its INDEX.json. */
void fixture_server_replay (FixtureServer *self, const char *path, const char *service,
                            const char *file);
/* (element-type FixtureCall) (transfer none) */
GPtrArray *fixture_server_get_calls (FixtureServer *self);
/* Calls whose path holds this text; NULL for all. */
guint fixture_server_count (FixtureServer *self, const char *part);
void fixture_server_forget_calls (FixtureServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureServer, fixture_server_free)

G_END_DECLS
