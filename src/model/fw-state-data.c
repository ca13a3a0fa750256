/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-data.h"

#include <math.h>
#include <string.h>

#include "fw-table.h"

#define NATION     0
#define MAX_STATES 100

static const char *const groups[FW_N_RACES]
    = { "white_non_hispanic", "hispanic", "black_alone", "asian_alone", "other" };

/* 2010 first: the counties' brackets are of 2006-2010, so the same edges cut at the same real
 * incomes. */
static const int years[] = { 2010, 2017 };

typedef struct
{
  double counts[FWE_N_BRACKETS];
  gboolean known;
} Shape;

typedef struct
{
  Shape shape[G_N_ELEMENTS (years)][MAX_STATES][FW_N_RACES];
} Shapes;

typedef struct
{
  double rate[MAX_STATES][FW_N_RACES]; /* share; NaN */
  int year[MAX_STATES][FW_N_RACES];
} Unemployment;

static FwRace
race_from_id (const char *id)
{
  FwRace race = FW_RACE_WHITE_NOT_HISPANIC;

  while (!g_str_equal (groups[race], id))
    {
      race++;
      g_assert (race < FW_N_RACES);
    }

  return race;
}

static Shapes *
load_shapes (void)
{
  g_autoptr (FwTable) table = fw_table_open ("state_incomes.csv");
  Shapes *shapes = g_new0 (Shapes, 1);

  while (fw_table_next (table))
    {
      const guint y = (int)fw_table_number (table, 0) == years[0] ? 0 : 1;
      const guint state = (guint)fw_table_number (table, 1);
      Shape *shape = &shapes->shape[y][state][race_from_id (fw_table_text (table, 2))];

      for (guint i = 0; i < FWE_N_BRACKETS; i++)
        shape->counts[i] = fw_table_number (table, 3 + i);
      shape->known = TRUE;
    }

  return shapes;
}

static Unemployment *
load_unemployment (void)
{
  g_autoptr (FwTable) table = fw_table_open ("state_unemployment.csv");
  Unemployment *self = g_new0 (Unemployment, 1);

  for (guint s = 0; s < MAX_STATES; s++)
    for (guint r = 0; r < FW_N_RACES; r++)
      self->rate[s][r] = NAN;

  while (fw_table_next (table))
    {
      const int year = (int)fw_table_number (table, 0);
      const guint state = (guint)fw_table_number (table, 1);
      const FwRace race = race_from_id (fw_table_text (table, 2));

      if (year > self->year[state][race])
        {
          self->year[state][race] = year;
          self->rate[state][race] = fw_table_number (table, 3) / 100.0;
        }
    }

  return self;
}

/* The two digits a state's or county's code starts with, or NATION. */
static guint
state_number (const char *fips)
{
  if (!g_ascii_isdigit (fips[0]) || !g_ascii_isdigit (fips[1]))
    return NATION;

  return (guint)(10 * (fips[0] - '0') + (fips[1] - '0'));
}

/**
 * fw_state_shape:
 * @state_fips: code of a state, or of a county in it
 * @race: which group
 * @counts: (out): households in each of the 16 brackets
 * @year: (out): survey year the counts are of, and dollars their edges are in
 * @is_nation: (out): TRUE when the state publishes none and this is the nation's sum
 *
 * The pattern of a group's household incomes. The year is 2010 where the state has it, because the
 * embedded county brackets are of 2006-2010, else 2017, else the nation of 2010. “Other” is what
 * the four named groups leave of all households, never under 0; householders who are Hispanic and
 * Black or Asian stand in two groups, which raking to a place's brackets and totals takes out
 * again.
 *
 * Returns: TRUE; FALSE when nothing is known even for the nation
 */
gboolean
fw_state_shape (const char *state_fips, FwRace race, double counts[FWE_N_BRACKETS], int *year,
                gboolean *is_nation)
{
  static Shapes *shapes = NULL;
  const Shape *found = NULL;
  const guint places[] = { state_number (state_fips), NATION };

  g_return_val_if_fail (state_fips != NULL && race < FW_N_RACES, FALSE);
  g_return_val_if_fail (counts != NULL && year != NULL && is_nation != NULL, FALSE);

  if (g_once_init_enter (&shapes))
    g_once_init_leave (&shapes, load_shapes ());

  for (guint p = 0; p < G_N_ELEMENTS (places) && found == NULL; p++)
    for (guint y = 0; y < G_N_ELEMENTS (years) && found == NULL; y++)
      if (shapes->shape[y][places[p]][race].known)
        {
          found = &shapes->shape[y][places[p]][race];
          *year = years[y];
          *is_nation = places[p] == NATION;
        }

  if (found == NULL)
    return FALSE;

  memcpy (counts, found->counts, sizeof found->counts);
  return TRUE;
}

/**
 * fw_state_unemployment:
 * @state_fips: code of a state, or of a county in it
 * @race: which group
 * @year: (out) (optional): survey year
 *
 * Unemployed share of the civilian labour force aged 16 to 64 (American Community Survey, C23002).
 *
 * Returns: a share, 0 to 1; NaN where the survey published none ("other" never)
 */
double
fw_state_unemployment (const char *state_fips, FwRace race, int *year)
{
  static Unemployment *table = NULL;
  guint state;

  g_return_val_if_fail (state_fips != NULL && race < FW_N_RACES, NAN);

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_unemployment ());

  state = state_number (state_fips);
  if (year != NULL)
    *year = table->year[state][race];

  return table->rate[state][race];
}
