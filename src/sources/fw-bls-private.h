/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-source-error.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* What the parts of the BLS source share. Services' layout: BLS, “Series ID Formats”. */

#define FW_BLS_FIRST_OLD_YEARS 9 /* before this one: ten years, both ends included */
#define FW_BLS_KEYED_YEARS     19

/* Measures of local area unemployment. */
typedef enum
{
  FW_BLS_RATE = 0,
  FW_BLS_UNEMPLOYED,
  FW_BLS_EMPLOYED,
  FW_BLS_LABOR_FORCE,
  FW_BLS_N_LABOR,
} FwBlsLabor;

/* Data types of the occupation survey. */
typedef enum
{
  FW_BLS_JOBS = 0,
  FW_BLS_MEAN,
  FW_BLS_P10,
  FW_BLS_P25,
  FW_BLS_P50,
  FW_BLS_P75,
  FW_BLS_P90,
  FW_BLS_N_WAGE,
} FwBlsWage;

/* Job openings and labor turnover. */
typedef enum
{
  FW_BLS_OPENINGS = 0,
  FW_BLS_HIRES,
  FW_BLS_QUITS,
  FW_BLS_SEPARATIONS,
  FW_BLS_N_TURNOVER,
} FwBlsTurnover;

#define FW_BLS_PRICES_ID "CUUR0000SA0"

/**
 * FwBlsArea:
 * @stems: ids without the measure; several counties are added up
 * @geography: as series name it
 * @place: for people
 * @rate_only: nothing but the rate is asked for
 */
typedef struct
{
  GStrv stems;
  char *geography;
  char *place;
  gboolean rate_only;
} FwBlsArea;

void fw_bls_area_free (FwBlsArea *self);

/* One observation; year and period are checked, the value is as published. */
typedef struct
{
  int year;
  char period[4];
  double value;
  FwValueMark mark;
} FwBlsPoint;

/* A series that was asked for and came, also without any observation. */
typedef struct
{
  char *id;
  gboolean unknown; /* BLS says there is none such */
  GArray *points;   /* (element-type FwBlsPoint), oldest first */
  FwAnswer *answer; /* or NULL */
} FwBlsSeries;

/* --- fw-bls-ids.c */

/* A plan's codes are digits of the right number; the error names the one that is not. */
gboolean fw_bls_check_target (const FwTarget *target, GError **error);
/* The metro area of the target, NULL when there is none. */
const char *fw_bls_metro (const FwTarget *target);
/* What to call it. (transfer full) */
char *fw_bls_metro_name (const FwTarget *target, const char *metro);
/* Areas of the target, each asked for its unemployment: (element-type FwBlsArea). (transfer full)
 */
GPtrArray *fw_bls_areas (const FwTarget *target);
char *fw_bls_labor_id (const char *stem, FwBlsLabor measure);
char *fw_bls_metro_wage_id (const char *metro, const char *soc, FwBlsWage type);
char *fw_bls_state_wage_id (const char *state, const char *soc, FwBlsWage type);
char *fw_bls_turnover_id (const char *state, FwBlsTurnover measure);
/* A wage in dollars a year, in the id of the occupation survey. */
gboolean fw_bls_id_is_wage (const char *id);
gboolean fw_bls_id_is_rate (const char *id);
/* “Minnesota”; the code where it is none. */
const char *fw_bls_state_name (const char *state);

/* --- fw-bls-answer.c */

gboolean fw_bls_check (FwAnswer *answer, GError **error);
/* All series of all answers by id: (element-type utf8 FwBlsSeries). (transfer full) */
GHashTable *fw_bls_collect (GPtrArray *outcomes);

/* --- fw-bls-requests.c */

GPtrArray *fw_bls_next (const FwTarget *target, GPtrArray *outcomes, GError **error);
/* TRUE when its two halves were asked instead. */
gboolean fw_bls_was_split (GPtrArray *outcomes, FwRequest *request);

/* --- fw-bls-wages.c */

/**
 * FwBlsWages:
 * @year: newest of all its data types, 0 for none
 * @n_answered: data types that an answer tells of, if only that BLS has none
 * @values: of that year
 * @answer: (nullable): that brought it
 *
 * What BLS has of one occupation in one area.
 */
typedef struct
{
  int year;
  guint n_answered;
  FwBlsPoint values[FW_BLS_N_WAGE];
  FwAnswer *answer;
} FwBlsWages;

/* “Wage, software developers”, for sentences. */
char *fw_bls_wage_title (const FwTarget *target, guint occupation);
FwBlsWages fw_bls_wages (GHashTable *series, const char *metro, const char *state, const char *soc);
gboolean fw_bls_wages_has_pay (const FwBlsWages *self);
void fw_bls_read_wages (const FwTarget *target, GHashTable *series, FwHarvest *harvest);

G_END_DECLS
