/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-series.h"

G_BEGIN_DECLS

/* The labor market around a plan, by occupation: plain rows, copied out of the plan's series (or
 * the embedded figures where it has none) when it is compiled. */

/* A number, or why there is none. */
typedef struct
{
  double value; /* NaN without one */
  FwValueMark mark;
} FwLaborFigure;

typedef enum
{
  FW_LABOR_MEAN = 0,
  FW_LABOR_P10,
  FW_LABOR_P25,
  FW_LABOR_P50,
  FW_LABOR_P75,
  FW_LABOR_P90,
  FW_N_LABOR_WAGES,
} FwLaborWage;

/**
 * FwLaborOrigin:
 * @place: "Minnesota"
 * @vintage: "May 2025"
 * @source: proper name
 * @embedded: comes with Fairway, nobody asked a service
 *
 * Where figures come from. All NULL where there are none.
 */
typedef struct
{
  char *place, *vintage, *source;
  gboolean embedded;
} FwLaborOrigin;

/**
 * FwLaborRow:
 * @weight: share of the plan's completers that train for it, 0 to 1
 * @state_openings: projected for the whole state, a year
 * @state_completers: of the state's listed programs, a year
 * @wages: dollars a year of @price_year
 * @wages_of: the part of a group of occupations that they are of; NULL when of all of it
 * @price_year: the plan's, or the wages' own where prices are not known
 *
 * One occupation of the plan.
 */
typedef struct
{
  char *title;
  double weight;
  FwLaborFigure state_openings;
  FwLaborOrigin state_openings_origin;
  FwLaborFigure state_completers;
  FwLaborOrigin state_completers_origin;
  FwLaborFigure wages[FW_N_LABOR_WAGES];
  FwLaborOrigin wages_origin;
  char *wages_of;
  int price_year;
} FwLaborRow;

/* What a program's completers start with [dollars a year of the plan]. */
typedef struct
{
  char *title;
  guint occupation;
  double pay;
} FwLaborStart;

/**
 * FwLabor:
 * @earnings: yearly, of those who apply, before [dollars of the plan]; NaN without groups
 */
typedef struct
{
  FwLaborRow *rows;
  guint n_rows;
  FwLaborStart *starts;
  guint n_starts;
  double earnings;
} FwLabor;

void fw_labor_free (FwLabor *self);
/* TRUE when the row has any wage, or at least a reason why not. */
gboolean fw_labor_row_has_wages (const FwLaborRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwLabor, fw_labor_free)

G_END_DECLS
