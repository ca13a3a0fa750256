/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Runs the built program as a person would, and says what came out. */

typedef struct
{
  int status; /* exit code; -1 when it was killed */
  char *out, *err;
  double cpu;  /* seconds, user and system */
  double peak; /* largest resident set of any run so far [bytes] */
} CliRun;

/* Words end with NULL. A run is killed after a minute (ten under a sanitizer). */
CliRun *cli_run (const char *first, ...) G_GNUC_NULL_TERMINATED;
CliRun *cli_run_in (const char *const *environment, const char *const *words);
void cli_run_free (CliRun *self);
/* Fails the test with what the program said, unless it ended with this code. */
void cli_assert_status (const CliRun *self, int status);
/* Exit code 1, nothing but one sentence on standard error, and it names this. */
void cli_assert_refused (const CliRun *self, const char *names);
JsonNode *cli_json (const CliRun *self);
/* The members of an object are these, in this order. */
void cli_assert_members (JsonObject *object, const char *const *names);

/* A folder that is there for this test program only. */
const char *cli_folder (void);
/* (transfer full): path of a file in it with this content */
char *cli_file (const char *name, const char *content, gssize length);
/* (transfer full) (nullable): path of a reference table that may not be copied here, if it is at
 * hand */
char *cli_reference (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
