/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fixture-server.h"

G_BEGIN_DECLS

/* What a request asks. */
typedef struct
{
  const char *method;
  const char *path;  /* without query */
  GHashTable *query; /* decoded; or NULL */
  const char *body;  /* or NULL */
  const char *header_key;
} FixtureQuestion;

/* What is answered. */
typedef struct
{
  guint status;
  const char *type; /* or NULL */
  const char *location;
  gboolean key_error;
  GString *body;
} FixtureAnswer;

const char *fixture_query (const FixtureQuestion *question, const char *name); /* or NULL */
/* Another status with a text. */
void fixture_refuse (FixtureAnswer *answer, guint status, const char *type, const char *text);
/* From 0 to below 1: the same for the same seed and text. */
double fixture_chance (const FixtureOptions *options, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void fixture_append_text (GString *json, const char *text);

/* Places asked for before, "27/43000": they are among all places of their state. */
void fixture_answer_census (const FixtureOptions *options, const FixtureQuestion *question,
                            GPtrArray *places, FixtureAnswer *answer);
void fixture_answer_bls (const FixtureOptions *options, const FixtureQuestion *question,
                         gboolean spent, FixtureAnswer *answer);
void fixture_answer_projections (const FixtureOptions *options, const FixtureQuestion *question,
                                 FixtureAnswer *answer);
void fixture_answer_etp (const FixtureOptions *options, const FixtureQuestion *question,
                         FixtureAnswer *answer);
void fixture_answer_scorecard (const FixtureOptions *options, const FixtureQuestion *question,
                               FixtureAnswer *answer);

/* Occupations of the invented tables: SOC with a dash, title, jobs of a state in thousands. */
typedef struct
{
  const char *soc;
  const char *title;
  double jobs;
} FixtureOccupation;

extern const FixtureOccupation fixture_occupations[];
extern const guint fixture_n_occupations;

G_END_DECLS
