/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DATA_BUILTIN = 0, /* comes with Fairway */
  FW_DATA_FETCHED,     /* a service or a file gave it; kept in the plan */
  FW_DATA_ENTERED,     /* whoever made the plan, or a scenario, states it */
} FwDataOrigin;

typedef enum
{
  FW_DATA_CURRENT = 0,
  FW_DATA_OLD, /* its agency has published newer ones since */
} FwDataState;

/* One number of a row, as people read it: mark, range or source stand in the note. */
typedef struct
{
  char *key;
  char *value;
  char *margin; /* "±1,234", or "" */
  char *note;   /* or "" */
  char *url;    /* where this number stands, or NULL */
} FwDataValue;

/**
 * FwDataRow:
 * @id: unique in the list
 * @title: "Household income brackets"
 * @subtitle: "Hennepin County, Minnesota · ACS 2006–2010, 2010 dollars"
 * @value: the row in one figure: "475,913 households"
 * @unit: of its values, in words
 * @vintage: period it is of, or ""
 * @margin: 90 % margin of @value, "" where none is published or it is not one number
 * @source: who published it, or who says so
 * @url: where it stands, or NULL
 * @licence: NULL when the source states none
 * @fetched: ISO 8601, UTC; NULL unless fetched
 * @when: "built in", "fetched 3 months ago", "entered here"
 * @used_by: which inputs and charts rest on it; "" when it is only shown
 * @note: what a reader must know beside it, or ""
 * @service: that can be asked for a newer one, as a measure's row names it; or NULL
 * @series: id of the plan's series, or NULL
 * @values: (element-type FwDataValue): all of them
 */
typedef struct
{
  char *id;
  char *title;
  char *subtitle;
  char *value;
  char *unit;
  char *vintage;
  char *margin;
  char *source;
  char *url;
  char *licence;
  char *fetched;
  char *when;
  char *used_by;
  char *note;
  const char *service;
  char *series;
  FwDataOrigin origin;
  FwDataState state;
  GPtrArray *values;
} FwDataRow;

/* Every source of numbers a scenario of a plan rests on, as of a moment. (transfer full)
 * (element-type FwDataRow) */
GPtrArray *fw_data_list (FwPlan *plan, FwScenario *scenario, GDateTime *now);
/* "8 of 9 sources are current; one may have newer values". (transfer full) */
char *fw_data_list_finding (GPtrArray *rows);
/* The row of an id, or NULL. (transfer none) */
const FwDataRow *fw_data_list_find (GPtrArray *rows, const char *id);
/* "fetched 3 months ago"; "fetched" for a time that cannot be read. (transfer full) */
char *fw_data_age (const char *fetched, GDateTime *now);

/* A key of a series as people read it: "Under $10,000", "August 2025". (transfer full) */
char *fw_data_key_title (const char *key);
/* A value with its mark in words: "$239,200 or more", "not released by the source". (transfer full)
 */
char *fw_data_value_text (const FwSeriesValue *value, FwUnit unit);

G_END_DECLS
