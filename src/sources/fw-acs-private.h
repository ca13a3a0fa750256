/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scan.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* Shared by the files of the Census source only: what is asked for, as tables, and how the answers'
 * cells are read. */

#define FW_ACS_MOST_VARIABLES 50 /* a call, says the Data API User Guide */

/* The races and ethnicities of a detailed table by the letter behind its name; the first row, with
 * no letter, is everybody. A to G are disjoint and add up to everybody, H and I are cut another
 * way. */
typedef struct
{
  char letter;
  const char *subject;
  const char *title; /* translate it */
} FwAcsRace;

#define FW_ACS_N_RACES 10
extern const FwAcsRace fw_acs_races[FW_ACS_N_RACES];

typedef enum
{
  FW_ACS_COUNT,     /* persons, households */
  FW_ACS_DOLLARS,   /* what one household has */
  FW_ACS_AGGREGATE, /* what all have together */
  FW_ACS_INDEX,     /* 0 to 1 */
  FW_ACS_PERCENT,   /* published as per cent, read as a share */
} FwAcsKind;

/* A value of a series: the sum of up to four variables of a table, by number. */
typedef struct
{
  const char *key;
  guint ids[4]; /* 0: no more */
} FwAcsLine;

/* How one number comes of several counties'. */
typedef enum
{
  FW_ACS_ADD,
  FW_ACS_MEDIAN, /* from the counties' brackets added up */
  FW_ACS_NEVER,  /* only households asked one by one would tell */
} FwAcsMerge;

/* A series and the table it stands in: of everybody, of each race, or both. */
typedef struct
{
  const char *measure;
  const char *table;
  FwAcsKind kind;
  FwAcsMerge merge;
  gboolean has_all, has_races;
  gboolean has_prices; /* in dollars of the vintage's last year */
  const FwAcsLine *lines;
  guint n_lines;
  const char *note;             /* translate it; or NULL */
  const char *fallback;         /* what is used instead; translate it; or NULL */
  const char *fallback_by_race; /* likewise */
} FwAcsMeasure;

extern const FwAcsMeasure fw_acs_measures[];
extern const guint fw_acs_n_measures;
extern const FwAcsLine fw_acs_brackets[];
#define FW_ACS_N_BRACKETS 16

/* The request that a table of a race (index into fw_acs_races) is asked by: "B19001B", "baseline".
 * (transfer full) */
char *fw_acs_tag (const char *table, guint race);
/* "Household income by bracket, Black": of a tag's request or of a series. (transfer full) */
char *fw_acs_title (const char *title, guint race);
/* Last year of the five a request is about; 0 when its path does not tell. */
int fw_acs_request_year (FwRequest *request);
gboolean fw_acs_is_peers (FwRequest *request);
/* "2020–2024" of 2024. (transfer full) */
char *fw_acs_vintage_text (int year);
/* The vintage the outcomes settled on, which every state's counties have; FALSE when none is
 * published: then the oldest asked for. */
gboolean fw_acs_vintage (GPtrArray *outcomes, int *year);

GPtrArray *fw_acs_next (const FwTarget *target, GPtrArray *outcomes, GError **error);
gboolean fw_acs_check (FwAnswer *answer, GError **error);
void fw_acs_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest);
void fw_acs_read_peers (const FwTarget *target, const char *place, GPtrArray *outcomes, int year,
                        FwHarvest *harvest);

/**
 * FwAcsAreas:
 *
 * The answers' cells by area (one, or the counties that make up the place) and variable.
 */
typedef struct FwAcsAreas FwAcsAreas;

FwAcsAreas *fw_acs_areas_new (const FwTarget *target, GPtrArray *outcomes, int year);
void fw_acs_areas_free (FwAcsAreas *self);
guint fw_acs_areas_get_n (FwAcsAreas *self);
guint fw_acs_areas_get_n_dropped (FwAcsAreas *self); /* rows of another width than their header */
/* "Minneapolis city, Minnesota", counties joined; as the Census calls it. (transfer full) */
char *fw_acs_areas_dup_name (FwAcsAreas *self);
/* Estimate and margin of "B19001B_017": FW_MARK_UNKNOWN_SERIES where no answer has it. */
FwSeriesValue fw_acs_areas_read (FwAcsAreas *self, guint area, const char *variable,
                                 FwAcsKind kind);
/* One number out of a row's columns, codes and annotations told apart. */
FwSeriesValue fw_acs_read_cell (FwScanTable *table, guint row, const char *variable,
                                FwAcsKind kind);
/* Their sum with the root sum square of their margins; the mark of the first without a value. */
FwSeriesValue fw_acs_add (const FwSeriesValue *values, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwAcsAreas, fw_acs_areas_free)

G_END_DECLS
